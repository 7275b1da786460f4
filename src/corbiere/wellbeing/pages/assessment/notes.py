"""Notes of an assessment, one by one, as its page and its paper show it. Pure but for the names that come in."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from corbiere.desk.addresses import entry_address
from corbiere.desk.record.display import Names, name_in
from corbiere.ledger.fields import Ground
from corbiere.ledger.record import Line
from corbiere.wellbeing.entries import AssessmentPartWritten
from corbiere.wellbeing.entries.parts import FindingTense, WellbeingFinding

HEADS = {Ground.OBSERVED: "Seen or heard", Ground.REPORTED: "Told", Ground.OPINION: "Opinion"}


class PartNote(NamedTuple):
    """One thing that was written: `sort` is its look, `head` what it is and whose."""

    sort: str
    head: str
    text: str


class PartLines(NamedTuple):
    """A part: what one hand wrote at one time."""

    notes: list[PartNote]
    by: str
    on: date
    href: str
    line: Line


def lines_of(part: Line, names: Names) -> PartLines:
    entry = AssessmentPartWritten.read(part.body, part.version)
    return PartLines(list(notes_of(entry)), name_in(names, part.practitioner), part.happened, entry_address(part.id), part)


def finding_in_words(part: Line | None) -> str:
    """“Is being supported”; empty where nothing is found."""
    if part is None:
        return ""
    return f"{FindingTense(part.body['tense']).label} {WellbeingFinding(part.body['finding']).label.lower()}"


def notes_of(part: AssessmentPartWritten) -> Iterator[PartNote]:
    """The child first."""
    if part.context:
        yield PartNote("context", part.context.label, "")
    if views := part.views:
        said = f"“{views.own_words}”" if views.own_words else views.shown or ""
        how = f" ({views.how})" if views.how else ""
        yield PartNote(
            "child", f"In the child’s own words{how}" if said else "The child’s views were not learned", said or views.why_not or ""
        )
    yield from (PartNote("view", f"View of {one.who}", one.view) for one in (*part.parents, *part.practitioners))
    for one in part.evidence:
        whose = f" by {one.reported_by}" if one.reported_by else ""
        yield PartNote(one.ground.value, f"{HEADS[one.ground]}{whose}", one.text)
    yield from (PartNote("strength", "Strong", one) for one in part.strengths)
    yield from (PartNote("need", "Needed", one) for one in part.needs)
    yield from _of_the_household(part)
    yield from (PartNote("tool", one.other or one.tool.label, one.gave) for one in part.tools)
    if part.impact:
        yield PartNote("observed", "What it does to the child", part.impact)
    if part.finding and part.tense:
        yield PartNote("finding", "Found", f"Their wellbeing here {part.tense.label.lower()} {part.finding.label.lower()}.")
    if part.carried_how:
        checked = f"Checked: {part.confirmed_with}" if part.confirmed_with else ""
        yield PartNote("carried", f"From the assessment before: {part.carried_how.label.lower()}", checked)


def _of_the_household(part: AssessmentPartWritten) -> Iterator[PartNote]:
    for adult in part.adults:
        spoken = "spoken with" if adult.taken_in else f"not spoken with: {adult.why_not or 'no reason is written'}"
        yield PartNote("observed", adult.who, f"{adult.presence.label}; {spoken}")
    yield from (PartNote("observed", child.who, child.needs) for child in part.children)
    for parent in part.parenting:
        yield PartNote("strength", f"{parent.who} does well", parent.strengths)
        yield PartNote("need", f"What does not reach the child, with {parent.who}", parent.not_met)
