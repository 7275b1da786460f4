"""Whoever is asked for a report sees whom it is about, and writes that report: nothing else of the record, and nobody else by it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from access.outsiders import caller
from agencies.workplace import knows, leaves, practitioner
from cast import Cast
from corbiere.access.access_log import NotVisible, lines_seen, open_record
from corbiere.access.invitations import own_answers
from corbiere.access.viewing import looking, viewer
from corbiere.access.visibility import bases_of, categories, subjects_visible_to, visible_to
from corbiere.agencies.entries import Profession
from corbiere.ledger.entry import kind_called
from corbiere.ledger.folding import rebuild
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.withdrawal import Withdrawn
from corbiere.ledger.writing import record, withdraw
from corbiere.meetings.report_requests import AFTERWARDS
from markup import markup
from meetings.asking import AskedFor, asked_for_reports, report

pytestmark = pytest.mark.django_db
RECEIVED = "protection-report-received"
CLOSED: frozenset[str] = frozenset()
WHO = frozenset({"identity"})


@pytest.fixture(scope="module")
def place(cast_told: Cast) -> Cast:
    cast_told.people["nora"] = practitioner("Nora Bisson", cast_told.agencies["david"], Profession.TEACHER)
    cast_told.agencies["nora"] = cast_told.agencies["david"]
    return cast_told


@pytest.fixture
def cast(place: Cast) -> Cast:
    """Nora teaches at David's school."""
    return place


@pytest.fixture
def asked(cast: Cast) -> AskedFor:
    return asked_for_reports(cast)["jade"]


def sees(cast: Cast, who: str, on: date | None = None) -> frozenset[str]:
    return categories(bases_of(viewer(cast.people[who], on or cast.today), cast.jade))


def send(cast: Cast, who: str, kind: str, body: dict[str, Any], *, child: str = "jade", ago: int = 0, **more: Any) -> UUID:
    by = viewer(cast.people[who], cast.today).author
    return record(kind_called(kind).model_validate(body), about=cast.people[child], happened=cast.ago(ago), by=by, **more).id


def refused(cast: Cast, who: str, kind: str, body: dict[str, Any], **more: Any) -> str:
    with pytest.raises(NotRecorded) as told:
        send(cast, who, kind, body, **more)
    return str(told.value)


# What it opens.


def test_who_sees_what_by_it(cast: Cast, asked: AskedFor) -> None:
    """A colleague of the same school, somebody of another agency and a stranger see nothing."""
    assert {who: sees(cast, who) for who in ("david", "nora", "eve", "sam")} == {"david": WHO, "nora": CLOSED, "eve": CLOSED, "sam": CLOSED}
    assert [basis.name for basis in bases_of(viewer(cast.david, cast.today), cast.jade)] == ["report asked for"]
    assert categories(bases_of(viewer(cast.david, cast.today), cast.noah)) == CLOSED


def test_of_the_record_only_who_the_child_is_comes_out_on_every_way(cast: Cast, asked: AskedFor) -> None:
    david = viewer(cast.david, cast.today)
    kinds = {line.kind for line in lines_seen(open_record(david, cast.jade, "a test"))}
    assert kinds == {"person-identified", "born"}
    with looking(david):
        assert set(EntryRow.objects.filter(subject=cast.jade).values_list("category", flat=True)) == WHO
    with without_row_security():
        assert set(visible_to(david).filter(subject=cast.jade).values_list("category", flat=True)) == WHO
    assert cast.jade in subjects_visible_to(david).values_list("id", flat=True)


def test_it_begins_with_the_request_and_ends_some_weeks_after_the_meeting(cast: Cast) -> None:
    asked_for_reports(cast, ahead=9, ago=5)
    last = cast.ago(-9) + timedelta(days=AFTERWARDS)
    days = (cast.ago(6), cast.ago(5), last, last + timedelta(days=1))
    assert [sees(cast, "david", day) for day in days] == [CLOSED, WHO, WHO, CLOSED]


def test_a_request_that_is_taken_back_closes_it_at_once(cast: Cast, asked: AskedFor) -> None:
    withdraw(asked.request, cast.jade, cast.today, "The wrong teacher", by=Author(system="x"))
    assert sees(cast, "david") == CLOSED
    assert "not there" in refused(cast, "david", RECEIVED, report(asked))


def test_a_meeting_that_is_called_off_closes_it_after_that_day(cast: Cast, asked: AskedFor) -> None:
    cast.tell("jade", "protection-meeting-called-off", 1, of=str(asked.meeting), why="not-needed")
    assert [sees(cast, "david", cast.ago(days)) for days in (1, 0)] == [WHO, CLOSED]


def test_whoever_knows_the_child_or_has_left_sees_nothing(cast: Cast, asked: AskedFor) -> None:
    knows(cast.david, cast.jade, cast.ago(1))
    assert sees(cast, "david") == CLOSED
    asked_for_reports(cast, "eve")
    leaves(cast.eve, cast.ago(1))
    assert sees(cast, "eve") == CLOSED


# What may be written by it.


def test_the_one_who_is_asked_writes_the_report_and_it_is_in_for_those_who_prepare(cast: Cast, asked: AskedFor) -> None:
    send(cast, "david", RECEIVED, report(asked))
    page = markup(cast.client("ana").get(f"/meetings/{asked.meeting}/"))
    assert "received" in page and "Plat Douet School" in page
    assert [said for _, told in rebuild(check=True) for said in told] == []


def test_nobody_else_writes_it(cast: Cast, asked: AskedFor) -> None:
    for who in ("nora", "eve", "sam"):
        assert "not there" in refused(cast, who, RECEIVED, report(asked))


def test_nothing_else_is_written_by_it(cast: Cast, asked: AskedFor) -> None:
    """Not even what is filed where they can read."""
    others: dict[str, dict[str, Any]] = {
        "name-noted": {"sort": "known-as", "given": "Jay"},
        "note-made": {"title": "x", "statements": [{"text": "x", "ground": "observed"}]},
        "protection-report-asked": {"of": str(asked.meeting), "from": "x", "wanted_by": cast.today.isoformat()},
        "protection-noted": {"of": str(asked.meeting), "point": "x", "said": {"text": "x", "ground": "observed"}},
    }
    for kind, body in others.items():
        assert refused(cast, "david", kind, body).startswith(NOT_YOURS.format(kind_called(kind).called))


NOT_YOURS = "You cannot record “{}” on this record. Ask "


def test_what_is_asked_of_somebody_else_reads_like_what_is_not_there(cast: Cast, asked: AskedFor) -> None:
    """Nor does a day before it was asked tell that there is such a request."""
    other = asked_for_reports(cast, "eve", ago=4)["jade"]
    aimed = [
        other,
        AskedFor(asked.meeting, other.request),
        AskedFor(asked.meeting, uuid4()),
        AskedFor(uuid4(), asked.request),
        AskedFor(asked.request, asked.meeting),
    ]
    said = {refused(cast, "david", RECEIVED, report(to), ago=ago) for to in aimed for ago in (0, 40)}
    said.add(refused(cast, "david", RECEIVED, {**report(asked), "asked": None}))
    assert said == {NOT_YOURS.format("Report received") + "the lead social worker to record it."}


def test_the_last_day_of_writing_and_the_first_day_on_which_it_is_late(cast: Cast) -> None:
    """A report can be written while the child is seen; the rulings on its day hold for them as for everybody."""
    open_still = asked_for_reports(cast, ahead=-AFTERWARDS, wanted=-AFTERWARDS - 1, ago=40)["jade"]
    send(cast, "david", RECEIVED, report(open_still))
    asked_for_reports(cast, "eve", ("noah",), ahead=-AFTERWARDS - 1, wanted=-AFTERWARDS - 2, ago=41)
    assert categories(bases_of(viewer(cast.eve, cast.today), cast.noah)) == CLOSED


def test_a_report_that_came_before_it_was_asked_for_is_refused_in_words(cast: Cast, asked: AskedFor) -> None:
    assert "cannot" in refused(cast, "david", RECEIVED, report(asked), ago=6)


def test_it_is_sent_once_however_often_it_comes(cast: Cast, asked: AskedFor) -> None:
    first = send(cast, "david", RECEIVED, report(asked), key="one")
    assert send(cast, "david", RECEIVED, report(asked), key="one") == first
    assert "already been answered" in refused(cast, "david", RECEIVED, report(asked, "Another text"), key="two")


# What they sent.


def own(cast: Cast, who: str = "david", child: str = "jade") -> list[str]:
    return [
        line.body["says"][0]["text"]
        for line in own_answers(open_record(viewer(cast.people[who], cast.today), cast.people[child], "a test"))
    ]


def test_they_read_what_they_sent_and_no_other_report(cast: Cast, asked: AskedFor) -> None:
    other = asked_for_reports(cast, "eve", ago=4)["jade"]
    send(cast, "eve", RECEIVED, report(other, "Two calls at night."))
    assert own(cast) == []
    send(cast, "david", RECEIVED, report(asked))
    assert (own(cast), own(cast, "eve")) == (["He comes hungry on Mondays."], ["Two calls at night."])


def test_they_put_right_what_they_sent_and_read_the_new_words(cast: Cast, asked: AskedFor) -> None:
    sent = send(cast, "david", RECEIVED, report(asked))
    send(cast, "david", RECEIVED, report(asked, "She comes hungry."), replaces=sent, why="It is she")
    assert own(cast) == ["She comes hungry."]


def test_they_do_not_take_it_back_nor_put_right_what_another_wrote(cast: Cast, asked: AskedFor) -> None:
    by_ana = cast.tell("jade", RECEIVED, 0, **report(asked))
    assert own(cast) == []
    for replaces in (by_ana, uuid4()):
        assert "already been answered" in refused(cast, "david", RECEIVED, report(asked), replaces=replaces, why="Mine")
    with pytest.raises(NotRecorded):
        record(Withdrawn(), about=cast.jade, happened=cast.today, by=cast.by("david"), replaces=by_ana, why="Mine")


def test_a_report_that_answers_another_request_is_not_put_right_by_one_that_answers_theirs(cast: Cast, asked: AskedFor) -> None:
    other = asked_for_reports(cast, "eve", ago=4)["jade"]
    of_eve = send(cast, "eve", RECEIVED, report(other, "Two calls at night."))
    said = {refused(cast, "david", RECEIVED, report(asked), replaces=entry, why="x") for entry in (of_eve, uuid4())}
    assert len(said) == 1


# Through the doors.


def test_the_pages_of_the_record_stay_closed(cast: Cast, asked: AskedFor) -> None:
    client = cast.client("david")
    with pytest.raises(NotVisible):
        open_record(viewer(cast.nora, cast.today), cast.jade, "a test")
    for part in (
        "",
        "chronology/",
        "chronology.csv",
        "people/",
        "access/",
        "meetings/",
        "documents/",
        "photo/",
        "plans/protection/",
        "trouble/",
    ):
        assert (part, client.get(f"/records/{cast.jade}/{part}").status_code) == (part, 404)
    for part in ("record/", "record/name-noted/", f"record/{RECEIVED}/", "meetings/arrange/?type=core-group"):
        assert (part, client.get(f"/records/{cast.jade}/{part}").status_code) == (part, 404)
    assert client.get(f"/meetings/{asked.meeting}/").status_code == 404
    with without_row_security():
        name = EntryRow.objects.get(subject=cast.jade, kind="person-identified").id
    for entry in (asked.request, name):
        for part in ("", "correct/", "withdraw/"):
            assert (part, client.get(f"/entries/{entry}/{part}").status_code) == (part, 404)


def test_a_search_finds_the_child_and_leads_to_the_report_alone(cast: Cast, asked: AskedFor) -> None:
    found = markup(cast.client("david").get("/people/", {"q": "Jade Le Brocq"}))
    assert "You have been asked for a report" in found and f"/records/{cast.jade}/" not in found
    assert f"/records/{cast.jade}/" not in markup(cast.client("nora").get("/people/", {"q": "Jade Le Brocq"}))


def test_over_the_api(cast: Cast, asked: AskedFor, client: Any) -> None:
    def post(who: str, body: dict[str, Any]) -> Any:
        address = f"/api/v1/subjects/{cast.jade}/{RECEIVED}"
        sent = {"happened": cast.today.isoformat(), "entry": body}
        return client.post(address, sent, content_type="application/json", headers=caller(cast, who))

    def mine(who: str) -> Any:
        return client.get("/api/v1/my/reports", headers=caller(cast, who)).json()["reports"]

    assert [post(who, report(asked)).status_code for who in ("nora", "sam")] == [404, 404]
    assert [mine(who) for who in ("nora", "sam")] == [[], []]
    (told,) = mine("david")
    assert (told["child"]["name"], told["of"], told["asked"]) == ("Jade Le Brocq", str(asked.meeting), str(asked.request))
    assert post("david", report(asked)).status_code == 201
    assert mine("david")[0]["received_on"] == cast.today.isoformat()
    entries = client.get(f"/api/v1/subjects/{cast.jade}/entries", headers=caller(cast, "david")).json()["entries"]
    assert {entry["kind"] for entry in entries} == {"person-identified", "born"}
