"""The database of the invented island: beside the real one and never the same, made whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connections

from corbiere.access.models import Account
from corbiere.database import roles, where
from corbiere.database.faults import DatabaseFault
from corbiere.island.cast import CAST
from corbiere.island.making import IslandResult, Progress, make_island
from corbiere.ledger.models import Subject, World
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.startup import all_are_invented, close_pool, migrate

NAME, MAKING = "corbiere_island", "corbiere_island_part"


def make_if_missing(people: int, today: date, processes: int, fresh: bool, progress: Progress) -> IslandResult | None:
    """Makes the island, or gives None if it is there already. Inside `where.prepared()`; DatabaseFault says what is wrong."""
    if where.is_elsewhere():
        return _fill_elsewhere(people, today, processes, progress)
    return None if _there() and not fresh else _make_whole(people, today, processes, progress)


@contextmanager
def on_the_island() -> Iterator[None]:
    """Works in the island's database, its tables those of this version."""
    if where.is_elsewhere():
        yield
        return
    with connected_to(NAME):
        migrate()
        yield


def _there() -> bool:
    with roles.superuser(where.the_server()) as connection:
        return roles.exists(connection, NAME)


def _make_whole(people: int, today: date, processes: int, progress: Progress) -> IslandResult:
    """Filled under another name and renamed when it is finished, so that one cut short is made anew."""
    server = where.the_server()
    roles.drop_database(server, MAKING)
    roles.create_database(server, MAKING)
    with connected_to(MAKING):
        migrate()
        made = fill(people, today, processes, progress)
    roles.drop_database(server, NAME)
    with roles.superuser(server) as connection:
        connection.execute(f"ALTER DATABASE {MAKING} RENAME TO {NAME}")
    return made


def _fill_elsewhere(people: int, today: date, processes: int, progress: Progress) -> IslandResult | None:
    migrate()
    if Account.objects.filter(email=CAST[-1].email).exists() and World.objects.filter(invented=True).exists():
        return None
    return fill(people, today, processes, progress)


def fill(people: int, today: date, processes: int, progress: Progress) -> IslandResult:
    """DatabaseFault where anybody is in the database already: the island is never mixed with anybody real, nor with half of itself."""
    with without_row_security():
        begun = Subject.objects.exists()
    if begun:
        raise DatabaseFault("somebody is in this database already; the invented island needs an empty one: name another in DATABASE_URL")
    all_are_invented()
    return make_island(people, today, processes, progress)


@contextmanager
def connected_to(database: str) -> Iterator[None]:
    """Both roles work in this database meanwhile, and so does every process that is started meanwhile."""
    before, named = {alias: connections[alias].settings_dict["NAME"] for alias in connections}, os.environ.get(where.DATABASE)
    _connect(dict.fromkeys(before, database), database)
    try:
        yield
    finally:
        _connect(before, named)


def _connect(names: dict[str, str], for_others: str | None) -> None:
    for alias, name in names.items():
        connections[alias].close()
        close_pool(alias)
        connections[alias].settings_dict["NAME"] = name
    if for_others is None:
        os.environ.pop(where.DATABASE, None)
    else:
        os.environ[where.DATABASE] = for_others
