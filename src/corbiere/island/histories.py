"""Invented histories of children, of the people who work with them and of the bodies that answer for them.

Nobody in them exists. The same seed gives the same facts, and a child is the same however many children are asked for.
"""

from collections.abc import Callable, Iterator
from datetime import date
from random import Random

from corbiere.island.care import after_care, care_is_planned, looked_after
from corbiere.island.chronology import YEAR, Chronology
from corbiere.island.protection import enquired, no_plan_needed, on_the_register
from corbiere.island.support import assessed, closed, complaint_is_made, destruction_considered, planned, seen, worry_is_shared
from corbiere.island.workforce import SEEDS_APART, UNTIL, bodies, practitioners
from corbiere.statute.facts import Fact

__all__ = ["UNTIL", "bodies", "histories", "practitioners"]

LEAP_DAYS = tuple(date(year, 2, 29).toordinal() for year in range(1904, 2100, 4))


def histories(children: int, seed: int, until: date = UNTIL) -> Iterator[tuple[str, list[Fact]]]:
    """`child-0000001` and so on with their facts in order of recording, none of which happened after `until`."""
    random, last = Random(), until.toordinal()
    for number in range(1, children + 1):
        random.seed(seed * SEEDS_APART + number)
        child = Chronology(random, _birth(random, last), last)
        _life(child)
        yield f"child-{number:07}", child.facts()


def _birth(random: Random, until: int) -> int:
    """From 25 years ago to four months from now; one in two hundred is given the last 29 February before it."""
    born = until + 120 - int(random.random() * (25 * YEAR + 120))
    if random.random() < 0.005:
        return max((day for day in LEAP_DAYS if day <= born), default=born)
    return born


def _life(child: Chronology) -> None:
    until = child.end
    noticed = _first_noticed(child)
    if child.happens(0.995):
        child.happened(child.born, "born")
    if child.happens(0.004) and noticed < until and child.born < until:
        _dies(child, max(noticed, child.born) + int(child.chance() * (until - max(noticed, child.born))), until)
    day = noticed
    while True:
        day = closed(child, _journey(child, day))
        if day > child.end or not child.happens(0.25):
            break
        day += child.between(40, 900)
        if day > child.birthday(18) - 30:
            break
    destruction_considered(child, day)
    if child.end < until:
        _learns(child, until)


def _first_noticed(child: Chronology) -> int:
    """The day of the first worry, now and then before birth."""
    if child.born > child.end:
        return child.end - int(child.chance() * (child.born - child.end) * 0.7)
    if child.happens(0.05):
        return child.born - child.between(20, 130)
    return child.born + int(child.chance() * min(17.6 * YEAR, child.end - child.born))


def _journey(child: Chronology, day: int) -> int:
    """One of the ways in which a worry goes on; the day on which it was over."""
    luck = child.chance()
    for share, way in WAYS:
        if luck < share:
            return way(child, day)
    return _advice(child, day)


def _advice(child: Chronology, day: int) -> int:
    return worry_is_shared(child, day, child.one_of(("advice", "no-further-action")))


def _early_help(child: Chronology, day: int) -> int:
    decided = worry_is_shared(child, day, "early-help")
    return planned(child, assessed(child, decided, "wellbeing"), "early-help", child.between(4, 14))


def _in_need(child: Chronology, day: int) -> int:
    decided = worry_is_shared(child, day, "assessment")
    completed = assessed(child, decided, child.one_of(("health-or-development", "health-or-development", "article-42")))
    ended = planned(child, completed, "child-in-need", child.between(4, 18))
    seen(child, completed, ended, 35)
    if child.happens(0.1):
        child.happened(completed + child.between(5, 200), "significant-incident")
    return ended


def _assessed_only(child: Chronology, day: int) -> int:
    return assessed(child, worry_is_shared(child, day, "assessment"), "health-or-development", need=False)


def _enquired_only(child: Chronology, day: int) -> int:
    decided = worry_is_shared(child, day, "strategy-discussion")
    outcome = child.one_of(("support", "no-further-action", "conference"))
    concluded = enquired(child, decided, outcome)
    if concluded is None:
        return decided
    return no_plan_needed(child, concluded) if outcome == "conference" else concluded


def _protected(child: Chronology, day: int) -> int:
    if child.happens(0.3):
        day = _in_need(child, day)
    concluded = enquired(child, worry_is_shared(child, day, "strategy-discussion"), "conference")
    if concluded is None:
        return day
    sort = "pre-birth" if concluded < child.born else child.one_of(("initial",) * 15 + ("transfer-in",))
    ended = on_the_register(child, concluded, sort)
    if child.happens(0.4):
        return planned(child, ended, "child-in-need", child.between(3, 9))
    return ended


def _in_care(child: Chronology, day: int) -> int:
    """Often after a plan has not been enough; sometimes twice; sometimes under another status from one day to the same."""
    day = _protected(child, day) if child.happens(0.25) else worry_is_shared(child, day, "assessment")
    day = max(day, child.born) + child.between(1, 20)
    adult = child.birthday(18)
    if day >= adult - 5:
        return day
    care_is_planned(child, day + child.between(0, 10))
    ended = looked_after(child, day, _length(child))
    again = 0 if child.happens(0.25) else child.between(40, 700)
    if child.happens(0.25) and ended + again < adult - 5:
        ended = looked_after(child, ended + again, _length(child))
    if ended >= child.birthday(16):
        ended = after_care(child)
    return ended


def _length(child: Chronology) -> int:
    return child.one_of((child.between(3, 90), child.between(90, 900), child.between(400, 5000)))


def _dies(child: Chronology, day: int, until: int) -> None:
    child.end = day
    child.happened(day, "died", (("expected", "no" if child.happens(0.4) else "yes"),))


def _learns(child: Chronology, until: int) -> None:
    """Adds the island's steps after a child died."""
    died, child.end = child.end, until
    child.done(died + child.between(10, 60), "involvement-ended")
    child.done(died + child.between(1, 5), "serious-incident-notified")
    reviewed = died + child.taken(15)
    child.done(reviewed, "rapid-review-completed", (("outcome", child.one_of(("practice-review", "practice-review", "none"))),))
    commissioned = reviewed + child.between(3, 25)
    child.done(commissioned, "practice-review-commissioned")
    if child.happens(0.85):
        child.done(commissioned + child.taken(182), "practice-review-published")
    if child.happens(0.2):
        complaint_is_made(child, died + child.between(10, 90))


WAYS: tuple[tuple[float, Callable[[Chronology, int], int]], ...] = (
    (0.12, _early_help),
    (0.30, _in_need),
    (0.40, _assessed_only),
    (0.46, _enquired_only),
    (0.61, _protected),
    (0.735, _in_care),
)
