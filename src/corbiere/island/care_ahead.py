"""Days to come of a child in care on the island: the next review, who was asked and what they say; a meeting about a new home."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from corbiere.care.entries import PLACEMENT_MEETINGS, REVIEWS, ReviewConsulted
from corbiere.island import care_words as words
from corbiere.island.households import identifier
from corbiere.island.meeting_stories import SECTORS, TIES, attended, working_day_by
from corbiere.island.staff import InventedPractitioner
from corbiere.island.telling import Answers, Beside, StoryTelling
from corbiere.ledger.entry import kind_called
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.statute.facts import Fact

FIRST, SECOND, LATER = 28, 85, 175  # days from the first day, and from one review to the next
ARRANGED, INVITED, ASKED = timedelta(days=70), timedelta(days=35), timedelta(days=24)
"""How long before a review each is done."""
MEETS_WITHIN = 8  # working days after a move
SPEAKS_FROM = 4
HOMES_CHANGED = timedelta(days=90)  # for so long back it is told how each new home was planned


def ahead(told: StoryTelling, facts: Sequence[Fact], today: date) -> Iterator[Beside]:
    yield from _next_review(told, facts, today)
    yield from _new_homes(told, facts, today)


def _next_review(told: StoryTelling, facts: Sequence[Fact], today: date) -> Iterator[Beside]:
    held = [fact.day for fact in facts if fact.kind == "review-held"]
    began = max(fact.day for fact in facts if fact.kind == "care-started")
    since = [day for day in held if day >= began]
    last, days = since[-1] if since else began, (FIRST, SECOND, LATER)[min(len(since), 2)]
    day, circle = working_day_by(last + timedelta(days=days)), told.circle
    if day <= today or day - ARRANGED >= today:
        return
    luck = Random(f"next review {told.child.id}")
    at: Answers = {
        "for": day,
        "at": luck.choice(("10:00", "15:45", "16:15")),
        "place": luck.choice(words.VENUES),
        "chairs": circle.chair.id,
    }
    yield Beside(REVIEWS.arranged.model_validate(at), max(day - ARRANGED, last), circle.chair, "review ahead")
    if day - INVITED < today:
        sent = {"of": identifier(told.child.id, "review ahead"), "asked": list(_asked(told)), "how": "By letter; the child in person"}
        yield Beside(REVIEWS.invited.model_validate(sent), max(day - INVITED, last), circle.administrator, "review invited")
    for place, (by, answers) in enumerate(_say(told, day, luck)):
        came = day - ASKED + timedelta(days=2 * place)
        if last < came < today:
            said = ReviewConsulted.model_validate(answers | {"of": identifier(told.child.id, "review ahead")})
            yield Beside(said, came, by, f"consulted {place}")


def _asked(told: StoryTelling) -> Iterator[Answers]:
    for person in (told.circle.lead, told.circle.teacher, told.circle.health):
        sector = SECTORS.get(person.agency.sector, "other-agency")
        yield {"who": str(person.name), "sector": sector, "practitioner": person.id, "why": "Knows how the plan works"}
    for name, tie in zip(told.parents, TIES, strict=False):
        yield {"who": name, "sector": "family", "tie": tie, "why": "Is the child’s parent"}
    yield {"who": told.child.name.given, "sector": "child", "why": "It is about them"}


def _say(told: StoryTelling, day: date, luck: Random) -> Iterator[tuple[InventedPractitioner, Answers]]:
    """The words that have come in: of some nothing yet."""
    circle = told.circle
    if told.age(day) >= SPEAKS_FROM and luck.random() < 0.7:
        yield circle.lead, {"side": "child", "own_words": told.one_of(words.WANTED), "how": "Drawn and written, with the worker"}
    if luck.random() < 0.7:
        yield circle.teacher, {"side": "school", "who": str(circle.teacher.name), "says": [told.stated(luck.choice(words.SCHOOL_SAYS))]}
    if luck.random() < 0.6:
        yield circle.health, {"side": "health", "who": str(circle.health.name), "says": [told.stated(told.one_of(words.HEALTH))]}


def _new_homes(told: StoryTelling, facts: Sequence[Fact], today: date) -> Iterator[Beside]:
    """A meeting about each home of the last weeks, held or still to come."""
    circle = told.circle
    for place, fact in enumerate(fact for fact in facts if fact.kind == "placement-started"):
        if fact.day < today - HOMES_CHANGED or fact.day >= today:
            continue
        day, key = WORKING_DAYS.after(fact.day, MEETS_WITHIN), f"home meeting {place}"
        at: Answers = {"for": day, "at": "14:00", "place": "At the carers’ table", "chairs": circle.manager.id}
        yield Beside(PLACEMENT_MEETINGS.arranged.model_validate(at), fact.day, circle.lead, key)
        if day < today:
            held: Answers = {
                "meeting": identifier(told.child.id, key), "chaired_by": circle.manager.id, "in_plain_words": told.say(words.HOME_AGREED),
                "attended": [attended(told, person) for person in (circle.manager, circle.lead, circle.health, circle.teacher)],
            }  # fmt: skip
            yield Beside(kind_called("placement-meeting-held").model_validate(held), day, circle.lead, f"{key} held")
