"""Practice alerts, learning and the record."""

ALERT = "2026-03-02  practice-alert-raised  grade=significant ref=a1"
COMMISSIONED = "2026-03-02  practice-review-commissioned"


def test_practice_alert_is_to_be_answered_in_ten_working_days(story):
    """ISS-8-4: a significant alert has its answer within ten working days of its date."""
    case = story(ALERT)

    assert case.status("iss.alert-answered", on="2026-03-16") == "open"
    assert case.status("iss.alert-answered", on="2026-03-17") == "overdue"


def test_practice_alert_answered_in_time_late_and_another(story):
    """ISS-8-4: the answer is that to the alert it names."""
    in_time = story(ALERT, "2026-03-16  practice-alert-answered  of=a1")
    late = story(ALERT, "2026-03-17  practice-alert-answered  of=a1")
    another = "2026-03-03  practice-alert-raised  grade=significant ref=a2"
    of_another = story(ALERT, another, "2026-03-16  practice-alert-answered  of=a2")

    assert in_time.status("iss.alert-answered", on="2026-03-17") == "met"
    assert late.status("iss.alert-answered", on="2026-03-17") == "late"
    assert of_another.statuses("iss.alert-answered", on="2026-03-17") == ["overdue", "met"]


def test_practice_alert_that_is_minor_or_ungraded_starts_no_clock(story):
    """ISS-8-4: only one that the chair graded significant does."""
    minor = story("2026-03-02  practice-alert-raised  grade=minor")
    unknown = story("2026-03-02  practice-alert-raised")

    assert minor.findings("iss.alert-answered", on="2026-03-17") == []
    assert unknown.findings("iss.alert-answered", on="2026-03-17") == []


def test_practice_alert_ends_only_with_death(story):
    """ISS-8-4: it has no state to end with."""
    lapsed, missed = story(ALERT, "2026-03-16  died"), story(ALERT, "2026-03-17  died")

    assert lapsed.status("iss.alert-answered", on="2026-03-17") == "lapsed"
    assert missed.status("iss.alert-answered", on="2026-03-17") == "missed"


# learning.review-published


def test_practice_review_is_to_be_published_six_months_after_it_was_commissioned(story):
    """WT-186-1: what a practice review learned comes out no later than half a year after it was commissioned."""
    case = story(COMMISSIONED)

    assert case.status("learning.review-published", on="2026-09-02") == "open"
    assert case.status("learning.review-published", on="2026-09-03") == "overdue"


def test_practice_review_published_in_time_and_late(story):
    """WT-186-1: six calendar months; after 31 August it is the last day of February."""
    in_time = story(COMMISSIONED, "2026-09-02  practice-review-published")
    late = story(COMMISSIONED, "2026-09-03  practice-review-published")
    august = story("2025-08-31  practice-review-commissioned")

    assert in_time.status("learning.review-published", on="2026-09-03") == "met"
    assert late.status("learning.review-published", on="2026-09-03") == "late"
    assert august.due("learning.review-published", on="2026-02-28") == "2026-02-28"


def test_practice_review_is_owed_after_the_child_has_died(story):
    """WT-186-1: most are about a child who died; death ends nothing here, and the clock may start after it."""
    before = story(COMMISSIONED, "2026-03-16  died")
    after = story("2026-02-02  died", COMMISSIONED, "2026-09-02  practice-review-published")

    assert before.status("learning.review-published", on="2026-09-03") == "overdue"
    assert after.status("learning.review-published", on="2026-09-03") == "met"


def test_practice_review_is_not_presumed(story):
    """WT-186-1: a serious incident and a rapid review start no clock; the partners decide."""
    case = story("2026-03-02  serious-incident-notified", "2026-03-16  rapid-review-completed  outcome=practice-review")

    assert case.findings("learning.review-published", on="2026-09-03") == []


# record.destruction-reviewed

INVOLVED = "2025-06-02  concern-received  from=professional", "2026-03-02  involvement-ended"


def test_record_is_to_be_looked_at_five_years_after_involvement_ended(story):
    """WT-162-3, WT-162-2: five years after services stopped, and within a month of that, a person decides whether the record is kept."""
    case = story(*INVOLVED)

    assert case.status("record.destruction-reviewed", on="2031-04-02") == "open"
    assert case.status("record.destruction-reviewed", on="2031-04-03") == "overdue"


def test_record_looked_at_before_its_five_years_are_over(story):
    """WT-162-3: a record is kept for five years; a review a day too soon is none, one on the fifth year's day is."""
    too_soon = story(*INVOLVED, "2031-03-01  destruction-reviewed")
    on_the_day = story(*INVOLVED, "2031-03-02  destruction-reviewed")
    twice = story(*INVOLVED, "2026-03-02  destruction-reviewed", "2031-04-02  destruction-reviewed")

    assert too_soon.status("record.destruction-reviewed", on="2031-04-02") == "open"
    assert too_soon.status("record.destruction-reviewed", on="2031-04-03") == "overdue"
    assert on_the_day.status("record.destruction-reviewed", on="2031-03-02") == "met"
    assert twice.status("record.destruction-reviewed", on="2031-04-02") == "met"


def test_record_looked_at_in_time_and_late(story):
    """WT-162-3, WT-162-2: five years after 29 February is 28 February, and five years and a month after it 29 March."""
    in_time = story(*INVOLVED, "2031-04-02  destruction-reviewed")
    late = story(*INVOLVED, "2031-04-03  destruction-reviewed")
    leap = story("2024-02-29  involvement-ended", "2029-02-28  destruction-reviewed")

    assert in_time.status("record.destruction-reviewed", on="2031-04-03") == "met"
    assert late.status("record.destruction-reviewed", on="2031-04-03") == "late"
    assert leap.due("record.destruction-reviewed", on="2026-03-02") == "2029-03-29"
    assert leap.status("record.destruction-reviewed", on="2029-02-28") == "met"


def test_record_of_someone_with_whom_services_are_involved_again(story):
    """WT-162-3: the five years stop, and start anew when that involvement ends."""
    lapsed = story(*INVOLVED, "2031-04-02  assessment-started  level=wellbeing")
    missed = story(*INVOLVED, "2031-04-03  care-started")
    anew = story(*INVOLVED, "2026-06-02  concern-received", "2026-09-02  involvement-ended")

    assert lapsed.status("record.destruction-reviewed", on="2031-04-03") == "lapsed"
    assert missed.status("record.destruction-reviewed", on="2031-04-03") == "missed"
    assert anew.statuses("record.destruction-reviewed", on="2031-04-03") == ["lapsed", "open"]
    assert anew.due("record.destruction-reviewed", on="2031-04-03") == "2031-10-02"


def test_record_of_someone_with_whom_services_are_involved_again_the_same_day(story):
    """WT-162-3: a concern on the day that involvement ends is a new involvement; while they are involved it is not."""
    same_day = story(*INVOLVED, "2026-03-02  concern-received")
    before = story("2025-06-02  concern-received", "2026-03-01  concern-received", "2026-03-02  involvement-ended")

    assert same_day.status("record.destruction-reviewed", on="2026-03-02") == "lapsed"
    assert before.status("record.destruction-reviewed", on="2026-03-02") == "open"


def test_record_outlives_the_person(story):
    """WT-162-3: death ends nothing here."""
    case = story(*INVOLVED, "2026-03-16  died")

    assert case.status("record.destruction-reviewed", on="2031-04-02") == "open"
    assert case.status("record.destruction-reviewed", on="2031-04-03") == "overdue"
