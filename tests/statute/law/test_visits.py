"""Visits to a child on a plan: how often, alone, and to the bedroom."""

PLAN = "2026-03-02  conference-held  type=initial outcome=plan"


# cp.child-seen: fourteen days after 2 March is 16 March.


def test_child_is_to_be_seen_every_fourteen_days(story):
    """CPP-88, CPP-90, PS-4.5: from the start of the plan the child is seen no less often than every fortnight."""
    case = story(PLAN)

    assert case.status("cp.child-seen", on="2026-03-16") == "open"
    assert case.status("cp.child-seen", on="2026-03-17") == "overdue"


def test_child_seen_in_time_and_late_each_visit_starts_the_next(story):
    """CPP-88, CPP-90, PS-4.5: each visit counts from the one before; one late visit does not make the next late."""
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
