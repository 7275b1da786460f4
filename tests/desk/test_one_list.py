"""One list for everyone: each source stands on the list of whoever is to do it, leads to a page they may use, and goes when it is done."""

import re
from datetime import datetime, time
from html import unescape
from typing import Any

import pytest

from agencies.workplace import holds
from cast import Cast
from corbiere.access.viewing import viewer
from corbiere.agencies.entries import Role
from corbiere.desk.models import Draft
from corbiere.ledger.reading import JERSEY, lines, without_row_security
from corbiere.statute.calendar import in_words
from corbiere.work.ordering import every
from corbiere.work.tasks import ARRANGED, Task
from corbiere.work.workload import workload
from desk.test_meeting_pages import arranged
from markup import markup

pytestmark = pytest.mark.django_db
EVERYBODY = ("ana", "ben", "ruth", "sam", "hana", "claire", "david", "eve")


def page(cast: Cast, who: str) -> str:
    return markup(cast.client(who).get("/"))


def rows(html: str) -> list[str]:
    listed = re.findall(r'<ul class="desk-rows desk-rows--work">(.*?)</ul>', html, re.S)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", row)).split()) for part in listed for row in part.split("<li>")[1:]]


def leads(html: str) -> list[tuple[str, str]]:
    """The address and the verb of each button."""
    return re.findall(r'<a class="govuk-button[^"]*"\s+href="([^"]+)">([^<]+)<span', html[html.index("<main") :])


def told(cast: Cast) -> None:
    """Something from every source."""
    holds(cast.people["sam"], Role.CONFERENCE_ADMINISTRATOR)
    met = cast.tell("jade", "protection-meeting-arranged", 6, type="core-group", **{"for": cast.ago(1).isoformat(), "at": "10:00"})
    guest = {"who": "Eve Moore", "sector": "police", "practitioner": str(cast.eve), "why": "Knows the home"}
    discussion = cast.tell("jade", "protection-meeting-arranged", 5, type="strategy-discussion", **{"for": cast.ago(-4).isoformat()})
    cast.tell("jade", "protection-invitations-sent", 4, of=str(discussion), asked=[guest])
    review = cast.tell(
        "jade", "conference-arranged", 20, by="ruth", type="review", chairs=str(cast.ruth), **{"for": cast.ago(-30).isoformat()}
    )
    asking = {"of": str(review), "from": "David Vibert", "practitioner": str(cast.david), "wanted_by": cast.ago(-5).isoformat()}
    cast.tell("jade", "protection-report-asked", 1, **asking)
    cast.tell("jade", "visit-failed", 0, reason="Nobody opened", what=[{"text": "Lights on.", "ground": "observed"}])
    cast.tell("noah", "concern-received", 1, by="hana", concern="Crying at night")
    cast.tell("noah", "conference-requested", 3, type="initial", why="He is not safe at home", wanted_by=str(cast.ago(-12)))
    with without_row_security():
        work = next(line for line in lines(cast.noah) if line.kind == "allocated")
    cast.tell("noah", "handover-offered", 2, of=str(work.root), to=str(cast.sam), note="He likes to be held.")
    saved = datetime.combine(cast.ago(3), time(12), JERSEY)
    Draft.objects.create(practitioner=cast.ana, subject=cast.jade, kind="note-made", typed={"title": ["Note"]}, saved=saved)
    assert met


SOURCES = {
    "Core group": ("ana", "Answer"),
    "Strategy discussion": ("eve", "Answer"),
    "Your report to the review conference": ("david", "Write"),
    "See Jade": ("ana", "Visit"),
    "Tell Ben Carter": ("ana", "Tell"),
    "A worry about Noah": ("hana", "Decide"),
    "Initial conference requested": ("sam", "Arrange"),
    "Will you take on the work with Noah?": ("sam", "Answer"),
    "Note begun": ("ana", "Go on"),
}


def test_each_source_stands_on_the_list_of_whoever_is_to_do_it_and_leads_to_a_page_that_they_may_use(cast: Cast) -> None:
    told(cast)
    html = {who: page(cast, who) for who in EVERYBODY}
    for what, (who, verb) in SOURCES.items():
        found = [row for row in rows(html[who]) if what in row]
        assert found and any(verb in row for row in found), (what, who, rows(html[who]))
    for who in EVERYBODY:
        client = cast.client(who)
        for href, verb in leads(html[who]):
            answer: Any = client.get(unescape(href), follow=True)
            assert answer.status_code == 200, (who, verb, href)
            assert "Record" not in verb


def test_nobody_else_is_asked_for_what_is_one_persons_to_do(cast: Cast) -> None:
    told(cast)
    html = {who: rows(page(cast, who)) for who in EVERYBODY}
    for what in ("Your report to", "Tell Ben", "A worry about Noah", "Will you take on", "Note begun", "conference requested"):
        whose = {who for who, listed in html.items() if any(what in row for row in listed)}
        assert len(whose) == 1, (what, whose)


def test_the_head_line_is_the_count_of_the_rows(cast: Cast) -> None:
    told(cast)
    for who in EVERYBODY:
        html = page(cast, who)
        said = re.search(r"(\d+) things?", html)
        needing = re.search(r"(\d+) needs?\s", html)
        now = html.partition('id="work-now"')[2].partition("</section>")[0] if 'id="work-now"' in html else ""
        assert said and int(said[1]) == len(rows(html)), who
        assert (int(needing[1]) if needing else 0) == len(rows(now)), who


def test_each_row_goes_when_it_is_done(cast: Cast) -> None:
    told(cast)
    with without_row_security():
        failed = next(line for line in lines(cast.jade) if line.kind == "visit-failed")
        met = next(line for line in lines(cast.jade) if line.kind == "protection-meeting-arranged" and line.body["type"] == "core-group")
        worry = next(line for line in lines(cast.noah) if line.kind == "concern-received")
    before = rows(page(cast, "ana"))
    assert any("try again by" in row for row in before) and any("was it held?" in row for row in before)
    everybody = [{"who": name} for name in ("Ben Carter", "Claire Hacquoil", "Ruth Le Sueur", "David Vibert", "Eve Moore")]
    cast.tell("jade", "people-told", 0, of=str(failed.root), told=everybody)
    cast.tell("jade", "child-seen", 0, where="home", alone=True, bedroom=True)
    cast.tell("jade", "core-group-held", 1, meeting=str(met.root), all_agreed=True)
    cast.tell("noah", "concern-decided", 0, by="hana", of=str(worry.root), outcome="advice", why="The doctor has seen him")
    after = rows(page(cast, "ana"))
    for gone in ("try again by", "was it held?", "Tell Ben"):
        assert not any(gone in row for row in after), (gone, after)
    assert not any("A worry" in row for row in rows(page(cast, "hana")))


def test_the_order_is_harm_then_must_then_the_longest(cast: Cast) -> None:
    told(cast)
    for who in EVERYBODY:
        looks = viewer(cast.people[who], cast.today)
        now = workload(looks, cast.people[who], cast.today, hour="12:00").work.now
        weighed = [(task.rank, {"safety": 0, "must": 0, "standard": 2}.get(task.force, 1), task.stands) for task in now]
        assert weighed == sorted(weighed), who


def test_a_meeting_of_brothers_and_sisters_is_one_row_with_its_hour(cast: Cast) -> None:
    arranged(cast, ahead=2, at="14:00")
    (row,) = [row for row in rows(page(cast, "ana")) if "at 14:00" in row]
    assert re.match(r"Jade Le Brocq \d+ , Noah Le Brocq", row) and "in 2 days" in row


def test_duties_say_whose_they_are(cast: Cast) -> None:
    found = {task.what: task.held for task in _tasks(cast, "ana") if task.duty}
    assert found["See Jade"] == "yours"
    assert found["Conference minutes"] == "the conference chair’s: Ruth Le Sueur"
    assert "Ruth Le Sueur" in markup(cast.client("ana").get(f"/records/{cast.jade}/"))


def test_who_leads_is_named_to_those_who_do_not_see_to_whom_work_is_allocated(cast: Cast) -> None:
    arranged(cast, ahead=2, at="14:00")
    (row,) = [row for row in rows(page(cast, "claire")) if "at 14:00" in row]
    assert "the lead social worker’s: Ana Pires" in row


def _tasks(cast: Cast, who: str) -> list[Task]:
    return list(every(workload(viewer(cast.people[who], cast.today), cast.people[who], cast.today).work))


def test_what_nobody_has_is_one_list_for_whoever_manages_the_team(cast: Cast) -> None:
    with without_row_security():
        work = next(line for line in lines(cast.jade) if line.kind == "allocated")
    assert "Nobody has this" not in page(cast, "ben")
    cast.tell("jade", "allocation-ended", 2, by="ben", of=str(work.root), reason="worker-left")
    cast.tell("jade", "allocated", 1, by="ben", role="duty", team=str(cast.team))
    html = page(cast, "ben")
    listed = html.partition('id="work-nobody"')[2].partition("</section>")[0]
    assert "Name a worker for Jade" in listed and "nobody has “" in listed and ">Allocate<" in listed
    assert "Nobody has this" not in page(cast, "ana")
    assert cast.client("ben").get(unescape(leads(listed.join(("<main", "")))[0][0])).status_code == 200


def test_an_empty_list_says_what_will_stand_there_whom_to_ask_and_that_a_worry_may_be_told(cast: Cast) -> None:
    html = " ".join(page(cast, "sam").split())
    assert "Here will stand what you are asked to do" in html and "You may tell a worry about any child at any time" in html


def test_two_visits_that_failed_are_told_of_by_their_days(cast: Cast) -> None:
    for ago in (1, 3):
        cast.tell("jade", "visit-failed", ago, reason="Nobody opened")
    found = [row for row in rows(page(cast, "ana")) if "Tell Ben Carter" in row]
    assert [any(f"child not seen on {in_words(cast.ago(ago))}" in row for row in found) for ago in (1, 3)] == [True, True]
    assert len(found) == 2


def test_a_meeting_that_others_hold_stands_once_and_says_whose_it_is(cast: Cast) -> None:
    """Ana comes to the review that Ruth chairs: it is not among what she waits for as well."""
    day = cast.ago(-4).isoformat()
    cast.tell("jade", "conference-arranged", 20, by="ruth", type="review", chairs=str(cast.ruth), **{"for": day})
    work = workload(viewer(cast.ana, cast.today), cast.ana, cast.today).work
    (row,) = [task for task in every(work) if task.met and task.met.part == "hold"]
    assert (row.force, row.planned) == (ARRANGED, cast.ago(-4)), row
    assert row.by and row.held.startswith("the conference chair’s"), row
    (shown,) = [shown for shown in rows(page(cast, "ana")) if "Review conference" in shown]
    assert "at the latest" in shown


def test_what_a_button_says_aloud_has_no_space_before_a_comma(cast: Cast) -> None:
    told(cast)
    for who in EVERYBODY:
        html = page(cast, who)
        said = re.findall(r'<a class="govuk-button[^"]*"[^>]*>(.*?)</a>', html, re.S)
        words = [" ".join(unescape(re.sub(r"<[^>]+>", "", one)).split()) for one in said]
        assert not [one for one in words if " ," in one or "without a day" in one], who


def test_an_offer_that_nobody_answered_is_taken_back_by_whoever_made_it(cast: Cast) -> None:
    told(cast)
    with without_row_security():
        (offered,) = [line for line in lines(cast.noah) if line.kind == "handover-offered"]
    for who, address in (("ana", "/"), ("ben", "/team/")):
        assert f"/entries/{offered.id}/withdraw/" in markup(cast.client(who).get(address)), who


@pytest.mark.parametrize("knows_them", [True, False])
def test_brothers_are_one_row_for_whoever_may_know_that_they_are(cast: Cast, knows_them: bool) -> None:
    for child in ("jade", "noah"):
        with without_row_security():
            work = next(line.root for line in lines(cast.people[child]) if line.kind == "allocated")
        if knows_them:
            cast.tell(child, "allocated", 9, by="ben", role="second-worker", practitioner=str(cast.sam))
        cast.tell(child, "handover-offered", 1, by="ben", of=str(work), to=str(cast.sam), note="They like to be read to.")
    said = page(cast, "sam")
    assert ("Will you take on the work with each one?" in said) is knows_them
    assert ("Will you take on the work with Noah?" in said) is not knows_them
