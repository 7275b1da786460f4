"""Steps that somebody has and does not see in the record, for the decision that they follow from is closed to them: they hand them on."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from corbiere.access.invitations import told_of
from corbiere.access.viewing import Viewer
from corbiere.agencies.models import PendingStep
from corbiere.agencies.steps import FollowingStep
from corbiere.ledger.record import Line
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.steps import handed_on, lasting_steps
from corbiere.work.tasks import Task


def held_unseen(asking: ListQuery) -> Iterator[Task]:
    who = asking.viewer.practitioner
    unseen = [row for row in _held(asking.viewer, asking.on) if all(line.root != row.entry for line in asking.lines.get(row.subject, ()))]
    named = asking.open(row.subject for row in unseen) if unseen else {}
    for subject in dict.fromkeys(row.subject for row in unseen if row.subject in named):
        entries = {row.entry for row in unseen if row.subject == subject}
        for held in told_of(who, subject, asking.on, _own):
            if held.entry in entries:
                yield handed_on(named[subject], held)


def _own(practitioner: UUID, subject: UUID, lines: Sequence[Line], on: date) -> list[FollowingStep]:
    """Steps that are theirs, and of these no more than what is to be done."""
    return [held for held in lasting_steps(lines) if held.holder == practitioner and held.since <= on]


def _held(viewer: Viewer, on: date) -> Any:
    return PendingStep.objects.filter(holder=viewer.practitioner, since__lte=on)


HELD_STEPS = TaskSource("steps held", held_unseen, lambda viewer, on: _held(viewer, on).values_list("holder", "subject"))
