"""A need that somebody at work with a child saw, foresaw or was told of, and what follows (Guidance, Identifying need)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.agencies.taking import by_when, leading, who_takes_it
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import OwnText, PractitionerId, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, Step
from corbiere.ledger.phases import ASSESSMENT, FRONT_DOOR
from corbiere.ledger.whose import (
    ASSESSOR,
    CORE_GROUP,
    HELPER_MANAGER,
    HUB,
    HUB_DECIDING,
    LEAD_WORKER,
    MANAGER,
    REVIEWER,
    TEAM_AROUND,
    WORKER,
)
from corbiere.people.needs import Dimension, Indicator, LevelOfNeed
from corbiere.wellbeing.entries.parts import Affected, LimbMet

AT_WORK = (
    WORKER,
    MANAGER,
    LEAD_WORKER,
    TEAM_AROUND,
    ASSESSOR,
    HELPER_MANAGER,
)  # with a child, and sees what is written of needs
IDENTIFIES = (*AT_WORK, CORE_GROUP, REVIEWER, HUB_DECIDING)


class NeedStatus(Choice):
    """Whether a need is there, begins, or can be foreseen (WT-early-2)."""

    EMERGING = "emerging", "It begins to show"
    EXISTING = "existing", "It is there"
    FORESEEN = "foreseen", "It can be foreseen"


class AdverseExperience(Choice):
    """Experiences that harm a child (WT-present-10, 11). They prompt a thought: none is counted, and none makes a level (WT-gap-49)."""

    ABUSE = "abuse", "Abuse or neglect"
    DISABILITY = "disability", "Disabled, with needs of their own"
    SPECIAL_EDUCATIONAL_NEEDS = "special-educational-needs", "Special educational needs"
    YOUNG_CARER = "young-carer", "Cares for somebody"
    CRIME = "crime", "Drawn into crime, a gang or antisocial behaviour"
    MISSING = "missing", "Often missing from home or care"
    TRAFFICKING = "trafficking", "At risk of slavery, trafficking or exploitation"
    RADICALISED = "radicalised", "At risk of being radicalised"
    FAMILY = "family", "Drugs, drink, mental illness or domestic abuse in the family"
    DRUGS = "drugs", "Takes drugs or drinks"
    HOME_FROM_CARE = "home-from-care", "Came home from care"
    PRIVATELY_FOSTERED = "privately-fostered", "Privately fostered"
    PARENT_IN_CUSTODY = "parent-in-custody", "A parent or carer is in custody"
    HOUSING = "housing", "Poor housing"
    INCOME = "income", "Little money in the family"
    OTHER = "other", "Something else"


class NeedNext(Choice):
    """What may follow from a need (WT-identify-8)."""

    REQUEST = "request", "Ask the service that knows them best to assess"
    ASSESS = "assess", "We assess what they need"
    IN_PLACE = "in-place", "An assessment or a plan that there is takes it up"
    HELP = "help", "Those who work with them help, without an assessment"
    HUB = "hub", "Tell the Children and Families Hub", "If a child is in danger now, ring 999 first"
    NOTHING = "nothing", "Nothing more"


ASSESSED = ("assessment-started", "assessment-completed")
FOLLOWS = leading(
    "need-identified",
    LeadsTo(
        "next",
        {
            NeedNext.REQUEST: Step("Ask for an assessment of what {name} needs", ("assessment-requested", *ASSESSED), "WT-request-6"),
            NeedNext.ASSESS: Step("Assess what {name} needs", (*ASSESSED, "assessment-requested"), "WT-request-5"),
            NeedNext.IN_PLACE: Ends("The assessment or the plan that there is takes it up."),
            NeedNext.HELP: Ends("Those who work with the child help already; who and how stands in the entry."),
            NeedNext.HUB: Step("Tell the Hub about {name}", ("concern-received",), "WT-167-1"),
            NeedNext.NOTHING: Ends("Nothing more is needed beyond what every child has, and the entry says why."),
        },
    ),
)
HIGHER = answered("level", LevelOfNeed.HEALTH_OR_DEVELOPMENT)
AFTER_ITSELF = answered("next", NeedNext.HELP, NeedNext.NOTHING, NeedNext.IN_PLACE)


class NeedIdentified(
    Entry,
    kind="need-identified",
    story="{by} saw a need: {level}",
    whose=IDENTIFIES,
    about=PERSON,
    called="Need identified",
    verb="Write",
    category="wellbeing",
    before_birth=True,
    short_form=(
        "told", "signs", "matter", "level", "indicators", "affected", "status", "next", "taken_by", "why",
    ),
    sections=(
        Section("What makes it a need of health or development", ("limbs", "dimensions", "dimension_more")),
        Section("From what it is foreseen, and what would come of it", ("facts", "foreseen")),
        Section("What they have been through, where it says something", ("adverse", "other_adversity")),
        Section(
            "What the child and the family were told, when it was noticed, and by when something follows",
            ("explained", "noticed", "by", "advice", "guidance"),
        ),
    ),
    leads_to=FOLLOWS,
    followed_by=("assessment-requested",),
    phase=FRONT_DOOR,
    also=("early help", "CAF", "child in need", "CIN", "section 17", "early help assessment", "level of need", "ACE"),
    often=4,
):  # fmt: skip
    """You see, or foresee, that a child of any age may need help."""

    told: OwnText | None = ask(
        "What did {child} tell you, in their own words?",
        hint="If they did. Nobody has to say it before you may write it down",
        cites=("WT-identify-3", "WT-identify-4"),
    )
    signs: Text | None = ask(
        "What shows it: how they behave, or another sign?",
        hint="Say which you saw or heard yourself, and which somebody told you",
        cites=("WT-identify-4", "WT-present-1", "PS-7.3"),
    )
    matter: Text = ask("What is it that harms their wellbeing, or may?", cites=("WT-continuum-8", "WT-request-1"))
    level: LevelOfNeed = ask("Which level of need is it?", cites=("WT-continuum-6", "WT-continuum-2", "WT-continuum-12"), in_line=True)
    limbs: list[LimbMet] = ask(
        "What makes it a need of health or development?",
        cites=("WT-continuum-13", "WT-103-1", "WT-102-1"),
        only_if=HIGHER,
    )
    dimensions: list[Dimension] = ask("Which sides of health or development?", cites=("WT-gov-28", "WT-102-1"), only_if=HIGHER)
    dimension_more: Words | None = ask("More exactly?", hint="For example: neurological development", cites="WT-gov-29", only_if=HIGHER)
    indicators: list[Indicator] = ask("Which of the eight does it touch?", cites=("WT-wellbeing-1", "WT-identify-5"))
    affected: Affected | None = ask("Is their wellbeing harmed now?", cites=("WT-continuum-8", "WT-request-1"))
    status: NeedStatus = ask("Is the need there already?", cites=("WT-early-2", "WT-identify-5"), in_line=True)
    facts: Text | None = ask(
        "What is known now, from which it can be foreseen?", cites="WT-early-2", only_if=answered("status", NeedStatus.FORESEEN)
    )
    foreseen: Text | None = ask(
        "What would come of it, if nobody helped?", cites="WT-early-2", only_if=answered("status", NeedStatus.FORESEEN)
    )
    next: NeedNext = ask(
        "What follows?", cites=("WT-identify-8", "WT-request-8", "WT-continuum-9", "WT-continuum-14", "WT-present-9"), in_line=True
    )
    taken_by: PractitionerId | None = who_takes_it(FOLLOWS)
    by: date | None = by_when(FOLLOWS)
    why: Text | None = ask(
        "Who helps, or why is nothing more needed?",
        cites=("WT-identify-8", "WT-continuum-7", "WT-continuum-10", "WT-request-8"),
        only_if=AFTER_ITSELF,
    )
    explained: bool | None = ask("Did you explain to {child} what happens next, so that they understood?", cites="WT-identify-6")
    adverse: list[AdverseExperience] = ask(
        "Which of these is so?",
        hint="They are there to make you think of an assessment. They are not counted, and make no level",
        cites=("WT-present-9", "WT-present-10", "WT-present-11", "WT-wellbeing-4"),
    )
    other_adversity: Words | None = ask("What else?", cites="WT-present-11", only_if=answered("adverse", AdverseExperience.OTHER))
    noticed: date | None = ask("When was it first noticed?", hint="If that was before today", cites="WT-early-1")
    advice: Text | None = ask(
        "What did you tell the family about asking for an assessment themselves?", hint="They may", cites=("WT-request-11", "WT-request-10")
    )
    guidance: Words | None = ask("Which practice guidance did you use?", hint="With its date", cites=("WT-request-8", "WT-continuum-5"))


class AskedTheHub(Choice):
    OURSELVES = "ourselves", "For ourselves: whether, or how, to assess"
    FAMILY = "family", "For the child or the parents: information and support"


class HubAdviceNoted(
    Entry,
    kind="hub-advice-noted",
    whose=(*AT_WORK, HUB),
    about=PERSON,
    called="Advice from the Hub",
    verb="Ask",
    category="wellbeing",
    before_birth=True,
    short_form=("asked_for", "question", "advice", "adviser", "of"),
    phase=ASSESSMENT,
    also=("advice", "consultation", "information"),
    story=False,
):
    """The Children and Families Hub was asked for advice or information. It is no worry about the child, and nothing begins by it."""

    asked_for: AskedTheHub = ask("For whom did you ask?", cites=("WT-request-12", "WT-request-17"), in_line=True)
    question: Text = ask("What did you ask?", cites=("WT-request-12", "WT-request-17", "WT-request-7"))
    advice: Text = ask("What did they say?", cites=("WT-request-17", "WT-request-7"))
    adviser: Words | None = ask("Who said it?", cites="WT-request-17")
    of: Annotated[UUID, entry_of("need-identified")] | None = ask("About which need?", cites="WT-request-17")


class SupportStep(Choice):
    """How support answers a change in the level of need (WT-continuum-3)."""

    MORE = "more", "It is stepped up, as written here"
    LESS = "less", "It is stepped down, as written here"
    STAYS = "stays", "It stays as it is"


class LevelChangeAnswered(
    Entry,
    kind="level-change-answered",
    whose=AT_WORK,
    about=PERSON,
    called="Support stepped up or down",
    verb="Decide",
    category="wellbeing",
    before_birth=True,
    short_form=("support", "why", "of"),
    phase=ASSESSMENT,
    also=("step up", "step down", "escalation", "de-escalation"),
):
    """A child’s level of need changed, and you looked whether the support still fits it."""

    support: SupportStep = ask("What becomes of the support?", cites="WT-continuum-3", in_line=True)
    why: Text = ask("What changes, who sees to it, and why?", cites="WT-continuum-3")
    of: Annotated[UUID, entry_of("need-identified", "concern-decided", "assessment-completed")] | None = ask(
        "Which entry changed the level?", cites="WT-continuum-3"
    )
