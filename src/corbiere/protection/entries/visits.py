"""Seeing the child, and trying to (CP plans, visits; difficulty seeing the child)."""

from datetime import date
from typing import Annotated

from corbiere.ledger.conditions import aged, answered
from corbiere.ledger.day_limits import DayLimit
from corbiere.ledger.entry import CHILD, Choice, Entry, Section, ask
from corbiere.ledger.field_types import Evidence
from corbiere.ledger.fields import OwnText, Part, Statement, Text, Views, Words
from corbiere.ledger.phases import VISITS
from corbiere.ledger.whose import SAW, SEEING
from corbiere.protection.entries.following import AGAIN, CORE_GROUP, DECIDE, EARLY, LEGAL, STRATEGY
from corbiere.protection.entries.parts import Telling


class Where(Choice):
    HOME = "home", "At home"
    PLACEMENT = "placement", "Where the child is looked after"
    SCHOOL = "school", "At school or nursery"
    HEALTH = "health", "At a surgery, clinic or hospital"
    ELSEWHERE = "elsewhere", "Somewhere else"


class ChildSeen(
    Entry,
    kind="child-seen",
    story="{by} saw {child}[ {where}][, {alone:alone/not alone}]",
    whose=SEEING,
    about=CHILD,
    called="Child seen",
    verb="Visit",
    category="protection",
    shared=("where", "announced", "purpose"),
    short_form=("views", "life", "alone", "why_not_alone", "bedroom", "awake", "announced"),
    often=1,
    act=SAW,
    phase=VISITS,
    also=("home visit", "stat visit", "statutory visit", "saw the child"),
    sections=(
        Section("Where the child sleeps, and who was there", ("bedroom_like", "present")),
        Section("Where it was, and what for", ("where", "purpose")),
        Section("How you understood each other", ("confirmed", "helped_by")),
        Section("What you did together, and told about the plan", ("work", "plan_told")),
        Section("What else you saw, were told or think", ("observed",)),
    ),
):
    """You saw the child. Write what their life is like, so that they know themselves in it when they read it one day."""

    where: Where | None = ask("Where?", in_line=True)
    alone: bool | None = ask("Did you see {child} alone?", cites=("CPP-91", "PS-7.2", "PS-3.2"))
    why_not_alone: Text | None = ask("Why not alone?", cites="PS-5.10", only_if=answered("alone", False))
    bedroom: bool | None = ask("Did you see where {child} sleeps?", cites="CPP-93")
    bedroom_like: Annotated[Text, Evidence()] | None = ask(
        "What is it like where {child} sleeps, or why did you not see it?", cites="CPP-93"
    )
    awake: bool | None = ask("Was {child} awake?", hint="Babies should be seen awake", cites="CPP-89", only_if=aged(below=2))
    announced: bool | None = ask("Did the family know that you were coming?", cites="PS-4.6")
    purpose: Words | None = ask("What was the visit for?", cites="PS-4.5", in_line=True, lasts=True)
    views: Views | None = ask("What did {child} say or show you?", cites=("PS-7.5", "PS-4.7", "CPP-86"))
    confirmed: bool | None = ask("Have you checked with {child} that this is what they meant?", cites="PS-7.5")
    helped_by: Words | None = ask(
        "Who or what helped you to understand each other?", hint="An interpreter, pictures, play, signs", cites="PS-7.4", lasts=True
    )
    life: OwnText | None = ask("What is it like to be {child}?", cites="PS-4.8")
    observed: list[Statement] = ask("What else do you want to record?", cites="PS-7.3")
    present: list[Annotated[Words, Evidence()]] = ask("Who else was there?")
    work: Text | None = ask("What did you do together?", hint="Work that is in the plan", cites="CPP-94")
    plan_told: Text | None = ask(
        "What did you tell {child} about the plan, how, and what did they say to it?", cites=("CPP-92", "CPP-87", "CPP-70")
    )


class WhyNotSeen(Choice):
    NO_ACCESS = "no-access", "Nobody let me in, or nobody was there"
    NOT_BROUGHT = "was-not-brought", "The child was not brought"
    NOT_ENGAGING = "not-engaging", "The family is not following advice, or is keeping away"
    AWAY = "away", "The family was away"
    OTHER = "other", "Something else"


class Attempt(Part):
    """One try at seeing the child."""

    what: Words = ask("What did you try?", hint="For example: knocked at 15:40, telephoned mum at 15:45", cites="CPP-106")


SECOND_TRY_DAYS = 2  # working days; a default: the source says soon and gives no number


class VisitFailed(
    Entry,
    kind="visit-failed",
    story="{by} could not see {child}[ {where}]: {reason}",
    whose=SEEING,
    about=CHILD,
    called="Child not seen",
    category="protection",
    shared=("reason", "where", "attempts", "told", "next_try"),
    short_form=("difficulty", "next_try"),
    often=2,
    act=SAW,
    followed_by=(AGAIN, DECIDE, CORE_GROUP, STRATEGY, EARLY, LEGAL),
    phase=VISITS,
    also=("home visit", "failed visit", "no access", "nobody in"),
    sections=(
        Section("What you tried, and what you saw", ("attempts", "where", "what")),
        Section("Who you told", ("told",)),
    ),
):
    """You tried to see the child and could not. The second time running is told to the lead social worker and the manager at once."""

    reason: Words = ask("Why was {child} not seen?", cites=("CPP-105", "CPP-108"), in_line=True)
    difficulty: WhyNotSeen | None = ask("What sort of difficulty is it?", cites=("CPP-106", "CPP-108"))
    where: Where | None = ask("Where?", cites="CPP-106")
    attempts: list[Attempt] = ask("What did you try?", cites="CPP-106")
    what: list[Statement] = ask("What did you see, hear or think?", cites="PS-7.3")
    told: list[Telling] = ask("Who have you told?", hint="The lead social worker, and the others in the core group", cites="CPP-105")
    next_try: date | None = ask("When will you try again?", cites="CPP-107", by=(DayLimit(working_days=SECOND_TRY_DAYS),))
