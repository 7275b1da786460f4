"""May this be recorded at the front door? Nothing holds up a worry: it is asked who joins one, and what a level of need asks."""

from corbiere.access.recording import Ties, acts_only_as
from corbiere.access.viewing import viewer
from corbiere.agencies.entries import Role
from corbiere.agencies.work import work_on
from corbiere.front_door.entries import ConcernDecided, WorryArrived, WorryJoined, WorryWords
from corbiere.front_door.entries.concerns import ConcernOutcome
from corbiere.front_door.worries import JOINED
from corbiere.ledger.checks import not_here
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, not_now, ruling, should
from corbiere.ledger.whose import LEAD_WORKER
from corbiere.people.needs import LevelOfNeed

CARRIED = ("from_matter", "raised_by", "reference", "crowd")


@gate
def may_carry_a_worry_over(asked: Proposal) -> Ruling | None:
    """Only the Hub says that a worry came in as another one, or from somebody else. Nothing else is asked of a worry."""
    if not isinstance(asked.entry, WorryWords):
        return None
    there, said = asked.replaces.body if asked.replaces else {}, asked.entry.body()
    if asked.by.system or asked.invented or all(said.get(name) in (None, there.get(name)) for name in CARRIED):
        return None
    return must(Role.HUB in asked.by.roles, "Only the Children and Families Hub joins a worry that came in to a child.", "WT-167-1")


@ruling(WorryArrived, now=True)
def may_be_born_later(asked: Proposal, entry: WorryArrived) -> Ruling:
    """A day of birth that has not come is a slip of the hand, by which nobody is found."""
    why = "This day of birth has not come yet. Check it, or leave it empty; of a baby who is not born, say in the worry when they are due."
    return must(entry.born is None or entry.born <= asked.today, why, "WT-167-1", "born")


@ruling(WorryJoined)
def may_join_again(asked: Proposal, entry: WorryJoined) -> Ruling:
    """A worry stands on a child's record once."""
    joined = {line.body["child"] for line in asked.standing.of_kind(JOINED)}
    return must(str(entry.child) not in joined, "This worry is joined to this child already.", "WT-167-1", "child")


@gate
def may_decide_from_a_plan(asked: Proposal) -> Ruling | None:
    """WT-141-2, PS-3.1: a Lead Worker opens a strategy discussion together with the worry that they tell. All else the Hub decides.

    A worry that was told before, by them or another, reads like one that is not there: it is closed to them, and so is what became of it.
    """
    entry, who = asked.entry, asked.by.practitioner
    if not isinstance(entry, ConcernDecided) or not_now(asked) or who is None:
        return None
    if not acts_only_as(LEAD_WORKER, ConcernDecided, Ties(viewer(who, asked.today), asked.subject)):
        return None
    worry = asked.standing.entry(entry.of) if entry.of else None
    if entry.of and (worry is None or asked.occasion is None or worry.occasion != asked.occasion):
        raise not_here("of")
    why = "The Hub decides on worries. As a Lead Worker you open a strategy discussion, from the plan’s page, with a worry of your own."
    return must(worry is not None and entry.outcome is ConcernOutcome.STRATEGY_DISCUSSION, why, "WT-141-2")


# What each level of need asks of a decision.

ENDS = (ConcernOutcome.NO_FURTHER_ACTION, ConcernOutcome.ADVICE)


@ruling(ConcernDecided, now=True)
def may_decide_universal(asked: Proposal, entry: ConcernDecided) -> Ruling | None:
    """WT-continuum-7: no assessment and no plan follows."""
    if entry.level is not LevelOfNeed.UNIVERSAL:
        return None
    why = "At the universal level nothing more than what every child has is needed: choose advice or no further action, or another level."
    return must(entry.outcome in ENDS, why, "WT-continuum-7", "outcome")


@ruling(ConcernDecided, now=True)
def may_decide_universal_without_reason(asked: Proposal, entry: ConcernDecided) -> Ruling | None:
    """WT-continuum-7: why nothing more is needed is written down."""
    if entry.level is not LevelOfNeed.UNIVERSAL:
        return None
    return should(bool(entry.why), "Why does this child need nothing more than every child has?", "WT-continuum-7", "why")


@ruling(ConcernDecided, now=True)
def may_leave_the_matter_open(asked: Proposal, entry: ConcernDecided) -> Ruling | None:
    """WT-continuum-8: something harms or may harm the child's wellbeing, and touches one of the eight."""
    if entry.level is not LevelOfNeed.WELLBEING:
        return None
    said = bool(entry.matter) and bool(entry.indicators)
    why = (
        "A wellbeing need is that something harms the child’s wellbeing, or may. Write what, and which of the eight it touches; or why not."
    )
    return should(said, why, "WT-continuum-8", "matter")


@ruling(ConcernDecided, now=True)
def may_leave_the_limbs_open(asked: Proposal, entry: ConcernDecided) -> Ruling | None:
    """WT-continuum-13: one of four is so, and something shows it."""
    if entry.level is not LevelOfNeed.HEALTH_OR_DEVELOPMENT:
        return None
    said = bool(entry.limbs) and bool(entry.evidence)
    why = "A need of health or development is one of four. Choose which is so and write what shows it; or why you cannot yet."
    return should(said, why, "WT-continuum-13", "limbs")


@ruling(ConcernDecided, now=True)
def may_leave_a_need_unassessed(asked: Proposal, entry: ConcernDecided) -> Ruling | None:
    """WT-continuum-14: it must be assessed, or is looked into by a strategy discussion at once."""
    if entry.level is not LevelOfNeed.HEALTH_OR_DEVELOPMENT:
        return None
    assessed = entry.outcome in (ConcernOutcome.ASSESSMENT, ConcernOutcome.STRATEGY_DISCUSSION)
    return must(assessed, "A need of health or development must be assessed. Choose that, or another level.", "WT-continuum-14", "outcome")


@ruling(ConcernDecided, now=True)
def may_leave_danger_undiscussed(asked: Proposal, entry: ConcernDecided) -> Ruling | None:
    """PS-3.1: where a child must be safeguarded, the agencies discuss it."""
    if entry.level is not LevelOfNeed.SAFEGUARDING:
        return None
    discussed = entry.outcome is ConcernOutcome.STRATEGY_DISCUSSION
    return should(discussed, "A child who must be safeguarded is discussed between agencies. Why not this one?", "PS-3.1", "outcome")


@ruling(ConcernDecided, now=True)
def may_ask_somebody_new(asked: Proposal, entry: ConcernDecided) -> Ruling | None:
    """WT-continuum-10: needs that begin are best met by those who work with the child already."""
    if entry.level is not LevelOfNeed.WELLBEING or entry.taken_by is None:
        return None
    lines = asked.standing.lines
    known = {line.practitioner for line in lines} | {held.practitioner for held in work_on(lines, asked.today).all()}
    why = "Needs that begin are best met by those who work with the child already. Why somebody else?"
    return should(entry.taken_by in known or entry.taken_by == asked.by.practitioner, why, "WT-continuum-10", "taken_by")
