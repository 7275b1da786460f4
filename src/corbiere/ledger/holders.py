"""The holder of an account, a draft or a line of the access log: a practitioner, or a person of whom there is a record."""

from uuid import UUID

from django.db.models import CheckConstraint, Q

NOBODY = UUID(int=0)


def one_holder(name: str) -> CheckConstraint:
    """That a row is of a practitioner or of a person, and not of both."""
    practitioner, person = Q(practitioner__isnull=False), Q(person__isnull=False)
    return CheckConstraint(condition=(practitioner & ~person) | (person & ~practitioner), name=name)
