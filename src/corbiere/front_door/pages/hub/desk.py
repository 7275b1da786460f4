"""The list of the Hub: what nobody has, what is in hand, and what was decided and not taken on or told; by how soon somebody must act."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.desk.addresses import form_address
from corbiere.front_door.clock import decide_by, tell_by
from corbiere.front_door.entries import ReferrerTold
from corbiere.front_door.models import HubWorry
from corbiere.people.kinship import SIBLINGS
from corbiere.people.models import Person, Relationship
from corbiere.people.needs import LevelOfNeed

AT_ONCE = 12  # rows of a group in view before the rest is asked for; a default
TOGETHER = timedelta(days=7)  # worries about one child that come together (ISS-11-1)
LEVELS = {level.value: place for place, level in enumerate(reversed(LevelOfNeed))}
LIST = "the Hub’s list"


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One worry of the list, or several about one child that came within seven days. `due` is the day by which to decide, by which the
    child is to be taken on, or by which whoever raised it is to be told; `holder` names who has it in hand, and `offered` who was asked to
    take the child on. `crowd` are those of the public form that are alike, each to be opened, and `kin` are the rows of brothers and
    sisters, who came with the child."""

    worry: HubWorry
    name: str
    spoken_of: str
    born: date | None
    due: date | None
    number: int = 1
    at_risk: bool = False
    held_by: UUID | None = None
    holder: str = ""
    offered: str = ""
    crowd: Sequence[HubWorry] = ()
    kin: Sequence["DeskRow"] = ()

    @property
    def together(self) -> tuple[object, ...]:
        """All that rows of brothers and sisters share, where theirs is one worry. Of each it is told by itself what came of it."""
        worry = self.worry
        own = worry.entry if worry.tell_until or worry.unread else None
        return worry.came, self.due, self.held_by, worry.decided, worry.level, worry.offered, own

    @property
    def href(self) -> str:
        return reverse("front_door:hub-worry", args=[self.worry.entry])

    @property
    def matter(self) -> bool:
        return self.worry.matter

    @property
    def tell(self) -> str:
        """The form that tells whoever raised it, where that alone is left."""
        return form_address(self.worry.subject, ReferrerTold.kind, of=self.worry.entry) if self.worry.tell_until else ""

    @property
    def level(self) -> str:
        return self.worry.get_level_display() if self.worry.level else ""


class DeskGroup(NamedTuple):
    """Rows under one heading, those in view and the others."""

    name: str
    called: str
    rows: Sequence[DeskRow]
    more: Sequence[DeskRow]

    @property
    def number(self) -> int:
        return len(self.rows) + len(self.more)


class HubDesk(NamedTuple):
    """The groups, and how much each has in hand: the most first, with their own number of worries."""

    groups: list[DeskGroup]
    load: list[tuple[str, int]]
    late: int


def hub_desk(viewer: Viewer) -> HubDesk:
    """All that is open to the viewer, each of whom it names being a sight, once a day."""
    lasts = Q(tell_until=None) | Q(tell_until__gte=viewer.on)
    held = list(HubWorry.objects.filter(lasts, came__lte=viewer.on).order_by("came", "at", "entry"))
    children = {row.subject for row in held if not row.matter}
    log_listed(viewer, children, LIST, daily=True)
    people = {person.subject: person for person in Person.objects.filter(subject__in=children)}
    called = names({one for row in held for one in (row.holder, row.offered) if one})
    rows = _of_one_worry([_row(group, people, called) for group in _together(held)], children, viewer.on)
    late = sum(row.due is not None and row.due < viewer.on for row in rows if row.worry.decided is None)
    return HubDesk(_groups(rows, viewer), _load(rows), late)


def _together(held: Iterable[HubWorry]) -> list[list[HubWorry]]:
    """Undecided worries about one child that came within seven days of one another are one; and so is a crowd, but for what somebody has
    in hand."""
    held = list(held)
    groups: list[list[HubWorry]] = []
    last: dict[UUID, list[HubWorry]] = {}
    crowds: dict[UUID, list[HubWorry]] = {row.crowd: [] for row in held if row.crowd and _waits(row)}
    for row in held:
        if _waits(row) and (crowd := crowds.get(row.crowd or row.entry)) is not None:
            groups += [] if crowd else [crowd]
            crowd.append(row)
            continue
        group = last.get(row.subject)
        if group and not row.matter and row.decided is None and row.came - group[-1].came <= TOGETHER:
            group.append(row)
            continue
        groups.append([row])
        if row.decided is None:
            last[row.subject] = groups[-1]
    return groups


def _waits(row: HubWorry) -> bool:
    """Whether nobody found whom it is about, nor has it in hand."""
    return row.matter and row.decided is None and row.holder is None


def _row(group: Sequence[HubWorry], people: dict[UUID, Person], called: dict[UUID, str]) -> DeskRow:
    first = group[0]
    person, holder = people.get(first.subject), next((row.holder for row in group if row.holder), None)
    return DeskRow(
        worry=group[-1],
        name=person.called if person else first.called,
        spoken_of=person.spoken_of if person else first.called,
        born=person.born if person else None,
        due=_due(first),
        number=len(group),
        at_risk=any(row.at_risk for row in group),
        held_by=holder,
        holder=called.get(holder, "somebody who works here no more") if holder else "",
        offered=called.get(first.offered, "") if first.offered else "",
        crowd=sorted(group, key=lambda row: not row.at_risk) if first.matter and len(group) > 1 else (),
    )


def _of_one_worry(rows: Iterable[DeskRow], children: set[UUID], on: date) -> list[DeskRow]:
    """Rows, with brothers and sisters in that of the eldest where they came on one day and nothing else tells them apart."""
    ties = Relationship.objects.filter(subject__in=children, other__in=children, relation__in=SIBLINGS, during__contains=on)
    kin = {pair for one, other in ties.values_list("subject", "other") for pair in ((one, other), (other, one))}
    found: dict[tuple[object, ...], list[DeskRow]] = {}
    for row in sorted(rows, key=lambda row: row.born or date.max):
        near = found.setdefault(row.together, [])
        place = next((place for place, first in enumerate(near) if (first.worry.subject, row.worry.subject) in kin), None)
        if place is None:
            near.append(row)
        else:
            first = near[place]
            near[place] = replace(first, kin=(*first.kin, row), at_risk=first.at_risk or row.at_risk)
    return [row for near in found.values() for row in near]


def _due(worry: HubWorry) -> date | None:
    if worry.decided is None:
        return decide_by(worry.came)
    return tell_by(worry.decided) if worry.tell_until else worry.by


def _groups(rows: Sequence[DeskRow], viewer: Viewer) -> list[DeskGroup]:
    undecided = [row for row in rows if row.worry.decided is None]
    found = [
        ("nobody", "Nobody has this", [row for row in undecided if row.held_by is None]),
        ("mine", "You have these", [row for row in undecided if row.held_by == viewer.practitioner]),
        ("hand", "Others have these", [row for row in undecided if row.held_by not in (None, viewer.practitioner)]),
    ]
    decided = [row for row in rows if row.worry.decided and not row.worry.unread]
    found += [
        ("unread", "A strategy discussion was opened at once: read it", [row for row in rows if row.worry.unread]),
        ("waiting", "Decided, and not taken on yet", [row for row in decided if not row.worry.tell_until]),
        ("telling", "Decided; whoever told us is not told yet", [row for row in decided if row.worry.tell_until]),
    ]
    groups = [_group(name, called, sorted(held, key=_urgency)) for name, called, held in found]
    return [group for group in groups if group.number]


def _urgency(row: DeskRow) -> tuple[bool, int, date, date]:
    """Where somebody must act in time, then by the level that was found, then the day by which it is due."""
    return (not row.at_risk, LEVELS.get(row.worry.level, len(LEVELS)), row.due or date.max, row.worry.came)


def _group(name: str, called: str, rows: Sequence[DeskRow]) -> DeskGroup:
    return DeskGroup(name, called, rows[:AT_ONCE], rows[AT_ONCE:])


def _load(rows: Iterable[DeskRow]) -> list[tuple[str, int]]:
    return Counter(row.holder for row in rows if row.holder and not row.worry.decided).most_common()
