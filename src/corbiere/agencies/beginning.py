"""How an empty record begins: somebody must be there who may record who else joins, and nobody is yet who could record them."""

from datetime import date
from functools import partial
from typing import NamedTuple
from uuid import UUID, uuid4

from corbiere.agencies.entries import (
    AgencyEstablished,
    AgencySort,
    Joined,
    Profession,
    Role,
    RoleGranted,
    TeamFormed,
    TeamJoined,
    TeamManagerAppointed,
)
from corbiere.ledger.record import Author
from corbiere.ledger.writing import record

BY = Author(system="corbiere account first")
WHY = "The first of all, who gives the others their roles"


class Begun(NamedTuple):
    agency: UUID
    team: UUID
    practitioner: UUID


def begin(name: str, agency: str, team: str, today: date) -> Begun:
    """Call inside a transaction: it is several acts, and half of them would bar the way to the rest."""
    place, group, practitioner = begun = Begun(uuid4(), uuid4(), uuid4())
    told = partial(record, happened=today, by=BY)
    told(AgencyEstablished(name=agency, sort=AgencySort.SOCIAL_CARE), about=place, opens=True)
    told(TeamFormed(name=team, agency=place), about=group, opens=True)
    told(Joined(name=name, profession=Profession.MANAGER, agency=place), about=practitioner, opens=True)
    told(TeamJoined(team=group), about=practitioner)
    told(TeamManagerAppointed(practitioner=practitioner), about=group)
    told(RoleGranted(role=Role.REGISTER_ADMINISTRATOR, why=WHY), about=practitioner)
    return begun
