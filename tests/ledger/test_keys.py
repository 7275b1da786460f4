"""The subject stands in every key, so that any table can be divided by subject as it is."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from corbiere.ledger.keys import SUBJECT, subject_column

pytestmark = pytest.mark.django_db
# Primary keys, unique and exclusion constraints and unique indexes, with the columns of each; expressions are none.
_KEYS = """
    SELECT held.relname, named.relname, ARRAY(
        SELECT attname::text FROM pg_attribute WHERE attrelid = held.oid AND attnum = ANY (found.indkey::int2[])
    ) FROM pg_index found JOIN pg_class held ON held.oid = found.indrelid JOIN pg_class named ON named.oid = found.indexrelid
    WHERE (found.indisunique OR found.indisexclusion) AND held.relnamespace = 'public'::regnamespace ORDER BY 1, 2
"""


def _of_subjects() -> list[type[Model]]:
    return [model for model in apps.get_models() if any(field.name == SUBJECT for field in model._meta.concrete_fields)]


def test_every_key_of_a_table_of_subjects_contains_the_subject() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_KEYS)
        keys = cursor.fetchall()
    wanted = {model._meta.db_table: subject for model in _of_subjects() if (subject := subject_column(model))}
    assert "ledger_entry" in wanted
    assert [f"{name} of {table}" for table, name, columns in keys if table in wanted and wanted[table] not in columns] == []
    assert set(wanted) <= {table for table, *_ in keys}


def test_what_crosses_subjects_says_why() -> None:
    crossing = {model.__name__: getattr(model, "crosses_subjects", "") for model in _of_subjects() if not subject_column(model)}
    assert set(crossing) == {"Draft"}
    assert all(len(why) > 20 for why in crossing.values())


def test_a_row_is_still_found_by_its_number_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for column in ("id", '"order"', "root", "replaces"):
            given = "1" if column == '"order"' else f"'{uuid4()}'"
            cursor.execute(f"EXPLAIN SELECT FROM ledger_entry WHERE {column} = {given}")
            assert not any("Seq Scan" in line for (line,) in cursor.fetchall()), column
