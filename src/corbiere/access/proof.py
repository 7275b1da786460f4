"""The whole proof of the record: entries, what is chained beside them, accounts, seals, and the copies of seals kept elsewhere."""

from collections.abc import Iterator
from itertools import chain as one_after_another
from pathlib import Path

from corbiere.access import bindings
from corbiere.ledger import chain, links, seal_copies, seal_proof
from corbiere.ledger.chain import ChainFault
from corbiere.ledger.signing import known_keys


def prove(copies: Path | None = None) -> Iterator[ChainFault | int]:
    """Every fault; and, as it goes on, how many entries were looked at. `copies`: the folder of the seals kept elsewhere."""
    keys = known_keys(copies)
    parts = [chain.verify(), links.verify(), bindings.verify(), seal_proof.verify(keys)]
    if copies:
        parts.append(seal_copies.verify(copies, keys))
    return one_after_another.from_iterable(parts)
