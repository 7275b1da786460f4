"""Children of the island being told what came of what they said: mostly in time, now and then not at all."""

from collections.abc import Iterator
from random import Random
from uuid import UUID

from corbiere.casework.telling import ToldHow, UnderstoodRightly, ViewsToldBack
from corbiere.island.mixed import mixed
from corbiere.island.staff import InventedPractitioner
from corbiere.island.telling import Answers, Beside, StoryTelling
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.statute.facts import Fact
from corbiere.work.childs_voice import SPEAKS_FROM

TOLD, RIGHTLY, ASKED = 0.88, 0.85, 0.3  # of all who were heard, of those who were told; the island's own habit
LONGEST = 9  # working days
SMALL = 8  # years, below which it is told with pictures
WHAT = mixed(
    (
        "What I had done about it, and what I could not do.",
        "That it was said at the meeting in {his} own words, and what they answered.",
        "That {mum} knows now, and what she said to it.",
        "That the school knows, and whom {he} can go to there.",
        "I read out what I had written down.",
        "That nothing can change yet, and that this is not because of anything {he} did.",
        "What will be different from next week, one thing after the other.",
    ),
    (
        "{name} listened, and nodded.",
        "{He} wanted to hear the last part twice.",
        "We wrote the date on {his} calendar.",
        "{He} said that it was fair.",
        "{He} would have liked more, and said so.",
        "{name} asked for a copy and got one.",
    ),
)
PUT_RIGHT = mixed(
    ("Nearly.", "Yes, but.", "Most of it.", "Sort of."),
    ("It isn’t every night.", "Not sad. Cross.", "You left out the good bit.", "I said perhaps, not yes.", "That was before summer."),
)
QUESTIONS = (
    ("When do you come again?", "In two weeks, after school."),
    ("Does Mum get to read that?", "Only what you said she may."),
    ("Do I have to go to the meeting?", "No. You can write, draw, or send somebody."),
    ("Who told you that?", "You did, in the car. I wrote it down that evening."),
    ("Will it stop one day?", "Yes, and you will know when before it does."),
    ("Can I see what you write?", "Yes. I bring it next time, and you tell me what is wrong."),
)


def told_back(told: StoryTelling, fact: Fact, made: UUID, by: InventedPractitioner | None = None) -> Iterator[Beside]:
    """The telling that follows on what a child said, with luck of its own, so that the rest of the story stays as it is."""
    luck = Random(f"told back {made}")
    if told.age(fact.day) < SPEAKS_FROM or luck.random() > TOLD:
        return
    way = ToldHow.OTHER_WAYS if told.age(fact.day) < SMALL else ToldHow.PLAIN
    answers: Answers = {"of": made, "told": told.one_of(WHAT, luck), "how": way, "understood": True, "invited": True}
    if luck.random() < RIGHTLY:
        answers["right"] = UnderstoodRightly.YES
    else:
        answers |= {"right": UnderstoodRightly.PARTLY, "in_their_words": told.one_of(PUT_RIGHT, luck)}
    if luck.random() < ASKED:
        question, answer = luck.choice(QUESTIONS)
        answers["questions"] = [{"question": question, "answer": answer}]
    day = WORKING_DAYS.after(fact.day, 1 + int(luck.random() * LONGEST))
    yield Beside(ViewsToldBack.model_validate(answers), day, by or told.circle.lead, ViewsToldBack.kind)
