"""May this be recorded in protecting a child? One module for each chapter.

What happened can always be recorded: where it was not as the sources ask, a reason is taken. Only a decision that is void without
something, or that cannot be, is refused. A worry about a child and a visit that failed have no rulings at all.
"""

from corbiere.protection.rulings import (
    arranging,
    circulation,
    closing,
    conferences,
    core_groups,
    differences,
    enquiries,
    incidents,
    plans,
    supervision,
    visits,
)

__all__ = [
    "arranging",
    "circulation",
    "closing",
    "conferences",
    "core_groups",
    "differences",
    "enquiries",
    "incidents",
    "plans",
    "supervision",
    "visits",
]
