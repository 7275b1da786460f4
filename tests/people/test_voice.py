"""Where the law itself asks for a child's views, nothing goes on without them, or why they could not be learned, and their weight."""

from datetime import date
from uuid import uuid4

import pytest

from corbiere.casework.entries import ViewsHeard
from corbiere.ledger.fields import Views
from corbiere.ledger.reading import facts_of
from corbiere.ledger.record import Author, Line, Standing
from corbiere.ledger.rulings import Proposal
from corbiere.people.entries import Born, PersonIdentified
from corbiere.people.voice import must_hear

DAY, BIRTH = date(2026, 3, 2), date(2018, 6, 3)
ANA = Author(practitioner=uuid4())
NAMED, DUE = PersonIdentified(given="Mia"), PersonIdentified(given="Baby", expected=date(2026, 4, 1))
WORDS, WEIGHED = {"own_words": "I like Gran."}, {"weight": "Much: she is seven, and says it each time"}
NOT_LEARNED = {"why_not": "She asked us to come back on Friday."}


def told(*entries: PersonIdentified | Born, by: Author = ANA) -> Proposal:
    days = [BIRTH if isinstance(entry, Born) else DAY for entry in entries]
    ids = [uuid4() for _ in entries]
    held = [
        Line(order, id, id, entry.kind, entry.version, on, None, on, None, None, None, entry.body())
        for order, (entry, on, id) in enumerate(zip(entries, days, ids, strict=True))
    ]
    subject = uuid4()
    entry = ViewsHeard(views=Views(**WORDS))
    return Proposal(entry, subject, "person", DAY, None, DAY, by, Standing(subject, held, facts_of(held)))


@pytest.mark.parametrize(
    ("views", "allowed"),
    [(None, False), (WORDS, False), (WORDS | WEIGHED, True), ({"shown": "He turned to Gran"}, False), (NOT_LEARNED, True)],
)
def test_the_law_lets_nobody_plan_or_review_without_the_child(views: dict[str, str] | None, allowed: bool) -> None:
    """WT-193-1, WT-gov-22, WT-200-1, WT-126-1, WT-144-1, WT-144-2: an attempt that failed will do, where it says why."""
    found = must_hear(told(NAMED, Born()), Views(**views) if views else None, "WT-144-1")
    assert found is not None and found.force == "must" and found.allowed is allowed and found.clause == "WT-144-1"


@pytest.mark.parametrize(
    ("asked", "heard"),
    [(told(NAMED, Born()), True), (told(NAMED), True), (told(DUE), False), (told(NAMED, Born(), by=Author(system="a return")), False)],
)
def test_who_is_not_born_yet_and_what_another_system_held_are_not_asked(asked: Proposal, heard: bool) -> None:
    """WT-193-1."""
    assert (must_hear(asked, None, "WT-144-1") is not None) is heard
