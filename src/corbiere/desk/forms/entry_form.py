"""A whole form: the questions of a kind and what stands around them, with what was typed, as its page shows it and as it is sent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from functools import cached_property
from uuid import UUID

from django.urls import reverse

from corbiere.desk.components.words import day_in_words
from corbiere.desk.forms.bound_fields import BoundQuestion, FormState, ReasonField, shown, summary, told
from corbiere.desk.forms.corrections import newer_than
from corbiere.desk.forms.drafts import token_of
from corbiere.desk.forms.form_data import Typed, keepable, one, spread, spread_day, without
from corbiere.desk.forms.options import FormContext, unchosen, unknown
from corbiere.desk.forms.parsing import GENERAL, Faults, read_entry, read_happened
from corbiere.desk.forms.questions import ALSO, HAPPENED, TIME, Control, Question, questions_of, walk
from corbiere.desk.forms.sibling_answers import Theirs, answered_for_another
from corbiere.desk.forms.sibling_forms import may_be_about_several, siblings
from corbiere.desk.forms.way_back import WayBack, kept_in
from corbiere.desk.models import Draft
from corbiere.ledger.entry import Entry, ask, kind_called
from corbiere.ledger.fields import Part, Text
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded, Ruling
from corbiere.statute.calendar import whole_years

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
    entry, faults = read_entry(kind, typed)
    day, at, when = read_happened(typed, asking.viewer.on)
    chosen = [question for question in questions_of(kind) if question.key not in known]
    faults = {**when, **unknown(chosen, typed, asking), **faults, **unchosen(chosen, typed, asking)}
    why = ""
    if draft.replaces:
        said, wrong = read_entry(CorrectionReason, typed)
        faults |= wrong
        why = said.correcting if said else ""
    return FilledForm(None if faults else entry, day, at, why, reasons(typed), faults)


def reasons(typed: Typed) -> dict[str, str]:
    """The reasons given for what was left undone, by the ruling's name."""
    held = {name.removeprefix("reason-"): one(keepable(typed), name).strip() for name in typed if name.startswith("reason-")}
    return {name: said for name, said in held.items() if said and not name.endswith(".asked")}


@dataclass
class EntryForm:
    """The content of a form's page."""

    draft: Draft
    typed: Typed
    asking: FormContext
    faults: Faults = field(default_factory=dict)
    wanted: Sequence[ReasonField] = ()
    find: str = ""
    new: str = ""
    notice: str = ""

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
        return reverse("desk:draft", args=[self.draft.id])

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
        asked = [WHEN, AT, *questions_of(self.kind)]
        if self.draft.replaces:
            return [*questions_of(CorrectionReason), *asked]
        if self.draft.place == 0 and may_be_about_several(self.kind) and (others := siblings(self.asking, self.kind)):
            asked.insert(2, replace(WHOM_ELSE, options=tuple(others)))
        return asked

    @cached_property
    def fields(self) -> list[BoundQuestion]:
        theirs = self.theirs.said(self.typed, self.asking) if self.theirs else {}
        around = FormState(self.typed, self.faults, self.wanted, self.last, self.asking.offer, self.find, self.new, theirs, self.age)
        around.nobody = self.asking.nobody
        return shown(self.questions, around)

    @property
    def age(self) -> int | None:
        """In whole years on the day of the entry, of whom it is about."""
        born = self.asking.born
        return whole_years(born, read_happened(self.typed, self.asking.viewer.on)[0]) if born else None

    @property
    def first(self) -> list[BoundQuestion]:
        """The first questions: of a minute's record only what must be answered, and when it was."""
        if self.kind.short_form is None or self.draft.replaces:
            return self.fields
        asked = [made for made in self.fields if self._at_once(made)]
        return sorted(asked, key=lambda made: made.name in (HAPPENED, TIME, ALSO))

    @property
    def later(self) -> list[BoundQuestion]:
        """The rest."""
        first = {made.name for made in self.first}
        return [made for made in self.fields if made.name not in first]

    @property
    def opens_later(self) -> bool:
        """Whether something in it is answered, wrong or wanted, and must be seen."""
        typed = [name for name, values in self.typed.items() if any(values)]
        seen = {name.partition("-")[0] for name in (*typed, *self.faults, *(wanted.field for wanted in self.wanted), self.find, self.new)}
        return any(made.name in seen for made in self.later)

    def _at_once(self, made: BoundQuestion) -> bool:
        question = made.question
        return question.required or question.at_once or made.name in (HAPPENED, ALSO, *(self.kind.short_form or ()))

    @property
    def has_file(self) -> bool:
        return any(question.control in (Control.PHOTO, Control.FILE) for question in walk(self.questions))

    @property
    def goes_on(self) -> bool:
        """Whether another child's form comes after this one."""
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
        return summary(self.fields, self.faults)[0]

    @property
    def summary(self) -> list[tuple[str, str]]:
        return summary(self.fields, self.faults)[1] + [(wanted.input, wanted.why) for wanted in self.unplaced if not wanted.reason]

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


def as_typed(line: Line) -> Typed:
    """An entry as somebody would have typed it."""
    typed = spread(questions_of(kind_called(line.kind)), line.body) | spread_day(line.happened, HAPPENED)
    return typed | ({TIME: [f"{line.time:%H:%M}"]} if line.time else {})


# What the rulings said.


def place_of(kind: type[Entry], named: str) -> str:
    """The name of the question beside which a ruling stands."""
    around = {"time": TIME, HAPPENED: HAPPENED}
    return around.get(named) or next((question.key for question in questions_of(kind) if named in (question.key, question.field)), GENERAL)


def refused(kind: type[Entry], fault: NotRecorded) -> Faults:
    """A sentence, with its clause, at each question that a refusal stands beside."""
    found: Faults = {}
    for ruling in fault.refusals:
        found.setdefault(place_of(kind, ruling.field), []).append(_with_clause(ruling))
    return found


def _with_clause(ruling: Ruling) -> str:
    return f"{ruling.why} ({ruling.clause})" if ruling.clause else ruling.why


def wanted(kind: type[Entry], fault: NotRecorded, typed: Typed) -> list[ReasonField]:
    """The rulings that a reason would answer, and those that were answered before, so that no reason is lost."""
    found = {ruling.name: ReasonField(ruling.name, ruling.why, ruling.clause, place_of(kind, ruling.field)) for ruling in fault.wanted}
    return [*found.values(), *(held for held in carried(typed) if held.name not in found)]


def carried(typed: Typed) -> list[ReasonField]:
    """The rulings that were shown before, with the reasons given so far."""
    found = []
    for name, values in typed.items():
        if name.startswith("reason-") and name.endswith(".asked") and values[-1].count("|") >= 2:
            ruling = name.removeprefix("reason-").removesuffix(".asked")
            beside, clause, why = values[-1].split("|", 2)
            found.append(ReasonField(ruling, why, clause, beside, one(typed, f"reason-{ruling}")))
    return found
