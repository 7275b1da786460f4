"""A plan printed as one of its versions has it, with everything that it holds. A domain that prints its own takes the parts from here."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from corbiere.desk.documents.blocks import day, facts, listed, own_words, section, statements
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.desk.plans.page import own_answers
from corbiere.desk.record.display import AnswerDisplay, Names
from corbiere.documents.document import Block, Facts, Paragraph, Section, Table
from corbiere.plans.entries import PlanWritten
from corbiere.plans.parts import Outcome, PlannedAction
from corbiere.plans.types import type_of
from corbiere.plans.versions import Version, versions

ACTION = ("What will be done", "Who", "By", "How we will know")


def of_plan(given: DocumentSource) -> Built:
    """The version that the given entry wrote."""
    type = type_of(given.line.kind)
    assert type is not None
    version = next(one for one in versions(given.record.lines, type) if one.root == given.line.root)
    plan, child = version.holds, given.child
    blocks: list[Block] = [
        begun(version),
        *section(f"What {child} says", *own_words(given.views(plan.views), child)),
        *section(f"What {child} must be kept safe from", *listed([one.what for one in plan.safe_from])),
        *needs(plan, child),
        *outcomes(plan, given.names),
        *what_helps(plan, child),
        *differences(plan),
        *section("Beside the plan", told(own_answers(plan, PlanWritten, given.names))),
    ]
    return Built(type.wrote.called, blocks, roots([version]))


def roots(found: Iterable[Version]) -> set[UUID]:
    """The entries on which versions rest."""
    return {root for version in found for root in (version.root, version.meeting) if root}


def begun(version: Version) -> Paragraph:
    return Paragraph(f"Version {version.number}, of {day(version.day)}. {version.stage.label}.")


def told(found: Iterable[AnswerDisplay], *before: tuple[str, str | None]) -> Facts:
    """Answers in words or lines of words."""
    said = [(one.question, one.value if one.shape == "words" else ", ".join(one.value)) for one in found if one.shape in ("words", "lines")]
    return facts(*before, *said)


def needs(plan: PlanWritten, child: str) -> list[Section]:
    return section(f"What {child} needs", Table(("For", "What"), [(one.area.label, one.what) for one in plan.needs], (3, 8)))


def outcomes(plan: PlanWritten, names: Names) -> list[Section]:
    return [
        *section("What will be better, and what will be done", *(Section(one.what, _outcome(one, names)) for one in plan.outcomes)),
        *section("What else will be done", actions(plan.unlinked)),
    ]


def _outcome(one: Outcome, names: Names) -> list[Block]:
    by = f"{day(one.by)}{f': {one.why_then}' if one.why_then else ''}" if one.by else ""
    about = told(own_answers(one, Outcome, names), ("How it is measured", one.measure), ("By when", by))
    return [block for block in (about, actions(one.actions)) if block.rows] or [Paragraph("No action yet.")]


def actions(held: Sequence[PlannedAction]) -> Table:
    return Table(ACTION, [(one.what, one.who, day(one.by), one.known_by or "") for one in held], (5, 3, 4, 4))


def what_helps(plan: PlanWritten, child: str, seen: Sequence[tuple[str, str]] = ()) -> list[Section]:
    """`seen`: who sees the child, and how often, besides what the plan says."""
    wanted = [(one.who or one.side.label, one.change, one.needs or "") for one in plan.wanted]
    support = [(one.what, one.provider, one.whom.label, day(one.starts)) for one in plan.support]
    if_not = [(one.condition, day(one.by), one.then, one.who or "") for one in plan.contingency]
    rows = [*seen, *((one.who, one.how_often) for one in plan.seen_by)]
    return [
        *section("What must change", Table(("Who says so", "What must change", "What they need for it"), wanted, (3, 5, 4))),
        *section("Help that is offered", Table(("What", "From", "For", "From when"), support, (4, 4, 3, 4))),
        *section("If it does not change", Table(("In which case", "By", "Then", "Who"), if_not, (4, 4, 5, 3))),
        *section(f"Who sees {child}", Table(("Who", "How often"), rows, (5, 6))),
        *section("Who has which part", Table(("Who", "Their part"), [(one.who, one.part) for one in plan.roles], (4, 8))),
    ]


def differences(plan: PlanWritten) -> list[Section]:
    wishes = [(one.who, one.wish, one.why_not, day(one.told)) for one in plan.not_accepted]
    return [
        *section("What parents and carers say", *statements(plan.family_say)),
        *section(
            "What was asked for and not agreed",
            Table(("Who", "What they asked for", "Why it was not agreed", "Told on"), wishes, (3, 4, 5, 4)),
        ),
    ]
