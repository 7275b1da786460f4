"""From the first worry to the file's last look: the front door, assessments, early help and child in need plans, closing."""

from corbiere.island.chronology import Chronology, working, written

FROM = tuple((("from", source),) for source in ("professional", "professional", "professional", "family", "public", "child"))
LEVEL_OF = {
    "no-further-action": "universal",
    "advice": "universal",
    "early-help": "wellbeing",
    "assessment": "health-or-development",
    "strategy-discussion": "safeguarding",
}
DECIDED = {outcome: (("level", level), ("outcome", outcome)) for outcome, level in LEVEL_OF.items()}
STEPS = ("continue", "continue", "continue", "amend")
PROFESSIONS = tuple(
    (("profession", name),)
    for name in ("social worker", "family support worker", "health visitor", "school nurse", "youth worker", "teacher")
)
SEEN = (
    *((("alone", "yes"), ("announced", "yes"), ("awake", "yes"), ("bedroom", "yes")),) * 9,
    *((("alone", "yes"), ("announced", "no"), ("awake", "yes"), ("bedroom", "yes")),) * 3,
    (("alone", "yes"), ("announced", "yes"), ("awake", "yes"), ("bedroom", "no")),
    (("alone", "yes"), ("announced", "yes"), ("awake", "yes")),
    (("alone", "yes"), ("bedroom", "yes")),
    (("alone", "no"), ("announced", "yes"), ("awake", "yes"), ("bedroom", "yes")),
    (("alone", "no"), ("announced", "yes"), ("awake", "no"), ("bedroom", "yes")),
    (("announced", "no"), ("awake", "yes"), ("bedroom", "yes")),
    (("awake", "yes"),),
    (),
)
NOT_AT_HOME = tuple(
    (("reason", reason),) for reason in ("nobody at home", "family on the boat to St Malo", "child at a friend's", "not let in")
)


def worry_is_shared(child: Chronology, day: int, outcome: str) -> int:
    """The day on which it was decided what to do."""
    ref = child.new_ref("concern")
    decided = day + child.between(0, 3)
    child.happened(day, "concern-received", child.one_of(FROM), ref)
    child.done(decided, "concern-decided", DECIDED[outcome])
    if child.happens(0.85):
        child.done(decided + child.taken(7), "referrer-told", (), None, ref)
    if child.happens(0.03):
        complaint_is_made(child, decided + child.between(2, 40))
    return decided


def assessed(child: Chronology, day: int, level: str, need: bool = True) -> int:
    """The day on which the assessment was signed off, or would have been."""
    if child.happens(0.5):
        child.done(day, "assessment-requested", (("level", level),))
        if level == "wellbeing" and child.happens(0.2):
            child.done(day + 3, "assessment-refused", (("reason", "other"),))
            day += 6
            child.done(day, "assessment-requested", (("level", level),))
    started = day + child.between(0, 3)
    completed = started + child.taken(60)
    child.done(started, "assessment-started", (("level", level),))
    if child.happens(0.96):
        child.done(completed, "assessment-completed", (("level", level), ("need", "yes" if need else "no")))
    return completed


def planned(child: Chronology, day: int, kind: str, months: int) -> int:
    """A plan with a lead worker, reviews about every three months and an end; the day it ended."""
    ends = running(child, day, kind, months)
    child.done(ends, "plan-reviewed", (("outcome", "end"), ("type", kind)))
    if child.happens(0.95):
        child.done(ends, "plan-ended", (("type", kind),))
    return ends


def running(child: Chronology, day: int, kind: str, months: int) -> int:
    """A plan with a lead worker and reviews about every three months; the day until which it runs."""
    child.done(day, "plan-required", (("type", kind),))
    if child.happens(0.95):
        leads = child.one_of(PROFESSIONS) if kind == "early-help" else PROFESSIONS[0]  # WT-123-1
        child.done(day + child.taken(14), "lead-worker-appointed", leads)
    agreed = working(day + child.between(7, 28))
    ends = agreed + months * 30
    following = _agreed(child, agreed, kind)
    while following < ends and following <= child.end:
        following = _reviewed(child, working(following + child.between(-10, 4)), kind)
    return ends


def _agreed(child: Chronology, day: int, kind: str) -> int:
    following = working(day + child.between(60, 100))
    child.done(day, "plan-agreed", (("next_review", written(following)), ("type", kind)))
    return following


def _reviewed(child: Chronology, day: int, kind: str) -> int:
    following = working(day + child.between(75, 110))
    if child.happens(0.93):
        outcome = child.one_of(STEPS)
        child.done(day, "plan-reviewed", (("next_review", written(following)), ("outcome", outcome), ("type", kind)))
    return following


def seen(child: Chronology, first: int, last: int, every: int) -> None:
    """Visits from `first`, each about `every` days after the one before, until `last`."""
    last = min(last, child.end)
    day = max(first, child.born) + child.taken(every)
    while day <= last:
        luck = child.chance()
        if luck < 0.04:
            child.done(day, "visit-failed", child.one_of(NOT_AT_HOME))
            day += child.between(1, 4)
        if luck < 0.98:
            child.done(day, "child-seen", child.one_of(SEEN))
        day += child.taken(every)


def complaint_is_made(child: Chronology, day: int) -> None:
    ref = child.new_ref("complaint")
    child.done(day, "complaint-received", (("stage", child.one_of(("1", "1", "2"))),), ref)
    if child.happens(0.9):
        child.done(day + child.taken(28), "complaint-answered", (), None, ref)


def alert_is_raised(child: Chronology, day: int) -> None:
    """A reviewing officer is worried about how the work is done."""
    ref = child.new_ref("alert")
    child.done(day, "practice-alert-raised", (("grade", child.one_of(("significant", "minor"))),), ref)
    if child.happens(0.92):
        child.done(day + child.taken(14), "practice-alert-answered", (), None, ref)


def closed(child: Chronology, day: int) -> int:
    """The day on which nobody was involved any more."""
    day = working(day + child.between(3, 40))
    child.done(day, "involvement-ended")
    return day


def destruction_considered(child: Chronology, closed_on: int) -> None:
    """Five years after the file was closed for good, a little before or a little after."""
    if child.happens(0.9):
        child.done(closed_on + 1826 + child.between(-60, 20), "destruction-reviewed")
