"""Foster carers who sign in: approved, named by a home, and seeing the child's day and nothing else, until the child leaves."""

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import URLResolver, get_resolver

from agencies.workplace import practitioner, told
from care.fostering import APPROVAL, HOME, approve, fostering
from cast import Cast
from corbiere.access.bases import CARES_FOR
from corbiere.access.viewing import viewer
from corbiere.access.visibility import bases_of, categories, subjects_visible_to
from corbiere.agencies.carers import CarerApprovalEnded, CarerApproved, approved_on
from corbiere.agencies.entries import Profession
from corbiere.agencies.models import CarerApproval
from corbiere.care.carers import living_with
from corbiere.care.rulings.carers import may_live_with_too_many
from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import Writing, record, record_together
from markup import markup
from protection.telling import BORN
from protection.telling import asked as proposed
from statements import counted

pytestmark = pytest.mark.django_db
MOST = 15  # statements a page may ask of the database


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    return fostering(cast)


def moves(cast: Cast, **more: Any) -> UUID:
    """Jade moves on, three days ago."""
    body = {**HOME, "left": {"reason": "nearer"}, **more}
    return cast.tell("jade", "placement-started", 3, **body)


def opens(cast: Cast, who: str, on: date | None = None) -> set[str]:
    return set(categories(bases_of(viewer(cast.people[who], on or cast.today), cast.jade)))


def test_a_carer_sees_the_day_of_the_child_who_lives_with_them_and_nothing_else(cast: Cast) -> None:
    """ISS-A-12."""
    assert opens(cast, "pat") == {"daily"}
    assert opens(cast, "kim") == set()
    assert [basis.name for basis in bases_of(viewer(cast.pat, cast.today), cast.jade)] == [CARES_FOR.name]
    assert {held.id for held in subjects_visible_to(viewer(cast.pat, cast.today))} == {cast.jade}


@pytest.mark.parametrize(("days", "open_to_them"), [(21, False), (20, True), (4, True), (3, False), (0, False)])
def test_it_is_open_from_the_move_to_the_day_before_the_next(cast: Cast, days: int, open_to_them: bool) -> None:
    """ISS-A-12."""
    moves(cast, carer="the Renoufs")
    assert bool(opens(cast, "pat", cast.ago(days))) is open_to_them


@pytest.mark.parametrize(("days", "open_to_them"), [(2, True), (1, False)])
def test_past_the_approval_nothing_is_open(cast: Cast, days: int, open_to_them: bool) -> None:
    """ISS-A-12: the last day of the approval, and the first after it."""
    told(CarerApprovalEnded(why="They stop"), cast.pat, cast.ago(2))
    assert bool(opens(cast, "pat", cast.ago(days))) is open_to_them
    assert (viewer(cast.pat, cast.ago(days)).agency is not None) is open_to_them


def test_whoever_was_never_approved_works_nowhere(cast: Cast) -> None:
    new = practitioner("Jo Vibert", cast.agencies["pat"], Profession.FOSTER_CARER, None, trained=False)
    assert viewer(new, cast.today).agency is None
    assert approved_on(new, cast.today) is None


@pytest.mark.parametrize("who", ["sam", "kim-later"])
def test_only_an_approved_foster_carer_is_named_as_one(cast: Cast, who: str) -> None:
    """ISS-A-12: may_name_somebody_who_does_not_foster. Ben fosters nobody, and Kim is not approved any more."""
    if who == "kim-later":
        told(CarerApprovalEnded(why="They stop"), cast.kim, cast.ago(30))
    named = cast.people[who.partition("-")[0]]
    with pytest.raises(NotRecorded, match="Choose foster carers who are approved"):
        cast.tell("jade", "carer-named", 2, carer=str(named))


def test_a_home_with_carers_who_are_not_approved_for_that_age_asks_why(cast: Cast) -> None:
    """ISS-A-12: may_live_with_unapproved_carers; may_name_somebody_who_does_not_foster lets whoever is approved that day sign in."""
    asked = kind_called("placement-started").model_validate({**HOME, "left": {"reason": "nearer"}, "carer": "Kim", "signs_in": [cast.kim]})
    approve(cast, "kim", cast.ago(10), cast.today + timedelta(days=9), youngest=12, oldest=17)
    with pytest.raises(NotRecorded, match="children of another age"):
        record(asked, about=cast.jade, happened=cast.today, by=cast.by("ana"))
    record(
        asked,
        about=cast.jade,
        happened=cast.today,
        by=cast.by("ana"),
        reasons={"live-with-unapproved-carers": "One night, Ms Le Feuvre agrees"},
    )
    assert opens(cast, "kim") == {"daily"}


def test_a_carer_on_record_who_is_approved_by_nobody_asks_why(cast: Cast) -> None:
    """ISS-A-12: may_live_with_unapproved_carers, by the person of the record; one act ties the two."""
    body = {**HOME, "left": {"reason": "nearer"}, "carer_person": str(cast.marie), "type": "foster-care-with-relative-or-friend"}
    asked = kind_called("placement-started").model_validate(body)
    with pytest.raises(NotRecorded, match="not approved to foster"):
        record(asked, about=cast.jade, happened=cast.today, by=cast.by("ana"))
    approve(cast, "kim", cast.today, cast.today + timedelta(days=9), person=cast.marie)
    record(asked, about=cast.jade, happened=cast.today, by=cast.by("ana"))


def move_in(cast: Cast, *children: UUID, carer: UUID, reasons: dict[str, str] | None = None) -> None:
    """Children come to live with a carer, in one act."""
    body = {**HOME, "carer": "Kim", "signs_in": [str(carer)]}
    bodies = [{**body, "left": {"reason": "nearer"}} if child == cast.jade else body for child in children]
    made = [
        Writing(entry=kind_called("placement-started").model_validate(said), about=child, happened=cast.today, reasons=reasons or {})
        for child, said in zip(children, bodies, strict=True)
    ]
    record_together(made, by=cast.by("ana"))


def test_children_are_counted_against_the_number_that_a_carer_is_approved_for(cast: Cast) -> None:
    """ISS-A-12: may_live_with_too_many. The last child allowed, and the first above it; those who come together are counted together."""
    cast.tell("noah", "care-started", 3, status="in-care", why="Nobody was at home")
    approve(cast, "kim", cast.ago(5), cast.today + timedelta(days=9), children=1)
    with pytest.raises(NotRecorded, match="Kim Noel is approved for 1 child, and this makes 2"):
        move_in(cast, cast.noah, cast.jade, carer=cast.kim)
    move_in(cast, cast.noah, carer=cast.kim)
    with pytest.raises(NotRecorded, match="Kim Noel is approved for 1 child, and this makes 2"):
        move_in(cast, cast.jade, carer=cast.kim)
    move_in(cast, cast.jade, carer=cast.kim, reasons={"live-with-too-many": "Brother and sister; Ms Le Feuvre agreed by telephone"})
    assert len(living_with(approved(cast), cast.today)) == 2


def test_only_a_foster_home_has_a_number_of_children() -> None:
    """ISS-A-12: may_live_with_too_many says nothing of a children's home."""
    home = kind_called("placement-started").model_validate({"type": "childrens-home", "place": "Le Squez"})
    assert may_live_with_too_many(proposed(home, "2026-06-01", BORN), home) is None


def approved(cast: Cast) -> CarerApproval:
    held = approved_on(cast.kim, cast.today)
    assert held
    return held


@pytest.mark.parametrize(("by", "allowed"), [("fay", True), ("pat", False), ("ben", False)])
def test_carers_are_approved_by_their_own_service(cast: Cast, by: str, allowed: bool) -> None:
    """ISS-A-12: nobody approves themselves, nor a manager of another service."""
    entry = CarerApproved(**{**APPROVAL, "until": cast.today + timedelta(days=900)})
    if allowed:
        record(entry, about=cast.kim if by == "pat" else cast.pat, happened=cast.today, by=cast.by(by))
        return
    with pytest.raises(NotRecorded):
        record(entry, about=cast.pat, happened=cast.today, by=cast.by(by))


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"until": -1}, "The last day is before the first"),
        ({"until": 0, "youngest": 11, "oldest": 10}, "The youngest age is above"),
    ],
)
def test_an_approval_is_for_some_time_and_some_ages(cast: Cast, more: dict[str, int], why: str) -> None:
    """ISS-A-12: may_approve_for_no_time."""
    more = {**more, "until": cast.today + timedelta(days=more["until"])}
    with pytest.raises(NotRecorded, match=why):
        record(CarerApproved(**{**APPROVAL, **more}), about=cast.kim, happened=cast.today, by=cast.by("fay"))


def test_only_a_foster_carer_is_approved_and_only_an_approval_ends(cast: Cast) -> None:
    """ISS-A-12: may_approve_somebody_who_is_no_carer, may_end_an_approval_that_is_none."""
    with pytest.raises(NotRecorded, match="have not joined as a foster carer"):
        approve(cast, "sam", cast.today, cast.today)
    told(CarerApprovalEnded(why="They stop"), cast.kim, cast.ago(2))
    with pytest.raises(NotRecorded, match="not approved on that day"):
        told(CarerApprovalEnded(why="They stop"), cast.kim, cast.ago(1))


def test_a_carer_writes_the_day_and_nothing_else(cast: Cast) -> None:
    by = cast.by("pat")
    record(kind_called("day-written")(said="I miss Mum"), about=cast.jade, happened=cast.today, by=by)
    record(kind_called("carer-worried")(worry="She does not eat"), about=cast.jade, happened=cast.today, by=by)
    with pytest.raises(NotRecorded):
        record(kind_called("carer-paper-written")(allergies="Nuts"), about=cast.jade, happened=cast.today, by=by)
    with pytest.raises(NotRecorded):
        record(kind_called("day-written")(said="x"), about=cast.jade, happened=cast.today, by=cast.by("kim"))


# Their pages.


def addresses() -> list[str]:
    """Every address of the site, filled in with nobody's."""
    found: list[str] = []

    def walk(patterns: Any, before: str) -> None:
        for made in patterns:
            text = before + str(made.pattern).removeprefix("^")
            if isinstance(made, URLResolver):
                walk(made.url_patterns, text)
            else:
                found.append(text)

    walk(get_resolver().url_patterns, "/")
    return found


def asked_for(cast: Cast, address: str) -> str:
    """The same for Jade, whom the carer cares for."""
    filled = re.sub(r"<uuid:\w+>", str(cast.jade), address)
    filled = re.sub(r"<slug:\w+>", "day-written", filled)
    return re.sub(r"<(str|int|path):\w+>", "1", filled).replace("(?P<rest>[0-9a-f-]{36}/.*)$", f"{cast.jade}/")


API_DESCRIBED = "/api/v1/openapi.json"  # of no person: everybody may read it
THEIRS = (
    "/sign-in/",
    "/sign-out/",
    "/not-open/",
    "/password/",
    "/my-children/",
    "/my-children/<uuid:subject>/",
    "/my-children/<uuid:subject>/here/",
)


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_other_page_of_the_site_is_open_to_a_carer(cast: Cast, method: str) -> None:
    """ISS-A-12: each address, to read and to send, of the very child who lives with them."""
    browser = cast.client("pat")
    kept = EntryRow.objects.count()
    open_to_them = []
    for address in addresses():
        if address in THEIRS or address in ("/", API_DESCRIBED):
            continue
        answer = getattr(browser, method)(asked_for(cast, address), follow=True)
        if answer.status_code not in (401, 403, 404, 405):
            open_to_them.append((address, answer.status_code))
    assert open_to_them == [], open_to_them
    with without_row_security():
        assert EntryRow.objects.count() >= kept


def test_a_carer_is_led_to_the_child_and_reads_what_they_need_to_know(cast: Cast) -> None:
    paper = {
        "allergies": "Nuts",
        "not_in_touch": "Uncle Rui",
        "rings": [{"who": "Ana Pires", "number": "07797 700100", "when": "at night"}],
    }
    cast.tell("jade", "carer-paper-written", 5, **paper)
    cast.tell("jade", "decisions-delegated", 5, decisions=[{"what": "haircut", "who_decides": "carer"}])
    browser = cast.client("pat")
    assert browser.get("/", follow=True).redirect_chain[-1][0] == f"/my-children/{cast.jade}/"
    shown = markup(browser.get(f"/my-children/{cast.jade}/"))
    for said in ("Jade", "Nuts", "Uncle Rui", "07797 700100", "A haircut: the carer"):
        assert said in shown
    for hidden in ("Marie", "My work", "Team", "Search people", "The law"):
        assert hidden not in shown


def test_a_carer_writes_about_the_night_and_the_worker_reads_it(cast: Cast) -> None:
    browser = cast.client("pat")
    page = f"/my-children/{cast.jade}/"
    sent = {"key": "one", "when": "today", "said": "I dreamt of Mum", "slept": "Woke at three", "medicines-0-what": "Calpol, 5 ml"}
    assert browser.post(f"{page}day/", sent).status_code == 302
    assert browser.post(f"{page}day/", sent).status_code == 302
    shown = markup(browser.get(page))
    assert shown.count("I dreamt of Mum") == 1
    assert "Calpol, 5 ml" in shown
    read = markup(cast.client("ana").get(f"/records/{cast.jade}/chronology/?all=yes"))
    assert "I dreamt of Mum" in read or "The day" in read


def test_an_empty_day_is_refused_and_nothing_typed_is_lost(cast: Cast) -> None:
    browser = cast.client("pat")
    page = f"/my-children/{cast.jade}/day/"
    assert "how the day was" in markup(browser.post(page, {"key": "two", "when": "today"}))
    long = browser.post(page, {"key": "two", "when": "today", "said": "Stays", "ate": "x" * 400})
    assert long.status_code == 422
    assert "Stays" in long.content.decode()
    more = browser.post(page, {"key": "two", "when": "today", "said": "Stays", "add": "medicines"})
    assert more.status_code == 200
    assert "Which medicine" in markup(more)


def test_a_worry_and_a_missing_child_are_told_at_once(cast: Cast) -> None:
    browser = cast.client("pat")
    page = f"/my-children/{cast.jade}/"
    assert browser.post(f"{page}worry/", {"key": "w", "worry": "Somebody waits at the gate"}).status_code == 302
    assert browser.post(f"{page}missing/", {"key": "m", "last_seen": "Half past six, at the bus stop", "police": "yes"}).status_code == 302
    for who in ("ana", "ben"):
        assert "Jade is missing" in markup(cast.client(who).get("/"))
    work = markup(cast.client("ana").get("/"))
    assert "The carer is worried about Jade" in work
    assert browser.post(f"{page}back/", {"key": "b", "where": "At home", "safe": "yes"}).status_code == 302
    cast.tell("jade", "carers-worry-answered", 0, of=str(worry_of(cast)), done="The police went by")
    assert "The police went by" in markup(browser.get(page))


def worry_of(cast: Cast) -> UUID:
    with without_row_security():
        return EntryRow.objects.filter(subject_id=cast.jade, kind="carer-worried").values_list("id", flat=True).get()


@pytest.mark.parametrize("who", ["kim", "ana", "sam"])
def test_a_carers_page_is_open_to_nobody_else(cast: Cast, who: str) -> None:
    for more in ("", "day/", "worry/"):
        browser, address = cast.client(who), f"/my-children/{cast.jade}/{more}"
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"said": "x"}).status_code in (404, 405)


def test_the_day_the_child_leaves_the_page_is_closed(cast: Cast) -> None:
    """ISS-A-12."""
    browser = cast.client("pat")
    assert browser.get(f"/my-children/{cast.jade}/").status_code == 200
    cast.tell("jade", "placement-started", 0, **{**HOME, "carer": "the Renoufs", "left": {"reason": "nearer"}})
    assert browser.get(f"/my-children/{cast.jade}/").status_code == 404
    assert "Nobody lives with you" in markup(browser.get("/", follow=True))


def test_a_carer_puts_right_what_they_wrote_and_nobody_elses(cast: Cast) -> None:
    """ISS-A-12: neither what the worker wrote, nor what the carer before them wrote."""
    own, anas = cast.tell("jade", "day-written", 1, by="pat", did="At the beech"), cast.tell("jade", "day-written", 1, did="At school")
    browser, page = cast.client("pat"), f"/my-children/{cast.jade}/day/"
    assert "At the beech" in markup(browser.get(f"{page}{own}/"))
    sent = {"key": "c", "did": "At the beach", "correcting": "A slip"}
    assert "Why are you correcting this?" in markup(browser.post(f"{page}{own}/", {**sent, "correcting": ""}))
    assert browser.post(f"{page}{own}/", sent).status_code == 302
    assert browser.post(f"{page}{own}/", sent).status_code == 302
    shown = markup(browser.get(f"/my-children/{cast.jade}/"))
    assert "At the beach" in shown and "At the beech" not in shown
    for address in (f"{page}{anas}/", f"/my-children/{cast.jade}/worry/{own}/", f"/my-children/{cast.noah}/day/{own}/"):
        assert browser.get(address).status_code == 404
        assert browser.post(address, sent).status_code == 404


def test_a_carer_is_told_of_appointments_and_whether_the_child_is_missing_and_no_more(cast: Cast) -> None:
    """PS-5.7: when and where; not what was found."""
    cast.tell("jade", "health-check-had", 9, what="teeth", result="treatment", needs="Two fillings", next=str(cast.ago(-9)))
    cast.tell("jade", "health-referral-made", 8, to="CAMHS", why="Cannot sleep")
    browser, page = cast.client("pat"), f"/my-children/{cast.jade}/"
    shown = markup(browser.get(page))
    assert "Teeth" in shown and "The child is missing" in shown
    for hidden in ("fillings", "CAMHS", "The child is back"):
        assert hidden not in shown
    cast.tell("jade", "child-missing", 0, by="pat", last_seen="the bus stop", police=True)
    assert "The child is back" in markup(browser.get(page))


# What they wrote, as those who work with the child read it.


@pytest.mark.parametrize(
    ("who", "status"), [("ana", 200), ("ben", 200), ("ruth", 404), ("sam", 404), ("david", 404), ("eve", 404), ("pat", 404)]
)
def test_who_reads_the_days(cast: Cast, who: str, status: int) -> None:
    """PS-7.5: those who work with her, their manager, and her reviewing officer once she has one; no other, and not on the carers’ side."""
    days = f"/records/{cast.jade}/care/days/"
    cast.tell("jade", "day-written", 40, by="pat", said="Is Noah coming?")
    cast.tell("jade", "carer-asked", 0, by="pat", asks="A night at Ella’s?")
    assert cast.client(who).get(days).status_code == status
    if who == "ruth":
        cast.tell("jade", "reviewer-appointed", 1, by="ben", practitioner=str(cast.ruth))
        assert cast.client(who).get(days).status_code == 200


def test_the_days_are_read_month_by_month_with_what_waits_above_them(cast: Cast) -> None:
    """PS-7.5."""
    days, before = f"/records/{cast.jade}/care/days/", cast.ago(40)
    assert cast.client("ana").get(days).status_code == 404
    cast.tell("jade", "day-written", 40, by="pat", said="Is Noah coming?")
    cast.tell("jade", "carer-asked", 0, by="pat", asks="A night at Ella’s?")
    ana = cast.client("ana")
    shown = markup(ana.get(days))
    assert "A night at Ella’s?" in shown and "Is Noah coming?" not in shown
    assert "Is Noah coming?" in markup(ana.get(f"{days}?month={before:%Y-%m}"))
    assert "A night at Ella’s?" in markup(ana.get(f"{days}?month=nonsense"))
    with counted() as asked:
        ana.get(days)
    assert len([one for one in asked if not one.startswith(("SAVEPOINT", "RELEASE"))]) <= MOST
