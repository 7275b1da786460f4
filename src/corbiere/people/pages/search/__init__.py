"""Finding a person, and beginning a record."""
