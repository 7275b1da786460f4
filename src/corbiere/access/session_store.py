"""Where sessions are kept: a row of the table is shown to whoever knows its key, which the browser brings, and to nobody else."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.sessions.backends import db
from django.db import connection, transaction


class SessionStore(db.SessionStore):
    """Django's own, with the key said to the database before each question (`django_session` in ledger/row_security.py)."""

    def load(self) -> dict[str, Any]:
        with _knowing(self.session_key):
            return super().load()

    def exists(self, session_key: str) -> bool:
        with _knowing(session_key):
            return super().exists(session_key)

    def save(self, must_create: bool = False) -> None:
        with _knowing(self.session_key):
            super().save(must_create)

    def delete(self, session_key: str | None = None) -> None:
        with _knowing(session_key or self.session_key):
            super().delete(session_key)


@contextmanager
def _knowing(key: str | None) -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('corbiere.session', %s, true)", [key or ""])
        yield
