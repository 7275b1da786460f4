"""When a child was looked after, under what, and in which home: worked out from the entries alone."""

from datetime import date, time

import pytest

from care.looked_after import AWAY, BY_AGREEMENT, HOME, IN_CARE, LEFT, NEXT, moved, told
from corbiere.care.episodes import home_on, homes, in_care_on
from corbiere.care.readings import care_episodes, legal_statuses, placements
from corbiere.care.stays import looked_after_by_staying
from corbiere.exchange.ssda903_codes import PLACEMENT_TYPES
from corbiere.ledger.periods import Period
from corbiere.ledger.record import Line
from corbiere.people.homes import HomeSort, sort_of_home
from protection.telling import BORN, MIA, Told, day, lines

Time = tuple[str, str | None]
EIGHTEEN = "2036-06-03"


def during(row: Period) -> Time:
    return str(row.during.lower), row.during.upper and str(row.during.upper)


def care(*held: Told) -> list[Time]:
    return [during(row) for row in care_episodes(MIA, lines(*held))]


def under(*held: Told) -> list[tuple[str, str, str | None]]:
    return [(row.status, *during(row)) for row in legal_statuses(MIA, lines(*held))]


def lived(*held: Told) -> list[Time]:
    return [during(row) for row in placements(MIA, lines(*held))]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (BORN, []),
        (IN_CARE, [("2026-03-02", EIGHTEEN)]),
        (f"{IN_CARE}\n2026-05-01  care-ended", [("2026-03-02", "2026-05-01")]),
        (f"{IN_CARE}\n2026-03-02  care-ended", []),
        (f"{IN_CARE}\n2026-05-01  died", [("2026-03-02", "2026-05-01")]),
        (f"{IN_CARE}\n2026-05-01  care-ended\n2026-05-01  care-started", [("2026-03-02", "2026-05-01"), ("2026-05-01", EIGHTEEN)]),
        ("2008-02-29  born\n2020-01-05  care-started  status=in-care", [("2020-01-05", "2026-03-01")]),
    ],
)
def test_a_child_is_looked_after_until_care_ends_or_they_are_eighteen(story: str, expected: list[Time]) -> None:
    """LAC-368-1. Whoever was born on 29 February is eighteen on 1 March, as the law engine reads it."""
    assert care(story) == expected


def test_care_that_had_begun_before_says_so() -> None:
    """LAC-368-1."""
    (row,) = care_episodes(MIA, lines(f"{BORN}\n2026-03-02  care-started  status=in-care began=before"))
    assert row.began_before and not care_episodes(MIA, lines(IN_CARE))[0].began_before


def test_what_a_child_is_looked_after_under_changes_and_care_goes_on() -> None:
    """LAC-368-1."""
    changed = told("2026-04-10", "care-status-changed", status="in-care", order="Interim care order")
    assert care(BY_AGREEMENT, changed) == [("2026-03-02", EIGHTEEN)]
    assert under(BY_AGREEMENT, changed) == [("accommodated", "2026-03-02", "2026-04-10"), ("in-care", "2026-04-10", EIGHTEEN)]
    again = f"{BY_AGREEMENT}\n2026-05-01  care-ended\n2026-05-01  care-started  status=custody"
    assert under(again) == [("accommodated", "2026-03-02", "2026-05-01"), ("custody", "2026-05-01", EIGHTEEN)]


GIVEN = told("2026-03-02", "accommodation-given", where="with Gran", why="Mum is in hospital")._replace(time=time(22))


def over(happened: str, at: time | None) -> Line:
    return told(happened, "accommodation-over", of=str(GIVEN.root))._replace(time=at)


@pytest.mark.parametrize(
    ("held", "since"),
    [
        ([GIVEN], "2026-03-03"),
        ([GIVEN, over("2026-03-03", time(22))], None),
        ([GIVEN, over("2026-03-03", time(22, 1))], "2026-03-03"),
        ([GIVEN, over("2026-03-03", None)], None),
        ([GIVEN, over("2026-03-04", None)], "2026-03-03"),
    ],
)
def test_more_than_24_hours_and_a_child_is_looked_after(held: list[Line], since: str | None) -> None:
    """LAC-368-2: 24 hours to the minute are not more than 24 hours. A break begins the clock anew."""
    assert [begins for begins, _ in care(BORN, *held)] == ([since] if since else [])
    assert [str(fact.day) for fact in looked_after_by_staying(lines(BORN, *held))] == ([since] if since else [])


def test_a_stay_that_somebody_wrote_down_as_coming_into_care_gives_no_second_start() -> None:
    """LAC-368-2."""
    assert care(BORN, GIVEN, told("2026-03-02", "care-started", status="accommodated")) == [("2026-03-02", EIGHTEEN)]
    assert under(BORN, GIVEN) == [("accommodated", "2026-03-03", EIGHTEEN)]


def test_a_child_has_one_home_after_another() -> None:
    """ISS-A-12: a move ends the home before, on its day and with its reason."""
    away = moved("2026-06-01", NEXT, left=LEFT, **AWAY)
    told_so = (IN_CARE, moved("2026-03-02", HOME), away)
    assert lived(*told_so) == [("2026-03-02", "2026-06-01"), ("2026-06-01", EIGHTEEN)]
    first, second = placements(MIA, lines(*told_so))
    assert (first.why_left, first.off_island, second.off_island) == ("nearer", None, True)
    home = home_on(lines(*told_so), day("2026-06-01"))
    assert home is not None and home.started.root == NEXT


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([told("2026-04-01", "placement-ended")], [("2026-03-02", "2026-04-01")]),
        ([told("2026-04-01", "placement-ended", of=str(HOME))], [("2026-03-02", "2026-04-01")]),
        (["2026-05-01  care-ended"], [("2026-03-02", "2026-05-01")]),
        (["2026-05-01  care-ended\n2026-05-01  care-started"], [("2026-03-02", EIGHTEEN)]),
        (["2026-05-01  placement-ended\n2026-05-01  placement-started"], [("2026-03-02", "2026-05-01"), ("2026-05-01", EIGHTEEN)]),
        ([told("2026-03-02", "placement-ended")], []),
        (["2026-05-01  died"], [("2026-03-02", "2026-05-01")]),
    ],
)
def test_a_home_ends_as_it_is_written_and_at_the_latest_with_care(held: list[Told], expected: list[Time]) -> None:
    """ISS-A-12."""
    assert lived(IN_CARE, moved("2026-03-02", HOME), *held) == expected


def test_a_home_that_nobody_left_lies_over_the_next_which_the_table_refuses() -> None:
    """ISS-A-12."""
    two = homes(lines(IN_CARE, moved("2026-03-02", HOME), moved("2026-06-01", NEXT)))
    assert all(home.on(date(2026, 6, 1)) for home in two)


def test_care_that_ended_that_very_day_runs_no_more() -> None:
    ended = lines(f"{IN_CARE}\n2026-05-01  care-ended")
    assert in_care_on(ended, day("2026-04-30")) and not in_care_on(ended, day("2026-05-01"))


def test_every_sort_of_home_of_a_return_is_one_of_ours() -> None:
    assert {sort_of_home(said) for said in PLACEMENT_TYPES.values()} == set(HomeSort)
    assert sort_of_home("foster carers") is HomeSort.FOSTER
    assert sort_of_home("in a lighthouse") is None
