"""Entries that begin or end legal states: it takes two people to correct or withdraw one.

Where the statute knows the state, its own patterns say which facts do; the rest is what says who somebody is, and who holds parental
responsibility for them.
"""

from collections.abc import Mapping
from typing import Any

from corbiere.ledger.entry import kind_called
from corbiere.statute.states import BEFORE_COURT, ENQUIRY, LOOKED_AFTER, ON_PLAN, PLANNED

STATES = (ON_PLAN, ENQUIRY, LOOKED_AFTER, BEFORE_COURT, PLANNED)
WHO_THEY_ARE = frozenset({"person-identified", "born", "died", "person-matched"})
ORDERS = frozenset({"order-made", "relationship-ended"})
RESPONSIBILITY = "parental_responsibility"


def fills_a_gap(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether an entry only answers what it had left open, and begins and ends the same states as before (ADR 33)."""
    if kind in WHO_THEY_ARE | ORDERS or before.get(RESPONSIBILITY) != after.get(RESPONSIBILITY):
        return False
    kept = all(after.get(name) == said for name, said in before.items() if said not in (None, [], ""))
    return kept and before != after and _states(kind, before) == _states(kind, after)


def _states(kind: str, body: Mapping[str, Any]) -> list[bool]:
    """Of each state, whether such an entry begins it and whether it ends it."""
    attributes = dict(kind_called(kind).attributes(body))
    return [pattern.matches(kind, attributes) for state in STATES for pattern in (state.begins, state.ends)]


def is_legal_state(kind: str, body: Mapping[str, Any]) -> bool:
    """Whether an entry that says this begins or ends a legal state."""
    if kind in WHO_THEY_ARE | ORDERS or body.get(RESPONSIBILITY) == "yes":
        return True
    attributes = dict(kind_called(kind).attributes(body))
    return any(pattern.matches(kind, attributes) for state in STATES for pattern in (state.begins, state.ends))
