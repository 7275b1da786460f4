"""What somebody is asked for: what is owed for each child whom they work with, in person, in a core group, or for somebody who is away."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field

from corbiere.access.sights import NotVisible, findings_seen, see
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import caseload, covered_by
from corbiere.api.asking import On
from corbiere.api.entrance import Asking
from corbiere.api.problems import reads
from corbiere.api.seeing import FindingSeen, finding_seen
from corbiere.protection.models import CoreGroupMember

router = Router(tags=["Reading"])

COVER, CORE_GROUP = "cover", "core-group"


class ChildsWork(BaseModel):
    subject: UUID
    roles: list[str] = Field(description="What this practitioner is to the child: their roles in the work, `core-group`, `cover`.")
    owed: list[FindingSeen] = Field(description="What is open or overdue, the earliest first. `owner` says whose it is.")


class Work(BaseModel):
    on: date
    children: list[ChildsWork]


@router.get("/my/work", **reads(Work), operation_id="my_work")
def my_work(request: Asking, on: On) -> Work:
    """What is owed on a day for each child whom the owner of the token works with."""
    day = on or timezone.localdate()
    children = [_owed(request.auth, subject, roles, day) for subject, roles in sorted(_roles(request.auth.practitioner, day).items())]
    return Work(on=day, children=[child for child in children if child])


def _roles(practitioner: UUID, day: date) -> dict[UUID, set[str]]:
    """By subject, what the practitioner is to them on the day."""
    found: dict[UUID, set[str]] = defaultdict(set)
    for subject, role in caseload(practitioner, day).values_list("subject", "role"):
        found[subject].add(role)
    for subject in covered_by(practitioner, day).values_list("subject", flat=True):
        found[subject].add(COVER)
    for subject in CoreGroupMember.objects.on(day).filter(practitioner=practitioner).values_list("subject", flat=True):
        found[subject].add(CORE_GROUP)
    return found


def _owed(viewer: Viewer, subject: UUID, roles: set[str], day: date) -> ChildsWork | None:
    """None where the record is not open to them today, whatever was so on the day asked about."""
    try:
        sight = see(viewer, subject, "my work")
    except NotVisible:
        return None
    owed = [finding for finding in findings_seen(sight, day, None) if finding.status in ("open", "overdue")]
    owed.sort(key=lambda finding: finding.due)
    return ChildsWork(subject=subject, roles=sorted(roles), owed=[finding_seen(finding) for finding in owed])
