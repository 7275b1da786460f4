"""Whoever is asked to a meeting answers for themselves on a page of their own, and later reads the notes that were sent to them."""

import re
from typing import Any
from uuid import UUID

import pytest

from cast import Cast
from corbiere.access.models import AccessLog
from corbiere.access.viewing import viewer
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from desk.test_meeting_pages import words

pytestmark = pytest.mark.django_db
PLACE = "12 Rue des Prés"


def asked(cast: Cast, who: str = "david", *, ahead: int | None = 9, children: tuple[str, ...] = ("jade",), **more: Any) -> UUID:
    """A strategy discussion to which they are asked, with Eve."""
    day = {"for": cast.ago(-ahead).isoformat(), "at": "14:30"} if ahead is not None else {}
    for child in children:
        meeting = cast.tell(child, "protection-meeting-arranged", 9, by="ana", type="strategy-discussion", place=PLACE, **day)
        guest = {"who": "David Vibert", "sector": "education", "practitioner": str(cast.people[who]), "why": "Teaches Jade"} | more
        eve = {"who": "Eve Moore", "sector": "police", "practitioner": str(cast.eve), "why": "Knows of crimes"}
        cast.tell(child, "protection-invitations-sent", 8, by="ana", of=str(meeting), asked=[guest, eve])
    return meeting


def answers(cast: Cast, child: str = "jade") -> list[tuple[str, str]]:
    with without_row_security():
        return [
            (line.body["who"], line.body["reply"]) for line in lines(cast.people[child]) if line.kind == "protection-invitation-answered"
        ]


def test_a_teacher_reads_when_and_where_and_answers_with_one_press(cast: Cast) -> None:
    meeting = asked(cast)
    page = cast.client("david").get(f"/meetings/{meeting}/invited/")
    assert all(said in words(page) for said in ("Strategy discussion", "Jade Le Brocq", PLACE, "14:30", "Teaches Jade", "Will you come?"))
    assert "Eve Moore" not in words(page)
    done = cast.client("david").post(f"/meetings/{meeting}/invited/", {"reply": "video"})
    assert done.status_code == 302 and done.headers["Location"] == f"/meetings/{meeting}/invited/"
    assert answers(cast) == [("David Vibert", "video")]
    assert "Will join by video or telephone" in words(cast.client("ana").get(f"/meetings/{meeting}/"))
    cast.client("david").post(f"/meetings/{meeting}/invited/", {"reply": "comes"})
    assert "Your answer Will come" in words(cast.client("david").get(f"/meetings/{meeting}/invited/"))


def test_who_cannot_come_says_why_and_what_they_typed_stays(cast: Cast) -> None:
    meeting, client = asked(cast), cast.client("david")
    page = client.post(f"/meetings/{meeting}/invited/", {"reply": "cannot"})
    assert page.status_code == 422 and "Write why you can’t come" in words(page)
    assert client.post(f"/meetings/{meeting}/invited/", {"reply": "none", "more": "A form"}).status_code == 422
    assert client.post(f"/meetings/{meeting}/invited/", {"reply": "cannot", "more": "I teach then"}).status_code == 302
    assert answers(cast) == [("David Vibert", "cannot")]


def test_it_leads_from_my_work_and_into_a_calendar(cast: Cast) -> None:
    meeting, client = asked(cast), cast.client("david")
    assert f"/meetings/{meeting}/invited/" in client.get("/").content.decode()
    file = client.get(f"/meetings/{meeting}/invited/calendar.ics").content.decode()
    assert "Jade" not in file and "Rue des Pr" in file


def test_the_place_is_kept_from_whom_the_address_is_kept_from(cast: Cast) -> None:
    meeting, client = asked(cast, no_address=True), cast.client("david")
    assert PLACE not in words(client.get(f"/meetings/{meeting}/invited/"))
    assert "Rue des Pr" not in client.get(f"/meetings/{meeting}/invited/calendar.ics").content.decode()


@pytest.mark.parametrize("who", ["sam", "hana", "ben"])
def test_nobody_else_finds_it_there(cast: Cast, who: str) -> None:
    meeting = asked(cast)
    assert cast.client(who).get(f"/meetings/{meeting}/invited/").status_code == 404
    assert cast.client(who).post(f"/meetings/{meeting}/invited/", {"reply": "comes"}).status_code == 404
    assert answers(cast) == []


def test_it_ends_with_the_meeting_and_is_not_there_for_whoever_is_kept_out(cast: Cast) -> None:
    for meeting in (asked(cast, ahead=-1), asked(cast, kept_out="Her father")):
        assert cast.client("david").get(f"/meetings/{meeting}/invited/").status_code == 404


def answered_as(cast: Cast, by: str, meeting: UUID, **said: Any) -> None:
    entry = kind_called("protection-invitation-answered").model_validate({"of": str(meeting), "reply": "comes", **said})
    record(entry, about=cast.jade, happened=cast.today, by=viewer(cast.people[by], cast.today).author)


def test_nobody_answers_for_another_nor_to_what_they_are_not_asked(cast: Cast) -> None:
    meeting = asked(cast)
    other = cast.tell("jade", "protection-meeting-arranged", 5, by="ana", type="strategy-discussion", **{"for": cast.ago(-4).isoformat()})
    for by, to, who in (
        ("david", meeting, "Eve Moore"),
        ("david", other, "David Vibert"),
        ("sam", meeting, "Sam"),
        ("sam", meeting, "David Vibert"),
    ):
        with pytest.raises(NotRecorded):
            answered_as(cast, by, to, who=who)
    assert answers(cast) == []
    answered_as(cast, "david", meeting, who="David Vibert")
    assert answers(cast) == [("David Vibert", "comes")]


def test_each_look_at_it_is_noted(cast: Cast) -> None:
    meeting = asked(cast)
    cast.client("david").get(f"/meetings/{meeting}/invited/")
    assert AccessLog.objects.filter(practitioner=cast.david, subject=cast.jade, what="meeting to which they are invited").count() == 1


# Its notes.


def core_group_sent(cast: Cast, ago: int = 1, **recipient: Any) -> UUID:
    """A core group of two days ago to which David was asked, whose notes went out."""
    meeting = cast.tell(
        "jade", "protection-meeting-arranged", 9 + ago, by="ana", type="core-group", place=PLACE, **{"for": cast.ago(2 + ago).isoformat()}
    )
    guest = {"who": "David Vibert", "sector": "education", "practitioner": str(cast.david), "why": "Teaches Jade"}
    cast.tell("jade", "protection-invitations-sent", 8 + ago, by="ana", of=str(meeting), asked=[guest])
    noted = {"text": "She had no coat.", "ground": "observed"}
    cast.tell("jade", "protection-noted", 2 + ago, by="ana", of=str(meeting), point="What the child says", said=noted)
    decided = cast.tell(
        "jade", "core-group-held", 2 + ago, by="ana", meeting=str(meeting), quorate=True, all_agreed=True, attended=[], actions=[],
        progress=[], next_meetings=[cast.ago(-20).isoformat()],
    )  # fmt: skip
    to = {"who": "David Vibert", "practitioner": str(cast.david)} | recipient
    cast.tell("jade", "core-group-notes-circulated", ago, by="ana", of=str(decided), to=["David Vibert"], sent=[to])
    return meeting


def test_notes_that_are_given_here_are_read_here_and_that_is_noted(cast: Cast) -> None:
    meeting = core_group_sent(cast)
    assert "not read yet" in words(cast.client("ana").get(f"/meetings/{meeting}/after/"))
    assert "Notes of the core group" in words(cast.client("david").get("/"))
    page = words(cast.client("david").get(f"/meetings/{meeting}/invited/"))
    assert "She had no coat." in page and "The notes, as they were sent to you" in page
    after = words(cast.client("ana").get(f"/meetings/{meeting}/after/"))
    assert re.search(r"read at \d\d:\d\d", after) and "not read yet" not in after
    assert cast.client("david").get(f"/records/{cast.jade}/").status_code in (200, 404)


def test_a_copy_of_which_something_is_left_out_goes_on_paper(cast: Cast) -> None:
    meeting = core_group_sent(cast, without="where they live")
    assert cast.client("david").get(f"/meetings/{meeting}/invited/").status_code == 404


def test_the_right_to_read_them_ends(cast: Cast) -> None:
    meeting = core_group_sent(cast, ago=29)
    assert cast.client("david").get(f"/meetings/{meeting}/invited/").status_code == 404


@pytest.mark.parametrize("who", ["sam", "eve"])
def test_nobody_else_reads_them(cast: Cast, who: str) -> None:
    meeting = core_group_sent(cast)
    assert cast.client(who).get(f"/meetings/{meeting}/invited/").status_code == 404


def test_who_was_neither_invited_nor_there_is_given_no_copy_here(cast: Cast) -> None:
    with pytest.raises(NotRecorded, match="was neither invited nor there"):
        core_group_sent(cast, who="Sam", practitioner=str(cast.sam))
