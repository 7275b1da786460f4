"""The care plan on paper, for the child, each parent and whoever has a part in it: the child first, then who does what by when."""

from collections.abc import Iterator
from uuid import UUID

from corbiere.care.care_plan import PLAN, agreed_version, plan_of, versions
from corbiere.care.entries import AROUND_CARE_PLAN, CarePlanWritten
from corbiere.care.entries.care_plans import AREAS, EIGHT
from corbiere.care.independence import reviewing
from corbiere.care.pages.care_plan.decisions import log_of
from corbiere.care.pages.care_plan.page import next_review, said_of
from corbiere.desk.documents.blocks import day, facts, own_words, section
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.desk.extend import Paper, declare
from corbiere.desk.plans.paper import actions
from corbiere.desk.record.record import Record
from corbiere.documents.document import Block, Paragraph, Quote, Section, Table
from corbiere.plans.help import Consulted
from corbiere.plans.interventions import interventions

FIRST = 10  # what holds now comes before what was once decided


def of_care_plan(given: DocumentSource) -> Built:
    """The version that the given entry wrote."""
    version = next(one for one in versions(given.record.lines) if one.root == given.line.root)
    plan, child = plan_of(version), given.child
    agreed = agreed_version(given.record.lines, given.record.shown.on)
    runs = "It was agreed." if agreed and agreed.root == version.root else "It is not agreed yet."
    blocks: list[Block] = [
        Paragraph(f"Version {version.number}, of {day(version.day)}. {runs}"),
        *section(f"What {child} says", *own_words(given.views(plan.views), child), *_hopes(plan, given)),
        *section(f"Where {child} is to grow up", *_grows_up(plan)),
        *section("Goals, and who does what by when", *(Section(one.what, [actions(one.actions)]) for one in plan.outcomes)),
        *section("What a service is asked for", _helps(given)),
        *section("Each part of life", facts(*said_of(plan, AREAS, child))),
        *section(f"How {child} is, and what there is a need for", facts(*said_of(plan, EIGHT, child))),
        *section("What the others say", _says(plan.consulted)),
        *section("If it does not work", _if_not(plan)),
        *section("What was decided, and why", *_decisions(given)),
        *section("When it is looked at again, and whom to ring", *_again(given)),
    ]
    return Built(CarePlanWritten.called, blocks, {version.root})


def _hopes(plan: CarePlanWritten, given: DocumentSource) -> Iterator[Block]:
    if plan.hopes and not given.copy.child_says:
        yield Quote(plan.hopes, given.child)


def _grows_up(plan: CarePlanWritten) -> Iterator[Block]:
    if plan.grows_up:
        yield Paragraph(". ".join(filter(None, (plan.grows_up.label, plan.grows_up_says))))


def _helps(given: DocumentSource) -> Table:
    """Help of providers, with what they answered: what is only proposed says so."""
    found = [
        (one.action.what, given.name(one.action.agency, one.action.who), one.state.label) for one in interventions(given.record.lines, PLAN)
    ]
    return Table(("What", "From", "How it stands"), found, (5, 4, 4))


def _says(consulted: list[Consulted]) -> Table:
    rows = [(one.who, one.says or one.why_not or "", one.regard or "") for one in consulted]
    return Table(("Who", "What they say", "What was done about it"), rows, (3, 5, 5))


def _if_not(plan: CarePlanWritten) -> Table:
    rows = [(one.condition, day(one.by), one.then, one.who or "") for one in plan.contingency]
    return Table(("In which case", "By", "Then", "Who"), rows, (4, 3, 5, 3))


def _decisions(given: DocumentSource) -> Iterator[Section]:
    for one in log_of(given.record.lines):
        wanted = "" if given.copy.child_says else one.wanted
        followed = ". ".join(filter(None, (one.followed, one.why_not))) if wanted else ""
        said = facts(("When", day(one.day)), ("Why", one.why), (f"What {given.child} wanted", wanted), ("Followed", followed))
        yield Section(one.what, [said])


def _again(given: DocumentSource) -> Iterator[Block]:
    record = given.record
    officers = [one.practitioner for one in reviewing(record.lines, record.shown.on)]
    looked = next_review(record)
    yield facts(
        ("Looked at again", day(looked)),
        ("Whom to ring", ", ".join(filter(None, (given.name(given.lead), given.telephone(given.lead))))),
        ("Who checks that it is done", ", ".join(filter(None, map(given.name, officers)))),
    )
    yield Paragraph("You can say at any time that something in it is wrong, or is not done. Ask how to complain.")


def _among(record: Record) -> set[UUID]:
    return {version.root for version in versions(record.lines)}


declare(
    Paper(
        name="care-plan",
        called=CarePlanWritten.called,
        builders={CarePlanWritten.kind: of_care_plan},
        needs="care",
        given=AROUND_CARE_PLAN.given,
        among=_among,
        order=FIRST,
    )
)
