"""Figures on children looked after and on those who left care: reviews, homes, health, being missing, family time, and leaving."""
