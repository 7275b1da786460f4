"""Sentences of the island put together from two halves, so that a child’s record seldom says the same twice. Nobody said any of it."""

from itertools import product


def mixed(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Every beginning with every end."""
    return tuple(f"{one} {other}" for one, other in product(first, second))


SMALL_SAYS = mixed(
    ("I like", "I don’t like", "Look,", "Teddy likes", "Tomorrow I want", "At Nana’s there is"),
    (
        "the blue cup.",
        "the bath with bubbles.",
        "the cat next door.",
        "the song about the bus.",
        "soup with letters.",
        "the tall slide.",
        "my big bed.",
    ),
)
SCHOOL_SAYS = mixed(
    ("At school", "On Saturdays", "When Gran comes", "At bedtime", "In the car", "When it rains", "After swimming"),
    (
        "I can think.",
        "nobody shouts.",
        "we make up stories.",
        "I get to choose.",
        "it’s a bit loud.",
        "I hold my little rabbit.",
        "I’m not hungry.",
    ),
)
OLDER_SAYS = mixed(
    ("This week", "To be honest,", "Since you last came", "If anybody asks,", "Most days", "You can write that"),
    (
        "it’s been all right.",
        "I slept properly.",
        "I’ve got somebody to talk to.",
        "I’d like more time on my own.",
        "home feels lighter.",
        "I don’t check the door any more.",
        "I’m looking forward to Friday.",
    ),
)
SEEN = mixed(
    (
        "{mum} and {name} were easy with each other;",
        "{other} was there and joined in;",
        "The door was open before I knocked;",
        "It was noisy and cheerful;",
        "{mum} looked tired and said so;",
        "{name} came to the door first;",
        "They were cooking when I came;",
        "{mum} had written down what she wanted to ask;",
    ),
    (
        "the flat was warm and there was food.",
        "there was washing everywhere, clean.",
        "{name} knew where everything is.",
        "{name} sat close by while we talked.",
        "the damp in the hall is no better.",
        "the new lamp was shown to me at once.",
        "nobody was in a hurry.",
        "the little heater was on and the windows open.",
    ),
)
DAYS = mixed(
    (
        "In the morning {name} wakes by {himself}.",
        "In the morning there is a race for the bathroom.",
        "Breakfast is at the counter, standing.",
        "Breakfast is porridge, slowly.",
        "{name} is the first one up.",
        "Mornings are {his} best time.",
        "{name} needs two calls before {he} moves.",
        "The day begins with the radio.",
    ),
    (
        "Somebody asks how the day was, and waits for the answer.",
        "In the evening {he} listens for the key in the door.",
        "After tea {name} has the table to {himself}.",
        "{He} has a place for {his} own things now.",
        "Some evenings {he} is asked to be older than {he} is.",
        "{He} falls asleep with the light on.",
        "Nobody laughed while I was there, and nobody shouted.",
        "There is a plan for Saturday, and {he} told me of it twice.",
    ),
)
DID = mixed(
    (
        "Walked round the harbour with {name}.",
        "Sat on the floor of {his} room.",
        "Drew a map of who lives where.",
        "Played a game that {name} chose.",
        "Made toast together.",
        "Looked at photographs on {mum}’s telephone.",
        "Fed the gulls, which is not allowed.",
        "Mended the zip of {his} bag.",
    ),
    (
        "We talked about what is better since summer.",
        "We practised what to say when {he} wants to leave a room.",
        "{name} asked who reads what I write.",
        "We wrote two questions for the next meeting.",
        "We marked on a line how safe it feels.",
        "{name} told me a joke and made me promise to keep it.",
        "We went through the plan, one picture at a time.",
    ),
)
ROOMS = mixed(
    (
        "A bed by the window,",
        "Bunk beds, {name} on top,",
        "A bed behind a curtain,",
        "The bed from the cousins,",
        "A mattress on slats,",
        "A bed with a blue cover,",
    ),
    (
        "clean sheets and too many soft toys.",
        "warm and dry.",
        "a night light that works.",
        "tidy because I was coming.",
        "with a draught that {mum} has stuffed with a towel.",
        "homework under the pillow.",
        "and a door that shuts.",
    ),
)
COTS = mixed(
    ("A cot beside the bed,", "The cot stands in the parents’ room,", "A travel cot for now,", "A basket by day and the cot at night,"),
    (
        "clean, with nothing in it.",
        "the sheet tight and dry.",
        "away from the heater.",
        "with a cardigan over the rail, which {mum} took off.",
        "and the window open a little.",
    ),
)
HOW = mixed(
    ("walking", "drawing", "baking", "with cards", "in the car", "by message first, then talking"),
    ("by the sea", "at the kitchen table", "after school", "while {mum} was out of the room", "slowly"),
)
DONE_ABOUT = mixed(
    (
        "I told {mum} the same day;",
        "I rang the school;",
        "It goes to the core group as {he} said it;",
        "I asked {other} about it;",
        "I wrote it down as {he} said it;",
    ),
    (
        "{name} knows that I did.",
        "they will do it from Monday.",
        "I tell {name} next time what came of it.",
        "it cannot be all that {he} hopes for, and I said why.",
        "the plan will say so.",
        "that was what {name} wanted.",
    ),
)
WEIGHT = mixed(
    (
        "{name} has said so before;",
        "{He} chose these words {himself};",
        "{He} showed it in play as well;",
        "Those who see {him} every day say the same;",
    ),
    ("it counts for a great deal.", "it decides what we do next.", "we weigh it with what {mum} tells us.", "it is not all that we go by."),
)
FAMILY_SAYS = mixed(
    ("{mum} says that", "{other} says that", "Both of them say that", "{mum} rang to say that", "The grandparents say that"),
    (
        "four o’clock is better than six.",
        "the dates should be further ahead, because of shifts.",
        "the notes were right this time.",
        "they would rather hear it before it is written.",
        "it is better, and that somebody might write that too.",
        "the club has made a difference.",
        "they do not want the neighbours to know.",
        "Sundays are the hard part.",
    ),
)
REFLECTIONS = mixed(
    (
        "What it is like to be the one who knows.",
        "A family that is kind to me and tells me little.",
        "Two good weeks.",
        "A visit that I put off, and why.",
        "How I write about a father whom I have not met.",
        "The case that I take home.",
        "What the child would say of my visits.",
        "Being shouted at in the car park.",
    ),
    (
        "We talked about endings.",
        "We thought about what I do not ask.",
        "What went well, and how to keep it going.",
        "I shall ask for help before the weekend.",
        "We read one record together, aloud.",
        "Two visits go to a colleague this month.",
        "We looked at what I am afraid of missing.",
    ),
)
NOTES = tuple(
    zip(
        mixed(
            ("Call", "Message", "Word at the gate", "Letter"),
            ("from the school", "from the surgery", "from the landlord", "from the club", "from an aunt"),
        ),
        mixed(
            (
                "{name} has been in every day",
                "{name} was seen and is well",
                "Somebody comes about the damp on Thursday",
                "There is a place for {name} from next week",
            ),
            (
                "and was chosen for the concert.",
                "and they will ring if that changes.",
                "and {mum} knows.",
                "which {name} does not know yet.",
                "after three letters.",
            ),
        ),
        strict=True,
    )
)
TRIES = (
    "Knocked twice, waited ten minutes",
    "Rang the bell, looked up at the windows: dark",
    "Asked next door; nobody had seen them since morning",
    "Waited in the car until five",
    "Left a card with my number",
    "Came back at six, still nobody",
    "Knocked at the back door; the dog barked, nobody came",
)
CALLS = (
    "Rang {mum}; the telephone was off",
    "Rang {mum}; it went to the machine",
    "Sent {mum} a message, which she read",
    "Rang {other}, who did not know",
    "Rang the school: {name} had gone home",
)
PLAN_TOLD = mixed(
    (
        "We looked at the plan with the pictures.",
        "I read out the first page.",
        "{name} had {his} own copy on the wall.",
        "We went through what changes in spring.",
    ),
    (
        "{name} wanted to know who reads it, and I told {him}.",
        "{He} asked whether it ends, and when.",
        "{He} put a tick beside one part.",
        "“That’s long,” {he} said, and we cut it down.",
    ),
)
LOOK_AGAIN = mixed(
    (
        "Everybody knows what stands in the way for {name}.",
        "The new club begins next month.",
        "Two of the three are moving.",
        "The agencies met about it only last week.",
        "What is missing is a date from the surgery.",
    ),
    (
        "We look at it again in two months.",
        "I ask again after the next core group.",
        "If nothing has moved by then, we meet.",
        "The chair has been told why.",
    ),
)
REASONS = (
    "Has room, and works with the school already",
    "Knows the family’s languages, and has room",
    "Worked with the elder sister",
    "Lives on the other side of the island from them",
    "Asked for by the young person",
    "Has done the course on very young parents",
    "Covers that parish",
)
HANDED_OVER = (
    "We went together the first time.",
    "I rang {mum} before I came.",
    "{name} showed me where to park.",
    "We read the plan together, the three of us.",
    "{He} had drawn a picture for the one who leaves.",
)
OUTSIDE = (
    "The principal social worker",
    "A colleague of the West team",
    "Somebody from the hospital",
    "An independent supervisor",
    "The consultant at the clinic",
)
LEFT = "The worker has left the island. {mum} was rung the same day; {name} has not been told by whom it goes on."
