"""Changes an entry made: the dates it set, moved and met, and the registers. Worked out as it is recorded, and kept with its draft."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from corbiere.desk.extend import Flag, every
from corbiere.ledger.folding import FindingChange
from corbiere.ledger.models import DUTIES
from corbiere.ledger.record import Standing
from corbiere.ledger.writing import Written
from corbiere.statute.calendar import days_after
from corbiere.statute.duties import Duty, VeryNext

Told = dict[str, Any]


def states_changed(done: Written, today: date) -> list[Told]:
    """A line for each state of each subject that began or ended with what was recorded."""
    return [told for id, before in done.before.items() for told in _told_of(id, _within(before, today), _within(done.after[id], today))]


def _within(standing: Standing, today: date) -> set[str]:
    """Asks about tomorrow, for what ended today lasted today out."""
    return {flag.name for flag in every(Flag) if standing.within(flag.state, days_after(today, 1))}


def _told_of(subject: UUID, before: set[str], after: set[str]) -> list[Told]:
    """Each state that began or ended with what was recorded, by its name."""
    names = [flag.name for flag in every(Flag)]
    begun = [{"subject": str(subject), "state": name, "begun": True} for name in names if name in after - before]
    return begun + [{"subject": str(subject), "state": name, "begun": False} for name in names if name in before - after]


def dates_changed(changes: Iterable[FindingChange], kinds: Collection[str]) -> list[Told]:
    """Gives what became due, was done or missed, or is no longer asked, as a page can say it. `kinds` were recorded."""
    return [told for change in changes for told in _told(change, kinds)]


def _told(change: FindingChange, kinds: Collection[str]) -> Iterator[Told]:
    duty = DUTIES[change.duty]
    before, after = change.before, change.after
    kept = after or before
    assert kept is not None
    _, since, due, done, ended = kept
    held = {"subject": str(change.subject), "duty": duty.id, "asks": duty.asks.rstrip(","), "due": due.isoformat(), "force": duty.force}
    held |= {"why": duty.words(since, due), "basis": duty.basis}
    if after is None:
        yield {**held, "what": "gone"}
    elif done is not None:
        if before is None or before[3] != done:
            yield {**held, "what": "done", "done": done.isoformat()}
    elif ended is not None:
        yield {**held, "what": "missed" if _missed(duty, due, ended, kinds) else "gone"}
    else:
        yield {**held, "what": "new" if before is None or before[2] == due else "moved"}


def _missed(duty: Duty, due: date, ended: date, kinds: Collection[str]) -> bool:
    """Whether it ended undone: after its day, or because what was recorded was the very next of its sort and not as asked."""
    return ended > due or (isinstance(duty.done, VeryNext) and not set(duty.done.among.kinds).isdisjoint(kinds))
