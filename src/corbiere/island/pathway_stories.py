"""Pathway plans of some of the island's care leavers: written with their adviser, agreed, looked at again, a promise kept or late."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from corbiere.care.entries import (
    AROUND_PATHWAY,
    PathwayActionNoted,
    PathwayPlanAgreed,
    PathwayPlanReviewed,
    PathwayPlanWritten,
)
from corbiere.island.telling import Answers, StoryTelling
from corbiere.ledger.entry import Entry
from corbiere.people.needs import Indicator

HAVE_ONE, DONE = 0.7, 0.75  # of the leavers, how many have a plan here; of what was promised, how much is done in time
LATE = timedelta(days=75)  # after its day, where it was not
WRITTEN, AGREED, GIVEN, REVIEWED = timedelta(days=14), timedelta(days=24), timedelta(days=27), timedelta(days=170)
WENT = ("on-track", "on-track", "done", "off-track")
WANTS = (
    ("A front door that is mine, and a cat.", "I have a flat of my own", "Go to the housing office together"),
    ("To cook in a real kitchen, for real people.", "I cook for a living", "Ring the college about the course"),
    ("To drive, so that I can see my sister when I like.", "I can drive", "Fill in the form for the lessons"),
    ("Not to owe anybody anything.", "I pay my own way", "Go through the letters from the bank"),
)
SIDES: Answers = {
    "home": "A room in the house by the park. The landlady is kind; the window sticks.",
    "next_home": "A flat of the trust, when one comes up: {name} is on the list.",
    "staying_put": "Asked at seventeen. {name} wanted to move on, and goes back for Sunday dinner.",
    "living": "The cooking course on Mondays, and somebody to ring when a letter comes.",
    "offer": "Knows the offer. Has asked for one thing, and may ask for more.",
    "health": "Well. The dentist in spring; sleeps badly before exams.",
    "feelings": "Laughs a lot, and goes quiet when plans change. Says so now.",
    "occupation": "On the course until summer, and at the bakery on Saturdays.",
    "money": "Enough for the month, not for a deposit.",
    "skills": "Cooks, washes, is late with papers.",
    "identity": "From here, and from Madeira. Wants to go once.",
    "people": "Avó, two friends from school, and the carers from before.",
}  # fmt: skip


class PathwayEntry(NamedTuple):
    """An entry of a plan, on its day, by its key in the story."""

    kind: type[Entry]
    answers: Answers
    day: date
    key: str


def pathway(told: StoryTelling, since: date, today: date) -> Iterator[PathwayEntry]:
    """The plan of somebody who has left care on `since`."""
    luck = Random(f"pathway {told.child.id}")
    if luck.random() > HAVE_ONE:
        return
    hopes, goal, promise = luck.choice(WANTS)
    by = since + timedelta(days=60)
    yield PathwayEntry(PathwayPlanWritten, _plan(told, hopes, goal, promise, by), since + WRITTEN, "pathway written")
    agreed: Answers = {"agrees": True, "next_review": since + AGREED + REVIEWED}
    yield PathwayEntry(PathwayPlanAgreed, agreed, since + AGREED, "pathway agreed")
    given: Answers = {"to": told.say("{name}"), "side": "child", "form": "plain-words", "how": "By hand, over a coffee"}
    yield PathwayEntry(AROUND_PATHWAY.given, given, since + GIVEN, "pathway given")
    noted: Answers = {"what": promise, "doing": "done", "told": told.say("We went together. {name} did the talking.")}
    yield PathwayEntry(PathwayActionNoted, noted, by - timedelta(days=4) if luck.random() < DONE else by + LATE, "pathway noted")
    day = since + AGREED + REVIEWED - timedelta(days=luck.randrange(12))
    while day < today:
        said: Answers = {
            "views": {"own_words": "It is slower than I thought. But it is mine.", "weight": told.say("{name} is grown up, and decides.")},
            "goals": [{"what": goal, "progress": luck.choice(WENT), "says": "As we saw it together"}],
            "outcome": "continue", "next_review": day + REVIEWED, "why_now": "due", "in_plain_words": "We go on as we are, and look again.",
        }  # fmt: skip
        yield PathwayEntry(PathwayPlanReviewed, said, day, f"pathway reviewed {day}")
        day += REVIEWED + timedelta(days=luck.randrange(-20, 6))


def _plan(told: StoryTelling, hopes: str, goal: str, promise: str, by: date) -> Answers:
    adviser = str(told.circle.adviser.name)
    return {
        **{name: told.say(str(text)) for name, text in SIDES.items()},
        "hopes": hopes,
        "views": {"own_words": "I would rather write it myself, and you help.", "weight": told.say("It is {his} life, and {his} plan.")},
        "together": "Three evenings, at the kitchen table",
        "adviser_says": "Knows the college and the housing office, and goes along.",
        "needs": [{"indicator": one.value, "is_need": one is Indicator.ACHIEVING, "what": _found(one)} for one in Indicator],
        "outcomes": [{"what": goal, "indicators": ["achieving"], "actions": [{"what": promise, "who": adviser, "by": by}]}],
        "contingency": [{"if": "the room has to be given back", "then": told.say("{name} rings the adviser, who finds a bed that night.")}],
    }


def _found(indicator: Indicator) -> str:
    return "Wants a trade, and has no certificate yet" if indicator is Indicator.ACHIEVING else "Nothing that stands out just now"
