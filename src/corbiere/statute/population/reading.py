"""Reading EVENTS: whole subjects in order, a piece at a time, with every fault in the file found in one go."""

import contextlib
import json
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import polars as pl

from corbiere.statute.kinds import parse_day
from corbiere.statute.population import events
from corbiere.statute.population.checking import MOST_FAULTS, faults_in
from corbiere.statute.population.events import SCHEMA
from corbiere.statute.population.shapes import coded
from corbiere.statute.story import Faults, StoryFault

ROWS = 1_500_000
LINES = 200_000
NUMBERED: events.Schema = {**SCHEMA, "row": pl.Int64}


def pieces(path: Path, rows: int = ROWS) -> Iterator[pl.DataFrame]:
    """Whole subjects in order, about so many rows at a time, each with its row's number in `row`. Raises Faults.

    Nothing is given out before the order of the whole file is known: a subject given out twice would be answered twice.
    """
    faults: list[StoryFault] = []
    with tempfile.TemporaryDirectory(prefix="corbiere-") as folder:
        if path.suffix == ".parquet":
            scan = _scanned(path)
        else:
            events.write(_of_lines(path, faults), Path(folder, "lines.parquet"), NUMBERED)
            scan = pl.scan_parquet(Path(folder, "lines.parquet"))
        if not _stand_in_order(path, scan, rows):
            with _damage_told(path):
                scan.sort("subject", maintain_order=True).sink_parquet(Path(folder, "ordered.parquet"))
            scan = pl.scan_parquet(Path(folder, "ordered.parquet"))
        yield from _checked(path, _whole_subjects(_batches(path, scan, rows)), faults)


def count(path: Path) -> int | None:
    """The number of rows, where the file tells it at once."""
    if path.suffix != ".parquet":
        return None
    with contextlib.suppress(pl.exceptions.PolarsError, OSError):  # said clearly when the rows are read
        return int(pl.scan_parquet(path).select(pl.len()).collect().item())
    return None


def _scanned(path: Path) -> pl.LazyFrame:
    """The rows of a Parquet file, numbered from 1, with the columns of EVENTS and their types."""
    try:
        scan = pl.scan_parquet(path)
        held = scan.collect_schema()
    except (pl.exceptions.PolarsError, OSError) as error:
        raise _refused(path, f"this is not a Parquet file ({_cause(error)}); give EVENTS as .parquet or .jsonl") from None
    if missing := [name for name in SCHEMA if name not in held]:
        raise _refused(path, f"there is no column {', '.join(missing)}; EVENTS has {', '.join(SCHEMA)}")
    if odd := [name for name, kind in SCHEMA.items() if not _is_like(held[name], kind)]:
        raise _refused(path, *(f"column {name} holds {held[name]}; it must hold {SCHEMA[name]}" for name in odd))
    typed = scan.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())
    return typed.with_row_index("row", offset=1).with_columns(pl.col("row").cast(pl.Int64))


def _refused(path: Path, *says: str) -> Faults:
    return Faults([StoryFault(str(path), 1, each) for each in says])


def _cause(error: Exception) -> str:
    return str(error).splitlines()[0][:200]


def _batches(path: Path, scan: pl.LazyFrame, rows: int) -> Iterator[pl.DataFrame]:
    """The rows in the order of the file. Raises Faults where the file is damaged."""
    with _damage_told(path):
        yield from scan.collect_batches(chunk_size=rows, maintain_order=True)


@contextlib.contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    try:
        yield
    except pl.exceptions.PolarsError as error:
        raise _refused(path, f"the file is damaged ({_cause(error)}); make it again and give it whole") from None


def _stand_in_order(path: Path, scan: pl.LazyFrame, rows: int) -> bool:
    """Whether each subject's rows stand together and the subjects in order."""
    last: str | None = None
    for batch in _batches(path, scan.select("subject"), rows):
        subjects = batch["subject"]
        if len(subjects) and not (subjects.is_sorted() and (last or "") <= (subjects[0] or "")):
            return False
        last = subjects[-1] if len(subjects) else last
    return True


def _is_like(held: pl.DataType, wanted: pl.DataType | type[pl.DataType]) -> bool:
    if wanted is pl.Int64:
        return held.is_integer()
    return held in (wanted, pl.Null) or (wanted is pl.String and isinstance(held, (pl.Categorical, pl.Enum)))


def _of_lines(path: Path, faults: list[StoryFault]) -> Iterator[pl.DataFrame]:
    with path.open("rb") as file:
        numbered = enumerate(file, 1)
        while lines := list(islice(numbered, LINES)):
            rows = [row for number, line in lines if (row := _row(line, number, path, faults))]
            yield pl.DataFrame(rows, schema=NUMBERED, orient="row")


def _row(line: bytes, number: int, path: Path, faults: list[StoryFault]) -> tuple[object, ...] | None:
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
    faults.append(StoryFault(str(path), number, says))
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
        rows = batch if held is None else pl.concat([held, batch])
        last = rows["subject"][-1]
        begins = rows["subject"].search_sorted(last, side="left") if last is not None else 0
        if begins:
            yield rows[:begins]
        held = rows[begins:]
    if held is not None:
        yield held


def _checked(path: Path, frames: Iterable[pl.DataFrame], faults: list[StoryFault]) -> Iterator[pl.DataFrame]:
    """Pieces as long as no fault has been seen; then the rest is read for its faults alone."""
    for read in frames:
        piece = coded(read)
        faults += [StoryFault(str(path), row, says) for row, says in faults_in(piece, read["kind"])]
        if not faults:
            yield piece
        if len(faults) >= MOST_FAULTS:
            break
    if faults:
        raise Faults(sorted(faults[:MOST_FAULTS], key=lambda fault: fault.line))
