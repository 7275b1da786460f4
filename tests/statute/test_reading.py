"""Reading EVENTS: whole, in order, nothing twice, and nothing left behind when it goes wrong."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from corbiere.island.histories import histories
from corbiere.statute.population import events, reading
from corbiere.statute.population.run import run
from corbiere.statute.story import Faults

ON = date(2026, 3, 31)
CHILDREN = 120


@pytest.fixture(scope="module")
def in_order(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("population") / "events.parquet"
    events.write(events.frames(histories(CHILDREN, seed=5)), path)
    return path


def scattered(source: Path, to: Path) -> Path:
    """The same facts with one child's rows torn apart and the last children before the first, far behind rows that stand in order."""
    facts = pl.read_parquet(source)
    torn = facts.filter(pl.col("subject") == "child-0000007")
    rest = facts.filter(pl.col("subject") != "child-0000007")
    events.write([rest[:2000], torn[:1], rest[3000:], torn[1:], rest[2000:3000]], to)
    return to


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl"])
def test_disorder_after_many_rows_in_order_answers_nobody_twice(in_order: Path, tmp_path: Path, suffix: str) -> None:
    run(in_order, tmp_path / "one.parquet", ON, rows=500)
    ran = run(scattered(in_order, tmp_path / f"events{suffix}"), tmp_path / "other.parquet", ON, rows=500)
    assert ran.subjects == CHILDREN
    assert pl.read_parquet(tmp_path / "one.parquet").equals(pl.read_parquet(tmp_path / "other.parquet"))


@pytest.mark.parametrize("rows", [1, 50, 700, 1_000_000])
def test_no_subject_is_parted_however_small_the_pieces(in_order: Path, rows: int) -> None:
    seen = [subject for piece in reading.pieces(in_order, rows) for subject in piece["subject"].unique()]
    assert len(seen) == len(set(seen)) == CHILDREN


def test_a_fault_far_into_the_file_is_told_with_its_row_and_nothing_is_written(in_order: Path, tmp_path: Path) -> None:
    facts = pl.read_parquet(in_order)
    wrong = facts.with_columns(kind=pl.when(pl.int_range(pl.len()) == 2999).then(pl.lit("bron")).otherwise("kind"))
    events.write([wrong], tmp_path / "events.parquet")
    with pytest.raises(Faults, match=r"events\.parquet:3000: bron is no kind of fact; did you mean born"):
        run(tmp_path / "events.parquet", tmp_path / "found.parquet", ON, rows=500)
    assert [file.name for file in tmp_path.iterdir()] == ["events.parquet"]


def test_a_damaged_file_is_refused_with_a_sentence(in_order: Path, tmp_path: Path) -> None:
    content = bytearray(in_order.read_bytes())
    content[200:3000] = b"\xff" * 2800
    (tmp_path / "events.parquet").write_bytes(content)
    with pytest.raises(Faults, match="the file is damaged"):
        run(tmp_path / "events.parquet", tmp_path / "found.parquet", ON)
    assert [file.name for file in tmp_path.iterdir()] == ["events.parquet"]


def test_a_column_of_ones_own_is_left_alone(in_order: Path, tmp_path: Path) -> None:
    pl.read_parquet(in_order).with_columns(row=pl.lit("mine")).write_parquet(tmp_path / "events.parquet")
    assert run(tmp_path / "events.parquet", tmp_path / "found.parquet", ON).subjects == CHILDREN


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl"])
def test_pieces_that_fail_leave_what_was_there_and_nothing_beside_it(tmp_path: Path, suffix: str) -> None:
    def failing() -> Iterator[pl.DataFrame]:
        yield events.frame([])
        raise KeyError("in the making")

    path = tmp_path / f"events{suffix}"
    path.write_text("what was there", encoding="utf-8")
    with pytest.raises(KeyError, match="in the making"):
        events.write(failing(), path)
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [(path.name, "what was there")]


def test_a_place_that_cannot_take_a_file_is_told_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "folder.parquet").mkdir()
    for path, says in ((tmp_path / "folder.parquet", "this is a folder"), (tmp_path / "no" / "f.parquet", "there is no folder")):
        with pytest.raises(events.CannotWrite, match=says):
            events.write(iter(()), path)
