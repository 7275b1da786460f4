"""How often a child on a plan is seen: two weeks, unless the latest conference set another number, with its reasons. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from corbiere.ledger.record import Line
from corbiere.protection.entries.conferences import ConferenceHeld, Decision
from corbiere.protection.last_day import as_it_came

VISIT_DAYS = 14  # CPP-88
RUNS = (Decision.PLAN, Decision.CONTINUE)


class HowOften(NamedTuple):
    """`why` is the conference's reason for another number; `clause` is the one that gives the number."""

    days: int
    words: str
    why: str
    clause: str

    @property
    def said(self) -> str:
        return f"{self.words}: {self.why}" if self.why else self.words


def how_often(held: ConferenceHeld) -> HowOften | None:
    """As a conference left it: its silence means two weeks. None where there is no plan."""
    if held.outcome not in RUNS:
        return None
    days = held.visit_days or VISIT_DAYS
    if days == VISIT_DAYS:
        return HowOften(days, "at least every two weeks", "", "CPP-88")
    return HowOften(days, "every day" if days == 1 else f"every {days} days", held.visit_days_why or "", "CPP-90")


def as_last_decided(lines: Sequence[Line]) -> HowOften | None:
    last = last_conference(lines)
    held = ConferenceHeld.read(last.body, last.version) if last else None
    return how_often(as_it_came(held, lines, last.happened)) if last and held else None


def last_conference(lines: Sequence[Line]) -> Line | None:
    return next((line for line in reversed(lines) if line.kind == ConferenceHeld.kind), None)
