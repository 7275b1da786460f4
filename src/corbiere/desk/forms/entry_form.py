"""A whole form: the questions of a kind and what stands around them, with what was typed, as its page shows it and as it is sent."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from functools import cached_property
from typing import ClassVar
from uuid import UUID

from django.urls import reverse

from corbiere.desk.components.words import day_in_words
from corbiere.desk.forms.answer_words import in_short, told
from corbiere.desk.forms.binding import FormState, shown
from corbiere.desk.forms.bound_fields import BoundQuestion, ReasonField, every, summary
from corbiere.desk.forms.corrections import newer_than
from corbiere.desk.forms.drafts import token_of
from corbiere.desk.forms.form_data import Typed, is_answered, one, spread, spread_day, without
from corbiere.desk.forms.latest_days import LatestDay, latest_days
from corbiere.desk.forms.options import FormContext, unchosen, unknown
from corbiere.desk.forms.pages import page_of
from corbiere.desk.forms.parsing import Faults, read_entry, read_happened
from corbiere.desk.forms.questions import ALSO, BEGUN, HAPPENED, TIME, Control, Question, questions_of, walk
from corbiere.desk.forms.ruling_fields import reasons
from corbiere.desk.forms.sibling_answers import Theirs, answered_for_another
from corbiere.desk.forms.sibling_forms import may_be_about_several, siblings
from corbiere.desk.forms.takers import where_a_step_follows
from corbiere.desk.forms.told_by import as_chosen, neither
from corbiere.desk.forms.way_back import WayBack, kept_in
from corbiere.desk.models import Draft
from corbiere.desk.record.names import FormSubject, whom
from corbiere.ledger.conditions import Condition
from corbiere.ledger.entry import THE_CHILD, Entry, ask, kind_called
from corbiere.ledger.fields import Part, Text
from corbiere.ledger.record import Line
from corbiere.ledger.standing import spans
from corbiere.statute.calendar import whole_years
from corbiere.statute.states import STATES

WHEN = Question(HAPPENED, HAPPENED, Control.DAY, "When did it happen?", required=True)
AT = Question(TIME, TIME, Control.WORDS, "At what time?", "If you know it, for example 14:10", longest=20)
EACH_CHILD = "Each child gets their own form, with the same day and place. Write separately what is theirs alone."
WHOM_ELSE = Question(ALSO, ALSO, Control.CHOICES, "Who else was it about?", EACH_CHILD)


class CorrectionReason(Part):
    """The reason for a correction."""

    correcting: Text = ask("Why are you correcting this?", hint="What you wrote before stays in the record beside it", cites="PS-7.8")


@dataclass(slots=True)
class FilledForm:
    """A form as it could be read: the entry, when it happened, why it corrects another; or what is wrong, by the question’s name."""

    entry: Entry | None
    day: date
    time: time | None
    why: str
    reasons: Mapping[str, str]
    faults: Faults = field(default_factory=dict)


def filled(draft: Draft, typed: Typed, asking: FormContext, known: Collection[str] = ()) -> FilledForm:
    """Reads what was typed. Whom it points at must be among those whom the viewer can choose, but for the `known` questions, which the
    page answered itself."""
    kind = kind_called(draft.kind)
    typed = as_chosen(kind, where_a_step_follows(kind, typed), asking)
    entry, faults = read_entry(kind, typed)
    faults |= neither(kind, typed)
    day, at, when = read_happened(typed, asking.viewer.on)
    chosen = [question for question in questions_of(kind) if question.key not in known]
    faults = {**when, **unknown(chosen, typed, asking), **faults, **unchosen(chosen, typed, asking)}
    why = ""
    if draft.replaces:
        said, wrong = read_entry(CorrectionReason, typed)
        faults |= wrong
        why = said.correcting if said else ""
    return FilledForm(None if faults else entry, day, at, why, reasons(typed), faults)


@dataclass
class EntryForm:
    """The content of a form's page. `alone`: it is one page, and no other form comes after it."""

    alone: ClassVar[bool] = False
    draft: Draft
    typed: Typed
    asking: FormContext
    faults: Faults = field(default_factory=dict)
    wanted: Sequence[ReasonField] = ()
    find: str = ""
    new: str = ""
    notice: str = ""
    page: int = 0

    @property
    def kind(self) -> type[Entry]:
        return kind_called(self.draft.kind)

    @property
    def called(self) -> str:
        return self.kind.called

    @property
    def about(self) -> str:
        """Text on the kind, above its questions."""
        return (self.kind.__doc__ or "").split("\n\n", maxsplit=1)[0]

    @property
    def action(self) -> str:
        return reverse("desk:draft-part", args=[self.draft.id, self.page]) if self.page else reverse("desk:draft", args=[self.draft.id])

    @property
    def begun(self) -> str:
        """The questions whose answers were known when it was begun."""
        return one(self.typed, BEGUN)

    @property
    def back(self) -> WayBack | None:
        """The page from which it was opened."""
        return kept_in(self.typed)

    @property
    def token(self) -> str:
        return token_of(self.draft)

    @cached_property
    def questions(self) -> list[Question]:
        """All of them, in the order of the page."""
        called = self.whom.spoken_of if self.whom and self.whom.is_person else THE_CHILD
        asked = [WHEN, AT, *(question.of(called) for question in questions_of(self.kind))]
        if self.draft.replaces:
            return [*questions_of(CorrectionReason), *asked]
        if self.draft.place == 0 and may_be_about_several(self.kind) and (others := siblings(self.asking, self.kind)):
            asked.insert(2, replace(WHOM_ELSE, options=tuple(others)))
        return asked

    @cached_property
    def fields(self) -> list[BoundQuestion]:
        theirs = self.theirs.said(self.typed, self.asking) if self.theirs else {}
        around = FormState(self.typed, self.faults, self.wanted, self.last, self.asking.offer, self.find, self.new, theirs, self.age)
        around.nobody, around.within, around.limits = self.asking.nobody, self._within, self._limits
        fields = shown(self.questions, around)
        known = set(self.begun.split(","))
        for made in fields:
            if made.name in known and not self.must_be_seen(made) and not made.opens_more(self.typed, self.kind):
                made.known = in_short(made, self.typed)
        return fields

    @cached_property
    def whom(self) -> FormSubject | None:
        return whom(self.draft.subject)

    @property
    def age(self) -> int | None:
        """In whole years on the day of the entry, of whom it is about."""
        born = self.asking.born
        return whole_years(born, self.day) if born else None

    @property
    def day(self) -> date:
        return read_happened(self.typed, self.asking.viewer.on)[0]

    def _within(self, state: str) -> bool:
        """Whether whom it is about is in the state on the day of the entry, from what the viewer sees of the record."""
        return any(span.begins <= self.day <= span.last for span in spans(self.asking.lines, STATES[state]))

    def _limits(self, question: Question, waits: Callable[[Condition], str]) -> list[LatestDay]:
        return latest_days(question, self.asking.lines, self.day, self.typed, waits, in_pages=self.in_pages)

    @cached_property
    def _to_see(self) -> set[str]:
        named = {name.partition("-")[0] for name in (*self.faults, *(wanted.field for wanted in self.wanted), self.find, self.new)}
        return named | ({HAPPENED} if TIME in self.faults else set())

    def must_be_seen(self, made: BoundQuestion) -> bool:
        """Whether something in it is wrong or wanted, or was pressed just now."""
        return any(one.name in self._to_see for one in (made, *every(made.opens)))

    def is_wrong(self, made: BoundQuestion) -> bool:
        """Whether something in it is to be put right."""
        wrong = {name.partition("-")[0] for name in (*self.faults, *(wanted.field for wanted in self.wanted if not wanted.reason))}
        return any(one.name in wrong for one in (made, *every(made.opens)))

    def has_answer(self, made: BoundQuestion) -> bool:
        """Whether something was typed in it, and is not only known already."""
        return not made.known and any(is_answered(self.typed, one.name) for one in (made, *made.opens))

    @property
    def in_pages(self) -> bool:
        """Whether its parts are pages of their own."""
        return self.kind.pages and not self.alone

    @property
    def has_file(self) -> bool:
        return any(question.control in (Control.PHOTO, Control.FILE) for question in walk(self.questions))

    @property
    def goes_on(self) -> bool:
        """Whether another child's form comes after this one."""
        if self.alone:
            return False
        if self.draft.occasion is None:
            return bool(self.typed.get(ALSO)) and may_be_about_several(self.kind)
        return Draft.objects.of(self.draft.practitioner).unsent().filter(occasion=self.draft.occasion, place__gt=self.draft.place).exists()

    @cached_property
    def unplaced(self) -> list[ReasonField]:
        """The rulings that stand beside no question."""
        names = {question.key for question in self.questions}
        return [wanted for wanted in self.wanted if wanted.field not in names]

    @property
    def general(self) -> list[str]:
        """Faults of the whole, and of other pages than the one that is shown."""
        elsewhere = summary([made for made in self.fields if not self._is_here(made)], {})[1]
        return summary(self.fields, self.faults)[0] + [said for _, said in elsewhere]

    @property
    def summary(self) -> list[tuple[str, str]]:
        here = summary([made for made in self.fields if self._is_here(made)], {})[1]
        return here + [(wanted.input, wanted.why) for wanted in self.unplaced if not wanted.reason]

    def _is_here(self, made: BoundQuestion) -> bool:
        return not self.in_pages or page_of(self.kind, made.name) == self.page

    def turned_to_fault(self) -> None:
        """Shows the first page on which something is to be put right."""
        if self.in_pages and (wrong := [page_of(self.kind, made.name) for made in self.fields if self.is_wrong(made)]):
            self.page = min(wrong)

    @property
    def is_faulty(self) -> bool:
        return bool(self.general or self.summary)

    @cached_property
    def newer(self) -> UUID | None:
        """The correction that somebody else made of the same entry since this was begun."""
        return newer_than(self.draft.replaces, self.asking.lines, self.asking.viewer) if self.draft.replaces else None

    @cached_property
    def theirs(self) -> Theirs | None:
        """The answers of a brother or sister, beside which this child's are written."""
        return answered_for_another(self.draft, self.typed, self.asking)

    # Last time's answers.

    @cached_property
    def before(self) -> Line | None:
        """The last entry of this kind, beside which the new one is written."""
        if self.draft.replaces or self.kind.whole:
            return None
        return next((line for line in reversed(self.asking.lines) if line.kind == self.draft.kind), None)

    @cached_property
    def last(self) -> dict[str, str]:
        if self.before is None:
            return {}
        body, questions = self.before.body, questions_of(self.kind)
        names = {id: option.label for id, option in self.asking.names(questions, spread(questions, body)).items()}
        return {question.key: said for question in questions if (said := told(question, body.get(question.key), names))}

    @property
    def last_when(self) -> str:
        return f"Last time, {day_in_words(self.before.happened, self.asking.viewer.on)}" if self.before else ""

    def copied(self, name: str) -> Typed:
        """Fills in last time's answer to one question."""
        if self.before is None:
            return self.typed
        question = next((question for question in questions_of(self.kind) if question.key == name), None)
        if question is None or not question.lasts or self.before.body.get(name) is None:
            return self.typed
        return {**without(self.typed, name), **spread((question,), {name: self.before.body[name]})}


def begun(today: date) -> Typed:
    """Begins a new form with today."""
    return spread_day(today, HAPPENED)


def known(*answers: Typed) -> Typed:
    """The same answers together, noting of which questions they are, so that each is shown as known already."""
    typed = {name: values for given in answers for name, values in given.items()}
    names = dict.fromkeys(name.partition("-")[0] for name in typed)
    return {**typed, BEGUN: [",".join(name for name in names if name not in (HAPPENED, ALSO, BEGUN))]}


def begun_with(kind: type[Entry], record: Typed, *known_answers: Typed) -> Typed:
    """A new form's first answers. Those of the record are known but where each is said anew, or asked at once for more to be said of it."""
    asked = kind.short_form or ()
    anew = {name: values for name, values in record.items() if kind.whole or name.partition("-")[0] in asked}
    return anew | known({name: values for name, values in record.items() if name not in anew}, *known_answers)


def as_typed(line: Line) -> Typed:
    """An entry as somebody would have typed it."""
    typed = spread(questions_of(kind_called(line.kind)), line.body) | spread_day(line.happened, HAPPENED)
    return typed | ({TIME: [f"{line.time:%H:%M}"]} if line.time else {})
