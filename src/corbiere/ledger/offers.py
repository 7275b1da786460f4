"""Kinds that a domain offers after a kind of another domain, which knows nothing of them."""

from corbiere.ledger.declaration import FollowUp
from corbiere.ledger.entry import kind_called


def offered_after(kind: str, *offers: FollowUp) -> None:
    """Adds to what is offered after a kind. The app that declares it stands earlier among the installed ones."""
    held = kind_called(kind)
    held.followed_by = (*held.followed_by, *(offer for offer in offers if offer not in held.followed_by))
