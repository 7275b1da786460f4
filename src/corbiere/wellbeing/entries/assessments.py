"""An assessment of what a child needs: how it begins, who makes it, and whether the child and the parents agree (Guidance 100 to 110)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import AgencyId, NearPersonId, OwnText, Part, PractitionerId, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, OnAList
from corbiere.ledger.phases import ASSESSMENT
from corbiere.ledger.whose import ASSESSOR, HELPER_MANAGER, MANAGER, WORKER
from corbiere.people.competence import Competence
from corbiere.wellbeing.entries.parts import AssessmentLevel

ASSESSING = (ASSESSOR, WORKER, MANAGER, HELPER_MANAGER)
SIGNING = (MANAGER, HELPER_MANAGER)
OF_ASSESSMENT = entry_of("assessment-started")
LED_TO_IT = entry_of("concern-received", "assessment-requested", "significant-incident")
BUILT_ON = entry_of("assessment-started", "assessment-completed")


class EarlierUse(Choice):
    """What is made of an assessment that there is already (WT-110-4)."""

    BUILDS_ON = "builds-on", "This one builds on it"
    READ = "read", "Read and taken into account"
    NOT_RELEVANT = "not-relevant", "Does not matter here"


class EarlierAssessment(Part):
    """An assessment made before, and what this one makes of it."""

    of: Annotated[UUID, BUILT_ON] = ask("Which earlier assessment?", cites=("WT-carry-18", "WT-108-1"))
    use: EarlierUse = ask("What do you make of it?", cites="WT-110-4")
    why: Words | None = ask("Why does it not matter here?", only_if=answered("use", EarlierUse.NOT_RELEVANT), default=None)


class AssessmentStarted(
    Entry,
    kind="assessment-started",
    whose=(WORKER, MANAGER, ASSESSOR),
    about=PERSON,
    called="Assessment started",
    verb="Start",
    category="wellbeing",
    before_birth=True,
    short_form=("level", "of", "why", "assessor", "best_known", "why_another"),
    phase=ASSESSMENT,
    also=("single assessment", "section 17", "early help assessment", "children and family assessment"),
    often=7,
    sections=(Section("What was assessed before, and what this one makes of it", ("earlier",)),),
):
    """Somebody began to find out, with the child and the family, what the child needs."""

    level: AssessmentLevel | None = ask(
        "What sort of assessment is it?", cites=("WT-continuum-4", "WT-continuum-14", "WT-request-3"), in_line=True
    )
    of: Annotated[UUID, LED_TO_IT] | None = ask("What led to it?", hint="The worry or the request", cites="PS-2.1")
    why: Text | None = ask(
        "Why is it made: what is going on, and what worries you?",
        hint="In your own words. The worry itself stands beside it, and need not be written again",
        cites="PS-2.1",
    )
    assessor: PractitionerId | None = ask("Who assesses?", cites=("WT-101-1", "WT-104-1", "WT-request-4"))
    best_known: AgencyId | None = ask(
        "Which service knows {child} best?", cites=("WT-request-4", "WT-request-5"), only_if=answered("level", AssessmentLevel.WELLBEING)
    )
    why_another: Text | None = ask(
        "Why does another service assess?", cites="WT-request-4", only_if=answered("level", AssessmentLevel.WELLBEING)
    )
    earlier: list[EarlierAssessment] = ask("What was assessed before?", cites=("WT-carry-18", "WT-108-1", "WT-110-4", "WT-gov-30"))


class AssessorChanged(
    Entry,
    kind="assessor-changed",
    whose=SIGNING,
    about=PERSON,
    called="Another assessor",
    verb="Hand over",
    category="wellbeing",
    before_birth=True,
    short_form=("of", "to", "why"),
    phase=ASSESSMENT,
    story=False,
):
    """The assessment goes on in another hand. All that was written stays."""

    of: Annotated[UUID, OF_ASSESSMENT] = ask("Which assessment?", cites="WT-100-1")
    to: PractitionerId = ask("Who assesses from now on?", cites="WT-104-1", in_line=True)
    why: Words | None = ask("Why?", cites="WT-100-1")


class AgreementParty(Choice):
    CHILD = "child", "The child or young person"
    PARENT = "parent", "A parent, or somebody who has their place"


class AssessmentAgreement(Choice):
    AGREED = "agreed", "They agree"
    REFUSED = "refused", "They do not agree"
    NOT_SOUGHT = "not-sought", "They were not asked"


GOES_ON = OnAList(
    "the manager’s: an early help assessment goes on without agreement, or ends. Of any other it is a fact, and stops nothing."
)
AGREED_OR_NOT = LeadsTo(
    "answer",
    {
        AssessmentAgreement.AGREED: Ends("The assessment goes on."),
        AssessmentAgreement.REFUSED: GOES_ON,
        AssessmentAgreement.NOT_SOUGHT: Ends("Why they were not asked is written down, and is asked about again before it is finished."),
    },
)
UNTOLD = answered("answer", AssessmentAgreement.REFUSED, AssessmentAgreement.NOT_SOUGHT)


class AssessmentAgreementNoted(
    Entry,
    kind="assessment-agreement-noted",
    whose=ASSESSING,
    about=PERSON,
    called="Agreement to an assessment",
    verb="Ask",
    category="wellbeing",
    before_birth=True,
    short_form=("party", "person", "who", "answer", "why", "words", "explained"),
    phase=ASSESSMENT,
    also=("consent", "permission"),
    leads_to=AGREED_OR_NOT,
    family=("party", "answer"),
):
    """One person was told what the assessment is and asked whether they agree. Who thinks otherwise later is written down anew."""

    of: Annotated[UUID, OF_ASSESSMENT] = ask("Which assessment?", cites="WT-carry-1")
    party: AgreementParty = ask("Who was asked?", cites="WT-carry-1", in_line=True)
    person: NearPersonId | None = ask("Which parent?", cites="WT-carry-1", only_if=answered("party", AgreementParty.PARENT))
    who: Words | None = ask(
        "Who, if they are not in the record?", cites="WT-carry-1", only_if=answered("party", AgreementParty.PARENT), told_by="person"
    )
    answer: AssessmentAgreement = ask("Do they agree?", cites="WT-carry-1", in_line=True)
    why: Text | None = ask("Why not?", cites="WT-carry-1", only_if=UNTOLD)
    words: OwnText | None = ask("What did they say, in their own words?", cites="WT-carry-1")
    explained: Text | None = ask(
        "What did you explain to them, and how?",
        hint="Why you are involved, what you will do, and what may come of it",
        cites="PS-2.2",
    )
    competence: Competence | None = ask(
        "Is it theirs to decide?", cites=("WT-202-1", "WT-203-1"), only_if=answered("party", AgreementParty.CHILD)
    )


class WhyAssessmentEnded(Choice):
    AGREEMENT_WITHDRAWN = "agreement-withdrawn", "The child or a parent no longer agrees"
    SUPERSEDED = "superseded", "Another assessment takes it up"
    LOOKED_AFTER = "looked-after", "The child is looked after now, and is assessed as that"
    EIGHTEEN = "eighteen", "They are eighteen now"
    LEFT_JERSEY = "left-jersey", "The child no longer lives in Jersey"
    DIED = "died", "The child died"


class AssessmentEnded(
    Entry,
    kind="assessment-ended",
    whose=SIGNING,
    about=PERSON,
    called="Assessment ended unfinished",
    verb="End",
    category="wellbeing",
    before_birth=True,
    short_form=("of", "reason", "why", "instead"),
    phase=ASSESSMENT,
):
    """An assessment goes no further. What was written stays, and can be built on."""

    of: Annotated[UUID, OF_ASSESSMENT] = ask("Which assessment?", cites="WT-continuum-14")
    reason: WhyAssessmentEnded = ask("Why does it end?", cites="WT-continuum-14", in_line=True)
    why: Text = ask("What was thought about before it was ended, and what happens instead?", cites=("WT-continuum-14", "WT-carry-1"))
    instead: date | None = ask("When will you look at this again?", hint="If you will")
