"""Many tries to sign in at one moment, in a database that all of them see."""

from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.db import connections

from corbiere.access.failed_sign_ins import a_try, failed, wait_of
from corbiere.access.models import FailedSignIns

TRIED = a_try("ana@gov.je", "198.51.100.99")


def heard(_: int) -> bool:
    try:
        return wait_of(TRIED) is None
    finally:
        connections["default"].close()


def counted(_: int) -> None:
    failed(TRIED)
    connections["default"].close()


def test_no_more_are_heard_than_of_as_many_in_a_row(own_database: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(heard, range(60))) == settings.SIGN_IN_FREE_FAILURES
    assert FailedSignIns.objects.get().failures == settings.SIGN_IN_FREE_FAILURES


def test_none_is_lost_from_the_count(own_database: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(counted, range(60)))
    assert set(FailedSignIns.objects.values_list("failures", flat=True)) == {60}
