"""The cast of the API's tests, each with a token."""

from collections.abc import Iterator

import pytest

from api.cast import ANA, CLAIRE, HAMID, Caller, begin, token_of
from records import told_once


@pytest.fixture(scope="module")
def begun(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Everybody in a database of the file's own."""
    with django_db_blocker.unblock(), told_once("callers", begin):
        yield


@pytest.fixture
def told(begun: None, db: None) -> None:
    """What a test does is rolled back."""


@pytest.fixture
def ana(told: None) -> Caller:
    return Caller(token_of(ANA))


@pytest.fixture
def claire(told: None) -> Caller:
    return Caller(token_of(CLAIRE))


@pytest.fixture
def hamid(told: None) -> Caller:
    return Caller(token_of(HAMID))
