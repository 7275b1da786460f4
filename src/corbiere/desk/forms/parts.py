"""A long form in parts, as its kind declares them: what each asks, how far it has come, and what in it is still empty."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from corbiere.desk.forms.bound_fields import BoundQuestion
from corbiere.desk.forms.entry_form import EntryForm
from corbiere.desk.forms.form_data import is_answered
from corbiere.ledger.entry import Section


class FormPart(NamedTuple):
    """One part: its questions, those still empty, and those in which something is to be put right."""

    number: int
    title: str
    fields: Sequence[BoundQuestion]
    empty: Sequence[BoundQuestion]
    wrong: Sequence[BoundQuestion]

    @property
    def anchor(self) -> str:
        return f"part-{self.number}"

    @property
    def state(self) -> str:
        if self.wrong:
            return f"{len(self.wrong)} to put right"
        if not self.empty:
            return "All answered"
        answered = len(self.fields) - len(self.empty)
        return f"{answered} of {len(self.fields)} answered" if answered else "Not started"

    @property
    def sort(self) -> str:
        return "needs-you" if self.wrong else "good" if not self.empty else ""


def parts_of(form: EntryForm) -> list[FormPart]:
    """In the order of their declaration. What no part asks for stands before the first, as does when it happened."""
    wrong = {name.partition("-")[0] for name in (*form.faults, *(wanted.field for wanted in form.wanted if not wanted.reason))}
    return [_part(form, number, section, wrong) for number, section in enumerate(form.kind.sections, 1)]


def _part(form: EntryForm, number: int, section: Section, wrong: Collection[str]) -> FormPart:
    asked = {made.question.field: made for made in form.fields}
    fields = [asked[name] for name in section.fields if name in asked]
    empty = [made for made in fields if not is_answered(form.typed, made.name)]
    return FormPart(number, section.title, fields, empty, [made for made in fields if made.name in wrong])


def before_the_parts(form: EntryForm) -> list[BoundQuestion]:
    inside = {name for section in form.kind.sections for name in section.fields}
    return [made for made in form.fields if made.question.field not in inside]
