"""The boxes of an assessment's notebook: one under each of the eight, and one for the other sides of the child's life. Each note becomes a
part of the assessment, so that several hands write side by side."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from corbiere.desk.forms import notebook as any_notebook
from corbiere.desk.forms.drafts import drafts_of
from corbiere.desk.forms.form_data import Typed, one
from corbiere.desk.forms.notebook import Notebook, fault_in
from corbiere.desk.models import Draft
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import Choice
from corbiere.ledger.fields import Ground
from corbiere.people.needs import HELP, Indicator
from corbiere.wellbeing.assessment import Assessment
from corbiere.wellbeing.entries import AssessmentPartWritten
from corbiere.wellbeing.entries.assessment_parts import AssessmentContext
from corbiere.wellbeing.entries.parts import FindingTense, WellbeingFinding

ASSESSMENT = "assessment"  # where a draft says in which assessment it was begun
LONGEST_LINE = 300
FINDINGS = tuple(
    (f"{tense.value}:{finding.value}", f"{tense.label} {finding.label.lower()}") for tense in FindingTense for finding in WellbeingFinding
)


class PartSort(Choice):
    """What a note is."""

    OWN_WORDS = "own-words", "The child’s own words"
    OBSERVED = "observed", "What I saw or heard myself"
    REPORTED = "reported", "What somebody told me"
    OPINION = "opinion", "What I think about it"
    PARENT = "parent", "A parent’s view"
    PRACTITIONER = "practitioner", "A colleague’s view"
    STRENGTH = "strength", "A strength"
    NEED = "need", "A need"


BY_NAME = (PartSort.REPORTED, PartSort.PARENT, PartSort.PRACTITIONER)
LINES = (PartSort.STRENGTH, PartSort.NEED)


@dataclass(frozen=True, slots=True)
class Place:
    """Where notes stand: under one of the eight, or in the last place, where one chooses a side of the child's life."""

    number: int
    called: str
    help: str
    indicator: Indicator | None = None


PLACES = (
    *(Place(number, indicator.label, HELP[indicator], indicator) for number, indicator in enumerate(Indicator)),
    Place(len(Indicator), "The rest of their life", "Family, home and money, what is on record, tools and research"),
)


@dataclass(frozen=True, slots=True)
class PartBox:
    """The box of one place, as it stands."""

    place: Place
    text: str
    sort: str
    by: str
    finding: str
    context: str
    key: str
    fault: str

    @property
    def number(self) -> int:
        return self.place.number

    @property
    def name(self) -> str:
        return f"n{self.number}"

    @property
    def is_open(self) -> bool:
        return bool(self.text or self.fault)


def notebook(record: Record, held: Assessment) -> Notebook:
    return any_notebook.opened(fresh(record, held), begun(record, held))


def begun(record: Record, held: Assessment) -> list[Draft]:
    """The viewer's notebooks of this assessment that are not sent."""
    mine = drafts_of(record.ties.viewer).filter(kind=AssessmentPartWritten.kind, subject=record.subject, replaces=None)
    return [draft for draft in mine if one(draft.typed, ASSESSMENT) == str(held.id)]


def fresh(record: Record, held: Assessment) -> Notebook:
    draft = Draft(id=uuid4(), practitioner=record.ties.viewer.practitioner, subject=record.subject, kind=AssessmentPartWritten.kind)
    return Notebook(draft, {ASSESSMENT: [str(held.id)]})


def box(place: Place, book: Notebook) -> PartBox:
    name = f"n{place.number}"
    said = {part: one(book.typed, f"{name}-{part}") for part in ("text", "sort", "by", "finding", "context", "key")}
    return PartBox(place, **{**said, "key": said["key"] or str(uuid4())}, fault=book.fault(f"{name}-text"))


def part_of(of: UUID, typed: Typed, place: Place) -> tuple[AssessmentPartWritten | None, str]:
    """The part that one box makes; or what is wrong with it."""
    name = f"n{place.number}"
    text, sort, by, finding, context = (one(typed, f"{name}-{part}").strip() for part in ("text", "sort", "by", "finding", "context"))
    if fault := _fault(place, text, sort, by, finding, context):
        return None, fault
    tense, _, found = finding.partition(":")
    where = {"indicator": place.indicator} if place.indicator else {"context": context}
    body = {"of": of, **where, **(_said(PartSort(sort), text, by) if text else {})}
    return AssessmentPartWritten.model_validate(body | ({"finding": found, "tense": tense} if found else {})), ""


def _said(sort: PartSort, text: str, by: str) -> dict[str, Any]:
    match sort:
        case PartSort.OWN_WORDS:
            return {"views": {"own_words": text, **({"how": by} if by else {})}}
        case PartSort.PARENT:
            return {"parents": [{"who": by, "view": text}]}
        case PartSort.PRACTITIONER:
            return {"practitioners": [{"who": by, "view": text}]}
        case PartSort.STRENGTH:
            return {"strengths": [text]}
        case PartSort.NEED:
            return {"needs": [text]}
    return {"evidence": [{"text": text, "ground": sort.value, **({"reported_by": by} if sort is PartSort.REPORTED else {})}]}


def _fault(place: Place, text: str, sort: str, by: str, finding: str, context: str) -> str:
    if not text and not finding:
        return f"Write something under “{place.called}”, or leave it for later."
    if finding and finding not in dict(FINDINGS):
        return "Choose what you find from the list."
    if place.indicator is None and context not in {one.value for one in AssessmentContext}:
        return "Choose which side of the child’s life this is about."
    if not text:
        return ""
    if sort not in {one.value for one in PartSort}:
        return "Say what this is: the child’s own words, what you saw, what somebody told you, what you think."
    if sort in LINES and len(text) > LONGEST_LINE:
        return f"A strength or a need is one line, {LONGEST_LINE} characters at most. Write the rest as what you saw, or think."
    return fault_in(text, by, Ground.REPORTED if sort in BY_NAME else "")
