"""Who may do what: the owner changes the tables, the application uses them, the public form adds to one. None can pass the row rules by."""

import time

import psycopg
from psycopg import sql

from corbiere.database.faults import DatabaseFault
from corbiere.database.server import Server
from corbiere.database.state import APP, OWNER, PUBLIC

DATABASE = "corbiere"
EMPTY = "corbiere_empty"  # every new database is a copy of it: the extensions and the rights take half a second to make, a copy a tenth
EXTENSIONS = ("btree_gist", "pg_trgm", "fuzzystrmatch", "unaccent")
# None may pass by the row rules, as a superuser or BYPASSRLS would, and the application makes nothing but rows.
RIGHTS = {
    OWNER: "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION CREATEDB",
    APP: "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION NOCREATEDB",
    PUBLIC: "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION NOCREATEDB NOINHERIT CONNECTION LIMIT 40",
}
LEAVES = 10.0  # seconds in which whoever is making a copy of a database is waited for


def superuser(server: Server, database: str = "postgres") -> psycopg.Connection:
    try:
        return psycopg.connect(server.url(database=database), autocommit=True)
    except psycopg.OperationalError as error:
        if "password authentication failed" not in str(error):
            raise
        known = server.folder / "passwords.json"
        raise DatabaseFault(f"{known} is not the one that the data beside it were made with; bring back the one that was") from None


def prepare(server: Server, database: str = DATABASE) -> None:
    """The roles, the empty database that others are copies of, and `database`. What is there stays; several processes may ask at once."""
    with superuser(server) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext('corbiere.roles'))")
        for role in RIGHTS:
            _make_role(connection, role, server.passwords()[role])
        connection.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC")
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE postgres TO {}").format(sql.Identifier(OWNER)))
        if not exists(connection, EMPTY):
            _make_empty(server, connection)
        if not exists(connection, database):
            make(connection, database, EMPTY)


def create_database(server: Server, name: str, template: str | None = None) -> None:
    """A copy of the template, to which nobody may be connected; without one, an empty database with extensions and rights."""
    with superuser(server) as connection:
        make(connection, name, template or EMPTY)


def drop_database(server: Server, name: str) -> None:
    """Ends the connections to it first. None of that name is no fault."""
    with superuser(server) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def exists(connection: psycopg.Connection, database: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone() is not None


def make(connection: psycopg.Connection, name: str, template: str) -> None:
    """The tables and their rights are copied with the template; who may connect is not, and is said here."""
    # By file, which is several times as fast as by page where the database is small and the memory for its pages is fresh.
    copied = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY file_copy")
    give_up = time.monotonic() + LEAVES
    while True:
        try:
            connection.execute(copied.format(sql.Identifier(name), sql.Identifier(template), sql.Identifier(OWNER)))
            break
        except psycopg.errors.DuplicateDatabase:
            raise DatabaseFault(f"there is a database {name} already; choose another name") from None
        except psycopg.errors.ObjectInUse:
            # Somebody is connected to the template, perhaps only to leave in a moment.
            if time.monotonic() > give_up:
                raise
            time.sleep(0.05)
    let_in(connection, name)


def let_in(connection: psycopg.Connection, database: str) -> None:
    """The three roles only. Everyone else loses even what PostgreSQL gives to everyone: to connect, and to make temporary tables."""
    names = {"database": sql.Identifier(database), "app": sql.Identifier(APP), "public": sql.Identifier(PUBLIC)}
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {database} FROM PUBLIC").format(**names))
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {database} TO {app}, {public}").format(**names))


def _make_role(connection: psycopg.Connection, role: str, password: str) -> None:
    # The server and its log see only what the password is checked against.
    hidden = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = sql.SQL("ALTER" if known else "CREATE")
    rights = sql.SQL(RIGHTS[role])
    connection.execute(sql.SQL("{} ROLE {} {} PASSWORD {}").format(verb, sql.Identifier(role), rights, sql.Literal(hidden)))


def _make_empty(server: Server, connection: psycopg.Connection) -> None:
    """Renamed when whole, so that one cut short is made again."""
    making = f"{EMPTY}_part"
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(making)))
    make(connection, making, "template0")
    with superuser(server, making) as inside:
        for extension in EXTENSIONS:
            inside.execute(sql.SQL("CREATE EXTENSION {}").format(sql.Identifier(extension)))
        inside.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        inside.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(sql.Identifier(APP)))
    connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(making), sql.Identifier(EMPTY)))
    connection.execute(sql.SQL("ALTER DATABASE {} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false").format(sql.Identifier(EMPTY)))
