"""Begins the forms of a care plan with what the record says already."""

from corbiere.access.viewing import Viewer
from corbiere.agencies.models import TeamManager, TeamMember
from corbiere.care.care_plan import MEETINGS, interventions, versions
from corbiere.care.entries import CarePlanAgreed, CarePlanSent, CarePlanWritten
from corbiere.care.entries.care_plans import ProvidersSaid
from corbiere.desk.extend import begins_with
from corbiere.desk.forms.form_data import Typed, spread
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import questions_of
from corbiere.desk.plans.parts import next_version
from corbiere.ledger.entry import Entry
from corbiere.plans.versions import current


@begins_with(CarePlanWritten)
def plan(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """As it stands, or as the plan before had it, with the meeting since."""
    last = next((line for line in reversed(asking.lines) if line.kind in (*MEETINGS, CarePlanWritten.kind)), None)
    met = {"of": str(last.root)} if last and last.kind in MEETINGS else {}
    return next_version(kind, asking, brought) | spread(questions_of(kind), met)


@begins_with(CarePlanSent)
def sent(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """With the version that was written last, whether its providers agreed, and one’s own manager."""
    now, helps = current(versions(asking.lines)), interventions(asking.lines)
    if now is None:
        return {}
    said = ProvidersSaid.ALL if all(one.in_force for one in helps) else ProvidersSaid.SOME
    body = {"of": str(now.root), "said": said if helps else ProvidersSaid.NOBODY_ASKED, "taken_by": _manager(asking.viewer)}
    return spread(questions_of(kind), {name: answer for name, answer in body.items() if answer})


def _manager(viewer: Viewer) -> str:
    """Finds the one manager of the teams that somebody is in; nobody where there are several."""
    teams = TeamMember.objects.on(viewer.on).filter(subject=viewer.practitioner).values("team")
    held = TeamManager.objects.on(viewer.on).filter(subject__in=teams).exclude(practitioner=viewer.practitioner)
    found = set(held.values_list("practitioner", flat=True))
    return str(found.pop()) if len(found) == 1 else ""


@begins_with(CarePlanAgreed)
def agreement(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    now = current(versions(asking.lines))
    return spread(questions_of(kind), {"of": str(now.root)}) if now else {}
