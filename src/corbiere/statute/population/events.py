"""EVENTS: a population's facts as a table, in Parquet or JSON Lines."""

import contextlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import polars as pl
from polars.io.plugins import register_io_source

from corbiere.statute.facts import Attributes, Fact

Schema = dict[str, pl.DataType | type[pl.DataType]]

SCHEMA: Schema = {
    "subject": pl.String,
    "on": pl.Date,
    "kind": pl.String,
    "recorded": pl.Date,
    "order": pl.Int64,
    "ref": pl.String,
    "of": pl.String,
    "attributes": pl.String,
}
ROW_GROUP = 250_000
SUFFIXES = (".parquet", ".jsonl", ".ndjson")


class CannotWrite(ValueError):
    """The file cannot be written; the message says why and what would be right."""


def frame(stories: Iterable[tuple[str, Iterable[Fact]]]) -> pl.DataFrame:
    """One row a fact, in the order given; `recorded` is never left out."""
    rows = [
        (subject, day, kind, recorded if recorded > day else day, order, ref, of, _written(attributes))
        for subject, facts in stories
        for day, kind, attributes, recorded, ref, of, order in facts
    ]
    return pl.DataFrame(dict(zip(SCHEMA, zip(*rows, strict=True), strict=True)) if rows else None, schema=SCHEMA)


@lru_cache(maxsize=10_000)
def _written(attributes: Attributes) -> str:
    return json.dumps(dict(attributes))


def frames(stories: Iterable[tuple[str, Iterable[Fact]]], subjects: int = 100) -> Iterator[pl.DataFrame]:
    """The same in small pieces: memory does not grow with the population, and Python goes through little again and again."""
    held: list[tuple[str, Iterable[Fact]]] = []
    for story in stories:
        held.append(story)
        if len(held) == subjects:
            yield frame(held)
            held = []
    yield frame(held)


def check_place(path: Path) -> None:
    """Whether a file can be put here at all; asked before any work is done. Raises CannotWrite."""
    if path.is_dir():
        raise CannotWrite(f"{path}: this is a folder; give the name of a file")
    if not path.parent.is_dir():
        raise CannotWrite(f"{path}: there is no folder {path.parent}; make it first")


def write(pieces: Iterable[pl.DataFrame], path: Path, schema: Schema | None = None) -> int:
    """Write beside `path`, then rename: the file is there whole or not at all. Returns the number of rows.

    What goes wrong in the making of the pieces is raised when the writer has come to rest, so that it leaves nothing behind.
    """
    schema = SCHEMA if schema is None else schema
    if path.suffix not in SUFFIXES:
        raise CannotWrite(f"{path}: the file's name must end in .parquet, .jsonl or .ndjson")
    check_place(path)
    rows, faults = 0, list[Exception]()

    def counted() -> Iterator[pl.DataFrame]:
        nonlocal rows
        try:
            for piece in pieces:
                rows += piece.height
                yield piece
        except Exception as fault:
            faults.append(fault)

    with beside(path) as partial:
        _put(counted(), partial, path, schema)
        if faults:
            raise faults[0]
    return rows


def _put(pieces: Iterator[pl.DataFrame], partial: Path, path: Path, schema: Schema) -> None:
    if path.suffix != ".parquet":
        with partial.open("wb") as file:
            for piece in pieces:
                piece.write_ndjson(file)
        return
    try:
        _as_source(pieces, schema).sink_parquet(partial, row_group_size=ROW_GROUP)
    except pl.exceptions.PolarsError as error:
        raise CannotWrite(f"{path}: could not be written ({str(error).splitlines()[0][:200]}); is there room for it?") from None


@contextlib.contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A partial file next to `path` that takes its place on success and is gone after a failure."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".partial")
    os.close(handle)
    partial = Path(name)
    try:
        yield partial
        partial.chmod(0o600)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _as_source(pieces: Iterator[pl.DataFrame], schema: Schema) -> pl.LazyFrame:
    """A generator as the source of one streaming pass; it can be read once."""

    def source(
        with_columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, batch_size: int | None
    ) -> Iterator[pl.DataFrame]:
        for piece in pieces:
            wanted = piece.select(with_columns) if with_columns else piece
            yield wanted.filter(predicate) if predicate is not None else wanted

    return register_io_source(source, schema=schema)
