"""My work, and a team's."""
