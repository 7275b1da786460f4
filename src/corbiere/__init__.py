"""Corbière: the record, the statutory clock and the register for children's safeguarding and care."""

import os

# Read by the allocator of Polars as it is loaded: freed pages are kept for ten seconds, as the next piece of a population takes them again.
os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:10000,muzzy_decay_ms:10000")
