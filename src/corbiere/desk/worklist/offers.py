"""Offers of work: children that others hand over, and steps that follow from decisions. Each is answered with a yes, or a no and why."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from corbiere.access.records import seen_together
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names, teams_managed_by
from corbiere.agencies.entries import Profession
from corbiere.agencies.models import HandoverPending, PendingStep, Practitioner
from corbiere.agencies.steps import FollowingStep
from corbiere.agencies.taking import StepAccepted, StepDeclined
from corbiere.agencies.work import work_on
from corbiere.agencies.working import AllocationRole, HandoverAccepted, HandoverRefused
from corbiere.ledger.entry import Entry
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, record_together
from corbiere.work.owed import child_of
from corbiere.work.steps import lasting_steps
from corbiere.work.tasks import Child

ROLES = {role.value: role.label for role in AllocationRole}
WHY_NOT = "Say why you can’t: whoever asked, and their manager, will read it."


@dataclass(frozen=True, slots=True)
class OpenOffer:
    """One thing that somebody is asked to take on: `accept` and `decline` are what their answers record."""

    id: UUID
    child: Child
    what: str
    by: str
    since: date
    note: str
    accept: Entry
    decline: type[HandoverRefused | StepDeclined]
    wanted: date | None = None


@dataclass
class OffersPage:
    offers: list[OpenOffer]
    faults: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> list[tuple[OpenOffer, str, str]]:
        """Each with what is wrong with its answer, and the reason that was typed."""
        return [(one, self.faults.get(str(one.id), ""), self.typed.get(str(one.id), "")) for one in self.offers]


def offers_to(viewer: Viewer) -> list[OpenOffer]:
    """Finds those that wait for the viewer, or for a team that they manage, the oldest first."""
    who, on = viewer.practitioner, viewer.on
    teams = set(teams_managed_by(who, on).values_list("subject", flat=True))
    handed = list(HandoverPending.objects.filter(to=who, since__lte=on))
    steps: list[PendingStep] = [
        *PendingStep.objects.filter(to=who, since__lte=on),
        *PendingStep.objects.filter(team__in=teams, since__lte=on),
    ]
    subjects = {one.subject for one in handed} | {one.subject for one in steps}
    seen = {id: held.lines for id, held in seen_together(viewer, on, subjects).items()}
    called = names({one.giver for one in handed if one.giver} | {one.holder for one in steps})
    found = [_handover(one, seen[one.subject], called) for one in handed if one.subject in seen]
    found += [made for id in {one.subject for one in steps} & seen.keys() for made in _steps(id, seen[id], viewer, teams, called)]
    return sorted(found, key=lambda one: (one.since, one.by, one.child.name))


def _handover(pending: HandoverPending, lines: Sequence[Line], called: dict[UUID, str]) -> OpenOffer:
    note = next((line.body.get("note", "") for line in lines if line.root == pending.entry), "")
    by = called.get(pending.giver, "") if pending.giver else ""
    child = child_of(pending.subject, lines)
    what = f"The work with {child.called}, as {ROLES[pending.role][:1].lower()}{ROLES[pending.role][1:]}"
    return OpenOffer(pending.entry, child, what, by, pending.since, note, HandoverAccepted(of=pending.entry), HandoverRefused)


def _steps(id: UUID, lines: Sequence[Line], viewer: Viewer, teams: Collection[UUID], called: dict[UUID, str]) -> Iterator[OpenOffer]:
    child, alone = child_of(id, lines), not work_on(lines, viewer.on).held
    for held in lasting_steps(lines):
        offer = held.offer
        if offer and held.step.narrowly is None and (offer.to == viewer.practitioner or offer.team in teams):
            decided = next((line for line in lines if line.root == held.entry), None)
            why = str(decided.body.get("why", "")) if decided else ""
            accept, with_it = _accepting(held, offer.team, alone, viewer)
            what = f"{held.step.what.format(name=child.called)}{with_it}"
            by = called.get(held.decided_by, "")
            yield OpenOffer(held.entry, child, what, by, offer.since, why, accept, StepDeclined, held.by)


def _accepting(held: FollowingStep, team: UUID | None, alone: bool, viewer: Viewer) -> tuple[StepAccepted, str]:
    """The entry that a yes records, and what comes with it: where nobody works with the child, the work as well."""
    if not (alone and held.step.takes_on):
        return StepAccepted(of=held.entry), ""
    if team:
        return StepAccepted(of=held.entry, team=team), ", with your team: you name the worker"
    registered = Practitioner.objects.filter(subject=viewer.practitioner, profession=Profession.SOCIAL_WORKER).exclude(registration="")
    role = AllocationRole.LEAD if registered.exists() else AllocationRole.LEAD_PRACTITIONER
    return StepAccepted(of=held.entry, role=role), f", and work with them as {role.label[:1].lower()}{role.label[1:]}"


def accepted(taken: Sequence[OpenOffer], viewer: Viewer) -> dict[str, str]:
    """Takes all of these on, or none; gives what is wrong, by the offer."""
    key = "accept-" + "-".join(sorted(str(one.id) for one in taken))
    return _written([Writing(entry=one.accept, about=one.child.id, happened=viewer.on) for one in taken], taken, viewer, key)


def declined(one: OpenOffer, why: str, viewer: Viewer) -> dict[str, str]:
    if not why.strip():
        return {str(one.id): WHY_NOT}
    made = one.decline.model_validate({"of": one.id, "why": why.strip()[:20_000]})
    return _written([Writing(entry=made, about=one.child.id, happened=viewer.on)], [one], viewer, f"decline-{one.id}")


def _written(writings: list[Writing], offers: Sequence[OpenOffer], viewer: Viewer, key: str) -> dict[str, str]:
    try:
        record_together(writings, by=viewer.author, key=key[:200])
    except NotRecorded as fault:
        return {str(offers[0].id): str(fault)}
    except KeyTaken:
        return {str(offers[0].id): "You have answered this already."}
    return {}
