"""Records that come from another system: nobody here can be asked for what it never held."""

from corbiere.ledger.rulings import Asked


def brought_in(asked: Asked) -> bool:
    """Whether the system itself writes, as an import does. What a form would ask for is then not asked."""
    return bool(asked.by.system)
