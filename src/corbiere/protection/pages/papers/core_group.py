"""The notes of a core group, and with them the written agreement that its members accept or refuse (CPP-66, CPP-75)."""

from corbiere.desk.documents.blocks import attendance, day, days, own_words, section, statements, text, yes_no
from corbiere.desk.documents.meeting import came, challenges, entries_of, notes, reports, where_and_when
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.documents.document import Block, Paragraph, Section, Table
from corbiere.protection.entries.core_groups import CoreGroupHeld
from corbiere.protection.pages.papers.agreement import agreement
from corbiere.protection.pages.papers.minutes import disagreements
from corbiere.protection.pages.papers.ringing import who_to_ring


def of_core_group(given: DocumentSource) -> Built:
    held = CoreGroupHeld.read(given.line.body, given.line.version)
    enough = ("Enough members were there", yes_no(held.quorate))
    agreed, entries = agreement(given)
    blocks: list[Block] = [
        *section("The meeting", where_and_when(given, given.name(held.chaired_by), enough)),
        *section("Who was there", attendance(came(given, held.attended))),
        *section(f"What {given.child} says", *own_words(given.views(held.views), given.child)),
        *section(f"What it is like to be {given.child} now", text(held.life)),
        *section("What the family says", *statements(held.family_say)),
        *_going(held),
        *notes(given),
        *reports(given),
        *_work(held),
        *_seen_differently(held),
        *section("The next meetings", text(days(held.next_meetings))),
        *agreed,
        *section("Who you can ask", who_to_ring(given)),
        *challenges(given),
    ]
    return Built("Core group: notes and written agreement", blocks, {given.line.root} | entries_of(given.meeting) | entries)


def _going(held: CoreGroupHeld) -> list[Section]:
    rows = [(one.outcome, one.progress.label, one.what_now or "") for one in held.progress]
    return [
        *section("How the plan is going", Table(("What is to be better", "How it is going", "What now"), rows, (5, 3, 5))),
        *section("What has changed in the danger", *statements(held.risk)),
    ]


def _work(held: CoreGroupHeld) -> list[Section]:
    actions = [(one.what, one.who, day(one.by)) for one in held.actions]
    expected = [(one.who, one.change, day(one.by), one.explained) for one in held.expected]
    contacts = [(one.who, one.whom, one.how_often) for one in held.contacts]
    asked = Paragraph("Only the review conference can change the plan. This is put to it.")
    return [
        *section("Who will do what", Table(("What will be done", "Who", "By"), actions, (6, 4, 4))),
        *section(
            "What parents and carers are asked to change",
            Table(("Who", "What is to change", "By", "How it was explained, and what they say"), expected, (3, 4, 4, 5)),
        ),
        *section("Who sees the child and the family", Table(("Who", "Who is seen", "How often"), contacts, (4, 4, 5))),
        *(section("Changes to put to the review conference", asked, *statements(held.recommended)) if held.recommended else []),
    ]


def _seen_differently(held: CoreGroupHeld) -> list[Section]:
    """That everybody agreed is said too: silence is no agreement (CPP-99)."""
    agreed = Paragraph("Everybody agreed.") if held.all_agreed and not held.disagreements else None
    return section("Who saw it differently", disagreements(held.disagreements), agreed)
