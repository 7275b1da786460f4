"""May this be recorded of a child who is looked after? One module for each step."""

from corbiere.care.rulings import (
    coming_into_care,
    consents,
    court,
    family_time,
    homes,
    monitoring,
    officers,
    reviews,
    telling,
)

__all__ = ["coming_into_care", "consents", "court", "family_time", "homes", "monitoring", "officers", "reviews", "telling"]
