"""Records that come from another system: nobody here can be asked for what it never held."""

from corbiere.ledger.rulings import Proposal


def brought_in(asked: Proposal) -> bool:
    """Whether the system itself writes, as an import does. What a form would ask for is then not asked."""
    return bool(asked.by.system)


def not_now(asked: Proposal) -> bool:
    """Whether a past is brought in or made up. Who may do something today, and in which order pages ask for it, says nothing about that."""
    return asked.invented or brought_in(asked)
