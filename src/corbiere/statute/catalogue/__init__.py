"""The catalogue: every duty, one line each, by chapter."""

from corbiere.statute.catalogue.assurance import ASSURANCE
from corbiere.statute.catalogue.care import CARE
from corbiere.statute.catalogue.front_door import FRONT_DOOR
from corbiere.statute.catalogue.needs import NEEDS
from corbiere.statute.catalogue.organisations import ORGANISATIONS
from corbiere.statute.catalogue.protection import PROTECTION
from corbiere.statute.catalogue.workforce import WORKFORCE

CHAPTERS = {
    "Protecting a child": PROTECTION,
    "Taking worries in": FRONT_DOOR,
    "Assessing need and planning help": NEEDS,
    "Looked after and leaving care": CARE,
    "Alerts, learning and the record": ASSURANCE,
    "The people who do the work": WORKFORCE,
    "What the bodies owe": ORGANISATIONS,
}
CATALOGUE = tuple(duty for chapter in CHAPTERS.values() for duty in chapter)
