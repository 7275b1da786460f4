"""The minute's records as large choices, and what is not finished of them."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.addresses import form_address
from corbiere.desk.extend import urgent_form
from corbiere.desk.record.display import Names, gist, title
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.record import Line
from corbiere.protection.alarms import alarms
from corbiere.protection.entries.following import WORRY
from corbiere.protection.planning import PLAN
from corbiere.work.alarms import AlarmRecord

KINDS = (
    "visit-failed", "not-brought", "hospital-admitted", "household-joined", "child-missing", "obstacle-met", "difference-opened",
)  # fmt: skip
SAYS = {
    "visit-failed": ("Could not be seen", "Nobody opened, or they were not there"),
    "not-brought": ("Was not brought", "To an appointment, to school or to nursery"),
    "hospital-admitted": ("In hospital", "Planned or not"),
    "hospital-discharged": ("Home from hospital", "Or somewhere else from there"),
    "household-joined": ("Somebody new", "In the home, or often there"),
    "child-missing": ("Missing", "Ring the police first"),
    "child-found": ("Found or returned", "Where, and whether they are safe"),
    "return-talk-held": ("Return home interview", "What they say about it"),
    "obstacle-met": ("The plan is stuck", "Something is in its way"),
    "difference-opened": ("We see it differently", "Professionals disagree, or one has not done their part"),
}
ENDS = {"in-hospital": "hospital-discharged", "missing": "child-found", "return-talk": "return-talk-held"}


class IncidentChoice(NamedTuple):
    """One thing that may have gone wrong, and where it is written down."""

    called: str
    summary: str
    href: str
    urgent: bool = False


class OpenIncident(NamedTuple):
    """Something that went wrong and is not answered yet."""

    alarm: AlarmRecord
    what: str
    why: str
    href: str
    entry: str


def choices(record: Record) -> list[IncidentChoice]:
    """A worry first. Then what ends something that is under way, so that it is not recorded anew; then the rest."""
    worry = IncidentChoice("A worry about their safety", "One answer is enough", urgent_form(WORRY.kind).about(record.subject), urgent=True)
    ending = [_choice(record, kind, of) for kind, of in _under_way(record.lines) if record.may(kind)]
    return [worry, *ending, *(_choice(record, kind) for kind in KINDS if record.may(kind))]


def _choice(record: Record, kind: str, of: UUID | None = None) -> IncidentChoice:
    called, summary = SAYS[kind]
    return IncidentChoice(called, summary, form_address(record.subject, kind, of=of))


def _under_way(lines: Sequence[Line]) -> list[tuple[str, UUID]]:
    lasting = {alarm.kind: alarm.entry for alarm in alarms(lines) if alarm.ends is None}
    found = [(kind, lasting[what]) for what, kind in ENDS.items() if what in lasting]
    stay = next((line for line in reversed(lines) if line.kind in ("hospital-admitted", "hospital-discharged")), None)
    if stay and stay.kind == "hospital-admitted" and "in-hospital" not in lasting:
        found.append(("hospital-discharged", stay.root))
    return found


def unanswered(record: Record, names: Names) -> list[OpenIncident]:
    """Incidents unanswered on the day shown, the oldest first."""
    held = {line.root: line for line in record.lines}
    lasting = [alarm for alarm in alarms(record.lines) if alarm.ends is None]
    return [_open(record, alarm, read(held[alarm.entry]), names) for alarm in lasting if alarm.entry in held]


def _open(record: Record, alarm: AlarmRecord, entry: Entry, names: Names) -> OpenIncident:
    says, name = alarm.alarm, record.called
    what = title(entry, names) + (f": {gist(entry)}" if entry.kind == WORRY.kind else "")
    return OpenIncident(
        alarm, says.what.format(name=name), f"{says.why.format(name=name)}.", address(record, alarm.entry, alarm.kind), what
    )


def address(record: Record, root: UUID, kind: str = "") -> str:
    """The page of one of them: a difference has its ladder, and reflective supervision is decided beside the plan."""
    if kind == "reflection":
        return f"{record.address('desk:plan', PLAN.name)}#supervision"
    return record.address("protection:difference" if kind == "difference" else "protection:trouble-one", root)


def read(line: Line) -> Entry:
    return kind_called(line.kind).read(line.body, line.version)
