"""A worry about any child, known here or not: one answer is needed, and nothing else may hold it up."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID, uuid5

from django.urls import reverse

from corbiere.access.viewing import Viewer
from corbiere.desk.forms import drafts
from corbiere.desk.forms.binding import FormState, shown
from corbiere.desk.forms.bound_fields import BoundQuestion, summary
from corbiere.desk.forms.form_data import Typed, one
from corbiere.desk.forms.parsing import Faults, read_entry
from corbiere.desk.forms.person_options import own_children
from corbiere.desk.forms.questions import Control, Option, Question, questions_of
from corbiere.desk.forms.recording import Refusal, as_refused, written
from corbiere.desk.models import Draft
from corbiere.front_door.entries import ConcernReceived
from corbiere.ledger.entry import ask
from corbiere.ledger.fields import Part, Words
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing
from corbiere.people.entries import Born, PersonIdentified

WHOM, ANOTHER = "whom", "another"
NOT_KNOWN = "Name not known"
URGENT = "A worry about a child’s safety came in and was written down at once."


class NewChild(Part):
    """As much as is known of a child who is not in the list."""

    name: Words | None = ask("The child’s name, or what you know of it", default=None)
    born: date | None = ask("Date of birth, if you know it", hint="For example 3 6 2018", default=None)


@dataclass
class WorryForm:
    """The page of a worry. It shares its templates with every other form."""

    draft: Draft
    typed: Typed
    viewer: Viewer
    faults: Faults = field(default_factory=dict)
    last_when: str = ""

    @property
    def action(self) -> str:
        return reverse("front_door:worry-draft", args=[self.draft.id])

    @property
    def token(self) -> str:
        return drafts.token_of(self.draft)

    @cached_property
    def children(self) -> list[Option]:
        return own_children(self.viewer)

    @cached_property
    def fields(self) -> list[BoundQuestion]:
        """The worry, and whom it is about."""
        asked, *_ = questions_of(ConcernReceived)
        whom = Question(WHOM, WHOM, Control.CHOICE, "Who is it about?", options=(*self.children, Option(ANOTHER, "Another child")))
        return shown([asked, *([whom] if self.children else []), *questions_of(NewChild)], self._around)

    @cached_property
    def more(self) -> list[BoundQuestion]:
        """Questions that can wait."""
        return shown(questions_of(ConcernReceived)[1:], self._around)

    @property
    def _around(self) -> FormState:
        return FormState(self.typed, self.faults)

    @property
    def general(self) -> list[str]:
        return summary([*self.fields, *self.more], self.faults)[0]

    @property
    def summary(self) -> list[tuple[str, str]]:
        return summary([*self.fields, *self.more], self.faults)[1]

    @property
    def is_faulty(self) -> bool:
        return bool(self.faults)


def record_worry(draft: Draft, typed: Typed, viewer: Viewer) -> Refusal | None:
    """Writes the worry, about one of the viewer's own children or about somebody whose record begins with it."""
    concern, faults = read_entry(ConcernReceived, typed)
    whom, wrong = read_entry(NewChild, typed)
    if concern is None or whom is None:
        return Refusal({**faults, **wrong})
    chosen = next((UUID(option.value) for option in own_children(viewer) if option.value == one(typed, WHOM)), None)
    about = chosen or uuid5(draft.id, "child")
    begun = [] if chosen else _person(about, whom, viewer.on)
    try:
        outcome = _written([*begun, Writing(entry=concern, about=about, happened=viewer.on)], viewer, draft)
    except NotRecorded as fault:
        return as_refused(draft, typed, fault)
    except KeyTaken as fault:
        return Refusal({"": [f"{fault}".capitalize() + "."]})
    drafts.sent(draft, typed, outcome)
    return None


def _person(about: UUID, whom: NewChild, today: date) -> list[Writing]:
    """Who the child is, as far as anybody said."""
    given, _, family = (whom.name or "").rpartition(" ")
    named = PersonIdentified(given=given or None, family=family) if family else PersonIdentified(known_as=NOT_KNOWN)
    made = [Writing(entry=named, about=about, happened=today, opens=True)]
    return made + ([Writing(entry=Born(), about=about, happened=whom.born)] if whom.born else [])


def _written(writings: list[Writing], viewer: Viewer, draft: Draft) -> dict[str, object]:
    """Where a ruling asks a reason, the worry itself is one."""
    try:
        return written(writings, viewer, str(draft.id))
    except NotRecorded as fault:
        if fault.refusals:
            raise
        reasons = {ruling.name: URGENT for ruling in fault.wanted}
    held = [Writing(entry=w.entry, about=w.about, happened=w.happened, opens=w.opens, reasons=reasons) for w in writings]
    return written(held, viewer, str(draft.id))
