"""A type of meeting that exists in tests alone: a beach day is arranged, so that the mechanism is seen to need no word of child protection."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from corbiere.ledger.entry import CHILD, ask
from corbiere.ledger.fields import Words, entry_of
from corbiere.ledger.whose import ANYBODY
from corbiere.meetings.entries import Held, NotesCirculated
from corbiere.meetings.kinds import kinds_for
from corbiere.meetings.parts import Attendance, FamilyTie, Sector
from corbiere.meetings.type_parts import AgendaPoint, RequiredAttendee, Timing
from corbiere.meetings.types import MeetingType, declare

KINDS = kinds_for("test-beach", about=CHILD, category="casework", held=("test-beach-held",))
DAY = Annotated[UUID, entry_of("test-beach-meeting-arranged")]


class BeachHeld(Held, kind="test-beach-held", whose=(ANYBODY,), about=CHILD):
    """The day at the beach is over."""

    meeting: DAY | None = ask("Which day?")
    attended: list[Attendance] = ask("Who came?")
    castles: Words | None = ask("How many castles?")


class BeachCirculated(NotesCirculated, kind="test-beach-circulated", whose=(ANYBODY,), about=CHILD):
    """The pictures were sent round."""

    of: Annotated[UUID, entry_of("test-beach-held")] = ask("Of which day?")


def _needs_health(attended: list[Attendance]) -> tuple[str, ...]:
    return () if any(one.came and one.sector is Sector.HEALTH for one in attended) else ("somebody with plasters",)


BEACH = declare(
    MeetingType(
        name="test-beach",
        called="A day at the beach",
        category="casework",
        family=replace(KINDS.family, held=BeachHeld.kind, circulated=BeachCirculated.kind),
        agenda=(
            AgendaPoint("The tide", ("TEST-1",), locked=True),
            AgendaPoint("Castles", ("TEST-2",), locked=True, kept_in=("castles",)),
            AgendaPoint("Ice cream"),
        ),
        needed=(
            RequiredAttendee("A parent", "carries the towels", ("TEST-3",), tie=FamilyTie.MOTHER),
            RequiredAttendee("Health", "has plasters", (), Sector.HEALTH),
        ),
        quorum=_needs_health,
        reports=Timing("2 days before", lambda day: day - timedelta(days=2), ("TEST-4",), "a default"),
        notes=Timing("3 days", lambda day: day + timedelta(days=3), ("TEST-5",)),
        one_at_a_time=True,
    )
)
ON = date(2026, 7, 1)
