"""The child protection plan as it stands, with everything it holds and the agreement to it."""

from collections.abc import Sequence
from uuid import UUID

from corbiere.desk.documents.blocks import day, facts, listed, own_words, section, statements
from corbiere.desk.documents.source import Built, Given
from corbiere.documents.document import Block, Paragraph, Section, Table
from corbiere.ledger.entry import in_words
from corbiere.plans.parts import PlannedAction
from corbiere.plans.versions import Version
from corbiere.protection.entries.plans import ProtectionOutcome, ProtectionPlanWritten
from corbiere.protection.how_often import HowOften, as_last_decided, last_conference
from corbiere.protection.pages.papers.agreement import MEANS, signatures
from corbiere.protection.planning import holds, versions

ACTION = ("What will be done", "Who", "By", "How we will know")


def of_plan(given: Given) -> Built:
    """The version that the given entry wrote, or that follows from it."""
    found = versions(given.record.lines)
    version = next(one for one in found if one.root == given.line.root)
    plan, child = holds(version), given.child
    until = [line for line in given.record.lines if line.happened <= version.day]
    conference = last_conference(until)
    signed, entries = signatures(given, version)
    begun = f"Version {version.number}, of {day(version.day)}. {version.stage.label}."
    blocks: list[Block] = [
        Paragraph(begun),
        *section(f"What {child} says", *own_words(given.views(plan.views), child)),
        *_what_for(plan, child),
        *section("What will be better, and what will be done", *(Section(one.what, _outcome(one)) for one in plan.outcomes)),
        *section("What else will be done", actions(plan.unlinked)),
        *_what_helps(plan, child, as_last_decided(until)),
        *section("What parents and carers say", *statements(plan.family_say)),
        *section("What was wished for and not taken up", _wishes(plan)),
        *section("Who agrees", Paragraph(MEANS), signed),
    ]
    entries |= {conference.root} if conference else set()
    return Built("Child protection plan", blocks, _entries_of(found[: version.number]) | entries)


def _entries_of(found: Sequence[Version]) -> set[UUID]:
    """What a conference changes in a plan leaves the rest as it was, so that a version rests on those before it."""
    return {root for version in found for root in (version.root, version.meeting) if root}


def _what_for(plan: ProtectionPlanWritten, child: str) -> list[Section]:
    dangers = [f"{one.what} ({one.harm.label.lower()})" if one.harm else one.what for one in plan.safe_from]
    needs = [(one.area.label, one.what) for one in plan.needs]
    harm = plan.harm.named(plan.harm_in_words) if plan.harm else ""
    return [
        *section(f"What {child} must be kept safe from", *listed(dangers), facts(("The main form of harm", harm))),
        *section(f"What {child} needs", Table(("For", "What"), needs, (3, 8))),
    ]


def _outcome(one: ProtectionOutcome) -> list[Block]:
    told = facts(
        ("How it is measured", one.measure),
        ("By when", f"{day(one.by)}{f': {one.why_then}' if one.why_then else ''}" if one.by else ""),
        ("What it is for", in_words(one.aims)),
    )
    return [block for block in (told, actions(one.actions)) if block.rows] or [Paragraph("No action yet.")]


def actions(held: Sequence[PlannedAction]) -> Table:
    return Table(ACTION, [(one.what, one.who, day(one.by), one.known_by or "") for one in held], (5, 3, 4, 4))


def _what_helps(plan: ProtectionPlanWritten, child: str, often: HowOften | None) -> list[Section]:
    wanted = [(one.who or one.side.label, one.change, one.needs or "") for one in plan.wanted]
    support = [(one.what, one.provider, one.whom.label, day(one.starts)) for one in plan.support]
    if_not = [(one.condition, day(one.by), one.then, one.who or "") for one in plan.contingency]
    roles = [(one.who, one.part) for one in plan.roles]
    seen = [*([("Lead social worker", often.cited)] if often else []), *((one.who, one.how_often) for one in plan.seen_by)]
    return [
        *section("What must change", Table(("Who says so", "What must change", "What they need for it"), wanted, (3, 5, 4))),
        *section("Help that is offered", Table(("What", "From", "For", "From when"), support, (4, 4, 3, 4))),
        *section("If it does not change", Table(("In which case", "By", "Then", "Who"), if_not, (4, 4, 5, 3))),
        *section(f"Who sees {child}", Table(("Who", "How often"), seen, (5, 6))),
        *section("Who has which part", Table(("Who", "Their part"), roles, (4, 8))),
        *section(
            "The other children at home", Table(("Who", "How they are kept safe"), [(one.who, one.safe) for one in plan.household], (4, 8))
        ),
    ]


def _wishes(plan: ProtectionPlanWritten) -> Table:
    rows = [(one.who, one.wish, one.why_not, day(one.told)) for one in plan.not_accepted]
    return Table(("Who", "What they wished for", "Why it was not taken up", "Told on"), rows, (3, 4, 5, 4))
