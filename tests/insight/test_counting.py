"""What must hold of every measure, in any world: asked on any day, and recounted here in the plainest way."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corbiere.insight.counts import Proportion, UnitAnswer, direction, figure, rows, within
from corbiere.insight.measure import MeasureAnswer, MeasureOutcome, measure_called, measures
from corbiere.insight.quarters import up_to
from corbiere.protection.measures.service import SERVICE
from corbiere.statute.calendar import WORKING_DAYS, months_after
from insight.telling import NURSES, OLA, RUTH, SCHOOL, Story, arranged, came, child, conference, day, named

FIRST, DAYS = day("2026-01-05"), 400
often = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
QUARTERS = up_to(named("2027-q2"), 8)
PEOPLE = [
    came("Ana", "social-care"), came("Claire", "health"), came("David", "education"), came("Eve", "police", False),
    came("Mum", "family", tie="mother", complaints_told=True), came("Dad", "family", tie="father", complaints_told=False),
    came("Gran", "family"), came("Mia", "child", how="in-person"), came("Mia", "child", how="advocate"),
]  # fmt: skip


def worlds() -> st.SearchStrategy[Story]:
    return st.integers(0, 10**9).map(lambda seed: at_random(Random(seed)))


def at_random(random: Random) -> Story:
    """Some families, each with a strategy discussion, conferences, reports and minutes, whatever the law would say to them."""
    story = Story()
    for family in range(random.randint(1, 4)):
        names = [f"{family}-{number}" for number in range(random.randint(1, 3))]
        for name in names:
            if random.random() < 0.8:
                story.tell(name, str(day("2010-01-01") + timedelta(days=random.randint(0, 6000))), "born")
            if random.random() < 0.7:
                story.tell(name, on(random), "strategy-discussion-held", outcome=random.choice(("enquiry", "no-enquiry")))
            if random.random() < 0.2:
                story.tell(name, on(random), "enquiry-concluded", outcome=random.choice(("support", "conference")))
        for month in random.sample(range(DAYS // 30), random.randint(0, 4)):
            conferred(story, random, names, str(FIRST + timedelta(days=30 * month + random.randint(0, 10))))
    return story


def on(random: Random) -> str:
    return str(FIRST + timedelta(days=random.randint(0, DAYS)))


def conferred(story: Story, random: Random, names: list[str], met: str) -> None:
    act, held = uuid4(), uuid4()
    type, outcome = random.choice(
        (("initial", "plan"), ("initial", "no-plan"), ("transfer-in", "plan"), ("review", "continue"), ("review", "end"))
    )
    for name in names:
        of = arranged(story, name, str(day(met) - timedelta(days=14)), met, type, act=act)
        for agency in (SCHOOL, NURSES):
            if random.random() < 0.6:
                reported(story, random, name, of, agency, met)
        if random.random() < 0.1:
            story.tell(name, met, "protection-meeting-called-off", of=str(of), why=random.choice(("too-few", "unwell")))
            continue
        said: dict[str, Any] = {"attended": random.sample(PEOPLE, random.randint(0, 6))}
        if random.random() < 0.6:
            said["views"] = random.choice(({"own_words": "I like Gran."}, {"why_not": "Asleep"}))
        root = conference(story, name, met, type, outcome, meeting=str(of), act=held, **said)
        for _ in range(random.randint(0, 2)):
            sent = str(day(met) + timedelta(days=random.randint(0, 45)))
            story.tell(name, sent, "conference-minutes-circulated", of=str(root), to=random.sample(("Mum", "Dad", "Claire"), 2))


def reported(story: Story, random: Random, name: str, of: UUID, agency: UUID, met: str) -> None:
    said = {"of": str(of), "agency": str(agency), "from": "Whoever writes"}
    wanted = str(day(met) - timedelta(days=random.randint(0, 7)))
    asked = story.tell(name, str(day(met) - timedelta(days=10)), "protection-report-asked", wanted_by=wanted, **said)
    if random.random() < 0.8:
        story.tell(name, str(day(met) - timedelta(days=random.randint(-4, 9))), "protection-report-received", asked=str(asked), **said)


def asked_on() -> st.SearchStrategy[str]:
    return st.integers(0, DAYS + 200).map(lambda days: str(FIRST + timedelta(days=days)))


@often
@given(worlds(), asked_on())
def test_the_numerator_never_exceeds_the_denominator_as_a_whole_or_in_a_row(story: Story, on: str) -> None:
    for measure in measures(SERVICE):
        every = story.told(measure.id, on)
        for quarter in QUARTERS:
            held = within(quarter, every)
            counted = figure(held)
            assert 0 <= counted.yes <= counted.of == len(held) - counted.not_yet - counted.left_out
            assert 0 <= counted.beside <= counted.of
            for breakdown in measure.breakdowns:
                for row in rows(held, breakdown):
                    assert 0 <= row.figure.yes <= row.figure.of
                    assert breakdown.name == "participant" or row.figure.of <= counted.of


@often
@given(worlds(), asked_on())
def test_every_unit_is_in_one_quarter_and_its_children_are_there(story: Story, on: str) -> None:
    for measure in measures(SERVICE):
        for one in story.told(measure.id, on):
            assert one.unit.children and set(one.unit.children) <= story.lines.keys()
            assert len(set(one.unit.children)) == len(one.unit.children)
            assert one.answer.why.endswith((".", "Asleep"))


@often
@given(worlds(), asked_on())
def test_what_happens_later_changes_nothing_of_a_day(story: Story, on: str) -> None:
    before = {measure.id: [figure(within(quarter, story.told(measure.id, on))) for quarter in QUARTERS] for measure in measures(SERVICE)}
    for name in list(story.lines):
        story.lines[name] = [line for line in story.lines[name] if line.happened <= day(on)]

    assert {
        measure.id: [figure(within(quarter, story.told(measure.id, on))) for quarter in QUARTERS] for measure in measures(SERVICE)
    } == before


@often
@given(worlds(), asked_on())
def test_the_measures_of_what_was_held_are_those_of_a_plain_count(story: Story, on: str) -> None:
    held = [
        (id, line) for id, lines in story.lines.items() for line in lines if line.kind == "conference-held" and line.happened <= day(on)
    ]
    for quarter in QUARTERS:
        here = [(id, line) for id, line in held if quarter.first <= line.happened <= quarter.last]
        heard = [line for _, line in here if "own_words" in (line.body.get("views") or {})]
        silent = [line for _, line in here if not line.body.get("views")]
        assert story.figure("views-represented", quarter.name, on)[:3] == (len(heard), len(here) - len(heard) - len(silent), len(silent))
        parents = [
            line for _, line in here if any(one["came"] and one.get("tie") in ("mother", "father") for one in line.body.get("attended", ()))
        ]
        assert story.figure("parents-present", quarter.name, on).yes == len(parents)
        assert story.figure("told-how-to-complain", quarter.name, on).of == len({(line.occasion, line.happened) for _, line in here})


@often
@given(worlds(), asked_on())
def test_reports_are_those_of_a_plain_count(story: Story, on: str) -> None:
    """ISS-7-C4."""
    lines = [(id, line) for id, held in story.lines.items() for line in held if line.happened <= day(on)]
    met = {line.body["meeting"]: line.happened for _, line in lines if line.kind == "conference-held"}
    acts = {str(line.root): line.occasion for _, line in lines if line.kind == "conference-arranged"}
    came = {line.body["asked"]: line.happened for _, line in lines if line.kind == "protection-report-received"}
    asked: dict[tuple[object, date, str], list[bool]] = {}
    for _, line in lines:
        if line.kind == "protection-report-asked" and line.body["of"] in met:
            there = came.get(str(line.root), date.max) <= date.fromisoformat(line.body["wanted_by"])
            asked.setdefault((acts[line.body["of"]], met[line.body["of"]], line.body["agency"]), []).append(there)
    for quarter in QUARTERS:
        here = [all(in_time) for (_, held, _), in_time in asked.items() if held in quarter]
        assert story.figure("reports-in-time", quarter.name, on)[:2] == (sum(here), len(here) - sum(here))


@pytest.mark.parametrize("seed", range(40))
def test_the_measures_of_time_are_those_of_a_plain_count(seed: int) -> None:
    """In worlds in which each child has one strategy discussion, one first conference, and minutes."""
    random, story, late = Random(seed), Story(), list[bool]()
    ended, counted = "2027-06-30", dict.fromkeys(QUARTERS, (0, 0))
    for number in range(20):
        since = WORKING_DAYS.after(FIRST + timedelta(days=random.randint(0, 300)), 1)
        due = WORKING_DAYS.after(since, 15)
        met = WORKING_DAYS.after(since, random.randint(10, 20))
        story.tell(f"{number}", str(since), "strategy-discussion-held", outcome="enquiry")
        conference(story, f"{number}", str(met), outcome="no-plan")
        late.append(met > due)
        quarter = next(quarter for quarter in QUARTERS if due in quarter)
        counted[quarter] = (counted[quarter][0] + (met <= due), counted[quarter][1] + (met > due))

    assert {quarter: story.figure("first-conferences-in-time", quarter.name, ended)[:2] for quarter in QUARTERS} == counted
    assert any(late) and not all(late)


@pytest.mark.parametrize("months", [1, 2])
def test_a_quarter_as_it_was_known_when_it_ended_leaves_open_what_was_not_due(months: int) -> None:
    story = Story()
    conference(story, "Mia", "2026-03-02")
    conference(story, "Mia", str(months_after(day("2026-03-02"), months)), "review", "continue")

    assert story.figure("reviews-in-time", "2026-q2", "2026-03-31") == Proportion(not_yet=1)
    assert story.figure("reviews-in-time", "2026-q2", "2026-06-30") == Proportion(yes=1)


# Figures.


@pytest.mark.parametrize(("yes", "of", "share"), [(0, 300, 0), (1, 300, 1), (2, 3, 67), (299, 300, 99), (300, 300, 100)])
def test_all_and_none_are_never_rounded_to(yes: int, of: int, share: int):
    assert Proportion(yes, of - yes).per_cent == share


def test_of_nothing_there_is_no_share():
    assert (Proportion().share, Proportion().per_cent) == (None, None)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (Proportion(3, 1), Proportion(1, 1), "up from 50%"),
        (Proportion(1, 3), Proportion(1, 1), "down from 50%"),
        (Proportion(2, 2), Proportion(1, 1), "the same as the quarter before"),
        (Proportion(2, 2), Proportion(), "nothing to compare it with"),
        (None, Proportion(1, 1), "kept back, so not compared"),
    ],
)
def test_the_quarter_before_is_compared_in_words(now: Proportion | None, before: Proportion, words: str):
    assert direction(now, before) == words


def test_each_declaration_cites_its_clause_and_says_what_it_counts():
    assert [measure.clause for measure in measures(SERVICE)] == [f"ISS-7-C{number}" for number in range(1, 11)]
    assert all(measure.asked_by.force == "measure" for measure in measures(SERVICE))
    assert {measure.id for measure in measures(SERVICE) if measure.default} == {
        "first-conferences-in-time", "reviews-in-time", "reports-in-time", "inquorate-conferences", "minutes-in-time",
    }  # fmt: skip


def of_nobody(outcomes: str, among: list[UUID]) -> Iterator[UnitAnswer]:
    """One unit for each letter: y, n or ?"""
    story = Story()
    for number, _ in enumerate(outcomes):
        conference(story, f"{number}", "2026-06-01")
    units = story.told("views-represented", "2026-07-31")
    for letter, one in zip(outcomes, units, strict=True):
        among.append(one.unit.children[0])
        outcome = {"y": MeasureOutcome.YES, "n": MeasureOutcome.NO, "?": MeasureOutcome.UNKNOWN}[letter]
        yield UnitAnswer(one.unit, MeasureAnswer(outcome, "Told.", {"chair": ((RUTH if letter == "y" else OLA, outcome),)}))


def test_a_row_that_stands_in_no_breakdown_counts_in_the_whole_alone():
    among: list[UUID] = []
    held = list(of_nobody("yyn?", among))

    assert figure(held) == Proportion(2, 1, 1)
    assert len(set(among)) == 4 and child("0") in among
    assert [(row.key, row.figure.of) for row in rows(held, measure_called("minutes-in-time").breakdowns[0])] == [(RUTH, 2), (OLA, 2)]
