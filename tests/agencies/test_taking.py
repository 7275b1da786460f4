"""A step is offered, and stays where it is until somebody takes it; what the offer opens, and that nobody takes what was not offered."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from agencies.workplace import agency, allocated, child, covers, holds, leaves, manages, practitioner, team
from clock import today
from corbiere.access.holders import who_can_see
from corbiere.access.viewing import looking, viewer
from corbiere.access.visibility import bases_of, categories
from corbiere.agencies.directory import standing_in
from corbiere.agencies.entries import Role
from corbiere.agencies.models import Allocation
from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from corbiere.work.workload import workload

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


class Office:
    """Hana receives worries, managed by Hal; Ana and Nuno work in Ruth's team; Max manages another. Nobody works with Luc yet."""

    def __init__(self) -> None:
        self.care = agency()
        self.teams = {name: team(name, self.care) for name in ("ruth", "max", "hal")}
        within = {"ruth": None, "max": None, "hal": None, "hana": "hal", "ana": "ruth", "nuno": "ruth", "oda": "max"}
        self.people = {name: practitioner(name.capitalize(), self.care, team=at and self.teams[at]) for name, at in within.items()}
        for name, of in self.teams.items():
            manages(self.people[name], of)
        holds(self.people["hana"], Role.HUB)
        self.luc = child("Luc")
        self.tell("hana", self.luc, "concern-received", concern="He was seen alone at night")

    def tell(self, who: str, about: UUID, kind: str, **body: Any) -> UUID:
        entry = kind_called(kind).model_validate(body)
        return record(entry, about=about, happened=today(), by=Author(self.people[who], self.care), key=str(uuid4())).id

    def refused(self, who: str, kind: str, **body: Any) -> str:
        with pytest.raises(NotRecorded) as fault:
            self.tell(who, self.luc, kind, **body)
        return " ".join(ruling.why for ruling in fault.value.refusals)

    def decided(self, **more: Any) -> str:
        return str(self.tell("hana", self.luc, "concern-decided", outcome="assessment", **more))

    def sees(self, who: str, subject: UUID | None = None, days: int = 0) -> frozenset[str]:
        return categories(bases_of(viewer(self.people[who], today() + days * DAY), subject or self.luc)) - {"staff"}

    def listed(self, who: str) -> list[str]:
        looker = viewer(self.people[who], today())
        with looking(looker):
            return [task.what for rows in workload(looker, looker.practitioner, today()).work for task in rows]


@pytest.fixture
def office() -> Office:
    return Office()


def test_a_worry_is_given_to_a_named_worker_who_takes_the_child_on(office: Office) -> None:
    of = office.decided(taken_by=str(office.people["nuno"]))
    assert office.listed("nuno") == ["Will you take this on? Assess what Luc needs"]
    assert {"identity", "work", "concern"} <= office.sees("nuno")
    office.tell("nuno", office.luc, "step-accepted", of=of, role="lead-social-worker", team=str(office.teams["ruth"]))
    assert "protection" in office.sees("nuno")
    assert "Assess what Luc needs" in office.listed("nuno")
    assert Allocation.objects.on(today()).lead().get(subject=office.luc).practitioner == office.people["nuno"]


def test_until_somebody_takes_it_the_child_stays_with_whoever_decided_and_no_longer(office: Office) -> None:
    of = office.decided(taken_by=str(office.people["nuno"]))
    assert "concern" in office.sees("hana", days=30)
    assert "concern" in office.sees("hal", days=30), "her manager knows what waits"
    office.tell("nuno", office.luc, "step-accepted", of=of, role="lead-social-worker")
    assert office.sees("hana", days=1) == {"identity"}, "as everybody at the Hub"
    assert office.sees("hal", days=1) == frozenset()


def test_a_team_is_asked_and_its_manager_takes_the_child_for_it(office: Office) -> None:
    of = office.decided(team=str(office.teams["ruth"]))
    assert {"concern", "work"} <= office.sees("ruth")
    assert office.sees("max") == frozenset()
    assert office.refused("max", "step-accepted", of=of, team=str(office.teams["max"]))
    office.tell("ruth", office.luc, "step-accepted", of=of, team=str(office.teams["ruth"]))
    held = Allocation.objects.on(today()).get(subject=office.luc)
    assert (held.practitioner, held.team, held.role) == (None, office.teams["ruth"], "duty")
    office.tell("ruth", office.luc, "allocated", role="lead-social-worker", practitioner=str(office.people["ana"]))


def test_who_was_asked_can_say_no_and_another_is_asked(office: Office) -> None:
    of = office.decided(taken_by=str(office.people["nuno"]))
    office.tell("nuno", office.luc, "step-declined", of=of, why="I know the family")
    assert office.sees("nuno", days=1) == frozenset()
    assert office.listed("hana") == ["Assess what Luc needs: who takes it?"]
    office.tell("hana", office.luc, "step-offered", of=of, to=str(office.people["ana"]))
    assert office.listed("ana") == ["Will you take this on? Assess what Luc needs"]


def test_nobody_takes_what_was_offered_to_another_or_more_than_was_offered(office: Office) -> None:
    of = office.decided(taken_by=str(office.people["nuno"]))
    for who in ("ana", "ruth", "max", "oda"):
        assert office.refused(who, "step-accepted", of=of, role="lead-social-worker")
    assert "Say in which role" in office.refused("nuno", "step-accepted", of=of)
    office.tell("nuno", office.luc, "step-accepted", of=of, role="lead-social-worker")
    assert "taken already" not in office.sees("nuno")
    assert office.refused("nuno", "step-declined", of=of, why="Too late")


def test_nothing_is_given_to_somebody_who_left_or_is_away(office: Office) -> None:
    covers(office.people["nuno"], office.people["ana"], today(), today() + 9 * DAY)
    leaves(office.people["oda"], today() - DAY)
    told = kind_called("concern-decided")
    for who, said in (("ana", "is away until"), ("oda", "does not work here")):
        with pytest.raises(NotRecorded) as fault:
            record(
                told.model_validate({"outcome": "assessment", "taken_by": str(office.people[who])}),
                about=office.luc, happened=today(), by=Author(office.people["hana"], office.care),
            )  # fmt: skip
        assert said in fault.value.refusals[0].why


def test_a_step_that_is_taken_on_the_day_on_which_a_worry_was_decided_is_taken(office: Office) -> None:
    """A decision belongs to its worry, and stands after the rest of its day in law; its answer comes after it all the same."""
    worry = EntryRow.objects.get(subject=office.luc, kind="concern-received").id
    of = office.decided(of=str(worry), taken_by=str(office.people["nuno"]))
    office.tell("nuno", office.luc, "step-accepted", of=of, role="lead-social-worker")
    assert "Assess what Luc needs" in office.listed("nuno")


# Cover with one child.


class CoveredOffice(Office):
    """Ana leads Luc and Mia, and is away for ten days from tomorrow: Nuno covers, and Oda with Luc."""

    def __init__(self) -> None:
        super().__init__()
        self.mia = child("Mia")
        for one in (self.luc, self.mia):
            allocated(one, self.people["ana"], today() - 9 * DAY, team=self.teams["ruth"])
        days = {"from": str(today() + DAY), "to": str(today() + 10 * DAY)}
        self.tell("ana", self.people["ana"], "cover-arranged", acting=str(self.people["nuno"]), **days)
        self.tell("ana", self.luc, "child-covered", acting=str(self.people["oda"]), **{"for": str(self.people["ana"])}, **days)


@pytest.fixture
def away() -> CoveredOffice:
    return CoveredOffice()


def test_cover_opens_what_the_workers_allocation_opened_for_those_days_alone(away: CoveredOffice) -> None:
    mia, allocated_to_ana = away.mia, away.sees("ana", away.mia)
    assert [bool(away.sees("nuno", mia, days)) for days in (0, 1, 10, 11)] == [False, True, True, False]
    assert away.sees("nuno", mia, 1) == allocated_to_ana
    assert [bool(away.sees("oda", mia, days)) for days in (0, 1, 10, 11)] == [False] * 4


def test_whoever_covers_with_one_child_stands_in_for_the_other_with_that_child(away: CoveredOffice) -> None:
    assert [bool(away.sees("oda", away.luc, days)) for days in (0, 1, 10, 11)] == [False, True, True, False]
    assert [bool(away.sees("nuno", away.luc, days)) for days in (0, 1, 10, 11)] == [False] * 4
    on = today() + DAY
    assert standing_in(away.luc, [away.people["ana"]], on) == [away.people["oda"]]
    assert {held.name for held in who_can_see(away.luc, on) if held.basis.name == "cover"} == {"Oda"}


def test_nobody_gives_cover_of_a_child_to_themselves_or_of_anothers_worker(away: CoveredOffice) -> None:
    days = {"from": str(today()), "to": str(today()), "for": str(away.people["ana"])}
    assert away.refused("max", "child-covered", acting=str(away.people["max"]), **days)
    assert away.refused("nuno", "child-covered", acting=str(away.people["nuno"]), **days)
    assert "never" not in away.refused("ruth", "child-covered", acting=str(away.people["ana"]), **days)
    away.tell("ruth", away.luc, "child-covered", acting=str(away.people["nuno"]), **days)
    assert EntryRow.objects.filter(kind="child-covered", subject=away.luc).count() == 2
