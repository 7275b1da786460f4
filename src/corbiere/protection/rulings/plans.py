"""A child protection plan is changed and ended by review conferences alone, whoever writes it down, and is whole when it is agreed."""

from collections.abc import Callable, Iterator
from datetime import date

from corbiere.ledger.entry import Entry
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Proposal, Ruling, brought_in, must, ruling, should
from corbiere.plans.entries import ActionProgress, AgreedAnew, PlanAnswered, PlanGiven
from corbiere.plans.parts import Stage
from corbiere.plans.progress import ActionState
from corbiere.protection import planning
from corbiere.protection.changing import changes_for_a_review
from corbiere.protection.entries.plans import (
    AROUND_PLAN,
    Aim,
    PlanKnownOnAdultRecord,
    ProtectionActionAgreedAnew,
    ProtectionActionNoted,
    ProtectionPlanWritten,
)
from corbiere.protection.last_day import over_for_good, was_its_last
from corbiere.protection.registration import plan_running
from corbiere.statute.calendar import in_words

DETAIL = "continue"  # what a core group may do: work out the detail within what was agreed


@ruling("plan-reviewed")
def may_change_plan(asked: Proposal, entry: Entry) -> Ruling | None:
    """CPP-63: changes are agreed at a review conference; a core group works out detail, and recommends."""
    said = entry.body()
    if said.get("type") != "child-protection" or said.get("outcome", DETAIL) == DETAIL or brought_in(asked):
        return None
    held = asked.standing.of_kind("conference-held", upto=asked.happened)
    allowed = any(line.happened == asked.happened and line.body["type"] == "review" for line in held)
    why = f"A plan may be changed only at a review conference, and there was none on {in_words(asked.happened)}. Record it first."
    return must(allowed, why, "CPP-63", "outcome")


@ruling("plan-reviewed")
def may_review_plan_on_its_last_day(asked: Proposal, entry: Entry) -> Ruling | None:
    """WT-136-1: by a review on a plan’s last day, the day of death or the eighteenth birthday, only a pathway plan goes on past it."""
    said, day = entry.body(), asked.happened
    if said.get("outcome", "end") == "end":
        return None
    over = over_for_good(asked.standing, day)
    if over and said.get("type") == "pathway" and not (asked.standing.died and asked.standing.died <= day):
        over = ""
    ended = [line for line in asked.standing.of_kind("plan-ended") if line.happened == day and line.body.get("type") == said.get("type")]
    if not over and (ended or (said.get("type") == "child-protection" and was_its_last(asked.standing.lines, day))):
        over = f"The plan ended on {in_words(day)}."
    return must(
        not over, f"{over} It does not continue from that day: write that the review ended it, or check the day.", "WT-136-1", "outcome"
    )


@ruling("plan-ended")
def may_end_plan(asked: Proposal, entry: Entry) -> Ruling | None:
    """CPP-63: the plan ends when a conference says so, or with the eighteenth birthday."""
    if entry.body().get("type") != "child-protection" or brought_in(asked):
        return None
    why = "The child is still on the plan. Record first the review conference that ended it."
    return must(plan_running(asked.standing.lines, asked.happened) is None, why, "CPP-63", "type")


# A version of the plan.


@ruling(ProtectionPlanWritten)
def may_write_plan(asked: Proposal, entry: ProtectionPlanWritten) -> Ruling | None:
    """WT-115-2: a protection plan is that of a child on the register."""
    allowed = plan_running(asked.standing.lines, asked.happened) is not None or brought_in(asked)
    why = f"The child was not on a plan on {in_words(asked.happened)}. Check the day, or record first the conference that decided on one."
    return must(allowed, why, "WT-115-2", "happened")


@ruling(ProtectionPlanWritten)
def may_write_plan_at_meeting(asked: Proposal, entry: ProtectionPlanWritten) -> Ruling | None:
    """CPP-25, CPP-63: a conference outlines, the core group works out, a review conference agrees. Each version is of such a day."""
    if brought_in(asked):
        return None
    met = any(_made_at(entry.stage, line) and entry.of in (None, line.root, line.id) for line in _that_day(asked))
    day = in_words(asked.happened)
    if entry.stage is Stage.DETAILED:
        why = f"The core group works the plan out in detail, and none is recorded on {day}. Record it first, or choose its day."
        return must(met, why, "CPP-25", "of")
    if entry.stage is Stage.OUTLINE:
        return must(met, f"A conference outlines the plan, and none is recorded on {day}. Choose its day.", "CPP-25", "of")
    return must(met, f"A plan may be changed only at a review conference, and there was none on {day}. Record it first.", "CPP-63", "of")


def _that_day(asked: Proposal) -> list[Line]:
    held = asked.standing.of_kind("conference-held", "core-group-held", upto=asked.happened)
    return [line for line in held if line.happened == asked.happened]


def _made_at(stage: Stage, line: Line) -> bool:
    if stage is Stage.DETAILED:
        return line.kind == "core-group-held"
    return line.kind == "conference-held" and (stage is Stage.OUTLINE or line.body["type"] == "review")


@ruling(ProtectionPlanWritten)
def may_change_plan_between_reviews(asked: Proposal, entry: ProtectionPlanWritten) -> Ruling | None:
    """CPP-63, CPP-90: outcomes, harm, agreed actions and how often the child is seen change at a review conference alone."""
    found = planning.versions([line for line in asked.standing.lines if line.happened <= asked.happened])
    agreed = planning.agreed_at_conference(found)
    if entry.stage is not Stage.DETAILED or agreed is None or brought_in(asked):
        return None
    changed = changes_for_a_review(planning.holds(agreed), planning.holds(found[-1]), entry)
    why = f"A plan may be changed only at a review conference. This changes it: {'; '.join(changed)}. Recommend it to the next one instead."
    return must(not changed, why, "CPP-63", "outcomes")


@ruling(ProtectionPlanWritten)
def may_agree_plan_with_loose_actions(asked: Proposal, entry: ProtectionPlanWritten) -> Ruling | None:
    """CPP-43: every action serves an outcome before the plan is agreed."""
    loose = [f"“{one.what}”" for one in entry.unlinked]
    allowed = entry.stage is not Stage.AGREED or not loose or brought_in(asked)
    why = f"{' and '.join(loose)} is not linked to an outcome. Put it under its outcome, or take it out, and then agree the plan."
    return must(allowed, why, "CPP-43", "unlinked")


@ruling(ProtectionPlanWritten)
def may_agree_plan_without_contingency(asked: Proposal, entry: ProtectionPlanWritten) -> Ruling | None:
    """CPP-64, CPP-54: a plan is not agreed before it says what happens if nothing changes."""
    allowed = entry.stage is not Stage.AGREED or bool(entry.contingency) or brought_in(asked)
    return must(
        allowed, "Say what will happen if nothing changes, by when and by whom. Then the plan can be agreed.", "CPP-64", "contingency"
    )


@ruling(ProtectionPlanWritten)
def may_agree_plan_without_outcomes(asked: Proposal, entry: ProtectionPlanWritten) -> Ruling | None:
    """CPP-55: a plan says what will be better for the child."""
    allowed = entry.stage is not Stage.AGREED or bool(entry.outcomes) or brought_in(asked)
    return must(allowed, "Say what will be better for the child: at least one outcome. Then the plan can be agreed.", "CPP-55", "outcomes")


@ruling(ProtectionPlanWritten)
def may_leave_action_vague(asked: Proposal, entry: ProtectionPlanWritten) -> Ruling | None:
    """CPP-29, CPP-56, PS-4.4: who, by when, and how everybody will know. A plan is not agreed without; a core group says why it is open."""
    vague = [f"“{one.what}”" for one in entry.actions if one.by is None or one.known_by is None]
    if entry.stage is Stage.OUTLINE or not vague or brought_in(asked):
        return None
    why = f"{', '.join(vague)}: write by when, and how everybody will know that it is done."
    return must(False, why, "CPP-29", "outcomes") if entry.stage is Stage.AGREED else should(False, why, "CPP-56", "outcomes")


@ruling(ProtectionPlanWritten)
def may_act_after_child_needs_it(asked: Proposal, entry: ProtectionPlanWritten) -> Ruling | None:
    """CPP-61: what is done comes in time for the child."""
    late = [f"“{one.what}”" for outcome in entry.outcomes for one in outcome.actions if outcome.by and one.by and one.by > outcome.by]
    why = f"{' and '.join(late)} comes after the day by which the child needs it. Choose an earlier day, or write why it cannot be sooner."
    return should(not late, why, "CPP-61", "outcomes")


@ruling(ProtectionPlanWritten)
def may_leave_plan_unfinished(asked: Proposal, entry: ProtectionPlanWritten) -> Ruling | None:
    """CPP-46, CPP-49, CPP-50, CPP-53, CPP-57, CPP-59, CPP-60, CPP-61: what a plan says once it is worked out, or why not yet."""
    unsaid = list(_unsaid(entry))
    if entry.stage is Stage.OUTLINE or not unsaid or brought_in(asked):
        return None
    return should(False, f"The plan does not say yet: {'; '.join(unsaid)}. Write it, or why it is still open.", "CPP-46", "safe_from")


def _unsaid(entry: ProtectionPlanWritten) -> Iterator[str]:
    wanted = {
        "what the child must be kept safe from": entry.safe_from,
        "what this child needs": entry.needs,
        "what must change, as child, parents and others see it": entry.wanted,
        "what help is offered": entry.support,
        "who sees the child": entry.seen_by,
        "who has which part": entry.roles,
        "what the child says": entry.views,
    }
    yield from (said for said, held in wanted.items() if not held)
    if any(one.measure is None or one.by is None or one.why_then is None for one in entry.outcomes):
        yield "for each outcome how it is measured, by when the child needs it, and why by then"


@ruling(ProtectionPlanWritten)
def may_leave_aim_without_outcome(asked: Proposal, entry: ProtectionPlanWritten) -> Ruling | None:
    """WT-116-1: a plan keeps the child safe, helps them grow, and helps the family to look after them."""
    aimed = {aim for outcome in entry.outcomes if outcome.actions for aim in outcome.aims}
    open_ = [aim.label.lower() for aim in Aim if aim not in aimed]
    if entry.stage is Stage.OUTLINE or not open_ or brought_in(asked):
        return None
    return should(False, f"Nothing in the plan is done {'; nor '.join(open_)}. Add it, or write why not.", "WT-116-1", "outcomes")


# Carrying it out.


@ruling(ProtectionActionNoted)
def may_note_action(asked: Proposal, entry: ProtectionActionNoted) -> Ruling | None:
    """CPP-33: what is noted belongs to an action of the plan."""
    known = {one.known_as for version in planning.versions(asked.standing.lines) for one in version.holds.actions}
    allowed = entry.known_as in known or brought_in(asked)
    return must(allowed, "The plan has no such action. Open it from the child’s plan, or write it as it stands there.", "CPP-33", "what")


@ruling(ProtectionActionNoted)
def may_say_cannot_without_why(asked: Proposal, entry: ProtectionActionNoted) -> Ruling | None:
    """CPP-58: it can be agreed anew only if the lead social worker knows why."""
    allowed = entry.doing is not ActionProgress.CANNOT or entry.told is not None
    return must(
        allowed, "Say why it cannot be done, so that the lead social worker can agree with you what is done instead.", "CPP-58", "told"
    )


@ruling(ProtectionActionNoted)
def may_say_cannot_late(asked: Proposal, entry: ProtectionActionNoted) -> Ruling | None:
    """CPP-58: whoever cannot do it says so before its day."""
    due = _due(asked, lambda state: state.action.known_as == entry.known_as)
    late = entry.doing is ActionProgress.CANNOT and due is not None and due < asked.happened
    day = in_words(due) if due else ""
    return should(not late, f"This was to be done by {day}. Write why it was not said before that day.", "CPP-58", "doing")


@ruling(ProtectionActionAgreedAnew)
def may_agree_action_anew(asked: Proposal, entry: ProtectionActionAgreedAnew) -> Ruling | None:
    """CPP-58: another day is a day."""
    allowed = entry.decision is not AgreedAnew.ANOTHER_DAY or entry.by is not None
    return must(allowed, "Write by which day it will be done.", "CPP-58", "by")


@ruling(ProtectionActionAgreedAnew)
def may_agree_action_anew_late(asked: Proposal, entry: ProtectionActionAgreedAnew) -> Ruling | None:
    """CPP-58: it is agreed anew before its day, and not when it has lapsed."""
    due = _due(asked, lambda state: state.cannot is not None and state.cannot == entry.of)
    late = due is not None and due < asked.happened
    day = in_words(due) if due else ""
    return should(not late, f"This was to be done by {day}. Write why it was not re-agreed before that day.", "CPP-58", "decision")


def _due(asked: Proposal, wanted: Callable[[ActionState], bool]) -> date | None:
    """The day by which an action of the plan is due."""
    states = planning.action_states(planning.versions(asked.standing.lines), asked.standing.lines)
    return next((state.due for state in states if wanted(state)), None)


# Those whom it is for.


@ruling(AROUND_PLAN.answered)
def may_refuse_plan_without_why(asked: Proposal, entry: PlanAnswered) -> Ruling | None:
    """CPP-69, CPP-74: who does not understand or accept the plan, or does not know their part, is heard."""
    silent = [one.who for one in entry.people if False in (one.understands, one.accepts, one.willing, one.knows_part) and not one.why]
    return should(not silent, f"Write why {' and '.join(silent)} answered no, in their words if you can.", "CPP-69", "people")


@ruling(AROUND_PLAN.given)
def may_not_give_plan(asked: Proposal, entry: PlanGiven) -> Ruling | None:
    """CPP-71, CPP-44: a copy is given in some form and language, or there is a reason."""
    allowed = entry.why_not is not None or (entry.form is not None and entry.language is not None)
    return must(allowed, "Say in which form and language they were given it, or why they were not.", "CPP-71", "form")


@ruling(PlanKnownOnAdultRecord)
def may_note_plan_on_record(asked: Proposal, entry: PlanKnownOnAdultRecord) -> Ruling | None:
    """CPP-80: it is a parent's record that says so, and not the child's."""
    on_plan = plan_running(asked.standing.lines, asked.happened) is not None
    why = "This is the record of the child who has the plan. Open the record of the parent who is known to adult services."
    return must(entry.child != asked.subject and not on_plan, why, "CPP-80", "says")
