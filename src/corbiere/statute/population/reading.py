"""Reading EVENTS: whole subjects in order, a piece at a time, with every fault in the file found in one go."""

import contextlib
import json
import tempfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

import polars as pl

from corbiere.statute.kinds import KINDS, parse_day
from corbiere.statute.population.events import SCHEMA
from corbiere.statute.population.table import ATTRIBUTES, KIND_NAMES, shapes_of
from corbiere.statute.story import Fault, Faults, misfit, unknown_kind

ROWS = 1_500_000
MOST_FAULTS = 1_000
LINES = 200_000


class _NotInOrder(Exception):
    """The subjects of a file do not stand in order."""


def pieces(path: Path, rows: int = ROWS) -> Iterator[pl.DataFrame]:
    """Whole subjects in order, about so many rows at a time, each with its row's number in `row`. Raises Faults."""
    try:
        faults: list[Fault] = []
        yield from _checked(path, _whole_subjects(_batches(path, rows, faults)), faults)
    except _NotInOrder:
        with tempfile.TemporaryDirectory(prefix="corbiere-") as folder:
            faults = []
            yield from _checked(path, _whole_subjects(_batches(_put_in_order(path, Path(folder), faults), rows, faults)), faults)


def count(path: Path) -> int | None:
    """The number of rows, where the file tells it at once."""
    if path.suffix != ".parquet":
        return None
    with contextlib.suppress(pl.exceptions.PolarsError, OSError):  # said clearly when the rows are read
        return int(pl.scan_parquet(path).select(pl.len()).collect().item())
    return None


def _put_in_order(path: Path, folder: Path, faults: list[Fault]) -> Path:
    ordered = folder / "ordered.parquet"
    pl.concat(_batches(path, ROWS, faults)).sort("subject", maintain_order=True).write_parquet(ordered)
    return ordered


def _batches(path: Path, rows: int, faults: list[Fault]) -> Iterator[pl.DataFrame]:
    """The rows as they stand in the file; what cannot even be read as a row goes to `faults`."""
    if path.suffix == ".parquet":
        return _of_parquet(path, rows)
    return _of_lines(path, faults)


def _of_parquet(path: Path, rows: int) -> Iterator[pl.DataFrame]:
    try:
        scan = pl.scan_parquet(path)
        held = scan.collect_schema()
    except (pl.exceptions.PolarsError, OSError) as error:
        raise Faults(
            [Fault(str(path), 1, f"this is not a Parquet file ({str(error).splitlines()[0][:200]}); give EVENTS as .parquet or .jsonl")]
        ) from None
    if missing := [name for name in SCHEMA if name not in held]:
        raise Faults([Fault(str(path), 1, f"there is no column {', '.join(missing)}; EVENTS has {', '.join(SCHEMA)}")])
    odd = [name for name, kind in SCHEMA.items() if not _is_like(held[name], kind)]
    if odd:
        raise Faults([Fault(str(path), 1, f"column {name} holds {held[name]}; it must hold {SCHEMA[name]}") for name in odd])
    numbered = scan if "row" in held else scan.select(list(SCHEMA)).with_row_index("row", offset=1)
    typed = numbered.with_columns(pl.col(name).cast(kind) for name, kind in SCHEMA.items()).with_columns(pl.col("row").cast(pl.Int64))
    yield from typed.collect_batches(chunk_size=rows, maintain_order=True)


def _is_like(held: pl.DataType, wanted: pl.DataType | type[pl.DataType]) -> bool:
    if wanted is pl.Int64:
        return held.is_integer()
    return held in (wanted, pl.Null) or (wanted is pl.String and isinstance(held, (pl.Categorical, pl.Enum)))


def _of_lines(path: Path, faults: list[Fault]) -> Iterator[pl.DataFrame]:
    with path.open("rb") as file:
        numbered = enumerate(file, 1)
        while lines := list(islice(numbered, LINES)):
            rows = [row for number, line in lines if (row := _row(line, number, path, faults))]
            yield pl.DataFrame(rows, schema={**SCHEMA, "row": pl.Int64}, orient="row")


def _row(line: bytes, number: int, path: Path, faults: list[Fault]) -> tuple[object, ...] | None:
    """The values of one line in the order of the columns, or None and a fault."""
    if not line.strip():
        return None
    try:
        held = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        values = [_value(held.get(name), name, kind) for name, kind in SCHEMA.items()]
        return (*values, number)
    except UnicodeDecodeError as error:
        says = f"byte {error.start + 1} of the line (0x{line[error.start]:02x}) is not UTF-8 text; save the file in UTF-8"
    except json.JSONDecodeError as error:
        says = f"this is not JSON ({error.msg} at character {error.pos + 1}); write one object with {', '.join(SCHEMA)} on each line"
    except (AttributeError, RecursionError):
        says = f"this is not an object; write one object with {', '.join(SCHEMA)} on each line"
    except ValueError as error:
        says = str(error)
    faults.append(Fault(str(path), number, says))
    return None


def _value(value: object, name: str, kind: pl.DataType | type[pl.DataType]) -> object:
    if value is None:
        return None
    if kind is pl.Date:
        day = parse_day(value) if isinstance(value, str) else None
        if day is None:
            raise ValueError(f"{name} is {str(value)[:40]}, which is no day; write it as 2026-03-16")
        return day
    if kind is pl.Int64:
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 2**63:
            raise ValueError(f"{name} is {str(value)[:40]}; it must be a whole number")
        return value
    if name == "attributes" and isinstance(value, dict):
        return json.dumps(value)
    if not isinstance(value, str):
        raise ValueError(f"{name} is {str(value)[:40]}; it must be text")
    return value


def _whole_subjects(batches: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The last subject of each batch is held back until the next shows whether more of it follows."""
    held: pl.DataFrame | None = None
    for batch in batches:
        if batch.is_empty():
            continue
        batch = batch if held is None else pl.concat([held, batch])
        if not batch["subject"].is_sorted():
            raise _NotInOrder
        last = batch["subject"][-1]
        begins = batch["subject"].search_sorted(last, side="left") if last is not None else 0
        if begins:
            yield batch[:begins]
        held = batch[begins:]
    if held is not None:
        yield held


def _checked(path: Path, frames: Iterable[pl.DataFrame], faults: list[Fault]) -> Iterator[pl.DataFrame]:
    """Pieces as long as no fault has been seen; then the rest is read for its faults alone."""
    for read in frames:
        piece = read.with_columns(pl.col("kind").cast(KIND_NAMES), pl.col("attributes").cast(ATTRIBUTES))
        faults += [Fault(str(path), row, says) for row, says in _faults(piece)]
        if not faults:
            yield piece
        if len(faults) >= MOST_FAULTS:
            break
    if faults:
        raise Faults(sorted(faults[:MOST_FAULTS], key=lambda fault: fault.line))


def _faults(piece: pl.DataFrame) -> Iterator[tuple[int, str]]:
    for name in ("subject", "on", "kind", "recorded", "order", "attributes"):
        for row in piece.filter(pl.col(name).is_null())["row"].head(MOST_FAULTS):
            yield row, f"{name} is missing; every fact has one"
    whole = piece.drop_nulls(["kind", "attributes"])
    shapes = shapes_of(whole["kind"], whole["attributes"]).select(pl.col("kind", "attributes").cast(pl.String))
    wrong = [(kind, held, says) for kind, held in shapes.iter_rows() if (says := _misfit(kind, held))]
    if wrong:
        table = pl.DataFrame(wrong, schema={"kind": pl.String, "attributes": pl.String, "says": pl.String}, orient="row")
        told = whole.with_columns(pl.col("kind", "attributes").cast(pl.String)).join(table, on=["kind", "attributes"])
        yield from told.select("row", "says").head(MOST_FAULTS).iter_rows()
    for row, on, recorded in piece.filter(pl.col("recorded") < pl.col("on")).select("row", "on", "recorded").head(MOST_FAULTS).iter_rows():
        yield row, f"recorded on {recorded}, before the day of the fact, {on}; it is written down on that day or later"
    births = piece.filter(pl.col("kind") == "born")
    again = births.filter(~births.select(pl.col("subject").is_first_distinct()).to_series())
    for row, subject in again.select("row", "subject").head(MOST_FAULTS).iter_rows():
        yield row, f"{subject} was born already in an earlier row; a subject has one born"
    names = piece.drop_nulls("ref").select("subject", "ref", "row")
    twice = names.filter(~names.select(pl.struct("subject", "ref").is_first_distinct()).to_series())
    for row, ref in twice.select("row", "ref").head(MOST_FAULTS).iter_rows():
        yield row, f"ref {ref} names an earlier row of the same subject; give each a name of its own"
    lost = piece.drop_nulls("of").join(names, left_on=["subject", "of"], right_on=["subject", "ref"], how="anti")
    for row, of in lost.select("row", "of").head(MOST_FAULTS).iter_rows():
        yield row, f"of {of} points at no row of the same subject; name that row in ref"


@lru_cache(maxsize=200_000)
def _misfit(kind: str, attributes: str) -> str | None:
    if kind not in KINDS:
        return unknown_kind(kind)
    try:
        held = json.loads(attributes)
    except (json.JSONDecodeError, RecursionError):
        held = None
    if not isinstance(held, dict):
        return 'attributes is not a JSON object; write for example {"type": "initial"}'
    for key, value in held.items():
        if not isinstance(value, str):
            return f'attribute {key} is {value}; give it as text, for example "{value}"'
        if says := misfit(KINDS[kind], key, value):
            return says
    return None
