"""Looked after: visits and health."""

CARE = "2026-03-02  care-started  status=accommodated"


# care.first-visit and care.next-visit: a week after 2 March is 9 March, 42 days after that is 20 April.

PLACED = "2026-03-02  placement-started  type=foster"
SEEN = "2026-03-09  child-seen"


def test_child_is_to_be_seen_in_a_new_home_within_a_week(story):
    """PS-5.2: the social worker comes within seven days of a move."""
    case = story(CARE, PLACED)

    assert case.status("care.first-visit", on="2026-03-09") == "open"
    assert case.status("care.first-visit", on="2026-03-10") == "overdue"


def test_child_seen_in_a_new_home_in_time_and_late(story):
    """PS-5.2: every move asks for its own visit."""
    in_time = story(PLACED, CARE, SEEN)
    late = story(CARE, PLACED, "2026-03-10  child-seen")
    moved = story(CARE, PLACED, SEEN, "2026-03-16  placement-started  off_island=yes")

    assert in_time.statuses("care.first-visit", on="2026-03-24") == ["met"]
    assert late.statuses("care.first-visit", on="2026-03-24") == ["late"]
    assert moved.statuses("care.first-visit", on="2026-03-23") == ["met", "open"]
    assert moved.statuses("care.first-visit", on="2026-03-24") == ["met", "overdue"]


def test_child_in_a_new_home_once_care_has_ended(story):
    """PS-5.2: the end of care ends it, the end of the placement does not, and a home outside care asks for nothing."""
    lapsed, missed = story(CARE, PLACED, "2026-03-09  care-ended"), story(CARE, PLACED, "2026-03-10  care-ended")
    moved_out = story(CARE, PLACED, "2026-03-09  placement-ended")

    assert lapsed.status("care.first-visit", on="2026-03-10") == "lapsed"
    assert missed.status("care.first-visit", on="2026-03-10") == "missed"
    assert moved_out.status("care.first-visit", on="2026-03-10") == "overdue"
    assert story(PLACED).findings("care.first-visit", on="2026-03-10") == []


def test_child_in_care_is_to_be_seen_again_within_six_weeks(story):
    """PS-5.2, PS-5.8: no more than 42 days pass between two visits."""
    case = story(CARE, SEEN)

    assert case.status("care.next-visit", on="2026-04-20") == "open"
    assert case.status("care.next-visit", on="2026-04-21") == "overdue"


def test_child_in_care_seen_again_in_time_and_late(story):
    """PS-5.2, PS-5.8: each visit counts from the one before."""
    in_time = story(CARE, SEEN, "2026-04-20  child-seen")
    late = story(CARE, SEEN, "2026-04-21  child-seen")

    assert in_time.statuses("care.next-visit", on="2026-04-21") == ["met", "open"]
    assert late.statuses("care.next-visit", on="2026-04-21") == ["late", "open"]
    assert late.due("care.next-visit", on="2026-04-21") == "2026-06-02"


def test_child_in_care_is_not_to_be_seen_again_once_care_has_ended(story):
    """PS-5.2: the end of care ends it, and a visit before care began starts nothing."""
    lapsed, missed = story(CARE, SEEN, "2026-04-20  care-ended"), story(CARE, SEEN, "2026-04-21  care-ended")
    before = story("2026-03-01  child-seen", CARE)

    assert lapsed.status("care.next-visit", on="2026-04-21") == "lapsed"
    assert missed.status("care.next-visit", on="2026-04-21") == "missed"
    assert before.findings("care.next-visit", on="2026-04-21") == []


# care.first-health-assessment and care.next-health-assessment.

HEALTH = "2026-03-30  health-assessment-completed"


def test_first_health_assessment_is_due_twenty_working_days_after_care_began(story):
    """PS-5.7: a child new in care has a health assessment within twenty working days."""
    case = story(CARE)

    assert case.status("care.first-health-assessment", on="2026-03-30") == "open"
    assert case.status("care.first-health-assessment", on="2026-03-31") == "overdue"


def test_first_health_assessment_in_time_late_and_once_care_has_ended(story):
    """PS-5.7: the arrangements are good when the assessment has happened; the end of care ends it."""
    in_time = story(CARE, HEALTH)
    late = story(CARE, "2026-03-31  health-assessment-completed")
    lapsed, missed = story(CARE, "2026-03-30  care-ended"), story(CARE, "2026-03-31  care-ended")

    assert in_time.status("care.first-health-assessment", on="2026-03-31") == "met"
    assert late.status("care.first-health-assessment", on="2026-03-31") == "late"
    assert lapsed.status("care.first-health-assessment", on="2026-03-31") == "lapsed"
    assert missed.status("care.first-health-assessment", on="2026-03-31") == "missed"


def test_next_health_assessment_of_a_child_under_five_is_due_in_six_months(story):
    """PS-5.7: six months where the child was not yet five on the day of the last."""
    case = story("2021-03-31  born", CARE, HEALTH)

    assert case.status("care.next-health-assessment", on="2026-09-30") == "open"
    assert case.status("care.next-health-assessment", on="2026-10-01") == "overdue"


def test_next_health_assessment_from_the_fifth_birthday_is_due_in_twelve_months(story):
    """PS-5.7: twelve months from the fifth birthday on, and where nobody knows the date of birth."""
    five = story("2021-03-30  born", CARE, HEALTH)
    unknown = story(CARE, HEALTH)

    assert five.status("care.next-health-assessment", on="2027-03-30") == "open"
    assert five.status("care.next-health-assessment", on="2027-03-31") == "overdue"
    assert unknown.due("care.next-health-assessment", on="2026-03-30") == "2027-03-30"


def test_next_health_assessment_of_a_child_born_on_29_february(story):
    """PS-5.7: their fifth birthday is 1 March."""
    assessed = "2025-02-28  health-assessment-completed", "2025-03-01  health-assessment-completed"
    case = story("2020-02-29  born", "2025-01-06  care-started", *assessed)

    assert case.due("care.next-health-assessment", on="2025-03-01", since="2025-02-28") == "2025-08-28"
    assert case.due("care.next-health-assessment", on="2025-03-01", since="2025-03-01") == "2026-03-01"


def test_next_health_assessment_in_time_and_late(story):
    """PS-5.7: each counts from the last."""
    in_time = story(CARE, HEALTH, "2027-03-30  health-assessment-completed")
    late = story(CARE, HEALTH, "2027-03-31  health-assessment-completed")

    assert in_time.statuses("care.next-health-assessment", on="2027-03-31") == ["met", "open"]
    assert late.statuses("care.next-health-assessment", on="2027-03-31") == ["late", "open"]


def test_next_health_assessment_is_not_owed_once_care_has_ended(story):
    """PS-5.7: the end of care ends it."""
    lapsed, missed = story(CARE, HEALTH, "2027-03-30  care-ended"), story(CARE, HEALTH, "2027-03-31  care-ended")

    assert lapsed.status("care.next-health-assessment", on="2027-03-31") == "lapsed"
    assert missed.status("care.next-health-assessment", on="2027-03-31") == "missed"
