"""Who comes into a meeting's pages, and what of it is open to them: each child of whom they see the meeting, and nobody else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from uuid import UUID

from django.urls import reverse

from corbiere.access.access_log import NotVisible
from corbiere.access.decorators import NotTheirs
from corbiere.access.listings_log import log_listed
from corbiere.access.models import AccessLog
from corbiere.access.reach import opened
from corbiere.access.recording import Ties, is_theirs, may_record, ties_together
from corbiere.access.records import lines_together
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.agencies.work import WorkPeriod as Work
from corbiere.agencies.work import work_on
from corbiere.desk.forms.drafts import drafts_of
from corbiere.desk.forms.options import FormContext
from corbiere.desk.models import Draft
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Ruling
from corbiere.meetings.gathering import Gathering
from corbiere.meetings.meeting import Meeting, meetings
from corbiere.meetings.models import Meeting as Row
from corbiere.meetings.notes import same_name
from corbiere.meetings.type_parts import Suggestions
from corbiere.meetings.types import MeetingType
from corbiere.people.models import Person, Relationship
from corbiere.people.readings import person_of, relationships_of

NOTED_AS = "meeting"


@dataclass(frozen=True)
class Seat:
    """One of whom the meeting speaks: what is open of their record, and the meeting as it tells it. `root` is its id there.

    `listed` is the name in the directory of a team, an agency or a practitioner; empty for a person.
    """

    subject: UUID
    root: UUID
    lines: Sequence[Line]
    categories: frozenset[str]
    meetings: Sequence[Meeting]
    meeting: Meeting
    ties: Ties
    listed: str = ""

    def may(self, kind: str) -> bool:
        """Whether whoever is in the room may record it of this child."""
        return is_theirs(kind_called(kind), self.ties, self.meeting.type.whose(kind))

    def ruling(self, kind: str) -> Ruling:
        """The same, with whom to ask where they may not."""
        return may_record(kind_called(kind), self.ties, self.meeting.type.whose(kind))

    @property
    def begins(self) -> Line:
        return next(line for line in self.lines if line.root == self.root)

    @property
    def arranged(self) -> Line | None:
        """The entry that last set its day, as it stands."""
        last = self.meeting.arranged
        return next((line for line in self.lines if last and line.root == last.entry), None)

    @cached_property
    def person(self) -> Person:
        return person_of(self.subject, self.lines)

    @cached_property
    def suggested(self) -> Suggestions:
        """Who belongs to the meeting by what its app wrote down."""
        return self.meeting.type.suggested(self.lines, self.ties.viewer.on)

    @cached_property
    def work(self) -> list[Work]:
        """Who works with them on the day, and as what."""
        on = self.ties.viewer.on
        return [held for held in work_on(self.lines, on).all() if held.on(on) and held.practitioner]

    @cached_property
    def relationships(self) -> list[Relationship]:
        return relationships_of(self.subject, self.lines)

    @property
    def is_person(self) -> bool:
        return not self.listed

    @property
    def born(self) -> date | None:
        return self.person.born if self.is_person else None

    @property
    def unborn(self) -> bool:
        return self.is_person and self.person.unborn

    @property
    def name(self) -> str:
        return self.listed or self.person.called

    @property
    def called(self) -> str:
        """The name the child goes by, for sentences and buttons."""
        return self.listed or self.person.spoken_of

    def asking(self, viewer: Viewer) -> FormContext:
        return FormContext(viewer, self.subject, self.lines)

    def counterpart(self, of: Line) -> Line | None:
        """The same entry, or this child's own that was made in one act with it."""
        return next((line for line in self.lines if line.root == of.root), None) or next(
            (line for line in self.lines if of.occasion and line.occasion == of.occasion and line.kind == of.kind), None
        )


@dataclass(frozen=True)
class Room:
    """A meeting as one person sees it. `seats` are the children of whom they may know, the eldest first."""

    id: UUID
    viewer: Viewer
    seats: Sequence[Seat]

    @property
    def first(self) -> Seat:
        """The child by whose entry the meeting was found."""
        return next(seat for seat in self.seats if seat.root == self.id)

    @property
    def meeting(self) -> Meeting:
        """As it is told of the first child: its type, day and place are the same for all."""
        return self.first.meeting

    @property
    def type(self) -> MeetingType:
        return self.meeting.type

    @property
    def day(self) -> date:
        """The day on which what is written down now was said: the meeting’s own once it has passed, and today until then."""
        return min(self.meeting.day or self.today, self.today)

    @cached_property
    def gathering(self) -> Gathering:
        """The meeting of all of them, each thing once."""
        return Gathering(tuple(seat.meeting for seat in self.seats))

    @cached_property
    def drafts(self) -> list[Draft]:
        """The viewer's drafts here that are not sent, the latest first: notes, and decisions about each of them."""
        kinds = {kind for type in self.gathering.types for kind in (type.family.noted, type.family.held) if kind}
        return list(drafts_of(self.viewer).filter(kind__in=kinds, subject__in=[seat.subject for seat in self.seats], replaces=None))

    @property
    def today(self) -> date:
        return self.viewer.on

    def seat(self, subject: UUID) -> Seat | None:
        return next((seat for seat in self.seats if seat.subject == subject), None)

    def whom(self, children: Iterable[UUID]) -> str:
        """The names of those children; empty where it is all of whom the meeting speaks here."""
        about = set(children)
        if about >= {seat.subject for seat in self.seats}:
            return ""
        return " and ".join(seat.called for seat in self.seats if seat.subject in about)

    def may(self, kind: str) -> bool:
        """Whether whoever is in the room may record it of one of the children at least."""
        return bool(kind) and any(seat.may(kind) for seat in self.seats)

    def at_the_door(self, kind: str) -> None:
        """NotTheirs where it is another's to record."""
        if not self.may(kind):
            raise NotTheirs(self.first.ruling(kind).why)

    def page(self, part: str = "") -> str:
        """The address of one of its pages: `hold`, `close`, `after`, `send`; else the first."""
        return reverse(f"desk:meeting-{part}" if part else "desk:meeting", args=[self.id])

    def own(self, seat: Seat, root: str) -> Line | None:
        """The entry of that root or, where it is on another child's record, this child's own of the same act."""
        if any(str(held.root) == root for held in self.seats):
            return seat.begins
        if any(held.meeting.held and str(held.meeting.held.root) == root for held in self.seats):
            return seat.meeting.held
        named = next((line for held in self.seats for line in held.lines if str(line.root) == root), None)
        return seat.counterpart(named) if named else None


def entered(viewer: Viewer, id: UUID, what: str = NOTED_AS, daily: bool = False) -> Room:
    """The meeting of that id; NotVisible where what arranged it is closed, withdrawn or not there, which reads alike."""
    rows = dict(Row.objects.together_with(id).values_list("subject", "meeting"))
    why = opened(viewer, rows)
    accesses = log_listed(viewer, set(rows), what, daily, why)
    lines = lines_together(viewer, accesses)
    ties = ties_together(viewer, accesses, why)
    seats = [seat for subject, access in accesses.items() if (seat := _seat(ties[subject], rows[subject], lines[subject], access))]
    if others := [seat.subject for seat in seats if not seat.meeting.type.is_about_people]:
        listed = names(others)
        seats = [replace(seat, listed=listed.get(seat.subject, "")) for seat in seats]
    if not any(seat.root == id for seat in seats):
        raise NotVisible
    return Room(id, viewer, sorted(seats, key=lambda seat: (seat.born or date.max, str(seat.subject))))


def _seat(ties: Ties, id: UUID, lines: Sequence[Line], access: AccessLog) -> Seat | None:
    told = meetings(ties.subject, lines)
    meeting = next((meeting for meeting in told if meeting.id == id), None)
    return Seat(ties.subject, id, lines, frozenset(access.categories), told, meeting, ties) if meeting else None


def handle(name: str) -> str:
    """By which a form speaks of somebody: the same for the same name, and fit to stand in an address."""
    return sha256(same_name(name).encode()).hexdigest()[:10]
