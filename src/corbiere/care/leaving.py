"""Who is eligible, a care leaver, or neither, with the reason day by day; who leads; and until when there is a personal adviser. Pure.

Who is a care leaver is the law's own state (`statute.states.CARE_LEAVER`), so that no page says other than the clocks (Guidance 368,
434 to 443; what the sources leave open is read in docs/law/readings.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.work import WorkPeriod, work_on
from corbiere.agencies.working import AllocationRole
from corbiere.care.entries.advisers import AdviserLeadConsidered, PersonalAdviserAsked, PersonalAdviserDeclined
from corbiere.care.entries.leaving import CareLeaverDecided, LeaverRoute
from corbiere.care.episodes import in_care_on, times_in_care
from corbiere.ledger.entry import Choice
from corbiere.ledger.record import Line
from corbiere.statute.calendar import birthday, day_before, in_words, whole_years
from corbiere.statute.states import CARE_LEAVER, Span

FOURTEEN, SIXTEEN, GROWN_UP, ON_REQUEST_FROM, LAST_BIRTHDAY = 14, 16, 18, 22, 25
NEEDED, BORDERLINE = CARE_LEAVER.days, range(85, CARE_LEAVER.sure)  # GAP-10: near 91 a person looks at it
ADVISER, LEAD = AllocationRole.PERSONAL_ADVISER.value, AllocationRole.LEAD.value


class LeavingStatus(Choice):
    """What somebody is on a day, as far as leaving care goes. One who is looked after has that rule, whatever is gathered (GAP-11)."""

    LOOKED_AFTER = "looked-after", "Looked after"
    ELIGIBLE = "eligible", "Looked after, and a care leaver when care ends"
    CARE_LEAVER = "care-leaver", "Care leaver"
    YOUNG_PERSON = "young-person", "Young person, not a care leaver"
    WAS_IN_CARE = "was-in-care", "Was in care, and is no care leaver"
    NEITHER = "neither", "Was never in care"


class AdviserBecause(Choice):
    """Why there is a personal adviser, or is none (LAC-434T-1)."""

    IN_CARE = "in-care", "In care, and 14 or older: in all cases"
    UNDER_22 = "under-22", "Care leaver under 22: in all cases"
    ON_REQUEST = "on-request", "Care leaver of 22 to 24: when they ask"
    NONE = "none", "None by law"


class CountedDays(NamedTuple):
    """Part of a time in care between the 14th and the 18th birthday, both days included, as far as it counts."""

    first: date
    last: date
    days: int


@dataclass(frozen=True, slots=True)
class LeavingCare:
    """All that follows of leaving care on a day. `since`: since when they are a care leaver, in care or not; None where they are none."""

    on: date
    born: date
    in_care: Span | None
    was_in_care: bool
    stretches: tuple[CountedDays, ...]
    since: date | None
    decided: Line | None

    @property
    def age(self) -> int:
        return whole_years(self.born, self.on)

    @property
    def days(self) -> int:
        return sum(one.days for one in self.stretches)

    @property
    def is_leaver(self) -> bool:
        return self.in_care is None and self.since is not None

    @property
    def by_decision(self) -> Line | None:
        """The decision by which they are a care leaver, where the count alone makes them none (LAC-368-3, LAC-368-4)."""
        said = self.decided is not None and self.since is not None and self.decided.body["leaver"]
        return self.decided if said and self.days < NEEDED else None

    @property
    def is_young_person(self) -> bool:
        """GL-43: 18 to 24. The source’s further limbs are missing, and none is inferred."""
        return GROWN_UP <= self.age < LAST_BIRTHDAY

    @property
    def waits_for_a_person(self) -> bool:
        """GAP-10: whether somebody must look at a count that is near 91, can grow no more for now, and has grown since they last did."""
        looked = self.decided is not None and self.decided.happened >= self.stretches[-1].last if self.stretches else True
        return self.in_care is None and self.days in BORDERLINE and not looked and SIXTEEN <= self.age < LAST_BIRTHDAY

    @property
    def status(self) -> LeavingStatus:
        if self.in_care:
            return LeavingStatus.ELIGIBLE if self.since else LeavingStatus.LOOKED_AFTER
        if self.is_leaver:
            return LeavingStatus.CARE_LEAVER
        if self.is_young_person and self.was_in_care:
            return LeavingStatus.YOUNG_PERSON
        return LeavingStatus.WAS_IN_CARE if self.was_in_care else LeavingStatus.NEITHER

    @property
    def adviser(self) -> AdviserBecause:
        """LAC-434T-1, GL-24 to 26."""
        if self.in_care and self.age >= FOURTEEN:
            return AdviserBecause.IN_CARE
        if not self.is_leaver:
            return AdviserBecause.NONE
        return AdviserBecause.UNDER_22 if self.age < ON_REQUEST_FROM else AdviserBecause.ON_REQUEST

    @property
    def why(self) -> str:
        """The reason, with its working, in one sentence."""
        counted = f"{self.days} day{'' if self.days == 1 else 's'} in care between 14 and 18, of which 91 are needed"
        if self.in_care:
            since = in_words(self.in_care.begins)
            return f"In care since {since}; {counted}."
        if said := self.by_decision:
            under = f", under {said.body['order']}" if said.body["route"] == LeaverRoute.ORDER else ""
            return f"By decision of {in_words(said.happened)}{under}; {counted}."
        if self.since:
            return f"{counted.capitalize()}, and {self.age} years old."
        if self.waits_for_a_person:
            return f"{counted.capitalize()}: so near to it that a manager confirms what it is."
        return f"{counted.capitalize()}, and {self.age} years old: both are needed, 91 days and an age from 16 to 24."


def leaving_care(lines: Sequence[Line], on: date) -> LeavingCare | None:
    """How it stands as the day closes; None where the day of birth is not known, or is to come."""
    born = next((line.happened for line in lines if line.kind == "born"), None)
    if born is None or born > on:
        return None
    spans = [span for span in times_in_care(lines) if span.begins <= on]
    ruled = [line for line in lines if line.kind == CareLeaverDecided.kind and line.happened <= on]
    days = [(span.begins, min(span.last, on)) for span in spans]
    said, denied = ([line.happened for line in ruled if line.body["leaver"] is leaver] for leaver in (True, False))
    times = CARE_LEAVER.times(born, days, said, denied) if on < birthday(born, LAST_BIRTHDAY) else []
    since = next((time.begins for time in times if time.begins <= on and (time.ended is None or on < time.ended)), None)
    return LeavingCare(on, born, in_care_on(lines, on), bool(spans), counted(days, born), since, ruled[-1] if ruled else None)


def counted(spans: Sequence[tuple[date, date]], born: date) -> tuple[CountedDays, ...]:
    """GAP-10: each day that care touches from the 14th birthday to the eve of the 18th; a day in two times counts once."""
    first, last = birthday(born, FOURTEEN), day_before(birthday(born, GROWN_UP))
    found: list[CountedDays] = []
    for begins, ends in spans:
        begins, ends = max(begins, first), min(ends, last)
        if begins <= ends:
            found.append(CountedDays(begins, ends, (ends - begins).days + 1))
            first = date.fromordinal(ends.toordinal() + 1)
    return tuple(found)


# Who is the adviser, and who leads.


def adviser_on(lines: Sequence[Line], on: date) -> WorkPeriod | None:
    return next((held for held in work_on(lines, on).all() if held.role == ADVISER and held.practitioner and held.on(on)), None)


def advisers(lines: Sequence[Line], on: date) -> list[WorkPeriod]:
    """Everybody who was or is the adviser, in their order."""
    held = [one for one in work_on(lines, on).all() if one.role == ADVISER and one.practitioner]
    return sorted(held, key=lambda one: one.begins)


def last_wish(lines: Sequence[Line], on: date) -> Line | None:
    """Finds what they said last of having an adviser: asked for one, or wanted none."""
    said = [line for line in lines if line.kind in (PersonalAdviserAsked.kind, PersonalAdviserDeclined.kind) and line.happened <= on]
    return said[-1] if said else None


def is_owed_an_adviser(held: LeavingCare, lines: Sequence[Line]) -> bool:
    """Whether they are to have one on that day: in all cases, or because they asked."""
    if held.adviser is AdviserBecause.ON_REQUEST:
        wish = last_wish(lines, held.on)
        return wish is not None and wish.kind == PersonalAdviserAsked.kind
    return held.adviser is not AdviserBecause.NONE


class LeadsNow(NamedTuple):
    """Who leads the work on a day, and why they do. `practitioner` is None where nobody has the part."""

    role: str
    practitioner: UUID | None
    because: str


def leads_now(lines: Sequence[Line], held: LeavingCare) -> LeadsNow:
    """LAC-442-1, LAC-443-1, GAP-12: the social worker under 18, unless it was decided otherwise; from 18 the personal adviser."""
    adviser = adviser_on(lines, held.on)
    lead = next((one for one in work_on(lines, held.on).all() if one.role == LEAD and one.on(held.on)), None)
    early = [line for line in lines if line.kind == AdviserLeadConsidered.kind and line.happened <= held.on]
    if held.age >= GROWN_UP:
        return LeadsNow(ADVISER, adviser.practitioner if adviser else None, "They are 18 or older.")
    if early and early[-1].body["early"] and date.fromisoformat(early[-1].body["from"]) <= held.on:
        return LeadsNow(ADVISER, adviser.practitioner if adviser else None, f"It was decided on {in_words(early[-1].happened)}.")
    return LeadsNow(LEAD, lead.practitioner if lead else None, "They are under 18.")


def leading_role(now: LeadsNow) -> str:
    """The part in words, as a page begins with it."""
    return AllocationRole(now.role).label
