"""The first page about a child: who they are, what they say, what is due, where they live, the plan, and what happened lately.

Pure but for the names of colleagues, which come in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.absence import with_this_child
from corbiere.agencies.work import leading
from corbiere.desk.addresses import entry_address
from corbiere.desk.components.days import AsAt
from corbiere.desk.components.words import day_in_words
from corbiere.desk.extend import Flag, every
from corbiere.desk.record.display import Names
from corbiere.desk.record.story import tells
from corbiere.ledger.reading import spans
from corbiere.ledger.record import Line
from corbiere.people.models import Person
from corbiere.people.reached import WayToReach, reached_in
from corbiere.work.childs_voice import has_views, own_words
from corbiere.work.meeting_rows import if_held
from corbiere.work.ordering import in_one_row, in_order, one_visit
from corbiere.work.owed import OwedWork
from corbiere.work.tasks import YOURS, Task
from corbiere.work.waiting import of_whom

MOST_LATELY = 6


class RecordHeader(NamedTuple):
    """The head of each page about a child."""

    name: str
    born: date | None
    pronouns: str
    languages: str
    lead: str
    flags: list[tuple[str, str]]
    unborn: bool = False
    is_person: bool = True
    reached: Sequence[WayToReach] = ()


class ChildQuote(NamedTuple):
    """A child's own words: when, how they were told, and who wrote them down."""

    said: str
    day: date
    how: str
    by: str
    href: str


def header(person: Person, lines: Sequence[Line], shown: AsAt, names: Names, viewer: UUID | None = None) -> RecordHeader:
    """The head of every page. Whoever looks knows of themselves whether they are away."""
    leading = lead_of(lines, shown.on)
    named = names.get(leading) if leading else None
    languages = [f"{one} (with an interpreter)" if one in person.interpreted else one for one in person.languages]
    return RecordHeader(
        person.called,
        person.born,
        person.pronouns,
        ", ".join(languages),
        f"{named.text}{_away(person.subject, leading, shown.on) if leading != viewer else ''}" if named and leading else "",
        flags(lines, person, shown.on),
        person.unborn,
        reached=reached_in(person.subject, lines, shown.on),
    )


def _away(subject: UUID, lead: UUID, on: date) -> str:
    absence = with_this_child(subject, lead, on)
    return f", away until {day_in_words(absence.until, on)}: ask {absence.ask}" if absence else ""


def lead_of(lines: Sequence[Line], on: date) -> UUID | None:
    """The lead social worker: as allocated, or for those who don't see that, as a group around the person names them."""
    return leading(lines, on)


def flags(lines: Sequence[Line], person: Person, on: date) -> list[tuple[str, str]]:
    found = []
    for flag in every(Flag):
        if flag.says and (since := _lasting(lines, flag, on)):
            found.append((f"{flag.says} since {day_in_words(since, on)}{flag.more(lines)}", flag.tone))
    if person.unborn:
        found.append(("Not born yet" + (f", due {day_in_words(person.expected, on)}" if person.expected else ""), "plain"))
    return found + ([(f"Died {day_in_words(person.died, on)}", "plain")] if person.died else [])


def _lasting(lines: Sequence[Line], flag: Flag, on: date) -> date | None:
    """Since when the state goes on as the day closes."""
    return next((span.begins for span in spans(lines, flag.state) if span.begins <= on <= span.last and span.ended != on), None)


def quoted(lines: Sequence[Line], names: Names) -> Iterator[ChildQuote]:
    """Quotes the child's own words, the latest first."""
    for line, views in own_words(reversed(lines)):
        by = names.get(line.practitioner) if line.practitioner else None
        yield ChildQuote(views.own_words or "", line.happened, views.how or "", f"told {by.text}" if by else "", entry_address(line.id))


def lately(lines: Sequence[Line]) -> list[Line]:
    """Entries that tell something, the latest first."""
    return list(islice((line for line in reversed(lines) if tells(line.kind)), MOST_LATELY))


def heard_by(lines: Sequence[Line]) -> list[UUID | None]:
    """Who wrote the child's own words down last."""
    return [line.practitioner for line in islice(filter(has_views, reversed(lines)), 1)]


def due(held: OwedWork, names: Names, practitioner: UUID) -> list[Task]:
    """The rows of My work in their order, whoever is to do them, each with whose it is."""
    asked = [*(_said_whose(task, names, practitioner) for _, task in held.by_law), *held.beside(), *held.urgent()]
    return in_one_row(in_order((if_held(task, held.on) for task in one_visit(asked)), held.on))


def _said_whose(task: Task, names: Names, practitioner: UUID) -> Task:
    called = {id: names[id].text for id in task.holders if id in names}
    return replace(task, held=YOURS if practitioner in task.holders else of_whom(task, called))


def owners(held: OwedWork) -> set[UUID]:
    """Names whose it is by law to do what is due."""
    return {owner for _, task in held.by_law for owner in task.holders}
