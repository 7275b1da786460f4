"""What is read over HTTP is what the owner of the token may see, on any day, as it was known at any moment."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from api.cast import ANA, BY, CLAIRE, MIA, Caller, days_ago, token_of
from clock import now, today
from corbiere.access.models import AccessLog, Account, Token
from corbiere.agencies.entries import Left
from corbiere.api.folded import readings
from corbiere.ledger.entry import declared
from corbiere.ledger.reading import JERSEY, without_row_security
from corbiere.ledger.writing import Writing, record, record_batch
from corbiere.protection.entries import ChildSeen, ConferenceArranged
from corbiere.protection.entries.conferences import ConferenceType

OF_A_SUBJECT = ["entries", "findings", *(f"readings/{name}" for name in ("person", "allocation", "registration"))]


def seen_late() -> None:
    """Mia was seen twenty days ago, and it was written down two days ago."""
    recorded = datetime.combine(days_ago(2), time(12), JERSEY)
    entry = ChildSeen(alone=True, bedroom=True, announced=False)
    record_batch([Writing(entry=entry, about=MIA, happened=days_ago(20), recorded=recorded)], by=BY, otherwise="as told")


def kinds(answer: Any) -> list[str]:
    return [line["kind"] for line in answer.json()["entries"]]


@pytest.mark.parametrize("part", OF_A_SUBJECT)
def test_a_stranger_cannot_tell_a_known_child_from_an_unknown_one(claire: Caller, part: str) -> None:
    known, unknown = (claire.get(f"/subjects/{about}/{part}") for about in (MIA, uuid4()))
    assert (known.status_code, known.content, known.headers) == (404, unknown.content, unknown.headers)


def test_a_stranger_cannot_tell_a_known_entry_from_an_unknown_one(ana: Caller, claire: Caller) -> None:
    entry = ana.get(f"/subjects/{MIA}/entries").json()["entries"][0]["id"]
    known, unknown = (claire.get(f"/entries/{id}") for id in (entry, uuid4()))
    assert (known.status_code, known.content) == (404, unknown.content)


def test_a_stranger_finds_nobody_by_name(ana: Caller, claire: Caller) -> None:
    assert claire.get("/people", q="Mia Renouf").json() == {"people": []}
    assert [found["name"] for found in ana.get("/people", q="Mia Renouf").json()["people"]] == ["Mia Renouf"]


def test_somebody_sees_the_categories_that_are_open_to_them_and_no_others(ana: Caller, hamid: Caller) -> None:
    assert kinds(ana.get(f"/subjects/{MIA}/entries")) == ["born", "person-identified", "allocated"]
    assert kinds(hamid.get(f"/subjects/{MIA}/entries")) == ["born", "person-identified"]
    assert hamid.get(f"/subjects/{MIA}/readings/allocation").json()["rows"] == []


def test_every_sight_is_written_down(ana: Caller) -> None:
    for part in OF_A_SUBJECT:
        ana.get(f"/subjects/{MIA}/{part}")
    with without_row_security():
        looked = list(AccessLog.objects.filter(practitioner=ANA, subject=MIA).order_by("id").values_list("what", flat=True))
    assert looked == ["entries", "findings", "person", "allocation", "registration"]


def test_what_was_written_late_is_there_on_its_day_but_was_not_known(ana: Caller) -> None:
    seen_late()
    path = f"/subjects/{MIA}/entries"
    assert "child-seen" in kinds(ana.get(path, on=str(days_ago(10))))
    assert "child-seen" not in kinds(ana.get(path, on=str(days_ago(30))))
    assert "child-seen" not in kinds(ana.get(path, known=str(days_ago(3))))
    assert "child-seen" in kinds(ana.get(path, known=str(days_ago(2))))


@pytest.mark.parametrize(("hour", "known"), [(11, False), (13, True)])
def test_known_may_be_a_moment(ana: Caller, hour: int, known: bool) -> None:
    seen_late()
    moment = datetime.combine(days_ago(2), time(hour), JERSEY).isoformat()
    assert ("child-seen" in kinds(ana.get(f"/subjects/{MIA}/entries", known=moment))) is known


def test_a_reading_is_folded_for_the_day_that_is_asked_about(ana: Caller) -> None:
    path = f"/subjects/{MIA}/readings/allocation"
    assert [row["practitioner"] for row in ana.get(path, on=str(today())).json()["rows"]] == [str(ANA)]
    assert ana.get(path, on=str(days_ago(500))).json()["rows"] == []


def test_what_the_law_asks_is_told_as_of_a_day(ana: Caller) -> None:
    ana.record_with_reasons("strategy-discussion-held", ago=5, outcome="enquiry")
    path = f"/subjects/{MIA}/findings"
    before, after = (ana.get(path, on=str(days_ago(ago))).json()["findings"] for ago in (6, 5))
    assert [finding["duty"] for finding in after if finding not in before] == ["cp.initial-conference"]
    assert all(finding["cites"] and finding["words"] for finding in after)
    (conference,) = [finding for finding in after if finding["duty"] == "cp.initial-conference"]
    assert (conference["verb"], conference["holders"]) == ("Hold", [str(ANA)])


def test_long_lists_come_in_pages_that_go_on_where_the_last_ended(ana: Caller) -> None:
    entry = ChildSeen(alone=True, bedroom=True, announced=False)
    record_batch([Writing(entry=entry, about=MIA, happened=days_ago(200 - number)) for number in range(120)], by=BY, otherwise="as told")
    path = f"/subjects/{MIA}/entries"
    first = ana.get(path, kind="child-seen").json()
    second = ana.get(path, kind="child-seen", after=first["next"]).json()
    days = [line["happened"] for line in (*first["entries"], *second["entries"])]
    assert (len(first["entries"]), second["next"], days) == (100, None, sorted(set(days)))
    assert ana.get(path, after=str(uuid4())).status_code == 422


def test_my_work_has_the_tasks_of_the_page_in_its_order(ana: Caller, claire: Caller) -> None:
    ana.record_with_reasons("strategy-discussion-held", ago=3, outcome="enquiry")
    work = ana.get("/my/work").json()
    (task,) = [
        task for name in ("now", "long", "week", "later", "others") for task in work[name] if task["duty"] == "cp.initial-conference"
    ]
    assert (task["child"]["subject"], task["mine"], task["kind"], task["basis"]) == (str(MIA), True, "conference-held", "default")
    assert (task["verb"], task["whose"]) == ("Hold", "yours")
    assert str(MIA) in [child["subject"] for child in work["children"]]
    nothing = claire.get("/my/work").json()
    assert [nothing[name] for name in ("children", "now", "long", "week", "later", "others")] == [[]] * 6


def test_my_work_has_a_meeting_to_which_they_come(ana: Caller) -> None:
    comes = today() + timedelta(days=2)
    arranged = ConferenceArranged(type=ConferenceType.INITIAL, **{"for": comes})
    record_batch([Writing(entry=arranged, about=MIA, happened=today())], by=BY, otherwise="as told")
    (task,) = [task for task in ana.get("/my/work").json()["week"] if task["force"] == "arranged"]
    assert (task["child"]["subject"], task["due"], task["kind"]) == (str(MIA), str(comes), "conference-held")


def test_every_kind_shows_its_questions_and_its_schema(ana: Caller) -> None:
    assert {kind["kind"] for kind in ana.get("/kinds").json()["kinds"]} == set(declared())
    shown = ana.get("/kinds/core-group-held").json()
    assert "CPP-12" in shown["clauses"]
    assert set(shown["json_schema"]["properties"]) == {question["name"] for question in shown["questions"]}
    assert ana.get("/kinds/nonsense").status_code == 404


def test_the_law_can_be_read(ana: Caller) -> None:
    clauses = {clause["id"] for clause in ana.get("/law/clauses").json()["clauses"]}
    assert all(set(duty["cites"]) <= clauses for duty in ana.get("/law/duties").json()["duties"])


@pytest.mark.parametrize("token", ["", "nonsense", "corbiere_\x7f"])
def test_without_a_token_in_force_nothing_is_answered(told: None, token: str) -> None:
    answer = Caller(token).get("/kinds")
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_token_that_has_run_out_opens_nothing(ana: Caller) -> None:
    assert ana.get("/kinds").status_code == 200
    Token.objects.update(expires=now())
    assert ana.get("/kinds").status_code == 401


def test_a_token_of_a_closed_account_opens_nothing(ana: Caller) -> None:
    Account.objects.update(is_active=False)
    assert ana.get("/kinds").status_code == 401


def test_a_token_of_somebody_who_has_left_opens_nothing(claire: Caller) -> None:
    record(Left(), about=CLAIRE, happened=days_ago(1), by=BY)
    assert claire.get("/kinds").status_code == 403


def test_a_browser_that_is_signed_in_is_nobody_here(ana: Caller) -> None:
    browser = Client()
    browser.force_login(Account.objects.get(practitioner=ANA), "allauth.account.auth_backends.AuthenticationBackend")
    assert browser.get(f"/api/v1/subjects/{MIA}/entries").status_code == 401
    assert browser.post(f"/api/v1/subjects/{MIA}/concern-received", "{}", content_type="application/json").status_code == 401


def test_nothing_that_is_answered_stays_in_a_cache(ana: Caller) -> None:
    assert ana.get(f"/subjects/{MIA}/entries")["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", sorted(readings()))
def test_every_reading_of_a_record_can_be_asked_for(ana: Caller, name: str) -> None:
    subjects: list[UUID] = [MIA, ANA]
    assert [ana.get(f"/subjects/{subject}/readings/{name}").status_code for subject in subjects] == [200, 200]
    assert token_of(ANA)
