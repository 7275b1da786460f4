"""Court proceedings about a child, worked out from entries, with no table read: applications, hearings, orders, guardians, what is next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corbiere.ledger.reading import folded, spans
from corbiere.ledger.record import Line
from corbiere.statute.states import BEFORE_COURT, Span

ISSUED, LISTED, HEARD, ORDERED = "proceedings-issued", "hearing-listed", "hearing-held", "order-made"
APPOINTED, GUARDIAN_ENDED, TIMETABLE, ENDED = "guardian-appointed", "guardian-ended", "court-timetable-set", "proceedings-ended"
READS = ("born", "died", ISSUED, LISTED, HEARD, ORDERED, APPOINTED, GUARDIAN_ENDED, TIMETABLE, ENDED)


@folded
def times_before_court(lines: Sequence[Line]) -> list[Span]:
    return spans(lines, BEFORE_COURT)


def running(lines: Sequence[Line], day: date) -> Span | None:
    """The time before the court that goes on as the day closes: what ended that very day does not."""
    return next((span for span in times_before_court(lines) if span.begins <= day <= span.last and span.ended != day), None)


@dataclass(frozen=True, slots=True)
class CourtStep:
    """What comes next in a case, and on which day."""

    what: str
    on: date


@dataclass(frozen=True, slots=True)
class CourtCase:
    """One child's proceedings in one time before the court, as the entries by a day tell of them."""

    span: Span
    lines: Sequence[Line]

    def _of(self, *kinds: str) -> list[Line]:
        return [line for line in self.lines if line.kind in kinds and _within(line, self.span)]

    @property
    def applications(self) -> list[Line]:
        return self._of(ISSUED)

    @property
    def references(self) -> list[str]:
        return list(dict.fromkeys(line.body["reference"] for line in self.applications if line.body.get("reference")))

    @property
    def hearings(self) -> list[Line]:
        return self._of(LISTED)

    @property
    def orders(self) -> list[Line]:
        return self._of(ORDERED)

    def order_in_force(self, day: date) -> Line | None:
        """The last that was made by a day and has not run out."""
        made = [line for line in self.orders if line.happened <= day <= _day(line.body.get("until"), date.max)]
        return made[-1] if made else None

    def guardian(self, day: date) -> Line | None:
        gone = {line.body["of"] for line in self._of(GUARDIAN_ENDED) if line.happened <= day}
        held = [line for line in self._of(APPOINTED) if line.happened <= day and gone.isdisjoint((str(line.root), str(line.id)))]
        return held[-1] if held else None

    def next_step(self, day: date) -> CourtStep | None:
        """The nearest that is to come, of hearings, of what a hearing left to be done, and of the timetable as it was last set."""
        return min((step for step in self.steps(day) if step.on >= day), key=lambda step: (step.on, step.what), default=None)

    def steps(self, day: date) -> list[CourtStep]:
        """Everything with a day, in the order of the days: as far as it was known on a day."""
        told = [*self._listed(day), *self._left_to_do(day), *self._timetable(day)]
        return sorted(told, key=lambda step: (step.on, step.what))

    def _listed(self, day: date) -> Iterable[CourtStep]:
        for line in self.hearings:
            if line.happened <= day and line.body.get("for"):
                purpose = line.body.get("purpose")
                yield CourtStep(f"Hearing: {purpose}" if purpose else "Hearing", date.fromisoformat(line.body["for"]))

    def _left_to_do(self, day: date) -> Iterable[CourtStep]:
        for line in self._of(HEARD):
            if line.happened <= day and line.body.get("next_by"):
                yield CourtStep(line.body.get("next_step") or "What the hearing asked for", date.fromisoformat(line.body["next_by"]))

    def _timetable(self, day: date) -> Iterable[CourtStep]:
        for line in [line for line in self._of(TIMETABLE) if line.happened <= day][-1:]:
            for step in line.body["steps"]:
                yield CourtStep(step["what"] + (f" ({step['who']})" if step.get("who") else ""), date.fromisoformat(step["by"]))


def _within(line: Line, span: Span) -> bool:
    """Says of the day on which one case ended and another began that all of it belongs to the new one, but how the old one ended."""
    if line.happened == span.ended and span.begins != span.ended:
        return line.kind in (ENDED, ORDERED, HEARD)
    return span.begins <= line.happened <= span.last


def _day(text: str | None, otherwise: date) -> date:
    return date.fromisoformat(text) if text else otherwise


@folded
def cases(lines: Sequence[Line]) -> list[CourtCase]:
    return [CourtCase(span, lines) for span in times_before_court(lines)]


def case_on(lines: Sequence[Line], day: date) -> CourtCase | None:
    """The one that goes on as a day closes."""
    span = running(lines, day)
    return CourtCase(span, lines) if span else None


def practitioner_of(guardian: Line | None) -> UUID | None:
    said = guardian.body.get("practitioner") if guardian else None
    return UUID(said) if said else None
