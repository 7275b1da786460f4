"""What whoever arranges conferences is asked for, and what of conferences nobody is asked for any more: with no database."""

from datetime import date
from uuid import UUID

import pytest

from corbiere.ledger.reading import facts_of
from corbiere.ledger.record import Line
from corbiere.protection.entries import ConferenceArranged, ConferenceHeld, ConferenceRequested, EnquiryConcluded, StrategyDiscussionHeld
from corbiere.protection.entries.conferences import ConferenceType, Decision
from corbiere.protection.entries.enquiries import EnquiryOutcome, StrategyOutcome
from corbiere.protection.tasks import CONFERENCES
from corbiere.statute.engine import findings
from corbiere.work.arranging import asked_of
from corbiere.work.owed import OwedWork, by_law
from corbiere.work.roles import Roles
from corbiere.work.tasks import Child, Task
from protection.telling import ANA, MIA, Told, lines

MIA_RENOUF = Child(MIA, "Mia Renouf", "Mia", date(2018, 6, 3))
ADMINISTRATOR = UUID(int=41)
LEAD = frozenset({"lead-social-worker"})
ASKED_FOR = ("2026-03-02", ConferenceRequested(type=ConferenceType.INITIAL, why="It is not safe"))
DISCUSSED = ("2026-03-02", StrategyDiscussionHeld(outcome=StrategyOutcome.ENQUIRY))
ENDED = ("2026-03-04", EnquiryConcluded(outcome=EnquiryOutcome.CONFERENCE))


def day(text: str) -> date:
    return date.fromisoformat(text)


def arranged(on: str, for_: str, type: ConferenceType = ConferenceType.INITIAL) -> tuple[str, ConferenceArranged]:
    return on, ConferenceArranged(type=type, **{"for": day(for_)})


def held(on: str, type: ConferenceType = ConferenceType.INITIAL, outcome: Decision = Decision.PLAN) -> tuple[str, ConferenceHeld]:
    return on, ConferenceHeld(type=type, outcome=outcome)


def of_service(on: str, *told: Told, who: UUID = ANA) -> list[Task]:
    found = [line for line in lines(*told) if line.happened <= day(on)]
    return asked_of(CONFERENCES, MIA_RENOUF, findings("mia", facts_of(found), day(on)), found, day(on), who, {ANA: "Ana Pires"})


def of_lead(on: str, told: list[Line]) -> set[str]:
    found = findings("mia", facts_of(told), day(on))
    owed = OwedWork(MIA_RENOUF, day(on), told, by_law(MIA_RENOUF, found, told, day(on)))
    return {task.duty for task in owed.of(Roles(LEAD, LEAD, None, ()))}


def test_a_conference_that_is_asked_for_waits_for_the_administrator_by_the_day_the_law_counts() -> None:
    """ISS-A-6, ISS-7-C1: fifteen working days after the strategy discussion, which is a default."""
    (task,) = of_service("2026-03-10", DISCUSSED, ASKED_FOR, ENDED)
    assert (task.what, task.due, task.by) == ("Initial conference requested by Ana Pires", day("2026-03-02"), day("2026-03-23"))
    assert (task.since, task.basis, task.sort, task.kind) == (True, "default", "initial-conference", "conference-arranged")
    assert "It is not safe" in task.why


def test_a_sooner_day_that_was_asked_for_holds() -> None:
    sooner = ("2026-03-02", ConferenceRequested(type=ConferenceType.INITIAL, why="Not safe", wanted_by=day("2026-03-12")))
    (task,) = of_service("2026-03-10", DISCUSSED, sooner)
    assert (task.by, task.basis) == (day("2026-03-12"), None)


@pytest.mark.parametrize(
    ("then", "waits"),
    [
        ([], True),
        ([arranged("2026-03-05", "2026-03-20")], False),
        ([arranged("2026-03-05", "2026-03-20", ConferenceType.PRE_BIRTH)], False),
        ([arranged("2026-03-05", "2026-03-20", ConferenceType.REVIEW)], True),
        ([held("2026-03-06")], False),
        ([held("2026-03-01", outcome=Decision.NO_PLAN)], True),
    ],
    ids=["nothing", "arranged", "another first one", "a review", "held", "held before it was asked for"],
)
def test_it_waits_until_a_conference_of_that_sort_is_arranged_or_held(then: list[Told], waits: bool) -> None:
    """ISS-A-6."""
    assert bool([task for task in of_service("2026-03-10", ASKED_FOR, *then, who=ADMINISTRATOR) if task.sort]) is waits


def test_how_an_enquiry_ended_asks_for_a_conference_too_and_both_are_one() -> None:
    assert [task.due for task in of_service("2026-03-10", ENDED)] == [day("2026-03-04")]
    assert len(of_service("2026-03-10", ASKED_FOR, ENDED)) == 1


def test_whoever_arranged_it_is_told_whom_to_ask_and_then_of_the_minutes() -> None:
    """CPP-12, ISS-7-C9: the minutes twenty working days after the conference, which is a default."""
    (inviting,) = of_service("2026-03-10", ASKED_FOR, arranged("2026-03-05", "2026-03-20"))
    assert inviting.meeting and "Not invited yet" in inviting.why
    assert of_service("2026-03-10", ASKED_FOR, arranged("2026-03-05", "2026-03-20"), who=ADMINISTRATOR) == []
    (minutes,) = of_service("2026-03-23", ASKED_FOR, arranged("2026-03-05", "2026-03-20"), held("2026-03-20"))
    assert (minutes.duty, minutes.met and minutes.met.part, minutes.basis) == ("cp.conference-minutes", "after", "default")
    assert minutes.due == day("2026-04-21")
    assert minutes.meeting


def test_a_conference_on_the_day_of_its_discussion_is_asked_for_no_more_where_it_was_written_down_after_it() -> None:
    """ISS-7-C1: the conference that begins a plan, written down after the discussion of its day, answers it; nobody is asked for another."""
    same_day = ("2026-03-02", ConferenceHeld(type=ConferenceType.INITIAL, outcome=Decision.PLAN))
    after = lines(DISCUSSED, same_day)
    assert "cp.initial-conference" not in of_lead("2026-03-10", after)
    assert "cp.initial-conference" in of_lead("2026-03-10", lines(same_day, DISCUSSED))
    assert "cp.initial-conference" in of_lead("2026-03-10", lines(DISCUSSED))


def test_a_report_for_a_conference_that_was_held_is_asked_for_no_more() -> None:
    """PS-3.13: late until the conference meets; then it can no longer be shared before it."""
    told: list[Told] = [DISCUSSED, arranged("2026-03-09", "2026-03-10")]
    assert "cp.report-shared-with-chair" in of_lead("2026-03-10", lines(*told))
    assert not {duty for duty in of_lead("2026-03-10", lines(*told, held("2026-03-10"))) if duty.startswith("cp.report")}
    both = [*told, held("2026-03-10"), arranged("2026-03-10", "2026-06-08", ConferenceType.REVIEW)]
    assert "cp.report-shared-with-chair" in of_lead("2026-03-11", lines(*both))


def test_a_duty_for_which_a_meeting_is_arranged_leads_to_the_meeting_and_is_not_planned_again() -> None:
    told = lines(DISCUSSED, arranged("2026-03-05", "2026-03-20"))
    found = findings("mia", facts_of(told), day("2026-03-20"))
    (task,) = [task for _, task in by_law(MIA_RENOUF, found, told, day("2026-03-20")) if task.duty == "cp.initial-conference"]
    assert (task.meeting, task.met and task.met.part, task.can_be_planned) == (told[-1].root, "hold", False)
    assert task.planned == day("2026-03-20")
