"""May it be written down that a register was checked?"""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from corbiere.access.corrections import Answerable, answers_for, keepers
from corbiere.access.viewing import viewer
from corbiere.agencies.entries import Role
from corbiere.ledger.entry import kind_called
from corbiere.ledger.rulings import Asked, Line, Ruling, gate, must, ruling
from corbiere.registers.checks import agrees_with_the_record, oddities
from corbiere.registers.entries import CheckOutcome, RegisterChecked
from corbiere.registers.rights import closed_on_register, keeps_register
from corbiere.registers.times import DECIDES

CLAUSE = "ISS-7-0a"
KEEPS = "Only somebody who keeps the registers can write down that one was checked, for the agency they work for."
AS_FOUND = "This is not what the system finds today. Open the page of the check again and look at what it shows."
STANDS = "What the system found that day stands. Correct what came of it, or make a new check."

KEEPER = "somebody who keeps the register"


@answers_for
def keepers_of_the_register(subject: UUID, line: Line, lines: Sequence[Line], on: date) -> Iterator[Answerable]:
    """What puts a child on the register, or takes them off, is theirs to put right too."""
    if line.kind == DECIDES:
        yield from keepers(Role.REGISTER_ADMINISTRATOR, KEEPER, on)


@gate
def may_check_register(asked: Asked) -> Ruling | None:
    """Only its keepers do, on the day itself, and what the system found is as the system finds it."""
    filed = kind_called(asked.replaces.kind) if asked.replaces else type(asked.entry)
    if filed is not RegisterChecked or asked.by.system or asked.invented:
        return None
    keeper = viewer(asked.by.practitioner or UUID(int=0), timezone.localdate())
    if not keeps_register(keeper) or asked.subject != keeper.agency:
        return must(False, KEEPS, CLAUSE)
    if not isinstance(asked.entry, RegisterChecked):
        return None
    if asked.replaces is not None:
        before = RegisterChecked.read(asked.replaces.body, asked.replaces.version)
        same = (asked.entry.agrees, asked.entry.odd, asked.happened) == (before.agrees, before.odd, asked.replaces.happened)
        return must(same, STANDS, CLAUSE)
    found = set(oddities(asked.today, closed_on_register(keeper)))
    as_found = asked.happened == asked.today and set(asked.entry.odd) == found and asked.entry.agrees == agrees_with_the_record()
    return must(as_found, AS_FOUND, CLAUSE)


@ruling(RegisterChecked)
def may_call_it_in_order(asked: Asked, entry: RegisterChecked) -> Ruling:
    told = "The register does not agree with the record. Something has to be put right: tell whoever looks after the system."
    return must(entry.agrees or entry.outcome is CheckOutcome.TO_PUT_RIGHT, told, CLAUSE, "outcome")


@ruling(RegisterChecked)
def may_leave_what_is_odd_unsaid(asked: Asked, entry: RegisterChecked) -> Ruling:
    """What is odd may be so for a good reason; the reason is written down."""
    plain = not entry.odd and entry.outcome is CheckOutcome.IN_ORDER
    told = "Say what was found and who does what about it, or why it is right as it is. Name no child."
    return must(plain or bool(entry.done), told, CLAUSE, "done")
