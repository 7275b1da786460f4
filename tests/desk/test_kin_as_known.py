"""The family tree as it was known on a day is the tree that was shown on that day, whatever has been written since."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from random import Random
from uuid import UUID, uuid4

import pytest

from cast import Cast, offices
from clock import today
from corbiere.access.access_log import open_record, standing_seen
from corbiere.access.recording import Ties
from corbiere.access.viewing import looking, viewer
from corbiere.desk.components.days import NIGHTFALL, AsAt
from corbiere.desk.record.record import Record
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.rulings import NotRecorded
from corbiere.people.genogram.family import Family
from corbiere.people.kinship import Relation
from corbiere.people.pages.family.family import gathered

pytestmark = pytest.mark.django_db
PEOPLE = ("kim", "lou", "max", "nat", "oli", "pip")
OPEN = ("kim", "max", "oli")
DAYS = 5
ACTS = 9  # a day
WORLDS = 6
R = Relation
RELATIONS = (
    R.MOTHER, R.PARENT, R.CHILD, R.SISTER, R.TWIN, R.HALF_SIBLING, R.GRANDPARENT, R.STEP_PARENT, R.PARTNER, R.EX_PARTNER,
    R.ADOPTIVE_PARENT, R.ADOPTED_CHILD, R.FOSTER_CARER,
)  # fmt: skip
PLACES = ("1 Rue du Nord", "2 Rue du Sud")


class World:
    """A few people of whom half are open to Ana, and what is told of them from one day to the next."""

    def __init__(self, seed: int) -> None:
        self.random, self.cast = Random(seed), Cast(today())
        self.noted: list[tuple[str, UUID]] = []
        offices(self.cast)
        for who in PEOPLE:
            self.cast.people[who] = uuid4()
            sex = self.random.choice(("female", "male", "unknown"))
            self.cast.tell(who, "person-identified", 20, by="hana", opens=True, given=who.capitalize(), family="Vibert", sex=sex)
        for who in OPEN:
            self.cast.tell(who, "born", 3000 + self.random.randrange(900), by="hana")
            work = {"practitioner": str(self.cast.ana), "team": str(self.cast.team)}
            self.cast.tell(who, "allocated", 19, by="ben", role="lead-social-worker", **work)

    def live(self, days: int) -> None:
        """Some acts, of which what cannot be is refused."""
        for _ in range(ACTS):
            act = self.random.choice((*[self.relate] * 7, self.end, self.correct, self.withdraw, self.rename, self.move))
            with suppress(NotRecorded):
                act(days)

    def relate(self, days: int) -> None:
        who = self.random.choice(PEOPLE)
        late = self.random.choice((0, 0, 2))
        id = self.cast.tell(who, "relationship-noted", days + late, by="hana", late=late, **self.tie(who))
        self.noted.append((who, id))

    def tie(self, who: str) -> dict[str, object]:
        other, through = self.random.sample([one for one in PEOPLE if one != who], 2)
        held: dict[str, object] = {"other": str(self.cast.people[other]), "relation": self.random.choice(RELATIONS).value}
        return held | self.random.choice(({}, {"lives_with": True}, {"through": str(self.cast.people[through])}))

    def end(self, days: int) -> None:
        if self.noted:
            who, of = self.random.choice(self.noted)
            self.cast.tell(who, "relationship-ended", days, by="hana", of=str(of))

    def correct(self, days: int) -> None:
        if self.noted:
            who, id = self.noted.pop(self.random.randrange(len(self.noted)))
            made = self.cast.tell(who, "relationship-noted", days, by="hana", replaces=id, why="It was wrong", **self.tie(who))
            self.noted.append((who, made))

    def withdraw(self, days: int) -> None:
        if self.noted:
            who, id = self.noted.pop(self.random.randrange(len(self.noted)))
            self.cast.tell(who, "withdrawn", days, by="hana", replaces=id, why="It was of somebody else")

    def rename(self, days: int) -> None:
        who = self.random.choice(PEOPLE)
        self.cast.tell(who, "name-noted", days, by="hana", sort="legal", family=self.random.choice(("Renouf", "Le Sueur")))

    def move(self, days: int) -> None:
        who = self.random.choice(PEOPLE)
        self.cast.tell(who, "address-noted", days, by="hana", lines=[self.random.choice(PLACES)], sort="home", moved=True)

    def tree(self, days: int, of: str, seen: int) -> tuple[Family, frozenset[UUID]]:
        """Of a day, as it is seen so many days before today: on that very day, or later as it was known then."""
        on, today = self.cast.ago(days), self.cast.ago(seen)
        known = None if days == seen else datetime.combine(on, NIGHTFALL, JERSEY)
        looker = viewer(self.cast.ana, today)
        with looking(looker):
            access = open_record(looker, self.cast.people[of], "family tree")
            record = Record(access.subject, access, AsAt(on, known, today), standing_seen(access, on, known), Ties(looker, access.subject))
            found = gathered(looker, record)
        members = {id: replace(member, href="open" if member.href else "") for id, member in found.family.members.items()}
        return replace(found.family, members=members), found.opened


@pytest.mark.parametrize("seed", range(WORLDS))
def test_the_tree_as_known_on_a_day_is_the_tree_that_was_shown_on_it(seed: int) -> None:
    world, then = World(seed), {}
    for days in range(DAYS, 0, -1):
        world.live(days)
        then |= {(days, of): world.tree(days, of, seen=days) for of in OPEN}
    assert any(len(family.members) > 2 for family, _ in then.values()), "there must be something to be wrong about"
    for (days, of), shown in then.items():
        assert world.tree(days, of, seen=0) == shown, f"{of}, {days} days ago"
