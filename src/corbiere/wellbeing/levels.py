"""Levels of need as a record tells them: dated, each with its reason, and never written over (WT-continuum-1). Pure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.ledger.standing import as_recorded
from corbiere.people.needs import LevelOfNeed

SAYS = {"need-identified": "level", "concern-decided": "level", "assessment-completed": "level_found"}  # each kind with its question
REASONS = {"need-identified": ("matter",), "concern-decided": ("why",), "assessment-completed": ("comment",)}
ANSWERS = "level-change-answered"
# What shows that the support was looked at since: it was assessed, planned, reviewed or ended, or a protective step was taken.
TAKES_UP = frozenset({
    ANSWERS, "assessment-requested", "assessment-started", "plan-required", "plan-agreed", "plan-reviewed", "plan-ended",
    "lead-worker-appointed", "lead-worker-transfer-offered", "strategy-discussion-held", "enquiry-started", "conference-held",
    "care-started", "involvement-ended", "died",
})  # fmt: skip


class LevelSaid(NamedTuple):
    """A level that an entry gave, with the one before it. `open`: it is another, and nobody has looked at the support since."""

    line: Line
    level: LevelOfNeed
    before: LevelOfNeed | None = None
    open: bool = False

    @property
    def is_change(self) -> bool:
        return self.before is not None and self.before is not self.level

    @property
    def is_higher(self) -> bool:
        order = list(LevelOfNeed)
        return self.before is not None and order.index(self.level) > order.index(self.before)

    @property
    def why(self) -> str:
        return next((str(said) for name in REASONS[self.line.kind] if (said := self.line.body.get(name))), "")


@folded
def levels(lines: Sequence[Line]) -> list[LevelSaid]:
    """All that were ever given, day by day. The last is the level now."""
    found: list[LevelSaid] = []
    for line in as_recorded(lines):
        if line.kind in TAKES_UP:
            found = [one._replace(open=False) for one in found]
        if level := line.body.get(SAYS.get(line.kind, "")):
            before = found[-1].level if found else None
            made = LevelSaid(line, LevelOfNeed(level), before)
            found = [*(one._replace(open=False) for one in found), made._replace(open=made.is_change)]
    return found


def changes(lines: Sequence[Line]) -> Iterator[LevelSaid]:
    """Changes after which nobody has looked at the support."""
    return (one for one in levels(lines) if one.open)
