"""Checking a register: counted anew from the record, looked through for what is odd, and when it was last done."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.utils import timezone

from corbiere.access.corrections import Answerable, answers_for, keepers
from corbiere.access.viewing import Viewer, viewer
from corbiere.access.visibility import visible_to
from corbiere.agencies.models import Agency
from corbiere.ledger.bitemporal import HISTORIES
from corbiere.ledger.entry import Choice, Entry, kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import effective, facts_of, findings, rows_of, without_row_security
from corbiere.ledger.readings import differences
from corbiere.ledger.record import Line, Standing
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, ruling
from corbiere.registers.models import RegisterPlace
from corbiere.registers.register import CheckSaid, Register, on_register, registers
from corbiere.registers.rights import closed_on_register, keeps_register
from corbiere.statute.duties import Finding

P = TypeVar("P", bound=RegisterPlace)
KEEPS = "Only somebody who keeps the registers can record a check of one, for the agency they work for."
AS_FOUND = "This is not what the system finds today. Open the page of the check again and look at what it shows."
STANDS = "What the system found that day cannot be changed. Correct what came of it, or make a new check."
KEEPER = "somebody who keeps the register"


class CheckOutcome(Choice):
    IN_ORDER = "in-order", "It is in order"
    TO_PUT_RIGHT = "to-put-right", "Something has to be put right"


class Check(NamedTuple):
    """A check as it was written down; `next` is what the law asks after it, with the day."""

    on: date
    practitioner: UUID | None
    agrees: bool
    odd: tuple[Choice, ...]
    outcome: CheckOutcome
    done: str
    next: Finding


def last_check(register: Register[Any], viewer: Viewer, on: date, known: datetime | None = None) -> Check | None:
    """The last by a day, as known at a moment."""
    kind = register.checked.kind
    seen = visible_to(viewer).filter(kind=kind, subject__in=Agency.objects.values("subject"))
    rows = rows_of(list(seen.values_list("subject", flat=True).distinct()), known, {kind})
    found = [(line, subject) for subject, held in rows.items() for line in effective(held, on)]
    if not found:
        return None
    last, subject = max(found, key=lambda told: (told[0].happened, told[0].order))
    return _check(register, last, subject, [line for line, of in found if of == subject], on)


def _check(register: Register[Any], last: Line, subject: UUID, lines: list[Line], on: date) -> Check:
    asked = [held for held in findings(Standing(subject, lines, facts_of(lines)), on) if held.duty.id == register.duty]
    said = _said(register.checked.read(last.body, last.version))
    return Check(last.happened, last.practitioner, said.agrees, tuple(said.odd), said.outcome, said.done or "", asked[-1])


def _said(entry: Entry) -> CheckSaid:
    said: Any = entry
    checked: CheckSaid = said
    return checked


# What a check looks at.


def agrees_with_the_record(register: Register[Any]) -> bool:
    """Whether folding every entry anew gives the register as it is kept, for every child who is or was on it."""
    table = next(held for held in HISTORIES if held.model is register.place)
    with without_row_security():
        entered = EntryRow.objects.filter(kind=register.decides).values_list("subject", flat=True)
        subjects = {*entered, *register.places.values_list("subject", flat=True)}
        return not differences(table, table.made_of(sorted(subjects)))


def oddities(register: Register[P], on: date, without: Collection[UUID] = ()) -> Mapping[Any, list[P]]:
    """Of those on the register as a day closes, by name; only what is found is there."""
    found = register.odd(on_register(register, on, without=without), on)
    return {oddity: held for oddity, held in found.items() if held}


# May it be written down that a register was checked?


@answers_for
def keepers_of_registers(subject: UUID, line: Line, lines: Sequence[Line], on: date) -> Iterator[Answerable]:
    """Lets keepers, too, put right what puts a child on their register or takes them off."""
    for register in registers():
        if line.kind == register.decides:
            yield from keepers(register.keeper, KEEPER, on)


@gate
def may_check_register(asked: Proposal) -> Ruling | None:
    """Only its keepers do, on the day itself, and what the system found is as the system finds it."""
    filed = kind_called(asked.replaces.kind) if asked.replaces else type(asked.entry)
    register = next((held for held in registers() if held.checked is filed), None)
    if register is None or asked.by.system or asked.invented:
        return None
    keeper = viewer(asked.by.practitioner or UUID(int=0), timezone.localdate())
    if not keeps_register(keeper, register) or asked.subject != keeper.agency:
        return must(False, KEEPS, register.check_clause)
    if not isinstance(asked.entry, register.checked):
        return None
    said = _said(asked.entry)
    if asked.replaces is not None:
        before = _said(register.checked.read(asked.replaces.body, asked.replaces.version))
        same = (said.agrees, said.odd, asked.happened) == (before.agrees, before.odd, asked.replaces.happened)
        return must(same, STANDS, register.check_clause)
    found = set(oddities(register, asked.today, closed_on_register(keeper)))
    as_found = asked.happened == asked.today and set(said.odd) == found and said.agrees == agrees_with_the_record(register)
    return must(as_found, AS_FOUND, register.check_clause)


def may_call_it_in_order(asked: Proposal, entry: Any) -> Ruling:
    clause = _checked_by(type(entry)).check_clause
    told = "The register does not agree with the record. Something has to be put right: tell whoever looks after the system."
    return must(entry.agrees or entry.outcome is CheckOutcome.TO_PUT_RIGHT, told, clause, "outcome")


def may_leave_what_is_odd_unsaid(asked: Proposal, entry: Any) -> Ruling:
    """Something odd may be so for a good reason; the reason is written down."""
    plain = not entry.odd and entry.outcome is CheckOutcome.IN_ORDER
    told = "Say what was found and who does what about it, or why it is right as it is. Name no child."
    return must(plain or bool(entry.done), told, _checked_by(type(entry)).check_clause, "done")


def _checked_by(kind: type[Entry]) -> Register[Any]:
    return next(register for register in registers() if register.checked is kind)


def rule_on_checks(register: Register[Any]) -> None:
    """Holds the rulings on checks for the kind in which those of this register are written down."""
    for rule in (may_call_it_in_order, may_leave_what_is_odd_unsaid):
        ruling(register.checked)(rule)
