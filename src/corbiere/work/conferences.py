"""What whoever arranges conferences is asked for: those that somebody asked for, and what is owed for those they arranged. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from corbiere.ledger.rulings import Line
from corbiere.meetings.meeting import Meeting, State, meetings
from corbiere.meetings.types import MeetingType
from corbiere.protection.entries.conferences import ConferenceRequested
from corbiere.protection.meetings import CONFERENCE_TYPES, INITIAL, PRE_BIRTH, REVIEW
from corbiere.protection.opening_conferences import is_asking
from corbiere.statute.calendar import in_words
from corbiere.statute.duties import ORDINARY_RANK, Finding
from corbiere.work.tasks import ASKED, Child, Task

MINUTES = "cp.conference-minutes"
FIRST_BY, REVIEW_BY = ("cp.initial-conference",), ("cp.first-review-conference", "cp.next-review-conference")


def asked_of_service(
    child: Child, found: Iterable[Finding], lines: Sequence[Line], on: date, who: UUID, names: Mapping[UUID, str]
) -> list[Task]:
    """ISS-A-6: conferences that are asked for, until they are arranged; and for those that `who` arranged, whom to ask, and minutes."""
    held, owed = meetings(child.id, lines, of=CONFERENCE_TYPES), [one for one in found if one.status in ("open", "overdue")]
    own = [meeting for meeting in held if meeting.arranged and meeting.arranged.author == who]
    return [
        *_asked_for(child, owed, lines, held, names),
        *(_to_invite(child, meeting) for meeting in own if _uninvited(meeting, on)),
        *(_minutes(child, meeting, finding) for meeting in own for finding in owed if _owes_minutes(meeting, finding)),
    ]


def authors(lines: Iterable[Line]) -> set[UUID]:
    """Those who asked for a conference."""
    return {line.practitioner for line in lines if is_asking(line) and line.practitioner}


def _asked_for(
    child: Child, owed: Sequence[Finding], lines: Iterable[Line], held: Sequence[Meeting], names: Mapping[UUID, str]
) -> Iterator[Task]:
    """One for each sort, however often it was asked for."""
    waiting: dict[str, tuple[MeetingType, Line]] = {}
    for line in lines:
        if is_asking(line) and not any(_answers(meeting, line, child) for meeting in held):
            sort = sort_wanted(line, child)
            waiting.setdefault(sort.name, (sort, line))
    for sort, line in waiting.values():
        yield _arrange(child, sort, line, owed, names)


def sort_wanted(line: Line, child: Child) -> MeetingType:
    """What was asked for. An enquiry that ended in a conference asks for the first one."""
    if line.kind == ConferenceRequested.kind:
        return next(sort for sort in CONFERENCE_TYPES if sort.answer == line.body["type"])
    return PRE_BIRTH if child.born is None or line.happened < child.born else INITIAL


def _answers(meeting: Meeting, asked: Line, child: Child) -> bool:
    """A meeting of that sort that is not called off, and was not over when it was asked for. One first conference is as good as another."""
    alike = (meeting.type is REVIEW) == (sort_wanted(asked, child) is REVIEW)
    return alike and meeting.state is not State.CALLED_OFF and (meeting.day is None or meeting.day >= asked.happened)


def _arrange(child: Child, sort: MeetingType, line: Line, owed: Sequence[Finding], names: Mapping[UUID, str]) -> Task:
    """By the day that was asked for or that the law counts, whichever is sooner."""
    counted = next((one for one in owed if one.duty.id in (REVIEW_BY if sort is REVIEW else FIRST_BY)), None)
    wanted = line.body.get("wanted_by")
    days = [day for day in (date.fromisoformat(wanted) if wanted else None, counted and counted.due) if day]
    by = min(days, default=None)
    who = names.get(line.practitioner, "") if line.practitioner else ""
    said = f"Asked for by {who or 'the system'} on {in_words(line.happened)}. {line.body.get('why', '')}".strip()
    lawful = counted if counted and by == counted.due else None
    return Task(
        child, f"{sort.called} asked for{f' by {who}' if who else ''}", line.happened, f"{said} {lawful.words if lawful else ''}".strip(),
        ASKED, 2, ("default" if lawful.duty.default else lawful.duty.basis) if lawful else None,
        kind="conference-arranged", of=line.root, by=by, sort=sort.name, service=True,
    )  # fmt: skip


def _uninvited(meeting: Meeting, on: date) -> bool:
    ahead = meeting.state is State.ARRANGED and (meeting.day is None or meeting.day >= on)
    return ahead and bool(meeting.type.not_asked([one.said for one in meeting.asked]))


def _to_invite(child: Child, meeting: Meeting) -> Task:
    assert meeting.arranged
    missing = ", ".join(one.who.lower() for one in meeting.type.not_asked([one.said for one in meeting.asked]))
    why = f"You arranged it. Not asked yet: {missing}. Ask them, or say why one of them is not to come (CPP-12, ISS-7-C7)."
    return Task(
        child, f"{meeting.type.called}: people to ask", meeting.arranged.on, why, ASKED, ORDINARY_RANK,
        kind=meeting.type.family.invited, of=meeting.id, by=meeting.day, meeting=meeting.id, service=True,
    )  # fmt: skip


def _owes_minutes(meeting: Meeting, finding: Finding) -> bool:
    return finding.duty.id == MINUTES and meeting.state is State.HELD and meeting.day == finding.since


def _minutes(child: Child, meeting: Meeting, finding: Finding) -> Task:
    """ISS-7-C9: whoever arranged it sends its minutes, and the chair answers for them."""
    assert meeting.day
    return Task(
        child, f"{meeting.type.called} of {in_words(meeting.day)}: minutes to send", finding.due, finding.words, finding.duty.force,
        ORDINARY_RANK, "default" if finding.duty.default else finding.duty.basis, kind=meeting.type.family.circulated, duty=finding.duty.id,
        of=meeting.held.root if meeting.held else None, by=finding.due, meeting=meeting.id, part="after", service=True,
    )  # fmt: skip
