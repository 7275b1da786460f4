"""Core groups: the first, the next ones, and their notes."""

PLAN = "2026-03-02  conference-held  type=initial outcome=plan"


# cp.first-core-group: ten working days after 2 March is Monday 16 March.


def test_first_core_group_is_due_ten_working_days_after_the_conference(story):
    """CPP-15, PS-4.1: the first core group meets within ten working days of the initial conference."""
    case = story(PLAN)

    assert case.status("cp.first-core-group", on="2026-03-16") == "open"
    assert case.status("cp.first-core-group", on="2026-03-17") == "overdue"


def test_first_core_group_is_counted_past_the_holidays_of_may(story):
    """CPP-15, PS-4.1: the early May holiday and Liberation Day are not working days."""
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


def test_first_core_group_is_not_one_that_was_not_quorate(story):
    """CPP-15: one known not to be quorate has not done it, nor has one before the plan; unknown is not held against it."""
    not_quorate = story(PLAN, "2026-03-16  core-group-held  quorate=no")
    then_quorate = story(PLAN, "2026-03-09  core-group-held  quorate=no", "2026-03-16  core-group-held  quorate=yes")
    unknown = story(PLAN, "2026-03-16  core-group-held")
    before = story("2026-03-01  core-group-held", PLAN)

    assert not_quorate.status("cp.first-core-group", on="2026-03-16") == "open"
    assert not_quorate.status("cp.first-core-group", on="2026-03-17") == "overdue"
    assert then_quorate.status("cp.first-core-group", on="2026-03-17") == "met"
    assert unknown.status("cp.first-core-group", on="2026-03-17") == "met"
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
    two_plans = story(
        PLAN, "2026-03-09  conference-held  type=review outcome=end", "2026-03-16  conference-held  type=initial outcome=plan"
    )

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
    """CPP-16, CPP-17, PS-4.10: no more than four weeks pass between one core group and the next."""
    case = story(PLAN, CORE_GROUP)

    assert case.status("cp.next-core-group", on="2026-04-13") == "open"
    assert case.status("cp.next-core-group", on="2026-04-14") == "overdue"


def test_next_core_group_counts_from_the_day_the_last_one_met(story):
    """CPP-16, CPP-17, PS-4.10: a late meeting is late once; the next four weeks run from the day it was held."""
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


def test_next_core_group_comes_sooner_where_the_conference_set_fewer_days(story):
    """CPP-16, CPP-18: a conference may ask for core groups more often, and never less often, than every four weeks."""
    plan = "2026-03-02  conference-held  type=initial outcome=plan"
    sooner, later = story(f"{plan} core_group_days=14", CORE_GROUP), story(f"{plan} core_group_days=42", CORE_GROUP)

    assert sooner.status("cp.next-core-group", on="2026-03-30") == "open"
    assert sooner.status("cp.next-core-group", on="2026-03-31") == "overdue"
    assert later.status("cp.next-core-group", on="2026-04-13") == "open"
    assert later.status("cp.next-core-group", on="2026-04-14") == "overdue"


def test_next_core_group_follows_the_latest_conference_up_to_the_meeting_it_counts_from(story):
    """CPP-16, CPP-18: a later conference sets the days anew for the meetings after it; one that says nothing means four weeks."""
    plan = "2026-03-02  conference-held  type=initial outcome=plan core_group_days=14"
    review = "2026-03-20  conference-held  type=review outcome=continue"
    after = story(plan, CORE_GROUP, f"{review} core_group_days=7")
    silent = story(plan, review, "2026-03-23  core-group-held")

    assert after.due("cp.next-core-group", on="2026-03-23") == "2026-03-30"
    assert silent.due("cp.next-core-group", on="2026-03-23") == "2026-04-20"


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
    """CPP-75, PS-4.3: the notes of a core group reach its members inside five working days."""
    case = story(PLAN, CORE_GROUP)

    assert case.status("cp.core-group-notes", on="2026-03-23") == "open"
    assert case.status("cp.core-group-notes", on="2026-03-24") == "overdue"


def test_core_group_notes_in_time_late_and_of_another_meeting(story):
    """CPP-75, PS-4.3: the notes are those of the meeting they name."""
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
