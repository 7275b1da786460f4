"""Taking back an entry that should never have been made."""

from corbiere.ledger.entry import ANY, Entry


class Withdrawn(Entry, kind="withdrawn", about=ANY, called="Entry withdrawn", before_birth=True):
    """An entry was made in error, about the wrong child for example. It stays in the record, marked; nothing is worked out from it."""
