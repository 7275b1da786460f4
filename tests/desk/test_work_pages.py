"""My work and the team, as those who work there meet them."""

import re
from datetime import datetime, time
from html import unescape

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from agencies.workplace import holds, practitioner
from cast import Cast
from corbiere.access.models import AccessLog
from corbiere.access.viewing import viewer
from corbiere.agencies.entries import Role
from corbiere.desk.models import Draft
from corbiere.ledger.models import Finding, Subject
from corbiere.ledger.reading import JERSEY, lines, without_row_security
from markup import markup

pytestmark = pytest.mark.django_db


def words(response: HttpResponse) -> str:
    body = response.content.decode()
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body[body.index("<main") :])))


def test_a_lead_social_worker_sees_what_needs_her_with_one_click_to_the_form(cast: Cast) -> None:
    """CPP-103."""
    page = cast.client("ana").get("/")
    assert re.search(r"2 children · \d+ things · \d needs? you today", words(page))
    assert f"/records/{cast.jade}/record/child-seen/" in markup(page)
    assert "since" in words(page).partition("School report for Jade’s review conference")[2][:20]
    assert re.search(r"When I last heard from… Jade Le Brocq 26 days ago", words(page))


def test_what_the_chair_owes_is_waiting_for_others_and_has_no_form(cast: Cast) -> None:
    page = words(cast.client("ana").get("/"))
    assert "Conference minutes" in page.partition("Waiting for others")[2]
    assert "Conference minutes" not in page.partition("Waiting for others")[0]


def test_a_health_visitor_sees_what_concerns_her_core_group_and_nothing_of_other_children(cast: Cast) -> None:
    page = words(cast.client("claire").get("/"))
    assert "1 child · 2 things · none needs you today" in page
    assert "Core group" in page.partition("Waiting for others")[2]
    assert "See Jade" not in page
    assert "Noah" not in page


def test_somebody_without_children_is_told_so(cast: Cast) -> None:
    assert "You are not working with any child at present, and nothing waits for you." in words(cast.client("sam").get("/"))


def test_my_work_is_right_on_another_day_and_nothing_can_be_recorded_there(cast: Cast) -> None:
    before = cast.client("ana").get("/", {"on": cast.ago(49).isoformat()})
    after = cast.client("ana").get("/", {"on": cast.ago(47).isoformat()})
    assert "First core group" not in words(before)
    assert "First core group" in words(after)
    assert "/record/" not in after.content.decode()
    assert "You are looking at" in after.content.decode()


def test_before_they_were_allocated_the_children_are_in_nobodys_work(cast: Cast) -> None:
    assert "My work 0 things" in words(cast.client("ana").get("/", {"on": cast.ago(80).isoformat()}))


def test_two_failed_visits_reach_the_worker_and_the_manager_and_leave_when_the_child_is_seen(cast: Cast) -> None:
    for days in (4, 3):
        cast.tell("jade", "visit-failed", days, reason="Nobody opened", what=[{"text": "Lights on.", "ground": "observed"}])
    for who in ("ana", "ben"):
        assert "Jade was not seen, twice running" in words(cast.client(who).get("/"))
    assert "Jade was not seen" not in words(cast.client("sam").get("/"))
    assert "Not seen, twice running" in words(cast.client("ben").get("/team/"))
    cast.tell("jade", "child-seen", 1, where="home", alone=True, bedroom=True)
    assert "Jade was not seen" not in words(cast.client("ana").get("/"))


def test_a_handover_waits_with_both_until_it_is_answered(cast: Cast) -> None:
    with without_row_security():
        work = next(line.id for line in lines(cast.jade) if line.kind == "allocated")
    cast.tell("jade", "handover-offered", 2, of=str(work), to=str(cast.sam), note="She likes to draw first.")
    assert "Sam Syvret has been asked to take over" in words(cast.client("ana").get("/"))
    assert "Will you take on the work with Jade?" in words(cast.client("sam").get("/"))
    assert "Handover offered and not answered" in words(cast.client("ben").get("/team/"))


def test_my_work_asks_the_database_as_often_for_many_entries_as_for_few(cast: Cast) -> None:
    client = cast.client("ana")
    client.get("/")

    def asked() -> int:
        with CaptureQueriesContext(connection) as held:
            client.get("/")
        return len(held)

    few = asked()
    cast.tell_many("jade", "note-made", 200, title="Note", statements=[{"text": "x", "ground": "observed"}])
    assert asked() == few


def test_the_team_shows_each_workers_load_and_what_is_late(cast: Cast) -> None:
    """PS-0.6."""
    page = words(cast.client("ben").get("/team/"))
    assert re.search(r"Ana Pires Social worker 2 1 ", page)
    assert "the longest after 6 days" in page
    assert cast.client("ben").get(f"/team/{cast.ana}/").status_code == 200


@pytest.mark.parametrize("who", ["ana", "claire", "sam", "hana"])
def test_who_manages_no_team_sees_nobodys_work_but_their_own(cast: Cast, who: str) -> None:
    client = cast.client(who)
    assert "You manage no team." in words(client.get("/team/"))
    assert client.get(f"/team/{cast.ben}/").status_code == 404
    assert client.get(f"/team/{cast.ana}/").status_code == 404


def test_a_reason_for_what_was_left_undone_reaches_the_manager(cast: Cast) -> None:
    cast.tell("jade", "child-seen", 2, where="home")
    assert "It could not be done that day" in words(cast.client("ben").get("/team/"))


def test_a_new_worry_waits_at_the_hub_until_somebody_decides(cast: Cast) -> None:
    """WT-167-1."""
    worry = cast.tell("noah", "concern-received", 1, by="hana", concern="Crying at night")
    page = cast.client("hana").get("/")
    assert "A worry about Noah to decide on" in words(page)
    assert f'href="/hub/{worry}/"' in page.content.decode(), "its words and the household before the form"
    cast.tell("noah", "concern-decided", 0, by="hana", of=str(worry), outcome="advice", why="The doctor has seen him")
    assert "A worry about Noah" not in words(cast.client("hana").get("/"))


def test_a_day_of_ones_own_stands_beside_the_day_of_the_law(cast: Cast) -> None:
    client = cast.client("ana")
    assert f"/records/{cast.jade}/record/planned/?what=child-seen" in client.get("/").content.decode()
    cast.tell("jade", "planned", 0, what="child-seen", **{"for": cast.ago(-2).isoformat()})
    page = words(client.get("/"))
    assert re.search(r"See Jade planned for \w+ \d+ \w+(?: \d{4})? yours \w+ \d+ \w+(?: \d{4})? 12 days late", page)


def test_on_a_new_day_the_team_is_told_right_before_the_nights_work_is_done(cast: Cast) -> None:
    client = cast.client("ben")
    after = words(client.get("/team/"))
    assert "overdue" in after.lower()
    Finding.objects.all().delete()
    Subject.objects.exclude(findings_on=None).update(findings_on=cast.ago(1))
    assert words(client.get("/team/")) == after


def asked_for_conference(cast: Cast) -> None:
    """Ana asked for Jade’s review to come early, three days ago. Sam arranges conferences."""
    holds(cast.people["sam"], Role.CONFERENCE_ADMINISTRATOR)
    cast.tell("noah", "conference-requested", 3, type="initial", why="He is not safe at home", wanted_by=str(cast.ago(-12)))


def test_a_conference_that_is_asked_for_stands_in_the_work_of_whoever_arranges_it_until_it_is_arranged(cast: Cast) -> None:
    """ISS-A-6."""
    asked_for_conference(cast)
    page = cast.client("sam").get("/")
    said = words(page)
    assert "1 needs you today" in said
    assert "Initial conference requested by Ana Pires" in said and "He is not safe at home" in said
    assert "You are not working with any child" not in said
    assert f"/records/{cast.noah}/meetings/arrange/?type=initial-conference" in markup(page)
    cast.tell("noah", "conference-arranged", 0, by="sam", type="initial", **{"for": str(cast.today)})
    after = words(cast.client("sam").get("/"))
    assert "requested by Ana" not in after
    assert "people to invite the service’s" in after
    cast.tell("noah", "conference-held", 0, type="initial", outcome="no-plan")
    assert "minutes to send the service’s" in words(cast.client("sam").get("/"))


def test_nobody_else_hears_of_conferences_that_are_asked_for(cast: Cast) -> None:
    asked_for_conference(cast)
    for who in ("ana", "ruth", "hana"):
        assert "conference requested" not in words(cast.client(who).get("/"))


def test_the_service_sees_no_more_of_what_is_asked_for_than_is_open_to_it(cast: Cast) -> None:
    """Every sight is noted, and a request that is taken back opens nothing any more."""
    asked_for_conference(cast)
    cast.client("sam").get("/")
    assert AccessLog.objects.filter(practitioner=cast.sam, subject=cast.noah).exists()
    with without_row_security():
        (request,) = [line for line in lines(cast.noah) if line.kind == "conference-requested"]
    cast.tell("noah", "withdrawn", 0, replaces=request.id, why="The wrong child")
    assert "Noah" not in words(cast.client("sam").get("/"))


def test_what_is_put_aside_as_late_for_long_is_not_denied_above_it(cast: Cast) -> None:
    cast.tell("noah", "conference-held", 75, type="initial", outcome="no-plan")
    with without_row_security():
        (work,) = [line for line in lines(cast.noah) if line.kind == "allocated"]
    cast.tell("noah", "allocation-ended", 31, by="ben", of=str(work.id), reason="work-done")
    cast.tell("noah", "allocated", 30, by="ben", role="lead-social-worker", practitioner=str(cast.sam))
    page = words(cast.client("sam").get("/"))
    assert "1 child · 1 thing · none needs you today" in page
    assert "Late for more than four weeks 1" in page


FEW = 15  # questions to tables; what is said to the database of who looks, and where a transaction may go back to, is none


def questions(cast: Cast, who: str, path: str) -> list[str]:
    client = cast.client(who)
    client.get(path)
    with CaptureQueriesContext(connection) as held:
        assert client.get(path).status_code == 200
    said = [query["sql"] for query in held]
    return [asked for asked in said if not asked.startswith(("SAVEPOINT", "RELEASE")) and "set_config" not in asked]


@pytest.mark.parametrize("who", ["ana", "ben", "claire", "hana", "ruth", "sam"])
def test_my_work_asks_few_questions_whoever_looks(cast: Cast, who: str) -> None:
    assert len(questions(cast, who, "/")) <= FEW


def test_the_team_asks_few_questions_however_many_work_in_it(cast: Cast) -> None:
    before = questions(cast, "ben", "/team/")
    assert len(before) <= FEW, "\n".join(one[:160] for one in before)
    care = viewer(cast.ben, cast.today).agency
    assert care
    for name in ("Ida", "Joe", "Kim"):
        worker = practitioner(name, care, team=cast.team)
        cast.tell("noah", "allocated", 3, role="second-worker", practitioner=str(worker))
    assert len(questions(cast, "ben", "/team/")) == len(before)


def test_many_children_are_asked_about_together(cast: Cast) -> None:
    """Whether something is the chair's to record is asked of all the children in her work at once."""
    before = len(questions(cast, "ruth", "/"))
    cast.tell("noah", "conference-held", 20, type="initial", outcome="no-plan", chair=str(cast.ruth))
    assert len(questions(cast, "ruth", "/")) <= before + 1


def test_meetings_reports_and_drafts_of_the_same_children_cost_no_more_than_themselves(cast: Cast) -> None:
    """Who is open, and what they are called, is asked once for every list of the page."""
    met = cast.tell("jade", "conference-arranged", 2, type="review", **{"for": cast.ago(-12).isoformat()})
    asking = {"of": str(met), "from": "Ana Pires", "practitioner": str(cast.ana), "wanted_by": cast.ago(-5).isoformat()}
    cast.tell("jade", "protection-report-asked", 1, **asking)
    Draft.objects.create(
        practitioner=cast.ana,
        subject=cast.jade,
        kind="note-made",
        typed={"title": ["Note"]},
        saved=datetime.combine(cast.today, time(0, 5), JERSEY),
    )
    page = words(cast.client("ana").get("/"))
    assert "Review conference" in page and "Note begun, not sent" in page
    assert len(questions(cast, "ana", "/")) <= FEW
