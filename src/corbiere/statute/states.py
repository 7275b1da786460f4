"""States: what was so of a person, from when to when (the contract's section 3)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from corbiere.statute.calendar import birthday, day_before, days_after
from corbiere.statute.patterns import NOTHING, Pattern, fact


class Span(NamedTuple):
    """One time in a state. Facts from `begins` to `last`, both days included, belong to it.

    `ended` is the day it is said to have ended: that of the ending fact, or the birthday itself; None while it lasts.
    `again` is whether it began on the very day the time before it ended. `before` is whether it had begun on a day that nobody wrote
    down: `begins` is then the first day on which it is known to run.
    """

    begins: date
    last: date
    ended: date | None
    again: bool = False
    before: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """Begins and ends with facts; `until_birthday` ends it as that day begins; `per` makes one state for each value of an attribute.

    `before`: those of the beginning facts that say it had begun before; its first day is then not known.
    """

    name: str
    begins: Pattern
    ends: Pattern = NOTHING
    until_birthday: int | None = None
    per: str | None = None
    ends_on_death: bool = True
    before: Pattern = NOTHING

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        return self.begins, self.ends, self.before

    @property
    def beginnings(self) -> tuple[Pattern, ...]:
        """The facts of which one must be there for the state ever to begin."""
        return (self.begins,)

    def with_value(self, name: str, value: str | None) -> "State":
        """The state of those facts alone whose attribute is `value`; a state of what is unknown never begins."""
        begins = NOTHING if value is None else self.begins.with_value(name, value)
        return replace(self, begins=begins, ends=self.ends.with_value(name, value), before=self.before.with_value(name, value), per=None)


@dataclass(frozen=True, slots=True)
class AccruedState:
    """Begins once `days` in another state have been gathered between two birthdays and a third has come.

    A person may decide it besides: `said` begins it on its day, and `denied` ends it, unless by then so many days are gathered that
    nobody needs to decide (`sure`), or until they are.
    """

    name: str
    of: State
    days: int
    sure: int
    between: tuple[int, int]
    from_birthday: int
    until_birthday: int
    said: Pattern
    denied: Pattern

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        return *self.of.patterns, self.said, self.denied

    @property
    def beginnings(self) -> tuple[Pattern, ...]:
        return *self.of.beginnings, self.said

    def times(
        self, born: date | None, spans: Collection[tuple[date, date]], said: Iterable[date] = (), denied: Collection[date] = ()
    ) -> list[Span]:
        """The times in it: from `spans` in the other state, and the days on which somebody decided that it is so, or is not."""
        begins = [day for day in (self.begins_on(born, spans),) if day] if born else []
        if not said and not denied:
            return [Span(day, date.max, None) for day in begins]
        sure = self.begins_on(born, spans, self.sure) if born and denied else None
        begins += [*said, *([sure] if sure else [])]
        return toggled(begins, [day for day in denied if sure is None or day < sure])

    def begins_on(self, born: date, spans: Iterable[tuple[date, date]], days: int | None = None) -> date | None:
        """`spans` are (first, last) days in the other state, in order; a day in two of them counts once."""
        owing, counted = days or self.days, day_before(birthday(born, self.between[0]))
        end = day_before(birthday(born, self.between[1]))
        for first, last in spans:
            first, last = max(first, days_after(counted, 1)), min(last, end)
            length = (last - first).days + 1
            if length >= owing:
                return max(days_after(first, owing - 1), birthday(born, self.from_birthday))
            if length > 0:
                owing, counted = owing - length, last
        return None


@dataclass(frozen=True, slots=True)
class Outside:
    """The times in an accrued state in which the state that it gathered days of does not run.

    Each begins on the day after that ends, and ends with the day on which it begins again.
    """

    name: str
    of: AccruedState
    until_birthday: int

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        return self.of.patterns

    @property
    def beginnings(self) -> tuple[Pattern, ...]:
        return self.of.beginnings

    def gaps(self, whole: Span, spans: Iterable[tuple[date, date]]) -> list[Span]:
        """The times within `whole`. `spans` are the (first, last) days of the state they lie outside of, in order."""
        found: list[Span] = []
        since = whole.begins
        for first, last in spans:
            if first > whole.last:
                break
            if first > since:
                found.append(Span(since, first, first))
            if last >= whole.last:
                return found
            since = max(since, days_after(last, 1))
        return [*found, Span(since, whole.last, whole.ended)]


AnyState = State | AccruedState | Outside


def clipped(span: Span, born: date | None, until_birthday: int | None, died: date | None, on: date) -> Span | None:
    """The span cut short by a birthday and by death; None if nothing is left of it."""
    begins, last, ended, again, before = span
    if died is not None and died <= last:
        last, ended = died, min(died, ended or died)
    if born is not None and until_birthday is not None:
        day = birthday(born, until_birthday)
        if day <= last:
            last, ended = day_before(day), day if day <= on else None
    return Span(begins, last, ended, again, before) if begins <= last else None


def toggled(begins: Iterable[date], ends: Iterable[date], before: Collection[date] = ()) -> list[Span]:
    """Spans from the days of beginning and ending facts, whatever their order within the day.

    On a day with both, the end comes first if the state was running when the day began, the beginning first if not. A time that begins
    on a day of `before` had begun before it.
    """
    beginning, ending = set(begins), set(ends)
    spans: list[Span] = []
    since: date | None = None
    again = False
    for day in sorted(beginning | ending):
        was_running = since is not None
        if since is None and day in beginning:
            since, again = day, False
        if since is not None and day in ending:
            spans.append(Span(since, day, day, again, since in before))
            since, again = (day, True) if was_running and day in beginning else (None, False)
    if since is not None:
        spans.append(Span(since, date.max, None, again, since in before))
    return spans


ON_PLAN = State("on-plan", fact("conference-held", outcome="plan"), fact("conference-held", outcome="end"), until_birthday=18)
ENQUIRY = State("enquiry", fact("enquiry-started"), fact("enquiry-concluded"))
LOOKED_AFTER = State(
    "looked-after", fact("care-started"), fact("care-ended"), until_birthday=18, before=fact("care-started", began="before")
)
IN_A_HOME = State("in-a-home-in-care", fact("placement-started"), fact("placement-ended", "care-ended"), until_birthday=18)
BEFORE_COURT = State("before-the-court", fact("proceedings-issued"), fact("proceedings-ended"), until_birthday=18)
CARE_LEAVER = AccruedState(
    "care-leaver",
    of=LOOKED_AFTER,
    days=91,
    sure=98,
    between=(14, 18),
    from_birthday=16,
    until_birthday=25,
    said=fact("care-leaver-decided", leaver="yes"),
    denied=fact("care-leaver-decided", leaver="no"),
)
LEFT_CARE = Outside("left-care", of=CARE_LEAVER, until_birthday=22)
PLANNED = State("planned", fact("plan-agreed"), fact("plan-ended"), per="type")
INVOLVED = State(
    "involved",
    fact("concern-received", "assessment-started", "plan-agreed", "conference-held", "care-started"),
    fact("involvement-ended"),
)
IN_POST = State("in-post", fact("joined"), fact("left"), ends_on_death=False)
PROVIDER = State("relevant provider", fact("duty-began", family="providers"), ends_on_death=False)

STATES: dict[str, AnyState] = {
    state.name: state
    for state in (ON_PLAN, ENQUIRY, LOOKED_AFTER, IN_A_HOME, BEFORE_COURT, CARE_LEAVER, LEFT_CARE, INVOLVED, IN_POST, PROVIDER)
}
"""The states in which somebody is or is not, whatever else is said of them."""
