"""Parts that only the page of a child protection plan has: conferences and core groups, care, supervision, and adults’ records."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from corbiere.access.recording import is_theirs, ties_together
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import subjects_visible_to
from corbiere.desk.addresses import form_address
from corbiere.desk.extend import PlanPage, declare
from corbiere.desk.record.display import Names
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.people.kinship import Relation
from corbiere.people.models import Person
from corbiere.people.readings import relationships_of
from corbiere.plans.parts import Stage
from corbiere.plans.plan import PlanState
from corbiere.protection.contacts import members
from corbiere.protection.entries.conferences import ConferenceHeld
from corbiere.protection.entries.core_groups import CoreGroupHeld
from corbiere.protection.entries.parts import DissentingView
from corbiere.protection.entries.plans import AROUND_PLAN, PlanKnownOnAdultRecord
from corbiere.protection.how_often import as_last_decided
from corbiere.protection.in_care import taken_into_care
from corbiere.protection.pages.plan import contacts
from corbiere.protection.pages.plan.supervision import Supervision
from corbiere.protection.planning import PLAN

Link = tuple[str, str]
MET = (ConferenceHeld.kind, CoreGroupHeld.kind)
PARENTS = (
    Relation.MOTHER,
    Relation.FATHER,
    Relation.PARENT,
    Relation.ADOPTIVE_PARENT,
    Relation.STEP_PARENT,
    Relation.PARENTS_PARTNER,
    Relation.CARER,
    Relation.GUARDIAN,
)
SAYS = "There is a child protection plan for a child of theirs"


def _named(record: Record) -> set[UUID]:
    group = members(record.lines, record.shown.on)
    return contacts.people_in(group) | Supervision(record.subject, record.lines, record.shown.on).named


def _build(viewer: Viewer, record: Record, plan: PlanState, names: Names) -> dict[str, object]:
    supervision = Supervision(record.subject, record.lines, record.shown.on)
    return {
        "rows": contacts.table(members(record.lines, record.shown.on), names, record.shown.on),
        "sees_contacts": record.sees(kind_called("contact-had").category),
        "supervision": supervision,
        "considered": supervision.considered(names),
        "in_agencies": supervision.agencies(names),
        "looked_by": "the core group",
        "in_care": taken_into_care(record.lines),
        "seen": as_last_decided(record.lines),
        "still_outline": _still_outline(plan),
        "disagreements": _disagreements(record.lines),
        "adults": on_adults_records(_parents(viewer, record)),
    }


def _still_outline(plan: PlanState) -> date | None:
    """The day of the last core group, where the plan is still as the conference outlined it (PS-4.4)."""
    version = plan.version
    if version is None or version.stage is not Stage.OUTLINE:
        return None
    return next((line.happened for line in reversed(plan.lines) if line.kind == CoreGroupHeld.kind and line.happened >= version.day), None)


def _disagreements(lines: Sequence[Line]) -> list[tuple[DissentingView, date]]:
    """Disagreements, as the last conference and the core groups since wrote them down."""
    conferences = [place for place, line in enumerate(lines) if line.kind == ConferenceHeld.kind]
    since = [line for line in lines[conferences[-1] if conferences else 0 :] if line.kind in MET]
    return [(DissentingView.as_kept(one), line.happened) for line in since for one in line.body.get("disagreements", ())]


def _steps(record: Record, plan: PlanState) -> Iterable[tuple[str, str, str]]:
    yield CoreGroupHeld.kind, "Note progress", form_address(record.subject, CoreGroupHeld.kind)
    own = AROUND_PLAN.own.kind
    if plan.version and not record.person.unborn:
        yield own, f"Write {record.called}’s own plan", form_address(record.subject, own, of=plan.version.root)


def _parents(viewer: Viewer, record: Record) -> list[tuple[UUID, str]]:
    """The parents and carers on whose own record the viewer may note that there is a plan."""
    wanted = parents_of(record) if record.shown.is_now and record.sees("family") else set()
    people = Person.objects.filter(subject__in=subjects_visible_to(viewer).filter(id__in=wanted).values("id")) if wanted else ()
    may = ties_together(viewer, [person.subject for person in people])
    return [(one.subject, one.called) for one in people if is_theirs(PlanKnownOnAdultRecord, may[one.subject])]


def parents_of(record: Record) -> set[UUID]:
    """Parents and carers on the day shown, as this record itself says."""
    held = relationships_of(record.subject, record.lines)
    return {tie.other for tie in held if tie.relation in PARENTS and record.shown.on in tie.during}


def on_adults_records(parents: Iterable[tuple[UUID, str]]) -> list[Link]:
    """Where it is noted on the record of each of these that there is a plan (CPP-80)."""
    return [(name, form_address(id, PlanKnownOnAdultRecord.kind, says=SAYS)) for id, name in parents]


declare(PlanPage(name=PLAN.name, template="protection/plan/plan.html", build=_build, named=_named, steps=_steps))
