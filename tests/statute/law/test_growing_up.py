"""Looked after and growing up: the education plan, the personal adviser, the pathway plan."""

# care.education-plan: the default terms are 5 January to 31 March, 15 April to 20 July, 1 September to 19 December.

CARE = "2026-03-02  care-started"
BORN = "2016-03-02  born"


def test_education_plan_is_due_by_the_last_day_of_the_term(story):
    """PS-5.17, LAC-384-2, LAC-428-1: each school term has its own education plan, agreed before the term is over."""
    case = story(BORN, CARE)

    assert case.findings("care.education-plan", on="2026-04-14") == []
    assert case.status("care.education-plan", on="2026-04-15") == "open"
    assert case.status("care.education-plan", on="2026-07-20") == "open"
    assert case.status("care.education-plan", on="2026-07-21") == "overdue"


def test_education_plan_is_done_only_inside_the_term(story):
    """PS-5.17, LAC-384-2, LAC-428-1: a plan of the day before belongs to the last term, a plan after it to the next; neither makes it late."""
    first_day = story(BORN, CARE, "2026-04-15  education-plan-agreed")
    last_day = story(BORN, CARE, "2026-07-20  education-plan-agreed")
    outside = story(BORN, CARE, "2026-04-14  education-plan-agreed", "2026-07-21  education-plan-agreed")

    assert first_day.status("care.education-plan", on="2026-07-21") == "met"
    assert last_day.status("care.education-plan", on="2026-07-21") == "met"
    assert outside.status("care.education-plan", on="2026-07-21") == "overdue"


def test_education_plan_is_asked_for_in_each_term(story):
    """PS-5.17: three terms a year, one duty for each."""
    case = story(BORN, CARE, "2026-09-01  education-plan-agreed")

    assert case.statuses("care.education-plan", on="2027-03-31") == ["overdue", "met", "open"]
    assert case.due("care.education-plan", on="2027-03-31", since="2026-09-01") == "2026-12-19"
    assert case.due("care.education-plan", on="2027-03-31", since="2027-01-05") == "2027-03-31"


def test_education_plan_is_for_terms_that_begin_in_care(story):
    """PS-5.17: care that starts on the first day of term has the term, care that starts a day later has not."""
    first_day = story(BORN, "2026-04-15  care-started")
    day_later = story(BORN, "2026-04-16  care-started")
    ended_that_day = story(BORN, CARE, "2026-04-15  care-ended")

    assert first_day.status("care.education-plan", on="2026-04-16") == "open"
    assert day_later.findings("care.education-plan", on="2026-04-16") == []
    assert ended_that_day.status("care.education-plan", on="2026-04-16") == "lapsed"


def test_education_plan_is_for_children_from_4_to_15_on_the_first_day(story):
    """PS-5.17: the fourth birthday on the first day of term is old enough, the sixteenth is too old."""
    four, not_yet_four = story("2022-04-15  born", CARE), story("2022-04-16  born", CARE)
    sixteen, not_yet_sixteen = story("2010-04-15  born", CARE), story("2010-04-16  born", CARE)

    assert four.status("care.education-plan", on="2026-04-15") == "open"
    assert not_yet_four.findings("care.education-plan", on="2026-04-15") == []
    assert sixteen.findings("care.education-plan", on="2026-04-15") == []
    assert not_yet_sixteen.status("care.education-plan", on="2026-04-15") == "open"
    assert story(CARE).findings("care.education-plan", on="2026-04-15") == []


def test_education_plan_is_not_owed_once_care_has_ended(story):
    """PS-5.17: the end of care in term ends it; after the term it was missed."""
    lapsed, missed = story(BORN, CARE, "2026-07-20  care-ended"), story(BORN, CARE, "2026-07-21  care-ended")

    assert lapsed.status("care.education-plan", on="2026-07-21") == "lapsed"
    assert missed.status("care.education-plan", on="2026-07-21") == "missed"


# care.adviser-met

THIRTEEN = "2013-03-02  born"
LONG_IN_CARE = "2025-06-02  care-started"


def test_adviser_is_to_be_met_by_the_day_before_the_fourteenth_birthday(story):
    """LAC-434-3, LAC-434-2: at 13 the young person meets the adviser whom they are to have at 14."""
    case = story(THIRTEEN, LONG_IN_CARE)

    assert case.findings("care.adviser-met", on="2026-03-01") == []
    assert case.status("care.adviser-met", on="2026-03-02") == "open"
    assert case.status("care.adviser-met", on="2027-03-01") == "open"
    assert case.status("care.adviser-met", on="2027-03-02") == "overdue"


def test_adviser_met_in_time_late_and_early(story):
    """LAC-434-3, LAC-434-2: any meeting in this time in care counts, even before the thirteenth birthday."""
    in_time = story(THIRTEEN, LONG_IN_CARE, "2027-03-01  personal-adviser-met")
    late = story(THIRTEEN, LONG_IN_CARE, "2027-03-02  personal-adviser-met")
    early = story(THIRTEEN, LONG_IN_CARE, "2025-07-01  personal-adviser-met")

    assert in_time.status("care.adviser-met", on="2027-03-03") == "met"
    assert late.status("care.adviser-met", on="2027-03-03") == "late"
    assert early.status("care.adviser-met", on="2026-03-02") == "met"


def test_adviser_is_to_be_met_by_a_child_who_comes_into_care_at_13(story):
    """LAC-434-3: for them it starts with care; at 14 or older there is nothing to prepare."""
    came_at_13 = story("2012-03-17  born", CARE)
    eve = story("2012-03-03  born", CARE)
    came_at_14 = story("2012-03-02  born", CARE)

    assert str(came_at_13.finding("care.adviser-met", on="2026-03-02").since) == "2026-03-02"
    assert came_at_13.status("care.adviser-met", on="2026-03-16") == "open"
    assert came_at_13.status("care.adviser-met", on="2026-03-17") == "overdue"
    assert eve.due("care.adviser-met", on="2026-03-02") == "2026-03-02"
    assert came_at_14.findings("care.adviser-met", on="2026-03-17") == []


def test_adviser_to_meet_before_1_march_for_those_born_on_29_february(story):
    """LAC-434-3: their fourteenth birthday is 1 March, so the day before is 28 February."""
    case = story("2012-02-29  born", LONG_IN_CARE)

    assert case.status("care.adviser-met", on="2026-02-28") == "open"
    assert case.status("care.adviser-met", on="2026-03-01") == "overdue"


def test_adviser_is_not_to_be_met_by_a_child_who_left_care(story):
    """LAC-434-3: nothing for one who left before 13; one who leaves later is owed it no longer."""
    left_before_13 = story(THIRTEEN, LONG_IN_CARE, "2026-03-01  care-ended")
    left_at_13 = story(THIRTEEN, LONG_IN_CARE, "2026-03-02  care-ended")
    lapsed, missed = (story(THIRTEEN, LONG_IN_CARE, f"{day}  care-ended") for day in ("2027-03-01", "2027-03-02"))

    assert left_before_13.findings("care.adviser-met", on="2027-03-02") == []
    assert left_at_13.status("care.adviser-met", on="2027-03-02") == "lapsed"
    assert lapsed.status("care.adviser-met", on="2027-03-02") == "lapsed"
    assert missed.status("care.adviser-met", on="2027-03-02") == "missed"


# care.personal-adviser: ten working days after Monday 2 March 2026 is 16 March.

FOURTEEN = "2012-03-02  born"


def test_personal_adviser_is_due_ten_working_days_after_the_fourteenth_birthday(story):
    """LAC-434-1, GL-24: at 14 a young person in care has a personal adviser."""
    case = story(FOURTEEN, LONG_IN_CARE)

    assert case.findings("care.personal-adviser", on="2026-03-01") == []
    assert case.status("care.personal-adviser", on="2026-03-16") == "open"
    assert case.status("care.personal-adviser", on="2026-03-17") == "overdue"


def test_personal_adviser_in_time_late_and_early(story):
    """LAC-434-1, GL-24: one appointed before the birthday, in this time in care, is there at 14."""
    in_time = story(FOURTEEN, LONG_IN_CARE, "2026-03-16  personal-adviser-appointed")
    late = story(FOURTEEN, LONG_IN_CARE, "2026-03-17  personal-adviser-appointed")
    early = story(FOURTEEN, LONG_IN_CARE, "2026-02-02  personal-adviser-appointed")

    assert in_time.status("care.personal-adviser", on="2026-03-17") == "met"
    assert late.status("care.personal-adviser", on="2026-03-17") == "late"
    assert early.status("care.personal-adviser", on="2026-03-02") == "met"


def test_personal_adviser_of_a_young_person_who_comes_into_care_after_14(story):
    """LAC-434-1: counted from the start of care; without a date of birth nothing can be counted."""
    case = story("2010-08-31  born", CARE)
    unknown = story(CARE)

    assert str(case.finding("care.personal-adviser", on="2026-03-02").since) == "2026-03-02"
    assert case.status("care.personal-adviser", on="2026-03-16") == "open"
    assert case.status("care.personal-adviser", on="2026-03-17") == "overdue"
    assert unknown.findings("care.personal-adviser", on="2026-03-17") == []


def test_personal_adviser_for_those_born_on_29_february(story):
    """LAC-434-1: from Sunday 1 March ten working days end on Friday 13 March."""
    case = story("2012-02-29  born", LONG_IN_CARE)

    assert case.findings("care.personal-adviser", on="2026-02-28") == []
    assert case.status("care.personal-adviser", on="2026-03-13") == "open"
    assert case.status("care.personal-adviser", on="2026-03-14") == "overdue"


def test_personal_adviser_is_for_each_time_in_care(story):
    """LAC-434-1: an appointment in an earlier time in care does not do for this one."""
    earlier = "2024-06-03  care-started", "2024-06-04  personal-adviser-appointed", "2024-12-02  care-ended"
    case = story(FOURTEEN, *earlier, LONG_IN_CARE)

    assert case.statuses("care.personal-adviser", on="2026-03-17") == ["overdue"]


def test_personal_adviser_is_not_owed_once_care_has_ended(story):
    """LAC-434-1: the end of care ends it."""
    lapsed, missed = (story(FOURTEEN, LONG_IN_CARE, f"{day}  care-ended") for day in ("2026-03-16", "2026-03-17"))

    assert lapsed.status("care.personal-adviser", on="2026-03-17") == "lapsed"
    assert missed.status("care.personal-adviser", on="2026-03-17") == "missed"


# care.personal-adviser-before-16

SIXTEEN = "2010-03-17  born"
SINCE_2023 = "2023-06-05  care-started"


def test_personal_adviser_is_there_at_the_latest_the_day_before_the_sixteenth_birthday(story):
    """PS-6.5: a young person in care has an adviser before turning 16, as the older standard asks."""
    case = story(SIXTEEN, SINCE_2023)

    assert str(case.finding("care.personal-adviser-before-16", on="2026-03-16").since) == "2024-03-17"
    assert case.status("care.personal-adviser-before-16", on="2026-03-16") == "open"
    assert case.status("care.personal-adviser-before-16", on="2026-03-17") == "overdue"


def test_personal_adviser_before_16_in_time_and_late(story):
    """PS-6.5: the appointment that the guidance asks for at 14 does this too, in time for one and late for the other."""
    in_time = story(SIXTEEN, SINCE_2023, "2026-03-16  personal-adviser-appointed")
    late = story(SIXTEEN, SINCE_2023, "2026-03-17  personal-adviser-appointed")

    assert in_time.status("care.personal-adviser-before-16", on="2026-03-17") == "met"
    assert in_time.status("care.personal-adviser", on="2026-03-17") == "late"
    assert late.status("care.personal-adviser-before-16", on="2026-03-17") == "late"


def test_personal_adviser_before_16_of_one_who_comes_into_care_just_before(story):
    """PS-6.5: ten working days from the start of care where that is later than the day before the birthday."""
    ten_days_before = story(SIXTEEN, CARE)
    nine_days_before = story(SIXTEEN, "2026-03-03  care-started")
    after = story("2009-06-02  born", CARE)

    assert ten_days_before.due("care.personal-adviser-before-16", on="2026-03-03") == "2026-03-16"
    assert nine_days_before.due("care.personal-adviser-before-16", on="2026-03-03") == "2026-03-17"
    assert after.status("care.personal-adviser-before-16", on="2026-03-16") == "open"
    assert after.status("care.personal-adviser-before-16", on="2026-03-17") == "overdue"


def test_personal_adviser_before_16_is_not_owed_once_care_has_ended(story):
    """PS-6.5: the end of care ends it, and before 14 it has not begun."""
    lapsed, missed = (story(SIXTEEN, SINCE_2023, f"{day}  care-ended") for day in ("2026-03-16", "2026-03-17"))
    younger = story(THIRTEEN, SINCE_2023)

    assert lapsed.status("care.personal-adviser-before-16", on="2026-03-17") == "lapsed"
    assert missed.status("care.personal-adviser-before-16", on="2026-03-17") == "missed"
    assert younger.findings("care.personal-adviser-before-16", on="2026-03-17") == []


# care.pathway-plan: born on 2 June 2010, they are 15 and a half on 2 December 2025 and 15 and three quarters on 2 March 2026.

FIFTEEN = "2010-06-02  born"


def test_pathway_plan_is_due_at_fifteen_and_three_quarters(story):
    """PS-5.20: a pathway plan is agreed by the age of 15 and three quarters; the duty is shown from 15 and a half."""
    case = story(FIFTEEN, LONG_IN_CARE)

    assert case.findings("care.pathway-plan", on="2025-12-01") == []
    assert case.status("care.pathway-plan", on="2025-12-02") == "open"
    assert case.status("care.pathway-plan", on="2026-03-02") == "open"
    assert case.status("care.pathway-plan", on="2026-03-03") == "overdue"


def test_pathway_plan_in_time_late_and_early(story):
    """PS-5.20: a pathway plan of this time in care, however early; another plan does not do it."""
    in_time = story(FIFTEEN, LONG_IN_CARE, "2026-03-02  plan-agreed  type=pathway")
    late = story(FIFTEEN, LONG_IN_CARE, "2026-03-03  plan-agreed  type=pathway")
    early = story(FIFTEEN, LONG_IN_CARE, "2025-07-01  plan-agreed  type=pathway")
    another = story(FIFTEEN, LONG_IN_CARE, "2026-03-02  plan-agreed  type=care", "2026-03-02  plan-agreed")

    assert in_time.status("care.pathway-plan", on="2026-03-03") == "met"
    assert late.status("care.pathway-plan", on="2026-03-03") == "late"
    assert early.status("care.pathway-plan", on="2025-12-02") == "met"
    assert another.status("care.pathway-plan", on="2026-03-03") == "overdue"


def test_pathway_plan_of_one_who_comes_into_care_late(story):
    """PS-5.20: ten working days from the start of care where that is after 15 and three quarters."""
    between = story(FIFTEEN, "2026-02-02  care-started")
    that_day = story(FIFTEEN, CARE)
    day_after = story(FIFTEEN, "2026-03-03  care-started")

    assert between.due("care.pathway-plan", on="2026-03-03") == "2026-03-02"
    assert str(between.finding("care.pathway-plan", on="2026-03-03").since) == "2026-02-02"
    assert that_day.due("care.pathway-plan", on="2026-03-03") == "2026-03-02"
    assert day_after.status("care.pathway-plan", on="2026-03-17") == "open"
    assert day_after.status("care.pathway-plan", on="2026-03-18") == "overdue"


def test_pathway_plan_where_the_month_is_too_short(story):
    """PS-5.20: six months after 31 August, and nine after 31 May, is the last day of February."""
    half = story("2010-08-31  born", LONG_IN_CARE)
    three_quarters = story("2010-05-31  born", LONG_IN_CARE)

    assert half.findings("care.pathway-plan", on="2026-02-27") == []
    assert half.status("care.pathway-plan", on="2026-02-28") == "open"
    assert three_quarters.status("care.pathway-plan", on="2026-02-28") == "open"
    assert three_quarters.status("care.pathway-plan", on="2026-03-01") == "overdue"


def test_pathway_plan_is_not_owed_once_care_has_ended(story):
    """PS-5.20: the end of care ends it; so does the eighteenth birthday."""
    lapsed, missed = (story(FIFTEEN, LONG_IN_CARE, f"{day}  care-ended") for day in ("2026-03-02", "2026-03-03"))
    of_age = story("2008-03-16  born", CARE)

    assert lapsed.status("care.pathway-plan", on="2026-03-03") == "lapsed"
    assert missed.status("care.pathway-plan", on="2026-03-03") == "missed"
    assert of_age.due("care.pathway-plan", on="2026-03-03") == "2026-03-16"
    assert of_age.status("care.pathway-plan", on="2026-03-16") == "lapsed"
