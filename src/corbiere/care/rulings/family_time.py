"""May family time be arranged like this, and what of what came of it is to be said?"""

from corbiere.care.entries import FamilyTimeArranged, FamilyTimeHad
from corbiere.care.entries.family_time import LIMITED, NOT_KEPT, Allowed
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.statute.calendar import in_words


@ruling(FamilyTimeArranged, now=True)
def may_limit_family_time_without_why(asked: Proposal, entry: FamilyTimeArranged) -> Ruling | None:
    """PS-5.4: it is promoted, and limited only for a reason."""
    told = entry.allowed not in LIMITED or bool(entry.why_limited)
    return must(told, "Write why it is limited, so that it can be told to them.", "PS-5.4", "why_limited")


@ruling(FamilyTimeArranged, now=True)
def may_leave_family_time_vague(asked: Proposal, entry: FamilyTimeArranged) -> Ruling | None:
    """LAC-390-2, PS-5.4: how often, where, and with whom there."""
    if entry.allowed is Allowed.SUPERVISED and not entry.with_whom:
        return must(False, "Write who is there with them.", "PS-5.4", "with_whom")
    if entry.allowed is Allowed.NONE:
        return None
    if not entry.how_often:
        return should(False, "How often, and how long? Or why is that left open?", "LAC-390-2", "how_often")
    placed = bool(entry.where) or entry.allowed is Allowed.NOT_MEETING
    return should(placed, "Where do they meet? Or why is that left open?", "PS-5.4", "where")


@ruling(FamilyTimeArranged, now=True)
def may_arrange_family_time_unheard(asked: Proposal, entry: FamilyTimeArranged) -> Ruling | None:
    """LAC-390-1: what the child wishes is part of what is best."""
    return should(bool(entry.child_says), "What do they wish? Or why is it not known?", "LAC-390-1", "child_says")


@ruling(FamilyTimeHad, now=True)
def may_miss_family_time_without_why(asked: Proposal, entry: FamilyTimeHad) -> Ruling | None:
    """PS-5.4: a child whose family time was not kept is told why."""
    told = entry.went not in NOT_KEPT or bool(entry.why_not)
    return must(told, "Write why, and how they were told.", "PS-5.4", "why_not")


@ruling(FamilyTimeHad, now=True)
def may_have_family_time_before_it_was_arranged(asked: Proposal, entry: FamilyTimeHad) -> Ruling | None:
    """PS-5.4: it is one that was arranged by then."""
    arranged = asked.standing.entry(entry.of)
    since = in_words(arranged.happened) if arranged else ""
    why = f"It was arranged on {since}, which is later. Check the day." if arranged else "Choose which family time it was."
    return must(arranged is not None and arranged.happened <= asked.happened, why, "PS-5.4", "of")
