"""No kind that decides about a child's life lacks what the child says, why it is best for them, or at least why."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from corbiere.ledger.entry import CHILD, PERSON, Entry, declared
from corbiere.ledger.field_types import keys, models_in
from corbiere.ledger.fields import BestInterests, Views
from corbiere.ledger.outcomes import OUTCOMES
from corbiere.meetings.entries import ChildMeetingHeld

ELSEWHERE = {
    "care-plan-sent": "a manager is asked; the plan has the child’s views, and the agreement says why it is best",
    "carers-question-answered": "one question of the day; who may decide what from then on is a decision of its own, with the child’s views",
    "agency-answered": "an agency’s reply, which decides nothing for the child",
    "difference-step-taken": "a step between professionals; what it is about has its reasons",
    "review-dispute-step-taken": "a step between professionals; the recommendation and the answer it is about have their reasons",
    "legal-planning-held": "what it came to is decided in an entry of its own, with why",
}


def decides(kind: type[Entry]) -> bool:
    ours = kind.__module__.startswith("corbiere.") and "default_kinds" not in kind.__module__
    return ours and kind.about in (PERSON, CHILD) and (kind.leads_to is not None or any(name in keys(kind) for name in OUTCOMES))


def held_by(kind: type[Entry]) -> Iterator[type[BaseModel]]:
    for field in kind.model_fields.values():
        yield from models_in(field.annotation)


def says_why(kind: type[Entry]) -> bool:
    heard = any(issubclass(part, Views | BestInterests) for part in held_by(kind))
    return heard or any(name.startswith("why") for name in keys(kind))


DECIDES = sorted((kind for kind in declared().values() if decides(kind)), key=lambda kind: kind.kind)


def test_there_are_such_kinds() -> None:
    assert len(DECIDES) >= 15
    assert {kind.kind for kind in DECIDES} >= ELSEWHERE.keys()


@pytest.mark.parametrize("kind", DECIDES, ids=lambda kind: kind.kind)
def test_a_decision_about_a_childs_life_has_their_views_or_its_reason(kind: type[Entry]) -> None:
    """WT-gov-22, WT-principles-2, WT-gov-13, LAC-401-5."""
    assert says_why(kind) or kind.kind in ELSEWHERE


@pytest.mark.parametrize("kind", [*(kind for kind in DECIDES if kind.kind == "conference-held"), ChildMeetingHeld])
def test_a_meeting_that_decides_for_a_child_asks_both(kind: type[Entry]) -> None:
    """WT-191-1, WT-gov-13: what the child says, and why the decision is best for them; neither from a brother or sister (WT-gov-15)."""
    parts = list(held_by(kind))
    assert Views in parts and BestInterests in parts
    assert not {"views", "best"} & set(kind.shared_questions)
