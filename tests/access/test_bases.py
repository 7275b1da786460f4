"""Who sees what of Mia: a truth table of the bases, with the last day of each and the day after."""

from datetime import timedelta

import pytest

from access.service import Service, on_plan
from agencies.workplace import (
    SPRING,
    allocated,
    covers,
    day,
    ended,
    holds,
    knows,
    leaves,
    told,
)
from corbiere.access.bases import ABOUT_PEOPLE, BASES, CATEGORIES, ORDINARY, PRIVILEGED
from corbiere.access.holders import who_can_see
from corbiere.access.viewing import looking, viewer
from corbiere.access.visibility import bases_of, categories, subjects_visible_to, visible_to
from corbiere.agencies.entries import Role, RoleEnded, SupervisionHeld, TeamLeft, TeamManagerEnded
from corbiere.agencies.working import AllocationRole, HandoverAccepted, HandoverOffered
from corbiere.front_door.entries import ConcernDecided, ConcernReceived, ReferrerTold
from corbiere.front_door.worries import TELLING
from corbiere.ledger.entry import declared
from corbiere.ledger.models import EntryRow
from corbiere.ledger.record import Author
from corbiere.ledger.writing import withdraw
from corbiere.protection.entries import CoreGroupLeft
from records import no_view

pytestmark = pytest.mark.django_db
LAST, AFTER = day("2026-03-20"), day("2026-03-21")
OF_CORE_GROUP = frozenset({"identity", "family", "protection", "concern"})


@pytest.fixture
def service() -> Service:
    return Service()


def test_a_stranger_sees_nothing(service: Service) -> None:
    allocated(service.mia, service.ana)
    assert [service.sees(who) for who in (service.sam, service.claire, service.dot)] == [frozenset()] * 3


def test_a_worker_sees_all_of_the_child_and_of_no_other(service: Service) -> None:
    allocated(service.mia, service.ana)
    assert service.sees(service.ana) == ABOUT_PEOPLE
    assert bases_of(viewer(service.ana, SPRING), service.leo) == []
    seen = subjects_visible_to(viewer(service.ana, SPRING)).filter(sort="person").values_list("id", flat=True)
    assert list(seen) == [service.mia]


def test_a_worker_sees_until_the_end_of_the_last_day(service: Service) -> None:
    ended(service.mia, allocated(service.mia, service.ana), LAST)
    assert [service.sees(service.ana, on) for on in (day("2026-03-01"), SPRING, LAST, AFTER)] == [
        frozenset(),
        ABOUT_PEOPLE,
        ABOUT_PEOPLE,
        frozenset(),
    ]


def test_the_one_who_hands_over_sees_that_day_out_and_the_receiver_sees_enough_to_answer(service: Service) -> None:
    work = allocated(service.mia, service.ana)
    offer = told(HandoverOffered(of=work, to=service.sam, note="…"), service.mia, SPRING)
    assert service.sees(service.sam) == {"identity", "work"}
    told(HandoverAccepted(of=offer), service.mia, LAST, by=Author(practitioner=service.sam, system="x"))
    assert [service.sees(service.ana, on) for on in (LAST, AFTER)] == [ABOUT_PEOPLE, frozenset()]
    assert service.sees(service.sam, AFTER) == ABOUT_PEOPLE


def test_a_manager_sees_the_children_of_those_in_the_team(service: Service) -> None:
    allocated(service.mia, service.ana)
    assert service.sees(service.ben) == ABOUT_PEOPLE
    told(TeamLeft(team=service.assessment), service.ana, LAST)
    assert [service.names(service.ben, on) for on in (LAST, AFTER)] == [{"manager"}, set()]


def test_a_manager_sees_the_children_of_the_team_whoever_works_with_them(service: Service) -> None:
    allocated(service.mia, service.sam, team=service.assessment)
    allocated(service.leo, None, role=AllocationRole.DUTY, team=service.assessment)
    assert service.names(service.ben) == {"manager"}
    assert categories(bases_of(viewer(service.ben, SPRING), service.leo)) == ORDINARY


def test_who_no_longer_manages_sees_no_more(service: Service) -> None:
    allocated(service.mia, service.ana)
    told(TeamManagerEnded(practitioner=service.ben), service.assessment, LAST)
    assert [service.names(service.ben, on) for on in (LAST, AFTER)] == [{"manager"}, set()]


def test_cover_opens_what_the_absent_worker_has_and_for_those_days_only(service: Service) -> None:
    allocated(service.mia, service.ana)
    covers(service.sam, service.ana, day("2026-03-09"), LAST)
    assert [service.names(service.sam, on) for on in (day("2026-03-08"), day("2026-03-09"), LAST, AFTER)] == [
        set(),
        {"cover"},
        {"cover"},
        set(),
    ]
    (basis,) = bases_of(viewer(service.sam, LAST), service.mia)
    assert (basis.since, basis.until, "Ana Pires" in basis.words) == (day("2026-03-09"), LAST, True)


def test_the_hub_sees_who_everybody_is_and_more_while_a_worry_is_open(service: Service) -> None:
    holds(service.dot, Role.HUB)
    assert service.sees(service.dot) == {"identity"}
    worry = told(ConcernReceived(concern="Cold, and no coat"), service.mia, day("2026-03-09"))
    assert service.sees(service.dot, day("2026-03-09")) == {"identity", "family", "concern"}
    told(ConcernDecided(of=worry, outcome="assessment", level="wellbeing", why="…"), service.mia, LAST)
    weeks = [service.sees(service.dot, on) for on in (LAST, AFTER, LAST + TELLING, LAST + TELLING + timedelta(days=1))]
    assert weeks == [{"identity", "family", "concern"}, {"identity", "concern"}, {"identity", "concern"}, {"identity"}]
    told(ReferrerTold(of=worry, told="It is looked into"), service.mia, AFTER)
    assert [service.sees(service.dot, on) for on in (AFTER, AFTER + timedelta(days=1))] == [{"identity", "concern"}, {"identity"}]
    told(RoleEnded(role=Role.HUB), service.dot, AFTER)
    assert service.sees(service.dot, day("2026-03-22")) == frozenset()


def test_a_core_group_member_sees_that_child_and_of_it_what_the_plan_needs(service: Service) -> None:
    on_plan(service)
    assert (service.sees(service.claire), service.sees(service.dot)) == (OF_CORE_GROUP, frozenset())
    told(CoreGroupLeft(practitioner=service.claire, why="Moved to Guernsey"), service.mia, LAST)
    assert [service.sees(service.claire, on) for on in (LAST, AFTER)] == [OF_CORE_GROUP, frozenset()]


def test_who_keeps_the_registers_sees_the_children_on_them(service: Service) -> None:
    holds(service.dot, Role.REGISTER_ADMINISTRATOR)
    assert service.sees(service.dot) == frozenset()
    on_plan(service)
    assert service.sees(service.dot) == {"identity", "protection"}


@pytest.mark.parametrize("role", AllocationRole)
def test_legal_advice_is_open_to_whoever_leads_and_to_those_who_cover_or_manage_them(service: Service, role: AllocationRole) -> None:
    """SP-ADV-4: no other work, no role and no core group opens it."""
    on_plan(service)
    holds(service.dot, Role.REGISTER_ADMINISTRATOR)
    holds(service.dot, Role.HUB)
    allocated(service.mia, service.ana, role=role)
    covers(service.sam, service.ana, day("2026-03-09"), LAST)
    leads = role is AllocationRole.LEAD
    assert [PRIVILEGED in service.sees(who, LAST) for who in (service.ana, service.ben, service.sam)] == [leads] * 3
    assert [PRIVILEGED in service.sees(who, LAST) for who in (service.claire, service.dot)] == [False, False]


def test_whom_somebody_knows_is_closed_to_them_on_every_basis(service: Service) -> None:
    on_plan(service)
    allocated(service.mia, service.ana, role=AllocationRole.SECOND)
    for role in Role:
        holds(service.ana, role)
    assert service.sees(service.ana) == ORDINARY
    knows(service.ana, service.mia, LAST)
    assert [service.sees(service.ana, on) for on in (day("2026-03-19"), LAST)] == [ORDINARY, frozenset()]
    assert service.mia not in subjects_visible_to(viewer(service.ana, LAST)).values_list("id", flat=True)
    assert service.ana not in {holder.practitioner for holder in who_can_see(service.mia, LAST)}


def test_who_has_left_sees_nothing_from_the_next_day(service: Service) -> None:
    allocated(service.mia, service.ana)
    leaves(service.ana, LAST)
    assert [service.sees(service.ana, on) for on in (LAST, AFTER)] == [ABOUT_PEOPLE, frozenset()]
    assert not visible_to(viewer(service.ana, AFTER)).exists()


def test_everybody_here_reads_the_directory_and_nobody_anothers_supervision(service: Service) -> None:
    """ISS-6-4, PS-1.10."""
    told(SupervisionHeld(reflection="What Mia might feel"), service.ana, SPRING)
    seen = {}
    for who in (service.ana, service.ben, service.sam):
        with looking(viewer(who, SPRING)):
            rows = EntryRow.objects.filter(subject=service.ana)
            seen[who] = (rows.filter(kind="joined").count(), rows.filter(kind="supervision-held").count())
    assert seen == {service.ana: (1, 1), service.ben: (1, 1), service.sam: (1, 0)}


def test_taking_back_an_entry_is_seen_by_those_who_saw_it(service: Service) -> None:
    on_plan(service)
    with looking(viewer(service.claire, SPRING)):
        before = set(EntryRow.objects.filter(subject=service.mia).values_list("kind", flat=True))
    left = told(CoreGroupLeft(practitioner=service.ana, why="…"), service.mia, LAST)
    withdraw(left, service.mia, LAST, "She had not", by=Author(system="x"))
    with looking(viewer(service.claire, SPRING)):
        after = set(EntryRow.objects.filter(subject=service.mia).values_list("kind", flat=True))
    assert after - before == {"core-group-left", "withdrawn"}


def test_the_list_of_who_can_see_says_who_and_why(service: Service) -> None:
    allocated(service.mia, service.ana, team=service.assessment)
    covers(service.sam, service.ana, SPRING, LAST)
    holds(service.dot, Role.HUB)
    found = [(holder.name, holder.basis.name, holder.agency) for holder in who_can_see(service.mia, SPRING)]
    care = "Children’s Social Care"
    assert found == [
        ("Ana Pires", "allocated", care),
        ("Ben Le Sueur", "manager", care),
        ("Dot Mauger", "hub", care),
        ("Sam Okoro", "cover", care),
    ]


def test_without_a_viewer_the_database_shows_nothing(service: Service) -> None:
    allocated(service.mia, service.ana)
    with no_view():
        assert not EntryRow.objects.exists()
        with looking(viewer(service.ana, SPRING)):
            assert EntryRow.objects.filter(subject=service.mia).exists()
        assert not EntryRow.objects.exists()


def test_every_kind_is_filed_under_a_category_that_access_knows() -> None:
    assert {kind: made.category for kind, made in declared().items() if made.category not in CATEGORIES} == {}


def test_what_is_filed_about_people_is_about_people_and_the_rest_about_staff() -> None:
    wrong = [
        kind for kind, made in declared().items() if (made.category in ABOUT_PEOPLE) != (made.about.sort in ("person", "matter", "any"))
    ]
    assert wrong == []


def test_every_basis_says_in_words_whom_it_is_for() -> None:
    assert all(basis.words and basis.categories <= CATEGORIES for basis in BASES.values())
