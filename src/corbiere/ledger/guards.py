"""Whether the database still refuses to change what was written: a superuser may have let its guards rest, and forgotten to wake them."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection

from corbiere.ledger.chain import ChainFault
from corbiere.ledger.links import chained
from corbiere.ledger.models import Link

ONCE = ("written_once", "never_emptied")
LINKED = "linked"
_OFF = """
    SELECT asked.held, asked.guard FROM unnest(%s::text[], %s::text[]) AS asked (held, guard)
    LEFT JOIN pg_trigger ON tgrelid = to_regclass(asked.held) AND tgname = asked.guard WHERE tgenabled IS DISTINCT FROM 'A' ORDER BY 1, 2
"""


def guarded() -> list[tuple[str, str]]:
    """Each table that is only added to, with each trigger that must always be on."""
    once = [model._meta.db_table for model in apps.get_models() if getattr(model, "add_only", False)] + [Link._meta.db_table]
    return [(table, guard) for table in once for guard in ONCE] + [(model._meta.db_table, LINKED) for model in chained()]


def verify() -> Iterator[ChainFault]:
    """Every guard that is off, or gone."""
    with connection.cursor() as cursor:
        cursor.execute(_OFF, [list(column) for column in zip(*guarded(), strict=True)])
        for table, guard in cursor.fetchall():
            yield ChainFault(f"the table {table}", f"its guard {guard} is off, so that what stands there can be changed unseen")
