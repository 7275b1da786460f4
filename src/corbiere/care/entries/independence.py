"""Where a young person who leaves care lives and what they do, as a history; and a move to a home of their own (Standards 6.7, 6.10)."""

from datetime import date

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import Text, Views, Words
from corbiere.ledger.whose import WORKING

LEAVING = ("pathway", "leaving care", "care leaver")


class LeaverHome(Choice):
    FAMILY = "family", "With parents or relatives"
    CARERS = "carers", "With former carers (staying put)"
    SUPPORTED = "supported-accommodation", "In supported accommodation"
    LODGINGS = "supported-lodgings", "In supported lodgings"
    SOCIAL = "social-housing", "In social housing"
    PRIVATE = "private", "Renting from a private landlord"
    STUDENT = "student", "In student housing"
    RESIDENTIAL = "residential", "In a residential home or hospital"
    EMERGENCY = "emergency", "In emergency accommodation"
    CUSTODY = "custody", "In custody"
    NONE = "none", "No fixed home"
    ELSEWHERE = "elsewhere", "Somewhere else"
    NOT_KNOWN = "not-known", "Not known"


class LeaverHomeNoted(
    Entry,
    kind="leaver-home-noted",
    whose=WORKING,
    about=PERSON,
    called="Where they live",
    verb="Write down",
    category="care",
    short_form=("sort", "suitable", "why", "off_island", "next_step"),
    also=(*LEAVING, "accommodation", "suitable accommodation", "homeless"),
    story="{child} lives now: {sort}",
):
    """Where a young person who leaves care lives from this day, and whether it suits them. Its address stands with the others."""

    sort: LeaverHome = ask("Where does {child} live?", cites="PS-6.7", in_line=True)
    suitable: bool | None = ask(
        "Is it suitable for them?", hint="Safe, healthy, affordable, where they can reach what they need", cites="PS-6.7", in_line=True
    )
    why: Text | None = ask("What shows it, or what is wrong with it?", cites="PS-6.7")
    off_island: bool | None = ask("Is it off the island?", cites="LAC-439-8", in_line=True)
    next_step: Text | None = ask("What is done about it?", cites="PS-6.7", only_if=answered("suitable", False))


class Occupation(Choice):
    HIGHER = "higher-education", "Higher education"
    EDUCATION = "education", "School, college or another course"
    APPRENTICE = "apprenticeship", "An apprenticeship"
    TRAINING = "training", "Training"
    WORK = "work", "Work"
    NONE_ILL = "none-ill", "None of these: illness or disability"
    NONE_PARENT = "none-parent", "None of these: pregnant, or a parent"
    NONE = "none", "None of these: something else"
    NOT_KNOWN = "not-known", "Not known"


IN_NONE = (Occupation.NONE_ILL, Occupation.NONE_PARENT, Occupation.NONE)


class OccupationNoted(
    Entry,
    kind="leaver-occupation-noted",
    whose=WORKING,
    about=PERSON,
    called="What they do",
    verb="Write down",
    category="care",
    short_form=("what", "full_time", "where", "support"),
    also=(*LEAVING, "EET", "NEET", "education", "employment", "training", "job", "university"),
    story="{child} does now: {what}",
):
    """What a young person who leaves care does from this day: study, training, work, or none of these."""

    what: Occupation = ask("What does {child} do?", cites="PS-6.10", in_line=True)
    full_time: bool | None = ask("Full time?", cites="PS-6.10")
    where: Words | None = ask("Where?", cites="PS-6.10", in_line=True)
    support: Text | None = ask("How are they helped to keep it, or to find something?", cites="PS-6.10")


class OwnHomeSort(Choice):
    SUPPORTED = "supported-accommodation", "Supported accommodation"
    LODGINGS = "supported-lodgings", "Supported lodgings"
    SOCIAL = "social-housing", "Social housing"
    PRIVATE = "private", "Renting from a private landlord"


class IndependenceMovePlanned(
    Entry,
    kind="independence-move-planned",
    whose=WORKING,
    about=PERSON,
    called="Move to independence planned",
    verb="Plan",
    category="care",
    short_form=("views", "day", "sort", "occupation", "health", "locality", "landlord", "compliant"),
    sections=(Section("Still open before the move", ("open_points",)),),
    also=(*LEAVING, "moving out", "own flat", "supported lodgings"),
    story="A move to a home of {child}’s own is planned[ for {day}]",
):
    """You plan with the young person how they move to a home of their own. All of it is there before the day of the move."""

    views: Views | None = ask("What do they want, and how do they feel about it?", cites="PS-6.7")
    day: date | None = ask("On which day is the move?", cites="PS-6.7", in_line=True)
    sort: OwnHomeSort | None = ask("To what sort of home?", cites="PS-6.7", in_line=True)
    occupation: Text | None = ask("What about study, training or work from there?", cites="PS-6.7")
    health: Text | None = ask("What about their health?", cites="PS-6.7")
    locality: Text | None = ask("What about the place: who and what is near, what they must be safe from?", cites="PS-6.7")
    landlord: Text | None = ask(
        "Is the landlord or provider right for them? How do you know?", cites="PS-6.7", only_if=answered("sort", OwnHomeSort.PRIVATE)
    )
    compliant: Text | None = ask("Does it meet the rules of health and safety? Who looked?", cites="PS-6.7")
    open_points: Text | None = ask("What is still to be done, by whom?", cites="PS-6.7")


FOR_THE_MOVE = ("views", "occupation", "health", "locality", "sort", "compliant")
"""What must be there before a move to independence, beside its day (PS-6.7)."""
