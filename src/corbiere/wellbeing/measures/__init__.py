"""Figures on help: whether needs are assessed in time, who is refused, and whether plans hear the child and help."""
