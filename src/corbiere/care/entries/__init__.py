"""Kinds of entry about care and leaving it."""

from corbiere.care.entries.court import (
    CourtTimetableSet,
    GuardianAppointed,
    GuardianEnded,
    GuardianSpokenTo,
    HearingHeld,
    HearingListed,
    OrderMade,
    ProceedingsEnded,
    ProceedingsIssued,
)

__all__ = [
    "CourtTimetableSet",
    "GuardianAppointed",
    "GuardianEnded",
    "GuardianSpokenTo",
    "HearingHeld",
    "HearingListed",
    "OrderMade",
    "ProceedingsEnded",
    "ProceedingsIssued",
]
