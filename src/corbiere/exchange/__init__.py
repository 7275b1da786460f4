"""Turns exports of other systems into dated facts; what cannot be true is refused by name and place."""
