"""A file is named in an entry by who brought it in with that form, or where the record holds it already; whoever knows its name alone
learns nothing by it, not even whether it is kept."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from access.outsiders import caller
from cast import Cast
from corbiere.access.recording import RECORD
from corbiere.desk.models import Draft
from corbiere.documents.uploads import keep_document
from corbiere.ledger.checks import NOT_BROUGHT
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import Writing, record_together
from corbiere.people.photos import keep_photo
from desk.at_desk import Page

pytestmark = pytest.mark.django_db
RECEIVED = "protection-document-received"
PDF = b"%PDF-1.7\nA report about another child\n%%EOF\n"
HERS = b"%PDF-1.7\nA report about Jade\n%%EOF\n"
NOT_KEPT = f"{'0' * 64}.pdf"


@pytest.fixture(scope="module")
def told(cast_told: Cast) -> Cast:
    cast_told.people["otis"] = uuid4()
    cast_told.tell("otis", "person-identified", 400, by="hana", opens=True, given="Otis", family="Mauger")
    cast_told.tell("otis", "born", 400, by="hana")
    return cast_told


@pytest.fixture
def cast(told: Cast, settings: LazySettings, tmp_path: Path) -> Cast:
    settings.MEDIA_ROOT = tmp_path
    return told


def received(cast: Cast, whom: str, held: bytes) -> tuple[UUID, str]:
    """A document on somebody's record: its entry, and the name under which it is kept."""
    name = keep_document(BytesIO(held))
    return cast.tell(whom, RECEIVED, 3, what="Report", document=name, **{"from": "The school"}), name


def sent(cast: Cast, who: str, document: str, whom: str = "jade", kind: str = RECEIVED, **more: str) -> Any:
    entry = {"photo": document, "agreed": "Mum"} if kind == "photo-added" else {"what": "A letter", "from": "Gran", "document": document}
    body = {"happened": str(cast.today), "entry": entry, **more}
    path = f"/api/v1/subjects/{cast.people[whom]}/{kind}"
    return Client().post(path, body, content_type="application/json", headers=caller(cast, who))


def form_of(client: Client, cast: Cast, whom: str = "jade") -> Page:
    return Page(client.get(f"/records/{cast.people[whom]}/record/{RECEIVED}/"))


def send(client: Client, form: Page, **typed: Any) -> Page:
    fields = (
        form.fields | {"what": "A letter", "from": "Gran", "send": "record"} | {key.replace("_", "-"): said for key, said in typed.items()}
    )
    return Page(client.post(form.action, fields, follow=True))


def file(held: bytes = HERS, name: str = "letter.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, held)


def held_by(cast: Cast, whom: str = "jade") -> list[str]:
    with without_row_security():
        return [line.body["document"] for line in lines(cast.people[whom]) if line.kind == RECEIVED]


# Whoever knows its name alone.


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_the_file_of_a_child_closed_to_them_is_answered_like_one_that_is_not_kept(cast: Cast, who: str) -> None:
    """Ana leads the work with Jade, Ben manages it. Otis is closed to them."""
    _, secret = received(cast, "otis", PDF)
    answers = [sent(cast, who, name) for name in (secret, NOT_KEPT)]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert answers[0].content == answers[1].content
    assert [(told["name"], told["sentence"], told["pointer"]) for told in answers[0].json()["refusals"]] == [
        ("is-the-file", NOT_BROUGHT, "#/entry/document")
    ]
    assert held_by(cast) == []


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_a_form_answers_alike_and_records_nothing(cast: Cast, who: str) -> None:
    _, secret = received(cast, "otis", PDF)
    client = cast.client(who)
    pages = [send(client, form_of(client, cast), document=name) for name in (secret, NOT_KEPT)]
    assert [page.summary for page in pages] == [[("id_document", NOT_BROUGHT)]] * 2
    assert held_by(cast) == []


def test_whose_act_it_is_not_reads_that_alone_whatever_they_name(cast: Cast) -> None:
    """Claire is in the core group, and reads what is kept of the plan; what comes in is filed by those who work with Jade."""
    (_, secret), (_, hers) = received(cast, "otis", PDF), received(cast, "jade", HERS)
    answers = [sent(cast, "claire", name) for name in (secret, hers, NOT_KEPT)]
    assert [answer.status_code for answer in answers] == [403] * 3
    assert answers[0].content == answers[1].content == answers[2].content
    assert [told["name"] for told in answers[0].json()["refusals"]] == [RECORD]
    assert cast.client("claire").get(f"/records/{cast.jade}/record/{RECEIVED}/").status_code == 403
    assert held_by(cast) == [hers]


def test_to_a_stranger_the_record_is_not_there_whatever_they_name(cast: Cast) -> None:
    _, hers = received(cast, "jade", HERS)
    answers = [sent(cast, "sam", name) for name in (hers, NOT_KEPT)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_a_photo_is_not_taken_from_another_child_either(cast: Cast) -> None:
    picture = BytesIO()
    Image.new("RGB", (9, 9), "teal").save(picture, "PNG")
    picture.seek(0)
    photo = keep_photo(picture)
    cast.tell("otis", "photo-added", 1, by="hana", photo=photo, agreed="Otis")
    answers = [sent(cast, "ben", name, kind="photo-added") for name in (photo, "0" * 64)]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert answers[0].content == answers[1].content


def test_what_a_colleague_is_still_writing_with_is_theirs(cast: Cast) -> None:
    ana, ben = cast.client("ana"), cast.client("ben")
    send(ana, form_of(ana, cast), **{"from": "", "document_file": file()})
    name = f"{sha256(HERS).hexdigest()}.pdf"
    assert Draft.objects.get(practitioner=cast.ana).files == [name]
    assert send(ben, form_of(ben, cast), document=name).summary == [("id_document", NOT_BROUGHT)]
    assert sent(cast, "ben", name).status_code == sent(cast, "ana", name).status_code == 409


def test_a_file_that_a_sister_s_record_holds_is_brought_in_anew_for_her_brother(cast: Cast) -> None:
    """Ana sees both; what is said of one child is not opened to those who see the other by a name."""
    _, hers = received(cast, "jade", HERS)
    assert sent(cast, "ana", hers, "noah").status_code == 409
    ana = cast.client("ana")
    assert send(ana, form_of(ana, cast, "noah"), document=hers).summary == [("id_document", NOT_BROUGHT)]
    assert send(ana, form_of(ana, cast, "noah"), document_file=file()).summary == []
    assert held_by(cast, "noah") == [hers]


# Those who may.


def test_a_form_that_is_finished_in_another_session_keeps_its_file(cast: Cast) -> None:
    ana = cast.client("ana")
    page = send(ana, form_of(ana, cast), **{"from": "", "document_file": file()})
    assert [id for id, _ in page.summary] == ["id_from"]
    ana.logout()
    again = cast.client("ana")
    resumed = Page(again.get(page.action))
    assert send(again, resumed).summary == []
    assert held_by(cast) == [resumed.one("document")] == [f"{sha256(HERS).hexdigest()}.pdf"]
    assert Draft.objects.get(practitioner=cast.ana).files == []


@pytest.mark.parametrize(("who", "status"), [("ana", 201), ("ben", 201), ("claire", 403), ("sam", 404)])
def test_what_the_record_holds_may_be_named_in_it_again_by_those_whose_act_it_is(cast: Cast, who: str, status: int) -> None:
    _, hers = received(cast, "jade", HERS)
    assert sent(cast, who, hers).status_code == status


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_an_entry_that_names_a_file_is_corrected(cast: Cast, who: str) -> None:
    id, hers = received(cast, "jade", HERS)
    client = cast.client(who)
    page = Page(client.get(f"/entries/{id}/correct/"))
    assert page.one("document") == hers
    assert send(client, page, correcting="It was from Gran").summary == []
    newer, _ = received(cast, "jade", PDF)
    assert sent(cast, who, f"{sha256(PDF).hexdigest()}.pdf", replaces=str(newer), why="It came from Gran").status_code == 201
    assert sorted(held_by(cast)) == sorted([hers, f"{sha256(PDF).hexdigest()}.pdf"])


def test_what_was_withdrawn_is_held_no_more(cast: Cast) -> None:
    """A letter about another child, put here by mistake and taken out again, is not brought back by its name."""
    id, wrong = received(cast, "jade", PDF)
    cast.client("ana").post(f"/entries/{id}/withdraw/", {"why": "It is about another child"})
    assert held_by(cast) == []
    assert sent(cast, "ana", wrong).status_code == 409


def test_one_file_that_came_with_one_act_is_named_for_each_of_three_children(cast: Cast) -> None:
    """In one act, and in that act alone."""
    cast.people.setdefault("lily", uuid4())
    cast.tell("lily", "person-identified", 300, by="hana", opens=True, given="Lily", family="Le Brocq")
    cast.tell("lily", "born", 300, by="hana")
    cast.tell("lily", "allocated", 30, by="ben", role="lead-social-worker", practitioner=str(cast.ana), team=str(cast.team))
    name = keep_document(BytesIO(HERS))
    entry = kind_called(RECEIVED).model_validate({"what": "A letter about all three", "from": "Gran", "document": name})
    one, two, three = (Writing(entry=entry, about=cast.people[whom], happened=cast.today) for whom in ("jade", "noah", "lily"))
    with pytest.raises(NotRecorded, match="Choose the file again"):
        record_together([one, two, three], by=cast.by("ana"))
    came = Writing(entry=entry, about=cast.jade, happened=cast.today, brought=frozenset({name}))
    record_together([came, two, three], by=cast.by("ana"))
    assert [held_by(cast, whom) for whom in ("jade", "noah", "lily")] == [[name]] * 3


# What they are given.


@pytest.mark.parametrize(("who", "status"), [("ana", 200), ("ben", 200), ("claire", 200), ("sam", 404)])
def test_nobody_is_given_where_a_photograph_was_taken(cast: Cast, who: str, status: int) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Nokia 3310"
    exif.get_ifd(0x8825).update({1: "N", 2: (49.0, 11.0, 7.0), 3: "W", 4: (2.0, 6.0, 36.0)})
    made = BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, "JPEG", exif=exif)
    ana = cast.client("ana")
    assert send(ana, form_of(ana, cast), document_file=file(made.getvalue(), "bruise.jpg")).summary == []
    with without_row_security():
        line = next(line for line in lines(cast.jade) if line.kind == RECEIVED)
    answer = cast.client(who).get(f"/records/{cast.jade}/documents/received/{line.id}/")
    assert (answer.status_code, b"Nokia" in answer.content, b"Exif" in answer.content) == (status, False, False)
    assert line.body["document"] == f"{sha256(made.getvalue()).hexdigest()}.jpg"
    if status == 200:
        with Image.open(BytesIO(answer.content)) as picture:
            assert (picture.size, dict(picture.getexif())) == ((40, 30), {})
