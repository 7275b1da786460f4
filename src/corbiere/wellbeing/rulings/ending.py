"""May a plan of help end? Because what it was for is reached, after a review; or otherwise, as a manager decides (Guidance 157, 158)."""

from corbiere.access.corrections import managers_of
from corbiere.agencies.models import TeamManager, TeamMember
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, not_now, ruling, should
from corbiere.plans.parts import Voice
from corbiere.wellbeing.entries import PlanEnded, PlanEndProposed
from corbiere.wellbeing.entries.plan_course import PlanReviewOutcome, TakenOver, WhyPlanEnded
from corbiere.wellbeing.entries.plan_parts import OF_HELP
from corbiere.wellbeing.help_plan import running
from corbiere.wellbeing.leading import leading_on

BEYOND_ASKING = (WhyPlanEnded.DIED, WhyPlanEnded.EIGHTEEN)


@ruling(PlanEnded, now=True)
def may_end_what_does_not_run(asked: Proposal, entry: PlanEnded) -> Ruling | None:
    """WT-157-1: what ends is a plan that runs; and it is said why."""
    if entry.type not in OF_HELP:
        return None
    if running(asked.standing.lines, asked.happened) is None:
        return must(False, "No plan of help runs on that day. Check the day.", "WT-157-1", "happened")
    return must(entry.reason is not None, "Choose why it ended.", "WT-157-1", "reason")


@ruling(PlanEnded, now=True)
def may_end_as_reached(asked: Proposal, entry: PlanEnded) -> Ruling | None:
    """WT-157-1: only after a review that confirmed both: what the plan was for is reached, and no more targeted help is needed."""
    if entry.type not in OF_HELP or entry.reason is not WhyPlanEnded.MET:
        return None
    review = asked.standing.entry(entry.of) if entry.of else asked.standing.last("plan-reviewed", upto=asked.happened)
    body = review.body if review else {}
    confirmed = body.get("outcome") == PlanReviewOutcome.END and body.get("reached") is True and body.get("no_more_needed") is True
    return must(
        confirmed, "No review confirmed that. Review the plan first; or propose to a manager that it ends otherwise.", "WT-157-1", "of"
    )


@ruling(PlanEnded, now=True)
def may_end_without_why_it_is_best(asked: Proposal, entry: PlanEnded) -> Ruling | None:
    """WT-gov-13: to end a plan is a decision about a child's life, and says why it is best for them."""
    if entry.type not in OF_HELP or entry.reason in BEYOND_ASKING:
        return None
    return must(entry.best is not None, "Write why it is best for the child that the plan ends, and what they wanted.", "WT-gov-13", "best")


@gate
def may_end_otherwise(asked: Proposal) -> Ruling | None:
    """WT-157-1: where it is not reached, a manager ends it (WT-gap-30), thinks about the child's safety, and is not counted as reached."""
    match asked.entry:
        case PlanEnded(type=sort, reason=reason) if sort in OF_HELP and reason and reason is not WhyPlanEnded.MET and not not_now(asked):
            return must(_manages(asked), "A plan that is not reached is ended by a manager. Propose it to them.", "WT-157-1", "reason")
    return None


def _manages(asked: Proposal) -> bool:
    """Of whoever works with the child, or leads the plan."""
    author, held = asked.by.practitioner, leading_on(asked.standing.lines, asked.today)
    if any(one.practitioner == author for one in managers_of(asked.subject, asked.today)):
        return True
    if author is None or held is None:
        return False
    teams = TeamMember.objects.on(asked.today).filter(subject=held.practitioner).values("team")
    return TeamManager.objects.on(asked.today).filter(subject__in=teams, practitioner=author).exists()


@ruling(PlanEnded, now=True)
def may_end_otherwise_without_thought(asked: Proposal, entry: PlanEnded) -> Ruling | None:
    """WT-157-1, WT-141-2: what happened, whether the child is safe, and why the manager agrees."""
    if entry.type not in OF_HELP or entry.reason in (None, WhyPlanEnded.MET, *BEYOND_ASKING):
        return None
    wanted = {
        "why": ("what happened, and what was tried", entry.why),
        "safe": ("whether the child is safe without it", entry.safe),
        "approves": ("why you agree", entry.approves),
    }
    left = {field: said for field, (said, held) in wanted.items() if not held}
    return must(not left, f"Write {' and '.join(left.values())}.", "WT-141-2", next(iter(left), "why"))


@ruling(PlanEnded, now=True)
def may_end_without_support(asked: Proposal, entry: PlanEnded) -> Ruling | None:
    """WT-158-2: the end of help is prepared, and the family knows whom to turn to."""
    if entry.type not in OF_HELP or entry.reason in BEYOND_ASKING:
        return None
    return should(
        bool(entry.after and entry.contact), "What support is there now, and whom do they ring? Or why is there none?", "WT-158-2", "after"
    )


@ruling(PlanEnded, now=True)
def may_end_alone(asked: Proposal, entry: PlanEnded) -> Ruling | None:
    """WT-157-2, WT-158-1: the child, the parents and the team have their part in it."""
    if entry.type not in OF_HELP or entry.reason in BEYOND_ASKING:
        return None
    sides = {one.side for one in entry.consulted if one.is_heard}
    named = {Voice.CHILD: "the child", Voice.PARENTS: "the parents", Voice.PROFESSIONALS: "the team"}
    left = [said for side, said in named.items() if side not in sides]
    return should(
        not left,
        f"Nothing is written of what {', '.join(left)} said of ending it. Write it, or why they were not asked.",
        "WT-157-2",
        "consulted",
    )


@ruling(PlanEndProposed)
def may_propose_what_is_reached(asked: Proposal, entry: PlanEndProposed) -> Ruling | None:
    """WT-157-1: what is reached, a review confirms."""
    why = "Where it is reached, no manager is asked: review the plan with the family, and decide there that it ends."
    return must(entry.reason is not WhyPlanEnded.MET, why, "WT-157-1", "reason")


@ruling(PlanEnded, PlanEndProposed)
def may_end_what_is_outgrown(asked: Proposal, entry: PlanEnded | PlanEndProposed) -> Ruling | None:
    """WT-157-1: of help to a child who is looked after or eighteen it is said what becomes of it, and who takes it on (WT-gap-15)."""
    if entry.type not in OF_HELP or entry.reason not in (WhyPlanEnded.LOOKED_AFTER, WhyPlanEnded.EIGHTEEN) or not_now(asked):
        return None
    if entry.onward is None:
        return must(False, "Say what becomes of the help: who takes it over, or that it ends.", "WT-157-1", "onward")
    named = entry.onward is TakenOver.ENDS or bool(entry.handed_to) or isinstance(entry, PlanEndProposed)
    return must(named, "Write who takes it on: help that nobody has is no help.", "WT-157-1", "handed_to")
