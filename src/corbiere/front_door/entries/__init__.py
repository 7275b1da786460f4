"""Kinds of entry for what comes in at the front door."""

from corbiere.front_door.entries.concerns import ConcernDecided, ConcernReceived, ReferrerTold, WorryWords
from corbiere.front_door.entries.matters import MatterDecided, WorryArrived, WorryJoined, WorryPutBack, WorryTakenOn

__all__ = [
    "ConcernDecided",
    "ConcernReceived",
    "MatterDecided",
    "ReferrerTold",
    "WorryArrived",
    "WorryJoined",
    "WorryPutBack",
    "WorryTakenOn",
    "WorryWords",
]
