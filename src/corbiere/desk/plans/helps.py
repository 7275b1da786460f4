"""The help in a plan, each with its provider and how it stands, as the page of the plan lists it."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.addresses import form_address
from corbiere.desk.record.display import Names, name_in
from corbiere.desk.record.record import Record
from corbiere.plans.interventions import HelpState, Intervention, interventions
from corbiere.plans.types import PlanType

TONES = {
    HelpState.PROPOSED: "needs-you",
    HelpState.CHANGE: "needs-you",
    HelpState.REFUSED: "needs-you",
    HelpState.CEASED: "needs-you",
    HelpState.AGREED: "good",
    HelpState.BEGUN: "good",
    HelpState.DELIVERED: "good",
}


class HelpRow(NamedTuple):
    """A help with its provider, and where its answer, or how it goes, is written; nothing where that is not the viewer's."""

    help: Intervention
    provider: str
    tone: str
    answer: str
    note: str


def providers(record: Record, type: PlanType) -> set[UUID]:
    return {one.action.agency for one in interventions(record.lines, type) if one.action.agency}


def help_rows(record: Record, type: PlanType, names: Names) -> Iterator[HelpRow]:
    here, now = record.subject, record.shown.is_now
    for one in interventions(record.lines, type):
        about = {"what": one.action.what, "mark": one.mark, "of": one.version}
        unsettled = now and (one.waits or one.state is HelpState.REFUSED)
        answer = form_address(here, type.replied.kind, **about) if type.replied and unsettled and record.may(type.replied.kind) else ""
        note = form_address(here, type.noted.kind, **about) if type.noted and now and one.in_force and record.may(type.noted.kind) else ""
        yield HelpRow(one, name_in(names, one.action.agency), TONES[one.state], answer, note)
