"""From the record of each child to the units of conferences: held, stopped, and due. What a meeting is, is told in meetings.gathering."""

import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from corbiere.insight.dataset import ChildHistory, Dataset, Reads, once
from corbiere.insight.measure import Key
from corbiere.meetings.meeting import Meeting, meetings
from corbiere.meetings.notes import Circulation, Postponement, same_name
from corbiere.meetings.parts import AGENCIES, WhyCalledOff
from corbiere.protection.entries.conferences import ConferenceType
from corbiere.protection.measures.units import FIRST, AgencyReport, ChildConference, Conference, ConferenceDue, Minutes, ReportRequest
from corbiere.protection.meetings import CONFERENCES
from corbiere.protection.registration import PLAN_KINDS, times_on_plan
from corbiere.statute.duties import Finding

Of = dict[UUID, list[Meeting]]

FIRST_CONFERENCE, FIRST_REVIEW, NEXT_REVIEW, MINUTES = (
    "cp.initial-conference", "cp.first-review-conference", "cp.next-review-conference", "cp.conference-minutes",
)  # fmt: skip
_SAID = operator.attrgetter("arranged", "invited", "report_asked", "report_received", "attendance", "called_off", "held", "circulated")
READS = Reads(
    begins=("strategy-discussion-held", "conference-arranged", "conference-held"),
    kinds=frozenset({"strategy-discussion-held", "enquiry-concluded", *PLAN_KINDS, *_SAID(CONFERENCES)}),
    duties=(FIRST_CONFERENCE, FIRST_REVIEW, NEXT_REVIEW, MINUTES),
    days=190,  # a review is due six months after the last
)


@once
def arranged(world: Dataset) -> Of:
    """Of each child, the conferences that were arranged or held."""
    return {child: [one for one in meetings(child, held.lines) if _is_conference(one)] for child, held in world.children.items()}


def _is_conference(meeting: Meeting) -> bool:
    return meeting.type.family is CONFERENCES


@once
def child_conferences(world: Dataset) -> list[ChildConference]:
    """Every child's conference that was held."""
    found = arranged(world).items()
    return [_child_conference(meeting, world.children[child], world) for child, held in found for meeting in held if meeting.held]


def _child_conference(meeting: Meeting, held: ChildHistory, world: Dataset) -> ChildConference:
    line = meeting.held
    assert line
    attended = tuple(present.said for present in meeting.attendance)
    return ChildConference(
        child=meeting.subject,
        entry=line.id,
        meeting=meeting.together,
        day=line.happened,
        type=line.body.get("type", ""),
        chair=meeting.chair,
        born=held.born,
        attended=attended,
        invited=tuple(asked.said for asked in meeting.asked),
        views=line.body.get("views"),
        complaints_told=line.body.get("complaints_told"),
        missing=meeting.missing,
        absent=tuple(_agency(one, world) for one in attended if not one.came and one.sector in AGENCIES),
        minutes=_minutes(line.happened, meeting.sendings, held),
    )


def _agency(absent: Any, world: Dataset) -> Key:
    """The agency of whoever did not come; the sort of agency, where they are not in the directory."""
    label: str = absent.sector.label
    return world.agencies.get(absent.practitioner, label) if absent.practitioner else label


def _minutes(day: date, sendings: Iterable[Circulation], held: ChildHistory) -> Minutes | None:
    """None where none are owed. Whoever was named more than once had them the first time."""
    due = next((finding.due for finding in held.found(MINUTES) if finding.since == day), None)
    if due is None:
        return None
    had: dict[str, Circulation] = {}
    for sending in sorted(sendings, key=lambda sending: sending.source.on):
        for name in sending.names or ("",):
            had.setdefault(same_name(name), sending)
    slowest = max(had.values(), key=lambda sending: sending.source.on, default=None)
    return Minutes(due, slowest.source.on if slowest else None, slowest.source.author if slowest else None)


# Conferences: children together.


@once
def held_conferences(world: Dataset) -> list[Conference]:
    together: dict[tuple[UUID, date], list[ChildConference]] = defaultdict(list)
    for one in child_conferences(world):
        together[one.meeting, one.day].append(one)
    return [
        Conference(meeting, day, held[0].type, next((one.chair for one in held if one.chair), None), tuple(held), {})
        for (meeting, day), held in together.items()
    ]


def convened(world: Dataset) -> list[Conference]:
    """Conferences held, and those stopped on their day since too few came."""
    stopped: dict[tuple[UUID, date], list[tuple[Meeting, Postponement]]] = defaultdict(list)
    for held in arranged(world).values():
        for meeting in held:
            for off in meeting.put_off:
                if off.why is WhyCalledOff.TOO_FEW and off.source.on in (meeting.day, *meeting.earlier_days):
                    stopped[off.source.act, off.source.on].append((meeting, off))
    return held_conferences(world) + [
        Conference(act, day, offs[0][0].type.answer, offs[0][0].chair, (), {meeting.subject: off.source.entry for meeting, off in offs})
        for (act, day), offs in stopped.items()
    ]


def minutes_due(world: Dataset) -> list[Conference]:
    """Conferences that were held, by the day on which their minutes were due."""
    return [
        replace(one, day=max(child.minutes.due for child in one.held if child.minutes))
        for one in held_conferences(world)
        if all(child.minutes for child in one.held)
    ]


def reports(world: Dataset) -> list[AgencyReport]:
    """Of each conference that was held, what each agency was asked for."""
    asked: dict[tuple[UUID, date], dict[Key, list[ReportRequest]]] = defaultdict(lambda: defaultdict(list))
    for held in arranged(world).values():
        for meeting in held:
            if line := meeting.held:
                for agency, one in _asked(meeting):
                    asked[meeting.together, line.happened][agency].append(one)
    return [
        AgencyReport(agency, one, tuple(found))
        for one in held_conferences(world)
        for agency, found in asked.get((one.meeting, one.day), {}).items()
    ]


def _asked(meeting: Meeting) -> Iterator[tuple[Key, ReportRequest]]:
    for report in meeting.reports:
        if report.asked and report.wanted_by:
            yield (
                report.agency or report.elsewhere or "Not recorded which",
                ReportRequest(report.wanted_by, report.received and report.received.on),
            )


# Conferences that are due.


def first_conferences(world: Dataset) -> Iterator[ConferenceDue]:
    """Conferences due after a strategy discussion, one for each that answers it; and those held though none was due."""
    for child, held in arranged(world).items():
        record = world.children[child]
        answered: dict[tuple[date | None, date | None], list[Finding]] = defaultdict(list)
        for finding in record.found(FIRST_CONFERENCE):
            answered[finding.done, finding.ended].append(finding)
        for (done, ended), found in answered.items():
            earliest = min(found, key=lambda finding: finding.due)
            yield _awaited(child, _held_on(held, done, FIRST), earliest.due, done, ended, put_off=_put_off(held, earliest.since, done))
        for meeting in held:
            line = meeting.held
            if line and line.body.get("type") in FIRST and line.happened not in {done for done, _ in answered}:
                yield _awaited(child, meeting, None, line.happened, None)


def reviews(world: Dataset) -> Iterator[ConferenceDue]:
    for child, held in arranged(world).items():
        record = world.children[child]
        found = record.found(FIRST_REVIEW, NEXT_REVIEW)
        spans = times_on_plan(record.lines) if found else []
        for finding in found:
            on_plan = any(span.begins <= finding.due <= span.last for span in spans)
            meeting = _held_on(held, finding.done, (ConferenceType.REVIEW,))
            first = finding.duty.id == FIRST_REVIEW
            yield _awaited(child, meeting, finding.due, finding.done, finding.ended, first=first, on_plan=on_plan)


def _awaited(
    child: UUID, meeting: Meeting | None, due: date | None, done: date | None, ended: date | None, *,
    first: bool = True, on_plan: bool = True, put_off: tuple[str, ...] = (),
) -> ConferenceDue:  # fmt: skip
    line = meeting.held if meeting else None
    return ConferenceDue(
        child=child,
        type=line.body.get("type", "") if line else "",
        due=due,
        done=done,
        ended=ended,
        first=first,
        on_plan=on_plan,
        put_off=put_off,
        entry=line.id if line else None,
        meeting=meeting.together if meeting and line else None,
    )


def _held_on(held: Sequence[Meeting], day: date | None, types: Sequence[str]) -> Meeting | None:
    return next((one for one in held if one.held and one.held.happened == day and one.held.body.get("type") in types), None)


def _put_off(held: Sequence[Meeting], since: date, until: date | None) -> tuple[str, ...]:
    """Why first conferences that were arranged in that time were put off or called off."""
    offs = [off for one in held if one.type.answer in FIRST for off in one.put_off if since <= off.source.on <= (until or date.max)]
    return tuple(dict.fromkeys(off.why.label for off in offs))
