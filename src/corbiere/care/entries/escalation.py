"""Where the Lead Worker does not do what the officer recommends: the steps to the last, and the court's advisers (Guidance 417, 418)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.entry import PERSON, Choice, Entry, ask
from corbiere.ledger.fields import OwnText, Part, PractitionerId, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, OnAList
from corbiere.ledger.phases import DECISION
from corbiere.ledger.whose import REVIEWER, SERVICE_MANAGER
from corbiere.work.ladders import CameOfIt


class EscalationStep(Choice):
    """The steps in their order (LAC-418-2, GAP-11). The court's advisers are an option."""

    MEETING = "meeting", "Met with the Lead Worker"
    SUPERVISOR = "supervisor", "Went to the Lead Worker’s supervisor"
    SERVICE_MANAGER = "service-manager", "Went to the manager of the Independent Safeguarding Service"
    COURT_ADVISORY = "court-advisory", "Went to the Jersey Family Court Advisory Service"
    DIRECTOR_GENERAL = "director-general", "Went to the Director General for Children and Young People"


class DisputeParticipant(Part):
    """Somebody who took part in a step."""

    who: Words = ask("Name", cites="LAC-417-2")
    role: Words | None = ask("In what role?", cites="LAC-417-2", default=None)
    practitioner: PractitionerId | None = ask("Who is it in the directory?", default=None)

    def __str__(self) -> str:
        return self.who


GOES_ON = OnAList("the reviewing officer’s and whoever it is with: “Dispute about a recommendation” stays until it is settled")


class ReviewDisputeStepTaken(
    Entry,
    kind="review-dispute-step-taken",
    whose=(REVIEWER, SERVICE_MANAGER),
    about=PERSON,
    called="Step about a disputed recommendation",
    verb="Take it further",
    category="care",
    short_form=("of", "step", "outcome", "what", "next_with", "answer_by"),
    leads_to=LeadsTo(
        "outcome",
        {
            CameOfIt.SETTLED: Ends("It is resolved, and what was agreed stands here for the next review."),
            CameOfIt.NOT_SETTLED: GOES_ON,
            CameOfIt.WAITING: GOES_ON,
        },
    ),
    phase=DECISION,
    also=("escalation", "IRO dispute resolution", "JFCAS"),
):
    """A step was taken because the Lead Worker does not do what the reviewing officer recommends."""

    of: Annotated[UUID, entry_of("review-recommendation-answered")] = ask("Which disagreement?", cites="LAC-417-2")
    step: EscalationStep = ask("Which step?", cites=("LAC-417-2", "LAC-417-3", "LAC-418-1", "LAC-418-2"), in_line=True)
    outcome: CameOfIt = ask("What came of it?", cites=("LAC-417-2", "LAC-417-3"), in_line=True)
    what: Text | None = ask("What was said and decided, and what worries each?", cites="LAC-417-2")
    who: list[DisputeParticipant] = ask("Who took part?", cites="LAC-417-2")
    next_with: list[PractitionerId] = ask("Who does it go to next?", cites=("LAC-417-3", "LAC-418-2"))
    answer_by: date | None = ask("By when is an answer expected?", cites="LAC-417-3", in_line=True)


class CourtAdvisoryReferred(
    Entry,
    kind="court-advisory-referral-made",
    whose=(REVIEWER,),
    about=PERSON,
    called="Referral to the Family Court Advisory Service",
    verb="Refer",
    category="care",
    short_form=("why", "rights", "tried", "answer_by", "protocol"),
    phase=DECISION,
    also=("JFCAS", "guardian", "human rights"),
):
    """The reviewing officer refers the child to the Jersey Family Court Advisory Service. Nobody in operations needs to agree."""

    why: Text = ask("Why?", cites="ISS-9-1", in_line=True)
    rights: Text | None = ask("Which of {child}’s rights do you believe are breached?", cites="ISS-9-2")
    tried: Text | None = ask("What was tried before, and why is nothing left to try?", cites="ISS-9-2")
    answer_by: date | None = ask("By when do you expect to hear?", cites="ISS-9-1", in_line=True)
    protocol: Words | None = ask("Under which version of the protocol with them?", cites="ISS-9-4", lasts=True)


class CourtAdvisoryAnswered(
    Entry,
    kind="court-advisory-answered",
    whose=(REVIEWER, SERVICE_MANAGER),
    about=PERSON,
    called="Answer of the Family Court Advisory Service",
    verb="Write down",
    category="care",
    short_form=("of", "says"),
    phase=DECISION,
    story=False,
):
    """The Jersey Family Court Advisory Service said what it does."""

    of: Annotated[UUID, entry_of("court-advisory-referral-made")] = ask("To which referral?", cites="ISS-9-1")
    says: Text = ask("What do they say, and what follows?", cites="ISS-9-1")


class AppealGround(Choice):
    """What lets the manager of the service go to the top with one child (ISS-6-3)."""

    SAFETY = "safety", "How the work is led puts the child’s safety or wellbeing at risk"
    RIGHTS = "rights", "The child’s human rights are breached"


class DirectAppealMade(
    Entry,
    kind="direct-appeal-made",
    whose=(SERVICE_MANAGER,),
    about=PERSON,
    called="Appeal to the Director General",
    verb="Appeal",
    category="care",
    short_form=("ground", "why", "child_says", "answer_by"),
    phase=DECISION,
    also=("managing director", "escalation", "human rights"),
):
    """The manager of the Independent Safeguarding Service takes what happens to one child to the Director General. No manager between
    them is asked, and nobody else can change it."""

    ground: AppealGround = ask("On which ground?", cites="ISS-6-3", in_line=True)
    why: Text = ask("What happens to {child}, what was tried, and what do you ask for?", cites="ISS-6-3")
    child_says: OwnText | None = ask("What does {child} say about it?", cites="PS-7.5")
    answer_by: date | None = ask("By when do you expect an answer?", cites="ISS-6-3", in_line=True)


class DirectAppealAnswered(
    Entry,
    kind="direct-appeal-answered",
    whose=(SERVICE_MANAGER,),
    about=PERSON,
    called="Answer of the Director General",
    verb="Write down",
    category="care",
    short_form=("of", "says"),
    phase=DECISION,
    story=False,
):
    """The Director General answered an appeal: what they decided, and what follows."""

    of: Annotated[UUID, entry_of("direct-appeal-made")] = ask("Which appeal?", cites="ISS-6-3")
    says: Text = ask("What did they decide, and what follows for {child}?", cites="ISS-6-3")
