"""When a child in care is to be seen for their health, from what was arranged."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from corbiere.care.entries.health import (
    DONE,
    CheckSort,
    HealthAssessmentDeclined,
    HealthAssessmentOffered,
    HealthCheckHad,
    ImmunisationsChecked,
)
from corbiere.ledger.record import Line


class Appointment(NamedTuple):
    """What is arranged for a day. `where` and `who` goes along, as far as it is written."""

    day: date
    what: str
    where: str = ""
    who: str = ""


def appointments(lines: Sequence[Line], on: date) -> list[Appointment]:
    """From that day on, the next first."""
    return sorted(one for one in _arranged(lines) if one.day >= on)


def _arranged(lines: Sequence[Line]) -> Iterator[Appointment]:
    """As was said last of each: the assessment until it is held or not wanted, each check, and what is missing of the immunisations."""
    assessment = next((line for line in reversed(lines) if line.kind in (DONE, OFFERED, HealthAssessmentDeclined.kind)), None)
    if assessment and assessment.kind == OFFERED:
        body = assessment.body
        yield Appointment(date.fromisoformat(body["on"]), "Health assessment", body.get("where", ""), body.get("who_goes", ""))
    checks = {line.body["what"]: line.body for line in lines if line.kind == HealthCheckHad.kind}
    for what, body in checks.items():
        if body.get("next"):
            yield Appointment(date.fromisoformat(body["next"]), CheckSort(what).label, body.get("who", ""))
    immunised = next((line.body for line in reversed(lines) if line.kind == ImmunisationsChecked.kind), {})
    if immunised.get("when"):
        yield Appointment(date.fromisoformat(immunised["when"]), "Immunisation")


OFFERED = HealthAssessmentOffered.kind
