"""Core groups: who is in one, its meetings and their notes."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.day_limits import DayLimit
from corbiere.ledger.entry import CHILD, Choice, Entry, Section, ask
from corbiere.ledger.field_types import Evidence
from corbiere.ledger.fields import AgencyId, Agreement, OwnText, Part, PractitionerId, Statement, Text, Views, Words, entry_of
from corbiere.ledger.phases import PLAN
from corbiere.ledger.whose import CHAIR, LEAD, LEADING, MANAGER, MEETING_CHAIR
from corbiere.meetings.entries import Held, NotesCirculated
from corbiere.meetings.parts import Attendance, Recipient, Withholding
from corbiere.plans.parts import Progress
from corbiere.protection.entries.meetings import MEETING
from corbiere.protection.entries.parts import Action, ContactAgreed, DissentingView


class OutcomeProgress(Part):
    """How one outcome of the plan is coming along for the child."""

    outcome: Words = ask("Which outcome?", cites="CPP-34")
    progress: Annotated[Progress, Evidence()] = ask("How is it going?", cites=("CPP-6", "CPP-85"))
    what_now: Words | None = ask(
        "What will be done about it?",
        cites=("CPP-6", "PS-4.10"),
        only_if=answered("progress", Progress.OFF_TRACK, Progress.NOT_STARTED),
        default=None,
    )

    def __str__(self) -> str:
        return f"{self.outcome}: {self.progress.label.lower()}"


class ChangeExpected(Part):
    """What a parent or carer is asked to change, and whether they know it."""

    who: Words = ask("Which parent or carer?", cites="PS-4.2")
    change: Words = ask("What is to change?", cites="PS-4.2")
    by: date | None = ask("By when?", cites=("PS-4.2", "CPP-61"), default=None)
    explained: Annotated[Words, Evidence()] = ask("How was it explained, and what do they say?", cites="PS-4.2")


class CoreGroupHeld(
    Held,
    kind="core-group-held",
    whose=(LEAD, MANAGER, MEETING_CHAIR),
    about=CHILD,
    called="Core group",
    verb="Hold",
    category="protection",
    before_birth=True,
    shared=("quorate", "attended", "chaired_by", "next_meetings"),
    short_form=("views", "life", "progress", "all_agreed", "disagreements", "quorate", "next_meetings"),
    phase=PLAN,
    also=("CGM", "core group meeting"),
    often=7,
    sections=(
        Section("Who will do what", ("actions",)),
        Section("At the first core group: what is to change, and who sees whom", ("expected", "contacts")),
        Section("What has changed in the danger, and what the family says", ("risk", "family_say")),
        Section("What to put to the review conference", ("recommended",)),
        Section("Who was there", ("meeting", "attended", "chaired_by", "role_explained")),
    ),
):
    """The core group met to work out the plan with the family and see how it is going for the child."""

    meeting: Annotated[UUID, MEETING] | None = ask("Which arranged meeting was this?")
    quorate: bool | None = ask("Were enough of its members there?", cites="CPP-12")
    attended: list[Attendance] = ask("Who came, and from which agency?", cites=("CPP-36", "CPP-65"))
    chaired_by: PractitionerId | None = ask("Who chaired it?", cites=("CPP-24", "CPP-95", "CPP-96"))
    progress: list[OutcomeProgress] = ask("How is each outcome of the plan coming along?", cites=("CPP-5", "CPP-6", "CPP-34", "CPP-62"))
    risk: list[Statement] = ask("What has changed in the danger to {child}?", cites="CPP-28")
    life: OwnText | None = ask("What is it like to be {child} now?", cites="PS-4.8")
    actions: list[Action] = ask("Who will do what, by when?", cites=("CPP-29", "CPP-38", "PS-4.1"), lasts=True)
    expected: list[ChangeExpected] = ask(
        "What are parents and carers asked to change?", hint="At the first core group, for each of them", cites="PS-4.2"
    )
    contacts: list[ContactAgreed] = ask("Who sees {child} and the family, and how often?", cites="CPP-37", lasts=True)
    recommended: list[Statement] = ask(
        "Changes to the plan to put to the review conference",
        hint="Only a review conference can make them",
        cites=("CPP-35", "CPP-62", "CPP-63"),
    )
    views: Views | None = ask("What does {child} say?", cites=("CPP-68", "CPP-86"))
    family_say: list[Statement] = ask("What do parents, carers and family say?", cites=("CPP-27", "CPP-68"))
    role_explained: bool | None = ask("Was the lead social worker’s role explained?", cites="CPP-81")
    all_agreed: bool | None = ask("Did everybody agree?", cites="CPP-99")
    disagreements: list[DissentingView] = ask("Who disagreed, and why?", cites=("CPP-77", "CPP-99"), only_if=answered("all_agreed", False))
    next_meetings: list[date] = ask("Dates of the next meetings", cites="CPP-21", by=(DayLimit("cp.next-core-group"),))


class CoreGroupNotesCirculated(
    NotesCirculated,
    kind="core-group-notes-circulated",
    whose=(LEAD, MANAGER, MEETING_CHAIR),
    about=CHILD,
    called="Core group notes sent",
    verb="Send",
    category="protection",
    before_birth=True,
    short_form=("of", "to", "sent", "withheld", "with_agreement"),
    phase=PLAN,
    also=("minutes sent",),
    story=False,
    sections=(Section("Who accepts the plan, and who did not get the notes", ("accepted", "not_to")),),
):
    """The notes of a core group, and the written agreement, were sent to its members."""

    of: Annotated[UUID, entry_of("core-group-held")] = ask("Which core group’s notes?", cites="CPP-75")
    to: list[Words] = ask("Who were they sent to?", cites=("CPP-75", "CPP-97", "CPP-100"), lasts=True)
    sent: list[Recipient] = ask("How were they sent to each person, and what was left out of their copy?", cites="CPP-75", lasts=True)
    withheld: list[Withholding] = ask("Who does not get them, and why?", cites="CPP-75", lasts=True)
    not_to: Text | None = ask("Who in the group did not get them, and why?", cites="CPP-75", lasts=True)
    with_agreement: bool | None = ask("Did the written agreement go with them?", cites=("CPP-66", "CPP-75"))
    accepted: list[Agreement] = ask(
        "Who accepts the plan?", hint="A signature or an email counts", cites=("CPP-69", "CPP-74", "CPP-78", "CPP-79")
    )


class WhyMoved(Choice):
    UNWELL = "unwell", "Somebody was unwell"
    FAMILY_ASKED = "family-asked", "The family asked for it"
    TOO_FEW = "too-few", "Too few could come"
    OTHER = "other", "Something else"


CORE_GROUP_DAYS = (DayLimit("cp.first-core-group", of_record=True), DayLimit("cp.next-core-group", of_record=True))


class CoreGroupMoved(
    Entry,
    kind="core-group-moved",
    whose=LEADING,
    about=CHILD,
    called="Core group moved",
    category="protection",
    before_birth=True,
    short_form=("from", "to", "why", "written_to"),
    phase=PLAN,
    also=("core group date",),
):
    """A core group was moved to another day. The day by which it is due does not change."""

    from_: date = ask("From which day?", alias="from", cites="CPP-23", in_line=True)
    to: date = ask("To which day?", cites="CPP-23", in_line=True, by=CORE_GROUP_DAYS)
    why: WhyMoved = ask("Why?", cites="CPP-23", in_line=True)
    more: Text | None = ask("Say more if it helps")
    written_to: list[Words] = ask("Who has been told in writing?", cites="CPP-23")


class CoreGroupJoined(
    Entry,
    kind="core-group-joined",
    whose=(LEAD, MANAGER, CHAIR),
    about=CHILD,
    called="Joined the core group",
    category="protection",
    before_birth=True,
    short_form=("practitioner", "role", "agency"),
    phase=PLAN,
    also=("core group member",),
    story=False,
):
    """A practitioner joined the core group between conferences."""

    practitioner: PractitionerId = ask("Who?", cites="CPP-12", in_line=True)
    agency: AgencyId | None = ask("For which agency?", cites="CPP-12")
    role: Words = ask("What is their part in the plan?", cites="CPP-4", in_line=True)


class CoreGroupLeft(
    Entry,
    kind="core-group-left",
    whose=(LEAD, MANAGER, CHAIR),
    about=CHILD,
    called="Left the core group",
    category="protection",
    before_birth=True,
    short_form=("practitioner", "why", "instead"),
    phase=PLAN,
    also=("core group member",),
    story=False,
):
    """A practitioner left the core group."""

    practitioner: PractitionerId = ask("Who?", cites="CPP-12", in_line=True)
    why: Words = ask("Why?", in_line=True)
    instead: PractitionerId | None = ask("Who does their part now?", hint="Record also that they joined", cites="CPP-26")
