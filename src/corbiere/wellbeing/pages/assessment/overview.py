"""All assessments of one child, and the last one in a few lines for the first page (PS-2.14)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from corbiere.desk.addresses import entry_address
from corbiere.desk.record.display import AnswerDisplay, Names, answers, label_of, name_in
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.people.needs import Indicator, LevelOfNeed
from corbiere.wellbeing.assessment import Assessment, assessments, last_signed
from corbiere.wellbeing.entries.assessment_ends import AssessmentOutcome
from corbiere.wellbeing.pages.assessment.page import STATES, called

EIGHT = len(Indicator)


class AssessmentRow(NamedTuple):
    """One assessment in a list."""

    called: str
    said: str
    tone: str
    began: date
    over: date | None
    assessor: str
    looked_at: int
    found: str
    href: str


def summary(record: Record, held: Assessment, names: Names) -> AssessmentRow:
    said, tone = STATES[held.state]
    return AssessmentRow(
        called(held),
        said,
        tone,
        held.started.happened,
        held.over,
        name_in(names, held.assessor),
        EIGHT - len(held.unexplored),
        _found(held),
        record.address("wellbeing:assessment", held.id),
    )


def _found(held: Assessment) -> str:
    level = held.completed.body.get("level_found") if held.completed else None
    if level:
        return label_of(LevelOfNeed, level)
    if held.completed and held.completed.body.get("need") is not None:
        return "A need" if held.completed.body["need"] else "No need"
    return ""


class EndRow(NamedTuple):
    """A step by which an assessment comes to its end, as it was written."""

    called: str
    by: str
    on: date
    href: str
    answers: Sequence[AnswerDisplay]


def ends(held: Assessment) -> list[Line]:
    """The last steps in order of happening."""
    last = [line for line in (held.completed, held.ended) if line]
    return sorted([*held.shown, *held.comments, *held.submissions, *held.returns, *last, *held.told], key=lambda line: line.order)


def end_row(line: Line, names: Names) -> EndRow:
    kind = kind_called(line.kind)
    by = name_in(names, line.practitioner)
    found = [one for one in answers(kind.read(line.body, line.version), names, by) if one.question != "Which assessment?"]
    return EndRow(kind.called, by, line.happened, entry_address(line.id), found)


class AssessmentBrief(NamedTuple):
    """The last assessment that was signed: what was found and what follows, and why; and those that are open."""

    open: Sequence[tuple[str, date, int, str]]
    signed: date | None
    found: str
    follows: str
    next: str
    href: str
    all: str


def brief(record: Record) -> AssessmentBrief | None:
    among = assessments(record.lines)
    if not among:
        return None
    going = [one for one in among if one.is_open]
    opened = [
        (called(one), one.started.happened, EIGHT - len(one.unexplored), record.address("wellbeing:assessment", one.id)) for one in going
    ]
    last, everything = last_signed(among), record.address("wellbeing:assessments")
    if last is None or last.completed is None:
        return AssessmentBrief(opened, None, "", "", "", "", everything) if opened else None
    body, sent = last.completed.body, last.submission
    follows = label_of(AssessmentOutcome, body["outcome"]) if body.get("outcome") else ""
    href = record.address("wellbeing:assessment", last.id)
    return AssessmentBrief(
        opened, last.completed.happened, _found(last), follows, sent.body.get("next", "") if sent else "", href, everything
    )
