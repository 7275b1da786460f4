"""Supervision of those who carry out a plan: of all agencies together, and in each."""

from corbiere.ledger.rulings import Proposal, Ruling, brought_in, must, ruling, should
from corbiere.protection.entries import AgencySupervisionNoted, ReflectiveSupervisionDecided
from corbiere.protection.registration import core_group, plan_running
from corbiere.protection.rulings.core_groups import is_member
from corbiere.statute.calendar import in_words


@ruling(ReflectiveSupervisionDecided)
def may_consider_reflective_supervision(asked: Proposal, entry: ReflectiveSupervisionDecided) -> Ruling | None:
    """CPP-113: it is about the work on a plan."""
    running = plan_running(asked.standing.lines, asked.happened) or brought_in(asked)
    why = f"The child was not on a plan on {in_words(asked.happened)}. Check the day, or write it down as a manager’s decision."
    return must(bool(running), why, "CPP-113", "happened")


@ruling(ReflectiveSupervisionDecided)
def may_leave_reflection_unset(asked: Proposal, entry: ReflectiveSupervisionDecided) -> Ruling | None:
    """CPP-113: what is decided has its day."""
    allowed = not entry.wanted or entry.for_ is not None or brought_in(asked)
    return should(allowed, "Set the day, or write why it cannot be set yet.", "CPP-113", "for_")


@ruling(AgencySupervisionNoted)
def may_note_supervision(asked: Proposal, entry: AgencySupervisionNoted) -> Ruling | None:
    """CPP-112: it is for those who are in the core group."""
    places = (place for place in core_group(asked.standing.lines) if place.practitioner == entry.practitioner)
    member = any(is_member(place, asked.happened) for place in places)
    why = f"They were not in the core group on {in_words(asked.happened)}. Choose a member, or write why it belongs to this plan."
    return should(member or brought_in(asked), why, "CPP-112", "practitioner")
