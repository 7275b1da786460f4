"""Work with a family today: each way begins on a day in the past and has not ended by the chronology's last day."""

from collections.abc import Callable

from corbiere.island.care import after_care, care_is_planned, looked_after
from corbiere.island.chronology import Chronology, working, written
from corbiere.island.protection import VISIT_DAYS, conferred, core_groups, enquiry
from corbiere.island.support import assessed, planned, seen, worry_is_shared
from corbiere.island.up_and_down import helped_through, stepped_down

FOR_EVER = 40 * 365
A_WHILE = 24 * 30
"""Months of a plan that does not end by itself."""


def worried_about(child: Chronology, since: int) -> None:
    """Somebody has just brought a worry; of the last two days half are not decided yet, and of those before a few."""
    child.happened(
        since, "concern-received", child.one_of(((("from", "professional"),), (("from", "family"),), (("from", "public"),))), "worry"
    )
    if child.happens(0.25):
        child.happened(since + child.between(1, 4), "concern-received", (("from", "professional"),), "again")
    if child.happens(0.5 if since >= child.end - 1 else 0.9):
        child.happened(since + child.between(0, 1), "concern-decided", (("level", "health-or-development"), ("outcome", "assessment")))


def being_assessed(child: Chronology, since: int) -> None:
    decided = worry_is_shared(child, since, "assessment")
    child.done(decided + child.between(0, 3), "assessment-started", (("level", "health-or-development"),))


def enquired_into(child: Chronology, since: int) -> None:
    decided = worry_is_shared(child, since, "strategy-discussion")
    child.done(decided, "strategy-discussion-held", (("outcome", "enquiry"),))
    started = working(decided + child.between(0, 1))
    child.done(started, "enquiry-started")
    child.done(started + child.between(0, 2), "child-seen", (("alone", "yes"), ("awake", "yes")))


def helped_early(child: Chronology, since: int) -> None:
    decided = worry_is_shared(child, since, "early-help")
    planned(child, assessed(child, decided, "wellbeing"), "early-help", A_WHILE)


def in_need(child: Chronology, since: int) -> None:
    completed = assessed(child, worry_is_shared(child, since, "assessment"), "health-or-development")
    planned(child, completed, "child-in-need", A_WHILE)
    seen(child, completed, child.end, 35)


def on_plan(child: Chronology, since: int) -> None:
    """The enquiry comes before `since`, the day of the conference."""
    child.happened(since - 22, "concern-received", (("from", "professional"),), "worry")
    child.happened(since - 21, "concern-decided", (("level", "safeguarding"), ("outcome", "strategy-discussion")))
    child.done(since - 20, "referrer-told", (), None, "worry")
    concluded = enquiry(child, working(since - 20), "conference")
    began = working(max(since, concluded + 5))
    visit_days = child.one_of(VISIT_DAYS)
    conferred(child, concluded, began, "initial", "plan", visit_days)
    day = working(began + child.taken(85))
    while day <= child.end:
        conferred(child, day - child.between(20, 35), day, "review", "continue", visit_days)
        day = working(day + child.taken(175))
    child.happened(day - 20, "conference-arranged", (("for", written(day)), ("type", "review")))
    if child.happens(0.85):
        for whom in ("family", "chair"):
            child.done(day - child.between(9, 12), "conference-report-shared", (("for", written(day)), ("with", whom)))
    child.happened(began, "plan-required", (("type", "child-protection"),))
    child.happened(began, "lead-worker-appointed", (("profession", "social worker"),))
    child.done(began + child.taken(14), "plan-agreed", (("type", "child-protection"),))
    core_groups(child, began, child.end + FOR_EVER)
    seen(child, began, child.end, int(visit_days))


def in_care(child: Chronology, since: int) -> None:
    day = worry_is_shared(child, since - 12, "assessment") + 1
    care_is_planned(child, day)
    looked_after(child, max(since, day), FOR_EVER)


def left_care(child: Chronology, since: int) -> None:
    """In care from `since`, some time before eighteen; since then with an adviser."""
    care_is_planned(child, since)
    looked_after(child, since, FOR_EVER)
    after_care(child)


def advised(child: Chronology, since: int) -> None:
    """Over long ago: the worry of one afternoon."""
    closed = worry_is_shared(child, since, child.one_of(("advice", "no-further-action"))) + child.between(1, 9)
    child.done(closed, "involvement-ended")


def helped_once(child: Chronology, since: int) -> None:
    """Over long ago: an assessment, a plan for some months and a good end."""
    completed = assessed(child, worry_is_shared(child, since, "assessment"), "health-or-development")
    ended = planned(child, completed, "child-in-need", child.between(4, 12))
    seen(child, completed, ended, 35)
    child.done(working(ended + child.between(3, 40)), "involvement-ended")


def kept_besides(made: Chronology, since: int) -> None:
    """Calls and notes between the visits."""
    day = since + made.between(2, 20)
    while day <= made.end:
        made.done(day, made.one_of(("contact-had", "contact-had", "note-made")))
        day += made.between(5, 45)


WAYS: dict[str, Callable[[Chronology, int], None]] = {
    way.__name__.replace("_", "-"): way
    for way in (
        worried_about,
        being_assessed,
        enquired_into,
        helped_early,
        in_need,
        stepped_down,
        on_plan,
        in_care,
        left_care,
        advised,
        helped_once,
        helped_through,
    )
}
