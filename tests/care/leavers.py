"""Lily Renouf, born on 10 January 2010, leaves care: told in story lines and entries with no database."""

from datetime import date
from typing import Any
from uuid import UUID

from care.looked_after import entry, told
from corbiere.ledger.record import Line
from protection.telling import ANA, BEN, CLAIRE

BORN = "2010-01-10  born"
LEFT_AT_17 = f"{BORN}\n2024-03-01  care-started  status=in-care\n2027-06-01  care-ended"  # she is 14, and 17
IN_CARE = f"{BORN}\n2024-03-01  care-started  status=in-care"
FOURTEEN, SIXTEEN, EIGHTEEN, TWENTY_TWO, TWENTY_FIVE = (date(2010 + age, 1, 10).isoformat() for age in (14, 16, 18, 22, 25))
ADVISER, NEXT = UUID(int=41), UUID(int=42)
__all__ = ["ANA", "BEN", "CLAIRE", "entry", "told"]


def appointed(happened: str = "2024-03-20", who: UUID = ADVISER, **body: Any) -> Line:
    return told(happened, "personal-adviser-appointed", practitioner=str(who), **body)


def leads(happened: str = "2024-03-02", who: UUID = ANA) -> Line:
    return told(happened, "allocated", role="lead-social-worker", practitioner=str(who))


def days_in_care(number: int) -> str:
    """A story of so many days in care from 1 March 2025, when she is 15, first and last included."""
    ended = date.fromordinal(date(2025, 3, 1).toordinal() + number - 1)
    return f"{BORN}\n2025-03-01  care-started  status=in-care\n{ended}  care-ended"
