"""A superuser changes something in the tables, a thousand times over: each is found, and what it touched is named."""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from django.db import transaction

from clock import today
from corbiere.access.proof import prove
from corbiere.ledger.chain import ChainFault
from corbiere.ledger.folding import rebuild
from corbiere.ledger.reading import without_row_security
from proofs.edits import UNFOUND, classes
from proofs.rows import Edit, Names
from proofs.superuser import Hand, peopled, unhindered

SEED = int(os.environ.get("CORBIERE_EDITS_SEED", "8"))
EDITS = int(os.environ.get("CORBIERE_EDITS", "1000"))
"""How many; CORBIERE_EDITS widens it, CORBIERE_EDITS_SEED draws others."""


def told(copies: Path) -> Iterator[str]:
    """What `ledger verify --seals` and then `ledger rebuild --check` say."""
    with without_row_security():
        yield from (str(found) for found in prove(copies) if isinstance(found, ChainFault))
    for _, said in rebuild(True, today()):
        yield from said


def named(names: Names, copies: Path) -> bool:
    return any(name in said for said in told(copies) for name in names)


@pytest.fixture
def copies(own_database: str, tmp_path: Path) -> Iterator[Path]:
    """The folder of the seals' copies, beside a record in which a superuser is at work."""
    peopled(tmp_path)
    with unhindered():
        yield tmp_path


def test_a_thousand_edits_by_a_superuser_are_found(copies: Path) -> None:
    """CPP-103: what was recorded, by whom, and who looked, can be proved in court."""
    print(f"CORBIERE_EDITS_SEED={SEED} CORBIERE_EDITS={EDITS}")
    hand = Hand(Random(SEED))
    assert list(told(copies)) == []
    kinds = list(classes(hand))
    unnoticed = [str(edit) for edit in drawn(kinds, hand.random) if not found(edit, hand, copies)]
    assert unnoticed == [], f"of {len(kinds)} classes, seed {SEED}"


def drawn(kinds: list[Edit], random: Random) -> Iterator[Edit]:
    """Every class in turn, each time in another order."""
    for number in range(EDITS):
        if number % len(kinds) == 0:
            random.shuffle(kinds)
        yield kinds[number % len(kinds)]


def found(edit: Edit, hand: Hand, copies: Path) -> bool:
    with transaction.atomic():
        names = edit.does(hand)
        answer = named(names, copies)
        transaction.set_rollback(True)
    return answer


def test_what_is_not_found_is_listed_with_why_not() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guides" / "running.md").read_text(encoding="utf-8")
    assert all(why for why in UNFOUND.values())
    assert "What no seal can find" in guide
