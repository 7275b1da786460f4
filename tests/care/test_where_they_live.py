"""Where a child in care lives on a day, and with whom: one answer for the overview, the tree and the household."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from care.looked_after import HOME, NEXT, moved, told
from cast import Cast
from corbiere.people.families import relatives
from corbiere.people.readings import addresses_of
from markup import markup

CAME = told("2026-03-02", "care-started", status="in-care")
AT_HOME = told("2020-01-06", "address-noted", lines=["4 Rue des Prés"], sort="home")
WITH_CARERS = told("2026-03-04", "address-noted", lines=["2 Rue de la Forge"], sort="placement")
LEFT = {"reason": "nearer"}


def lives(on: str, *held: Any) -> list[str]:
    lines = sorted(held, key=lambda line: line.happened)
    return [one.lines[0] for one in addresses_of(UUID(int=1), lines) if date.fromisoformat(on) in one.during]


@pytest.mark.parametrize(
    ("on", "held", "expected"),
    [
        ("2026-03-01", [AT_HOME, CAME, moved("2026-03-02", HOME)], ["4 Rue des Prés"]),
        ("2026-03-02", [AT_HOME, CAME, moved("2026-03-02", HOME)], []),
        ("2026-03-04", [AT_HOME, CAME, moved("2026-03-02", HOME), WITH_CARERS], ["2 Rue de la Forge"]),
        ("2026-03-04", [AT_HOME, WITH_CARERS], ["2 Rue de la Forge"]),
        ("2026-03-31", [AT_HOME, CAME, moved("2026-03-02", HOME), WITH_CARERS, moved("2026-04-01", NEXT, left=LEFT)], ["2 Rue de la Forge"]),
        ("2026-04-01", [AT_HOME, CAME, moved("2026-03-02", HOME), WITH_CARERS, moved("2026-04-01", NEXT, left=LEFT)], []),
        ("2026-04-01", [AT_HOME, CAME, moved("2026-03-02", HOME), WITH_CARERS, told("2026-04-01", "care-ended")], []),
        ("2026-03-09", [AT_HOME, CAME, moved("2026-03-02", HOME, type="with-own-parents")], ["4 Rue des Prés"]),
        ("2026-03-09", [AT_HOME, CAME, moved("2026-03-02", HOME), told("2026-03-08", "address-noted", lines=["9 Gorey Pier"], sort="parents")], ["9 Gorey Pier"]),
    ],
)  # fmt: skip
def test_a_child_lives_where_they_are_looked_after(on: str, held: list[Any], expected: list[str]) -> None:
    """ISS-A-12: from the day they move there, whether or not its address is written yet, until they leave."""
    assert lives(on, *held) == expected


def test_at_eighteen_they_live_on_where_they_do_until_somebody_writes_that_they_left() -> None:
    born = told("2010-05-01", "born")
    held = [born, AT_HOME, CAME, moved("2026-03-02", HOME), WITH_CARERS]
    assert lives("2028-06-01", *held) == ["2 Rue de la Forge"]
    assert lives("2028-06-01", *held, told("2028-05-01", "care-ended", reason="eighteen")) == []


def _ago(cast: Cast, days: int) -> str:
    return str(cast.today - timedelta(days=days))


@pytest.mark.django_db
def test_the_household_is_the_one_they_live_in(cast: Cast) -> None:
    """PS-2.8: the mother with whom a child lived at birth is not in their household while carers look after them."""
    before = {one.person: one.lives_with for one in relatives(cast.jade, cast.today)}
    cast.tell("jade", "care-started", 9, by="ana", status="in-care")
    cast.tell("jade", "placement-started", 9, by="ana", type="foster-care", carer="the Renoufs", sort="planned", matched="They have room")
    cast.tell("jade", "address-noted", 9, by="ana", lines=["2 Rue de la Forge"], sort="placement")
    together = {one.person: one.lives_with for one in relatives(cast.jade, cast.today)}
    client = cast.client("ana")
    first, tree = (markup(client.get(f"/records/{cast.jade}/{page}")) for page in ("", "people/tree/"))

    assert before[cast.marie] is True and together[cast.marie] is False
    assert {one.person: one.lives_with for one in relatives(cast.marie, cast.today)}[cast.jade] is False
    assert "2 Rue de la Forge" in first and "4 Rue des Prés" not in first
    assert "in the same household" not in tree
    assert "in the same household" in markup(client.get(f"/records/{cast.jade}/people/tree/?on={_ago(cast, 10)}"))
