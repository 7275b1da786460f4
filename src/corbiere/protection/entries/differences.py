"""When those who work with a child see it differently: the ladder by which it is settled. The child's safety never waits for it."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import CHILD, Choice, Entry, Section, ask
from corbiere.ledger.fields import Part, PractitionerId, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, OnAList
from corbiere.ledger.phases import DECISION
from corbiere.ledger.whose import NOTICED, PART
from corbiere.work.ladders import CameOfIt


class DifferenceAbout(Choice):
    VIEW = "view", "What is best for the child, or a decision"
    NOT_DONE = "not-done", "Something agreed is not being done"
    PART = "part", "Whose responsibility something is"
    OTHER = "other", "Something else"


class DifferingSide(Part):
    """Somebody who sees it differently, and how."""

    who: Words = ask("Who?", cites=("CPP-114", "WT-225-1"))
    sees: Words = ask("How do they see it?", cites=("CPP-114", "WT-225-1"))
    practitioner: PractitionerId | None = ask("Who is it in the directory?", default=None)

    def __str__(self) -> str:
        return self.who


class DifferenceOpened(
    Entry,
    kind="difference-opened",
    whose=NOTICED,
    about=CHILD,
    called="Professional disagreement",
    category="protection",
    before_birth=True,
    short_form=("about", "matters", "sort"),
    act=PART,
    phase=DECISION,
    also=("escalation", "disagree", "dispute"),
    sections=(Section("Who holds which view, and about which decision", ("sides", "of")),),
):
    """Professionals disagree about this child, or one has not done what was agreed. It is taken up step by step until it is resolved."""

    about_: Words = ask("What is it about?", alias="about", cites="CPP-114", in_line=True)
    sort: DifferenceAbout = ask("What sort of disagreement is it?", cites="CPP-114")
    matters: Text = ask("What does it mean for the child?", hint="If they are not safe, record the worry first: it never waits for this")
    sides: list[DifferingSide] = ask("Who holds which view?", cites=("CPP-114", "WT-225-1"))
    of: Annotated[UUID, entry_of("conference-held", "core-group-held", "strategy-discussion-held", "early-review-answered")] | None = ask(
        "About which meeting or decision?", cites="CPP-114"
    )


class Rung(Choice):
    """The steps of the ladder, in their order."""

    TALK = "talk", "Talked with each other in the core group"
    MANAGERS = "managers", "Went to managers or named advisers"
    PARTNERS = "partners", "Used the safeguarding partners’ process for resolving disagreements"


class Adviser(Choice):
    PRACTITIONER = "practitioner", "A member of the core group"
    MANAGER = "manager", "Manager of one of those involved"
    CP_ADVISER = "cp-adviser", "Child protection adviser or conference chair"
    SAFEGUARDING_MANAGER = "safeguarding-manager", "Safeguarding manager"
    DESIGNATED_HEALTH = "designated-health", "Designated or named doctor or nurse"
    DESIGNATED_TEACHER = "designated-teacher", "Designated teacher"
    POLICE = "police", "Detective chief inspector"
    OTHER = "other", "Somebody else"


class StepParticipant(Part):
    """Somebody who took part in a step, and as what."""

    who: Words = ask("Name", cites=("CPP-115", "CPP-116"))
    role: Adviser = ask("In what role?", cites="CPP-116")
    practitioner: PractitionerId | None = ask("Who is it in the directory?", default=None)

    def __str__(self) -> str:
        return self.who


UNSETTLED = OnAList("whoever it goes to next, and those who lead: it stays on their lists until it is settled")


class DifferenceStepTaken(
    Entry,
    kind="difference-step-taken",
    whose=NOTICED,
    about=CHILD,
    called="Step to resolve a disagreement",
    verb="Resolve",
    category="protection",
    before_birth=True,
    act=PART,
    leads_to=LeadsTo(
        "outcome",
        {
            CameOfIt.SETTLED: Ends("It is resolved, and the child’s plan goes on as agreed."),
            CameOfIt.NOT_SETTLED: OnAList(
                "whoever it goes to next, and those who lead: “Professional disagreement” stays until it is settled"
            ),
            CameOfIt.WAITING: UNSETTLED,
        },
    ),
    short_form=("of", "step", "stage", "who", "what", "outcome", "next_with", "chair_told"),
    phase=DECISION,
    also=("escalation",),
    story=False,
):
    """A step was taken to resolve what professionals disagree about."""

    of: Annotated[UUID, entry_of("difference-opened")] = ask("Which disagreement?", cites="CPP-114")
    step: Rung = ask("Which step?", cites=("CPP-115", "CPP-116", "CPP-117"), in_line=True)
    outcome: CameOfIt = ask("What came of it?", cites=("CPP-115", "CPP-116", "CPP-117"), in_line=True)
    what: Text | None = ask("What was said and decided?", cites=("CPP-115", "SP-PRI-8"))
    who: list[StepParticipant] = ask("Who took part?", cites=("CPP-115", "CPP-116"))
    next_with: list[PractitionerId] = ask("Who does it go to next?", cites="CPP-116")
    stage: Words | None = ask(
        "Which stage of the partners’ process is it at?",
        hint="As their policy calls it",
        cites="CPP-117",
        only_if=answered("step", Rung.PARTNERS),
    )
    policy: Words | None = ask("Which version of their policy?", cites=("WT-227-1", "CPP-117"), only_if=answered("step", Rung.PARTNERS))
    answer_by: date | None = ask("By when is an answer expected?", cites="CPP-117")
    chair_told: bool | None = ask("Has the conference chair been told?", cites="CPP-117")
