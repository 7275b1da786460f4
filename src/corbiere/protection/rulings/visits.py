"""Visits at which the child was seen. Every one can be recorded; some ask why they were not as the plan asks."""

from datetime import date

from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Proposal, Ruling, brought_in, ruling, should
from corbiere.protection.entries import ChildSeen
from corbiere.protection.entries.visits import Where
from corbiere.protection.registration import plan_running
from corbiere.statute.calendar import birthday, months_after
from corbiere.statute.states import ON_PLAN

INFANT = 2  # years; default: the source says babies
UNANNOUNCED_MONTHS = 3  # default: the source gives no number


def _on_plan(asked: Proposal) -> bool:
    return asked.standing.within(ON_PLAN, asked.happened) and not brought_in(asked)


def _visits_before(asked: Proposal) -> list[Line]:
    """The visits of the plan before this one."""
    running = plan_running(asked.standing.lines, asked.happened)
    since = running.begins if running else date.max
    return [line for line in asked.standing.of_kind("child-seen", upto=asked.happened) if line.happened >= since]


@ruling(ChildSeen)
def may_see_child_in_company(asked: Proposal, entry: ChildSeen) -> Ruling | None:
    """PS-5.10, PS-7.2: where the child was not seen alone, the record says why."""
    if brought_in(asked):
        return None
    if entry.alone is None:
        return should(False, "Say whether you saw the child alone.", "PS-7.2", "alone")
    allowed = entry.alone or entry.why_not_alone is not None
    return should(allowed, "Write why you did not see the child alone.", "PS-5.10", "why_not_alone")


@ruling(ChildSeen)
def may_see_child_in_company_again(asked: Proposal, entry: ChildSeen) -> Ruling | None:
    """CPP-91: alone at least every other time."""
    if entry.alone or not _on_plan(asked):
        return None
    before = _visits_before(asked)
    why = "The child was not seen alone the last time either. A child on a plan is seen alone at least every other time: write why not."
    return should(not before or bool(before[-1].body.get("alone")), why, "CPP-91", "alone")


@ruling(ChildSeen)
def may_leave_bedroom_unseen(asked: Proposal, entry: ChildSeen) -> Ruling | None:
    """CPP-93: where the child sleeps is seen at least every other time at home."""
    if entry.bedroom or entry.where not in (None, Where.HOME) or not _on_plan(asked):
        return None
    at_home = [line for line in _visits_before(asked) if line.body.get("where", Where.HOME) == Where.HOME]
    why = "The last time too you did not see where the child sleeps. It is to be seen at least every other time: write why not."
    return should(not at_home or bool(at_home[-1].body.get("bedroom")), why, "CPP-93", "bedroom")


@ruling(ChildSeen)
def may_see_baby_asleep(asked: Proposal, entry: ChildSeen) -> Ruling | None:
    """CPP-89: babies are to be seen awake. Until when one is a baby is a default."""
    born = asked.standing.born
    if born is None or asked.happened >= birthday(born, INFANT) or not _on_plan(asked):
        return None
    why = "A baby is to be seen awake (under two years, a default: no source gives the age). Say that the baby was, or write why not."
    return should(entry.awake is True, why, "CPP-89", "awake")


@ruling(ChildSeen)
def may_visit_announced_again(asked: Proposal, entry: ChildSeen) -> Ruling | None:
    """PS-4.6: some visits come unannounced. How often is a default."""
    running = plan_running(asked.standing.lines, asked.happened)
    since = months_after(asked.happened, -UNANNOUNCED_MONTHS)
    if entry.announced is False or running is None or running.begins > since or not _on_plan(asked):
        return None
    unannounced = [line for line in _visits_before(asked) if line.body.get("announced") is False and line.happened > since]
    why = "No visit in three months (a default: no source gives the number) came unannounced. Write why, or plan one soon."
    return should(bool(unannounced), why, "PS-4.6", "announced")
