"""The commands, by subject; `corbiere.cli` puts them together."""
