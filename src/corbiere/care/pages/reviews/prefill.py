"""Beginnings of the forms of reviewing: whoever reviews the child's care chairs it, and what came in before it was said by whose it is."""

from corbiere.care.entries.reviews import REVIEWS, ConsultedSide, ReviewConsulted
from corbiere.care.independence import reviewing
from corbiere.desk.extend import begins_with
from corbiere.desk.forms.form_data import Typed, one, spread
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import questions_of
from corbiere.ledger.entry import Entry
from corbiere.ledger.fields import Ground


@begins_with(REVIEWS.arranged)
def by_the_officer(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """The reviewing officer in the chair."""
    officers = [str(held.practitioner) for held in reviewing(asking.lines, asking.viewer.on)]
    return {"chairs": officers[:1]} if officers else {}


@begins_with(ReviewConsulted)
def said_by_whose_it_is(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """The side that said it, as something that was told."""
    side = one(brought, "side")
    if side not in set(ConsultedSide) or side in (ConsultedSide.CHILD, ConsultedSide.HELPER):
        return {}
    said = {"ground": Ground.REPORTED.value, "reported_by": ConsultedSide(side).label}
    return spread(questions_of(kind), {"says": [said]})
