"""A child's times on the Court Proceedings Register and their places in it, worked out from the entries that stand. No table is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from corbiere.care.proceedings import (
    APPOINTED,
    ENDED,
    GUARDIAN_ENDED,
    ISSUED,
    LISTED,
    ORDERED,
    READS,
    CourtCase,
    CourtStep,
    cases,
    practitioner_of,
)
from corbiere.ledger.entry import Choice
from corbiere.ledger.record import Line
from corbiere.people.models import Person
from corbiere.people.readings import NAMED, person_of

KINDS = frozenset({*READS, *NAMED})
DECIDES = frozenset({ISSUED, ENDED})
EIGHTEEN, DIED = "eighteen", "died"
DAY = timedelta(days=1)


class CourtTransaction(Choice):
    """What is told of a case in a list of changes, in the order of one day."""

    ISSUED = "issued", "Application to the court"
    ANOTHER = "another-application", "Another application in the same proceedings"
    LISTED = "hearing-listed", "Hearing listed"
    ORDERED = "order-made", "Order made"
    APPOINTED = "guardian-appointed", "Guardian appointed"
    GUARDIAN_ENDED = "guardian-ended", "Guardian’s appointment ended"
    CONCLUDED = "concluded", "Proceedings ended"


_TOLD = {
    ISSUED: CourtTransaction.ANOTHER, LISTED: CourtTransaction.LISTED, ORDERED: CourtTransaction.ORDERED,
    APPOINTED: CourtTransaction.APPOINTED, GUARDIAN_ENDED: CourtTransaction.GUARDIAN_ENDED,
}  # fmt: skip


class CourtStay(NamedTuple):
    """Some days on the register, with the columns of `ChildBeforeCourt`; `ends` is the first day it was so no more, None while it lasts."""

    name: str
    born: date | None
    expected: date | None
    sex: str
    number: int
    came: str
    registered: date
    begins: date
    ends: date | None
    category: str
    category_in_words: str
    before: str
    before_in_words: str
    removed: date | None
    why_removed: str
    last: bool
    entry: UUID | None
    ended_by: UUID | None
    court: str
    reference: str
    applicant: str
    order: str
    order_until: date | None
    guardian: UUID | None
    guardian_called: str
    next_step: str
    next_on: date | None
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CourtDecision:
    """The register's answer for a day. `said`: what was written down of the case on that very day."""

    application: Line
    order: Line | None
    guardian: Line | None
    next: CourtStep | None
    said: tuple[UUID, ...]


def stays(subject: UUID, lines: Sequence[Line]) -> list[CourtStay]:
    """All of a child's, in order of happening."""
    found = cases(lines)
    if not found:
        return []
    person = person_of(subject, lines)
    return [stay for number, case in enumerate(found, start=1) for stay in _within(case, number, person)]


def _within(case: CourtCase, number: int, person: Person) -> Iterator[CourtStay]:
    span, places, ending = case.span, list(_places(case)), _ended_by(case)
    opening = case.applications[0]
    for turn, (begins, held) in enumerate(places):
        before, last = places[turn - 1][1] if turn else None, turn + 1 == len(places)
        said, guardian = held.application.body, held.guardian.body if held.guardian else {}
        yield CourtStay(
            name=person.called, born=person.born, expected=person.expected, sex=person.sex, number=number, came=_sort(opening),
            registered=span.begins, begins=begins, ends=span.ended if last else places[turn + 1][0],
            category=_sort(held.application), category_in_words="", before=_sort(before.application) if before else "", before_in_words="",
            removed=span.ended, why_removed=_why_removed(case, ending), last=last,
            entry=opening.id, ended_by=ending.id if ending else None,
            court=said.get("court") or "", reference=said.get("reference") or "", applicant=said.get("applicant") or "",
            order=(held.order.body.get("order") or "other") if held.order else "",
            order_until=_day(held.order.body.get("until")) if held.order else None,
            guardian=practitioner_of(held.guardian), guardian_called=guardian.get("name") or "",
            next_step=held.next.what if held.next else "", next_on=held.next.on if held.next else None,
            told=tuple(_changes(case, begins, begins == span.begins, opening)),
        )  # fmt: skip


def _places(case: CourtCase) -> Iterator[tuple[date, CourtDecision]]:
    """The days on which something was written of the case, or ran out, each with how it stood from then on."""
    span = case.span
    days = {line.happened for line in case.lines if line.kind in READS}
    days |= {step.on + DAY for step in case.steps(date.max) if step.on < date.max}
    days |= {until + DAY for line in case.orders if (until := _day(line.body.get("until")))}
    before = None
    for day in sorted({span.begins} | {day for day in days if span.begins < day <= span.last and day != span.ended}):
        said = tuple(line.id for line in case.lines if line.kind in _TOLD and line.happened == day)
        application = [line for line in case.applications if line.happened <= day][-1]
        held = CourtDecision(application, case.order_in_force(day), case.guardian(day), case.next_step(day), said)
        if before is None or said or _standing(held) != _standing(before):
            yield day, held
        before = held


def _standing(held: CourtDecision) -> tuple[object, ...]:
    return held.application, held.order, held.guardian, held.next


def _changes(case: CourtCase, day: date, first: bool, opening: Line) -> Iterator[str]:
    for line in case.lines:
        if line.kind in _TOLD and line.happened == day and not (first and line.id == opening.id):
            yield f"{_TOLD[line.kind].value} {line.id}"


def _sort(application: Line) -> str:
    return application.body.get("application") or ""


def _ended_by(case: CourtCase) -> Line | None:
    span = case.span
    if span.ended is None or span.ended > span.last:
        return None
    return next((line for line in reversed(case.lines) if line.kind in (ENDED, DIED) and line.happened == span.ended), None)


def _why_removed(case: CourtCase, ending: Line | None) -> str:
    if case.span.ended is None:
        return ""
    if ending is None:
        return EIGHTEEN
    return DIED if ending.kind == DIED else ending.body.get("how") or "other"


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
