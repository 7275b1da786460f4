"""A picture of the eight over time: what each assessment found under each. What it shows stands in a table beside it. Pure.

The four findings are no scale (WT-carry-3): each has a shape of its own, and none stands higher than another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from corbiere.people.needs import Indicator
from corbiere.wellbeing.assessment import Assessment
from corbiere.wellbeing.entries.parts import FindingTense, WellbeingFinding

LEFT, COLUMN, ROW, TOP = 104, 76, 30, 34
MOST = 6  # assessments in the picture; a default. All of them are in the table
SIZE = 9
SHAPES = {
    WellbeingFinding.PROMOTED: ((0, -1), (1, 0.9), (-1, 0.9)),
    WellbeingFinding.SAFEGUARDED: ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    WellbeingFinding.SUPPORTED: ((0, -1), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31)),
    WellbeingFinding.AFFECTED: ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
}
NOTED = "noted, and nothing found yet"
NOT_LOOKED_AT = "not looked at"


class IndicatorFound(NamedTuple):
    """What one assessment found under one of the eight; `is_now` where it is so, and does not only threaten."""

    words: str
    finding: WellbeingFinding | None = None
    is_now: bool = True


class FoundMark(NamedTuple):
    """A shape by its corners, filled where it is so now; or a dash, where there are none."""

    x: int
    y: int
    corners: str
    is_now: bool
    words: str


@dataclass(frozen=True, slots=True)
class EightOverTime:
    """`columns` are the assessments from left to right, by the day they began, `rows` the eight with their height. `table` has every
    assessment: its day, what it was, and the words under each of the eight."""

    width: int
    height: int
    columns: Sequence[tuple[date, int]]
    rows: Sequence[tuple[str, int]]
    marks: Sequence[FoundMark]
    key: Sequence[FoundMark]
    table: Sequence[tuple[date, str, Sequence[str]]]
    told: str


def found(held: Assessment, indicator: Indicator) -> IndicatorFound:
    part = held.finding(indicator)
    if part is None:
        return IndicatorFound(NOTED if held.of(indicator) else NOT_LOOKED_AT)
    finding, tense = WellbeingFinding(part.body["finding"]), FindingTense(part.body["tense"])
    return IndicatorFound(f"{tense.label.lower()} {finding.label.lower()}", finding, tense is FindingTense.IS_BEING)


def drawn(among: Sequence[Assessment]) -> EightOverTime | None:
    """Assessments in which something is written under the eight, the first begun first. Nothing where there is none."""
    written = [held for held in among if any(part.body.get("indicator") for part in held.parts)]
    if not written:
        return None
    shown = written[-MOST:]
    columns = [(held.started.happened, LEFT + COLUMN * place + COLUMN // 2) for place, held in enumerate(shown)]
    rows = [(indicator.label, TOP + ROW * place + ROW // 2) for place, indicator in enumerate(Indicator)]
    marks = [
        mark
        for held, (_, x) in zip(shown, columns, strict=True)
        for indicator, (_, y) in zip(Indicator, rows, strict=True)
        if (mark := _mark(found(held, indicator), x, y))
    ]
    table = [(held.started.happened, held.level.label if held.level else "Assessment", _words(held)) for held in reversed(written)]
    last = shown[-1]
    told = "; ".join(f"{one.label}: {found(last, one).words}" for one in Indicator)
    key = [_shape(finding, 12, 12, is_now=True, words=finding.label) for finding in WellbeingFinding]
    size = (LEFT + COLUMN * len(shown), TOP + ROW * len(rows) + 6)
    return EightOverTime(*size, columns, rows, marks, key, table, f"The last one: {told}")


def _words(held: Assessment) -> list[str]:
    return [found(held, indicator).words for indicator in Indicator]


def _mark(one: IndicatorFound, x: int, y: int) -> FoundMark | None:
    if one.finding is None:
        return FoundMark(x, y, "", is_now=False, words=one.words) if one.words == NOTED else None
    return _shape(one.finding, x, y, is_now=one.is_now, words=one.words)


def _shape(finding: WellbeingFinding, x: int, y: int, *, is_now: bool, words: str) -> FoundMark:
    corners = " ".join(f"{x + SIZE * across:.1f},{y + SIZE * down:.1f}" for across, down in SHAPES[finding])
    return FoundMark(x, y, corners, is_now, words)
