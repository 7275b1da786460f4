"""The pages of what went wrong, and of professional disagreements."""
