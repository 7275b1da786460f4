"""Agencies, teams and those who work in them, as their tables say."""

import pytest

from agencies.workplace import OFFICE, OPENED, SPRING, agency, child, covers, day, holds, knows, leaves, manages, practitioner, team, told
from corbiere.agencies.directory import members_together, names, teams_managed_by
from corbiere.agencies.entries import (
    CoverArranged,
    Joined,
    Profession,
    Role,
    RoleEnded,
    RoleGranted,
    TeamJoined,
    TeamLeft,
    TeamManagerAppointed,
    TeamManagerEnded,
)
from corbiere.agencies.models import Cover, Known, Practitioner, RoleHeld
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded

pytestmark = pytest.mark.django_db
BEFORE, AFTER = day("2026-03-01"), day("2026-03-03")


def refusal(*arguments: object, **more: object) -> str:
    with pytest.raises(NotRecorded) as refused:
        told(*arguments, **more)
    return refused.value.refusals[0].name


def test_the_directory_says_what_things_are_called() -> None:
    care = agency("Family Nursing")
    nurses = team("Health visiting", care)
    claire = practitioner("Claire Vibert", care, Profession.HEALTH_VISITOR)
    assert names([care, nurses, claire, child()]) == {care: "Family Nursing", nurses: "Health visiting", claire: "Claire Vibert"}
    assert names([]) == {}


def test_somebody_works_here_until_the_end_of_the_day_they_left() -> None:
    ana = practitioner("Ana Pires", agency())
    leaves(ana, SPRING)
    assert [Practitioner.objects.on(on).filter(subject=ana).exists() for on in (SPRING, AFTER)] == [True, False]


def test_somebody_who_comes_back_is_as_they_last_joined() -> None:
    care = agency()
    ana = practitioner("Ana Pires", care)
    leaves(ana, BEFORE)
    told(Joined(name="Ana Vibert", profession=Profession.MANAGER, agency=care), ana, AFTER)
    held = Practitioner.objects.get(subject=ana)
    assert (held.name, held.profession, held.registration, AFTER in held.during, BEFORE in held.during) == (
        "Ana Vibert",
        "manager",
        "",
        True,
        False,
    )


def test_a_team_has_its_members_while_they_are_in_it_and_work_here() -> None:
    care = agency()
    assessment = team("Assessment", care)
    ana, ben = (practitioner(name, care, team=assessment) for name in ("Ana", "Ben"))
    told(TeamLeft(team=assessment), ana, SPRING)
    leaves(ben, SPRING)
    assert [[held.subject for held in members_together([assessment], on).get(assessment, [])] for on in (SPRING, AFTER)] == [[ana, ben], []]


def test_a_manager_manages_until_the_end_of_the_last_day() -> None:
    care = agency()
    assessment, ben = team("Assessment", care), practitioner("Ben", care)
    manages(ben, assessment)
    told(TeamManagerEnded(practitioner=ben), assessment, SPRING)
    assert [[held.name for held in teams_managed_by(ben, on)] for on in (SPRING, AFTER)] == [["Assessment"], []]


def test_a_role_says_who_gave_it_and_ends() -> None:
    care = agency()
    ana, ben = practitioner("Ana", care), practitioner("Ben", care)
    told(RoleGranted(role=Role.HUB, why="Hub duty"), ana, OPENED, by=Author(practitioner=ben, system="x"))
    told(RoleEnded(role=Role.HUB), ana, SPRING)
    held = RoleHeld.objects.get(subject=ana)
    assert (held.granted_by, SPRING in held.during, AFTER in held.during) == (ben, True, False)


def test_nobody_gives_themselves_a_role_or_a_team_or_somebody_elses_children() -> None:
    care = agency()
    assessment, ana, ben = team("Assessment", care), practitioner("Ana", care), practitioner("Ben", care)
    herself = Author(practitioner=ana, system="x")
    assert refusal(RoleGranted(role=Role.HUB, why="…"), ana, by=herself) == "give-oneself-a-role"
    assert refusal(TeamManagerAppointed(practitioner=ana), assessment, by=herself) == "appoint-oneself"
    assert refusal(CoverArranged(acting=ana, from_=SPRING, to=AFTER), ben, by=herself) == "arrange-to-act"


def test_cover_is_for_another_and_ends_after_it_begins() -> None:
    care = agency()
    ana, ben = practitioner("Ana", care), practitioner("Ben", care)
    assert refusal(CoverArranged(acting=ana, from_=SPRING, to=AFTER), ana) == "act-for-oneself"
    assert refusal(CoverArranged(acting=ben, from_=AFTER, to=SPRING), ana) == "cover-end-before-it-begins"
    covers(ben, ana, SPRING, AFTER)
    assert [Cover.objects.on(on).count() for on in (BEFORE, SPRING, AFTER, day("2026-03-04"))] == [0, 1, 1, 0]


def test_somebody_who_has_left_joins_no_team_and_is_given_no_role() -> None:
    care = agency()
    assessment, ana = team("Assessment", care), practitioner("Ana", care)
    leaves(ana, BEFORE)
    for entry in (TeamJoined(team=assessment), RoleGranted(role=Role.HUB, why="…")):
        assert refusal(entry, ana, by=OFFICE) == "happen-to-somebody-who-works-here"


def test_whom_a_practitioner_knows_is_kept_from_the_day_they_said_so() -> None:
    ana, mia = practitioner("Ana", agency()), child()
    knows(ana, mia)
    assert Known.objects.filter(subject=ana, since__lte=SPRING).values_list("person", flat=True).get() == mia


def test_a_role_is_held_once_however_often_it_is_given() -> None:
    ana = practitioner("Ana", agency())
    holds(ana, Role.HUB)
    holds(ana, Role.HUB, SPRING)
    assert RoleHeld.objects.filter(subject=ana).count() == 1
