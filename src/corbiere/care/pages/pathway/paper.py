"""The pathway plan as the young person has it on paper: their words first, then who does what, and whom they ring."""

from collections.abc import Iterator
from uuid import UUID

from corbiere.care.entries import AROUND_PATHWAY, PathwayPlanWritten
from corbiere.care.leaving import adviser_on
from corbiere.care.pages.pathway.page import sides_of
from corbiere.care.pathway import PLAN, holds, running, versions
from corbiere.care.requests import LeavingRequest, requests_of
from corbiere.desk.documents.blocks import day, facts, own_words, section
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.desk.extend import Paper, declare
from corbiere.desk.plans.paper import actions, begun, needs
from corbiere.desk.record.record import Record
from corbiere.documents.document import Block, Paragraph, Quote, Section, Table
from corbiere.plans.interventions import interventions

FIRST = 10  # what holds now comes before what was once decided


def of_pathway(given: DocumentSource) -> Built:
    """The version that the given entry wrote."""
    version = next(one for one in versions(given.record.lines) if one.root == given.line.root)
    plan, child = holds(version), given.child
    hopes = Quote(plan.hopes, child) if plan.hopes and not given.copy.child_says else None
    blocks: list[Block] = [
        begun(version),
        *section(f"What {child} wants", hopes, *own_words(given.views(plan.views), child)),
        *section("What is to be reached, and who does it", *(Section(one.what, [actions(one.actions)]) for one in plan.outcomes)),
        *section("What a service is asked for", _helps(given)),
        *_sides(plan),
        *section(f"What {child} asked for", _requests(given)),
        *section(
            "If it goes wrong",
            Table(("In which case", "Then", "Who"), [(one.condition, one.then, one.who or "") for one in plan.contingency], (4, 5, 3)),
        ),
        *needs(plan, child),
        *section("When it is looked at again, and whom to ring", *_again(given)),
    ]
    return Built(PathwayPlanWritten.called, blocks, {version.root})


def _sides(plan: PathwayPlanWritten) -> Iterator[Section]:
    for heading, said in sides_of(plan):
        yield from section(heading, facts(*said))


def _helps(given: DocumentSource) -> Table:
    """Help of providers, with what they answered: what is only proposed says so."""
    found = [
        (one.action.what, given.name(one.action.agency, one.action.who), one.state.label) for one in interventions(given.record.lines, PLAN)
    ]
    return Table(("What", "From", "How it stands"), found, (5, 4, 4))


def _requests(given: DocumentSource) -> Table:
    """LAC-382-1: what care leavers can have, as it was asked for and answered."""
    found = [one for one in requests_of(given.record.lines) if one.asked.happened <= given.record.shown.on]
    return Table(("What", "Asked", "Answer"), [(one.what.label, day(one.asked.happened), _answer(one)) for one in found], (4, 3, 6))


def _answer(one: LeavingRequest) -> str:
    if one.answer is None or one.answered is None:
        return "Not answered yet"
    said = (one.answer.label, one.answered.body.get("what_given"), one.answered.body.get("why"))
    return ". ".join(part for part in said if part)


def _again(given: DocumentSource) -> Iterator[Block]:
    runs, adviser = running(given.record.lines, given.record.shown.on), adviser_on(given.record.lines, given.record.shown.on)
    who = adviser.practitioner if adviser else given.lead
    yield facts(
        ("Looked at again", day(runs.next_review) if runs and runs.next_review else None),
        ("Whom to ring", ", ".join(part for part in (given.name(who), given.telephone(who)) if part)),
    )
    yield Paragraph("You can ask for that to be sooner, say that something is wrong in it, or complain, at any time. Ask how.")


def _among(record: Record) -> set[UUID]:
    return {version.root for version in versions(record.lines)}


declare(
    Paper(
        name="pathway-plan",
        called=PathwayPlanWritten.called,
        builders={PathwayPlanWritten.kind: of_pathway},
        needs="care",
        given=AROUND_PATHWAY.given,
        among=_among,
        order=FIRST,
    )
)
