"""Corbière: the record, the statutory clock and the register for children's safeguarding and care."""
