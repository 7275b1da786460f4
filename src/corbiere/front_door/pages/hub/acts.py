"""Acts of somebody at the Hub on a worry, each in one press: to have it, join it, begin a record with it, take it off."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid5

from corbiere.access.access_log import lines_seen, open_record
from corbiere.access.viewing import Viewer
from corbiere.front_door.entries import WorryPutBack, WorryTakenOn
from corbiere.front_door.joining import join, received, take_off
from corbiere.front_door.pages.hub.one import NOTED_AS, WorryPage
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, record_together
from corbiere.people.entries import Born, PersonIdentified
from corbiere.people.models import Person

NO_REASON = "Write why it is not about this child: whoever looks later must know."
DONE = "This was done already. Look at the worry as it is now."


def have(page: WorryPage, *, back: bool) -> str:
    """Takes the worries that come together on, or puts them back; gives what is wrong."""
    kind, today = WorryPutBack if back else WorryTakenOn, page.viewer.on
    made = [Writing(entry=kind(of=held.line.root), about=page.record.subject, happened=today) for held in page.together]
    return _written(made, page.viewer)


def joined(page: WorryPage, child: UUID, why: str) -> str:
    """Joins a matter to a child, who stays in the hands of whoever had it; or writes what came of one child for a brother or sister."""
    line, viewer = page.held.line, page.viewer
    if page.matter:
        made = join(page.record.subject, line, child, why, viewer.on)
        if page.is_mine:
            made += [Writing(entry=WorryTakenOn(of=made[-1].id), about=child, happened=viewer.on)]
    else:
        made = [received(line, child, UUID(line.body["from_matter"]) if line.body.get("from_matter") else None)]
    return _written(made, viewer, f"join-{line.id}-{child}")


def begun(page: WorryPage) -> tuple[UUID, str]:
    """Begins the record of a child whom nobody on record is, as far as they were told of, and joins the worry to it."""
    line, viewer = page.held.line, page.viewer
    child = uuid5(line.root, "child")
    given, _, last = line.body.get("name", "").rpartition(" ")
    named = PersonIdentified(given=given or None, family=last) if last else PersonIdentified(known_as="Name not known")
    made = [Writing(entry=named, about=child, happened=viewer.on, opens=True)]
    if (born := line.body.get("born")) and date.fromisoformat(born) <= viewer.on:
        made.append(Writing(entry=Born(), about=child, happened=date.fromisoformat(born)))
    return child, _written([*made, *join(page.record.subject, line, child, "", viewer.on)], viewer, f"begin-{line.root}")


def taken_off(page: WorryPage, why: str) -> str:
    """Takes a worry off the record of a child whom it is not about."""
    if not why.strip():
        return NO_REASON
    line = page.held.line
    return _written(take_off(page.record.subject, line, why.strip()[:2000], page.viewer.on, _matter(page)), page.viewer, f"off-{line.id}")


def _matter(page: WorryPage) -> Sequence[Line]:
    """The matter as which it came in."""
    came = page.held.line.body.get("from_matter")
    return lines_seen(open_record(page.viewer, UUID(came), NOTED_AS)) if came else ()


def _written(made: Sequence[Writing], viewer: Viewer, key: str | None = None) -> str:
    try:
        record_together(made, by=viewer.author, key=key and key[:200])
    except NotRecorded as fault:
        return str(fault)
    except KeyTaken:
        return DONE
    return ""


def called(child: UUID) -> str:
    person = Person.objects.filter(subject=child).first()
    return person.spoken_of if person else "this child"
