"""The page of a form: what is asked at once, when it happened in one sentence, and the rest folded, or on pages, by its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corbiere.desk.components.words import day_in_words
from corbiere.desk.forms.bound_fields import BoundQuestion
from corbiere.desk.forms.entry_form import EntryForm
from corbiere.desk.forms.form_data import is_answered, one
from corbiere.desk.forms.pages import EVERY, page_of
from corbiere.desk.forms.questions import ALSO, HAPPENED, TIME, Control
from corbiere.ledger.declaration import AT_WHAT_TIME, WHO_ELSE
from corbiere.ledger.entry import NAMED, THE_CHILD, Entry

Rows = list[list[BoundQuestion]]
MORE = "More, if there is something to say"


class FormPart(NamedTuple):
    """One part: its questions, those still empty, those in which something is to be put right; and whether it is shown open."""

    number: int
    title: str
    fields: Sequence[BoundQuestion]
    empty: Sequence[BoundQuestion]
    wrong: Sequence[BoundQuestion]
    is_open: bool = False

    @property
    def asked(self) -> Sequence[BoundQuestion]:
        """Gives the ones that are answered here, and not carried along."""
        return [made for made in self.fields if made.question.control is not Control.CARRIED]

    @property
    def inside(self) -> str:
        """Its questions, where its title does not say what they are."""
        return " ".join(made.question.label for made in self.asked) if self.title == MORE else ""

    @property
    def rows(self) -> Rows:
        return in_rows(self.fields)

    @property
    def answered(self) -> int:
        return len(self.asked) - len(self.empty)

    @property
    def state(self) -> str:
        """How far it has come, in a form in pages."""
        if self.wrong:
            return f"{len(self.wrong)} to put right"
        if not self.empty:
            return "All answered"
        return f"{self.answered} of {len(self.asked)} answered" if self.answered else "Not started"

    @property
    def sort(self) -> str:
        return "needs-you" if self.wrong else "good" if not self.empty else ""


class WhenLine(NamedTuple):
    """When it happened, and to whom else, as a sentence that can be changed."""

    says: str
    fields: Sequence[BoundQuestion]


@dataclass(frozen=True, slots=True)
class FormLayout:
    """`page` is the part that is shown alone; `unseen` are answers that stand on other pages and are kept nowhere yet."""

    first: Sequence[BoundQuestion] = ()
    when: WhenLine | None = None
    folds: Sequence[FormPart] = ()
    pages: Sequence[FormPart] = ()
    page: FormPart | None = None
    unseen: Sequence[tuple[str, str]] = ()

    @property
    def rows(self) -> Rows:
        return in_rows(self.first)


def in_rows(fields: Sequence[BoundQuestion]) -> Rows:
    """The questions in their order, small ones that follow on each other in one row."""
    rows: Rows = []
    for made in fields:
        if rows and made.is_small and rows[-1][-1].is_small:
            rows[-1].append(made)
        else:
            rows.append([made])
    return rows


def layout_of(form: EntryForm) -> FormLayout:
    first = sorted((made for made in form.fields if _at_once(form, made)), key=lambda made: _place(form.kind, made))
    when = _when(form)
    shown = {made.name for made in (*first, *(when.fields if when else ()))}
    rest = [made for made in form.fields if made.name not in shown]
    parts = list(_parts(form, rest))
    if not form.in_pages:
        return FormLayout(first, when, parts)
    page = next((part for part in parts if part.number == form.page), None)
    return FormLayout(() if page else first, None if page else when, (), parts, page, _unseen(form))


def _unseen(form: EntryForm) -> list[tuple[str, str]]:
    here = (form.page, EVERY)
    held = {} if form.draft.saved else form.typed
    return [(name, value) for name, values in held.items() if page_of(form.kind, name) not in here for value in values]


# What stands first.


def _at_once(form: EntryForm, made: BoundQuestion) -> bool:
    kind, names = form.kind, {made.name, *(hanging.name for hanging in made.opens)}
    if made.name in (HAPPENED, TIME, ALSO):
        return (WHO_ELSE if made.name == ALSO else AT_WHAT_TIME) in (kind.short_form or ())
    return made.is_first(kind) or bool(names & set(kind.short_form or ()))


def _place(kind: type[Entry], made: BoundQuestion) -> int:
    """Puts first what must be answered and is not named in the short form."""
    short = list(kind.short_form or ())
    named = [short.index(name) for name in (_named(made), *map(_named, made.opens)) if name in short]
    return min(named, default=-1)


def _named(made: BoundQuestion) -> str:
    return TIME if made.name == HAPPENED else made.name


def _when(form: EntryForm) -> WhenLine | None:
    """Nothing where a question of it is asked at once."""
    asked = [made for made in form.fields if made.name in (HAPPENED, TIME, ALSO) and not _at_once(form, made)]
    if not asked:
        return None
    on = form.asking.viewer.on
    said = "today, " if form.day == on else ""
    at = one(form.typed, TIME)
    says = f"{said}{day_in_words(form.day, on)}{f' at {at}' if at else ''}{_of_whom(form, asked)}"
    return WhenLine("" if any(form.must_be_seen(made) for made in asked) else says, asked)


def _of_whom(form: EntryForm, asked: Sequence[BoundQuestion]) -> str:
    """For how many it is, where it may be about brothers and sisters too."""
    choices = [choice for made in asked for choice in made.choices]
    others = sum(choice.checked for choice in choices)
    if others:
        return f", also for {others} more"
    return f", for {form.whom.spoken_of} only" if choices and form.whom else ""


# What is folded, or on a page of its own.


def _parts(form: EntryForm, rest: Sequence[BoundQuestion]) -> Iterator[FormPart]:
    """In the order of their declaration; then what no section has."""
    asked = {made.question.field: made for made in rest}
    for number, section in enumerate(form.kind.sections, 1):
        if fields := [asked.pop(name) for name in section.fields if name in asked]:
            yield _part(form, number, section.title.replace(NAMED, form.whom.spoken_of if form.whom else THE_CHILD), fields)
    if asked:
        yield _part(form, len(form.kind.sections) + 1, MORE, list(asked.values()))


def _part(form: EntryForm, number: int, title: str, fields: Sequence[BoundQuestion]) -> FormPart:
    """Open where something is written in it, but in a kind that is begun with the whole of what was written before."""
    empty = [made for made in fields if made.question.control is not Control.CARRIED and not is_answered(form.typed, made.name)]
    wrong = [made for made in fields if form.is_wrong(made)]
    is_open = any(form.must_be_seen(made) or (form.has_answer(made) and not form.kind.whole) for made in fields)
    return FormPart(number, title, fields, empty, wrong, is_open)
