"""What is kept back from those to whom children behind a number are closed, and that the rest of a table does not tell it."""

from itertools import product
from uuid import UUID

import pytest

from corbiere.insight.counts import UnitAnswer
from corbiere.insight.disclosure_control import nobody_closed, shown, shown_rows
from corbiere.insight.measure import Breakdown, MeasureAnswer, MeasureOutcome
from insight.telling import NO, UNKNOWN, YES, Story, conference

BY_TEAM = Breakdown("team", "By team")
Row = tuple[str, int, int, int]  # a team; how many were, were not, and are not known to have been


def told(*rows: Row) -> list[UnitAnswer]:
    story = Story()
    outcomes: list[tuple[str, MeasureOutcome]] = []
    for team, *numbers in rows:
        outcomes += [(team, outcome) for outcome, number in zip((YES, NO, UNKNOWN), numbers, strict=True) for _ in range(number)]
    for number, _ in enumerate(outcomes):
        conference(story, f"{number}", "2026-06-01")
    units = [one.unit for one in story.told("views-represented", "2026-07-31")]
    return [
        UnitAnswer(unit, MeasureAnswer(outcome, "Told.", {"team": ((team, outcome),)}))
        for unit, (team, outcome) in zip(units, outcomes, strict=True)
    ]


def everybody_closed(one: UnitAnswer) -> bool:
    return True


def open_to_one(*mine: UUID) -> object:
    return lambda one: not set(one.unit.children) <= set(mine)


@pytest.mark.parametrize(
    ("row", "is_shown"),
    [
        (("East", 5, 5, 0), True),
        (("East", 5, 0, 0), True),
        (("East", 4, 0, 0), False),
        (("East", 5, 4, 0), False),
        (("East", 9, 0, 1), False),
        (("East", 0, 0, 0), True),
    ],
)
def test_a_number_is_kept_back_below_five_of_those_who_were_and_of_those_who_were_not(row: Row, is_shown: bool):
    assert (shown(told(row), everybody_closed) is not None) is is_shown
    assert shown(told(row), nobody_closed) is not None


def test_it_is_asked_of_those_who_are_closed_alone_for_the_others_can_be_taken_away():
    held = told(("East", 9, 0, 0))
    mine = [one.unit.children[0] for one in held[:6]]

    assert shown(held, open_to_one(*mine)) is None
    assert shown(held, open_to_one(*mine[:4])) is not None


def test_where_one_row_is_kept_back_another_goes_with_it():
    held = told(("East", 20, 0, 0), ("North", 7, 0, 0), ("West", 2, 0, 0))

    assert {row.key for row in shown_rows(held, BY_TEAM, everybody_closed) if row.figure is None} == {"North", "West"}


@pytest.mark.parametrize("numbers", list(product((0, 1, 3, 6, 11), repeat=3)))
def test_what_is_kept_back_never_follows_from_the_whole_and_the_other_rows(numbers: tuple[int, ...]):
    held = told(*((team, number, 0, 0) for team, number in zip(("East", "North", "West"), numbers, strict=True)))
    whole, rows = shown(held, everybody_closed), shown_rows(held, BY_TEAM, everybody_closed)
    hidden = [row for row in rows if row.figure is None]
    if whole is None:
        assert len(hidden) == len(rows)
    elif hidden:
        rest = whole.yes - sum(row.figure.yes for row in rows if row.figure)
        assert len(hidden) > 1 and rest >= 5
    assert all(row.figure.yes >= 5 for row in rows if row.figure)


def test_to_whom_everybody_is_open_nothing_is_kept_back():
    held = told(("East", 1, 0, 0), ("West", 0, 2, 1))

    assert [row.figure for row in shown_rows(held, BY_TEAM, nobody_closed) if row.figure is None] == []
