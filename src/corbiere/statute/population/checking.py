"""What cannot be so in a piece of EVENTS: every fault with its row, and with what would be right."""

import json
from collections.abc import Iterator
from functools import lru_cache

import polars as pl

from corbiere.statute.kinds import KINDS
from corbiere.statute.population.table import shapes_of
from corbiere.statute.story import misfit, unknown_kind

MOST_FAULTS = 1_000


def faults_in(piece: pl.DataFrame) -> Iterator[tuple[int, str]]:
    """(row, sentence) for each fault of whole subjects, `MOST_FAULTS` of a sort at the most."""
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
