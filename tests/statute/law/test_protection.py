"""Protecting a child: what is owed from the strategy discussion to the end of a plan."""

DISCUSSION = "2026-03-02  strategy-discussion-held  outcome=enquiry"
PLAN = "2026-03-02  conference-held  type=initial outcome=plan"
ENQUIRY = "2026-03-02  enquiry-started"


# cp.initial-conference: fifteen working days after Monday 2 March 2026 is Monday 23 March.


def test_initial_conference_is_due_fifteen_working_days_after_the_strategy_discussion(story):
    """ISS-7-C1: the first conference meets within fifteen working days of the decision to start an enquiry."""
    case = story(DISCUSSION)

    assert case.status("cp.initial-conference", on="2026-03-23") == "open"
    assert case.status("cp.initial-conference", on="2026-03-24") == "overdue"


def test_initial_conference_held_on_its_last_day_is_in_time_and_on_the_next_is_late(story):
    """ISS-7-C1: an initial or a pre-birth conference does it."""
    in_time = story(DISCUSSION, "2026-03-23  conference-held  type=initial outcome=no-plan")
    late = story(DISCUSSION, "2026-03-24  conference-held  type=pre-birth outcome=plan")

    assert in_time.status("cp.initial-conference", on="2026-03-31") == "met"
    assert late.status("cp.initial-conference", on="2026-03-31") == "late"


def test_only_an_initial_or_pre_birth_conference_is_an_initial_conference(story):
    """ISS-7-C1: a review, a transfer or a conference whose type nobody wrote down does not do it."""
    case = story(
        DISCUSSION,
        "2026-03-16  conference-held  type=transfer-in outcome=plan",
        "2026-03-17  conference-held  type=review outcome=continue",
        "2026-03-18  conference-held  outcome=continue",
    )

    assert case.status("cp.initial-conference", on="2026-03-24") == "overdue"


def test_initial_conference_is_not_owed_once_the_enquiry_ends_in_support(story):
    """ISS-7-C1: an enquiry that finds no need of a conference ends the duty; after the due day it was missed."""
    lapsed = story(DISCUSSION, ENQUIRY, "2026-03-23  enquiry-concluded  outcome=support")
    missed = story(DISCUSSION, ENQUIRY, "2026-03-24  enquiry-concluded  outcome=no-further-action")

    assert lapsed.status("cp.initial-conference", on="2026-03-22") == "open"
    assert lapsed.status("cp.initial-conference", on="2026-03-23") == "lapsed"
    assert missed.status("cp.initial-conference", on="2026-03-23") == "open"
    assert missed.status("cp.initial-conference", on="2026-03-24") == "missed"


def test_initial_conference_is_owed_although_the_enquiry_has_ended_in_the_wish_for_one(story):
    """ISS-7-C1: an enquiry that asks for a conference leaves the duty as it was."""
    case = story(DISCUSSION, ENQUIRY, "2026-03-16  enquiry-concluded  outcome=conference")

    assert case.status("cp.initial-conference", on="2026-03-23") == "open"
    assert case.status("cp.initial-conference", on="2026-03-24") == "overdue"


def test_initial_conference_is_not_owed_where_no_enquiry_was_decided_on(story):
    """ISS-7-C1: only a discussion that decides on an enquiry starts the clock."""
    decided_against = story("2026-03-02  strategy-discussion-held  outcome=no-enquiry")
    unknown = story("2026-03-02  strategy-discussion-held")

    assert decided_against.findings("cp.initial-conference", on="2026-03-31") == []
    assert unknown.findings("cp.initial-conference", on="2026-03-31") == []


def test_initial_conference_is_not_owed_to_a_child_who_has_died(story):
    """ISS-7-C1: death ends it, in time or after the due day; nothing begins after death."""
    lapsed = story(DISCUSSION, "2026-03-23  died")
    missed = story(DISCUSSION, "2026-03-24  died")
    after = story("2026-03-01  died", DISCUSSION)

    assert lapsed.status("cp.initial-conference", on="2026-03-31") == "lapsed"
    assert missed.status("cp.initial-conference", on="2026-03-31") == "missed"
    assert after.findings("cp.initial-conference", on="2026-03-31") == []


# cp.first-core-group: ten working days after 2 March is Monday 16 March.


def test_first_core_group_is_due_ten_working_days_after_the_conference(story):
    """CPP-15: the first core group meets within ten working days of the initial conference."""
    case = story(PLAN)

    assert case.status("cp.first-core-group", on="2026-03-16") == "open"
    assert case.status("cp.first-core-group", on="2026-03-17") == "overdue"


def test_first_core_group_is_counted_past_the_holidays_of_may(story):
    """CPP-15: the early May holiday and Liberation Day are not working days."""
    case = story("2025-04-28  conference-held  type=initial outcome=plan")

    assert case.due("cp.first-core-group", on="2025-04-28") == "2025-05-14"
    assert case.status("cp.first-core-group", on="2025-05-14") == "open"
    assert case.status("cp.first-core-group", on="2025-05-15") == "overdue"


def test_first_core_group_in_time_and_late(story):
    """CPP-15: it counts on the tenth working day and on the day of the conference itself; later it is late."""
    same_day = story(PLAN, "2026-03-02  core-group-held")
    in_time = story(PLAN, "2026-03-16  core-group-held")
    late = story(PLAN, "2026-03-17  core-group-held")

    assert same_day.status("cp.first-core-group", on="2026-03-31") == "met"
    assert in_time.status("cp.first-core-group", on="2026-03-31") == "met"
    assert late.status("cp.first-core-group", on="2026-03-31") == "late"


def test_first_core_group_need_not_be_quorate(story):
    """CPP-15: any core group is the first one, but a core group before the plan is none."""
    case = story(PLAN, "2026-03-16  core-group-held  quorate=no")
    before = story("2026-03-01  core-group-held", PLAN)

    assert case.status("cp.first-core-group", on="2026-03-16") == "met"
    assert before.status("cp.first-core-group", on="2026-03-17") == "overdue"


def test_first_core_group_is_not_owed_once_the_plan_has_ended(story):
    """CPP-15: a plan that ends on or before the due day takes the duty with it; after that day it was missed."""
    lapsed = story(PLAN, "2026-03-16  conference-held  type=review outcome=end")
    missed = story(PLAN, "2026-03-17  conference-held  type=review outcome=end")

    assert lapsed.status("cp.first-core-group", on="2026-03-16") == "lapsed"
    assert missed.status("cp.first-core-group", on="2026-03-16") == "open"
    assert missed.status("cp.first-core-group", on="2026-03-17") == "missed"


def test_first_core_group_ends_as_the_eighteenth_birthday_begins(story):
    """CPP-15: a meeting on the birthday is no core group of the plan."""
    lapsed = story("2008-03-16  born", PLAN, "2026-03-16  core-group-held")
    missed = story("2008-03-17  born", PLAN, "2026-03-17  core-group-held")

    assert lapsed.status("cp.first-core-group", on="2026-03-15") == "open"
    assert lapsed.status("cp.first-core-group", on="2026-03-16") == "lapsed"
    assert missed.status("cp.first-core-group", on="2026-03-16") == "open"
    assert missed.status("cp.first-core-group", on="2026-03-17") == "missed"


def test_first_core_group_of_someone_born_on_29_february(story):
    """CPP-15: their eighteenth birthday is 1 March where the year has no 29 February."""
    case = story("2008-02-29  born", "2026-02-16  conference-held  type=initial outcome=plan")

    assert case.due("cp.first-core-group", on="2026-02-28") == "2026-03-02"
    assert case.status("cp.first-core-group", on="2026-02-28") == "open"
    assert case.status("cp.first-core-group", on="2026-03-01") == "lapsed"
    assert str(case.finding("cp.first-core-group", on="2026-03-01").ended) == "2026-03-01"


def test_first_core_group_on_the_day_of_death_still_counts(story):
    """CPP-15: facts of the day of death belong to the plan; without one the duty ends that day."""
    held = story(PLAN, "2026-03-16  core-group-held", "2026-03-16  died")
    lapsed = story(PLAN, "2026-03-16  died")
    missed = story(PLAN, "2026-03-17  died")

    assert held.status("cp.first-core-group", on="2026-03-31") == "met"
    assert lapsed.status("cp.first-core-group", on="2026-03-31") == "lapsed"
    assert missed.status("cp.first-core-group", on="2026-03-31") == "missed"


def test_first_core_group_is_owed_once_for_each_plan(story):
    """CPP-15: a second decision for a plan while there is one begins nothing; a plan after the first has ended does."""
    decided_twice = story(PLAN, "2026-03-09  conference-held  type=review outcome=plan")
    two_plans = story(PLAN, "2026-03-09  conference-held  type=review outcome=end", "2026-03-16  conference-held  type=initial outcome=plan")

    assert decided_twice.statuses("cp.first-core-group", on="2026-03-16") == ["open"]
    assert two_plans.statuses("cp.first-core-group", on="2026-03-16") == ["lapsed", "open"]
    assert two_plans.due("cp.first-core-group", on="2026-03-16") == "2026-03-30"


def test_first_core_group_is_not_owed_before_the_conference_or_without_a_plan(story):
    """CPP-15: nothing is owed on a day before the facts, nor where the conference did not decide on a plan."""
    no_plan = story("2026-03-02  conference-held  type=initial outcome=no-plan")

    assert story(PLAN).findings("cp.first-core-group", on="2026-03-01") == []
    assert no_plan.findings("cp.first-core-group", on="2026-03-31") == []


def test_first_core_group_written_down_late_was_not_known_in_between(story):
    """CPP-15: what happened and what was known are two questions."""
    case = story(PLAN, "2026-03-16  core-group-held  recorded=2026-03-24")

    assert case.status("cp.first-core-group", on="2026-03-24", known="2026-03-23") == "overdue"
    assert case.status("cp.first-core-group", on="2026-03-24", known="2026-03-24") == "met"
    assert case.status("cp.first-core-group", on="2026-03-17") == "met"


# cp.next-core-group: 28 days after 16 March is 13 April.

CORE_GROUP = "2026-03-16  core-group-held  quorate=yes ref=cg1"


def test_next_core_group_is_due_four_weeks_after_the_last(story):
    """CPP-16: no more than four weeks pass between one core group and the next."""
    case = story(PLAN, CORE_GROUP)

    assert case.status("cp.next-core-group", on="2026-04-13") == "open"
    assert case.status("cp.next-core-group", on="2026-04-14") == "overdue"


def test_next_core_group_counts_from_the_day_the_last_one_met(story):
    """CPP-16: a late meeting is late once; the next four weeks run from the day it was held."""
    case = story(PLAN, CORE_GROUP, "2026-04-20  core-group-held", "2026-05-18  core-group-held")

    assert case.statuses("cp.next-core-group", on="2026-05-18") == ["late", "met", "open"]
    assert case.due("cp.next-core-group", on="2026-05-18", since="2026-04-20") == "2026-05-18"


def test_next_core_group_must_be_quorate_and_unknown_is_not_held_against_it(story):
    """CPP-16: a meeting that was not quorate neither counts nor starts the four weeks again."""
    case = story(PLAN, CORE_GROUP, "2026-03-30  core-group-held  quorate=no")
    unknown = story(PLAN, CORE_GROUP, "2026-04-13  core-group-held")
    first_not_quorate = story(PLAN, "2026-03-16  core-group-held  quorate=no")

    assert case.statuses("cp.next-core-group", on="2026-04-14") == ["overdue"]
    assert unknown.status("cp.next-core-group", on="2026-04-14", since="2026-03-16") == "met"
    assert first_not_quorate.findings("cp.next-core-group", on="2026-04-14") == []


def test_next_core_group_due_on_a_holiday_stays_due_on_it(story):
    """CPP-16: weeks are calendar weeks; the spring bank holiday moves nothing."""
    case = story(PLAN, "2026-04-27  core-group-held")

    assert case.status("cp.next-core-group", on="2026-05-25") == "open"
    assert case.status("cp.next-core-group", on="2026-05-26") == "overdue"


def test_next_core_group_is_not_owed_once_the_plan_has_ended(story):
    """CPP-16: a plan that ends on the due day takes the duty with it; a day later it was missed."""
    lapsed = story(PLAN, CORE_GROUP, "2026-04-13  conference-held  type=review outcome=end")
    missed = story(PLAN, CORE_GROUP, "2026-04-14  conference-held  type=review outcome=end")
    last_day = story(PLAN, CORE_GROUP, "2026-04-13  core-group-held", "2026-04-13  conference-held  type=review outcome=end")

    assert lapsed.status("cp.next-core-group", on="2026-04-14") == "lapsed"
    assert missed.status("cp.next-core-group", on="2026-04-14") == "missed"
    assert last_day.statuses("cp.next-core-group", on="2026-04-14") == ["met", "lapsed"]


# cp.core-group-notes: five working days after 16 March is Monday 23 March.


def test_core_group_notes_are_due_five_working_days_after_the_meeting(story):
    """CPP-75: the notes of a core group reach its members inside five working days."""
    case = story(PLAN, CORE_GROUP)

    assert case.status("cp.core-group-notes", on="2026-03-23") == "open"
    assert case.status("cp.core-group-notes", on="2026-03-24") == "overdue"


def test_core_group_notes_in_time_late_and_of_another_meeting(story):
    """CPP-75: the notes are those of the meeting they name."""
    in_time = story(PLAN, CORE_GROUP, "2026-03-23  core-group-notes-circulated  of=cg1")
    late = story(PLAN, CORE_GROUP, "2026-03-24  core-group-notes-circulated  of=cg1")
    of_another = story(PLAN, CORE_GROUP, "2026-03-17  core-group-held  ref=cg2", "2026-03-23  core-group-notes-circulated  of=cg2")

    assert in_time.status("cp.core-group-notes", on="2026-03-24") == "met"
    assert late.status("cp.core-group-notes", on="2026-03-24") == "late"
    assert of_another.statuses("cp.core-group-notes", on="2026-03-24") == ["overdue", "met"]


def test_core_group_notes_are_still_owed_after_the_plan_has_ended(story):
    """CPP-75: the end of the plan does not end the duty; nor does it matter whether the meeting was quorate."""
    ended = "2026-03-16  conference-held  type=review outcome=end"
    owed = story(PLAN, "2026-03-16  core-group-held  quorate=no ref=cg1", ended)
    sent = story(PLAN, CORE_GROUP, ended, "2026-03-24  core-group-notes-circulated  of=cg1")

    assert owed.status("cp.core-group-notes", on="2026-03-23") == "open"
    assert owed.status("cp.core-group-notes", on="2026-03-24") == "overdue"
    assert sent.status("cp.core-group-notes", on="2026-03-24") == "late"


def test_core_group_notes_sent_the_day_the_plan_ends(story):
    """CPP-75: notes may go out on the day of the meeting, even where the plan ends that day."""
    notes = "2026-03-16  core-group-notes-circulated  of=cg1"
    case = story(PLAN, notes, "2026-03-16  conference-held  type=review outcome=end", CORE_GROUP)

    assert case.status("cp.core-group-notes", on="2026-03-16") == "met"


def test_core_group_notes_written_down_late(story):
    """CPP-75: notes sent in time but recorded a week later look overdue to whoever asks in between."""
    case = story(PLAN, CORE_GROUP, "2026-03-23  core-group-notes-circulated  of=cg1 recorded=2026-03-30")

    assert case.status("cp.core-group-notes", on="2026-03-30", known="2026-03-24") == "overdue"
    assert case.status("cp.core-group-notes", on="2026-03-30", known="2026-03-30") == "met"


def test_core_group_notes_outside_a_plan_and_after_death(story):
    """CPP-75: a meeting outside a plan asks for none; death ends what is owed."""
    outside = story("2026-03-16  core-group-held  ref=cg1")
    lapsed = story(PLAN, CORE_GROUP, "2026-03-23  died")
    missed = story(PLAN, CORE_GROUP, "2026-03-24  died")

    assert outside.findings("cp.core-group-notes", on="2026-03-24") == []
    assert lapsed.status("cp.core-group-notes", on="2026-03-24") == "lapsed"
    assert missed.status("cp.core-group-notes", on="2026-03-24") == "missed"


# cp.child-seen: fourteen days after 2 March is 16 March.


def test_child_is_to_be_seen_every_fourteen_days(story):
    """CPP-88: from the start of the plan the child is seen no less often than every fortnight."""
    case = story(PLAN)

    assert case.status("cp.child-seen", on="2026-03-16") == "open"
    assert case.status("cp.child-seen", on="2026-03-17") == "overdue"


def test_child_seen_in_time_and_late_each_visit_starts_the_next(story):
    """CPP-88: each visit counts from the one before; one late visit does not make the next late."""
    case = story(PLAN, "2026-03-16  child-seen", "2026-03-31  child-seen", "2026-04-14  child-seen")

    assert case.statuses("cp.child-seen", on="2026-04-28") == ["met", "late", "met", "open"]
    assert case.status("cp.child-seen", on="2026-04-29") == "overdue"


def test_child_is_not_seen_by_a_failed_visit(story):
    """CPP-88: a visit at which nobody saw the child counts for nothing; a sleeping child was seen."""
    failed = story(PLAN, "2026-03-16  visit-failed  reason=out")
    asleep = story(PLAN, "2026-03-16  child-seen  awake=no")

    assert failed.statuses("cp.child-seen", on="2026-03-17") == ["overdue"]
    assert asleep.status("cp.child-seen", on="2026-03-17", since="2026-03-02") == "met"


def test_child_is_seen_as_often_as_the_latest_conference_says(story):
    """CPP-88: a conference may set another number of days; the next one sets it anew, and silence means fourteen."""
    case = story(
        "2026-03-02  conference-held  type=initial outcome=plan visit_days=7",
        "2026-03-09  child-seen",
        "2026-03-10  conference-held  type=review outcome=continue",
        "2026-03-16  child-seen",
    )

    assert case.due("cp.child-seen", on="2026-03-16", since="2026-03-02") == "2026-03-09"
    assert case.due("cp.child-seen", on="2026-03-16", since="2026-03-09") == "2026-03-16"
    assert case.due("cp.child-seen", on="2026-03-16", since="2026-03-16") == "2026-03-30"


def test_child_seen_on_the_day_of_a_conference_follows_the_order_of_the_record(story):
    """CPP-88: the conference that counts is the latest before the visit, as the day was written down."""
    review = "2026-03-09  conference-held  type=review outcome=continue visit_days=7"
    after_the_conference = story(PLAN, review, "2026-03-09  child-seen")
    before_the_conference = story(PLAN, "2026-03-09  child-seen", review)

    assert after_the_conference.due("cp.child-seen", on="2026-03-09") == "2026-03-16"
    assert before_the_conference.due("cp.child-seen", on="2026-03-09") == "2026-03-23"


def test_child_seen_once_the_plan_has_ended(story):
    """CPP-88: a visit on the day the plan ends counts, one after it does not."""
    ends_in_time = "2026-03-16  conference-held  type=review outcome=end"
    seen = story(PLAN, "2026-03-16  child-seen", ends_in_time)
    lapsed = story(PLAN, ends_in_time, "2026-03-17  child-seen")
    missed = story(PLAN, "2026-03-17  conference-held  type=review outcome=end")

    assert seen.statuses("cp.child-seen", on="2026-03-17") == ["met", "lapsed"]
    assert lapsed.statuses("cp.child-seen", on="2026-03-17") == ["lapsed"]
    assert missed.status("cp.child-seen", on="2026-03-17") == "missed"


# cp.seen-alone: a visit on 5 March has the next one due on 19 March.


def test_child_not_seen_alone_is_to_be_seen_alone_at_the_next_visit(story):
    """CPP-91: no two visits running pass without seeing the child alone; a record that is silent does not say alone."""
    case = story(PLAN, "2026-03-05  child-seen")

    assert case.status("cp.seen-alone", on="2026-03-19") == "open"
    assert case.status("cp.seen-alone", on="2026-03-20") == "overdue"


def test_child_seen_alone_at_the_next_visit_in_time_and_late(story):
    """CPP-91: it is due when the next visit is."""
    in_time = story(PLAN, "2026-03-05  child-seen  alone=no", "2026-03-19  child-seen  alone=yes")
    late = story(PLAN, "2026-03-05  child-seen  alone=no", "2026-03-20  child-seen  alone=yes")

    assert in_time.statuses("cp.seen-alone", on="2026-03-31") == ["met"]
    assert late.statuses("cp.seen-alone", on="2026-03-31") == ["late"]


def test_child_not_seen_alone_twice_running_is_missed_on_the_second_visit(story):
    """CPP-91: the second visit without it is the breach, whatever comes later; it starts the next one."""
    twice = story(PLAN, "2026-03-05  child-seen  alone=no", "2026-03-12  child-seen", "2026-03-16  child-seen  alone=yes")

    assert twice.statuses("cp.seen-alone", on="2026-03-12") == ["missed", "open"]
    assert str(twice.finding("cp.seen-alone", on="2026-03-12", since="2026-03-05").ended) == "2026-03-12"
    assert twice.statuses("cp.seen-alone", on="2026-03-31") == ["missed", "met"]


def test_child_seen_alone_by_the_interval_that_the_conference_set(story):
    """CPP-91: where the conference asks for weekly visits, the next is due in a week."""
    case = story("2026-03-02  conference-held  type=initial outcome=plan visit_days=7", "2026-03-05  child-seen")

    assert case.status("cp.seen-alone", on="2026-03-12") == "open"
    assert case.status("cp.seen-alone", on="2026-03-13") == "overdue"


def test_child_seen_alone_asks_nothing_after_a_visit_alone_or_outside_a_plan(story):
    """CPP-91: a visit alone starts no clock."""
    alone = story(PLAN, "2026-03-05  child-seen  alone=yes")
    before = story("2026-03-01  child-seen", PLAN)

    assert alone.findings("cp.seen-alone", on="2026-03-31") == []
    assert before.findings("cp.seen-alone", on="2026-03-31") == []


def test_child_seen_alone_once_the_plan_has_ended(story):
    """CPP-91: the end of the plan ends it, and a visit after the end neither does it nor breaks it."""
    visit = "2026-03-05  child-seen  alone=no"
    lapsed = story(PLAN, visit, "2026-03-19  conference-held  type=review outcome=end", "2026-03-20  child-seen  alone=no")
    missed = story(PLAN, visit, "2026-03-20  conference-held  type=review outcome=end")

    assert lapsed.statuses("cp.seen-alone", on="2026-03-20") == ["lapsed"]
    assert missed.statuses("cp.seen-alone", on="2026-03-20") == ["missed"]


# cp.bedroom-seen: the same of the child's bedroom.


def test_bedroom_not_seen_is_to_be_seen_at_the_next_visit(story):
    """CPP-93: no two visits running pass without a look at where the child sleeps."""
    case = story(PLAN, "2026-03-05  child-seen")

    assert case.status("cp.bedroom-seen", on="2026-03-19") == "open"
    assert case.status("cp.bedroom-seen", on="2026-03-20") == "overdue"


def test_bedroom_seen_in_time_and_late(story):
    """CPP-93: it is due when the next visit is."""
    in_time = story(PLAN, "2026-03-05  child-seen  bedroom=no", "2026-03-19  child-seen  bedroom=yes")
    late = story(PLAN, "2026-03-05  child-seen  bedroom=no", "2026-03-20  child-seen  bedroom=yes")
    seen_at_once = story(PLAN, "2026-03-05  child-seen  bedroom=yes")

    assert in_time.statuses("cp.bedroom-seen", on="2026-03-31") == ["met"]
    assert late.statuses("cp.bedroom-seen", on="2026-03-31") == ["late"]
    assert seen_at_once.findings("cp.bedroom-seen", on="2026-03-31") == []


def test_bedroom_not_seen_twice_running_is_missed_on_the_second_visit(story):
    """CPP-93: the second visit without it is the breach, even where the child was seen alone."""
    case = story(PLAN, "2026-03-05  child-seen", "2026-03-12  child-seen  alone=yes")

    assert case.statuses("cp.bedroom-seen", on="2026-03-12") == ["missed", "open"]


def test_bedroom_seen_once_the_plan_has_ended(story):
    """CPP-93: the end of the plan ends it."""
    lapsed = story(PLAN, "2026-03-05  child-seen", "2026-03-19  conference-held  type=review outcome=end")
    missed = story(PLAN, "2026-03-05  child-seen", "2026-03-20  conference-held  type=review outcome=end")

    assert lapsed.status("cp.bedroom-seen", on="2026-03-20") == "lapsed"
    assert missed.status("cp.bedroom-seen", on="2026-03-20") == "missed"


# enquiry.child-seen and enquiry.seen-alone.


def test_child_is_to_be_seen_by_the_working_day_after_an_enquiry_begins(story):
    """PS-3.2: in an enquiry the child is seen by the next working day; a weekend lies between for a Friday."""
    monday, friday = story(ENQUIRY), story("2026-03-06  enquiry-started")

    assert monday.status("enquiry.child-seen", on="2026-03-03") == "open"
    assert monday.status("enquiry.child-seen", on="2026-03-04") == "overdue"
    assert friday.status("enquiry.child-seen", on="2026-03-09") == "open"
    assert friday.status("enquiry.child-seen", on="2026-03-10") == "overdue"


def test_child_seen_in_an_enquiry_in_time_and_late(story):
    """PS-3.2: any visit at which the child was seen does it, on the first day too."""
    same_day = story("2026-03-02  child-seen", ENQUIRY)
    in_time = story(ENQUIRY, "2026-03-03  child-seen  alone=no")
    late = story(ENQUIRY, "2026-03-04  child-seen")

    assert same_day.status("enquiry.child-seen", on="2026-03-09") == "met"
    assert in_time.status("enquiry.child-seen", on="2026-03-09") == "met"
    assert late.status("enquiry.child-seen", on="2026-03-09") == "late"


def test_child_not_seen_before_the_enquiry_ends(story):
    """PS-3.2: an enquiry that ends in time takes the duty with it, but seeing the child on its last day counts."""
    lapsed = story(ENQUIRY, "2026-03-03  enquiry-concluded  outcome=support")
    missed = story(ENQUIRY, "2026-03-04  enquiry-concluded  outcome=conference")
    seen = story(ENQUIRY, "2026-03-03  enquiry-concluded  outcome=support", "2026-03-03  child-seen")

    assert lapsed.status("enquiry.child-seen", on="2026-03-09") == "lapsed"
    assert missed.status("enquiry.child-seen", on="2026-03-09") == "missed"
    assert seen.status("enquiry.child-seen", on="2026-03-09") == "met"


def test_child_is_to_be_seen_once_for_each_enquiry(story):
    """PS-3.2: an enquiry that starts while one runs begins nothing."""
    again = story(ENQUIRY, "2026-03-03  enquiry-started")
    second = story(ENQUIRY, "2026-03-03  enquiry-concluded", "2026-03-09  enquiry-started")

    assert again.statuses("enquiry.child-seen", on="2026-03-09") == ["overdue"]
    assert second.statuses("enquiry.child-seen", on="2026-03-09") == ["lapsed", "open"]


def test_child_is_to_be_seen_alone_in_the_first_week_of_an_enquiry(story):
    """PS-3.2: a worker speaks with the child alone no later than seven days after the enquiry began."""
    case = story(ENQUIRY, "2026-03-03  child-seen")

    assert case.status("enquiry.seen-alone", on="2026-03-09") == "open"
    assert case.status("enquiry.seen-alone", on="2026-03-10") == "overdue"


def test_child_seen_alone_in_an_enquiry_in_time_and_late(story):
    """PS-3.2: only a visit that is known to have been alone does it."""
    in_time = story(ENQUIRY, "2026-03-03  child-seen  alone=no", "2026-03-09  child-seen  alone=yes")
    late = story(ENQUIRY, "2026-03-03  child-seen", "2026-03-10  child-seen  alone=yes")

    assert in_time.status("enquiry.seen-alone", on="2026-03-10") == "met"
    assert late.status("enquiry.seen-alone", on="2026-03-10") == "late"


def test_child_not_seen_alone_before_the_enquiry_ends(story):
    """PS-3.2: the end of the enquiry ends it; after the week it was missed."""
    lapsed = story(ENQUIRY, "2026-03-09  enquiry-concluded  outcome=support")
    missed = story(ENQUIRY, "2026-03-10  enquiry-concluded  outcome=support")
    seen = story(ENQUIRY, "2026-03-09  child-seen  alone=yes", "2026-03-09  enquiry-concluded  outcome=support")

    assert lapsed.status("enquiry.seen-alone", on="2026-03-10") == "lapsed"
    assert missed.status("enquiry.seen-alone", on="2026-03-10") == "missed"
    assert seen.status("enquiry.seen-alone", on="2026-03-10") == "met"
