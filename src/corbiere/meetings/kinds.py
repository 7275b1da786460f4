"""The kinds in which an app writes down its meetings, made once for each: `MEETINGS = kinds_for("care", about=CHILD, category="care")`.

They are ordinary kinds, named after the app: `care-meeting-arranged`, `care-report-asked` and so on, and their classes `CareReportAsked`.
A ruling on one of the classes above them (`@ruling(ReportAsked)`, in rulings.py) holds for all of them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from corbiere.ledger.day_limits import DayLimit
from corbiere.ledger.entry import CHILD, PERSON, About, Choice, Whose, ask
from corbiere.ledger.kind_makers import E, kind_from, pointer
from corbiere.meetings.entries import (
    Arranged,
    AttendanceTaken,
    CalledOff,
    Challenged,
    ChallengeDecided,
    ChildMeetingArranged,
    ChildMeetingAttendanceTaken,
    ChildMeetingHeld,
    ChildMeetingInvitationsSent,
    ChildMeetingReportReceived,
    InvitationAnswered,
    InvitationsSent,
    MeetingHeld,
    Noted,
    NotesCirculated,
    ReportAsked,
    ReportReceived,
)
from corbiere.meetings.type_parts import KindNames


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingKinds:
    """The classes, by what each says of a meeting. `held` and `circulated` are there where the app has none of its own."""

    arranged: type[Arranged]
    invited: type[InvitationsSent]
    answered: type[InvitationAnswered]
    report_asked: type[ReportAsked]
    report_received: type[ReportReceived]
    attendance: type[AttendanceTaken]
    noted: type[Noted]
    called_off: type[CalledOff]
    challenged: type[Challenged]
    decided: type[ChallengeDecided]
    held: type[MeetingHeld] | None = None
    circulated: type[NotesCirculated] | None = None

    @property
    def family(self) -> KindNames:
        """Their names, as a type of meeting is declared with them; `dataclasses.replace` puts an app's own in."""
        made = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return KindNames(**{name: kind.kind if kind else "" for name, kind in made.items()})


def kinds_for(
    app: str,
    *,
    about: About,
    category: str,
    types: type[Choice] | None = None,
    whose: tuple[Whose, ...] = (),
    noting: tuple[Whose, ...] = (),
    before_birth: bool = False,
    arranged: tuple[str, ...] = (),
    held: tuple[str, ...] = (),
    by: tuple[DayLimit, ...] = (),
    arranging: tuple[Whose, ...] = (),
    which_meeting: str = "",
) -> MeetingKinds:
    """Makes the kinds of an app. Those about a person ask of the child and the family too.

    `types`: which meetings are arranged as this kind, where there are several. `whose`: whose act all of it is, where not as the classes
    above say; `noting` who may write down what is said, where that is more. `arranged` and `held` are kinds of the app's own that arrange
    a meeting or say what one came to; with `held`, none is made. `by`: the latest day that may be set for one. `arranging`: whose act it
    is to arrange one, where not as the class above says.
    """
    keywords: dict[str, Any] = {"about": about, "category": category, "before_birth": before_birth} | ({"whose": whose} if whose else {})
    keywords |= {"ending": which_meeting} if which_meeting else {}
    which: dict[str, Any] = {"type": (types, ask("Which meeting?", in_line=True))} if types else {}
    if by:
        which |= {"for_": (date | None, ask("On which day will it be?", alias="for", in_line=True, by=by))}
    noted = keywords | ({"whose": noting} if noting else {})
    make = _Maker(app, keywords, noted, (*arranged, f"{app}-meeting-arranged"), held or (f"{app}-meeting-held",))
    return make.kinds(which, {"whose": arranging} if arranging else {}, child=about in (CHILD, PERSON), held=not held)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes each kind. `of` are the kinds that arrange a meeting, and `came_to` those that say what one came to."""

    app: str
    keywords: dict[str, Any]
    noting: dict[str, Any]
    of: tuple[str, ...]
    came_to: tuple[str, ...]

    def kinds(self, which: dict[str, Any], arranging: dict[str, Any], *, child: bool, held: bool) -> MeetingKinds:
        make, of, app = self._made, self.of, self.app
        received = ChildMeetingReportReceived if child else ReportReceived
        return MeetingKinds(
            arranged=kind_from(ChildMeetingArranged if child else Arranged, f"{app}-meeting-arranged", self.keywords | arranging, which),
            invited=make("invitations-sent", ChildMeetingInvitationsSent if child else InvitationsSent, of=of),
            answered=make("invitation-answered", InvitationAnswered, of=of),
            report_asked=make("report-asked", ReportAsked, of=of),
            report_received=make("report-received", received, of=of, asked=(f"{app}-report-asked",)),
            attendance=make("attendance-taken", ChildMeetingAttendanceTaken if child else AttendanceTaken, of=of),
            noted=kind_from(Noted, f"{app}-noted", self.noting, {"of": pointer(Noted, "of", of)}),
            called_off=make("meeting-called-off", CalledOff, of=of),
            challenged=make("minutes-challenged", Challenged, of=self.came_to),
            decided=make("challenge-decided", ChallengeDecided, of=(f"{app}-minutes-challenged",)),
            held=make("meeting-held", ChildMeetingHeld if child else MeetingHeld, meeting=of) if held else None,
            circulated=make("notes-circulated", NotesCirculated, of=self.came_to) if held else None,
        )

    def _made(self, part: str, base: type[E], **pointing: tuple[str, ...]) -> type[E]:
        """`pointing`: the questions that point at an entry, with the kinds of that."""
        asked = {name: pointer(base, name, kinds) for name, kinds in pointing.items()}
        return kind_from(base, f"{self.app}-{part}", self.keywords, asked)
