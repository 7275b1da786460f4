"""Keys for programs: the secret is shown once, works until it expires or is revoked, and only its digest is kept."""

from datetime import timedelta
from uuid import uuid4

import pytest

from clock import now
from corbiere.access.models import Account, Token
from corbiere.access.tokens import account_of, issue, revoke

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Account:
    return Account.objects.create_user("ana@gov.je", practitioner=uuid4())


def test_a_secret_works_for_its_account_until_its_last_moment(ana: Account) -> None:
    issued = now()
    secret = issue(ana, "the school’s system", days=30, now=issued)
    ends = issued + timedelta(days=30)
    assert [account_of(secret, at) for at in (issued, ends - timedelta(seconds=1), ends)] == [ana, ana, None]


def test_what_is_kept_is_not_the_secret(ana: Account) -> None:
    secret = issue(ana, "the school’s system", days=30)
    kept = Token.objects.values().get()
    assert secret.removeprefix("corbiere_") not in str({**kept, "digest": bytes(kept["digest"])})
    assert len(secret) > 40


@pytest.mark.parametrize("secret", ["", "corbiere_", "corbiere_guess", "\ud800", "x" * 10_000])
def test_a_guess_works_for_nobody(ana: Account, secret: str) -> None:
    issue(ana, "the school’s system", days=30)
    assert account_of(secret) is None


def test_a_revoked_token_ends_at_once_and_only_ones_own_can_be(ana: Account) -> None:
    ben = Account.objects.create_user("ben@gov.je", practitioner=uuid4())
    secret = issue(ana, "the school’s system", days=30)
    token = Token.objects.get().id
    assert not revoke(ben, token)
    assert account_of(secret) == ana
    assert revoke(ana, token)
    assert (account_of(secret), revoke(ana, token)) == (None, False)


def test_a_closed_account_has_no_working_token(ana: Account) -> None:
    secret = issue(ana, "the school’s system", days=30)
    Account.objects.update(is_active=False)
    assert account_of(secret) is None


def test_when_it_was_last_used_is_noted_once_a_minute(ana: Account) -> None:
    issued, used = now(), []
    secret = issue(ana, "the school’s system", days=30, now=issued)
    for seconds in (1, 30, 62):
        account_of(secret, issued + timedelta(seconds=seconds))
        used.append(Token.objects.get().last_used)
    assert used == [issued + timedelta(seconds=seconds) for seconds in (1, 1, 62)]


def test_a_token_works_for_a_day_at_least(ana: Account) -> None:
    with pytest.raises(ValueError, match="one day at least"):
        issue(ana, "the school’s system", days=0)
