"""The rules of access are told three times: to Django, to the database and in plain Python. In every world they must say the same."""

import os
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, note, settings

from access.plainly import Day
from access.worlds import DAYS, World, on, stories
from corbiere.access.holders import who_can_see
from corbiere.access.viewing import looking, viewer
from corbiere.access.visibility import bases_of, categories, subjects_visible_to, visible_to
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # a world takes a fifth of a second: making a failing one smaller takes minutes
EXAMPLES = int(os.environ.get("CORBIERE_EXAMPLES", "25"))
ASKED = [on(number) for number in (3, DAYS - 1)]


@pytest.fixture
def workplace(db: None) -> World:
    """Made once for all the stories, which are each rolled back."""
    return World()


@pytest.mark.django_db
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(story=stories)
def test_the_three_tellings_of_access_agree(workplace: World, story: list[tuple[Any, ...]]) -> None:
    with transaction.atomic():
        world = workplace.again()
        note(f"{story}")
        for event in story:
            world.happen(*event)
        for asked in ASKED:
            agree(world, Day(world, asked))
        transaction.set_rollback(True)


def agree(world: World, day: Day) -> None:
    seen_by: dict[object, set[object]] = {child: set() for child in world.children}
    for who in world.workers:
        held, view = day.open_to(who), viewer(who, day.day)
        plainly = day.rows_open_to(who)
        with without_row_security():
            assert set(visible_to(view).values_list("id", flat=True)) == plainly
        with looking(view):
            assert set(EntryRow.objects.values_list("id", flat=True)) == plainly
        open_now = {subject for subject, of in held.items() if of}
        assert set(subjects_visible_to(view).values_list("id", flat=True)) == open_now
        for child in world.children:
            assert categories(bases_of(view, child)) == held.get(child, set())
            seen_by[child] |= {who} if held.get(child) else set()
    for child in world.children:
        assert {holder.practitioner for holder in who_can_see(child, day.day)} == seen_by[child]
