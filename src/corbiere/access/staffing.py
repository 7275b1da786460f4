"""Who may record where people work, whom they manage and which roles they hold: nobody opens a record to themselves.

Whoever keeps the directory may, or whoever has what is given away: the present manager of somebody's team, and those who are away for
their own cover. What is given stays within one agency, and nobody is given anything by somebody who has their own post from them.
"""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from uuid import UUID

from corbiere.access.closing import only_closes
from corbiere.access.recording import Ties, may_record, tied
from corbiere.access.viewing import MANAGES, Viewer
from corbiere.access.visibility import STAFF_SORTS
from corbiere.agencies.carers import CarerApprovalEnded, CarerApproved
from corbiere.agencies.directory import names
from corbiere.agencies.entries import (
    AgencyEstablished,
    CoverArranged,
    Joined,
    KnowsDeclared,
    Left,
    Role,
    RoleEnded,
    RoleGranted,
    TeamFormed,
    TeamJoined,
    TeamLeft,
    TeamManagerAppointed,
    TeamManagerEnded,
)
from corbiere.agencies.models import Allocation, Practitioner, RoleHeld, Team, TeamManager, TeamMember
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.models import EntryRow, Subject
from corbiere.ledger.rulings import Proposal, Ruling, must
from corbiere.ledger.whose import TieOrRole

KEEPER = Role.REGISTER_ADMINISTRATOR
RECENT = timedelta(days=90)  # Default: how far back a chain of appointments is followed. One's own appointee never gives one anything
GIVES = (RoleGranted.kind, TeamManagerAppointed.kind)
LEADS = "Only a manager of a team, or somebody who keeps the registers, can record this."
LAST = "Nobody else keeps the directory. Give somebody else that role first: there must always be one."
OTHER_AGENCY = "They work for another agency. What opens records can be given only within one agency."
YOURS = "Somebody else must put this right for you: ask"
FROM_THEM = "They gave you the post or the role that lets you record this. Somebody else must record it:"


@tied(TieOrRole.DIRECTORY)
def keeps_or_manages(practitioner: UUID, subjects: Collection[UUID], on: date) -> Collection[UUID]:
    """All, of somebody who manages a team or keeps the directory: of what they may record more is asked once it is typed."""
    manages = TeamManager.objects.on(on).filter(practitioner=practitioner).exists()
    return subjects if manages or _holds(practitioner, KEEPER, on) else ()


@tied(TieOrRole.REGISTER_KEEPER)
def keeps_directory(practitioner: UUID, subjects: Collection[UUID], on: date) -> Collection[UUID]:
    """Practitioners, teams and agencies, for whoever keeps the registers; of a child it follows from being on one."""
    listed = set(Subject.objects.filter(id__in=subjects, sort__in=STAFF_SORTS).values_list("id", flat=True))
    return listed if listed and _holds(practitioner, KEEPER, on) else ()


@tied(TieOrRole.ONESELF)
def is_oneself(practitioner: UUID, subjects: Collection[UUID], on: date) -> Collection[UUID]:
    return {practitioner}


def _holds(practitioner: UUID, role: Role, on: date) -> bool:
    return RoleHeld.objects.on(on).filter(subject=practitioner, role=role).exists()


def may_record_of_staff(asked: Proposal, author: Viewer) -> Ruling:
    """Rules on an entry about a practitioner, team or agency."""
    kind = kind_called(asked.replaces.kind) if asked.replaces else type(asked.entry)
    if asked.replaces is not None and kind in _RULES and not only_closes(asked.entry, asked.replaces):
        return _put_right(asked, author)
    entry = kind.read(asked.replaces.body, asked.replaces.version) if asked.replaces else asked.entry
    rule = _RULES.get(kind)
    if rule is None:
        if TieOrRole.DIRECTORY not in kind.whose:
            return may_record(kind, Ties(author, asked.subject))
        return _allow(_keeps(author) or MANAGES in author.roles, LEADS)
    told = rule(asked, author, entry)
    return told if not told.allowed or asked.replaces else _by_nobody_they_appointed(asked, author, entry)


def _put_right(asked: Proposal, author: Viewer) -> Ruling:
    """Lets only a keeper of the directory, who is in none of it themselves, put right what access is worked out from."""
    assert asked.replaces is not None, "only a correction is put right"
    before = kind_called(asked.replaces.kind).read(asked.replaces.body, asked.replaces.version)
    within = {asked.subject, *_gainers(asked, before), *_gainers(asked, asked.entry)}
    ask = _called(_keepers(author))
    if author.practitioner in within:
        return _allow(False, f"{YOURS} {ask}.")
    return _allow(_keeps(author), f"Only somebody who keeps the directory can correct or withdraw this. Ask {ask}.", "ISS-10-1")


# Who may record each kind.


def _team(asked: Proposal, author: Viewer, entry: TeamFormed) -> Ruling:
    own = asked.opens and MANAGES in author.roles and entry.agency == author.agency
    return _allow(own, "") if own else _directory(author)


def _joined(asked: Proposal, author: Viewer, entry: Joined) -> Ruling:
    """Somebody new is recorded by a manager of the agency. Who is here already changes agencies only through the directory."""
    own = asked.opens and MANAGES in author.roles and entry.agency == author.agency
    return _allow(own, "") if own else _not_oneself(asked, author)


def _left(asked: Proposal, author: Viewer, entry: Left) -> Ruling:
    if _is_last_keeper(asked.subject, asked.today):
        return _allow(False, LAST)
    return _of_their_line(asked, author)


def _role(asked: Proposal, author: Viewer, entry: RoleGranted | RoleEnded) -> Ruling:
    if isinstance(entry, RoleEnded) and entry.role == KEEPER and _is_last_keeper(asked.subject, asked.today):
        return _allow(False, LAST)
    return _not_oneself(asked, author)


def _manager(asked: Proposal, author: Viewer, entry: TeamManagerAppointed) -> Ruling:
    if entry.practitioner == author.practitioner:
        return _not_oneself(asked, author)
    if _agency_of_team(asked.subject) != _agency_of(entry.practitioner, asked.today):
        return _allow(False, OTHER_AGENCY, field="practitioner")
    return _directory(author)


def _manager_ended(asked: Proposal, author: Viewer, entry: TeamManagerEnded) -> Ruling:
    """Lets a manager of a team stand down themselves."""
    return _allow(True, "") if entry.practitioner == author.practitioner else _directory(author)


def _team_joined(asked: Proposal, author: Viewer, entry: TeamJoined) -> Ruling:
    """It opens the children of whoever joins to the managers of the team. Those whose they are now may give them; who manages the team
    takes in only somebody who has no children yet and is in no other team."""
    if _agency_of_team(entry.team) != _their_agency(asked):
        return _allow(False, OTHER_AGENCY, field="team")
    present = _managers(_teams_of(asked.subject, asked.today), asked.today)
    if author.practitioner in present:
        return _allow(True, "")
    free = not present and not Allocation.objects.on(asked.today).filter(practitioner=asked.subject).exists()
    gains = author.practitioner in _managers([entry.team], asked.today)
    if gains and free:
        return _allow(True, "")
    if gains or not _keeps(author):
        ask = _called(present) if present else _called(_keepers(author))
        return _allow(False, f"They work in another team, or already have children, whose records this would open. Ask {ask} to record it.")
    return _allow(True, "")


def _team_left(asked: Proposal, author: Viewer, entry: TeamLeft) -> Ruling:
    return _allow(True, "") if author.practitioner in _managers([entry.team], asked.today) else _directory(author)


def _cover(asked: Proposal, author: Viewer, entry: CoverArranged) -> Ruling:
    if _agency_of(entry.acting, asked.today) != _their_agency(asked):
        return _allow(False, OTHER_AGENCY, field="acting")
    return _allow(True, "") if asked.subject == author.practitioner else _of_their_line(asked, author)


def _knows(asked: Proposal, author: Viewer, entry: KnowsDeclared) -> Ruling:
    own = asked.subject == author.practitioner and asked.replaces is None
    return _allow(own or (_keeps(author) and asked.subject != author.practitioner), f"{YOURS} {_called(_keepers(author))}.")


_RULES: dict[type[Entry], Callable[..., Ruling]] = {
    AgencyEstablished: lambda asked, author, entry: _directory(author),
    TeamFormed: _team,
    Joined: _joined,
    Left: _left,
    RoleGranted: _role,
    RoleEnded: _role,
    TeamManagerAppointed: _manager,
    TeamManagerEnded: _manager_ended,
    TeamJoined: _team_joined,
    TeamLeft: _team_left,
    CoverArranged: _cover,
    KnowsDeclared: _knows,
    CarerApproved: lambda asked, author, entry: _of_their_line(asked, author),
    CarerApprovalEnded: lambda asked, author, entry: _of_their_line(asked, author),
}


def _by_nobody_they_appointed(asked: Proposal, author: Viewer, entry: Entry) -> Ruling:
    """Two who appoint each other, or three in a ring, would open everything to one another."""
    gaining = _gainers(asked, entry) if isinstance(entry, RoleGranted | TeamManagerAppointed | TeamJoined | CoverArranged) else set()
    own = asked.subject == author.practitioner or author.practitioner in _managers(_teams_of(asked.subject, asked.today), asked.today)
    if own and not isinstance(entry, RoleGranted):  # what is theirs they may give to anybody
        return _allow(True, "")
    for who in gaining - {author.practitioner}:
        if author.practitioner in _appointed_by(who, asked.today):
            others = _keepers(author) - _appointed_by(who, asked.today) - {who}
            return _allow(False, f"{FROM_THEM} ask {_called(others)}.", "ISS-10-1")
    return _allow(True, "")


def _gainers(asked: Proposal, entry: Entry) -> set[UUID]:
    """To whom an entry may open something."""
    match entry:
        case RoleGranted() | RoleEnded() | Joined() | Left() | KnowsDeclared():
            return {asked.subject}
        case TeamManagerAppointed() | TeamManagerEnded():
            return {entry.practitioner}
        case TeamJoined() | TeamLeft():
            return set(_managers([entry.team], asked.today))
        case CoverArranged():
            return {entry.acting}
        case _:
            return set()


def _appointed_by(who: UUID, today: date) -> set[UUID]:
    """Whom somebody made a manager or gave a role, ever; and whom those in turn did, lately."""
    found, new, since = set[UUID](), {who}, None
    while new:
        rows = EntryRow.objects.filter(practitioner__in=new, kind__in=GIVES)
        if since is not None:
            rows = rows.filter(recorded__date__gte=since)
        named = {UUID(row.body["practitioner"]) if row.body and "practitioner" in row.body else row.subject_id for row in rows}
        new, since = named - found - {who}, today - RECENT
        found |= new
    return found


# Who stands where today.


def _directory(author: Viewer) -> Ruling:
    why = f"Only somebody who keeps the directory can record this. Ask {_called(_keepers(author))}."
    return _allow(_keeps(author), why, "ISS-10-1")


def _not_oneself(asked: Proposal, author: Viewer) -> Ruling:
    entry = asked.entry
    named = {asked.subject, getattr(entry, "practitioner", None)}
    if author.practitioner in named:
        return _allow(False, f"Somebody else must record this about you: ask {_called(_keepers(author))}.", "ISS-10-1")
    return _directory(author)


def _of_their_line(asked: Proposal, author: Viewer) -> Ruling:
    """By a manager of their team, or by whoever keeps the directory."""
    present = _managers(_teams_of(asked.subject, asked.today), asked.today) - {asked.subject}
    if author.practitioner in present:
        return _allow(True, "")
    ask = _called(present or _keepers(author))
    why = f"Only a manager of their own team, or somebody who keeps the directory, can record this. Ask {ask}."
    return _allow(_keeps(author) and asked.subject != author.practitioner, why)


def _allow(allowed: bool, why: str, clause: str = "", field: str = "") -> Ruling:
    return must(allowed, "" if allowed else why, clause, field)


def _keeps(author: Viewer) -> bool:
    return KEEPER in author.roles


def _keepers(author: Viewer) -> set[UUID]:
    """Who keeps the directory besides the author."""
    held = set(RoleHeld.objects.on(author.on).filter(role=KEEPER).values_list("subject", flat=True))
    here = set(Practitioner.objects.on(author.on).filter(subject__in=held).values_list("subject", flat=True))
    return here - {author.practitioner}


def _is_last_keeper(who: UUID, today: date) -> bool:
    held = RoleHeld.objects.on(today).filter(role=KEEPER).values_list("subject", flat=True)
    return set(Practitioner.objects.on(today).filter(subject__in=held).values_list("subject", flat=True)) == {who}


def _called(who: Collection[UUID]) -> str:
    return min(names(who).values(), default="whoever looks after the system")


def _teams_of(who: UUID, today: date) -> list[UUID]:
    return list(TeamMember.objects.on(today).filter(subject=who).values_list("team", flat=True))


def _managers(teams: Collection[UUID], today: date) -> set[UUID]:
    return set(TeamManager.objects.on(today).filter(subject__in=teams).values_list("practitioner", flat=True))


def _agency_of(who: UUID, today: date) -> UUID | None:
    return Practitioner.objects.on(today).filter(subject=who).values_list("agency", flat=True).first()


def _their_agency(asked: Proposal) -> UUID | None:
    """As their record says: they may have joined in this very act."""
    joined = asked.standing.last("joined")
    return UUID(joined.body["agency"]) if joined else None


def _agency_of_team(team: UUID) -> UUID | None:
    return Team.objects.filter(subject=team).values_list("agency", flat=True).first()
