"""Looked after: the reviewer, the reviews and their forms."""

CARE = "2026-03-02  care-started  status=accommodated"
REVIEW = "2026-03-30  review-held  ref=r1"


# care.reviewer-appointed: five working days after Monday 2 March 2026 is Monday 9 March.


def test_reviewer_is_to_be_appointed_in_five_working_days(story):
    """LAC-410-1: a reviewing officer is named within five working days of the start of care."""
    case = story(CARE)

    assert case.status("care.reviewer-appointed", on="2026-03-09") == "open"
    assert case.status("care.reviewer-appointed", on="2026-03-10") == "overdue"


def test_reviewer_appointed_in_time_and_late(story):
    """LAC-410-1: an appointment before the child came into care is not one for this time in care."""
    in_time = story(CARE, "2026-03-09  reviewer-appointed")
    late = story(CARE, "2026-03-10  reviewer-appointed")
    before = story("2026-03-01  reviewer-appointed", CARE)

    assert in_time.status("care.reviewer-appointed", on="2026-03-10") == "met"
    assert late.status("care.reviewer-appointed", on="2026-03-10") == "late"
    assert before.status("care.reviewer-appointed", on="2026-03-10") == "overdue"


def test_reviewer_is_not_owed_once_care_has_ended(story):
    """LAC-410-1: care that ends in time takes the duty with it; each time in care has its own."""
    missed = story(CARE, "2026-03-10  care-ended")
    two_episodes = story(CARE, "2026-03-09  care-ended", "2026-04-07  care-started")

    assert missed.status("care.reviewer-appointed", on="2026-03-10") == "missed"
    assert two_episodes.statuses("care.reviewer-appointed", on="2026-04-14") == ["lapsed", "open"]
    assert two_episodes.statuses("care.reviewer-appointed", on="2026-04-15") == ["lapsed", "overdue"]


def test_reviewer_is_owed_once_although_care_is_started_twice(story):
    """LAC-410-1: care that starts while the child is looked after begins nothing."""
    case = story(CARE, "2026-03-09  care-started  status=in-care")

    assert case.statuses("care.reviewer-appointed", on="2026-03-10") == ["overdue"]


# care.first-review: twenty working days after 2 March is Monday 30 March.


def test_first_review_of_care_is_due_twenty_working_days_after_it_began(story):
    """LAC-410-1, ISS-7-L1: the first review comes inside twenty working days."""
    case = story(CARE)

    assert case.status("care.first-review", on="2026-03-30") == "open"
    assert case.status("care.first-review", on="2026-03-31") == "overdue"


def test_first_review_of_care_in_time_and_late(story):
    """LAC-410-1, ISS-7-L1: a review counts whether or not the child took part."""
    in_time = story(CARE, "2026-03-30  review-held  participated=no")
    late = story(CARE, "2026-03-31  review-held  participated=yes")

    assert in_time.status("care.first-review", on="2026-03-31") == "met"
    assert late.status("care.first-review", on="2026-03-31") == "late"


def test_first_review_of_care_that_ends_and_starts_again_the_same_day(story):
    """LAC-410-1: another status on the same day is another time in care, and a review of that day counts in both."""
    case = story(CARE, "2026-03-30  care-ended", "2026-03-30  care-started  status=in-care", REVIEW)
    without = story(CARE, "2026-03-30  care-ended", "2026-03-30  care-started  status=in-care")

    assert case.statuses("care.first-review", on="2026-03-30") == ["met", "met"]
    assert case.due("care.first-review", on="2026-03-30", since="2026-03-30") == "2026-04-29"
    assert without.statuses("care.first-review", on="2026-03-30") == ["lapsed", "open"]


def test_first_review_of_care_that_lasted_a_day(story):
    """LAC-410-1: care that begins and ends on one day, with none running, lasted that day."""
    case = story("2026-03-30  care-ended", "2026-03-30  care-started")
    reviewed = story("2026-03-30  care-ended", "2026-03-30  care-started", REVIEW)

    assert case.statuses("care.first-review", on="2026-03-30") == ["lapsed"]
    assert reviewed.statuses("care.first-review", on="2026-03-30") == ["met"]


def test_first_review_of_care_ends_as_the_eighteenth_birthday_begins(story):
    """LAC-410-1: on the birthday nobody is looked after, and a review of that day is none."""
    lapsed = story("2008-03-30  born", CARE, REVIEW)
    missed = story("2008-03-31  born", CARE)
    late_into_care = story("2008-03-02  born", CARE)

    assert lapsed.status("care.first-review", on="2026-03-29") == "open"
    assert lapsed.status("care.first-review", on="2026-03-30") == "lapsed"
    assert missed.status("care.first-review", on="2026-03-30") == "open"
    assert missed.status("care.first-review", on="2026-03-31") == "missed"
    assert late_into_care.findings("care.first-review", on="2026-03-31") == []


def test_first_review_of_care_ends_with_death(story):
    """LAC-410-1: death ends every time in care; a review on the day of death was one in care."""
    lapsed, missed = story(CARE, "2026-03-30  died"), story(CARE, "2026-03-31  died")
    reviewed = story(CARE, "2026-03-30  died", REVIEW)
    after = story("2026-03-01  died", CARE)

    assert lapsed.status("care.first-review", on="2026-03-31") == "lapsed"
    assert missed.status("care.first-review", on="2026-03-31") == "missed"
    assert reviewed.status("care.first-review", on="2026-03-31") == "met"
    assert after.findings("care.first-review", on="2026-03-31") == []


# care.second-review and care.next-review: three months after 30 March is 30 June, six more is 30 December.


def test_second_review_of_care_is_due_three_months_after_the_first(story):
    """LAC-410-2: the second review comes inside three months of the first."""
    case = story(CARE, REVIEW)

    assert case.status("care.second-review", on="2026-06-30") == "open"
    assert case.status("care.second-review", on="2026-07-01") == "overdue"


def test_second_review_of_care_in_time_and_late(story):
    """LAC-410-2: it is asked for once in each time in care."""
    in_time = story(CARE, REVIEW, "2026-06-30  review-held")
    late = story(CARE, REVIEW, "2026-07-01  review-held", "2026-12-30  review-held")

    assert in_time.statuses("care.second-review", on="2026-12-31") == ["met"]
    assert late.statuses("care.second-review", on="2026-12-31") == ["late"]


def test_second_review_of_care_is_not_owed_once_care_has_ended(story):
    """LAC-410-2: the first review of another time in care starts it anew."""
    missed = story(CARE, REVIEW, "2026-07-01  care-ended")
    two_episodes = story(CARE, REVIEW, "2026-06-30  care-ended", "2026-09-01  care-started", "2026-09-02  review-held")

    assert missed.status("care.second-review", on="2026-07-01") == "missed"
    assert two_episodes.statuses("care.second-review", on="2026-12-02") == ["lapsed", "open"]
    assert two_episodes.statuses("care.second-review", on="2026-12-03") == ["lapsed", "overdue"]
    assert two_episodes.findings("care.next-review", on="2026-12-03") == []


def test_next_review_of_care_is_due_six_months_after_the_second(story):
    """LAC-410-2: from the second review on, each is followed by another inside six months."""
    case = story(CARE, REVIEW, "2026-06-30  review-held")

    assert case.status("care.next-review", on="2026-12-30") == "open"
    assert case.status("care.next-review", on="2026-12-31") == "overdue"


def test_next_review_of_care_in_time_and_late(story):
    """LAC-410-2: each counts from the day the last was held; the first does not start it."""
    in_time = story(CARE, REVIEW, "2026-06-30  review-held", "2026-12-30  review-held")
    late = story(CARE, REVIEW, "2026-06-30  review-held", "2026-12-31  review-held")
    only_one = story(CARE, REVIEW)

    assert in_time.statuses("care.next-review", on="2026-12-31") == ["met", "open"]
    assert late.statuses("care.next-review", on="2026-12-31") == ["late", "open"]
    assert late.due("care.next-review", on="2026-12-31") == "2027-06-30"
    assert only_one.findings("care.next-review", on="2026-12-31") == []


def test_next_review_of_care_is_not_owed_once_care_has_ended(story):
    """LAC-410-2: the end of care ends it."""
    lapsed = story(CARE, REVIEW, "2026-06-30  review-held", "2026-12-30  care-ended")
    missed = story(CARE, REVIEW, "2026-06-30  review-held", "2026-12-31  care-ended")

    assert lapsed.status("care.next-review", on="2026-12-31") == "lapsed"
    assert missed.status("care.next-review", on="2026-12-31") == "missed"


# care.review-form: fifteen working days after 30 March, with Easter between, is Wednesday 22 April.


def test_review_form_is_to_be_completed_in_fifteen_working_days(story):
    """ISS-7-L3: the form of a care review is finished within fifteen working days."""
    case = story(CARE, REVIEW)

    assert case.status("care.review-form", on="2026-04-22") == "open"
    assert case.status("care.review-form", on="2026-04-23") == "overdue"


def test_review_form_in_time_late_and_of_another_review(story):
    """ISS-7-L3: the form is that of the review it names."""
    in_time = story(CARE, REVIEW, "2026-04-22  review-form-completed  of=r1")
    late = story(CARE, REVIEW, "2026-04-23  review-form-completed  of=r1")
    of_another = story(CARE, REVIEW, "2026-04-07  review-held  ref=r2", "2026-04-22  review-form-completed  of=r2")

    assert in_time.status("care.review-form", on="2026-04-23") == "met"
    assert late.status("care.review-form", on="2026-04-23") == "late"
    assert of_another.statuses("care.review-form", on="2026-04-23") == ["overdue", "met"]


def test_review_form_is_still_owed_after_care_has_ended(story):
    """ISS-7-L3: the end of care does not end it; a review outside care asks for none."""
    owed = story(CARE, REVIEW, "2026-03-30  care-ended")
    same_day = story(CARE, "2026-03-30  review-form-completed  of=r1", "2026-03-30  care-ended", REVIEW)
    outside = story(REVIEW)

    assert owed.status("care.review-form", on="2026-04-22") == "open"
    assert owed.status("care.review-form", on="2026-04-23") == "overdue"
    assert same_day.status("care.review-form", on="2026-03-30") == "met"
    assert outside.findings("care.review-form", on="2026-04-23") == []


def test_review_form_is_not_owed_once_the_child_has_died(story):
    """ISS-7-L3: death ends it."""
    lapsed, missed = story(CARE, REVIEW, "2026-04-22  died"), story(CARE, REVIEW, "2026-04-23  died")

    assert lapsed.status("care.review-form", on="2026-04-23") == "lapsed"
    assert missed.status("care.review-form", on="2026-04-23") == "missed"
