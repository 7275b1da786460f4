"""Taking worries in: decided, taken on, and whoever raised them told."""

WORRY = "2026-03-02  concern-received  from=professional  ref=worry"
DECIDED = "2026-03-03  concern-decided  outcome=assessment level=health-or-development  of=worry  ref=decision"

# worry.decided: one working day after Monday 2 March is Tuesday 3 March.


def test_worry_is_decided_on_by_the_next_working_day(story):
    """WT-167-1: whoever tells the Hub of a worry can count on a decision within a working day."""
    case = story(WORRY)

    assert case.status("worry.decided", on="2026-03-03") == "open"
    assert case.status("worry.decided", on="2026-03-04") == "overdue"


def test_worry_of_good_friday_is_decided_on_by_the_tuesday(story):
    """WT-167-1: the Hub's day is a working day; at Easter it is Tuesday."""
    case = story("2026-04-03  concern-received")

    assert case.status("worry.decided", on="2026-04-07") == "open"
    assert case.status("worry.decided", on="2026-04-08") == "overdue"


def test_worry_decided_in_time_and_late(story):
    """WT-167-1: whatever is decided, it is decided."""
    in_time = story(WORRY, "2026-03-03  concern-decided  outcome=no-further-action  of=worry")
    late = story(WORRY, "2026-03-04  concern-decided  outcome=assessment  of=worry")

    assert in_time.status("worry.decided", on="2026-03-04") == "met"
    assert late.status("worry.decided", on="2026-03-04") == "late"


def test_two_worries_are_decided_on_apart(story):
    """WT-167-1: a decision on one worry is none on another; one that names none answers all that came before it."""
    second = "2026-03-02  concern-received  from=family  ref=second"
    one = story(WORRY, second, "2026-03-03  concern-decided  of=second")
    both = story(WORRY, second, "2026-03-03  concern-decided")
    before = story("2026-03-01  concern-decided", WORRY)

    assert sorted(one.statuses("worry.decided", on="2026-03-04")) == ["met", "overdue"]
    assert both.statuses("worry.decided", on="2026-03-04") == ["met", "met"]
    assert before.statuses("worry.decided", on="2026-03-04") == ["overdue"]


def test_worry_is_not_owed_a_decision_once_the_child_has_died(story):
    """WT-167-1: death ends it, in time or not; the end of involvement does not."""
    lapsed = story(WORRY, "2026-03-03  died")
    missed = story(WORRY, "2026-03-04  died")
    closed = story(WORRY, "2026-03-03  involvement-ended")

    assert lapsed.status("worry.decided", on="2026-03-04") == "lapsed"
    assert missed.status("worry.decided", on="2026-03-04") == "missed"
    assert closed.status("worry.decided", on="2026-03-04") == "overdue"


# worry.taken-on: one working day after Tuesday 3 March is Wednesday 4 March.


def test_what_was_decided_is_taken_on_by_the_next_working_day(story):
    """WT-167-1: it stays with the Hub until somebody has it."""
    case = story(WORRY, DECIDED)

    assert case.status("worry.taken-on", on="2026-03-04") == "open"
    assert case.status("worry.taken-on", on="2026-03-05") == "overdue"


def test_what_was_decided_taken_on_in_time_and_late(story):
    """WT-167-1: accepting does it, and what was accepted of another decision does not."""
    in_time = story(WORRY, DECIDED, "2026-03-04  step-accepted  of=decision")
    late = story(WORRY, DECIDED, "2026-03-05  step-accepted  of=decision")
    other = story(WORRY, DECIDED, "2026-02-02  assessment-completed  ref=signed", "2026-03-04  step-accepted  of=signed")

    assert in_time.status("worry.taken-on", on="2026-03-05") == "met"
    assert late.status("worry.taken-on", on="2026-03-05") == "late"
    assert other.status("worry.taken-on", on="2026-03-05") == "overdue"


def test_nobody_takes_on_what_ends_with_the_decision(story):
    """WT-167-1: advice, or nothing further, is nobody's next step."""
    for outcome in ("advice", "no-further-action"):
        case = story(WORRY, f"2026-03-03  concern-decided  outcome={outcome}  of=worry")

        assert case.findings("worry.taken-on", on="2026-03-05") == []


def test_nothing_is_taken_on_for_a_child_who_has_died(story):
    """WT-167-1: death ends it."""
    lapsed = story(WORRY, DECIDED, "2026-03-04  died")
    missed = story(WORRY, DECIDED, "2026-03-05  died")

    assert lapsed.status("worry.taken-on", on="2026-03-05") == "lapsed"
    assert missed.status("worry.taken-on", on="2026-03-05") == "missed"


# worry.referrer-told: five working days after Tuesday 3 March is Tuesday 10 March.


def test_referrer_is_told_in_five_working_days_of_the_decision(story):
    """WT-167-1: whoever raised the worry hears what came of it."""
    case = story(WORRY, DECIDED)

    assert case.status("worry.referrer-told", on="2026-03-10") == "open"
    assert case.status("worry.referrer-told", on="2026-03-11") == "overdue"


def test_referrer_told_in_time_and_late(story):
    """WT-167-1: told of their own worry, or without a word of which."""
    in_time = story(WORRY, DECIDED, "2026-03-10  referrer-told  of=worry")
    late = story(WORRY, DECIDED, "2026-03-11  referrer-told")
    same_day = story(WORRY, "2026-03-03  referrer-told  of=worry", "2026-03-03  concern-decided  of=worry")
    other = story(WORRY, DECIDED, "2026-03-02  concern-received  ref=other", "2026-03-09  referrer-told  of=other")

    assert in_time.status("worry.referrer-told", on="2026-03-11") == "met"
    assert late.status("worry.referrer-told", on="2026-03-11") == "late"
    assert same_day.status("worry.referrer-told", on="2026-03-11") == "met"
    assert other.status("worry.referrer-told", on="2026-03-11") == "overdue"


def test_referrer_of_a_decision_that_names_no_worry(story):
    """WT-167-1: whoever is told next was told of it, if no worry is named there either."""
    case = story(WORRY, "2026-03-03  concern-decided  outcome=advice", "2026-03-10  referrer-told")
    named = story(WORRY, "2026-03-03  concern-decided  outcome=advice", "2026-03-10  referrer-told  of=worry")

    assert case.status("worry.referrer-told", on="2026-03-11") == "met"
    assert named.status("worry.referrer-told", on="2026-03-11") == "overdue"


def test_referrer_need_not_be_told_once_the_child_has_died(story):
    """WT-167-1: death ends it."""
    lapsed = story(WORRY, DECIDED, "2026-03-10  died")
    missed = story(WORRY, DECIDED, "2026-03-11  died")

    assert lapsed.status("worry.referrer-told", on="2026-03-11") == "lapsed"
    assert missed.status("worry.referrer-told", on="2026-03-11") == "missed"
