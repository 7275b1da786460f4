"""Particulars of some families today: from whom it is kept where they live, and who covers for their worker."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from corbiere.agencies.working import ChildCovered
from corbiere.island.circle import Circle, school_named
from corbiere.island.households import Adult, Household, InventedPerson, InventedRelation
from corbiere.island.staff import InventedPractitioner
from corbiere.island.stories import Case, author
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.record import Author
from corbiere.ledger.writing import Writing
from corbiere.people.withholding import AddressWithheld, Clue, ClueSort

BANNED_AGO, BANNED_FOR = timedelta(days=30), timedelta(days=250)
DECIDED_BY = "The Royal Court, by an order that he keeps away"
WHY = "He came to the old flat at night and would not go. {mum} and the children moved, and are afraid that he asks where they live now."


def particular(home: Household, circle: Circle, case: Case, today: date) -> Iterator[Writing]:
    if case.banned:
        yield from _address_ban(home, author(circle.lead), today)
    if case.covered_by:
        yield _covered(home.children[0], circle, case.covered_by, today)


def _covered(child: InventedPerson, circle: Circle, acting: InventedPractitioner, today: date) -> Writing:
    """For some days of their worker’s leave, by somebody whom the child knows."""
    first = today - timedelta(days=1)
    days = {"from": first, "to": first + timedelta(days=6)}
    entry = ChildCovered.model_validate({"for": circle.lead.id, "acting": acting.id, **days})
    moment = datetime.combine(first, time(8, 40), JERSEY)
    return Writing(entry=entry, about=child.id, happened=first, recorded=moment, by=author(circle.manager))


def lives_apart(home: Household) -> Adult | None:
    """The father who lives elsewhere, if one does."""
    return next((adult for adult in home.adults if adult.relation is InventedRelation.FATHER and adult.home), None)


def _address_ban(home: Household, by: Author, today: date) -> Iterator[Writing]:
    """The father who lives elsewhere must not learn where the children and their mother are."""
    kept_from = lives_apart(home)
    if kept_from is None:
        return
    day = today - BANNED_AGO
    mother = home.adults[0].person
    for person in (*home.children, mother):
        child = person in home.children
        age = (today - person.born).days // 366
        clues = [Clue(what=school_named(home.number, age), sort=ClueSort.SCHOOL)] if child else []
        entry = AddressWithheld(
            person=kept_from.person.id, decided_by=DECIDED_BY, why=WHY.format(mum=mother.name.given), until=day + BANNED_FOR, clues=clues
        )
        moment = datetime.combine(day, time(11, 20), JERSEY)
        yield Writing(entry=entry, about=person.id, happened=day, recorded=moment, by=by)
