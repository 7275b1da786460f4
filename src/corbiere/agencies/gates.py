"""Gates that look at whoever is named: ready to practise here before they have children, and managing nobody whose work is reviewed."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from corbiere.agencies.entries import Joined, Profession, ReadinessApproved, Role, RoleGranted, TeamManagerAppointed
from corbiere.agencies.models import Practitioner, RoleHeld, TeamManager, TeamMember
from corbiere.agencies.working import Allocated, HandoverOffered
from corbiere.ledger.reading import beneath, standings
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, not_now, ruling, should

CHAIRING = (Profession.CONFERENCE_CHAIR, Profession.REVIEWING_OFFICER)
WORKING = (Profession.SOCIAL_WORKER, Profession.PERSONAL_ADVISER)


@gate
def may_have_children_before_they_are_ready(asked: Proposal) -> Ruling | None:
    """PS-0.5: of somebody of whom it is written that they are new to practice here. It is asked why, and never refused."""
    match asked.entry:
        case Allocated(practitioner=practitioner) if practitioner:
            field = "practitioner"
        case HandoverOffered(to=practitioner):
            field = "to"
        case _:
            return None
    if not_now(asked):
        return None
    why = "Their manager has not approved yet that they are ready to practise in Jersey. Do that first; or say why now, and who watches it."
    return should(_is_ready(practitioner, asked.happened), why, "PS-0.5", field)


def _is_ready(practitioner: UUID, on: date) -> bool:
    with beneath():
        held = standings([practitioner], on)[practitioner]
    joined, approved = held.last(Joined.kind, upto=on), held.last(ReadinessApproved.kind, upto=on)
    if joined is None or not joined.body.get("induction"):
        return True
    return approved is not None and approved.happened >= joined.happened


@ruling(ReadinessApproved)
def may_approve_oneself(asked: Proposal, entry: ReadinessApproved) -> Ruling:
    return must(asked.by.practitioner != asked.subject, "Nobody approves that they are ready themselves. Their manager does.", "PS-0.5")


@gate
def may_manage_both_sides(asked: Proposal) -> Ruling | None:
    """ISS-6-1, ISS-6-2: whoever manages those who review the work of others, or to whom they answer, manages none of those others."""
    on = asked.happened
    match asked.entry:
        case TeamManagerAppointed(practitioner=practitioner):
            theirs, field = {asked.subject, *_managed(on, practitioner)}, "practitioner"
            reviews = bool(_with(CHAIRING, theirs, on)) or _manages_the_service(practitioner, on)
        case RoleGranted(role=Role.SERVICE_MANAGER, answers_to=manager):
            theirs, field, reviews = _managed(on, asked.subject, manager), "answers_to", True
        case _:
            return None
    if not_now(asked):
        return None
    worked_in = _with(WORKING, theirs, on) - _with(CHAIRING, theirs, on)
    why = "They would manage those who review the work and those whose work it is. Choose somebody from outside that line."
    return must(not (reviews and worked_in), why, "ISS-6-1", field)


def _managed(on: date, *practitioners: UUID | None) -> set[UUID]:
    return set(TeamManager.objects.on(on).filter(practitioner__in=[one for one in practitioners if one]).values_list("subject", flat=True))


def _manages_the_service(practitioner: UUID, on: date) -> bool:
    return RoleHeld.objects.on(on).filter(subject=practitioner, role=Role.SERVICE_MANAGER).exists()


def _with(professions: Collection[Profession], teams: Collection[UUID], on: date) -> set[UUID]:
    """Finds the teams in which somebody has one of these professions."""
    there = Practitioner.objects.on(on).filter(profession__in=professions).values("subject")
    return set(TeamMember.objects.on(on).filter(team__in=teams, subject__in=there).values_list("team", flat=True))
