"""Law that lets nobody decide without the child: their views, or why they could not be learned, and how much they weigh."""

from corbiere.ledger.fields import Views
from corbiere.ledger.rulings import Proposal, Ruling, must
from corbiere.people.entries import PersonIdentified

BY_LAW = "Required by law: what they say, or why that could not be learned, and what weight it has"
"""The hint of a question at a point where the law itself asks for a child's views (WT-193-1)."""


def must_hear(asked: Proposal, views: Views | None, clause: str, field: str = "views") -> Ruling | None:
    """Refuses what the law lets nobody do without the child's views, weighed for their age and maturity (WT-200-1; WT-gap-22).

    Views that were asked for and could not be learned will do, where it is said why. A child not yet born is not asked, and what another
    system held is kept as it was.
    """
    if asked.by.system or asked.invented or _is_unborn(asked):
        return None
    if views is None:
        return must(
            False, "The law asks what the child thinks. Write what they said or showed, or why it could not be learned.", clause, field
        )
    why = "The law asks what weight the child’s views have, for their age and maturity. Write that under them, and why."
    return must(not views.are_known or bool(views.weight), why, clause, field)


def _is_unborn(asked: Proposal) -> bool:
    if asked.standing.born is not None:
        return asked.happened < asked.standing.born
    begun = asked.standing.last(PersonIdentified.kind)
    return begun is not None and "expected" in begun.body
