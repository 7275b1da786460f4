"""The work that a care plan brings whoever leads: to write it, to have help agreed, to send it to a manager, and to change it."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import QuerySet

from corbiere.access.viewing import Viewer
from corbiere.care.care_plan import PLAN, agreed_version, decided_since, interventions, versions, waits_to_be_agreed
from corbiere.care.entries import CarePlanSent, CarePlanWritten
from corbiere.care.entries.reviews import PlanAfterReview
from corbiere.care.episodes import in_care_on
from corbiere.care.models import CareHelpWanted
from corbiere.care.tasks import LEADERS, began_here
from corbiere.ledger.record import Line
from corbiere.statute.calendar import WORKING_DAYS, in_words
from corbiere.work import owed
from corbiere.work.plan_help import late, unanswered, wanted_of
from corbiere.work.tasks import ASKED, Child, LinkTo, Task

# Working days. Default: England, regulation 4, which wants a plan within ten of the first home; no Jersey source gives a number.
WRITTEN_WITHIN = 10
ENGLAND = "working days, a default from the Care Planning, Placement and Case Review (England) Regulations 2010."
SOON, NEXT = 1, 2


def plan_to_write(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-375-1, LAC-369K-1: as soon as possible. Of a past that was brought in nobody owes it before the next review."""
    span = in_care_on(lines, on)
    if span is None or any(span.begins <= one.day for one in versions(lines)):
        return
    if began_here(span, lines):
        due = WORKING_DAYS.after(span.begins, WRITTEN_WITHIN)
        why = f"Every child in care has one plan, as soon as possible (LAC-375-1). Within {WRITTEN_WITHIN} {ENGLAND}"
        yield Task(child, f"Write {child.called}’s care plan", due, why, "must", SOON, "default", kind=CarePlanWritten.kind)


def plan_in_hand(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-378-2, LAC-393-2, LAC-405-3: what providers say, what was to be given by now, and what the last review decided."""
    if in_care_on(lines, on) is None or not versions(lines):
        return
    yield from unanswered(child, lines, PLAN)
    yield from late(child, lines, on, PLAN)
    review = decided_since(lines)
    if review:
        new = review.body["plan"] == PlanAfterReview.NEW
        what = f"Write {child.called} a new care plan" if new else f"Write what the review changed in {child.called}’s care plan"
        why = f"The review of {in_words(review.happened)} decided it (LAC-393-2)."
        yield Task(child, what, review.happened, why, ASKED, SOON, kind=CarePlanWritten.kind, of=review.root)


def plan_to_send(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-394-1, LAC-378-2: the version that was written last, where every provider has answered and no manager is asked to agree it."""
    version = waits_to_be_agreed(lines, on)
    if version is None or in_care_on(lines, on) is None or any(one.waits for one in interventions(lines)):
        return
    sent = {line.body["of"] for line in lines if line.kind == CarePlanSent.kind}
    if not sent & {str(version.root), str(version.entry)}:
        runs = "Until a manager agrees it, the plan before goes on." if agreed_version(lines, on) else "Until then no plan runs."
        what = f"Send {child.called}’s care plan to be agreed"
        yield Task(
            child,
            what,
            version.day,
            f"It is written, and nobody is still to answer. {runs}",
            ASKED,
            NEXT,
            kind=CarePlanSent.kind,
            of=version.root,
        )


for asks in (plan_to_write, plan_in_hand, plan_to_send):
    owed.declare(owed.BesideTheLaw(asks, LEADERS))


# What is asked of a provider.


def _wanted(viewer: Viewer, on: date) -> QuerySet[CareHelpWanted]:
    return CareHelpWanted.objects.on(on).filter(practitioner=viewer.practitioner)


def _page(row: CareHelpWanted) -> LinkTo:
    return LinkTo("care:help-asked", (row.subject, row.plan, row.mark), "Answer")


owed.declare(wanted_of("help wanted in care", _wanted, _page))
