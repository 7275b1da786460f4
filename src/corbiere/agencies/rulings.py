"""May it be recorded who works with a child, and what practitioners do?"""

from datetime import date

from corbiere.agencies.entries import CoverArranged, Left, Profession, RoleGranted, TeamJoined, TeamManagerAppointed
from corbiere.agencies.models import Practitioner
from corbiere.agencies.work import AgencyWork, Offer, WorkPeriod, work_on
from corbiere.agencies.working import (
    Allocated,
    AllocationEnded,
    AllocationRole,
    HandoverAccepted,
    HandoverOffered,
    HandoverRefused,
    WhyEnded,
)
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, ruling, should
from corbiere.statute.states import LOOKED_AFTER

LEAD, REVIEWER = AllocationRole.LEAD, AllocationRole.REVIEWING_OFFICER


def _work(asked: Proposal) -> AgencyWork:
    return work_on(asked.standing.lines, asked.happened)


def _held(asked: Proposal, of: object) -> WorkPeriod | None:
    """The work that began with an entry, if somebody has it as the day closes."""
    began = next((line for line in asked.standing.lines if of in (line.id, line.root)), None)
    return _work(asked).held.get(began.root) if began else None


def _offer(asked: Proposal, of: object) -> Offer | None:
    """An offer that has not been answered."""
    made = next((line for line in asked.standing.lines if of in (line.id, line.root)), None)
    offer = _work(asked).offers.get(made.root) if made else None
    return offer if offer and offer.answered is None else None


@ruling(Allocated)
def may_be_allocated_to_nobody(asked: Proposal, entry: Allocated) -> Ruling:
    named = entry.practitioner is not None or (entry.team is not None and entry.role is not LEAD)
    return must(
        named,
        "Choose who works with the child. It can be a team alone only where there is no lead social worker yet.",
        "CPP-1",
        "practitioner",
    )


@ruling(Allocated)
def may_have_another_lead(asked: Proposal, entry: Allocated) -> Ruling:
    held = [work for work in _work(asked).held.values() if work.role == entry.role == LEAD]
    return must(
        not held, "There is already a lead social worker. They can hand the work over, or their work can be ended first.", "CPP-1", "role"
    )


@ruling(Allocated)
def may_review_their_own_work(asked: Proposal, entry: Allocated) -> Ruling:
    """The reviewer of a child's plan has no other part in it, then or before."""
    others = {
        work.role for work in AgencyWork(asked.standing.lines).all() if entry.practitioner and work.practitioner == entry.practitioner
    }
    mixed = others - {REVIEWER} if entry.role is REVIEWER else others & {REVIEWER}
    why = "A reviewing officer must be independent: somebody who works or has worked with this child in another role cannot review."
    return must(not mixed, why, "LAC-411-4", "practitioner")


@gate
def may_lead(asked: Proposal) -> Ruling | None:
    """The lead social worker is a social worker, and registered as one."""
    match asked.entry:
        case Allocated(role=AllocationRole.LEAD, practitioner=practitioner) if practitioner:
            field = "practitioner"
        case HandoverOffered(of=of, to=practitioner) if (held := _held(asked, of)) and held.role == LEAD:
            field = "to"
        case _:
            return None
    found = (
        Practitioner.objects.on(asked.happened).filter(subject=practitioner, profession=Profession.SOCIAL_WORKER).exclude(registration="")
    )
    why = "A lead social worker must be a registered social worker who works here on that day. Choose one, or complete their entry first."
    return must(found.exists(), why, "CPP-1", field)


@ruling(HandoverOffered)
def may_offer_work_that_nobody_has(asked: Proposal, entry: HandoverOffered) -> Ruling:
    return must(
        _held(asked, entry.of) is not None, "This work has ended or was handed over. Choose work that somebody has now.", "LAC-399-1", "of"
    )


@ruling(HandoverOffered)
def may_hand_over_to_oneself(asked: Proposal, entry: HandoverOffered) -> Ruling:
    held = _held(asked, entry.of)
    other = held is None or held.practitioner != entry.to
    return must(other, "They already have this work. Choose somebody else to hand it to.", "LAC-399-1", "to")


@ruling(HandoverOffered)
def may_offer_twice(asked: Proposal, entry: HandoverOffered) -> Ruling:
    held = _held(asked, entry.of)
    open_offers = [offer for offer in _work(asked).offers.values() if held and offer.of == held.entry and offer.answered is None]
    return must(
        not open_offers, "This work has been offered to somebody who has not answered. Withdraw that offer first.", "LAC-399-1", "of"
    )


@ruling(HandoverAccepted, HandoverRefused)
def may_answer_an_offer(asked: Proposal, entry: HandoverAccepted | HandoverRefused) -> Ruling:
    return must(
        _offer(asked, entry.of) is not None,
        "This offer has been answered, or the work has ended. Choose one that is open.",
        "LAC-399-1",
        "of",
    )


@ruling(HandoverAccepted, HandoverRefused)
def may_answer_for_another(asked: Proposal, entry: HandoverAccepted | HandoverRefused) -> Ruling:
    offer = _offer(asked, entry.of)
    theirs = offer is None or offer.to == asked.by.practitioner
    return must(theirs, "Only the person to whom the work was offered can answer.", "LAC-399-1", "of")


@ruling(AllocationEnded)
def may_end_work_that_nobody_has(asked: Proposal, entry: AllocationEnded) -> Ruling:
    return must(_held(asked, entry.of) is not None, "This work has already ended. Choose work that somebody has now.", "", "of")


@ruling(AllocationEnded)
def may_leave_a_looked_after_child_without_handover(asked: Proposal, entry: AllocationEnded) -> Ruling:
    """LAC-399-1 asks for a handover where the worker of a child in care changes."""
    held = _held(asked, entry.of)
    workers = (LEAD, AllocationRole.PERSONAL_ADVISER)
    asks = held is not None and held.role in workers and asked.standing.within(LOOKED_AFTER, asked.happened)
    told = "This child is looked after, and nobody has taken the work over. Why is there no handover?"
    return should(not asks or entry.reason in (WhyEnded.WORK_DONE, WhyEnded.DIED), told, "LAC-399-1", "reason")


# What practitioners do beside their children.


@ruling(CoverArranged)
def may_act_for_oneself(asked: Proposal, entry: CoverArranged) -> Ruling:
    return must(entry.acting != asked.subject, "Nobody covers for themselves. Choose another practitioner.", "", "acting")


@ruling(CoverArranged)
def may_arrange_to_act(asked: Proposal, entry: CoverArranged) -> Ruling:
    """It opens records: nobody opens them to themselves."""
    return must(asked.by.practitioner != entry.acting, "Somebody else must arrange that you cover. Ask your manager.", "", "acting")


@ruling(TeamManagerAppointed)
def may_appoint_oneself(asked: Proposal, entry: TeamManagerAppointed) -> Ruling:
    return must(asked.by.practitioner != entry.practitioner, "Nobody appoints themselves. Ask another manager to.", "", "practitioner")


@ruling(CoverArranged)
def may_cover_end_before_it_begins(asked: Proposal, entry: CoverArranged) -> Ruling:
    return must(entry.from_ <= entry.to, "The last day is before the first. Change one of the two days.", "", "to")


@ruling(RoleGranted)
def may_give_oneself_a_role(asked: Proposal, entry: RoleGranted) -> Ruling:
    return must(
        asked.by.practitioner != asked.subject, "Nobody gives themselves a role. Ask somebody else who keeps the registers.", "ISS-10-1"
    )


@ruling(TeamJoined, RoleGranted, Left)
def may_happen_to_somebody_who_works_here(asked: Proposal, entry: TeamJoined | RoleGranted | Left) -> Ruling:
    return must(
        _works_here(asked, asked.happened), "They do not work here on that day. Record that they joined first, or change the day.", ""
    )


def _works_here(asked: Proposal, day: date) -> bool:
    last = asked.standing.last("joined", "left", upto=day)
    return last is not None and last.kind == "joined"
