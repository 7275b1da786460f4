"""Leaving care: who is a care leaver by decision, what they are told, what they ask for and are given, and how it ends (Standard 6)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.declaration import WHOLE
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import OwnText, PractitionerId, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, OnAList
from corbiere.ledger.whose import MANAGER, WORKING

LEAVING = ("pathway", "leaving care", "care leaver")


class LeaverRoute(Choice):
    """The two ways of being a care leaver (LAC-368-3, LAC-368-4)."""

    ORDER = "order", "By the Minister’s Order"
    DAYS = "days", "By days in care, as the count is near 91"


class CareLeaverDecided(
    Entry,
    kind="care-leaver-decided",
    whose=(MANAGER,),
    about=PERSON,
    called="Care leaver or not",
    verb="Decide",
    category="care",
    short_form=("route", "leaver", "order", "description", "why"),
    also=(*LEAVING, "eligibility", "relevant child"),
    story="{child} is a care leaver by decision",
):
    """You decided whether the young person is a care leaver: by what the Minister’s Order says, or where the days in care are near 91."""

    route: LeaverRoute = ask("By which route?", cites=("LAC-368-3", "LAC-368-4"), in_line=True)
    leaver: bool = ask("Are they a care leaver?", cites=("LAC-368-3", "LAC-368-4"), in_line=True)
    order: Words | None = ask("Which Order, and which article of it?", cites="LAC-368-4", only_if=answered("route", LeaverRoute.ORDER))
    description: Text | None = ask("How does it describe them?", cites="LAC-368-4", only_if=answered("route", LeaverRoute.ORDER))
    why: Text = ask("What shows it?", cites=("LAC-368-3", "LAC-368-4"))


class LeavingCareExplained(
    Entry,
    kind="leaving-care-explained",
    whose=WORKING,
    about=PERSON,
    called="Leaving care explained",
    verb="Explain",
    category="care",
    family=WHOLE,
    short_form=("said", "offer", "reach", "complaints", "until_25", "given"),
    also=(*LEAVING, "care leavers’ offer", "entitlements", "duty to 25"),
    story="{child} was told what they can have when they leave care",
):
    """You went through with the young person what they can have when they leave care, whom to ring, how to complain, and until when."""

    offer: bool = ask("What the care leavers’ offer gives them", cites=("PS-6.1", "PS-6.4", "LAC-440-2", "LAC-382-1"))
    reach: bool = ask("How to reach their personal adviser, the duty social workers, and somebody out of hours", cites="PS-6.6")
    complaints: bool = ask("How to complain, and who helps with that", cites="PS-6.11")
    until_25: bool = ask("That they can come back until they turn 25, and how", cites="PS-6.12")
    said: OwnText | None = ask("What did {child} say or ask?", cites="PS-6.4")
    given: list[Words] = ask("Which guides or cards did they get?", cites="PS-6.4", in_line=True)


class LeavingHelp(Choice):
    """What a care leaver may ask for, as the guidance and the standards name it."""

    SETTING_UP = "setting-up-home-allowance", "Setting Up Home Allowance"
    STARTER_KIT = "home-starter-kit", "Home starter kit"
    FURNITURE = "furniture-grant", "Grant for furniture and white goods"
    BURSARY = "higher-education-bursary", "Higher Education Bursary"
    VACATION = "vacation-accommodation", "Somewhere to live in the vacations"
    HOME = "suitable-accommodation", "A suitable home"
    STAYING_PUT = "staying-put", "To stay with their carers"
    WORK = "education-training-employment", "Help with study, training or work"
    LIVING = "independent-living", "Advice on living by themselves"
    BUDGET = "personalised-budget", "A budget of their own"
    TOUCH = "staying-in-touch", "To stay in touch with us"
    OTHER = "other", "Something else"


class LeavingHelpAsked(
    Entry,
    kind="leaving-help-asked",
    whose=WORKING,
    about=PERSON,
    called="Help of a care leaver asked for",
    verb="Ask",
    category="care",
    short_form=("what", "said", "for_what", "items", "owner", "by"),
    also=(*LEAVING, "entitlement", "allowance", "bursary", "grant", "leaving care grant"),
    story="{child} asked for: {what}",
):
    """The young person asks for something that care leavers can have. Somebody answers it, by a day, with yes, or no and why."""

    what: LeavingHelp = ask("What is asked for?", cites=("LAC-382-1", "LAC-388-1", "PS-6.8", "PS-6.9"), in_line=True)
    said: OwnText | None = ask("What does {child} say they need?", cites=("LAC-440-1", "LAC-440-2"))
    for_what: Words | None = ask("What is it for?", cites="LAC-388-1")
    items: list[Words] = ask("Which things are on the list?", hint="For a home: bed, cooker, bedding…", cites="PS-6.8")
    owner: PractitionerId | None = ask("Who answers it?", hint="Left empty, the personal adviser does", cites="LAC-440-2")
    by: date | None = ask("By when is it needed?", cites="PS-6.8", in_line=True)


class HelpAnswer(Choice):
    GIVEN = "given", "Yes: it is given"
    PARTLY = "partly", "Yes, in part"
    REFUSED = "refused", "No"
    NOT_WANTED = "not-wanted", "They do not want it any more"


class LeavingHelpAnswered(
    Entry,
    kind="leaving-help-answered",
    whose=WORKING,
    about=PERSON,
    called="Help of a care leaver answered",
    verb="Answer",
    category="care",
    short_form=("of", "answer", "what_given", "given_on", "why", "told", "look_again"),
    leads_to=LeadsTo(
        "answer",
        {
            HelpAnswer.GIVEN: Ends("They have it."),
            HelpAnswer.PARTLY: OnAList("the personal adviser’s: the rest is looked at again on the day that was set"),
            HelpAnswer.REFUSED: OnAList(
                "the personal adviser’s: it is looked at again on the day that was set, and they know how to complain"
            ),
            HelpAnswer.NOT_WANTED: Ends("They do not want it."),
        },
    ),
    also=(*LEAVING, "entitlement", "allowance paid", "refused"),
    story="Answered, {answer}",
):
    """What the young person asked for was given; or not, and why not, told to them."""

    of: Annotated[UUID, entry_of("leaving-help-asked")] = ask("Which request?", cites="LAC-382-1")
    answer: HelpAnswer = ask("What is the answer?", cites=("LAC-382-1", "PS-6.8", "PS-6.9"), in_line=True)
    what_given: Words | None = ask(
        "What is given?",
        hint="An amount, a place, the things",
        cites="PS-6.8",
        only_if=answered("answer", HelpAnswer.GIVEN, HelpAnswer.PARTLY),
        in_line=True,
    )
    given_on: date | None = ask(
        "On which day do they have it?", cites="PS-6.8", only_if=answered("answer", HelpAnswer.GIVEN, HelpAnswer.PARTLY)
    )
    why: Text | None = ask(
        "Why not, or not all of it?", cites="LAC-440-2", only_if=answered("answer", HelpAnswer.PARTLY, HelpAnswer.REFUSED)
    )
    told: Words | None = ask("How was {child} told, and how to complain?", cites="PS-6.11")
    look_again: date | None = ask("When is it looked at again?", cites="LAC-440-2")


class WhySupportEnds(Choice):
    TWENTY_FIVE = "twenty-five", "They turn 25"
    THEIR_WISH = "their-wish", "They want no more, from 22"
    NOT_A_LEAVER = "not-a-leaver", "They are no care leaver after all"
    OTHER = "other", "Something else"


class LeavingSupportEnded(
    Entry,
    kind="leaving-support-ended",
    whose=WORKING,
    about=PERSON,
    called="Leaving care support ended",
    verb="Close",
    category="care",
    family=WHOLE,
    short_form=("said", "reason", "why", "told_return", "how_to_return", "told_complain"),
    sections=(Section("Who goes on with them", ("goes_on",)),),
    also=(*LEAVING, "closing", "case closed"),
    story="Leaving care support ended[: {reason}]",
):
    """The work with a young person who left care ends. They know that they can come back until 25, and how."""

    reason: WhySupportEnds = ask("Why does it end?", cites="PS-6.12", in_line=True)
    why: Text | None = ask("What is it, or what happened?", cites="PS-6.12")
    said: OwnText | None = ask("What does {child} say?", cites="PS-6.12")
    told_return: bool = ask("Do they know that they can come back until they turn 25?", cites="PS-6.12")
    how_to_return: Words | None = ask("Whom do they ring to come back?", cites="PS-6.12")
    told_complain: bool = ask("Do they know how to complain?", cites="PS-6.11")
    goes_on: Text | None = ask("Who goes on with them, and with what?", cites="LAC-436-1")
