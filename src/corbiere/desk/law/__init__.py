"""The law as its pages show it."""
