"""Rulings on what is recorded of a child's education."""

from corbiere.education.rulings import plans, schools, teachers, terms

__all__ = ["plans", "schools", "teachers", "terms"]
