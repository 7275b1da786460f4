"""Who may decide what for a child in care, day by day: agreed with the parents, and kept where the carer reads it."""

from datetime import date

from corbiere.ledger.conditions import answered
from corbiere.ledger.declaration import WHOLE
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import NearPersonId, OwnText, Part, Text, Words
from corbiere.ledger.whose import LEADING


class DailyDecision(Choice):
    """What is decided for a child from day to day."""

    OVERNIGHT = "overnight", "A night at a friend’s"
    TRIP = "trip", "A school trip for a day"
    TRIP_AWAY = "trip-away", "A school trip with nights away"
    HAIRCUT = "haircut", "A haircut"
    ROUTINE_MEDICAL = "routine-medical", "Doctor, dentist, optician as usual"
    IMMUNISATION = "immunisation", "An immunisation"
    EMERGENCY = "emergency", "Treatment in an emergency"
    MEDICINE = "medicine", "Medicine without a prescription"
    OFF_ISLAND = "off-island", "Leaving the island"
    ACTIVITIES = "activities", "Sport, clubs and activities"
    PHOTOS = "photos", "Photographs, and being seen online"
    PHONE = "phone", "Telephone and internet"
    FAITH = "faith", "Worship and religious teaching"
    PIERCING = "piercing", "Ears pierced, hair dyed"
    OTHER = "other", "Something else"


class MayDecide(Choice):
    CARER = "carer", "The carer"
    CARER_TELLS = "carer-tells", "The carer, who tells the worker"
    PARENT = "parent", "Mum or Dad, or whoever has parental responsibility"
    WORKER = "worker", "The social worker"
    CHILD = "child", "The young person themselves"


class DelegatedDecision(Part):
    """One thing to be decided, and by whom."""

    short_form = ("what", "who_decides", "other", "only_if_so")

    what: DailyDecision = ask("What?")
    who_decides: MayDecide = ask("Who may decide it?")
    other: Words | None = ask("What exactly?", only_if=answered("what", DailyDecision.OTHER), default=None)
    only_if_so: Words | None = ask("Only if…", hint="For example: with parents whom we have met", default=None)

    def __str__(self) -> str:
        named = self.other or self.what.label
        return f"{named}: {self.who_decides.label.lower()}" + (f" ({self.only_if_so})" if self.only_if_so else "")


class AgreedWith(Part):
    """Somebody with parental responsibility who agreed to it, or did not."""

    person: NearPersonId | None = ask("Who has parental responsibility?", default=None)
    who: Words = ask("Their name, and who they are to {child}", told_by="person")
    agrees: bool = ask("Do they agree?")
    says: Text | None = ask("What do they say?", default=None)

    def __str__(self) -> str:
        return f"{self.who}: {'agrees' if self.agrees else 'does not agree'}"


class DecisionsDelegated(
    Entry,
    kind="decisions-delegated",
    whose=LEADING,
    about=PERSON,
    called="Who may decide what",
    verb="Agree",
    category="daily",
    family=WHOLE,
    whole=True,
    short_form=("child_says", "decisions", "agreed_with"),
    sections=(Section("Who else was asked, and when it is looked at again", ("carer_says", "look_again")),),
    also=("delegated authority", "delegation", "overnight stay", "haircut", "school trip", "consent"),
    story="It was agreed who may decide what for {child}",
):
    """Who may say yes to a night at a friend’s, a school trip, a haircut. It replaces what was agreed before; the carer reads it."""

    child_says: OwnText | None = ask("What does {child} wish to decide?", cites="PS-7.5")
    decisions: list[DelegatedDecision] = ask("Who may decide what?", min_length=1, max_length=20)
    agreed_with: list[AgreedWith] = ask("With whom was it agreed?", max_length=8)
    carer_says: Text | None = ask("What do the carers say?")
    look_again: date | None = ask("When is it looked at again?")
