"""Strategy discussions and enquiries. No step is refused for coming before another: a child in danger does not wait for paper."""

from datetime import date

from corbiere.ledger.record import Line, Standing
from corbiere.ledger.rulings import Proposal, Ruling, brought_in, must, ruling, should
from corbiere.meetings.parts import AGENCIES, Sector
from corbiere.protection.entries import EnquiryConcluded, EnquiryStarted, SafetyActionsAgreed, StrategyDiscussionHeld
from corbiere.protection.entries.safety import StepConsidered
from corbiere.statute.calendar import in_words


def open_enquiry(standing: Standing, day: date) -> Line | None:
    """The beginning of the enquiry that is open on a day, if one is."""
    last = standing.last("enquiry-started", "enquiry-concluded", upto=day)
    return last if last and last.kind == "enquiry-started" else None


@ruling(StrategyDiscussionHeld)
def may_hold_strategy_discussion(asked: Proposal, entry: StrategyDiscussionHeld) -> Ruling | None:
    """PS-3.1: the discussion is between agencies."""
    if brought_in(asked):
        return None
    others = {person.sector for person in entry.attended if person.came} & AGENCIES - {Sector.SOCIAL_CARE}
    why = "A strategy discussion is between agencies. Write who took part from police, health or another agency, or why nobody could."
    return should(bool(others), why, "PS-3.1", "attended")


@ruling(EnquiryStarted)
def may_start_enquiry(asked: Proposal, entry: EnquiryStarted) -> Ruling | None:
    """PS-3.1: a strategy discussion comes first, since the last enquiry ended."""
    if brought_in(asked):
        return None
    last = asked.standing.last("strategy-discussion-held", "enquiry-concluded", upto=asked.happened)
    held = last is not None and last.kind == "strategy-discussion-held"
    why = "No strategy discussion is on the record before this enquiry. Write why it could not wait, or record the discussion first."
    return should(held, why, "PS-3.1", "of")


@ruling(EnquiryStarted)
def may_start_another_enquiry(asked: Proposal, entry: EnquiryStarted) -> Ruling | None:
    """PS-3.0: one enquiry at a time is on the record."""
    held = open_enquiry(asked.standing, asked.happened)
    since = in_words(held.happened) if held else ""
    why = f"An enquiry has been open since {since}. Write why another is needed, or record the new worry for that one to look into."
    return should(held is None or brought_in(asked), why, "PS-3.0")


@ruling(EnquiryConcluded)
def may_conclude_enquiry(asked: Proposal, entry: EnquiryConcluded) -> Ruling | None:
    """PS-3.0: what never began cannot end."""
    allowed = open_enquiry(asked.standing, asked.happened) is not None or brought_in(asked)
    why = f"No enquiry was open on {in_words(asked.happened)}. Record first when it began."
    return must(allowed, why, "PS-3.0", "happened")


@ruling(EnquiryConcluded)
def may_conclude_with_child_unseen(asked: Proposal, entry: EnquiryConcluded) -> Ruling | None:
    """PS-3.2: somebody has spoken with the child alone. Before birth there is nobody to speak with."""
    begun, born = open_enquiry(asked.standing, asked.happened), asked.standing.born
    if begun is None or brought_in(asked) or born is None or born > asked.happened:
        return None
    seen = [line for line in asked.standing.of_kind("child-seen", upto=asked.happened) if line.happened >= begun.happened]
    why = "The child has not been seen alone since the enquiry began. Write why that was not right for this child, or record the visit."
    return should(any(line.body.get("alone") for line in seen), why, "PS-3.2")


@ruling(EnquiryConcluded)
def may_conclude_with_history_unread(asked: Proposal, entry: EnquiryConcluded) -> Ruling | None:
    """PS-3.7: the history of everybody in the household has been read."""
    if brought_in(asked):
        return None
    unread = [one.who for one in entry.history if not one.read]
    said = f"the history of {' and '.join(unread)} has not been read" if unread else "nobody’s history is recorded as read"
    why = f"An enquiry looks at the history of everybody in the household, and {said}. Read it first, or write why not."
    return should(bool(entry.history) and not unread, why, "PS-3.7", "history")


@ruling(EnquiryConcluded)
def may_conclude_with_agencies_silent(asked: Proposal, entry: EnquiryConcluded) -> Ruling | None:
    """PS-3.8: the agencies that were asked have answered, or it is written down that they cannot."""
    begun = open_enquiry(asked.standing, asked.happened)
    if begun is None or brought_in(asked):
        return None
    answered = {line.body["of"] for line in asked.standing.of_kind("agency-answered", upto=asked.happened)}
    waiting = [
        line
        for line in asked.standing.of_kind("agency-asked", upto=asked.happened)
        if line.happened >= begun.happened and str(line.root) not in answered
    ]
    number = "One agency has" if len(waiting) == 1 else f"{len(waiting)} agencies have"
    why = f"{number} not answered what was asked since the enquiry began. Record the answers, or write why you conclude without."
    return should(not waiting, why, "PS-3.8")


@ruling(EnquiryConcluded)
def may_conclude_without_judgement(asked: Proposal, entry: EnquiryConcluded) -> Ruling | None:
    """PS-3.9: it is judged, from evidence, whether the harm is significant."""
    judged = entry.significant is not None and bool(entry.evidence)
    why = "An enquiry ends with a judgement: is the harm significant, and from what evidence? Answer both, or write why you cannot."
    return should(judged or brought_in(asked), why, "PS-3.9", "significant")


@ruling(EnquiryConcluded)
def may_conclude_with_allegations_open(asked: Proposal, entry: EnquiryConcluded) -> Ruling | None:
    """PS-3.11: each allegation and each instruction of the manager has its answer."""
    begun = open_enquiry(asked.standing, asked.happened)
    if begun is None or brought_in(asked):
        return None
    wanted = [*begun.body.get("allegations", ()), *begun.body.get("instructions", ())]
    listed = "; ".join(f"“{one}”" for one in wanted)
    why = f"Write what came of each: {listed}. {len(entry.looked_into)} of {len(wanted)} are answered. If one cannot be, write why."
    return should(len(entry.looked_into) >= len(wanted), why, "PS-3.11", "looked_into")


@ruling(SafetyActionsAgreed)
def may_agree_safety_actions(asked: Proposal, entry: SafetyActionsAgreed) -> Ruling | None:
    """CPP-110: there are actions, and four further steps have been thought about."""
    left = [step.label.lower() for step in StepConsidered if step not in {one.step for one in entry.considered}]
    said = f"Think also about {', '.join(left)}" if left else "Write what will be done at once"
    why = f"{said}, and write why it is or is not needed. If there is no time for that now, say so."
    return should(bool(entry.actions) and not left, why, "CPP-110", "considered" if left else "actions")
