"""Whose copy a document is: what that person must not learn is left out, whether or not it was asked for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from corbiere.desk.documents.source import DocumentCopy
from corbiere.ledger.reading import without_row_security
from corbiere.meetings.meeting import Meeting
from corbiere.people.models import Address


class NotForThem(ValueError):
    """Somebody who does not get this document; says why not."""


def copy_for(
    asked: DocumentCopy, met: Meeting | None, among: Iterable[Meeting], subject: UUID, *, to_parents: bool = False
) -> DocumentCopy:
    """The copy as it may be made: `among` are all meetings of the child, to any of which somebody may have been asked without the address.

    A letter to the parents is for each of them, whether or not it says for whom. NotForThem where it was decided that they do not get it.
    """
    for one in (held for sending in (met.sendings if met else ()) for held in sending.withheld):
        if same(one.who, asked.reader):
            raise NotForThem(f"{one.who} does not get these minutes: {one.why}")
    kept = any(one.said.no_address and (to_parents or same(one.said.who, asked.reader)) for other in among for one in other.asked)
    if asked.reader and not kept:
        kept = any(same(one.withheld_from, asked.reader) for one in _addresses(subject) if one.withheld)
    return replace(asked, address=True) if kept else asked


def kept_from(copy: DocumentCopy, subject: UUID) -> Iterator[str]:
    """The passages that must not stand in this copy: every address there ever was, also one that whoever prints does not see."""
    for address in _addresses(subject) if copy.address else ():
        yield from address.lines
        yield from [address.postcode] if address.postcode else []


def _addresses(subject: UUID) -> list[Address]:
    with without_row_security():
        return list(Address.objects.filter(subject=subject))


def same(name: str, other: str) -> bool:
    """Whether two namings may be of one person: every word of the shorter stands in the longer. Rather too often than not."""
    one, two = _words(name), _words(other)
    return bool(one and two) and (one <= two or two <= one)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def readers(met: Meeting | None) -> list[str]:
    """Likely readers of a copy: whoever was asked or came, and may have it."""
    if met is None:
        return []
    gone = [held.who for sending in met.sendings for held in sending.withheld]
    names: Iterable[str] = dict.fromkeys([*(one.said.who for one in met.asked), *(one.said.who for one in met.attendance)])
    return [name for name in names if name not in gone]
