"""Parts of a carer's page: who the child is by name and birthday, what they need to know, who decides what, and what they wrote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.access.access_log import NotVisible, lines_seen, open_record
from corbiere.access.bases import CARES_FOR
from corbiere.access.invitations import told_of
from corbiere.access.reach import reached
from corbiere.access.viewing import Viewer
from corbiere.care.carers import cares_on
from corbiere.care.entries.daily import DAY, PAPER, WORRY, CarersWorryAnswered
from corbiere.care.entries.delegated import DecisionsDelegated
from corbiere.care.entries.life_story import AchievementNoted
from corbiere.ledger.entry import in_words, kind_called
from corbiere.ledger.record import Line
from corbiere.people.readings import person_of

LATELY = 30  # notes on the page, the last first. Default


class KnownChild(NamedTuple):
    """What a carer may know of who the child is, and since when the child lives with them."""

    id: UUID
    called: str
    name: str
    born: date | None
    since: date


class Answered(NamedTuple):
    question: str
    said: Sequence[str]


class CarersNote(NamedTuple):
    """Something that was written of the child's days. `by_them` is whether the carer who looks wrote it."""

    day: date
    called: str
    said: Sequence[Answered]
    by_them: bool
    worry: bool
    answer: str = ""


@dataclass(frozen=True)
class CarersPage:
    child: KnownChild
    paper: list[Answered]
    paper_of: date | None
    decisions: list[str]
    notes: list[CarersNote]


def children_of(viewer: Viewer) -> list[UUID]:
    return list(dict.fromkeys(row.subject for row in reached(viewer) if row.basis == CARES_FOR.name))


def known(viewer: Viewer, subject: UUID) -> KnownChild:
    """By name and birthday, and no more of who they are. Whoever asks has noted the sight."""
    found = told_of(viewer.practitioner, subject, viewer.on, _known)
    if found is None:
        raise NotVisible
    return found


def _known(practitioner: UUID, subject: UUID, lines: Sequence[Line], on: date) -> KnownChild | None:
    cares, person = cares_on(lines, practitioner, on), person_of(subject, lines)
    return KnownChild(subject, person.spoken_of, person.called, person.born, cares.first) if cares else None


def opened(viewer: Viewer, subject: UUID, what: str) -> tuple[KnownChild, Sequence[Line]]:
    """The child, and the lines of their days since they live here. NotVisible where they do not live with whoever looks."""
    access = open_record(viewer, subject, what)
    child = known(viewer, subject)
    return child, [line for line in lines_seen(access) if line.happened >= child.since or line.kind in (PAPER, DecisionsDelegated.kind)]


def carers_page(viewer: Viewer, subject: UUID) -> CarersPage:
    child, lines = opened(viewer, subject, "carer’s page")
    paper = _last(lines, PAPER)
    agreed = _last(lines, DecisionsDelegated.kind)
    decisions = DecisionsDelegated.read(agreed.body, agreed.version).decisions if agreed else []
    notes = sorted(_notes(lines, viewer.practitioner), key=lambda note: note.day, reverse=True)[:LATELY]
    return CarersPage(
        child,
        list(_answers(paper)) if paper else [],
        paper.happened if paper else None,
        [str(one) for one in decisions],
        notes,
    )


def _notes(lines: Sequence[Line], who: UUID) -> Iterator[CarersNote]:
    answers = {line.body["of"]: line.body["done"] for line in lines if line.kind == CarersWorryAnswered.kind}
    for line in reversed(lines):
        if line.kind in (DAY, WORRY, AchievementNoted.kind):
            said = list(_answers(line))
            worry = line.kind == WORRY
            yield CarersNote(
                line.happened, kind_called(line.kind).called, said, line.practitioner == who, worry, answers.get(str(line.root), "")
            )


def _answers(line: Line) -> Iterator[Answered]:
    """The questions that were answered, in the words of the form."""
    kind = kind_called(line.kind)
    entry = kind.read(line.body, line.version)
    for name, asked in kind.model_fields.items():
        value = getattr(entry, name)
        if said := [in_words(part) for part in value] if isinstance(value, list) else [in_words(value)] if value is not None else []:
            yield Answered(asked.title or name, said)


def _last(lines: Sequence[Line], kind: str) -> Line | None:
    return next((line for line in reversed(lines) if line.kind == kind), None)
