"""The work that child protection brings somebody: what they can be to a child, and who arranges conferences."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from corbiere.access.bases import CONFERENCE_SERVICE
from corbiere.agencies.entries import Role
from corbiere.agencies.work import work_on
from corbiere.ledger.record import Line
from corbiere.ledger.whose import TieOrRole
from corbiere.meetings.models import Meeting
from corbiere.protection.difficulties import difficulties_running, try_again_by
from corbiere.protection.meetings import CONFERENCE_TYPES
from corbiere.protection.models import CoreGroupMember
from corbiere.protection.opening_conferences import AWAITED
from corbiere.protection.registration import core_group, plan_running
from corbiere.statute.calendar import in_words
from corbiere.statute.catalogue.words import CHAIR
from corbiere.statute.duties import Basis
from corbiere.work import arranging, owed, roles, workload
from corbiere.work.roles import Capacity
from corbiere.work.tasks import Child, OwnDay, Task, declare_own_day

Pairs = QuerySet[Any, Any]


def _chair(lines: Sequence[Line], on: date) -> list[UUID]:
    """The chair of the last conference that names one."""
    chair = next((line.body["chair"] for line in reversed(lines) if line.kind == "conference-held" and line.body.get("chair")), None)
    return [UUID(chair)] if chair else []


def _chaired(practitioners: Collection[UUID], on: date) -> Pairs:
    types = [type.name for type in CONFERENCE_TYPES]
    held = Meeting.objects.filter(chair__in=practitioners, type__in=types, held__isnull=False, day__lte=on)
    return held.values_list("chair", "subject")


def _members(lines: Sequence[Line], on: date) -> list[UUID]:
    return [place.practitioner for place in core_group(lines) if place.begins <= on and (not place.ends or on < place.ends)]


def _in_core_groups(practitioners: Collection[UUID], on: date) -> Pairs:
    return CoreGroupMember.objects.on(on).filter(practitioner__in=practitioners).values_list("practitioner", "subject")


roles.declare(Capacity(name="chair", holders=_chair, subjects=_chaired, owes=frozenset({CHAIR})))
roles.declare(
    Capacity(
        name="core-group",
        holders=_members,
        subjects=_in_core_groups,
        knows=frozenset({"core-group-held", "core-group-notes-circulated"}),
        works_with=True,
    )
)


def second_try(child: Child, lines: Sequence[Line], on: date) -> list[Task]:
    """CPP-107: after a failed visit, soon another. If that fails too, lead and manager decide (an alarm)."""
    running = difficulties_running(lines)
    if len(running) != 1 or running[0].kind != "visit-failed":
        return []
    (failed,) = running
    by, default = try_again_by(failed)
    why = f"{child.called} was not seen on {in_words(failed.happened)}. The second try comes soon after the first (CPP-107)."
    works = any(held.practitioner == failed.practitioner and held.on(on) for held in work_on(lines, on).all())
    whom = failed.practitioner if works else None
    basis: Basis | None = "default" if default else None
    what, note = f"Try again to see {child.called}", f"try again by {in_words(by)}"
    return [Task(child, what, by, why, "should", 1, basis, kind="child-seen", whom=whom, note=note, once=True)]


owed.declare(owed.BesideTheLaw(second_try, frozenset({roles.LEAD, roles.DUTY})))
workload.declare(workload.Tally("on plans", "On plans", lambda lines, on: plan_running(lines, on) is not None))
CONFERENCES = arranging.declare(
    arranging.Service(
        called="Conferences",
        arranger=TieOrRole.CONFERENCE_SERVICE,
        role=Role.CONFERENCE_ADMINISTRATOR,
        basis=CONFERENCE_SERVICE,
        awaited=AWAITED,
        cites="CPP-12, ISS-7-C7",
    )
)
declare_own_day(OwnDay("visit-failed", day="next_try", done_by="child-seen"))
declare_own_day(OwnDay("conference-arranged", day="for", done_by="conference-held"))
