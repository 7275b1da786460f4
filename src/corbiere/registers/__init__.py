"""Registers: who was on one as at any day, as known at any moment, worked out from what was recorded and never typed.

A domain declares its own: the table of its places, what puts on and takes off, in what it is counted, and what a check looks for.
"""
