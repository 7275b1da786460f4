"""What the project promises to be quick at: `benches.py` is the list."""
