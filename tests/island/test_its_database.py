"""The island's database is made whole or not at all, and kept once it is whole."""

import pytest
from django.utils import timezone

from corbiere.island import world
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import as_ledger

FEW = 160


class Interrupted(Exception):
    """Somebody pressed Ctrl-C."""


def test_an_island_cut_short_is_made_anew_and_a_whole_one_is_kept(own_database: str) -> None:
    def interrupt(done: int, total: int) -> None:
        raise Interrupted

    today = timezone.localdate()
    with pytest.raises(Interrupted):
        world.make_if_missing(FEW, today, 1, False, interrupt)
    made = world.make_if_missing(FEW, today, 2, False, lambda done, total: None)
    again = world.make_if_missing(FEW, today, 1, False, lambda done, total: None)

    assert made is not None and again is None
    with world.on_the_island(), as_ledger():
        assert EntryRow.objects.count() == made.entries
