"""One family's story as entries: told by those around it, some of it late, some of it corrected."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.working import Allocated, AllocationEnded, AllocationRole, HandoverAccepted, HandoverOffered, WhyEnded
from corbiere.island import care_stories, meeting_stories, mixed, visit_stories
from corbiere.island.around_meetings import beside
from corbiere.island.care_around import around_care
from corbiere.island.care_homes import together
from corbiere.island.chronology import Chronology
from corbiere.island.circle import Circle
from corbiere.island.household_entries import REGISTRY
from corbiere.island.households import Household, InventedPerson, identifier
from corbiere.island.open_work import WAYS, kept_besides
from corbiere.island.staff import MANAGER, SOCIAL_WORKER, InventedPractitioner
from corbiere.island.telling import OwnWords, StoryTelling
from corbiere.island.turns import decided, grown_up, meeting_on, settled, unseen, written_up
from corbiere.island.up_and_down import STEPPED
from corbiere.island.worries import Worry, worry_of
from corbiere.island.written_by import written_by
from corbiere.ledger.entry import Entry
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.record import Author
from corbiere.ledger.withdrawal import Withdrawn
from corbiere.ledger.writing import Writing
from corbiere.protection.entries import ChildSeen
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.statute.facts import Fact
from corbiere.statute.kinds import KINDS, ORDINARY

TOLD_BY = (meeting_stories, visit_stories, care_stories)
"""Their tellers are known once they are read."""
CARRIED_OVER = 700
"""Days ago before which everything is from the record that was there before this one."""
PROMPT = frozenset(
    "born concern-received concern-decided strategy-discussion-held enquiry-started enquiry-concluded conference-held care-started "
    "care-ended "
    "placement-started placement-ended visit-failed proceedings-issued plan-required".split()
)
"""What is written down the day it happens, since nothing else can go on before it is."""
ANSWERED = ("concern-received", "conference-held")  # comes before all else of its day
LATE_VISIT = 0.12
CORRECTED, WITHDRAWN = 0.025, 0.004
APART = frozenset(("in-care", "left-care"))
"""Ways that each child goes by itself; in the others brothers and sisters are seen, met about and planned for together."""
OTHERWISE = "It could not be done that day; we went on with what we had and have put it on the list for the next meeting."
CORRECTIONS = ("I had mixed up the two visits of that week.", "The family read it and put me right.", "I had ticked the wrong box.")
LEFT = timedelta(days=6)
BY_MISTAKE = "Written in the record of the wrong child."


class Case(NamedTuple):
    """The story of a household: one of WAYS since `ago` days; `lead` works with them; `unseen`: the last two visits failed; `meets_today`:
    the next conference is today, or on the next working day; `left`: whoever led has gone, and nobody has the children yet; `banned`: a
    parent must not learn where they live; `covered_by`: who covers for whoever leads with the eldest alone; `asked`: who has been asked to
    assess them, and has not answered; `grown`: how many days older everybody is than the household of that number."""

    number: int
    way: str
    ago: int
    lead: InventedPractitioner
    unseen: bool = False
    meets_today: bool = False
    left: bool = False
    banned: bool = False
    covered_by: InventedPractitioner | None = None
    asked: InventedPractitioner | None = None
    grown: int = 0


def author(person: InventedPractitioner) -> Author:
    roles = frozenset({MANAGER}) if person.profession == MANAGER else frozenset[str]()
    return Author(person.id, person.agency.id, roles)


class FamilyStory:
    """One family's story in the making. `writings` come out in the order in which they were written down."""

    def __init__(self, home: Household, circle: Circle, today: date, worry: Worry | None = None) -> None:
        self.home, self.circle, self.today = home, circle, today
        self.worry = worry
        self.random = Random(f"story {home.number}")
        self.allocated_on: date | None = None
        self.writings: list[Writing] = []

    def of(self, case: Case) -> list[Writing]:
        last = self.today - timedelta(days=1)
        shared = self._chronology(self.home.children[0], case, last) if case.way not in APART else None
        for child in self.home.children:
            facts = shared if shared is not None else self._chronology(child, case, last)
            facts = unseen(facts, last) if case.unseen else decided(facts, last) if case.asked else facts
            self.tell(child, meeting_on(facts, WORKING_DAYS.after(self.today - timedelta(days=1), 1), last) if case.meets_today else facts)
            self._allocations(child, case, facts)
        return in_order(self.writings)

    def _chronology(self, child: InventedPerson, case: Case, last: date) -> list[Fact]:
        made = Chronology(Random(f"{case.way} {child.id}"), child.born.toordinal(), last.toordinal())
        since = self.today.toordinal() - case.ago
        WAYS[case.way](made, since)
        if case.way in ("on-plan", "in-need", "in-care"):
            kept_besides(made, since)
        facts = grown_up(made.facts(), child.born) if case.grown else made.facts()
        return written_up(settled(facts) if case.way == "in-care" and together(self.home) else facts, last)

    def _worry(self, child: InventedPerson) -> Worry:
        return self.worry or worry_of(self.home.number, (self.today - child.born).days // 366)

    # Facts become entries.

    def tell(self, child: InventedPerson, facts: Iterable[Fact], words: OwnWords | None = None) -> None:
        telling = StoryTelling(self.home, child, self._worry(child), self.circle, Random(f"words {child.id}"))
        facts, telling.words = list(facts), words or {}
        telling.facts = facts
        ids: dict[str, UUID] = {}
        for place, (fact, moment) in enumerate(self._dated(facts)):
            if fact.of and fact.of not in ids:
                continue  # what it answers to is not written down yet
            entry = telling.entry(fact, ids)
            made = identifier(child.id, "entry", place)
            telling.said[fact.kind] = made
            if fact.ref:
                ids[fact.ref] = made
            self._write(entry, child, fact, moment, made)
            if (self.today - fact.day).days <= CARRIED_OVER and not isinstance(self.writings[-1].entry, Withdrawn):
                self._around(telling, child, fact, moment, made)

    def _around(self, telling: StoryTelling, child: InventedPerson, fact: Fact, moment: datetime, made: UUID) -> None:
        """Writes what goes with it and has happened by now."""
        for place, held in enumerate(beside(telling, fact, made), start=1):
            if held.day >= self.today:
                continue
            own = identifier(made, held.key)
            telling.said[held.key] = own
            # Nothing that belongs to an entry is written down before it, however late that one was.
            when = moment + timedelta(milliseconds=place)
            when = max(when, self._moment(held.day)) if held.day > fact.day else when
            together = identifier(self.home.number, "occasion", fact.day, fact.kind, held.key) if len(self.home.children) > 1 else None
            entry = type(held.entry).model_validate(held.entry.body() | said) if (said := telling.own(held.day, held.key)) else held.entry
            by = author(held.by)
            self.writings.append(Writing(entry=entry, about=child.id, happened=held.day, recorded=when, by=by, id=own, occasion=together))

    def _dated(self, facts: Iterable[Fact]) -> list[tuple[Fact, datetime]]:
        """With the moment at which each was written down; what nobody has written down yet is left out."""
        days: list[tuple[date, Fact]] = []
        for fact in facts:
            day = fact.day if fact.kind in PROMPT else fact.recorded
            if fact.kind == "child-seen" and day == fact.day and self.random.random() < LATE_VISIT:
                day += timedelta(days=1 + int(self.random.random() * 9))
            if day < self.today:
                days.append((day, fact))
        days.sort(key=lambda told: (told[0], told[1].day, _phase(told[1]), told[1].kind not in ANSWERED))
        return [(fact, self._moment(day, place)) for place, (day, fact) in enumerate(days)]

    def _moment(self, day: date, place: int = 0) -> datetime:
        """In the afternoon; of two on one day the later `place` is the later."""
        return datetime.combine(day, time(16, 5), JERSEY) + timedelta(seconds=place * 20 + int(self.random.random() * 20))

    def _write(self, entry: Entry, child: InventedPerson, fact: Fact, moment: datetime, made: UUID) -> None:
        by = self._author(fact)
        together = identifier(self.home.number, "occasion", fact.day, fact.kind) if len(self.home.children) > 1 else None
        at = (
            time(9 + int(self.random.random() * 6), 15 * int(self.random.random() * 4))
            if fact.kind in ("child-seen", "visit-failed")
            else None
        )
        self.writings.append(
            Writing(entry=entry, about=child.id, happened=fact.day, time=at, recorded=moment, by=by, id=made, occasion=together)
        )
        if isinstance(entry, ChildSeen) and by is not REGISTRY:
            self._second_thoughts(entry, self.writings[-1])

    def _second_thoughts(self, entry: ChildSeen, written: Writing) -> None:
        luck = self.random.random()
        assert written.recorded is not None
        later = self._moment(written.recorded.date() + timedelta(days=1 + int(self.random.random() * 12)))
        if later.date() >= self.today or luck > CORRECTED + WITHDRAWN:
            return
        again = Writing(
            entry=Withdrawn(),
            about=written.about,
            happened=later.date(),
            recorded=later,
            by=written.by,
            replaces=written.id,
            why=BY_MISTAKE,
        )
        if luck < CORRECTED:
            body = entry.body() | {"announced": not entry.announced}
            why = CORRECTIONS[int(self.random.random() * len(CORRECTIONS))]
            again = Writing(
                entry=ChildSeen.model_validate(body), about=written.about, happened=written.happened, time=written.time, recorded=later,
                by=written.by, replaces=written.id, why=why, id=identifier(written.id, "corrected"),
            )  # fmt: skip
        self.writings.append(again)

    def _author(self, fact: Fact) -> Author:
        if (self.today - fact.day).days > CARRIED_OVER:
            return REGISTRY
        person: InventedPractitioner = getattr(self.circle, written_by(self.home, fact))
        return author(person)

    # Who works with the child.

    def _allocations(self, child: InventedPerson, case: Case, facts: Sequence[Fact]) -> None:
        way = case.way
        if way in ("advised", "helped-once"):
            return
        first = min((fact.day for fact in facts), default=self.today - timedelta(days=1))
        began = max(first, self.today - timedelta(days=CARRIED_OVER - 1))
        if way == "worried-about":
            self._allocate(child, AllocationRole.DUTY, None, began)
        elif way == "helped-early":
            self._allocate(child, AllocationRole.LEAD_PRACTITIONER, self.circle.lead, began)
        elif way in STEPPED:
            self._while_unsafe(child, facts)
        elif way == "left-care":
            self._allocate(child, AllocationRole.PERSONAL_ADVISER, self.circle.adviser, began)
        else:
            leads = self.leads(child, began)
            if case.left:
                self._left(child, leads)
        if way == "on-plan":
            self._allocate(child, AllocationRole.REVIEWING_OFFICER, self.circle.chair, began + timedelta(days=1))
        if way in APART:
            for held in around_care(self.telling(child), facts, began, self.today):
                self._work(child, held.entry, held.day, author(held.by), held.key)

    def leads(self, child: InventedPerson, began: date) -> UUID:
        """Allocates the assessing worker, and then whoever has the work now, by a handover that they accept; gives the entry that does."""
        circle = self.circle
        if circle.assessor.id == circle.lead.id or circle.lead.profession != SOCIAL_WORKER:
            return self._allocate(child, AllocationRole.LEAD, circle.assessor, began)
        allocated = self._allocate(child, AllocationRole.LEAD, circle.assessor, began)
        offered = began + timedelta(days=12)
        if offered + timedelta(days=3) >= self.today:
            return allocated
        offer = HandoverOffered(
            of=allocated,
            to=circle.lead.id,
            team=circle.lead.team.id,
            note=self._said(child, "{name} has been told that you are coming. {He} was promised that nobody talks to the neighbours."),
            child_told=self._said(child, "I told {name} on the way home from school; {he} would like to know whether you like dogs."),
        )
        made = self._work(child, offer, offered, author(circle.assessor), "offered")
        return self._work(
            child,
            HandoverAccepted(of=made, note=self._said(child, mixed.HANDED_OVER[child.id.int % len(mixed.HANDED_OVER)])),
            offered + timedelta(days=2),
            author(circle.lead),
            "accepted",
        )

    def _while_unsafe(self, child: InventedPerson, facts: Sequence[Fact]) -> None:
        """From the day on which early help was not enough, until nobody was involved any more."""
        days = {fact.kind: fact.day for fact in facts}
        leads = self.leads(child, days.get("strategy-discussion-held", self.today))
        if over := days.get("involvement-ended"):
            done = AllocationEnded(of=leads, reason=WhyEnded.WORK_DONE)
            self._work(child, done, over, author(self.circle.manager), "done")

    def _left(self, child: InventedPerson, leads: UUID) -> None:
        """Ends the work of who led, since they left the service: the team has the child, and nobody in it."""
        by, day = author(self.circle.manager), self.today - LEFT
        self._work(child, AllocationEnded(of=leads, reason=WhyEnded.WORKER_LEFT, more=self._said(child, mixed.LEFT)), day, by, "left")
        waits = Allocated(role=AllocationRole.DUTY, team=self.circle.lead.team.id, reason="Until somebody has room")
        self._work(child, waits, day + timedelta(days=1), by, "waits")

    def _allocate(self, child: InventedPerson, role: AllocationRole, person: InventedPractitioner | None, day: date) -> UUID:
        team = person.team.id if person else self.circle.hub.team.id
        why = mixed.REASONS[child.id.int % len(mixed.REASONS)] if person else None
        entry = Allocated(role=role, practitioner=person.id if person else None, team=team, reason=why)
        by = self.circle.manager if person is self.circle.lead else self.circle.assessment_manager
        return self._work(child, entry, day, author(by), f"allocated {role}")

    def _work(self, child: InventedPerson, entry: Entry, day: date, by: Author, key: str) -> UUID:
        day = min(day, self.today - timedelta(days=1))
        made = identifier(child.id, key)
        moment = datetime.combine(day, time(8, 30), JERSEY)
        self.writings.append(Writing(entry=entry, about=child.id, happened=day, recorded=moment, by=by, id=made))
        return made

    def _said(self, child: InventedPerson, text: str) -> str:
        return self.telling(child).say(text)

    def telling(self, child: InventedPerson) -> StoryTelling:
        return StoryTelling(self.home, child, self._worry(child), self.circle, self.random)


def _phase(fact: Fact) -> int:
    """Its place within its day."""
    return fact.phase if fact.kind in KINDS else ORDINARY


def in_order(writings: Iterable[Writing]) -> list[Writing]:
    """As they were written down; what answers to an entry comes after it."""
    return sorted(writings, key=lambda writing: (writing.recorded, writing.replaces is not None))
