"""The cast of the API's tests, each with a token."""

import pytest

from api.cast import ANA, CLAIRE, HAMID, Caller, begin, token_of


@pytest.fixture
def told(db: None) -> None:
    begin()


@pytest.fixture
def ana(told: None) -> Caller:
    return Caller(token_of(ANA))


@pytest.fixture
def claire(told: None) -> Caller:
    return Caller(token_of(CLAIRE))


@pytest.fixture
def hamid(told: None) -> Caller:
    return Caller(token_of(HAMID))
