"""Chains over the rows of other tables than the entries: links prove that each row is there, unchanged and in its place."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models

from corbiere.ledger.chain import ChainFault
from corbiere.ledger.models import ChainDeclaration

NO_LANE = "'00000000-0000-0000-0000-000000000000'::uuid"
# By its own words and not by the function that made the links, which whoever changed the rows may have changed too.
_PROVE = """
    WITH linked AS (
        SELECT lane, place, "row", previous, digest, lag(place, 1, 0::bigint) OVER along AS place_before,
            lag(digest, 1, ''::bytea) OVER along AS digest_before
        FROM ledger_link WHERE chain = %(chain)s WINDOW along AS (PARTITION BY lane ORDER BY place)
    ), told AS (
        SELECT coalesce(held.id, linked."row") AS id, {lane} AS lane, linked.lane AS lane_before, CASE
            WHEN held.id IS NULL THEN 'it was removed'
            WHEN linked."row" IS NULL THEN 'it was put in past its chain'
            WHEN linked.lane <> {lane} THEN 'it was given to another'
            WHEN linked.place <> place_before + 1 OR linked.previous <> digest_before
                THEN 'the one before it is missing, or another stands in its place'
            WHEN linked.digest <> sha256(linked.previous || convert_to(jsonb_strip_nulls(to_jsonb(held))::text, 'UTF8'))
                THEN 'it was changed after it was written'
        END AS says
        FROM linked FULL JOIN {table} held ON held.id = linked."row"
    ) SELECT id, coalesce(lane_before, lane), says FROM told WHERE says IS NOT NULL ORDER BY id
"""
_UNKNOWN = "SELECT DISTINCT chain FROM ledger_link WHERE NOT chain = ANY(%s)"


def chained() -> dict[type[models.Model], ChainDeclaration]:
    """The tables whose rows are chained. Each has its constraint trigger `linked`, by a migration of its app."""
    said = {model: getattr(model, "chained", None) for model in apps.get_models()}
    return {model: chain for model, chain in said.items() if isinstance(chain, ChainDeclaration)}


def verify() -> Iterator[ChainFault]:
    """Every row that was changed, removed, put in, moved or given to another. Call inside `without_row_security()`."""
    tables = chained()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL timezone = 'UTC'; SET LOCAL bytea_output = 'hex'")
        for model, chain in tables.items():
            lane = f"coalesce({', '.join([*(f'held.{column}' for column in chain.lanes), NO_LANE])})"
            cursor.execute(_PROVE.format(lane=lane, table=model._meta.db_table), {"chain": chain.name})
            for id, along, says in cursor.fetchall():
                of = f" of {along}" if chain.lanes else ""
                yield ChainFault(f"{model._meta.verbose_name} {id}{of}", says)
        cursor.execute(_UNKNOWN, [[chain.name for chain in tables.values()]])
        yield from (ChainFault(f"the chain {name}", "nothing is chained so") for (name,) in cursor.fetchall())
