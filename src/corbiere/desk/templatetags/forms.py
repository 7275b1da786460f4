"""The law's words for the templates of forms."""

from django import template

from corbiere.statute.clauses import clauses

register = template.Library()


@register.filter
def clause_asks(id: str) -> str:
    """Says what the clause asks, in our own words; nothing for one that the register lacks."""
    held = clauses().get(id)
    return held.asks if held else ""
