"""The sets of these measures, and to whom the numbers of everyone are given whole: whoever keeps the registers, or manages the service."""

from corbiere.access.viewing import Viewer
from corbiere.agencies.entries import Profession
from corbiere.insight.measure import MeasureSet
from corbiere.registers.rights import answers_for_the_service


def reviews_care(viewer: Viewer) -> bool:
    return viewer.profession == Profession.REVIEWING_OFFICER


def advises(viewer: Viewer) -> bool:
    return viewer.profession == Profession.PERSONAL_ADVISER


REVIEWS = MeasureSet(
    name="care-reviews",
    called="Reviews of care",
    says="What the Independent Safeguarding service counts of reviews of how children are looked after (ISS, section 7).",
    category="care",
    whole=answers_for_the_service,
    own=reviews_care,
)
HOMES = MeasureSet(
    name="looked-after",
    called="Homes and family of children looked after",
    says="Whether children looked after can stay where they live, come back from being missing to be heard, and have their family time.",
    category="care",
    whole=answers_for_the_service,
)
HEALTH = MeasureSet(
    name="looked-after-health",
    called="Health of children looked after",
    says="Whether the health of children looked after is assessed and checked in time.",
    category="health",
    whole=answers_for_the_service,
)
LEAVING = MeasureSet(
    name="leaving-care",
    called="Leaving care",
    says="Whether those who left care are in touch with somebody, live somewhere that suits them, and study, train or work.",
    category="care",
    own=advises,
)
