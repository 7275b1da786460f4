"""A worry about any child, known here or not: one answer is needed, and nothing else may hold it up."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from uuid import UUID, uuid5

from django.urls import reverse

from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import subjects_visible_to
from corbiere.desk.forms import drafts
from corbiere.desk.forms.binding import FormState, shown
from corbiere.desk.forms.bound_fields import BoundQuestion, summary
from corbiere.desk.forms.form_data import Typed, one
from corbiere.desk.forms.options import SEARCH, FormContext
from corbiere.desk.forms.parsing import Faults, read_entry
from corbiere.desk.forms.person_options import own_children
from corbiere.desk.forms.questions import Control, Option, Question, questions_of
from corbiere.desk.forms.recording import Refusal, written
from corbiere.desk.forms.ruling_fields import refused, wanted
from corbiere.desk.models import Draft
from corbiere.front_door.entries import ConcernReceived, WorryArrived, WorryJoined
from corbiere.ledger.conditions import answered
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing
from corbiere.people.models import Person

WHOM, ANOTHER = "whom", "another"
ON_RECORD = "child"  # as it is asked of a worry that is joined to whom it is about, and suggested there
FIRST = ("concern", WHOM, ON_RECORD, "name", "born")  # what is asked at once, in this order; the rest can wait
FIND_BY = ("at_risk", "pathway", "age", "address", "school")  # of what can wait, this goes before the rest
OF_SEVERAL = "Choose each child it is about. It is written down for each of them."
WHO_ELSE, WHO = "Another child on record here?", "Is the child on record here?"
ELSE_IN_WORDS = "Whom you may know of is found. Of anybody else write the name below."


@dataclass
class WorryForm:
    """The page of a worry. It shares its templates with every other form."""

    draft: Draft
    typed: Typed
    viewer: Viewer
    faults: Faults = field(default_factory=dict)
    last_when: str = ""
    find: str = ""
    suggests: str = WorryJoined.kind

    @property
    def action(self) -> str:
        return reverse("front_door:worry-draft", args=[self.draft.id])

    @property
    def token(self) -> str:
        return drafts.token_of(self.draft)

    @cached_property
    def children(self) -> list[Option]:
        return children_to_choose(self.viewer, self.typed)

    @cached_property
    def questions(self) -> list[Question]:
        """Asks of a child who is not found yet, and whom of one's own it is about."""
        whom = Question(
            WHOM, WHOM, Control.CHOICES, "Who is it about?", OF_SEVERAL, options=(*self.children, Option(ANOTHER, "Another child"))
        )
        return [*questions_of(WorryArrived), *([whom] if self.children else []), self.on_record]

    @property
    def on_record(self) -> Question:
        asked = next(question for question in questions_of(WorryJoined) if question.key == ON_RECORD)
        asked = replace(asked, control=Control.REFERENCES, required=False, hint=ELSE_IN_WORDS)
        return replace(asked, label=WHO_ELSE, only_if=answered(WHOM, ANOTHER)) if self.children else replace(asked, label=WHO)

    @cached_property
    def asking(self) -> FormContext:
        return FormContext(self.viewer, None)

    @property
    def chosen(self) -> list[UUID]:
        """Everybody whom it is about and whom the viewer may name, each once."""
        own = {option.value for option in self.children} & set(self.typed.get(WHOM, ()))
        others = self.asking.names([self.on_record], self.typed)
        return [
            UUID(value) for value in dict.fromkeys([*self.typed.get(WHOM, ()), *self.typed.get(ON_RECORD, ())]) if value in {*own, *others}
        ]

    @cached_property
    def fields(self) -> list[BoundQuestion]:
        """The worry, and whom it is about."""
        first = {question.key: question for question in self.questions}
        return shown([first[key] for key in FIRST if key in first], self._around)

    @cached_property
    def more(self) -> list[BoundQuestion]:
        """Questions that can wait: what finds the child before who told it."""
        later = [question for question in self.questions if question.key not in FIRST]
        return shown(sorted(later, key=lambda question: question.key not in FIND_BY), self._around)

    @property
    def _around(self) -> FormState:
        return FormState(self.typed, self.faults, offer=self.asking.offer, find=self.find, nobody=self.asking.nobody)

    @property
    def general(self) -> list[str]:
        return summary([*self.fields, *self.more], self.faults)[0]

    @property
    def summary(self) -> list[tuple[str, str]]:
        return summary([*self.fields, *self.more], self.faults)[1]

    @property
    def opens_more(self) -> bool:
        """Whether something is written among what can wait, or wrong with it."""
        return any(question.faults or any(self.typed.get(question.name, ())) for question in self.more)

    @property
    def is_faulty(self) -> bool:
        return bool(self.faults)


def children_to_choose(viewer: Viewer, typed: Typed) -> list[Option]:
    """The viewer's own, and whoever was chosen on a page that is open to them. To name somebody is a sight."""
    own = own_children(viewer)
    others = set(_ids(typed)) - {UUID(option.value) for option in own}
    there = set(subjects_visible_to(viewer).filter(id__in=others, sort="person").values_list("id", flat=True)) if others else set()
    log_listed(viewer, there, "whom a worry is about", daily=True)
    return [*own, *(Option(str(one.subject), one.called) for one in Person.objects.filter(subject__in=there, died=None))]


def _ids(typed: Typed) -> Iterator[UUID]:
    for value in typed.get(WHOM, ()):
        try:
            yield UUID(value)
        except ValueError:
            continue


def _names_another(name: str | None, chosen: Collection[UUID]) -> bool:
    """Whether the name that was written is that of nobody who was chosen: then it is about one child more, and is not lost."""
    words = set((name or "").casefold().split())
    known = Person.objects.filter(subject__in=chosen)
    return bool(words) and not any(words <= set(f"{one.called} {one.spoken_of}".casefold().split()) for one in known)


def record_worry(draft: Draft, typed: Typed, viewer: Viewer) -> Refusal | None:
    """Writes the worry about each child who was chosen; about another, or where none was, as a matter for the Hub to find out."""
    chosen = WorryForm(draft, typed, viewer).chosen
    typed = typed if one(typed, "name") or one(typed, ON_RECORD) else {**typed, "name": [one(typed, f"{ON_RECORD}{SEARCH}")]}
    arrived, faults = read_entry(WorryArrived, typed)
    concern, wrong = read_entry(ConcernReceived, typed)
    if arrived is None or concern is None:
        return Refusal({**wrong, **faults})
    brought = frozenset(draft.files)
    writings = [Writing(entry=concern, about=child, happened=viewer.on, brought=brought) for child in chosen]
    is_found = any(str(child) in typed.get(ON_RECORD, ()) for child in chosen)
    if not chosen or (ANOTHER in typed.get(WHOM, ()) and not is_found) or _names_another(arrived.name, chosen):
        matter = uuid5(draft.id, "matter")
        writings.append(Writing(entry=arrived, about=matter, happened=viewer.on, opens=True, brought=brought))
    try:
        outcome = written(writings, viewer, str(draft.id))
    except NotRecorded as fault:
        return Refusal(refused(WorryArrived, fault), wanted(WorryArrived, fault, typed))
    except KeyTaken as fault:
        return Refusal({"": [f"{fault}".capitalize() + "."]})
    drafts.sent(draft, typed, outcome)
    return None
