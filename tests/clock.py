"""The one clock of all tests. No test asks the machine for the day: what is told and what is asked then stand on one day."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The moment at which the tests run, with its zone."""
    return timezone.now()


def today() -> date:
    """The day in Jersey on which the tests run."""
    return timezone.localdate()
