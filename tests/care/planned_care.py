"""Lily's care plan, told with no database: what a careful social worker would write. Days stand in 2024; she is fourteen."""

from typing import Any
from uuid import UUID

from care.leavers import ANA, BEN, IN_CARE, entry, leads
from cast import Cast
from corbiere.care.entries.care_plans import AREAS, EIGHT
from corbiere.ledger.record import Line
from protection.telling import line

CAMHS, TUTORS, PAM = UUID(int=61), UUID(int=62), UUID(int=63)
PLAN, AGAIN, REVIEW = UUID(int=71), UUID(int=72), UUID(int=73)
BEST: dict[str, Any] = {"why_best": "She is settled with Joan", "wanted": "To stay with Joan", "followed": "yes"}
TALK: dict[str, Any] = {
    "what": "Talk with Pam every week",
    "who": "Pam Gray, CAMHS",
    "agency": str(CAMHS),
    "practitioner": str(PAM),
    "manner": "At school, on Tuesdays, an hour",
    "achieves": "Lily sleeps through the night",
    "by": "2024-09-30",
    "known_by": "She says so, and Joan sees it",
}
SLEEP: dict[str, Any] = {
    "area": "feelings",
    "what": "Lily sleeps, and is not afraid at night",
    "indicators": ["healthy"],
    "measure": "Nights that she slept through",
    "by": "2024-10-31",
    "actions": [TALK, {"what": "Leave the landing light on", "who": "Joan"}],
}
WRITTEN: dict[str, Any] = {
    "views": {"own_words": "I want to stay with Joan", "weight": "She is fourteen and knows her mind"},
    "hopes": "To be a vet",
    "grows_up": "foster",
    "grows_up_says": "She is settled there",
    **dict.fromkeys(EIGHT, "No need"),
    "healthy": "She does not sleep: a great need",
    "needs": [{"what": "To sleep", "indicator": "healthy", "how_great": "great"}],
    **dict.fromkeys(AREAS[:-1], "As it is"),
    "outcomes": [SLEEP],
    "consulted": [
        {"side": "parents", "who": "Rita, her mum", "says": "I want her to be well", "regard": "She rings on Sundays"},
        {"side": "professionals", "who": "Pam Gray", "says": "I can begin in May"},
    ],
    "roles": [{"who": "Joan", "side": "family", "part": "Looks after her"}],
    "contingency": [{"if": "she does not sleep by October", "then": "CAMHS looks again", "who": "Pam"}],
}


def said(happened: str, kind: str, id: UUID | None = None, by: UUID = ANA, **body: Any) -> Line:
    return line(happened, entry(kind, **body), id=id)._replace(practitioner=by)


def written(happened: str = "2024-03-12", id: UUID = PLAN, **answers: Any) -> Line:
    return said(happened, "care-plan-written", id, **WRITTEN | answers)


def answered(happened: str = "2024-03-14", answer: str = "agreed", of: UUID = PLAN, **more: Any) -> Line:
    body = {"of": str(of), "what": TALK["what"], "answer": answer, "who": "Pam Gray, CAMHS"} | more
    return said(happened, "care-help-answered", by=PAM, **body)


def agreed(happened: str = "2024-03-20", of: UUID = PLAN, **more: Any) -> Line:
    return said(happened, "care-plan-agreed", by=BEN, **{"of": str(of), "best": BEST} | more)


def reviewed(happened: str = "2024-06-20", plan: str = "keep", **more: Any) -> Line:
    return said(happened, "review-held", REVIEW, plan=plan, satisfied=True, satisfied_says="She sleeps", **more)


def story(*more: Any) -> list[Any]:
    """Lily's plan until it runs, and more."""
    return [IN_CARE, leads(), written(), answered(), agreed(), *more]


def care_is_planned(cast: Cast, child: str, helper: str, days: int = 2, **answers: Any) -> UUID:
    """The same in the record, with the help asked of somebody of the cast."""
    talk = TALK | {"agency": str(cast.agencies[helper]), "practitioner": str(cast.people[helper]), "by": str(cast.ago(-90))}
    sleep = SLEEP | {"actions": [talk, *SLEEP["actions"][1:]], "by": str(cast.ago(-120))}
    return cast.tell(child, "care-plan-written", days, **WRITTEN | {"outcomes": [sleep]} | answers)
