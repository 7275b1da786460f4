"""The groups of answers in a care plan: needs, goals, and where those who plan see it differently (Guidance 375 to 408)."""

from typing import Annotated

from corbiere.ledger.entry import Choice, ask
from corbiere.ledger.fields import CarriedAlong, Part, Text, Words
from corbiere.people.needs import Indicator
from corbiere.plans.help import HelpGoal, HelpNeed
from corbiere.plans.parts import Area

WELLBEING: Area = Area.WELLBEING


class ServiceArea(Choice):
    """The areas that are thought of in every plan of care (LAC-379-1)."""

    HOME = "home", "Where they live"
    HEALTH = "health", "Health"
    LEARNING = "learning", "School, training and work"
    FEELINGS = "feelings", "Feelings, friends and how they behave"
    EVERYDAY = "everyday", "Looking after themselves, and how they come across"
    MONEY = "money", "Money"
    IDENTITY = "identity", "Who they are and where they belong"
    FAMILY = "family", "Family and other people who matter"
    OTHER = "other", "Something else"


class GrowsUp(Choice):
    """Where a child is meant to grow up (LAC-380-1)."""

    PARENTS = "parents", "Back with a parent"
    FAMILY = "family", "With relatives or friends"
    FOSTER = "foster", "With foster carers"
    ADOPTED = "adopted", "In a family that adopts them"
    RESIDENTIAL = "residential", "In a children’s home, or another place where they are cared for"
    INDEPENDENT = "independent", "In a home of their own, with help until they can"
    UNDECIDED = "undecided", "Not decided yet"


class HowGreat(Choice):
    """To what extent there is a need (LAC-375-2)."""

    SOME = "some", "Some"
    GREAT = "great", "Great"
    URGENT = "urgent", "Great, and it cannot wait"


class CareNeed(HelpNeed):
    """A need that the assessment found, against one of the eight indicators."""

    short_form = ("indicator", "what", "how_great", "met_otherwise")

    area: Annotated[Area, CarriedAlong()] = ask("Is it about health, growing up, or wellbeing?", default=WELLBEING)
    indicator: Indicator | None = ask("Which of the eight does it touch?", cites="LAC-374-1", default=None)
    how_great: HowGreat | None = ask("How great is it?", cites="LAC-375-2", default=None)
    met_otherwise: Text | None = ask(
        "How is it met, or why is there no help for it?", hint="Only where no help is planned for it", cites="LAC-375-3", default=None
    )


class CareGoal(HelpGoal):
    """What is to be better for a child in care, in which area, and how far it has come as they see it and as you do (LAC-405-1)."""

    short_form = ("area", "what", "indicators", "measure", "by", "actions")

    area: ServiceArea | None = ask("In which part of their life?", cites=("LAC-375-3", "LAC-379-1"), default=None)
    child_rates: Words | None = ask("How well does {child} feel they are doing?", cites="LAC-406-1", default=None)
    worker_rates: Words | None = ask("How well do you think {child} is doing?", cites="LAC-406-1", default=None)


class SeenDifferently(Part):
    """Something about the plan on which professionals differ (LAC-401-6, LAC-401-8)."""

    who: Words = ask("Who sees it differently?", cites="LAC-401-6")
    concern: Text = ask("What do they say?", cites="LAC-401-6")
    decided: Text | None = ask("What was decided about it, and why?", cites=("LAC-401-8", "LAC-401-4"), default=None)

    def __str__(self) -> str:
        return f"{self.who}: {self.concern}"
