"""*Nobody has this*: what of the children of somebody's teams is for nobody to do, in one list for whoever manages them; and what is for
them alone."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.agencies.work import work_on
from corbiere.agencies.working import Allocated
from corbiere.ledger.entry import kind_called
from corbiere.ledger.whose import MANAGER
from corbiere.work.caseload import ManagedWork
from corbiere.work.ordering import THIS_WEEK, in_order
from corbiere.work.owed import OwedWork
from corbiere.work.steps import Unowned
from corbiere.work.tasks import Task

AHEAD = timedelta(weeks=4)  # as long before its day a manager is told of an act that is theirs alone; default
SAID = 2  # as many duties that nobody has as one row names; default


def nobodys(held: ManagedWork, seen: Mapping[UUID, OwedWork]) -> list[Task]:
    """One row for a child's duties that nobody has, and one for each other thing."""
    ours = [seen[id] for id in held.subjects & seen.keys()]
    called = names({offer.to for one in ours for offer in work_on(one.lines, one.on).offers.values() if offer.refused})
    found = [task for one in ours for task in _of(one, held.teams, held.members, called)]
    return in_order(found, ours[0].on) if ours else []


def _of(one: OwedWork, teams: Collection[UUID], members: Collection[UUID], called: Mapping[UUID, str]) -> Iterator[Task]:
    duties = [task for task in [*one.nobodys, *one.unheld] if task.stands <= one.on + THIS_WEEK]
    rows = list(Unowned(one.child, one.lines, one.on).tasks(teams, members, called))
    named = next((row for row in rows if row.kind == Allocated.kind), None)
    if duties and named:
        rows[rows.index(named)] = replace(named, note=f"nobody has {_listed(duties)}", rank=min(task.rank for task in duties))
    elif duties:
        first = in_order(duties, one.on)[0]
        yield replace(first, what=f"Nobody has {_listed(duties)}", kind=Allocated.kind, duty="", met=None, planned=None, mine=True)
    yield from rows


def managers(held: ManagedWork, seen: Mapping[UUID, OwedWork]) -> list[Task]:
    """Acts that a record asks for and that are a manager’s alone, such as to appoint a personal adviser."""
    return [task for id in sorted(held.subjects & seen.keys()) for task in _managers(seen[id])]


def _managers(one: OwedWork) -> Iterator[Task]:
    asked = [*(task for _, task in one.by_law), *one.urgent(), *one.beside()]
    first = {task.kind: task for task in reversed(in_order(asked, one.on)) if task.kind and kind_called(task.kind).whose == (MANAGER,)}
    yield from (replace(task, mine=True) for task in first.values() if task.stands <= one.on + AHEAD)


def _listed(duties: Collection[Task]) -> str:
    said = [f"“{task.what}”" for task in duties][:SAID]
    more = len(duties) - len(said)
    return ", ".join(said) + (f" and {more} more" if more else "")
