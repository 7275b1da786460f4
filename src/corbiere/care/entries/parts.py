"""The words in which coming into care, homes and moves are spoken of, and the groups of answers in them."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import KEPT, Choice, ask
from corbiere.ledger.fields import NearPersonId, Part, PractitionerId, Text, Words
from corbiere.people.homes import HomeSort, sort_of_home


class CareStatus(Choice):
    """The ways in which a child is looked after (LAC-368-1)."""

    IN_CARE = "in-care", "In the care of the Minister", "By an order of the court"
    ACCOMMODATED = "accommodated", "Accommodated by agreement (Article 17)", "Whoever has parental responsibility agrees"
    CUSTODY = "custody", "In custody, on remand or sentenced"


class BeganBefore(Choice):
    BEFORE = "before", "Yes: it began earlier, and the day is not known"


class PlaceOfCustody(Choice):
    SECURE = "secure", "Secure accommodation"
    YOUNG_OFFENDERS = "young-offenders", "Young offender institution"
    PRISON = "prison", "Prison"


class ConsentAnswer(Choice):
    """What became of asking somebody with parental responsibility (PS-5.6)."""

    SIGNED = "signed", "They agree, and signed"
    AGREED = "agreed", "They agree, and have not signed yet"
    REFUSED = "refused", "They do not agree"
    NOT_FOUND = "not-found", "They could not be found"
    LACKS_CAPACITY = "lacks-capacity", "They cannot decide it for themselves"
    NOT_ASKED = "not-asked", "They were not asked"


MISSING = (ConsentAnswer.REFUSED, ConsentAnswer.NOT_FOUND, ConsentAnswer.LACKS_CAPACITY, ConsentAnswer.NOT_ASKED)


class Interpreter(Choice):
    NOT_NEEDED = "not-needed", "None is needed"
    USED = "used", "Yes, an interpreter was there"
    FAMILY = "family", "Somebody else interpreted"
    MISSING = "missing", "One was needed, and nobody came"


class Consent(Part):
    """Somebody with parental responsibility, and whether they agree that the child is accommodated."""

    short_form = ("person", "who", "answer", "why_not", "manager", "capacity", "interpreter")

    person: NearPersonId | None = ask("Who has parental responsibility?", cites="PS-5.6", default=None)
    who: Words = ask("Their name, and who they are to {child}", cites="PS-5.6", told_by="person")
    answer: ConsentAnswer = ask("Do they agree?", cites="PS-5.6")
    on: date | None = ask("When did they say so, or sign?", cites="PS-5.6", default=None)
    why_not: Text | None = ask(
        "Why is their agreement missing, and what was done to get it?", cites="PS-5.6", only_if=answered("answer", *MISSING), default=None
    )
    manager: PractitionerId | None = ask(
        "Which manager decided to go on without it?", cites="PS-5.6", only_if=answered("answer", *MISSING), default=None
    )
    capacity: Text | None = ask(
        "How did you make sure that they understood it, and could decide it for themselves?",
        hint="What they said in their own words; drink, drugs, illness, distress or tiredness at the time",
        cites="PS-5.6",
        default=None,
    )
    interpreter: Interpreter | None = ask("Was an interpreter needed?", cites="PS-5.6", default=None)

    @property
    def is_missing(self) -> bool:
        return self.answer in MISSING

    def __str__(self) -> str:
        return f"{self.who}: {self.answer.label.lower()}"


def _as_we_say(said: Any, told: ValidationInfo) -> Any:
    """Reads what is in the record already, and nothing knows, as another sort."""
    if not isinstance(said, str):
        return said
    return sort_of_home(said) or (HomeSort.OTHER if told.context is KEPT else said)


SortOfHome = Annotated[HomeSort, BeforeValidator(_as_we_say)]


class MoveSort(Choice):
    PLANNED = "planned", "Planned"
    EMERGENCY = "emergency", "In an emergency"


class WhyLeftHome(Choice):
    """Why a child left a home."""

    PLAN = "plan", "As the care plan says"
    CHILD = "child", "The child asked for it"
    CARER_ASKED = "carer-asked", "The carers asked for it"
    CARER_CANNOT = "carer-cannot", "Something happened in the carers’ lives"
    SAFETY = "safety", "They were not safe there"
    STANDARD = "standard", "The care was not good enough"
    NEARER = "nearer", "To be nearer to family, school or friends"
    SIBLINGS = "siblings", "To live with brothers or sisters"
    CLOSED = "closed", "The home closed"
    NEEDED_ELSEWHERE = "needed-elsewhere", "They had to go to hospital, or into custody"
    FOUND = "found", "A home was found that suits them better"
    OTHER = "other", "Something else"


class Matched(Choice):
    """What a home is looked at for."""

    SAFE = "safe", "Keeps them safe, and the others there too"
    SIBLINGS = "siblings", "With their brothers and sisters"
    FAMILY = "family", "Near enough to family and friends"
    SCHOOL = "school", "Stays at their school"
    HEALTH = "health", "Health and disability"
    CULTURE = "culture", "Language, faith and culture"
    LASTS = "lasts", "Can last as long as it is needed"


class ToldOf(Choice):
    """Who is told that a child in care lives somewhere else now."""

    PARENTS = "parents", "Whoever has parental responsibility"
    SIBLINGS = "siblings", "Brothers and sisters"
    OFFICER = "reviewing-officer", "The reviewing officer"
    SCHOOL = "school", "School, and the Virtual School"
    HEALTH = "health", "Doctor and health services"
    POLICE = "police", "The police, where they need to know"
    ADVOCATE = "advocate", "The advocate, or personal adviser"
    OTHER = "other", "Somebody else"


class Told(Part):
    """Somebody who was told, or is to be."""

    whom: ToldOf = ask("Who?")
    who: Words | None = ask("Their name", default=None)
    on: date | None = ask("When were they told?", hint="Leave empty if they are still to be told", default=None)
    why_not: Words | None = ask("Why are they not to be told?", hint="Only where that is so", default=None)

    @property
    def is_settled(self) -> bool:
        return bool(self.on or self.why_not)

    def __str__(self) -> str:
        return self.who or self.whom.label
