"""The sample of the looked-after return in the ledger: what the engine says of the record there is what it says of the file."""

import os
from datetime import date
from pathlib import Path
from uuid import UUID

import polars as pl
import pytest

from clock import now
from corbiere.exchange.into_ledger import ImportResult, IntoLedger
from corbiere.exchange.into_ledger_children import numbers_kept, recognise
from corbiere.exchange.into_ledger_sources import SourceStories, told_by_ssda903
from corbiere.exchange.rejects import Rejects
from corbiere.exchange.ssda903 import import_ssda903
from corbiere.ledger import folding
from corbiere.ledger.reading import standings, without_row_security
from corbiere.statute import engine
from corbiere.statute.population import evaluator

DATA = Path(os.environ.get("CORBIERE_INTEROP_DATA", "no-interop-data"), "ssda903")
pytestmark = [
    pytest.mark.skipif(not DATA.is_dir(), reason="CORBIERE_INTEROP_DATA does not name the folder of samples"),
    pytest.mark.django_db,
]
REVIEWS = ("care.first-review", "care.second-review", "care.next-review", "care.review-form")
ON = date(2018, 3, 31)

Answer = tuple[str, str, str, date, date, date | None, date | None]


def loaded() -> tuple[SourceStories, ImportResult]:
    told = told_by_ssda903(DATA, Rejects())
    children = recognise(told.system, told.stories, {}, {})
    return told, IntoLedger(told, children, Rejects(), now()).write(False, lambda some: None)


def of_the_file(folder: Path) -> list[Answer]:
    import_ssda903(DATA, folder / "events.parquet")
    found = evaluator.findings(pl.read_parquet(folder / "events.parquet"), ON)
    rows = found.filter(pl.col("duty").is_in(REVIEWS)).select("subject", "duty", "status", "from", "due", "done", "ended")
    return sorted(rows.rows(), key=str)


def of_the_ledger(numbers: dict[str, UUID]) -> list[Answer]:
    found: list[Answer] = []
    with without_row_security():
        held = standings(numbers.values())
    for child, subject in numbers.items():
        for one in engine.findings(child, held[subject].facts, ON, duties=REVIEWS):
            found.append((child, one.duty.id, one.status, one.since, one.due, one.done, one.ended))
    return sorted(found, key=str)


def test_reviews_of_the_sample_are_as_timely_in_the_ledger_as_in_the_file(tmp_path: Path) -> None:
    told, kept = loaded()
    numbers = numbers_kept(told.system)
    answers = of_the_file(tmp_path)

    assert kept.refused == 0
    assert len(numbers) == 2_675
    assert len(answers) > 5_000
    assert of_the_ledger(numbers) == answers
    assert [sentence for _, said in folding.rebuild(check=True) for sentence in said] == []
