"""A child protection plan is changed and ended by review conferences alone, whoever writes the plan down."""

from corbiere.ledger.entry import Entry
from corbiere.ledger.rulings import Asked, Ruling, must, ruling
from corbiere.protection.bringing import brought_in
from corbiere.protection.registration import plan_running
from corbiere.statute.calendar import in_words

DETAIL = "continue"  # what a core group may do: work out the detail within what was agreed


@ruling("plan-reviewed")
def may_change_plan(asked: Asked, entry: Entry) -> Ruling | None:
    """CPP-63: changes are agreed at a review conference; a core group works out detail, and recommends."""
    said = entry.body()
    if said.get("type") != "child-protection" or said.get("outcome", DETAIL) == DETAIL or brought_in(asked):
        return None
    held = asked.standing.of_kind("conference-held", upto=asked.happened)
    allowed = any(line.happened == asked.happened and line.body["type"] == "review" for line in held)
    why = f"A plan may be changed only at a review conference, and there was none on {in_words(asked.happened)}. Record it first."
    return must(allowed, why, "CPP-63", "outcome")


@ruling("plan-ended")
def may_end_plan(asked: Asked, entry: Entry) -> Ruling | None:
    """CPP-63: the plan ends when a conference says so, or with the eighteenth birthday."""
    if entry.body().get("type") != "child-protection" or brought_in(asked):
        return None
    why = "The child is still on the plan. Record first the review conference that ended it."
    return must(plan_running(asked.standing.lines, asked.happened) is None, why, "CPP-63", "type")
