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
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import effective, facts_of, findings, rows_of, without_row_security
from corbiere.ledger.readings import differences
from corbiere.ledger.record import Line, Standing
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, ruling
from corbiere.registers.entries import CheckOutcome, Oddity, RegisterChecked, WhichRegister
from corbiere.registers.models import RegisterPlace
from corbiere.registers.register import Register, on_register, register_called, registers
from corbiere.registers.rights import closed_on_register, keeps_register
from corbiere.statute.duties import Finding

P = TypeVar("P", bound=RegisterPlace)
KEEPS = "Only somebody who keeps the registers can record a check of one, for the agency they work for."
AS_FOUND = "This is not what the system finds today. Open the page of the check again and look at what it shows."
STANDS = "What the system found that day cannot be changed. Correct what came of it, or make a new check."
KEEPER = "somebody who keeps the register"


class Check(NamedTuple):
    """A check as it was written down; `next` is what the law asks after it, with the day."""

    on: date
    practitioner: UUID | None
    agrees: bool
    odd: tuple[Oddity, ...]
    outcome: CheckOutcome
    done: str
    next: Finding


def last_check(register: Register[Any], viewer: Viewer, on: date, known: datetime | None = None) -> Check | None:
    """The last by a day, as known at a moment."""
    kind = RegisterChecked.kind
    seen = visible_to(viewer).filter(kind=kind, subject__in=Agency.objects.values("subject"))
    rows = rows_of(list(seen.values_list("subject", flat=True).distinct()), known, {kind})
    found = [(line, subject) for subject, held in rows.items() for line in effective(held, on) if line.body["which"] == register.name]
    if not found:
        return None
    last, subject = max(found, key=lambda told: (told[0].happened, told[0].order))
    return _check(register, last, subject, [line for line, of in found if of == subject], on)


def _check(register: Register[Any], last: Line, subject: UUID, lines: list[Line], on: date) -> Check:
    asked = [held for held in findings(Standing(subject, lines, facts_of(lines)), on) if held.duty.id == register.duty]
    said = RegisterChecked.read(last.body, last.version)
    return Check(last.happened, last.practitioner, said.agrees, tuple(said.odd), said.outcome, said.done or "", asked[-1])


# What a check looks at.


def agrees_with_the_record(register: Register[Any]) -> bool:
    """Whether folding every entry anew gives the register as it is kept, for every child who is or was on it."""
    table = next(held for held in HISTORIES if held.model is register.place)
    with without_row_security():
        entered = EntryRow.objects.filter(kind__in=register.decides).values_list("subject", flat=True)
        subjects = {*entered, *register.places.values_list("subject", flat=True)}
        return not differences(table, table.made_of(sorted(subjects)))


def oddities(register: Register[P], on: date, without: Collection[UUID] = ()) -> Mapping[Oddity, list[P]]:
    """Of those on the register as a day closes, by name; only what is found is there."""
    found = register.odd(on_register(register, on, without=without), on)
    return {oddity: held for oddity, held in found.items() if held}


# May it be written down that a register was checked?


@answers_for
def keepers_of_registers(subject: UUID, line: Line, lines: Sequence[Line], on: date) -> Iterator[Answerable]:
    """Lets keepers, too, put right what puts a child on their register or takes them off."""
    for register in registers():
        if line.kind in register.decides:
            yield from keepers(register.keeper, KEEPER, on)


@gate
def may_check_register(asked: Proposal) -> Ruling | None:
    """Only its keepers do, on the day itself, and what the system found is as the system finds it."""
    filed = asked.replaces.kind if asked.replaces else asked.entry.kind
    if filed != RegisterChecked.kind or asked.by.system or asked.invented:
        return None
    before = RegisterChecked.read(asked.replaces.body, asked.replaces.version) if asked.replaces else None
    said = asked.entry if isinstance(asked.entry, RegisterChecked) else before
    assert said, "a check, or what takes one back"
    register = register_called(said.which)
    keeper = viewer(asked.by.practitioner or UUID(int=0), timezone.localdate())
    if not keeps_register(keeper, register) or asked.subject != keeper.agency:
        return must(False, KEEPS, register.check_clause)
    if before is not None and asked.replaces is not None:
        return must(_found(said, asked.happened) == _found(before, asked.replaces.happened), STANDS, register.check_clause)
    found = set(oddities(register, asked.today, closed_on_register(keeper)))
    as_found = asked.happened == asked.today and set(said.odd) == found and said.agrees == agrees_with_the_record(register)
    return must(as_found, AS_FOUND, register.check_clause)


def _found(said: RegisterChecked, on: date) -> tuple[WhichRegister, bool, list[Oddity], date]:
    return said.which, said.agrees, said.odd, on


@ruling(RegisterChecked)
def may_call_it_in_order(asked: Proposal, entry: RegisterChecked) -> Ruling:
    told = "The register does not agree with the record. Something has to be put right: tell whoever looks after the system."
    return must(entry.agrees or entry.outcome is CheckOutcome.TO_PUT_RIGHT, told, register_called(entry.which).check_clause, "outcome")


@ruling(RegisterChecked)
def may_leave_what_is_odd_unsaid(asked: Proposal, entry: RegisterChecked) -> Ruling:
    """Something odd may be so for a good reason; the reason is written down."""
    plain = not entry.odd and entry.outcome is CheckOutcome.IN_ORDER
    told = "Say what was found and who does what about it, or why it is right as it is. Name no child."
    return must(plain or bool(entry.done), told, register_called(entry.which).check_clause, "done")
