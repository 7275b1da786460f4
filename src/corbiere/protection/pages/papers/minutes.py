"""The minutes of a conference and of a strategy discussion, for one child. Brothers and sisters have minutes of their own (ISS-A-7)."""

from collections.abc import Sequence

from corbiere.desk.documents.blocks import attendance, best_interests, day, days, facts, own_words, section, statements, text, yes_no
from corbiere.desk.documents.meeting import came, challenges, entries_of, notes, reports, where_and_when
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.documents.document import Block, Section, Table
from corbiere.protection.entries.conferences import ConferenceHeld, OutlineAction
from corbiere.protection.entries.enquiries import StrategyDiscussionHeld
from corbiere.protection.entries.parts import DissentingView
from corbiere.protection.how_often import how_often
from corbiere.protection.in_care import ends_in_care
from corbiere.protection.last_day import SAID, as_it_came, nothing_goes_on


def of_conference(given: DocumentSource) -> Built:
    written = ConferenceHeld.read(given.line.body, given.line.version)
    held = as_it_came(written, given.record.lines, given.line.happened)
    over = SAID if nothing_goes_on(written, given.record.lines, given.line.happened) else ""
    blocks: list[Block] = [
        *section("What was decided", text(over or held.in_plain_words), *_decision(held, over or held.outcome.label)),
        *section(f"Why it is best for {given.child}", *best_interests(given.best(held.best), given.child)),
        *section("What the care plan covers", answered_in_care(held)),
        *section("The meeting", where_and_when(given, given.name(held.chair))),
        *section("Who was there", attendance(came(given, held.attended))),
        *section(f"What {given.child} says", *own_words(given.views(held.views), given.child)),
        *section("What parents and carers say", *statements(held.parents_say)),
        *section("Who saw it differently", disagreements(held.disagreements)),
        *reports(given),
        *notes(given),
        *_plan(held),
        *_carried_out_by(given, held),
        *_what_follows(held),
        *challenges(given),
    ]
    return Built(f"Minutes: {held.type.label.lower()}", blocks, {given.line.root} | entries_of(given.meeting))


def _decision(held: ConferenceHeld, said: str) -> list[Block]:
    harm = ", ".join(one.named(held.harm_in_words) for one in (held.harm, *held.other_harm) if one)
    return [
        facts(
            ("Decision", said),
            ("Harm", harm),
            ("Whether it has happened", held.harm_basis.label if held.harm_basis else ""),
        ),
        text(held.why, "Why:"),
    ]


def answered_in_care(held: ConferenceHeld) -> Table:
    """Of each danger that the plan left open, what in the child's care answers it, or why nothing needs to (ISS-2-3)."""
    rows = [(one.danger, one.answer or "", one.why_none or "") for one in held.answered_in_care if ends_in_care(held)]
    return Table(("Danger or outcome", "How the care plan meets it", "If it does not, why"), rows, (5, 5, 4))


def _plan(held: ConferenceHeld) -> list[Section]:
    return [
        *section("The plan in outline", outline(held.outline)),
        *section("What changes in the plan", outline(held.changes)),
        *section("If nothing changes", text(held.contingency)),
    ]


def outline(actions: list[OutlineAction]) -> Table:
    rows = [(one.what, one.against.label if one.against else "", one.who, day(one.by)) for one in actions]
    return Table(("What will be done", "Against", "Who", "By"), rows, (5, 3, 4, 4))


def _carried_out_by(given: DocumentSource, held: ConferenceHeld) -> list[Section]:
    group = [(given.name(one.practitioner), given.name(one.agency), one.role) for one in held.core_group]
    family = [(one.who, one.relation, one.role or "") for one in held.family_group]
    return section(
        "Who carries it out",
        facts(
            ("Lead social worker", given.name(held.lead_social_worker)),
            ("Their manager", given.name(held.lead_manager)),
            ("Chair of the core group", given.name(held.core_group_chair)),
            ("Will the child come to the core group?", yes_no(held.child_in_group)),
            ("If not everybody in the family is in it, why", held.why_not_in_group),
        ),
        Table(("Name", "From", "Their part"), [*group, *family], (4, 4, 6)),
    )


def _what_follows(held: ConferenceHeld) -> list[Section]:
    return section(
        "What follows",
        facts(
            ("First core group", day(held.first_core_group)),
            ("Next core groups", days(held.next_core_groups)),
            ("From one core group to the next", _every(held.core_group_days)),
            ("The child is seen", seen.said if (seen := how_often(held)) else ""),
            ("Next review conference", day(held.next_review)),
            ("Family and child told how to complain", yes_no(held.complaints_told)),
        ),
    )


def _every(number: int | None) -> str:
    return f"every {number} days" if number else ""


def of_strategy_discussion(given: DocumentSource) -> Built:
    held = StrategyDiscussionHeld.read(given.line.body, given.line.version)
    actions = Table(("What will be done", "Who", "By"), [(one.what, one.who, day(one.by)) for one in held.actions], (6, 4, 4))
    chair = given.name(given.meeting.chair) if given.meeting else ""
    blocks: list[Block] = [
        *section("What was decided", facts(("Decision", held.outcome.label)), text(held.why, "Why:")),
        *section("The discussion", where_and_when(given, chair)),
        *section("Who took part", attendance(came(given, held.attended))),
        *section("What each agency knew", *statements(held.shared)),
        *notes(given),
        *section("Who will do what", actions),
        *challenges(given),
    ]
    return Built("Minutes: strategy discussion", blocks, {given.line.root} | entries_of(given.meeting))


def disagreements(held: Sequence[DissentingView]) -> Table:
    rows = [(one.who, one.about, one.why, one.came_of_it or "") for one in held]
    return Table(("Who", "About what", "Their reasons", "What came of it"), rows, (3, 3, 4, 4))
