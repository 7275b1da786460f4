"""Keys with which programs work for somebody. The secret is shown once; what is kept cannot be turned back into it."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.utils import timezone

from corbiere.access.models import Account, Token

MARK = "corbiere_"  # so that a secret that was pasted somewhere can be found
NOTED_EVERY = timedelta(minutes=1)


def issue(account: Account, name: str, days: int, now: datetime | None = None) -> str:
    """A new secret that works for the account for so many days."""
    if days < 1:
        raise ValueError("a token works for one day at least")
    now, secret = now or timezone.now(), MARK + secrets.token_urlsafe(32)
    Token.objects.create(account=account, name=name, digest=_digest(secret), made=now, expires=now + timedelta(days=days))
    return secret


def account_of(secret: str, now: datetime | None = None) -> Account | None:
    """Whom a secret works for; nobody if it is not one, has expired, was revoked, or the account is closed."""
    now = now or timezone.now()
    token = Token.objects.select_related("account").filter(digest=_digest(secret), expires__gt=now, account__is_active=True).first()
    if token is None:
        return None
    if token.last_used is None or token.last_used < now - NOTED_EVERY:
        Token.objects.filter(id=token.id).update(last_used=now)
    return token.account


def revoke(account: Account, token: int, now: datetime | None = None) -> bool:
    """Ends one of the account's tokens at once; whether there was one to end."""
    now = now or timezone.now()
    return bool(Token.objects.filter(account=account, id=token, expires__gt=now).update(expires=now))


def _digest(secret: str) -> bytes:
    return sha256(secret.encode(errors="replace")).digest()
