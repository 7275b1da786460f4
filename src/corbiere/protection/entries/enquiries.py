"""Strategy discussions and Article 42 enquiries (Standard 3)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.agencies.taking import by_when, leading, who_takes_it
from corbiere.ledger.conditions import answered, while_in
from corbiere.ledger.day_limits import DayLimit
from corbiere.ledger.entry import CHILD, Choice, Entry, Section, ask
from corbiere.ledger.fields import Part, PractitionerId, Statement, Text, Views, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, Step
from corbiere.ledger.phases import ENQUIRY
from corbiere.ledger.whose import LEAD, LEADING, MANAGER, MEETING_CHAIR
from corbiere.meetings.entries import Held
from corbiere.meetings.parts import Attendance
from corbiere.people.needs import Harm
from corbiere.protection.entries.meetings import MEETING
from corbiere.protection.entries.parts import Action, HarmBasis
from corbiere.statute.states import ON_PLAN


class StrategyOutcome(Choice):
    ENQUIRY = "enquiry", "Start an enquiry"
    NO_ENQUIRY = "no-enquiry", "No enquiry is needed"


DISCUSSED = leading(
    "strategy-discussion-held",
    LeadsTo(
        "outcome",
        {
            StrategyOutcome.ENQUIRY: Step("Start the enquiry about {name}", ("enquiry-started", "enquiry-concluded"), "PS-3.3"),
            StrategyOutcome.NO_ENQUIRY: Ends("What each agency does instead stands in the notes, with who and by when."),
        },
    ),
)


class StrategyDiscussionHeld(
    Held,
    kind="strategy-discussion-held",
    whose=(LEAD, MANAGER, MEETING_CHAIR),
    about=CHILD,
    called="Strategy discussion",
    verb="Hold",
    category="protection",
    before_birth=True,
    shared=("attended",),
    leads_to=DISCUSSED,
    short_form=("outcome", "taken_by", "by", "why", "shared", "actions", "attended"),
    phase=ENQUIRY,
    also=("strat", "strategy meeting", "section 47", "s47", "police"),
    often=6,
    sections=(Section("Which meeting it was", ("meeting", "instead_of_core_group")),),
):
    """The agencies talked together about whether this child is being harmed or is likely to be, and what to do."""

    outcome: StrategyOutcome = ask("What was decided?", in_line=True)
    taken_by: PractitionerId | None = who_takes_it(DISCUSSED)
    by: date | None = by_when(DISCUSSED)
    meeting: Annotated[UUID, MEETING] | None = ask("Which arranged meeting was this?")
    attended: list[Attendance] = ask(
        "Who took part, and from which agency?", hint="Police and health too; if they did not, why not", cites="PS-3.1"
    )
    shared: list[Statement] = ask("What did each agency know?", cites=("PS-3.1", "PS-3.8"))
    why: Text | None = ask("Why was this decided?", cites="PS-3.1")
    actions: list[Action] = ask("Who will do what, by when?", cites=("PS-3.1", "PS-3.10"))
    instead_of_core_group: bool | None = ask(
        "Was it held in place of a core group, before {child} leaves hospital?", cites="CPP-41", only_if=while_in(ON_PLAN)
    )


class EnquiryStarted(
    Entry,
    kind="enquiry-started",
    whose=LEADING,
    about=CHILD,
    called="Article 42 enquiry started",
    category="protection",
    before_birth=True,
    short_form=("cause", "allegations", "instructions", "see_by", "social_worker", "of"),
    phase=ENQUIRY,
    also=("section 47", "s47", "child protection investigation"),
):
    """An enquiry began into whether this child is suffering significant harm, or is likely to."""

    of: Annotated[UUID, entry_of("strategy-discussion-held")] | None = ask("Which strategy discussion decided on it?", cites="PS-3.1")
    cause: Text | None = ask("What gives cause to suspect harm?", cites=("PS-3.3", "WT-continuum-16"))
    allegations: list[Words] = ask("What is said to have happened? One thing at a time", cites="PS-3.11")
    instructions: list[Words] = ask("What has the team manager asked to be done?", cites="PS-3.11")
    see_by: date | None = ask(
        "By when has the team manager asked that {child} be seen?", cites="PS-3.2", by=(DayLimit("enquiry.child-seen", begins=False),)
    )
    social_worker: PractitionerId | None = ask("Who leads the enquiry?", cites=("PS-3.0", "WT-continuum-17"), lasts=True)


class EnquiryOutcome(Choice):
    CONFERENCE = "conference", "Hold a child protection conference"
    SUPPORT = "support", "Support the family"
    NO_FURTHER_ACTION = "no-further-action", "No further action"


class Likelihood(Choice):
    UNLIKELY = "unlikely", "Unlikely"
    POSSIBLE = "possible", "Possible"
    LIKELY = "likely", "Likely"


class HarmFound(Part):
    """One danger to the child: what it is, and how likely."""

    what: Words = ask("What is the danger?", cites="PS-3.3")
    form: Harm | None = ask("What form of harm is it?", cites="PS-3.3", default=None)
    likelihood: Likelihood = ask("How likely is it to happen, or to happen again?", cites="PS-3.3")


class OtherChild(Part):
    """A brother, a sister or another child in one of the child’s homes."""

    who: Words = ask("Which child?", cites="PS-3.4")
    safe: Text = ask("Are they safe, and what do they need?", cites="PS-3.4")


class HistoryRead(Part):
    """What the records say about one member of the household."""

    who: Words = ask("Whose history?", hint="Every member of the household", cites="PS-3.7")
    read: bool = ask("Have you read it?", cites="PS-3.7")
    found: Text | None = ask("What does it say that matters here?", cites="PS-3.7", only_if=answered("read", True), default=None)


class AllegationEnquiry(Part):
    """What was found out about one allegation, or done about one instruction."""

    into: Words = ask("Which allegation or instruction?", cites="PS-3.11")
    found: Text = ask("What did you find, or do?", cites="PS-3.11")


CONCLUDED = leading(
    "enquiry-concluded",
    LeadsTo(
        "outcome",
        {
            EnquiryOutcome.CONFERENCE: Step(
                "Ask for a conference about {name}", ("conference-requested", "conference-arranged", "conference-held"), "PS-3.13"
            ),
            EnquiryOutcome.SUPPORT: Step("Plan the support for {name}’s family", ("plan-required", "plan-agreed"), "PS-3.10"),
            EnquiryOutcome.NO_FURTHER_ACTION: Ends("The enquiry found that nothing more is needed, and says on what evidence."),
        },
    ),
)


class EnquiryConcluded(
    Entry,
    kind="enquiry-concluded",
    whose=LEADING,
    about=CHILD,
    called="Article 42 enquiry concluded",
    verb="Conclude",
    category="protection",
    before_birth=True,
    leads_to=CONCLUDED,
    short_form=("views", "significant", "harmed", "evidence", "history", "outcome", "taken_by", "by"),
    phase=ENQUIRY,
    also=("section 47", "s47", "child protection investigation"),
    sections=(
        Section("What came of each allegation and each instruction", ("looked_into",)),
        Section("The dangers, and who comes to the home", ("dangers", "visitors")),
        Section("What keeps the child safe, and who does what", ("protective", "safety")),
        Section("The other children", ("other_children",)),
        Section("Which manager agreed", ("agreed_by",)),
    ),
):
    """The enquiry ended with a judgement about harm, and what will be done."""

    outcome: EnquiryOutcome = ask("What will be done?", in_line=True)
    taken_by: PractitionerId | None = who_takes_it(CONCLUDED)
    by: date | None = by_when(CONCLUDED)
    harmed: HarmBasis | None = ask("Has {child} suffered harm, or is it likely?", cites="PS-3.9")
    significant: bool | None = ask("Is the harm significant?", cites="PS-3.9")
    evidence: list[Statement] = ask("What is the evidence for that?", cites="PS-3.9")
    dangers: list[HarmFound] = ask("What are the dangers, and how likely is each?", cites="PS-3.3")
    visitors: Text | None = ask("Who often comes to the home, and are they a danger or a help?", cites="PS-3.3")
    protective: list[Words] = ask("What helps to keep {child} safe?", cites="PS-3.5")
    other_children: list[OtherChild] = ask("The other children in {child}’s homes", cites="PS-3.4")
    history: list[HistoryRead] = ask("The history of everybody in the household", cites="PS-3.7")
    looked_into: list[AllegationEnquiry] = ask("What came of each allegation and each instruction?", cites="PS-3.11")
    views: Views | None = ask("What does {child} say?", cites="PS-7.5")
    safety: list[Action] = ask("Who will do what to keep {child} safe, and by when?", cites="PS-3.10")
    agreed_by: PractitionerId | None = ask("Which manager agreed?", cites="PS-1.3")
