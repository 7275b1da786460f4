"""Words about children in care on the island: carers, homes, why they moved, reviews, family time. All of it is invented."""

from corbiere.island.mixed import mixed

CARERS = tuple(
    " and ".join(two)
    for two in (
        ("Denise", "Alan Poingdestre"), ("Fátima", "Rui Nóbrega"), ("Jo", "Sam Carré"),
        ("Beata", "Marek Wrona"), ("Sheila", "Roy Le Gresley"), ("Anne", "Colette Mauger"), ("Winnie", "Tunde Falla"),
        ("Claire", "Yves Bisson"), ("Lúcia", "Tony Marett"), ("Hazel", "Graham Picot"), ("Ellie", "Ruth Querée-Blampied"),
    )
)  # fmt: skip
WHO_SIGN_IN = "Marguerite and Paul Le Sueur"
"""The carers who look after one family only, and of whom one signs in."""
RELATIVES = ("{mum}’s sister", "{his} grandmother", "{his} aunt and uncle", "{his} godmother, whom {he} has known since birth")
HOMES = ("The house in Heather Lane", "The house by the reservoir", "La Moye Cottage", "The house with the green gate")
FLATS = ("The Lookout, with a key worker", "The flats above the old bakery")
AWAY = (
    ("Lyme Regis, England", "Cobb Bay School", "Good, in an inspection last year"),
    ("Tavistock, England", "Brentor Hill School", "Outstanding, two years ago"),
    ("Brecon, Wales", "Ysgol y Bannau", "Good, this spring"),
)
RIGHT = mixed(
    ("They know what it is to wait for a telephone call;", "They have room and time;", "It is two streets from {his} school;",
     "They have looked after children of that age for years;", "{name} met them twice and asked to go back;"),
    ("{he} keeps {his} school and {his} friends.", "they speak {his} language at table.", "they want to keep {him} as long as {he} needs.",
     "there is a dog, which matters to {name}.", "{mum} has met them and agrees."),
)  # fmt: skip
APART = mixed(
    ("Nobody had room for all of them that night.", "They need different things just now.", "The eldest asked to live by {himself}."),
    ("They have tea together every Wednesday.", "They see each other at weekends and telephone in between.", "They share Sundays."),
)
LEFT = (
    ("found", False, "A family was found who can keep {name} until {he} is grown up.", None),
    ("carer-cannot", False, "{His} carers had to look after somebody of their own who fell ill.", None),
    ("siblings", False, "{name} moved so as to be nearer {his} family.", None),
    ("child", False, "{name} had asked for a while to live elsewhere, and was listened to.", None),
    ("carer-asked", True, "It had become too hard for everybody, and the carers said so.",
     "The mornings went well. Evenings did not, and help came late: the next home has it from the first day."),
)  # fmt: skip
DECIDED = mixed(
    ("{name} stays where {he} lives;", "The plan goes on;", "The home is the right one for now;", "{name} goes on at {his} school;"),
    ("{he} gets help with reading from next month.", "swimming is paid for.", "{he} sees {mum} every week from now on.",
     "a passport is applied for.", "the life story work goes on.", "somebody sorts out the dentist."),
)  # fmt: skip
WANTED = ("To stay.", "To see Mum more.", "That people stop asking.", "A bigger room.", "To keep the same social worker.", "My own key.")
BEST = mixed(
    ("{name} has settled and sleeps well.", "{He} has a place of {his} own and people who stay.", "It keeps what is good in {his} week."),
    ("It will give {him} one thing less to worry about.", "{He} will know what comes next.", "Nothing else has to change for it."),
)
PLAIN = mixed(
    ("We talked about how you are.", "Everybody was glad to see you.", "Thank you for what you said."),
    ("You stay where you are.", "We look after the things on your list.", "We meet again in some months, and you choose where."),
)
NOT_THERE = (
    "{name} had a match that afternoon. I saw {him} the day before and took {his} list along.",
    "{He} did not want to. {He} drew what {he} wanted said, and the advocate brought it.",
)
SATISFIED = mixed(
    ("{name} is well where {he} lives.", "Most of what we agreed has been done.", "School and home pull the same way."),
    ("The health assessment is done.", "What was late is on its way.", "Nobody has asked for anything that is not in the plan."),
)
WHY_CARE = (
    "{mum} is ill and cannot keep {him} safe; nobody of the family could take {him} that week.",
    "It was not safe at home after that night, and the help that was tried had not been enough.",
    "{mum} asked us to. She could not go on, and said so in good time.",
)
EXPLAINED = "That {he} has done nothing wrong; who the people are; when {he} sees {mum}. {name} asked where the cat will be."
TARGETS = (
    "Read a whole book",
    "Know the seven times table",
    "Be there every Monday",
    "Speak up once a week",
    "Finish the coursework in art",
)
HOPES = ("To be a vet.", "To be left in peace at break.", "To play in the band.", "To go to college with my friend.", "To fix engines.")
ADVICE = ("How to keep the flat when hours change", "The form for the bursary", "How to register with the dentist", "What the letter means")
GOING = mixed(
    ("The flat is tidy and warm.", "Money is tight at the end of the month.", "Friends come round."),
    ("Work goes well.", "{He} sees {mum} on Sundays.", "{He} sleeps better than in spring.", "The bike is mended."),
)
LEAVER_SAYS = ("I’m doing all right.", "I’d rather text than talk.", "Can you help me with the letter?", "I cooked for six people.")
EXPLAINING = mixed(
    (
        "I said that none of it is {his} doing.",
        "I drew the two houses and who lives in which.",
        "I told {name} what the judge decided, and why.",
    ),
    ("I said when {he} sees {mum}.", "I said what I do not know yet.", "I said who comes to talk with {him}, and on which day."),
)
ASKS = ("For how long?", "Who feeds the cat?", "Does Mum know where I am?", "Can I keep my school?", "Do I have to?", "Is it my fault?")
TOGETHER = (
    "Three houses, drawn on the floor",
    "Baked scones",
    "A map of everybody who matters",
    "Walked the dog",
    "Made a box of memories",
)
CLINICS = ("The clinic by the harbour", "At the carers’, with tea", "The health centre", "At school, in the nurse’s room")
HEALTH = mixed(
    ("{name} grows along {his} line and eats well.", "{He} sleeps through, and has put on weight.", "Nothing is wrong with {his} hearing.",
     "The cough of last winter is gone.", "{His} eyes were tested: glasses for reading."),
    ("{He} is out of breath on stairs; the doctor looks at it.", "{He} has fewer headaches since the move.", "{He} worries at bedtime.",
     "{He} wants to be weighed without anybody watching.", "The eczema is calmer with the new cream.", "{He} asks good questions."),
)  # fmt: skip
HEALTH_TO_DO = (
    "Glasses by half term: the carers take {him}",
    "Cream twice a day; the surgery has the prescription",
    "A talk about sleep with the school nurse",
    "Swimming, which {he} asked for",
    "The blood test again in three months",
)
AT_THE_CLINIC = ("It didn’t hurt.", "She asked me and not my carer.", "Cold hands!", "Can I have a sticker?", "I’m taller than last time.")
WHY_REFERRED = (
    "{name} wakes most nights and does not want to be alone. {He} would like to talk with somebody who is not a social worker.",
    "The score is high for worry and for anger, and {he} says that it is too loud inside.",
)
WAITS = {"said": "waiting", "meanwhile": "The school’s counsellor, every Wednesday"}
GUARDIANS = ("Henrietta Amy", "Bastien Rault", "Oona Cabot")
HEARD = (
    "The order was made for as long as the assessment takes. Contact stays as it is.",
    "The parents agreed; the court wants the report of the expert in eight weeks.",
    "Put off by a week, as a solicitor was ill. The order of before goes on.",
)
HEARD_TOLD = "{name} was told the same afternoon, by whoever works with {him}: where {he} lives does not change for now."
VENUES = ("Where the carers live", "The den at the youth club", "The music room at school", "The café by the harbour, upstairs")
SCHOOL_SAYS = (
    "Is there every day, and puts a hand up more than in spring. Reading has caught up by half a year.",
    "Works well in the mornings and is tired after lunch. Has two friends who wait at the gate.",
    "Missed four days with the move. Catches up with a teacher on Tuesdays.",
)
NURSERY_SAYS = ("Settles at the window and joins in at snack time.", "Plays beside the others, and looks for one of us when it is loud.")
SHOWN = "Reaches for the carer, and laughs at the dog."
PARENTS_SAY = (
    "We would like to see {him} at home, if only for a Sunday.", "{He} looks well. I want to know earlier when things change.",
    "I cannot always come, and I ring every Thursday.",
)  # fmt: skip
CARERS_SAY = (
    "{He} eats with us and tells of the day. Nights are better than they were.", "We need to know by when the plan for school is settled.",
    "{He} is part of the house, and asks when the next visit is.",
)  # fmt: skip
HOME_AGREED = (
    "We talked about what a day of {name} is like and wrote it down for {his} carers: bedtime, food, who rings when. "
    "{name} keeps {his} school and sees {mum} every week."
)
NOT_KEPT = {
    "short": "Half an hour less: {name} was tired and said so. We rang for a taxi.",
    "child-not": "{name} did not want to go that day. {mum} was told, and wrote {him} a card.",
    "they-not": "{mum} did not come and did not ring. {name} was told at once, and baked with {his} carers instead.",
    "we-not": "The bus did not come. {name} was told at once, and rang instead.",
}
LEAVERS_LIKE = ("A message first, then a call in the evening.", "In town, not at home.", "On Thursdays, when I don’t work.")
DAYS = mixed(
    ("Up at seven without being asked.", "A slow morning, then toast and talk.", "Helped to feed the hens before school.",
     "Did not want to get up, and came down for pancakes.", "Football until it was dark.", "Drew at the kitchen table for an hour.",
     "Walked the dog along the bay with me.", "Friends came for tea."),
    ("Asked when the next visit home is.", "Laughed a lot at supper.", "Was quiet after the telephone call, and then all right.",
     "Read to the little one at bedtime."),
)  # fmt: skip
SAW_TO_IT = "Rang the head: back to full days by half term, with somebody beside in the afternoons."
SAID = ("Can we have that again tomorrow?", "I like my room now.", "Is it Saturday?", "I told my teacher about the hens.", "Mum was happy.")
GIVEN = {"answer": "given", "what_given": "All that was asked for, paid into the account"}
REFUSED = {
    "answer": "refused",
    "why": "It was given last year for the same thing. We look together at what else there is.",
    "told": "By message and in a talk, with the leaflet on how to complain",
}
