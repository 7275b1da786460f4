"""How the database is: what an administrator asks first, and what is wrong with it."""

import os
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from corbiere.database import roles, where
from corbiere.database.account import account_for
from corbiere.database.faults import DatabaseFault
from corbiere.database.state import APP, OWNER

ROLES = """
SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles
WHERE rolname = current_user OR rolname = ANY(%s) ORDER BY rolname
"""
POWERS = ("superuser", "passes row rules by", "creates databases", "creates roles")
SIZES = """
SELECT datname, pg_size_pretty(pg_database_size(datname)) FROM pg_database
WHERE NOT datistemplate AND datname <> 'postgres' ORDER BY datname
"""
CONNECTIONS = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
DAMAGE = "SELECT coalesce(sum(checksum_failures), 0) FROM pg_stat_database"


@dataclass
class DatabaseCondition:
    """Facts by name, notes worth knowing, and faults to put right."""

    running: bool
    facts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def condition() -> DatabaseCondition:
    """Starts nothing and makes nothing."""
    try:
        return _elsewhere() if where.is_elsewhere() else _of_our_own()
    except DatabaseFault as fault:
        return DatabaseCondition(False, faults=[str(fault)])


def _of_our_own() -> DatabaseCondition:
    server = where.the_server()
    found = DatabaseCondition(server.made and server.running, {"Where": f"our own server, in {server.folder}"})
    found.notes.append(
        "Our own server is for development and demonstrations; real records need a managed one with TLS and backups, named in DATABASE_URL."
    )
    if not server.made:
        found.notes.append("There is no database yet: corbiere db start makes one.")
        return found
    if os.geteuid() == 0 and (account := account_for(server.folder)).name == "nobody":
        found.facts["Account"] = account.name
        found.notes.append(
            "Other services may run as nobody too; an account named corbiere, made before the database, would keep it apart."
        )
    if not found.running:
        found.notes.append("It does not run: corbiere db start starts it.")
        return found
    _ask(found, server.url())
    return found


def _elsewhere() -> DatabaseCondition:
    found = DatabaseCondition(True, {"Where": "the server of DATABASE_URL"})
    for role, name in where.URLS.items():
        if where.knows(role):
            where.refuse_unless_new_enough(role)
            parts = conninfo_to_dict(where.url_of(role))
            found.facts[name] = f"{parts.get('dbname')} on {parts.get('host', 'this machine')} as {parts.get('user', 'this account')}"
            _refuse_open_lines(found, name, parts)
    _ask(found, where.url_of(APP if where.knows(APP) else OWNER))
    return found


def _refuse_open_lines(found: DatabaseCondition, name: str, parts: dict[str, Any]) -> None:
    if not where.is_on_this_machine(parts) and parts.get("sslmode") not in ("require", "verify-ca", "verify-full"):
        found.faults.append(f"{name} lets records cross the network in the open; add sslmode=verify-full to it")


def _ask(found: DatabaseCondition, url: str) -> None:
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
            found.facts["Version"] = f"PostgreSQL {connection.info.parameter_status('server_version')}"
            found.facts["Connections"] = str(_one(connection, CONNECTIONS))
            if not where.is_elsewhere():
                found.facts |= {f"Database {name}": size for name, size in connection.execute(SIZES).fetchall()}
                if not roles.exists(connection, roles.DATABASE):
                    found.faults.append(f"there is no database {roles.DATABASE}; corbiere db start makes it")
            if damaged := _one(connection, DAMAGE):
                found.faults.append(f"{damaged} pages on the disk are damaged; restore the last backup onto another disk")
            _ask_about_roles(found, connection)
    except psycopg.OperationalError as error:
        found.running = False
        found.faults.append(f"it cannot be asked: {str(error).strip().splitlines()[-1]}")


def _one(connection: psycopg.Connection, question: str) -> int:
    found = connection.execute(question.encode()).fetchone()
    return int(found[0]) if found else 0


def _ask_about_roles(found: DatabaseCondition, connection: psycopg.Connection) -> None:
    known = {name: powers for name, *powers in connection.execute(ROLES, [list(roles.RIGHTS)]).fetchall() if name != "postgres"}
    for name, powers in known.items():
        held = [power for power, has in zip(POWERS, powers, strict=True) if has]
        found.facts[f"Role {name}"] = ", ".join(held) or "no powers"
        if powers[0] or powers[1]:
            found.faults.append(
                f"the role {name} passes row rules by, which say who may see which child; ALTER ROLE {name} NOSUPERUSER NOBYPASSRLS"
            )
    if not where.is_elsewhere():
        found.faults += [f"there is no role {role}; corbiere db start makes it" for role in roles.RIGHTS if role not in known]
