"""What somebody is asked for: whose task each duty is, what comes first, and what waits for others. Every page and the API ask here."""
