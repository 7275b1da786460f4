"""The Le Brocqs of St Aubin in the ledger: their story (family.py) with its words, moved by whole weeks to end just before today."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from corbiere.agencies.working import Allocated, AllocationRole
from corbiere.island.cast import CastRole
from corbiere.island.circle import Circle
from corbiere.island.family import FAMILY
from corbiere.island.household_entries import HouseholdWriter
from corbiere.island.households import Adult, Household, InventedPerson, InventedRelation, identifier
from corbiere.island.jade_in_care import JadeInCare
from corbiere.island.le_brocq_words import WORDS
from corbiere.island.names import InventedName
from corbiere.island.places import NOT_A_POSTCODE, InventedAddress
from corbiere.island.reaching import parents_reached
from corbiere.island.roster import LE_BROCQS, Roster
from corbiere.island.staff import ADVISER, FAMILY_WORKER, HEALTH_VISITOR, SCHOOL_NURSE, TEACHER, InventedPractitioner
from corbiere.island.stories import FamilyStory, author, in_order
from corbiere.island.worries import EVERYDAY, LITTLE
from corbiere.ledger.entry import Entry
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.writing import Writing
from corbiere.people.entries import (
    AddressNoted,
    AddressSort,
    Closeness,
    FamilyHistoryRead,
    Language,
    NameNoted,
    NameSort,
    NetworkMemberNoted,
    PersonIdentified,
    RelationshipNoted,
)
from corbiere.people.kinship import Relation as Kinship
from corbiere.statute.facts import Fact
from corbiere.statute.story import parse

HOME = InventedAddress("4 La Rue du Conte", "St Brelade")
PHILIPPE_AT, GRANNY_AT = InventedAddress("Flat 2, 11 Paper Boat Quay", "St Brelade"), InventedAddress("17 Thimble Row", "St Helier")
DUE = date(2026, 6, 13)
TO_SCHOOL, ADVISED = date(2026, 7, 17), date(2026, 7, 21)
SCHOOL = AddressNoted(
    lines=["Otterbank School of Music", "Tern Lane", "Devon"],
    postcode=NOT_A_POSTCODE,
    sort=AddressSort.SCHOOL,
    withheld=True,
    withheld_from="Steve Gallichan, who waited for her outside her last school",
)
FIRST_KNOWN = date(2026, 2, 10)
"""As the story counts the days: when Ana began to work with Luc and Jade."""


def shift(today: date) -> timedelta:
    """By how many whole weeks the story is moved for its last day to be yesterday or up to a week before."""
    return timedelta(weeks=((today - timedelta(days=1)) - max(fact.day for facts in told().values() for fact in facts)).days // 7)


def told() -> dict[str, list[Fact]]:
    return parse(FAMILY.encode(), "the invented family", "family")


def le_brocqs(planned: Roster) -> list[Writing]:
    return _Family(planned).writings()


class _Family:
    def __init__(self, planned: Roster) -> None:
        self.planned, self.today, self.by = planned, planned.today, shift(planned.today)
        self.home = _household(self.by)
        self.circles = dict(zip(("Jade", "Luc", "Elise"), self._circles(), strict=True))

    def writings(self) -> list[Writing]:
        jade, luc, elise = self.home.children
        elders = self.home._replace(children=(jade, luc))
        written = HouseholdWriter(elders, self.today).carried_over()
        written += parents_reached(elders, self.today)
        written += self._elise_comes(elise)
        stories = {child.name.given: self._story(child) for child in (jade, luc, elise)}
        written += [writing for story in stories.values() for writing in story]
        written += [*self._around(luc), self._away(jade)]
        written += JadeInCare(self.home, self.circles["Jade"], self.by, stories["Jade"]).writings()
        return in_order(written)

    def _around(self, luc: InventedPerson) -> Iterator[Writing]:
        """Who is there for Luc, and what Ana read of the family from before."""
        mother, _, _, granny = (adult.person.id for adult in self.home.adults)
        day = FIRST_KNOWN + timedelta(days=14) + self.by
        for entry in _known_around_luc(mother, granny):
            moment = datetime.combine(day, time(16, 40), JERSEY)
            yield Writing(entry=entry, about=luc.id, happened=day, recorded=moment, by=author(self.circles["Luc"].lead))

    def _away(self, jade: InventedPerson) -> Writing:
        """Where Jade lives in term time, which one man must not learn."""
        day = TO_SCHOOL + self.by
        moment = datetime.combine(day, time(15, 5), JERSEY)
        return Writing(entry=SCHOOL, about=jade.id, happened=day, recorded=moment, by=author(self.circles["Jade"].lead))

    def _story(self, child: InventedPerson) -> list[Writing]:
        name = child.name.given
        facts = [self._moved(fact) for fact in told()[name] if fact.kind != "born" or name == "Elise"]
        story = FamilyStory(self.home, self.circles[name], self.today, EVERYDAY if name != "Elise" else LITTLE)
        words = {(day + self.by, kind): said for (whose, day, kind), said in WORDS.items() if whose == name}
        story.tell(child, facts, words)
        return [*story.writings, *self._allocated(child)]

    def _moved(self, fact: Fact) -> Fact:
        dates = {"for", "next_review"}
        attributes = tuple(
            (key, (date.fromisoformat(value) + self.by).isoformat() if key in dates else value) for key, value in fact.attributes
        )
        return fact._replace(day=fact.day + self.by, recorded=max(fact.recorded, fact.day) + self.by, attributes=attributes)

    def _elise_comes(self, elise: InventedPerson) -> Iterator[Writing]:
        """Known before she was born, and named some days after."""
        register = HouseholdWriter(self.home, self.today)
        known = date(2026, 3, 3) + self.by
        register.write(
            PersonIdentified(family="Zawada", expected=DUE + self.by, languages=[Language(language="Portuguese")]),
            elise.id,
            known,
            opens=True,
        )
        register.write(NameNoted(sort=NameSort.LEGAL, given="Elise", family="Zawada"), elise.id, elise.born + timedelta(days=5))
        register.at_home(elise)
        for adult in self.home.adults:
            relation = Kinship.FATHER if adult.person.name.given == "Tomek" else None
            if adult.person.name.given != "Philippe":
                register.belongs(elise, adult, relation)
        for elder in self.home.children[:2]:
            half = RelationshipNoted(other=elder.id, relation=Kinship.HALF_SIBLING, through=self.home.adults[0].person.id, lives_with=True)
            register.write(half, elise.id, elise.born)
        yield from register.writings

    # Who works with them.

    def _circles(self) -> tuple[Circle, Circle, Circle]:
        force, cast = self.planned.workforce, self.planned.workforce.cast
        luc = Circle(
            lead=cast[CastRole.LEAD],
            manager=cast[CastRole.MANAGER],
            chair=cast[CastRole.REVIEWING_OFFICER],
            hub=cast[CastRole.HUB],
            assessor=cast[CastRole.LEAD],
            assessment_manager=cast[CastRole.MANAGER],
            health=cast[CastRole.HEALTH_VISITOR],
            teacher=cast[CastRole.TEACHER],
            police=cast[CastRole.POLICE],
            helper=force.of(FAMILY_WORKER, "corbiere")[0],
            adviser=force.of(ADVISER)[0],
            administrator=cast[CastRole.REGISTER],
            police_in_group=LE_BROCQS in self.planned.with_police,
        )
        jade = luc._replace(health=force.of(SCHOOL_NURSE)[0], teacher=force.of(TEACHER, "harbour-light-wellbeing")[0])
        return jade, luc, luc._replace(lead=force.of(HEALTH_VISITOR)[0], health=force.of(HEALTH_VISITOR)[0])

    def _allocated(self, child: InventedPerson) -> Iterator[Writing]:
        name, circle = child.name.given, self.circles[child.name.given]
        if name == "Elise":
            yield self._work(child, AllocationRole.LEAD_PRACTITIONER, circle.lead, date(2026, 5, 6))
            return
        yield self._work(child, AllocationRole.LEAD, circle.lead, FIRST_KNOWN)
        yield self._work(child, AllocationRole.REVIEWING_OFFICER, circle.chair, FIRST_KNOWN + timedelta(days=13))
        if name == "Jade" and circle.adviser.joined > ADVISED + self.by:
            yield self._work(child, AllocationRole.PERSONAL_ADVISER, circle.adviser, ADVISED)

    def _work(self, child: InventedPerson, role: AllocationRole, person: InventedPractitioner, day: date) -> Writing:
        entry = Allocated(role=role, practitioner=person.id, team=person.team.id, reason="Knows the family’s languages, and has room")
        moment = datetime.combine(day + self.by, time(8, 30), JERSEY)
        return Writing(entry=entry, about=child.id, happened=day + self.by, recorded=moment, by=author(self.circles["Luc"].manager))


def _known_around_luc(mother: UUID, granny: UUID) -> tuple[Entry, ...]:
    return (
        NetworkMemberNoted(
            person=granny,
            is_to_child="His granny, whom he calls Vovó",
            does="Fetches him from school on Tuesdays and Thursdays, and cooks. He sleeps there when Mum is not well.",
            closeness=Closeness.HELPS,
            child_says="I like it when Vovó picks me up",
        ),
        NetworkMemberNoted(
            name="Steve Mourant",
            is_to_child="Swimming teacher at Les Quennevais",
            does="Keeps a place for him on Saturdays, and rings Sofia when he does not come.",
            closeness=Closeness.HELPS,
        ),
        FamilyHistoryRead(
            whose_=[mother],
            what="The health visitor’s notes since Jade was born, and the paper file of 2014",
            means="Sofia was alone and low after Jade came, and asked for help herself. It worked while somebody came every week.",
        ),
    )


def _household(by: timedelta) -> Household:
    def person(given: str, family: str, born: date, female: bool, language: str = "English") -> InventedPerson:
        return InventedPerson(identifier("le-brocqs", given), InventedName(given, family), female, born + by, language)

    jade = person("Jade", "Le Brocq", date(2012, 7, 9), True, "Portuguese")
    luc = person("Luc", "Le Brocq", date(2018, 11, 3), False, "Portuguese")
    elise = person("Elise", "Zawada", date(2026, 6, 11), True, "Portuguese")
    adults = (
        Adult(person("Sofia", "Pereira", date(1988, 4, 2), True, "Portuguese"), InventedRelation.MOTHER, True),
        Adult(person("Philippe", "Le Brocq", date(1985, 9, 21), False), InventedRelation.FATHER, True, PHILIPPE_AT),
        Adult(person("Tomek", "Zawada", date(1987, 1, 30), False, "Polish"), InventedRelation.STEP_PARENT, False),
        Adult(person("Lurdes", "Pereira", date(1960, 12, 8), True, "Portuguese"), InventedRelation.GRANDPARENT, False, GRANNY_AT),
    )
    return Household(0, HOME, None, (jade, luc, elise), adults)
