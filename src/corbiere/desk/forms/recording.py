"""From a form to the record: one entry, or one for each child of an occasion, in one act; and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from corbiere.access.viewing import Viewer
from corbiere.desk.forms import drafts
from corbiere.desk.forms.bound_fields import ReasonField
from corbiere.desk.forms.changes import dates_changed, states_changed
from corbiere.desk.forms.entry_form import FilledForm
from corbiere.desk.forms.form_data import BACK, Typed, one
from corbiere.desk.forms.parsing import GENERAL, Faults
from corbiere.desk.forms.ruling_fields import carried, refused, wanted
from corbiere.desk.models import Draft
from corbiere.ledger.along import with_those_along
from corbiere.ledger.entry import kind_called
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, Written, record_together


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing was written: what is wrong where, and which reasons are wanted."""

    faults: Faults = field(default_factory=dict)
    wanted: Sequence[ReasonField] = ()


class _Tried(Exception):
    """Takes back the entry written on trial."""


def writing_of(draft: Draft, read: FilledForm) -> Writing:
    """The entry of one form, ready to be written."""
    assert read.entry is not None
    assert draft.subject is not None
    return Writing(
        entry=read.entry,
        about=draft.subject,
        happened=read.day,
        time=read.time,
        reasons=read.reasons,
        replaces=draft.replaces,
        why=read.why,
        brought=frozenset(draft.files),
    )


def tried(draft: Draft, typed: Typed, read: FilledForm, viewer: Viewer) -> Refusal | None:
    """Asks the rulings about this form alone. Nothing stays written."""
    if read.entry is None:
        return Refusal(read.faults, carried(typed))
    try:
        with transaction.atomic():
            record_together(with_those_along([writing_of(draft, read)], viewer.on), by=viewer.author)
            raise _Tried
    except _Tried:
        return None
    except NotRecorded as fault:
        return as_refused(draft, typed, fault)


def as_refused(draft: Draft, typed: Typed, fault: NotRecorded) -> Refusal:
    kind = kind_called(draft.kind)
    return Refusal(refused(kind, fault), wanted(kind, fault, typed))


def recorded(forms: Sequence[tuple[Draft, Typed, FilledForm]], viewer: Viewer) -> Refusal | None:
    """Records the forms of one act and marks their drafts as sent; or says what is wrong with the first of them."""
    first, typed, read = forms[0]
    if read.entry is None:
        return Refusal(read.faults, carried(typed))
    writings = with_those_along([writing_of(draft, read) for draft, _, read in forms], viewer.on)
    try:
        outcome = written(writings, viewer, str(first.id))
    except NotRecorded as fault:
        return as_refused(first, typed, fault)
    except KeyTaken as fault:
        return Refusal({GENERAL: [f"{str(fault)[:1].upper()}{str(fault)[1:]}."]})
    for draft, words, _ in forms:
        drafts.sent(draft, words, outcome | {BACK: one(typed, BACK)})
    return None


def written(writings: Sequence[Writing], viewer: Viewer, key: str) -> dict[str, Any]:
    """Writes one act, and says what it wrote and changed."""
    return outcome_of(writings, record_together(writings, by=viewer.author, key=key), viewer)


def outcome_of(writings: Sequence[Writing], done: Written, viewer: Viewer) -> dict[str, Any]:
    shown = [_entry(str(id), writing) for id, writing in zip(done.ids, writings, strict=True)]
    dates = dates_changed(done.changes, {writing.entry.kind for writing in writings})
    return {"entries": shown, "dates": dates, "states": states_changed(done, viewer.on)}


def _entry(id: str, writing: Writing) -> dict[str, Any]:
    held = {"id": id, "subject": str(writing.about), "kind": writing.entry.kind, "day": writing.happened.isoformat()}
    return {**held, "replaces": bool(writing.replaces)}
