"""How a domain says what may follow when a child comes into a family: a hook like those of `desk.extend`."""

from collections.abc import Iterator
from dataclasses import dataclass

from corbiere.desk.extend import Hook
from corbiere.ledger.declaration import FollowUp
from corbiere.ledger.entry import declared


@dataclass(frozen=True, kw_only=True)
class NewInFamily(Hook):
    """Kinds offered about a child who has come into a family, before birth or after it."""

    unborn: bool
    offers: tuple[FollowUp, ...]

    def faults(self) -> Iterator[str]:
        yield from (f"names the kind {offer.kind}, which nothing declares" for offer in self.offers if offer.kind not in declared())
