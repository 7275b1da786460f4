"""The law as data: given facts, a day and a calendar, what is open, overdue, met, late, missed or lapsed, and why.

Pure: reads no clock and no table. `docs/law/readings.md` says how the sources are read where they are silent.
"""
