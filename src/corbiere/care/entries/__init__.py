"""Kinds of entry about care and leaving it."""

from corbiere.care.entries.coming_into_care import (
    AccommodationGiven,
    AccommodationOver,
    CareConsentGiven,
    CareConsentWithdrawn,
    CareEnded,
    CareStarted,
    CareStatusChanged,
)
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
from corbiere.care.entries.placements import PlacementEnded, PlacementStarted

__all__ = [
    "REVIEWS",
    "AccommodationGiven",
    "AccommodationOver",
    "CareConsentGiven",
    "CareConsentWithdrawn",
    "CareEnded",
    "CareStarted",
    "CareStatusChanged",
    "CourtTimetableSet",
    "GuardianAppointed",
    "GuardianEnded",
    "GuardianSpokenTo",
    "HearingHeld",
    "HearingListed",
    "OrderMade",
    "PlacementEnded",
    "PlacementStarted",
    "ProceedingsEnded",
    "ProceedingsIssued",
    "ReviewConsulted",
    "ReviewFormCompleted",
    "ReviewHeld",
    "ReviewerAppointed",
    "ReviewingTimeNoted",
]
