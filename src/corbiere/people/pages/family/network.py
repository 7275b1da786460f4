"""Who is there for a child, in rings: at home and caring, the rest of the family and friends, and those who work with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.record.display import Names
from corbiere.desk.record.record import Record
from corbiere.ledger.record import Line
from corbiere.ledger.telephones import link
from corbiere.people.entries import Closeness, NetworkMemberNoted
from corbiere.people.genogram.family import TOGETHER, Bond, Family, Member
from corbiere.people.genogram.labels import wrapped
from corbiere.people.genogram.rings import RingBox, Rings, ringed
from corbiere.people.pages.family.family_and_network import Professional, professionals
from corbiere.people.reached import WayToReach

HOME, NEAR, WORK = "At home and caring", "Family, friends and others close by", "Working with the child"
MOST_SAID = 6  # lines: a box is as high as its words
CLOSE = {Closeness.HELPS.value: "helps", Closeness.MIXED.value: "mixed", Closeness.WORRY.value: "worry"}


class Close(NamedTuple):
    """Somebody in the network: who they are to the child, what they do for the child, and how it is with them where that was said."""

    name: str
    who: str
    does: str
    closeness: str
    says: str
    since: date | None
    href: str
    entry: UUID | None = None
    reached: Sequence[WayToReach] = ()

    @property
    def sort(self) -> str:
        return CLOSE.get(self.closeness, "plain")

    @property
    def how(self) -> str:
        return Closeness(self.closeness).label if self.closeness else ""


class Ring(NamedTuple):
    title: str
    people: tuple[Close, ...]


class Spoke(NamedTuple):
    """Somebody in the drawing; `named` is how many lines of the words are the name."""

    box: RingBox
    close: Close

    @property
    def named(self) -> int:
        return len(wrapped(self.close.name))


def rings_of(record: Record, family: Family, names: Names, reached: Mapping[UUID, Sequence[WayToReach]]) -> list[Ring]:
    """Rings around the child: those closed to the viewer beyond this record stand as it tells of them. `reached` is how kin are."""
    noted = list(_noted(record.lines, record.shown.on))
    told = {entry.person: (line, entry) for line, entry in noted if entry.person}
    kin = [member for member in family.members.values() if member.words and member.id != family.centre]
    near = {member.id for member in kin if member.at_home or _cares(family, member)}
    does = _notes(record.lines, record.shown.on)
    family_of_child = {
        member.id: _relative(member, told.get(member.id), does)._replace(reached=reached.get(member.id, ()))
        for member in kin
        if not member.dead
    }
    others = [_other(line, entry, names) for line, entry in noted if entry.person not in family_of_child]
    rings = (
        Ring(HOME, tuple(close for id, close in family_of_child.items() if id in near)),
        Ring(NEAR, (*(close for id, close in family_of_child.items() if id not in near), *others)),
        Ring(WORK, tuple(_professionals(professionals(record, names)))),
    )
    return [ring for ring in rings if ring.people]


def pointed(lines: Iterable[Line], on: date) -> list[tuple[str, UUID]]:
    """The people on record whom the network names."""
    return [("person", entry.person) for _, entry in _noted(lines, on) if entry.person]


def _noted(lines: Iterable[Line], on: date) -> Iterator[tuple[Line, NetworkMemberNoted]]:
    """Of each person what was written last, unless they are there no longer."""
    last: dict[object, tuple[Line, NetworkMemberNoted]] = {}
    for line in lines:
        if line.kind == NetworkMemberNoted.kind:
            entry = NetworkMemberNoted.read(line.body, line.version)
            last[entry.person or (entry.name or "").casefold()] = (line, entry)
    yield from (held for held in last.values() if held[1].until is None or held[1].until > on)


def _cares(family: Family, member: Member) -> bool:
    return family.parents.get((member.id, family.centre)) in (*TOGETHER, Bond.CARE)


def _notes(lines: Iterable[Line], on: date) -> dict[UUID, str]:
    """Notes on relationships in this record."""
    held = [line for line in lines if line.kind == "relationship-noted" and line.happened <= on and line.body.get("note")]
    return {UUID(line.body["other"]): line.body["note"] for line in held}


def _relative(member: Member, told: tuple[Line, NetworkMemberNoted] | None, does: dict[UUID, str]) -> Close:
    who = ", ".join(
        part for part in (member.words[:1].lower() + member.words[1:], "in the same household" if member.at_home else "") if part
    )
    if told is None:
        return Close(member.name, who, does.get(member.id, ""), "", "", None, member.href)
    line, entry = told
    return Close(member.name, who, entry.does, entry.closeness.value, entry.child_says or "", line.happened, member.href, line.id)


def _other(line: Line, entry: NetworkMemberNoted, names: Names) -> Close:
    named = names.get(entry.person) if entry.person else None
    name = named.text if named else entry.name or "Somebody whose record is closed to you"
    href = named.href if named else ""
    return Close(name, entry.is_to_child, entry.does, entry.closeness.value, entry.child_says or "", line.happened, href, line.id)


def _professionals(found: Iterable[Professional]) -> Iterator[Close]:
    """Each once, with every part they have."""
    parts: dict[tuple[str, str], list[Professional]] = {}
    for one in found:
        parts.setdefault((one.name, one.agency if not one.name else ""), []).append(one)
    for (name, _), held in parts.items():
        agency = ", ".join(dict.fromkeys(one.agency for one in held if one.agency))
        does = "; ".join(dict.fromkeys(one.part for one in held))
        reached = [WayToReach(number, link(number), "", "") for number in dict.fromkeys(one.number for one in held) if number]
        yield Close(name or "Nobody named yet", agency, does, "", "", min(one.since for one in held), "", reached=reached)


def drawn_rings(called: str, rings: Sequence[Ring]) -> tuple[Rings, list[Spoke]]:
    """The drawing, and everybody on it in reading order: ring by ring from the nearest."""
    people = [close for ring in rings for close in ring.people]
    words = [[[*wrapped(close.name), *wrapped(_short(close), MOST_SAID)] for close in ring.people] for ring in rings]
    made = ringed(wrapped(called), words)
    return made, [Spoke(box, people[box.which - 1]) for box in made.boxes if box.which]


def _short(close: Close) -> str:
    """Who somebody is to the child, or what they do where they work."""
    said = (close.who or close.does).split(", in the same")[0]
    return said[:1].upper() + said[1:]
