"""Who may correct or withdraw an entry about a person: whoever wrote it, and whoever answers for that record or that part of it.

To see an entry is not to be allowed to change it. The entry's page, the form before it opens, the API and `record()` ask `may_correct`.
An app that knows who else answers for some entries (a chair for a meeting's, a keeper for a register's) registers with `answers_for`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from corbiere.access.bases import ALLOCATED, DECIDED
from corbiere.access.models import Grant
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names, standing_in
from corbiere.agencies.entries import Role
from corbiere.agencies.models import Allocation, Practitioner, RoleHeld, TeamManager, TeamMember
from corbiere.ledger.reading import beneath
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Ruling, must

LEAD = "the lead social worker or their manager"
HUB = "the Children and Families Hub"


class Answerable(NamedTuple):
    """Somebody who answers for an entry, and as what."""

    practitioner: UUID
    as_: str


Rule = Callable[[UUID, Line, Sequence[Line], date], Iterable[Answerable]]
_RULES: list[Rule] = []


def answers_for(rule: Rule) -> Rule:
    """Registers a function of (subject, entry, what stands of the record, day): who answers for that entry besides those who lead."""
    _RULES.append(rule)
    return rule


def may_correct(viewer: Viewer, subject: UUID, line: Line, lines: Sequence[Line]) -> Ruling:
    """Whether the viewer may correct or withdraw an entry that they see. `lines` are those of the record, with that entry or without."""
    if line.practitioner == viewer.practitioner:
        return must(True, "", "")
    answering = who_answers_for(subject, line, lines, viewer.on)
    allowed = any(held.practitioner == viewer.practitioner for held in answering)
    return must(allowed, "" if allowed else _refusal(line, answering), "")


def who_answers_for(subject: UUID, line: Line, lines: Sequence[Line], on: date) -> list[Answerable]:
    """Everybody who answers for an entry, those who lead the work first. Where nobody works with the person, the Hub does."""
    with beneath():
        working = [*leads_of(subject, on), *managers_of(subject, on)]
    led = working or [Answerable(who, HUB) for who in _holders(Role.HUB, on)]
    found = [*led, *(held for rule in _RULES for held in rule(subject, line, lines, on))]
    here = set(Practitioner.objects.on(on).filter(subject__in={held.practitioner for held in found}).values_list("subject", flat=True))
    return [held for held in found if held.practitioner in here]


def keepers(role: Role, as_: str, on: date) -> Iterator[Answerable]:
    """The holders of a role on a day, as answering for what it keeps."""
    yield from (Answerable(who, as_) for who in _holders(role, on))


def _refusal(line: Line, answering: Sequence[Answerable]) -> str:
    others = dict.fromkeys([*(held.as_ for held in answering), LEAD])
    first = answering[0] if answering else None
    called = names([first.practitioner]).get(first.practitioner, "") if first and first.as_ != HUB else HUB
    return f"Only the person who wrote this, or {' or '.join(others)}, can correct or withdraw it. Ask {called}."


def leads_of(subject: UUID, on: date) -> Iterator[Answerable]:
    """The lead social worker, and whoever acts for them."""
    led = [who for who in Allocation.objects.on(on).lead().filter(subject=subject).values_list("practitioner", flat=True) if who]
    yield from (Answerable(who, LEAD) for who in (*led, *(standing_in(subject, led, on) if led else ())))


def managers_of(subject: UUID, on: date) -> Iterator[Answerable]:
    """The managers of whoever works with the person, or of the team that has taken them on."""
    work = list(Grant.objects.on(on).filter(subject=subject, basis__in=(ALLOCATED.name, DECIDED.name)).values_list("practitioner", "team"))
    if work:
        within = TeamMember.objects.on(on).filter(subject__in={who for who, _ in work if who}).values("team")
        teams = Q(subject__in=within) | Q(subject__in={team for _, team in work if team})
        for who in TeamManager.objects.on(on).filter(teams).values_list("practitioner", flat=True):
            yield Answerable(who, LEAD)


def _holders(role: Role, on: date) -> Iterable[UUID]:
    return RoleHeld.objects.on(on).filter(role=role).values_list("subject", flat=True)
