"""Two people over HTTP: one asks for a correction or a withdrawal, another does it or declines."""

from api.cast import ANA, HAMID, MIA, SERVICE, Caller, token_of
from clock import today
from corbiere.agencies.entries import TeamFormed, TeamJoined, TeamManagerAppointed
from corbiere.ledger.record import Author
from corbiere.ledger.writing import record

OFFICE = Author(system="the office")


def manager() -> Caller:
    """Hamid manages Ana."""
    team = ANA.__class__(int=91)
    record(TeamFormed(name="Duty", agency=SERVICE), about=team, happened=today(), by=OFFICE, opens=True)
    record(TeamManagerAppointed(practitioner=HAMID), about=team, happened=today(), by=OFFICE)
    record(TeamJoined(team=team), about=ANA, happened=today(), by=OFFICE)
    return Caller(token_of(HAMID))


def test_what_begins_a_legal_state_is_taken_back_by_two(ana: Caller, hamid: Caller) -> None:
    ana.record_with_reasons("strategy-discussion-held", outcome="enquiry")
    started = ana.record_with_reasons("enquiry-started").json()["id"]
    back = {"happened": str(today()), "entry": {}, "replaces": started, "why": "About another child"}
    alone = ana.post(f"/subjects/{MIA}/withdrawn", back)
    assert (alone.status_code, "a second person must agree" in alone.json()["detail"]) == (409, True)
    asked = {"entry": started, "what": "withdraw", "why": "About another child"}
    assert ana.post(f"/subjects/{MIA}/correction-asked", {"happened": str(today()), "entry": asked}).status_code == 201
    assert ana.post(f"/subjects/{MIA}/withdrawn", back).status_code == 409
    second = manager()
    assert second.post(f"/subjects/{MIA}/withdrawn", back).status_code == 201
    assert "enquiry-started" not in [line["kind"] for line in ana.get(f"/subjects/{MIA}/entries").json()["entries"]]
