"""Parts of documents that several share: who came, what was said and on what ground, who does what. An empty part is left out."""

from collections.abc import Iterable, Sequence
from datetime import date

from corbiere.documents.document import Block, Facts, Items, Paragraph, Quote, Section, Table
from corbiere.ledger.fields import BestInterests, Ground, Statement, Views
from corbiere.meetings.parts import Attendance
from corbiere.statute.calendar import in_words

GROUNDS = {Ground.OBSERVED: "Seen or heard:", Ground.REPORTED: "Reported", Ground.OPINION: "Opinion:"}


def section(title: str, *blocks: Block | None) -> list[Section]:
    """The section, or nothing where nothing stands in it."""
    held = [block for block in blocks if block is not None and not _empty(block)]
    return [Section(title, held)] if held else []


def _empty(block: Block) -> bool:
    match block:
        case Paragraph():
            return not block.text
        case Table() | Facts():
            return not block.rows
        case _:
            return False


def facts(*rows: tuple[str, str | None]) -> Facts:
    """Keeps the known rows."""
    return Facts([(asked, so) for asked, so in rows if so])


def text(said: str | None, lead: str = "") -> Paragraph:
    return Paragraph(said or "", lead)


def listed(items: Sequence[str]) -> list[Items]:
    return [Items(items)] if items else []


def day(value: date | None) -> str:
    return in_words(value) if value else ""


def days(values: Iterable[date]) -> str:
    return ", ".join(in_words(value) for value in values)


def yes_no(value: bool | None) -> str:
    return "" if value is None else "Yes" if value else "No"


def statements(held: Iterable[Statement]) -> list[Paragraph]:
    """Each with the ground on which it is said: fact, hearsay and opinion are never mixed (PS-7.3)."""
    return [Paragraph(one.text, ground(one)) for one in held]


def ground(one: Statement) -> str:
    return f"Reported by {one.reported_by}:" if one.reported_by else GROUNDS[one.ground]


def own_words(views: Views | None, who: str) -> list[Block]:
    """The child's views, whole: the words, how they were learned, their weight and what was done; or why they are not known."""
    if views is None:
        return []
    said: list[Block] = [Quote(views.own_words, ", ".join(part for part in (who, views.how) if part))] if views.own_words else []
    return said + [
        Paragraph(held, lead)
        for lead, held in (
            ("Shown without words:", views.shown),
            ("Drawn or written:", "It is kept with the record." if views.drawing else None),
            ("Helped by:", views.supported_by),
            ("Why we do not know:", views.why_not),
            ("What weight it has, and why:", views.weight),
            ("Heard by:", views.heard_by),
            ("What changed because of it:", views.done_about),
        )
        if held
    ]


def best_interests(best: BestInterests | None, child: str) -> list[Block]:
    """Why a decision is best for the child, what they wanted, and whether that was followed."""
    if best is None:
        return []
    weighed = ", ".join(one.label for one in best.at_stake)
    return [
        text(best.why_best),
        facts(
            (f"What {child} wanted", best.wanted or best.not_known),
            ("Followed", best.followed.label if best.followed else ""),
            ("Why not, or not fully", best.why_not_followed),
            ("What else was thought of", best.alternatives),
            ("What was weighed", "; ".join(filter(None, (weighed, best.at_stake_in_words)))),
            ("Advice", best.advice),
        ),
    ]


def attendance(attended: Sequence[Attendance]) -> Table:
    rows = [(one.who, one.tie.label if one.tie else one.sector.label, _came(one)) for one in attended]
    return Table(("Name", "Represents", "Came"), rows, (4, 4, 4))


def _came(one: Attendance) -> str:
    if one.came:
        return one.how.label if one.how else "Yes"
    return f"No: {one.why_not}" if one.why_not else "No"
