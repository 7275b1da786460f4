"""Pages of reviewing: a child's reviews, an officer's day, and the officers for the manager of the service."""
