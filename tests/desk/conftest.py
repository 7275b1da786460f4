"""The cast, told once for each file of tests in a database of its own; what a test does in it is rolled back."""

from collections.abc import Iterator

import pytest

from cast import Cast, told_around
from clock import today
from databases import fresh_database
from records import TEMPLATE, connected_to


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Cast]:
    with django_db_blocker.unblock(), fresh_database(TEMPLATE) as name, connected_to(name):
        yield told_around(today())
