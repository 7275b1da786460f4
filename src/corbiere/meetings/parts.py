"""The groups of answers in what is written down of a meeting: who is asked, who came, to whom notes went."""

import re
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import Choice, ask
from corbiere.ledger.field_types import Evidence
from corbiere.ledger.fields import Part, PersonId, PractitionerId, Text, Words

CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


def _time_of_day(text: str) -> str:
    found = CLOCK.fullmatch(text)
    if not found:
        raise ValueError("write the time as hours and minutes, for example 14:30")
    return f"{int(found[1]):02d}:{found[2]}"


Clock = Annotated[Words, AfterValidator(_time_of_day)]


class Sector(Choice):
    """Whom somebody at a meeting speaks for."""

    SOCIAL_CARE = "social-care", "Children’s social care"
    HEALTH = "health", "Health"
    POLICE = "police", "Police"
    EDUCATION = "education", "School, college or nursery"
    OTHER_AGENCY = "other-agency", "Another agency"
    FAMILY = "family", "The family"
    CHILD = "child", "The child themselves"


AGENCIES = frozenset({Sector.SOCIAL_CARE, Sector.HEALTH, Sector.POLICE, Sector.EDUCATION, Sector.OTHER_AGENCY})


class FamilyTie(Choice):
    """What somebody of the family is to the child, as far as a meeting counts it (ISS-7-C7)."""

    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    RESPONSIBLE = "responsible", "Somebody else with parental responsibility"
    OTHER = "other", "Somebody else in the family or close to it"


class Presence(Choice):
    """How somebody took part."""

    IN_PERSON = "in-person", "In the room"
    LINK = "link", "By video or telephone"
    PART = "part", "For part of it"
    ADVOCATE = "advocate", "Somebody spoke for them"
    IN_WRITING = "in-writing", "In writing only"


class AgencySector(Choice):
    """Whom somebody speaks for at a meeting to which no family comes."""

    SOCIAL_CARE = Sector.SOCIAL_CARE.value, Sector.SOCIAL_CARE.label
    HEALTH = Sector.HEALTH.value, Sector.HEALTH.label
    POLICE = Sector.POLICE.value, Sector.POLICE.label
    EDUCATION = Sector.EDUCATION.value, Sector.EDUCATION.label
    OTHER_AGENCY = Sector.OTHER_AGENCY.value, Sector.OTHER_AGENCY.label


class Attendee(Part):
    """Somebody who was asked to a meeting about no child, and whether they came. It is read as an Attendance."""

    who: Words = ask("Name")
    sector: AgencySector = ask("Who do they represent?")
    came: Annotated[bool, Evidence()] = ask("Did they come?")
    practitioner: PractitionerId | None = ask("Who is it in the directory?", default=None)
    why_not: Words | None = ask("Why did they not come?", only_if=answered("came", False), default=None)
    how: Presence | None = ask("How did they take part?", default=None)

    def __str__(self) -> str:
        return self.who if self.came else f"{self.who} (did not come)"


class Attendance(Part):
    """Somebody who was asked to a meeting, and whether they came."""

    who: Words = ask("Name")
    sector: Sector = ask("Who do they represent?")
    came: Annotated[bool, Evidence()] = ask("Did they come?", cites="CPP-36")
    practitioner: PractitionerId | None = ask("Who is it in the directory?", default=None)
    why_not: Words | None = ask("Why did they not come?", cites="PS-3.1", only_if=answered("came", False), default=None)
    tie: FamilyTie | None = ask("Who are they to the child?", cites="ISS-7-C7", only_if=answered("sector", Sector.FAMILY), default=None)
    how: Presence | None = ask("How did they take part?", cites=("ISS-7-C6", "ISS-7-C7"), default=None)
    complaints_told: bool | None = ask("Were they told how to complain?", cites="ISS-7-C10", default=None)

    def __str__(self) -> str:
        return self.who if self.came else f"{self.who} (did not come)"


class Guest(Part):
    """Somebody who is asked to a meeting about no child, and why; or who is not asked, and why not. It is read as an Invited."""

    who: Words = ask("Name")
    sector: AgencySector = ask("Who do they represent?")
    why: Words = ask("Why are they needed?", hint="For example: answers for the figures; leads the review")
    practitioner: PractitionerId | None = ask("Who is it in the directory?", default=None)
    needs: Words | None = ask("What do they need to take part?", default=None)
    kept_out: Text | None = ask("Why are they not invited, or only for part of it?", default=None)

    def __str__(self) -> str:
        return f"{self.who} (not invited)" if self.kept_out else self.who


class Invitation(Part):
    """Somebody who is asked to come, and why; or who is not asked, and why not."""

    who: Words = ask("Name")
    sector: Sector = ask("Who do they represent?")
    why: Words = ask("Why are they needed?", hint="For example: mother; weighs the baby; leads the plan", cites="CPP-12")
    practitioner: PractitionerId | None = ask("Who is it in the directory?", default=None)
    person: PersonId | None = ask("Who is it in the record?", default=None)
    tie: FamilyTie | None = ask("Who are they to the child?", cites="ISS-7-C7", only_if=answered("sector", Sector.FAMILY), default=None)
    needs: Words | None = ask("What do they need to take part?", cites="CPP-11", default=None)
    kept_out: Text | None = ask("Why are they not invited, or only for part of it?", cites="ISS-7-C7", default=None)
    no_address: bool | None = ask("Must the child’s address be kept from them?", default=None)

    def __str__(self) -> str:
        return f"{self.who} (not invited)" if self.kept_out else self.who


class Reply(Choice):
    COMES = "comes", "Will come"
    VIDEO = "video", "Will join by video or telephone"
    REPORT_ONLY = "report-only", "Will send a report instead"
    SOMEBODY_ELSE = "somebody-else", "Will send somebody else"
    CANNOT = "cannot", "Cannot come"


class WhyCalledOff(Choice):
    UNWELL = "unwell", "Somebody was unwell"
    FAMILY_ASKED = "family-asked", "The family asked for it"
    TOO_FEW = "too-few", "Too few could come"
    NOT_NEEDED = "not-needed", "It is no longer needed"
    OTHER = "other", "Something else"


class Recipient(Part):
    """Somebody to whom notes were sent."""

    who: Words = ask("Who to?", cites="CPP-75")
    how: Words | None = ask("How?", hint="By hand, by secure email", cites="CPP-75", default=None)
    without: Words | None = ask("What was left out of their copy?", hint="For example: the address", default=None)
    practitioner: PractitionerId | None = ask("Who is it among those who read here?", default=None)

    @property
    def reads_here(self) -> UUID | None:
        """Who reads them here: a copy of which something is left out goes on paper."""
        return None if self.without else self.practitioner

    def __str__(self) -> str:
        return self.who


class Withholding(Part):
    """Somebody who was there or belongs to it, and is not sent the notes."""

    who: Words = ask("Who does not get them?", cites="CPP-75")
    why: Text = ask("Why not?", cites="CPP-75")

    def __str__(self) -> str:
        return self.who


class ChallengeOutcome(Choice):
    UPHELD = "upheld", "They are right"
    PARTLY = "partly", "They are right in part"
    NOT_UPHELD = "not-upheld", "The minutes stand as they are"
