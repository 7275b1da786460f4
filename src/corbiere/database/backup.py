"""Backups: one file, a digest beside it that also says how many rows each table has, and a restoration that is checked before it counts."""

import hashlib
import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from corbiere.database import roles, where
from corbiere.database.binaries import programs
from corbiere.database.faults import DatabaseFault
from corbiere.database.state import OWNER

Rows = dict[str, int]
Progress = Callable[[int, int], None]  # tables done, of how many
Verification = Callable[[psycopg.Connection], Iterable[str]]  # what is wrong with a restored database, a sentence each

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
# Those of extensions come with the extension; of a partitioned table each part counts for itself.
TABLES = """
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY 1, 2
"""


def digest_beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def backup(path: Path, progress: Progress | None = None, database: str | None = None) -> Rows:
    """Everything in the database as it is at one moment, while work goes on: in the one at hand, if no other is named.

    The file has its name only once it is whole.
    """
    if path.exists():
        raise DatabaseFault(f"{path} is there already and a backup never replaces another; choose another name")
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        rows = _dump(unfinished, database or _at_hand(), progress)
        digest = _written_and_digested(unfinished)
        counted = "".join(f"# {count} {table}\n" for table, count in rows.items())
        digest_beside(path).write_text(f"{digest}  {path.name}\n{counted}", encoding="utf-8")
        unfinished.rename(path)
        _settle(path.parent)
    except OSError as error:
        raise DatabaseFault(f"{path} cannot be written ({error.strerror}); choose a folder that exists and has room") from None
    finally:
        unfinished.unlink(missing_ok=True)
    return rows


def restore(
    path: Path, database: str, replace: bool = False, verify: Verification | None = None, progress: Progress | None = None
) -> tuple[Rows, str | None]:
    """The backup as a database of that name, and, if `replace`, the name that the earlier one is kept under.

    It has its name only once its rows are those that were counted when the backup was made, and `verify` finds nothing wrong.
    """
    if not NAME.fullmatch(database):
        raise DatabaseFault(f"{database} cannot be a database's name; use up to 40 of a-z, 0-9 and _, a letter first")
    counted, restoring = _counted(path), f"{database}_restoring"
    with _connected("postgres") as connection:
        if not replace and roles.exists(connection, database):
            raise DatabaseFault(
                f"there is a database {database} already; choose another name, or --replace it, which keeps it under another name"
            )
        _drop(connection, restoring)
        try:
            _make(connection, restoring)
            _load(path, restoring, len(counted), progress)
            _refuse_unless_same(restoring, counted, verify)
            return counted, _rename(connection, restoring, database)
        except BaseException:
            _drop(connection, restoring)
            raise


def _dump(path: Path, database: str, progress: Progress | None) -> Rows:
    """The rows are counted in the same snapshot as is written out, so that nothing recorded meanwhile makes a difference."""
    with _connected(database) as connection, connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        _refuse_if_rows_are_hidden(connection)
        rows = _rows(connection)
        if not rows:
            raise DatabaseFault(
                f"the database {database} has no tables yet, so there is nothing to back up; "
                "CORBIERE_DATABASE names another, and the demo's is corbiere_island"
            )
        found = connection.execute("SELECT pg_export_snapshot()").fetchone()
        command = ["--format=custom", f"--snapshot={found[0] if found else ''}", f"--file={path}"]
        _run("pg_dump", database, command, "dumping contents of table", len(rows), progress)
    return rows


def _load(path: Path, database: str, tables: int, progress: Progress | None) -> None:
    _run("pg_restore", database, ["--exit-on-error", "--jobs=2", str(path)], "processing data for table", tables, progress)
    with _connected(database) as connection:
        connection.execute("ANALYZE")


def _refuse_unless_same(database: str, counted: Rows, verify: Verification | None) -> None:
    with _connected(database) as connection:
        rows = _rows(connection)
        wrong = [
            f"{table} has {rows.get(table, 0)} rows and had {count}" for table, count in counted.items() if rows.get(table, 0) != count
        ]
        wrong += [f"{table} was not in the backup" for table in rows.keys() - counted.keys()]
        wrong += verify(connection) if verify and not wrong else []
    if wrong:
        raise DatabaseFault(f"the restored database is not the one that was backed up, and was removed: {'; '.join(wrong)}")


def _rows(connection: psycopg.Connection) -> Rows:
    count = sql.SQL("SELECT count(*) FROM ONLY {}")
    rows = {}
    for schema, table in connection.execute(TABLES).fetchall():
        found = connection.execute(count.format(sql.Identifier(schema, table))).fetchone()
        rows[f"{schema}.{table}"] = int(found[0]) if found else 0
    return rows


def _refuse_if_rows_are_hidden(connection: psycopg.Connection) -> None:
    """A role that row rules apply to would back up what it may see, and call it everything."""
    found = connection.execute("SELECT rolname, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user").fetchone()
    ruled = connection.execute("SELECT 1 FROM pg_class WHERE relrowsecurity LIMIT 1").fetchone()
    if ruled and found and not found[1]:
        said = f"row rules hide rows from the role {found[0]}, so it cannot back everything up"
        raise DatabaseFault(f"{said}; name a role with BYPASSRLS in {where.URLS[OWNER]} for the backup, and only for it")


def _rename(connection: psycopg.Connection, restored: str, database: str) -> str | None:
    """Both names change at one moment, or neither."""
    _refuse_while_in_use(connection, database)
    earlier = None
    renamed = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    try:
        with connection.transaction():
            if roles.exists(connection, database):
                earlier = f"{database}_{datetime.now(UTC):%Y%m%d_%H%M%S}"
                connection.execute(renamed.format(sql.Identifier(database), sql.Identifier(earlier)))
            connection.execute(renamed.format(sql.Identifier(restored), sql.Identifier(database)))
    except psycopg.errors.ObjectInUse:
        _refuse_while_in_use(connection, database)
        raise
    return earlier


def _refuse_while_in_use(connection: psycopg.Connection, database: str) -> None:
    users = connection.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", [database]).fetchone()
    if users and users[0]:
        raise DatabaseFault(f"the database {database} is in use, by {users[0]} connections; stop whatever uses it, and restore again")


def _make(connection: psycopg.Connection, database: str) -> None:
    """Of the same owner as the database in use. Elsewhere, who else may connect is for that server's administrator to say."""
    in_use = conninfo_to_dict(where.url_of(OWNER))["dbname"]
    owner = connection.execute("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s", [in_use]).fetchone()
    made = sql.SQL("CREATE DATABASE {} TEMPLATE template0 OWNER {}")
    connection.execute(made.format(sql.Identifier(database), sql.Identifier(owner[0]) if owner else sql.SQL("DEFAULT")))
    if not where.is_elsewhere():
        roles.let_in(connection, database)


def _drop(connection: psycopg.Connection, database: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))


def _at_hand() -> str:
    return str(conninfo_to_dict(where.url_of(OWNER)).get("dbname") or roles.DATABASE)


def _address(database: str) -> dict[str, Any]:
    """Of the superuser of our own server, whom no row rule stops; elsewhere of the owner."""
    url = where.url_of(OWNER) if where.is_elsewhere() else where.the_server().url()
    return conninfo_to_dict(url, dbname=database)


@contextmanager
def _connected(database: str) -> Iterator[psycopg.Connection]:
    try:
        connection = psycopg.connect(make_conninfo("", **_address(database)), autocommit=True)
    except psycopg.OperationalError as error:
        raise DatabaseFault(f"the database {database} cannot be reached: {str(error).strip().splitlines()[-1]}") from None
    with connection:
        yield connection


def _run(program: str, database: str, options: list[str], announces: str, tables: int, progress: Progress | None) -> None:
    """The password goes by the environment, since anyone on the machine may read a command line."""
    address = _address(database)
    environment = {**os.environ, "LC_ALL": "C", "PGPASSWORD": str(address.pop("password", None) or "")}
    command = [_program(program, address), "--verbose", "--no-password", f"--dbname={make_conninfo('', **address)}", *options]
    done, said = 0, ""
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, errors="replace") as process:
        for line in process.stderr or ():
            said = line if "error:" in line else said
            done += announces in line
            if progress:
                progress(min(done, tables), tables)
    if process.returncode:
        raise DatabaseFault(f"{program} did not finish: {said.strip() or f'it ended with code {process.returncode}'}")


def _program(name: str, address: dict[str, Any]) -> str:
    """The wheel's where no network is crossed, since they speak no TLS; otherwise the machine's own."""
    if where.is_on_this_machine(address):
        return str(programs() / name)
    if found := shutil.which(name):
        return found
    raise DatabaseFault(f"{name} is needed to reach a server over TLS; install PostgreSQL's client programs, of its version or newer")


def _counted(path: Path) -> Rows:
    """The rows of each table when the backup was made, if the file is still the one that was written then."""
    beside = digest_beside(path)
    for file in (path, beside):
        if not file.is_file():
            raise DatabaseFault(f"{file} is not there; a backup is a file and its digest, {beside.name}, side by side")
    with path.open("rb") as opened:
        found = hashlib.file_digest(opened, "sha256").hexdigest()
    said, *comments = beside.read_text(encoding="utf-8", errors="replace").splitlines() or [""]
    if said.split(" ", 1)[0] != found:
        raise DatabaseFault(f"{path} is damaged or is another backup: its digest is not the one in {beside.name}; take another copy of it")
    counts = [line.removeprefix("# ").partition(" ") for line in comments]
    try:
        return {table: int(count) for count, _, table in counts}
    except ValueError:
        raise DatabaseFault(f"{beside} is damaged; take another copy of it") from None


def _written_and_digested(path: Path) -> str:
    with path.open("rb") as opened:
        os.fsync(opened.fileno())
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _settle(folder: Path) -> None:
    """A name is on the disk only once its folder is."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
