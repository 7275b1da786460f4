"""How forms about education begin: a plan with the last one's, and what that set out to reach to be looked back at."""

from corbiere.desk.extend import begins_with
from corbiere.desk.forms.form_data import Typed, spread
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import questions_of
from corbiere.education.entries import EducationPlanAgreed
from corbiere.education.schooling import plans
from corbiere.ledger.entry import Entry

GOES_ON = ("hopes", "teacher", "targets", "at_home", "fits_care_plan")


@begins_with(EducationPlanAgreed)
def next_plan(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """Each target of the last plan is asked after by its words; what the child says is asked anew."""
    agreed = plans(asking.lines)
    if not agreed:
        return {}
    body = agreed[-1].body
    asked_after = [{"what": one["what"]} for one in body.get("targets", ())]
    return spread(questions_of(kind), {name: body[name] for name in GOES_ON if body.get(name)} | {"progress": asked_after})
