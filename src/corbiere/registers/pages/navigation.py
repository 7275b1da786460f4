"""The way to the registers, for whoever sees one of them."""

from corbiere.desk.extend import Navigation, declare
from corbiere.registers.rights import registers_seen_by

declare(
    Navigation(name="registers", called="Registers", page="registers:all", sees=lambda viewer: bool(registers_seen_by(viewer)), order=30)
)
