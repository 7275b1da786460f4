"""Rights in the database. The application's role: everything its tables need, and nothing that changes what was written. That of the public
form: to fill some columns of one table, and nothing else."""

from django.apps import apps
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from corbiere.database import where
from corbiere.database.state import PUBLIC
from corbiere.ledger.keys import widen
from corbiere.ledger.row_security import protect

ALL = "SELECT, INSERT, UPDATE, DELETE"
FEWER = {"read_only": "SELECT", "add_only": "SELECT, INSERT", "never_removed": "SELECT, INSERT, UPDATE"}


# Functions are everybody's until somebody says otherwise, and some of ours look where whoever calls them may not.
OWN_FUNCTIONS = """
SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND pg_get_userbyid(proowner) = current_user
"""


def grant(cursor: CursorWrapper, role: str) -> None:
    """Run by the owner after every migration, with the keys and the row rules. A model that says one of FEWER gives no more than that."""
    name = _quoted(role)
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
    _let_call(cursor, name)
    _let_add(cursor, there)
    widen(cursor, there)
    protect(cursor, there)


def _let_call(cursor: CursorWrapper, name: str) -> None:
    """Our own functions are called by the application and by nobody else."""
    cursor.execute(OWN_FUNCTIONS)
    for (function,) in cursor.fetchall():
        cursor.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
        cursor.execute(f"GRANT EXECUTE ON FUNCTION {function} TO {name}")


def _let_add(cursor: CursorWrapper, there: set[str]) -> None:
    """The public form's role, where there is one: it connects, and fills the columns that a model names in `filled_from_outside`."""
    role = str(where.settings_for(PUBLIC)["USER"]) if where.knows(PUBLIC) else PUBLIC
    cursor.execute("SELECT quote_ident(current_database()) FROM pg_roles WHERE rolname = %s", [role])
    if (found := cursor.fetchone()) is None:
        return
    name = _quoted(role)
    cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}")
    cursor.execute(f"GRANT CONNECT ON DATABASE {found[0]} TO {name}")
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
    for model in apps.get_models():
        if (columns := getattr(model, "filled_from_outside", ())) and model._meta.db_table in there:
            cursor.execute(f'GRANT INSERT ({", ".join(columns)}) ON "{model._meta.db_table}" TO {name}')


def _quoted(role: str) -> str:
    return '"' + role.replace('"', '""') + '"'


def rights_in(model: type[Model]) -> str:
    return next((rights for named, rights in FEWER.items() if getattr(model, named, False)), ALL)
