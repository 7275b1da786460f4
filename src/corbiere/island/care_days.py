"""Days of children of the island as the carer who signs in writes them, and what the carer needs to know of each."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from corbiere.care.entries import CarerNamed, CarerPaperWritten, DayWritten, DecisionsDelegated
from corbiere.island import care_words as words
from corbiere.island.circle import school_named
from corbiere.island.staff import InventedPractitioner
from corbiere.island.telling import Answers, Beside, StoryTelling

WRITTEN_FOR, MISSED = 14, 0.25  # days back; of as many evenings, one is not written
SLEPT = ("All night", "Woke once, and went back after a drink", "Well, with the landing light on")
ATE = ("Everything but the peas", "Two helpings", "Little at noon, well in the evening")


def days(told: StoryTelling, carer: InventedPractitioner, since: date, today: date) -> Iterator[Beside]:
    """From the day on which the carer was named."""
    lead, luck = told.circle.lead, Random(f"days {told.child.id}")
    yield Beside(CarerNamed(carer=carer.id, why="Signs in to write the day"), since, lead, "carer named")
    yield Beside(CarerPaperWritten.model_validate(_paper(told, since)), since, lead, "paper")
    yield Beside(DecisionsDelegated.model_validate(_decisions(told, since)), since + timedelta(days=6), lead, "delegated")
    for back in range(min(WRITTEN_FOR, (today - since).days - 1), 0, -1):
        if luck.random() > MISSED:
            day: Answers = {"did": luck.choice(words.DAYS), "ate": luck.choice(ATE), "slept": luck.choice(SLEPT)}
            day |= {"said": luck.choice(words.SAID)} if luck.random() < 0.6 else {}
            yield Beside(DayWritten.model_validate(day), today - timedelta(days=back), carer, f"day {back}")


def _paper(told: StoryTelling, since: date) -> Answers:
    lead = told.circle.lead
    return {
        "likes": "Animals, drawing, and to know what comes next", "health": "Asthma in winter: the blue inhaler is in the bag",
        "allergies": "None known", "routines": told.say("Up at seven, bed at eight. {name} likes the door open a little."),
        "school": f"{school_named(told.home.number, told.age(since))}: {told.circle.teacher.name} is the one to ask",
        "rings": [{"who": str(lead.name), "number": "07700 900123", "when": "By day"},
                  {"who": "The team on duty", "number": "01632 960456", "when": "At night"}],
        "helps": told.say("When it is too loud: outside, with a ball. {He} talks when walking."),
    }  # fmt: skip


def _decisions(told: StoryTelling, since: date) -> Answers:
    mother = told.home.adults[0].person
    decided = (("overnight", "carer"), ("haircut", "carer-tells"), ("trip", "carer"), ("off-island", "worker"), ("phone", "carer"))
    return {
        "decisions": [{"what": what, "who_decides": who} for what, who in decided],
        "agreed_with": [{"person": mother.id, "who": f"{mother.name}, mother", "agrees": True}],
        "look_again": since + timedelta(days=365 * 3),
    }  # fmt: skip
