"""Every key decision about a child in care in one list: what, why it was best, and what the child wanted (LAC-401-2, 4 and 5)."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from corbiere.care.episodes import times_in_care
from corbiere.desk.addresses import entry_address
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.field_types import models_in
from corbiere.ledger.fields import BestInterests, KeyDecision
from corbiere.ledger.record import Line


class KeyDecisionRow(NamedTuple):
    """A decision. `followed` is whether it is what the child wanted, in words; `why_not` why it was not."""

    day: date
    what: str
    why: str
    wanted: str
    followed: str
    why_not: str
    href: str


@cache
def _asked(kind: type[Entry]) -> tuple[str, ...]:
    """The questions of a kind that hold a decision with its reason."""
    fields = kind.model_fields.items()
    return tuple(name for name, field in fields if any(issubclass(model, BestInterests) for model in models_in(field.annotation)))


def log_of(lines: Sequence[Line]) -> list[KeyDecisionRow]:
    """Decisions from the first day in care on, the last first."""
    since = next((span.begins for span in times_in_care(lines)), None)
    return [row for line in reversed(lines) if since and line.happened >= since for row in _decided(line)]


def _decided(line: Line) -> Iterator[KeyDecisionRow]:
    kind = kind_called(line.kind)
    names = _asked(kind)
    if not names:
        return
    entry = kind.read(line.body, line.version)
    for name in names:
        held = getattr(entry, name)
        for one in held if isinstance(held, list) else [held]:
            if isinstance(one, BestInterests):
                what = one.decided if isinstance(one, KeyDecision) else kind.called
                followed = one.followed.label if one.followed else ""
                wanted, why_not = one.wanted or one.not_known or "", one.why_not_followed or ""
                yield KeyDecisionRow(line.happened, what, one.why_best, wanted, followed, why_not, entry_address(line.id))
