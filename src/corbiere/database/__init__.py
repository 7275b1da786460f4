"""PostgreSQL for Corbière: where its state lies, its server, its roles, how to reach it, and its backups. Knows nothing of Django."""
