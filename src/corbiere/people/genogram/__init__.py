"""A family as a drawing and as sentences: pure, from who somebody is and how they belong together on a day."""
