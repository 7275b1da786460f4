"""What has run out by itself and is of no more use: sessions, and what the cache remembers. Nothing of the record is here."""

from datetime import datetime
from typing import NamedTuple

from django.contrib.sessions.models import Session

from corbiere.access.models import Remembered


class Cleared(NamedTuple):
    sessions: int
    remembered: int


def clear_what_ran_out(now: datetime) -> Cleared:
    sessions, _ = Session.objects.filter(expire_date__lt=now).delete()
    remembered, _ = Remembered.objects.filter(expires__lt=now).delete()
    return Cleared(sessions, remembered)
