"""Whoever is asked to a meeting has it on My work until it is held, with whom it is about, and nothing else of the record by it."""

import re
from html import unescape
from typing import Any
from uuid import UUID

import pytest

from agencies.workplace import knows, manages, practitioner, team, told
from cast import Cast
from corbiere.access.access_log import lines_seen, open_record
from corbiere.access.viewing import looking, viewer
from corbiere.access.visibility import bases_of, categories
from corbiere.agencies.entries import Profession, TeamJoined
from corbiere.ledger.entry import kind_called
from corbiere.ledger.folding import rebuild
from corbiere.ledger.models import EntryRow
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record, withdraw
from markup import markup

pytestmark = pytest.mark.django_db
CLOSED: frozenset[str] = frozenset()
WHO = frozenset({"identity"})


@pytest.fixture(scope="module")
def place(cast_told: Cast) -> Cast:
    school, day = cast_told.agencies["david"], cast_told.ago(100)
    for who, name_ in (("nora", "Nora Bisson"), ("max", "Max Querée")):
        cast_told.people[who], cast_told.agencies[who] = practitioner(name_, school, Profession.TEACHER), school
    staff = team("Pastoral care", school)
    told(TeamJoined(team=staff), cast_told.david, day)
    manages(cast_told.people["max"], staff)
    return cast_told


@pytest.fixture
def cast(place: Cast) -> Cast:
    """Nora teaches at David’s school, and Max is his manager there."""
    return place


def meeting(cast: Cast, ahead: int | None = 9, by: str = "ana", **asked: Any) -> tuple[UUID, UUID]:
    """A strategy discussion about Jade to which David is asked, with the entry that asks him."""
    day = {"for": cast.ago(-ahead).isoformat(), "at": "14:30"} if ahead is not None else {}
    arranged = cast.tell("jade", "protection-meeting-arranged", 5, by=by, type="strategy-discussion", place="12 Rue des Prés", **day)
    david = {"who": "David Vibert", "sector": "education", "practitioner": str(cast.david), "why": "Teaches Jade"} | asked
    return arranged, cast.tell("jade", "protection-invitations-sent", 4, by=by, of=str(arranged), asked=[david])


def sees(cast: Cast, who: str, ago: int = 0) -> frozenset[str]:
    return categories(bases_of(viewer(cast.people[who], cast.ago(ago)), cast.jade))


def my_work(cast: Cast, who: str) -> str:
    body = markup(cast.client(who).get("/"))
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body[body.index("<main") :])))


# What it opens, and to whom.


def test_a_stranger_a_colleague_and_a_manager_see_nothing_by_it(cast: Cast) -> None:
    meeting(cast)
    assert {who: sees(cast, who) for who in ("david", "nora", "max", "eve", "sam")} == {
        "david": WHO, "nora": CLOSED, "max": CLOSED, "eve": CLOSED, "sam": CLOSED,
    }  # fmt: skip
    assert [basis.name for basis in bases_of(viewer(cast.david, cast.today), cast.jade)] == ["asked to a meeting"]
    for who in ("nora", "max", "eve", "sam"):
        assert "Jade" not in my_work(cast, who)


def test_of_the_record_only_who_the_child_is_comes_out(cast: Cast) -> None:
    arranged, _ = meeting(cast)
    david = viewer(cast.david, cast.today)
    assert {line.kind for line in lines_seen(open_record(david, cast.jade, "a test"))} == {"person-identified", "born"}
    with looking(david):
        assert set(EntryRow.objects.filter(subject=cast.jade).values_list("category", flat=True)) == WHO
    for page in (f"/records/{cast.jade}/", f"/records/{cast.jade}/meetings/", f"/meetings/{arranged}/", f"/meetings/{arranged}/hold/"):
        assert cast.client("david").get(page).status_code == 404


def test_nothing_can_be_written_by_it(cast: Cast) -> None:
    arranged, _ = meeting(cast)
    said = {"text": "He is hungry", "ground": "observed"}
    entry = kind_called("protection-noted").model_validate({"of": str(arranged), "point": "What is known", "said": said})
    with pytest.raises(NotRecorded, match="You cannot record “Meeting note” on this record"):
        record(entry, about=cast.jade, happened=cast.today, by=viewer(cast.david, cast.today).author)


def test_it_begins_with_the_invitation_and_ends_with_the_day_of_the_meeting(cast: Cast) -> None:
    meeting(cast, ahead=2)
    assert [sees(cast, "david", ago) for ago in (5, 4, 0, -2, -3)] == [CLOSED, WHO, WHO, WHO, CLOSED]


def test_it_ends_when_the_meeting_is_held_or_called_off_or_nobody_is_asked_any_more(cast: Cast) -> None:
    first, _ = meeting(cast, ahead=0)
    cast.tell("jade", "strategy-discussion-held", 0, meeting=str(first), outcome="no-enquiry")
    assert ("Strategy discussion" in my_work(cast, "david"), sees(cast, "david", -1)) == (False, CLOSED)
    second, _ = meeting(cast)
    cast.tell("jade", "protection-meeting-called-off", 1, of=str(second), why="not-needed")
    assert sees(cast, "david", -1) == CLOSED
    _, request = meeting(cast)
    withdraw(request, cast.jade, cast.today, "The wrong teacher", by=Author(system="x"))
    assert sees(cast, "david", -1) == CLOSED


def test_who_is_kept_out_or_knows_the_child_hears_nothing(cast: Cast) -> None:
    meeting(cast, kept_out="It would frighten Jade")
    assert (sees(cast, "david"), "Strategy discussion" in my_work(cast, "david")) == (CLOSED, False)
    meeting(cast)
    knows(cast.david, cast.jade, cast.ago(1))
    assert (sees(cast, "david"), "Jade" in my_work(cast, "david")) == (CLOSED, False)


# My work.


def test_whoever_is_asked_has_it_on_their_work_with_what_the_invitation_said(cast: Cast) -> None:
    arranged, _ = meeting(cast)
    page = my_work(cast, "david")
    assert "Strategy discussion you are invited" in page
    assert "at 14:30 in 9 days" in page
    body = markup(cast.client("david").get("/"))
    assert re.findall(rf"/meetings/{arranged}/(\w*)", body) == ["invited"]
    assert "Rue des Prés" not in body and "Noah" not in body
    found = markup(cast.client("david").get("/people/", {"q": "Jade Le Brocq"}))
    assert "You have been invited to a meeting" in found and f"/records/{cast.jade}/" not in found


@pytest.mark.parametrize("number", [1, 8])
def test_none_that_one_is_asked_to_is_left_out(cast: Cast, number: int) -> None:
    for place in range(number):
        meeting(cast, ahead=place + 1)
    assert my_work(cast, "david").count("you are invited") == number


def test_one_without_a_day_stays_on_the_work_of_whoever_arranges_it_until_it_has_one(cast: Cast) -> None:
    arranged, _ = meeting(cast, None)
    for _ in range(7):
        meeting(cast, 3)
    for who in ("ana", "david"):
        assert "Strategy discussion" in my_work(cast, who).partition("No day is set yet")[0]
    cast.tell("jade", "protection-meeting-called-off", 1, of=str(arranged), why="other", to=cast.ago(-4).isoformat())
    assert "No day is set yet" not in my_work(cast, "ana")


def test_one_without_a_day_that_is_called_off_is_gone_and_whoever_works_with_the_child_sees_it_too(cast: Cast) -> None:
    arranged, _ = meeting(cast, None, by="ben")
    assert "No day is set yet" in my_work(cast, "ben") and "No day is set yet" in my_work(cast, "ana")
    cast.tell("jade", "protection-meeting-called-off", 1, of=str(arranged), why="not-needed")
    assert "No day is set yet" not in my_work(cast, "ben") + my_work(cast, "ana")


def test_it_is_what_the_entries_make(cast: Cast) -> None:
    meeting(cast, None)
    meeting(cast)
    assert [found for _, found in rebuild(check=True) if found] == []
