"""Somebody is back earlier than was arranged: what is left of their cover ends, with every child, in one press."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from corbiere.access.access_log import lines_seen, open_record
from corbiere.access.viewing import Viewer
from corbiere.agencies.models import ChildCover, Cover, Practitioner
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.withdrawal import Withdrawn
from corbiere.ledger.writing import KeyTaken, Writing, record_together

ENDED, WHY = "cover that ends", "Back earlier than was arranged"
DAY = timedelta(days=1)


def came_back(worker: Practitioner, viewer: Viewer) -> str:
    """Ends the cover of today; gives why it cannot be ended, if it cannot."""
    own = list(Cover.objects.on(viewer.on).filter(subject=worker.subject))
    held = {cover.entry: cover.subject for cover in (*own, *ChildCover.objects.on(viewer.on).filter(away=worker.subject))}
    writings = list(_endings(held, viewer))
    try:
        if writings:
            record_together(writings, by=viewer.author, key=f"back-{writings[0].replaces}-{viewer.on}")
    except NotRecorded as fault:
        return str(fault)
    except KeyTaken:
        pass  # a second press
    return ""


def _endings(held: dict[UUID | None, UUID], viewer: Viewer) -> Iterator[Writing]:
    for entry, subject in held.items():
        for line in lines_seen(open_record(viewer, subject, ENDED)):
            if line.root == entry:
                yield _ending(line, subject, viewer.on)


def _ending(line: Line, subject: UUID, today: date) -> Writing:
    """They were away until yesterday; where they were to be away from today on, it is taken back."""
    if date.fromisoformat(line.body["from"]) >= today:
        return Writing(entry=Withdrawn(), about=subject, happened=today, replaces=line.id, why=WHY)
    entry = kind_called(line.kind).model_validate({**line.body, "to": today - DAY})
    return Writing(entry=entry, about=subject, happened=line.happened, replaces=line.id, why=WHY)
