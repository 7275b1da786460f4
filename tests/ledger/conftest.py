"""Invented kinds, so that the ledger is shown to need no word of the domain."""
