"""The evaluator for one subject: what does the law ask of this chronology on this day?"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from corbiere.statute.calendar import birthday, months_after
from corbiere.statute.duties import (
    AnyTime,
    Duty,
    Ending,
    Finding,
    Next,
    NoSooner,
    OfIt,
    SameValue,
    Status,
    VeryNext,
    WithinPeriod,
)
from corbiere.statute.facts import Fact, as_known
from corbiere.statute.history import FOREVER, History
from corbiere.statute.kinds import parse_day
from corbiere.statute.law import DutyVariant, Law
from corbiere.statute.limits import AttributeDay, AttributeLimit, Input, Latest, Within
from corbiere.statute.patterns import Pattern
from corbiere.statute.starting import Each, EachPeriod, Reaches, Starting, StateBegins
from corbiere.statute.states import AnyState, Span, State


@cache
def whole_law() -> Law:
    """The catalogue, made ready once."""
    return Law()


def findings(
    subject: str,
    facts: Iterable[Fact],
    on: date,
    known: date | None = None,
    law: Law | None = None,
    duties: Collection[str] | None = None,
) -> list[Finding]:
    """Every finding on the day `on`, from what had been written down by `known`; ordered by due day, duty and starting day.

    `duties`: of these alone.
    """
    law = law or whole_law()
    history = History(as_known(facts, on, known), on, law)
    found: list[Finding] = []
    for line in law.may_arise(history.positions):
        if duties is not None and line.said.id not in duties:
            continue
        found += _of_line(subject, line, history)
    found.sort(key=_order)
    return found


def _order(finding: Finding) -> tuple[date, str, date, bool, date, bool, date]:
    """Ties (one starting day, two times in a state) by the day it ended, then by the day it was done; what did not, last."""
    _, duty, _, since, due, done, ended = finding
    return (due, duty.id, since, ended is None, ended or due, done is None, done or due)


class Start(NamedTuple):
    """Where a clock starts: after the fact at `position`, on `day`, in `span`; `due` and `last` where a period sets them."""

    position: int
    day: date
    span: Span | None = None
    due: date | None = None
    last: date | None = None


def _of_line(subject: str, line: DutyVariant, history: History) -> list[Finding]:
    duty = line.duty
    found: list[Finding] = []
    since, until = duty.in_force.since, min(duty.in_force.until, history.on)
    for start in _starts(duty, history):
        if not since <= start.day <= until:
            continue
        due = _due(line, start, history)
        if due is not None:
            status, done, ended = _answer(duty, start, due, history)
            found.append(Finding(subject, line.said, status, start.day, due, done, ended))
    return found


# What starts the clock.


def _starts(duty: Duty, history: History) -> Iterable[Start]:
    if len(duty.starts) == 1:
        return _start(duty.starts[0], duty, history)
    return [found for start in duty.starts for found in _start(start, duty, history)]


def _start(start: Starting, duty: Duty, history: History) -> Iterable[Start]:
    match start:
        case Each():
            return _each(start, duty, history)
        case StateBegins():
            return _beginnings(start.state, history)
        case Reaches():
            return _reached(start, duty, history)
        case EachPeriod():
            return _periods(start, duty, history)


def _each(start: Each, duty: Duty, history: History) -> list[Start]:
    places, days = history.all(start.pattern), history.days
    if duty.during:
        if not places:
            return []
        spans = history.spans(duty.during)
        if start.only is None:
            return [Start(place, days[place], span) for span in spans for place in history.inside(places, span)]
        return [Start(place, days[place], span) for span in spans for place in start.of_these(history.inside(places, span), span.before)]
    if duty.given:
        places = sorted({place for span in history.spans(duty.given) for place in history.inside(places, span)})
    died = history.died if duty.ends_on_death else None
    return [Start(place, _counted_from(start, place, history)) for place in places if died is None or days[place] <= died]


def _counted_from(start: Each, place: int, history: History) -> date:
    """The day of the fact, or of the earlier one of `since` at which it points."""
    led = history.named(start.since, history.facts[place].of) if start.since.kinds else None
    return history.days[place if led is None or led > place else led]


def _beginnings(state: AnyState, history: History) -> Iterator[Start]:
    for span in history.spans(state):
        if span.before:
            continue
        before = bisect_left(history.days, span.begins) - 1
        position = history.next(state.begins, before) if isinstance(state, State) else before
        assert position is not None
        yield Start(position, span.begins, span)


def _reached(start: Reaches, duty: Duty, history: History) -> Iterator[Start]:
    if history.born is None or duty.during is None:
        return
    day = birthday(history.born, start.years) if not start.months else months_after(history.born, 12 * start.years + start.months)
    for span in history.spans(duty.during):
        since = max(day, span.begins)
        if since <= span.last and not (span.before and day < span.begins):
            yield Start(-1, since, span)


def _periods(start: EachPeriod, duty: Duty, history: History) -> Iterator[Start]:
    assert duty.during
    for span in history.spans(duty.during):
        for period in start.periods(span.begins, min(span.last, history.on), history.born):
            yield Start(-1, period.first, span, period.due, period.last)


# By when.


def _due(line: DutyVariant, start: Start, history: History) -> date | None:
    limit = line.duty.due
    if isinstance(limit, Within):
        return limit.limit.after(start.day)
    return limit.due(*[_value(wanted, start, history) for wanted in line.inputs])


def _value(wanted: Input, start: Start, history: History) -> date | str | None:
    match wanted:
        case AttributeLimit(attribute):
            return dict(history.facts[start.position].attributes).get(attribute)
        case AttributeDay(attribute):
            return parse_day(dict(history.facts[start.position].attributes).get(attribute, ""))
        case Latest(pattern, attribute):
            places = history.all(pattern)
            place = bisect_right(places, start.position) - 1
            return dict(history.facts[places[place]].attributes).get(attribute) if place >= 0 else None
        case "day":
            return start.day
        case "born":
            return history.born
        case "began":
            return start.span and start.span.begins
        case _:
            return start.due


# What became of it.


def _answer(duty: Duty, start: Start, due: date, history: History) -> tuple[Status, date | None, date | None]:
    last, ended = _lasts(duty, start, history)
    position = _done(duty, start, history)
    spoilt = None
    if isinstance(duty.done, VeryNext):
        following = history.next(duty.done.among, start.position)
        if following is not None and following != position:
            position, spoilt = None, history.days[following]
    if position is not None and history.days[position] <= last:
        day = history.days[position]
        return ("met" if day <= due else "late"), day, None
    if spoilt is not None and spoilt <= last:
        return "missed", None, spoilt
    if ended is not None:
        return ("lapsed" if ended <= due else "missed"), None, ended
    return ("open" if history.on <= due else "overdue"), None, None


def _lasts(duty: Duty, start: Start, history: History) -> tuple[date, date | None]:
    """The last day on which the duty can be done, and the day it ended, if it has."""
    if duty.during and start.span:
        last, ended = start.span.last, start.span.ended
    else:
        ended = history.died if duty.ends_on_death else None
        last = ended or FOREVER
    until = _until(duty, start, history) if duty.until else None
    if until is not None and until <= last:
        return until, until
    return last, ended


def _until(duty: Duty, start: Start, history: History) -> date | None:
    if isinstance(duty.until, State):
        spans = history.spans(duty.until)
        place = bisect_right(spans, (start.day, False), key=lambda span: (span.begins, span.again))
        return spans[place].begins if place < len(spans) else None
    known = history.ends.get((id(duty.until), start.position))
    if known is None:
        ends = [end for ending in duty.until if (end := _ending(ending, start, history)) is not None]
        known = history.ends[id(duty.until), start.position] = history.days[min(ends)] if ends else FOREVER
    return None if known == FOREVER else known


def _ending(ending: Ending, start: Start, history: History) -> int | None:
    """The position of the fact that ends a duty undone."""
    fact = history.facts[start.position]
    if ending.pointing:
        return _pointing(ending.pattern, fact.ref, fact.day, history)
    held = dict(fact.attributes)
    if ending.named and held.get(ending.named) == start.day.isoformat():
        return history.since(ending.pattern, start.day)
    if ending.same and ending.same not in held:
        return None
    places = history.valued(ending.pattern, ending.same, held[ending.same]) if ending.same else history.all(ending.pattern)
    for place in places[bisect_right(places, start.position) :]:
        value = dict(history.facts[place].attributes).get(ending.other)
        if not ending.other or (value and held.get(ending.other) not in (None, value)):
            return place
    return None


def _done(duty: Duty, start: Start, history: History) -> int | None:
    done = duty.done
    match done:
        case Next():
            return history.next(done.pattern, start.position)
        case NoSooner():
            return history.since(done.pattern, done.wait.after(start.day))
        case VeryNext():
            return history.next(done.pattern, start.position)
        case AnyTime():
            assert start.span
            return history.since(done.pattern, start.span.begins)
        case WithinPeriod():
            position = history.since(done.pattern, start.day)
            return position if position is not None and start.last and history.days[position] <= start.last else None
        case OfIt():
            return _of_it(done, start, history)
        case SameValue():
            value = dict(history.facts[start.position].attributes).get(done.attribute)
            return next(iter(history.valued(done.pattern, done.attribute, value)), None)


def _of_it(done: OfIt, start: Start, history: History) -> int | None:
    fact = history.facts[start.position]
    pointing = _pointing(done.pattern, fact.of if done.beside else fact.ref, fact.day, history)
    unnamed = history.unnamed(done.pattern) if done.unnamed else []
    found = [pointing, *unnamed[bisect_right(unnamed, start.position) :][:1]]
    return min((place for place in found if place is not None), default=None)


def _pointing(pattern: Pattern, name: str | None, day: date, history: History) -> int | None:
    """The position of the first such fact that points at this name, on the day or later."""
    places = history.valued(pattern, None, name)
    place = bisect_left(places, bisect_left(history.days, day))
    return places[place] if place < len(places) else None
