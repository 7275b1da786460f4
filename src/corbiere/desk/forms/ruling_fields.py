"""Sentences of the rulings in a form: each at the question beside which it stands, and the reasons that answer them."""

from corbiere.desk.forms.bound_fields import ReasonField
from corbiere.desk.forms.form_data import Typed, keepable, one
from corbiere.desk.forms.parsing import GENERAL, Faults
from corbiere.desk.forms.questions import HAPPENED, TIME, questions_of
from corbiere.ledger.entry import Entry
from corbiere.ledger.rulings import NotRecorded, Ruling


def reasons(typed: Typed) -> dict[str, str]:
    """The reasons given for what was left undone, by the ruling's name."""
    held = {name.removeprefix("reason-"): one(keepable(typed), name).strip() for name in typed if name.startswith("reason-")}
    return {name: said for name, said in held.items() if said and not name.endswith(".asked")}


def place_of(kind: type[Entry], named: str) -> str:
    """The name of the question beside which a ruling stands."""
    around = {"time": TIME, HAPPENED: HAPPENED}
    return around.get(named) or next((question.key for question in questions_of(kind) if named in (question.key, question.field)), GENERAL)


def refused(kind: type[Entry], fault: NotRecorded) -> Faults:
    """A sentence, with its clause, at each question that a refusal stands beside."""
    found: Faults = {}
    for ruling in fault.refusals:
        found.setdefault(place_of(kind, ruling.field), []).append(_with_clause(ruling))
    return found


def _with_clause(ruling: Ruling) -> str:
    return f"{ruling.why} ({ruling.clause})" if ruling.clause else ruling.why


def wanted(kind: type[Entry], fault: NotRecorded, typed: Typed) -> list[ReasonField]:
    """The rulings that a reason would answer, and those that were answered before, so that no reason is lost."""
    found = {ruling.name: ReasonField(ruling.name, ruling.why, ruling.clause, place_of(kind, ruling.field)) for ruling in fault.wanted}
    return [*found.values(), *(held for held in carried(typed) if held.name not in found)]


def carried(typed: Typed) -> list[ReasonField]:
    """The rulings that were shown before, with the reasons given so far."""
    found = []
    for name, values in typed.items():
        if name.startswith("reason-") and name.endswith(".asked") and values[-1].count("|") >= 2:
            ruling = name.removeprefix("reason-").removesuffix(".asked")
            beside, clause, why = values[-1].split("|", 2)
            found.append(ReasonField(ruling, why, clause, beside, one(typed, f"reason-{ruling}")))
    return found
