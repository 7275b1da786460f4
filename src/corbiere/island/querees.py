"""The Querées of Gorey in the ledger: the story of Guidance paragraph 134, moved by whole weeks to end just before today."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from corbiere.agencies.working import Allocated, AllocationRole
from corbiere.front_door.entries import WorryArrived, WorryJoined
from corbiere.island.cast import CastRole
from corbiere.island.circle import Circle
from corbiere.island.household_entries import HouseholdWriter
from corbiere.island.households import Adult, Household, InventedPerson, InventedRelation, identifier
from corbiere.island.names import InventedName
from corbiere.island.places import InventedAddress
from corbiere.island.querees_story import DRAWN_IN, MAGGIE, MATTER, WORRIED, words
from corbiere.island.reaching import parents_reached
from corbiere.island.roster import QUEREES, Roster
from corbiere.island.staff import ADVISER, POLICE, TEACHER, YOUTH_WORKER, InventedPractitioner
from corbiere.island.stories import FamilyStory, author, in_order
from corbiere.island.up_and_down import TAKEN_UP
from corbiere.ledger.entry import Entry
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.writing import Writing
from corbiere.people.entries import RelationshipNoted
from corbiere.people.kinship import Relation as Kinship
from corbiere.statute.facts import Fact
from corbiere.statute.story import parse

HOME, ROBERT_AT = InventedAddress("Flat 5, 2 Oyster Catcher Rise", "Grouville"), InventedAddress("9 Lantern Steps", "St Helier")
JOINED, UNSAFE = date(2025, 9, 9), date(2026, 2, 24)
"""When the Hub found out who it was, and since when Ana works with her, as the story counts the days."""


def querees(planned: Roster) -> list[Writing]:
    return _Family(planned).writings()


class _Family:
    def __init__(self, planned: Roster) -> None:
        self.today = planned.today
        facts = parse(MAGGIE.encode(), "the invented family", "Maggie")["Maggie"]
        self.by = timedelta(weeks=(planned.today - timedelta(days=1) - facts[-1].day).days // 7)
        self.facts = [self._moved(fact) for fact in facts]
        self.home, self.circle = _household(self.by), _circle(planned)

    def writings(self) -> list[Writing]:
        maggie, theo = self.home.children
        story = FamilyStory(self.home, self.circle, self.today, DRAWN_IN)
        own = {(day + self.by, named): said for (day, named), said in words(self.circle).items()}
        story.tell(maggie, self.facts, own)
        register = HouseholdWriter(self.home, self.today)
        written = register.carried_over()
        register.write(RelationshipNoted(other=theo.id, relation=Kinship.BROTHER, lives_with=True), maggie.id, theo.born)
        written += [*parents_reached(self.home, self.today), *self._arrived(maggie), self._allocated(maggie), *story.writings]
        return in_order(written)

    def _moved(self, fact: Fact) -> Fact:
        """On its day; what the plan of protection takes up says so."""
        days = {"for", "next_review"}
        moved = {name: (date.fromisoformat(day) + self.by).isoformat() for name, day in fact.attributes if name in days}
        said = tuple((name, moved.get(name, value)) for name, value in fact.attributes)
        taken_up = fact.kind == "plan-ended" and dict(said) == {"type": "early-help"}
        return fact._replace(day=fact.day + self.by, recorded=fact.recorded + self.by, attributes=TAKEN_UP if taken_up else said)

    def _arrived(self, maggie: InventedPerson) -> Iterator[Writing]:
        """The worry came with the name as her teacher heard it, and the Hub found out whose it is."""
        teacher, hub = self.circle.teacher, self.circle.hub
        known = {"concern": WORRIED, "from": "professional", "told_by": str(teacher.name), "way": "telephone"}
        arrived = WorryArrived.model_validate(known | {"name": "Magy Keree", "school": teacher.agency.name})
        yield self._written(arrived, MATTER, JOINED - timedelta(days=1), teacher, time(15, 40), opens=True)
        joined = WorryJoined(child=maggie.id, why="It sounds alike, and she goes to that school.")
        yield self._written(joined, MATTER, JOINED, hub, time(9, 20))

    def _allocated(self, maggie: InventedPerson) -> Writing:
        lead = self.circle.lead
        why = "Maggie met her at school, and liked her"
        entry = Allocated(role=AllocationRole.LEAD, practitioner=lead.id, team=lead.team.id, reason=why)
        return self._written(entry, maggie.id, UNSAFE, self.circle.manager, time(8, 30))

    def _written(self, entry: Entry, about: UUID, day: date, by: InventedPractitioner, at: time, *, opens: bool = False) -> Writing:
        moment = datetime.combine(day + self.by, at, JERSEY)
        id = identifier("querees", entry.kind)
        return Writing(entry=entry, about=about, happened=day + self.by, recorded=moment, by=author(by), id=id, opens=opens)


def _circle(planned: Roster) -> Circle:
    force, cast = planned.workforce, planned.workforce.cast
    return Circle(
        lead=cast[CastRole.LEAD],
        manager=cast[CastRole.MANAGER],
        chair=cast[CastRole.REVIEWING_OFFICER],
        hub=cast[CastRole.HUB],
        assessor=cast[CastRole.LEAD],
        assessment_manager=cast[CastRole.MANAGER],
        health=cast[CastRole.HEALTH_VISITOR],
        teacher=force.of(TEACHER, "harbour-light-wellbeing")[0],
        police=force.of(POLICE)[0],
        helper=force.of(YOUTH_WORKER)[0],
        adviser=force.of(ADVISER)[0],
        administrator=cast[CastRole.REGISTER],
    )


def _household(by: timedelta) -> Household:
    def person(given: str, born: date, female: bool) -> InventedPerson:
        return InventedPerson(identifier("querees", given), InventedName(given, "Querée"), female, born + by, "English")

    children = person("Maggie", date(2011, 6, 3), True), person("Theo", date(2025, 3, 2), False)
    adults = (
        Adult(person("Samantha", date(1985, 2, 11), True), InventedRelation.MOTHER, True),
        Adult(person("Robert", date(1983, 8, 30), False), InventedRelation.FATHER, True, ROBERT_AT),
    )
    return Household(QUEREES, HOME, None, children, adults)
