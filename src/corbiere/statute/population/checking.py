"""Finds what cannot be so in a piece of EVENTS: every fault with its row and what would be right."""

import json
from collections.abc import Iterator

import polars as pl

from corbiere.statute.kinds import KINDS
from corbiere.statute.population.days import values
from corbiere.statute.population.shapes import MOST_SHAPES, pairs, told
from corbiere.statute.story import misfit, unknown_kind

MOST_FAULTS = 1_000
NAMED = 1 << 32  # subject * NAMED + the number of a name
_GOOD: set[int] = set()


def faults_in(piece: pl.DataFrame, kinds: pl.Series) -> Iterator[tuple[int, str]]:
    """(row, sentence) for each fault of whole subjects, coded, `MOST_FAULTS` of a sort at the most; `kinds` as they are written."""
    for name in ("subject", "on", "recorded", "order", "attributes"):
        if piece[name].null_count():
            yield from _rows(piece, piece[name].is_null(), f"{name} is missing; every fact has one")
    if piece["kind"].null_count():
        yield from _rows(piece, kinds.is_null(), "kind is missing; every fact has one")
        unknown = piece.select("row", kind=kinds).filter(piece["kind"].is_null()).drop_nulls()
        yield from ((row, unknown_kind(kind)) for row, kind in unknown.head(MOST_FAULTS).iter_rows())
    shape = pairs(piece)
    wrong = _misfits(values(shape.drop_nulls()).to_list())
    if wrong:
        misfits = piece.select("row", pair=shape).filter(shape.is_in(list(wrong)).fill_null(False))
        yield from ((row, wrong[pair]) for row, pair in misfits.head(MOST_FAULTS).iter_rows())
    early = piece["recorded"] < piece["on"]
    for row, on, recorded in piece.filter(early).select("row", "on", "recorded").head(MOST_FAULTS).iter_rows():
        yield row, f"recorded on {recorded}, before the day of the fact, {on}; it is written down on that day or later"
    yield from _between_rows(piece)


def _between_rows(piece: pl.DataFrame) -> Iterator[tuple[int, str]]:
    """Faults of one row because of another of its subject."""
    number = piece["subject"].rle_id().cast(pl.Int64)
    births = piece.select("row", "subject", number=number).filter(piece["kind"] == "born")
    again = births.filter(births["number"].diff() == 0)
    for row, subject in again.select("row", "subject").head(MOST_FAULTS).iter_rows():
        yield row, f"{subject} was born already in an earlier row; a subject has one born"
    names, pointers = (_keyed(piece, number, name) for name in ("ref", "of"))
    for row, name in names.filter(~names["key"].is_first_distinct()).select("row", "name").head(MOST_FAULTS).iter_rows():
        yield row, f"ref {name} names an earlier row of the same subject; give each a name of its own"
    lost = pointers.filter(~pointers["key"].is_in(names["key"].implode()))
    for row, name in lost.select("row", "name").head(MOST_FAULTS).iter_rows():
        yield row, f"of {name} points at no row of the same subject; name that row in ref"


def _keyed(piece: pl.DataFrame, number: pl.Series, column: str) -> pl.DataFrame:
    """The rows that have a name in the column, with one number for the subject and the name."""
    named = piece.select("row", name=column, number=number).drop_nulls("name")
    return named.with_columns(key=named["number"] * NAMED + named["name"].to_physical())


def _rows(piece: pl.DataFrame, wrong: pl.Series, says: str) -> Iterator[tuple[int, str]]:
    return ((row, says) for row in piece["row"].filter(wrong).head(MOST_FAULTS))


def _misfits(shapes: list[int]) -> dict[int, str]:
    """Says what is wrong with shapes that cannot be; the others are remembered."""
    new = [shape for shape in shapes if shape not in _GOOD]
    wrong = {shape: says for shape, held in zip(new, told(new), strict=True) if (says := _misfit(*held))}
    if len(_GOOD) > MOST_SHAPES:
        _GOOD.clear()
    _GOOD.update(shape for shape in new if shape not in wrong)
    return wrong


def _misfit(kind: str, attributes: str) -> str | None:
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
