"""The invented island: the same for everyone who asks, spelt as the law spells, and about as busy as a real one."""

import shlex
from collections import Counter
from datetime import date
from itertools import chain, islice

import pytest

from corbiere.island.family import FAMILY
from corbiere.island.histories import UNTIL, bodies, histories, practitioners
from corbiere.statute.facts import Fact
from corbiere.statute.kinds import KINDS, parse_day

# Every kind that a duty starts from, is done by, or is ended by.
KINDS_OF_DUTIES = """
    born died strategy-discussion-held enquiry-started enquiry-concluded conference-arranged conference-report-shared conference-held
    conference-minutes-circulated core-group-held core-group-notes-circulated child-seen assessment-started assessment-completed
    plan-required lead-worker-appointed plan-agreed plan-reviewed plan-ended care-started care-ended reviewer-appointed review-held
    review-form-completed placement-started health-assessment-completed education-plan-agreed personal-adviser-met
    personal-adviser-appointed adviser-contact practice-alert-raised practice-alert-answered practice-review-commissioned
    practice-review-published involvement-ended destruction-reviewed joined supervision-held practice-observed appraised left duty-began
    partners-report-published standards-audit-commissioned accountable-officers-met partnership-met complaint-statistics-reported
    iss-annual-report-presented corporate-plan-published corporate-plan-reviewed corporate-report-published
    corporate-services-published provider-services-published
"""

Story = tuple[str, list[Fact]]


@pytest.fixture(scope="module")
def children() -> list[Story]:
    return list(histories(3_000, seed=1))


@pytest.fixture(scope="module")
def everyone(children: list[Story]) -> list[Story]:
    return [*children, *practitioners(100, seed=1), *bodies()]


def test_the_same_seed_gives_the_same_facts(children: list[Story]) -> None:
    assert list(histories(3_000, seed=1)) == children
    assert list(practitioners(20, seed=7)) == list(practitioners(20, seed=7))
    assert list(bodies()) == list(bodies())


def test_another_seed_gives_other_facts(children: list[Story]) -> None:
    assert list(histories(10, seed=2)) != children[:10]


def test_a_child_does_not_depend_on_how_many_are_asked_for(children: list[Story]) -> None:
    assert list(histories(10, seed=1)) == children[:10]
    assert list(islice(practitioners(50, seed=1), 5)) == list(practitioners(5, seed=1))


def test_subjects_come_in_order_and_once(everyone: list[Story], children: list[Story]) -> None:
    names = [name for name, _ in children]

    assert names[0] == "child-0000001"
    assert names == sorted(set(names))
    assert len({name for name, _ in everyone}) == len(everyone)


def test_nobody_is_without_facts(everyone: list[Story]) -> None:
    assert all(facts for _, facts in everyone)


def test_every_fact_is_spelt_as_its_kind_declares(everyone: list[Story]) -> None:
    assert [fault for _, facts in everyone for fact in facts for fault in faults(fact)] == []


def test_every_pointer_has_what_it_points_at(everyone: list[Story]) -> None:
    for name, facts in everyone:
        refs = [fact.ref for fact in facts if fact.ref]
        assert len(refs) == len(set(refs)), name
        assert {fact.of for fact in facts if fact.of} <= set(refs), name


def test_facts_stand_in_the_order_of_recording(everyone: list[Story]) -> None:
    for _, facts in everyone:
        assert [fact.order for fact in facts] == list(range(len(facts)))
        assert [fact.recorded for fact in facts] == sorted(fact.recorded for fact in facts)


@pytest.mark.parametrize("until", [UNTIL, date(2024, 2, 29)])
def test_nothing_happens_after_the_last_day_or_is_written_down_before_it_happens(until: date) -> None:
    for _, facts in chain(histories(500, 3, until), practitioners(20, 3, until), bodies(until)):
        assert all(fact.day <= until and 0 <= (fact.recorded - fact.day).days <= 60 for fact in facts)


def test_a_child_is_born_once_at_most_and_dies_once_at_most(children: list[Story]) -> None:
    for name, facts in children:
        kinds = Counter(fact.kind for fact in facts)
        assert kinds["born"] <= 1 and kinds["died"] <= 1, name


def test_a_child_has_about_thirty_five_facts(children: list[Story]) -> None:
    assert 32 <= sum(len(facts) for _, facts in children) / len(children) <= 38


def test_about_three_in_a_hundred_facts_are_recorded_late(children: list[Story]) -> None:
    facts = [fact for _, facts in children for fact in facts]

    assert 0.02 <= sum(fact.recorded > fact.day for fact in facts) / len(facts) <= 0.04


def test_every_kind_that_a_duty_needs_happens_to_someone(everyone: list[Story]) -> None:
    assert set(KINDS_OF_DUTIES.split()) - {fact.kind for _, facts in everyone for fact in facts} == set()


def test_the_rarer_turns_of_a_life_happen_too(children: list[Story]) -> None:
    turns = Counter(turn for _, facts in children for turn in turns_of(facts))

    assert min(turns[turn] for turn in TURNS) > 0


def test_the_family_is_a_story_that_can_be_read() -> None:
    subjects = [line for line in FAMILY.splitlines() if line.startswith("== ")]
    facts = [parsed(line) for line in FAMILY.splitlines() if line and line[0].isdigit()]
    refs = {fact.ref for fact in facts if fact.ref}

    assert len(subjects) == 3
    assert "invented" in FAMILY.splitlines()[0]
    assert [fault for fact in facts for fault in faults(fact)] == []
    assert {fact.of for fact in facts if fact.of} <= refs


TURNS = (
    "unborn",
    "birth unknown",
    "born on 29 February",
    "two episodes",
    "status changed in a day",
    "visit on a conference day",
    "off island",
)


def turns_of(facts: list[Fact]) -> set[str]:
    days: dict[str, list[date]] = {}
    for fact in facts:
        days.setdefault(fact.kind, []).append(fact.day)
    started = days.get("care-started", [])
    kinds_before_birth = {"pre-birth"} & {value for fact in facts for _, value in fact.attributes}
    found = {
        "unborn": "born" not in days and bool(kinds_before_birth),
        "birth unknown": "born" not in days and min(fact.day for fact in facts) < date(2025, 1, 1),
        "born on 29 February": any((day.month, day.day) == (2, 29) for day in days.get("born", [])),
        "two episodes": len(started) > 1,
        "status changed in a day": not set(started).isdisjoint(days.get("care-ended", [])),
        "visit on a conference day": not set(days.get("child-seen", [])).isdisjoint(days.get("conference-held", [])),
        "off island": any(("off_island", "yes") in fact.attributes for fact in facts),
    }
    return {turn for turn, happened in found.items() if happened}


def faults(fact: Fact) -> list[str]:
    """What the declaration of its kind has against a fact."""
    declared = {key: KINDS[fact.kind].attribute(key) for key, _ in fact.attributes}
    unknown = [f"{fact.kind} has no {key}" for key, attribute in declared.items() if attribute is None]
    said = [attribute.fault(value) for key, value in fact.attributes if (attribute := declared[key])]
    unsorted = [f"{fact} is not in order"] if list(declared) != sorted(key for key, _ in fact.attributes) else []
    return [*unknown, *(fault for fault in said if fault), *unsorted]


def parsed(line: str) -> Fact:
    """A line of the family's story: DATE KIND key=value …"""
    day, kind, *rest = shlex.split(line, comments=True)
    held = dict(word.split("=", 1) for word in rest)
    ref, of, recorded = (held.pop(key, None) for key in ("ref", "of", "recorded"))
    happened = parse_day(day)
    written_down = parse_day(recorded or day)
    assert happened and written_down and kind in KINDS and happened <= written_down, line
    return Fact(happened, kind, tuple(sorted(held.items())), written_down, ref, of)
