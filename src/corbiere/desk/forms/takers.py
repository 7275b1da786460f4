"""Begins the question of who takes the next step with whoever leads the work, and leaves it out where no step follows the answer."""

from collections.abc import Iterator

from corbiere.agencies.absence import absences
from corbiere.agencies.work import LEAD, work_on
from corbiere.desk.forms.form_author import FormAuthor
from corbiere.desk.forms.form_data import Typed, one, without
from corbiere.ledger.entry import Entry
from corbiere.ledger.field_types import keys, own
from corbiere.ledger.outcomes import TAKER


def taker(kind: type[Entry], asking: FormAuthor) -> Typed:
    """The lead social worker, unless they are away: the step is offered to nobody who could not answer."""
    if not (kind.leads_to and kind.leads_to.steps):
        return {}
    on = asking.viewer.on
    held = [one.practitioner for one in work_on(asking.lines, on).all() if one.role == LEAD and one.practitioner and one.on(on)]
    here = [str(who) for who in held if who not in absences(held, on)]
    return {TAKER: here[:1]} if here else {}


def where_a_step_follows(kind: type[Entry], typed: Typed) -> Typed:
    """The answers without those that are asked only after an answer from which a step follows, where another was given."""
    leads = kind.leads_to
    if leads is None or not leads.steps or leads.step({leads.question: one(typed, leads.question)}):
        return typed
    for name in _hanging(kind):
        typed = without(typed, name)
    return typed


def _hanging(kind: type[Entry]) -> Iterator[str]:
    fields = keys(kind)
    return (name for name in (TAKER, "team", "by") if name in fields and own(fields[name]).get("only_if"))
