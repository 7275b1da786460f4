"""A child comes into care at night: whoever is on duty at the Hub writes it down, and the child's manager hears of it at once."""

from uuid import UUID

import pytest

from care.looked_after import told
from cast import Cast
from corbiere.care.agreed_tasks import came_into_care
from corbiere.care.rulings.duty import may_come_into_care_with_no_manager_told, may_move_on_from_the_hub
from corbiere.ledger.entry import kind_called
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from corbiere.work.tasks import Child
from markup import markup
from protection.telling import BORN, MIA, day, lines
from protection.telling import asked as proposed

pytestmark = pytest.mark.django_db
CARE = {
    "status": "in-care",
    "order": "Emergency protection order of today",
    "why": "Nobody was at home",
    "views": {"own_words": "Is Noah there?"},
}
HOME = {"type": "foster-care", "carer": "the Renoufs", "sort": "emergency", "matched": "Near her school"}


def writes(cast: Cast, who: str, kind: str, **body: object) -> UUID:
    return record(kind_called(kind).model_validate(body), about=cast.jade, happened=cast.today, by=cast.by(who)).id


def worried(cast: Cast) -> None:
    cast.tell("jade", "concern-received", 0, by="eve", concern="Alone at home at midnight")


def test_the_hub_writes_it_down_while_it_decides_on_a_worry(cast: Cast) -> None:
    """PS-4.13: may_come_into_care_with_no_manager_told. Before the worry it is nobody's at the Hub, and a stranger's never."""
    agreed = {**CARE, "manager": str(cast.ben)}
    for who in ("hana", "sam", "david"):
        with pytest.raises(NotRecorded, match="You cannot record|not there"):
            writes(cast, who, "care-started", **agreed)
    worried(cast)
    with pytest.raises(NotRecorded, match="Choose the manager who agreed to it"):
        writes(cast, "hana", "care-started", **CARE)
    writes(cast, "hana", "care-started", **agreed)
    assert "Jade came into care" in markup(cast.client("ben").get("/"))


def test_the_hub_writes_down_the_first_home_and_no_move(cast: Cast) -> None:
    """ISS-A-12: may_move_on_from_the_hub."""
    worried(cast)
    writes(cast, "hana", "care-started", **CARE, manager=str(cast.ben))
    writes(cast, "hana", "placement-started", **HOME)
    with pytest.raises(NotRecorded, match="They live in a home in care already"):
        writes(cast, "hana", "placement-started", **HOME, left={"reason": "nearer"})


def test_neither_rules_on_whoever_works_with_the_child() -> None:
    """PS-4.13, ISS-A-12: they ask only of whoever is on duty at the Hub."""
    for entry in (kind_called("care-started").model_validate(CARE), kind_called("placement-started").model_validate(HOME)):
        for rule in (may_come_into_care_with_no_manager_told, may_move_on_from_the_hub):
            asked = proposed(entry, "2026-06-01", BORN)
            assert rule(asked) is None


def test_the_form_is_open_to_the_hub_and_leads_on(cast: Cast) -> None:
    worried(cast)
    hana = cast.client("hana")
    form = hana.get(f"/records/{cast.jade}/record/care-started/")
    assert form.status_code == 200
    assert "Which manager agreed to it?" in markup(form)
    assert "Came into care" in markup(hana.get(f"/records/{cast.jade}/record/"))


BEN = UUID(int=701)


@pytest.mark.parametrize(
    ("more", "waits"),
    [({}, False), ({"manager": str(BEN)}, True)],
)
def test_the_managers_row_waits_until_the_decision_is_written(more: dict[str, str], waits: bool) -> None:
    """PS-1.3."""
    started = UUID(int=700)
    child = Child(MIA, "Mia Renouf", "Mia", day("2018-06-03"))
    came = told("2026-03-02", "care-started", started, status="in-care", why="Nobody was at home", **more)
    row = ["Mia came into care"] if waits else []
    assert [task.what for task in came_into_care(child, lines(came), day("2026-03-02"))] == row
    said = told("2026-03-03", "management-decision-made", decision="Agreed", why="Nobody was there", of=str(started))
    assert [task.what for task in came_into_care(child, lines(came, said), day("2026-03-03"))] == []
