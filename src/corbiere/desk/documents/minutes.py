"""The minutes of a meeting whose kinds were made by `meetings.kinds`: what every one of them says, and nothing of one domain."""

from corbiere.desk.documents.blocks import attendance, best_interests, days, facts, own_words, section, statements, text
from corbiere.desk.documents.meeting import came, challenges, entries_of, notes, reports, where_and_when
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.documents.document import Block
from corbiere.ledger.entry import kind_called
from corbiere.meetings.entries import ChildMeetingHeld, MeetingHeld
from corbiere.meetings.types import type_of


def minutes(given: DocumentSource) -> Built:
    held = kind_called(given.line.kind).read(given.line.body, given.line.version)
    assert isinstance(held, MeetingHeld), "minutes are of a meeting that was held"
    type = given.meeting.type if given.meeting else type_of(given.line.kind, given.line.body)
    blocks: list[Block] = [
        *section("What was decided", text(held.decided), text(held.why, "Why:")),
        *section("The meeting", where_and_when(given, given.name(held.chaired_by))),
        *section("Who was there", attendance(came(given, held.named_attendance()))),
        *(_of_child(given, held) if isinstance(held, ChildMeetingHeld) else ()),
        *reports(given),
        *notes(given),
        *section("What follows", facts(("Next meetings", days(held.next_meetings)))),
        *challenges(given),
    ]
    called = type.called if type else held.called
    return Built(f"Minutes: {called[:1].lower()}{called[1:]}", blocks, {given.line.root} | entries_of(given.meeting))


def _of_child(given: DocumentSource, held: ChildMeetingHeld) -> list[Block]:
    return [
        *section("In plain words", text(held.in_plain_words)),
        *section(f"Why it is best for {given.child}", *best_interests(given.best(held.best), given.child)),
        *section(f"What {given.child} says", *own_words(given.views(held.views), given.child)),
        *section("What parents and carers say", *statements(held.parents_say)),
    ]
