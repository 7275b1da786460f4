"""The last day of a plan: a conference ended it, the child died or turned eighteen. Nothing that is decided on it goes on. Pure."""

from collections.abc import Sequence
from datetime import date

from corbiere.ledger.record import Line, Standing
from corbiere.protection.entries.conferences import ConferenceHeld, Decision
from corbiere.protection.registration import plan_running, times_on_plan
from corbiere.statute.calendar import birthday, in_words

GROWN = 18
SAID = "It was the last day of the plan, which has ended."
GOES_ON = (Decision.PLAN, Decision.CONTINUE)


def over_for_good(standing: Standing, day: date) -> str:
    """Why no plan for a child begins or goes on from this day, in a sentence; nothing where one may."""
    if standing.died and standing.died <= day:
        return f"The child died on {in_words(standing.died)}."
    grown = birthday(standing.born, GROWN) if standing.born else None
    if grown and grown <= day:
        return f"The young person turned eighteen on {in_words(grown)}, and a child protection plan ends as that day begins."
    return ""


def was_its_last(lines: Sequence[Line], day: date) -> bool:
    """Whether a plan ended on this very day, by whatever ended it."""
    return any(span.ended == day for span in times_on_plan(lines))


def nothing_goes_on(held: ConferenceHeld, lines: Sequence[Line], day: date) -> bool:
    """Whether it decided that a plan goes on or begins, and none runs as its day closes: so it is where a death was written down later."""
    return held.outcome in GOES_ON and plan_running(lines, day) is None


def ended_that_day(line: Line, lines: Sequence[Line]) -> bool:
    """The same of an entry as it is kept."""
    return nothing_goes_on(ConferenceHeld.read(line.body, line.version), lines, line.happened)


def as_it_came(held: ConferenceHeld, lines: Sequence[Line], day: date) -> ConferenceHeld:
    """As papers tell of it. Of a plan that ended on that day they give no next day, and do not say how often the child is seen."""
    if not nothing_goes_on(held, lines, day):
        return held
    return held.model_copy(update={"outcome": Decision.END, "first_core_group": None, "next_core_groups": [], "next_review": None})
