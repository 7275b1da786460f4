"""Begins a request to assess: with the need that it is about, and where somebody was asked before, what was said then."""

from typing import Any

from corbiere.desk.extend import begins_with
from corbiere.desk.forms.form_data import Typed, one, spread
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import questions_of
from corbiere.ledger.entry import Entry
from corbiere.ledger.outcomes import TAKER
from corbiere.ledger.record import Line
from corbiere.people.needs import LevelOfNeed
from corbiere.wellbeing.assessment_requests import requests
from corbiere.wellbeing.entries import AssessmentRequested, NeedIdentified
from corbiere.wellbeing.entries.parts import AssessmentLevel
from corbiere.wellbeing.entries.requests import AskedOf

DECIDED = "concern-decided"
LEVELS = {
    LevelOfNeed.WELLBEING: AssessmentLevel.WELLBEING,
    LevelOfNeed.HEALTH_OR_DEVELOPMENT: AssessmentLevel.HEALTH_OR_DEVELOPMENT,
}
AGAIN = ("level", "matter", "affected", "indicators", "five_1", "five_2", "five_3", "five_4", "five_5", "wanted_by", "words")


@begins_with(AssessmentRequested)
def asked(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """With nobody chosen yet: the lead is seldom the one who knows a child best."""
    about = {said: line for line in asking.lines if (said := _about(line))}
    of = one(brought, "of") or next(reversed(about), None)
    level = LEVELS.get(LevelOfNeed(about[of].body["level"])) if of in about else None
    body: dict[str, Any] = {"asks": AskedOf.PROVIDER.value, "level": level, "of": of}
    before = next((asked for asked in reversed(requests(asking.lines)) if asked.of == body["of"]), None) if body["of"] else None
    again = {name: said for name in AGAIN if before and (said := before.line.body.get(name))}
    return {TAKER: []} | spread(questions_of(kind), {name: said for name, said in (body | again).items() if said})


def _about(line: Line) -> str | None:
    """Gives the root of a need, or of a worry on which the Hub decided, from the entry that says its level."""
    if line.kind == NeedIdentified.kind:
        return str(line.root)
    return line.body.get("of") if line.kind == DECIDED and line.body.get("level") in LEVELS else None
