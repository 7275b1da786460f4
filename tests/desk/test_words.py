"""How days, distances and ages are said."""

from datetime import date

import pytest

from corbiere.desk.components import words

ASKED = date(2026, 3, 16)


def test_a_day_says_its_year_only_when_it_is_another_one() -> None:
    assert words.day_in_words(date(2026, 3, 16), ASKED) == "Mon 16 March"
    assert words.day_in_words(date(2025, 11, 2), ASKED) == "Sun 2 November 2025"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-03-16", "today"),
        ("2026-03-17", "tomorrow"),
        ("2026-03-19", "in 3 days"),
        ("2026-03-15", "1 day late"),
        ("2026-03-12", "4 days late"),
        ("2026-04-12", "in 27 days"),
        ("2026-04-13", "in 4 weeks"),
        ("2026-06-15", "in 13 weeks"),
        ("2026-06-16", "in 3 months"),
        ("2024-03-17", "23 months late"),
        ("2024-03-16", "2 years late"),
    ],
)
def test_what_is_due_says_how_far_away_it_is(day: str, said: str) -> None:
    assert words.until(date.fromisoformat(day), ASKED) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-03-16", "today"),
        ("2026-03-15", "yesterday"),
        ("2026-03-07", "9 days ago"),
        ("2026-02-09", "5 weeks ago"),
        ("2026-03-17", "tomorrow"),
    ],
)
def test_what_is_past_says_how_long_ago(day: str, said: str) -> None:
    assert words.since(date.fromisoformat(day), ASKED) == said


@pytest.mark.parametrize(
    ("born", "day", "said"),
    [
        ("2018-06-03", "2026-06-02", "7"),
        ("2018-06-03", "2026-06-03", "8"),
        ("2024-03-17", "2026-03-16", "23 months"),
        ("2024-03-16", "2026-03-16", "2"),
        ("2026-01-17", "2026-03-16", "8 weeks"),
        ("2026-01-16", "2026-03-16", "2 months"),
        ("2026-03-03", "2026-03-16", "13 days"),
        ("2026-03-16", "2026-03-16", "0 days"),
        ("2026-03-17", "2026-03-16", "not yet born"),
        ("2012-02-29", "2026-02-28", "13"),
        ("2012-02-29", "2026-03-01", "14"),
    ],
)
def test_the_age_is_the_age_on_the_day(born: str, day: str, said: str) -> None:
    assert words.age_in_words(date.fromisoformat(born), date.fromisoformat(day)) == said
