"""Which documents a record can give, and each of them made: built from its entries, shortened for whose copy it is, sealed, printed."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from corbiere.access.viewing import Viewer, looking
from corbiere.desk.documents.copies import copy_for, kept_from
from corbiere.desk.documents.source import Built, Copy, Given, ids_in
from corbiere.desk.record.chronology import entry_in
from corbiere.desk.record.display import pointed_at
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.record import Record
from corbiere.documents.document import Document
from corbiere.documents.leaving_out import left_out, pattern
from corbiere.documents.sealing import Seal, seal_of, seals_of
from corbiere.ledger.rulings import Line
from corbiere.meetings.meeting import meeting_of, meetings
from corbiere.protection.entries.papers import Paper
from corbiere.protection.pages.papers.childs_plan import of_childs_plan
from corbiere.protection.pages.papers.core_group import of_core_group
from corbiere.protection.pages.papers.letters import to_child, to_parents
from corbiere.protection.pages.papers.minutes import of_conference, of_strategy_discussion
from corbiere.protection.pages.papers.plan import of_plan
from corbiere.protection.planning import versions
from corbiere.statute.calendar import in_words

Builder = Callable[[Given], Built]
BUILDERS: dict[tuple[str, Paper], Builder] = {
    ("conference-held", Paper.LETTER): to_parents,
    ("conference-held", Paper.CHILDS_LETTER): to_child,
    ("conference-held", Paper.MINUTES): of_conference,
    ("strategy-discussion-held", Paper.MINUTES): of_strategy_discussion,
    ("core-group-held", Paper.NOTES): of_core_group,
    ("protection-plan-written", Paper.PLAN): of_plan,
    ("conference-held", Paper.PLAN): of_plan,
    ("protection-childs-plan-written", Paper.CHILDS_PLAN): of_childs_plan,
}
SEES = "protection"
TO_THE_CHILD = (Paper.CHILDS_LETTER, Paper.CHILDS_PLAN)
NAMING = frozenset({"conference-held", "protection-report-asked", "protection-report-received", "protection-challenge-decided"})
CONFIDENTIAL = "Confidential. Keep it safe, and ask before you pass it on."


@dataclass(frozen=True, slots=True)
class Offer:
    """A document that can be made."""

    paper: Paper
    line: Line

    @property
    def place(self) -> str:
        """Its address below the child's documents."""
        return f"{self.paper.value}/{self.line.root}"


def offers(record: Record) -> list[Offer]:
    """Every document that the record gives on the day shown, the latest first."""
    if not record.sees(SEES):
        return []
    planned = {version.root for version in versions(record.lines)}
    found = [Offer(paper, line) for line in reversed(record.lines) for paper in _papers(line, planned)]
    return [one for one in found if one.paper not in TO_THE_CHILD] if record.person.unborn else found


def _papers(line: Line, planned: Collection[UUID]) -> Iterator[Paper]:
    for kind, paper in BUILDERS:
        if kind == line.kind and (paper is not Paper.PLAN or line.root in planned):
            yield paper


def seals(viewer: Viewer, record: Record, among: Sequence[Offer]) -> list[Seal]:
    """The seal that each would bear now, and no document made."""
    met = meetings(record.subject, record.lines)
    built = [_built(Given(record, {}, one.line, meeting_of(one.line.root, met)), one) for one in among]
    with looking(viewer):
        return seals_of(ids_in(record.lines, one.entries) for one in built)


def made(viewer: Viewer, record: Record, asked: Offer, copy: Copy) -> Document:
    """NotForThem where it was decided that whoever the copy is for does not get it."""
    every = meetings(record.subject, record.lines)
    met = meeting_of(asked.line.root, every)
    whose = copy_for(copy, met, every, record.subject, to_parents=asked.paper is Paper.LETTER)
    names = colleagues(_pointed(record.lines, asked.line, met.chair if met else None))
    built = _built(Given(record, names, asked.line, met, whose), asked)
    with looking(viewer):
        seal = seal_of(ids_in(record.lines, built.entries))
    return _document(record, built, whose, seal)


def _built(given: Given, asked: Offer) -> Built:
    return BUILDERS[asked.line.kind, asked.paper](given)


def _document(record: Record, built: Built, copy: Copy, seal: Seal) -> Document:
    gone = pattern(kept_from(copy, record.subject))
    return Document(
        about=record.person.called,
        title=built.title,
        blocks=[left_out(block, gone) for block in built.blocks],
        standing=_standing(record, copy),
        made=record.shown.known_on or record.shown.today,
        confidential=CONFIDENTIAL,
        seal=seal,
        language=built.language,
        large=built.large,
    )


def _standing(record: Record, copy: Copy) -> str:
    shown = record.shown
    known = f"{in_words(shown.known_on)}{f' at {shown.at:%H:%M}' if shown.at else ''}" if shown.known_on else in_words(shown.today)
    said = [f"As of {in_words(shown.on)}, as known on {known}."]
    said += [f"Copy for {copy.reader}."] if copy.reader else []
    said += [f"Left out of this copy: {' and '.join(copy.left_out)}."] if copy.left_out else []
    return " ".join(said)


def _pointed(lines: Sequence[Line], about: Line, *more: UUID | None) -> list[UUID | None]:
    """Whoever the entries name by a mark of theirs."""
    told = [line for line in lines if line.root == about.root or line.kind in NAMING]
    return [*more, *(id for line in told for sort, id in pointed_at(entry_in(line)) if sort in ("practitioner", "agency"))]
