"""Lets people answer what was asked of them, though entries like the answer are closed to them; and read what they answered.

An app that asks something of people registers with `answerable` what each is asked. Nothing else of the record opens by it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TypeVar
from uuid import UUID

from corbiere.access.models import AccessLog
from corbiere.ledger import reading
from corbiere.ledger.checks import pointers, values
from corbiere.ledger.entry import Body, Entry
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Proposal

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """One thing that is asked of somebody: the kind that answers it, and by the question's name the entries of which the answer names one.

    `words` are those that its other answers must be: an answer for oneself bears one's own name. It is answered once, or as often as
    `is_answered` stays False. Whoever answered it may correct that.
    """

    kind: str
    points: Mapping[str, frozenset[UUID]]
    is_answered: bool
    words: Mapping[str, str] = field(default_factory=dict)

    def is_answered_by(self, line: Line) -> bool:
        named = all(str(line.body.get(name)) in map(str, roots) for name, roots in self.points.items())
        return line.kind == self.kind and named and self.says(line.body)

    def says(self, body: Body) -> bool:
        return all(body.get(name) == said for name, said in self.words.items())


Requests = Callable[[UUID, UUID, date], Iterable[AnswerRequest]]
AnswersIt = Callable[[str], bool]
_REQUESTS: list[tuple[AnswersIt, Requests]] = []


def answerable(answers: AnswersIt) -> Callable[[Requests], Requests]:
    """Registers a function of (practitioner, subject, day): what is asked of them that day about that subject.

    `answers` says of a kind whether it can answer such a request: where another kind is in question nothing is looked up.
    """

    def register(rule: Requests) -> Requests:
        _REQUESTS.append((answers, rule))
        return rule

    return register


def requests_of(practitioner: UUID, subject: UUID, on: date) -> list[AnswerRequest]:
    return [request for _, rule in _REQUESTS for request in rule(practitioner, subject, on)]


def requests_for(kind: str, practitioner: UUID, subject: UUID, on: date) -> list[AnswerRequest]:
    """Finds what is asked of them that an entry of this kind answers."""
    found = (request for answers, rule in _REQUESTS if answers(kind) for request in rule(practitioner, subject, on))
    return [request for request in found if request.kind == kind]


def answered(asked: Proposal, practitioner: UUID) -> AnswerRequest | None:
    """The request of somebody that an entry answers: it points at what that names, and at no other entry."""
    found = requests_for(asked.entry.kind, practitioner, asked.subject, asked.today)
    return next((request for request in found if _answers(asked, request)), None)


def own_answers(access: AccessLog) -> list[Line]:
    """Lines they wrote in answer to what is asked of them. What somebody else put right since is theirs no longer."""
    requests = requests_of(access.holder, access.subject, access.on)
    if not requests:
        return []
    with without_row_security():
        held = reading.lines(access.subject)
    return [line for line in held if line.practitioner == access.practitioner and any(request.is_answered_by(line) for request in requests)]


def pointed_at_by(kind: str, access: AccessLog) -> list[Line]:
    """Lines at which they are to point with an entry of this kind, of those that they wrote and that are closed to them."""
    wanted = {
        root
        for request in requests_for(kind, access.holder, access.subject, access.on)
        for root in chain.from_iterable(request.points.values())
    }
    if not wanted:
        return []
    with without_row_security():
        return [line for line in reading.lines(access.subject) if line.root in wanted and line.practitioner == access.practitioner]


Told = Callable[[UUID, UUID, Sequence[Line], date], T]


def told_of(practitioner: UUID, subject: UUID, on: date, pick: Told[T]) -> T:
    """Gives what an app picks out for whoever was asked or sent something, of a record that is closed to them, and nothing else.

    To show it is a sight, which whoever asks notes first.
    """
    with without_row_security():
        return pick(practitioner, subject, reading.lines(subject), on)


def _answers(asked: Proposal, request: AnswerRequest) -> bool:
    named = _pointed_at(type(asked.entry), asked.entry.body())
    return (
        request.says(asked.entry.body())
        and named.keys() == request.points.keys()
        and all({_root(asked, id) for id in ids} <= request.points[name] for name, ids in named.items())
    )


def _pointed_at(kind: type[Entry], body: Body) -> dict[str, set[UUID]]:
    """The entries that an entry points at, by the question’s name."""
    marks = [path for path, mark in pointers(kind) if mark.to == "entry"]
    found = {"-".join(path): {UUID(id) for id in values(body, path)} for path in marks}
    return {name: ids for name, ids in found.items() if ids}


def _root(asked: Proposal, id: UUID) -> UUID | None:
    line = asked.standing.entry(id)
    return line.root if line else None
