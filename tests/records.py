"""The record in the tests: one migrated database that others are copies of, a copy for each worker, and one for each test that commits.

`pytest_plugins = ["records"]` in a conftest brings the fixtures. A test marked `django_db` works in its worker's copy and is rolled back;
a test that asks for `own_database` has one to itself, in which what it commits stays, as in use.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings

from databases import FOLDERS, PREFIX, RUN, fresh_database, serve, template

os.environ["CORBIERE_STATE"] = str(FOLDERS / f"{PREFIX}{RUN}")
TEMPLATE = "corbiere_migrated"


def pytest_configure() -> None:
    """Passwords are checked as in use, and at no cost: at full strength each takes a fifth of a second. As many calls of the API as wanted:
    they are counted by person in one process, and files of tests have the same people."""
    settings.PASSWORD_HASHERS = ["quick_passwords.QuickArgon2"]
    settings.API_CALLS_A_MINUTE = 1_000_000


def _migrate(database: str) -> None:
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up by now, and not when this module is read
    from django.db import connections  # noqa: PLC0415

    from corbiere.ledger.models import World  # noqa: PLC0415
    from corbiere.ledger.rights import grant  # noqa: PLC0415

    owner = connections["owner"]
    owner.settings_dict["NAME"] = database
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    with owner.cursor() as cursor:
        grant(cursor, connections["default"].settings_dict["USER"])
    World.objects.using("owner").create(invented=True)
    owner.close()


@contextmanager
def connected_to(database: str) -> Iterator[None]:
    """Both roles work in this database meanwhile."""
    from django.db import connections  # noqa: PLC0415

    before = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    _switch(dict.fromkeys(before, database))
    try:
        yield
    finally:
        _switch(before)


def _switch(names: dict[str, str]) -> None:
    from django.db import connections  # noqa: PLC0415

    for alias, name in names.items():
        connections[alias].close()
        if connections[alias].settings_dict["OPTIONS"].get("pool"):
            connections[alias].close_pool()
        connections[alias].settings_dict["NAME"] = name


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():
        serve()
        migrated = template(TEMPLATE, _migrate)
        with fresh_database(migrated) as name, connected_to(name):
            yield


@pytest.fixture(autouse=True)
def with_the_ledgers_eyes(request: pytest.FixtureRequest) -> None:
    """A test that is rolled back reads tables as the ledger does, so that it can tell what came of its story; inside `looking` it sees no more
    than whoever looks. The application itself starts with no view at all: tests of the whole of it have a database of their own."""
    marked = request.node.get_closest_marker("django_db")
    if marked is None or marked.kwargs.get("transaction"):
        return
    request.getfixturevalue("db")
    _look_as("ledger", marked.kwargs.get("databases", ["default"]))


@contextmanager
def no_view() -> Iterator[None]:
    """Inside, the database shows what it shows to whoever neither looks as somebody nor is the ledger."""
    _look_as("", ["default"])
    yield
    _look_as("ledger", ["default"])


def _look_as(purpose: str, aliases: Iterable[str]) -> None:
    from django.db import connections  # noqa: PLC0415

    for alias in aliases:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT set_config('corbiere.purpose', %s, true)", [purpose])


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """The name of a database of the test's own, in which what is committed stays."""
    with django_db_blocker.unblock(), fresh_database(TEMPLATE) as name, connected_to(name):
        yield name


@contextmanager
def told_once(story: str, tell: Callable[[], object]) -> Iterator[Any]:
    """A database of its own in which a story is told that others need too: told once on each day of the run, and copied. Gives what `tell` gave,
    as JSON has it. What is committed stays."""
    from clock import today  # noqa: PLC0415

    name = f"corbiere_{story}_{today():%Y%m%d}"
    said = serve().folder / f"{name}.json"

    def fill(database: str) -> None:
        with connected_to(database):
            said.write_text(json.dumps(tell(), default=str), encoding="utf-8")

    with fresh_database(template(name, fill, TEMPLATE)) as copy, connected_to(copy):
        yield json.loads(said.read_text(encoding="utf-8"))
