"""Who works with a child: allocation, handovers that the receiver accepts, and cover. A young person keeps a worker past eighteen."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.entry import PERSON, Choice, Entry, ask
from corbiere.ledger.fields import PractitionerId, TeamId, Text, Words, entry_of
from corbiere.ledger.whose import HUB_GIVING, LEAD, MANAGER, RECEIVER, REVIEWER, WORKER


class AllocationRole(Choice):
    LEAD = "lead-social-worker", "Lead social worker"
    SECOND = "second-worker", "Second worker"
    FAMILY_SUPPORT = "family-support-worker", "Family support worker"
    REVIEWING_OFFICER = "reviewing-officer", "Reviewing officer"
    PERSONAL_ADVISER = "personal-adviser", "Personal adviser"
    LEAD_PRACTITIONER = "lead-practitioner", "Lead practitioner for early help"
    DUTY = "duty", "Duty, until a worker is named"


class Allocated(
    Entry,
    kind="allocated",
    story="{practitioner} became {role}",
    whose=(MANAGER, LEAD, HUB_GIVING),
    about=PERSON,
    called="Allocated",
    verb="Allocate",
    category="work",
    before_birth=True,
    short_form=("practitioner", "role", "team", "reason"),
    also=("new worker", "assign", "case transfer"),
    often=2,
):
    """A practitioner was allocated to the child, or a team took the work on until a worker is named."""

    role: AllocationRole = ask("In which role?", cites=("CPP-1", "LAC-410-1"), in_line=True)
    practitioner: PractitionerId | None = ask("Who?", cites="CPP-1")
    team: TeamId | None = ask("For which team?", hint="Its managers see the child’s record")
    reason: Words | None = ask("Why this person?", cites="PS-1.16")


BEGUN = entry_of("allocated", "handover-accepted", "step-accepted", "reviewer-appointed", "personal-adviser-appointed")


class HandoverOffered(
    Entry,
    kind="handover-offered",
    whose=(WORKER, MANAGER, REVIEWER),
    about=PERSON,
    called="Handover offered",
    verb="Offer",
    category="work",
    before_birth=True,
    short_form=("of", "to", "note", "child_told", "team"),
    also=("case transfer", "new worker"),
    story=False,
):
    """The work with a child was offered to somebody else. It stays with you until they accept it."""

    of: Annotated[UUID, BEGUN] = ask("Which work?", cites="LAC-399-1")
    to: PractitionerId = ask("Who to?", cites="LAC-399-1")
    team: TeamId | None = ask("For which team?")
    note: Text = ask("What do they need to know first?", hint="Dangers, promises made, what the child hopes for", cites="LAC-399-1")
    child_told: Text | None = ask("How has the child been told and asked?", cites="LAC-399-2")


class HandoverAccepted(
    Entry,
    kind="handover-accepted",
    whose=(RECEIVER,),
    about=PERSON,
    called="Handover accepted",
    verb="Accept",
    category="work",
    before_birth=True,
    short_form=("of", "note"),
    story=False,
):
    """The person it was offered to took the work on, and has it from this day."""

    of: Annotated[UUID, entry_of("handover-offered")] = ask("Which offer?", cites="LAC-399-1")
    note: Text | None = ask("What did you ask, and what is still open?", cites="LAC-399-1")


class HandoverRefused(
    Entry,
    kind="handover-refused",
    whose=(RECEIVER,),
    about=PERSON,
    called="Handover declined",
    verb="Decline",
    category="work",
    before_birth=True,
    story=False,
):
    """The person it was offered to cannot take the work on. It stays where it was."""

    of: Annotated[UUID, entry_of("handover-offered")] = ask("Which offer?")
    why: Text = ask("Why not?")


class WhyEnded(Choice):
    WORK_DONE = "work-done", "The work with the child is done"
    TO_ANOTHER = "to-another", "Somebody else takes over"
    WORKER_LEFT = "worker-left", "The worker left, or is away for a long time"
    MOVED_AWAY = "moved-away", "The child moved away"
    DIED = "died", "The child died"
    OTHER = "other", "Something else"


class AllocationEnded(
    Entry,
    kind="allocation-ended",
    whose=(MANAGER, WORKER, REVIEWER),
    about=PERSON,
    called="Allocation ended",
    category="work",
    before_birth=True,
    short_form=("of", "reason", "more"),
    also=("stop working with",),
    story=False,
):
    """A practitioner’s last day of work with the child."""

    of: Annotated[UUID, BEGUN] = ask("Which work?")
    reason: WhyEnded = ask("Why?", in_line=True)
    more: Text | None = ask("Say more if it helps", cites="LAC-399-1")


class ChildCovered(
    Entry,
    kind="child-covered",
    whose=(WORKER, MANAGER, REVIEWER),
    about=PERSON,
    called="Cover for one child",
    verb="Arrange",
    category="work",
    before_birth=True,
    story=False,
):
    """Somebody else covers for this child’s worker than for their other children, and sees the record for those days."""

    for_: PractitionerId = ask("For whom?", alias="for", in_line=True)
    acting: PractitionerId = ask("Who covers for them?", in_line=True)
    from_: date = ask("From which day?", alias="from", in_line=True)
    to: date = ask("Until which day?", hint="The last day of cover", in_line=True)
