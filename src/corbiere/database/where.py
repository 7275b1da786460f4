"""Where the database is: at DATABASE_URL (and DATABASE_OWNER_URL), otherwise in a server of our own."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from corbiere.database import roles, state
from corbiere.database.faults import DatabaseFault
from corbiere.database.server import Server
from corbiere.database.state import APP, OWNER, PUBLIC

URLS = {APP: "DATABASE_URL", OWNER: "DATABASE_OWNER_URL", PUBLIC: "PUBLIC_DATABASE_URL"}
DATABASE = "CORBIERE_DATABASE"
OLDEST = 16
DJANGO = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
# Each process keeps its own few connections: to make one takes several times as long as to ask a question. One that died with the
# database is noticed before it is used, and a new one is not waited for long: when the database is back, so are the pages.
POOL = {"min_size": 1, "max_size": 8, "timeout": 5.0, "reconnect_timeout": 5.0}
# And what it asks again and again is planned once: for many of our questions that takes longer than to answer them.
PREPARED = {"server_side_binding": True, "prepare_threshold": 3}


def is_elsewhere() -> bool:
    """Whether one of the addresses names a server; otherwise it is our own."""
    return any(os.environ.get(name) for name in URLS.values())


def knows(role: str) -> bool:
    """Whether this process may act as the role: where the application runs, the owner's address need not be known."""
    return not is_elsewhere() or bool(os.environ.get(URLS[role]))


def database() -> str:
    """The name of the database in our own server; CORBIERE_DATABASE names another than the usual one."""
    return os.environ.get(DATABASE) or roles.DATABASE


def settings_for(role: str) -> dict[str, Any]:
    """Django's entry of DATABASES for a role. Starts nothing and connects to nothing."""
    parts = _parts(role) if is_elsewhere() else conninfo_to_dict(the_server().url(role, database()))
    options = {name: value for name, value in parts.items() if name not in DJANGO}
    settings: dict[str, Any] = {django: str(parts.get(name) or "") for name, django in DJANGO.items()}
    kept = {"pool": dict(POOL), **PREPARED} if role != OWNER else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **settings,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": role != OWNER,
        "OPTIONS": options | kept,
    }


def url_of(role: str) -> str:
    """For psycopg and PostgreSQL's own programs."""
    if is_elsewhere():
        _parts(role)
        return os.environ[URLS[role]]
    return the_server().url(role, database())


def the_server() -> Server:
    """Our own, running or not."""
    return Server(state.folder())


def prepare() -> Server | None:
    """Starts our own server, which is then to be stopped, with its roles and database; asks one elsewhere whether it will do."""
    if is_elsewhere():
        for role in URLS:
            if knows(role):
                refuse_unless_new_enough(role)
        return None
    server = the_server()
    server.start()
    try:
        roles.prepare(server, database())
    except BaseException:
        server.stop()
        raise
    return server


@contextmanager
def prepared() -> Iterator[Server | None]:
    """As `prepare`, and stops using our own server at the end."""
    server = prepare()
    try:
        yield server
    finally:
        if server:
            server.stop()


def is_on_this_machine(parts: Mapping[str, Any]) -> bool:
    """Whether the connection crosses no network, and so needs no TLS."""
    hosts = str(parts.get("host") or "").split(",")
    return all(host in ("", "localhost", "127.0.0.1", "::1") or host.startswith("/") for host in hosts)


def refuse_unless_new_enough(role: str) -> None:
    name = URLS[role]
    try:
        with psycopg.connect(url_of(role), connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        raise DatabaseFault(f"{name} cannot be reached: {str(error).strip().splitlines()[-1]}") from None
    refuse_old(name, version)


def refuse_old(name: str, version: int) -> None:
    """`version` as the server gives it: 160004 is 16.4."""
    if version < OLDEST * 10_000:
        raise DatabaseFault(f"{name} names a server of PostgreSQL {version // 10_000}; Corbière needs {OLDEST} or newer")


def _parts(role: str) -> dict[str, Any]:
    name = URLS[role]
    url = os.environ.get(name)
    if not url:
        another = next(other for other in URLS.values() if os.environ.get(other))
        raise DatabaseFault(f"{another} is set and {name} is not; give the address that the role {role} uses in {name}")
    example = "write postgresql://role:password@host/database?sslmode=verify-full"
    if not url.startswith(("postgresql://", "postgres://")):
        raise DatabaseFault(f"{name} is not the address of a PostgreSQL database; {example}")
    try:
        parts = conninfo_to_dict(url)
        _ = [int(port) for port in str(parts.get("port") or 0).split(",")]
    except (psycopg.ProgrammingError, ValueError):
        # The driver's own words are left out: they may repeat the password.
        raise DatabaseFault(f"{name} cannot be read; {example}, with any of @ : / ? # % in the password written as %40 and so on") from None
    if not parts.get("dbname"):
        raise DatabaseFault(f"{name} names no database; {example}")
    return parts
