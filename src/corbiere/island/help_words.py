"""Words of assessments and plans of help on the island: what the eight show, what is agreed, what comes of it. None of it happened."""

from typing import NamedTuple

from corbiere.island.mixed import mixed
from corbiere.people.needs import Indicator


class IndicatorWords(NamedTuple):
    """What one of the eight shows: seen or told, strong, and needed."""

    evidence: tuple[str, ...]
    strong: str
    needed: str


SHOWN = {
    Indicator.SAFE: IndicatorWords(
        (
            "{name} knows whom to ring and has the number by heart. At the bus stop {he} waits alone after dark.",
            "The gate has a new lock, which {mum} showed me. The stairs still have no rail.",
        ),
        "{name} tells a grown-up when something is wrong",
        "Somebody who walks home with {name}",
    ),
    Indicator.HEALTHY: IndicatorWords(
        (
            "{name} has grown well. Two appointments at the clinic were missed when the bus did not come.",
            "{name} sleeps less than {he} needs: {he} is up when {mum} comes from the late shift.",
        ),
        "{mum} cooks, and they eat together on most days",
        "Appointments at hours that {mum} can keep",
    ),
    Indicator.ACHIEVING: IndicatorWords(
        (
            "{name} is bright, and loses the thread when {he} is tired. The books that {he} brings home come back read.",
            "{name} talks in long sentences about what {he} likes, and goes quiet when {he} is asked to write.",
        ),
        "{name} wants to learn, and asks why",
        "A place where it is quiet enough to read",
    ),
    Indicator.NURTURED: IndicatorWords(
        (
            "{name} leans against {mum} while we talk, and she strokes {his} hair without noticing.",
            "There is a story most nights. When there is none, {name} says it to {himself}.",
        ),
        "{name} and {mum} are fond of each other, and show it",
        "Time with {mum} that nothing interrupts",
    ),
    Indicator.ACTIVE: IndicatorWords(
        (
            "{name} swims well and has not been since the spring: the fees are due.",
            "{name} is out on the bicycle whenever it is dry, and knows every lane as far as the lighthouse.",
        ),
        "{name} likes to be out of doors",
        "One thing every week that is only for fun",
    ),
    Indicator.RESPECTED: IndicatorWords(
        (
            "Nobody had asked {name} before what {he} wants. {He} thought about it for a long time and then said it clearly.",
            "{name} is interrupted at home, and waits, and then does not finish.",
        ),
        "{mum} listened to the end when {name} told her",
        "To be asked before something is decided",
    ),
    Indicator.RESPONSIBLE: IndicatorWords(
        (
            "{name} feeds the neighbour’s rabbits and has not forgotten once.",
            "{name} does more in the house than others of {his} age, and is proud of some of it.",
        ),
        "{name} does what {he} says {he} will",
        "Jobs that fit {his} age, and no more",
    ),
    Indicator.INCLUDED: IndicatorWords(
        (
            "{name} has one good friend. They have not visited each other at home.",
            "The family came here not long ago, and knows the people on the stairs and few besides.",
        ),
        "There is an aunt who would do more if she were asked",
        "Friends who come to the house",
    ),
}
SAYS = (
    ("I like it when it’s just us and it’s quiet.", "talking while drawing"),
    ("I want somebody to pick me up like the others.", "on a walk"),
    ("It’s fine. It’s just that I’m tired.", "at school, in the reading corner"),
    ("I’d tell Mum but she’s tired as well.", "playing with the farm animals"),
    ("Can we do the swimming again?", "with cards that show faces"),
)
AGREES = ("If it helps, then yes. But not at work, please.", "Yes. I was going to ask for somebody myself.")
DISAGREES = "I do not see what you want with us. We manage."
MEANS = (
    "All eight together show a child who is loved and too often on {his} own with what worries {him}. What helps most is somebody regular, "
    "and hours that the family can keep. {name} said the same in fewer words.",
    "What was found years ago and what is found now agree: things go well while somebody comes. The family knows what it wants, and {name} "
    "has a plan of {his} own.",
)
SIGNED = (
    "Clear, and {name} can be heard in it. I agree with what is proposed.",
    "I asked for more on the father and have it now. I agree that this is the right level.",
)
NEXT = "Help at home twice a week to begin with, and a place at the club; we look at it together after three months."
COMMENTS = (
    ("It is all true. I would put the bit about the evenings first.", "The evenings stand first now."),
    ("You wrote that I was tired. I was ill. Put that.", "It says ill now, and since when."),
)
TOLD_PARENT = mixed(
    ("What we found, read out page by page,", "The whole of it, with the pages on the table,", "What stands in it and what does not,"),
    ("and what comes next and when.", "and who reads it now.", "and how to say that it is wrong.", "and whom to ring about it."),
)
TOLD_CHILD = mixed(
    ("That we will help, and who comes.", "What I wrote of {him}, in {his} words.", "What is good at home, and what is hard."),
    ("{He} can say no to it.", "{He} asked to keep the page.", "{He} wanted one word changed, and it was.", "Nobody at school reads it."),
)
REFUSED = mixed(
    (
        "We have not seen {name} since the summer.",
        "{name} came to us twice, and both times with {his} class.",
        "Neither of the parents has ever met us.",
        "Whoever knew {name} here has left.",
    ),
    (
        "The nurse knows far more than we do, and has offered to do it.",
        "Another school knows {him} better now.",
        "The health visitor is at the house every month.",
    ),
)
TALK = mixed(
    ("We sat down with {mum}.", "{mum} came in after work.", "We talked on the telephone, for half an hour."),
    (
        "The health visitor comes to the house anyway, and the youth club knows {name} a little.",
        "There is the nurse, and there is the family centre, which is nearer.",
        "She named two people, and one of them has time.",
    ),
)
WISHES = ("The one with the bicycle. She listens.", "Not somebody new.", "Whoever can come after six.", "Somebody who has children.")
WHY_LEAD = "They see the family every week, and have an afternoon for it. {name} knows them."
NOT_SAFE = mixed(
    (
        "The plan is not enough any more.",
        "What we agreed for {name} holds on paper only.",
        "I lead the plan with the family, and I am worried.",
    ),
    (
        "{name} was left alone for two nights, and nobody said so until {he} did.",
        "This morning {name} asked me whether {he} could sleep at ours, and showed me why.",
        "Somebody is in the house again of whom {name} is afraid, and {he} has stopped talking to me about it.",
    ),
)
TAKEN_UP = "What was agreed goes on in the plan of protection; nobody has to say it twice."
TAKEN_UP_SAFE = "The core group sees {name} every week or two, and has this plan before it."
ANOTHER_WAY = (
    "{mum} asks the grandparents to come at those hours",
    "{mum} and the neighbour take turns",
    "{mum} does it on the days off work, and rings if it is too much",
)
REVIEW_SAYS = (
    "Going well: fewer bad mornings, and nobody had to be asked twice.",
    "Slower than hoped, since the club was shut. The rest holds.",
    "Much calmer. {mum} would like the visits at the end of the week instead.",
    "The same as last time but for the evenings, which are better.",
    "A good spring. There was one bad week, and they rang as agreed.",
)
REVIEW_CHILD = (
    ("I like the club. Not the walking there.", "with the teacher"),
    ("It’s better when Mum’s not cross.", "at home, drawing"),
    ("You can come less now.", "on the beach"),
    ("I told you already and you did it.", "talking"),
    ("I can do a width now.", "at the pool"),
)
AFTER = mixed(
    ("The school goes on with the club.", "The nurse is there on Fridays, for whoever comes.", "The grandparents have Wednesdays."),
    ("{mum} has the number of the Hub, and knows that one call is enough.", "{name} knows whom to ask at school."),
)
WHY_BEST = "What it was for is there: {name} says so, and those who see {him} every day do."
REFUSES = (
    "We have nobody on Thursdays before the autumn.",
    "The group is full, and a second one begins after Easter.",
    "We work with children from eight on, and this one is not that old.",
    "Whoever does this is away until further notice.",
)
WORRIED_AGAIN = (
    "It is {name} again. This morning {he} asked me whether {he} could stay, and would not say why. I wrote to you on Monday about {him}.",
    "I rang before about {name}. There has been shouting in the street since, and {name} stood in the doorway and watched.",
    "The same family as last time: {name} has not been in for two days and nobody answers the telephone.",
    "{name} told the dinner lady that there is no electricity at home. {He} was matter-of-fact about it and finished the plate.",
)
