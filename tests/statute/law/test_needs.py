"""Assessing need and planning help."""

ASSESSMENT = "2026-03-02  assessment-started  level=health-or-development"
CONCERN = "2026-02-02  concern-received  from=family"
COMPLETED = "2026-03-02  assessment-completed  level=health-or-development need=yes"
REQUIRED = "2026-03-02  plan-required  type=child-in-need"
AGREED = "2026-03-02  plan-agreed  type=child-in-need next_review=2026-06-02"


# assessment.completed: 45 working days after 2 March, with Easter and the early May holiday between, is Thursday 7 May 2026.


def test_assessment_is_to_be_completed_in_45_working_days(story):
    """PS-2.21, CPP-83, PS-2.0: an assessment that no worry led to is finished and signed off within 45 working days of its start."""
    case = story(ASSESSMENT)

    assert case.status("assessment.completed", on="2026-05-07") == "open"
    assert case.status("assessment.completed", on="2026-05-08") == "overdue"


def test_assessment_completed_in_time_and_late(story):
    """PS-2.21, CPP-83, PS-2.0: the manager's signature does it, whether it finds a need or not."""
    in_time = story(ASSESSMENT, "2026-05-07  assessment-completed  level=health-or-development need=no")
    late = story(ASSESSMENT, "2026-05-08  assessment-completed  level=health-or-development need=yes")

    assert in_time.status("assessment.completed", on="2026-05-08") == "met"
    assert late.status("assessment.completed", on="2026-05-08") == "late"


def test_assessment_counts_from_the_worry_that_led_to_it(story):
    """PS-2.21, CPP-83, PS-2.0: the family waits from the day of the worry, whenever somebody began. 45 working days after 2 March: 7 May."""
    started = "2026-03-16  assessment-started  level=health-or-development  of=worry"
    case = story("2026-03-02  concern-received  ref=worry", started)
    late = story("2026-03-02  concern-received  ref=worry", started, "2026-05-08  assessment-completed  level=health-or-development")

    assert case.status("assessment.completed", on="2026-05-07") == "open"
    assert case.status("assessment.completed", on="2026-05-08") == "overdue"
    assert late.status("assessment.completed", on="2026-05-08") == "late"


def test_assessment_counts_from_its_start_where_no_worry_led_to_it(story):
    """PS-2.21: a request is no worry, nor is a worry that came after, or that the assessment does not name."""
    requested = story("2026-02-02  assessment-requested  ref=asked", f"{ASSESSMENT}  of=asked")
    after = story("2026-03-09  concern-received  ref=worry", f"{ASSESSMENT}  of=worry")
    unnamed = story("2026-02-02  concern-received  ref=worry", ASSESSMENT)

    for case in (requested, after, unnamed):
        assert case.status("assessment.completed", on="2026-05-07") == "open"
        assert case.status("assessment.completed", on="2026-05-08") == "overdue"


def test_assessment_is_signed_after_it_began_however_long_ago_the_worry_came(story):
    """PS-2.21: one signed between the worry and the start is another."""
    case = story(
        "2026-03-02  concern-received  ref=worry",
        "2026-03-09  assessment-completed  level=health-or-development",
        "2026-03-16  assessment-started  level=health-or-development  of=worry",
    )

    assert case.status("assessment.completed", on="2026-05-08") == "overdue"


def test_assessments_of_different_levels_run_apart(story):
    """PS-2.21: an assessment is done by one of its own level."""
    case = story(
        ASSESSMENT,
        "2026-03-09  assessment-started  level=article-42",
        "2026-03-16  assessment-completed  level=article-42",
        "2026-03-16  assessment-completed",
    )

    assert case.statuses("assessment.completed", on="2026-05-08") == ["overdue", "met"]


def test_assessment_of_wellbeing_has_no_limit(story):
    """PS-2.21: no source gives a wellbeing assessment a time."""
    case = story("2026-03-02  assessment-started  level=wellbeing")

    assert case.findings("assessment.completed", on="2026-05-08") == []


def test_assessment_of_an_unknown_level_cannot_be_matched_and_stays_owed(story):
    """PS-2.21: one without a level is not of the level wellbeing, and nothing is known to be of the same level."""
    case = story("2026-03-02  assessment-started", COMPLETED, "2026-03-09  assessment-completed")

    assert case.status("assessment.completed", on="2026-05-07") == "open"
    assert case.status("assessment.completed", on="2026-05-08") == "overdue"


def test_assessment_is_owed_until_it_is_done_or_the_child_dies(story):
    """PS-2.21: the end of involvement does not end it; death does."""
    no_longer_involved = story(ASSESSMENT, "2026-03-16  involvement-ended")
    lapsed = story(ASSESSMENT, "2026-05-07  died")
    missed = story(ASSESSMENT, "2026-05-08  died")

    assert no_longer_involved.status("assessment.completed", on="2026-05-08") == "overdue"
    assert lapsed.status("assessment.completed", on="2026-05-08") == "lapsed"
    assert missed.status("assessment.completed", on="2026-05-08") == "missed"


def test_assessment_that_ends_unfinished_is_owed_no_longer(story):
    """PS-2.21: a manager ended it on its last day, or a day after that."""
    begun = f"{ASSESSMENT}  ref=begun"
    lapsed = story(begun, "2026-05-07  assessment-ended  of=begun")
    missed = story(begun, "2026-05-08  assessment-ended  of=begun")
    before = story(begun, "2026-03-16  assessment-ended  of=begun")

    assert lapsed.status("assessment.completed", on="2026-05-08") == "lapsed"
    assert missed.status("assessment.completed", on="2026-05-08") == "missed"
    assert before.status("assessment.completed", on="2026-03-15") == "open"
    assert before.status("assessment.completed", on="2026-03-16") == "lapsed"


def test_assessment_is_not_ended_by_the_end_of_another(story):
    """PS-2.21: of two of one level the other stays owed, and so does one where the end names none."""
    two = story(
        f"{ASSESSMENT}  ref=begun", "2026-03-09  assessment-started  level=health-or-development", "2026-03-16  assessment-ended  of=begun"
    )
    unnamed = story(f"{ASSESSMENT}  ref=begun", "2026-03-16  assessment-ended")

    assert two.statuses("assessment.completed", on="2026-05-18") == ["lapsed", "overdue"]
    assert unnamed.status("assessment.completed", on="2026-05-08") == "overdue"


# assessment.request-answered: five working days after 2 March is 9 March.

ASKED = "2026-03-02  assessment-requested  level=wellbeing  ref=asked"


def test_request_is_answered_in_five_working_days(story):
    """WT-110-5: whoever asked a service to assess hears yes or no."""
    case = story(ASKED)

    assert case.status("assessment.request-answered", on="2026-03-09") == "open"
    assert case.status("assessment.request-answered", on="2026-03-10") == "overdue"


def test_request_answered_in_time_and_late(story):
    """WT-110-5: by accepting, by refusing, or by beginning; of this request, or naming none."""
    accepted = story(ASKED, "2026-03-09  assessment-accepted  of=asked")
    refused = story(ASKED, "2026-03-10  assessment-refused  reason=inappropriate  of=asked")
    begun = story(ASKED, "2026-03-09  assessment-started  level=wellbeing")
    of_another = story(ASKED, "2026-02-02  assessment-requested  ref=other", "2026-03-09  assessment-accepted  of=other")

    assert accepted.status("assessment.request-answered", on="2026-03-10") == "met"
    assert refused.status("assessment.request-answered", on="2026-03-10") == "late"
    assert begun.status("assessment.request-answered", on="2026-03-10") == "met"
    assert sorted(of_another.statuses("assessment.request-answered", on="2026-03-10")) == ["late", "overdue"]


def test_request_made_again_has_a_clock_of_its_own(story):
    """WT-110-5: a service that says no has answered; the next that is asked has five days of its own."""
    case = story(ASKED, "2026-03-03  assessment-refused  of=asked", "2026-03-04  assessment-requested  ref=again")

    assert case.statuses("assessment.request-answered", on="2026-03-11") == ["met", "open"]


def test_request_is_not_answered_once_the_child_has_died(story):
    """WT-110-5: death ends it."""
    lapsed = story(ASKED, "2026-03-09  died")
    missed = story(ASKED, "2026-03-10  died")

    assert lapsed.status("assessment.request-answered", on="2026-03-10") == "lapsed"
    assert missed.status("assessment.request-answered", on="2026-03-10") == "missed"


# assessment.comment

SHOWN = "2026-04-13  assessment-comment-asked  until=2026-04-20  of=begun"


def test_comment_is_waited_for_until_the_day_that_was_agreed(story):
    """WT-110-10: the family's say is written down by the day until which it was agreed to wait."""
    case = story(f"{ASSESSMENT}  ref=begun", SHOWN)

    assert case.status("assessment.comment", on="2026-04-20") == "open"
    assert case.status("assessment.comment", on="2026-04-21") == "overdue"


def test_comment_in_time_and_late(story):
    """WT-110-10: one comment on this assessment does it; one on another does not, and without a day there is nothing to count to."""
    in_time = story(f"{ASSESSMENT}  ref=begun", SHOWN, "2026-04-20  assessment-commented  of=begun")
    late = story(f"{ASSESSMENT}  ref=begun", SHOWN, "2026-04-21  assessment-commented  of=begun")
    other = story(f"{ASSESSMENT}  ref=begun", SHOWN, "2026-04-20  assessment-commented")
    no_day = story(f"{ASSESSMENT}  ref=begun", "2026-04-13  assessment-comment-asked  of=begun")

    assert in_time.status("assessment.comment", on="2026-04-21") == "met"
    assert late.status("assessment.comment", on="2026-04-21") == "late"
    assert other.status("assessment.comment", on="2026-04-21") == "overdue"
    assert no_day.findings("assessment.comment", on="2026-04-21") == []


def test_comment_is_not_waited_for_once_the_assessment_is_signed(story):
    """WT-110-10: the signature ends it."""
    lapsed = story(f"{ASSESSMENT}  ref=begun", SHOWN, "2026-04-20  assessment-completed  of=begun")
    missed = story(f"{ASSESSMENT}  ref=begun", SHOWN, "2026-04-21  assessment-completed  of=begun")

    assert lapsed.status("assessment.comment", on="2026-04-21") == "lapsed"
    assert missed.status("assessment.comment", on="2026-04-21") == "missed"


# assessment.family-told: five working days after 2 March is 9 March.

BEGAN = "2026-02-02  assessment-started  level=health-or-development  ref=begun"


def test_family_is_told_in_five_working_days_what_was_found(story):
    """PS-2.22: the child and the family have the assessment and know what comes next."""
    case = story(BEGAN, f"{COMPLETED}  of=begun")

    assert case.status("assessment.family-told", on="2026-03-09") == "open"
    assert case.status("assessment.family-told", on="2026-03-10") == "overdue"


def test_family_told_in_time_and_late(story):
    """PS-2.22: child or parent, of this assessment; whoever raised the worry is not the family."""
    in_time = story(BEGAN, f"{COMPLETED}  of=begun", "2026-03-09  assessment-told  to=child  of=begun")
    late = story(BEGAN, f"{COMPLETED}  of=begun", "2026-03-10  assessment-told  to=parent  of=begun")
    referrer = story(BEGAN, f"{COMPLETED}  of=begun", "2026-03-09  assessment-told  to=referrer  of=begun")
    early_help = story("2026-03-02  assessment-completed  level=wellbeing")

    assert in_time.status("assessment.family-told", on="2026-03-10") == "met"
    assert late.status("assessment.family-told", on="2026-03-10") == "late"
    assert referrer.status("assessment.family-told", on="2026-03-10") == "overdue"
    assert early_help.findings("assessment.family-told", on="2026-03-10") == []


def test_nobody_is_told_once_the_child_has_died(story):
    """PS-2.22: death ends it as a duty; what is said to the parents then is not counted in days."""
    lapsed = story(BEGAN, f"{COMPLETED}  of=begun", "2026-03-09  died")
    missed = story(BEGAN, f"{COMPLETED}  of=begun", "2026-03-10  died")

    assert lapsed.status("assessment.family-told", on="2026-03-10") == "lapsed"
    assert missed.status("assessment.family-told", on="2026-03-10") == "missed"


# assessment.yearly


def test_child_is_to_be_assessed_again_after_a_year(story):
    """PS-2.23, LAC-369-1, PS-5.16: twelve months after the last assessment was signed the needs are assessed again."""
    case = story(CONCERN, COMPLETED)

    assert case.status("assessment.yearly", on="2027-03-02") == "open"
    assert case.status("assessment.yearly", on="2027-03-03") == "overdue"


def test_yearly_assessment_in_time_and_late(story):
    """PS-2.23, LAC-369-1, PS-5.16: an assessment of any other level does it too, but not one of wellbeing."""
    in_time = story(CONCERN, COMPLETED, "2027-03-02  assessment-completed  level=article-42")
    late = story(CONCERN, COMPLETED, "2027-03-03  assessment-completed")
    wellbeing = story(CONCERN, COMPLETED, "2027-03-02  assessment-completed  level=wellbeing")

    assert in_time.statuses("assessment.yearly", on="2027-03-03") == ["met", "open"]
    assert late.statuses("assessment.yearly", on="2027-03-03") == ["late", "open"]
    assert wellbeing.statuses("assessment.yearly", on="2027-03-03") == ["overdue"]


def test_yearly_assessment_from_29_february(story):
    """PS-2.23: twelve months after 29 February is 28 February."""
    case = story("2024-02-05  concern-received", "2024-02-29  assessment-completed  level=article-42")

    assert case.status("assessment.yearly", on="2025-02-28") == "open"
    assert case.status("assessment.yearly", on="2025-03-01") == "overdue"


def test_yearly_assessment_is_owed_while_services_are_involved(story):
    """PS-2.23: when they stop, it stops; where they never were, it never began."""
    lapsed = story(CONCERN, COMPLETED, "2027-03-02  involvement-ended")
    missed = story(CONCERN, COMPLETED, "2027-03-03  involvement-ended")
    never = story(COMPLETED)

    assert lapsed.status("assessment.yearly", on="2027-03-03") == "lapsed"
    assert missed.status("assessment.yearly", on="2027-03-02") == "open"
    assert missed.status("assessment.yearly", on="2027-03-03") == "missed"
    assert never.findings("assessment.yearly", on="2027-03-03") == []


def test_yearly_assessment_on_the_last_day_of_involvement_starts_a_clock_that_stops_at_once(story):
    """PS-2.23: the last day belongs to the involvement."""
    case = story(CONCERN, COMPLETED, "2026-03-02  involvement-ended")

    assert case.status("assessment.yearly", on="2026-03-02") == "lapsed"


# plan.lead-worker: ten working days after 2 March is 16 March.


def test_lead_worker_is_to_be_appointed_in_ten_working_days(story):
    """WT-117-1: someone is named to lead within ten working days of the decision that a plan is needed."""
    case = story(REQUIRED)

    assert case.status("plan.lead-worker", on="2026-03-16") == "open"
    assert case.status("plan.lead-worker", on="2026-03-17") == "overdue"


def test_lead_worker_in_time_and_late(story):
    """WT-117-1: one appointment does it, whatever the type of plan, and for every plan that waits for one."""
    in_time = story(REQUIRED, "2026-03-09  plan-required  type=early-help", "2026-03-16  lead-worker-appointed  profession=teacher")
    late = story(REQUIRED, "2026-03-17  lead-worker-appointed")
    before = story("2026-03-01  lead-worker-appointed", REQUIRED)

    assert in_time.statuses("plan.lead-worker", on="2026-03-17") == ["met", "met"]
    assert late.statuses("plan.lead-worker", on="2026-03-17") == ["late"]
    assert before.statuses("plan.lead-worker", on="2026-03-17") == ["overdue"]


def test_lead_worker_is_not_owed_to_a_child_who_has_died(story):
    """WT-117-1: death ends it."""
    lapsed = story(REQUIRED, "2026-03-16  died")
    missed = story(REQUIRED, "2026-03-17  died")

    assert lapsed.status("plan.lead-worker", on="2026-03-17") == "lapsed"
    assert missed.status("plan.lead-worker", on="2026-03-17") == "missed"


# plan.reviewed


def test_plan_is_to_be_reviewed_on_the_day_that_it_sets(story):
    """WT-136-1: a plan is looked at again by the day that was written into it."""
    case = story(AGREED)

    assert case.status("plan.reviewed", on="2026-06-02") == "open"
    assert case.status("plan.reviewed", on="2026-06-03") == "overdue"


def test_plan_reviewed_in_time_and_late_sets_its_next_day(story):
    """WT-136-1: each review sets the day of the next."""
    in_time = story(AGREED, "2026-06-02  plan-reviewed  type=child-in-need outcome=continue next_review=2026-12-02")
    late = story(AGREED, "2026-06-03  plan-reviewed  type=child-in-need outcome=amend")

    assert in_time.statuses("plan.reviewed", on="2026-12-02") == ["met", "open"]
    assert in_time.statuses("plan.reviewed", on="2026-12-03") == ["met", "overdue"]
    assert late.statuses("plan.reviewed", on="2026-12-03") == ["late"]


def test_plan_reviews_of_each_type_run_apart(story):
    """WT-136-1: the review of one plan is not that of another, nor is one whose type nobody wrote down."""
    case = story(
        AGREED,
        "2026-03-02  plan-agreed  type=early-help next_review=2026-05-07",
        "2026-05-07  plan-reviewed  type=early-help outcome=continue",
        "2026-05-08  plan-reviewed  outcome=continue",
    )

    assert case.status("plan.reviewed", on="2026-06-03") == "overdue"
    assert sorted(case.statuses("plan.reviewed", on="2026-06-03")) == ["met", "overdue"]


def test_plan_without_a_day_of_review_starts_no_clock(story):
    """WT-136-1: where nobody wrote a day there is nothing to count to, nor is there without a type or a plan."""
    no_day = story("2026-03-02  plan-agreed  type=child-in-need")
    no_type = story("2026-03-02  plan-agreed  next_review=2026-06-02")
    no_plan = story("2026-03-02  plan-reviewed  type=child-in-need next_review=2026-06-02")

    assert no_day.findings("plan.reviewed", on="2026-06-03") == []
    assert no_type.findings("plan.reviewed", on="2026-06-03") == []
    assert no_plan.findings("plan.reviewed", on="2026-06-03") == []


def test_plan_review_is_not_owed_once_that_plan_has_ended(story):
    """WT-136-1: only the end of the plan of that type ends it; a review that decides so is not yet the end."""
    lapsed = story(AGREED, "2026-06-02  plan-ended  type=child-in-need")
    missed = story(AGREED, "2026-06-03  plan-ended  type=child-in-need")
    other = story(AGREED, "2026-06-02  plan-ended  type=early-help")
    decided = story(AGREED, "2026-05-07  plan-reviewed  type=child-in-need outcome=end next_review=2026-06-02")

    assert lapsed.status("plan.reviewed", on="2026-06-03") == "lapsed"
    assert missed.status("plan.reviewed", on="2026-06-03") == "missed"
    assert other.status("plan.reviewed", on="2026-06-03") == "overdue"
    assert decided.statuses("plan.reviewed", on="2026-06-03") == ["met", "overdue"]


def test_plan_review_goes_on_past_the_eighteenth_birthday(story):
    """WT-136-1: a plan left open goes on asking for its review; a day at a weekend is not moved."""
    case = story("2008-03-31  born", "2026-03-02  plan-agreed  type=pathway next_review=2026-06-07")

    assert case.status("plan.reviewed", on="2026-06-07") == "open"
    assert case.status("plan.reviewed", on="2026-06-08") == "overdue"
