"""What can be written down from the page of a plan, with what is known already brought along. Pure."""

from collections.abc import Iterable
from uuid import UUID

from corbiere.desk.addresses import form_address
from corbiere.desk.record.record import Record
from corbiere.people.kinship import Relation
from corbiere.people.readings import relationships_of
from corbiere.protection.entries.core_groups import CoreGroupHeld
from corbiere.protection.entries.plans import (
    PlanKnownOnAdultRecord,
    ProtectionChildsPlanWritten,
    ProtectionPlanAnswered,
    ProtectionPlanExplained,
    ProtectionPlanGiven,
    ProtectionPlanWritten,
)
from corbiere.protection.pages.plan.family import link
from corbiere.protection.pages.plan.plan import PlanShown

Link = tuple[str, str]
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


def steps(record: Record, plan: PlanShown) -> list[Link]:
    """The next things to do about the plan that whoever looks may do. Only today’s page has any."""
    if not record.shown.is_now or not plan.runs:
        return []
    return [(said, href) for kind, said, href in _steps(record, plan) if record.may(kind)]


def _steps(record: Record, plan: PlanShown) -> list[tuple[str, str, str]]:
    """Each by the kind that it records."""
    here = record.subject
    write = (
        ProtectionPlanWritten.kind,
        "Write the plan down" if plan.version is None else "Work out the plan",
        form_address(here, ProtectionPlanWritten.kind),
    )
    if plan.version is None:
        return [write]
    given = link(here, ProtectionPlanGiven.kind, plan.version)
    with_everybody = [
        (CoreGroupHeld.kind, "Note progress", form_address(here, CoreGroupHeld.kind)),
        (ProtectionPlanAnswered.kind, "Who accepts it", link(here, ProtectionPlanAnswered.kind, plan.version)),
    ]
    if record.person.unborn:
        return [write, *with_everybody, (ProtectionPlanGiven.kind, "Given to somebody", given)]
    return [
        write,
        *with_everybody,
        (ProtectionPlanExplained.kind, f"Explained to {record.called}", link(here, ProtectionPlanExplained.kind, plan.version)),
        (ProtectionPlanGiven.kind, "Given to somebody", f"{given}&side=child"),
        (ProtectionChildsPlanWritten.kind, f"Write {record.called}’s own plan", link(here, ProtectionChildsPlanWritten.kind, plan.version)),
    ]


def parents_of(record: Record) -> set[UUID]:
    """Parents and carers on the day shown, as this record itself says."""
    held = relationships_of(record.subject, record.lines)
    return {tie.other for tie in held if tie.relation in PARENTS and record.shown.on in tie.during}


def on_adults_records(parents: Iterable[tuple[UUID, str]]) -> list[Link]:
    """Where it is noted on the record of each of these that there is a plan (CPP-80)."""
    return [(name, form_address(id, PlanKnownOnAdultRecord.kind, says=SAYS)) for id, name in parents]
