"""The care plans of the island: of each third child in care, written by whoever leads, with help that health and school agree to or have
yet to answer, and agreed by the manager."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

from corbiere.care.entries import CareHelpAnswered, CarePlanAgreed, CarePlanSent, CarePlanWritten
from corbiere.island.households import identifier
from corbiere.island.meeting_stories import views
from corbiere.island.staff import InventedPractitioner
from corbiere.island.telling import Answers, Beside, StoryTelling
from corbiere.ledger.entry import Entry

EVERY = 3  # of as many children in care, one has a plan written here
WAITING = 0.25  # of those plans, in as many somebody has yet to answer
WRITTEN, ANSWERED, SENT, AGREED = (timedelta(days=days) for days in (8, 12, 14, 17))  # after the story begins
TALKS, READS = "Talk about the nights, every week", "Read together before school"
EIGHT: dict[str, str] = {
    "safe": "No need just now. {He} knows whom to ring.",
    "healthy": "Some need: {name} sleeps badly, and is afraid of the dentist.",
    "achieving": "Some need: {name} missed much of the spring, and reads below {his} age.",
    "nurtured": "No need: {he} goes to {his} carers when something is wrong.",
    "active": "No need. {He} swims on Saturdays.",
    "respected": "No need, as long as somebody asks {him} before things change.",
    "responsible": "No need. {He} feeds the rabbits.",
    "included": "No need: two good friends, and {his} cousins.",
}
AREAS: dict[str, str] = {
    "home": "{He} stays where {he} is, for as long as {he} needs it.",
    "health": "The dentist in the holidays, with somebody {he} trusts. CAMHS was asked, and waits.",
    "learning": "Reads with somebody three mornings a week.",
    "feelings": "Nights are hard. Somebody listens, every week, at the same hour.",
    "everyday": "Packs {his} own bag, and cooks on Sundays.",
    "money": "Pocket money on Fridays; a savings book of {his} own.",
    "identity": "The album goes on. {He} visits the parish where {he} was small.",
    "relationships": "Family time as it is arranged. {His} swimming teacher has known {him} longest.",
}


def care_plans(told: StoryTelling, begins: date, today: date) -> Iterator[Beside]:
    """The plan of a child who is in care now, told last beside the story from the day on which it begins."""
    if told.child.id.int % EVERY:
        return
    told.random = Random(f"care plan {told.child.id}")
    circle, waits = told.circle, told.happens(WAITING)
    yield from _on(CarePlanWritten, _plan(told, begins + WRITTEN, today), begins + WRITTEN, today, circle.lead, "care plan")
    asked = ((circle.health, TALKS),) if waits else ((circle.health, TALKS), (circle.teacher, READS))
    of = identifier(told.child.id, "care plan")
    for who, what in asked:
        yield from _on(CareHelpAnswered, _yes(of, who, what), begins + ANSWERED, today, who, f"care plan answer {what}")
    if not waits:
        sent: Answers = {"of": of, "said": "all", "taken_by": circle.manager.id}
        yield from _on(CarePlanSent, sent, begins + SENT, today, circle.lead, "care plan sent")
        yield from _on(CarePlanAgreed, _agreed(told, of), begins + AGREED, today, circle.manager, "care plan agreed")


def _on(kind: type[Entry], answers: Answers, day: date, today: date, by: InventedPractitioner, key: str) -> Iterator[Beside]:
    if day < today:
        yield Beside(kind.model_validate(answers), day, by, key)


def _yes(of: UUID, who: InventedPractitioner, what: str) -> Answers:
    return {"of": of, "what": what, "answer": "agreed", "who": str(who.name)}


def _plan(told: StoryTelling, day: date, today: date) -> Answers:
    circle, mother = told.circle, told.home.adults[0].person
    sleeps = _goal(told, "feelings", "{name} sleeps through the night", "healthy", "Nights in a week, as {he} counts them", today, 120)
    reads = _goal(told, "learning", "{name} reads as others of {his} age do", "achieving", "The reading test in June", today, 200)
    return {
        "views": views(told, day),
        "hopes": told.say("To have a room with a key, and to be good at something."),
        "grows_up": "foster" if told.age(day) < 16 else "independent",
        "grows_up_says": told.say("{He} is settled, and says so. If it cannot last, we look among {his} own people first."),
        **{name: told.say(said) for name, said in {**EIGHT, **AREAS}.items()},
        "needs": [
            {"what": told.say("To sleep, and not to lie awake alone"), "indicator": "healthy", "how_great": "great"},
            {"what": told.say("To read as well as {he} could"), "indicator": "achieving", "how_great": "some"},
        ],
        "outcomes": [
            sleeps | {"actions": [_help(TALKS, circle.health, "Tuesdays at four, an hour, where {he} lives", told, today)]},
            reads | {"actions": [_help(READS, circle.teacher, "Three mornings a week, ten minutes", told, today)]},
        ],
        "consulted": [
            {"side": "parents", "who": f"{mother.name}, mother", "says": told.say("I want {him} to be well looked after.")},
            {"side": "professionals", "who": str(circle.teacher.name), "says": "The mornings are when it works."},
        ],
        "roles": [{"who": str(circle.lead.name), "side": "professionals", "part": "Sees that all of it happens"}],
        "contingency": [{"if": told.say("{he} still lies awake in three months"), "then": "We ask CAMHS to meet us together"}],
    }  # fmt: skip


def _goal(told: StoryTelling, area: str, what: str, indicator: str, measure: str, today: date, days: int) -> Answers:
    by = today + timedelta(days=days)
    return {"area": area, "what": told.say(what), "indicators": [indicator], "measure": told.say(measure), "by": by}


def _help(what: str, who: InventedPractitioner, manner: str, told: StoryTelling, today: date) -> Answers:
    return {
        "what": what, "who": str(who.name), "agency": who.agency.id, "practitioner": who.id, "manner": told.say(manner),
        "achieves": told.say("{name} has it easier, and says so"), "by": today + timedelta(days=60), "known_by": told.say("{He} tells us"),
    }  # fmt: skip


def _agreed(told: StoryTelling, of: UUID) -> Answers:
    best = {
        "why_best": told.say("{name} stays where {he} is known, with help that comes to {him}."),
        "wanted": told.say("{name} wants to stay."),
        "followed": "yes",
    }
    return {"of": of, "best": best, "decisions": [best | {"decided": told.say("{name} stays with {his} carers.")}]}
