"""The health of a child in care: what is due, what was done, and what carers need to know of it."""
