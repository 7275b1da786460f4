"""Steps that may follow what went wrong: each offered with its clause, and its form begun. None of them is asked for."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.addresses import form_address
from corbiere.desk.extend import urgent_form
from corbiere.desk.record.record import Record
from corbiere.ledger.declaration import FollowUp
from corbiere.ledger.entry import declared, kind_called
from corbiere.ledger.record import Line
from corbiere.protection.difficulties import try_again_by
from corbiere.protection.entries import DifferenceOpened, EarlyReviewAnswered, EarlyReviewRequested
from corbiere.protection.entries.following import WORRY


class IncidentStep(NamedTuple):
    """A step as the page offers it."""

    does: str
    clause: str
    href: str


NO_DANGER = (WORRY.kind, EarlyReviewRequested.kind, EarlyReviewAnswered.kind)
PROTECTING = ("concern", "protection")
WRONG = frozenset(kind.kind for kind in declared().values() if kind.category in PROTECTING and kind.followed_by) | {DifferenceOpened.kind}


def steps(record: Record, line: Line, lead: UUID | None, manager: UUID | None) -> list[IncidentStep]:
    """The steps that whoever looks can record, in the order in which one would think of them."""
    offered = [offer for offer in kind_called(line.kind).followed_by if record.may(offer.kind)]
    danger = [WORRY] if line.kind not in NO_DANGER else []
    again, _ = try_again_by(line)
    given = {"of": str(line.root), "lead": str(lead or ""), "manager": str(manager or "")}
    return [_step(record, offer, {**given, "again": again.isoformat()}) for offer in (*offered, *danger)]


def _step(record: Record, offer: FollowUp, given: dict[str, str]) -> IncidentStep:
    begun = _asks(offer.begins, given)
    href = urgent_form(WORRY.kind).about(record.subject) if offer is WORRY else form_address(record.subject, offer.kind, **begun)
    return IncidentStep(offer.says.format(name=record.called), offer.clause, href)


def _asks(asks: Sequence[tuple[str, str]], given: dict[str, str]) -> dict[str, str]:
    """A value that begins with = is meant as it stands. A day is three answers, as the form has it."""
    found: dict[str, str] = {}
    for name, value in asks:
        said = value[1:] if value.startswith("=") else given[value]
        if value == "again":
            year, month, day = said.split("-")
            found |= {f"{name}-day": str(int(day)), f"{name}-month": str(int(month)), f"{name}-year": year}
        elif said:
            found[name] = said
    return found
