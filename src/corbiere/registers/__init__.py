"""The registers: as at any day, as known at any moment, worked out from what was recorded and never typed."""
