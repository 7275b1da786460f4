"""Begins what is written as a whole as it stands: who decides what, what carers need to know, who the child is."""

from corbiere.care.entries import CarerPaperWritten, DecisionsDelegated, IdentityConsidered
from corbiere.desk.extend import begins_with
from corbiere.desk.forms.form_data import Typed, spread
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import questions_of
from corbiere.ledger.entry import Entry


@begins_with(CarerPaperWritten, DecisionsDelegated, IdentityConsidered)
def as_it_stands(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    held = [line for line in asking.lines if line.kind == kind.kind]
    return spread(questions_of(kind), held[-1].body) if held else {}
