"""The form of a decision on a worry: what it begins with."""

from corbiere.access.working_with import working_with
from corbiere.agencies.absence import absences
from corbiere.desk.extend import begins_with
from corbiere.desk.forms.form_data import Typed, one
from corbiere.desk.forms.options import FormContext
from corbiere.front_door.entries import ConcernDecided
from corbiere.front_door.entries.concerns import ConcernFrom
from corbiere.front_door.worries import worries_of
from corbiere.ledger.entry import Entry

# Who does not work with the child hears nothing of what is done. Nobody need keep the words as they stand.
NOTHING_MORE = (
    "Thank you for telling us. We have looked into it, and somebody here is responsible for what happens next. To protect the child and "
    "the family we cannot say more. If anything new worries you, tell us at once."
)
TO = {
    ConcernFrom.PROFESSIONAL: "Thank you for telling us. The Hub has decided on it. Whoever takes it on will speak with you.",
    ConcernFrom.FAMILY: NOTHING_MORE,
    ConcernFrom.PUBLIC: NOTHING_MORE,
    ConcernFrom.CHILD: "Thank you for telling us. It was right to do so. Somebody will talk with you, and asks you first what you want.",
}


@begins_with(ConcernDecided)
def decision_begins(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """Begins with whoever leads the work, and with words for whoever raised it, by who that is."""
    undecided = [held for held in worries_of(asking.lines) if held.is_open]
    of = one(brought, "of")
    held = next((held for held in undecided if of in (str(held.line.root), str(held.line.id))), undecided[-1] if undecided else None)
    said = held.line.body.get("from") if held else None
    leads = [one.practitioner for one in working_with(asking.viewer, asking.subject) if one.leads] if asking.subject else []
    here = [who for who in leads if who not in absences(leads, asking.viewer.on)]
    return ({"tell": [TO[ConcernFrom(said)]]} if said else {}) | ({"taken_by": [str(here[0])]} if here else {})
