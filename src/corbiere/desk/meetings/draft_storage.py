"""Where a draft goes on that was begun at a meeting, or on a page of a domain's own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from corbiere.desk.extend import Hook, every
from corbiere.desk.forms.gaps import place_of_gap
from corbiere.desk.meetings import arrangement
from corbiere.desk.meetings.notebook import mine
from corbiere.desk.models import Draft
from corbiere.desk.reports.form import place_of_report
from corbiere.ledger.entry import Entry
from corbiere.meetings.types import types


@dataclass(frozen=True, kw_only=True)
class DraftPlace(Hook):
    """Drafts of a kind that were begun on a page of the domain's own, and the address at which they go on; None for others."""

    kind: type[Entry]
    page: Callable[[Draft], str | None]


def place_of(draft: Draft) -> str | None:
    """The page on which a draft goes on that was begun at a meeting, for one, or on a page of a domain; None for one that was not."""
    if gap := place_of_gap(draft):
        return gap
    if place := next((at for place in every(DraftPlace) if place.kind.kind == draft.kind and (at := place.page(draft))), None):
        return place
    families = [type.family for type in types()]
    if arrangement.MEETING_TYPE in draft.typed and any(draft.kind == family.arranged for family in families):
        return arrangement.address(draft)
    room = mine(draft)
    if room is None:
        return place_of_report(draft)
    if any(draft.kind == family.noted for family in families):
        return reverse("desk:meeting-hold", args=[room])
    if any(draft.kind == family.circulated for family in families):
        return reverse("desk:meeting-send", args=[room])
    return reverse("desk:meeting-draft", args=[room, draft.id])
