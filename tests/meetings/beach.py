"""A type of meeting that exists in tests alone: a beach day is arranged, so that the mechanism is seen to need no word of child protection."""

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from corbiere.ledger.entry import CHILD, Entry, ask
from corbiere.ledger.fields import Words, entry_of
from corbiere.ledger.whose import ANYBODY
from corbiere.meetings import entries
from corbiere.meetings.entries import Attendance, Sector, Tie
from corbiere.meetings.types import Family, MeetingType, Needed, Point, Timing, declare

DAY = Annotated[UUID, entry_of("test-beach-arranged")]


class BeachArranged(entries.Arranged, kind="test-beach-arranged", about=CHILD):
    """A day at the beach was arranged."""


class BeachInvited(entries.InvitationsSent, kind="test-beach-invited", about=CHILD):
    """People were asked to the beach."""

    of: DAY = ask("Which day?")


class BeachAnswered(entries.InvitationAnswered, kind="test-beach-answered", about=CHILD):
    """Somebody answered."""

    of: DAY = ask("Which day?")


class BeachReportAsked(entries.ReportAsked, kind="test-beach-report-asked", about=CHILD):
    """Somebody was asked for the tide table."""

    of: DAY = ask("Which day?")


class BeachReportReceived(entries.ReportReceived, kind="test-beach-report-received", about=CHILD):
    """The tide table came."""

    of: DAY = ask("Which day?")


class BeachAttendance(entries.AttendanceTaken, kind="test-beach-attendance", about=CHILD):
    """Who is at the beach."""

    of: DAY = ask("Which day?")


class BeachNoted(entries.Noted, kind="test-beach-noted", about=CHILD):
    """Something was said at the beach."""

    of: DAY = ask("Which day?")


class BeachCalledOff(entries.CalledOff, kind="test-beach-called-off", about=CHILD):
    """It rained."""

    of: DAY = ask("Which day?")


class BeachHeld(Entry, kind="test-beach-held", whose=(ANYBODY,), about=CHILD):
    """The day at the beach is over."""

    meeting: DAY | None = ask("Which day?")
    attended: list[Attendance] = ask("Who came?")
    castles: Words | None = ask("How many castles?")


class BeachCirculated(Entry, kind="test-beach-circulated", whose=(ANYBODY,), about=CHILD):
    """The pictures were sent round."""

    of: Annotated[UUID, entry_of("test-beach-held")] = ask("Of which day?")
    to: list[Words] = ask("To whom?")


class BeachChallenged(entries.Challenged, kind="test-beach-challenged", about=CHILD):
    """Somebody says there were more castles."""

    of: Annotated[UUID, entry_of("test-beach-held")] = ask("Of which day?")


class BeachDecided(entries.ChallengeDecided, kind="test-beach-decided", about=CHILD):
    """The castles were counted again."""

    of: Annotated[UUID, entry_of("test-beach-challenged")] = ask("Which challenge?")


def _needs_health(attended: list[Attendance]) -> tuple[str, ...]:
    return () if any(one.came and one.sector is Sector.HEALTH for one in attended) else ("somebody with plasters",)


BEACH = declare(
    MeetingType(
        name="test-beach",
        called="A day at the beach",
        category="casework",
        family=Family(
            arranged="test-beach-arranged",
            invited="test-beach-invited",
            answered="test-beach-answered",
            report_asked="test-beach-report-asked",
            report_received="test-beach-report-received",
            attendance="test-beach-attendance",
            noted="test-beach-noted",
            called_off="test-beach-called-off",
            challenged="test-beach-challenged",
            decided="test-beach-decided",
            held="test-beach-held",
            circulated="test-beach-circulated",
        ),
        agenda=(
            Point("The tide", ("TEST-1",), locked=True),
            Point("Castles", ("TEST-2",), locked=True, kept_in=("castles",)),
            Point("Ice cream"),
        ),
        needed=(Needed("A parent", "carries the towels", ("TEST-3",), tie=Tie.MOTHER), Needed("Health", "has plasters", (), Sector.HEALTH)),
        quorum=_needs_health,
        reports=Timing("2 days before", lambda day: day - timedelta(days=2), ("TEST-4",), "a default"),
        notes=Timing("3 days", lambda day: day + timedelta(days=3), ("TEST-5",)),
        one_at_a_time=True,
    )
)
ON = date(2026, 7, 1)
