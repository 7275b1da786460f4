"""Which passwords are too easy to guess, beside the short and the common ones, and what ends when one is changed."""

import re
from datetime import datetime
from itertools import pairwise

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from corbiere.access.models import Account, Token
from corbiere.access.viewing import viewer_of

OF_THE_SERVICE = ("corbiere", "safeguarding", "children", "jersey", "lighthouse", "password", "socialwork", "govje", "welcome")
ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
NEIGHBOURS = frozenset(pair for row in ROWS for side in (row, row[::-1]) for pair in pairwise(side))
SHORTEST_NAME = 3  # letters: "Al" stands in many words


class EasyToGuessValidator:
    """Refuses few characters over again, runs along the alphabet or keyboard, and little beside a name, the service or one common word."""

    def __init__(self, distinct: int = 6, remaining: int = 8) -> None:
        self.distinct, self.remaining = distinct, remaining

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        told = password.lower()
        if len(set(told)) < self.distinct:
            raise ValidationError(f"This repeats itself: use at least {self.distinct} different characters.", code="password_repeats")
        if _in_a_row(told) > len(told) // 2:
            raise ValidationError(
                "This runs along the alphabet or the keyboard: use words that do not belong together.", code="password_runs"
            )
        if len(_without(told, _names_of(user))) < self.remaining:
            raise ValidationError(
                "This is little more than a name, or a word of this service: use words that nobody would expect of you.",
                code="password_expected",
            )
        if re.sub(r"[\W\d_]+", "", told) in COMMON.passwords:
            raise ValidationError("This is one common word with something added: use three or four words.", code="password_too_common")

    def get_help_text(self) -> str:
        return f"Your password must have at least {self.distinct} different characters, and be more than a name or a common word."


COMMON = CommonPasswordValidator()


def _in_a_row(told: str) -> int:
    """How many characters follow upon the one before as in the alphabet or on the keyboard, or are the same."""
    return sum(one == other or (one, other) in NEIGHBOURS for one, other in pairwise(told))


def _without(told: str, words: tuple[str, ...]) -> str:
    """The letters and digits that are left, each counted once where it stands several times in a row."""
    plain = re.sub(r"[\W_]+", "", told)
    for word in sorted(words, key=len, reverse=True):
        plain = plain.replace(word, "")
    return re.sub(r"(.)\1+", r"\1", plain)


def _names_of(user: AbstractBaseUser | None) -> tuple[str, ...]:
    if not isinstance(user, Account):
        return OF_THE_SERVICE
    own = re.split(r"[\W\d_]+", f"{user.email} {viewer_of(user, timezone.localdate()).name}".lower())
    return (*OF_THE_SERVICE, *(part for part in own if len(part) >= SHORTEST_NAME))


def set_password(account: Account, password: str, now: datetime | None = None) -> int:
    """Gives a password that may be taken, or raises ValidationError; how many tokens end with the one before.

    Sessions and known browsers end by themselves: both are bound to the password.
    """
    validate_password(password, account)
    now = now or timezone.now()
    with transaction.atomic():
        account.set_password(password)
        account.save(update_fields=["password"])
        return Token.objects.filter(account=account, expires__gt=now).update(expires=now)
