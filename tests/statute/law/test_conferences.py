"""Conferences: reviews of the plan, reports before a conference, minutes after it."""

import pytest

PLAN = "2026-03-02  conference-held  type=initial outcome=plan ref=icpc"
REVIEW = "2026-06-02  conference-held  type=review outcome=continue"
ARRANGED = "2026-03-02  conference-arranged  type=initial for=2026-03-23"


# cp.first-review-conference: three months after 2 March is 2 June.


def test_first_review_conference_is_due_three_months_after_the_plan_began(story):
    """ISS-7-C2, LAC-413-2, PS-4.0: the plan comes before a review conference inside three months."""
    case = story(PLAN)

    assert case.status("cp.first-review-conference", on="2026-06-02") == "open"
    assert case.status("cp.first-review-conference", on="2026-06-03") == "overdue"


def test_first_review_conference_three_months_after_a_long_month(story):
    """ISS-7-C2, LAC-413-2, PS-4.0: where the month is too short the last day of it stands in, weekend or not."""
    case = story("2025-11-30  conference-held  type=initial outcome=plan")

    assert case.status("cp.first-review-conference", on="2026-02-28") == "open"
    assert case.status("cp.first-review-conference", on="2026-03-01") == "overdue"


def test_first_review_conference_in_time_and_late(story):
    """ISS-7-C2: only a conference of the type review does it, whatever it decides."""
    in_time, late = story(PLAN, REVIEW), story(PLAN, "2026-06-03  conference-held  type=review outcome=continue")
    ends_the_plan = story(PLAN, "2026-06-02  conference-held  type=review outcome=end")
    transfer = story(PLAN, "2026-06-02  conference-held  type=transfer-in outcome=continue")

    assert in_time.status("cp.first-review-conference", on="2026-06-03") == "met"
    assert late.status("cp.first-review-conference", on="2026-06-03") == "late"
    assert ends_the_plan.status("cp.first-review-conference", on="2026-06-03") == "met"
    assert transfer.status("cp.first-review-conference", on="2026-06-03") == "overdue"


def test_first_review_conference_is_not_owed_after_the_eighteenth_birthday(story):
    """ISS-7-C2: the plan ends as the birthday begins."""
    lapsed = story("2008-06-02  born", PLAN)
    missed = story("2008-06-03  born", PLAN)

    assert lapsed.status("cp.first-review-conference", on="2026-06-01") == "open"
    assert lapsed.status("cp.first-review-conference", on="2026-06-02") == "lapsed"
    assert missed.status("cp.first-review-conference", on="2026-06-02") == "open"
    assert missed.status("cp.first-review-conference", on="2026-06-03") == "missed"


# cp.next-review-conference: six months after 2 June is 2 December.


def test_next_review_conference_is_due_six_months_after_the_last(story):
    """ISS-7-C2: a review that lets the plan go on is followed by another inside six months."""
    case = story(PLAN, REVIEW)

    assert case.status("cp.next-review-conference", on="2026-12-02") == "open"
    assert case.status("cp.next-review-conference", on="2026-12-03") == "overdue"


def test_next_review_conference_in_time_and_late(story):
    """ISS-7-C2: each review counts from the day the last was held."""
    in_time = story(PLAN, REVIEW, "2026-12-02  conference-held  type=review outcome=end")
    late = story(PLAN, REVIEW, "2026-12-03  conference-held  type=review outcome=continue")

    assert in_time.statuses("cp.next-review-conference", on="2026-12-03") == ["met"]
    assert late.statuses("cp.next-review-conference", on="2026-12-03") == ["late", "open"]
    assert late.due("cp.next-review-conference", on="2026-12-03") == "2027-06-03"


def test_next_review_conference_follows_only_a_review_that_lets_the_plan_go_on(story):
    """ISS-7-C2: one that ends the plan, that does not say what it decided, or that met outside a plan starts no clock."""
    ended = story(PLAN, "2026-06-02  conference-held  type=review outcome=end")
    unknown = story(PLAN, "2026-06-02  conference-held  type=review")
    outside = story(REVIEW)

    assert ended.findings("cp.next-review-conference", on="2026-12-03") == []
    assert unknown.findings("cp.next-review-conference", on="2026-12-03") == []
    assert outside.findings("cp.next-review-conference", on="2026-12-03") == []


def test_next_review_conference_is_not_owed_where_the_last_met_on_the_last_day_of_the_plan(story):
    """ISS-7-C2: on the day of death and on the day another ended the plan it is owed no more; on the eighteenth birthday there is no plan."""
    ended = story(PLAN, REVIEW, "2026-06-02  conference-held  type=review outcome=end")
    died = story(PLAN, REVIEW, "2026-06-02  died")
    grown = story("2008-06-02  born", PLAN, REVIEW)
    eve = story("2008-06-03  born", PLAN, REVIEW)

    assert ended.statuses("cp.next-review-conference", on="2026-06-02") == ["met"]
    assert died.statuses("cp.next-review-conference", on="2026-06-02") == ["lapsed"]
    assert grown.findings("cp.next-review-conference", on="2026-06-02") == []
    assert eve.statuses("cp.next-review-conference", on="2026-06-02") == ["open"]
    assert eve.statuses("cp.next-review-conference", on="2026-06-03") == ["lapsed"]


def test_next_review_conference_is_not_owed_once_the_plan_has_ended(story):
    """ISS-7-C2: the eighteenth birthday and death end it, in time or too late."""
    lapsed = story("2008-12-02  born", PLAN, REVIEW)
    missed = story("2008-12-03  born", PLAN, REVIEW)
    died = story(PLAN, REVIEW, "2026-12-02  died")

    assert lapsed.status("cp.next-review-conference", on="2026-12-03") == "lapsed"
    assert missed.status("cp.next-review-conference", on="2026-12-03") == "missed"
    assert died.status("cp.next-review-conference", on="2026-12-03") == "lapsed"


# cp.report-shared-with-family: the third working day before Monday 23 March is Wednesday 18 March, the fifth is Monday 16 March.


def test_report_is_due_with_the_family_three_working_days_before_the_conference(story):
    """PS-3.13, PS-4.11: the family has the report before the conference, three working days ahead."""
    case = story(ARRANGED)

    assert case.status("cp.report-shared-with-family", on="2026-03-18") == "open"
    assert case.status("cp.report-shared-with-family", on="2026-03-19") == "overdue"


def test_report_for_a_review_is_due_with_the_family_five_working_days_before(story):
    """PS-3.13, PS-4.11: for a review it is five."""
    case = story("2026-03-02  conference-arranged  type=review for=2026-03-23")

    assert case.status("cp.report-shared-with-family", on="2026-03-16") == "open"
    assert case.status("cp.report-shared-with-family", on="2026-03-17") == "overdue"


def test_report_is_counted_back_over_easter(story):
    """PS-3.13: Good Friday and Easter Monday are not working days."""
    case = story("2026-03-02  conference-arranged  type=initial for=2026-04-07")

    assert case.due("cp.report-shared-with-family", on="2026-03-02") == "2026-03-31"


def test_report_shared_with_the_family_in_time_and_late(story):
    """PS-3.13: the report is that for the day of the conference it names, whenever it was shared."""
    in_time = story(ARRANGED, "2026-03-18  conference-report-shared  with=family for=2026-03-23")
    late = story(ARRANGED, "2026-03-19  conference-report-shared  with=family for=2026-03-23")
    before_it_was_arranged = story("2026-02-27  conference-report-shared  with=family for=2026-03-23", ARRANGED)

    assert in_time.status("cp.report-shared-with-family", on="2026-03-24") == "met"
    assert late.status("cp.report-shared-with-family", on="2026-03-24") == "late"
    assert before_it_was_arranged.status("cp.report-shared-with-family", on="2026-03-24") == "met"


def test_report_for_another_day_or_shared_with_someone_else_is_not_the_familys(story):
    """PS-3.13: nor is one shared with nobody knows whom."""
    another_day = story(ARRANGED, "2026-03-18  conference-report-shared  with=family for=2026-03-24")
    chair = story(ARRANGED, "2026-03-18  conference-report-shared  with=chair for=2026-03-23")
    unknown = story(ARRANGED, "2026-03-18  conference-report-shared  for=2026-03-23")

    assert another_day.status("cp.report-shared-with-family", on="2026-03-24") == "overdue"
    assert chair.status("cp.report-shared-with-family", on="2026-03-24") == "overdue"
    assert unknown.status("cp.report-shared-with-family", on="2026-03-24") == "overdue"


def test_report_for_a_conference_without_a_day_or_put_off_to_another(story):
    """PS-3.13: without a day there is nothing to count from; another day ends one clock and starts another."""
    without = story("2026-03-02  conference-arranged  type=initial")
    put_off = story(ARRANGED, "2026-03-18  conference-arranged  type=initial for=2026-03-30")
    too_late = story(ARRANGED, "2026-03-19  conference-arranged  type=initial for=2026-03-30")

    assert without.findings("cp.report-shared-with-family", on="2026-03-24") == []
    assert put_off.statuses("cp.report-shared-with-family", on="2026-03-24") == ["lapsed", "open"]
    assert put_off.due("cp.report-shared-with-family", on="2026-03-24") == "2026-03-25"
    assert too_late.statuses("cp.report-shared-with-family", on="2026-03-24") == ["missed", "open"]


@pytest.mark.parametrize("duty", ["cp.report-shared-with-family", "cp.report-shared-with-chair"])
def test_report_is_not_owed_once_its_conference_was_held(story, duty):
    """PS-3.13: a report shared on the day of the conference is late, one shared after it was never shared in time for it."""
    shared = [f"conference-report-shared  with={who} for=2026-03-23" for who in ("family", "chair")]
    never = story(ARRANGED, "2026-03-23  conference-held  type=initial outcome=no-plan")
    that_day = story(ARRANGED, "2026-03-23  conference-held  type=initial outcome=plan", *(f"2026-03-23  {one}" for one in shared))
    after = story(ARRANGED, "2026-03-23  conference-held  type=initial outcome=plan", *(f"2026-03-24  {one}" for one in shared))

    assert never.status(duty, on="2026-03-22") == "overdue"
    assert never.status(duty, on="2026-03-23") == "missed"
    assert that_day.status(duty, on="2026-03-24") == "late"
    assert after.status(duty, on="2026-03-24") == "missed"


@pytest.mark.parametrize("duty", ["cp.report-shared-with-family", "cp.report-shared-with-chair"])
def test_report_is_not_owed_once_its_conference_was_called_off(story, duty):
    """PS-3.13: in time it lapses, after its day it was missed; calling off a conference of another day ends nothing."""
    lapsed = story(ARRANGED, "2026-03-18  conference-called-off  for=2026-03-23")
    missed = story(ARRANGED, "2026-03-19  conference-called-off  for=2026-03-23")
    another = story(ARRANGED, "2026-03-18  conference-called-off  for=2026-03-24")
    unknown = story(ARRANGED, "2026-03-18  conference-called-off")

    assert lapsed.status(duty, on="2026-03-18") == "lapsed"
    assert missed.status(duty, on="2026-03-18") == "open"
    assert missed.status(duty, on="2026-03-19") == "missed"
    assert another.status(duty, on="2026-03-19") == "overdue"
    assert unknown.status(duty, on="2026-03-19") == "overdue"


@pytest.mark.parametrize("duty", ["cp.report-shared-with-family", "cp.report-shared-with-chair"])
def test_report_is_owed_on_where_another_conference_is_arranged(story, duty):
    """PS-3.13: one of another or of unknown type, for the same day or for none, moves nothing; nor does one before it was arranged."""
    review = story(ARRANGED, "2026-03-16  conference-arranged  type=review for=2026-06-01")
    unknown = story(ARRANGED, "2026-03-16  conference-arranged  for=2026-03-30")
    without = story(ARRANGED, "2026-03-16  conference-arranged  type=initial")
    again = story(ARRANGED, "2026-03-16  conference-arranged  type=initial for=2026-03-23")
    earlier = story("2026-03-01  conference-held  type=initial outcome=no-plan", ARRANGED)

    assert [case.findings(duty, on="2026-03-19")[0].status for case in (review, unknown, without, again, earlier)] == ["overdue"] * 5


@pytest.mark.parametrize("duty", ["cp.report-shared-with-family", "cp.report-shared-with-chair"])
def test_report_for_a_conference_that_is_arranged_and_held_on_one_day(story, duty):
    """PS-3.13: it ends with that conference, whichever of the two was written down first; the next one arranged that day is another."""
    plan = "2026-03-02  conference-held  type=initial outcome=plan"
    same_day = story("2026-03-02  conference-arranged  type=initial for=2026-03-02", plan)
    the_next = story(plan, "2026-03-02  conference-arranged  type=review for=2026-06-01")

    assert same_day.status(duty, on="2026-03-03") == "missed"
    assert the_next.status(duty, on="2026-03-03") == "open"


def test_report_is_not_owed_to_the_family_of_a_child_who_has_died(story):
    """PS-3.13: death ends it."""
    lapsed = story(ARRANGED, "2026-03-18  died")
    missed = story(ARRANGED, "2026-03-19  died")

    assert lapsed.status("cp.report-shared-with-family", on="2026-03-24") == "lapsed"
    assert missed.status("cp.report-shared-with-family", on="2026-03-24") == "missed"


def test_report_is_due_with_the_chair_on_the_same_day_as_with_the_family(story):
    """PS-3.13: the chair has the report three working days ahead, five for a review."""
    case, review = story(ARRANGED), story("2026-03-02  conference-arranged  type=review for=2026-03-23")

    assert case.status("cp.report-shared-with-chair", on="2026-03-18") == "open"
    assert case.status("cp.report-shared-with-chair", on="2026-03-19") == "overdue"
    assert review.status("cp.report-shared-with-chair", on="2026-03-16") == "open"
    assert review.status("cp.report-shared-with-chair", on="2026-03-17") == "overdue"


def test_report_shared_with_the_chair_in_time_and_late(story):
    """PS-3.13: what the family was given is not yet with the chair."""
    in_time = story(ARRANGED, "2026-03-18  conference-report-shared  with=chair for=2026-03-23")
    late = story(ARRANGED, "2026-03-19  conference-report-shared  with=chair for=2026-03-23")
    family = story(ARRANGED, "2026-03-18  conference-report-shared  with=family for=2026-03-23")

    assert in_time.status("cp.report-shared-with-chair", on="2026-03-24") == "met"
    assert late.status("cp.report-shared-with-chair", on="2026-03-24") == "late"
    assert family.status("cp.report-shared-with-chair", on="2026-03-24") == "overdue"


def test_report_is_not_owed_to_the_chair_once_the_child_has_died(story):
    """PS-3.13: death ends it, and a conference without a day asks for none."""
    lapsed, missed = story(ARRANGED, "2026-03-18  died"), story(ARRANGED, "2026-03-19  died")
    without = story("2026-03-02  conference-arranged  type=review")

    assert lapsed.status("cp.report-shared-with-chair", on="2026-03-24") == "lapsed"
    assert missed.status("cp.report-shared-with-chair", on="2026-03-24") == "missed"
    assert without.findings("cp.report-shared-with-chair", on="2026-03-24") == []


# cp.conference-minutes: twenty working days after 2 March is Monday 30 March.


def test_conference_minutes_are_due_twenty_working_days_after_it(story):
    """ISS-7-C9: the minutes go to everyone who is to have them, twenty working days after the conference at the latest."""
    case = story(PLAN)

    assert case.status("cp.conference-minutes", on="2026-03-30") == "open"
    assert case.status("cp.conference-minutes", on="2026-03-31") == "overdue"


def test_conference_minutes_in_time_late_and_of_another_conference(story):
    """ISS-7-C9: every conference has its own minutes."""
    in_time = story(PLAN, "2026-03-30  conference-minutes-circulated  of=icpc")
    late = story(PLAN, "2026-03-31  conference-minutes-circulated  of=icpc")
    review = "2026-03-16  conference-held  type=review outcome=continue ref=rcpc"
    of_another = story(PLAN, review, "2026-03-30  conference-minutes-circulated  of=rcpc")

    assert in_time.status("cp.conference-minutes", on="2026-03-31") == "met"
    assert late.status("cp.conference-minutes", on="2026-03-31") == "late"
    assert of_another.statuses("cp.conference-minutes", on="2026-03-31") == ["overdue", "met"]


def test_conference_minutes_sent_the_day_the_conference_ends_the_plan(story):
    """ISS-7-C9: minutes sent that very day are the minutes of that conference."""
    ends = "2026-03-16  conference-held  type=review outcome=end ref=last"
    case = story(PLAN, "2026-03-16  conference-minutes-circulated  of=last", ends)

    assert case.status("cp.conference-minutes", on="2026-03-16", since="2026-03-16") == "met"


def test_conference_minutes_are_owed_with_or_without_a_plan(story):
    """ISS-7-C9: a conference that decides on no plan has minutes too, and the end of a plan does not end the duty."""
    no_plan = story("2026-03-02  conference-held  type=initial outcome=no-plan")
    ended = story(PLAN, "2026-03-16  conference-held  type=review outcome=end")

    assert no_plan.status("cp.conference-minutes", on="2026-03-31") == "overdue"
    assert ended.status("cp.conference-minutes", on="2026-03-31", since="2026-03-02") == "overdue"


def test_conference_minutes_are_not_owed_once_the_child_has_died(story):
    """ISS-7-C9: death ends it, before the due day or after."""
    lapsed = story(PLAN, "2026-03-30  died")
    missed = story(PLAN, "2026-03-31  died")

    assert lapsed.status("cp.conference-minutes", on="2026-03-31") == "lapsed"
    assert missed.status("cp.conference-minutes", on="2026-03-31") == "missed"
