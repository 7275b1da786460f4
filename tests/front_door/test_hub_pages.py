"""The Hub's list and the page of one worry, as those at the Hub and everybody else meet them."""

import re
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from agencies.workplace import holds, knows, practitioner
from cast import Cast
from clock import today
from corbiere.access.bases import HUB_WAITS
from corbiere.access.models import AccessLog
from corbiere.access.viewing import looking, viewer
from corbiere.access.visibility import bases_of
from corbiere.agencies.entries import Profession, Role
from corbiere.front_door.clock import decide_by
from corbiere.front_door.entries import WorryArrived
from corbiere.front_door.entries.concerns import Pathway, WayIn
from corbiere.front_door.inbox import BY
from corbiere.front_door.models import HubWorry
from corbiere.front_door.pages.hub.desk import hub_desk
from corbiere.ledger import reading
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.writing import Writing, record_together
from desk.at_desk import Page
from markup import markup

pytestmark = pytest.mark.django_db
FIRST = UUID("6f2b5a8e-53c2-4a7e-9d2f-0a4b8c1d2e3f")
OTHERS = ("david", "sam", "ana", "ben", "eve")


@pytest.fixture
def matter(cast: Cast) -> UUID:
    cast.people["matter"] = uuid4()
    told: dict[str, Any] = {"concern": "Bruises on both arms", "name": "Jad Lebrock", "school": "Plat Douet", "from": "professional"}
    return cast.tell("matter", "worry-arrived", 0, by="david", opens=True, **told)


def page(cast: Cast, who: str, address: str, **asked: str) -> Page:
    return Page(cast.client(who).get(address, asked))


def pressed(cast: Cast, who: str, address: str, **sent: str) -> Page:
    return Page(cast.client(who).post(address, sent, follow=True))


def held(subject: UUID, kind: str) -> list[dict[str, Any]]:
    with without_row_security():
        return [line.body for line in reading.lines(subject) if line.kind == kind]


# Who meets it.


def test_the_list_is_for_the_hub_alone(cast: Cast, matter: UUID) -> None:
    assert "Jad Lebrock" in page(cast, "hana", "/hub/").words
    assert 'href="/hub/"' in page(cast, "hana", "/").html
    for who in OTHERS:
        assert 'href="/hub/"' not in page(cast, who, "/").html
        for address in ("/hub/", f"/hub/{matter}/", f"/hub/{uuid4()}/"):
            assert cast.client(who).get(address).status_code == 404, (who, address)
        for act in ("have", "is", "begin", "off"):
            assert cast.client(who).post(f"/hub/{matter}/{act}/", {"child": str(cast.noah), "why": "x"}).status_code == 404, (who, act)
    assert held(cast.noah, "concern-received") == []


def test_what_is_closed_to_one_at_the_hub_is_on_their_list_in_no_way(cast: Cast) -> None:
    worry = cast.tell("noah", "concern-received", 0, by="david", concern="A burn")
    assert "Noah" in page(cast, "hana", "/hub/").words
    knows(cast.hana, cast.noah, cast.ago(1))
    assert "Noah" not in page(cast, "hana", "/hub/").html
    assert cast.client("hana").get(f"/hub/{worry}/").status_code == 404


# From the words to the child.


def test_the_likely_are_named_with_the_searchs_own_reasons_and_one_press_joins(cast: Cast, matter: UUID) -> None:
    shown = page(cast, "hana", f"/hub/{matter}/")
    assert "Bruises on both arms" in shown.words
    assert "It is Jade" in shown.words
    assert "sounds alike" in shown.words or "nearly" in shown.words or "one letter" in shown.words
    assert "4 Rue des Prés" not in shown.words  # no more of a likely child than who they are
    after = pressed(cast, "hana", f"/hub/{matter}/is/", child=str(cast.jade), why="sounds alike")
    assert "It is on Jade’s record now" in after.words
    assert "4 Rue des Prés" in after.words
    assert "Ana Pires" in after.words
    (worry,) = [body for body in held(cast.jade, "concern-received") if body.get("from_matter")]
    assert worry["concern"] == "Bruises on both arms"
    assert "Jad Lebrock" not in page(cast, "hana", "/hub/").words


def test_whoever_had_it_in_hand_has_it_once_it_is_joined(cast: Cast, matter: UUID) -> None:
    pressed(cast, "hana", f"/hub/{matter}/have/")
    after = pressed(cast, "hana", f"/hub/{matter}/is/", child=str(cast.noah))
    assert "Hana Nowak has it." in after.words and "Put it back" in after.words


def test_while_one_types_only_the_likely_come(cast: Cast, matter: UUID) -> None:
    answer = cast.client("hana").get(f"/hub/{matter}/", {"q": "Noah Le Brocq"}, headers={"HX-Request": "true"})
    told = markup(answer)
    assert "It is <bdi>Noah</bdi>" in told and "<h1" not in told


def test_an_adult_is_named_and_not_joined(cast: Cast, matter: UUID) -> None:
    shown = page(cast, "hana", f"/hub/{matter}/", q="Marie Le Brocq")
    assert "An adult" in shown.words
    assert "It is Marie" not in shown.words
    refused = pressed(cast, "hana", f"/hub/{matter}/is/", child=str(cast.marie))
    assert refused.status == 422 and "over eighteen" in refused.words


def test_closed_records_are_counted_and_nothing_more(cast: Cast, matter: UUID) -> None:
    knows(cast.hana, cast.jade, cast.ago(1))
    shown = page(cast, "hana", f"/hub/{matter}/")
    assert "One record is closed to you" in shown.words
    assert "Jade" not in shown.words.replace("Jad Lebrock", "")
    refused = pressed(cast, "hana", f"/hub/{matter}/is/", child=str(cast.jade))
    assert refused.status == 422 and "not known" in refused.words


def test_to_look_at_the_likely_is_a_sight(cast: Cast, matter: UUID) -> None:
    before = AccessLog.objects.filter(subject=cast.jade, practitioner=cast.hana).count()
    page(cast, "hana", f"/hub/{matter}/")
    assert AccessLog.objects.filter(subject=cast.jade, practitioner=cast.hana, what="likely matches").count() == before + 1


def test_it_is_joined_once_however_often_it_is_pressed(cast: Cast, matter: UUID) -> None:
    for _ in range(2):
        pressed(cast, "hana", f"/hub/{matter}/is/", child=str(cast.noah))
    assert len(held(cast.noah, "concern-received")) == 1


def test_it_is_about_a_brother_too(cast: Cast, matter: UUID) -> None:
    pressed(cast, "hana", f"/hub/{matter}/is/", child=str(cast.jade))
    with looking(viewer(cast.hana, today())):
        root = HubWorry.objects.get(subject=cast.jade).entry
    shown = page(cast, "hana", f"/hub/{root}/")
    assert "It is about Noah Le Brocq too" in shown.words
    assert "It is about Marie" not in shown.words
    pressed(cast, "hana", f"/hub/{root}/is/", child=str(cast.noah))
    assert [body["concern"] for body in held(cast.noah, "concern-received")] == ["Bruises on both arms"]
    after = page(cast, "hana", f"/hub/{root}/")
    with looking(viewer(cast.hana, today())):
        his = HubWorry.objects.get(subject=cast.noah).entry
    assert "A worry about them waits too" in after.words and f'href="/hub/{his}/"' in after.html


def test_it_is_taken_off_with_a_reason(cast: Cast, matter: UUID) -> None:
    pressed(cast, "hana", f"/hub/{matter}/is/", child=str(cast.noah))
    with looking(viewer(cast.hana, today())):
        root = HubWorry.objects.get(subject=cast.noah).entry
    refused = pressed(cast, "hana", f"/hub/{root}/off/", why=" ")
    assert refused.status == 422 and "Write why it is not about this child" in refused.words
    after = pressed(cast, "hana", f"/hub/{root}/off/", why="It is his cousin")
    assert "It is off Noah’s record" in after.words and "Jad Lebrock" in after.words
    assert (held(cast.noah, "concern-received"), held(cast.matter, "worry-joined")) == ([], [])


def test_a_record_begins_with_the_second_act_of_the_hub_and_not_before(cast: Cast) -> None:
    cast.people["matter"] = uuid4()
    told = {"concern": "Alone on the beach", "name": "Khloe Vautier", "born": "2019-06-03"}
    root = cast.tell("matter", "worry-arrived", 0, by="david", opens=True, **told)
    for _ in range(2):
        after = pressed(cast, "hana", f"/hub/{root}/begin/")
    assert "A record is begun for Khloe" in after.words
    with without_row_security():
        (begun,) = EntryRow.objects.filter(kind="person-identified", practitioner=cast.hana, body__given="Khloe")
    assert {line for line in ("born", "concern-received") if held(begun.subject_id, line)} == {"born", "concern-received"}


# Worries that come together, in hand and late.


def test_two_worries_within_seven_days_come_together_and_are_decided_together(cast: Cast) -> None:
    for days, said in ((400, "Long ago"), (5, "Cold"), (1, "A burn")):
        cast.tell("noah", "concern-received", days, by="david", concern=said)
        if days == 400:
            cast.tell("noah", "concern-decided", 30, by="hana", outcome="advice")
    listed = page(cast, "hana", "/hub/")
    assert listed.words.count("Noah Le Brocq") == 1 and "2 worries within seven days." in listed.words
    with looking(viewer(cast.hana, today())):
        root = HubWorry.objects.filter(subject=cast.noah).last().entry
    shown = page(cast, "hana", f"/hub/{root}/")
    assert "Cold" in shown.words and "A burn" in shown.words and "Decide on both" in shown.words
    form = Page(cast.client("hana").get(re.search(r'href="(/records/[^"]+concern-decided/[^"]*)"', shown.html)[1]))
    sent = {**form.fields, "send": "record", "outcome": "advice", "level": "universal", "why": "A coat was found"}
    assert cast.client("hana").post(form.action, sent).status_code == 302
    assert "Noah" not in page(cast, "hana", "/hub/").words


def test_brothers_and_sisters_of_one_worry_stand_in_one_row(cast: Cast) -> None:
    for child in ("jade", "noah"):
        cast.tell(child, "concern-received", 1, by="david", concern="Both are cold")
    shown = page(cast, "hana", "/hub/")
    with looking(viewer(cast.hana, today())):
        roots = HubWorry.objects.filter(subject__in=[cast.jade, cast.noah], decided=None).values_list("entry", flat=True)
    assert "Nobody has this 1" in shown.words and shown.words.count("Both are cold") == 1 and "with Noah" in shown.words
    assert all(f'href="/hub/{root}/"' in shown.html for root in roots)
    pressed(cast, "hana", f"/hub/{roots[0]}/have/")
    assert "Nobody has this 1" in page(cast, "hana", "/hub/").words and "with Noah" not in page(cast, "hana", "/hub/").words


def test_the_first_twelve_of_a_group_are_in_view_and_the_others_one_press_away(cast: Cast) -> None:
    for place in range(15):
        cast.people["more"] = uuid4()
        cast.tell("more", "worry-arrived", 0, by="david", opens=True, concern=f"Worry {place}", name=f"Child {place}")
    shown = page(cast, "hana", "/hub/")
    before, more = shown.html.split("and 3 more")
    assert (before.count("Worry "), more.count("Worry ")) == (12, 3)


def test_a_repeat_within_twelve_months_is_said(cast: Cast) -> None:
    for days in (300, 0):
        cast.tell("noah", "concern-received", days, by="david", concern="Cold")
        if days:
            cast.tell("noah", "concern-decided", 299, by="hana", outcome="advice")
    with looking(viewer(cast.hana, today())):
        root = HubWorry.objects.get(subject=cast.noah).entry
    assert "1 within twelve months before this." in page(cast, "hana", f"/hub/{root}/").words


def test_whoever_has_it_is_named_and_nobody_comes_first(cast: Cast, matter: UUID) -> None:
    cast.people["tess"], cast.agencies["tess"] = (
        practitioner("Tess Marett", cast.agencies["ana"], Profession.SOCIAL_WORKER),
        cast.agencies["ana"],
    )
    holds(cast.tess, Role.HUB)
    cast.tell("noah", "concern-received", 10, by="david", concern="Cold")
    pressed(cast, "hana", f"/hub/{matter}/have/")
    words = page(cast, "hana", "/hub/").words
    assert words.index("Nobody has this") < words.index("Noah Le Brocq") < words.index("You have these") < words.index("Jad Lebrock")
    assert "Hana Nowak has it." in page(cast, "tess", f"/hub/{matter}/").words
    assert "Others have these" in page(cast, "tess", "/hub/").words
    assert "1 past its day." in words
    pressed(cast, "hana", f"/hub/{matter}/have/", back="1")
    assert "Nobody has it." in page(cast, "tess", f"/hub/{matter}/").words


def test_three_hundred_worries_cost_few_questions(cast: Cast) -> None:
    """≤ 15, at any size."""
    client = cast.client("hana")
    client.get("/hub/")
    asked = []
    for number in (3, 300):
        for place in range(number):
            name = f"m{number}-{place}"
            cast.people[name] = uuid4()
            cast.tell(name, "worry-arrived", place % 9, by="david", opens=True, concern=f"Worry {place}", name=f"Child {place}")
        with CaptureQueriesContext(connection) as told:
            assert client.get("/hub/").status_code == 200
        asked.append(
            len([one for one in told.captured_queries if one["sql"].lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "WITH"))])
        )
    assert asked[0] == asked[1]
    assert asked[1] <= 15, asked


# What people send.


def picture(place: bytes = b"49.18,-2.10") -> SimpleUploadedFile:
    held = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = place.decode()
    Image.new("RGB", (40, 40), "red").save(held, "JPEG", exif=exif)
    return SimpleUploadedFile("bruise.jpg", held.getvalue(), content_type="image/jpeg")


def sent_worry(cast: Cast, who: str, **typed: Any) -> Any:
    client = cast.client(who)
    form = Page(client.get("/concern/"))
    return client.post(form.action, {**form.fields, "send": "record", **typed})


def test_a_photograph_of_a_bruise_comes_along_and_is_given_out_without_its_place(cast: Cast) -> None:
    assert sent_worry(cast, "david", concern="A bruise", name="Jad Lebrock", **{"picture-file": picture()}).status_code == 302
    with looking(viewer(cast.hana, today())):
        root = HubWorry.objects.get().entry
    pressed(cast, "hana", f"/hub/{root}/is/", child=str(cast.noah))
    with looking(viewer(cast.hana, today())):
        child = HubWorry.objects.get().entry
    shown = page(cast, "hana", f"/hub/{child}/")
    (href,) = set(re.findall(r'href="(/records/[^"]+/documents/received/[^"]+)"', shown.html))
    given = cast.client("hana").get(href)
    assert given.status_code == 200 and given["Content-Type"] == "image/jpeg"
    assert b"49.18" not in given.content
    assert cast.client("sam").get(href).status_code == 404


@pytest.mark.parametrize("words", ["O menino tem nódoas negras nos braços. " * 3, "x" * 20_000])
def test_a_worry_in_any_language_and_of_any_length_is_taken_and_read(cast: Cast, words: str) -> None:
    assert sent_worry(cast, "sam", concern=words, name="Luís", language="Portuguese").status_code == 302
    with looking(viewer(cast.hana, today())):
        row = HubWorry.objects.get()
    assert words.strip() in markup(cast.client("hana").get(f"/hub/{row.entry}/"))
    assert len(row.said) <= 300


def test_one_that_is_too_long_is_told_at_the_question_and_nothing_is_lost(cast: Cast) -> None:
    back = Page(sent_worry(cast, "sam", concern="y" * 20_001))
    assert back.status == 422 and len(back.one("concern")) == 20_001
    assert [id for id, _ in back.summary] == ["id_concern"]


def test_one_worry_about_two_children_is_written_for_each(cast: Cast) -> None:
    assert sent_worry(cast, "ana", concern="Both came without breakfast", whom=[str(cast.jade), str(cast.noah)]).status_code == 302
    both = {"whom": [str(cast.jade), "another"], "child": str(cast.noah)}
    assert sent_worry(cast, "ana", concern="Neither has a coat", **both).status_code == 302
    for child in (cast.jade, cast.noah):
        assert [said["concern"] for said in held(child, "concern-received")[-2:]] == ["Both came without breakfast", "Neither has a coat"]
    with looking(viewer(cast.hana, today())):
        assert not HubWorry.objects.filter(matter=True).exists()


def test_a_child_on_record_is_named_by_whoever_may_know_of_them_and_by_nobody_else(cast: Cast) -> None:
    """Found without a script, by a search; an identifier of somebody who is closed names nobody, and the worry goes on to the Hub."""
    found = Page(sent_worry(cast, "hana", concern="No coat", find="child", **{"child-search": "Noa"}))
    assert found.status == 200 and str(cast.noah) in found.html and found.one("concern") == "No coat"
    assert str(cast.noah) not in Page(sent_worry(cast, "sam", concern="No coat", find="child", **{"child-search": "Noa"})).html
    for who in ("hana", "sam"):
        assert sent_worry(cast, who, concern=f"No coat, says {who}", child=str(cast.noah)).status_code == 302
    assert [said["concern"] for said in held(cast.noah, "concern-received")] == ["No coat, says hana"]
    with looking(viewer(cast.hana, today())):
        assert HubWorry.objects.get(matter=True).said == "No coat, says sam"


def test_a_name_that_was_looked_for_and_not_found_is_the_name_of_whom_it_is_about(cast: Cast) -> None:
    assert sent_worry(cast, "sam", concern="No coat", **{"child-search": "Luis from the third class"}).status_code == 302
    assert "Luis from the third class" in page(cast, "hana", "/hub/").words


def test_a_birth_that_has_not_come_is_told_at_the_question_and_nothing_is_lost(cast: Cast) -> None:
    day = cast.ago(-1)
    born = {"born-day": day.day, "born-month": day.month, "born-year": day.year}
    back = Page(sent_worry(cast, "sam", concern="No coat", name="Luis", **born))
    assert back.status == 422 and back.one("concern") == "No coat" and "has not come yet" in back.words
    assert [id for id, _ in back.summary] == ["id_born-day"]
    now = cast.ago(0)
    born = {"born-day": now.day, "born-month": now.month, "born-year": now.year}
    assert sent_worry(cast, "sam", concern="No coat", name="Luis", **born).status_code == 302


def test_the_clock_is_a_working_day_and_said_to_be_a_default(cast: Cast, matter: UUID) -> None:
    assert "one working day, a default" in page(cast, "hana", "/hub/").words
    assert "one working day, a default" in page(cast, "hana", f"/hub/{matter}/").words
    assert [decide_by(date(2026, 12, day)).day for day in (3, 4)] == [4, 7]


def test_a_crowd_from_the_public_form_is_one_row_that_opens_to_each(cast: Cast, matter: UUID) -> None:
    """What somebody takes in hand is out of it, and nothing of it is dropped."""
    for n in range(4):
        told = WorryArrived(
            concern=f"Alike {n}", name=f"Nobody {n}", way=WayIn.PUBLIC_FORM, at_risk=n == 2, pathway=Pathway.HUB, crowd=FIRST
        )
        first = Writing(entry=told, about=uuid4(), happened=today(), opens=True, id=uuid4() if n else FIRST)
        record_together([first], by=BY)
    desk = page(cast, "hana", "/hub/")
    assert "4 alike from the public form" in desk.words
    assert all(f"Nobody {n}" in desk.words for n in range(4)) and "Somebody must act in time" in desk.words
    assert "Nobody has this 2" in desk.words
    pressed(cast, "hana", f"/hub/{FIRST}/have/")
    assert "3 alike from the public form" in page(cast, "hana", "/hub/").words


def test_a_reference_that_is_not_there_is_told_and_leads_nobody_else_anywhere(cast: Cast, matter: UUID) -> None:
    assert "with ABCD-EFGH is open to you" in page(cast, "hana", "/hub/", reference="ABCD-EFGH").words
    assert page(cast, "david", "/hub/", reference="ABCD-EFGH").status == 404


# Whoever raised it is told, where nobody works with the child.


@pytest.fixture
def kim(cast: Cast) -> UUID:
    """A worry about a child with whom nobody works: the Hub gave advice, ten days ago."""
    cast.people["kim"] = uuid4()
    cast.tell("kim", "person-identified", 12, by="hana", opens=True, given="Kim", family="Rondel")
    worry = cast.tell("kim", "concern-received", 11, by="david", concern="No coat", **{"from": "professional"})
    cast.tell("kim", "concern-decided", 10, by="hana", of=str(worry), outcome="advice", level="universal", why="He has one now")
    return worry


def test_what_is_decided_stays_until_whoever_told_us_is_told(cast: Cast, kim: UUID) -> None:
    """WT-167-1: advice ends no duty to say so, and nobody else works with the child."""
    assert "Decided; whoever told us is not told yet" in page(cast, "hana", "/hub/").words
    shown = page(cast, "hana", f"/hub/{kim}/")
    assert "Whoever told us is not told yet" in shown.words
    form = Page(cast.client("hana").get(f"/records/{cast.kim}/record/referrer-told/", {"of": str(kim)}))
    assert form.status == 200 and form.one("of") == str(kim)
    sent = {**form.fields, "send": "record", "told": "The family has had advice.", "how": "By telephone"}
    assert Page(cast.client("hana").post(form.action, sent, follow=True)).status == 200
    assert [told["told"] for told in held(cast.kim, "referrer-told")] == ["The family has had advice."]
    assert "Kim Rondel" not in page(cast, "hana", "/hub/").words


@pytest.mark.parametrize(("after", "listed"), [(18, True), (19, False)])
def test_it_stands_there_for_four_weeks(cast: Cast, kim: UUID, after: int, listed: bool) -> None:
    on = cast.ago(-after)
    with looking(viewer(cast.hana, on)):
        rows = hub_desk(viewer(cast.hana, on)).groups
    assert ("telling" in [group.name for group in rows]) is listed
    assert (HUB_WAITS.name in {basis.name for basis in bases_of(viewer(cast.hana, on), cast.kim)}) is listed


def test_it_is_the_leads_once_somebody_leads_the_work(cast: Cast, kim: UUID) -> None:
    cast.tell("kim", "allocated", 1, by="hana", role="lead-social-worker", practitioner=str(cast.ana))
    assert "Kim Rondel" not in page(cast, "hana", "/hub/").words
    assert HUB_WAITS.name not in {basis.name for basis in bases_of(viewer(cast.hana, today()), cast.kim)}
    assert "Tell whoever raised the worry" in page(cast, "ana", "/").words


@pytest.mark.parametrize("who", OTHERS)
def test_it_is_the_hubs_to_tell_and_no_strangers(cast: Cast, kim: UUID, who: str) -> None:
    assert cast.client(who).get(f"/records/{cast.kim}/record/referrer-told/").status_code == 404
    assert cast.client(who).get(f"/hub/{kim}/").status_code == 404


# One list, and the words of a worry wherever somebody decides on it.


def test_a_worry_about_nobody_yet_stands_in_my_work_of_the_hub_and_of_nobody_else(cast: Cast, matter: UUID) -> None:
    words = page(cast, "hana", "/").words
    assert "A worry about Jad Lebrock, who is to be found" in words and "1 needs you today" in words.replace("1 thing · ", "")
    assert all("Jad Lebrock" not in page(cast, who, "/").words for who in ("sam", "ana", "ben", "eve"))


def test_many_worries_about_nobody_yet_hide_nothing_else_in_my_work(cast: Cast) -> None:
    for place in range(8):
        cast.people["more"] = uuid4()
        cast.tell("more", "worry-arrived", 0, by="david", opens=True, concern=f"Worry {place}", name=f"Child {place}")
    shown = page(cast, "hana", "/")
    assert shown.words.count("who is to be found") == 10, "five rows, each with the words of its button"
    assert "3 more worries about children who are to be found" in shown.words and 'href="/hub/"' in shown.html


def test_what_a_colleague_has_in_hand_is_theirs_on_every_list(cast: Cast, matter: UUID) -> None:
    cast.people["tess"], cast.agencies["tess"] = (
        practitioner("Tess Marett", cast.agencies["ana"], Profession.SOCIAL_WORKER),
        cast.agencies["ana"],
    )
    holds(cast.tess, Role.HUB)
    worry = cast.tell("noah", "concern-received", 1, by="david", concern="Cold")
    for root in (worry, matter):
        pressed(cast, "hana", f"/hub/{root}/have/")
    theirs, mine = page(cast, "tess", "/").words, page(cast, "hana", "/").words
    assert "A worry about Noah to decide on Hana Nowak has it" in theirs and "need you today" not in theirs
    assert "Jad Lebrock" not in theirs
    assert "Jad Lebrock" in mine and "has it" not in mine


def test_the_words_of_a_worry_stand_on_the_form_that_decides_on_it(cast: Cast) -> None:
    worry = cast.tell("noah", "concern-received", 1, by="david", concern="Cold, and alone on the stairs")
    shown = page(cast, "hana", f"/hub/{worry}/")
    form = Page(
        cast.client("hana").get(
            re.search(r'href="(/records/[^"]+concern-decided/[^"]*)"', shown.html)[1],
            headers={"referer": f"http://testserver/hub/{worry}/"},
        )
    )
    assert "Worry about a child’s safety: “Cold, and alone on the stairs”" in form.words and "Back to the worry" in form.words


def test_whoever_joined_a_worry_of_the_public_form_did_not_write_it(cast: Cast) -> None:
    came = uuid4()
    told = Writing(entry=WorryArrived(concern="Alone", way=WayIn.PUBLIC_FORM), about=came, happened=today(), opens=True)
    record_together([told], by=BY)
    with looking(viewer(cast.hana, today())):
        matter = HubWorry.objects.get(subject=came).entry
    pressed(cast, "hana", f"/hub/{matter}/is/", child=str(cast.noah))
    with looking(viewer(cast.hana, today())):
        root = HubWorry.objects.get(subject=cast.noah).entry
    assert "Written down by" not in page(cast, "hana", f"/hub/{root}/").words


def test_of_a_household_that_is_closed_by_now_nothing_is_said(cast: Cast) -> None:
    worry = cast.tell("noah", "concern-received", 1, by="david", concern="Cold")
    assert "Family and household" in page(cast, "hana", f"/hub/{worry}/").words
    cast.tell("noah", "concern-decided", 1, by="hana", of=str(worry), outcome="assessment", taken_by=str(cast.sam))
    shown = page(cast, "hana", f"/hub/{worry}/").words
    assert "Told" in shown and "Family and household" not in shown and "What others know" not in shown


def test_a_record_is_begun_whatever_day_of_birth_was_told(cast: Cast) -> None:
    cast.people["matter"] = uuid4()
    told = {"concern": "Alone on the beach", "name": "Zoë ʻOkina-O’Neill", "born": "9999-12-31"}
    root = cast.tell("matter", "worry-arrived", 0, by="david", opens=True, **told)
    assert "A record is begun for Zoë" in pressed(cast, "hana", f"/hub/{root}/begin/").words
