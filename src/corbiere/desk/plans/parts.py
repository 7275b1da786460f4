"""The hooks of every type of plan that a domain declares: its tab, its paper, and what its forms begin with."""

from collections.abc import Iterator
from uuid import UUID

from corbiere.desk.extend import Paper, RecordPart, begins_with, declared_hooks, follows
from corbiere.desk.forms.form_data import Typed, spread
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import questions_of
from corbiere.desk.plans.paper import of_plan
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import Entry
from corbiere.people.childs_version import ChildsVersion
from corbiere.plans.carrying import carried_over, earlier_plan, together
from corbiere.plans.entries import PlanWritten
from corbiere.plans.types import PlanType, type_of, types
from corbiere.plans.versions import current, taken_over, versions

FIRST = 10  # what holds now comes before what was once decided


@follows(RecordPart)
def tabs() -> Iterator[RecordPart]:
    return map(_tab, types())


def _tab(type: PlanType) -> RecordPart:
    """Where there is a plan, or whoever looks may write one."""
    kind = type.wrote.kind

    def fits(record: Record) -> bool:
        may = record.shown.is_now and record.may(kind)
        return type.fits(record.lines) and (may or any(line.kind == kind or type.begins(line) for line in record.lines))

    about, name = (type.wrote.about,), f"plan-{type.name}"
    return RecordPart(
        name=name, called=type.called, about=about, needs=type.category, page="desk:plan", named=(type.name,), fits=fits, order=30
    )


@follows(Paper)
def papers() -> Iterator[Paper]:
    """One for each type of which no domain prints its own."""
    printed = {kind for paper in declared_hooks(Paper) for kind in paper.builders}
    return (_paper(type, type.wrote.kind) for type in types() if type.wrote.kind not in printed)


def _paper(type: PlanType, kind: str) -> Paper:
    def among(record: Record) -> set[UUID]:
        return {version.root for version in versions(record.lines, type)}

    name, builders = f"{type.name}-plan", {kind: of_plan}
    return Paper(name=name, called=type.wrote.called, builders=builders, needs=type.category, given=type.given, among=among, order=FIRST)


@begins_with(PlanWritten)
def next_version(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """The plan as it stands, with the mark of each outcome and action, so that nobody types it again; a new one with what it takes over
    from the plan of another type that ran before."""
    type = type_of(kind.kind)
    if type is None or not issubclass(kind, PlanWritten):
        return {}
    now, before = current(versions(asking.lines, type)), earlier_plan(type, asking.lines)
    if before is None:
        return spread(questions_of(kind), taken_over(now)) if now else {}
    own = taken_over(now) if now and not now.written else {}
    return spread(questions_of(kind), together(own, carried_over(before, kind)))


@begins_with(ChildsVersion)
def childs_own(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """As it was written last."""
    held = [line for line in asking.lines if line.kind == kind.kind]
    return spread(questions_of(kind), held[-1].body) if held else {}
