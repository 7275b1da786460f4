"""From whom the addresses around somebody are kept, and in which words they could be told: one place for pages, lists and papers."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.people.entries import Parish
from corbiere.people.models import Address, AddressBan, PersonName, Relationship
from corbiere.people.withholding import ClueSort

HOME = "home"


class Passage(NamedTuple):
    """Words that would tell where somebody lives, and what stands instead: nothing that says that something was there."""

    words: str
    instead: str = HOME


Tells = Callable[[Collection[UUID]], Iterable[Passage]]
_TELLING: list[Tells] = []


def tells_where(rule: Tells) -> Tells:
    """Registers a function of those under a ban: what else would tell where they live, and what stands instead."""
    _TELLING.append(rule)
    return rule


@reading(AddressBan, reads=("address-noted", "address-withheld", "address-ban-ended"))
def address_bans(subject: UUID, lines: Sequence[Line]) -> list[AddressBan]:
    """Each from its day until the one that was set, or until somebody decided that it ends."""
    ends = {UUID(line.body["of"]): line.happened for line in lines if line.kind == "address-ban-ended"}
    found = [_ban(subject, line, ends.get(line.root)) for line in lines if line.kind == "address-withheld"]
    said = [_of_one_address(subject, line) for line in lines if line.kind == "address-noted" and line.body.get("withheld")]
    return [ban for ban in (*found, *said) if ban.during.upper is None or ban.during.upper > ban.during.lower]


def _ban(subject: UUID, line: Line, ended: date | None) -> AddressBan:
    body = line.body
    until = date.fromisoformat(body["until"]) + timedelta(days=1) if body.get("until") else None
    clues = body.get("clues", ())
    return AddressBan(
        subject=subject,
        entry=line.root,
        during=DateRange(line.happened, min(filter(None, (until, ended)), default=None), "[)"),
        person=UUID(body["person"]) if body.get("person") else None,
        name=body.get("name", ""),
        acting=[UUID(agency) for agency in body.get("acting", ())],
        decided_by=body["decided_by"],
        why=body["why"],
        clues=[clue["what"] for clue in clues],
        instead=[ClueSort(clue["sort"]).label for clue in clues],
    )


def _of_one_address(subject: UUID, line: Line) -> AddressBan:
    during = DateRange(line.happened, None, "[)")
    return AddressBan(subject=subject, entry=line.root, during=during, name=line.body["withheld_from"], acting=[], clues=[], instead=[],
                      place=line.root)  # fmt: skip


def around(subject: UUID, on: date) -> list[AddressBan]:
    """The bans of somebody, of their family, and of those who live where they do: a paper about one tells of the others’ home."""
    ties = Relationship.objects.filter(Q(subject=subject) | Q(other=subject), during__contains=on)
    near = {subject, *chain.from_iterable(ties.values_list("subject", "other"))}
    places = Address.objects.filter(subject=subject).exclude(place="").values("place")
    near |= set(Address.objects.filter(place__in=places).values_list("subject", flat=True))
    return list(AddressBan.objects.on(on).filter(subject__in=near))


def passages(bans: Collection[AddressBan], subjects: Collection[UUID]) -> Iterator[Passage]:
    """Words that would tell where those under a ban live, of these subjects’ addresses and of those of whoever lives with them."""
    hidden = {*subjects, *(ban.subject for ban in bans)}
    own = list(Address.objects.filter(subject__in=hidden))
    shared = Address.objects.filter(place__in={address.place for address in own if address.place})
    for address in {address.id: address for address in chain(own, shared)}.values():
        parish = Parish(address.parish).label if address.parish else ""
        yield from (Passage(said) for said in (*address.lines, *(f"{line} {parish}" for line in address.lines), address.postcode))
    for told in _TELLING:
        yield from told({ban.subject for ban in bans})
    for ban in bans:
        yield from (Passage(*clue) for clue in zip(ban.clues, ban.instead, strict=True))


def names_of(bans: Collection[AddressBan]) -> dict[UUID, list[str]]:
    """Every name of each person from whom something is kept, and the name that was written."""
    people = [ban.person for ban in bans if ban.person]
    known: dict[UUID, list[str]] = {}
    for row in PersonName.objects.filter(subject__in=people).order_by("id") if people else ():
        known.setdefault(row.subject, []).append(str(row))
    return {ban.entry: [*(known.get(ban.person, ()) if ban.person else ()), *filter(None, [ban.name])] for ban in bans if ban.entry}
