"""People of a meeting’s lists are told apart: by who they are where that is known, and by having been entered as two where it is not."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corbiere.meetings.gathering import gathered
from corbiere.meetings.meeting import meetings
from corbiere.meetings.notes import last_said
from corbiere.meetings.parts import Attendance, Invitation, Sector
from meetings.telling import MIA, TOM, Told, person

DAY = "2026-07-01"
ONE, OTHER = str(UUID(int=31)), str(UUID(int=32))
Somebody = tuple[str, UUID | None]

names = st.sampled_from(["Claire", "claire ", "David"])
known = st.none() | st.integers(1, 4).map(lambda number: UUID(int=number))
circles = st.lists(st.tuples(names, known), min_size=1, max_size=6, unique_by=lambda one: one[1] or object())


def invited(one: Somebody, why: str) -> Invitation:
    return Invitation(who=one[0], sector=Sector.HEALTH, practitioner=one[1], why=why)


@st.composite
def entries(draw: st.DrawFn) -> tuple[list[Somebody], list[list[int]]]:
    """Everybody of a circle is asked in one entry; later entries say something anew of some of them."""
    everybody = draw(circles)
    places = st.lists(st.sampled_from(range(len(everybody))), unique=True, min_size=1)
    return everybody, draw(st.lists(places, max_size=5))


@settings(max_examples=300, deadline=None)
@given(entries())
def test_whatever_is_corrected_later_nobody_is_lost_and_nobody_is_added(story: tuple[list[Somebody], list[list[int]]]) -> None:
    everybody, later = story
    told = [[invited(one, "first") for one in everybody]]
    told += [[invited(everybody[place], f"then {turn}") for place in places] for turn, places in enumerate(later)]

    found = last_said(told, lambda one: one)

    assert len(found) == len(everybody)
    for place, one in enumerate(everybody):
        if one[1]:
            (last,) = (said for said in found if said.practitioner == one[1])
            turns = [turn for turn, places in enumerate(later) if place in places]
            assert last.why == (f"then {turns[-1]}" if turns else "first")


@settings(max_examples=300, deadline=None)
@given(st.lists(circles, max_size=5))
def test_each_identity_stands_once_and_an_entrys_namesakes_stay_apart(told: list[list[Somebody]]) -> None:
    found = last_said([[invited(one, "comes") for one in group] for group in told], lambda one: one)

    identities = {id for group in told for _, id in group if id}
    assert len(found) >= len(identities)
    assert len({one.practitioner for one in found if one.practitioner}) == sum(one.practitioner is not None for one in found)
    for group in told:
        assert len(found) >= len(group)


def asked(*entries: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    mia = Told(MIA)
    of = str(mia("test-beach-meeting-arranged", "2026-06-01", for_=DAY))
    for people in entries:
        mia("test-beach-invitations-sent", "2026-06-02", of=of, asked=people)
    (found,) = gathered(meetings(MIA, mia.lines))
    return [(one.said.who, one.said.why) for one in found.asked]


def claire(why: str, **more: str) -> dict[str, Any]:
    return person("Claire", why=why, **more)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([[claire("a", practitioner=ONE), claire("b", practitioner=OTHER)], [claire("c", practitioner=ONE)]], "c b"),
        ([[claire("a", practitioner=ONE), claire("b", practitioner=OTHER)], [claire("c", practitioner=OTHER)]], "a c"),
        ([[claire("a"), claire("b")], [claire("c")], [claire("d")]], "c d"),
        ([[claire("a"), claire("a")]], "a a"),
        ([[claire("a")], [claire("b")]], "b"),
        ([[claire("a")], [claire("b", practitioner=ONE)], [claire("c", practitioner=OTHER)]], "b c"),
        ([[claire("a", practitioner=ONE)], [claire("b")]], "b"),
        ([[claire("a", practitioner=ONE), claire("b", practitioner=OTHER)], [claire("c")]], "a b c"),
        ([[claire("a"), claire("b") | {"sector": "police"}], [claire("c") | {"sector": "police"}]], "a c"),
    ],
    ids=["the-first", "the-second", "by-name-in-turn", "alike", "said-anew", "known-later", "known-before", "either-of-two", "the-police"],
)
def test_of_whom_a_later_entry_speaks(entries: list[list[dict[str, Any]]], expected: str) -> None:
    assert [why for _, why in asked(*entries)] == expected.split()


def test_somebody_known_whose_name_is_put_right_stands_once() -> None:
    found = asked([person("Clare", why="weighs", practitioner=ONE)], [person("Claire", why="weighs", practitioner=ONE)])
    assert found == [("Claire", "weighs")]


def test_two_of_one_name_who_came_stay_two_beside_a_brother_of_whom_one_is_told() -> None:
    mia, tom, act = Told(MIA), Told(TOM), UUID(int=99)
    both = [told("test-beach-meeting-arranged", "2026-06-01", act=act, for_=DAY) for told in (mia, tom)]
    mia("test-beach-attendance-taken", DAY, of=str(both[0]), attended=[person("Claire", came=True), person("Claire", came=True)])
    tom("test-beach-attendance-taken", DAY, of=str(both[1]), attended=[person("Claire", came=True)])
    (found,) = gathered([*meetings(MIA, mia.lines), *meetings(TOM, tom.lines)])
    assert [one.source.about for one in found.attendance] == [(MIA, TOM), (MIA,)]


def test_who_came_is_told_apart_alike() -> None:
    two = [Attendance(who="Claire", sector=Sector.HEALTH, came=came, practitioner=UUID(id)) for id, came in ((ONE, True), (OTHER, False))]
    put_right = [two[1].model_copy(update={"came": True})]
    assert [one.came for one in last_said([two, put_right], lambda one: one)] == [True, True]
