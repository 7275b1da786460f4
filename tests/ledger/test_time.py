"""The record on any day, as known at any moment, whatever was written and corrected since, and in whatever order."""

import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corbiere.ledger.chain import verify
from corbiere.ledger.entry import kind_called
from corbiere.ledger.folding import rebuild
from corbiere.ledger.reading import Line, findings, lines, standing, without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.withdrawal import Withdrawn
from corbiere.ledger.writing import Writing, record_batch
from invented_kinds import BY, Colour, LampLit, lit, someone

pytestmark = pytest.mark.django_db
FIRST = date(2026, 1, 5)
KINDS = ("care-started", "care-ended", "child-seen", "test-lamp-lit")

# An act: which kind, on which day, recorded how many days later, and what is done to it afterwards (nothing, corrected, withdrawn).
acts = st.lists(
    st.tuples(
        st.sampled_from(KINDS), st.integers(0, 60), st.integers(0, 20), st.sampled_from(["stays", "stays", "corrected", "withdrawn"])
    ),
    min_size=1,
    max_size=12,
)
a_few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def entry(kind: str) -> object:
    return LampLit(colour=Colour.WHITE) if kind == "test-lamp-lit" else kind_called(kind)()


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def written(told: list[tuple[str, int, int, str]]) -> tuple[UUID, list[datetime]]:
    """Records the acts in the order of their recording; the subject and the moments between."""
    subject, writings = uuid4(), []
    for kind, day, later, fate in told:
        happened = FIRST + timedelta(days=day)
        made = Writing(entry=entry(kind), about=subject, happened=happened, recorded=moment(happened + timedelta(days=later)))
        writings.append(made)
        if fate != "stays":
            other = Withdrawn() if fate == "withdrawn" else entry(kind)
            after = moment(happened + timedelta(days=later + 5))
            day_meant = happened if fate == "withdrawn" else happened - timedelta(days=1)
            writings.append(Writing(entry=other, about=subject, happened=day_meant, replaces=made.id, why="mistaken", recorded=after))
    writings.sort(key=lambda writing: writing.recorded or moment(FIRST))
    first = writings[0]
    writings[0] = Writing(entry=first.entry, about=subject, happened=first.happened, id=first.id, recorded=first.recorded, opens=True)
    record_batch(writings[:1], by=BY)
    for writing in writings[1:]:
        record_batch([writing], by=BY)
    return subject, [writing.recorded for writing in writings if writing.recorded]


def told(held: list[Line]) -> list[tuple[str, date, UUID]]:
    return [(line.kind, line.happened, line.id) for line in held]


@a_few
@given(acts)
def test_what_was_known_at_a_moment_never_changes_again(story: list[tuple[str, int, int, str]]) -> None:
    subject, moments = written(story)
    between = [before + (after - before) / 2 for before, after in pairwise(moments)]
    with without_row_security():
        then = {known: told(lines(subject, known=known)) for known in between}
    record_batch([Writing(entry=LampLit(colour=Colour.WHITE), about=subject, happened=FIRST)], by=BY)
    with without_row_security():
        assert {known: told(lines(subject, known=known)) for known in between} == then


@a_few
@given(acts)
def test_the_chains_hold_and_the_rebuild_finds_no_difference(story: list[tuple[str, int, int, str]]) -> None:
    written(story)
    with without_row_security():
        assert [found for found in verify() if not isinstance(found, int)] == []
    assert [said for _, found in rebuild(check=True) for said in found] == []


@a_few
@given(acts, st.randoms(use_true_random=False), st.integers(0, 90))
def test_the_order_of_recording_never_changes_an_answer(story: list[tuple[str, int, int, str]], random: object, day: int) -> None:
    """Of one day's facts the law keeps the order of recording, so the acts stand on days of their own."""
    apart = [(kind, 5 * number, 0, "stays") for number, (kind, *_) in enumerate(story)]
    mixed = [(kind, happened, random.randrange(100), fate) for kind, happened, _, fate in apart]
    on = FIRST + timedelta(days=day)
    answers = []
    for version in (apart, mixed):
        subject, _ = written(version)
        with without_row_security():
            held = standing(subject, on)
            answers.append((told_without_id(held.lines), [finding.as_dict() | {"subject": ""} for finding in findings(held, on)]))
    assert answers[0] == answers[1]


def told_without_id(held: object) -> list[tuple[str, date]]:
    return [(line.kind, line.happened) for line in held]


@pytest.mark.parametrize(
    ("happened", "at", "asked"),
    [
        (date(2026, 3, 29), time(0, 59), ""),
        (date(2026, 3, 29), time(1, 0), "there was no 01:00. Was it 00:00 or 02:00?"),
        (date(2026, 3, 29), time(1, 30), "there was no 01:30. Was it 00:30 or 02:30?"),
        (date(2026, 3, 29), time(2, 0), ""),
        (date(2026, 3, 28), time(1, 30), ""),
        (date(2025, 10, 26), time(1, 30), ""),
    ],
)
@pytest.mark.django_db
def test_a_time_that_the_clocks_left_out_is_asked_about(happened: date, at: time, asked: str) -> None:
    """The hour that comes twice is taken as it is told."""
    subject, _ = someone(date(2025, 1, 6))
    if not asked:
        assert lit(subject, happened, time=at).id
        return
    with pytest.raises(NotRecorded, match=re.escape(asked)) as said:
        lit(subject, happened, time=at)
    assert [ruling.field for ruling in said.value.refusals] == ["time"]
