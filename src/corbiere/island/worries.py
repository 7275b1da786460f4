"""Troubles a family on the island may have, and how they get better: the words of concerns, plans and core groups. None of it happened.

`{name}` is the child, `{mum}` the first parent by given name, `{other}` the second or the grandparents, `{he}` `{his}` `{him}` the child's.
"""

from typing import NamedTuple


class Goal(NamedTuple):
    """One outcome of a plan, who works on it, and what is said of it on the way: at first, when it goes well, when it is stuck."""

    outcome: str
    action: str
    who: str
    well: str
    stuck: str


class Worry(NamedTuple):
    key: str
    harm: str
    concern: str
    cause: str
    allegations: tuple[str, ...]
    evidence: str
    history: str
    protective: tuple[str, ...]
    steps: tuple[Goal, Goal, Goal]
    change: str
    at_first: str
    later: str
    slips: str
    then: str
    otherwise: tuple[str, ...] = ()  # how else such a concern begins


EVERYDAY = Worry(
    "everyday care",
    "neglect",
    "{name} has come without a coat or anything to eat three times this week, and fell asleep on the reading carpet before lunch. {He} "
    "told me "
    "that there was nothing for breakfast. {He} is a cheerful child and never complains, which is partly why I am writing.",
    "{name} is often tired, hungry and not dressed for the weather. Appointments for {his} ears were missed twice.",
    ("{name} comes without breakfast", "{name} goes to bed when {he} likes", "The hearing test was missed twice"),
    "In ten days {name} had eaten before school on three. The bedroom had no curtain and a mattress without a sheet. {mum} showed me "
    "the empty "
    "cupboard herself and said that she is ashamed of it.",
    "Help was offered two years ago and went well until {mum}’s hours at work changed.",
    ("{mum} asks for help when things are bad", "The neighbour upstairs has {name} for supper on Thursdays", "{name} loves school"),
    (
        Goal("{name} eats breakfast every morning", "Breakfast club every school day", "the school", "{name} was there every day but one",
             "The club starts before the first bus"),
        Goal("{name} is in bed by half past seven", "Write a bedtime routine together, with pictures", "the family support worker",
             "The chart is on the fridge and full of stars", "Late shifts make it hard: {name} waits up for {mum}"),
        Goal("{name} goes to every health appointment", "Take {name} to the hearing test", "the health visitor or school nurse",
             "The test was done; the left ear will be looked at again", "The letter went to the old address"),
    ),
    "Food in the house and a bedtime that is kept, also on the days of late shifts",
    "{name} gets up alone, finds something to wear and hopes that there is bread. {He} is proud of making {his} own sandwiches, and "
    "{he} is tired.",
    "{name} wakes up to somebody. There is porridge, and an argument about which bowl. {He} talks about what {he} will do, not about "
    "being hungry.",
    "meals and bedtime slip again for two weeks",
    "We ask the grandparents to have {name} in the week, and talk to the law officers.",
    (
        "{name} asked the caretaker for what was left in the lost property, and put on two jumpers. {His} shoes let the water in. {He} "
        "said that it is warm at school.",
        "I clean the stairs in their building. {name} was on the landing at half past nine in {his} pyjamas and had had crisps for supper. "
        "{mum} was still at work.",
        "{name} takes bread home from the breakfast club in {his} sleeve. When I packed some for {him} {he} asked for a second piece for "
        "tomorrow.",
    ),
)  # fmt: skip
QUARRELS = Worry(
    "quarrels at home",
    "emotional",
    "The police were called to the home on Saturday night because of shouting. Both parents had been drinking. {name} was awake and sat "
    "on the stairs. "
    "Nobody was hurt. It is the third time since the summer.",
    "{name} lives with quarrels that go on into the night, and tries to make peace between the grown-ups.",
    ("{name} hears the quarrels at night", "A door was broken while {name} was in the room"),
    "{name} drew the house with the grown-ups in one window and {him} in another, and said that the cat sleeps in {his} bed when it is "
    "loud. Both "
    "parents say that they did not know how much {he} hears.",
    "The police came twice in the spring. {other} had a hard time after losing work.",
    ("Both parents listened to what {name} drew", "{name} can ring {his} grandmother at any time", "The school knows and looks out"),
    (
        Goal("{name} sleeps through the night", "Agree what each grown-up does when a quarrel begins", "the lead social worker",
             "No night like that in five weeks", "There was one bad night; {other} went for a walk as agreed"),
        Goal("{name} does not have to keep the peace", "Time for {name} alone with somebody {he} trusts", "the school",
             "{name} goes to the drawing group on Tuesdays", "{name} would rather play football at that time"),
        Goal("The grown-ups find another way", "The course on living together, six evenings", "the parents",
             "Four of six evenings, both of them", "One of the two came alone"),
    ),
    "No shouting while {name} is in the house, and somebody to ring before it comes to that",
    "{name} listens. {He} knows which step creaks and which voice means trouble. In the morning {he} is careful and kind to everybody.",
    "{name} has begun to slam doors, which everybody here takes as a good sign. {He} sleeps with {his} door open.",
    "the police have to come again",
    "One of the parents lives elsewhere for a time, as both have agreed in writing.",
    (
        "I live below. They shouted until two again, something broke, and then I heard {name} on the stairs telling them to stop. I did "
        "not know whom to ring at that hour.",
        "{name} fell asleep over {his} work and said that nobody sleeps on Fridays at home. {He} asked me not to tell, because then there "
        "is another row.",
    ),
)  # fmt: skip
LOW = Worry(
    "a parent who is unwell",
    "neglect",
    "{mum} has told me that she cannot get up most mornings and that {name} does everything. She cried and asked me not to make "
    "trouble. She agreed "
    "that I ring you.",
    "{mum} has been very low since the winter. {name} looks after her and is often not at school or nursery.",
    ("{name} looks after {mum} instead of going out", "{name} is often left to settle {himself}"),
    "{mum} was in bed at two in the afternoon. {name} had made toast for both. {mum} spoke openly, takes her tablets since last week, "
    "and wants "
    "{name} to have a childhood.",
    "{mum} was well until last year. There is nothing in the records before that.",
    ("{mum} has asked for help herself", "{name}’s aunt comes every second day", "The surgery has given a named nurse"),
    (
        Goal("{mum} gets the treatment she needs", "Weekly appointment, with a lift there", "the nurse at the surgery",
             "{mum} has not missed one", "The waiting list is longer than we were told"),
        Goal("{name} goes out and plays", "Young carers’ group, Wednesdays", "the youth worker",
             "{name} has been four times and has a friend there", "{name} worries when {he} is away from home"),
        Goal("Somebody is there in the mornings", "The aunt on weekdays, the family support worker twice", "the family",
             "Mornings have been calm", "The aunt has gone back to work full time"),
    ),
    "To say when a day is bad, before {name} has to notice it",
    "{name} watches {mum}’s face before {he} says anything. {He} knows which tablets are for when. {He} has not asked anybody home "
    "since Easter.",
    "{name} came to the door with paint on {his} nose. {mum} was up and had made soup. {name} did not look at her before {he} answered me.",
    "{mum} has to go to hospital",
    "{name} lives with the aunt, who has said yes and has a bed ready.",
    (
        "{name} comes to the pharmacy alone for {mum}’s tablets and knows what each is for. Today {he} asked what happens when somebody "
        "takes two.",
        "{name} has been away eleven days this month. On the telephone {he} answers in a whisper and says that {mum} is asleep.",
    ),
)  # fmt: skip
OUT_LATE = Worry(
    "not safe outside the home",
    "other",
    "{name} did not come home on Friday and was found at the harbour at three in the morning with people much older. {He} would not say "
    "who had "
    "bought the drink. {mum} is frightened and at a loss.",
    "{name} is out at night with older people who give {him} drink, and has a telephone that {mum} did not buy.",
    ("{name} stays out all night", "Somebody older gives {name} money and drink"),
    "{name} said that they are friends and that nobody makes {him} do anything; later, that saying no is not simple. The police know "
    "two of them. "
    "{mum} sets times, and {name} goes out of the window.",
    "Nothing before this year. The move to the new school was hard.",
    ("{name} still rings {mum} when {he} is "
        "frightened", "{name} likes the boxing club and its trainer", "The police officer knows {name} well"),
    (
        Goal("{name} is home at night", "A time agreed with {name}, and a lift whenever {he} asks", "the family",
             "Two late evenings in a month, and a call each time", "The agreed time was not kept last week"),
        Goal("The people at the harbour leave {name} alone", "Police visits to the addresses we know", "the police",
             "Two of them have been warned, and {name} has heard", "They have moved to another place on the front"),
        Goal("{name} has somewhere better to be", "Boxing club three evenings, with the fees paid", "the youth worker",
             "{name} helps with the little ones", "The club is closed for repairs until next month"),
    ),
    "To know where {name} is, without asking in anger",
    "{name} likes to be treated as grown up, and is. Nobody asked {him} how the day was for a long time, except the people at the harbour.",
    "{name} is bored at home, and says so, laughing. {He} has deleted the numbers, and told me that before I asked.",
    "{name} is missing for a night again",
    "We meet the next morning with the police, and talk about a time away from town.",
    (
        "{name} got out of a car that I do not know at the end of the road, with a new telephone, and did not want to say who drove. "
        "{mum} has found money in {his} coat.",
    ),
)  # fmt: skip
ROUGH = Worry(
    "rough handling",
    "physical",
    "{name} has a bruise on the upper arm that looks like fingers. {He} said that {other} had grabbed {him} because {he} would not put "
    "{his} shoes on, "
    "and then that {he} should not have said so.",
    "{name} has been held and shaken by the arm when things are hurried at home.",
    ("{name} was grabbed hard enough to leave a bruise", "{name} was told not to talk about it"),
    "The doctor says that the bruise fits with what {name} told. {other} said straight away that it was true, and that mornings are a "
    "battle. {name} went "
    "to {other} for comfort while I was there.",
    "{other} was brought up strictly and says so. No earlier reports.",
    ("{other} told the truth at once", "{mum} will do the mornings for now", "{name} tells people when something is wrong"),
    (
        Goal("Nobody lays hands on {name} in anger", "The parents’ course on calm mornings", "the family support worker",
             "{other} walked out to the garden instead, twice", "{other} has missed the last two evenings of the course"),
        Goal("Mornings are calm", "Clothes and bag ready the night before", "the parents",
             "{name} has been on time for three weeks", "The baby’s teeth have undone the routine"),
        Goal("{name} can say what is wrong", "Worry box, read every Friday", "the school",
             "One note in a month, about the class hamster", "{name} has stopped putting notes in"),
    ),
    "Stepping away when it gets too much, and saying sorry to {name} when it was",
    "{name} is quick and watches hands. {He} dresses in a hurry, and says sorry a great deal for someone so small.",
    "{name} argued about socks while I was there, at length and without fear. {other} laughed and let {him} win.",
    "{name} is hurt again",
    "{other} lives with relatives while we meet, and has agreed to this.",
    (
        "Outside the school gate {other} took {name} by the arm and shook {him} so that the bag fell. {name} picked it up and said sorry.",
        "{name} did not want to change for swimming. There is a mark above {his} elbow, the width of a hand. {He} said that mornings go "
        "wrong sometimes.",
    ),
)  # fmt: skip
LITTLE = Worry(
    "a small child and too little sleep",
    "neglect",
    "{name} has not put on weight since the last clinic, and two appointments were missed. {mum} looked worn out and said that the "
    "nights are bad. "
    "{name} was clean and smiled at everybody.",
    "{name} is not growing as {he} should, and nobody at home has slept properly for months.",
    ("{name} has not put on weight", "Two appointments at the clinic were missed"),
    "{mum} showed me the bottles and how she makes them, too thin to make the tin last. {He} took a whole bottle while I was there.",
    "Nothing in the records before. {mum} came to the island shortly before {name} was born and knows few people.",
    ("{mum} says when things are too much", "{other} takes the early morning", "The neighbour has offered her spare room for a nap"),
    (
        Goal("{name} puts on weight", "Weigh {name} every week, at home", "the health visitor", "Up every week for five weeks",
             "The weight has stood still for two weeks; the doctor will see {him}"),
        Goal("Everybody sleeps", "A rota for the nights, on the "
            "fridge", "the parents", "{mum} slept six hours, twice", "The rota holds until the weekend"),
        Goal("{mum} knows people", "The Thursday group at the family centre", "the family support worker", "{mum} stays for the tea now",
             "The bus does not go when the group ends"),
    ),
    "To ask for milk and for help before they run out",
    "{name} is carried, talked to and loved, and is hungry at the end of the day. {He} wakes often, into a room where everybody is tired.",
    "{name} has cheeks. {He} laughs at the dog across the landing, and sleeps from ten to five.",
    "the weight does not go up",
    "{name} and {mum} stay on the children’s ward for some days; {mum} agrees.",
    (
        "I called for the weighing and nobody opened, the third time. On the stairs {mum} said that {name} sleeps at last and that she "
        "dare not wake {him}. {name} is lighter than in the summer.",
        "{mum} rang at six in the morning in tears: {name} had been awake since one and would not take the bottle. She has not slept "
        "properly since the clocks changed.",
    ),
)  # fmt: skip
OF_AGE = ((4, (LITTLE,)), (12, (EVERYDAY, QUARRELS, LOW, ROUGH)), (18, (EVERYDAY, QUARRELS, LOW, OUT_LATE)))
"""Until which birthday a child may struggle with which."""


def worry_of(number: int, age: int) -> Worry:
    """Of a child of a household, by its number and the child's age in years."""
    choices = next(held for until, held in OF_AGE if age < until or until == OF_AGE[-1][0])
    worry = choices[number % len(choices)]
    words = (worry.concern, *worry.otherwise)
    return worry._replace(concern=words[number // len(choices) % len(words)])
