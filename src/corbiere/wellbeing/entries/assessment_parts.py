"""A part of an assessment, written by one hand: what one of the eight, or one side of the child’s life, shows (WT-carry-2 to 14)."""

from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import Part, Statement, Text, Views, Words, entry_of
from corbiere.ledger.phases import ASSESSMENT
from corbiere.people.needs import Indicator
from corbiere.wellbeing.entries.assessments import ASSESSING, OF_ASSESSMENT
from corbiere.wellbeing.entries.parts import FindingTense, PersonsView, WellbeingFinding


class AssessmentContext(Choice):
    """What an assessment looks at besides the eight: the settings of a life (WT-wellbeing-5, WT-carry-14), and what the Standards ask."""

    DEVELOPMENT = "development", "Age and stage of development"
    DAY = "day", "A day in the child’s life"
    IDENTITY = "identity", "Who the family is: race, ethnicity, faith, gender, disability, nationality"
    HOME = "home", "Life at home"
    WIDER_FAMILY = "wider-family", "The wider family and the community"
    OUTSIDE = "outside", "Outside the home, in public and online"
    FINANCES = "finances", "Money: what the family lives on"
    HOUSING = "housing", "The home as a place to live"
    CHILDREN = "children", "The other children"
    ADULTS = "adults", "The adults of the household, and those who are away"
    PARENTING = "parenting", "The parents: what they do well, and what does not reach the child"
    FATHERS = "fathers", "Fathers and partners"
    HISTORY = "history", "What is on record already"
    PARISH_HALL = "parish-hall", "A probation officer’s assessment for a parish hall inquiry"
    TOOLS = "tools", "Tools that were used"
    RESEARCH = "research", "What research says"


class HouseholdPresence(Choice):
    LIVES_THERE = "lives-there", "Lives there"
    AWAY = "away", "Belongs there, and is away"
    ELSEWHERE = "elsewhere", "A parent who lives elsewhere"
    PRISON = "prison", "In prison"
    HOSPITAL = "hospital", "In hospital"


class AdultThoughtOf(Part):
    """An adult of the household, or who belongs to it."""

    who: Words = ask("Who, and what are they to the child?", cites="PS-2.8")
    presence: HouseholdPresence = ask("Are they there?", cites="PS-2.8")
    taken_in: bool = ask("Did you speak with them for this assessment?", cites="PS-2.8")
    why_not: Words | None = ask("Why not?", cites="PS-2.8", only_if=answered("taken_in", False), default=None)


class ChildThoughtOf(Part):
    """Another child of the family or of the household."""

    who: Words = ask("Which child?", cites="PS-2.6")
    needs: Text = ask("Are they safe, and what do they need?", cites="PS-2.6")


class ParentPicture(Part):
    """A parent, fairly: both sides."""

    who: Words = ask("Which parent?", cites="PS-2.18")
    strengths: Text = ask("What do they do well?", cites="PS-2.18")
    not_met: Text = ask("What does {child} need that does not reach them?", cites="PS-2.18")


class AssessmentTool(Choice):
    MY_WORLD = "my-world-triangle", "My World Triangle"
    DAY_IN_MY_LIFE = "a-day-in-my-life", "A Day in My Life"
    GENOGRAM = "family-tree", "Family tree"
    OTHER = "other", "Another tool"


class ToolUsed(Part):
    """A tool, and what it gave."""

    tool: AssessmentTool = ask("Which tool?", cites=("WT-carry-10", "PS-2.16"))
    other: Words | None = ask("Which?", cites="WT-105-3", only_if=answered("tool", AssessmentTool.OTHER), default=None)
    gave: Text = ask("What did it give?", cites=("WT-carry-9", "PS-2.16"))


class CarriedHow(Choice):
    """What became of a part of an earlier assessment (WT-106-1)."""

    CONFIRMED = "confirmed", "It is still so"
    CHANGED = "changed", "It has changed, as written here"


class AssessmentPartWritten(
    Entry,
    kind="assessment-part-written",
    whose=ASSESSING,
    about=PERSON,
    called="Part of an assessment",
    category="wellbeing",
    before_birth=True,
    short_form=("of", "indicator", "context", "views", "evidence", "strengths", "needs"),
    phase=ASSESSMENT,
    story=False,
    sections=(
        Section("What is found of their wellbeing here", ("finding", "tense")),
        Section("What the parents and the practitioners think", ("parents", "practitioners")),
        Section("What it does to the child, and how much", ("impact",)),
        Section("The people of the household", ("adults", "children", "parenting")),
        Section("Tools", ("tools",)),
        Section("A part of an earlier assessment that is taken up", ("carried", "carried_how", "confirmed_with")),
    ),
):
    """What one of the eight shows, or one side of the child’s life. Several people write; nobody’s words take the place of another’s."""

    of: Annotated[UUID, OF_ASSESSMENT] = ask("Which assessment?", cites="WT-carry-2")
    indicator: Indicator | None = ask("Which of the eight?", cites=("WT-carry-4", "WT-105-1", "WT-carry-15"), in_line=True)
    context: AssessmentContext | None = ask(
        "Or which side of the child’s life?", cites=("WT-carry-14", "WT-wellbeing-5", "PS-2.9", "PS-2.17"), in_line=True
    )
    views: Views | None = ask("What does {child} say?", cites=("WT-carry-7", "WT-109-1", "WT-110-2", "WT-wellbeing-8"))
    evidence: list[Statement] = ask(
        "What was seen, what were you told, and what do you think?", cites=("WT-carry-5", "PS-2.13", "WT-wellbeing-6")
    )
    strengths: list[Words] = ask("What is strong?", cites=("WT-carry-14", "PS-2.13"))
    needs: list[Words] = ask("What does {child} need?", cites=("WT-carry-14", "PS-2.15"))
    finding: WellbeingFinding | None = ask("What do you find of their wellbeing here?", cites="WT-carry-3", in_line=True)
    tense: FindingTense | None = ask("Is it so now, or would it come to that?", cites="WT-carry-3")
    parents: list[PersonsView] = ask("What does each parent say?", cites=("PS-2.3", "WT-gov-18", "WT-carry-8"))
    practitioners: list[PersonsView] = ask(
        "What do others who work with them say?",
        hint="A specialist who assessed them too, such as a speech and language therapist",
        cites=("WT-carry-2", "WT-carry-8", "WT-carry-20", "WT-108-3", "CPP-30", "CPP-31"),
    )
    impact: Text | None = ask("What does it do to {child}, and how much?", cites="WT-105-2")
    adults: list[AdultThoughtOf] = ask(
        "Which adults belong to the household?", cites="PS-2.8", only_if=answered("context", AssessmentContext.ADULTS)
    )
    children: list[ChildThoughtOf] = ask(
        "Which other children are there?", cites="PS-2.6", only_if=answered("context", AssessmentContext.CHILDREN)
    )
    parenting: list[ParentPicture] = ask(
        "How is each parent?",
        cites=("PS-2.18", "PS-4.9"),
        only_if=answered("context", AssessmentContext.PARENTING, AssessmentContext.FATHERS),
    )
    tools: list[ToolUsed] = ask(
        "Which tools were used?",
        cites=("WT-carry-9", "WT-carry-10", "WT-105-3", "PS-2.16"),
        only_if=answered("context", AssessmentContext.TOOLS),
    )
    carried: Annotated[UUID, entry_of("assessment-part-written")] | None = ask("Which earlier part is taken up?", cites="WT-106-1")
    carried_how: CarriedHow | None = ask("What has become of it?", cites="WT-106-1")
    confirmed_with: Words | None = ask("With whom did you check?", hint="For example: with Mum, on the telephone", cites="WT-106-1")
