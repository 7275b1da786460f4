"""Kinds of entry about care and leaving it."""
