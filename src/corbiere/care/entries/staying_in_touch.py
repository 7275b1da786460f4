"""Staying in touch with a young person who leaves care: how often and how, each time, and when it could not be (Guidance 439 to 449)."""

from datetime import date

from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import OwnText, Text, Words
from corbiere.ledger.whose import WORKING

TOUCH = ("pathway", "leaving care", "keeping in touch", "PA visit")


class TouchHow(Choice):
    IN_PERSON = "in-person", "In person"
    TELEPHONE = "telephone", "By telephone"
    VIDEO = "video", "By video"
    MESSAGE = "message", "By message or email"
    LETTER = "letter", "By letter"


class TouchEvery(Choice):
    """How often an adviser is in touch. The last two are longer than the Law allows before 22."""

    WEEKLY = "weekly", "Every week"
    FORTNIGHTLY = "fortnightly", "Every two weeks"
    MONTHLY = "monthly", "Every month"
    TWO_MONTHS = "two-months", "Every two months"
    QUARTERLY = "quarterly", "Every three months"
    HALF_YEARLY = "half-yearly", "Every six months"
    YEARLY = "yearly", "Every year"
    TWO_YEARS = "two-years", "Every two years"
    ON_REQUEST = "on-request", "Only when they ask"


MONTHS = {
    TouchEvery.MONTHLY: 1,
    TouchEvery.TWO_MONTHS: 2,
    TouchEvery.QUARTERLY: 3,
    TouchEvery.HALF_YEARLY: 6,
    TouchEvery.YEARLY: 12,
    TouchEvery.TWO_YEARS: 24,
}
DAYS = {TouchEvery.WEEKLY: 7, TouchEvery.FORTNIGHTLY: 14}
LONGER_THAN_YEARLY = (TouchEvery.TWO_YEARS, TouchEvery.ON_REQUEST)


class StayingInTouchPlanned(
    Entry,
    kind="staying-in-touch-planned",
    whose=WORKING,
    about=PERSON,
    called="How to stay in touch",
    verb="Agree",
    category="care",
    short_form=("said", "how_often", "how", "reached", "why", "look_again"),
    sections=(Section("Who else they turn to", ("others",)),),
    also=TOUCH,
    story="{child} and the adviser are to be in touch {how_often}",
):
    """You agreed with the young person how often you are in touch, and in which way: as they like it, and as their life now asks for."""

    said: OwnText | None = ask("How does {child} like it?", cites="LAC-447-1")
    how_often: TouchEvery = ask("How often?", cites=("LAC-447-1", "LAC-439-7", "LAC-448-2"), in_line=True)
    how: list[TouchHow] = ask("In which ways?", cites="LAC-447-1", in_line=True)
    reached: Words | None = ask(
        "How are they reached?", hint="A number, a name they use, a friend who knows where they are", cites="PS-6.6"
    )
    why: Text | None = ask("Why so often: how do they live now, and what do they need?", cites=("LAC-447-1", "LAC-448-1"))
    look_again: date | None = ask("When do you look at it again together?", cites="LAC-448-1", in_line=True)
    others: list[Words] = ask("Who else do they turn to?", hint="Family, former carers, friends, corporate parents", cites="LAC-445-2")


class AdviserContact(
    Entry,
    kind="adviser-contact",
    whose=WORKING,
    about=PERSON,
    called="In touch with the personal adviser",
    verb="Get in touch",
    category="care",
    short_form=("said", "how", "advice", "going", "services", "next"),
    sections=(Section("Others you spoke with about what is planned", ("with_others",)),),
    also=TOUCH,
    story="{by} was in touch with {child}[, {how}]",
    often=9,
):
    """You were in touch with the young person: what they said, what you advised, and what was done for them."""

    how: TouchHow | None = ask("How?", cites="LAC-439-9", in_line=True)
    said: OwnText | None = ask("What did {child} say?", cites="LAC-440-1")
    advice: Text | None = ask("What did you advise, or help with?", cites=("LAC-439-1", "LAC-440-1"))
    going: Text | None = ask("How are they, and how is it going?", hint="Home, health, money, study or work, people", cites="LAC-439-6")
    services: list[Words] = ask("Which services did they get or use?", cites=("LAC-439-9", "LAC-439-5"))
    with_others: Text | None = ask("With whom, and what was agreed?", cites=("LAC-439-4", "LAC-445-2"))
    next: date | None = ask("When are you in touch next?", cites="LAC-439-7")


class AdviserContactMissed(
    Entry,
    kind="adviser-contact-missed",
    whose=WORKING,
    about=PERSON,
    called="Could not be in touch",
    verb="Say why",
    category="care",
    short_form=("why", "tried", "again"),
    also=(*TOUCH, "not reasonably practicable", "no reply"),
    story=False,
):
    """You tried to be in touch with the young person, and it was not reasonably practicable. It is still owed: say when you try again."""

    why: Text = ask("Why was it not reasonably practicable?", cites=("LAC-439-8", "LAC-448-2"))
    tried: Text = ask("What did you try, and when?", cites="LAC-439-8")
    again: date = ask("When do you try again?", cites="LAC-439-8", in_line=True)
