"""Whether a child decides something themselves: from sixteen on they do, unless it was found that they cannot; before, it is judged."""

from datetime import date

from pydantic import model_validator

from corbiere.ledger.conditions import aged, answered
from corbiere.ledger.entry import Choice, ask
from corbiere.ledger.fields import Part, Text, Words
from corbiere.ledger.rulings import Proposal, Ruling, must
from corbiere.statute.calendar import whole_years

ASSUMED_FROM = 16  # years (WT-202-1; WT-gap-45)


class CanDecide(Choice):
    YES = "yes", "Yes"
    NO = "no", "No"
    UNCLEAR = "unclear", "It is not clear"


class Competence(Part):
    """Whether a child can decide this one thing themselves, and on what that is based (WT-202 to 205)."""

    short_form = ("can", "basis")

    can: CanDecide = ask("Can {child} decide this themselves?", cites=("WT-202-1", "WT-203-1"))
    basis: Text | None = ask("What is that based on?", hint="For this decision alone", cites=("WT-203-1", "WT-202-1"), default=None)
    assessed_by: Words | None = ask(
        "Who assessed that they lack the capacity for it?", cites="WT-202-1", default=None,
        only_if=aged(at_least=ASSUMED_FROM) & answered("can", CanDecide.NO),
    )  # fmt: skip
    assessed_on: date | None = ask(
        "On which day?", cites="WT-202-1", default=None, only_if=aged(at_least=ASSUMED_FROM) & answered("can", CanDecide.NO)
    )
    code_read: bool | None = ask(
        "Did you read the Capacity and Self-Determination Code first?", cites="WT-204-2", default=None, only_if=aged(at_least=ASSUMED_FROM)
    )
    in_their_place: Words | None = ask(
        "Which parent or carer decides with them?", cites="WT-203-1", default=None, only_if=answered("can", CanDecide.NO)
    )
    regard: Text | None = ask(
        "How were their own views taken into account?", cites="WT-203-2", default=None, only_if=answered("can", CanDecide.NO)
    )
    advice: Text | None = ask(
        "Whom did you ask for advice, and what does the practice guidance say?", cites=("WT-205-1", "WT-204-1"), default=None,
        only_if=answered("can", CanDecide.UNCLEAR),
    )  # fmt: skip
    helped: Text | None = ask(
        "What came of thinking about an intermediary, or an assessment of how they understand?", cites="WT-205-2", default=None,
        only_if=answered("can", CanDecide.UNCLEAR),
    )  # fmt: skip

    @model_validator(mode="after")
    def _has_its_basis(self) -> "Competence":
        if self.can is CanDecide.NO and not self.basis:
            raise ValueError("say what it is based on that they cannot decide this themselves")
        return self

    def __str__(self) -> str:
        return {CanDecide.YES: "Decides themselves", CanDecide.NO: "Cannot decide this themselves"}.get(self.can, "Not clear yet")


def can_decide(asked: Proposal, held: Competence | None, field: str) -> Ruling | None:
    """Refuses to finish a decision while it is not known whose it is. Nothing urgent waits for it (WT-205-1)."""
    if held is None or asked.entry.urgent or asked.by.system or asked.invented:
        return None
    age = whole_years(asked.standing.born, asked.happened) if asked.standing.born else None
    if held.can is CanDecide.UNCLEAR:
        why = "It is not clear whether they can decide this. Ask colleagues, read the practice guidance, and write what they say first."
        return must(bool(held.advice), why, "WT-205-1", field)
    if held.can is CanDecide.NO and age is not None and age >= ASSUMED_FROM:
        why = "From sixteen on they decide themselves, unless somebody assessed that they cannot decide this. Write who did, and when."
        return must(bool(held.assessed_by and held.assessed_on), why, "WT-202-1", field)
    if held.can is CanDecide.NO:
        return must(bool(held.in_their_place), "Write which parent or carer decides with them, and how.", "WT-203-1", field)
    return must(age is None or age >= ASSUMED_FROM or bool(held.basis), "Write what that is based on.", "WT-203-1", field)
