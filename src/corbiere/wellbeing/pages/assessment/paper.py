"""The assessment on paper for the family: the child’s words first, in plain words, and how to say that one does not agree (PS-2.22).

What one parent said, or how one is as a parent, stands in that parent's copy alone; and nobody is named who told us something.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from corbiere.desk.documents.blocks import day, listed, own_words, section, text
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.desk.record.record import Record
from corbiere.documents.document import Block, Paragraph, Section, Table
from corbiere.ledger.fields import Ground
from corbiere.people.needs import Indicator
from corbiere.wellbeing.assessment import Assessment, assessments
from corbiere.wellbeing.entries import AssessmentCompleted, AssessmentPartWritten, AssessmentSubmitted
from corbiere.wellbeing.entries.assessment_parts import AssessmentContext
from corbiere.wellbeing.entries.parts import PersonsView

TITLE = "What we found out together about {child}"
NOT_SIGNED = (
    "This is not finished. Please read it, and tell us what is right and what is not. Nothing follows from it before you have spoken."
)
OF_LIFE = (
    AssessmentContext.DAY, AssessmentContext.HOME, AssessmentContext.WIDER_FAMILY, AssessmentContext.OUTSIDE, AssessmentContext.FINANCES,
    AssessmentContext.HOUSING, AssessmentContext.DEVELOPMENT, AssessmentContext.IDENTITY,
)  # fmt: skip
WORDS = {Ground.OBSERVED: "We saw:", Ground.REPORTED: "We were told:", Ground.OPINION: "We think:"}
DISAGREE = "Tell {who} what you think, in your own way. It is written down in your words. You can also complain, and we tell you how."


def of_assessment(given: DocumentSource) -> Built:
    """As far as it was when it was shown, or signed."""
    of = given.line.body.get("of")
    lines = [line for line in given.record.lines if line.order <= given.line.order]
    held = next(one for one in assessments(lines) if str(one.id) == of or (one.completed and one.completed.root == given.line.root))
    parts = [AssessmentPartWritten.read(part.body, part.version) for part in held.parts]
    return Built(TITLE.format(child=given.child), list(_blocks(given, held, parts)), _printed(held))


def printable(record: Record) -> set[UUID]:
    """The entries by which the family was asked for its comment, or it was signed. An older signature has nothing to print."""
    held = [one for one in assessments(record.lines) if one.parts]
    return {line.root for one in held for line in (*one.shown, *([one.completed] if one.completed else []))}


def _printed(held: Assessment) -> set[UUID]:
    last = [line for line in (held.submission, held.completed) if line]
    return {line.root for line in (held.started, *held.parts, *last)}


def _blocks(given: DocumentSource, held: Assessment, parts: Sequence[AssessmentPartWritten]) -> Iterator[Block]:
    yield text(_standing(given, held))
    said = [block for part in parts for block in own_words(given.views(part.views), given.child)]
    yield from section(f"What {given.child} says", *said)
    yield from section("Why we came", text(held.started.body.get("why")))
    for indicator in Indicator:
        yield from _under(given, indicator.label, [part for part in parts if part.indicator is indicator])
    for context in OF_LIFE:
        yield from _under(given, context.label, [part for part in parts if part.context is context])
    yield from section("What you told us", *_told_by_reader(given, parts))
    yield from _meaning(given, held)
    lead = given.name(held.assessor or given.lead, "whoever gave you this")
    yield from section("If you do not agree", text(DISAGREE.format(who=_reached(given, held, lead))))


def _reached(given: DocumentSource, held: Assessment, name: str) -> str:
    number = given.telephone(held.assessor or given.lead)
    return f"{name} ({number})" if number else name


def _standing(given: DocumentSource, held: Assessment) -> str:
    called = held.level.label if held.level else "Assessment"
    who = given.name(held.assessor)
    begun = f"{called}, begun on {day(held.started.happened)}{f' by {who}' if who else ''}."
    if held.completed is None:
        return f"{begun} {NOT_SIGNED}"
    signed = given.name(held.completed.practitioner)
    return f"{begun} Read and signed on {day(held.completed.happened)}{f' by {signed}' if signed else ''}."


def _under(given: DocumentSource, called: str, parts: Sequence[AssessmentPartWritten]) -> list[Section]:
    """Strengths before needs, and each thing by what it is."""
    found = next((part for part in reversed(parts) if part.finding and part.tense), None)
    tense = f"{found.tense.label.lower()} {found.finding.label.lower()}" if found and found.finding and found.tense else ""
    seen = [Paragraph(one.text, WORDS[one.ground]) for part in parts for one in part.evidence]
    strong, needed = ([one for part in parts for one in getattr(part, name)] for name in ("strengths", "needs"))
    return section(
        called,
        text(f"{given.child}’s wellbeing here {tense}." if tense else ""),
        *(Paragraph(one, "Strong:") for one in strong),
        *seen,
        *(Paragraph(one, "Needed:") for one in needed),
    )


def _told_by_reader(given: DocumentSource, parts: Sequence[AssessmentPartWritten]) -> Iterator[Block]:
    """The views of whoever the copy is for, where they were chosen from the record."""
    reader = given.copy.person
    views: list[PersonsView] = [view for part in parts for view in part.parents if reader and view.person == reader]
    yield from listed([view.view for view in views])


def _meaning(given: DocumentSource, held: Assessment) -> Iterator[Section]:
    sent = AssessmentSubmitted.read(held.submission.body, held.submission.version) if held.submission else None
    if sent is None:
        return
    rows = [(need.what, need.next_step or "", need.support or need.intervention or "") for need in sent.needs]
    yield from section("What it all means", text(sent.analysis))
    yield from section(
        f"What {given.child} needs, and what comes next", Table(("Need", "Next step", "Help"), rows, (6, 6, 4)), text(sent.next)
    )
    if held.completed:
        signed = AssessmentCompleted.read(held.completed.body, held.completed.version)
        yield from section("What was decided", text(signed.outcome.label if signed.outcome else ""))
