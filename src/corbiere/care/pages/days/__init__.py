"""Notes that carers write of a child's days, as those who work with the child read them."""
