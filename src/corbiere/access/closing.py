"""Corrections that open nothing: of what opens records, as of cover, something is taken back, or ends sooner."""

from datetime import date

from corbiere.agencies.entries import CoverArranged, RoleGranted, TeamJoined, TeamManagerAppointed
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.record import Line
from corbiere.ledger.withdrawal import Withdrawn

# To take one of these back closes something, and opens nothing: whoever may record it may do that.
_ONLY_OPENS = (RoleGranted, TeamManagerAppointed, TeamJoined, CoverArranged)


def only_closes(entry: Entry, before: Line) -> bool:
    """Whether a correction opens nothing: what opens is taken back, or a cover ends sooner."""
    if isinstance(entry, Withdrawn):
        return kind_called(before.kind) in _ONLY_OPENS
    sooner = isinstance(entry, CoverArranged) and entry.to <= date.fromisoformat(before.body["to"])
    return sooner and entry.body() == {**before.body, "to": entry.body()["to"]}
