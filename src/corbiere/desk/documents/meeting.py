"""Parts of minutes, from what the shared mechanism of meetings wrote."""

from uuid import UUID

from corbiere.desk.documents.blocks import day, facts, ground, section, text
from corbiere.desk.documents.source import DocumentSource
from corbiere.documents.document import Block, Facts, Paragraph, Section, Table
from corbiere.meetings.meeting import Meeting
from corbiere.meetings.notes import Challenge, Note, Report
from corbiere.meetings.parts import Attendance


def where_and_when(given: DocumentSource, chair: str, *more: tuple[str, str | None]) -> Facts:
    met = given.meeting
    at = f"{day(given.line.happened)}, {met.at}" if met and met.at else day(given.line.happened)
    return facts(("Day", at), ("Place", met.place if met else ""), ("Chair", chair), *more)


def came(given: DocumentSource, written: list[Attendance]) -> list[Attendance]:
    """As the decision's own entry says; where it names nobody, as was noted while people came and went."""
    return written or ([one.said for one in given.meeting.attendance] if given.meeting else [])


def notes(given: DocumentSource) -> list[Section]:
    """Point by point in the order of the agenda, then what was noted under no point of it."""
    if given.meeting is None:
        return []
    met = given.meeting
    under = [part for point in met.type.agenda for part in section(point.name, *_said(met.under(point.name)))]
    besides = section("Other notes", *(Paragraph(one.said.text, f"{one.point}. {_by(one)}") for one in met.besides))
    return section("What was said", *under, *besides)


def _said(held: tuple[Note, ...]) -> list[Paragraph]:
    return [Paragraph(one.said.text, _by(one)) for one in held]


def _by(note: Note) -> str:
    """Who said it; and where nobody is named, on what ground it was written down."""
    return f"{note.by}:" if note.by and not note.said.reported_by else ground(note.said)


def reports(given: DocumentSource) -> list[Section]:
    held = given.meeting.reports if given.meeting else ()
    rows = [(_from(given, one), one.from_, _in(one), one.recommends) for one in held]
    return section("Reports", Table(("From", "Written by", "Received", "What it recommends"), rows, (3, 3, 3, 5)))


def _from(given: DocumentSource, one: Report) -> str:
    return given.name(one.agency, one.elsewhere)


def _in(one: Report) -> str:
    return f"{day(one.received.on)} ({one.state.label.lower()})" if one.received else one.state.label


def challenges(given: DocumentSource) -> list[Section]:
    """Beside the minutes for ever, decided or not (ISS-A-8)."""
    held = given.meeting.challenges if given.meeting else ()
    return section(
        "What was said to be wrong in these minutes", *(Section(f"Challenge by {one.who}", _challenge(given, one)) for one in held)
    )


def _challenge(given: DocumentSource, one: Challenge) -> list[Block]:
    decided = one.decided
    rows = facts(
        ("The words", one.passage),
        ("What they say is right", one.claims),
        ("Decided", f"{decided.decision.label}: {decided.why}" if decided else "Not decided yet"),
        ("By", given.name(decided.decided_by) if decided else ""),
    )
    return [rows, text(decided.addendum, "Added to the minutes:")] if decided and decided.addendum else [rows]


def entries_of(met: Meeting | None) -> set[UUID]:
    """The roots of everything that was written down of a meeting and that its minutes print."""
    if met is None:
        return set()
    sources = [*(one.source for one in met.attendance), *(one.source for one in met.notes), *(one.source for one in met.challenges)]
    sources += [one.decided.source for one in met.challenges if one.decided]
    sources += [source for one in met.reports for source in (one.asked, one.received) if source]
    return {source.entry for source in sources} | set(met.entries)
