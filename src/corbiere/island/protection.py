"""Child protection: the enquiry, the conferences, core groups and visits while a child is on the register."""

from corbiere.island.chronology import Chronology, working, written
from corbiere.island.support import SEEN, alert_is_raised, assessed, seen

ENQUIRY = (("outcome", "enquiry"),)
QUORATE = (("quorate", "yes"),)
GATHERED = (*(QUORATE,) * 9, (("quorate", "no"),), ())
VISIT_DAYS = ("14", "14", "14", "14", "10", "7")
ALONE = (("alone", "yes"), ("awake", "yes"))
NOT_ALONE = (("alone", "no"), ("awake", "yes"))


def enquired(child: Chronology, day: int, outcome: str) -> int | None:
    """The day on which the enquiry was concluded; None if the strategy discussion found no need of one."""
    if child.happens(0.12):
        child.done(day, "strategy-discussion-held", (("outcome", "no-enquiry"),))
        return None
    return enquiry(child, day, outcome)


def enquiry(child: Chronology, day: int, outcome: str) -> int:
    """From the strategy discussion that wanted it; the day on which it was concluded."""
    started = working(day + child.between(0, 1))
    child.done(day, "strategy-discussion-held", ENQUIRY)
    child.done(started, "enquiry-started")
    if child.born < started:
        child.done(started + child.taken(1), "child-seen", ALONE if child.happens(0.8) else NOT_ALONE)
        if child.happens(0.4):
            child.done(started + child.between(3, 9), "child-seen", ALONE)
    concluded = working(started + child.between(6, 12))
    child.done(concluded, "enquiry-concluded", (("outcome", outcome),))
    if child.happens(0.6):
        assessed(child, started, "health-or-development")
    return concluded


def conferred(child: Chronology, arranged: int, day: int, sort: str, outcome: str, visit_days: str | None = None) -> None:
    """A conference from its arranging to its minutes."""
    to_whom = written(day)
    child.done(arranged, "conference-arranged", (("for", to_whom), ("type", sort)))
    before = 7 if sort == "review" else 5
    if child.happens(0.93):
        child.done(max(arranged, day - before - child.between(-2, 5)), "conference-report-shared", (("for", to_whom), ("with", "family")))
    if child.happens(0.95):
        child.done(max(arranged, day - before - child.between(-1, 5)), "conference-report-shared", (("for", to_whom), ("with", "chair")))
    ref = child.new_ref("conference")
    attributes = (("outcome", outcome), ("type", sort))
    child.done(day, "conference-held", (*attributes, ("visit_days", visit_days)) if visit_days else attributes, ref)
    if child.happens(0.97):
        child.done(day + child.taken(28), "conference-minutes-circulated", (), None, ref)


def on_the_register(child: Chronology, concluded: int, first: str = "initial") -> int:
    """From the first conference to the one that ended the plan, or to the 18th birthday; the day it ended."""
    arranged = concluded + child.between(0, 2)
    began = working(arranged + child.between(4, 10))
    visit_days = child.one_of(VISIT_DAYS) if child.happens(0.9) else None
    conferred(child, arranged, began, first, "plan", visit_days)
    ended = _review_conferences(child, began, visit_days)
    adult = child.birthday(18)
    plan_on_paper(child, began, min(ended, adult))
    core_groups(child, began, min(ended, adult))
    seen(child, began, min(ended, adult), int(visit_days or "14"))
    if child.happens(0.05):
        child.done(began + child.between(1, max(1, ended - began)), "child-seen", child.one_of(SEEN))
    if child.happens(0.08):
        alert_is_raised(child, began + child.between(20, 120))
    return min(ended, adult)


def no_plan_needed(child: Chronology, concluded: int) -> int:
    held = working(concluded + child.between(6, 14))
    conferred(child, concluded, held, "initial", "no-plan")
    return held


def _review_conferences(child: Chronology, began: int, visit_days: str | None) -> int:
    """The day of the conference that ended the plan, whether or not anyone lived to see it."""
    day = working(began + child.taken(90))
    adult = child.birthday(18)
    ends = 0.3
    while day < adult and not child.happens(ends):
        conferred(child, day - child.between(20, 35), day, "review", "continue", visit_days)
        if child.happens(0.3):
            child.done(day, "child-seen", child.one_of(SEEN))
        day = working(day + child.taken(180))
        ends += 0.3
    if day < adult:
        conferred(child, day - child.between(20, 35), day, "review", "end")
    return day


def plan_on_paper(child: Chronology, began: int, ended: int) -> None:
    kind = ("type", "child-protection")
    child.done(began, "plan-required", (kind,))
    if child.happens(0.97):
        child.done(began + child.taken(13), "lead-worker-appointed", (("profession", "social worker"),))
    agreed = began + child.taken(14)
    child.done(agreed, "plan-agreed", (("next_review", written(working(agreed + 85))), kind))
    reviewed = agreed + child.taken(85)
    if reviewed < ended and child.happens(0.9):
        child.done(reviewed, "plan-reviewed", (("outcome", "continue"), kind))
    if ended > agreed:
        child.done(ended, "plan-ended", (kind,))


def core_groups(child: Chronology, began: int, ended: int) -> None:
    day = working(began + child.taken(14))
    last = min(ended, child.end)
    while day < last:
        if child.happens(0.96):
            ref = child.new_ref("core-group")
            child.done(day, "core-group-held", child.one_of(GATHERED), ref)
            if child.happens(0.94):
                child.done(day + child.taken(7), "core-group-notes-circulated", (), None, ref)
        day = working(day + child.taken(27))
