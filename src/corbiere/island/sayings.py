"""Invented children's words and signs, by age, and what those who visit see. Nobody said any of it."""

from random import Random
from typing import NamedTuple

from corbiere.island import mixed


class Age(NamedTuple):
    """Words used until a birthday: the child's, how they say them, and what their life is like."""

    until: int
    says: tuple[str, ...]
    how: tuple[str, ...]
    did: tuple[str, ...]
    bedroom: tuple[str, ...]


BABY = Age(
    2,
    (),
    (),
    (
        "Watched {name} being fed and changed; {mum} talked to {him} all the while.",
        "Sat on the floor with {name} and the stacking cups for half an hour.",
        "Went through the red book with {mum}; {name} has put on weight.",
        "Looked at how the cot is made up, and talked about sleeping on the back.",
    ),
    (
        "A cot beside the bed, clean, with nothing in it but a sheet.",
        "A basket by the window for the day, a cot for the night. Warm and dry.",
        "The cot is in the parents’ room. There was washing on it, which {mum} took away.",
    ),
)
SMALL = Age(
    5,
    (
        "My bed is a boat.",
        "Again! Do it again!",
        "Daddy fixed my digger.",
        "I don’t like the big noise.",
        "Nana makes pancakes with faces.",
        "I got new wellies. They are red. Look.",
        "Mummy was sad and I gave her teddy.",
        "You sit there and I sit there.",
        "I can do the zip myself.",
        "The dog is not allowed upstairs but he is.",
    ),
    ("playing with the animals on the floor", "over a picture book", "while building a tower", "in the garden", "with the puppets"),
    (
        "We played with the wooden animals; {name} put them all to bed, one by one.",
        "{name} showed me every room and told me who sleeps where.",
        "Drew round our hands. {name} wanted them cut out, to keep.",
    ),
    (
        "A bed of {his} own under the window, with too many soft toys to count.",
        "Shares with {his} brother or sister; both have a lamp. Clean sheets.",
        "The mattress is on the floor until the bed comes. Dry and tidy.",
    ),
)
SCHOOL = Age(
    9,
    (
        "I like it when it’s quiet and I can hear the sea.",
        "Can you come when it’s not football?",
        "Mum’s better. She sings again.",
        "I’m the fastest in my class except one.",
        "I told my teacher because she doesn’t shout.",
        "Sometimes I pretend to be asleep.",
        "We had chips on the beach, all of us, and nobody was cross.",
        "I don’t want to move. My friends are here.",
        "If I had a wish it would be a dog. And that they stop arguing.",
        "I’ve lost two teeth since you came.",
        "Tell them I want my own cup at Dad’s.",
        "It’s good now. Don’t write that it’s always good.",
    ),
    (
        "walking to the park",
        "drawing at the kitchen table",
        "with the feelings cards",
        "in the car",
        "while making a model of the house",
        "at school",
    ),
    (
        "We drew three houses: of worries, of good things and of dreams. {name} kept the third.",
        "Walked to the swings and back. {name} talks best when nobody looks at {him}.",
        "Played cards; {name} won twice, and explained why.",
    ),
    (
        "Posters of the island’s birds, a made bed, homework on the desk.",
        "Tidy but cold: the window does not close. {mum} has rung the landlord.",
        "{name} had tidied it for me, {he} said. A night light and a shelf of books.",
    ),
)
OLDER = Age(
    13,
    (
        "I want to know before you tell my parents.",
        "Everyone asks if I’m OK. I’m OK. I’m just tired of being asked.",
        "It’s like waiting for a bus. You never know.",
        "I look after my sister and that’s fine, but I’d like to do gym.",
        "Could you talk to Mum about the phone? She listens to you.",
        "I don’t want to go into meetings. Can you read out what I wrote?",
        "Nobody at school knows and I’d like to keep it so.",
        "We laughed last night. I’d forgotten we do that.",
        "Dad came when he said he would. Three times now.",
        "I’m saving for a surfboard.",
    ),
    (
        "walking the dog",
        "by message before the visit, and then on the bench outside",
        "over hot chocolate",
        "in the car",
        "with a scale from 0 to 10",
    ),
    (
        "Read the plan together, line by line. {name} crossed out one word and put a better one.",
        "Helped {name} to write what {he} wants to say at the meeting.",
        "Walked on the beach with the dog. {name} asked what happens next, and I told {him}.",
    ),
    (
        "{name} showed me from the door. A desk, a lamp, clothes on the floor like anybody’s.",
        "Shares with a younger one and would like a curtain. {mum} will put one up.",
        "Warm, clean, and very full of shells.",
    ),
)
YOUNG = Age(
    18,
    (
        "I’m not a case. But thanks for asking me first.",
        "I’d rather text than meet, if that counts.",
        "Home’s calmer. I notice when I’m not listening out.",
        "I want to finish my exams and then decide.",
        "You write a lot. Can I read it?",
        "I said no to them. It was easier than I thought.",
        "I need somebody to sign the form for college, and not to make a speech.",
        "My little brother shouldn’t have to grow up as quick as me.",
        "I’m cooking on Sundays now. Proper food.",
        "Nobody asked me that before.",
    ),
    ("over coffee in town", "by message", "walking along the front", "in the car", "at the youth club"),
    (
        "{name} read my notes of the last visit and put two things right.",
        "Talked about college and money, and made a list that {name} kept.",
        "Ate chips on the sea wall. Most of what matters was said on the way back.",
    ),
    (
        "{name} would rather that I did not go in; {he} held up {his} telephone and showed me round on that.",
        "A room of {his} own, with a door that shuts. That matters to {him}.",
        "Tidy, with the surfboard taking up most of it.",
    ),
)


WITH_BABIES = mixed.mixed(
    (
        "Held {name} while {mum} ate.",
        "Lay on the rug beside {name}.",
        "Was there for the bath.",
        "Went for a walk with the pram.",
        "Sang with them both.",
    ),
    (
        "{mum} knew what each cry meant.",
        "We talked about sleep.",
        "We talked about who helps at night.",
        "{name} looked for {mum} and found her.",
        "{mum} asked about the second tooth.",
    ),
)


def _more(age: Age, says: tuple[str, ...], bedroom: tuple[str, ...] = mixed.ROOMS) -> Age:
    return Age(age.until, age.says + says, age.how + mixed.HOW, age.did + mixed.DID, age.bedroom + bedroom)


AGES = (
    BABY._replace(bedroom=BABY.bedroom + mixed.COTS, did=BABY.did + WITH_BABIES),
    _more(SMALL, mixed.SMALL_SAYS),
    _more(SCHOOL, mixed.SCHOOL_SAYS),
    _more(OLDER, mixed.OLDER_SAYS),
    _more(YOUNG, mixed.OLDER_SAYS),
)
TOO_YOUNG: tuple[str, ...] = (
    "{name} is too young for words. {He} smiled at {mum} and turned to her voice, and settled when picked up.",
    "{name} is too young to tell us. {He} slept through most of the visit, woke hungry, and was fed at once.",
    "{name} cannot speak yet. {He} crawled to {mum} when I came in, and later brought me a brick.",
)
TOO_YOUNG += mixed.mixed(
    ("{name} has no words yet.", "Too young to be asked.", "{name} says with {his} hands what {he} wants.", "No words, and much to tell."),
    (
        "{He} watched my keys and then my face.",
        "{He} held on to {mum}’s sleeve and smiled from there.",
        "{He} was hungry, was fed, and slept.",
        "{He} laughed at the cat.",
        "{He} turned to whoever spoke.",
        "{He} cried when {mum} left the room, and stopped when she came back.",
    ),
)
HELD_BACK = (
    "{name} did not want to talk today, and I did not press {him}. We looked at the football cards instead.",
    "{name} had friends waiting and wanted to go; I let {him}, and asked when would be better.",
)
NOT_ALONE = (
    "{name} did not want to leave {mum}’s side; we will try at school next time.",
    "There was only the one room, and the little ones were in it.",
    "{His} grandmother was cooking and {name} wanted to help her.",
    "It was raining hard, and there was nowhere else to go.",
)
NOT_IN_THE_BEDROOM = (
    "The decorator was in it.",
    "A cousin was asleep there after a night shift.",
    "I ran out of time; I shall begin there next time.",
)
WEIGHT: tuple[str, ...] = (
    "What {name} says is clear and has been the same each time; it counts for a great deal.",
    "{name} is old enough to weigh this up, and has.",
    "{name} has thought about this, and {his} reasons are {his} own.",
)
WEIGHT += mixed.WEIGHT
WEIGHT_OF_THE_YOUNG: tuple[str, ...] = (
    "{name} is young; we take it with what those who see {him} every day say.",
    "{name} has shown the same each time, in play and in words; it counts for a great deal.",
)
WEIGHT_OF_THE_YOUNG += mixed.WEIGHT
DONE_ABOUT: tuple[str, ...] = (
    "I told {mum} with {name} beside me, as {he} wished.",
    "It goes to the next core group in {his} own words.",
    "I asked the school, who will see to it this week.",
    "Not what {name} hoped for, and I told {him} why: it would not be safe yet.",
)
DONE_ABOUT += mixed.DONE_ABOUT
SEEN: tuple[str, ...] = (
    "{mum} and {name} were easy with each other. The flat was warm and there was food.",
    "{other} was there and joined in; {name} sat close by while we talked.",
    "Tidy, the washing-up done. {name} knew where everything is.",
    "It was noisy, with the television on, and cheerful.",
    "{mum} looked tired and said so. {name} was well.",
)
SEEN += mixed.SEEN
FAMILY_SAYS: tuple[str, ...] = (
    "{mum}: “It is better. I do not want to be told so every time, but it is.”",
    "{mum} says that the visits help when they are at four and not at six.",
    "{other} would like the dates further ahead, because of shifts at work.",
    "{mum} read the notes with the interpreter and agrees with them.",
)
FAMILY_SAYS += mixed.FAMILY_SAYS
PURPOSES = (
    "to see how things are",
    "to work on the plan",
    "after the core group",
    "to talk about school",
    "to hear what {name} wants to say",
)
NOTES: tuple[tuple[str, str], ...] = (
    ("Telephone call with the school", "{name} has been in every day and was chosen for the concert."),
    ("Housing", "The landlord has sent someone about the damp in {name}’s room."),
    ("A good week", "{mum} rang only to tell me that {name} slept through."),
    ("Lifts to the appointment", "The parish offers a lift on Tuesdays; {mum} will take it."),
)
NOTES += mixed.NOTES


def of_age(years: int) -> Age:
    return next((age for age in AGES if years < age.until), AGES[-1])


def drawn(random: Random, choices: tuple[str, ...]) -> str:
    return choices[int(random.random() * len(choices))]
