"""The handover from one personal adviser to the next: who signs it, and who has. Pure (LAC-437-1)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.work import WorkPeriod, work_on
from corbiere.care.entries.advisers import AdviserHandoverSigned, SignsAs
from corbiere.care.episodes import in_care_on
from corbiere.care.leaving import LEAD, adviser_on, advisers
from corbiere.ledger.record import Line

OFFERED, ACCEPTED = "handover-offered", "handover-accepted"


class AdviserHandover(NamedTuple):
    """The last change of advisers: who signs it in each part, and the entry with which they did."""

    since: date
    signers: dict[SignsAs, UUID]
    signed: dict[SignsAs, Line]

    @property
    def missing(self) -> list[SignsAs]:
        return [part for part in self.signers if part not in self.signed]


def adviser_handover(lines: Sequence[Line], on: date) -> AdviserHandover | None:
    """None where nobody took over from another. Whoever leads in care signs too."""
    held = advisers(lines, on)
    if len(held) < 2 or not (held[-2].practitioner and held[-1].practitioner):
        return None
    before, now = held[-2], held[-1]
    signers = {SignsAs.OUTGOING: held[-2].practitioner, SignsAs.INCOMING: held[-1].practitioner, SignsAs.SOCIAL_WORKER: worker(lines, on)}
    return AdviserHandover(now.begins, {part: who for part, who in signers.items() if who}, dict(_signed(lines, before, now, on)))


def worker(lines: Sequence[Line], on: date) -> UUID | None:
    """The social worker, while they are in care."""
    lead = next((one.practitioner for one in work_on(lines, on).all() if one.role == LEAD and one.on(on)), None)
    return lead if in_care_on(lines, on) else None


def handed_over(lines: Sequence[Line], held: WorkPeriod, on: date) -> Line | None:
    """Finds where an adviser signed that they hand over, or offered the work to the next with what that one must know."""
    for line in reversed(lines):
        if held.begins <= line.happened <= on and line.practitioner == held.practitioner:
            if line.kind == AdviserHandoverSigned.kind and line.body["as"] == SignsAs.OUTGOING:
                return line
            if line.kind == OFFERED and line.body["of"] == str(held.entry):
                return line
    return None


def _signed(lines: Sequence[Line], before: WorkPeriod, now: WorkPeriod, on: date) -> Iterator[tuple[SignsAs, Line]]:
    if out := handed_over(lines, before, on):
        yield SignsAs.OUTGOING, out
    for line in lines:
        if line.kind == ACCEPTED and line.root == now.entry:
            yield SignsAs.INCOMING, line
        elif line.kind == AdviserHandoverSigned.kind and now.begins <= line.happened <= on and line.body["as"] != SignsAs.OUTGOING:
            yield SignsAs(line.body["as"]), line


def may_sign(part: SignsAs, lines: Sequence[Line], on: date) -> UUID | None:
    """Who signs a part on a day: whoever is the adviser hands over and takes over; the social worker in care."""
    if part is SignsAs.SOCIAL_WORKER:
        return worker(lines, on)
    now = adviser_on(lines, on)
    return now.practitioner if now else None
