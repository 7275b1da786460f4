"""The cast in which Jade is in care and lives with Pat Le Brun, who fosters; Kim Noel fosters too, and Fay Le Feuvre approves them."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from agencies.workplace import agency, manages, practitioner, team, told
from cast import Cast
from corbiere.agencies.carers import CarerApproved
from corbiere.agencies.entries import AgencySort, Profession

APPROVAL = {"by": "Ms Le Feuvre, after panel", "children": 2, "youngest": 0, "oldest": 10}
HOME = {
    "type": "foster-care",
    "sort": "emergency",
    "matched": "Near her school",
    "views": {"own_words": "Can I bring my cat?"},
}


def fostering(cast: Cast) -> Cast:
    """Nobody lives with Kim."""
    service = agency("Fostering Service", AgencySort.SOCIAL_CARE)
    panel = team("Fostering", service)
    cast.agencies |= dict.fromkeys(("pat", "kim", "fay"), service)
    cast.people["fay"] = practitioner("Fay Le Feuvre", service, Profession.MANAGER, None, joined=cast.ago(900))
    manages(cast.fay, panel, cast.ago(900))
    for who, name in (("pat", "Pat Le Brun"), ("kim", "Kim Noel")):
        cast.people[who] = practitioner(name, service, Profession.FOSTER_CARER, None, panel, cast.ago(400), trained=False)
        approve(cast, who, cast.ago(390), cast.today + timedelta(days=200))
    comes_to(cast, "jade", "pat", 20)
    return cast


def comes_to(cast: Cast, child: str, carer: str, days: int) -> None:
    """A child comes into care, to live with a carer."""
    cast.tell(child, "care-started", days, status="in-care", why="Nobody was at home")
    name = {"pat": "Pat Le Brun", "kim": "Kim Noel"}[carer]
    cast.tell(child, "placement-started", days, carer=name, signs_in=[str(cast.people[carer])], **HOME)


def approve(cast: Cast, who: str, first: date, until: date, **more: Any) -> UUID:
    return told(CarerApproved(**{**APPROVAL, "until": until, **more}), cast.people[who], first)
