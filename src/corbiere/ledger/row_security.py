"""Which rows of a table the database shows to whom, said on the model, and put in force by the owner after every migration.

A model says `row_rules = …`. Of a table with nothing about a person it is `no_personal_data(why)`; else one of `open_by`, `open_to_owner`
and `ledgers_alone`, and the table gets row rules that hold for its owner too: whoever looks sees what is open to them, the ledger at its
own work sees and writes all, and everybody else nothing. A new table is covered by that one line; a test fails for one that says nothing.

What is open is told by the functions `access_…` in the database (access/migrations/0006).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from django.apps import apps
from django.db.backends.utils import CursorWrapper

LEDGER = "(SELECT current_setting('corbiere.purpose', true)) = 'ledger'"
LEDGER_WRITES = "current_setting('corbiere.purpose', true) = 'ledger'"
LOOKING = "access_viewer(), access_day()"
ITS_KEY = "session_key = (SELECT current_setting('corbiere.session', true))"
LOOKER = "(SELECT access_looker())"


@dataclass(frozen=True, slots=True)
class Rows:
    """`why` is the reason why a table needs no rules. Else `shown` and `written` are conditions on a row, as SQL: when one who is not the
    ledger may see it, or make, change and remove it; `added`, where whoever may make one may do no more. `searched`: see there."""

    why: str = ""
    shown: str = "false"
    written: str = "false"
    added: str = "false"
    searched: bool = False


def no_personal_data(why: str) -> Rows:
    return Rows(why=why)


def ledgers_alone() -> Rows:
    """Nobody looks at this table but the ledger."""
    return Rows()


def added_from_outside() -> Rows:
    """Nobody looks at this table but the ledger, and whoever has the right to add to it adds any row: the rights say who that is."""
    return Rows(added="true")


def open_by(
    category: str, *, subject: str = "subject", named: tuple[str, ...] = (), family: bool = False, keeper: str = "", only: str = ""
) -> Rows:
    """A row is shown where entries of `category` about its subject are open; "" is any category.

    `named`: columns with a practitioner, or several, to whom their own rows are shown as well. `family`: also those of whom an open record
    tells as family, for whoever reads that record reads their names. `keeper`: a role whose holders keep the table, and are shown all its
    rows but those of whom is closed to them. `only` is a further condition on a row, as SQL.
    """
    shown = [opened(category, subject), *(_names(column) for column in named)]
    if family:
        shown.append(f"{subject} IN (SELECT access_told({LOOKING}))")
    if keeper:
        shown.append(_kept_by(keeper, subject))
    return Rows(shown=f"{_either(shown)} AND ({only})" if only else _either(shown))


def open_by_own(column: str, *, subject: str = "subject", named: tuple[str, ...] = ()) -> Rows:
    """A row is shown where entries of the category in its `column` about its subject are open; `named` as above."""
    return Rows(shown=_either([*_filed(column, subject), *(_names(one) for one in named)]))


def _filed(column: str, subject: str) -> list[str]:
    return [
        f"({subject}, {column}::text) IN (SELECT held.subject, held.category FROM access_pairs({LOOKING}) held)",  # noqa: S608 - our own names
        f"{column} = ANY ((SELECT access_of_everybody({LOOKING}))::text[]) AND {subject} NOT IN (SELECT access_closed({LOOKING}))",
    ]


def searched(rows: Rows) -> Rows:
    """The same, and functions of the table's owner may look for a row by its index, which no rule lets anybody else do (ADR 24)."""
    return replace(rows, searched=True)


def open_to_owner(column: str, *, also: str = "false") -> Rows:
    """Rows written for whoever looks: each is shown and written where its `column` is the one who looks, and shown where `also`."""
    own = f"{column} = {LOOKER}"
    return Rows(shown=_either([own, also]), written=own)


def opened(category: str, subject: str = "subject") -> str:
    """Whether entries of a category about a subject are open to whoever looks, as SQL. Each SELECT is answered once for a statement."""
    return _either([f"{subject} IN (SELECT access_subjects({LOOKING}, '{category}'))", _to_everybody(category or "identity", subject)])


def _to_everybody(category: str, subject: str) -> str:
    """Whether it is open of everybody who is not closed to them."""
    return f"(SELECT '{category}' = ANY (access_of_everybody({LOOKING}))) AND {subject} NOT IN (SELECT access_closed({LOOKING}))"


def entries() -> Rows:
    """The ledger's own: each row by the category that it is filed under, without the addresses that are kept from whoever looks."""
    shown = _filed("category", "subject_id")
    kept = f"id NOT IN (SELECT access_kept_back({LOOKING}))"
    return Rows(shown=f"{_either(shown)} AND {kept}")


def beginnings() -> Rows:
    """The subjects themselves: of a person, where anything of the record is open or tells of them as family; the directory's, to all."""
    shown = [
        f"sort IN ('practitioner', 'team', 'agency') AND {LOOKER} IS NOT NULL",
        opened("", "id"),
        f"id IN (SELECT access_told({LOOKING}))",
    ]
    return Rows(shown=_either(shown))


def _kept_by(role: str, subject: str) -> str:
    holds = f"access_works_here({LOOKING}) AND access_has_role({LOOKING}, '{role}')"
    return f"(SELECT {holds}) AND {subject} NOT IN (SELECT access_closed({LOOKING}))"


def _names(column: str) -> str:
    return f"{LOOKER} = ANY ({column.removesuffix('[]')})" if column.endswith("[]") else f"{column} = {LOOKER}"


def _either(conditions: list[str]) -> str:
    return "(" + " OR ".join(conditions) + ")"


# Third parties' tables.
OTHERS: dict[str, Rows] = {
    "django_migrations": no_personal_data("the names of migrations"),
    "django_content_type": no_personal_data("the names of models"),
    "auth_permission": no_personal_data("Django's own permissions, which are not used"),
    "auth_group": no_personal_data("Django's own groups, of which there are none"),
    "auth_group_permissions": no_personal_data("Django's own permissions, which are not used"),
    "django_session": Rows(shown=ITS_KEY, written=ITS_KEY),
    "account_emailaddress": no_personal_data("addresses with which those who work here sign in; nothing of a child"),
    "account_emailconfirmation": no_personal_data("keys to confirm such an address, of which there are none"),
}


def declared() -> dict[str, Rows | None]:
    """The rules of each table; None where none are said."""
    said = {model._meta.db_table: getattr(model, "row_rules", None) for model in apps.get_models(include_auto_created=True)}
    return {**said, **OTHERS}


def protect(cursor: CursorWrapper, tables: set[str]) -> None:
    """Run by the owner after every migration: puts the rules in force that are said here, where others are or none."""
    cursor.execute("SELECT relname, relrowsecurity AND relforcerowsecurity, obj_description(oid) FROM pg_class WHERE relkind = 'r'")
    there = {name: (ruled, said) for name, ruled, said in cursor.fetchall()}
    for table, rows in sorted(declared().items()):
        if rows is None or rows.why or table not in tables:
            continue
        wanted = list(_statements(table, rows))
        mark = f"row rules {sha256('; '.join(wanted).encode()).hexdigest()}"
        if there[table] != (True, mark):
            for statement in (*_dropped(cursor, table), *wanted):
                cursor.execute(statement)
            cursor.execute(f"COMMENT ON TABLE \"{table}\" IS '{mark}'")


def _statements(table: str, rows: Rows) -> Iterator[str]:
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
    # The ledger first: a rule of what is open must not be asked while that is being worked out.
    yield f'CREATE POLICY shown ON "{table}" FOR SELECT USING ({LEDGER} OR ({rows.shown}))'
    yield f'CREATE POLICY added ON "{table}" FOR INSERT WITH CHECK ({LEDGER_WRITES} OR ({rows.written}) OR ({rows.added}))'
    yield f'CREATE POLICY changed ON "{table}" FOR UPDATE USING ({LEDGER} OR ({rows.written}))'
    yield f'CREATE POLICY removed ON "{table}" FOR DELETE USING ({LEDGER} OR ({rows.written}))'
    if rows.searched:
        yield f'CREATE POLICY searched ON "{table}" FOR SELECT TO CURRENT_USER USING (true)'


def _dropped(cursor: CursorWrapper, table: str) -> list[str]:
    cursor.execute("SELECT policyname FROM pg_policies WHERE schemaname = 'public' AND tablename = %s", [table])
    return [f'DROP POLICY "{name}" ON "{table}"' for (name,) in cursor.fetchall()]
