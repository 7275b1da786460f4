"""A strategy discussion, arranged in the act in which the Hub decides on it."""

from collections.abc import Iterator

from corbiere.ledger.along import written_along
from corbiere.ledger.entry import Entry
from corbiere.protection.entries import MEETINGS
from corbiere.protection.entries.meetings import ProtectionMeeting


@written_along("concern-decided")
def discussion_at_once(decided: Entry) -> Iterator[Entry]:
    """The meeting, where the decision names its day."""
    said = decided.body()
    if said.get("meet"):
        yield MEETINGS.arranged.model_validate(
            {"type": ProtectionMeeting.STRATEGY_DISCUSSION, "for": said["meet"], "at": said.get("meet_at")}
        )
