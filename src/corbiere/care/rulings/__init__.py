"""May this be recorded of a child who is looked after? One module for each step."""

from corbiere.care.rulings import (
    advisers,
    carers,
    coming_into_care,
    consents,
    court,
    daily,
    duty,
    family_time,
    health,
    homes,
    leaving,
    monitoring,
    officers,
    reviews,
    telling,
)

__all__ = [
    "advisers",
    "carers",
    "coming_into_care",
    "consents",
    "court",
    "daily",
    "duty",
    "family_time",
    "health",
    "homes",
    "leaving",
    "monitoring",
    "officers",
    "reviews",
    "telling",
]
