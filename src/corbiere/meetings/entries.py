"""What is written down of any meeting. An app that holds meetings declares kinds of its own from these, filed under its own category.

Each is about one child. Brothers and sisters who are spoken of in one meeting have an entry each, made in one act (`occasion`). A meeting
is known by the entry that arranged it, to which all others point with `of`. What is added as people work together (who is asked, who came,
what was said) is a new entry each time and never a change of the last, so that several people can write at once and nothing is lost.
"""

import re
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator

from corbiere.ledger.entry import Choice, Entry, ask
from corbiere.ledger.fields import AgencyId, Part, PersonId, PractitionerId, Statement, Text, Words
from corbiere.ledger.whose import (
    CHAIR,
    CONFERENCE_SERVICE,
    CORE_GROUP,
    LEAD,
    LEADING,
    MANAGER,
    MEETING_CHAIR,
    NOTICED,
    REVIEWER,
    SERVICE_MANAGER,
    WORKER,
)

# Those who call a meeting, lead and minute it (CPP-24, ISS-A-6, ISS-A-7). Whoever was there may say that its minutes are wrong (ISS-A-8).
MEETING = (LEAD, MANAGER, MEETING_CHAIR, CHAIR, CONFERENCE_SERVICE)
# What each agency knows is shared with all who are there (CPP-32): whoever works with the child writes it down under their own name.
NOTING = (*MEETING, WORKER, CORE_GROUP, REVIEWER)
RECEIVED = (WORKER, MANAGER, MEETING_CHAIR, CHAIR, CONFERENCE_SERVICE)
CHALLENGING = (*NOTICED, MEETING_CHAIR, CONFERENCE_SERVICE)
JUDGING = (CHAIR, MEETING_CHAIR, SERVICE_MANAGER, CONFERENCE_SERVICE)

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


class Tie(Choice):
    """What somebody of the family is to the child, as far as a meeting counts it (ISS-7-C7)."""

    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    RESPONSIBLE = "responsible", "Another holder of parental responsibility"
    OTHER = "other", "Somebody else in the family or close to it"


class Presence(Choice):
    """How somebody took part."""

    IN_PERSON = "in-person", "In the room"
    LINK = "link", "By video or telephone"
    PART = "part", "For part of it"
    ADVOCATE = "advocate", "Somebody spoke for them"
    IN_WRITING = "in-writing", "In writing only"


class Attendance(Part):
    """Somebody who was asked to a meeting, and whether they came."""

    who: Words = ask("Name")
    sector: Sector = ask("Who do they come for?")
    came: bool = ask("Did they come?", cites="CPP-36")
    practitioner: PractitionerId | None = ask("If they are in the directory, choose them", default=None)
    why_not: Words | None = ask("If they did not come, why not?", cites="PS-3.1", default=None)
    tie: Tie | None = ask("If they are of the family: who are they to the child?", cites="ISS-7-C7", default=None)
    how: Presence | None = ask("How did they take part?", cites=("ISS-7-C6", "ISS-7-C7"), default=None)
    complaints_told: bool | None = ask("Were they told how to complain?", cites="ISS-7-C10", default=None)

    def __str__(self) -> str:
        return self.who if self.came else f"{self.who} (did not come)"


class Arranged(Entry, whose=LEADING):
    """A day was set for a meeting, and who leads it."""

    for_: date | None = ask("On which day will it be?", alias="for", in_line=True)
    at: Clock | None = ask("At what time?", hint="For example 14:30", lasts=True)
    place: Words | None = ask("Where? Somewhere the family feels at ease", cites="ISS-4-5", lasts=True)
    neutral: bool | None = ask("Is that a neutral place?", cites="ISS-4-5", lasts=True)
    family_prefers: Words | None = ask("Where would the child and the family rather meet?", cites="ISS-4-5", lasts=True)
    chairs: PractitionerId | None = ask("Who will chair it?", cites="ISS-A-1", lasts=True)
    helped_by: Words | None = ask(
        "What does the family need to take part?", hint="An interpreter, a ramp, a crèche", cites="CPP-11", lasts=True
    )


class Invited(Part):
    """Somebody who is asked to come, and why; or who is not asked, and why not."""

    who: Words = ask("Name")
    sector: Sector = ask("Who do they come for?")
    why: Words = ask("Why are they needed?", hint="For example: mother; weighs the baby; leads the plan", cites="CPP-12")
    practitioner: PractitionerId | None = ask("If they are in the directory, choose them", default=None)
    person: PersonId | None = ask("If they are in the record, choose them", default=None)
    tie: Tie | None = ask("If they are of the family: who are they to the child?", cites="ISS-7-C7", default=None)
    needs: Words | None = ask("What do they need to take part?", cites="CPP-11", default=None)
    kept_out: Text | None = ask("If they are not to come, or only for part, why?", cites="ISS-7-C7", default=None)
    no_address: bool | None = ask("Must the child’s address be kept from them?", default=None)

    def __str__(self) -> str:
        return f"{self.who} (not asked)" if self.kept_out else self.who


class InvitationsSent(Entry, whose=MEETING, own_page=True):
    """People were asked to come to a meeting."""

    of: UUID = ask("Which meeting?")
    asked: list[Invited] = ask("Who is asked, and why?", min_length=1, in_line=True)
    how: Words | None = ask("How were they asked?", hint="By letter, by email, in person")


class Reply(Choice):
    COMES = "comes", "Will come"
    REPORT_ONLY = "report-only", "Sends a report instead"
    SOMEBODY_ELSE = "somebody-else", "Sends somebody else"
    CANNOT = "cannot", "Cannot come"


class InvitationAnswered(Entry, whose=MEETING, own_page=True):
    """Somebody said whether they will come."""

    of: UUID = ask("Which meeting?")
    who: Words = ask("Who answered?", in_line=True)
    reply: Reply = ask("What did they say?", in_line=True)
    more: Words | None = ask("Say more if it helps", hint="For example who comes in their place")


class ReportAsked(Entry, whose=MEETING, own_page=True):
    """An agency was asked for its report to a meeting."""

    of: UUID = ask("Which meeting?")
    agency: AgencyId | None = ask("Which agency?", in_line=True, cites="ISS-7-C3")
    elsewhere: Words | None = ask("If it is not in the directory: which?", in_line=True)
    from_: Words = ask("Who is to write it?", alias="from", cites="ISS-7-C3")
    practitioner: PractitionerId | None = ask("If they are in the directory, choose them")
    wanted_by: date = ask("By when?", cites=("ISS-7-C4", "PS-3.13"), in_line=True)


class ReportReceived(Entry, whose=RECEIVED, own_page=True):
    """An agency’s report to a meeting came in."""

    of: UUID = ask("Which meeting?")
    asked: UUID | None = ask("Which request does it answer?", cites="ISS-7-C3")
    agency: AgencyId | None = ask("From which agency?", in_line=True, cites="ISS-7-C3")
    elsewhere: Words | None = ask("If it is not in the directory: which?", in_line=True)
    from_: Words = ask("Who wrote it?", alias="from", cites="ISS-7-C3")
    says: list[Statement] = ask("What does it say?", cites=("PS-3.12", "PS-7.3"))
    recommends: Text | None = ask("What does it recommend?")
    shared_with_family: date | None = ask("When did the family see it?", cites="PS-3.13")


class AttendanceTaken(Entry, whose=MEETING, own_page=True):
    """Who is at a meeting, as people come and go. What is said last of somebody holds."""

    of: UUID = ask("Which meeting?")
    attended: list[Attendance] = ask("Who came, and for which agency?", min_length=1, in_line=True)


class Noted(Entry, whose=NOTING, own_page=True):
    """What was said at a meeting, written down as it was said."""

    of: UUID = ask("Which meeting?")
    point: Words = ask("Under which point of the agenda?", in_line=True)
    said: Statement = ask("What was said?", cites=("CPP-65", "PS-7.3"))
    by: Words | None = ask("Who said it?")


class WhyCalledOff(Choice):
    UNWELL = "unwell", "Somebody was unwell"
    FAMILY_ASKED = "family-asked", "The family asked for it"
    TOO_FEW = "too-few", "Too few could come"
    NOT_NEEDED = "not-needed", "It is no longer needed"
    OTHER = "other", "Something else"


class CalledOff(Entry, whose=MEETING, own_page=True):
    """A meeting will not be held on the day that was set. Where it is put off, the new day is set in the same act."""

    of: UUID = ask("Which meeting?")
    why: WhyCalledOff = ask("Why?", in_line=True)
    to: date | None = ask("To which day is it put off?", in_line=True)
    more: Text | None = ask("Say more if it helps")
    told: list[Words] = ask("Who has been told in writing?", cites="CPP-23")


class Recipient(Part):
    """Somebody to whom notes were sent."""

    who: Words = ask("To whom?", cites="CPP-75")
    how: Words | None = ask("How?", hint="By hand, by secure email", cites="CPP-75", default=None)
    without: Words | None = ask("What was left out of their copy?", hint="For example: the address", default=None)

    def __str__(self) -> str:
        return self.who


class Withheld(Part):
    """Somebody who was there or belongs to it, and is not sent the notes."""

    who: Words = ask("Who does not get them?", cites="CPP-75")
    why: Text = ask("Why not?", cites="CPP-75")

    def __str__(self) -> str:
        return self.who


class Challenged(Entry, whose=CHALLENGING, own_page=True):
    """Somebody says that something in the minutes of a meeting is wrong."""

    of: UUID = ask("Which meeting?", cites="ISS-A-8")
    who: Words = ask("Who says so?", in_line=True, cites="ISS-A-8")
    passage: Text = ask("Which words of the minutes?", cites="ISS-A-8")
    claims: Text = ask("What do they say is right?", cites="ISS-A-8")


class Judged(Choice):
    UPHELD = "upheld", "They are right"
    PARTLY = "partly", "They are right in part"
    NOT_UPHELD = "not-upheld", "The minutes stand as they are"


class ChallengeDecided(Entry, whose=JUDGING, own_page=True):
    """It was decided whether the minutes are wrong. Both stand beside the minutes for ever."""

    of: UUID = ask("Which challenge?", cites="ISS-A-8")
    decision: Judged = ask("What was decided?", in_line=True, cites="ISS-A-8")
    why: Text = ask("Why?", cites="ISS-A-8")
    addendum: Text | None = ask("What is added to the minutes?", cites="ISS-A-8")
    decided_by: PractitionerId = ask("Who decided? The chair, or the manager of the service", cites="ISS-A-8")
