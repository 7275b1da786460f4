"""What a form at the desk records in one act is recorded in one act over HTTP."""

from typing import Any
from uuid import UUID

from api.cast import MIA, Caller, days_ago
from clock import today

TOLD = "Thank you for telling us. Somebody looks into it."


def worry(caller: Caller) -> str:
    return str(caller.record("concern-received", ago=2, concern="She had no coat", **{"from": "professional"}).json()["id"])


def decided(of: str, **more: Any) -> dict[str, Any]:
    return {"of": of, "outcome": "advice", "why": "Enough is known", "tell": TOLD, **more}


def held(caller: Caller, kind: str) -> list[dict[str, Any]]:
    return list(caller.get(f"/subjects/{MIA}/entries", kind=kind).json()["entries"])


def telling(caller: Caller) -> list[str]:
    found = caller.get(f"/subjects/{MIA}/findings").json()["findings"]
    return [one["status"] for one in found if one["duty"] == "worry.referrer-told"]


def test_a_decision_tells_whoever_raised_the_worry_in_the_same_act(ana: Caller) -> None:
    """PS-7.8: nobody's telling stays owed because it was decided over HTTP."""
    of = worry(ana)
    answer = ana.record("concern-decided", **decided(of))
    (told,), (decision,) = held(ana, "referrer-told"), held(ana, "concern-decided")
    assert (told["entry"]["of"], told["entry"]["told"], told["happened"]) == (of, TOLD, str(today()))
    assert told["occasion"] == decision["occasion"] is not None
    assert answer.json()["id"] == decision["id"] and answer["Location"].endswith(decision["id"])
    assert answer.json()["along"] == [{"id": told["id"], "kind": "referrer-told", "subject": str(MIA)}]
    assert telling(ana) == ["met"]


def test_a_decision_without_words_for_them_leaves_the_telling_owed(ana: Caller) -> None:
    answer = ana.record("concern-decided", **decided(worry(ana), tell=None))
    assert answer.json()["along"] == held(ana, "referrer-told") == []
    assert telling(ana) == ["open"]


def test_sent_again_with_its_key_it_tells_nobody_twice(ana: Caller) -> None:
    of = worry(ana)
    first, again = (ana.record("concern-decided", key="once", **decided(of)) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert (first.json()["id"], first.json()["along"]) == (again.json()["id"], again.json()["along"])
    assert len(held(ana, "referrer-told")) == 1


def test_who_tells_in_their_own_act_is_told_for_once(ana: Caller) -> None:
    of = worry(ana)
    parts = (("concern-decided", decided(of)), ("referrer-told", {"of": of, "told": "I rang her", "how": "telephone"}))
    sent = [{"kind": kind, "subject": str(MIA), "happened": str(days_ago(0)), "entry": entry} for kind, entry in parts]
    answer = ana.post("/occasions", {"entries": sent}).json()
    assert [one["kind"] for one in answer["entries"]] == ["concern-decided", "referrer-told"]
    assert (answer["along"], [one["entry"]["told"] for one in held(ana, "referrer-told")]) == ([], ["I rang her"])


def test_a_correction_tells_nobody_again(ana: Caller) -> None:
    of = worry(ana)
    id = ana.record("concern-decided", **decided(of)).json()["id"]
    more = {"replaces": id, "why": "The reason was wrong"}
    assert ana.record("concern-decided", more=more, **decided(of, why="She is seen at school")).json()["along"] == []
    assert len(held(ana, "referrer-told")) == 1


def test_a_strategy_discussion_is_arranged_with_the_decision(hamid: Caller) -> None:
    """PS-3.1."""
    of = worry(hamid)
    said = decided(of, level="safeguarding", outcome="strategy-discussion", meet=str(today()), meet_at="23:50")
    answer = hamid.record("concern-decided", **said)
    assert sorted(one["kind"] for one in answer.json()["along"]) == ["protection-meeting-arranged", "referrer-told"]
    assert UUID(answer.json()["id"])
