"""The statements that are put to the database, and what it would do to answer each."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection

from corbiere.database.state import SUPERUSER
from databases import serve


@contextmanager
def counted() -> Iterator[list[str]]:
    """Every statement in turn, as the benchmarks count them."""
    told: list[str] = []

    def note(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        told.append(str(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield told


OF_THE_DOOR = re.compile(r"SAVEPOINT|RELEASE|SELECT (set_config|current_setting)\(")


def asked(told: Iterable[str]) -> list[str]:
    """Those that ask something: without the transaction's own."""
    return [one for one in told if not OF_THE_DOOR.match(one)]


# Of those who work here and of what they are; of migrations and the like; and of one row for each session or try to sign in.
SMALL = (
    "django_",
    "auth_",
    "agencies_agency",
    "agencies_team",
    "agencies_practitioner",
    "agencies_roleheld",
    "agencies_cover",
    "access_account",
)
SMALL += ("access_token", "access_cache", "access_failedsignins", "ledger_world", "ledger_seal", "ledger_night", "account_")


def as_large_as_in_use() -> None:
    """Lets the planner believe that every table of the database at hand holds a million rows, as it would be after some years."""
    name = connection.settings_dict["NAME"]
    with psycopg.connect(serve().url(SUPERUSER, name), autocommit=True) as superuser:
        superuser.execute("ANALYZE")
        superuser.execute(
            "UPDATE pg_class SET reltuples = 1000000, relpages = 1 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')"
        )


@contextmanager
def scans() -> Iterator[set[tuple[str, str]]]:
    """Each table that grows and that a statement would read from end to end, with the statement: there is no index for what it asks."""
    found: set[tuple[str, str]] = set()
    explained: set[str] = set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexrelid::regclass::text FROM pg_index WHERE indpred IS NOT NULL")
        parts = frozenset(name for (name,) in cursor.fetchall())

    def explain(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        text = str(sql)
        if not many and text not in explained and text.lstrip().startswith(("SELECT", "WITH", "UPDATE", "DELETE")):
            explained.add(text)
            with connection.cursor() as cursor:
                cursor.cursor.execute("SET LOCAL enable_seqscan = off")
                cursor.cursor.execute(f"EXPLAIN (FORMAT JSON) {text}", params)
                (answer,) = cursor.cursor.fetchone()
                cursor.cursor.execute("SET LOCAL enable_seqscan = on")
            plan = answer if isinstance(answer, list) else json.loads(answer)
            found.update((table, " ".join(text.split())) for table in _whole(plan[0]["Plan"], parts))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield found


def _whole(plan: dict[str, Any], parts: frozenset[str]) -> Iterator[str]:
    """The tables that are read whole somewhere in a plan. An index of a part of a table holds no more than that part."""
    table, index = plan.get("Relation Name", ""), plan.get("Index Name", "")
    through = index and index not in parts and "Index Cond" not in plan and "Filter" in plan
    whole = plan["Node Type"] == "Seq Scan" or through
    if table and whole and not table.startswith(SMALL):
        yield table
    for part in plan.get("Plans", ()):
        yield from _whole(part, parts)
