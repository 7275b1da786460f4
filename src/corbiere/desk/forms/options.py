"""Whom and what a question can point at: the likely ones first, the others by a search; never anybody whom the viewer may not know of."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.desk.components.words import day_in_words
from corbiere.desk.forms import directory_options as directory
from corbiere.desk.forms import person_options as people
from corbiere.desk.forms.form_author import FormAuthor, Wanted
from corbiere.desk.forms.form_data import Typed, one
from corbiere.desk.forms.questions import Option, Question, walk
from corbiere.ledger.characters import seen
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line

RECENT = 6  # as many earlier entries as are offered
SEARCH = "-search"  # at the end of the name of the box in which somebody is looked for
NOT_OFFERED = "“{}” names somebody or something that is not in the list. Choose one from the list, or search again."
NOT_CHOSEN = "“{words}” is written at “{label}”, and nothing is chosen by it."
TO_CHOOSE = "Choose from the list, or take the words out."
NOBODY = {
    "person": "Nobody whom you may see is called “{}”. Try another spelling, a former name, or only the first letters.",
    "practitioner": "Nobody who works here is called “{}”. Try only the first letters. Whoever keeps the directory adds people to it.",
    "team": "No team is called “{}”. Try only the first letters. Whoever keeps the directory adds teams to it.",
    "agency": "No agency is called “{}”. Try only the first letters. Whoever keeps the directory adds agencies to it.",
}


@dataclass(frozen=True, slots=True)
class FormContext(FormAuthor):
    """The same, with whom and what its questions can point at."""

    def offer(self, question: Question, chosen: Sequence[str], search: str, typed: Typed) -> list[Option]:
        """The options: what is chosen already, what was searched for, and the likely ones, each once."""
        sort, wanted, search = _sort_of(question), _wanted(question, typed), seen(search).strip()
        ids = [id for text in chosen if (id := _uuid(text))]
        likely = [] if search else sort.likely(self, wanted)
        found = chain(sort.named(self, ids), sort.found(self, wanted, search) if search else (), likely)
        return list({option.value: option for option in found}.values())

    def suggested(self, question: Question, search: str, typed: Typed) -> list[Option]:
        """Who or what begins as the few letters typed so far; of none, the likely ones."""
        sort, wanted, search = _sort_of(question), _wanted(question, typed), seen(search).strip()
        return list(sort.begun(self, wanted, search) if search else sort.likely(self, wanted))

    def nobody(self, question: Question, words: str) -> str:
        """Says why the name fits nobody who may be chosen, and whom to ask."""
        reference = question.reference
        if reference is None or reference.to not in NOBODY:
            return ""
        if reference.may:
            return directory.why_nobody(reference.may, words, self.viewer.on)
        return NOBODY[reference.to].format(words)

    def names(self, questions: Iterable[Question], typed: Typed) -> dict[str, Option]:
        """Names every identifier in the form, of those that this viewer may choose."""
        held: dict[str, Option] = {}
        for to, ids in pointed_at(questions, typed).items():
            held |= {option.value: option for option in _SORTS[to].named(self, sorted(ids))}
        return held


def _wanted(question: Question, typed: Typed) -> Wanted:
    assert question.reference is not None
    return Wanted(question.reference, typed)


def at_name(questions: Iterable[Question], name: str) -> Question | None:
    """The question of which this is the name in a form, if it points at somebody or something."""
    return _pointing(questions).get(_key(name))


def _pointing(questions: Iterable[Question]) -> dict[str, Question]:
    return {question.key: question for question in walk(questions) if question.reference and question.key}


def _key(name: str) -> str:
    return next((part for part in reversed(name.split("-")) if not part.isdigit()), "")


def pointed_at(questions: Iterable[Question], typed: Typed) -> dict[str, set[UUID]]:
    """The identifiers in a form, by what they point at."""
    pointing, found = _pointing(questions), dict[str, set[UUID]]()
    for name, values in typed.items():
        question = pointing.get(_key(name))
        if question and question.reference:
            found.setdefault(question.reference.to, set()).update(id for text in values if (id := _uuid(text)))
    return found


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Sort:
    """How those of one sort are offered, found by what was searched for, by the letters typed so far, and by what they are called."""

    likely: Callable[[FormAuthor, Wanted], Sequence[Option]]
    found: Callable[[FormAuthor, Wanted, str], Sequence[Option]]
    begun: Callable[[FormAuthor, Wanted, str], Sequence[Option]]
    named: Callable[[FormAuthor, Sequence[UUID]], Sequence[Option]]


def _sort_of(question: Question) -> _Sort:
    assert question.reference is not None
    return _SORTS[question.reference.to]


# Earlier entries of the record.


def _recent(asking: FormAuthor, wanted: Wanted) -> list[Option]:
    kinds = wanted.reference.kinds
    fitting = [line for line in asking.lines if not kinds or line.kind in kinds]
    return _told_apart(fitting[-RECENT:][::-1], asking)


def _entries_named(asking: FormAuthor, ids: Sequence[UUID]) -> list[Option]:
    return _told_apart([line for line in asking.lines if line.root in ids or line.id in ids], asking)


def _told_apart(lines: Sequence[Line], asking: FormAuthor) -> list[Option]:
    """Each by its day and its words; of those that say the same, by whom too."""
    made = [(line, _entry(line, asking)) for line in lines]
    said = Counter(option.label.partition(": ")[2] for _, option in made)
    alike = {line.practitioner for line, option in made if said[option.label.partition(": ")[2]] > 1 and line.practitioner}
    called = names(alike) if alike else {}
    return [
        option._replace(hint=f"By {called[line.practitioner]}") if line.practitioner and line.practitioner in called else option
        for line, option in made
    ]


def _entry(line: Line, asking: FormAuthor) -> Option:
    said = kind_called(line.kind).read(line.body, line.version).line()
    return Option(str(line.root), f"{day_in_words(line.happened, asking.viewer.on)}: {said}")


def _no_entry(asking: FormAuthor, wanted: Wanted, search: str) -> list[Option]:
    return []


_SORTS: Mapping[str, _Sort] = {
    "person": _Sort(people.likely_family, people.people_found, people.people_begun, people.people_named),
    "practitioner": _Sort(
        directory.colleagues, directory.practitioners_found, directory.practitioners_found, directory.practitioners_named
    ),
    "team": _Sort(directory.own_teams, directory.teams_found, directory.teams_found, directory.teams_named),
    "agency": _Sort(directory.first_agencies, directory.agencies_found, directory.agencies_found, directory.agencies_named),
    "entry": _Sort(_recent, _no_entry, _no_entry, _entries_named),
}


def unknown(questions: Iterable[Question], typed: Typed, asking: FormContext) -> dict[str, list[str]]:
    """A sentence at each question that points at somebody or something that this viewer may not choose, known to us or not."""
    questions = list(questions)
    names, held, found = asking.names(questions, typed), _pointing(questions), dict[str, list[str]]()
    for name, values in typed.items():
        question = held.get(_key(name))
        if question and any((id := _uuid(text)) and str(id) not in names for text in values):
            found[name] = [NOT_OFFERED.format(question.label)]
    return found


def unchosen(questions: Iterable[Question], typed: Typed, asking: FormContext) -> dict[str, list[str]]:
    """A sentence at each question in whose box a name was left, by which nobody was chosen."""
    held, found = _pointing(questions), dict[str, list[str]]()
    for box in typed:
        name, words = box.removesuffix(SEARCH), one(typed, box).strip()
        question = held.get(_key(name)) if box.endswith(SEARCH) and words else None
        if question and not any(typed.get(name, ())):
            said = TO_CHOOSE if asking.suggested(question, words, typed) else asking.nobody(question, words)
            found[name] = [f"{NOT_CHOSEN.format(words=words, label=question.label)} {said}"]
    return found
