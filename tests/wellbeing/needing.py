"""A need of Mia Renouf and requests to assess it, told in entries with no database. Ana works with her, Claire is asked."""

from typing import Any
from uuid import UUID

from corbiere.ledger.record import Line
from protection.telling import CLAIRE, line
from wellbeing.assessed import entry

NEED, REQUEST, REFUSAL = UUID(int=201), UUID(int=202), UUID(int=203)
UNIVERSAL = {
    "matter": "She is tired",
    "level": "universal",
    "status": "existing",
    "next": "nothing",
    "why": "She sleeps better",
    "explained": True,
}
WELLBEING = {
    "matter": "Mum sleeps by day", "level": "wellbeing", "status": "emerging", "next": "request", "indicators": ["nurtured"],
    "affected": "is", "explained": True,
}  # fmt: skip
HIGHER = {**WELLBEING, "level": "health-or-development", "limbs": [{"limb": "impaired", "evidence": "Two appointments missed"}]}
ASKED = {
    "level": "wellbeing", "asks": "provider", "taken_by": str(CLAIRE), "best_known": str(UUID(int=22)),
    "why_best": "She has weighed her from birth", "five_1": "She is tired", "of": str(NEED),
}  # fmt: skip
NO = {"of": str(REQUEST), "reason": "inappropriate", "why": "She is to move away", "still_needed": False, "complaint_told": True}
TALK = {"day": "2026-03-12", "who": "Mum", "options": "The school nurse"}


def need(day: str = "2026-03-02", **answers: Any) -> Line:
    return line(day, entry("need-identified", **{**WELLBEING, **answers}), id=NEED)


def request(day: str = "2026-03-03", **answers: Any) -> Line:
    return line(day, entry("assessment-requested", **{**ASKED, **answers}), id=REQUEST)


def refusal(day: str = "2026-03-05", **answers: Any) -> Line:
    return line(day, entry("assessment-refused", **{**NO, **answers}), id=REFUSAL)._replace(practitioner=CLAIRE)
