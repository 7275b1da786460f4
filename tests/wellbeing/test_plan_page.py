"""The page of a plan of help, its forms as they begin, its paper, and the step up to safeguarding."""

import pytest

from cast import Cast
from corbiere.ledger.reading import lines, without_row_security
from markup import markup
from wellbeing.maggie import help_is_entitled, help_is_led, help_is_planned, help_is_written

pytestmark = pytest.mark.django_db


def page(cast: Cast, who: str, path: str = "plans/help/", child: str = "noah") -> str:
    answer = cast.client(who).get(f"/records/{cast.people[child]}/{path}")
    assert answer.status_code == 200, path
    return markup(answer)


def test_while_it_is_prepared_each_help_says_that_it_is_proposed(cast: Cast) -> None:
    """WT-131-1."""
    help_is_led(cast, "noah", "claire", help_is_entitled(cast, "noah", assessor="ana"))
    help_is_written(cast, "noah", "claire", "eve")
    shown = page(cast, "claire")
    for said in (
        "Being prepared",
        "Proposed: the provider has not agreed yet",
        "Claire Hacquoil",
        "States of Jersey Police",
        "Agree the plan",
    ):
        assert said in shown
    assert "is no longer on this plan" not in shown


def test_as_it_runs_it_shows_the_level_the_lead_the_next_review_and_the_team(cast: Cast) -> None:
    help_is_planned(cast, "noah", lead="claire", helper="eve")
    shown = page(cast, "claire")
    for said in (
        "Early help wellbeing plan",
        "Looked at again",
        "Team around",
        "Eve Moore",
        "I just want to see my friends",
        "Review the plan",
    ):
        assert said in shown


def test_the_head_of_the_record_says_that_there_is_a_plan(cast: Cast) -> None:
    """WT-principles-8."""
    assert "Has a plan of help" not in page(cast, "ana", "")
    help_is_planned(cast, "noah", lead="claire", helper="eve")
    assert "Has a plan of help" in page(cast, "ana", "")
    assert "Has a plan of help" in page(cast, "claire", "")


@pytest.mark.parametrize("who", ["eve", "ana", "ben"])
def test_the_team_and_those_at_work_read_it(cast: Cast, who: str) -> None:
    help_is_planned(cast, "noah", lead="claire", helper="eve")
    assert "Meet Eve every week" in page(cast, who)


def test_a_first_version_begins_with_the_assessment(cast: Cast) -> None:
    """WT-128-1: nobody types the needs again."""
    help_is_led(cast, "noah", "claire", help_is_entitled(cast, "noah", assessor="ana"))
    answer = cast.client("claire").get(f"/records/{cast.noah}/record/help-plan-written/", follow=True)
    assert answer.status_code == 200
    with without_row_security():
        signed = next(line for line in lines(cast.noah) if line.kind == "assessment-completed")
    assert str(signed.root) in markup(answer)


@pytest.mark.parametrize("kind", ["plan-reviewed", "plan-ended", "lead-worker-transfer-offered", "plan-agreed", "plan-end-proposed"])
def test_each_form_opens_for_the_lead_worker(cast: Cast, kind: str) -> None:
    """WT-118-2: a health visitor does all of it."""
    help_is_planned(cast, "noah", lead="claire", helper="eve")
    shown = page(cast, "claire", f"record/{kind}/")
    if kind == "plan-reviewed":
        assert "Meet Eve every week" in shown


def test_the_review_is_held_in_a_room(cast: Cast) -> None:
    """WT-142-1, WT-143-1: a type of meeting, with the four questions on its agenda."""
    help_is_planned(cast, "noah", lead="claire", helper="eve")
    day = {"for": str(cast.today)}
    cast.tell("noah", "team-around-meeting-arranged", 2, by="claire", type="early-help", chairs=str(cast.claire), **day)
    listed = page(cast, "claire", "meetings/")
    assert "Early help team around the child and family review meeting" in listed


def test_a_worry_from_the_plan_takes_its_story_along(cast: Cast) -> None:
    """WT-141-1, WT-continuum-3: one step, one box; the plan goes on."""
    help_is_planned(cast, "noah", lead="claire", helper="eve")
    href = f"/records/{cast.noah}/help/worry/"
    client = cast.client("claire")
    assert "Goal: Maggie keeps herself safe" in markup(client.get(href))
    empty = client.post(href, {"worry": " "})
    assert empty.status_code == 422
    assert "Write what worries you." in markup(empty)
    assert client.post(href, {"worry": "He has bruises on both arms"}).status_code == 302
    with without_row_security():
        worry = next(line for line in lines(cast.noah) if line.kind == "concern-received")
    assert worry.body["concern"].startswith("He has bruises on both arms")
    for said in ("led by Claire Hacquoil", "Goal: Maggie keeps herself safe", "Help: Meet Eve every week"):
        assert said in worry.body["concern"]
    assert "Early help wellbeing plan" in page(cast, "claire")


@pytest.mark.parametrize("who", ["sam", "ruth"])
def test_whoever_does_not_see_the_plan_has_no_such_page(cast: Cast, who: str) -> None:
    help_is_planned(cast, "noah", lead="claire", helper="eve")
    assert cast.client(who).get(f"/records/{cast.noah}/help/worry/").status_code == 404


def test_the_family_has_it_on_paper(cast: Cast) -> None:
    """WT-138-1."""
    version = help_is_planned(cast, "noah", lead="claire", helper="eve")
    listed = page(cast, "claire", "documents/")
    assert "Plan of help" in listed
    assert str(version) in listed
