"""Times in a state: every way in which beginnings, endings, birthdays and death can fall on one day (the contract's section 3)."""

from datetime import date, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corbiere.statute.states import CARE_LEAVER, LEFT_CARE, Span, clipped, toggled

FOREVER = date.max
MARCH = [date(2026, 3, number) for number in range(1, 32)]
ON = date(2026, 12, 31)


def day(text: str) -> date:
    return date.fromisoformat(text)


def times(story: str) -> str:
    """Spans from one letter a day: `b` begins, `e` ends, `x` both, `.` nothing. Each is first-last by number; `+` again, `?` lasts."""
    begins = [MARCH[at] for at, letter in enumerate(story) if letter in "bx"]
    ends = [MARCH[at] for at, letter in enumerate(story) if letter in "ex"]
    shown = (
        f"{'+' if span.again else ''}{span.begins.day}-{'?' if span.ended is None else span.last.day}" for span in toggled(begins, ends)
    )
    return " ".join(shown)


@pytest.mark.parametrize(
    ("story", "spans"),
    [
        ("", ""),
        ("e", ""),
        ("b", "1-?"),
        ("x", "1-1"),
        ("be", "1-2"),
        ("eb", "2-?"),
        ("bb", "1-?"),
        ("bbe", "1-3"),
        ("bee", "1-2"),
        ("bebe", "1-2 3-4"),
        ("bx", "1-2 +2-?"),
        ("bxe", "1-2 +2-3"),
        ("bxx", "1-2 +2-3 +3-?"),
        ("xx", "1-1 2-2"),
        ("xe", "1-1"),
        ("xb", "1-1 2-?"),
        ("xbx", "1-1 2-3 +3-?"),
        ("ex", "2-2"),
        ("b.x.e", "1-3 +3-5"),
        ("bex", "1-2 3-3"),
        ("bxeb", "1-2 +2-3 4-?"),
    ],
)
def test_a_day_with_both_ends_first_if_it_was_running_and_begins_first_if_not(story: str, spans: str) -> None:
    assert times(story) == spans


@pytest.mark.parametrize("story", map("".join, product(".bex", repeat=4)))
def test_every_story_of_four_days_is_what_walking_through_it_gives(story: str) -> None:
    assert times(story) == _walked(story)


def _walked(story: str) -> str:
    spans, since = [], ""
    for number, letter in enumerate(story, 1):
        turns = "" if letter == "." else ("eb" if since else "be") if letter == "x" else letter
        for place, turn in enumerate(turns):
            if turn == "b":
                since = since or ("+" if place else "") + str(number)
            elif since:
                spans.append(f"{since}-{number}")
                since = ""
    return " ".join([*spans, f"{since}-?"] if since else spans)


@given(st.lists(st.sampled_from(MARCH)), st.lists(st.sampled_from(MARCH)))
def test_neither_the_order_nor_the_number_of_facts_of_a_day_matters(begins: list[date], ends: list[date]) -> None:
    assert toggled(sorted(begins) * 2, ends) == toggled(begins, sorted(ends, reverse=True))


@given(st.lists(st.sampled_from(MARCH)), st.lists(st.sampled_from(MARCH)))
def test_times_come_in_order_and_touch_on_one_day_at_most(begins: list[date], ends: list[date]) -> None:
    spans = toggled(begins, ends)
    for span, following in pairwise(spans):
        assert span.begins <= span.last == span.ended <= following.begins
        assert following.again == (span.ended == following.begins)


CARE = Span(day("2026-03-02"), day("2026-06-30"), day("2026-06-30"))
OPEN = Span(day("2026-03-02"), FOREVER, None)


@pytest.mark.parametrize(
    ("born", "died", "last", "ended"),
    [
        (None, None, "2026-06-30", "2026-06-30"),
        ("2008-07-01", None, "2026-06-30", "2026-06-30"),  # 18 the day after it ended
        ("2008-06-30", None, "2026-06-29", "2026-06-30"),  # 18 on the day it ended
        ("2008-05-01", None, "2026-04-30", "2026-05-01"),
        ("2008-03-03", None, "2026-03-02", "2026-03-03"),  # one day is left
        (None, "2026-05-01", "2026-05-01", "2026-05-01"),
        (None, "2026-06-30", "2026-06-30", "2026-06-30"),
        (None, "2026-07-01", "2026-06-30", "2026-06-30"),
        (None, "2026-03-02", "2026-03-02", "2026-03-02"),  # died on the day it began
        ("2008-05-01", "2026-04-30", "2026-04-30", "2026-04-30"),  # the day before 18
        ("2008-05-01", "2026-05-01", "2026-04-30", "2026-05-01"),  # on the 18th birthday: it had ended as the day began
        ("2008-05-01", "2026-05-02", "2026-04-30", "2026-05-01"),
        ("2008-06-01", "2026-04-01", "2026-04-01", "2026-04-01"),
    ],
)
def test_what_comes_first_ends_it_and_a_birthday_as_the_day_begins(born: str | None, died: str | None, last: str, ended: str) -> None:
    """LAC-368-1, GL-21."""
    assert clipped(CARE, born and day(born), 18, died and day(died), ON) == Span(CARE.begins, day(last), day(ended))


@pytest.mark.parametrize(("born", "died"), [("2008-03-02", None), ("2008-03-01", None), (None, "2026-03-01")])
def test_nothing_begins_on_the_birthday_that_would_end_it_nor_after_death(born: str | None, died: str | None) -> None:
    assert clipped(CARE, born and day(born), 18, died and day(died), ON) is None


def test_a_birthday_that_is_still_to_come_cuts_the_time_and_has_not_ended_it() -> None:
    born = day("2008-05-01")

    assert clipped(OPEN, born, 18, None, day("2026-04-30")) == Span(OPEN.begins, day("2026-04-30"), None)
    assert clipped(OPEN, born, 18, None, day("2026-05-01")) == Span(OPEN.begins, day("2026-04-30"), day("2026-05-01"))


def test_someone_born_on_29_february_is_a_child_on_28_february_18_years_later() -> None:
    cut = clipped(OPEN._replace(begins=day("2025-03-02")), day("2008-02-29"), 18, None, ON)

    assert cut == Span(day("2025-03-02"), day("2026-02-28"), day("2026-03-01"))


def test_a_state_without_a_birthday_goes_on() -> None:
    assert clipped(OPEN, day("2000-01-01"), None, None, ON) == OPEN


BORN = day("2008-06-15")  # 14 on 15 June 2022, 16 in 2024, 18 in 2026
FOURTEEN, SIXTEEN, EIGHTEEN = day("2022-06-15"), day("2024-06-15"), day("2026-06-15")


def stay(first: date, length: int) -> tuple[date, date]:
    return first, first + timedelta(days=length - 1)


@pytest.mark.parametrize(
    ("stays", "begins"),
    [
        ([], None),
        ([stay(FOURTEEN, 90)], None),
        ([stay(FOURTEEN, 91)], SIXTEEN),
        ([stay(FOURTEEN - timedelta(days=1), 91)], None),  # a day before the 14th birthday does not count
        ([stay(FOURTEEN - timedelta(days=1), 92)], SIXTEEN),
        ([stay(FOURTEEN, 60), stay(day("2023-01-01"), 30)], None),
        ([stay(FOURTEEN, 60), stay(day("2023-01-01"), 31)], SIXTEEN),
        ([stay(FOURTEEN, 46), stay(FOURTEEN + timedelta(days=45), 45)], None),  # the day they share counts once
        ([stay(FOURTEEN, 46), stay(FOURTEEN + timedelta(days=45), 46)], SIXTEEN),
        ([stay(FOURTEEN, 80), stay(FOURTEEN, 10), stay(FOURTEEN + timedelta(days=80), 10)], None),
        ([stay(SIXTEEN - timedelta(days=90), 91)], SIXTEEN),  # the 91st day is the 16th birthday
        ([stay(SIXTEEN - timedelta(days=89), 91)], SIXTEEN + timedelta(days=1)),
        ([stay(SIXTEEN, 200)], SIXTEEN + timedelta(days=90)),
        ([stay(EIGHTEEN - timedelta(days=91), 91)], EIGHTEEN - timedelta(days=1)),  # the last day before the 18th birthday
        ([stay(EIGHTEEN - timedelta(days=90), 91)], None),  # the 91st day would be the birthday
        ([(FOURTEEN, FOREVER)], SIXTEEN),
    ],
)
def test_a_care_leaver_has_gathered_91_days_between_14_and_18_and_is_16(stays: list[tuple[date, date]], begins: date | None) -> None:
    """LAC-368-3, GL-02."""
    assert CARE_LEAVER.begins_on(BORN, stays) == begins


def test_a_care_leaver_born_on_29_february_is_16_on_29_february_and_18_on_1_march() -> None:
    born = day("2008-02-29")

    assert CARE_LEAVER.begins_on(born, [stay(day("2023-01-01"), 91)]) == day("2024-02-29")
    assert CARE_LEAVER.begins_on(born, [stay(day("2025-11-30"), 91)]) == day("2026-02-28")


@pytest.mark.parametrize("born", [date.min, date(1, 6, 1), date(9980, 1, 1), date(9999, 12, 31)])
def test_births_in_the_first_and_last_years_are_counted_without_a_fault(born: date) -> None:
    begins = CARE_LEAVER.begins_on(born, [(born, FOREVER)])

    assert begins is None or begins > born


@pytest.mark.parametrize(
    ("care", "times"),
    [
        ("", "1-?"),  # left before: the first day of the state outside which is asked
        ("1-5", "6-?"),  # the last day in care was a day in care
        ("1-1", "2-?"),
        ("1-5 5-9", "10-?"),  # it ended and began again that very day
        ("1-5 6-9", "10-?"),  # there is no day between
        ("1-5 7-9", "6-7 10-?"),  # one day between, and the day care begins again belongs to it
        ("3-5", "1-3 6-?"),
        ("3-3 5-5", "1-3 4-5 6-?"),
        ("3-9 5-6", "1-3 10-?"),
        ("3-?", "1-3"),
        ("1-?", ""),
    ],
)
def test_a_time_after_care_begins_the_day_after_and_ends_with_the_day_care_begins_again(care: str, times: str) -> None:
    spans = [(MARCH[int(first) - 1], FOREVER if last == "?" else MARCH[int(last) - 1]) for first, last in map(_ends, care.split())]
    found = LEFT_CARE.gaps(Span(MARCH[0], FOREVER, None), spans)

    assert " ".join(f"{span.begins.day}-{'?' if span.ended is None else span.last.day}" for span in found) == times


def _ends(span: str) -> tuple[str, str]:
    first, _, last = span.partition("-")
    return first, last


@pytest.mark.parametrize(
    ("care", "before", "times"),
    [
        ("be", "1", "<1-2"),
        ("b.bxe", "1", "<1-4 +4-5"),
        ("b.bxe", "4", "1-4 <+4-5"),
        ("bebe", "3", "1-2 <3-4"),
        ("b.", "", "1-?"),
        ("b.b", "3", "1-?"),
    ],
)
def test_a_time_had_begun_before_where_the_fact_that_begins_it_says_so(care: str, before: str, times: str) -> None:
    begins = [MARCH[at] for at, letter in enumerate(care) if letter in "bx"]
    ends = [MARCH[at] for at, letter in enumerate(care) if letter in "ex"]
    found = toggled(begins, ends, [MARCH[int(number) - 1] for number in before])

    assert (
        " ".join(f"{'<' * span.before}{'+' * span.again}{span.begins.day}-{'?' if span.ended is None else span.last.day}" for span in found)
        == times
    )
