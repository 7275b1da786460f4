"""The Hub's desk: all that came in and is not done with, and one page for each worry."""
