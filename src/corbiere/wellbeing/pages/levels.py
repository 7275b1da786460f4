"""The level of need on the first page about a child: where it is, since when and why, and what it was before."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import Entry
from corbiere.people.needs import WAS, LevelOfNeed
from corbiere.wellbeing.entries import AssessmentRequested, LevelChangeAnswered, NeedIdentified
from corbiere.wellbeing.levels import LevelSaid, levels


class LevelShown(NamedTuple):
    """A level as one entry gave it. `was` is what it was called before."""

    level: LevelOfNeed
    was: str
    since: date
    why: str
    by: str
    href: str


class LevelOverview(NamedTuple):
    """The level now and those before it, the latest first; what can be done about it, each as its words and address."""

    now: LevelShown
    before: Sequence[LevelShown]
    is_open: bool
    acts: Sequence[tuple[str, str]]


def level_overview(record: Record) -> LevelOverview | None:
    found = levels(record.lines)
    if not found:
        return None
    called = names({one.line.practitioner for one in found if one.line.practitioner})
    shown = [_shown(one, called.get(one.line.practitioner, "") if one.line.practitioner else "") for one in reversed(found)]
    return LevelOverview(shown[0], shown[1:], found[-1].open, _acts(record, found[-1]) if record.shown.is_now else ())


def _shown(one: LevelSaid, by: str) -> LevelShown:
    return LevelShown(one.level, WAS.get(one.level, ""), one.line.happened, one.why, by, entry_address(one.line.id))


def _acts(record: Record, last: LevelSaid) -> list[tuple[str, str]]:
    offered: list[tuple[type[Entry], str, UUID | None]] = [
        (NeedIdentified, "Write down another need", None),
        (AssessmentRequested, "Ask for an assessment", None),
    ]
    if last.open:
        offered.insert(0, (LevelChangeAnswered, "Step the support up or down", last.line.root))
    return [(said, form_address(record.subject, kind.kind, of=of)) for kind, said, of in offered if record.may(kind.kind)]
