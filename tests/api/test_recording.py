"""What is recorded over HTTP is what would be recorded at a screen."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

from django.db import connection

from api.cast import ANA, CLAIRE, LEO, MIA, Caller, begin, days_ago, token_of
from clock import today
from corbiere.access.models import AccessLog
from corbiere.ledger.models import EntryRow, Subject
from corbiere.ledger.reading import without_row_security

CONCERN = "She had no coat and said she was hungry."
SEEN = {"alone": True, "bedroom": True, "announced": False}


def entries(caller: Caller, subject: object = MIA, **asked: str) -> list[dict[str, object]]:
    return list(caller.get(f"/subjects/{subject}/entries", **asked).json()["entries"])


def test_an_entry_is_recorded_and_says_what_the_law_asks_now(ana: Caller) -> None:
    answer = ana.record_with_reasons("strategy-discussion-held", outcome="enquiry")
    told = answer.json()
    assert answer.status_code == 201
    assert answer["Location"] == f"/api/v1/entries/{told['id']}"
    assert [(change["duty"], change["before"], change["after"]["done"]) for change in told["changes"]] == [
        ("cp.initial-conference", None, None)
    ]
    assert ana.get(f"/entries/{told['id']}").json()["entry"]["outcome"] == "enquiry"


def test_who_recorded_it_is_the_owner_of_the_token(ana: Caller) -> None:
    id = ana.record("concern-received", concern=CONCERN).json()["id"]
    assert ana.get(f"/entries/{id}").json()["practitioner"] == str(ANA)


def test_the_same_key_and_content_record_once(ana: Caller) -> None:
    first, second = (ana.record("concern-received", key="one-act", concern=CONCERN) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]
    assert [line["kind"] for line in entries(ana)].count("concern-received") == 1


def test_the_same_key_with_other_content_is_refused(ana: Caller) -> None:
    ana.record("concern-received", key="one-act", concern=CONCERN)
    answer = ana.record("concern-received", key="one-act", concern="Something else.")
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:corbiere:problem:key-taken")


def test_the_same_key_with_another_time_is_refused(ana: Caller) -> None:
    for time, status in (("09:30", 201), ("10:30", 409)):
        assert ana.record("concern-received", key="one-act", more={"time": time}, concern=CONCERN).status_code == status


def test_two_people_may_use_the_same_key(ana: Caller, claire: Caller) -> None:
    assert ana.record("concern-received", key="k", concern=CONCERN).status_code == 201
    assert claire.record("concern-received", key="k", concern=CONCERN).status_code == 201


def test_what_is_missing_is_said_with_its_place(ana: Caller) -> None:
    answer = ana.record("core-group-held", attended=[{"who": "Ana", "sector": "nobody"}])
    told = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert {fault["pointer"] for fault in told["errors"]} == {"#/entry/attended/0/sector", "#/entry/attended/0/came"}
    assert all(fault["sentence"].endswith(".") for fault in told["errors"])


def test_a_day_to_come_is_refused_with_its_sentence(ana: Caller) -> None:
    answer = ana.record("concern-received", ago=-1, concern=CONCERN)
    told = answer.json()
    assert answer.status_code == 409
    assert [(refusal["name"], refusal["pointer"]) for refusal in told["refusals"]] == [("not-in-the-future", "#/happened")]
    assert "in the future" in told["detail"]


def test_a_reason_that_is_wanted_can_be_sent_and_is_kept(ana: Caller) -> None:
    visit = SEEN | {"alone": False}
    answer = ana.record("child-seen", **visit)
    wanted = answer.json()["reasons_wanted"]
    assert answer.status_code == 409
    assert all(reason["clause"] for reason in wanted)
    again = ana.record("child-seen", more={"reasons": {reason["name"]: "He would not leave." for reason in wanted}}, **visit)
    assert again.status_code == 201
    departures = ana.get(f"/entries/{again.json()['id']}").json()["departures"]
    assert {name: kept["reason"] for name, kept in departures.items()} == {reason["name"]: "He would not leave." for reason in wanted}


def test_a_correction_stands_in_place_of_what_it_corrects_and_both_are_kept(ana: Caller) -> None:
    first = ana.record("concern-received", concern=CONCERN).json()["id"]
    more = {"replaces": first, "why": "It was her brother’s coat."}
    second = ana.record("concern-received", more=more, concern="She said she was hungry.").json()["id"]
    assert [line["id"] for line in entries(ana) if line["kind"] == "concern-received"] == [second]
    assert ana.get(f"/entries/{first}").json()["replaced_by"] == second
    assert ana.get(f"/entries/{second}").json()["why"] == "It was her brother’s coat."


def test_what_was_corrected_already_cannot_be_corrected_again(ana: Caller) -> None:
    more = {"replaces": ana.record("concern-received", concern=CONCERN).json()["id"], "why": "A slip."}
    assert ana.record("concern-received", more=more, concern="One.").status_code == 201
    answer = ana.record("concern-received", more=more, concern="Two.")
    assert (answer.status_code, answer.json()["refusals"][0]["name"]) == (409, "not-corrected-already")


def test_a_correction_says_why(ana: Caller) -> None:
    first = ana.record("concern-received", concern=CONCERN).json()["id"]
    answer = ana.record("concern-received", more={"replaces": first}, concern="She said she was hungry.")
    assert answer.status_code == 422
    assert "why" in answer.json()["errors"][0]["sentence"]


def test_the_entry_of_another_child_cannot_be_corrected_here(ana: Caller) -> None:
    leos = ana.record("concern-received", about=LEO, concern=CONCERN).json()["id"]
    answer = ana.record("concern-received", more={"replaces": leos, "why": "A slip."}, concern=CONCERN)
    assert (answer.status_code, answer.json()["refusals"][0]["name"]) == (409, "is-there")


def test_what_should_never_have_been_made_is_withdrawn(ana: Caller) -> None:
    first = ana.record("concern-received", concern=CONCERN).json()["id"]
    answer = ana.record("withdrawn", more={"replaces": first, "why": "It was about her cousin."})
    assert answer.status_code == 201
    assert [line for line in entries(ana) if line["kind"] == "concern-received"] == []


def test_somebody_new_is_added_with_their_birth_in_one_act(hamid: Caller) -> None:
    person = {"happened": str(today()), "entry": {"given": "Zofia", "family": "Nowak"}, "born": {"happened": "2019-04-30", "entry": {}}}
    first, second = (hamid.post("/people", person, key="Zofia") for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["subject"] == second.json()["subject"]
    assert [line["kind"] for line in entries(hamid, first.json()["subject"])] == ["born", "person-identified"]
    assert [found["name"] for found in hamid.get("/people", q="Zofia Novak").json()["people"]] == ["Zofia Nowak"]


def test_a_person_who_cannot_be_is_not_half_added(hamid: Caller) -> None:
    before = Subject.objects.count()
    person = {"happened": str(today()), "entry": {"given": "Zofia"}, "born": {"happened": str(days_ago(-3)), "entry": {}}}
    assert hamid.post("/people", person).status_code == 409
    assert Subject.objects.count() == before


def test_one_visit_to_two_children_is_one_act_with_an_entry_each(ana: Caller) -> None:
    visit = [{"kind": "child-seen", "subject": str(child), "happened": str(days_ago(2)), "entry": SEEN} for child in (MIA, LEO)]
    answer = ana.post("/occasions", {"entries": visit})
    told = answer.json()
    assert answer.status_code == 201
    assert [made["subject"] for made in told["entries"]] == [str(MIA), str(LEO)]
    assert {ana.get(f"/entries/{made['id']}").json()["occasion"] for made in told["entries"]} == {told["occasion"]}


def test_if_one_of_several_is_refused_none_is_recorded(ana: Caller) -> None:
    visit = [
        {"kind": "child-seen", "subject": str(child), "happened": str(days_ago(ago)), "entry": SEEN} for child, ago in ((MIA, 2), (LEO, -2))
    ]
    assert ana.post("/occasions", {"entries": visit}).status_code == 409
    assert [line for line in entries(ana) if line["kind"] == "child-seen"] == []


def test_a_danger_can_be_told_by_somebody_who_may_see_nothing_of_the_child(claire: Caller) -> None:
    answer = claire.record("concern-received", concern=CONCERN)
    assert (answer.status_code, answer.json()["changes"]) == (201, [])
    assert claire.get(f"/entries/{answer.json()['id']}").status_code == 404


def test_somebody_to_whom_a_record_is_closed_cannot_write_in_it(claire: Caller) -> None:
    known, unknown = (claire.record("child-seen", about=about, **SEEN) for about in (MIA, uuid4()))
    assert (known.status_code, known.content) == (404, unknown.content)
    with without_row_security():
        assert not EntryRow.objects.filter(kind="child-seen").exists()


def test_a_role_is_not_given_by_somebody_who_does_not_keep_the_registers(ana: Caller) -> None:
    answer = ana.record("role-granted", about=CLAIRE, role="hub", why="She asked.")
    assert (answer.status_code, answer.json()["refusals"][0]["clause"]) == (409, "ISS-10-1")


def test_what_was_refused_was_looked_at_all_the_same(ana: Caller) -> None:
    assert ana.record("note-made", ago=-1, note=[]).status_code in (409, 422)
    assert ana.record("child-seen", ago=-1, **SEEN).status_code == 409
    with without_row_security():
        assert [access.what for access in AccessLog.objects.filter(subject=MIA)] == ["recording: child-seen"]


def test_twenty_calls_at_once_with_one_key_record_once(own_database: str) -> None:
    begin()
    token = token_of(ANA)

    def call(_: int) -> int:
        try:
            return Caller(token).record("concern-received", key="k", concern=CONCERN).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(call, range(20)))
    assert sorted(answers) == [200] * 19 + [201]


def test_the_example_in_the_guide_is_taken(ana: Caller) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guides" / "api.md").read_text(encoding="utf-8")
    found = re.search(r"POST /api/v1(/subjects/)\{subject\}(\S+).*?(\{\"happened.*?\}\})", guide, re.DOTALL)
    assert found
    assert ana.post_bytes(f"{found[1]}{MIA}{found[2]}", found[3].encode(), "7f6d-visit-3").status_code == 201
