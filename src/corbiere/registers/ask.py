"""The act of asking a register: the question, and what the system looked up, in one act that is the same whoever is found."""

from uuid import UUID, uuid5

from django.utils import timezone

from corbiere.access.models import AccessLog
from corbiere.access.viewing import Viewer, viewer
from corbiere.ledger.record import Author
from corbiere.ledger.writing import record
from corbiere.registers.looking_up import looked_up
from corbiere.registers.question_entries import RegisterLookedUp, RegisterQuestioned
from corbiere.registers.questions import TOLD_OF
from corbiere.registers.register import register_called

SYSTEM = Author(system="answers of the registers")


def ask(by: Viewer, entry: RegisterQuestioned, key: str) -> UUID:
    """Gives the question's own id. Sent twice, it is asked once. NotRecorded where it may not be asked."""
    matter = uuid5(by.practitioner, key)
    if not record(entry, about=matter, happened=by.on, by=by.author, key=key, opens=True).again:
        asker = viewer(entry.asked_by, by.on) if entry.asked_by else by
        found = looked_up(entry, asker)
        record(found, about=matter, happened=by.on, by=SYSTEM)
        _note(by, asker, entry, found, matter)
    return matter


def _note(by: Viewer, asker: Viewer, entry: RegisterQuestioned, found: RegisterLookedUp, matter: UUID) -> None:
    """Notes who was told of a child among those who looked at their record; where nothing was answered, beside the question."""
    subject = found.child if found.answer and found.child and by == asker else matter
    what = f"a question to the {register_called(entry.which).called.lower()}"
    sight = AccessLog(
        when=timezone.now(), practitioner=by.practitioner, subject=subject, on=by.on, what=what, bases=[TOLD_OF.name], categories=[]
    )
    AccessLog.objects.bulk_create([sight])
