"""What the templates of forms ask of the law."""

from django import template

from corbiere.statute.clauses import clauses

register = template.Library()


@register.filter
def clause_asks(id: str) -> str:
    """What the clause asks, in our own words; nothing for one that the register does not have."""
    held = clauses().get(id)
    return held.asks if held else ""
