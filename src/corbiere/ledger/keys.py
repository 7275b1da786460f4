"""Keys that contain the subject, so that every table that keeps something of subjects can be divided by subject as it stands.

A model with a column `subject` is keyed by its number and the subject: the number first, so that a row is still found by it alone. Django
need not know, for a number comes from one sequence and is there once. What is unique or excludes says the subject in its own declaration.
A model whose rows are not of one subject each says `crosses_subjects = "why"`.
"""

from django.apps import apps
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

SUBJECT = "subject"
_KEYS = """
    SELECT held.relname, found.conname, ARRAY(
        SELECT attname::text FROM pg_attribute WHERE attrelid = held.oid AND attnum = ANY (found.conkey)
    ) FROM pg_constraint found JOIN pg_class held ON held.oid = found.conrelid
    WHERE found.contype = 'p' AND held.relnamespace = 'public'::regnamespace
"""


def subject_column(model: type[Model]) -> str | None:
    """The column by which the rows of a model are of subjects, unless they are of several or of none."""
    if getattr(model, "crosses_subjects", ""):
        return None
    return next((str(field.column) for field in model._meta.concrete_fields if field.name == SUBJECT), None)


def widen(cursor: CursorWrapper, tables: set[str]) -> None:
    """Run by the owner after every migration: puts the subject into the primary keys that lack it."""
    cursor.execute(_KEYS)
    keys = {table: (name, columns) for table, name, columns in cursor.fetchall()}
    for model in apps.get_models():
        table, subject = model._meta.db_table, subject_column(model)
        if model._meta.proxy or table not in tables or subject is None or table not in keys:
            continue
        name, columns = keys[table]
        if subject not in columns:
            (number,) = columns
            cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}", ADD PRIMARY KEY ("{number}", "{subject}")')
