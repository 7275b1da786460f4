"""The copy of a document that somebody gets: what that person must not learn is left out, whether or not it was asked for.

Where somebody must not learn where the child or somebody near them lives, a copy has the address only if it is for somebody who was chosen
and is not under that ban, or if it is said that whoever gets it may know. A name that was typed may be anybody’s.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.agencies.models import Practitioner
from corbiere.agencies.work import places_on, work_on
from corbiere.desk.documents.source import DocumentCopy
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.person_options import family as relatives_of
from corbiere.desk.record.record import Record
from corbiere.ledger.reading import without_row_security
from corbiere.meetings.meeting import Meeting, meetings
from corbiere.people.address_bans import Passage, around, names_of, passages
from corbiere.people.consulting import NotConsulted, is_not_asked, not_consulted
from corbiere.people.models import AddressBan


class NotForThem(ValueError):
    """Somebody who does not get this document; says why not."""


def copy_for(
    asked: DocumentCopy, met: Meeting | None, among: Iterable[Meeting], subject: UUID, on: date, *, to_parents: bool = False
) -> DocumentCopy:
    """The copy as it may be made: `among` are all meetings of the child, to any of which somebody may have been asked without the address.

    A letter to the parents is for each of them, whether or not it says for whom. NotForThem where it was decided that they do not get it.
    """
    for one in (held for sending in (met.sendings if met else ()) for held in sending.withheld):
        if same(one.who, asked.reader):
            raise NotForThem(f"{one.who} does not get these minutes: {one.why}")
    kept = any(one.said.no_address and (to_parents or same(one.said.who, asked.reader)) for other in among for one in other.asked)
    if kept or asked.address:
        return replace(asked, address=True)
    with without_row_security():
        return replace(asked, address=_must_not_learn(asked, around(subject, on), on, to_parents))


def refuse_not_consulted(asked: DocumentCopy, unasked: Sequence[NotConsulted], *, to_parents: bool) -> None:
    """NotForThem where it was decided not to ask whoever it is for (WT-212-2). A letter to the parents says for which of them it is."""
    if is_not_asked(unasked, asked.person, asked.reader):
        raise NotForThem(f"It was decided not to ask {asked.reader}, because that would put the child at risk. They get no paper.")
    if unasked and to_parents and not asked.reader:
        raise NotForThem("It was decided not to ask one of the parents. Choose for whom this letter is.")


def _must_not_learn(asked: DocumentCopy, bans: Sequence[AddressBan], on: date, to_parents: bool) -> bool:
    """Whether the address stays out: of whom the bans are on, of a letter that goes to all, and of a copy for nobody who was chosen."""
    if not bans or to_parents:
        return bool(bans)
    named = names_of(bans)
    acting = {agency for ban in bans for agency in ban.acting}
    if asked.practitioner and acting and Practitioner.objects.on(on).filter(subject=asked.practitioner, agency__in=acting).exists():
        return True
    if any(ban.person and ban.person == asked.person for ban in bans):
        return True
    if any(same(name, asked.reader) for names in named.values() for name in names):
        return True
    return not (asked.person or asked.practitioner or asked.safe)


def kept_from(copy: DocumentCopy, subject: UUID, on: date) -> Iterator[Passage]:
    """The passages that must not stand in this copy: every address there ever was, also one that whoever prints does not see."""
    if copy.address:
        with without_row_security():
            yield from list(passages(around(subject, on), [subject]))


def same(name: str, other: str) -> bool:
    """Whether two namings may be of one person: every word of the shorter stands in the longer. Rather too often than not."""
    one, two = _words(name), _words(other)
    return bool(one and two) and (one <= two or two <= one)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


class Reader(NamedTuple):
    """Somebody a copy can be for: `value` tells who it is, for a form."""

    value: str
    name: str
    hint: str


def likely_readers(viewer: Viewer, record: Record) -> list[Reader]:
    """People of whom the record says who they are: the family, whoever works with them, and whoever was asked to a meeting."""
    asking = FormContext(viewer, record.subject, record.lines)
    unasked = not_consulted(record.lines, record.shown.today)
    relatives = [(id, tie.who, tie.words) for id, tie in relatives_of(asking).items() if tie.who]
    family = [Reader(f"person:{id}", who.called, words) for id, who, words in relatives if not is_not_asked(unasked, id, who.called)]
    asked = [one.said for met in meetings(record.subject, record.lines) for one in met.asked]
    workers = {held.practitioner for held in work_on(record.lines, record.shown.today).all()} | {one.practitioner for one in asked}
    workers |= {place.practitioner for _, place in places_on(record.lines, record.shown.today)}
    named = {row.subject: row for row in Practitioner.objects.filter(subject__in=[id for id in workers if id])}
    found = [*family, *(Reader(f"practitioner:{row.subject}", row.name, row.get_profession_display().lower()) for row in named.values())]
    if record.is_person:
        found.append(Reader(f"person:{record.subject}", record.person.called, "themselves"))
    return found


def chosen_in(readers: Iterable[Reader], value: str) -> DocumentCopy:
    """The copy of whoever was chosen; of nobody, where they are none of those."""
    one = next((reader for reader in readers if reader.value == value), None)
    if one is None:
        return DocumentCopy()
    sort, _, id = one.value.partition(":")
    return DocumentCopy(one.name, person=UUID(id)) if sort == "person" else DocumentCopy(one.name, practitioner=UUID(id))


def may_read(met: Meeting | None, readers: Iterable[Reader]) -> list[Reader]:
    """Of these, all but those of whom it was decided that they do not get what was written down of a meeting."""
    gone = [held.who for sending in (met.sendings if met else ()) for held in sending.withheld]
    return [reader for reader in readers if not any(same(reader.name, name) for name in gone)]


def other_names(met: Meeting | None, readers: Iterable[Reader]) -> list[str]:
    """Who was asked or came, may have it, and is none of those who can be chosen."""
    asked = [] if met is None else [*(one.said.who for one in met.asked), *(one.said.who for one in met.attendance)]
    named = [Reader("", name, "") for name in dict.fromkeys(asked)]
    known = list(readers)
    return [one.name for one in may_read(met, named) if not any(same(one.name, reader.name) for reader in known)]
