"""The Standards for an assessment as a page shows them: each with what it asks in our words, the answer, and where that is seen."""

from collections.abc import Sequence
from typing import NamedTuple

from corbiere.desk.addresses import entry_address
from corbiere.desk.record.display import Names, name_in
from corbiere.desk.record.record import Record
from corbiere.people.kinship import SIBLINGS
from corbiere.people.readings import relationships_of
from corbiere.statute.clauses import clauses
from corbiere.wellbeing.assessment import Assessment, assessments
from corbiere.wellbeing.pages.assessment.page import parents
from corbiere.wellbeing.standard_answers import answered
from corbiere.wellbeing.standards import AssessmentRecord, StandardAnswer

TONES = {StandardAnswer.MET: "good", StandardAnswer.NOT_YET: "plain", StandardAnswer.CANNOT: "plain"}


class StandardRow(NamedTuple):
    """One standard."""

    number: str
    clause: str
    asks: str
    answer: str
    tone: str
    why: str
    href: str


class StandardsCount(NamedTuple):
    """How many are met, of those that can apply."""

    met: int
    of: int


def rows(record: Record, held: Assessment, names: Names) -> list[StandardRow]:
    told = answered(_around(record, held, names))
    return [
        StandardRow(
            clauses()[clause].paragraph.removeprefix("standard "),
            clause,
            clauses()[clause].asks,
            one.answer.capitalize(),
            TONES[one.answer],
            one.why,
            entry_address(one.entry) if one.entry else "",
        )
        for clause, one in told
    ]


def counted(among: Sequence[StandardRow]) -> StandardsCount:
    met, cannot = (sum(row.answer == answer.capitalize() for row in among) for answer in (StandardAnswer.MET, StandardAnswer.CANNOT))
    return StandardsCount(met, len(among) - cannot)


def _around(record: Record, held: Assessment, names: Names) -> AssessmentRecord:
    ties = [tie for tie in relationships_of(record.subject, record.lines) if record.shown.on in tie.during]
    return AssessmentRecord(
        held=held,
        among=assessments(record.lines),
        lines=record.lines,
        findings=record.findings,
        parents={parent: name_in(names, parent) or "a parent" for parent in parents(record)},
        children=any(tie.relation in SIBLINGS for tie in ties),
        born=not record.person.unborn,
        on=record.shown.on,
    )
