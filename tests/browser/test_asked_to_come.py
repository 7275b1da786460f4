"""Asked to a meeting, a report that did not come, and a plan that ends in care, in the browser; at a desk and on a telephone."""

from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from cast import Cast
from corbiere.ledger.reading import standing, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.writing import withdraw
from corbiere.meetings.models import Meeting, ReportWanted
from meetings.asking import asked_for_reports
from plans.jade import worked_out

widths = pytest.mark.parametrize("width", WIDTHS)


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """David is asked to two meetings about Jade, one of them without a day. Her review is today; his report about Noah did not come."""
    worked_out(cast)
    asked(cast, "david")
    asked(cast, "david", **{"for": cast.ago(-9).isoformat(), "at": "14:30"})
    cast.tell("jade", "conference-arranged", 3, by="ruth", type="review", chairs=str(cast.ruth), **{"for": str(cast.today)})
    asked_for_reports(cast, children=("noah",), ahead=-1, wanted=-3, ago=9)
    return cast


def review(cast: Cast) -> UUID:
    with without_row_security():
        return Meeting.objects.get(subject=cast.jade, type="review-conference", day=cast.today).meeting


def looked_at(page: Page, name: str) -> list[str]:
    width = next(width for width, size in WIDTHS.items() if page.viewport_size == size)
    picture(page, f"asked-{name}-{width}")
    return axe(page) + [f"{name} sticks out: {one}" for one in spills(page)]


def asked(cast: Cast, who: str, **day: Any) -> None:
    meeting = cast.tell("jade", "protection-meeting-arranged", 5, type="strategy-discussion", **day)
    invited = {"who": "David Vibert", "sector": "education", "practitioner": str(cast.people[who]), "why": "Teaches Jade"}
    cast.tell("jade", "protection-invitations-sent", 4, of=str(meeting), asked=[invited])


@widths
def test_whoever_is_asked_has_it_on_my_work_and_one_without_a_day_stands_first(screens: Screens, width: str) -> None:
    found = []
    with screens.page_as("david", width) as page:
        page.goto("/")
        expect(page.get_by_text("you are invited")).to_have_count(2)
        found += looked_at(page, "david")
    with screens.page_as("ana", width) as page:
        page.goto("/")
        expect(page.get_by_text("No day is set yet").first).to_be_visible()
        found += looked_at(page, "ana")
        follow(page.get_by_role("link", name="no day is set yet").first)
        expect(page.get_by_text("No day is set").first).to_be_visible()
    assert found == []


@widths
def test_a_report_that_did_not_come_is_said_so_and_can_still_be_sent(screens: Screens, width: str) -> None:
    with without_row_security():
        report = ReportWanted.objects.get(subject=screens.site.cast.noah)
    found = []
    with screens.page_as("david", width) as page:
        page.goto(f"/reports/{report.request}/")
        expect(page.get_by_text("Did not come")).to_be_visible()
        found += looked_at(page, "report")
    with screens.page_as("ana", width) as page:
        page.goto(f"/meetings/{report.meeting}/")
        expect(page.get_by_text("Did not come")).to_be_visible()
        found += looked_at(page, "prepare")
    assert found == []


@widths
def test_a_plan_that_ends_in_care_names_each_danger_and_shows_the_answers(screens: Screens, width: str) -> None:
    cast = screens.site.cast
    meeting = review(cast)
    found = []
    with screens.page_as("ruth", width) as page:
        page.goto(f"/meetings/{meeting}/close/")
        found += looked_at(page, "close")
        follow(page.get_by_role("link", name="The plan ends because Jade is looked after"))
        expect(page.locator('[name="answered_in_care-1-danger"]')).to_have_value("Being alone with Noah at night")
        found += looked_at(page, "decide")
    ended = cast.tell("jade", "conference-held", 0, by="ruth", type="review", outcome="end", why_ended="looked-after", meeting=str(meeting),
                      answered_in_care=[{"danger": "Being alone with Noah at night", "answer": "Her carers are there, and Noah is with Gran"}])  # fmt: skip
    with screens.page_as("ana", width) as page:
        page.goto(f"/records/{cast.jade}/plans/protection/")
        expect(page.get_by_text("What the care plan covers")).to_be_visible()
        found += looked_at(page, "plan")
    withdraw(ended, cast.jade, cast.today, "Told for one width alone", by=Author(system="the other width"))
    assert found == []


def coming(cast: Cast) -> UUID:
    """The meeting to come to which David is asked."""
    with without_row_security():
        return Meeting.objects.get(subject=cast.jade, type="strategy-discussion", day=cast.ago(-9)).meeting


@widths
def test_whoever_is_invited_has_a_page_and_what_is_typed_stays(screens: Screens, width: str) -> None:
    found = []
    with screens.page_as("david", width) as page:
        page.goto(f"/meetings/{coming(screens.site.cast)}/invited/")
        found += looked_at(page, "invited")
        follow(page.get_by_role("button", name="I can’t"))
        expect(page.get_by_label("If you can’t, because…")).to_have_attribute("aria-describedby", "more-error")
        found += looked_at(page, "invited-why")
        page.get_by_label("If you can’t, because…").fill("Parents’ evening")
        follow(page.get_by_role("button", name="I can’t"))
        expect(page.get_by_text("Cannot come: Parents’ evening")).to_be_visible()
        follow(page.get_by_role("link", name="Back to My work"))
        expect(page.get_by_role("heading", name="My work")).to_be_visible()
    assert found == []


def test_an_invitation_is_answered_without_scripts(screens: Screens) -> None:
    with screens.page_as("david", "phone", javascript=False) as page:
        page.goto(f"/meetings/{coming(screens.site.cast)}/invited/")
        follow(page.get_by_role("button", name="I join by video"))
        expect(page.get_by_text("Will join by video or telephone").first).to_be_visible()


@pytest.mark.parametrize(("width", "scripts"), [("desk", True), ("phone", True), ("phone", False)])
def test_a_gap_is_one_question_and_leads_back(screens: Screens, width: str, scripts: bool) -> None:
    with without_row_security():
        entry = standing(screens.site.cast.jade).last("conference-held")
    assert entry
    found = []
    with screens.page_as("ruth", width, javascript=scripts) as page:
        page.goto(f"/entries/{entry.id}/add/?ask=told_to_child&back=/records/{screens.site.cast.jade}/")
        if scripts:
            found += looked_at(page, "gap")
        assert page.locator("main textarea:visible").count() == 1
        follow(page.get_by_role("link", name="Back to the record"))
        assert page.url.endswith(f"/records/{screens.site.cast.jade}/")
    assert found == []
