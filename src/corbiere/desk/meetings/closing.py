"""Closing a meeting: for each child, what must be set before it is closed, by which clause, and where that is done."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

from corbiere.desk.addresses import entry_address
from corbiere.desk.components.words import day_in_words
from corbiere.desk.forms.gaps import gap_address, left_open
from corbiere.desk.meetings import open_drafts, prefill
from corbiere.desk.meetings.room import Room, Seat
from corbiere.desk.record.display import pointed_at
from corbiere.ledger.entry import Body, kind_called
from corbiere.ledger.record import Line
from corbiere.meetings.checklist import Closing, Settlement, Words
from corbiere.meetings.type_parts import OtherEnding

NOT_SET = "Not set yet"
GO_ON = "Continue your draft for {}"


class CheckRow(NamedTuple):
    """One thing to be set. `said` is what was set, or what is wanted; `href` is where it is done."""

    what: str
    done: bool
    said: str
    cites: tuple[str, ...]
    href: str


class Other(NamedTuple):
    """Another way to end the meeting for a child, with the form that begins so."""

    said: str
    href: str
    cites: tuple[str, ...]


class DecisionRow(NamedTuple):
    """The decision for a child: by whom, in short and in plain words; or that there is none yet.

    `others` are the other ways to end it; `draft`: where the viewer goes on with theirs.
    """

    seat: Seat
    href: str
    outcome: str
    by: str
    day: date | None
    plain: str
    why: str
    dissent: list[tuple[str, str, str]]
    entry: str
    checks: list[CheckRow]
    others: list[Other]
    draft: str = ""

    @property
    def act(self) -> str:
        return GO_ON.format(self.seat.called) if self.draft else self.seat.meeting.type.ending.act.format(child=self.seat.called)

    @property
    def is_closed(self) -> bool:
        return all(check.done for check in self.checks)


def decisions(room: Room, names: dict[UUID, str]) -> list[DecisionRow]:
    begun = open_drafts.of_room(room)
    return [_decided(room, seat, names, begun.get(seat.subject, "")) for seat in room.seats]


def _decided(room: Room, seat: Seat, names: dict[UUID, str], draft: str) -> DecisionRow:
    held, type = seat.meeting.held, seat.meeting.type
    may = bool(type.family.held) and seat.may(type.family.held)
    href = (draft or prefill.address(room, seat.subject)) if may else ""
    body: Body = held.body if held else {}
    dissent = [(one["who"], one["about"], one["why"]) for one in body.get("disagreements", ())]
    return DecisionRow(
        seat=seat,
        href=href,
        outcome=type.outcome(body),
        by=names.get(held.practitioner, "") if held and held.practitioner else "",
        day=held.happened if held else None,
        plain=body.get("in_plain_words", ""),
        why=body.get("why", ""),
        dissent=dissent,
        entry=entry_address(held.id) if held else "",
        checks=list(_checks(room, seat, names, href)),
        others=[_other(room, seat, one) for one in type.other_endings] if may and held is None else [],
        draft=draft,
    )


def _other(room: Room, seat: Seat, ending: OtherEnding) -> Other:
    return Other(ending.act.format(child=seat.called), prefill.address(room, seat.subject, ending.answers), ending.cites)


def _checks(room: Room, seat: Seat, names: dict[UUID, str], there: str) -> Iterator[CheckRow]:
    """`there` is the form that decides; once it is decided, what was left open is asked on its own, and what was not is corrected."""
    meeting = seat.meeting
    held, type = meeting.held, meeting.type
    closing = Closing(seat.lines, held, meeting.day, seat.unborn, names)
    yield CheckRow(type.ending.done, held is not None, type.outcome(closing.body) or type.ending.not_yet, type.ending.cites, there)
    asked = meeting.day or date.max
    for one in type.settles(closing):
        wanted = f"{NOT_SET}: {_in_words(one.limit, asked)}" if one.limit else NOT_SET
        yield CheckRow(one.what, bool(one.said), _in_words(one.said, asked) or wanted, one.cites, _where(room, held, one, there))
    if type.locked:
        unnoted = [point.name for point in meeting.unnoted]
        said = "Each has a note" if not unnoted else f"Nothing is written yet under: {'; '.join(unnoted)}"
        cites = tuple(dict.fromkeys(cite for point in type.locked for cite in point.cites))
        yield CheckRow("The points that must be discussed", not unnoted, said, cites, room.page("hold"))


def _where(room: Room, held: Line | None, one: Settlement, there: str) -> str:
    if held is None:
        return there
    open = [question.key for question in left_open(held, one.asks)]
    return gap_address(held.id, open, room.page("close")) if open else reverse("desk:correct", args=[held.id])


def _in_words(said: Words, as_of: date) -> str:
    return "".join(part if isinstance(part, str) else day_in_words(part, as_of) for part in said)


def named_in(room: Room) -> set[UUID]:
    """The practitioners whom the decisions name, and who wrote them down."""
    found = set()
    for seat in room.seats:
        if held := seat.meeting.held:
            entry = kind_called(held.kind).read(held.body, held.version)
            found |= {id for sort, id in pointed_at(entry) if sort == "practitioner"}
            found |= {held.practitioner} if held.practitioner else set()
    return found
