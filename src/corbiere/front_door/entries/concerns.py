"""Worries about a child: how they come, what is decided about them, and what whoever raised them was told."""

from datetime import date
from textwrap import shorten
from typing import Annotated
from uuid import UUID

from pydantic import ValidationInfo, field_validator

from corbiere.agencies.taking import by_when, leading, which_team, who_takes_it
from corbiere.ledger.categories import Category, declare_category
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import CHILD, Choice, Entry, Section, ask
from corbiere.ledger.fields import BestInterests, CarriedAlong, DocumentName, PractitionerId, TeamId, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, Step
from corbiere.ledger.phases import FRONT_DOOR
from corbiere.ledger.whose import ANYBODY, HUB_DECIDING, HUB_WAITING, LEAD, LEAD_WORKER, MANAGER, WORKER
from corbiere.meetings.parts import Clock
from corbiere.people.needs import Harm, Indicator, LevelOfNeed, Limb

SAID = 300  # characters of how a worry begins

declare_category(Category("concern", "Worries", order=3, offered=1, often=True))


def beginning(words: str) -> str:
    """How a worry begins, on one line."""
    return shorten(words, SAID, placeholder="…") or words[:SAID]


class ConcernFrom(Choice):
    PROFESSIONAL = "professional", "Somebody who works with the child or family"
    FAMILY = "family", "Somebody in the family"
    CHILD = "child", "The child themselves"
    PUBLIC = "public", "Somebody else"


class Pathway(Choice):
    """Where a worry goes that cannot wait (Guidance 141)."""

    HUB = "hub", "The Children and Families Hub: this form tells them"
    POLICE = "police", "The police"
    BOTH = "both", "The Hub and the police"


class WayIn(Choice):
    """How a worry came in."""

    COLLEAGUE = "colleague", "A colleague wrote it here"
    PUBLIC_FORM = "public-form", "The public form"
    TELEPHONE = "telephone", "By telephone"
    OTHERWISE = "otherwise", "In person, or in a letter or message"


class WorryWords(
    Entry,
    whose=(ANYBODY,),
    category="concern",
    urgent=True,
    before_birth=True,
    phase=FRONT_DOOR,
    short_form=("at_risk", "pathway"),
    sections=(
        Section("What sort of harm it is", ("harms", "other_harm")),
        Section("Who told you", ("from_", "told_by", "telephone", "keep_name_back", "language", "way")),
        Section("A picture", ("picture",)),
    ),
):
    """A worry, whoever it is about: what was seen or heard, and who told it."""

    concern: Text = ask(
        "What worries you?",
        hint="What was seen or heard, and when. If the child is in danger now, ring 999 first.",
        cites=("PS-4.13", "CPP-110", "WT-167-1", "WT-168-1", "WT-141-1"),
    )
    at_risk: bool | None = ask("Is the child at risk of harm, so that somebody must act in time to keep them safe?", cites="WT-141-2")
    pathway: Pathway | None = ask("Who have you told?", cites="WT-141-2", only_if=answered("at_risk", True))
    harms: list[Harm] = ask("What sort of harm is it?", hint="Choose all that apply", cites="WT-166-1")
    other_harm: Words | None = ask("Which other form of harm is it?", cites="WT-166-1", only_if=answered("harms", Harm.OTHER))
    from_: ConcernFrom | None = ask("Who does the worry come from?", alias="from", in_line=True)
    told_by: Words | None = ask("Who told you: their name, and who they are to the child", cites="PS-7.8")
    telephone: Words | None = ask("How can they be reached?", cites="PS-7.8")
    keep_name_back: bool | None = ask("Must their name be kept from the family?", cites="PS-7.8")
    language: Words | None = ask("Which language do they speak best?", hint="If it is not English", cites="PS-7.4")
    way: WayIn | None = ask("How did it come in?")
    picture: DocumentName | None = ask(
        "Is there a picture?", hint="A photograph (JPEG), a PDF or a Word document, kept as it came", cites="PS-7.3"
    )
    raised_by: Annotated[UUID, CarriedAlong()] | None = ask("Who wrote it down first?")

    def line(self) -> str:
        """With how it begins: nobody decides on a worry whose words they do not see."""
        return f"{super().line()}: “{beginning(self.concern)}”"

    @field_validator("pathway")
    @classmethod
    def _acted_upon(cls, pathway: Pathway | None, info: ValidationInfo) -> Pathway | None:
        """WT-141-2: whoever says that somebody must act in time says who was told of it. Nothing else is asked of them."""
        if pathway is None and info.data.get("at_risk"):
            raise ValueError("you said that somebody must act in time. Choose who you have told: the Hub, the police or both")
        return pathway


class ConcernReceived(
    WorryWords,
    kind="concern-received",
    about=CHILD,
    called="Worry about a child’s safety",
    also=("referral", "MASH", "disclosure", "new worry"),
):
    """Something worries you about this child. Say what, in your own words; the rest can wait."""

    from_matter: Annotated[UUID, CarriedAlong()] | None = ask("As which worry did it come in?")


class ConcernOutcome(Choice):
    NO_FURTHER_ACTION = "no-further-action", "No further action"
    ADVICE = "advice", "Advice given"
    EARLY_HELP = "early-help", "Early help"
    ASSESSMENT = "assessment", "Assess the child’s needs"
    STRATEGY_DISCUSSION = "strategy-discussion", "Strategy discussion"


ASSESSED = ("assessment-started", "assessment-completed")
DECIDED = leading(
    "concern-decided",
    LeadsTo(
        "outcome",
        {
            ConcernOutcome.NO_FURTHER_ACTION: Ends("The Hub decided that nothing more is needed, and says why in the decision."),
            ConcernOutcome.ADVICE: Ends("The advice was given, and stands in the decision."),
            ConcernOutcome.EARLY_HELP: Step(
                "Find early help for {name}",
                ("assessment-requested", *ASSESSED, "lead-worker-appointed", "plan-required", "plan-agreed"),
                "CPP-104",
                takes_on=True,
            ),
            ConcernOutcome.ASSESSMENT: Step("Assess what {name} needs", ASSESSED, "CPP-104", takes_on=True),
            ConcernOutcome.STRATEGY_DISCUSSION: Step(
                "Hold a strategy discussion about {name}", ("strategy-discussion-held",), "PS-3.1", takes_on=True
            ),
        },
    ),
)


class ConcernDecided(
    Entry,
    kind="concern-decided",
    story="Decided about a worry: {outcome}",
    whose=(HUB_DECIDING, LEAD, MANAGER, LEAD_WORKER),
    about=CHILD,
    called="Decision on a worry",
    verb="Decide",
    category="concern",
    before_birth=True,
    short_form=("of", "level", "outcome", "why", "advice", "tell"),
    sections=(Section("Why it is best for the child", ("best",)),),
    leads_to=DECIDED,
    phase=FRONT_DOOR,
    also=("referral decision", "NFA", "screening"),
):
    """What was decided about a worry, and why."""

    level: LevelOfNeed | None = ask("Where is the child on the Continuum of Need?", cites="CPP-104")
    matter: Text | None = ask(
        "What harms their wellbeing, or may harm it?", cites="WT-continuum-8", only_if=answered("level", LevelOfNeed.WELLBEING)
    )
    indicators: list[Indicator] = ask(
        "Which of the eight does it touch?", cites="WT-continuum-8", only_if=answered("level", LevelOfNeed.WELLBEING)
    )
    limbs: list[Limb] = ask("Which of these is so?", cites="WT-continuum-13", only_if=answered("level", LevelOfNeed.HEALTH_OR_DEVELOPMENT))
    evidence: Text | None = ask("What shows it?", cites="WT-continuum-13", only_if=answered("level", LevelOfNeed.HEALTH_OR_DEVELOPMENT))
    outcome: ConcernOutcome = ask("What was decided?", in_line=True)
    meet: date | None = ask(
        "When is the strategy discussion?",
        hint="It is arranged with this decision, and those who work with the child see it at once",
        cites="PS-3.1",
        only_if=answered("outcome", ConcernOutcome.STRATEGY_DISCUSSION),
    )
    meet_at: Clock | None = ask("At what time?", hint="For example 14:30", only_if=answered("outcome", ConcernOutcome.STRATEGY_DISCUSSION))
    taken_by: PractitionerId | None = who_takes_it(DECIDED)
    team: TeamId | None = which_team(DECIDED)
    by: date | None = by_when(DECIDED)
    why: Text | None = ask("Why?")
    advice: Text | None = ask("What was advised?")
    tell: Text | None = ask(
        "What is whoever raised it told?",
        hint="They read it here too. The family, the child and others hear that something is done, and not what",
        cites="PS-7.8",
    )
    of: Annotated[UUID, entry_of("concern-received")] | None = ask(
        "Which worry is this about?", hint="Choose none, and it answers each that waits"
    )
    best: BestInterests | None = ask("Why is it best for {child}?", cites="WT-gov-13")


class ReferrerTold(
    Entry,
    kind="referrer-told",
    whose=(HUB_DECIDING, HUB_WAITING, WORKER, MANAGER),
    about=CHILD,
    called="Referrer told the outcome",
    verb="Tell",
    category="concern",
    before_birth=True,
    short_form=("of", "told", "how"),
    phase=FRONT_DOOR,
    also=("referral feedback",),
    story=False,
):
    """The person who raised the worry was told what came of it."""

    of: Annotated[UUID, entry_of("concern-received")] | None = ask("Which worry?")
    told: Text | None = ask("What were they told?")
    how: Words | None = ask("How?")
