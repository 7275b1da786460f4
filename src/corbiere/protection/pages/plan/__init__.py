"""The pages of a child protection plan."""
