"""Random workplaces: what may happen in them, recorded as far as the rulings take it, and kept beside the record to tell it again."""

from copy import copy
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from hypothesis import strategies as st

from agencies.workplace import OFFICE, OPENED
from corbiere.access.bases import BASES
from corbiere.access.models import Grant
from corbiere.agencies import entries as office
from corbiere.agencies import working
from corbiere.casework.entries import NoteMade
from corbiere.front_door.entries import ConcernDecided, ConcernReceived
from corbiere.ledger.entry import Entry
from corbiere.ledger.fields import Ground, Statement
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.withdrawal import Withdrawn
from corbiere.ledger.writing import Writing, record_batch
from corbiere.people.entries import Born, PersonIdentified
from corbiere.protection.entries import LegalPlanningHeld, SignificantIncident

FIRST = date(2026, 3, 1)
DAYS = 8
WORKERS, TEAMS, CHILDREN = 3, 2, 2

# What may happen, by name. A number is a place in one of the world's lists, or a day.
worker, team, child = st.integers(0, WORKERS - 1), st.integers(0, TEAMS - 1), st.integers(0, CHILDREN - 1)
nth, day = st.integers(0, 5), st.integers(0, DAYS - 1)
early, late = st.integers(0, 3), st.integers(3, DAYS)
role = st.sampled_from([*office.Role, office.Role.HUB])
job = st.sampled_from([working.AllocationRole.LEAD, working.AllocationRole.SECOND])
HAPPENS: dict[str, tuple[st.SearchStrategy[Any], ...]] = {
    "allocated": (child, st.none() | worker, st.none() | team, job, early),
    "works": (child, worker, early),
    "ended": (nth, day),
    "offered": (nth, worker, day),
    "accepted": (nth, day),
    "refused": (nth, day),
    "granted": (child, worker, st.sampled_from(["core group", "conference chair", "report asked for"]), day, day),
    "granted_to_role": (child, role, st.sampled_from(["register", "open concern", "conference service"]), early, late),
    "covers": (worker, worker, early, late),
    "knows": (worker, child, day),
    "joins": (worker, team, early),
    "leaves_team": (worker, team, day),
    "manages": (worker, team, early),
    "stands_down": (worker, team, day),
    "has_role": (worker, role, day),
    "loses_role": (worker, role, day),
    "leaves": (worker, late),
    "withdrawn": (nth,),
    "moved": (nth, day),
}
# What others hang on happens more often, so that a handful of stories meets most ways of being let in and kept out.
OFTEN = [*["works"] * 5, *["covers", "joins", "manages", "knows"] * 2, "offered", "accepted", "granted_to_role", *["has_role"] * 3]
events = st.sampled_from([*HAPPENS, *OFTEN]).flatmap(lambda name: st.tuples(st.just(name), *HAPPENS[name]))
stories = st.lists(events, min_size=14, max_size=26)
SEEN = [Statement(text="A boat", ground=Ground.OBSERVED)]
NOTHING_MORE = ConcernDecided(outcome="no-further-action", level="wellbeing", why="A coat was found")
BEFORE_ALL = (
    Born(),
    NoteMade(title="Drew", statements=SEEN),
    SignificantIncident(what=SEEN),
    ConcernReceived(concern="Cold"),
    NOTHING_MORE,
    LegalPlanningHeld(outcome="Apply"),
)


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


@dataclass(frozen=True)
class Told:
    """An entry that was taken. `what` is what it says, for the plain rules; `place` its place in the order of telling."""

    id: UUID
    root: UUID
    place: int
    subject: UUID
    name: str
    day: date
    what: tuple[Any, ...]
    made: Entry
    category: str


Made = tuple[UUID, Entry, date, tuple[Any, ...]]


class World:
    """`kept` is every row there is, `standing` what was neither corrected nor taken back, `opened` what other apps opened."""

    def __init__(self) -> None:
        self.kept: list[Told] = []
        self.standing: list[Told] = []
        self.opened: list[tuple[UUID, UUID | str, frozenset[str], date, date]] = []
        self.care = self._opened(office.AgencyEstablished(name="Care", sort=office.AgencySort.SOCIAL_CARE))
        self.teams = [self._opened(office.TeamFormed(name=f"Team {n}", agency=self.care)) for n in range(TEAMS)]
        self.workers = [self._opened(self._joined(n)) for n in range(WORKERS)]
        self.children = [self._opened(PersonIdentified(given=f"Child {n}")) for n in range(CHILDREN)]
        for one in self.children:
            for entry in BEFORE_ALL:
                self._tell("", one, entry, OPENED, ())

    def again(self) -> "World":
        """The same place, in which nothing has happened yet."""
        other = copy(self)
        other.kept, other.standing, other.opened = list(self.kept), [], []
        return other

    def _joined(self, n: int) -> Entry:
        profession = office.Profession.SOCIAL_WORKER if n else office.Profession.TEACHER
        return office.Joined(name=f"Worker {n}", profession=profession, registration=str(n), agency=self.care)

    def _opened(self, entry: Entry) -> UUID:
        subject = uuid4()
        self._tell("", subject, entry, OPENED, (), opens=True)
        return subject

    def _tell(
        self, name: str, subject: UUID, entry: Entry, day: date, what: tuple[Any, ...], by: Author = OFFICE, **more: Any
    ) -> Told | None:
        id = uuid4()
        try:
            with transaction.atomic():
                record_batch([Writing(entry=entry, about=subject, happened=day, id=id, **more)], by=by, otherwise="invented")
        except NotRecorded:
            return None
        told = Told(id, id, len(self.kept), subject, name, day, what, entry, type(entry).category)
        self.kept.append(told)
        return told

    def happen(self, name: str, *args: Any) -> None:
        made = getattr(self, name)(*args)
        if made is None:
            return
        subject, entry, day, what = made
        by = Author(practitioner=what[1], system="x") if name in ("accepted", "refused") else OFFICE
        told = self._tell(name, subject, entry, day, what, by)
        if told:
            self.standing.append(told)

    def _latest(self, n: int, *names: str) -> Told | None:
        found = [told for told in self.standing if told.name in names]
        return found[-1 - n % len(found)] if found else None

    # What happens. Each gives whom it is about, the entry, its day and what it says.

    def allocated(self, one: int, who: int | None, where: int | None, job: working.AllocationRole, d: int) -> Made:
        named, team = None if who is None else self.workers[who], None if where is None else self.teams[where]
        return self.children[one], working.Allocated(role=job, practitioner=named, team=team), on(d), (job, named, team)

    def works(self, one: int, who: int, d: int) -> Made:
        return self.allocated(one, who, None, working.AllocationRole.SECOND, d)

    def ended(self, n: int, d: int) -> Made | None:
        of = self._latest(n, "allocated", "works", "accepted")
        return of and (of.subject, working.AllocationEnded(of=of.root, reason=working.WhyEnded.OTHER), on(d), (of.root,))

    def offered(self, n: int, to: int, d: int) -> Made | None:
        of = self._latest(n, "allocated", "works", "accepted")
        return of and (of.subject, working.HandoverOffered(of=of.root, to=self.workers[to], note="…"), on(d), (of.root, self.workers[to]))

    def accepted(self, n: int, d: int) -> Made | None:
        of = self._latest(n, "offered")
        return of and (of.subject, working.HandoverAccepted(of=of.root), on(d), (of.root, of.what[1]))

    def refused(self, n: int, d: int) -> Made | None:
        of = self._latest(n, "offered")
        return of and (of.subject, working.HandoverRefused(of=of.root, why="…"), on(d), (of.root, of.what[1]))

    def covers(self, acting: int, away: int, d: int, last: int) -> Made:
        entry = office.CoverArranged(acting=self.workers[acting], from_=on(d), to=on(last))
        return self.workers[away], entry, on(d), (self.workers[acting], on(d), on(last))

    def knows(self, who: int, one: int, d: int) -> Made:
        return self.workers[who], office.KnowsDeclared(person=self.children[one], how="a cousin"), on(d), (self.children[one],)

    def joins(self, who: int, where: int, d: int) -> Made:
        return self.workers[who], office.TeamJoined(team=self.teams[where]), on(d), (self.teams[where],)

    def leaves_team(self, who: int, where: int, d: int) -> Made:
        return self.workers[who], office.TeamLeft(team=self.teams[where]), on(d), (self.teams[where],)

    def manages(self, who: int, where: int, d: int) -> Made:
        return self.teams[where], office.TeamManagerAppointed(practitioner=self.workers[who]), on(d), (self.workers[who],)

    def stands_down(self, who: int, where: int, d: int) -> Made:
        return self.teams[where], office.TeamManagerEnded(practitioner=self.workers[who]), on(d), (self.workers[who],)

    def has_role(self, who: int, role: office.Role, d: int) -> Made:
        return self.workers[who], office.RoleGranted(role=role, why="…"), on(d), (role,)

    def loses_role(self, who: int, role: office.Role, d: int) -> Made:
        return self.workers[who], office.RoleEnded(role=role), on(d), (role,)

    def leaves(self, who: int, d: int) -> Made:
        return self.workers[who], office.Left(), on(d), ()

    def granted(self, one: int, who: int, basis: str, d: int, last: int) -> None:
        self._grant(one, basis, d, last, BASES[basis].to(self.workers[who], self.children[one], on(d), on(max(d, last))), self.workers[who])

    def granted_to_role(self, one: int, role: office.Role, basis: str, d: int, last: int) -> None:
        self._grant(one, basis, d, last, BASES[basis].to_role(role, self.children[one], on(d), on(max(d, last))), role)

    def _grant(self, one: int, basis: str, d: int, last: int, grant: Grant, to: UUID | str) -> None:
        grant.save()
        self.opened.append((self.children[one], to, BASES[basis].categories, on(d), on(max(d, last))))

    # What is put right.

    def withdrawn(self, n: int) -> None:
        """Takes back one of the last things told. The row of that is filed where the entry is."""
        if n < len(self.standing):
            old = self.standing[-1 - n]
            row = self._tell("", old.subject, Withdrawn(), on(DAYS), (), replaces=old.id, why="an error")
            if row:
                self.standing.remove(old)
                self.kept[-1] = replace(row, category=old.category)

    def moved(self, n: int, d: int) -> None:
        """Says that one of the last things told was on another day. Others go on pointing at it."""
        if n < len(self.standing):
            old = self.standing[-1 - n]
            by = Author(practitioner=old.what[1], system="x") if old.name in ("accepted", "refused") else OFFICE
            new = self._tell(old.name, old.subject, old.made, on(d), old.what, by, replaces=old.id, why="another day")
            if new:
                self.standing[self.standing.index(old)] = replace(new, root=old.root, place=old.place)
