"""Kinds of entry about education."""
