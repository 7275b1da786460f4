"""Who may write where: a truth table of the gate."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from agencies.workplace import agency, allocated, child, holds, leaves, manages, practitioner, team
from clock import today
from corbiere.access.viewing import viewer
from corbiere.agencies.entries import CoverArranged, Joined, KnowsDeclared, Profession, Role, RoleGranted, SupervisionHeld, TeamJoined
from corbiere.casework.entries import NoteMade
from corbiere.front_door.entries import ConcernReceived
from corbiere.ledger.entry import Entry
from corbiere.ledger.fields import Ground, Statement
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.withdrawal import Withdrawn
from corbiere.ledger.writing import Writing, record, record_together
from corbiere.people.entries import Born, NameNoted, NameSort, PersonIdentified
from corbiere.protection.entries import CoreGroupMoved

pytestmark = pytest.mark.django_db
NOTE = NoteMade(title="Drew a boat", statements=[Statement(text="A boat", ground=Ground.OBSERVED)])
NAME = NameNoted(sort=NameSort.KNOWN_AS, given="Mimi")
WORRY = ConcernReceived(concern="Cold, and no coat")


class Service:
    """Ana works with Mia, Ben manages her, Dot is at the Hub, Kit keeps the registers, Sam is a stranger, and Gus has left."""

    def __init__(self) -> None:
        self.care = agency()
        self.team = team("Assessment", self.care)
        people = {name: practitioner(name, self.care) for name in ("ana", "ben", "dot", "kit", "sam", "gus")}
        self.ana, self.ben, self.dot, self.kit, self.sam, self.gus = people.values()
        self.mia = child()
        allocated(self.mia, self.ana, team=self.team)
        manages(self.ben, self.team)
        holds(self.dot, Role.HUB)
        holds(self.kit, Role.REGISTER_ADMINISTRATOR)
        leaves(self.gus, today() - timedelta(days=1))


@pytest.fixture
def service() -> Service:
    return Service()


def by(who: UUID) -> Author:
    return viewer(who, today()).author


def allowed(entry: Entry, about: UUID, who: UUID, **more: object) -> bool:
    try:
        record(entry, about=about, happened=today(), by=by(who), **more)
    except NotRecorded:
        return False
    return True


@pytest.mark.parametrize(
    ("who", "note", "name", "worry"),
    [
        ("ana", True, True, True),
        ("ben", True, True, True),
        ("dot", False, True, True),
        ("kit", False, False, True),
        ("sam", False, False, True),
        ("gus", False, False, False),
    ],
)
def test_who_may_write_about_a_child(service: Service, who: str, note: bool, name: bool, worry: bool) -> None:
    """A note is casework, a name is identity, and a worry may be told by everybody who works here."""
    writer = getattr(service, who)
    wrote = [allowed(entry, service.mia, writer) for entry in (NOTE, NAME, WORRY)]
    assert wrote == [note, name, worry]


def test_a_closed_record_and_one_that_is_not_there_refuse_in_the_same_words(service: Service) -> None:
    """Even where the entry has other faults, which would tell that there is somebody."""
    said = []
    for about in (service.mia, uuid4()):
        for entry, happened in ((NOTE, today()), (CoreGroupMoved.model_validate(MOVED), today() + timedelta(days=9))):
            with pytest.raises(NotRecorded) as refused:
                record(entry, about=about, happened=happened, by=by(service.sam))
            said.append((refused.value.refusals, refused.value.wanted))
    assert said[0] == said[1] == said[2] == said[3]


MOVED = {"from": "2026-03-02", "to": "2026-03-03", "why": "unwell"}


def test_everybody_who_works_here_may_begin_a_record_and_say_more_of_it_at_once(service: Service) -> None:
    new = uuid4()
    opening = [
        Writing(entry=PersonIdentified(given="Leo"), about=new, happened=today(), opens=True),
        Writing(entry=Born(), about=new, happened=today()),
        Writing(entry=WORRY, about=new, happened=today()),
    ]
    record_together(opening, by=by(service.sam))
    assert not allowed(NOTE, new, service.sam)


def test_who_may_write_about_staff(service: Service) -> None:
    held = SupervisionHeld(reflection="…")
    joined = TeamJoined(team=service.team)
    assert [allowed(entry, service.sam, service.ben) for entry in (held, joined)] == [True, True]
    assert [allowed(entry, service.sam, service.kit) for entry in (held, joined)] == [True, True]
    assert [allowed(entry, service.sam, who) for entry in (held, joined) for who in (service.ana, service.sam, service.dot)] == [False] * 6


def test_only_who_keeps_the_registers_gives_roles(service: Service) -> None:
    """ISS-10-1."""
    role = RoleGranted(role=Role.HUB, why="Hub duty")
    assert [allowed(role, service.sam, who) for who in (service.ben, service.dot, service.kit)] == [False, False, True]


def test_people_say_for_themselves_whom_they_know_and_who_covers_for_them(service: Service) -> None:
    knows = KnowsDeclared(person=service.mia, how="my niece")
    covers = CoverArranged.model_validate({"acting": service.sam, "from": today(), "to": today()})
    assert [allowed(entry, service.ana, service.ana) for entry in (knows, covers)] == [True, True]
    assert [allowed(entry, service.ana, service.dot) for entry in (knows, covers)] == [False, False]


def test_nobody_opens_again_what_they_closed_to_themselves(service: Service) -> None:
    for who in (service.ana, service.ben):
        said = record(KnowsDeclared(person=service.mia, how="my niece"), about=who, happened=today(), by=by(who)).id
        assert not allowed(Withdrawn(), who, who, replaces=said, why="It is all right")
        assert allowed(Withdrawn(), who, service.kit, replaces=said, why="Another Mia")


def test_a_role_that_ended_is_not_brought_back_by_a_manager(service: Service) -> None:
    given = holds(service.sam, Role.HUB)
    assert not allowed(Withdrawn(), service.sam, service.ben, replaces=given, why="…")
    assert allowed(Withdrawn(), service.sam, service.kit, replaces=given, why="Given in error")


def test_an_entry_is_taken_back_by_those_who_could_have_made_it(service: Service) -> None:
    made = record(NAME, about=service.mia, happened=today(), by=by(service.dot)).id
    assert not allowed(Withdrawn(), service.mia, service.kit, replaces=made, why="…")
    assert allowed(Withdrawn(), service.mia, service.dot, replaces=made, why="Misheard")


def test_a_new_colleague_is_recorded_by_a_manager(service: Service) -> None:
    joined = Joined(name="Finn", profession=Profession.SOCIAL_WORKER, agency=service.care)
    assert allowed(joined, uuid4(), service.ben, opens=True)
    assert not allowed(joined, uuid4(), service.ana, opens=True)


def test_the_systems_own_acts_pass(service: Service) -> None:
    record(NOTE, about=service.mia, happened=today(), by=Author(system="import of a census"))
