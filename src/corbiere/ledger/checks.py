"""Checks that an entry of any kind is about the right sort of subject, on a day that can be, and points at what is there."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel

from corbiere.ledger.appending import Chain
from corbiere.ledger.characters import amiss
from corbiere.ledger.conditions import has_conditions, out_of_place
from corbiere.ledger.entry import ANY, CHILD, Body, Entry, kind_called
from corbiere.ledger.fields import KeptFile, Reference
from corbiere.ledger.models import Subject
from corbiere.ledger.reading import JERSEY, WITHDRAWN
from corbiere.ledger.record import Author, Line
from corbiere.ledger.rulings import NotRecorded, Proposal, Ruling, files_held, may_be_named, must, not_now
from corbiere.statute.calendar import birthday, in_words, whole_years
from corbiere.statute.states import STATES

EARLIEST = date(1900, 1, 1)
GROWN = 18
CORRECTED = "Somebody has already corrected this entry. Correct the newer one."
NOT_THERE = "The entry that this belongs to is not in this record; choose one that is."
NOT_BROUGHT = "This file did not come with this form, and is not in this record as you see it. Choose the file again."


def not_yours() -> NotRecorded:
    """The refusal where there is no such record, or it is closed to whoever asks: the same, so that neither can be told."""
    return NotRecorded([_must("record", False, "This record is not there, or it is not one that you can write in.", "")])


def always(asked: Proposal, local: datetime) -> list[Ruling]:
    """The rulings on every entry. `local` is the moment of recording in Jersey."""
    return [ruling for ruling in _rulings(asked, local) if not ruling.allowed]


def _rulings(asked: Proposal, local: datetime) -> Iterator[Ruling]:
    kind, day, born = asked.entry, asked.happened, asked.standing.born
    fits = kind.about is ANY or kind.about.sort == asked.sort
    yield _must("about", fits, f"“{kind.called}” is about a {kind.about.value}, and this record is of a {asked.sort}.", "")
    yield _must(
        "not-in-the-future", day <= local.date(), f"{in_words(day)} is in the future. Write the day on which it happened.", "happened"
    )
    later = day == local.date() and asked.time is not None and asked.time > local.time().replace(second=59)
    yield _must("not-later-today", not later, "That time is later than now. Write the time at which it happened.", "time")
    if asked.time and (lost := lost_hour(day, asked.time)):
        yield _must("a-time-that-was", False, lost, "time")
    yield _must("not-so-long-ago", day >= EARLIEST, f"{in_words(day)} is too long ago. Check the year.", "happened")
    if born and kind.kind != "born" and asked.sort == "person":
        early = day < born and not kind.before_birth
        yield _must("born-by-then", not early, f"{in_words(day)} is before the birth on {in_words(born)}. Check the day.", "happened")
        grown = kind.about is CHILD and day > birthday(born, GROWN)
        yield _must(
            "a-child-then", not grown, f"On {in_words(day)} this person was over eighteen. “{kind.called}” is about a child.", "happened"
        )
    yield from _not_asked(asked)
    for name, reason in asked.reasons.items():
        fault = amiss(reason)
        yield _must("is-seen", not fault, f"Your reason {fault}.", f"reason-{name}")
    yield from _files(asked)


def _not_asked(asked: Proposal) -> Iterator[Ruling]:
    """Answers to what is not asked. A past that is brought in or made up holds what it holds, what an entry said before it was
    corrected may stand, and nothing holds up what is urgent."""
    kind, born = asked.entry, asked.standing.born
    if kind.urgent or not has_conditions(type(kind)) or not_now(asked):
        return
    body, before = kind.body(), asked.replaces.body if asked.replaces else {}
    age = whole_years(born, asked.happened) if born else None

    def within(state: str) -> bool:
        return asked.standing.within(STATES[state], asked.happened)

    for question, said in out_of_place(type(kind), body, age, within):
        yield _must("is-asked", body[question] == before.get(question), said, question)


def lost_hour(day: date, at: time) -> str:
    """Asks about a time that the clocks of Jersey left out that day. One that came twice, in autumn, is taken as it is told: which
    of the two it was changes no day."""
    told = datetime.combine(day, at)
    shown = told.replace(tzinfo=JERSEY).astimezone(UTC).astimezone(JERSEY).replace(tzinfo=None)
    if shown == told:
        return ""
    skipped = shown - told
    return f"On {in_words(day)} the clocks went forward, and there was no {at:%H:%M}. Was it {told - skipped:%H:%M} or {shown:%H:%M}?"


def _files(asked: Proposal) -> Iterator[Ruling]:
    """A file is named by who brought it in for this act, or where this record holds it already. Whether it is kept elsewhere is never
    looked up, so that nothing can be learned of it. The system's own acts, and a past that is made up, have no author who looks."""
    if asked.by.system or asked.invented or not _file_places(type(asked.entry)):
        return
    named = [(field, file) for field, file in files(type(asked.entry), asked.entry.body()) if file not in asked.brought]
    held = files_held(asked) if named else frozenset()
    for field, file in named:
        yield _must("is-the-file", file in held, NOT_BROUGHT, field)


def _must(name: str, allowed: bool, why: str, field: str) -> Ruling:
    told = must(allowed, why, "", field)
    return Ruling(name, told.force, told.allowed, told.why, told.clause, told.field)


def replaced(id: UUID, entry: Entry, chain: Chain, why: str) -> tuple[Line | None, NotRecorded | None]:
    """The entry that a correction names, or whose withdrawal it names, or what was written of it since, if it is there; and what is amiss
    if it is not, or is of another kind, or was corrected already."""
    found = _stands(id, chain)
    if not why.strip():
        return found, _amiss("says-why", "Say why this is corrected: the next reader will ask.", "why")
    if fault := amiss(why):
        return found, _amiss("is-seen", f"Why this is corrected {fault}.", "why")
    if found is None:
        return None, not_there()
    if found.id != id and id not in chain.withdrawn:
        return found, _amiss("not-corrected-already", CORRECTED)
    if entry.kind not in (found.kind, WITHDRAWN):
        called = kind_called(found.kind).called
        return found, _amiss("same-kind", f"A correction of “{called}” is one too. Withdraw the entry, and record the right one instead.")
    return found, None


def _stands(id: UUID, chain: Chain) -> Line | None:
    """The line that stands of an entry, or would once its withdrawal is taken back; of a withdrawal taken back, what it took."""
    held, later = {line.id: line for line in chain.lines} | chain.withdrawn, id
    while later not in held and later in chain.next:
        later = chain.next[later]
    while later not in held and id in chain.next and id in chain.taken:
        later = id = chain.taken[id]
    return held.get(later)


def not_there() -> NotRecorded:
    return _amiss("is-there", "The entry to correct is not in this record.")


def not_here(field: str) -> NotRecorded:
    return _amiss("belongs-here", NOT_THERE, field)


def _amiss(name: str, says: str, field: str = "") -> NotRecorded:
    return NotRecorded([_must(name, False, says, field)])


# What an entry points at.


Path = tuple[str, ...]
Mark = TypeVar("Mark")


@cache
def pointers(model: type[BaseModel]) -> tuple[tuple[Path, Reference], ...]:
    """Where in a body identifiers stand, by the names in the body, and what each points at. Lists are passed through."""
    return tuple(_marked(model, Reference))


@cache
def _file_places(model: type[BaseModel]) -> tuple[Path, ...]:
    return tuple(path for path, _ in _marked(model, KeptFile))


def files(kind: type[BaseModel], body: Body) -> list[tuple[str, str]]:
    """The kept files that a body names, each with the question that it answers."""
    return [(path[0], file) for path in _file_places(kind) for file in values(body, path)]


def _marked(model: type[BaseModel], sort: type[Mark]) -> Iterator[tuple[Path, Mark]]:
    for name, field in model.model_fields.items():
        key = field.alias or name
        yield from (((key,), mark) for mark in field.metadata if isinstance(mark, sort))
        yield from (((key, *path), mark) for path, mark in _inside(field.annotation, sort))


def _inside(annotation: Any, sort: type[Mark]) -> Iterator[tuple[Path, Mark]]:
    if get_origin(annotation) is Annotated:
        yield from (((), mark) for mark in annotation.__metadata__ if isinstance(mark, sort))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _marked(annotation, sort)
        return
    for part in get_args(annotation):
        yield from _inside(part, sort)


def values(body: Any, path: Path) -> list[str]:
    """Every value at a path of a body."""
    if isinstance(body, list):
        return [value for part in body for value in values(part, path)]
    if body is None:
        return []
    return values(body.get(path[0]), path[1:]) if path else [body]


def references(writings: Iterable[tuple[Entry, UUID, Author | None]], chains: Mapping[UUID, Chain]) -> None:
    """NotRecorded if an entry names a person, practitioner, team or agency who is not there, or of whom its author may not know.

    Both read alike. The system's own acts, and a past that is made up, have no author who looks.
    """
    wanted: dict[UUID, str] = {}
    hidden: set[UUID] = set()
    for entry, about, by in writings:
        named = _named(entry)
        wanted |= named
        if by is not None and not by.system:
            people = frozenset(id for id, sort in named.items() if sort == "person" and not _begins(chains.get(id)))
            hidden |= people - may_be_named(by, about, people)
    if not wanted:
        return
    there = {id: chains[id].subject.sort for id in wanted if id in chains}
    there |= dict(Subject.objects.filter(id__in=wanted.keys() - there.keys()).values_list("id", "sort"))
    for id, sort in wanted.items():
        if there.get(id) != sort or id in hidden:
            raise NotRecorded(
                [_must("is-known", False, f"The {sort} named here is not known. Search again and choose one from the list.", "")]
            )


def _named(entry: Entry) -> dict[UUID, str]:
    """Everybody and everything but entries that an entry names, with the sort that each must be."""
    marks = [(path, mark) for path, mark in pointers(type(entry)) if mark.to != "entry"]
    held = entry.body() if marks else {}
    return {UUID(id): mark.to for path, mark in marks for id in values(held, path)}


def _begins(chain: Chain | None) -> bool:
    """Whether a record begins in this very act."""
    return chain is not None and chain.subject.entries == 0


def body(entry: Entry, lines: Iterable[Line]) -> Body:
    """The body as it is kept: each entry that it points at named by its root, so that a correction of that one changes nothing here."""
    held = entry.body()
    marks = [(path, mark) for path, mark in pointers(type(entry)) if mark.to == "entry"]
    if marks:
        roots = {str(id): line for line in lines for id in (line.id, line.root)}
        for path, mark in marks:
            _rooted(held, path, mark, roots)
    return held


def _rooted(held: Any, path: Path, mark: Reference, roots: Mapping[str, Line]) -> None:
    if isinstance(held, list):
        for part in held:
            _rooted(part, path, mark, roots)
    elif held is not None and len(path) > 1:
        _rooted(held.get(path[0]), path[1:], mark, roots)
    elif held is not None and (named := held.get(path[0])):
        held[path[0]] = [_root(id, path[0], mark, roots) for id in named] if isinstance(named, list) else _root(named, path[0], mark, roots)


def _root(id: str, field: str, mark: Reference, roots: Mapping[str, Line]) -> str:
    line = roots.get(id)
    if line is None or (mark.kinds and line.kind not in mark.kinds):
        raise not_here(field)
    return str(line.root)
