"""The ladder for professional differences: its steps come in their order. What keeps the child safe never waits for one."""

from corbiere.ledger.rulings import Proposal, Ruling, brought_in, must, ruling, should
from corbiere.protection.entries import DifferenceStepTaken
from corbiere.protection.entries.differences import Rung
from corbiere.protection.ladder import RUNGS, Difference, differences
from corbiere.statute.calendar import in_words


def _difference(asked: Proposal, entry: DifferenceStepTaken) -> Difference | None:
    """As it stood before this step."""
    before = [line for line in asked.standing.lines if line.happened <= asked.happened]
    return next((held for held in differences(before) if held.entry == entry.of), None)


@ruling(DifferenceStepTaken)
def may_go_on_once_settled(asked: Proposal, entry: DifferenceStepTaken) -> Ruling | None:
    """CPP-114: what is settled is closed."""
    held = _difference(asked, entry)
    since = in_words(held.settled) if held and held.settled else ""
    why = f"This was resolved on {since}. If it has come up again, record another disagreement."
    return must(held is None or held.settled is None or brought_in(asked), why, "CPP-114", "of")


@ruling(DifferenceStepTaken)
def may_skip_step(asked: Proposal, entry: DifferenceStepTaken) -> Ruling | None:
    """CPP-114: one step after the other."""
    held = _difference(asked, entry)
    if held is None or brought_in(asked):
        return None
    skipped = [rung.label.lower() for rung in RUNGS[RUNGS.index(held.rung) : RUNGS.index(entry.step)] if rung not in _taken(held)]
    why = f"A step is left out: {' and '.join(skipped)}. Write why it cannot come first."
    return should(not skipped, why, "CPP-114", "step")


def _taken(held: Difference) -> set[Rung]:
    return {step.step for _, step in held.steps}


@ruling(DifferenceStepTaken)
def may_leave_step_unsaid(asked: Proposal, entry: DifferenceStepTaken) -> Ruling | None:
    """CPP-115, CPP-116: a step is on the record with who took part and what was said."""
    whole = bool(entry.who) and entry.what is not None
    why = "Write who took part and what was said and decided, or why that is not on the record."
    return should(whole or brought_in(asked), why, "CPP-115", "what" if entry.who else "who")


@ruling(DifferenceStepTaken)
def may_leave_stage_unsaid(asked: Proposal, entry: DifferenceStepTaken) -> Ruling | None:
    """CPP-117: at the partners it has a stage."""
    allowed = entry.step is not Rung.PARTNERS or entry.stage is not None or brought_in(asked)
    return should(
        allowed, "Write at which stage of the partners’ process for resolving disagreements this is, or why not.", "CPP-117", "stage"
    )


@ruling(DifferenceStepTaken)
def may_leave_chair_untold(asked: Proposal, entry: DifferenceStepTaken) -> Ruling | None:
    """CPP-117: the chair hears that it went to the partners."""
    allowed = entry.step is not Rung.PARTNERS or entry.chair_told is True or brought_in(asked)
    return should(allowed, "The conference chair is to be told. Tell them, or write why not yet.", "CPP-117", "chair_told")
