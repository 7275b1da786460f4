"""The groups of answers that the kinds of child protection share."""

from datetime import date

from corbiere.ledger.entry import Choice, ask
from corbiere.ledger.fields import AgencyId, Part, PersonId, PractitionerId, Text, Words


class Action(Part):
    """Who does what, by when."""

    what: Words = ask("What will be done?", cites="CPP-29")
    who: Words = ask("Who will do it?", cites="CPP-29")
    by: date | None = ask("By when?", cites="CPP-29", default=None)

    def __str__(self) -> str:
        return f"{self.what} ({self.who}, by {self.by:%-d %B %Y})" if self.by else f"{self.what} ({self.who})"


class DissentingView(Part):
    """Who sees it differently, and why."""

    who: Words = ask("Who disagrees?", cites="CPP-77")
    about: Words = ask("With what?", cites="CPP-77")
    why: Text = ask("Their reasons", cites="CPP-77")
    came_of_it: Words | None = ask("What came of talking about it?", cites="CPP-77", default=None)


class HarmBasis(Choice):
    SUFFERED = "suffered", "The child has suffered it"
    LIKELY = "likely", "The child is likely to suffer it"
    BOTH = "both", "Both"


class CoreGroupPlace(Part):
    """A practitioner in the core group, and their part in the plan."""

    practitioner: PractitionerId = ask("Practitioner", cites="CPP-12")
    agency: AgencyId | None = ask("For which agency?", cites="CPP-12", default=None)
    role: Words = ask("What is their part in the plan?", hint="For example: health visitor, weighs the baby every fortnight", cites="CPP-4")

    def __str__(self) -> str:
        return self.role


class FamilyPlace(Part):
    """Somebody of the family in the core group."""

    who: Words = ask("Name", cites="CPP-12")
    relation: Words = ask("Who are they to the child?", cites="CPP-12")
    role: Words | None = ask("What is their part in the plan?", cites="CPP-57", default=None)


class ContactAgreed(Part):
    """Who sees the child or the family, how often, and how that goes together with what the others do."""

    who: Words = ask("Who will see them?", cites="CPP-37")
    practitioner: PractitionerId | None = ask("Who is it in the directory?", cites="CPP-37", default=None)
    whom: Words = ask("Who will be seen?", cites="CPP-37")
    child: bool | None = ask("Is that the child?", cites="CPP-37", default=None)
    person: PersonId | None = ask("Who in the record is it, where it is somebody else?", cites="CPP-37", default=None)
    how_often: Words = ask("How often, and together with whom?", cites="CPP-37")
    every_days: int | None = ask(
        "How many days at most from one time to the next?",
        hint="The core group’s own number. Leave it out where it depends",
        cites="CPP-37",
        gt=0,
        le=9999,
        default=None,
    )
    together: Words | None = ask(
        "How is it co-ordinated with the others?", hint="Who goes on which day, and who tells whom", cites="CPP-37", default=None
    )


class Telling(Part):
    """Somebody who was told, and how."""

    who: Words = ask("Who was told?")
    how: Words | None = ask("How and when?", default=None)


class AnsweredInCare(Part):
    """One danger or outcome of a plan that ends because the child is looked after, and what in their care answers it."""

    danger: Words = ask("Which danger, or which outcome?", cites="ISS-2-3")
    answer: Words | None = ask("How does the care plan meet it, and who does what?", cites="ISS-2-3", default=None)
    why_none: Text | None = ask("Why is nothing needed for it?", cites="ISS-2-3", default=None)

    @property
    def said(self) -> str:
        return self.answer or self.why_none or ""

    def __str__(self) -> str:
        return f"{self.danger}: {self.said}"
