"""A strategy discussion, arranged in the act in which the Hub decides on it."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

from corbiere.access.viewing import Viewer
from corbiere.desk.forms.along import written_along
from corbiere.ledger.writing import Writing
from corbiere.protection.entries import MEETINGS
from corbiere.protection.entries.meetings import ProtectionMeeting


@written_along("concern-decided")
def discussion_at_once(writing: Writing, viewer: Viewer) -> Iterator[Writing]:
    """The meeting, where the decision names its day."""
    said = writing.entry.body()
    if said.get("meet"):
        asked = {"type": ProtectionMeeting.STRATEGY_DISCUSSION, "for": said["meet"], "at": said.get("meet_at")}
        arranged = MEETINGS.arranged.model_validate(asked)
        yield replace(writing, entry=arranged, happened=viewer.on, time=None, reasons={}, id=uuid4())
