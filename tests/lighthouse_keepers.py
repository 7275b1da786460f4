"""A domain that was added as the guide says, used as people would use it. `test_domain_guide.py` runs these with the guide's files beside them."""

from datetime import date, timedelta
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from django.urls import reverse
from lighthouse.entries import KeeperPosted, KeeperRelieved, KeepersPlan, LampFailed, LampLit, Station
from lighthouse.models import LampAlarm, Posting

from agencies.workplace import team, told
from api.cast import Caller, token_of
from clock import today
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.record import Author
from corbiere.plans.parts import Outcome, PlannedAction, Stage
from desk.at_desk import Desk, Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def lately() -> date:
    return today() - timedelta(days=4)


@pytest.fixture
def posted(desk: Desk, lately: date) -> UUID:
    return told(KeeperPosted(station=Station.CORBIERE), desk.mia, lately)


def test_it_can_be_recorded_and_its_row_is_made(desk: Desk) -> None:
    assert "Posted to a lighthouse" in Page(desk.client.get(reverse("desk:choose", args=[desk.mia]))).words
    page = desk.open("keeper-posted")
    assert "Which lighthouse?" in page.words
    assert Page(desk.send(page)).summary[0][0] == "id_station"
    assert desk.send(page, station="sorel").status_code == 302
    with without_row_security():
        assert Posting.objects.on(today()).get(subject=desk.mia).station == "sorel"


def test_two_at_a_time_are_refused_alike_at_the_desk_and_over_the_api(desk: Desk, posted: UUID) -> None:
    back = Page(desk.send(desk.open("keeper-posted"), station="sorel"))
    answer = Caller(token_of(desk.ana)).post(
        f"/subjects/{desk.mia}/keeper-posted", {"happened": str(today()), "entry": {"station": "sorel"}}
    )
    sentence = "They keep another lighthouse on these days."
    assert sentence in back.words and back.status == 422
    assert sentence in answer.content.decode() and answer.status_code == 409


def test_a_ruling_refuses_at_its_question(desk: Desk, posted: UUID, lately: date) -> None:
    page = desk.open("keeper-relieved", of=str(posted))
    early = lately - timedelta(days=1)
    back = Page(desk.send(page, of=str(posted), happened__day=early.day, happened__month=early.month, happened__year=early.year))
    assert "They were not posted by then. Check the day." in back.words


def test_its_part_and_its_flag_stand_on_the_record(desk: Desk, posted: UUID) -> None:
    page = Page(desk.client.get(reverse("desk:subject", args=[desk.mia]))).words
    assert "Keeps La Corbière." in page and "Keeps a lighthouse since" in page
    told(KeeperRelieved(of=posted), desk.mia, today())
    page = Page(desk.client.get(reverse("desk:subject", args=[desk.mia]))).words
    assert "Keeps" not in page


def test_its_table_is_read_over_the_api(desk: Desk, posted: UUID) -> None:
    found = Caller(token_of(desk.ana)).get(f"/subjects/{desk.mia}/readings/posting").json()
    assert "corbiere" in str(found)


def test_its_alarm_is_in_my_work_until_it_is_answered(desk: Desk, lately: date) -> None:
    failed = told(LampFailed(why="Rain"), desk.mia, lately, by=Author(desk.ana, desk.service))
    assert "The lamp of Mia is out" in Page(desk.client.get(reverse("desk:my-work"))).words
    told(LampLit(of=failed), desk.mia, today())
    assert "The lamp of Mia" not in Page(desk.client.get(reverse("desk:my-work"))).words
    with without_row_security():
        assert LampAlarm.objects.get(subject=desk.mia).ended_by is not None


def test_its_paper_is_printed(desk: Desk, posted: UUID) -> None:
    listed = desk.client.get(reverse("desk:documents", args=[desk.mia]))
    assert "Page of the log" in Page(listed).words
    made = desk.client.get(reverse("desk:document", args=[desk.mia, "log", posted]))
    assert made.headers["Content-Type"] == "application/pdf" and made.content.startswith(b"%PDF")


def test_its_plan_has_pages_a_form_that_begins_with_it_and_a_paper(desk: Desk, lately: date) -> None:
    """By its declaration alone."""
    plan = reverse("desk:plan", args=[desk.mia, "watch"])
    assert f'href="{plan}"' in Page(desk.client.get(reverse("desk:subject", args=[desk.mia]))).html
    none = Page(desk.client.get(plan)).words
    assert "Mia has no plan of the watch." in none and "Write the plan down" in none
    oil = PlannedAction(what="Fill the lamp", who="Ana")
    first = told(KeepersPlan(stage=Stage.AGREED, outcomes=[Outcome(what="The light is seen", actions=[oil])]), desk.mia, lately)
    page = desk.open("keepers-plan-written")
    assert page.one("outcomes-0-actions-0-what") == "Fill the lamp"
    sent = desk.send(page, stage="agreed", outcomes__0__what="The light is seen from Guernsey")
    assert sent.status_code == 302, Page(sent).summary
    stands = Page(desk.client.get(plan)).words
    assert "Version 2" in stands and "The light is seen from Guernsey" in stands and "Fill the lamp" in stands
    beside = Page(desk.client.get(reverse("desk:plan-versions", args=[desk.mia, "watch"]))).words
    assert "Changed The light is seen The light is seen from Guernsey" in beside
    assert "Plan of the watch" in Page(desk.client.get(reverse("desk:documents", args=[desk.mia]))).words
    made = desk.client.get(reverse("desk:document", args=[desk.mia, "watch-plan", first]))
    assert made.headers["Content-Type"] == "application/pdf" and made.content.startswith(b"%PDF")


def test_its_measure_is_counted(desk: Desk) -> None:
    failed = told(LampFailed(why="Rain"), desk.mia, today())
    told(LampLit(of=failed), desk.mia, today())
    quarter = f"{today().year}-q{(today().month + 2) // 3}"
    page = desk.client.get(reverse("insight:measure", args=["lamps-lit-the-same-day"]), {"quarter": quarter})
    assert page.status_code == 200 and "Lamps lit again the same day" in Page(page).words and "1 of 1" in Page(page).words


def test_a_team_meets_about_no_child(desk: Desk) -> None:
    watch = team("The watch", desk.service)
    page = Page(desk.client.get(reverse("desk:arrange", args=[watch]), {"type": "watch"}))
    day = today() + timedelta(days=3)
    sent = desk.send(page, for__day=day.day, for__month=day.month, for__year=day.year, at="14:30", place="The tower")
    assert sent.status_code == 302, Page(sent).summary
    address = urlsplit(sent.url).path
    for part in ("", "hold/", "close/", "after/"):
        assert desk.client.get(address + part).status_code == 200, part
    assert b"BEGIN:VEVENT" in desk.client.get(f"{address}calendar.ics").content
