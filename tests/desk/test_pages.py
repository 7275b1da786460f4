"""The pages, as each of the cast meets them."""

import pytest
from cast import Cast, told_around
from django.utils import timezone

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return told_around(timezone.localdate())


def test_the_lead_social_worker_opens_her_child(cast: Cast) -> None:
    page = cast.client("ana").get(f"/children/{cast.jade}/")
    assert page.status_code == 200
    print(page.content.decode())
    assert 0
