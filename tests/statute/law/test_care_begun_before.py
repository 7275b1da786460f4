"""Looked after since before anything is known: no clock counts from the first day that is, and all the others run."""

SINCE = "2026-03-02  care-started  status=in-care began=before"
BORN = "2016-03-02  born"


def test_no_reviewer_is_owed_from_a_first_day_that_is_not_known(story):
    """LAC-410-1: the day from which the reviewing officer was owed is not known, and none is worked out from another."""
    since, known = story(SINCE), story("2026-03-02  care-started  status=in-care")

    assert since.findings("care.reviewer-appointed", on="2026-03-10") == []
    assert since.findings("care.first-review", on="2026-03-31") == []
    assert known.status("care.reviewer-appointed", on="2026-03-10") == "overdue"
    assert known.status("care.first-review", on="2026-03-31") == "overdue"


def test_no_first_health_assessment_is_owed_and_each_that_was_made_is_followed_by_the_next(story):
    """PS-5.7: the first may have been made before; from one that is known, twelve months."""
    case = story(BORN, SINCE, "2026-04-01  health-assessment-completed")

    assert case.findings("care.first-health-assessment", on="2026-04-02") == []
    assert case.status("care.next-health-assessment", on="2027-04-01") == "open"
    assert case.status("care.next-health-assessment", on="2027-04-02") == "overdue"


def test_first_review_known_is_a_later_one(story):
    """LAC-410-2: a review held in it is followed by the next inside six months, and never by a second inside three."""
    case = story(SINCE, "2026-03-30  review-held")
    later = story(SINCE, "2026-03-30  review-held", "2026-09-30  review-held")

    assert case.findings("care.second-review", on="2026-07-01") == []
    assert case.status("care.next-review", on="2026-09-30") == "open"
    assert case.status("care.next-review", on="2026-10-01") == "overdue"
    assert later.statuses("care.next-review", on="2026-10-01") == ["met", "open"]


def test_second_review_is_owed_again_once_care_begins_on_a_known_day(story):
    """LAC-410-2: the next time in care has a first day, and its first review is one."""
    case = story(SINCE, "2026-03-30  review-held", "2026-04-30  care-ended", "2026-06-01  care-started", "2026-06-02  review-held")

    assert case.statuses("care.second-review", on="2026-09-02") == ["open"]
    assert case.statuses("care.second-review", on="2026-09-03") == ["overdue"]
    assert case.statuses("care.next-review", on="2026-09-03") == ["lapsed"]


def test_second_review_is_owed_where_one_fact_of_the_day_knows_that_care_began(story):
    """LAC-410-2: what is known of the first day goes before what is not; a second fact of a later day begins nothing."""
    known = story(SINCE, "2026-03-02  care-started", "2026-03-30  review-held")
    later = story(SINCE, "2026-03-03  care-started", "2026-03-30  review-held")

    assert known.status("care.second-review", on="2026-03-31") == "open"
    assert known.status("care.first-review", on="2026-03-31") == "met"
    assert later.findings("care.second-review", on="2026-03-31") == []


def test_review_form_is_owed_as_ever(story):
    """ISS-7-L3: the form of a review belongs to the review, whenever care began."""
    case = story(SINCE, "2026-03-30  review-held")

    assert case.status("care.review-form", on="2026-04-22") == "open"
    assert case.status("care.review-form", on="2026-04-23") == "overdue"


def test_visits_are_owed_as_ever(story):
    """PS-5.2: a move and a visit in it start their clocks; the first day known is neither."""
    case = story(SINCE, "2026-03-09  placement-started", "2026-03-16  child-seen")

    assert case.status("care.first-visit", on="2026-03-16") == "met"
    assert case.status("care.next-visit", on="2026-04-27") == "open"
    assert case.status("care.next-visit", on="2026-04-28") == "overdue"
    assert story(SINCE).findings("care.next-visit", on="2026-06-01") == []


def test_no_first_visit_is_owed_in_a_home_of_which_the_first_day_is_not_known(story):
    """PS-5.2: they may have been seen there long before; the next move is one."""
    case = story(SINCE, "2026-03-02  placement-started  type=foster-care began=before", "2026-04-06  placement-started")

    assert case.findings("care.first-visit", on="2026-03-10") == []
    assert case.status("care.first-visit", on="2026-04-13") == "open"
    assert case.status("care.first-visit", on="2026-04-14") == "overdue"


def test_education_plan_is_owed_for_each_term_that_begins_in_it(story):
    """PS-5.17: the term turns on its own first day, that of the care known included."""
    case, same_day = story(BORN, SINCE), story(BORN, "2026-04-15  care-started  began=before")

    assert case.status("care.education-plan", on="2026-07-20") == "open"
    assert case.status("care.education-plan", on="2026-07-21") == "overdue"
    assert same_day.status("care.education-plan", on="2026-07-20") == "open"


def test_adviser_is_to_be_met_from_a_thirteenth_birthday_in_it(story):
    """LAC-434-3: the birthday may be its first day; a child who was 13 before may have met the adviser before."""
    that_day, before = story("2013-03-02  born", SINCE), story("2013-03-01  born", SINCE)

    assert that_day.status("care.adviser-met", on="2027-03-01") == "open"
    assert that_day.status("care.adviser-met", on="2027-03-02") == "overdue"
    assert before.findings("care.adviser-met", on="2027-03-02") == []


def test_personal_adviser_is_owed_from_a_fourteenth_birthday_in_it(story):
    """LAC-434-1: no appointment is owed from the first day known to somebody who was 14 before."""
    that_day, before = story("2012-03-02  born", SINCE), story("2012-03-01  born", SINCE)

    assert that_day.status("care.personal-adviser", on="2026-03-16") == "open"
    assert that_day.status("care.personal-adviser", on="2026-03-17") == "overdue"
    assert before.findings("care.personal-adviser", on="2026-03-17") == []


def test_personal_adviser_before_16_is_owed_from_the_same_birthday(story):
    """PS-6.5: the older standard's day turns on the same birthday, and is not worked out from the first day known."""
    that_day, before = story("2012-03-02  born", SINCE), story("2012-03-01  born", SINCE)

    assert that_day.due("care.personal-adviser-before-16", on="2026-03-02") == "2028-03-01"
    assert before.findings("care.personal-adviser-before-16", on="2026-03-17") == []


def test_pathway_plan_is_owed_from_fifteen_and_a_half_reached_in_it(story):
    """PS-5.20: at 15 and a half on the first day known, and at 15 and three quarters it is overdue."""
    that_day, before = story("2010-09-02  born", SINCE), story("2010-09-01  born", SINCE)

    assert that_day.status("care.pathway-plan", on="2026-06-02") == "open"
    assert that_day.status("care.pathway-plan", on="2026-06-03") == "overdue"
    assert before.findings("care.pathway-plan", on="2026-06-03") == []


def test_leavers_year_runs_from_the_day_after_care_whenever_that_began(story):
    """LAC-439-8: 91 days that are known make a care leaver; ninety do not, however long care had run before."""
    enough = story("2009-03-02  born", SINCE, "2026-05-31  care-ended")
    too_few = story("2009-03-02  born", SINCE, "2026-05-30  care-ended")

    assert enough.status("leaver.adviser-contact", on="2027-06-01") == "open"
    assert enough.status("leaver.adviser-contact", on="2027-06-02") == "overdue"
    assert too_few.findings("leaver.adviser-contact", on="2027-06-02") == []
