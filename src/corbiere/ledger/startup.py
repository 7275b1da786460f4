"""The record at hand: the database is there and answers, and its tables are those of this version."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from corbiere.database import where
from corbiere.database.faults import DatabaseFault
from corbiere.database.state import OWNER
from corbiere.ledger.models import World
from corbiere.ledger.rights import grant


@contextmanager
def record_at_hand(migrating: bool = False, database: str | None = None) -> Iterator[None]:
    """The database prepared and connected to; DatabaseFault says what is wrong.

    With `migrating`, its tables are brought up to this version first. `database` names another than the usual one, on the same server.
    """
    for connection in connections.all():
        connection.settings_dict["NAME"] = database or connection.settings_dict["NAME"]
    with where.prepared():
        try:
            if migrating:
                migrate()
            _refuse_unless_migrated()
            yield
        finally:
            for connection in connections.all():
                connection.close()
                close_pool(connection.alias)


def close_pool(alias: str) -> None:
    connection = connections[alias]
    if isinstance(connection, DatabaseWrapper) and connection.settings_dict["OPTIONS"].get("pool"):
        connection.close_pool()


def migrate() -> None:
    """Brings the tables up to this version, and gives the application's role its rights in them. Run as the owner."""
    if not where.knows(OWNER):
        raise DatabaseFault("the tables can only be changed by their owner; give its address in DATABASE_OWNER_URL")
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    with connections["owner"].cursor() as cursor:
        grant(cursor, connections["default"].settings_dict["USER"])
    connections["owner"].close()


def all_are_invented() -> None:
    """Says of the database at hand that nobody in it is real, as its owner: the application may not."""
    if not where.knows(OWNER):
        raise DatabaseFault("only the owner can say that everybody is invented; give its address in DATABASE_OWNER_URL")
    World.objects.using("owner").update_or_create(id=1, defaults={"invented": True})
    connections["owner"].close()


def _refuse_unless_migrated() -> None:
    executor = MigrationExecutor(connections["default"])
    if not executor.loader.applied_migrations:
        name = connections["default"].settings_dict["NAME"]
        raise DatabaseFault(
            f"the database {name} is empty; run corbiere ledger migrate (as the owner) to make its tables. "
            "If you meant the demo's record, say so: CORBIERE_DATABASE=corbiere_island"
        )
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise DatabaseFault("the tables of this database are those of another version; run corbiere ledger migrate (as the owner) first")
