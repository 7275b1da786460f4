"""By when: each limit says what it reads and works the due day out from that alone."""

from datetime import date

import pytest

from corbiere.statute.catalogue.care import eve_of_fourteenth_birthday, eve_of_sixteenth_birthday, fifteen_and_three_quarters
from corbiere.statute.catalogue.protection import REPORT, VISIT
from corbiere.statute.limits import (
    AttributeDay,
    Before,
    ByAge,
    LatestStatedLimit,
    OnDay,
    PeriodDue,
    Step,
    Within,
    WorkedOut,
    days,
    months,
    weeks,
    working_days,
    years,
)
from corbiere.statute.patterns import fact, isnt
from corbiere.statute.terms import school_terms


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("step", "words", "due"),
    [
        (working_days(10), "10 working days", "2026-01-15"),
        (working_days(1), "1 working day", "2026-01-02"),
        (days(14), "14 days", "2026-01-14"),
        (weeks(4), "4 weeks", "2026-01-28"),
        (months(2), "2 months", "2026-02-28"),
        (months(1), "1 month", "2026-01-31"),
        (years(4), "4 years", "2029-12-31"),
    ],
)
def test_a_step_is_counted_from_its_own_day(step: Step, words: str, due: str) -> None:
    assert (str(step), step.after(day("2025-12-31")), Within(step).due(day("2025-12-31"))) == (words, day(due), day(due))


def test_a_step_before_is_counted_back() -> None:
    assert working_days(3).before(day("2026-03-16")) == day("2026-03-11")
    assert days(3).before(day("2026-03-02")) == day("2026-02-27")
    assert months(1).before(day("2026-03-31")) == day("2026-02-28")


@pytest.mark.parametrize(("stated", "due"), [(None, "2026-03-16"), ("14", "2026-03-16"), ("7", "2026-03-09"), ("9999", "2053-07-17")])
def test_visits_follow_the_number_that_a_conference_stated_or_fourteen_days(stated: str | None, due: str) -> None:
    assert isinstance(VISIT, LatestStatedLimit)
    assert VISIT.due(day("2026-03-02"), stated) == day(due)


@pytest.mark.parametrize(("named", "due"), [("2026-03-16", "2026-03-16"), (None, None)])
def test_the_day_that_the_fact_names_is_the_due_day_and_no_day_starts_no_clock(named: str | None, due: str | None) -> None:
    limit = OnDay("next_review")

    assert limit.inputs == (AttributeDay("next_review"),)
    assert limit.due(named and day(named)) == (due and day(due))


@pytest.mark.parametrize(
    ("named", "type", "due"),
    [
        ("2026-03-16", "initial", "2026-03-11"),
        ("2026-03-16", None, "2026-03-11"),
        ("2026-03-16", "review", "2026-03-09"),
        ("2025-05-12", "review", "2025-05-01"),  # two holidays before it
        (None, "review", None),
        ("0001-01-02", "review", "0001-01-01"),
    ],
)
def test_a_report_is_due_working_days_before_the_conference(named: str | None, type: str | None, due: str | None) -> None:
    assert isinstance(REPORT, Before)
    assert REPORT.due(named and day(named), type) == (due and day(due))


@pytest.mark.parametrize(
    ("born", "due"),
    [
        ("2021-03-03", "2026-09-02"),  # the day before the 5th birthday
        ("2021-03-02", "2027-03-02"),  # on it
        ("2020-02-29", "2027-03-02"),
        (None, "2027-03-02"),
    ],
)
def test_an_age_is_that_of_the_starting_day(born: str | None, due: str) -> None:
    assert ByAge(5, months(6), months(12)).due(day("2026-03-02"), born and day(born)) == day(due)


def test_a_child_born_on_29_february_turns_five_on_1_march() -> None:
    limit, born = ByAge(5, months(6), months(12)), day("2020-02-29")

    assert limit.due(day("2025-02-28"), born) == day("2025-08-28")
    assert limit.due(day("2025-03-01"), born) == day("2026-03-01")


def test_a_period_is_due_when_it_says() -> None:
    assert PeriodDue("the last day of each school term").due(day("2026-03-31")) == day("2026-03-31")


def test_a_rule_of_its_own_names_what_it_reads_by_its_parameters() -> None:
    assert WorkedOut(eve_of_fourteenth_birthday, "").inputs == ("born", "began")
    assert WorkedOut(eve_of_sixteenth_birthday, "").inputs == ("born", "day")
    assert WorkedOut(eve_of_sixteenth_birthday, "").due(day("2010-06-01"), day("2024-06-01")) == day("2026-05-31")


def test_meeting_an_adviser_is_due_the_day_before_14_and_not_asked_of_those_who_come_later() -> None:
    born = day("2012-02-29")

    assert eve_of_fourteenth_birthday(born, day("2026-02-28")) == day("2026-02-28")
    assert eve_of_fourteenth_birthday(born, day("2026-03-01")) is None


def test_an_adviser_before_16_is_due_the_day_before_16_or_ten_working_days_after_a_late_start() -> None:
    born = day("2010-03-16")

    assert eve_of_sixteenth_birthday(born, day("2026-02-27")) == day("2026-03-15")
    assert eve_of_sixteenth_birthday(born, day("2026-03-02")) == day("2026-03-16")
    assert eve_of_sixteenth_birthday(born, day("2026-03-20")) == day("2026-04-07")


def test_a_pathway_plan_is_due_at_15_and_three_quarters_or_ten_working_days_after_a_later_start() -> None:
    born = day("2010-06-02")

    assert fifteen_and_three_quarters(born, day("2026-03-02")) == day("2026-03-02")
    assert fifteen_and_three_quarters(born, day("2026-03-03")) == day("2026-03-17")


@pytest.mark.parametrize(
    ("began", "last", "terms"),
    [
        ("2025-09-01", "2026-04-14", ["2025-09-01", "2026-01-05"]),
        ("2025-09-02", "2026-01-04", []),
        ("2026-01-05", "2026-01-05", ["2026-01-05"]),
    ],
)
def test_terms_are_those_that_begin_in_the_time(began: str, last: str, terms: list[str]) -> None:
    assert [str(term.first) for term in school_terms(day(began), day(last), day("2015-06-01"))] == terms


@pytest.mark.parametrize(
    ("born", "count"),
    [("2022-01-05", 1), ("2022-01-06", 0), ("2010-01-06", 1), ("2010-01-05", 0), (None, 0)],
)
def test_a_term_is_asked_for_from_the_4th_birthday_to_the_day_before_the_16th(born: str | None, count: int) -> None:
    assert len(school_terms(day("2026-01-05"), day("2026-01-31"), born and day(born))) == count


def test_terms_end_with_the_last_year_there_is() -> None:
    assert len(school_terms(date(9998, 9, 2), date.max, date(9990, 1, 1))) == 3


def test_unknown_fails_what_is_asked_for_and_passes_what_is_only_shut_out() -> None:
    assert not fact("child-seen", alone="yes").matches("child-seen", {})
    assert fact("core-group-held", quorate=isnt("no")).matches("core-group-held", {})
    assert not fact("core-group-held", quorate=isnt("no")).matches("core-group-held", {"quorate": "no"})
    assert fact("conference-report-shared", with_="family").matches("conference-report-shared", {"with": "family"})


def test_a_pattern_of_one_value_or_of_the_unknown_one() -> None:
    reviewed = fact("plan-reviewed")

    assert reviewed.with_value("type", "care").matches("plan-reviewed", {"type": "care"})
    assert not reviewed.with_value("type", "care").matches("plan-reviewed", {})
    assert reviewed.with_value("type", None).matches("plan-reviewed", {})
    assert not reviewed.with_value("type", None).matches("plan-reviewed", {"type": "care"})
