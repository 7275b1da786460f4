"""A fault in the database, in a sentence for whoever has to put it right."""


class DatabaseFault(Exception):
    """One sentence: what is wrong, and what would be right."""
