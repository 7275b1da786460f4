"""Questions that an entry left open, asked on their own: to answer them is no correction (docs/adr/0033-a-gap-is-filled.md).

Only what had no answer can be given one here; whoever may correct the entry may do it, and what it said stays as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from corbiere.desk.forms.bound_fields import ReasonField
from corbiere.desk.forms.entry_form import EntryForm, as_typed, filled
from corbiere.desk.forms.form_data import BACK, Typed, is_answered, one
from corbiere.desk.forms.questions import Question, questions_of
from corbiere.desk.forms.recording import Refusal, recorded
from corbiere.desk.forms.sentences import called, unanswered
from corbiere.desk.models import Draft
from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.record import Line

ASKED = "ask"
UNSAID = "It was left open when this was recorded, and nothing is said of it here."
ADDED = "Added, as it was not answered before: {}"


def left_open(line: Line, names: Sequence[str]) -> list[Question]:
    """Questions of an entry, among those named, that have no answer."""
    return [one for one in questions_of(kind_called(line.kind)) if one.key in names and line.body.get(one.key) in (None, [], "", {})]


def gap_address(id: UUID | str, asked: Sequence[str], back: str = "") -> str:
    brought = urlencode({ASKED: list(asked)} | ({BACK: back} if back else {}), doseq=True)
    return f"{reverse('desk:fill', args=[id])}?{brought}"


def place_of_gap(draft: Draft) -> str | None:
    """Where a draft goes on that answers what an entry left open; None for another one."""
    asked = draft.typed.get(ASKED, ())
    return gap_address(draft.replaces, asked, one(draft.typed, BACK)) if asked and draft.replaces else None


@dataclass
class GapForm(EntryForm):
    """The form of some questions of an entry that stands: `line`."""

    alone = True
    line: Line | None = None
    asked: Sequence[Question] = ()

    @property
    def action(self) -> str:
        return reverse("desk:fill", args=[self.draft.replaces])

    @cached_property
    def questions(self) -> list[Question]:
        return [replace(question, only_if=None) for question in self.asked]

    @cached_property
    def own(self) -> Typed:
        """The answers to its questions, and nothing else that came."""
        names = {question.key for question in self.asked}
        return {name: values for name, values in self.typed.items() if name.partition("-")[0] in names}

    def record(self) -> Refusal | None:
        """Writes the entry with what is added; or says what is wrong."""
        assert self.line is not None
        if not any(is_answered(self.own, question.key) for question in self.asked):
            return Refusal({self.asked[0].key: [unanswered(self.asked[0])]}, self.wanted)
        refused = self._recorded({})
        if refused is None:
            return None
        kept = self._kept_reasons(refused.wanted)
        if kept and not refused.faults:
            return self._recorded(kept)
        return Refusal(refused.faults, [one for one in refused.wanted if one.input not in kept])

    def with_refused(self, refused: Refusal) -> list[Question]:
        """Its questions with whatever else was left open and must be answered too."""
        assert self.line is not None
        others = [question for question in left_open(self.line, list(refused.faults)) if question not in self.asked]
        return [*self.asked, *others]

    def _recorded(self, kept: Typed) -> Refusal | None:
        assert self.line is not None
        labels = "; ".join(called(question) for question in self.asked if is_answered(self.own, question.key))
        given = {name: values for name, values in self.typed.items() if (name.startswith("reason-") and any(values)) or name == BACK}
        typed = as_typed(self.line) | self.own | kept | given | {"correcting": [ADDED.format(labels)]}
        others = [question.key for question in questions_of(self.kind) if question not in self.asked]
        return recorded([(self.draft, typed, filled(self.draft, typed, self.asking, others))], self.asking.viewer)

    def _kept_reasons(self, wanted: Sequence[ReasonField]) -> Typed:
        """Reasons for what else the entry left undone: as it gave them, and nobody is asked for them here."""
        assert self.line is not None
        said = EntryRow.objects.filter(id=self.line.id).values_list("departures", flat=True).first() or {}
        others = {question.key for question in questions_of(self.kind) if question not in self.asked}
        found = {one.input: said[one.name]["reason"] if one.name in said else UNSAID for one in wanted if one.field in others}
        return {name: [reason] for name, reason in found.items()}
