"""A plan of help in the record, with the cast: entitled, led by somebody who accepted, with help that its provider is asked for."""

from typing import Any
from uuid import UUID

from cast import Cast
from corbiere.ledger.reading import lines, without_row_security
from wellbeing.planned import AGREED, CONSULTED, ENTITLED, HELP, MEET_EVE, SAFE


def help_is_entitled(cast: Cast, child: str, *, level: str = "wellbeing", assessor: str = "claire") -> UUID:
    """A signed assessment found a need, and the parents agree to a plan. Gives the decision."""
    began = cast.tell(child, "assessment-started", 40, by="ana", level=level, assessor=str(cast.people[assessor]))
    signed = cast.tell(
        child,
        "assessment-completed",
        30,
        by="ben",
        of=str(began),
        level=level,
        need=True,
        level_found=level,
        comment="Good",
        outcome="plan",
    )
    body = ENTITLED | {"of": str(signed), "level": level, "taken_by": str(cast.ana), "provider": str(cast.agencies["claire"])}
    if level != "wellbeing":
        higher = ("of", "level", "parents", "they_agree", "outcome", "best", "told", "taken_by")
        body = {name: body[name] for name in higher} | {"minister": str(cast.ana)}
    return cast.tell(child, "help-plan-entitlement-decided", 29, **body)


def help_is_led(cast: Cast, child: str, lead: str, decided: UUID, *, type: str = "early-help") -> UUID:
    """Somebody was asked to lead, and accepted."""
    asked = cast.tell(child, "lead-worker-appointed", 28, by="ben", type=type, taken_by=str(cast.people[lead]), of=str(decided))
    cast.tell(child, "step-accepted", 27, by=lead, of=str(asked))
    return asked


def help_asked(cast: Cast, helper: str) -> dict[str, Any]:
    """The weekly meetings, asked of somebody of the cast."""
    return MEET_EVE | {
        "agency": str(cast.agencies[helper]),
        "practitioner": str(cast.people[helper]),
        "who": helper.capitalize(),
        "by": str(cast.ago(-60)),
    }


def help_is_written(cast: Cast, child: str, lead: str, helper: str, days: int = 20, **answers: Any) -> UUID:
    return cast.tell(child, "help-plan-written", days, by=lead, **plan_of(cast, child, helper) | answers)


def plan_of(cast: Cast, child: str, helper: str) -> dict[str, Any]:
    """The plan as it would be written of that child, with help asked of one of the cast."""
    consulted = [CONSULTED[0], CONSULTED[1] | {"agency": str(cast.agencies[helper])}]
    body = HELP | {"consulted": consulted, "outcomes": [SAFE | {"actions": [help_asked(cast, helper)]}]}
    signed = next(line for line in _lines(cast, child) if line.kind == "assessment-completed")
    return {name: said for name, said in (body | {"assessment": str(signed.root)}).items() if name != "disabled"}


def help_is_agreed(cast: Cast, child: str, lead: str, helper: str, version: UUID, *, type: str = "early-help", days: int = 15) -> None:
    what = MEET_EVE["what"]
    cast.tell(child, "intervention-answered", days + 2, by=helper, of=str(version), what=what, answer="agreed", who="For the service")
    agreed = AGREED | {"type": type, "of": str(version), "next_review": str(cast.ago(-30))}
    cast.tell(child, "plan-agreed", days, by=lead, **agreed)


def help_is_planned(cast: Cast, child: str, lead: str = "claire", helper: str = "david") -> UUID:
    """The whole of it, until the plan runs. Gives the version of the plan."""
    help_is_led(cast, child, lead, help_is_entitled(cast, child))
    version = help_is_written(cast, child, lead, helper)
    help_is_agreed(cast, child, lead, helper, version)
    return version


def _lines(cast: Cast, child: str) -> list[Any]:
    with without_row_security():
        return list(lines(cast.people[child]))
