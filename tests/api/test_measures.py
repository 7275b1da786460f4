"""The measures over HTTP: the same numbers, for the same people, as on their pages."""

from datetime import timedelta

import pytest

from agencies.workplace import manages, team
from api.cast import ANA, BY, CLAIRE, MIA, SERVICE, Caller, days_ago
from clock import today
from corbiere.agencies.entries import Role, RoleGranted
from corbiere.insight.measure import measures
from corbiere.insight.quarters import quarter_of
from corbiere.ledger.fields import Views
from corbiere.ledger.writing import Writing, record, record_batch
from corbiere.protection.entries import ConferenceHeld
from corbiere.protection.entries.conferences import ConferenceType, Decision

HELD = days_ago(60)
ASKED = {"quarter": quarter_of(HELD).name}


@pytest.fixture
def held(told: None) -> None:
    entry = ConferenceHeld(type=ConferenceType.INITIAL, outcome=Decision.NO_PLAN, chair=ANA, views=Views(own_words="I am fine."))
    record_batch([Writing(entry=entry, about=MIA, happened=HELD)], by=BY, otherwise="as told")


@pytest.fixture
def keeper(held: None, claire: Caller) -> Caller:
    """Claire keeps the registers, and nothing of Mia is open to her, who is on no plan."""
    record(RoleGranted(role=Role.REGISTER_ADMINISTRATOR, why="It is her work"), about=CLAIRE, happened=days_ago(90), by=BY)
    return claire


def test_everybody_reads_what_is_counted(claire: Caller) -> None:
    listed = claire.get("/measures").json()["measures"]

    assert [measure["id"] for measure in listed] == [measure.id for measure in measures()]


def test_whoever_keeps_the_registers_has_the_numbers_of_everyone(keeper: Caller) -> None:
    counted = keeper.get("/measures/views-represented", **ASKED).json()

    assert (counted["over"], counted["figure"]["numerator"], counted["figure"]["denominator"]) == ("everyone", 1, 1)
    assert {"by": "type", "key": "Initial conference", "number": None, "figure": counted["figure"]} in counted["breakdown"]
    assert [row["number"] for row in counted["breakdown"] if row["by"] == "how"] == [1]
    assert keeper.get("/measures/views-represented", **ASKED, over="open").json()["figure"]["denominator"] == 0


def test_it_is_told_of_any_day_and_as_it_was_known(keeper: Caller) -> None:
    before = str(HELD - timedelta(days=1))

    assert keeper.get("/measures/views-represented", **ASKED, on=before).json()["figure"]["denominator"] == 0
    assert keeper.get("/measures/views-represented", **ASKED, known=before).json()["figure"]["denominator"] == 0
    assert keeper.get("/measures/views-represented", **ASKED, known=str(today())).json()["figure"]["denominator"] == 1


def test_a_manager_has_those_who_are_open_and_small_numbers_of_others_are_kept_back(held: None, claire: Caller) -> None:
    manages(CLAIRE, team("Health visitors", SERVICE), days_ago(90))
    of_open, of_all = (claire.get("/measures/views-represented", **ASKED, over=over).json() for over in ("open", "everyone"))

    assert (of_open["figure"]["denominator"], of_open["kept_back"]) == (0, "")
    assert (of_all["figure"], of_all["breakdown"]) == (None, [])
    assert "kept back" in of_all["kept_back"]


def test_to_others_a_number_is_not_there(held: None, ana: Caller) -> None:
    assert ana.get("/measures/views-represented", **ASKED).status_code == 404
    assert ana.get("/measures/nothing").status_code == 404


@pytest.mark.parametrize("asked", [{"quarter": "2026-q5"}, {"over": "me"}, {"year": "2026"}])
def test_what_cannot_be_read_is_refused(keeper: Caller, asked: dict[str, str]) -> None:
    assert keeper.get("/measures/views-represented", **asked).status_code in (400, 422)
