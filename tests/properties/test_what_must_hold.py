"""What must hold of every answer, whatever the story, the day asked about and the day up to which it was known."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corbiere.statute.calendar import days_after
from corbiere.statute.duties import Finding
from corbiere.statute.engine import findings
from corbiere.statute.facts import Fact
from strategies import asked_on, questions, stories

Question = tuple[list[Fact], date, date | None]

often = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
DONE, ENDED, OWED = ("met", "late"), ("lapsed", "missed"), ("open", "overdue")


def answers(facts: Iterable[Fact], on: date, known: date | None = None) -> list[dict[str, object]]:
    return [finding.as_dict() for finding in findings("s", facts, on, known)]


def asked(question: Question) -> list[Finding]:
    facts, on, known = question
    return findings("s", facts, on, known)


def started(found: Iterable[Finding]) -> set[tuple[str, date, date]]:
    return {(finding.duty.id, finding.since, finding.due) for finding in found}


@often
@given(stories(), asked_on(), st.randoms(use_true_random=False))
def test_the_order_of_recording_changes_nothing_between_days_and_phases(facts: list[Fact], on: date, random: Random) -> None:
    places = {fact.order: number for number, fact in enumerate(_shuffled(facts, random))}
    moved = [fact._replace(order=places[fact.order]) for fact in facts]

    assert answers(moved, on) == answers(facts, on)


def _shuffled(facts: list[Fact], random: Random) -> list[Fact]:
    """Any order that keeps facts of one day and phase as they stood to each other."""
    groups: dict[tuple[date, int], list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: fact.order):
        groups.setdefault((fact.day, fact.phase), []).append(fact)
    turns = [group for group in groups for _ in groups[group]]
    random.shuffle(turns)
    return [groups[group].pop(0) for group in turns]


@often
@given(stories(), asked_on(), st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_handed_over_changes_nothing(facts: list[Fact], on: date, random: Random) -> None:
    assert answers(random.sample(facts, len(facts)), on) == answers(facts, on)


@often
@given(questions())
def test_what_happened_after_the_day_asked_about_never_matters(question: Question) -> None:
    facts, on, known = question

    assert answers([fact for fact in facts if fact.day <= on], on, known) == answers(facts, on, known)


@often
@given(stories(), asked_on(), asked_on())
def test_what_was_recorded_after_the_day_known_never_matters(facts: list[Fact], on: date, known: date) -> None:
    assert answers([fact for fact in facts if fact.recorded <= known], on) == answers(facts, on, known)


@often
@given(stories(), asked_on(), asked_on())
def test_the_days_of_recording_do_not_matter_once_everything_is_recorded(facts: list[Fact], on: date, known: date) -> None:
    told = [fact for fact in facts if fact.day <= known]
    punctual = [fact._replace(recorded=fact.day) for fact in told]

    assert answers(punctual, min(on, known), known) == answers(told, min(on, known))


@often
@given(questions())
def test_a_status_says_what_the_days_say(question: Question) -> None:
    on = question[1]
    for finding in asked(question):
        done, ended, due = finding.done, finding.ended, finding.due
        status = (
            ("met" if done <= due else "late")
            if done
            else ("lapsed" if ended <= due else "missed")
            if ended
            else ("open" if on <= due else "overdue")
        )
        spoilt = finding.status == "missed" and finding.duty.id in ("cp.seen-alone", "cp.bedroom-seen")
        assert finding.status == status or spoilt, finding
        assert (finding.done is not None, finding.ended is not None) == (status in DONE, status in ENDED)


@often
@given(questions())
def test_nothing_begins_is_done_or_ends_after_the_day_asked_about(question: Question) -> None:
    on = question[1]
    for finding in asked(question):
        assert finding.since <= on
        assert (finding.done or on) <= on
        assert (finding.ended or on) <= on


@often
@given(questions())
def test_nothing_is_done_or_ends_before_its_clock_starts_unless_it_may_be_early(question: Question) -> None:
    early = ("care.adviser-met", "care.personal-adviser", "care.personal-adviser-before-16", "care.pathway-plan", "cp.report-shared")
    for finding in asked(question):
        assert finding.ended is None or finding.since <= finding.ended
        assert finding.done is None or finding.since <= finding.done or finding.duty.id.startswith(early)


@often
@given(questions())
def test_findings_stand_in_the_order_of_due_day_duty_and_starting_day(question: Question) -> None:
    order = [(finding.due, finding.duty.id, finding.since) for finding in asked(question)]

    assert order == sorted(order)


@often
@given(stories(), asked_on(), st.integers(1, 1_000))
def test_with_nothing_new_a_later_day_leaves_what_was_done_as_it_was(facts: list[Fact], on: date, later: int) -> None:
    told = [fact for fact in facts if fact.day <= on]
    before = [finding for finding in findings("s", told, on) if finding.status in DONE]
    after = findings("s", told, days_after(on, later))

    assert [finding for finding in before if finding not in after] == []


@often
@given(stories(), asked_on(), st.integers(1, 1_000))
def test_with_nothing_new_what_was_owed_stays_owed_unless_a_birthday_ends_it(facts: list[Fact], on: date, later: int) -> None:
    told, day = [fact for fact in facts if fact.day <= on], days_after(on, later)
    after = findings("s", told, day)
    for finding in findings("s", told, on):
        if finding.status in OWED:
            same = [each for each in after if (each.duty.id, each.since, each.due) == (finding.duty.id, finding.since, finding.due)]
            owed = "open" if day <= finding.due else "overdue"
            assert same, finding
            assert any(each.status == owed or (each.ended and on < each.ended <= day) for each in same)


@often
@given(stories(), asked_on(), st.integers(1, 1_000))
def test_what_began_by_a_day_has_begun_on_every_later_day(facts: list[Fact], on: date, later: int) -> None:
    before, after = findings("s", facts, on), findings("s", facts, days_after(on, later))

    assert started(before) <= started(after)


@often
@given(stories(), asked_on(), st.integers(1, 1_000))
def test_what_was_overdue_can_only_become_late_or_missed(facts: list[Fact], on: date, later: int) -> None:
    before, after = (alone(findings("s", facts, day)) for day in (on, days_after(on, later)))
    overdue = {key for key, finding in before.items() if finding.status == "overdue"}
    assert {after[key].status for key in overdue & after.keys()} <= {"overdue", "late", "missed"}


def alone(found: list[Finding]) -> dict[tuple[str, date, date], Finding]:
    """The findings that no other shares duty and days with: two facts of one day start one duty twice, and cannot be told apart."""
    times = Counter((finding.duty.id, finding.since, finding.due) for finding in found)
    return {key: finding for finding in found if times[key := (finding.duty.id, finding.since, finding.due)] == 1}
