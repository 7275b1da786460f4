"""A real database that fails at the COMMIT: a trigger that waits for it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

NO_ROOM = "RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'"
CUT_OFF = "PERFORM pg_terminate_backend(pg_backend_pid())"


@contextmanager
def failing(how: str, table: str = "ledger_entry") -> Iterator[None]:
    """Every COMMIT that would add a row to the table fails meanwhile."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {how}; RETURN NULL; END $$")
        made = f"CREATE CONSTRAINT TRIGGER fails AFTER INSERT ON {table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
        cursor.execute(f"{made} EXECUTE FUNCTION fails()")
    yield
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP FUNCTION fails CASCADE")
