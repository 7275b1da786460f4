"""May work with a child, or the next step for one, be given to this person, and may they take it?"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from psycopg.types.range import DateRange

from corbiere.agencies.directory import teams_of
from corbiere.agencies.entries import CoverArranged, Profession
from corbiere.agencies.fits import colleagues_of
from corbiere.agencies.models import Cover, Practitioner, TeamManager, TeamMember
from corbiere.agencies.steps import FollowingStep, open_steps
from corbiere.agencies.taking import ACCEPT, DECLINE, StepAccepted, StepDeclined, StepOffered
from corbiere.agencies.work import work_on
from corbiere.agencies.working import Allocated, AllocationRole, ChildCovered, HandoverOffered
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.fits import Choosing, Fit, fits
from corbiere.ledger.outcomes import TAKER
from corbiere.ledger.rulings import Proposal, Ruling, choosing_of, gate, must, ruling

ANSWERED = "Somebody else of your team has answered this already. Nothing more is asked of you."
LEFT = "{} does not work here on that day. Choose somebody who does."
AWAY = "{} is away until {}. Choose somebody who is here, or wait until they are back."


@gate
def may_be_given(asked: Proposal) -> Ruling | None:
    """Nothing is given to somebody who has left, nor for now to somebody who is away (PS-1.16)."""
    if asked.replaces or asked.invented:
        return None
    for name, who, first, last in _given(asked):
        if who is None:
            continue
        here = Practitioner.objects.on(max(first, asked.today)).filter(subject=who).first()
        if here is None:
            return must(False, LEFT.format(_called(who)), "PS-1.16", name)
        away = Cover.objects.filter(subject=who, during__overlap=DateRange(first, last, "[]")).order_by("during").last()
        if away and away.during.upper and last >= asked.today:
            return must(False, AWAY.format(here.name, f"{away.last:%-d %B %Y}"), "PS-1.16", name)
    return None


def _given(asked: Proposal) -> Iterator[tuple[str, UUID | None, date, date]]:
    """The question that names somebody, and from when to when they are given something."""
    entry, today = asked.entry, asked.today
    match entry:
        case HandoverOffered() | StepOffered():
            yield "to", entry.to, today, today
        case Allocated():
            yield "practitioner", entry.practitioner, today, today
        case CoverArranged() | ChildCovered() if entry.from_ <= entry.to:
            yield "acting", entry.acting, entry.from_, entry.to
        case _ if type(entry).leads_to:
            yield TAKER, getattr(entry, TAKER, None), today, today


def _called(who: UUID) -> str:
    return Practitioner.objects.filter(subject=who).values_list("name", flat=True).first() or "This person"


def _step(asked: Proposal, of: UUID) -> FollowingStep | None:
    made = asked.standing.entry(of)
    return next((held for held in open_steps(asked.standing.lines) if made and held.entry == made.root), None)


@ruling(StepOffered, StepAccepted, StepDeclined)
def may_be_a_step_that_is_over(asked: Proposal, entry: StepOffered | StepAccepted | StepDeclined) -> Ruling:
    return must(_step(asked, entry.of) is not None, "This step has been taken already, or was decided anew.", "CPP-29", "of")


@ruling(StepOffered)
def may_be_offered_to_nobody(asked: Proposal, entry: StepOffered) -> Ruling:
    return must(bool(entry.to or entry.team), "Choose who is asked to take it, or the team whose manager finds somebody.", "CPP-29", "to")


@ruling(StepOffered)
def may_be_offered_in_another_way(asked: Proposal, entry: StepOffered) -> Ruling | None:
    """Where more belongs to asking somebody, as of a family who should lead their plan, it is asked with that (WT-120-1)."""
    held = _step(asked, entry.of)
    again = kind_called(held.step.again).called if held and held.step.again else ""
    return must(not again, f"More is asked before somebody else takes this on. Record “{again}” instead.", "WT-120-1", "of")


@ruling(StepAccepted, StepDeclined)
def may_be_answered_in_another_way(asked: Proposal, entry: StepAccepted | StepDeclined) -> Ruling | None:
    """Where a yes and a no have kinds of their own, in which more is asked, it is said with those (WT-request-13)."""
    held = _step(asked, entry.of)
    own = held.step.narrowly if held else None
    instead = kind_called(own.accepted_by if isinstance(entry, StepAccepted) else own.declined_by).called if own else ""
    return must(not instead, f"This is answered in another way. Record “{instead}” instead.", "WT-request-13", "of")


@gate
def may_answer_for_a_step(asked: Proposal) -> Ruling | None:
    """Only whoever was asked says yes or no; for a team, one of its managers."""
    entry = asked.entry
    if not (isinstance(entry, StepAccepted | StepDeclined) or entry.kind in ACCEPT | DECLINE) or asked.replaces or asked.invented:
        return None
    of: UUID | None = getattr(entry, "of", None)
    held = _step(asked, of) if of else None
    if held is None:
        return None
    offer, who = held.offer, asked.by.practitioner
    if offer is None and who and any(one.team in teams_of(who, asked.today) for one in held.asked if one.answered_by):
        return must(False, ANSWERED, "CPP-29", "of")
    theirs = offer is not None and (offer.to == who or (offer.team is not None and who in _who_answers(held, offer.team, asked.today)))
    return must(theirs, "Only the person who was asked can answer.", "CPP-29", "of")


def _who_answers(held: FollowingStep, team: UUID, today: date) -> list[UUID]:
    """Managers answer for a team; where it is asked narrowly, each of it for themselves."""
    members = TeamMember.objects.on(today).filter(team=team).values_list("subject", flat=True) if held.step.narrowly else ()
    return [*_managers(team, today), *members]


def _managers(team: UUID, today: date) -> list[UUID]:
    return list(TeamManager.objects.on(today).filter(subject=team).values_list("practitioner", flat=True))


@gate
def may_take_the_work(asked: Proposal) -> Ruling | None:
    """Where nobody works with the child, whoever takes the step does from now on, as they may; elsewhere it brings nobody to the child."""
    entry = asked.entry
    if not isinstance(entry, StepAccepted) or asked.replaces or asked.invented or (held := _step(asked, entry.of)) is None:
        return None
    working = work_on(asked.standing.lines, asked.happened).held
    if working or not held.step.takes_on:
        told = "Somebody works with this child already. Take the step without a role: a manager allocates more workers."
        return must(not (entry.role or entry.team), told, "CPP-1", "role")
    if entry.role is None:
        team = entry.team is not None and asked.by.practitioner in _managers(entry.team, asked.today)
        told = "Nobody works with this child. Say in which role you do from now on; a manager may take them for their team."
        return must(team, told, "CPP-1", "role")
    workers = Practitioner.objects.on(asked.happened).filter(profession=Profession.SOCIAL_WORKER).exclude(registration="")
    told = "A lead social worker must be a registered social worker. Choose another role, or say that you can’t."
    lead = entry.role is not AllocationRole.LEAD or asked.by.practitioner in workers.values_list("subject", flat=True)
    return must(lead and entry.role is not AllocationRole.REVIEWING_OFFICER, told, "CPP-1", "role")


@gate
def may_cover_this_child(asked: Proposal) -> Ruling | None:
    """Cover of one child is given by the worker who is away or their manager, to somebody of their agency, and never to oneself."""
    entry = asked.entry
    if not isinstance(entry, ChildCovered) or asked.replaces or asked.invented:
        return None
    choosing = choosing_of(asked)._replace(on=asked.today)
    checks = (
        (entry.from_ <= entry.to, "The last day is before the first. Change one of the two days.", "to"),
        (entry.for_ in _with_the_child(choosing), "They do not work with this child. Choose whose work it is.", "for"),
        (entry.acting != entry.for_, "Nobody covers for themselves. Choose another practitioner.", "acting"),
        (entry.for_ in _led_by(choosing), "Only the worker who is away, or a manager of their team, can give this cover.", "for"),
        (entry.acting != choosing.by, "Somebody else must arrange that you cover. Ask your manager.", "acting"),
        (
            colleagues_of(entry.for_, choosing).filter(subject=entry.acting).exists(),
            "They work for another agency. Cover stays within one.",
            "acting",
        ),
    )
    return next((must(False, why, "", field) for allowed, why, field in checks if not allowed), None)


def _with_the_child(choosing: Choosing) -> set[UUID]:
    return {held.practitioner for held in work_on(choosing.lines, choosing.on).held.values() if held.practitioner}


def _led_by(choosing: Choosing) -> set[UUID]:
    """Finds whoever arranges it, and the members of the teams that they manage."""
    if choosing.by is None:
        return set()
    teams = TeamManager.objects.on(choosing.on).filter(practitioner=choosing.by).values("subject")
    return {choosing.by, *TeamMember.objects.on(choosing.on).filter(team__in=teams).values_list("subject", flat=True)}


fits(
    Fit(
        who="works with this child and for whom you may arrange it",
        ask="The worker who is away arranges it, or a manager of their team.",
        only=lambda choosing: _with_the_child(choosing) & _led_by(choosing),
    ),
    (ChildCovered, "for_"),
)
fits(Fit(who="is here to be asked", ask="Whoever is away cannot answer.", here=True), (StepOffered, "to"), (Entry, TAKER))
