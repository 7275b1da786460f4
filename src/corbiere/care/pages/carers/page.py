"""Parts of a carer's page: who the child is by name and birthday, what they need to know, who decides what, and what they wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.access.access_log import NotVisible, lines_seen, open_record
from corbiere.access.bases import CARES_FOR
from corbiere.access.invitations import told_of
from corbiere.access.reach import reached
from corbiere.access.viewing import Viewer
from corbiere.care.carers import cares_on
from corbiere.care.entries.daily import PAPER, CarerPaperWritten, RingsWhom
from corbiere.care.entries.delegated import DecisionsDelegated
from corbiere.care.health import Appointment, appointments
from corbiere.care.pages.notes import AnswerInWords, DayNote, answers_of, day_notes
from corbiere.ledger.record import Line
from corbiere.people.readings import person_of

LATELY = 30  # notes on the page, the last first. Default
GONE, BACK = "child-missing", "child-found"


class KnownChild(NamedTuple):
    """What a carer may know of a child beside their days: who they are, since when they live here, whether they are missing since some day,
    and when they are to be seen for their health."""

    id: UUID
    called: str
    name: str
    born: date | None
    since: date
    missing: date | None
    appointments: Sequence[Appointment]


@dataclass(frozen=True)
class CarersPage:
    """`paper` is what they need to know beside whom to ring."""

    child: KnownChild
    rings: Sequence[RingsWhom]
    paper: Sequence[AnswerInWords]
    paper_of: date | None
    decisions: Sequence[str]
    notes: Sequence[DayNote]


def children_of(viewer: Viewer) -> list[UUID]:
    return list(dict.fromkeys(row.subject for row in reached(viewer) if row.basis == CARES_FOR.name))


def known(viewer: Viewer, subject: UUID) -> KnownChild:
    """By name and birthday, and no more of who they are. Whoever asks has noted the sight."""
    found = told_of(viewer.practitioner, subject, viewer.on, _known)
    if found is None:
        raise NotVisible
    return found


def _known(practitioner: UUID, subject: UUID, lines: Sequence[Line], on: date) -> KnownChild | None:
    cares, person = cares_on(lines, practitioner, on), person_of(subject, lines)
    if cares is None:
        return None
    gone = next((line for line in reversed(lines) if line.kind in (GONE, BACK)), None)
    missing = gone.happened if gone and gone.kind == GONE else None
    return KnownChild(subject, person.spoken_of, person.called, person.born, cares.first, missing, appointments(lines, on))


def opened(viewer: Viewer, subject: UUID, what: str) -> tuple[KnownChild, Sequence[Line]]:
    """The child, and the lines of their days since they live here. NotVisible where they do not live with whoever looks."""
    access = open_record(viewer, subject, what)
    child = known(viewer, subject)
    return child, [line for line in lines_seen(access) if line.happened >= child.since or line.kind in (PAPER, DecisionsDelegated.kind)]


def carers_page(viewer: Viewer, subject: UUID) -> CarersPage:
    child, lines = opened(viewer, subject, "carer’s page")
    paper, agreed = _last(lines, PAPER), _last(lines, DecisionsDelegated.kind)
    return CarersPage(
        child,
        CarerPaperWritten.read(paper.body, paper.version).rings if paper else [],
        [one for key, one in answers_of(paper, child.called) if key != "rings"] if paper else [],
        paper.happened if paper else None,
        [str(one) for one in DecisionsDelegated.read(agreed.body, agreed.version).decisions] if agreed else [],
        day_notes(lines, child.called)[:LATELY],
    )


def _last(lines: Sequence[Line], kind: str) -> Line | None:
    return next((line for line in reversed(lines) if line.kind == kind), None)
