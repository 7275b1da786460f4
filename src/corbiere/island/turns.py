"""Turns that a family’s story takes just before today, so that a day on the island has something of everything."""

from collections.abc import Sequence
from datetime import date, timedelta

from corbiere.ledger.entry import CHILD, kind_called
from corbiere.statute.calendar import birthday
from corbiere.statute.facts import Fact

ARRANGED_BEFORE, SHARED_BEFORE = timedelta(days=25), timedelta(days=11)
WRITTEN = {
    "review-held": ("review-form-completed", timedelta(days=18)),
    "core-group-held": ("core-group-notes-circulated", timedelta(days=6)),
}
"""What is written of a meeting, and after how many days."""
UNWRITTEN = timedelta(days=45)  # for as long at the most; the island's own habit


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
    ahead = ("conference-arranged", "conference-report-shared")
    kept = [fact for fact in facts if fact.kind not in ahead or date.fromisoformat(dict(fact.attributes)["for"]) <= last]
    arranged, shared = day - ARRANGED_BEFORE, day - SHARED_BEFORE
    about = ("for", day.isoformat())
    review = Fact(arranged, "conference-arranged", (about, ("type", "review")), arranged)
    reports = [Fact(shared, "conference-report-shared", (about, ("with", whom)), shared) for whom in ("family", "chair")]
    return sorted([*kept, review, *reports], key=lambda fact: fact.day)


def decided(facts: Sequence[Fact], last: date) -> list[Fact]:
    """The same, but that the worry is to be assessed, and whoever was asked to do so has not answered."""
    kept = [fact for fact in facts if fact.kind != "concern-decided"]
    first = min((fact.day for fact in kept if fact.kind == "concern-received"), default=last)
    answers = (("level", "health-or-development"), ("outcome", "assessment"))
    return [*kept, Fact(max(first, last), "concern-decided", answers, last)]


def written_up(facts: Sequence[Fact], last: date) -> list[Fact]:
    """The same, but that what is to be written of a meeting was, since it was held some weeks ago; and none of it before that."""
    held = {fact.ref: fact for fact in facts if fact.ref and fact.kind in WRITTEN}
    kept = [fact._replace(recorded=max(fact.recorded, held[fact.of].recorded)) if fact.of and fact.of in held else fact for fact in facts]
    done = {fact.of for fact in kept if fact.of in held and fact.recorded <= last}
    kept = [fact for fact in kept if fact.of not in held or fact.of in done]
    return [*kept, *(_written(fact) for ref, fact in held.items() if ref not in done and fact.day < last - UNWRITTEN)]


def _written(meeting: Fact) -> Fact:
    kind, after = WRITTEN[meeting.kind]
    day = meeting.day + after
    return Fact(day, kind, (), max(day, meeting.recorded), of=meeting.ref)


def settled(facts: Sequence[Fact]) -> list[Fact]:
    """The same, but that brothers and sisters who live in one home stay in it, with carers on the island."""
    moves = [fact for fact in facts if fact.kind in ("placement-started", "placement-ended")]
    carers = (("off_island", "no"), ("type", "foster carers"))
    return [fact._replace(attributes=carers) if fact is moves[0] else fact for fact in facts if fact not in moves[1:]]
