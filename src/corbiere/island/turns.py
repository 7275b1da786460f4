"""Turns that a family’s story takes just before today, so that a day on the island has something of everything."""

from collections.abc import Sequence
from datetime import date, timedelta

from corbiere.ledger.entry import CHILD, kind_called
from corbiere.statute.calendar import birthday
from corbiere.statute.facts import Fact

ARRANGED_BEFORE = timedelta(days=25)


def grown_up(facts: Sequence[Fact], born: date) -> list[Fact]:
    """The same without what is done for children only, from the eighteenth birthday on; nobody waits for an answer from those days."""
    adult = birthday(born, 18)
    kept = [fact for fact in facts if fact.day < adult or kind_called(fact.kind).about is not CHILD]
    return [fact for fact in kept if fact.kind != "assessment-requested"]


def unseen(facts: Sequence[Fact], last: date) -> list[Fact]:
    """The same, but that nobody has seen the child since last week: two visits failed, one after the other."""
    kept = [fact for fact in facts if fact.kind != "visit-failed" and not (fact.kind == "child-seen" and (last - fact.day).days < 8)]
    days = [last - timedelta(days=days) for days in (5, 1)]
    return [*kept, *(Fact(day, "visit-failed", (("reason", "nobody at home"),), day) for day in days)]


def meeting_on(facts: Sequence[Fact], day: date, last: date) -> list[Fact]:
    """The same, but that the next review conference is on this day, and was arranged in good time."""
    kept = [fact for fact in facts if fact.kind != "conference-arranged" or date.fromisoformat(dict(fact.attributes)["for"]) <= last]
    arranged = day - ARRANGED_BEFORE
    review = Fact(arranged, "conference-arranged", (("for", day.isoformat()), ("type", "review")), arranged)
    return sorted([*kept, review], key=lambda fact: fact.day)


def decided(facts: Sequence[Fact], last: date) -> list[Fact]:
    """The same, but that the worry is to be assessed, and whoever was asked to do so has not answered."""
    kept = [fact for fact in facts if fact.kind != "concern-decided"]
    first = min((fact.day for fact in kept if fact.kind == "concern-received"), default=last)
    answers = (("level", "health-or-development"), ("outcome", "assessment"))
    return [*kept, Fact(max(first, last), "concern-decided", answers, last)]
