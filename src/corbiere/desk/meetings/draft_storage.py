"""Where a draft that was begun at a meeting goes on."""

from django.urls import reverse

from corbiere.desk.forms.gaps import place_of_gap
from corbiere.desk.meetings import arrangement
from corbiere.desk.meetings.notebook import mine
from corbiere.desk.models import Draft
from corbiere.desk.reports.form import place_of_report
from corbiere.meetings.types import types


def place_of(draft: Draft) -> str | None:
    """The page on which a draft that was begun at a meeting, or for one, goes on; None for one that was not."""
    if gap := place_of_gap(draft):
        return gap
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
