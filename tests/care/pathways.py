"""Lily’s pathway plan in entries: written with Zoe, her personal adviser, agreed at seventeen and looked at again."""

from typing import Any
from uuid import UUID

from care.leavers import ADVISER, told
from corbiere.ledger.record import Line
from corbiere.people.needs import Indicator

PLAN, COLLEGE = UUID(int=501), UUID(int=502)
EIGHT = [{"indicator": one.value, "is_need": False, "what": "Nothing that stands out"} for one in Indicator]
HOMES = {"home": "With the Renoufs in St Ouen", "next_home": "Staying put, then a flat of the trust"}
SIDES = dict.fromkeys(
    ("staying_put", "living", "offer", "health", "feelings", "occupation", "money", "skills", "identity", "people"), "We talked about it"
)
VIEWS = {"own_words": "I want my own key", "weight": "It is her life, and she knows it best"}
IF_NOT = [{"if": "The flat falls through", "then": "She stays with the Renoufs"}]
CHEF = {
    "what": "A place on the chef’s course",
    "who": "Highlands",
    "agency": str(COLLEGE),
    "manner": "Two days a week",
    "achieves": "A trade",
}
RING = {"what": "Ring the college", "who": "Zoe", "by": "2027-04-01"}
WHOLE = {**HOMES, **SIDES, "needs": EIGHT, "views": VIEWS, "contingency": IF_NOT, "assessment": str(UUID(int=503))}


def goal(*actions: dict[str, Any], what: str = "I cook for a living", indicators: tuple[str, ...] = ("achieving",)) -> dict[str, Any]:
    return {"what": what, "indicators": list(indicators), "actions": list(actions)}


def wrote(happened: str = "2027-02-01", who: UUID = ADVISER, **body: Any) -> Line:
    return told(happened, "pathway-plan-written", PLAN, **{**WHOLE, **body})._replace(practitioner=who)


def agreed(happened: str = "2027-02-10", next_review: str = "2027-08-10") -> Line:
    return told(happened, "pathway-plan-agreed", agrees=True, next_review=next_review)


def reviewed(happened: str, **body: Any) -> Line:
    return told(happened, "pathway-plan-reviewed", **{"outcome": "continue", "next_review": "2028-02-01", **body})
