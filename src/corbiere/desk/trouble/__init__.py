"""When something goes wrong: what to record in a minute, what may come next, and who must be told."""
