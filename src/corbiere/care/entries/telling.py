"""Telling and giving: what a child in care and their parents are owed in words and on paper (Standards 5.5, 5.6, 5.9, 5.12, 5.13)."""

from datetime import date

from corbiere.ledger.conditions import answered
from corbiere.ledger.declaration import WHOLE
from corbiere.ledger.entry import PERSON, Choice, Entry, ask
from corbiere.ledger.fields import NearPersonId, OwnText, Text, Words
from corbiere.ledger.whose import MANAGER, REVIEWER, WORKER, WORKING

TOGETHER = (WORKER, MANAGER, REVIEWER)


class CareExplained(
    Entry,
    kind="care-explained",
    whose=TOGETHER,
    about=PERSON,
    called="Explained why they are in care",
    verb="Explain",
    category="care",
    family=WHOLE,
    shared=("words",),
    short_form=("said", "words", "answered", "again"),
    also=("words and pictures", "why am I in care", "life story"),
    story="It was explained to {child} why they are in care",
):
    """You explained to the child why they came into care. Write it in the words that you used, so that others can use the same."""

    words: Text = ask("What did you say? In your own words", cites="PS-5.5")
    said: OwnText | None = ask("What did {child} ask, say or show?", cites="PS-5.5")
    answered: Text | None = ask("What did you answer?", cites="PS-5.5")
    again: date | None = ask("When do you talk about it again?", hint="As they grow, they ask more", cites="PS-5.5")


class WorkerContactGiven(
    Entry,
    kind="worker-contact-given",
    whose=TOGETHER,
    about=PERSON,
    called="Worker’s contact details given",
    verb="Give",
    category="care",
    family=WHOLE,
    shared=("mobile", "email", "office", "other", "how"),
    short_form=("mobile", "email", "office", "other", "how", "said"),
    also=("business card", "phone number"),
    story=False,
):
    """The child or young person knows how to reach their worker, and how to reach somebody else when the worker is away."""

    mobile: Words | None = ask("Your mobile", cites="PS-5.9", lasts=True)
    email: Words | None = ask("Your email", cites="PS-5.9", lasts=True)
    office: Words | None = ask("The office", cites="PS-5.9", lasts=True)
    other: Words | None = ask("Another number, for when you are away", hint="The duty team, or out of hours", cites="PS-5.9", lasts=True)
    how: Words | None = ask("How did you give it to them?", hint="A card, into their phone, on the fridge", cites="PS-5.9")
    said: OwnText | None = ask("How do they like to get in touch?", cites="PS-5.9")


class AdvocacyWish(Choice):
    WANTS = "wants", "They would like an advocate"
    HAS = "has", "They have one already"
    NOT_NOW = "not-now", "Not now"
    TOO_YOUNG = "no-answer", "They could not say"


class AdvocacyInformationGiven(
    Entry,
    kind="advocacy-information-given",
    whose=TOGETHER,
    about=PERSON,
    called="Told about an advocate",
    verb="Tell",
    category="care",
    family=WHOLE,
    shared=("advocacy", "mind_of_my_own"),
    short_form=("said", "advocacy", "mind_of_my_own", "wish", "referred"),
    also=("advocacy", "Mind Of My Own", "MOMO", "independent visitor"),
    story=False,
):
    """The child or young person was told that an advocate can speak with and for them, and about Mind Of My Own."""

    advocacy: bool = ask("Did you tell them about an independent advocate?", cites="PS-5.12")
    mind_of_my_own: bool = ask("And about Mind Of My Own?", hint="The app in which they can say what they think", cites="PS-5.12")
    wish: AdvocacyWish | None = ask("Would they like an advocate?", cites="PS-5.12", in_line=True)
    said: OwnText | None = ask("What did they say?", cites="PS-5.12")
    referred: date | None = ask("When did you ask one?", cites="PS-5.12", only_if=answered("wish", AdvocacyWish.WANTS))


class PaperReader(Choice):
    PARENT = "parent", "A parent"
    CARER = "carer", "Whoever cares for them now"


class HelpedToRead(Choice):
    NOBODY = "nobody", "Nobody was needed"
    INTERPRETER = "interpreter", "An interpreter"
    TRANSLATED = "translated", "It was translated"
    ADVOCATE = "advocate", "An advocate or a friend"


class CarePaperworkGiven(
    Entry,
    kind="care-paperwork-given",
    whose=WORKING,
    about=PERSON,
    called="Papers given about coming into care",
    verb="Give",
    category="care",
    shared=("reader", "person", "who", "papers", "language", "helped_by", "next_talk"),
    short_form=("reader", "person", "who", "papers", "language", "helped_by"),
    also=("paperwork", "consent form", "placement plan", "delegated authority"),
    story=False,
):
    """A parent, or whoever cares for the child now, has on paper what it means that the child is looked after."""

    reader: PaperReader = ask("Who has them?", cites=("PS-5.13", "PS-5.6"), in_line=True)
    person: NearPersonId | None = ask("Who is it in the record?", cites="PS-5.13")
    who: Words = ask("Their name, and who they are to {child}", cites="PS-5.13", told_by="person", in_line=True)
    papers: list[Words] = ask(
        "Which papers?", hint="The agreement, the plan, whom to ring, how to complain", cites="PS-5.13", min_length=1, max_length=12
    )
    language: Words | None = ask("In which language?", cites="PS-5.13")
    helped_by: HelpedToRead | None = ask("Who helped them to understand it?", cites="PS-5.13")
    next_talk: date | None = ask("When do you talk with them again?", cites="PS-5.13")
