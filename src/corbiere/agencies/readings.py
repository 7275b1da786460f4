"""The folds of agencies, practitioners and their work. Each makes one subject's rows of one table from that subject's entries."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from psycopg.types.range import DateRange

from corbiere.agencies import carers, taking, work
from corbiere.agencies.models import (
    Agency,
    Allocation,
    CarerApproval,
    ChildCover,
    Cover,
    FrameworkTraining,
    HandoverPending,
    Known,
    PendingStep,
    Practitioner,
    RoleHeld,
    Team,
    TeamManager,
    TeamMember,
    WorkTelephone,
)
from corbiere.agencies.steps import open_steps
from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line

DAY = timedelta(days=1)


def through(begins: date, last: date | None) -> DateRange:
    """The days from the first to the last, both of them included, as the tables keep them."""
    return DateRange(begins, last and last + DAY)


@reading(Agency, reads=("agency-established",))
def agencies(subject: UUID, lines: Sequence[Line]) -> list[Agency]:
    return [Agency(subject=subject, name=line.body["name"], sort=line.body["sort"]) for line in lines[-1:]]


@reading(Team, reads=("team-formed",))
def teams(subject: UUID, lines: Sequence[Line]) -> list[Team]:
    return [Team(subject=subject, name=line.body["name"], agency=UUID(line.body["agency"])) for line in lines[-1:]]


def in_post(joined: Line, lines: Sequence[Line]) -> DateRange:
    """The days on which somebody works here: until they left, and as a foster carer while they are approved."""
    left = next((line.happened for line in lines if line.kind == "left" and line.happened >= joined.happened), None)
    if not carers.fosters(joined.body):
        return through(joined.happened, left)
    approved = carers.approval([line for line in lines if line.happened >= joined.happened])
    if approved is None:
        return DateRange(empty=True)
    first, last = max(joined.happened, approved.first), min(left or approved.last, approved.last)
    return through(first, last) if first <= last else DateRange(empty=True)


@reading(Practitioner, reads=("joined", "left", carers.APPROVED, carers.ENDED))
def practitioners(subject: UUID, lines: Sequence[Line]) -> list[Practitioner]:
    """As they last joined, and until they left after that."""
    joined = next((line for line in reversed(lines) if line.kind == "joined"), None)
    if joined is None:
        return []
    body = joined.body
    return [
        Practitioner(
            subject=subject,
            name=body["name"],
            profession=body["profession"],
            registration=body.get("registration", ""),
            agency=UUID(body["agency"]),
            during=in_post(joined, lines),
            entry=joined.root,
        )
    ]


@reading(FrameworkTraining, reads=("practice-framework-trained",))
def framework_training(subject: UUID, lines: Sequence[Line]) -> list[FrameworkTraining]:
    """From the first course on; whoever takes it again had it before."""
    trained = [line for line in lines if line.kind == "practice-framework-trained"]
    return [FrameworkTraining(subject=subject, during=through(line.happened, None), entry=line.root) for line in trained[:1]]


@reading(CarerApproval, reads=(carers.APPROVED, carers.ENDED))
def carer_approvals(subject: UUID, lines: Sequence[Line]) -> list[CarerApproval]:
    held = carers.approval(lines)
    if held is None or held.last < held.first:
        return []
    ages = {"youngest": held.ages.start, "oldest": held.ages.stop - 1}
    during = through(held.first, held.last)
    return [CarerApproval(subject=subject, during=during, entry=held.entry, children=held.children, person=held.person, **ages)]


@reading(TeamMember, reads=("team-joined", "team-left"))
def team_members(subject: UUID, lines: Sequence[Line]) -> list[TeamMember]:
    times = _times(lines, "team-joined", "team", ends="team-left")
    return [
        TeamMember(subject=subject, team=UUID(began.body["team"]), during=through(began.happened, last), entry=began.root)
        for began, last in times
    ]


@reading(TeamManager, reads=("team-manager-appointed", "team-manager-ended"))
def team_managers(subject: UUID, lines: Sequence[Line]) -> list[TeamManager]:
    times = _times(lines, "team-manager-appointed", "practitioner", ends="team-manager-ended")
    return [
        TeamManager(subject=subject, practitioner=UUID(began.body["practitioner"]), during=through(began.happened, last), entry=began.root)
        for began, last in times
    ]


@reading(RoleHeld, reads=("role-granted", "role-ended"))
def roles_held(subject: UUID, lines: Sequence[Line]) -> list[RoleHeld]:
    times = _times(lines, "role-granted", "role", ends="role-ended")
    return [
        RoleHeld(
            subject=subject,
            role=began.body["role"],
            granted_by=began.practitioner,
            during=through(began.happened, last),
            entry=began.root,
        )
        for began, last in times
    ]


@reading(Cover, reads=("cover-arranged",))
def covers(subject: UUID, lines: Sequence[Line]) -> list[Cover]:
    return [
        Cover(
            subject=subject,
            acting=UUID(line.body["acting"]),
            during=through(date.fromisoformat(line.body["from"]), date.fromisoformat(line.body["to"])),
            entry=line.root,
        )
        for line in lines
    ]


@reading(ChildCover, reads=("child-covered",))
def covers_of_children(subject: UUID, lines: Sequence[Line]) -> list[ChildCover]:
    return [
        ChildCover(
            subject=subject,
            away=UUID(line.body["for"]),
            acting=UUID(line.body["acting"]),
            during=through(date.fromisoformat(line.body["from"]), date.fromisoformat(line.body["to"])),
            entry=line.root,
        )
        for line in lines
    ]


@reading(PendingStep, reads=taking.READS)
def next_steps(subject: UUID, lines: Sequence[Line]) -> list[PendingStep]:
    return [
        PendingStep(
            subject=subject,
            entry=held.entry,
            holder=held.holder,
            to=held.offer.to if held.offer else None,
            team=held.offer.team if held.offer else None,
            since=held.since,
        )
        for held in open_steps(lines)
    ]


@reading(Known, reads=("knows-declared",))
def known(subject: UUID, lines: Sequence[Line]) -> list[Known]:
    return [Known(subject=subject, person=UUID(line.body["person"]), since=line.happened) for line in lines]


@reading(Allocation, reads=work.READS)
def allocations(subject: UUID, lines: Sequence[Line]) -> list[Allocation]:
    """Work that was passed on the day it began was nobody's for a whole day, and has no row."""
    return [
        Allocation(
            subject=subject,
            practitioner=held.practitioner,
            team=held.team,
            role=held.role,
            during=DateRange(held.begins, held.last) if held.passed_on else through(held.begins, held.last),
            entry=held.entry,
        )
        for held in work.AgencyWork(lines).all()
        if not (held.passed_on and held.last == held.begins)
    ]


@reading(HandoverPending, reads=work.READS)
def handovers_pending(subject: UUID, lines: Sequence[Line]) -> list[HandoverPending]:
    return [
        HandoverPending(subject=subject, to=offer.to, giver=offer.giver, role=offer.role, since=offer.since, entry=offer.entry, of=offer.of)
        for offer in work.AgencyWork(lines).offers.values()
        if offer.answered is None
    ]


def _times(lines: Sequence[Line], begins: str, name: str, *, ends: str) -> Iterator[tuple[Line, date | None]]:
    """Beginnings and last days, for each value of `name`. What begins again while it lasts goes on."""
    running: dict[str, Line] = {}
    for line in lines:
        value = line.body[name]
        if line.kind == begins:
            running.setdefault(value, line)
        elif line.kind == ends and value in running:
            yield running.pop(value), line.happened
    yield from ((line, None) for line in running.values())


@reading(WorkTelephone, reads=("work-telephone-noted", "agency-telephone-noted"))
def work_telephones(subject: UUID, lines: Sequence[Line]) -> list[WorkTelephone]:
    """The last one counts."""
    return [
        WorkTelephone(subject=subject, number=line.body["number"], during=through(line.happened, None), entry=line.root)
        for line in lines[-1:]
    ]
