"""Who the people of a household are, as entries: names, births, addresses, languages, who belongs to whom."""

from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from corbiere.island.households import Adult, Household, InventedPerson, InventedRelation
from corbiere.island.names import community, family
from corbiere.island.places import InventedAddress
from corbiere.ledger.entry import Entry
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.record import Author
from corbiere.ledger.writing import Writing
from corbiere.people.entries import (
    AddressNoted,
    AddressSort,
    Born,
    Language,
    NameNoted,
    NameSort,
    Parish,
    PersonIdentified,
    RelationshipNoted,
    Sex,
    YesNoUnknown,
)
from corbiere.people.kinship import Relation as Kinship

REGISTRY = Author(system="carried over from the earlier record")
PARISH = {parish.label: parish for parish in Parish}
NEEDS_AN_INTERPRETER = 0.12
WHAT_THEY_ARE = {
    InventedRelation.MOTHER: Kinship.MOTHER,
    InventedRelation.FATHER: Kinship.FATHER,
    InventedRelation.STEP_PARENT: Kinship.STEP_PARENT,
    InventedRelation.GRANDPARENT: Kinship.GRANDPARENT,
}
CERTIFICATE, HEARD = "The birth certificate", "What the mother says"
FATHERS = (CERTIFICATE, "The parents were married when the child was born", "An order of the court")
LATER = timedelta(days=300)  # after the youngest child came, a step-parent did


class HouseholdWriter:
    """Writes down a household as it was carried over, some days after the eldest child was born or a later one came."""

    def __init__(self, home: Household, today: date) -> None:
        self.home, self.today = home, today
        self.random = Random(-home.number)
        self.writings: list[Writing] = []

    def carried_over(self) -> list[Writing]:
        begun = self.home.children[0].born
        for adult in self.home.adults:
            self._identified(adult.person, begun)
            self._lives(adult.person.id, adult.home or self.home.address, begun)
        for place, child in enumerate(self.home.children):
            self._identified(child, child.born)
            self.at_home(child)
            for adult in self.home.adults:
                self.belongs(child, adult)
            for elder in self.home.children[:place]:
                self._sibling(child, elder)
        return self.writings

    def write(self, entry: Entry, about: UUID, happened: date, opens: bool = False) -> None:
        self.writings.append(carried(entry, about, happened, self.today, opens))

    def _identified(self, person: InventedPerson, on: date) -> None:
        languages = [] if person.language == "English" else [self._language(person.language)]
        who = PersonIdentified(
            given=person.name.given,
            family=person.name.family,
            sex=Sex.FEMALE if person.female else Sex.MALE,
            languages=[*languages, Language(language="English")],
        )
        self.write(who, person.id, on, opens=True)
        self.write(Born(), person.id, person.born)
        if person.female and on > person.born and self.random.random() < 0.12:
            former = family(self.random, community(self.random))
            before = NameNoted(sort=NameSort.FORMER, given=person.name.given, family=former, until=on)
            self.write(before, person.id, person.born)

    def _language(self, language: str) -> Language:
        return Language(language=language, interpreter=self.random.random() < NEEDS_AN_INTERPRETER)

    def at_home(self, child: InventedPerson) -> None:
        if self.home.before and self.home.before[0] > child.born:
            moved, earlier = self.home.before
            self._lives(child.id, earlier, child.born)
            self._lives(child.id, self.home.address, moved, moved=True)
        else:
            self._lives(child.id, self.home.address, child.born)

    def _lives(self, who: UUID, address: InventedAddress, since: date, moved: bool = False) -> None:
        noted = AddressNoted(
            lines=address.line.split(", "), parish=PARISH[address.parish], postcode=address.postcode, sort=AddressSort.HOME, moved=moved
        )
        self.write(noted, who, since)

    def belongs(self, child: InventedPerson, adult: Adult, relation: Kinship | None = None) -> None:
        parent = adult.relation in (InventedRelation.MOTHER, InventedRelation.FATHER)
        unknown = parent and not adult.responsible and self.random.random() < 0.3
        held = YesNoUnknown.UNKNOWN if unknown else YesNoUnknown.YES if adult.responsible else YesNoUnknown.NO
        noted = RelationshipNoted(
            other=adult.person.id,
            relation=relation or WHAT_THEY_ARE[adult.relation],
            parental_responsibility=held if parent else None,
            how_known=self._how_known(adult) if parent and held is not YesNoUnknown.UNKNOWN else None,
            lives_with=adult.home is None,
            through=self._through(adult),
        )
        self.write(noted, child.id, self._since(child, adult))

    def _how_known(self, adult: Adult) -> str:
        """The same for all children of a couple."""
        if adult.relation is InventedRelation.MOTHER:
            return CERTIFICATE
        return FATHERS[self.home.number % len(FATHERS)] if adult.responsible else HEARD

    def _since(self, child: InventedPerson, adult: Adult) -> date:
        if adult.relation is not InventedRelation.STEP_PARENT:
            return child.born
        youngest = max(one.born for one in self.home.children)
        return max(child.born, min(youngest + LATER, self.today - timedelta(days=30)))

    def _through(self, adult: Adult) -> UUID | None:
        """A step-parent is the mother's partner; a grandparent the parent of whoever speaks as they do, where somebody asked."""
        if adult.relation is InventedRelation.STEP_PARENT:
            return next(one.person.id for one in self.home.adults if one.relation is InventedRelation.MOTHER)
        parents = [one.person for one in self.home.adults if one.relation in (InventedRelation.MOTHER, InventedRelation.FATHER)]
        alike = [one.id for one in parents if one.language == adult.person.language]
        asked = adult.relation is InventedRelation.GRANDPARENT and alike and adult.person.id.int % 5
        return alike[adult.person.id.int % len(alike)] if asked else None

    def _sibling(self, child: InventedPerson, elder: InventedPerson) -> None:
        relation = Kinship.TWIN if child.born == elder.born else Kinship.SISTER if elder.female else Kinship.BROTHER
        self.write(RelationshipNoted(other=elder.id, relation=relation, lives_with=True), child.id, child.born)


def carried(entry: Entry, about: UUID, happened: date, today: date, opens: bool = False) -> Writing:
    """Written down a little after it happened, by the record that was there before this one."""
    day = min(happened + timedelta(days=9), today - timedelta(days=1))
    recorded = datetime.combine(max(day, happened), time(10), JERSEY)
    return Writing(entry=entry, about=about, happened=happened, opens=opens, recorded=recorded, by=REGISTRY)
