"""What begins or ends a legal state is corrected or taken back by two people, on the desk and over the API."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from agencies.workplace import covers, practitioner
from cast import Cast
from clock import today
from corbiere.access.second_person import CorrectionRequest, open_requests, request_of
from corbiere.access.viewing import viewer
from corbiere.desk.forms.second_person import agreed
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import standing, without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.withdrawal import CorrectionDeclined, Withdrawn
from corbiere.ledger.writing import Writing, record, record_together
from markup import markup

pytestmark = pytest.mark.django_db


def held_of(cast: Cast) -> Any:
    with without_row_security():
        return standing(cast.jade)


def conference(cast: Cast) -> Any:
    return held_of(cast).last("conference-held")


def waiting(cast: Cast) -> list[CorrectionRequest]:
    with without_row_security():
        return open_requests(cast.jade, standing(cast.jade).lines)


def does(cast: Cast, who: str, entry: Any, **more: Any) -> UUID:
    return record(entry, about=cast.jade, happened=more.pop("happened", today()), by=viewer(cast.people[who], today()).author, **more).id


def test_one_person_asks_and_another_does_it(cast: Cast) -> None:
    """Ana asks that the conference be taken back; she cannot do it, and Ben can."""
    line = conference(cast)
    with pytest.raises(NotRecorded, match="a second person must agree.*Ben Carter"):
        does(cast, "ana", Withdrawn(), replaces=line.id, why="It was about Noah")
    does(cast, "ana", request_of(line, line.id, None, "It was about Noah"))
    with pytest.raises(NotRecorded, match="Somebody else must agree: ask Ben Carter"):
        does(cast, "ana", Withdrawn(), replaces=line.id, why="It was about Noah")
    assert conference(cast).id == line.id
    gone = does(cast, "ben", Withdrawn(), replaces=line.id, why="It was about Noah")
    assert conference(cast) is None
    with pytest.raises(NotRecorded, match="second person"):
        does(cast, "ben", Withdrawn(), replaces=gone, why="It was right")
    does(cast, "ben", request_of(line, gone, None, "It was right"))
    does(cast, "ana", Withdrawn(), replaces=gone, why="It was right")
    assert conference(cast) == line


def test_a_request_is_used_once(cast: Cast) -> None:
    line = conference(cast)
    does(cast, "ana", request_of(line, line.id, None, "…"))
    gone = does(cast, "ben", Withdrawn(), replaces=line.id, why="…")
    does(cast, "ana", request_of(line, gone, None, "…"))
    does(cast, "ben", Withdrawn(), replaces=gone, why="…")
    assert waiting(cast) == []
    with pytest.raises(NotRecorded, match="second person"):
        does(cast, "ben", Withdrawn(), replaces=line.id, why="…")


def test_only_what_was_asked_for_is_agreed_to(cast: Cast) -> None:
    line = conference(cast)
    kind = kind_called(line.kind)
    asked = kind.model_validate({**line.body, "why": "Jade goes without food", "next_review": str(today() + timedelta(days=20))})
    other = kind.model_validate({**line.body, "outcome": "end", "why": "All is well"})
    does(cast, "ana", request_of(line, line.id, asked, "Sleep was never the trouble"))
    with pytest.raises(NotRecorded, match="not the change that was asked for"):
        does(cast, "ben", other, happened=line.happened, replaces=line.id, why="…")
    (request,) = waiting(cast)
    with without_row_security():
        assert agreed(request, viewer(cast.ben, today())) == ""
    assert conference(cast).body["why"] == "Jade goes without food"


def test_whoever_acts_for_the_one_who_asked_does_not_agree_for_them(cast: Cast) -> None:
    cast.people["cat"] = practitioner("Cat", cast.agencies["ana"])
    covers(cast.cat, cast.ana, today(), today())
    line = conference(cast)
    does(cast, "ana", request_of(line, line.id, None, "…"))
    with pytest.raises(NotRecorded, match="cover for the person who did"):
        does(cast, "cat", Withdrawn(), replaces=line.id, why="…")


def test_it_can_be_declined_and_is_asked_anew(cast: Cast) -> None:
    line = conference(cast)
    asked = does(cast, "ana", request_of(line, line.id, None, "…"))
    with pytest.raises(NotRecorded, match="Somebody else must agree"):
        does(cast, "ana", CorrectionDeclined(of=asked, why="No"))
    does(cast, "ben", CorrectionDeclined(of=asked, why="It was about Jade"))
    with pytest.raises(NotRecorded, match="second person"):
        does(cast, "ben", Withdrawn(), replaces=line.id, why="…")
    does(cast, "ana", request_of(line, line.id, None, "Look again"))


def test_a_teacher_can_neither_ask_nor_agree(cast: Cast) -> None:
    cast.tell("jade", "core-group-joined", 30, practitioner=str(cast.david), role="Teacher")
    line = conference(cast)
    with pytest.raises(NotRecorded, match="Only the person who wrote this"):
        does(cast, "david", request_of(line, line.id, None, "…"))
    asked = does(cast, "ana", request_of(line, line.id, None, "…"))
    for entry, more in ((CorrectionDeclined(of=asked, why="No"), {}), (Withdrawn(), {"replaces": line.id, "why": "…"})):
        with pytest.raises(NotRecorded, match="Only the person who wrote this"):
            does(cast, "david", entry, **more)
    assert cast.client("david").get(f"/corrections/{asked}/").status_code == 403


def test_what_nobody_else_need_agree_to_is_not_asked_for(cast: Cast) -> None:
    note = held_of(cast).last("note-made")
    with pytest.raises(NotRecorded, match="This does not need a second person"):
        does(cast, "ben", request_of(note, note.id, None, "…"))


def test_on_the_desk_it_waits_on_my_work_of_the_second_person(cast: Cast) -> None:
    line, ana, ben = conference(cast), cast.client("ana"), cast.client("ben")
    page = markup(ana.get(f"/entries/{line.id}/withdraw/"))
    assert "A second person must agree" in page and "Ben Carter" in page
    assert ana.post(f"/entries/{line.id}/withdraw/", {"why": "It was about Noah"}).status_code == 302
    assert conference(cast).id == line.id
    assert "Withdraw “Conference”" not in markup(ana.get("/"))
    work = markup(ben.get("/"))
    assert "a second person must agree" in work and "It was about Noah" in work
    (request,) = waiting(cast)
    entry = markup(ben.get(f"/entries/{line.id}/"))
    assert "by Ana Pires: It was about Noah" in " ".join(entry.split()) and f"/corrections/{request.line.id}/" in entry
    assert ana.get(f"/corrections/{request.line.id}/").status_code == 403
    assert ben.get(f"/corrections/{request.line.id}/").status_code == 200
    assert ben.post(f"/corrections/{request.line.id}/", {"decision": "decline", "why": ""}).status_code == 422
    assert ben.post(f"/corrections/{request.line.id}/", {"decision": "agree"}).status_code == 302
    assert conference(cast) is None
    after = " ".join(markup(ben.get(f"/entries/{line.id}/")).split())
    assert "by Ben Carter, as Ana Pires had asked: It was about Noah" in after
    assert cast.client("sam").get(f"/corrections/{request.line.id}/").status_code == 404


def test_the_correction_form_sends_what_was_typed_to_the_second_person(cast: Cast) -> None:
    born = held_of(cast).last("born")
    page = cast.client("ana").get(f"/entries/{born.id}/correct/")
    assert page.status_code == 200


def test_a_new_person_is_put_right_by_whoever_added_them_until_somebody_else_wrote(cast: Cast) -> None:
    """A default: no source says so."""
    leo, identified = uuid4(), kind_called("person-identified")
    ana = viewer(cast.ana, today()).author
    begun = Writing(entry=identified(given="Loe"), about=leo, happened=today(), opens=True)
    work = Writing(entry=kind_called("allocated")(role="lead-social-worker", practitioner=cast.ana), about=leo, happened=today())
    record_together([begun, work], by=ana)
    second = record(identified(given="Leo"), about=leo, happened=today(), by=ana, replaces=begun.id, why="Typed wrongly").id
    worry = kind_called("concern-received")(concern="Cold, and no coat")
    record(worry, about=leo, happened=today(), by=viewer(cast.sam, today()).author)
    with pytest.raises(NotRecorded, match="second person"):
        record(identified(given="Lea"), about=leo, happened=today(), by=ana, replaces=second, why="…")


def test_a_new_danger_is_held_up_by_nothing(cast: Cast) -> None:
    line = conference(cast)
    does(cast, "ana", request_of(line, line.id, None, "…"))
    does(cast, "ben", kind_called("concern-received")(concern="Alone at night"))
