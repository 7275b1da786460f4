"""Details of a meeting in one child's lines: who was asked and answered, reports, who came, notes, what was sent, what was challenged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from corbiere.ledger.fields import Statement
from corbiere.ledger.record import Line
from corbiere.meetings.notes import (
    AttendanceState,
    Challenge,
    ChallengeRuling,
    Circulation,
    InvitationAnswer,
    Invitee,
    Note,
    Postponement,
    Report,
    ReportState,
    Source,
    last_said,
    same_name,
    source,
)
from corbiere.meetings.parts import Attendance, ChallengeOutcome, Invitation, Recipient, Reply, WhyCalledOff, Withholding
from corbiere.meetings.schedule import MeetingSchedule
from corbiere.meetings.types import KINDS, part_of


def pointers(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """Lines about meetings, by the entry they point at."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        if line.kind in KINDS and (of := line.body.get("of")):
            found.setdefault(str(of), []).append(line)
    return found


def note_in(line: Line, subject: UUID) -> Note:
    """The note that an entry is."""
    return Note(line.body["point"], Statement.as_kept(line.body["said"]), line.body.get("by", ""), source(line, subject))


@dataclass(frozen=True, slots=True)
class ShownDetails:
    """Those details alone that somebody is shown."""

    asked: tuple[Invitee, ...] = ()
    answers: tuple[InvitationAnswer, ...] = ()
    reports: tuple[Report, ...] = ()
    attendance: tuple[AttendanceState, ...] = ()
    notes: tuple[Note, ...] = ()
    challenges: tuple[Challenge, ...] = ()


@dataclass(frozen=True)
class Details:
    """The lines of one child that are about one meeting: `pointing` has them by the entry they point at. Each detail is worked out when
    it is first asked for."""

    subject: UUID
    course: MeetingSchedule
    pointing: Mapping[str, Sequence[Line]]

    def _of(self, part: str) -> list[Line]:
        """The entries that say this of the meeting, as they were written down."""
        said = (line for arranged in self.course.arranged for line in self._at(part, arranged.root))
        return sorted(said, key=lambda line: line.order)

    def _at(self, part: str, entry: UUID) -> list[Line]:
        return [line for line in self.pointing.get(str(entry), ()) if part_of(line.kind) == part]

    def _source(self, line: Line) -> Source:
        return source(line, self.subject)

    @cached_property
    def answers(self) -> tuple[InvitationAnswer, ...]:
        return tuple(self._answers.values())

    @cached_property
    def _answers(self) -> dict[str, InvitationAnswer]:
        """The last answer of each, by their name."""
        found: dict[str, InvitationAnswer] = {}
        for line in self._of("answered"):
            said = line.body
            found[same_name(said["who"])] = InvitationAnswer(said["who"], Reply(said["reply"]), said.get("more", ""), self._source(line))
        return found

    @cached_property
    def asked(self) -> tuple[Invitee, ...]:
        """Each invitee as last recorded."""
        groups = ([self._asked(Invitation.as_kept(one), line) for one in line.body["asked"]] for line in self._of("invited"))
        return tuple(last_said(groups, lambda one: one.said))

    def who_is_asked(self) -> list[Invitation]:
        """Invitations to come. Who is kept out is not told of it."""
        return [one.said for one in self.asked if not one.said.kept_out]

    def _asked(self, said: Invitation, line: Line) -> Invitee:
        return Invitee(said, self._source(line), self._answers.get(same_name(said.who)))

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Reports asked for, in the order of asking, then those that came unasked. The first that came in answers the request."""
        asked = {line.root: self._asked_for(line) for line in self._of("report_asked")}
        unasked = []
        for line in self._of("report_received"):
            request = next((root for root, report in asked.items() if _answers(line, root, report)), None)
            if request:
                asked[request] = self._came_in(asked[request], line)
            elif not any(report.received and _answers(line, root, replace(report, received=None)) for root, report in asked.items()):
                unasked.append(self._came_in(_nobodys(line), line))
        return (*asked.values(), *unasked)

    def _asked_for(self, line: Line) -> Report:
        said = line.body
        return Report(
            _id(said.get("agency")), said.get("elsewhere", ""), said["from"], _id(said.get("practitioner")),
            date.fromisoformat(said["wanted_by"]), self._source(line), state=self._out(), for_day=self.course.day,
        )  # fmt: skip

    def _out(self) -> ReportState:
        """The state of a report that has not come."""
        if self.course.held:
            return ReportState.DID_NOT_COME
        return ReportState.NOT_NEEDED if self.course.is_off else ReportState.OUT

    def _came_in(self, report: Report, line: Line) -> Report:
        said = line.body
        shared = said.get("shared_with_family")
        return replace(
            report,
            from_=said["from"],
            received=self._source(line),
            says=tuple(Statement.as_kept(one) for one in said.get("says", ())),
            recommends=said.get("recommends", ""),
            shared_with_family=date.fromisoformat(shared) if shared else None,
            state=self._state(report, line.happened),
        )

    def _state(self, report: Report, day: date) -> ReportState:
        """On the day of the meeting it is not after it; on the last day it is in time."""
        if self.course.day and day > self.course.day:
            return ReportState.AFTER
        return ReportState.LATE if report.wanted_by and day > report.wanted_by else ReportState.IN_TIME

    @cached_property
    def attendance(self) -> tuple[AttendanceState, ...]:
        """Attendance of each as last written, in the entry that decided too."""
        decided = [self.course.held] if self.course.held else []
        written = sorted([*self._of("attendance"), *decided], key=lambda line: line.order)
        groups = (
            [AttendanceState(Attendance.as_kept(one), self._source(line)) for one in line.body.get("attended", ())] for line in written
        )
        return tuple(last_said(groups, lambda one: one.said))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """By the points of the agenda, and under each as they were written; then what was noted besides."""
        places = {point.name: place for place, point in enumerate(self.course.type.agenda)}
        made = [note_in(line, self.subject) for line in self._of("noted")]
        return tuple(sorted(made, key=lambda note: places.get(note.point, len(places))))

    def put_off(self, line: Line) -> Postponement:
        said = line.body
        told = tuple(said.get("told") or said.get("written_to") or ())
        to = date.fromisoformat(said["to"]) if said.get("to") else None
        return Postponement(WhyCalledOff(said["why"]), to, said.get("more", ""), told, self._source(line))

    def _of_held(self, part: str) -> list[Line]:
        return self._at(part, self.course.held.root) if self.course.held else []

    def sendings(self) -> tuple[Circulation, ...]:
        return tuple(
            Circulation(
                tuple(line.body.get("to", ())),
                tuple(Recipient.as_kept(one) for one in line.body.get("sent", ())),
                tuple(Withholding.as_kept(one) for one in line.body.get("withheld", ())),
                self._source(line),
            )
            for line in self._of_held("circulated")
        )

    @cached_property
    def challenges(self) -> tuple[Challenge, ...]:
        return tuple(
            Challenge(line.body["who"], line.body["passage"], line.body["claims"], self._source(line), self._decided(line.root))
            for line in self._of_held("challenged")
        )

    def _decided(self, challenge: UUID) -> ChallengeRuling | None:
        decided = self._at("decided", challenge)
        return self._adjudged(decided[-1]) if decided else None

    def _adjudged(self, line: Line) -> ChallengeRuling:
        said = line.body
        decision, addendum = ChallengeOutcome(said["decision"]), said.get("addendum", "")
        return ChallengeRuling(decision, said["why"], addendum, UUID(said["decided_by"]), self._source(line))


def _answers(came: Line, root: UUID, asked: Report) -> bool:
    """By the request it names; else by the agency, where it names none."""
    if asked.received:
        return False
    if named := came.body.get("asked"):
        return str(named) == str(root)
    agency, elsewhere = _id(came.body.get("agency")), came.body.get("elsewhere", "")
    return (agency is not None and agency == asked.agency) or (elsewhere != "" and same_name(elsewhere) == same_name(asked.elsewhere))


def _nobodys(line: Line) -> Report:
    """A report for which nobody had asked."""
    return Report(_id(line.body.get("agency")), line.body.get("elsewhere", ""), line.body["from"], None, None, None)


def _id(text: str | None) -> UUID | None:
    return UUID(str(text)) if text else None
