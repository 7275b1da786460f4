"""Rights of the application's role in the database: everything its tables need, and nothing that changes what was written."""

from django.apps import apps
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from corbiere.ledger.keys import widen
from corbiere.ledger.row_security import protect

ALL = "SELECT, INSERT, UPDATE, DELETE"
FEWER = {"read_only": "SELECT", "add_only": "SELECT, INSERT", "never_removed": "SELECT, INSERT, UPDATE"}


def grant(cursor: CursorWrapper, role: str) -> None:
    """Run by the owner after every migration, with the keys and the row rules. A model that says one of FEWER gives no more than that."""
    name = '"' + role.replace('"', '""') + '"'
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
    cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")
    cursor.execute(f"GRANT SELECT ON django_migrations TO {name}")
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    there = {table for (table,) in cursor.fetchall()}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if table not in there:
            continue  # an unmanaged model: a view, for which its migration gives the rights
        cursor.execute(f'REVOKE ALL ON "{table}" FROM {name}')
        cursor.execute(f'GRANT {rights_in(model)} ON "{table}" TO {name}')
    widen(cursor, there)
    protect(cursor, there)


def rights_in(model: type[Model]) -> str:
    return next((rights for named, rights in FEWER.items() if getattr(model, named, False)), ALL)
