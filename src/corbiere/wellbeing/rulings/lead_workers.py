"""May they lead the plan, and be appointed or asked so? (Guidance 117 to 123, 154 to 156.)"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.agencies.entries import AgencySort
from corbiere.agencies.fits import is_trained
from corbiere.agencies.models import Agency
from corbiere.ledger.fits import ANYBODY, Choosing, Fit, Training, fits
from corbiere.ledger.reading import spans
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Proposal, Ruling, choosing_of, gate, must, not_now, ruling, should
from corbiere.people.needs import LevelOfNeed
from corbiere.plans.help import PlanSort
from corbiere.plans.parts import Voice
from corbiere.statute.states import ON_PLAN
from corbiere.wellbeing.entries import LeadWorkerAppointed, LeadWorkerTransferOffered
from corbiere.wellbeing.entries.plan_parts import OF_HELP, AskedAboutLead
from corbiere.wellbeing.help_plan import running
from corbiere.wellbeing.leading import leading_on, led_by
from corbiere.wellbeing.rulings.entitlement import ONE_OF_THREE, THREE

HIGHER = (LevelOfNeed.HEALTH_OR_DEVELOPMENT.value, LevelOfNeed.SAFEGUARDING.value)
THREE_SORTS = (PlanSort.CHILD_IN_NEED, PlanSort.CHILD_PROTECTION)
IN_WORDS = ("social worker", "paediatrician", "child and adolescent mental health", "camhs")
WHY = f"With a need of health or development, or on the register, {ONE_OF_THREE} leads the plan. Choose one; the family chooses which."
ASK = "The manager of the team says who has room; whoever keeps the directory completes somebody’s entry."
Leading = LeadWorkerAppointed | LeadWorkerTransferOffered


def asks_for_three(lines: Sequence[Line], on: date, sort: PlanSort | None) -> bool:
    """WT-123-1: whether the need is of health or development, as it was found last, or the child is on the register."""
    if sort in THREE_SORTS:
        return True
    if any(span.begins <= on <= span.last for span in spans(lines, ON_PLAN)):
        return True
    held = running(lines, on)
    return (sort is None and held is not None and held.sort is PlanSort.CHILD_IN_NEED) or _level(lines, on) in HIGHER


def _level(lines: Sequence[Line], on: date) -> str:
    """The level of need as it was found last."""
    found = ""
    for line in lines:
        if line.happened <= on and line.kind == "assessment-completed":
            found = (line.body.get("level_found") or line.body.get("level") or found) if line.body.get("need") else ""
        elif line.happened <= on and line.kind == "help-plan-entitlement-decided":
            found = line.body["level"]
    return found


def _training(choosing: Choosing) -> Training:
    said = choosing.answers.get("type")
    return THREE if asks_for_three(choosing.lines, choosing.on, PlanSort(said) if said else None) else ANYBODY


def _who_leads(choosing: Choosing) -> Collection[UUID]:
    said = choosing.answers.get("type")
    held = leading_on(choosing.lines, choosing.on, led_by(PlanSort(said) if said else None))
    return {held.practitioner} if held else ()


LEADS = fits(
    Fit(who="may lead this plan", ask=ASK, here=True, training=_training, not_them=_who_leads),
    (LeadWorkerAppointed, "taken_by"),
    (LeadWorkerTransferOffered, "taken_by"),
)


@gate
def may_lead_the_plan(asked: Proposal) -> Ruling | None:
    """WT-123-1, WT-156-2: the rule of the three professions goes before the family's choice, which is among them (WT-gap-19, WT-gap-20)."""
    match asked.entry:
        case LeadWorkerAppointed(taken_by=who) | LeadWorkerTransferOffered(taken_by=who) if who and not not_now(asked):
            return must(is_trained(LEADS, who, choosing_of(asked)), WHY, "WT-123-1", "taken_by")
    return None


@ruling(LeadWorkerAppointed, now=True)
def may_appoint_lead_worker(asked: Proposal, entry: LeadWorkerAppointed) -> Ruling | None:
    """WT-123-1: the same of somebody who is not in the directory, as their profession is written."""
    if entry.taken_by or not asks_for_three(asked.standing.lines, asked.happened, entry.type):
        return None
    said = (entry.profession or "").casefold()
    return must(any(one in said for one in IN_WORDS), f"{WHY} Write which of these they are.", "WT-123-1", "profession")


@gate
def may_appoint(asked: Proposal) -> Ruling | None:
    """WT-117-2: the service that assessed appoints at the first level, the Minister's at the higher and for protection (WT-gap-18)."""
    match asked.entry:
        case LeadWorkerAppointed(type=sort) if sort in (*OF_HELP, PlanSort.CHILD_PROTECTION) and not not_now(asked):
            if asks_for_three(asked.standing.lines, asked.happened, sort):
                services = Agency.objects.filter(sort=AgencySort.SOCIAL_CARE).values_list("subject", flat=True)
                theirs = asked.by.agency in services
                return must(theirs, "At this level the Minister’s service appoints. Ask the manager there.", "WT-117-2", "type")
            assessed = assessing_agency(asked.standing.lines, asked.happened)
            why = "The service that made the assessment appoints. Ask whoever assessed, or their manager."
            return must(assessed in (None, asked.by.agency), why, "WT-117-2", "type")
    return None


def assessing_agency(lines: Sequence[Line], on: date) -> UUID | None:
    """The service that made the last signed assessment."""
    begun = {line.root: line.agency for line in lines if line.kind == "assessment-started"}
    signed = [line for line in lines if line.kind == "assessment-completed" and line.happened <= on]
    if not signed:
        return None
    of = signed[-1].body.get("of")
    return (begun.get(UUID(of)) if of else None) or signed[-1].agency


@ruling(LeadWorkerAppointed, now=True)
def may_appoint_nobody(asked: Proposal, entry: LeadWorkerAppointed) -> Ruling | None:
    """WT-117-1: somebody is appointed."""
    named = entry.taken_by or entry.profession or entry.type not in OF_HELP
    return must(bool(named), "Choose who is to lead the plan.", "WT-117-1", "taken_by")


@ruling(LeadWorkerAppointed, now=True)
def may_appoint_a_second(asked: Proposal, entry: LeadWorkerAppointed) -> Ruling | None:
    """WT-118-1: one at a time leads a plan; another takes over by a transfer."""
    held = leading_on(asked.standing.lines, asked.happened, led_by(entry.type)) if entry.type else None
    why = "Somebody leads this plan already. Hand it over instead: they go on until the other accepts."
    return must(held is None, why, "WT-118-1", "taken_by")


@ruling(LeadWorkerTransferOffered)
def may_pass_on_what_nobody_leads(asked: Proposal, entry: LeadWorkerTransferOffered) -> Ruling | None:
    """WT-154-1: what is passed on is led by somebody."""
    held = leading_on(asked.standing.lines, asked.happened)
    if held is None:
        return must(not_now(asked), "Nobody leads a plan of help here. Appoint a Lead Worker instead.", "WT-154-1", "taken_by")
    return must(entry.taken_by != held.practitioner, "They lead it already. Choose somebody else.", "WT-154-1", "taken_by")


@ruling(LeadWorkerTransferOffered, now=True)
def may_pass_on_without_review(asked: Proposal, entry: LeadWorkerTransferOffered) -> Ruling | None:
    """WT-154-1, WT-155-1: it follows a review; where it cannot wait for one, that is said, and the review comes soon after (WT-gap-29)."""
    why = "Choose the review that this follows; or write why it cannot wait for one."
    return must(entry.review is not None or bool(entry.at_once), why, "WT-154-1", "review")


@ruling(LeadWorkerTransferOffered, now=True)
def may_pass_on_anothers(asked: Proposal, entry: LeadWorkerTransferOffered) -> Ruling | None:
    """WT-154-1: both accept. Where somebody else writes it, whoever leads now has said yes, or it is said why they could not."""
    held = leading_on(asked.standing.lines, asked.happened)
    if held is None or held.practitioner == asked.by.practitioner:
        return None
    why = "Whoever leads the plan now has not agreed. Write why, for example that they are ill."
    return should(entry.leaving_agrees is True, why, "WT-154-1", "leaving_agrees")


@ruling(LeadWorkerTransferOffered, now=True)
def may_pass_on_without_the_team(asked: Proposal, entry: LeadWorkerTransferOffered) -> Ruling | None:
    """WT-156-3: the others in the team have a say."""
    return should(bool(entry.team_asked), "Who in the team around the child was asked? Or why nobody?", "WT-156-3", "team_asked")


@ruling(LeadWorkerAppointed, LeadWorkerTransferOffered, now=True)
def may_choose_without_the_family(asked: Proposal, entry: Leading) -> Ruling | None:
    """WT-120-1, WT-156-1: the child and the parents are asked who should lead."""
    if not entry.taken_by:
        return None
    missing = list(_unasked(entry.asked))
    why = f"Nobody asked {' or '.join(missing)} who should lead. Ask them, or write why not."
    return should(not missing, why, "WT-120-1" if isinstance(entry, LeadWorkerAppointed) else "WT-156-1", "asked")


def _unasked(asked: Sequence[AskedAboutLead]) -> Iterator[str]:
    sides = {one.side for one in asked}
    yield from (said for side, said in ((Voice.CHILD, "the child"), (Voice.PARENTS, "the parents")) if side not in sides)


@ruling(LeadWorkerAppointed, LeadWorkerTransferOffered, now=True)
def may_choose_another_than_the_family(asked: Proposal, entry: Leading) -> Ruling | None:
    """WT-121-1: it may be somebody else, for a good reason."""
    told = entry.first_choice is not False or bool(entry.why_not)
    return must(told, "It is not whom the family would choose. Write the good reason for it.", "WT-121-1", "why_not")


@ruling(LeadWorkerAppointed, LeadWorkerTransferOffered, now=True)
def may_choose_without_a_word_on_time(asked: Proposal, entry: Leading) -> Ruling | None:
    """WT-121-2: whether they have the time, and suit."""
    if not entry.taken_by:
        return None
    return should(
        bool(entry.suitable), "Have they the time, and why are they right for this child? Or why can you not say?", "WT-121-2", "suitable"
    )


@ruling(LeadWorkerAppointed, now=True)
def may_leave_matters_unweighed(asked: Proposal, entry: LeadWorkerAppointed) -> Ruling | None:
    """WT-122-1: five matters are weighed."""
    if not entry.taken_by:
        return None
    blank = entry.weighed.blank if entry.weighed else ["any of the five matters that are weighed"]
    return should(not blank, f"Nothing is written of {', '.join(blank)}. Write it, or why it does not matter here.", "WT-122-1", "weighed")
