"""Adds assessments to the pages of the desk: a tab, a block of the first page, and where a notebook that was begun goes on."""

from typing import NamedTuple
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from corbiere.access.viewing import Viewer
from corbiere.desk.extend import AfterRecording, RecordPart, declare
from corbiere.desk.forms.form_data import one
from corbiere.desk.meetings.draft_storage import DraftPlace
from corbiere.desk.models import Draft
from corbiere.ledger.entry import PERSON
from corbiere.ledger.models import EntryRow
from corbiere.wellbeing.assessment import KINDS
from corbiere.wellbeing.entries import AssessmentPartWritten
from corbiere.wellbeing.pages.assessment.boxes import ASSESSMENT
from corbiere.wellbeing.pages.assessment.overview import brief
from corbiere.wellbeing.pages.levels import level_overview

WELLBEING = "wellbeing"
declare(RecordPart(name="assessments", called="Assessment", about=(PERSON,), needs=WELLBEING, page="wellbeing:assessments", order=25))
declare(
    RecordPart(
        name="assessment-brief",
        called="Assessment",
        about=(PERSON,),
        needs=WELLBEING,
        template="wellbeing/assessment/brief.html",
        build=brief,
        order=55,
    )
)

declare(
    RecordPart(
        name="level-of-need", called="Level of need", about=(PERSON,), template="wellbeing/level.html", build=level_overview, order=50
    )
)


def notebook_of(draft: Draft) -> str | None:
    """The assessment in whose notebook a draft was begun."""
    root = one(draft.typed, ASSESSMENT)
    return reverse("wellbeing:assessment", args=[draft.subject, root]) if root and draft.subject else None


declare(DraftPlace(name="assessment", kind=AssessmentPartWritten, page=notebook_of))


class AssessmentLink(NamedTuple):
    """The page on which an assessment goes on."""

    href: str


def going_on(request: HttpRequest, viewer: Viewer, subject: UUID, entry: UUID) -> AssessmentLink | None:
    row = EntryRow.objects.filter(subject=subject, id=entry).first()
    root = (row.root if row.kind == KINDS[0] else (row.body or {}).get("of")) if row else None
    return AssessmentLink(reverse("wellbeing:assessment", args=[subject, root])) if root else None


declare(AfterRecording(name="assessment", kinds=frozenset(KINDS), template="wellbeing/assessment/recorded.html", build=going_on))
