"""May it be recorded who works with a child, and what practitioners do?"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from corbiere.agencies.entries import CoverArranged, Left, Profession, RoleGranted, TeamJoined, TeamManagerAppointed
from corbiere.agencies.fits import colleagues_of, is_trained, who_covers
from corbiere.agencies.work import AgencyWork, Offer, WorkPeriod, work_on
from corbiere.agencies.working import (
    Allocated,
    AllocationEnded,
    AllocationRole,
    ChildCovered,
    HandoverAccepted,
    HandoverOffered,
    HandoverRefused,
    WhyEnded,
)
from corbiere.ledger.fits import ANYBODY, Choosing, Fit, Training, fits
from corbiere.ledger.rulings import Proposal, Ruling, choosing_of, gate, must, ruling, should
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


REGISTERED = Training((Profession.SOCIAL_WORKER.value,), registered=True)
"""A lead social worker is a social worker, and registered as one."""
ASK = "Whoever keeps the directory completes somebody’s entry; the team manager says who has room."


def _for_role(choosing: Choosing) -> Training:
    return _for_roles(choosing.answers.get("role"))


def _for_roles(*roles: object) -> Training:
    return REGISTERED if LEAD in roles else ANYBODY


def _with_another_part(choosing: Choosing) -> set[UUID]:
    """Finds who has, or had, a part in the work that keeps them from this one: the reviewer of a child's plan has no other."""
    told = [held for held in AgencyWork(choosing.lines).all() if held.practitioner]
    reviews = choosing.answers.get("role") == REVIEWER
    return {held.practitioner for held in told if held.practitioner and (held.role == REVIEWER) is not reviews}


WORKS = fits(
    Fit(who="may have this part of the work", ask=ASK, here=True, training=_for_role, not_them=_with_another_part),
    (Allocated, "practitioner"),
)


def _for_work_handed_over(choosing: Choosing) -> Training:
    held = _work_of(choosing)
    return _for_roles(held.role if held else None)


def _who_has_it(choosing: Choosing) -> set[UUID]:
    held = _work_of(choosing)
    return {held.practitioner} if held and held.practitioner else set()


def _work_of(choosing: Choosing) -> WorkPeriod | None:
    """The work that a handover names."""
    of = str(choosing.answers.get("of", ""))
    began = next((line for line in choosing.lines if of in (str(line.id), str(line.root))), None)
    return work_on(choosing.lines, choosing.on).held.get(began.root) if began else None


TAKES_OVER = fits(
    Fit(who="may take this work over", ask=ASK, here=True, training=_for_work_handed_over, not_them=_who_has_it), (HandoverOffered, "to")
)


def taking_over(roles: Collection[str]) -> Fit:
    """Who may take over work in all of these roles from a colleague, whom the choice is about."""
    return replace(
        TAKES_OVER,
        training=lambda choosing: _for_roles(*roles),
        not_them=lambda choosing: [who for who in (choosing.subject, choosing.by) if who],
        only=lambda choosing: colleagues_of(choosing.subject, choosing).values_list("subject", flat=True),
    )


@ruling(Allocated)
def may_review_their_own_work(asked: Proposal, entry: Allocated) -> Ruling:
    """The reviewer of a child's plan has no other part in it, then or before."""
    free = entry.practitioner not in _with_another_part(choosing_of(asked))
    why = "A reviewing officer must be independent: somebody who works or has worked with this child in another role cannot review."
    return must(free, why, "LAC-411-4", "practitioner")


@gate
def may_lead(asked: Proposal) -> Ruling | None:
    """The lead social worker is a social worker, and registered as one."""
    match asked.entry:
        case Allocated(practitioner=practitioner) if practitioner:
            fit, field = WORKS, "practitioner"
        case HandoverOffered(to=practitioner):
            fit, field = TAKES_OVER, "to"
        case _:
            return None
    why = "A lead social worker must be a registered social worker who works here on that day. Choose one, or complete their entry first."
    choosing = choosing_of(asked)
    leads = fit.training(choosing) is REGISTERED
    return must(is_trained(fit, practitioner, choosing), why, "CPP-1", field) if leads else None


@ruling(HandoverOffered)
def may_offer_work_that_nobody_has(asked: Proposal, entry: HandoverOffered) -> Ruling:
    return must(
        _held(asked, entry.of) is not None, "This work has ended or was handed over. Choose work that somebody has now.", "LAC-399-1", "of"
    )


@ruling(HandoverOffered)
def may_hand_over_to_oneself(asked: Proposal, entry: HandoverOffered) -> Ruling:
    other = TAKES_OVER.is_free(entry.to, choosing_of(asked))
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


def _covered(choosing: Choosing) -> UUID | None:
    """Who is away: whom another answer names, or whose own entry it is."""
    return choosing.chosen("for") or choosing.subject


def _whoever_appoints(choosing: Choosing) -> set[UUID]:
    return {choosing.by} if choosing.by else set()


COVERS = fits(
    Fit(
        who="may cover for them",
        ask="Nobody covers for themselves, arranges that they cover, or covers while they are away; cover stays within one agency.",
        only=lambda choosing: who_covers(_covered(choosing), choosing),
    ),
    (CoverArranged, "acting"),
    (ChildCovered, "acting"),
)
APPOINTED = fits(
    Fit(who="may be appointed by you", ask="Nobody appoints themselves.", not_them=_whoever_appoints),
    (TeamManagerAppointed, "practitioner"),
)


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
