"""Whom and what a question can point at: the likely ones first, the others by a search; never anybody whom the viewer may not know of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from corbiere.access.listings_log import log_listed
from corbiere.access.naming import people_to_name
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import categories_open, visible_to
from corbiere.agencies.directory import caseload, covered_by
from corbiere.agencies.models import Agency, Allocation, Practitioner, Team, TeamMember
from corbiere.agencies.work import places_on
from corbiere.desk.components.words import day_in_words
from corbiere.desk.forms.by_name import ByName, by_name, by_name_near
from corbiere.desk.forms.form_data import Typed
from corbiere.desk.forms.questions import Option, Question, walk
from corbiere.ledger.characters import seen
from corbiere.ledger.entry import kind_called
from corbiere.ledger.fields import Reference
from corbiere.ledger.record import Line
from corbiere.people.entries import Born
from corbiere.people.families import Relative, household, relatives
from corbiere.people.models import Address, Person
from corbiere.people.search import search as people_like

BIRTH = Born.kind
MOST_FOUND = 8  # as many as a search shows
RECENT = 6  # as many earlier entries as are offered
MOST_WORDS = 5  # of a search
NOT_OFFERED = "“{}” names somebody or something that is not in the list. Choose one from the list, or search again."


@dataclass(frozen=True, slots=True)
class FormContext:
    """Who fills in a form, about whom, and what of that record they see. `subject` is None for somebody not yet recorded."""

    viewer: Viewer
    subject: UUID | None
    lines: Sequence[Line] = ()

    @property
    def born(self) -> date | None:
        return next((line.happened for line in reversed(self.lines) if line.kind == BIRTH), None)

    def offer(self, question: Question, chosen: Sequence[str], search: str) -> list[Option]:
        """The options: what is chosen already, what was searched for, and the likely ones, each once."""
        assert question.reference is not None
        sort, search = _SORTS[question.reference.to], seen(search).strip()
        ids = [id for text in chosen if (id := _uuid(text))]
        likely = [] if search else sort.likely(self, question.reference)
        found = chain(sort.named(self, ids), sort.found(self, search) if search else (), likely)
        return list({option.value: option for option in found}.values())

    def names(self, questions: Iterable[Question], typed: Typed) -> dict[str, Option]:
        """Names every identifier in the form, of those that this viewer may choose."""
        held: dict[str, Option] = {}
        for to, ids in pointed_at(questions, typed).items():
            held |= {option.value: option for option in _SORTS[to].named(self, sorted(ids))}
        return held


def pointed_at(questions: Iterable[Question], typed: Typed) -> dict[str, set[UUID]]:
    """The identifiers in a form, by what they point at."""
    pointing = {question.key: question.reference.to for question in walk(questions) if question.reference and question.key}
    found: dict[str, set[UUID]] = {}
    for name, values in typed.items():
        to = pointing.get(next((part for part in reversed(name.split("-")) if not part.isdigit()), ""))
        if to:
            found.setdefault(to, set()).update(id for text in values if (id := _uuid(text)))
    return found


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Sort:
    """How those of one sort are offered, found and named."""

    likely: Callable[[FormContext, Reference], Sequence[Option]]
    found: Callable[[FormContext, str], Sequence[Option]]
    named: Callable[[FormContext, Sequence[UUID]], Sequence[Option]]


# People.


def _family(asking: FormContext, reference: Reference) -> list[Option]:
    ties = family(asking)
    people = {person.subject: person for person in Person.objects.filter(subject__in=ties)}
    own = [Option(str(id), people[id].called, tie.words) for id, tie in ties.items() if id in people]
    return own + _of_their_families(asking, ties)


def _of_their_families(asking: FormContext, ties: Mapping[UUID, Relative]) -> list[Option]:
    """People told of in the records of the family and the household, and not in this one. Each of those records is a sight."""
    found = by_name_near(asking.viewer, {*ties, *_living_with(asking)} - {asking.subject})
    more = [one for id, one in found.items() if id not in ties and id != asking.subject][:MOST_FOUND]
    log_listed(asking.viewer, {one.child.subject for one in more}, "family, to be named", daily=True)
    return [_by_name(one) for one in more]


def _living_with(asking: FormContext) -> set[UUID]:
    """The others at the same address today, as far as the viewer sees the entries that say so of both."""
    if asking.subject is None:
        return set()
    here = {address.entry: address for address in Address.objects.filter(subject=asking.subject, during__contains=asking.viewer.on)}
    there = {address.entry: address for address in household(asking.subject, asking.viewer.on)} if here else {}
    seen = set(visible_to(asking.viewer).filter(root__in=[*here, *there]).values_list("root", flat=True)) if there else set()
    places = {address.place for entry, address in here.items() if entry in seen}
    return {address.subject for entry, address in there.items() if entry in seen and address.place in places}


def family(asking: FormContext) -> dict[UUID, Relative]:
    """Relatives of the person today, as far as the viewer sees the entries that say so."""
    if asking.subject is None:
        return {}
    ties = relatives(asking.subject, asking.viewer.on)
    told = [entry for tie in ties for entry in tie.entries]
    rows = visible_to(asking.viewer).filter(Q(id__in=told) | Q(root__in=told)).values_list("id", "root")
    seen = {id for row in rows for id in row}
    return {tie.person: tie for tie in ties if seen & set(tie.entries)}


def _people_found(asking: FormContext, search: str) -> list[Option]:
    found = people_like(search, among=people_to_name(asking.viewer), limit=MOST_FOUND)
    people = [match.person for match in found if match.person.subject != asking.subject]
    told = by_name(asking.viewer, [person.subject for person in people])
    closed, opened = [one.child.subject for one in told.values()], [person.subject for person in people if person.subject not in told]
    log_listed(asking.viewer, {*opened, *closed}, "search")
    return [_by_name(told[person.subject]) if person.subject in told else _person(person) for person in people]


def _people_named(asking: FormContext, ids: Sequence[UUID]) -> list[Option]:
    if not ids:
        return []
    allowed = {*family(asking), *people_to_name(asking.viewer).filter(id__in=ids).values_list("id", flat=True)}
    told = by_name(asking.viewer, ids)
    people = Person.objects.filter(subject__in=allowed & set(ids))
    return [_by_name(told[person.subject]) if person.subject in told else _person(person) for person in people]


def _by_name(one: ByName) -> Option:
    return Option(str(one.person.subject), one.person.called, one.words)


def _person(person: Person) -> Option:
    return Option(str(person.subject), person.called, f"born {person.born:%-d %B %Y}" if person.born else "")


def own_children(viewer: Viewer) -> list[Option]:
    """The children with whom the viewer works, or works today for somebody else; none whom they said they know."""
    held = {allocation.subject for found in (caseload, covered_by) for allocation in found(viewer.practitioner, viewer.on)}
    held &= categories_open(viewer, held).keys()
    people = Person.objects.filter(subject__in=held, died=None).order_by("name")
    return [Option(str(person.subject), person.called, f"born {person.born:%-d %B %Y}" if person.born else "") for person in people]


# Those who work here. Everybody who does may read the directory.


def _colleagues(asking: FormContext, reference: Reference) -> list[Option]:
    """The viewer, those allocated to the child, and the groups around it."""
    ids = [asking.viewer.practitioner, *_allocated(asking)]
    ids += [place.practitioner for _, place in places_on(asking.lines, asking.viewer.on)]
    found = {person.subject: person for person in Practitioner.objects.filter(subject__in=ids)}
    return [_practitioner(found[id]) for id in dict.fromkeys(ids) if id in found]


def _allocated(asking: FormContext) -> list[UUID]:
    if asking.subject is None:
        return []
    held = Allocation.objects.on(asking.viewer.on).filter(subject=asking.subject)
    return [allocation.practitioner for allocation in held if allocation.practitioner]


def _practitioner(person: Practitioner) -> Option:
    return Option(str(person.subject), person.name, person.get_profession_display().lower())


def _practitioners_found(asking: FormContext, search: str) -> list[Option]:
    return [_practitioner(person) for person in _alike(Practitioner.objects.on(asking.viewer.on), search)]


def _practitioners_named(asking: FormContext, ids: Sequence[UUID]) -> list[Option]:
    return [_practitioner(person) for person in Practitioner.objects.filter(subject__in=ids)] if ids else []


def _teams(asking: FormContext, reference: Reference) -> list[Option]:
    own = TeamMember.objects.on(asking.viewer.on).filter(subject=asking.viewer.practitioner).values("team")
    return _plain(Team.objects.filter(subject__in=own).order_by("name"))


def _agencies(asking: FormContext, reference: Reference) -> list[Option]:
    return _plain(Agency.objects.order_by("name")[:MOST_FOUND])


def _plain(found: Iterable[Team | Agency]) -> list[Option]:
    return [Option(str(held.subject), held.name) for held in found]


M = TypeVar("M", bound=Model)


def _alike(found: QuerySet[M], search: str) -> QuerySet[M]:
    for word in search.split()[:MOST_WORDS]:
        found = found.filter(name__icontains=word)
    return found.order_by("name")[:MOST_FOUND]


def _places_found(model: type[Team | Agency]) -> Callable[[FormContext, str], list[Option]]:
    return lambda asking, search: _plain(_alike(model._default_manager.all(), search))


def _places_named(model: type[Team | Agency]) -> Callable[[FormContext, Sequence[UUID]], list[Option]]:
    return lambda asking, ids: _plain(model._default_manager.filter(subject__in=ids)) if ids else []


# Earlier entries of the record.


def _recent(asking: FormContext, reference: Reference) -> list[Option]:
    fitting = [line for line in asking.lines if not reference.kinds or line.kind in reference.kinds]
    return [_entry(line, asking) for line in reversed(fitting[-RECENT:])]


def _entries_named(asking: FormContext, ids: Sequence[UUID]) -> list[Option]:
    return [_entry(line, asking) for line in asking.lines if line.root in ids or line.id in ids]


def _entry(line: Line, asking: FormContext) -> Option:
    said = kind_called(line.kind).read(line.body, line.version).line()
    return Option(str(line.root), f"{day_in_words(line.happened, asking.viewer.on)}: {said}")


_SORTS: Mapping[str, _Sort] = {
    "person": _Sort(_family, _people_found, _people_named),
    "practitioner": _Sort(_colleagues, _practitioners_found, _practitioners_named),
    "team": _Sort(_teams, _places_found(Team), _places_named(Team)),
    "agency": _Sort(_agencies, _places_found(Agency), _places_named(Agency)),
    "entry": _Sort(_recent, lambda asking, search: (), _entries_named),
}


def unknown(questions: Iterable[Question], typed: Typed, asking: FormContext) -> dict[str, list[str]]:
    """A sentence at each question that points at somebody or something that this viewer may not choose, known to us or not."""
    questions = list(questions)
    names = asking.names(questions, typed)
    held = {question.key: question for question in walk(questions) if question.reference and question.key}
    found = {}
    for name, values in typed.items():
        question = held.get(next((part for part in reversed(name.split("-")) if not part.isdigit()), ""))
        if question and any((id := _uuid(text)) and str(id) not in names for text in values):
            found[name] = [NOT_OFFERED.format(question.label)]
    return found
