"""The check of a register: what the system found, the form that says what came of it, and the last one in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.desk.components.filters import VisibleText
from corbiere.desk.record.display import name_in
from corbiere.desk.record.names import colleagues
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, record
from corbiere.registers.checks import Check, agrees_with_the_record, last_check, oddities
from corbiere.registers.entries import CheckOutcome, Oddity, RegisterChecked, WhichRegister
from corbiere.registers.pages.question import RegisterQuery
from corbiere.registers.register import Register
from corbiere.registers.rights import closed_on_register

LONGEST = 4000
OUTCOMES = [(outcome.value, outcome.label) for outcome in CheckOutcome]


@dataclass(frozen=True, slots=True)
class RegisterFindings:
    """The system's findings today; `odd` are those to look at, under what is odd about them."""

    agrees: bool
    odd: Mapping[Oddity, list[Any]]


@dataclass(frozen=True, slots=True)
class Last:
    """The last check as the pages tell it."""

    check: Check
    by: str

    @property
    def overdue(self) -> bool:
        return self.check.next.status == "overdue"


class CheckForm(forms.Form):
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=OUTCOMES,
        widget=forms.RadioSelect({"class": "govuk-radios__input"}),
        error_messages={"required": "Say what came of the check"},
    )
    done = VisibleText(
        label="What was found, and who does what about it?",
        help_text="Needed where something is odd or has to be put right. Everybody who works here can read it: name no child.",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": "4", "class": "govuk-textarea", "aria-describedby": "id_done_helptext"}),
    )


def found(register: Register[Any], viewer: Viewer) -> RegisterFindings:
    """Each child who is named is noted as seen."""
    held = RegisterFindings(agrees_with_the_record(register), oddities(register, viewer.on, closed_on_register(viewer)))
    named = {place.subject for places in held.odd.values() for place in places}
    log_listed(viewer, named, f"{register.called.lower()}, a check of it", daily=True)
    return held


def written(register: Register[Any], viewer: Viewer, form: CheckForm, key: str) -> bool:
    """Records the check; or says in the form why not. Sent twice, it is written once."""
    if not form.is_valid():
        return False
    assert viewer.agency, "who keeps the register works for an agency"
    said = form.cleaned_data
    entry = RegisterChecked(
        which=WhichRegister(register.name),
        agrees=agrees_with_the_record(register),
        odd=list(oddities(register, viewer.on, closed_on_register(viewer))),
        outcome=CheckOutcome(said["outcome"]),
        done=said["done"].strip() or None,
    )
    try:
        record(entry, about=viewer.agency, happened=viewer.on, by=viewer.author, key=key or None)
    except NotRecorded as fault:
        for ruling in (*fault.refusals, *fault.wanted):
            form.add_error(ruling.field if ruling.field in form.fields else None, ruling.why)
    except KeyTaken as fault:
        form.add_error(None, str(fault))
    return not form.errors


def last(register: Register[Any], viewer: Viewer, asking: RegisterQuery) -> Last | None:
    """By the day that is asked about, as it was known."""
    check = last_check(register, viewer, asking.on, asking.known)
    return Last(check, name_in(colleagues([check.practitioner]), check.practitioner) or "the system") if check else None
