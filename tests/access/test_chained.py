"""Who looked, and for whom an account stands: chained as they are committed, so that what a superuser does to them is found."""

import threading
from collections.abc import Callable, Iterator
from uuid import UUID

import psycopg
import pytest
from django.db import connection, connections, transaction

from access.service import Service
from agencies.workplace import SPRING, allocated
from corbiere.access import bindings
from corbiere.access.access_log import open_record
from corbiere.access.listings_log import log_listed
from corbiere.access.models import AccessLog, Account
from corbiere.access.viewing import looking_as, viewer
from corbiere.database.state import SUPERUSER
from corbiere.ledger import links
from corbiere.ledger.models import Link
from corbiere.ledger.reading import without_row_security
from databases import serve

Edit = Callable[..., None]


def looks(who: UUID, whom: UUID, what: str) -> None:
    with looking_as(who, SPRING):
        open_record(viewer(who, SPRING), whom, what)


@pytest.fixture
def service(own_database: str) -> Service:
    """Ana and Sam have looked at their children, Ana twice and then at her list."""
    made = Service()
    for who, child in ((made.ana, made.mia), (made.sam, made.leo)):
        allocated(child, who)
        looks(who, child, "child")
    looks(made.ana, made.mia, "chronology")
    with looking_as(made.ana, SPRING):
        log_listed(viewer(made.ana, SPRING), [made.mia], "my work")
    Account.objects.create_user("ana@gov.je", by="a test", practitioner=made.ana)
    return made


@pytest.fixture
def by_hand(service: Service) -> Iterator[Edit]:
    with psycopg.connect(serve().url(SUPERUSER, connections["default"].settings_dict["NAME"]), autocommit=True) as superuser:
        for table in ("access_sight", "access_binding", "access_account", "ledger_link"):
            superuser.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")

        def edit(statement: str, *given: object) -> None:
            assert superuser.execute(statement, given).rowcount > 0

        yield edit


def found() -> list[str]:
    with without_row_security():
        return [str(fault) for fault in (*links.verify(), *bindings.verify())]


def test_each_practitioner_has_a_chain_of_their_own(service: Service) -> None:
    places = list(Link.objects.filter(chain="sights", lane=service.ana).order_by("place").values_list("place", flat=True))
    assert places == [1, 2, 3]
    assert found() == []


SIGHTS = (
    ("the one before it is missing", "DELETE FROM access_sight WHERE what = 'chronology'", "DELETE FROM ledger_link WHERE chain = 'sights' AND place = 2"),
    ("it was removed", "DELETE FROM access_sight WHERE what = 'my work'", None),
    ("it was given to another", "UPDATE access_sight SET practitioner = gen_random_uuid() WHERE what = 'chronology'", None),
    ("it was changed", "UPDATE access_sight SET subject = gen_random_uuid() WHERE what = 'chronology'", None),
    ("it was changed", "UPDATE access_sight SET \"when\" = \"when\" - interval '1 day' WHERE what = 'chronology'", None),
    ("it was changed", "UPDATE access_sight SET bases = '{hub}' WHERE what = 'chronology'", None),
    ("past its chain", "INSERT INTO access_sight (id, \"when\", practitioner, subject, \"on\", what, bases, categories) SELECT id + 100, \"when\", practitioner, subject, \"on\", what, bases, categories FROM access_sight LIMIT 1", None),
    ("another stands in its place", "UPDATE ledger_link SET place = place + 5 WHERE chain = 'sights' AND place = 2", None),
)  # fmt: skip


@pytest.mark.parametrize(("says", "edit", "then"), SIGHTS)
def test_a_sight_that_was_touched_is_found(by_hand: Edit, says: str, edit: str, then: str | None) -> None:
    """IS-273-1: who looked at a record cannot be wiped."""
    by_hand(edit)
    if then:
        by_hand(then)
    assert any(says in told for told in found())


ACCOUNTS = (
    ("it was made for", "UPDATE access_account SET practitioner = gen_random_uuid()"),
    ("its address was ana@gov.je", "UPDATE access_account SET email = 'eve@gov.je'"),
    ("it was opened or closed", "UPDATE access_account SET is_active = false"),
    ("it was removed", "DELETE FROM access_account"),
    ("made past every command", "INSERT INTO access_account (id, password, email, practitioner, is_active) SELECT id + 1, password, 'b@gov.je', gen_random_uuid(), true FROM access_account"),
    ("it was changed", "UPDATE access_binding SET by = 'nobody'"),
    ("past every command", "DELETE FROM access_binding"),
)  # fmt: skip


@pytest.mark.parametrize(("says", "edit"), ACCOUNTS)
def test_an_account_that_was_bound_to_another_is_found(by_hand: Edit, says: str, edit: str) -> None:
    """IS-273-1."""
    by_hand(edit)
    assert any(says in told for told in found())


def test_an_account_is_bound_once(service: Service) -> None:
    """Also where the binding was written as the application would: nobody's account becomes another's."""
    account = Account.objects.get()
    account.practitioner = service.ben
    account.save()
    Account.objects.bind([account], "a test")
    assert any("bound to several holders" in told for told in found())


def test_an_account_is_closed_and_says_by_whom(service: Service) -> None:
    assert bindings.close("Ana@gov.je", "a test")
    assert not bindings.close("nobody@gov.je", "a test")
    assert found() == []


def test_two_pages_at_once_wait_for_nothing_until_they_are_committed(service: Service) -> None:
    """Each looks, and stays in its transaction until the other has looked too."""
    both, fell = threading.Barrier(2, timeout=20), list[BaseException]()

    def page() -> None:
        try:
            with transaction.atomic():
                looks(service.ana, service.mia, "child")
                both.wait()
        except BaseException as fault:
            fell.append(fault)
        finally:
            connection.close()

    pages = [threading.Thread(target=page) for _ in range(2)]
    for one in pages:
        one.start()
    for one in pages:
        one.join()
    assert fell == []
    with without_row_security():
        assert AccessLog.objects.filter(practitioner=service.ana).count() == 5
    assert found() == []


def test_the_application_cannot_write_a_link(service: Service) -> None:
    with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT ledger_link_row('sights', %s, 1, '{}')", [service.ana])
