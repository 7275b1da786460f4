"""The people who do the work: supervision, observation, appraisal."""

JOINED = "2026-03-02  joined"


def test_supervision_is_due_every_28_days(story):
    """PS-1.9: a worker has supervision within 28 days of joining."""
    case = story(JOINED)

    assert case.status("staff.supervised", on="2026-03-30") == "open"
    assert case.status("staff.supervised", on="2026-03-31") == "overdue"


def test_supervision_in_time_and_late(story):
    """PS-1.9: each counts from the day the last was held."""
    in_time = story(JOINED, "2026-03-30  supervision-held")
    late = story(JOINED, "2026-03-31  supervision-held")

    assert in_time.statuses("staff.supervised", on="2026-03-31") == ["met", "open"]
    assert late.statuses("staff.supervised", on="2026-03-31") == ["late", "open"]
    assert late.due("staff.supervised", on="2026-03-31") == "2026-04-28"


def test_supervision_is_not_owed_to_a_worker_who_has_left(story):
    """PS-1.9: leaving ends it; supervision on the last day counts; one who joins again starts again."""
    lapsed, missed = story(JOINED, "2026-03-30  left"), story(JOINED, "2026-03-31  left")
    last_day = story(JOINED, "2026-03-30  left", "2026-03-30  supervision-held")
    again = story(JOINED, "2026-03-16  left", "2026-03-30  joined")

    assert lapsed.status("staff.supervised", on="2026-03-31") == "lapsed"
    assert missed.status("staff.supervised", on="2026-03-31") == "missed"
    assert last_day.statuses("staff.supervised", on="2026-03-31") == ["met", "lapsed"]
    assert again.statuses("staff.supervised", on="2026-03-31") == ["lapsed", "open"]


def test_supervision_is_owed_only_to_a_worker_who_is_in_post(story):
    """PS-1.9: supervision before joining or after leaving starts nothing, nor does joining a second time; death ends nothing here."""
    before, after = story("2026-03-02  supervision-held"), story(JOINED, "2026-03-09  left", "2026-03-16  supervision-held")
    twice, died = story(JOINED, "2026-03-09  joined"), story(JOINED, "2026-03-09  died")

    assert before.findings("staff.supervised", on="2026-03-31") == []
    assert after.statuses("staff.supervised", on="2026-04-30") == ["lapsed"]
    assert twice.statuses("staff.supervised", on="2026-03-31") == ["overdue"]
    assert died.status("staff.supervised", on="2026-03-31") == "overdue"


def test_observation_is_due_every_six_months(story):
    """PS-0.7: a manager watches the practice of each worker twice a year."""
    case = story(JOINED)

    assert case.status("staff.observed", on="2026-09-02") == "open"
    assert case.status("staff.observed", on="2026-09-03") == "overdue"


def test_observation_in_time_and_late(story):
    """PS-0.7: each counts from the last; six months after 31 August is the end of February."""
    in_time = story(JOINED, "2026-08-31  practice-observed")
    late = story(JOINED, "2026-09-03  practice-observed")

    assert in_time.statuses("staff.observed", on="2026-09-03") == ["met", "open"]
    assert in_time.due("staff.observed", on="2026-09-03") == "2027-02-28"
    assert late.statuses("staff.observed", on="2026-09-03") == ["late", "open"]


def test_observation_is_not_owed_to_a_worker_who_has_left(story):
    """PS-0.7: leaving ends it, and practice watched after that starts nothing."""
    lapsed, missed = story(JOINED, "2026-09-02  left", "2026-09-03  practice-observed"), story(JOINED, "2026-09-03  left")

    assert lapsed.statuses("staff.observed", on="2026-09-03") == ["lapsed"]
    assert missed.status("staff.observed", on="2026-09-03") == "missed"


def test_appraisal_is_due_every_year(story):
    """PS-1.12: each worker has an appraisal within twelve months."""
    case = story(JOINED)

    assert case.status("staff.appraised", on="2027-03-02") == "open"
    assert case.status("staff.appraised", on="2027-03-03") == "overdue"


def test_appraisal_in_time_and_late(story):
    """PS-1.12: each counts from the last; supervision is no appraisal."""
    in_time = story(JOINED, "2027-03-02  appraised")
    late = story(JOINED, "2027-03-03  appraised")
    supervised = story(JOINED, "2027-03-02  supervision-held")

    assert in_time.statuses("staff.appraised", on="2027-03-03") == ["met", "open"]
    assert late.statuses("staff.appraised", on="2027-03-03") == ["late", "open"]
    assert supervised.statuses("staff.appraised", on="2027-03-03") == ["overdue"]


def test_appraisal_is_not_owed_to_a_worker_who_has_left(story):
    """PS-1.12: leaving ends it, and an appraisal after that starts nothing."""
    lapsed, missed = story(JOINED, "2027-03-02  left", "2027-03-03  appraised"), story(JOINED, "2027-03-03  left")

    assert lapsed.statuses("staff.appraised", on="2027-03-03") == ["lapsed"]
    assert missed.status("staff.appraised", on="2027-03-03") == "missed"
