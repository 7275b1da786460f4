"""Entries around the meetings of the island: who was asked, whose report came when, who was there and what was said."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

from corbiere.island import care_beside, help_plan_stories, help_stories, mixed, sayings
from corbiere.island.meeting_stories import SECTORS, TIES, attended, family_came, working_day_by
from corbiere.island.plan_stories import plan
from corbiere.island.staff import InventedPractitioner
from corbiere.island.telling import Answers, Beside, StoryTelling
from corbiere.island.told_back import told_back
from corbiere.protection import agendas
from corbiere.protection.entries import (
    MEETINGS,
    ReflectiveSupervisionDecided,
)
from corbiere.protection.entries.meetings import ProtectionMeeting
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.statute.facts import Fact

REPORT_BEFORE = 3  # working days before a conference by which a report is wanted; the island's own habit
NEXT_CORE_GROUP, A_LITTLE_LATE = timedelta(days=28), timedelta(days=20)
OVERLOOKED = 5  # of as many core groups that find something stuck, the island's managers overlook one
IN_TIME, LATE, AFTERWARDS = 0.78, 0.9, 0.94
"""Of the reports asked for, how many are in by the day wanted, by the conference, and ever."""


NEXT = "protection-meeting-arranged"  # under which the core group that follows finds it


Companions = Callable[[StoryTelling, Fact, UUID], Iterator[Beside]]


def beside(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    """Entries around a fact, of which `made` is the entry."""
    around = _AROUND.get(fact.kind)
    return around(told, fact, made) if around else iter(())


def _conference_arranged(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    circle, day = told.circle, date.fromisoformat(dict(fact.attributes)["for"])
    told.arranged[day] = made
    asked = [_invited(person, why) for person, why in ((circle.lead, "Leads the work, and brings the report"), *circle.group())]
    asked += [_invited(circle.police, "Knows what the police were called to"), *_family_asked(told)]
    sent = MEETINGS.invited.model_validate({"of": made, "asked": asked, "how": "By letter, and the family in person"})
    yield Beside(sent, fact.day, circle.administrator, "asked")
    for place, person in enumerate((circle.health, circle.teacher, circle.police)):
        yield from _report(told, made, person, fact.day, day, f"report {place}")
    if told.happens(0.3):
        cannot = MEETINGS.answered.model_validate({"of": made, "who": str(circle.police.name), "reply": "report-only"})
        yield Beside(cannot, min(fact.day + timedelta(days=2), day), circle.administrator, "answered")


def _invited(person: InventedPractitioner, why: str) -> Answers:
    return {"who": str(person.name), "sector": SECTORS.get(person.agency.sector, "other-agency"), "practitioner": person.id, "why": why}


def _family_asked(told: StoryTelling) -> list[Answers]:
    ties = zip(told.parents, TIES, strict=False)
    family = [{"who": name, "sector": "family", "tie": tie, "why": told.say("Brings up {name}")} for name, tie in ties]
    return [*family, {"who": told.child.name.given, "sector": "child", "why": "It is about them: in person, in writing, or by an advocate"}]


def _report(told: StoryTelling, made: UUID, person: InventedPractitioner, asked_on: date, day: date, key: str) -> Iterator[Beside]:
    wanted = max(asked_on, WORKING_DAYS.before(day, REPORT_BEFORE))
    agency = {"of": made, "agency": person.agency.id, "from": str(person.name)}
    asked = MEETINGS.report_asked.model_validate(agency | {"practitioner": person.id, "wanted_by": wanted})
    yield Beside(asked, asked_on, told.circle.administrator, key)
    luck = told.random.random()
    came = asked_on if luck < IN_TIME else day if luck < LATE else day + timedelta(days=4)
    if luck < AFTERWARDS:
        says = [told.stated(told.worry.history), told.stated(told.worry.at_first, "opinion")]
        answered: Answers = {"says": says, "recommends": told.say("That somebody sees {name} every week.")}
        if luck < IN_TIME:
            answered["shared_with_family"] = came
            came = asked_on + (wanted - asked_on) * told.random.random()
        yield Beside(MEETINGS.report_received.model_validate(agency | answered), came, person, f"{key} in")


def _conference_held(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    meeting = told.arranged.get(fact.day)
    if meeting is None:
        return
    circle = told.circle
    there = [attended(told, person) for person in (circle.lead, circle.manager, circle.health, circle.teacher)]
    taken = MEETINGS.attendance.model_validate({"of": meeting, "attended": [*there, *family_came(told)]})
    yield Beside(taken, fact.day, circle.administrator, "there")
    for place, (point, said, by) in enumerate(_said(told)):
        noted = {"of": meeting, "point": point, "said": said, "by": by}
        yield Beside(MEETINGS.noted.model_validate(noted), fact.day, circle.administrator, f"noted {place}")


def _said(told: StoryTelling) -> Iterator[tuple[str, Answers, str]]:
    circle, worry = told.circle, told.worry
    yield agendas.DANGER.name, told.stated(worry.cause), str(circle.lead.name)
    yield agendas.REPORTS.name, told.stated(worry.history, "reported", str(circle.health.name)), str(circle.health.name)
    yield agendas.LIFE.name, told.stated(told.one_of(worry.protective)), str(circle.teacher.name)
    yield agendas.FAMILY_SAYS.name, told.stated(told.one_of(sayings.FAMILY_SAYS)), told.parents[0]


def _core_group_held(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    """The next one is arranged before they part."""
    day = working_day_by(fact.day + NEXT_CORE_GROUP)
    arranged = MEETINGS.arranged.model_validate(
        {
            "type": ProtectionMeeting.CORE_GROUP,
            "for": day,
            "at": "14:00",
            "place": "The family’s own kitchen" if told.happens(0.3) else "The room behind the parish hall",
            "chairs": told.circle.lead.id,
        }
    )
    if _meets_again(told, fact.day, day):
        yield Beside(arranged, fact.day, told.circle.lead, NEXT)
    later = told.ahead("core-group-held", fact.day + timedelta(days=1), date.max)
    if told.stands_still and (later or (told.child.id.int + told.core_groups) % OVERLOOKED):
        yield Beside(_considered(told, made), fact.day, told.circle.manager, "considered")
    yield from plan(told, fact, made)


def _meets_again(told: StoryTelling, held: date, day: date) -> bool:
    """Whether it comes to that meeting: none is held once the plan has ended, and one that fell through was never on paper."""
    ends = told.ahead("conference-held", held, day, outcome="end")
    following = told.ahead("core-group-held", held + timedelta(days=1), date.max)
    return ends is None and (following is None or following.day <= day + A_LITTLE_LATE)


def _considered(told: StoryTelling, made: UUID) -> ReflectiveSupervisionDecided:
    why = told.one_of(mixed.LOOK_AGAIN)
    return ReflectiveSupervisionDecided.model_validate({"of": made, "wanted": False, "why": why, "decided_by": told.circle.manager.id})


_AROUND: dict[str, Companions] = {
    "conference-arranged": _conference_arranged,
    "conference-held": _conference_held,
    "core-group-held": _core_group_held,
    "child-seen": told_back,
    "assessment-requested": help_stories.accepted,
    "assessment-started": help_stories.written,
    "assessment-completed": help_stories.heard,
    "plan-required": help_plan_stories.required,
    "lead-worker-appointed": help_plan_stories.asked_to_lead,
    "plan-agreed": help_plan_stories.given,
    "plan-reviewed": help_plan_stories.after_review,
} | care_beside.BESIDE
