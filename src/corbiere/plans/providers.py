"""Answers of providers to the help that a plan proposes. A domain that makes plans of help declares a kind of its own from them."""

from typing import ClassVar
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import Choice, Entry, Section, ask
from corbiere.ledger.fields import Text, Words
from corbiere.plans.entries import EarlierEntry
from corbiere.plans.parts import Mark, mark_of


class ProviderReply(Choice):
    AGREED = "agreed", "Yes, we will give it"
    REFUSED = "refused", "No"


class ProviderAnswered(
    Entry, short_form=("what", "answer", "who", "why", "manner"), sections=(Section("Which version of the plan", ("of",)),)
):
    """A provider said whether it gives the help that the plan proposes. Only what a provider agreed to is part of the plan."""

    clause: ClassVar[str] = "WT-131-1"  # by which nothing is in the plan before its provider agrees

    of: EarlierEntry = ask("Which version of the plan?")
    what: Words = ask("Which help?", cites=("WT-131-1", "WT-153-1"), in_line=True)
    answer: ProviderReply = ask("Does the provider agree?", cites=("WT-131-1", "WT-149-2", "WT-153-1"), in_line=True)
    who: Words | None = ask("Who says so, and what is their role?", cites="WT-131-1", in_line=True)
    why: Text | None = ask("Why not?", cites="WT-131-1", only_if=answered("answer", ProviderReply.REFUSED))
    manner: Text | None = ask("What do you need, or would rather do?", cites="WT-145-1")
    mark: Mark | None = ask("Its mark in the plan")

    @property
    def known_as(self) -> UUID:
        return self.mark or mark_of(self.what)
