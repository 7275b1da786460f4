"""How an assessment is brought to an end: the family’s comment, the analysis, the manager’s signature, and those who are told."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.agencies.taking import by_when, leading, which_team, who_takes_it
from corbiere.documents.entries import DocumentGiven
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import AgencyId, BestInterests, NearPersonId, OwnText, Part, PractitionerId, TeamId, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, Step
from corbiere.ledger.phases import ASSESSMENT, DECISION
from corbiere.ledger.whose import ASSESSOR
from corbiere.people.needs import LevelOfNeed
from corbiere.wellbeing.entries.assessments import ASSESSING, OF_ASSESSMENT, SIGNING
from corbiere.wellbeing.entries.parts import AssessmentLevel, FindingTense, LimbMet, NeedFound, WellbeingFinding

Of = Annotated[UUID, OF_ASSESSMENT]


class PersonAskedToComment(Part):
    """Somebody of the family to whom the assessment was shown."""

    who: Words = ask("Who?", cites="WT-110-10")
    person: NearPersonId | None = ask("Who is it in the record?", cites="WT-110-10", default=None)
    how: Words | None = ask(
        "How was it shown to them?", hint="Read together, on paper, with an interpreter", cites="WT-110-9", default=None
    )

    def __str__(self) -> str:
        return self.who


class AssessmentCommentAsked(
    Entry,
    kind="assessment-comment-asked",
    whose=ASSESSING,
    about=PERSON,
    called="Assessment open for comment",
    verb="Ask",
    category="wellbeing",
    before_birth=True,
    short_form=("of", "asked", "until", "complaint_told", "cannot_wait"),
    phase=ASSESSMENT,
    also=("share the assessment", "draft assessment"),
    family=("asked", "until"),
):
    """The child and the parents were shown what was found, and asked what they think of it, before anything follows."""

    of: Of = ask("Which assessment?", cites="WT-110-10")
    asked: list[PersonAskedToComment] = ask("Who was asked?", cites="WT-110-10", in_line=True)
    until: date | None = ask("Until when do you wait?", hint="As you agreed with them: no source gives a number", cites="WT-110-10")
    complaint_told: bool | None = ask("Were they told how to complain?", cites="WT-110-10")
    cannot_wait: Text | None = ask(
        "Why can it not wait for their comment?", hint="Only where a child would come to harm by waiting", cites="WT-110-10"
    )


class AgreesWithIt(Choice):
    AGREES = "agrees", "They agree with it"
    PARTLY = "partly", "In part"
    DISAGREES = "disagrees", "They do not agree"


class AssessmentCommented(
    Entry,
    kind="assessment-commented",
    whose=ASSESSING,
    about=PERSON,
    called="Comment on an assessment",
    verb="Hear",
    category="wellbeing",
    before_birth=True,
    short_form=("of", "who", "person", "agrees", "said", "changed"),
    phase=ASSESSMENT,
    family=("who", "agrees", "said", "changed"),
):
    """What somebody of the family said of the assessment, and what was changed because of it."""

    of: Of = ask("Which assessment?", cites="WT-110-10")
    who: Words = ask("Whose comment is it?", cites="PS-2.22", in_line=True, told_by="person")
    person: NearPersonId | None = ask("Who is it in the record?", cites="PS-2.22")
    agrees: AgreesWithIt = ask("Do they agree with the assessment?", cites="WT-110-10", in_line=True)
    said: OwnText | None = ask("What did they say, in their own words?", cites=("WT-110-10", "PS-2.22"))
    changed: Text | None = ask("What was changed because of it, or why was nothing?", cites="WT-110-10")


class WorryAnswered(Part):
    """A worry that led to the assessment, and what was found of it."""

    worry: Words = ask("Which worry?", cites="PS-2.20")
    found: Text = ask("What did you find?", cites="PS-2.20")


class GoodAssessment(Choice):
    """What makes a good assessment (Guidance 110). What is not said to be missing is there."""

    CHILD_CENTRED = "child-centred", "The child is at the centre"
    HOLISTIC = "holistic", "It looks at the whole of their life"
    TIMELY = "timely", "It repeats nothing, and came in time"
    FAMILY = "family", "Parents and family had their part"
    NEXT_STEPS = "next-steps", "It says what comes next"
    OPEN = "open", "It can be understood, and hides nothing"
    ACCOUNTABLE = "accountable", "Somebody answers for it"


class FallsShort(Part):
    """What a good assessment has and this one has not, and why."""

    what: GoodAssessment = ask("What is missing?", cites="WT-110-1")
    why: Text = ask("Why?", cites="WT-110-1")


class AssessmentSubmitted(
    Entry,
    kind="assessment-submitted",
    whose=(ASSESSOR,),
    about=PERSON,
    called="Assessment for signature",
    verb="Finish",
    category="wellbeing",
    before_birth=True,
    short_form=("of", "analysis", "level_found", "limbs", "needs", "next", "answers"),
    phase=ASSESSMENT,
    sections=(
        Section("How views differ, and how each was weighed", ("differing",)),
        Section("The finding in the words of the law", ("finding", "tense")),
        Section("A probation officer’s assessment for a parish hall inquiry", ("parish_hall", "parish_hall_weighed")),
        Section("What a good assessment has and this one has not", ("falls_short",)),
    ),
):
    """The assessor says what it all means, what the child needs and what should come next, and asks the manager to sign it."""

    of: Of = ask("Which assessment?", cites="PS-2.21")
    analysis: Text = ask("What does it all mean for {child}?", hint="All eight together, and the history", cites=("WT-carry-6", "PS-2.20"))
    level_found: LevelOfNeed = ask("Which level of need do you find?", cites=("WT-request-2", "WT-103-1"), in_line=True)
    limbs: list[LimbMet] = ask(
        "What makes it a need of health or development?",
        cites="WT-103-1",
        only_if=answered("level_found", LevelOfNeed.HEALTH_OR_DEVELOPMENT),
    )
    needs: list[NeedFound] = ask("What does {child} need, and what is the next step?", cites=("PS-2.14", "WT-110-7", "WT-request-2"))
    next: Text = ask("What should happen next, and why?", cites=("PS-2.14", "PS-2.20", "WT-110-7"))
    answers: list[WorryAnswered] = ask("What came of each worry that led to it?", cites="PS-2.20")
    differing: Text | None = ask("Where do views differ, and how did you weigh them?", cites=("WT-carry-8", "WT-109-2"))
    finding: WellbeingFinding | None = ask("On the whole, their wellbeing is or would be:", cites="WT-carry-3")
    tense: FindingTense | None = ask("Is it so now, or would it come to that?", cites="WT-carry-3")
    parish_hall: bool | None = ask("Is there one?", cites=("WT-carry-17", "WT-107-1"))
    parish_hall_weighed: Text | None = ask(
        "What does it say, and how did you take it into account?",
        cites=("WT-carry-17", "WT-107-1"),
        only_if=answered("parish_hall", True),
    )
    falls_short: list[FallsShort] = ask("What is missing, and why?", cites="WT-110-1")


class AssessmentReturned(
    Entry,
    kind="assessment-returned",
    whose=SIGNING,
    about=PERSON,
    called="Assessment sent back",
    verb="Send back",
    category="wellbeing",
    before_birth=True,
    short_form=("of", "why", "wanted"),
    phase=DECISION,
    story=False,
):
    """The manager asks for more before signing."""

    of: Of = ask("Which assessment?", cites="PS-1.2")
    why: Text = ask("Why is it not ready?", cites="PS-1.2")
    wanted: list[Words] = ask("What is to be done first?", cites="PS-1.2")


class AssessmentOutcome(Choice):
    PLAN = "plan", "A plan of help"
    PLAN_THERE_IS = "plan-there-is", "The plan that there is takes it up"
    SAFEGUARDING = "safeguarding", "A strategy discussion"
    ASSESSMENT = "assessment", "Another assessment"
    NOTHING_MORE = "nothing-more", "Nothing more is needed"


PLANNED = ("help-plan-entitlement-decided", "plan-required", "lead-worker-appointed", "plan-agreed", "plan-reviewed")
SIGNED = leading(
    "assessment-completed",
    LeadsTo(
        "outcome",
        {
            AssessmentOutcome.PLAN: Step("Make a plan of help with {name} and the family", PLANNED, "WT-117-1"),
            AssessmentOutcome.PLAN_THERE_IS: Ends("The plan that there is takes it up, at its next review or before."),
            AssessmentOutcome.SAFEGUARDING: Step(
                "Hold a strategy discussion about {name}", ("strategy-discussion-held",), "PS-3.1", takes_on=True
            ),
            AssessmentOutcome.ASSESSMENT: Step("Assess what {name} needs", ("assessment-started",), "WT-continuum-14", takes_on=True),
            AssessmentOutcome.NOTHING_MORE: Ends("The assessment finds that nothing more is needed, and says why."),
        },
    ),
)


class AssessmentCompleted(
    Entry,
    kind="assessment-completed",
    whose=SIGNING,
    about=PERSON,
    called="Assessment signed",
    verb="Sign",
    category="wellbeing",
    before_birth=True,
    leads_to=SIGNED,
    short_form=("of", "level", "need", "level_found", "limbs", "comment", "outcome", "taken_by", "by"),
    sections=(
        Section("Why it is best for the child, and what they wanted", ("best",)),
        Section("A team’s manager, in place of somebody", ("team",)),
    ),
    followed_by=("assessment-told",),
    phase=DECISION,
    also=("sign off", "single assessment", "section 17", "authorise"),
    family=("need", "level_found", "outcome"),
):
    """A manager, who did not make the assessment, read it and signed it. What follows begins here."""

    of: Of | None = ask("Which assessment?", cites="PS-2.21")
    level: AssessmentLevel | None = ask("What sort of assessment is it?", cites="PS-2.21", in_line=True)
    need: bool | None = ask("Does {child} have a need?", cites="WT-request-2", in_line=True)
    level_found: LevelOfNeed | None = ask("Which level of need is it?", cites=("WT-request-2", "WT-103-1"), in_line=True)
    limbs: list[LimbMet] = ask(
        "What makes it a need of health or development?",
        cites="WT-103-1",
        only_if=answered("level_found", LevelOfNeed.HEALTH_OR_DEVELOPMENT),
    )
    comment: Text | None = ask("What do you say of the assessment?", hint="Its quality, and why you agree", cites=("PS-1.2", "WT-110-11"))
    outcome: AssessmentOutcome | None = ask("What follows?", cites=("WT-110-7", "PS-2.20"), in_line=True)
    best: BestInterests | None = ask("Why is what follows best for {child}?", cites=("WT-gov-13", "WT-principles-2"))
    taken_by: PractitionerId | None = who_takes_it(SIGNED)
    team: TeamId | None = which_team(SIGNED)
    by: date | None = by_when(SIGNED)


class AssessmentHearer(Choice):
    CHILD = "child", "The child or young person"
    PARENT = "parent", "A parent, or somebody who has their place"
    REFERRER = "referrer", "Whoever told us of the worry, or asked for the assessment"
    AGENCY = "agency", "A service that works with the family"


class AssessmentTold(
    Entry,
    kind="assessment-told",
    whose=ASSESSING,
    about=PERSON,
    called="Told what was found",
    verb="Tell",
    category="wellbeing",
    before_birth=True,
    short_form=("of", "to", "who", "person", "agency", "told", "how", "understood"),
    phase=ASSESSMENT,
    also=("feedback", "outcome letter"),
    family=("to", "who", "told"),
    story=False,
    sections=(Section("Where they are not told", ("withheld",)),),
):
    """Somebody learned what was found and what happens next; or it was decided that they do not, and why."""

    of: Of = ask("Which assessment?", cites=("PS-2.4", "PS-2.19"))
    to: AssessmentHearer = ask("Who was told?", cites=("PS-2.4", "PS-2.19", "WT-110-9"), in_line=True)
    who: Words | None = ask("Their name, and who they are", cites="PS-2.4", told_by="person")
    person: NearPersonId | None = ask("Who is it in the record?", cites="PS-2.19")
    agency: AgencyId | None = ask("Which service?", cites="PS-2.4", only_if=answered("to", AssessmentHearer.AGENCY))
    told: Text | None = ask("What were they told was found, and what happens next?", cites=("PS-2.4", "PS-2.19", "WT-110-9"))
    how: Words | None = ask("How, and in which language?", cites="WT-110-9")
    understood: OwnText | None = ask("What did they say to it?", cites="PS-2.19")
    withheld: Text | None = ask("Why are they not told?", cites=("PS-2.4", "WT-110-9"))


class AssessmentGiven(
    DocumentGiven,
    kind="assessment-given",
    whose=ASSESSING,
    about=PERSON,
    called="Assessment given on paper",
    verb="Give",
    category="wellbeing",
    before_birth=True,
    also=("copy of the assessment",),
    story=False,
):
    """Somebody of the family has the assessment on paper. Its seal shows for ever what stood in it."""

    of: Annotated[UUID, entry_of("assessment-comment-asked", "assessment-completed")] = ask("Which assessment?", cites="PS-2.22")
