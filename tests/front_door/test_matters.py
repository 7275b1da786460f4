"""A worry about a child who is not found yet: the Hub joins it to whom it is about, takes it off again, or decides on it."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError

from access.outsiders import caller
from cast import Cast
from clock import today
from corbiere.access.bases import HUB_WAITS, OPEN_CONCERN, OPEN_MATTER
from corbiere.access.viewing import looking, viewer
from corbiere.access.visibility import bases_of, categories, visible_to
from corbiere.front_door.entries import ConcernReceived, MatterDecided, WorryArrived, WorryJoined, WorryTakenOn
from corbiere.front_door.joining import join, take_off
from corbiere.front_door.models import HubWorry, RaisedWorry
from corbiere.front_door.rulings import may_be_born_later, may_carry_a_worry_over, may_join_again
from corbiere.ledger import reading
from corbiere.ledger.models import EntryRow, Subject
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.record import Author, Line
from corbiere.ledger.rulings import NotRecorded, Proposal
from corbiere.ledger.writing import Writing, record, record_together

pytestmark = pytest.mark.django_db
SAID = "O menino veio sem casaco. " * 3
EVERYBODY = ("david", "sam", "ana", "ben", "eve")


@pytest.fixture
def matter(cast: Cast) -> UUID:
    """Told by David, a teacher, of a child whom he cannot find."""
    told = WorryArrived(concern=SAID, name="Jad Lebrock", age=8, school="Plat Douet", telephone="01534 555 123", keep_name_back=True)
    id = uuid4()
    record(told, about=id, happened=today(), by=cast.by("david"), opens=True)
    cast.people["matter"] = id
    return id


def line_of(subject: UUID, kind: str) -> Line:
    with without_row_security():
        return next(line for line in reversed(reading.lines(subject)) if line.kind == kind)


def lines(subject: UUID, kind: str) -> list[Line]:
    with without_row_security():
        return [line for line in reading.lines(subject) if line.kind == kind]


def joined(cast: Cast, matter: UUID, child: UUID, by: str = "hana") -> None:
    record_together(join(matter, line_of(matter, "worry-arrived"), child, "same name", today()), by=author(cast, by))


def author(cast: Cast, who: str) -> Author:
    return viewer(cast.people[who], today()).author


def basis_names(cast: Cast, who: str, subject: UUID) -> set[str]:
    return {basis.name for basis in bases_of(viewer(cast.people[who], today()), subject)}


def seen_by(cast: Cast, who: str, model: Any) -> int:
    with looking(viewer(cast.people[who], today())):
        return model.objects.count()


# Who sees a matter.


def test_a_matter_is_open_to_the_hub_and_to_nobody_else(cast: Cast, matter: UUID) -> None:
    assert basis_names(cast, "hana", matter) == {OPEN_MATTER.name}
    for who in EVERYBODY:
        assert basis_names(cast, who, matter) == set(), who
        look = viewer(cast.people[who], today())
        assert not visible_to(look).filter(subject=matter).exists()
        with looking(look):
            assert not EntryRow.objects.filter(subject=matter).exists()
            assert not Subject.objects.filter(id=matter).exists()
    assert {who: seen_by(cast, who, HubWorry) for who in ("hana", *EVERYBODY)} == {"hana": 1, **dict.fromkeys(EVERYBODY, 0)}


def test_no_page_or_route_tells_a_matter_from_what_is_not_there(cast: Cast, matter: UUID) -> None:
    for who in EVERYBODY:
        client = cast.client(who)
        for address in (
            f"/records/{matter}/",
            f"/records/{matter}/chronology/",
            f"/records/{matter}/record/",
            f"/api/v1/subjects/{matter}",
        ):
            assert client.get(address, headers=caller(cast, who)).status_code == 404, (who, address)
    for address in (f"/records/{matter}/", f"/records/{matter}/chronology/", f"/entries/{line_of(matter, 'worry-arrived').id}/"):
        assert cast.client("hana").get(address).status_code == 200, address


def test_whoever_raised_it_knows_that_it_came_and_no_more(cast: Cast, matter: UUID) -> None:
    with looking(viewer(cast.david, today())):
        (own,) = RaisedWorry.objects.all()
    assert (own.came, own.decided, own.told) == (today(), None, "")
    assert seen_by(cast, "sam", RaisedWorry) == 0


def test_a_worry_can_be_told_over_the_api_once(cast: Cast) -> None:
    sent = {"happened": today().isoformat(), "entry": {"concern": "Alone on the beach", "name": "Khloe"}}
    answers = [
        cast.client("sam").post(
            "/api/v1/worries", json.dumps(sent), content_type="application/json", headers={**caller(cast, "sam"), "Idempotency-Key": "once"}
        )
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[0].json()["subject"] == answers[1].json()["subject"]


# Joining.


def test_the_hub_joins_it_to_a_child_whose_record_is_closed_to_them(cast: Cast, matter: UUID) -> None:
    assert categories(bases_of(viewer(cast.hana, today()), cast.noah)) == {"identity"}
    joined(cast, matter, cast.noah)
    (worry,) = lines(cast.noah, "concern-received")
    assert worry.body["concern"] == SAID.strip()
    assert (worry.body["telephone"], worry.body["keep_name_back"]) == ("01534 555 123", True)
    assert (worry.body["raised_by"], worry.body["told_by"], worry.body["from_matter"]) == (str(cast.david), "David Vibert", str(matter))
    assert OPEN_CONCERN.name in basis_names(cast, "hana", cast.noah)
    with looking(viewer(cast.hana, today())):
        assert [(row.subject, row.matter) for row in HubWorry.objects.all()] == [(cast.noah, False)]
    with looking(viewer(cast.david, today())):
        assert RaisedWorry.objects.get().subject == cast.noah
        assert not EntryRow.objects.filter(subject=cast.noah).exists()


def test_his_lead_is_asked_to_read_it(cast: Cast, matter: UUID) -> None:
    joined(cast, matter, cast.noah)
    page = cast.client("ana").get("/").content.decode()
    assert "Somebody is worried about Noah" in page
    assert f"/entries/{line_of(cast.noah, 'concern-received').id}/" in page


def test_it_is_joined_to_one_child_once_and_to_a_sister_too(cast: Cast, matter: UUID) -> None:
    joined(cast, matter, cast.noah)
    with pytest.raises(NotRecorded, match="joined to this child already"):
        joined(cast, matter, cast.noah)
    joined(cast, matter, cast.jade)
    assert {line.body["child"] for line in lines(matter, "worry-joined")} == {str(cast.noah), str(cast.jade)}


@pytest.mark.parametrize("who", ["david", "sam", "ana"])
def test_nobody_but_the_hub_joins_it(cast: Cast, matter: UUID, who: str) -> None:
    """Whoever is not at the Hub is not told whether it is there."""
    refused = {"ana": "not there, or it is not one that you can write in"}.get(who, "The person named here is not known")
    with pytest.raises(NotRecorded, match=refused):
        joined(cast, matter, cast.noah, by=who)
    carried = ConcernReceived(concern="Cold", from_matter=matter, raised_by=cast.eve)
    with pytest.raises(NotRecorded, match="Only the Children and Families Hub joins"):
        record(carried, about=cast.jade, happened=today(), by=cast.by("ana"))


def test_what_was_joined_is_taken_back_with_its_reason_and_nothing_is_lost(cast: Cast, matter: UUID) -> None:
    joined(cast, matter, cast.noah)
    worry, told = line_of(cast.noah, "concern-received"), lines(matter, "worry-joined")
    record_together(take_off(cast.noah, worry, "It is his cousin", today(), told), by=author(cast, "hana"))
    assert (lines(cast.noah, "concern-received"), lines(matter, "worry-joined")) == ([], [])
    assert categories(bases_of(viewer(cast.hana, today()), cast.noah)) == {"identity"}
    with looking(viewer(cast.hana, today())):
        assert [row.subject for row in HubWorry.objects.all()] == [matter]
    with without_row_security():
        gone = EntryRow.objects.filter(kind="withdrawn", why="It is his cousin")
        assert {row.subject_id for row in gone} == {matter, cast.noah}
    joined(cast, matter, cast.jade)
    assert line_of(cast.jade, "concern-received").body["raised_by"] == str(cast.david)


def test_a_worry_on_the_wrong_childs_record_becomes_a_matter(cast: Cast) -> None:
    record(ConcernReceived(concern="A burn on his arm"), about=cast.noah, happened=today(), by=cast.by("david"))
    record_together(take_off(cast.noah, line_of(cast.noah, "concern-received"), "He was in France", today()), by=author(cast, "hana"))
    assert lines(cast.noah, "concern-received") == []
    with looking(viewer(cast.hana, today())):
        row = HubWorry.objects.get()
    assert (row.matter, row.said) == (True, "A burn on his arm")
    assert line_of(row.subject, "worry-arrived").body["raised_by"] == str(cast.david)
    with looking(viewer(cast.david, today())):
        assert RaisedWorry.objects.get().subject == row.subject


@pytest.mark.parametrize("who", ["sam", "david"])
def test_a_stranger_takes_no_worry_off(cast: Cast, who: str) -> None:
    record(ConcernReceived(concern="A burn on his arm"), about=cast.noah, happened=today(), by=cast.by("claire"))
    with pytest.raises(NotRecorded):
        record_together(take_off(cast.noah, line_of(cast.noah, "concern-received"), "No", today()), by=cast.by(who))


def test_whether_it_may_be_joined_is_ruled_on_by_name(cast: Cast, matter: UUID) -> None:
    joined(cast, matter, cast.noah)
    with without_row_security():
        stands = reading.standing(matter)
    for who, child, allowed in (("hana", cast.noah, False), ("hana", cast.jade, True)):
        entry = WorryJoined(child=child)
        asked = Proposal(entry, matter, "matter", today(), None, today(), author(cast, who), stands)
        assert may_join_again(asked, entry).allowed is allowed
    for who, said, allowed in (("hana", cast.eve, True), ("ana", cast.eve, False), ("ana", None, True)):
        told = WorryArrived(concern="Cold", raised_by=said)
        ruling = may_carry_a_worry_over(Proposal(told, matter, "matter", today(), None, today(), author(cast, who), stands))
        assert (ruling is None or ruling.allowed) is allowed


@pytest.mark.parametrize(("later", "allowed"), [(None, True), (0, True), (1, False)])
def test_nobody_is_looked_for_by_a_day_of_birth_that_has_not_come(cast: Cast, later: int | None, allowed: bool) -> None:
    """WT-167-1: may_be_born_later. Whoever was born today is found; whoever is born tomorrow is not here yet."""
    worry = WorryArrived(concern="Cold", born=None if later is None else today() + timedelta(days=later))
    matter = uuid4()
    with without_row_security():
        stands = reading.standing(matter)
    asked = Proposal(worry, matter, "matter", today(), None, today(), author(cast, "david"), stands)
    assert may_be_born_later(asked, worry).allowed is allowed


# Deciding, and having it in hand.


@pytest.mark.parametrize(("told", "wanted"), [({"outcome": "nobody-found"}, "what was tried"), ({"outcome": "adult"}, "passed on to")])
def test_what_was_tried_or_who_it_went_to_is_written(told: dict[str, str], wanted: str) -> None:
    with pytest.raises(ValidationError, match=wanted):
        MatterDecided.model_validate(told)


def test_a_worry_about_nobody_who_can_be_found_ends_and_can_be_opened_again_for_some_weeks(cast: Cast, matter: UUID) -> None:
    decided = MatterDecided(outcome="nobody-found", tried="School, the parish, the hospital", told="We could not find out who it is.")
    record(decided, about=matter, happened=today(), by=author(cast, "hana"))
    assert seen_by(cast, "hana", HubWorry) == 0
    assert basis_names(cast, "hana", matter) == {OPEN_MATTER.name}
    with looking(viewer(cast.david, today())):
        own = RaisedWorry.objects.get()
    assert (own.decided, own.told) == (today(), "We could not find out who it is.")


def test_who_has_it_in_hand_is_said_and_put_back(cast: Cast, matter: UUID) -> None:
    of = line_of(matter, "worry-arrived").root
    taken = Writing(entry=WorryTakenOn(of=of), about=matter, happened=today())
    record_together([taken], by=author(cast, "hana"))
    with looking(viewer(cast.hana, today())):
        assert HubWorry.objects.get().holder == cast.hana
    cast.tell("matter", "worry-put-back", 0, by="hana", of=str(of))
    with looking(viewer(cast.hana, today())):
        assert HubWorry.objects.get().holder is None


def test_what_was_decided_stays_with_the_hub_until_somebody_takes_it(cast: Cast) -> None:
    """Who they are and the worries, and no more; it ends when the receiver accepts (ADR 36)."""
    cast.people["kim"] = uuid4()
    cast.tell("kim", "person-identified", 3, by="hana", opens=True, given="Kim", family="Rondel")
    worry = cast.tell("kim", "concern-received", 2, by="david", concern="Cold")
    cast.tell(
        "kim", "concern-decided", 1, by="hana", of=str(worry), outcome="assessment", level="health-or-development", taken_by=str(cast.sam)
    )
    (waits,) = [basis for basis in bases_of(viewer(cast.hana, today()), cast.kim) if basis.name == HUB_WAITS.name]
    assert waits.categories == {"identity", "concern"}
    with looking(viewer(cast.hana, today())):
        row = HubWorry.objects.get()
    assert (row.decided, row.offered, row.level) == (cast.ago(1), cast.sam, "health-or-development")
    decision = line_of(cast.kim, "concern-decided").root
    cast.tell("kim", "step-accepted", 0, by="sam", of=str(decision), role="lead-social-worker")
    assert HUB_WAITS.name not in basis_names(cast, "hana", cast.kim)
    assert seen_by(cast, "hana", HubWorry) == 0


def test_what_became_of_it_stands_on_the_list_of_whoever_told_it(cast: Cast, matter: UUID) -> None:
    assert "The Hub received it, and decides on it." in cast.client("david").get("/").content.decode()
    joined(cast, matter, cast.noah)
    worry = line_of(cast.noah, "concern-received").root
    cast.tell("noah", "concern-decided", 0, by="hana", of=str(worry), outcome="advice", why="He has a coat at school")
    page = cast.client("david").get("/").content.decode()
    assert "The Hub decided on it on" in page
    assert "He has a coat" not in page and "Noah" not in page
    cast.tell("noah", "referrer-told", 0, by="hana", of=str(worry), told="Thank you. The family is offered help.")
    assert "Thank you. The family is offered help." in cast.client("david").get("/").content.decode()
    assert "The family is offered help" not in cast.client("sam").get("/").content.decode()


@pytest.mark.parametrize("more", [{"crowd": uuid4()}, {"reference": "ABCD-EFGH"}], ids=lambda told: next(iter(told)))
def test_a_colleague_cannot_put_a_worry_among_those_of_the_public_form(cast: Cast, more: dict[str, Any]) -> None:
    """may_carry_a_worry_over: it would be folded away in a row of many."""
    told = WorryArrived(concern="Cold", **more)
    with pytest.raises(NotRecorded, match="Only the Children and Families Hub"):
        record(told, about=uuid4(), happened=today(), by=cast.by("david"), opens=True)
