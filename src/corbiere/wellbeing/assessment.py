"""An assessment as a record tells it: what was written by whom, how far it is, and what is missing. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from corbiere.ledger.fields import LEARNED
from corbiere.ledger.record import Line
from corbiere.ledger.standing import as_recorded, folded
from corbiere.people.needs import Indicator
from corbiere.wellbeing.entries.assessment_parts import CarriedHow
from corbiere.wellbeing.entries.assessments import AgreementParty, AssessmentAgreement
from corbiere.wellbeing.entries.parts import AssessmentLevel

BELOW_CARE = (AssessmentLevel.WELLBEING, AssessmentLevel.HEALTH_OR_DEVELOPMENT)  # of children who are not looked after (WT-assess-1)


class AssessmentState(StrEnum):
    """How far it is."""

    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SIGNED = "signed"
    ENDED = "ended"


@dataclass(slots=True)
class Assessment:
    """One assessment, with all that was written of it in order of happening. `assessor` is who makes it at the end of its lines."""

    started: Line
    assessor: UUID | None
    assessors: list[tuple[date, UUID | None]] = field(default_factory=list)
    agreements: list[Line] = field(default_factory=list)
    parts: list[Line] = field(default_factory=list)
    shown: list[Line] = field(default_factory=list)
    comments: list[Line] = field(default_factory=list)
    submissions: list[Line] = field(default_factory=list)
    returns: list[Line] = field(default_factory=list)
    told: list[Line] = field(default_factory=list)
    completed: Line | None = None
    ended: Line | None = None
    last: Line | None = None  # what moved it on last: sent to the manager, or back

    @property
    def id(self) -> UUID:
        return self.started.root

    @property
    def level(self) -> AssessmentLevel | None:
        level = self.started.body.get("level")
        return AssessmentLevel(level) if level else None

    @property
    def state(self) -> AssessmentState:
        if self.completed:
            return AssessmentState.SIGNED
        if self.ended:
            return AssessmentState.ENDED
        if self.last is None:
            return AssessmentState.OPEN
        return AssessmentState.SUBMITTED if self.last.kind == "assessment-submitted" else AssessmentState.RETURNED

    @property
    def is_open(self) -> bool:
        return self.completed is None and self.ended is None

    @property
    def is_written(self) -> bool:
        """Whether parts are still added: neither ended nor with the manager."""
        return self.state in (AssessmentState.OPEN, AssessmentState.RETURNED)

    @property
    def over(self) -> date | None:
        """The day on which it was signed or ended."""
        last = self.completed or self.ended
        return last.happened if last else None

    @property
    def submission(self) -> Line | None:
        return self.submissions[-1] if self.submissions else None

    def of(self, indicator: Indicator) -> list[Line]:
        return [part for part in self.parts if part.body.get("indicator") == indicator]

    def on(self, context: str) -> list[Line]:
        """Parts on one side of the child's life."""
        return [part for part in self.parts if part.body.get("context") == context]

    @property
    def unexplored(self) -> list[Indicator]:
        """Indicators under which nobody has written."""
        written = {part.body.get("indicator") for part in self.parts}
        return [indicator for indicator in Indicator if indicator not in written]

    def finding(self, indicator: Indicator) -> Line | None:
        """The part that says last what was found there."""
        return next((part for part in reversed(self.of(indicator)) if part.body.get("finding")), None)

    @property
    def agreed(self) -> dict[str, Line]:
        """The last answer of everybody who was asked, by who they are."""
        return {_whose(line): line for line in self.agreements}

    def holds_something(self, name: str) -> bool:
        """Whether a part answers the question of that name."""
        return any(part.body.get(name) for part in self.parts)

    @property
    def childs_words(self) -> list[Line]:
        return [part for part in self.parts if not LEARNED.isdisjoint(part.body.get("views") or ())]


def _whose(line: Line) -> str:
    """The same for one person, whose answer may change."""
    if line.body["party"] == AgreementParty.CHILD:
        return AgreementParty.CHILD
    return str(line.body.get("person") or line.body.get("who") or "").casefold()


def refusing(assessment: Assessment, age: int | None) -> list[Line]:
    """Answers of those who do not agree, or were not asked, as they stand. Somebody of 16 decides for themselves, which is a default."""
    held = assessment.agreed
    child = held.get(AgreementParty.CHILD)
    if child and age is not None and age >= DECIDES and child.body["answer"] == AssessmentAgreement.AGREED:
        return []
    return [line for line in held.values() if line.body["answer"] != AssessmentAgreement.AGREED]


DECIDES = 16  # years. Default: the sources are silent on who agrees where somebody of 16 and a parent differ


@folded
def assessments(lines: Sequence[Line]) -> list[Assessment]:
    """All that a record tells of, the first begun first. What names no assessment belongs to the last open one of its level."""
    found: dict[str, Assessment] = {}
    for line in as_recorded(lines):
        if line.kind == "assessment-started":
            who = _id(line.body.get("assessor")) or line.practitioner
            found[str(line.root)] = Assessment(line, who, [(line.happened, who)])
        elif line.kind in _TELLS and (held := _told_of(line, found)):
            _TELLS[line.kind](held, line)
    written = {str(part.root): part for held in found.values() for part in held.parts}
    for held in found.values():
        held.parts = [_carried(part, written) for part in held.parts]
    return list(found.values())


LASTING = ("strengths", "needs", "impact", "finding", "tense")  # of a part that is still so. What was seen or said is of its own time


def _carried(part: Line, written: Mapping[str, Line]) -> Line:
    """The part, with what lasts of the earlier one that it says is still so, and of the one which that took up."""
    earlier = written.get(part.body.get("carried") or "")
    if earlier is None or part.body.get("carried_how") != CarriedHow.CONFIRMED or earlier.order >= part.order:
        return part
    then = _carried(earlier, written).body
    lasts = {name: then[name] for name in LASTING if then.get(name) and not part.body.get(name)}
    return part._replace(body={**part.body, **lasts})


def named(lines: Sequence[Line], of: object) -> Assessment | None:
    """The assessment that began with an entry, by its id or its root."""
    root = next((line.root for line in lines if of in (line.id, line.root)), of)
    return next((held for held in assessments(lines) if held.id == root), None)


def open_ones(lines: Sequence[Line]) -> Iterator[Assessment]:
    return (held for held in assessments(lines) if held.is_open)


def last_signed(held: Iterable[Assessment], before: date | None = None) -> Assessment | None:
    """The one that was signed last, up to a day."""
    signed = [one for one in held if one.completed and (before is None or one.completed.happened <= before)]
    return max(signed, key=lambda one: one.completed.happened if one.completed else date.min, default=None)


def _told_of(line: Line, found: dict[str, Assessment]) -> Assessment | None:
    of = line.body.get("of")
    if of:
        return found.get(str(of))
    level = line.body.get("level")
    return next((held for held in reversed(found.values()) if held.is_open and held.started.body.get("level") == level), None)


def _handed_over(held: Assessment, line: Line) -> None:
    held.assessor = _id(line.body["to"])
    held.assessors.append((line.happened, held.assessor))


Tells = Callable[[Assessment, Line], None]


def _moved_on(name: str) -> Tells:
    def move(held: Assessment, line: Line) -> None:
        getattr(held, name).append(line)
        held.last = line

    return move


def _kept(name: str) -> Tells:
    return lambda held, line: getattr(held, name).append(line)


def _completed(held: Assessment, line: Line) -> None:
    held.completed = line


def _ended(held: Assessment, line: Line) -> None:
    held.ended = line


_TELLS: dict[str, Tells] = {
    "assessor-changed": _handed_over,
    "assessment-agreement-noted": _kept("agreements"),
    "assessment-part-written": _kept("parts"),
    "assessment-comment-asked": _kept("shown"),
    "assessment-commented": _kept("comments"),
    "assessment-submitted": _moved_on("submissions"),
    "assessment-returned": _moved_on("returns"),
    "assessment-completed": _completed,
    "assessment-told": _kept("told"),
    "assessment-ended": _ended,
}
KINDS = ("assessment-started", *_TELLS)


def _id(value: object) -> UUID | None:
    return UUID(str(value)) if value else None
