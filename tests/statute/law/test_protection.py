"""Protecting a child: from the strategy discussion to the first conference, and the enquiry."""

DISCUSSION = "2026-03-02  strategy-discussion-held  outcome=enquiry"
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


def test_initial_conference_of_the_day_of_the_discussion_is_the_one_it_asked_for(story):
    """ISS-7-C1: a conference that begins a plan, held later that very day, answers it; one written down before it does not."""
    after = story(DISCUSSION, "2026-03-02  conference-held  type=initial outcome=plan")
    before = story("2026-03-02  conference-held  type=initial outcome=plan", DISCUSSION)

    assert after.status("cp.initial-conference", on="2026-03-24") == "met"
    assert before.status("cp.initial-conference", on="2026-03-24") == "overdue"


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
