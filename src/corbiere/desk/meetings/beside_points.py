"""Lays beside a point of the agenda, while it is spoken of, reports, the children's words, what people need, a domain's own part."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corbiere.desk.extend import MeetingPart, every
from corbiere.desk.meetings import preparation
from corbiere.desk.meetings.hold import Talk
from corbiere.desk.meetings.preparation import LastMeeting, OwnWords, ReportRow
from corbiere.desk.meetings.room import Room
from corbiere.desk.meetings.suggested_attendees import MeetingCircle
from corbiere.meetings.notes import Invitee
from corbiere.meetings.type_parts import LAST_MEETING, NEEDS, OWN_WORDS, REPORTS, AgendaPoint


class PagePart(NamedTuple):
    """A domain's part: its template with what it is drawn from."""

    name: str
    template: str
    part: object


@dataclass(frozen=True, slots=True)
class BesidePoint:
    """Beside one point; each is empty where it does not belong there, or where there is none."""

    reports: Sequence[ReportRow] = ()
    heard: Sequence[OwnWords] = ()
    needs: Sequence[Invitee] = ()
    helped_by: str = ""
    before: Sequence[LastMeeting] = ()
    parts: Sequence[PagePart] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.reports or self.heard or self.needs or self.helped_by or self.before or self.parts)

    @property
    def inside(self) -> str:
        """Contents in a few words, for the line by which it is opened."""
        words = ("what the children say" if len(self.heard) > 1 else "what the child says") if any(one.said for one in self.heard) else ""
        said = (_counted(self.reports, "report"), words, "what people need" if self.needs or self.helped_by else "")
        return ", ".join(one for one in (*said, "the last decision" if self.before else "", "how it is going" if self.parts else "") if one)


def _counted(rows: Sequence[ReportRow], noun: str) -> str:
    return f"{len(rows)} {noun}{'s' if len(rows) > 1 else ''}" if rows else ""


class AgendaItem(NamedTuple):
    """A point with its notes and what is beside it; `is_open` where it is the one that is spoken of, or something is typed in it."""

    talk: Talk
    beside: BesidePoint
    is_open: bool


def agenda(room: Room, circle: MeetingCircle, talks: Sequence[Talk], current: int | None) -> tuple[list[AgendaItem], list[PagePart]]:
    """The points in turn, and the domains' parts that belong beside none of them."""
    parts = [PagePart(part.name, part.template, said) for part in every(MeetingPart) if "hold" in part.pages and (said := part.build(room))]
    shown = {name for talk in talks for name in talk.box.point.shows}
    found = _Found(room, circle, parts)
    here = next((talk.box.number for talk in talks if not talk.lines), None) if current is None else current
    items = [AgendaItem(talk, found.beside(talk.box.point), talk.box.is_open or talk.box.number == here) for talk in talks]
    return items, [part for part in parts if part.name not in shown]


@dataclass(frozen=True, slots=True)
class _Found:
    room: Room
    circle: MeetingCircle
    parts: Sequence[PagePart]

    def beside(self, point: AgendaPoint) -> BesidePoint:
        room, shows = self.room, point.shows
        return BesidePoint(
            reports=preparation.report_rows(room, self.circle) if REPORTS in shows else (),
            heard=preparation.heard(room) if OWN_WORDS in shows else (),
            needs=[one for one in room.gathering.asked if one.said.needs] if NEEDS in shows else (),
            helped_by=room.meeting.helped_by if NEEDS in shows else "",
            before=preparation.before(room) if LAST_MEETING in shows else (),
            parts=[part for part in self.parts if part.name in shows],
        )
