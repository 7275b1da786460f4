"""PS-7.1, CPP-103: what is written down late is kept as it is, signed, and shown as late beside it and to whoever manages the writer."""

import re
from datetime import timedelta

import pytest

from cast import Cast
from corbiere.casework.entries import NoteMade
from corbiere.desk.record.chronology import written
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from markup import markup
from protection.telling import day, line

NOTE = {"title": "At school", "statements": [{"text": "She laughed.", "ground": "observed"}]}


@pytest.mark.parametrize(
    ("after", "said"), [(0, ""), (1, ""), (2, "recorded 2 days later"), (6, "recorded 6 days later")], ids=["0", "1", "2", "6"]
)
def test_the_next_day_is_not_late_and_the_second_is(after: int, said: str) -> None:
    """PS-7.1: the source gives no number; that two days are late is a default, and said to be one where they are counted."""
    made = line("2026-03-10", NoteMade.model_validate(NOTE))
    assert written(made._replace(recorded_on=day("2026-03-10") + timedelta(after))) == said


def counted_of_ana(cast: Cast) -> tuple[int, int, int]:
    """What her manager reads of her: how many late, of how many, and the longest."""
    page = re.sub(r"<[^>]+>", " ", markup(cast.client("ben").get("/team/")))
    late, written, longest = re.search(r"Ana Pires.*?(\d+) of (\d+), the longest after (\d+) days", page, re.DOTALL).groups()
    return int(late), int(written), int(longest)


@pytest.mark.django_db
def test_the_manager_sees_how_much_each_wrote_late_and_the_longest_it_took(cast: Cast) -> None:
    """PS-7.1: of the last month; the next day is in time, and the number is said to be a default."""
    late, total, longest = counted_of_ana(cast)
    for days in (0, 1, 2, 7):
        cast.tell("jade", "note-made", 8, late=days, **NOTE)
    assert counted_of_ana(cast) == (late + 2, total + 4, 7)
    assert longest < 7
    assert 'two days or more after it happened. <span class="desk-force">default</span>' in markup(cast.client("ben").get("/team/"))


@pytest.mark.django_db
def test_a_late_entry_keeps_both_its_days_and_its_writer(cast: Cast) -> None:
    """PS-7.1, CPP-103: it is never made to look as if it had been written in time."""
    id = cast.tell("jade", "note-made", 20, late=9, **NOTE)
    with without_row_security():
        kept = EntryRow.objects.get(id=id)
    assert (kept.happened, kept.recorded.date(), kept.practitioner) == (cast.ago(20), cast.ago(11), cast.ana)
