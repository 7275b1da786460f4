"""Somebody's work: whose task each duty is, what comes first, and what waits for others. Every page and the API ask here."""
