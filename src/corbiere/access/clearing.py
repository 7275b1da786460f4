"""Clears what has run out and is of no more use: sessions, failed sign-ins, what the cache remembers. Nothing of the record is here."""

from datetime import datetime
from typing import NamedTuple

from django.contrib.sessions.models import Session

from corbiere.access.models import FailedSignIns, Remembered
from corbiere.ledger.reading import without_row_security


class ClearingCounts(NamedTuple):
    sessions: int
    failed_sign_ins: int
    remembered: int


def clear_what_ran_out(now: datetime) -> ClearingCounts:
    with without_row_security():
        sessions, _ = Session.objects.filter(expire_date__lt=now).delete()
    failures, _ = FailedSignIns.objects.filter(forgotten__lt=now).delete()
    remembered, _ = Remembered.objects.filter(expires__lt=now).delete()
    return ClearingCounts(sessions, failures, remembered)
