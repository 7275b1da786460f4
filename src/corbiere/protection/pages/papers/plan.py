"""The child protection plan as it stands, with everything it holds and the agreement to it; and as it was written to the child."""

from corbiere.desk.documents.blocks import facts, listed, own_words, section
from corbiere.desk.documents.childs_paper import childs_paper, language_of
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.desk.plans.paper import begun, differences, needs, outcomes, roots, what_helps
from corbiere.documents.document import Block, Paragraph, Section, Table
from corbiere.protection.entries.plans import AROUND_PLAN, ProtectionPlanWritten
from corbiere.protection.how_often import as_last_decided, last_conference
from corbiere.protection.pages.papers.agreement import MEANS, signatures
from corbiere.protection.pages.papers.ringing import who_to_ring
from corbiere.protection.planning import holds, versions


def of_plan(given: DocumentSource) -> Built:
    """The version that the given entry wrote, or that follows from it."""
    found = versions(given.record.lines)
    version = next(one for one in found if one.root == given.line.root)
    plan, child = holds(version), given.child
    until = [line for line in given.record.lines if line.happened <= version.day]
    conference, often = last_conference(until), as_last_decided(until)
    signed, entries = signatures(given, version)
    blocks: list[Block] = [
        begun(version),
        *section(f"What {child} says", *own_words(given.views(plan.views), child)),
        *_safe_from(plan, child),
        *needs(plan, child),
        *outcomes(plan, given.names),
        *what_helps(plan, child, [("Lead social worker", often.said)] if often else []),
        *section(
            "The other children at home", Table(("Who", "How they are kept safe"), [(one.who, one.safe) for one in plan.household], (4, 8))
        ),
        *differences(plan),
        *section("Who agrees", Paragraph(MEANS), signed),
        *section("Who you can ask", who_to_ring(given)),
    ]
    # What a conference changes in a plan leaves the rest as it was, so that a version rests on those before it.
    entries |= roots(found[: version.number]) | ({conference.root} if conference else set())
    return Built("Child protection plan", blocks, entries)


def _safe_from(plan: ProtectionPlanWritten, child: str) -> list[Section]:
    dangers = [f"{one.what} ({one.harm.label.lower()})" if one.harm else one.what for one in plan.safe_from]
    harm = plan.harm.named(plan.harm_in_words) if plan.harm else ""
    return section(f"What {child} must be kept safe from", *listed(dangers), facts(("The main form of harm", harm)))


ORDER = ("worry", "better", "we_will", "family_will", "you_can", "who_comes", "tell", "if_not")


def of_childs_plan(given: DocumentSource) -> Built:
    """In large letters, their language, with the number of whoever leads the work (CPP-71)."""
    held = AROUND_PLAN.own.read(given.line.body, given.line.version)
    return childs_paper(given, held, "childs-plan", ORDER, {"tell": who_to_ring(given, language_of(held))})
