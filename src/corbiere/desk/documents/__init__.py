"""Documents of a child's record, built from the entries that whoever asks may see."""
