"""Significant incidents, and the actions agreed to make a child safe at once."""

from typing import Annotated
from uuid import UUID

from corbiere.ledger.categories import Category, declare_category
from corbiere.ledger.entry import CHILD, Choice, Entry, ask
from corbiere.ledger.fields import Part, PractitionerId, Statement, Text, entry_of
from corbiere.ledger.phases import ENQUIRY, INCIDENT
from corbiere.ledger.whose import NOTICED, WORKING, WORRIED
from corbiere.protection.entries.parts import Action

declare_category(Category("protection", "Child protection", order=4, offered=2, often=True))
declare_category(Category("privileged", "Legal advice", order=9, offered=9))


class SignificantIncident(
    Entry,
    kind="significant-incident",
    whose=NOTICED,
    about=CHILD,
    called="Significant incident",
    category="protection",
    before_birth=True,
    short_form=("what", "done"),
    act=WORRIED,
    phase=INCIDENT,
    also=("police", "injury", "domestic incident", "hurt"),
):
    """Something happened that matters for this child’s safety or life."""

    what: list[Statement] = ask("What happened?", hint="What you saw, what you were told and what you think, kept apart", cites="PS-7.3")
    done: Text | None = ask("What was done about it?")


class StepConsidered(Choice):
    STRATEGY_DISCUSSION = "strategy-discussion", "A strategy discussion"
    LEGAL_ACTION = "legal-action", "Going to court or to the Law Officers"
    ENQUIRY = "enquiry", "An Article 42 enquiry"
    EARLIER_REVIEW = "earlier-review-conference", "An earlier review conference"


class Consideration(Part):
    """A step that was thought about, and why it was or was not taken."""

    step: StepConsidered = ask("Which step?", cites="CPP-110")
    taken: bool = ask("Is it being taken?", cites="CPP-110")
    why: Text = ask("Why, or why not?", cites="CPP-110")


UNSAFE = (
    "concern-received", "visit-failed", "not-brought", "child-missing", "child-found", "hospital-admitted", "household-joined",
    "newcomer-checked", "obstacle-met", "significant-incident", "enquiry-started",
)  # fmt: skip


class SafetyActionsAgreed(
    Entry,
    kind="safety-actions-agreed",
    whose=WORKING,
    about=CHILD,
    called="Immediate safety plan",
    verb="Agree",
    category="protection",
    before_birth=True,
    version=2,
    short_form=("actions", "considered", "manager", "legal_meeting", "of"),
    phase=ENQUIRY,
    also=("safety plan", "working agreement"),
):
    """What was agreed with a manager to keep the child safe now, until there is a plan or the danger has passed."""

    of: Annotated[UUID, entry_of(*UNSAFE)] | None = ask("What made this necessary?")
    actions: list[Action] = ask("What will be done at once?", cites=("CPP-110", "PS-3.10", "PS-4.13"))
    considered: list[Consideration] = ask("Which further steps were thought about?", cites="CPP-110")
    manager: PractitionerId | None = ask("Which manager was it agreed with?", cites="PS-4.13", lasts=True)
    legal_meeting: bool | None = ask("Is a legal planning meeting needed?", cites="CPP-111")
