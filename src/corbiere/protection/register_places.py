"""A child's times on the Child Protection Register and their places in it, worked out from the entries that stand. No table is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.work import LEAD, READS, AgencyWork, WorkPeriod
from corbiere.ledger.entry import Body
from corbiere.ledger.record import Line
from corbiere.people.models import Person
from corbiere.people.needs import Harm
from corbiere.people.readings import NAMED, person_of
from corbiere.protection.models import WhyRemoved
from corbiere.protection.registration import PLAN_KINDS, times_on_plan
from corbiere.statute.states import Span

KINDS = frozenset({*PLAN_KINDS, *NAMED, *READS})
DECIDES = "conference-held"


class RegisterStay(NamedTuple):
    """Some days on the register under one category and one lead, with the columns of models.RegisteredChild; `ends` is the first day it was
    so no more, None while it lasts."""

    name: str
    born: date | None
    expected: date | None
    sex: str
    number: int
    came: str
    registered: date
    begins: date
    ends: date | None
    category: str
    category_in_words: str
    before: str
    before_in_words: str
    conference: UUID | None
    lead_social_worker: UUID | None
    removed: date | None
    why_removed: str
    last: bool
    entry: UUID | None
    ended_by: UUID | None


@dataclass(frozen=True, slots=True)
class RegisterDecision:
    """The register's answer for a day: the category, the conference that decided on it, and the lead."""

    category: str
    in_words: str
    conference: Line
    lead: UUID | None


def stays(subject: UUID, lines: Sequence[Line]) -> list[RegisterStay]:
    """All of a child's, in order of happening."""
    spans = times_on_plan(lines)
    if not spans:
        return []
    person = person_of(subject, lines)
    leads = [held for held in AgencyWork(lines).all() if held.role == LEAD]
    return [stay for number, span in enumerate(spans, start=1) for stay in _within(span, number, lines, leads, person)]


def _within(span: Span, number: int, lines: Sequence[Line], leads: Sequence[WorkPeriod], person: Person) -> Iterator[RegisterStay]:
    deciding = [line for line in lines if line.kind == DECIDES and _speaks_of(line, span)]
    opening = next(line for line in deciding if line.body.get("outcome") == "plan")
    places, ended_by = list(_places(span, deciding, leads)), _ended_by(span, lines)
    for turn, (begins, held) in enumerate(places):
        last = turn + 1 == len(places)
        yield RegisterStay(
            name=person.called, born=person.born, expected=person.expected, sex=person.sex, number=number, came=opening.body["type"],
            registered=span.begins, begins=begins, ends=span.ended if last else places[turn + 1][0],
            category=held.category, before=places[turn - 1][1].category if turn else "",
            category_in_words=held.in_words, before_in_words=places[turn - 1][1].in_words if turn else "",
            conference=held.conference.root, lead_social_worker=held.lead, removed=span.ended, why_removed=_why_removed(span, lines),
            last=last, entry=held.conference.id, ended_by=ended_by.id if ended_by else None,
        )  # fmt: skip


def _speaks_of(line: Line, span: Span) -> bool:
    """Whether a conference said how a child is on the register in this time: not the one that ended it, nor the one that ended another
    on the day on which this one began."""
    if line.happened == span.begins:
        return line.body.get("outcome") != "end"
    return span.begins < line.happened <= span.last and line.happened != span.ended


def _places(span: Span, deciding: Sequence[Line], leads: Sequence[WorkPeriod]) -> Iterator[tuple[date, RegisterDecision]]:
    """The days on which the category or the lead became another, each with what was so from then on."""
    days = {line.happened for line in deciding} | {day for held in leads for day in held.changes()}
    before = None
    for day in sorted({span.begins} | {day for day in days if span.begins < day <= span.last and day != span.ended}):
        held = _decided(day, deciding, leads)
        if held != before:
            yield day, held
        before = held


def _decided(day: date, deciding: Sequence[Line], leads: Sequence[WorkPeriod]) -> RegisterDecision:
    """The lead is the one allocated; while nobody is, the one whom a conference named. A category counts from where it was first named."""
    category, conference, named = ("", ""), deciding[0], None
    for line in deciding:
        if line.happened <= day:
            harm = _category(line.body, category)
            if harm != category:
                category, conference = harm, line
            named = line.body.get("lead_social_worker") or named
    allocated = next((held.practitioner for held in leads if held.on(day) and held.practitioner), None)
    return RegisterDecision(*category, conference, allocated or (UUID(named) if named else None))


def _category(body: Body, before: tuple[str, str]) -> tuple[str, str]:
    """The form of harm, and which it is where it is none of the four. What a conference leaves out stays as it was."""
    harm = body.get("harm") or before[0]
    if harm != Harm.OTHER:
        return harm, ""
    return harm, body.get("harm_in_words") or (before[1] if before[0] == harm else "")


def _why_removed(span: Span, lines: Sequence[Line]) -> str:
    if span.ended is None:
        return ""
    if span.ended > span.last:
        return WhyRemoved.EIGHTEEN
    ending = _ended_by(span, lines)
    return ending.body.get("why_ended") or WhyRemoved.CONFERENCE if ending and ending.kind == DECIDES else WhyRemoved.DIED


def _ended_by(span: Span, lines: Sequence[Line]) -> Line | None:
    """The conference that ended a time, or the death. A birthday is no entry."""
    if span.ended is None or span.ended > span.last:
        return None
    on_the_day = [line for line in reversed(lines) if line.happened == span.ended]
    ending = (line for line in on_the_day if line.kind == DECIDES and line.body.get("outcome") == "end")
    return next(ending, None) or next((line for line in on_the_day if line.kind == "died"), None)
