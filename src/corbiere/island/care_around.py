"""Entries around a child in care on the island: school, family time, a night away; and what a care leaver has and asks for."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from uuid import UUID

from corbiere.care.entries import (
    AdvocacyInformationGiven,
    CareExplained,
    DirectWorkDone,
    FamilyTimeArranged,
    FamilyTimeHad,
    LeaverHomeNoted,
    LeavingCareExplained,
    LeavingHelpAnswered,
    LeavingHelpAsked,
    OccupationNoted,
    ReturnInterviewOffered,
    ReviewerAppointed,
    StayingInTouchPlanned,
    WorkerContactGiven,
)
from corbiere.education.entries import DesignatedTeacherNamed, SchoolEnrolled, SchoolTimetableSet, VirtualSchoolActed
from corbiere.island import care_words as words
from corbiere.island.care_ahead import ahead
from corbiere.island.care_days import days as days_of
from corbiere.island.care_homes import addresses, leavers_address, together
from corbiere.island.care_plan_stories import care_plans
from corbiere.island.care_stories import appointed
from corbiere.island.circle import school_of
from corbiere.island.households import identifier
from corbiere.island.meeting_stories import views
from corbiere.island.pathway_stories import pathway
from corbiere.island.staff import SCHOOLS, InventedPractitioner
from corbiere.island.telling import Answers, Beside, StoryTelling
from corbiere.ledger.entry import Entry
from corbiere.protection.entries import ChildFound, ChildMissing, ReturnTalkHeld
from corbiere.statute.facts import Fact

STARTS_SCHOOL, GOES_MISSING = 4, 12
AWAY = 3  # of as many who are old enough, one was away for a night
TIMES, EVERY = 10, 28  # family times that are told, and the days between them
ADULT_YEARS = 8
WENT = (*("well",) * 6, "short", "child-not", "they-not", "we-not")
TOLD = 0.8  # of what is told in the first weeks, as much is
PART_TIME, JUST_NOW = 0.25, 0.4  # of those who go to school, as many did so for part of the week; of these, as many do so just now
MORNINGS: Answers = {"full_time": False, "hours": "Fifteen, in the mornings", "why_part_time": "Afternoons were too much after the move."}
ALLOWED = ("free", "supervised", "supervised", "not-meeting")
HELP = ("setting-up-home-allowance", "independent-living", "education-training-employment")
DOES = ("higher-education", "education", "apprenticeship", "work", "work", "none", "none-parent")
LIVES = ("social-housing", "private", "supported-accommodation", "carers", "family", "student")


def around_care(told: StoryTelling, facts: Sequence[Fact], began: date, today: date) -> Iterator[Beside]:
    """Entries beside the story since `began`; and who reviews, where today’s officer followed somebody before their time."""
    days = {fact.kind: fact.day for fact in facts if fact.kind in ("care-started", "care-ended")}
    if ended := days.get("care-ended"):
        yield from addresses(told, facts, began)
        yield from Around(told, max(ended, began), today).after_care()
        return
    entered, officer = days.get("care-started", today), told.circle.chair
    if entered < began and not any(fact.kind == "reviewer-appointed" and fact.day >= officer.joined for fact in facts):
        yield Beside(ReviewerAppointed.model_validate(appointed(officer)), began + timedelta(days=1), told.circle.manager, "reviewer")
    since = max(entered, began)
    yield from addresses(told, facts, since)
    yield from Around(told, since + timedelta(days=1), today).in_care()
    yield from ahead(told, facts, today)
    if told.circle.carer:
        yield from days_of(told, told.circle.carer, since + timedelta(days=2), today)
    yield from care_plans(told, since, today)


class Around:
    """Entries beside one child's story, from `since` until yesterday."""

    def __init__(self, told: StoryTelling, since: date, today: date) -> None:
        self.told, self.since, self.today = told, since, today
        self.luck = Random(f"around care {told.child.id}")

    def in_care(self) -> Iterator[Beside]:
        yield from self._told()
        yield from self._school()
        yield from self._family_time()
        if self.told.age(self.since) >= GOES_MISSING and self.luck.randrange(AWAY) == 0:
            yield from self._night_away()

    def _beside(self, kind: type[Entry], answers: Answers, day: date, by: InventedPractitioner, key: str) -> Iterator[Beside]:
        if self.since <= day < self.today:
            yield Beside(kind.model_validate(answers), day, by, key)

    def _id(self, key: str) -> UUID:
        return identifier(self.told.child.id, key)

    def _told(self) -> Iterator[Beside]:
        """Entries of the first weeks: why they are in care, whom to ring, who speaks for them, and something done together."""
        told, lead = self.told, self.told.circle.lead
        if told.age(self.since) < STARTS_SCHOOL:
            return
        plainly: tuple[tuple[type[Entry], Answers], ...] = (
            (CareExplained, {"words": told.one_of(words.EXPLAINING), "said": told.one_of(words.ASKS), "answered": "I said what I know."}),
            (
                WorkerContactGiven,
                {"office": "The children looked after team", "how": "On a card, and on the fridge"},
            ),
            (AdvocacyInformationGiven, {"advocacy": True, "mind_of_my_own": True, "wish": self.luck.choice(("has", "not-now"))}),
            (DirectWorkDone, {"did": told.one_of(words.TOGETHER), "learned": told.one_of(words.BEST), "said": told.one_of(words.WANTED)}),
        )
        for place, (kind, answers) in enumerate(plainly):
            if self.luck.random() < TOLD:
                yield from self._beside(kind, answers, self.since + timedelta(days=1 + 5 * place), lead, kind.kind)

    def _school(self) -> Iterator[Beside]:
        age = self.told.age(self.since)
        if age < STARTS_SCHOOL:
            return
        key = school_of(self.told.home.number, age)
        year = str(min(age - STARTS_SCHOOL, 13)) if age > STARTS_SCHOOL else "reception"
        school = identifier("agency", key)
        enrolled: Answers = {"school": school, "name": SCHOOLS[key], "year": year, "full_time": True, "curriculum": True}
        teacher = self.told.circle.teacher
        yield from self._beside(SchoolEnrolled, enrolled, self.since, teacher, "enrolled")
        yield from self._beside(DesignatedTeacherNamed, {"practitioner": teacher.id}, self.since, self.told.circle.lead, "teacher named")
        luck = Random(f"mornings {self.told.child.id}")
        if luck.random() < PART_TIME:
            yield from self._mornings(luck.random() < JUST_NOW)

    def _mornings(self, just_now: bool) -> Iterator[Beside]:
        """Part of the week only: since last week, or for some weeks until the Virtual School saw to it that it ended."""
        teacher, school = self.told.circle.teacher, self.told.circle.virtual_school
        day = max(self.since, self.today - timedelta(days=9 if just_now else 100))
        until = day + timedelta(days=40)
        mornings = MORNINGS | {"part_time_until": until, "reviewed_by": str(teacher.name)}
        yield from self._beside(SchoolTimetableSet, mornings, day, teacher, "part time")
        if school and not just_now:
            did = {
                "of": self._id("part time"),
                "did": words.SAW_TO_IT,
            }
            yield from self._beside(VirtualSchoolActed, did, day + timedelta(days=3), school, "virtual school acted")
        if until < self.today:
            yield from self._beside(SchoolTimetableSet, {"full_time": True}, until, teacher, "full time")

    def _family_time(self) -> Iterator[Beside]:
        told, mother = self.told, self.told.home.adults[0].person
        with_whom: list[tuple[UUID, str, str]] = [(mother.id, f"{mother.name}, mother", self.luck.choice(ALLOWED))]
        if len(told.home.children) > 1 and not together(told.home):
            other = next(child for child in told.home.children if child.id != told.child.id)
            with_whom.append((other.id, f"{other.name}, {'sister' if other.female else 'brother'}", "free"))
        for place, (person, who, allowed) in enumerate(with_whom):
            day = self.since + timedelta(days=6 + place)
            key = f"family time {place}"
            yield from self._beside(FamilyTimeArranged, _arranged(told, person, who, allowed), day, told.circle.lead, key)
            for time in range(TIMES):
                went = self.luck.choice(WENT)
                had: Answers = {
                    "of": self._id(key),
                    "went": went,
                    "seen": told.say("{name} had a drawing to give, and was quiet afterwards."),
                }
                had |= {"why_not": told.say(words.NOT_KEPT[went])} if went != "well" else {}
                on = self.today - timedelta(days=3 + EVERY * time)
                if on <= day:
                    break
                yield from self._beside(FamilyTimeHad, had, on, told.circle.lead, f"{key} had {time}")

    def _night_away(self) -> Iterator[Beside]:
        told, lead = self.told, self.told.circle.lead
        day = max(self.since + timedelta(days=20), self.today - timedelta(days=20 + self.luck.randrange(340)))
        if day + timedelta(days=4) >= self.today:
            return
        went = {"last_seen": "At the bus station at nine, by a friend", "police": True, "danger": "It was cold, and the telephone was off"}
        yield from self._beside(ChildMissing, went, day, lead, "missing")
        back = {"where": "With a friend’s family, asleep on the sofa", "safe": True, "of": self._id("missing")}
        yield from self._beside(ChildFound, back, day + timedelta(days=1), lead, "found")
        adviser = told.circle.adviser
        offered = {
            "of": self._id("found"), "wish": "yes", "said": "If it’s not somebody from here.", "by": str(adviser.name),
            "practitioner": adviser.id, "independent": True, "on": day + timedelta(days=3),
        }  # fmt: skip
        yield from self._beside(ReturnInterviewOffered, offered, day + timedelta(days=1), lead, "interview offered")
        if self.luck.random() < 0.7:
            talked: Answers = {
                "views": views(told, day),
                "of": self._id("found"),
                "helps": "Somebody to ring at night",
                "by": str(adviser.name),
            }
            yield from self._beside(ReturnTalkHeld, talked, day + timedelta(days=3), adviser, "talked")

    def after_care(self) -> Iterator[Beside]:
        """The home and occupation of a young adult, how they like to be in touch, and the help that they asked for: had, or not yet."""
        adviser = self.told.circle.adviser
        yield leavers_address(self.told, self.since)
        told_all: Answers = {
            "offer": True, "reach": True, "complaints": True, "until_25": True, "said": "Is that for me too, if I move to England?",
        }  # fmt: skip
        yield from self._beside(LeavingCareExplained, told_all, self.since + timedelta(days=10), adviser, "explained")
        touch: Answers = {
            "said": self.luck.choice(words.LEAVERS_LIKE), "how_often": "yearly", "how": ["message", "in-person"],
            "why": "Has people around, and wants to know that somebody is there.", "look_again": self.today + timedelta(days=120),
        }  # fmt: skip
        yield from self._beside(StayingInTouchPlanned, touch, self.since + timedelta(days=12), adviser, "in touch")
        yield from self._lives_and_does()
        yield from self._asks()
        for one in pathway(self.told, self.since, self.today):
            yield from self._beside(one.kind, one.answers, one.day, adviser, one.key)

    def _lives_and_does(self) -> Iterator[Beside]:
        """As it was first, asked about again each year, and within the last half year, or for a few a little before."""
        adviser, does = self.told.circle.adviser, self.luck.choice(DOES)
        lives: Answers = {"sort": self.luck.choice(LIVES), "suitable": self.luck.random() < 0.85, "off_island": False}
        wrong = {"why": "Damp, and a long way from work", "next_step": "We asked the landlord, and look elsewhere"}
        lives |= {} if lives["suitable"] else wrong
        again = self.today - timedelta(days=20 + self.luck.randrange(175))
        first = self.since + timedelta(days=3)
        asked_about = [day for years in range(ADULT_YEARS) if (day := again - timedelta(days=330 * years)) > first]
        for place, day in enumerate((first, *reversed(asked_about))):
            yield from self._beside(LeaverHomeNoted, lives, day, adviser, f"lives {place}")
            yield from self._beside(OccupationNoted, {"what": does, "full_time": True}, day, adviser, f"does {place}")
        if does == "higher-education":
            for what in ("higher-education-bursary", "vacation-accommodation"):
                yield from self._request(what, self.since + timedelta(days=20), words.GIVEN)

    def _asks(self) -> Iterator[Beside]:
        """A request of some weeks ago, answered; and of one in four, one of these days that nobody has answered."""
        answer = words.REFUSED if self.luck.random() < 0.2 else words.GIVEN
        yield from self._request(self.luck.choice(HELP), self.today - timedelta(days=30 + self.luck.randrange(60)), answer)
        if self.luck.random() < 0.25:
            yield from self._request("furniture-grant", self.today - timedelta(days=1 + self.luck.randrange(12)), None)

    def _request(self, what: str, day: date, answer: Answers | None) -> Iterator[Beside]:
        adviser, key = self.told.circle.adviser, f"asked {what} {day}"
        asked: Answers = {"what": what, "said": "I would need it this month, if I may.", "owner": adviser.id}
        yield from self._beside(LeavingHelpAsked, asked, day, adviser, key)
        if answer and day >= self.since:
            after = day + timedelta(days=4)
            said = (
                answer
                | {"of": self._id(key)}
                | ({"given_on": after} if answer["answer"] == "given" else {"look_again": day + timedelta(days=150)})
            )
            yield from self._beside(LeavingHelpAnswered, said, after, adviser, f"{key} answered")


def _arranged(told: StoryTelling, person: UUID, who: str, allowed: str) -> Answers:
    answers: Answers = {
        "person": person, "who": who, "allowed": allowed, "how": ["write"] if allowed == "not-meeting" else ["meet"],
        "how_often": "Every second Saturday, two hours", "why_best": told.say("{name} asks for it, and is steadier in the days after."),
    }  # fmt: skip
    if allowed != "not-meeting":
        answers["where"] = "The family centre by the harbour"
    if allowed == "supervised":
        answers["with_whom"] = "Somebody of the family centre"
    if allowed != "free":
        answers["why_limited"] = told.say("{name} was frightened the last time, and wants somebody near.")
    return answers
