"""What came by the public form is taken in: each once, whatever is in it, and however the taking is cut short."""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connections
from PIL import Image

from clock import now
from corbiere.database.state import OWNER
from corbiere.documents.uploads import given_out
from corbiere.front_door.inbox import BY, MOST_AN_HOUR, SAME_WORDS, entry_id, take_in
from corbiere.front_door.models import HubWorry, TakenWorry
from corbiere.ledger import reading
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import JERSEY, without_row_security
from corbiere.ledger.record import Line
from databases import serve

ADD = "INSERT INTO front_door_inbox (id, received, reference, language, answers, photo, address, words) VALUES (%s, %s, %s, %s, %s::jsonb, %s, %s, %s)"
Came = Callable[..., UUID]


@pytest.fixture
def came(own_database: str) -> Came:
    """Puts a row into the inbox, of a moment, as its owner: the form can choose none."""

    def put(
        answers: Any = None, at: datetime | None = None, *, photo: bytes | None = None, address: str = "a", language: str = "en"
    ) -> UUID:
        id, answers = uuid4(), {"worry": f"Cold {uuid4()}"} if answers is None else answers
        alike = answers.get("worry", "") if isinstance(answers, dict) else ""
        told = [
            id,
            at or now() - timedelta(minutes=5),
            "ABCD-EFGH",
            language,
            json.dumps(answers),
            photo,
            address.encode(),
            str(alike).encode(),
        ]
        with psycopg.connect(serve().url(OWNER, own_database), autocommit=True) as connection:
            connection.execute(ADD, told)
        return id

    return put


def owner(statement: str) -> None:
    with psycopg.connect(serve().url(OWNER, connections["default"].settings_dict["NAME"]), autocommit=True) as connection:
        connection.execute(statement.encode())


def worries() -> list[EntryRow]:
    with without_row_security():
        return list(EntryRow.objects.filter(kind="worry-arrived").order_by("order"))


def worry(row: UUID) -> Line:
    with without_row_security():
        (line,) = reading.lines(EntryRow.objects.get(id=entry_id(row)).subject_id)
    return line


def test_what_came_becomes_a_worry_that_arrived_in_the_words_in_which_it_came(came: Came) -> None:
    said = "Está sozinho.\n" * 1400
    id = came(
        {
            "worry": said,
            "danger": "yes",
            "child": "Luc",
            "where": "Havre des Pas",
            "name": "Ana",
            "telephone": "07700 900123",
            "who": "family",
            "back": "yes",
        },
        language="pt",
    )
    assert take_in() == (1, 0)
    line = worry(id)
    assert line.body == {
        "concern": said.strip(), "at_risk": True, "pathway": "hub", "harms": [], "from": "family", "told_by": "Ana", "telephone": "07700 900123",
        "keep_name_back": True, "language": "Portuguese", "way": "public-form", "name": "Luc", "address": "Havre des Pas", "reference": "ABCD-EFGH",
    }  # fmt: skip
    with without_row_security():
        entry, hub, taken = EntryRow.objects.get(id=line.id), HubWorry.objects.get(), TakenWorry.objects.get()
    assert (entry.system, entry.practitioner) == (BY.system, None)
    assert (hub.matter, hub.called, hub.at_risk, hub.crowd) == (True, "Luc", True, None)
    assert (taken.row, taken.entry) == (id, line.id)


def test_the_day_and_the_hour_are_those_of_its_arrival(came: Came) -> None:
    at = now() - timedelta(days=3)
    id = came(at=at)
    take_in()
    line, local = worry(id), at.astimezone(JERSEY)
    assert (line.happened, line.time) == (local.date(), local.time().replace(microsecond=0))


def test_taking_in_again_and_by_two_at_once_takes_each_in_once(came: Came) -> None:
    for _ in range(12):
        came()

    def take(_: int) -> tuple[int, int]:
        try:
            return take_in()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as hands:
        list(hands.map(take, range(2)))
    assert take_in() == (0, 0)
    assert len(worries()) == 12
    with without_row_security():
        assert TakenWorry.objects.count() == 12


FAILS = "CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cut short'; END $$"


def test_cut_short_between_the_worry_and_its_note_neither_is_written_and_nothing_is_lost(
    came: Came, caplog: pytest.LogCaptureFixture
) -> None:
    came()
    owner(FAILS)
    owner("CREATE TRIGGER fails BEFORE INSERT ON front_door_taken FOR EACH ROW EXECUTE FUNCTION fails()")
    assert take_in() == (0, 1)
    assert worries() == []
    owner("DROP TRIGGER fails ON front_door_taken")
    assert take_in() == (1, 0)
    assert len(worries()) == 1


JUNK: Sequence[Any] = (
    [], 7, "words alone", {}, {"worry": None}, {"worry": 3}, {"worry": ["a", {"b": "c"}]}, {"worry": "a\u202eb\u0007c"}, {"worry": "\u200b"},
    {"worry": "x" * 50_000, "child": "y" * 900}, {"worry": "x", "danger": "perhaps", "who": "nobody", "back": 0, "other": "z"}, {"worry": "<b>x</b>"},
)  # fmt: skip


@pytest.mark.parametrize("answers", JUNK, ids=lambda told: str(told)[:30])
def test_whatever_stands_in_the_inbox_is_taken_in(came: Came, answers: Any) -> None:
    """Whoever has the form in hand can write anything there."""
    id = came(answers)
    assert take_in() == (1, 0)
    assert worry(id).body["concern"]


def test_one_that_cannot_be_taken_in_holds_up_no_other(came: Came, caplog: pytest.LogCaptureFixture) -> None:
    came({"worry": "Of tomorrow"}, now() + timedelta(days=1))
    came()
    assert take_in() == (1, 1)
    assert take_in() == (0, 1)


# A photo.


def picture(kind: str) -> bytes:
    made, photo = BytesIO(), Image.new("RGBA" if kind == "PNG" else "RGB", (40, 30), "navy")
    marks = Image.Exif()
    marks[0x010F] = "Somebody’s telephone"
    photo.save(made, kind, exif=marks)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_is_kept_as_a_document_is_and_given_out_without_its_marks(came: Came, kind: str) -> None:
    id = came({"worry": "A bruise"}, photo=picture(kind))
    take_in()
    name = worry(id).body["picture"]
    assert name.endswith(".jpg")
    assert "telephone" in picture(kind).decode("latin-1")
    assert "telephone" not in given_out(name).decode("latin-1")


def test_a_photo_that_cannot_be_kept_holds_up_no_words(came: Came, caplog: pytest.LogCaptureFixture) -> None:
    id = came({"worry": "A bruise"}, photo=b"\x89PNG nothing")
    assert take_in() == (1, 0)
    assert "picture" not in worry(id).body


# Those that are alike.


def test_a_crowd_from_one_address_is_kept_whole_and_stands_together(came: Came) -> None:
    began = now() - timedelta(minutes=50)
    ids = [came(at=began + timedelta(minutes=n)) for n in range(MOST_AN_HOUR + 5)]
    other = came(address="b")
    take_in()
    crowds = [worry(id).body.get("crowd") for id in ids]
    assert crowds == [None] * MOST_AN_HOUR + [str(entry_id(ids[0]))] * 5
    assert worry(other).body.get("crowd") is None
    with without_row_security():
        assert HubWorry.objects.filter(crowd=entry_id(ids[0])).count() == 5


def test_twenty_an_hour_for_a_whole_day_are_no_crowd(came: Came) -> None:
    began = now() - timedelta(hours=10)
    ids = [came(at=began + timedelta(minutes=4 * n)) for n in range(100)]
    take_in()
    assert {worry(id).body.get("crowd") for id in ids} == {None}


def test_a_crowd_that_goes_on_keeps_its_name(came: Came) -> None:
    began = now() - timedelta(hours=3)
    ids = [came(at=began + timedelta(minutes=2 * n)) for n in range(80)]
    take_in()
    assert {worry(id).body.get("crowd") for id in ids[MOST_AN_HOUR:]} == {str(entry_id(ids[0]))}


def test_the_same_words_stand_together_for_a_day(came: Came) -> None:
    at = now() - SAME_WORDS - timedelta(hours=1)
    first, second, late = (came({"worry": "Same"}, at + timedelta(hours=hours), address=str(hours)) for hours in (0, 2, 25))
    take_in()
    assert worry(first).body.get("crowd") is None
    assert worry(second).body["crowd"] == worry(late).body["crowd"] == str(entry_id(first))
