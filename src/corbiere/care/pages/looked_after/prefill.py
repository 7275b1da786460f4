"""Answers that forms of care begin with: a move as it was planned, and everybody whose agreement is asked for."""

from corbiere.care.entries import CareConsentGiven, CareStarted, CareStatusChanged, PlacementStarted
from corbiere.care.entries.parts import MoveSort
from corbiere.care.pages.looked_after.now import MOVED, PLANNED
from corbiere.desk.extend import begins_with
from corbiere.desk.forms.form_data import Typed, spread
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import questions_of
from corbiere.ledger.entry import Entry
from corbiere.people.entries import YesNoUnknown
from corbiere.people.readings import RELATING, relationships_of

FROM_PLAN = ("type", "carer", "matched")


@begins_with(PlacementStarted)
def as_planned(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """With the move that was planned and has not happened yet."""
    last = next((line for line in reversed(asking.lines) if line.kind in (PLANNED, MOVED)), None)
    if last is None or last.kind != PLANNED:
        return {}
    body = {name: said for name in FROM_PLAN if (said := last.body.get(name))}
    return spread(questions_of(kind), {**body, "sort": MoveSort.PLANNED.value})


@begins_with(CareConsentGiven, CareStarted, CareStatusChanged)
def each_asked(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """A row for each with parental responsibility, as far as whoever writes sees who that is."""
    if asking.subject is None:
        return {}
    held = relationships_of(asking.subject, [line for line in asking.lines if line.kind in RELATING])
    named = [str(tie.other) for tie in held if tie.parental_responsibility == YesNoUnknown.YES and asking.viewer.on in tie.during]
    return spread(questions_of(kind), {"consents": [{"person": who} for who in dict.fromkeys(named)]}) if named else {}
