"""Entries about any meeting. An app that holds meetings has kinds of its own made from these (kinds.py).

Each is about one child, or about the team, agency or practitioner whose meeting it is. Brothers and sisters who are spoken of in one
meeting have an entry each, made in one act (`occasion`). A meeting is known by the entry that arranged it, to which all others point with
`of`. What is added as people work together (who is asked, who came, what was said) is a new entry each time and never a change of the
last, so that several people can write at once and nothing is lost. What is asked of a child and the family stands in the classes that
begin with `Child`, above those that a meeting about no child has too.
"""

from datetime import date
from uuid import UUID

from corbiere.ledger.entry import Entry, Section, ask
from corbiere.ledger.fields import AgencyId, BestInterests, PractitionerId, Statement, Text, Views, Words
from corbiere.ledger.outcomes import Ends, LeadsTo
from corbiere.ledger.phases import CONFERENCE
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
from corbiere.meetings.parts import (
    Attendance,
    Attendee,
    ChallengeOutcome,
    Clock,
    Guest,
    Invitation,
    Recipient,
    Reply,
    WhyCalledOff,
    Withholding,
)

# Those who call a meeting, lead and minute it (CPP-24, ISS-A-6, ISS-A-7). Whoever was there may say that its minutes are wrong (ISS-A-8).
MEETING = (LEAD, MANAGER, MEETING_CHAIR, CHAIR, CONFERENCE_SERVICE)
# What each agency knows is shared with all who are there (CPP-32): whoever works with the child writes it down under their own name.
NOTING = (*MEETING, WORKER, CORE_GROUP, REVIEWER)
RECEIVED = (WORKER, MANAGER, MEETING_CHAIR, CHAIR, CONFERENCE_SERVICE)
CHALLENGING = (*NOTICED, MEETING_CHAIR, CONFERENCE_SERVICE)
JUDGING = (CHAIR, MEETING_CHAIR, SERVICE_MANAGER, CONFERENCE_SERVICE)

# Who answers for what a meeting came to, and sends its notes.
HOLDING = (LEAD, MANAGER, MEETING_CHAIR)


class Arranged(
    Entry,
    whose=LEADING,
    verb="Arrange",
    called="Meeting arranged",
    short_form=("for", "at", "place", "chairs"),
    phase=CONFERENCE,
    also=("strat", "core group", "book a meeting", "invite"),
    story=False,
):
    """A meeting was arranged: its day, and who chairs it."""

    for_: date | None = ask("On which day will it be?", alias="for", in_line=True)
    at: Clock | None = ask("At what time?", hint="For example 14:30")
    place: Words | None = ask("Where?", lasts=True)
    chairs: PractitionerId | None = ask("Who will chair it?", lasts=True)


class ChildMeetingArranged(
    Arranged,
    called="Meeting arranged",
    sections=(Section("What the family needs, and where they would rather meet", ("neutral", "family_prefers", "helped_by")),),
):
    """A meeting was arranged: its day, and who chairs it."""

    chairs: PractitionerId | None = ask("Who will chair it?", cites="ISS-A-1", lasts=True)
    place: Words | None = ask("Where? Somewhere the family feels at ease", cites="ISS-4-5", lasts=True)
    neutral: bool | None = ask("Is that a neutral place?", cites="ISS-4-5", lasts=True)
    family_prefers: Words | None = ask("Where would the child and the family rather meet?", cites="ISS-4-5", lasts=True)
    helped_by: Words | None = ask(
        "What does the family need to take part?", hint="An interpreter, a ramp, a crèche", cites="CPP-11", lasts=True
    )


class InvitationsSent(
    Entry, whose=MEETING, verb="Invite", own_page=True, called="Invited to a meeting", short_form=("of", "asked", "how"), story=False
):
    """People were invited to a meeting."""

    of: UUID = ask("Which meeting?")
    asked: list[Guest] = ask("Who is invited, and why?", min_length=1, in_line=True)
    how: Words | None = ask("How were they invited?", hint="By letter, by email, in person")


class ChildMeetingInvitationsSent(InvitationsSent, called="Invited to a meeting"):
    """People were invited to a meeting."""

    asked: list[Invitation] = ask("Who is invited, and why?", min_length=1, in_line=True)  # type: ignore[assignment]


class InvitationAnswered(
    Entry, whose=MEETING, verb="Answer", own_page=True, called="Invitation response", short_form=("of", "who", "reply", "more"), story=False
):
    """Somebody said whether they will come."""

    of: UUID = ask("Which meeting?")
    who: Words = ask("Who answered?", in_line=True)
    reply: Reply = ask("What did they say?", in_line=True)
    more: Words | None = ask("Say more if it helps", hint="For example who is coming in their place")


class ReportAsked(
    Entry,
    whose=MEETING,
    verb="Ask",
    own_page=True,
    called="Report requested",
    short_form=("of", "agency", "from", "wanted_by"),
    story=False,
    sections=(Section("Who it is in the directory, or which other agency", ("practitioner", "elsewhere")),),
):
    """An agency was asked for a report to a meeting."""

    of: UUID = ask("Which meeting?")
    agency: AgencyId | None = ask("Which agency?", in_line=True, cites="ISS-7-C3")
    elsewhere: Words | None = ask("Which agency, where it is not in the directory?", in_line=True)
    from_: Words = ask("Who is to write it?", alias="from", cites="ISS-7-C3")
    practitioner: PractitionerId | None = ask("Who is it in the directory?")
    wanted_by: date = ask("By when?", cites=("ISS-7-C4", "PS-3.13"), in_line=True)


class ReportReceived(
    Entry,
    whose=RECEIVED,
    own_page=True,
    called="Report received",
    short_form=("of", "asked", "from", "says", "recommends"),
    story=False,
    sections=(Section("From which agency", ("agency", "elsewhere")),),
):
    """An agency’s report to a meeting came in."""

    of: UUID = ask("Which meeting?")
    asked: UUID | None = ask("Which request does it answer?", cites="ISS-7-C3")
    agency: AgencyId | None = ask("From which agency?", in_line=True, cites="ISS-7-C3")
    elsewhere: Words | None = ask("Which agency, where it is not in the directory?", in_line=True)
    from_: Words = ask("Who wrote it?", alias="from", cites="ISS-7-C3")
    says: list[Statement] = ask("What does it say?", cites="PS-7.3")
    recommends: Text | None = ask("What does it recommend?")


class ChildMeetingReportReceived(
    ReportReceived, called="Report received", short_form=("of", "asked", "from", "says", "recommends", "shared_with_family")
):
    """An agency’s report to a meeting came in."""

    says: list[Statement] = ask("What does it say?", cites=("PS-3.12", "PS-7.3"))
    shared_with_family: date | None = ask("When did the family see it?", cites="PS-3.13")


class AttendanceTaken(Entry, whose=MEETING, own_page=True, called="Attendance", short_form=("of", "attended"), story=False):
    """Who is at a meeting, as people come and go. The last answer about each person counts."""

    of: UUID = ask("Which meeting?")
    attended: list[Attendee] = ask("Who came, and from which agency?", min_length=1, in_line=True)


class ChildMeetingAttendanceTaken(AttendanceTaken, called="Attendance"):
    """Who is at a meeting, as people come and go. The last answer about each person counts."""

    attended: list[Attendance] = ask("Who came, and from which agency?", min_length=1, in_line=True)  # type: ignore[assignment]


class Noted(Entry, whose=NOTING, own_page=True, called="Meeting note", short_form=("of", "point", "said", "by"), story=False):
    """What was said at a meeting, written down as it was said."""

    of: UUID = ask("Which meeting?")
    point: Words = ask("Under which point of the agenda?", in_line=True)
    said: Statement = ask("What was said?", cites=("CPP-65", "PS-7.3"))
    by: Words | None = ask("Who said it?")


class CalledOff(Entry, whose=MEETING, own_page=True, called="Meeting called off", short_form=("of", "why", "to", "told"), story=False):
    """A meeting will not be held on the day that was set. If it is put off, the new day is set at the same time."""

    of: UUID = ask("Which meeting?")
    why: WhyCalledOff = ask("Why?", in_line=True)
    to: date | None = ask("To which day is it put off?", hint="Leave it empty where none is set", in_line=True)
    more: Text | None = ask("Say more if it helps")
    told: list[Words] = ask("Who has been told in writing?", cites="CPP-23")


class Held(Entry, whose=HOLDING, verb="Hold"):
    """A meeting was held. The base of every kind that says what one came to: such a kind names its `meeting` and who `attended`."""

    def named_meeting(self) -> UUID | None:
        """The meeting that it names, by the entry that arranged it."""
        return getattr(self, "meeting", None)

    def named_attendance(self) -> list[Attendance]:
        return [Attendance.as_kept(one.model_dump(mode="json", exclude_none=True)) for one in getattr(self, "attended", ())]


class MeetingHeld(
    Held,
    called="Meeting held",
    short_form=("decided", "why", "next_meetings"),
    sections=(Section("Who was there", ("meeting", "attended", "chaired_by")),),
):
    """A meeting was held, and this is what came of it."""

    meeting: UUID | None = ask("Which arranged meeting was this?")
    attended: list[Attendee] = ask("Who came, and from which agency?")
    chaired_by: PractitionerId | None = ask("Who chaired it?")
    decided: Text | None = ask("What was decided?")
    why: Text | None = ask("Why was this decided?")
    next_meetings: list[date] = ask("Dates of the next meetings")


class ChildMeetingHeld(
    MeetingHeld,
    called="Meeting held",
    shared=("attended", "chaired_by", "next_meetings"),
    short_form=("views", "parents_say", "decided", "why", "in_plain_words", "next_meetings", "complaints_told"),
):
    """A meeting about a child was held with the family, and this is what came of it."""

    attended: list[Attendance] = ask("Who came, and from which agency?")  # type: ignore[assignment]
    in_plain_words: Text | None = ask("What was decided, in words that the family can read?")
    views: Views | None = ask("What does the child say?", cites="PS-7.5")
    best: BestInterests | None = ask("Why is it best for {child}, and is it what they wanted?", cites=("WT-gov-13", "LAC-401-5"))
    parents_say: list[Statement] = ask("What do parents and carers say?")
    complaints_told: bool | None = ask("Were the family and the child told how to complain?")


class NotesCirculated(Entry, whose=HOLDING, verb="Send", called="Notes sent", short_form=("of", "to", "sent", "withheld"), story=False):
    """The notes of a meeting were sent to everybody who should have them."""

    of: UUID = ask("Which meeting’s notes?")
    to: list[Words] = ask("Who were they sent to?")
    sent: list[Recipient] = ask("How were they sent to each person, and what was left out of their copy?")
    withheld: list[Withholding] = ask("Who does not get them, and why?")


class Challenged(Entry, whose=CHALLENGING, own_page=True, called="Minutes challenged", story=False):
    """Somebody says that something in the minutes of a meeting is wrong."""

    of: UUID = ask("Which meeting?", cites="ISS-A-8")
    who: Words = ask("Who says so?", in_line=True, cites="ISS-A-8")
    passage: Text = ask("Which words in the minutes?", cites="ISS-A-8")
    claims: Text = ask("What do they say is right?", cites="ISS-A-8")


SAID_WITH_THEM = Ends("What is added to the minutes is in the decision itself, and is kept and shown with them.")


class ChallengeDecided(
    Entry,
    whose=JUDGING,
    verb="Decide",
    own_page=True,
    called="Challenge to minutes decided",
    leads_to=LeadsTo("decision", dict.fromkeys(ChallengeOutcome, SAID_WITH_THEM)),
    short_form=("of", "decision", "why", "addendum", "decided_by"),
    story=False,
):
    """It was decided whether the minutes are wrong. Both are kept with the minutes."""

    of: UUID = ask("Which challenge?", cites="ISS-A-8")
    decision: ChallengeOutcome = ask("What was decided?", in_line=True, cites="ISS-A-8")
    why: Text = ask("Why?", cites="ISS-A-8")
    addendum: Text | None = ask("What is added to the minutes?", cites="ISS-A-8")
    decided_by: PractitionerId = ask("Who decided? The chair, or the manager of the service", cites="ISS-A-8")
