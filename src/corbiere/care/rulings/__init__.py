"""Rulings on what is recorded of care."""

from corbiere.care.rulings import court

__all__ = ["court"]
