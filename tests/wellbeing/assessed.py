"""An assessment of Mia Renouf, told in entries with no database. Ana assesses, and Ben is her manager."""

from typing import Any
from uuid import UUID

from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.record import Author, Line
from protection.telling import ANA, BEN, BORN, line

STARTED, COMPLETED = UUID(int=101), UUID(int=102)
BY_BEN = Author(practitioner=BEN, agency=UUID(int=21))
WHY = "She is tired at school and Mum sleeps by day"


def entry(kind: str, **answers: Any) -> Any:
    """An entry of that kind; of the assessment, unless it says of what."""
    asked = kind_called(kind)
    of = {"of": STARTED} if "of" in asked.model_fields and kind != "assessment-started" else {}
    return asked.model_validate({**of, **answers})


def started(level: str = "health-or-development", **answers: Any) -> Line:
    return line("2026-03-02", entry("assessment-started", level=level, why=WHY, **answers), id=STARTED)


def told(day: str, kind: str, **answers: Any) -> tuple[str, Entry]:
    return day, entry(kind, **answers)


def part(indicator: str = "safe", **answers: Any) -> tuple[str, Entry]:
    said = answers or {"evidence": [{"text": "The door was open", "ground": "observed"}]}
    return told("2026-03-09", "assessment-part-written", indicator=indicator, **said)


ANALYSIS = {
    "analysis": "Mum is ill, and Mia does what a mother does",
    "level_found": "health-or-development",
    "limbs": [{"limb": "impaired", "evidence": "She has missed two appointments"}],
    "needs": [{"what": "Somebody who brings her to school", "next_step": "Ask Gran"}],
    "next": "A plan with Mum and Gran",
}
SENT = told("2026-03-30", "assessment-submitted", **ANALYSIS)
SHOWN = told("2026-03-27", "assessment-comment-asked", asked=[{"who": "Mum"}])
SIGNATURE = {
    "level": "health-or-development",
    "need": True,
    "level_found": "health-or-development",
    "limbs": ANALYSIS["limbs"],
    "comment": "Clear, and Mia speaks in it",
    "outcome": "plan",
}
FULL = (
    BORN,
    started(assessor=ANA),
    *(part(indicator) for indicator in ("safe", "healthy", "achieving", "nurtured", "active", "respected", "responsible")),
    part("included", views={"own_words": "I like it at Gran’s", "how": "drawing"}),
    part("safe", parents=[{"who": "Mum", "view": "I am tired"}], practitioners=[{"who": "Teacher", "view": "She sleeps in class"}]),
    "2026-03-10  child-seen  alone=yes",
)
