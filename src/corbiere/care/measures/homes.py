"""Answers on homes, on being missing, and on family time: who moved how often, who talked when they were back, what time was had."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corbiere.care.entries.family_time import FamilyTimeHad, HowItWent
from corbiere.care.entries.missing import ReturnInterviewOffered, TalkAnswer
from corbiere.care.episodes import Home, home_on, homes, times_in_care
from corbiere.care.measures.closing import LookedAfterThen, looked_after
from corbiere.care.tasks import TALKED_WITHIN
from corbiere.insight.dataset import ChildHistory, Dataset
from corbiere.insight.measure import MeasureAnswer, MeasureOutcome, OfOneChild, by_its_day
from corbiere.insight.quarters import quarter_of
from corbiere.ledger.record import Line
from corbiere.registers.numbers import NOT_SAID, age_called
from corbiere.statute.calendar import days_after, in_words, months_after

YES, NO, UNKNOWN, NOT_YET, LEFT_OUT = MeasureOutcome
MISSING, FOUND, TALKED = "child-missing", "child-found", "return-talk-held"
MOVES, MOVES_WITHIN = 3, 12  # months: the statistics of England count three homes in a year
LONG, LONG_IN_ONE_HOME, UNDER = 30, 24, 16  # months in care, months in one home, and an age: as the statistics of England have it
TIMES = ("Never", "Once", "Twice", "Three times or more")


# Homes.


def moves(unit: LookedAfterThen) -> list[Home]:
    """Homes to which they moved from another in the last twelve months, of this time in care."""
    since = months_after(unit.day, -MOVES_WITHIN)
    here = [home for home in homes(unit.lines) if unit.span.begins <= home.since <= unit.day and home.until != home.since]
    return [home for home in here[1:] if home.since > since and not home.started.body.get("began")]


def moved_often(unit: LookedAfterThen, on: date) -> MeasureAnswer:
    """SP-MIN-3. Whether they moved three times or more in twelve months."""
    number = len(moves(unit))
    outcome = YES if number >= MOVES else NO
    return MeasureAnswer(outcome, f"They moved {TIMES[min(number, MOVES)].lower()}.", {"age": ((_age(unit), outcome),)})


def _age(unit: LookedAfterThen) -> str:
    return age_called(unit.history.born, unit.day) if unit.history.born else NOT_SAID


def long_looked_after(world: Dataset) -> Iterator[LookedAfterThen]:
    return (one for one in looked_after(world) if one.is_under(UNDER) and one.looked_after_for(LONG))


def two_years_in_one_home(unit: LookedAfterThen, on: date) -> MeasureAnswer:
    """SP-MIN-3. Whether they have lived in the same home for two years."""
    home = home_on(unit.lines, unit.day)
    if home is None:
        return MeasureAnswer(UNKNOWN, "Where they lived is not on the record.")
    outcome = YES if home.since <= months_after(unit.day, -LONG_IN_ONE_HOME) else NO
    sort = home.sort.label if home.sort else NOT_SAID
    return MeasureAnswer(outcome, f"They had lived there since {in_words(home.since)}.", {"home": ((sort, outcome),)})


# Missing, and back.


def went_missing(unit: LookedAfterThen, on: date) -> MeasureAnswer:
    """SP-MIN-5. Whether they were missing while they were looked after, in this quarter."""
    quarter = quarter_of(unit.day)
    spans = times_in_care(unit.lines)
    gone = [
        line for line in unit.upto(MISSING) if line.happened in quarter and any(one.begins <= line.happened <= one.last for one in spans)
    ]
    often = TIMES[min(len(gone), MOVES)]
    outcome = YES if gone else NO
    return MeasureAnswer(outcome, f"{often} missing in the quarter.", {"often": ((often, outcome),)} if gone else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack(OfOneChild):
    """A child who was looked after and came back from being missing, the last offer of a talk, and the day on which they talked."""

    offer: Line | None
    talked: date | None


def came_back(world: Dataset) -> Iterator[CameBack]:
    for child, history in world.children.items():
        spans = times_in_care(history.lines)
        found = [line for line in history.of_kind(FOUND) if any(one.begins <= line.happened <= one.last for one in spans)]
        for place, line in enumerate(found):
            until = found[place + 1].happened if place + 1 < len(found) else date.max
            yield CameBack(child, line.id, line.happened, offer=_offer(line, history), talked=_talked(line, until, history))


def _offer(found: Line, history: ChildHistory) -> Line | None:
    offers = [line for line in history.of_kind(ReturnInterviewOffered.kind) if line.body["of"] == str(found.root)]
    return offers[-1] if offers else None


def _talked(found: Line, until: date, history: ChildHistory) -> date | None:
    """Finds the first talk about it; one that names no return is about the last before it."""
    talks = (
        line.happened
        for line in history.of_kind(TALKED)
        if line.body.get("of") == str(found.root) or (line.body.get("of") is None and found.happened <= line.happened < until)
    )
    return min(talks, default=None)


def talked_in_time(unit: CameBack, on: date) -> MeasureAnswer:
    """PS-7.5. Who did not want to talk stays in the whole, and is told apart."""
    outcome, why = by_its_day(days_after(unit.day, TALKED_WITHIN), unit.talked, on, "held")
    said = _came_of_it(unit, outcome)
    return MeasureAnswer(outcome, why, {"came": ((said, outcome),)})


def _came_of_it(unit: CameBack, outcome: MeasureOutcome) -> str:
    if unit.talked:
        return "They talked in time" if outcome is YES else "They talked later"
    if unit.offer is None:
        return "Nobody offered it"
    return "They did not want to" if unit.offer.body["wish"] == TalkAnswer.NO else "It was offered, and not held"


# Family time.


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyTime(OfOneChild):
    went: HowItWent


def family_times(world: Dataset) -> Iterator[FamilyTime]:
    for child, history in world.children.items():
        spans = times_in_care(history.lines)
        for line in history.of_kind(FamilyTimeHad.kind):
            if any(one.begins <= line.happened <= one.last for one in spans):
                yield FamilyTime(child, line.id, line.happened, went=HowItWent(line.body["went"]))


def family_time_kept(unit: FamilyTime, on: date) -> MeasureAnswer:
    """PS-5.4. Had, and not cut short."""
    outcome = YES if unit.went is HowItWent.WELL else NO
    return MeasureAnswer(outcome, f"{unit.went.label}.", {"went": ((unit.went.label, outcome),)})
