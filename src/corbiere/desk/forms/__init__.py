"""From the declaration of a kind to its form, and from what was typed into it to an entry."""
