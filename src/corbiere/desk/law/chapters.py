"""The law as its pages show it: chapters of duties with their live counts, and the register of clauses."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.db.models import Count, F, Q

from corbiere.ledger.models import Finding
from corbiere.ledger.reading import without_row_security
from corbiere.statute.calendar import in_words
from corbiere.statute.catalogue import CATALOGUE, CHAPTERS
from corbiere.statute.clauses import Clause, clauses
from corbiere.statute.duties import Duty
from corbiere.statute.kinds import KINDS
from corbiere.statute.patterns import Pattern

MET_BY = {
    "duty": "A duty with its day",
    "ruling": "A ruling when something is recorded",
    "entry": "Something that can be recorded",
    "reading": "A table worked out from the record",
    "page": "A page",
    "measure": "A measure",
    "calendar": "The calendar of working days",
    "import": "A check of what is imported",
    "planned": "Not met yet; planned",
    "judgement": "Left to people’s judgement",
}


class DutyCounts(NamedTuple):
    """How often a duty is open, overdue or was done late, among everyone."""

    open: int = 0
    overdue: int = 0
    late: int = 0


class DutyRow(NamedTuple):
    """A duty as a page of the law lists it. `counts` is None for those who may not have numbers about everyone."""

    duty: Duty
    counts: DutyCounts | None

    @property
    def by_when(self) -> str:
        return by_when(self.duty)

    @property
    def asks(self) -> str:
        return asks(self.duty)


def counts(on: date) -> dict[str, DutyCounts]:
    """Live counts of everyone by duty, from the stored findings."""
    with without_row_security():
        return _counted(on)


def _counted(on: date) -> dict[str, DutyCounts]:
    undone = Q(done__isnull=True, ended__isnull=True)
    rows = (
        Finding.objects.values("duty")
        .annotate(
            open=Count("id", filter=undone & Q(due__gte=on)),
            overdue=Count("id", filter=undone & Q(due__lt=on)),
            late=Count("id", filter=Q(done__gt=F("due"))),
        )
        .values_list("duty", "open", "overdue", "late")
    )
    return {duty: DutyCounts(*numbers) for duty, *numbers in rows}


def chapters(counted: dict[str, DutyCounts] | None) -> Iterator[tuple[str, list[DutyRow]]]:
    """Each chapter's title and its duties, each once, as the law is now: a later dated line stands for the earlier."""
    for title, chapter in CHAPTERS.items():
        duties = {duty.id: duty for duty in chapter}
        yield title, [DutyRow(duty, None if counted is None else counted.get(duty.id, DutyCounts())) for duty in duties.values()]


def asks(duty: Duty) -> str:
    """The duty, as a sentence that stands alone."""
    return duty.asks.rstrip(",")


def by_when(duty: Duty) -> str:
    """The limit, with the words of a kind of fact in place of its name."""
    return _NAMED.sub(lambda found: words_of_kind(found[1]), _ATTRIBUTE.sub("", str(duty.due)))


def in_general(duty: Duty) -> str:
    return f"{asks(duty)}: {by_when(duty)}; the clock starts when {duty.because.rstrip(',')}."


_NAMED = re.compile(r"\b(" + "|".join(sorted(KINDS, key=len, reverse=True)) + r")\b")
_ATTRIBUTE = re.compile(r" \([a-z]+_[a-z_]+\)")


def lines_of(id: str) -> list[Duty]:
    """The dated lines of one duty, the earliest first; none where there is no such duty."""
    return [duty for duty in CATALOGUE if duty.id == id]


def facts_about(duty: Duty) -> Iterator[tuple[str, str]]:
    """Describes a duty, question by question."""
    yield "How strongly", FORCES[duty.force]
    yield "By when", by_when(duty)
    yield "Where the day comes from", duty.default or BASES[duty.basis]
    if duty.number_from:
        yield "The number comes from", duty.number_from
    yield "Whose it is", duty.owner[:1].upper() + duty.owner[1:]
    yield "What does it", " or ".join(words_of_kind(kind) for kind in duty.done.pattern.kinds) + _condition(duty.done.pattern)
    if state := duty.during or duty.given:
        yield "While", state.name
    if duty.in_force.since != date.min:
        yield "In force from", in_words(duty.in_force.since)
    if duty.in_force.until != date.max:
        yield "In force until", in_words(duty.in_force.until)
    if duty.reading:
        yield "How we read it", duty.reading


FORCES = {
    "must": "Must: it is not left to choice",
    "should": "Should: to be done, or a reason given",
    "standard": "Expected by the practice standards",
}
BASES = {
    "guidance": "The statutory guidance",
    "procedure": "The procedures",
    "standard": "The practice standards",
    "arrangements": "The safeguarding arrangements",
    "default": "A default: no Jersey source gives it",
}


def words_of_kind(kind: str) -> str:
    """`conference-held` as `conference`, `child-seen` as `child seen`."""
    return kind.removesuffix("-held").replace("-", " ")


def _condition(pattern: Pattern) -> str:
    said = [f"{name.replace('_', ' ')} {' or '.join(values)}" for name, values in pattern.has]
    said += [f"{name.replace('_', ' ')} not {value}" for name, value in pattern.lacks]
    return f" ({', '.join(said)})" if said else ""


# The register of clauses.


def sources() -> list[str]:
    return list(dict.fromkeys(clause.source for clause in clauses().values()))


def clauses_of(source: str = "", met_by: str = "", words: str = "") -> list[tuple[str, list[Clause]]]:
    """The clauses of each source that fit: of this source, met in this way, with every one of these words."""
    wanted = words.casefold().split()
    fitting = [
        clause
        for clause in clauses().values()
        if source in ("", clause.source) and met_by in ("", clause.met_by) and all(word in _text(clause) for word in wanted)
    ]
    return [(source, list(held)) for source, held in groupby(fitting, key=lambda clause: clause.source)]


def _text(clause: Clause) -> str:
    return f"{clause.id} {clause.paragraph} {clause.asks}".casefold()


def met_where(clause: Clause) -> list[tuple[str, bool]]:
    """The names of what meets a clause, and whether each is a duty with a page of its own."""
    duties = {duty.id for duty in CATALOGUE}
    return [(name, name in duties) for name in clause.where]


def duties_citing(id: str) -> list[DutyRow]:
    return [DutyRow(duty, None) for duty in {duty.id: duty for duty in CATALOGUE if id in duty.cites}.values()]


def tally(held: Iterable[Clause]) -> list[tuple[str, str, int]]:
    """How many clauses are met in each way: the name of the way, its words, and the number."""
    found = [clause.met_by for clause in held]
    return [(way, said, found.count(way)) for way, said in MET_BY.items() if way in found]
