"""The island's database is made whole or not at all, and kept once it is whole."""

from datetime import date

import pytest

from clock import today
from corbiere.island import world
from corbiere.island.making import StoryRefused, write_families
from corbiere.island.roster import roster
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security

FEW = 160


class Interrupted(Exception):
    """Somebody pressed Ctrl-C."""


def test_an_island_cut_short_is_made_anew_and_a_whole_one_is_kept(own_database: str) -> None:
    def interrupt(done: int, total: int) -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        world.make_if_missing(FEW, today(), 1, False, interrupt)
    made = world.make_if_missing(FEW, today(), 2, False, lambda done, total: None)
    again = world.make_if_missing(FEW, today(), 1, False, lambda done, total: None)

    assert made is not None and again is None
    with world.on_the_island(), without_row_security():
        assert EntryRow.objects.count() == made.entries


@pytest.mark.django_db
def test_a_family_whose_story_is_not_taken_is_named_with_seed_and_day_and_nothing_of_it_is_kept() -> None:
    """Nobody of the staff is in the record yet: whoever works with a family is not known there."""
    planned = roster(49, FEW, date(2028, 2, 29))
    met = next(iter(planned.cases))
    alone = next(number for number in range(1, planned.last) if number not in planned.cases)

    with pytest.raises(
        StoryRefused, match=rf"family {met} \(seed 49, told on 29 February 2028\).*The practitioner named here is not known"
    ):
        write_families(planned, [alone, met])

    with without_row_security():
        assert not EntryRow.objects.exists()
    assert write_families(planned, [alone])[0] == 1
