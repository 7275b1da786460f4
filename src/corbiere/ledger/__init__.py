"""The record: entries are written once, chained, and never changed. Knows no word of the domain."""
