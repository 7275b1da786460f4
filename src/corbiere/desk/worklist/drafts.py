"""Drafts as rows of a list: what somebody began to write, and has not sent."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from corbiere.desk.forms.drafts import begun, drafts_of
from corbiere.desk.record.chronology import WRITTEN_LATE
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work.owed import declare
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ASKED, LinkTo, Task

GO_ON = LinkTo("desk:draft", (), "Go on")


def drafts(asking: ListQuery) -> Iterator[Task]:
    """From the day on which what was seen would be written down late, it needs them."""
    for draft, called, child in begun(asking):
        saved = timezone.localtime(draft.saved)
        yield Task(
            child, called, saved.date(), f"You saved it last at {saved:%H:%M}. Nobody else can read it.", ASKED, ORDINARY_RANK,
            falls=saved.date() + timedelta(days=WRITTEN_LATE), note="begun, not sent", link=GO_ON._replace(args=(draft.id,)),
        )  # fmt: skip


declare(TaskSource("drafts", drafts, lambda viewer, on: drafts_of(viewer).values_list("practitioner", "subject")))
