"""How many children live in Jersey: the figure of a day, its source, and rates out of it."""

from datetime import date

import pytest

from corbiere.statute.children import children_on, read_children

FIGURES = read_children(
    """
    [[children]]
    on = 2026-12-31
    number = 21000
    published = 2027-06-20
    source = "the yearly report"
    [[children]]
    on = 2020-01-01
    number = 20000
    example = true
    source = "a round number"
    """
)


@pytest.mark.parametrize(
    ("day", "known", "number"),
    [("2019-12-31", None, None), ("2020-01-01", None, 20000), ("2026-12-30", None, 20000), ("2026-12-31", None, 21000),
     ("2027-01-31", "2027-06-19", 20000), ("2027-01-31", "2027-06-20", 21000)],
)  # fmt: skip
def test_a_figure_stands_from_its_day_and_is_known_from_the_day_it_came_out(day: str, known: str | None, number: int | None) -> None:
    held = children_on(date.fromisoformat(day), date.fromisoformat(known) if known else None, FIGURES)
    assert (held and held.number) == number


def test_a_rate_is_out_of_ten_thousand() -> None:
    assert [FIGURES[0].rate(counted) for counted in (0, 1, 87)] == [0, 0.5, 43.5]


def test_what_stands_in_place_of_a_statistic_says_so() -> None:
    held = children_on(date(2026, 3, 2))
    assert held is not None
    assert held.example and held.source


@pytest.mark.parametrize("line", ["number = 5\nsource = 'x'", "on = 2026-01-01\nnumber = 0\nsource = 'x'", "on = 2026-01-01\nnumber = 5"])
def test_a_line_that_cannot_be_taken_says_what_is_wrong(line: str) -> None:
    with pytest.raises(ValueError, match="a figure has on"):
        read_children(f"[[children]]\n{line}")
