"""Works out of entries as they were written, with no table read, what stands of a record and the facts that it gives."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date, time
from functools import wraps
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from corbiere.ledger.entry import Body, kind_called
from corbiere.ledger.record import Line, Standing
from corbiere.statute.engine import whole_law
from corbiere.statute.facts import Fact, in_order
from corbiere.statute.history import History
from corbiere.statute.kinds import KINDS, ORDINARY
from corbiere.statute.states import AnyState, Span

WITHDRAWN = "withdrawn"
T = TypeVar("T")


class StoredEntry(NamedTuple):
    """An entry as it was written. The day of recording, and not its moment, which takes many times as long to read."""

    subject: UUID
    order: int
    id: UUID
    root: UUID
    kind: str
    version: int
    happened: date
    time: time | None
    recorded_on: date
    practitioner: UUID | None
    agency: UUID | None
    occasion: UUID | None
    body: Body
    replaces: UUID | None
    person: UUID | None


MOST_GIVEN = 16  # folds of one record that are given more: for whoever looks, on the day they ask about


class Lines(list[Line]):
    """Lines that stand of a record, in order of happening; and what was folded of them, which readers share and change nothing of."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        super().__init__(lines)
        self.folds: dict[Callable[..., Any], Any] = {}
        self.given: dict[Hashable, Any] = {}


def folded(fold: Callable[[Sequence[Line]], T]) -> Callable[[Sequence[Line]], T]:
    """Works a pure function of what stands out once for a record that is kept, however often a page asks."""

    @wraps(fold)
    def once(lines: Sequence[Line]) -> T:
        if not isinstance(lines, Lines):
            return fold(lines)
        if fold in lines.folds:
            made: T = lines.folds[fold]
        else:
            made = lines.folds[fold] = fold(lines)
        return made

    return once


def folded_with(lines: Sequence[Line], given: Hashable, fold: Callable[[], T]) -> T:
    """The same of a fold that is given more than what stands: `given` is its name and all of that."""
    if not isinstance(lines, Lines):
        return fold()
    if given in lines.given:
        kept: T = lines.given[given]
        return kept
    made = fold()
    lines.given = {**(lines.given if len(lines.given) < MOST_GIVEN else {}), given: made}
    return made


def effective(rows: Iterable[StoredEntry], on: date | None = None) -> Lines:
    """Lines that stand, neither corrected nor withdrawn, in order of happening, up to a day."""
    rows = list(rows)
    gone = stood_down(rows)
    place: dict[UUID, int] = {row.id: row.order for row in rows} if gone else {}  # only a correction takes another's place
    there = [row for row in rows if row.id not in gone] if gone else rows
    standing = Lines(_line(row, place) for row in there if row.kind != WITHDRAWN and (on is None or row.happened <= on))
    standing.sort(key=happening)
    return standing


def stood_down(rows: Iterable[StoredEntry]) -> set[UUID]:
    """The ids of what stands no longer: corrected, or withdrawn and not put back by a withdrawal of the withdrawal."""
    return replaced_among((row.id, row.kind, row.replaces) for row in rows if row.replaces)


def replaced_among(replacing: Iterable[tuple[UUID, str, UUID | None]]) -> set[UUID]:
    """The same, of (id, kind, what it replaces)."""
    replacing = list(replacing)
    gone = {replaced for _, _, replaced in replacing if replaced}
    taken = {id: replaced for id, kind, replaced in replacing if kind == WITHDRAWN and replaced}
    again = {stands_after(id, taken) for id, replaced in taken.items() if id not in gone and replaced in taken}
    return gone - again if again else gone


def stands_after(withdrawal: UUID, taken: Mapping[UUID, UUID]) -> UUID | None:
    """Finds what stands after a withdrawal, `taken` saying what each withdrew: nothing, or what one it took back had."""
    found, turns = withdrawal, 0
    while found in taken:
        found, turns = taken[found], turns + 1
    return None if turns % 2 else found


def withdrawn(rows: Iterable[StoredEntry]) -> dict[UUID, Line]:
    """By the withdrawal that took each back, the entries that do not stand and that taking it back would put there again."""
    held = {row.id: row for row in rows}
    gone = {row.replaces for row in held.values() if row.replaces}
    taken = {id: row.replaces for id, row in held.items() if row.kind == WITHDRAWN and row.replaces}
    place = {id: row.order for id, row in held.items()}
    last = [id for id in taken if id not in gone and stands_after(id, taken) is None]
    before = {id: taken[id] if taken[id] not in taken else stands_after(taken[id], taken) for id in last}
    return {id: _line(held[entry], place) for id, entry in before.items() if entry in held}


def _line(row: StoredEntry, place: dict[UUID, int]) -> Line:
    first = place[row.root] if place and row.root in place else row.order
    _, _, id, root, kind, version, happened, time, recorded_on, practitioner, agency, occasion, body, _, person = row
    return Line(first, id, root, kind, version, happened, time, recorded_on, practitioner, agency, occasion, body, person)


def happening(line: Line) -> tuple[date, int, int]:
    """The place of an entry: by day, then as the law orders the facts of one day, then as recorded. A correction keeps its place."""
    kind = KINDS.get(line.kind)
    if kind is None:
        return line.happened, ORDINARY, line.order
    attributes = kind_called(line.kind).attributes(line.body) if kind.turns else ()
    return line.happened, kind.phase_of(attributes, "of" in line.body), line.order


def as_recorded(lines: Iterable[Line]) -> list[Line]:
    """Entries by day, and those of one day in the order of recording: what answers another comes after it, whatever the law says."""
    return sorted(lines, key=lambda line: (line.happened, line.order))


Giving = Callable[[Sequence[Line]], Iterable[Fact]]
_GIVING: dict[str, Giving] = {}
_FROM: dict[str, set[str]] = {}  # by a kind of fact, the kinds of entry that give such facts in the light of each other


def gives_facts(kind: str, *, of: str = "", reads: Collection[str] = ()) -> Callable[[Giving], Giving]:
    """Registers a pure function of all that stands of a subject: the facts that entries of a kind give in the light of the others. Where
    they are facts `of` a kind that begins or ends a state, `reads` are all the kinds it reads, so that times in the state are known."""

    def register(giving: Giving) -> Giving:
        _GIVING[kind] = giving
        if of:
            _FROM.setdefault(of, set()).update(reads)
        return giving

    return register


def is_law(kind: str) -> bool:
    """Whether the law reads entries of this kind, by themselves or in the light of others."""
    return kind in KINDS or kind in _GIVING


def facts_of(lines: Iterable[Line]) -> list[Fact]:
    """Facts that entries give the law, by the declaration of each kind, and of some kinds in the light of the others."""
    held = list(lines)
    return own_facts(held) + facts_between(held)


def own_facts(lines: Iterable[Line]) -> list[Fact]:
    """The facts that each entry gives by itself."""
    return [fact_of(line) for line in lines if line.kind in KINDS]


def facts_between(lines: Sequence[Line]) -> list[Fact]:
    """The facts that follow from several entries together."""
    kinds = {line.kind for line in lines} & _GIVING.keys()
    return [fact for kind in sorted(kinds) for fact in _GIVING[kind](lines)]


def fact_of(line: Line) -> Fact:
    attributes = kind_called(line.kind).attributes(line.body)
    of = line.body.get("of")
    return Fact(line.happened, line.kind, attributes, max(line.recorded_on, line.happened), str(line.root), of and str(of), line.order)


def standing_of(subject: UUID, lines: Sequence[Line]) -> Standing:
    """How things stand, by what stands."""
    return Standing(subject, lines, facts_of(lines))


def upto(standing: Standing, on: date | None) -> Standing:
    """How things stand on a day, by what had happened by then."""
    lines = standing.lines
    if on is None or not lines or lines[-1].happened <= on:
        return standing
    return standing_of(standing.subject, Lines(line for line in lines if line.happened <= on))


def spans(lines: Sequence[Line], state: AnyState) -> list[Span]:
    """The times in a state, with ends that lie ahead, such as the eighteenth birthday."""
    kinds = {"born", "died", *(kind for pattern in state.patterns for kind in pattern.kinds)}
    kinds.update(*(_FROM.get(kind, ()) for kind in tuple(kinds)))
    facts = in_order(facts_of(line for line in lines if line.kind in kinds))
    return History(facts, date.max, whole_law()).spans(state)
