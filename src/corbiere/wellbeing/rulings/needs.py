"""May a need be written down like this, and may this follow from it?"""

from corbiere.access.recording import Ties
from corbiere.access.viewing import viewer
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, not_now, ruling, should
from corbiere.people.needs import LevelOfNeed
from corbiere.wellbeing.entries.needs import AT_WORK, AdverseExperience, LevelChangeAnswered, NeedIdentified, NeedNext, NeedStatus
from corbiere.wellbeing.levels import levels

ITS_END = (NeedNext.NOTHING, NeedNext.HELP)
FOLLOW = {
    LevelOfNeed.UNIVERSAL: (
        (NeedNext.NOTHING,),
        "At this level a child needs nothing beyond what every child has, so nothing follows. Choose “Nothing more”, or another level.",
        "WT-continuum-7",
    ),
    LevelOfNeed.HEALTH_OR_DEVELOPMENT: (
        (NeedNext.REQUEST, NeedNext.ASSESS, NeedNext.IN_PLACE, NeedNext.HUB),
        "At this level an assessment must be made. Choose who makes it, or that there is one.",
        "WT-continuum-14",
    ),
    LevelOfNeed.SAFEGUARDING: (
        (NeedNext.HUB, NeedNext.IN_PLACE),
        "A child who may come to significant harm is told to the Hub at once: choose that; or that a plan to protect them takes it up.",
        "WT-167-1",
    ),
}


@ruling(NeedIdentified, now=True)
def may_lead_there_at_this_level(asked: Proposal, entry: NeedIdentified) -> Ruling | None:
    """WT-identify-8, WT-continuum-7, WT-continuum-14, WT-167-1: what may follow depends on the level."""
    if entry.level not in FOLLOW:
        return None
    may, why, clause = FOLLOW[entry.level]
    return must(entry.next in may, why, clause, "next")


@ruling(NeedIdentified)
def may_end_here_without_reason(asked: Proposal, entry: NeedIdentified) -> Ruling | None:
    """WT-identify-8, WT-continuum-7, WT-continuum-10, WT-vision-5: where no assessment follows it is said why, whatever the child’s age."""
    why = "Write who helps, and how." if entry.next is NeedNext.HELP else "Write why nothing more is needed."
    return must(entry.next not in ITS_END or bool(entry.why), why, "WT-identify-8", "why")


@ruling(NeedIdentified, now=True)
def may_touch_no_indicator(asked: Proposal, entry: NeedIdentified) -> Ruling | None:
    """WT-continuum-8: a wellbeing need touches one of the eight, now or perhaps later."""
    if entry.level is not LevelOfNeed.WELLBEING:
        return None
    if not entry.indicators:
        return must(False, "Choose which of the eight the need touches.", "WT-continuum-8", "indicators")
    return must(entry.affected is not None, "Say whether their wellbeing is harmed now, or at risk.", "WT-continuum-8", "affected")


@ruling(NeedIdentified, now=True)
def may_be_of_health_or_development_without_cause(asked: Proposal, entry: NeedIdentified) -> Ruling | None:
    """WT-continuum-13, WT-103-1: one of four things makes a need one of health or development."""
    higher = entry.level is LevelOfNeed.HEALTH_OR_DEVELOPMENT
    why = "Choose which of the four makes it a need of health or development, and what shows it."
    return must(not higher or bool(entry.limbs), why, "WT-continuum-13", "limbs")


@ruling(NeedIdentified, now=True)
def may_foresee_from_nothing(asked: Proposal, entry: NeedIdentified) -> Ruling | None:
    """WT-early-2: a need is foreseen from what is known, and would come to something."""
    if entry.status is not NeedStatus.FORESEEN:
        return None
    if not entry.facts:
        return must(False, "Write what is known now, from which the need can be foreseen.", "WT-early-2", "facts")
    return must(bool(entry.foreseen), "Write what would come of it, if nobody helped.", "WT-early-2", "foreseen")


@ruling(NeedIdentified)
def may_be_noticed_later(asked: Proposal, entry: NeedIdentified) -> Ruling | None:
    """WT-early-1: it was first noticed that day, or before."""
    return must(
        entry.noticed is None or entry.noticed <= asked.happened, "It was first noticed on this day, or before.", "WT-early-1", "noticed"
    )


@ruling(NeedIdentified)
def may_name_no_other_adversity(asked: Proposal, entry: NeedIdentified) -> Ruling | None:
    """WT-present-11: the list is not closed, and what is not on it is said."""
    other = AdverseExperience.OTHER in entry.adverse
    return must(not other or bool(entry.other_adversity), "Write what else they have been through.", "WT-present-11", "other_adversity")


@ruling(NeedIdentified, now=True)
def may_leave_it_unexplained(asked: Proposal, entry: NeedIdentified) -> Ruling | None:
    """WT-identify-6: the child is told what happens next, so that they understand it; or it is said why not."""
    why = "Explain to the child what happens next, or write why you did not."
    return should(entry.explained is True, why, "WT-identify-6", "explained")


@gate
def may_keep_what_they_cannot_follow(asked: Proposal) -> Ruling | None:
    """WT-identify-8, CPP-104: whoever cannot do the next step, nor see what becomes of it, gives it to somebody who can."""
    match asked.entry:
        case NeedIdentified(taken_by=None, next=NeedNext.REQUEST | NeedNext.ASSESS) if not not_now(asked) and not asked.replaces:
            who = asked.by.practitioner
            follows = who is not None and set(AT_WORK) & Ties(viewer(who, asked.today), asked.subject).held
            why = "You are not among those who ask for an assessment here. Choose who takes the next step: the lead, if there is one."
            return must(bool(follows), why, "WT-identify-8", "taken_by")
    return None


@ruling(LevelChangeAnswered)
def may_answer_no_change(asked: Proposal, entry: LevelChangeAnswered) -> Ruling | None:
    """WT-continuum-1, WT-continuum-3: there is a level of need on record to which support is fitted."""
    told = "No level of need is on record yet. Write down the need first."
    return must(bool(levels(asked.standing.lines)), told, "WT-continuum-3", "of")
