"""The pages about a child, as each of the cast meets them."""

import re
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import LazySettings
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from PIL import Image

from cast import Cast
from corbiere.access.models import AccessLog
from corbiere.desk.components.spreadsheet import harmless
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from corbiere.people.photos import keep_photo
from markup import markup

pytestmark = pytest.mark.django_db
MOST_QUERIES = 16


def words(response: HttpResponse) -> str:
    """What somebody reads, without what changes with every page that is sent."""
    body = markup(response)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body[body.index("<main") :])))


def about(child: UUID, page: str = "") -> str:
    return f"/records/{child}/{page}"


# What each of them sees.


def test_the_first_page_says_what_the_child_says_and_what_is_due_and_why(cast: Cast) -> None:
    page = words(cast.client("ana").get(about(cast.jade)))
    assert "“" not in page.partition("I like it when Gran picks me up.")[0][-3:]
    assert "On the Child Protection Register since" in page
    assert "See Jade" in page
    assert "because the plan began or the child was last seen" in page
    assert "Mum has help with sleep: stuck or slow" in page
    assert "Mother: Marie Louise Le Brocq" in page


@pytest.mark.parametrize(
    ("who", "jade", "noah"),
    [
        ("ana", 200, 200),
        ("ben", 200, 200),
        ("claire", 200, 404),
        ("hana", 200, 200),
        ("david", 404, 404),
        ("eve", 404, 404),
        ("sam", 404, 404),
    ],
)
@pytest.mark.parametrize("page", ["", "chronology/", "chronology.csv", "people/", "access/"])
def test_who_may_open_which_page(cast: Cast, who: str, jade: int, noah: int, page: str) -> None:
    client = cast.client(who)
    assert client.get(about(cast.jade, page)).status_code == jade
    assert client.get(about(cast.noah, page)).status_code == noah


@pytest.mark.parametrize("page", ["", "chronology/", "people/", "access/", "photo/"])
def test_a_stranger_cannot_tell_a_child_on_record_from_one_who_is_not(cast: Cast, page: str) -> None:
    known, unknown = (cast.client("sam").get(about(child, page)) for child in (cast.jade, uuid4()))
    assert (known.status_code, words(known)) == (unknown.status_code, words(unknown))
    assert known.headers.items() == unknown.headers.items() or {**known.headers, "Content-Length": ""} == {
        **unknown.headers,
        "Content-Length": "",
    }


@pytest.mark.parametrize("page", ["people/", "people/tree/", "photo/", "documents/", "plan/", "trouble/"])
def test_a_practitioner_has_no_pages_of_a_person(cast: Cast, page: str) -> None:
    assert cast.client("ana").get(about(cast.ben, page), follow=True).status_code == 404


def test_the_health_visitor_reads_of_protection_and_not_of_casework(cast: Cast) -> None:
    page = words(cast.client("claire").get(about(cast.jade, "chronology/")))
    assert "Conference: " in page
    assert "Tired in class" not in page
    assert "Allocated" not in page


def test_the_hub_sees_who_a_child_is_and_no_more(cast: Cast) -> None:
    page = words(cast.client("hana").get(about(cast.noah)))
    assert "Noah Le Brocq" in page
    assert "4 Rue des Prés" not in page
    assert "Child seen" not in page


def test_every_page_is_noted_with_its_basis(cast: Cast) -> None:
    cast.client("claire").get(about(cast.jade, "chronology/"))
    access = AccessLog.objects.get(subject=cast.jade, practitioner=cast.claire)
    assert (access.what, access.bases) == ("chronology", ["core group"])
    page = words(cast.client("ana").get(about(cast.jade, "access/")))
    assert "Claire Hacquoil chronology core group" in page
    assert "Is in their core group: Weighs Noah, talks with Mum about sleep" in page


# On another day, and as it was known.


def test_another_day_is_shown_with_a_band_the_age_of_that_day_and_nothing_to_record(cast: Cast) -> None:
    then = cast.ago(49)
    page = cast.client("ana").get(about(cast.jade), {"on": then.isoformat()})
    assert "You are looking at" in markup(page)
    assert "/record/" not in markup(page)
    assert "Child Protection Register" not in words(page)
    assert "I look after Noah when Mum sleeps." in words(page)


def test_what_was_written_late_is_not_on_the_page_as_it_was_known_before(cast: Cast) -> None:
    """The visit of 26 days ago was written down six days later."""
    client, seen = cast.client("ana"), cast.ago(26)
    then = words(client.get(about(cast.jade), {"on": seen.isoformat(), "known": cast.ago(24).isoformat()}))
    now = words(client.get(about(cast.jade), {"on": seen.isoformat()}))
    assert "Gran picks me up" not in then
    assert "Gran picks me up" in now
    assert "recorded 6 days later" in words(client.get(about(cast.jade, "chronology/")))


def test_a_page_as_it_was_known_stays_the_same_whatever_is_recorded_after(cast: Cast) -> None:
    client, asked = cast.client("ana"), {"on": cast.ago(10).isoformat(), "known": cast.ago(8).isoformat()}
    before = [words(client.get(about(cast.jade, page), asked)) for page in ("", "chronology/", "people/")]
    cast.tell("jade", "child-seen", 15, late=15, where="home", alone=True, views={"own_words": "New words"})
    cast.tell("jade", "name-noted", 12, late=12, sort="legal", family="Moore")
    assert [words(client.get(about(cast.jade, page), asked)) for page in ("", "chronology/", "people/")] == before


@pytest.mark.parametrize(
    "asked", [{"on": "31/02/2026"}, {"on": "2999-01-01"}, {"known": "yesterday"}, {"on": "0001-01-01"}, {"at": "25:00"}]
)
def test_a_day_that_cannot_be_shown_shows_today(cast: Cast, asked: dict[str, str]) -> None:
    page = cast.client("ana").get(about(cast.jade), asked)
    assert page.status_code == 200
    assert "Showing today, as known today." in words(page)


def test_the_age_on_the_day_of_each_event_is_said(cast: Cast) -> None:
    cast.tell("noah", "note-made", 150, late=150, title="Smiled", statements=[{"text": "At Gran.", "ground": "observed"}])
    assert "7 weeks" in words(cast.client("ana").get(about(cast.noah, "chronology/")))


# The chronology.


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ({"group": "protection"}, "Core group", "Tired in class"),
        ({"words": "GRAN picks"}, "Ana Pires saw Jade", "Core group"),
        ({"significant": "on"}, "No entry that you can see fits that", "Core group"),
        ({"group": "no such thing", "since": "soon"}, "Core group", "fits that"),
    ],
)
def test_the_chronology_is_narrowed(cast: Cast, asked: dict[str, str], there: str, gone: str) -> None:
    page = markup(cast.client("ana").get(about(cast.jade, "chronology/"), asked))
    shown = page[page.index('role="status"') :]
    assert there in shown
    assert gone not in shown


def test_the_chronology_is_narrowed_by_days_writer_and_agency(cast: Cast) -> None:
    asked = {
        "since": cast.ago(60).isoformat(),
        "until": cast.ago(20).isoformat(),
        "who": str(cast.ana),
        "agency": str(cast.agencies["ana"]),
    }
    page = words(cast.client("ana").get(about(cast.jade, "chronology/"), asked))
    assert re.findall(r"(\d+) entr", page) == ["4"]


def test_what_was_marked_as_significant_stands_out(cast: Cast) -> None:
    with without_row_security():
        seen = EntryRow.objects.get(subject=cast.jade, kind="core-group-held").id
    cast.tell("jade", "significance-marked", 1, of=str(seen), why="The first time everybody agreed")
    client = cast.client("ana")
    assert "Core group Significant" in words(client.get(about(cast.jade, "chronology/"), {"significant": "on"}))
    assert "The first time everybody agreed" in words(client.get(f"/entries/{seen}/"))


def test_a_correction_shows_what_was_said_before_and_why_it_changed(cast: Cast) -> None:
    said = {"title": "School", "statements": [{"text": "Was late on Monday.", "ground": "observed"}]}
    first = cast.tell("jade", "note-made", 5, **said)
    second = cast.tell(
        "jade", "note-made", 5, late=2, replaces=first, why="It was Tuesday",
        title="School", statements=[{"text": "Was late on Tuesday.", "ground": "observed"}],
    )  # fmt: skip
    client = cast.client("ana")
    for id in (first, second):
        page = words(client.get(f"/entries/{id}/"))
        assert page.index("Was late on Tuesday.") < page.index("What it said before") < page.index("Was late on Monday.")
        assert "A correction: It was Tuesday" in page
    assert "Monday" not in words(client.get(about(cast.jade, "chronology/")))
    assert "Corrected: It was Tuesday" in words(client.get(about(cast.jade, "chronology/"), {"gone": "on"}))


def test_what_was_withdrawn_says_so_and_can_be_asked_for(cast: Cast) -> None:
    first = cast.tell("jade", "note-made", 5, title="Wrong child", statements=[{"text": "Not Jade.", "ground": "observed"}])
    cast.tell("jade", "withdrawn", 5, replaces=first, why="It was about somebody else")
    client = cast.client("ana")
    page = client.get(f"/entries/{first}/")
    assert "Withdrawn: It was about somebody else" in words(page)
    assert "/correct/" not in markup(page)
    assert "Wrong child" not in words(client.get(about(cast.jade, "chronology/")))
    assert "<s>" in markup(client.get(about(cast.jade, "chronology/"), {"gone": "on"}))


def test_an_entry_says_who_saw_who_told_and_whose_opinion_it_is(cast: Cast) -> None:
    with without_row_security():
        seen = EntryRow.objects.filter(subject=cast.jade, kind="child-seen").latest("happened").id
    page = words(cast.client("claire").get(f"/entries/{seen}/"))
    assert "Seen or heard by Ana Pires The fridge was full." in page
    assert "Reported by David Vibert, her teacher Jade is often tired" in page
    assert "Opinion of Ana Pires Jade is on her guard" in page
    assert cast.client("sam").get(f"/entries/{seen}/").status_code == 404


def test_an_entry_that_is_closed_reads_like_one_that_is_not_there(cast: Cast) -> None:
    with without_row_security():
        note = EntryRow.objects.get(subject=cast.jade, kind="note-made").id
    closed, none = (cast.client("claire").get(f"/entries/{id}/") for id in (note, uuid4()))
    assert (closed.status_code, words(closed)) == (none.status_code, words(none)) == (404, words(none))


def test_an_address_that_is_kept_back_is_nowhere_for_those_who_do_not_work_with_the_child(cast: Cast) -> None:
    kept = cast.tell("jade", "address-noted", 3, lines=["9 La Motte"], sort="home", moved=True, withheld=True, withheld_from="Her uncle")
    for page in ("", "chronology/", "chronology.csv", "people/", "chronology/?gone=on"):
        claire, ana = (markup(cast.client(who).get(about(cast.jade, page))) for who in ("claire", "ana"))
        assert "9 La Motte" not in claire
        assert "9 La Motte" in ana or page == "people/"
    assert "An address is withheld" in words(cast.client("claire").get(about(cast.jade)))
    assert cast.client("claire").get(f"/entries/{kept}/").status_code == 404
    assert "9 La Motte" in words(cast.client("ana").get(f"/entries/{kept}/"))


# As a table.


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(text: str) -> None:
    assert harmless(text).startswith("'")


def test_the_table_holds_what_the_page_holds_and_names_no_child_in_its_name(cast: Cast) -> None:
    cast.tell("jade", "note-made", 2, title="=HYPERLINK(1)", statements=[{"text": "x", "ground": "observed"}])
    table = cast.client("ana").get(about(cast.jade, "chronology.csv"), {"words": "hyperlink"})
    assert "Note: =HYPERLINK(1)" in markup(table)
    assert len(markup(table).strip().splitlines()) == 2
    assert "Jade" not in table.headers["Content-Disposition"]
    assert AccessLog.objects.filter(subject=cast.jade, what="chronology as a table").count() == 1


# How quick.


def queries(cast: Cast, page: str) -> int:
    """Without what brackets a transaction: here it lies within that of the test."""
    client = cast.client("ana")
    client.get(about(cast.jade, page))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(about(cast.jade, page)).status_code == 200
    return len([query for query in asked if "SAVEPOINT" not in query["sql"]])


@pytest.mark.parametrize("page", ["", "chronology/"])
def test_the_number_of_questions_to_the_database_does_not_grow_with_the_record(cast: Cast, page: str) -> None:
    few = queries(cast, page)
    cast.tell_many("jade", "note-made", 280, title="Note", statements=[{"text": "x", "ground": "observed"}])
    assert queries(cast, page) == few
    assert few <= MOST_QUERIES


def test_a_person_without_a_photo_has_none(cast: Cast) -> None:
    assert cast.client("ana").get(about(cast.jade, "photo/")).status_code == 404


def test_a_photo_is_shown_to_those_who_see_the_child_and_kept_by_nothing_between(
    cast: Cast, settings: LazySettings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    picture = BytesIO()
    Image.new("RGB", (40, 40), "teal").save(picture, "PNG")
    picture.seek(0)
    cast.tell("jade", "photo-added", 1, photo=keep_photo(picture), agreed="Jade and her mum")
    found = {who: cast.client(who).get(about(cast.jade, "photo/")) for who in ("ana", "claire", "sam")}
    assert {who: page.status_code for who, page in found.items()} == {"ana": 200, "claire": 200, "sam": 404}
    assert (found["ana"].headers["Content-Type"], found["ana"].headers["Cache-Control"]) == ("image/jpeg", "private, no-store")
    assert 'alt="Photo of Jade Le Brocq"' in markup(cast.client("ana").get(about(cast.jade)))
    before = {"on": cast.ago(2).isoformat()}
    assert cast.client("ana").get(about(cast.jade, "photo/"), before).status_code == 404


def test_a_day_is_kept_from_page_to_page(cast: Cast) -> None:
    then: date = cast.ago(10)
    page = markup(cast.client("ana").get(about(cast.jade), {"on": then.isoformat()}))
    assert f"/records/{cast.jade}/chronology/?on={then.isoformat()}" in page
