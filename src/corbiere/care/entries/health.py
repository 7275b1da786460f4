"""Health of a child in care: assessments from the asking to the report, teeth, eyes, immunisations, and drink or drugs (PS-5.7)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import DocumentName, OwnText, Text, Words, entry_of
from corbiere.ledger.phases import ASSESSMENT
from corbiere.ledger.whose import WORKING

DONE = "health-assessment-completed"


class HealthAssessmentRequested(
    Entry,
    kind="health-assessment-requested",
    whose=WORKING,
    about=PERSON,
    called="Health assessment asked for",
    verb="Ask",
    category="health",
    shared=("of_whom", "by"),
    short_form=("of_whom", "by", "tell_them"),
    phase=ASSESSMENT,
    also=("LAC medical", "IHA", "RHA", "health request"),
    story=False,
):
    """The health service was asked to assess the child. It stays in your work until a day is offered."""

    of_whom: Words = ask("Of whom did you ask it?", hint="The service, and the person if you know", cites="PS-5.7", in_line=True)
    by: date | None = ask("By when is it wanted?", cites="PS-5.7")
    tell_them: Text | None = ask(
        "What should they know first?", hint="What worries {child}, who comes along, an interpreter", cites="PS-5.7"
    )


class HealthAssessmentOffered(
    Entry,
    kind="health-assessment-offered",
    whose=WORKING,
    about=PERSON,
    called="Day for a health assessment",
    category="health",
    shared=("on", "where", "who_goes"),
    short_form=("on", "where", "who_goes", "child_says", "of"),
    phase=ASSESSMENT,
    also=("health appointment", "LAC medical"),
    story=False,
):
    """A day was offered for the health assessment. Choose it with the child, and say who goes along."""

    on: date = ask("On which day?", cites="PS-5.7", in_line=True)
    where: Words | None = ask("Where, and with whom?", cites="PS-5.7")
    who_goes: Words | None = ask("Who goes along?", cites="PS-5.7")
    child_says: OwnText | None = ask("What does {child} say about it?", cites="PS-7.5")
    of: Annotated[UUID, entry_of("health-assessment-requested")] | None = ask("After which request?", cites="PS-5.7")


class HealthReportState(Choice):
    """Where the report of a health assessment is."""

    HERE = "here", "It is on the record"
    AWAITED = "awaited", "It is still to come"


class HealthAssessmentCompleted(
    Entry,
    kind=DONE,
    whose=WORKING,
    about=PERSON,
    called="Health assessment",
    verb="Assess",
    category="health",
    short_form=("child_says", "who", "report", "document", "to_do", "next"),
    sections=(Section("Where it was, and what they found", ("where", "health")),),
    phase=ASSESSMENT,
    followed_by=("health-report-received", "health-referral-made"),
    also=("LAC medical", "IHA", "RHA"),
    story="{child}’s health was assessed[ by {who}]",
):
    """A doctor or nurse saw the child and assessed their health. Begin with what the child said; then what is to be done."""

    who: Words | None = ask("Who assessed it?", cites="PS-5.7", in_line=True)
    where: Words | None = ask("Where?", cites="PS-5.7")
    health: Text | None = ask("What did they find?", cites=("PS-5.7", "LAC-383-1"))
    to_do: list[Words] = ask("What is to be done?", hint="Each on its own: what, who, by when", cites="LAC-383-1", max_length=20)
    report: HealthReportState | None = ask("Is their report here?", cites="PS-5.7")
    document: DocumentName | None = ask("The report", hint="PDF, Word or JPEG, 20 MB at most", only_if=answered("report", "here"))
    next: date | None = ask("When do they want to see {child} again?", cites="PS-5.7")
    child_says: OwnText | None = ask("What does {child} say about their health?", cites="PS-7.5")


class HealthReportReceived(
    Entry,
    kind="health-report-received",
    whose=WORKING,
    about=PERSON,
    called="Report of a health assessment",
    verb="File",
    category="health",
    short_form=("of", "document", "to_do"),
    phase=ASSESSMENT,
    story=False,
):
    """The report of a health assessment came. It belongs to the health plan, within the care plan."""

    of: Annotated[UUID, entry_of(DONE)] = ask("Of which assessment?", cites="PS-5.7")
    document: DocumentName | None = ask("The report", hint="PDF, Word or JPEG, 20 MB at most", cites="PS-5.7")
    to_do: list[Words] = ask("What is to be done?", hint="Each on its own: what, who, by when", cites="LAC-383-1", max_length=20)


class HealthAssessmentDeclined(
    Entry,
    kind="health-assessment-declined",
    whose=WORKING,
    about=PERSON,
    called="Health assessment not wanted",
    category="health",
    short_form=("said", "done", "ask_again", "of"),
    phase=ASSESSMENT,
    also=("refused medical", "refused health assessment"),
    family=("said", "done", "ask_again"),
):
    """The young person did not want the assessment, or did not come. Write what they said, and what was done so that they may want it."""

    said: OwnText = ask("What did {child} say, or show?", cites="PS-7.5")
    done: Text | None = ask(
        "What was done about it?",
        hint="Another day or place, another doctor, somebody they trust; who else told them of it",
        cites="PS-5.7",
    )
    ask_again: date | None = ask("When do you ask again?", cites="PS-5.7")
    of: Annotated[UUID, entry_of("health-assessment-offered", "health-assessment-requested")] | None = ask("Which one?", cites="PS-5.7")


class CheckSort(Choice):
    TEETH = "teeth", "Teeth"
    EYES = "eyes", "Eyes"
    HEARING = "hearing", "Hearing"


class CheckResult(Choice):
    """What a check found."""

    FINE = "fine", "All is well"
    TREATMENT = "treatment", "They need treatment, or glasses or the like"
    NOT_SEEN = "not-seen", "They did not go, or were not seen"


class HealthCheckHad(
    Entry,
    kind="health-check-had",
    whose=WORKING,
    about=PERSON,
    called="Teeth, eyes or hearing checked",
    category="health",
    shared=("who", "next"),
    short_form=("child_says", "what", "result", "needs", "why_not", "who", "next"),
    phase=ASSESSMENT,
    also=("dentist", "dental", "optician", "glasses", "sight test", "hearing test"),
    story="{child}: {what} checked[. {result}]",
):
    """A dentist, an optician or the like saw the child, or was to see them."""

    what: CheckSort = ask("What was checked?", cites="PS-5.7", in_line=True)
    result: CheckResult | None = ask("What did they find?", cites="PS-5.7", in_line=True)
    needs: Text | None = ask("What do they need, and who sees to it?", only_if=answered("result", CheckResult.TREATMENT))
    why_not: Text | None = ask("Why not, and what was done?", only_if=answered("result", CheckResult.NOT_SEEN))
    who: Words | None = ask("Who checked it, and where?", lasts=True)
    next: date | None = ask("When is the next?", cites="PS-5.7")
    child_says: OwnText | None = ask("What does {child} say?", cites="PS-7.5")


class Immunisation(Choice):
    """The immunisations of childhood, as parents know them."""

    SIX_IN_ONE = "6-in-1", "6-in-1"
    ROTAVIRUS = "rotavirus", "Rotavirus"
    MEN_B = "men-b", "Meningitis B"
    PNEUMOCOCCAL = "pneumococcal", "Pneumococcal"
    HIB_MEN_C = "hib-men-c", "Hib and meningitis C"
    MMR = "mmr", "Measles, mumps and rubella (MMR)"
    PRE_SCHOOL = "pre-school", "4-in-1 before school"
    HPV = "hpv", "HPV"
    TEENAGE = "teenage", "3-in-1 for teenagers"
    MEN_ACWY = "men-acwy", "Meningitis ACWY"
    FLU = "flu", "Flu"
    OTHER = "other", "Another one"


class ImmunisationsChecked(
    Entry,
    kind="immunisations-checked",
    whose=WORKING,
    about=PERSON,
    called="Immunisations checked",
    verb="Check",
    category="health",
    short_form=("up_to_date", "missing", "other", "plan", "when"),
    phase=ASSESSMENT,
    also=("vaccinations", "jabs", "MMR"),
    story=False,
):
    """Whether the child has had the immunisations of their age; and where not, which are missing and what is done."""

    up_to_date: bool = ask("Has {child} had all that are due?", cites="PS-5.7", in_line=True)
    missing: list[Immunisation] = ask("Which are missing?", cites="PS-5.7", only_if=answered("up_to_date", False))
    other: Words | None = ask("Which other one?", only_if=answered("missing", Immunisation.OTHER))
    plan: Text | None = ask(
        "What is done about it, and who agrees to it?", hint="Consent, and what the child says", only_if=answered("up_to_date", False)
    )
    when: date | None = ask("When are they given?", only_if=answered("up_to_date", False))


class SubstanceUse(Choice):
    """Whether drink or drugs harm a young person."""

    NONE = "none", "No"
    WORRY = "worry", "Perhaps: it is to be watched"
    PROBLEM = "problem", "Yes"


class HelpWithIt(Choice):
    RECEIVED = "received", "They have help"
    OFFERED = "offered", "It was offered, and is still to begin"
    REFUSED = "refused", "It was offered, and they do not want it"
    NOT_OFFERED = "not-offered", "None was offered yet"


class SubstanceUseConsidered(
    Entry,
    kind="substance-use-considered",
    whose=WORKING,
    about=PERSON,
    called="Drink and drugs considered",
    verb="Consider",
    category="health",
    short_form=("said", "problem", "help", "done"),
    phase=ASSESSMENT,
    followed_by=("health-referral-made",),
    also=("substance misuse", "alcohol", "drugs", "vaping"),
    story=False,
):
    """You talked about drink and drugs. Write what they said; where it harms them, which help there is."""

    said: OwnText | None = ask("What did {child} say?", cites="PS-7.5")
    problem: SubstanceUse = ask("Does drink, or do drugs, harm {child}?", cites="LAC-383-1")
    help: HelpWithIt | None = ask(
        "Do they have help with it?", cites="LAC-383-1", only_if=answered("problem", SubstanceUse.PROBLEM, SubstanceUse.WORRY)
    )
    done: Text | None = ask(
        "What is done about it?", cites="LAC-383-1", only_if=answered("problem", SubstanceUse.PROBLEM, SubstanceUse.WORRY)
    )
