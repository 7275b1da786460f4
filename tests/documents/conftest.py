import pytest

from corbiere.desk.assets import build


@pytest.fixture(scope="session", autouse=True)
def typeface() -> None:
    """Documents are printed in the typeface of the pages, which is brought with them."""
    build()
