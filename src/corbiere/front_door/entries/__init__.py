"""Kinds of entry for what comes in at the front door."""

from corbiere.front_door.entries.concerns import ConcernDecided, ConcernReceived, ReferrerTold

__all__ = ["ConcernDecided", "ConcernReceived", "ReferrerTold"]
