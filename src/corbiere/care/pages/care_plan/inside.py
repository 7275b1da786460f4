"""Other plans for a child in care, as the care plan shows them: home, what carers decide, family time, health and education (LAC-376-2)."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from corbiere.care.episodes import home_on, in_care_on
from corbiere.care.leaving import leaving_care
from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.record.record import Record
from corbiere.ledger.record import Line
from corbiere.people.homes import sort_of_home
from corbiere.statute.calendar import in_words

HOME, DELEGATED, FAMILY_TIME = "placement-started", "decisions-delegated", "family-time-arranged"
HEALTH, EDUCATION, PATHWAY = "health-assessment-completed", "education-plan-agreed", "pathway-plan-written"
PATHWAY_FROM = 14  # LAC-377-1


class InnerPlan(NamedTuple):
    """A plan within the plan. `newer`: it was made after the version that is shown; `act`: where it is written, where there is none."""

    called: str
    said: str
    day: date | None
    newer: bool
    href: str
    act: str = ""


def plans_within(record: Record, since: date | None) -> Iterator[InnerPlan]:
    """Each that is open to whoever looks; `since` is the day of the version."""
    span = in_care_on(record.lines, record.shown.on)
    for called, kind, category, said in INSIDE:
        if not record.sees(category) or (kind == PATHWAY and not _is_old_enough(record)):
            continue
        held = [line for line in record.lines if line.kind == kind and span and line.happened >= span.begins]
        if held:
            newer = since is not None and held[-1].happened > since
            yield InnerPlan(called, said(record, held), held[-1].happened, newer, entry_address(held[-1].id))
        else:
            may = record.shown.is_now and record.may(kind)
            yield InnerPlan(called, "", None, False, "", form_address(record.subject, kind) if may else "")


def _is_old_enough(record: Record) -> bool:
    held = leaving_care(record.lines, record.shown.on)
    return held is not None and held.age >= PATHWAY_FROM


def _home(record: Record, held: list[Line]) -> str:
    home = home_on(record.lines, record.shown.on)
    body = (home.started if home else held[-1]).body
    sort = sort_of_home(body["type"]) if body.get("type") else None
    return ", with ".join(filter(None, (sort.label if sort else "", body.get("carer"))))


def _family_time(record: Record, held: list[Line]) -> str:
    return "With " + ", ".join(dict.fromkeys(line.body["who"] for line in held))


def _looked_at_again(name: str) -> Callable[[Record, list[Line]], str]:
    def said(record: Record, held: list[Line]) -> str:
        day = held[-1].body.get(name)
        return f"Next on {in_words(date.fromisoformat(day))}" if day else ""

    return said


INSIDE: tuple[tuple[str, str, str, Callable[[Record, list[Line]], str]], ...] = (
    ("Where they live", HOME, "care", _home),
    ("Family time", FAMILY_TIME, "care", _family_time),
    ("What carers decide by themselves", DELEGATED, "daily", lambda record, held: ""),
    ("Health", HEALTH, "health", _looked_at_again("next")),
    ("Education plan", EDUCATION, "education", _looked_at_again("next_review")),
    ("Towards adult life", PATHWAY, "care", lambda record, held: ""),
)
