"""The question on a family's form after somebody who is on record already: chosen in place, by the first letters of the name."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from uuid import UUID

from django.urls import reverse

from corbiere.access.viewing import Viewer
from corbiere.desk.forms.binding import FormState, shown
from corbiere.desk.forms.bound_fields import BoundQuestion
from corbiere.desk.forms.form_data import Typed, without
from corbiere.desk.forms.options import NOT_OFFERED, FormContext, at_name, unchosen
from corbiere.desk.forms.questions import Option, Question, questions_of
from corbiere.desk.models import Draft
from corbiere.desk.record.record import Record
from corbiere.people.entries import RelationshipNoted

OTHER, TAKE_AWAY = "other", "take-away"
LABEL, HINT = "Are they on record already?", "If not, leave this empty, and say below who they are."


@dataclass(frozen=True)
class KnownPerson:
    """Holds who of those on record is chosen. `find` is the box whose search was pressed, if one was. Its template is every form’s."""

    record: Record
    viewer: Viewer
    typed: Typed = field(default_factory=dict)
    find: str = ""

    @property
    def draft(self) -> Draft:
        return Draft(kind=RelationshipNoted.kind, subject=self.record.subject)

    @property
    def action(self) -> str:
        return reverse("people:add", args=[self.record.subject])

    @cached_property
    def question(self) -> Question:
        asked = at_name(questions_of(RelationshipNoted), OTHER)
        assert asked is not None
        return replace(asked, label=LABEL, hint=HINT, required=False)

    @cached_property
    def asking(self) -> FormContext:
        return FormContext(self.viewer, self.record.subject, self.record.lines)

    @property
    def faults(self) -> list[str]:
        """Sentences on a choice that is none, and on a name by which nobody was chosen."""
        if self._said and not self.chosen:
            return [NOT_OFFERED.format(LABEL)]
        return unchosen([self.question], self.typed, self.asking).get(OTHER, [])

    @cached_property
    def chosen(self) -> UUID | None:
        return UUID(self._said) if self._said in self.asking.names([self.question], self.typed) else None

    @property
    def _said(self) -> str:
        return next((value for value in reversed(self.typed.get(OTHER, ())) if value), "")

    def shown(self, faults: list[str]) -> BoundQuestion:
        around = FormState(self.typed, {OTHER: faults}, offer=self._offer, find=self.find, nobody=self.asking.nobody)
        return shown([self.question], around)[0]

    def _offer(self, question: Question, chosen: Sequence[str], search: str, typed: Typed) -> list[Option]:
        """Offers nobody before a name is begun: those who are in the family already are not who is added to it."""
        return self.asking.offer(question, chosen, search, typed) if chosen or search else []

    def without(self) -> "KnownPerson":
        """The same with nobody chosen."""
        return replace(self, typed=without(self.typed, OTHER))
