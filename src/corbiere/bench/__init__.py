"""The project's promises of speed: `benches.py` is the list."""
