"""Maggie’s plan of help (Guidance 134), told with no database: what a careful Lead Worker would write. Days stand in 2026."""

from typing import Any
from uuid import UUID

from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.record import Line
from protection.telling import ANA, CLAIRE, line

MAGGIE, EVE = UUID(int=1), UUID(int=15)
YOUTH, NURSING, CARE = UUID(int=31), UUID(int=32), UUID(int=33)
SIGNED, DECIDED, APPOINTED, PLAN, REVIEW = (UUID(int=number) for number in (41, 42, 43, 44, 45))
BORN = "2011-06-03  born"

ASSESSED: dict[str, Any] = {"level": "wellbeing", "need": True, "level_found": "wellbeing"}
BEST: dict[str, Any] = {"why_best": "Maggie is safer with Eve beside her", "wanted": "Somebody who is not cross", "followed": "yes"}
MUM: dict[str, Any] = {"who": "Sam, her mum", "answer": "agreed", "how": "At home, on 2 March"}
ENTITLED: dict[str, Any] = {
    "of": str(SIGNED),
    "level": "wellbeing",
    "parents": [MUM],
    "not_met_otherwise": True,
    "other_action": "School talked with her; she still goes missing",
    "can_be_met": True,
    "proposed": ["Weekly work with a youth worker"],
    "provider": str(YOUTH),
    "provider_who": "Eve Smith, youth worker",
    "they_agree": True,
    "outcome": "entitled",
    "best": BEST,
    "told": "At home, all together",
    "taken_by": str(ANA),
}
HIGHER: dict[str, Any] = {
    "of": str(SIGNED),
    "level": "health-or-development",
    "parents": [MUM],
    "minister": str(ANA),
    "they_agree": True,
    "outcome": "entitled",
    "best": BEST,
    "told": "At home",
}
MEET_EVE: dict[str, Any] = {
    "what": "Meet Eve every week",
    "who": "Eve Smith, Youth Worker",
    "agency": str(YOUTH),
    "practitioner": str(EVE),
    "manner": "Every week at the Move on Café, an hour",
    "achieves": "Maggie sees danger and steps back from it",
    "by": "2026-11-30",
    "known_by": "She no longer goes missing",
}
SAFE: dict[str, Any] = {
    "what": "Maggie keeps herself safe and meets friends in a safe place",
    "indicators": ["safe", "nurtured"],
    "actions": [MEET_EVE, {"what": "Tell Mum where she goes", "who": "Maggie"}],
}
CONSULTED: list[dict[str, Any]] = [
    {"side": "parents", "who": "Sam, her mum", "day": "2026-03-10", "says": "We want our Maggie back", "regard": "Mum is told each week"},
    {"side": "professionals", "who": "Eve Smith", "agency": str(YOUTH), "says": "I can begin at once"},
]
HELP: dict[str, Any] = {
    "assessment": str(SIGNED),
    "why_needed": "Maggie has been going missing after school",
    "circumstances": "Maggie lives with her mum; they do not talk",
    "needs": [{"area": "wellbeing", "what": "To be safe after school", "indicator": "safe"}],
    "outcomes": [SAFE],
    "views": {"own_words": "I just want to see my friends", "weight": "She is fourteen and knows her mind"},
    "consulted": CONSULTED,
    "roles": [{"who": "Sam, her mum", "side": "parents", "part": "Rings Eve if Maggie is not home by six"}],
    "review_format": "At the café, with Mum and Eve",
    "review_schedule": "Every eight weeks",
    "review_why": "Six sessions and time to see",
    "review_asked": ["Maggie", "Sam", "Eve"],
    "disabled": False,
}
AGREED: dict[str, Any] = {"type": "early-help", "of": str(PLAN), "next_review": "2026-06-01", "fits": True}
REVIEWED: dict[str, Any] = {
    "type": "early-help",
    "outcome": "continue",
    "next_review": "2026-08-01",
    "views": {"own_words": "Eve is all right", "weight": "She is fourteen and knows her mind"},
    "need_accurate": True,
    "need_says": "She was missing once",
    "helps": [{"what": "Meet Eve every week", "still_right": True}],
    "reached": False,
    "reached_says": "Not yet",
    "transfer_needed": False,
    "transfer_says": "Claire knows them well",
    "consulted": CONSULTED,
}


def told(happened: str, kind: str, body: dict[str, Any], id: UUID | None = None, by: UUID = ANA) -> Line:
    """An entry of the record, as it is kept."""
    return line(happened, made(kind, body), id=id)._replace(practitioner=by)


def made(kind: str, body: dict[str, Any]) -> Any:
    entry: Entry = kind_called(kind).model_validate(body)
    return entry


def assessed(**answers: Any) -> Line:
    return told("2026-03-01", "assessment-completed", ASSESSED | answers, SIGNED)


def decided(**answers: Any) -> Line:
    return told("2026-03-02", "help-plan-entitlement-decided", ENTITLED | answers, DECIDED)


def led(by: UUID = CLAIRE, on: str = "2026-03-04") -> list[Line]:
    """Claire, a health visitor, was asked to lead and accepted."""
    asked = told("2026-03-03", "lead-worker-appointed", {"type": "early-help", "taken_by": str(by), "of": str(DECIDED)}, APPOINTED)
    return [asked, told(on, "step-accepted", {"of": str(APPOINTED)}, by=by)]


def written(on: str = "2026-03-12", id: UUID = PLAN, **answers: Any) -> Line:
    return told(on, "help-plan-written", HELP | answers, id, by=CLAIRE)


def answered(answer: str = "agreed", on: str = "2026-03-14", of: UUID = PLAN, **more: Any) -> Line:
    body = {"of": str(of), "what": "Meet Eve every week", "answer": answer, "who": "Eve Smith, youth worker"} | more
    return told(on, "intervention-answered", body, by=EVE)


def agreed(on: str = "2026-03-16", **answers: Any) -> Line:
    return told(on, "plan-agreed", AGREED | answers, by=CLAIRE)


def reviewed(on: str = "2026-06-01", id: UUID = REVIEW, **answers: Any) -> Line:
    return told(on, "plan-reviewed", REVIEWED | answers, id, by=CLAIRE)


def story(*more: Line) -> list[Line]:
    """Maggie’s plan until it runs, and more."""
    return [assessed(), decided(), *led(), written(), answered(), agreed(), *more]
