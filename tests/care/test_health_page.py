"""The page of the health of a child in care: what is due by the law's clocks and otherwise, what was found, and what the carers know."""

import re
from uuid import UUID

import pytest

from cast import Cast
from markup import markup
from statements import counted

pytestmark = pytest.mark.django_db
MOST = 15  # statements a page may ask of the database


@pytest.fixture
def in_care(cast: Cast) -> UUID:
    """Jade came into care two hundred days ago; her health was assessed, and what came of it is written."""
    cast.tell("jade", "care-started", 200, status="in-care", why="Nobody was at home")
    cast.tell("jade", "placement-started", 200, type="foster-care", carer="the Renoufs", sort="emergency", matched="A piano")
    held = cast.tell("jade", "health-assessment-completed", 180, who="Dr Le Sueur", report="awaited", to_do=["An eye test"])
    cast.tell("jade", "health-report-received", 170, of=str(held), to_do=["A dentist by Easter"])
    cast.tell("jade", "health-check-had", 150, what="teeth", result="treatment", needs="Two fillings", next=str(cast.ago(-20)))
    cast.tell("jade", "immunisations-checked", 150, up_to_date=False, missing=["mmr"], plan="School nurse")
    cast.tell("jade", "strengths-questionnaire-scored", 100, score=19, filled_in_by="carer", next="refer", taken_by=str(cast.ana))
    cast.tell("jade", "health-referral-made", 99, to="CAMHS", why="Cannot sleep")
    cast.tell("jade", "carer-paper-written", 90, allergies="Nuts", medicines="Blue inhaler")
    return cast.tell("jade", "decisions-delegated", 90, decisions=[{"what": "emergency", "who_decides": "worker"}])


def page(cast: Cast) -> str:
    return f"/records/{cast.jade}/care/health/"


def read(cast: Cast, who: str, address: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", markup(cast.client(who).get(address))).split())


@pytest.mark.parametrize(("who", "status"), [("ana", 200), ("ben", 200), ("sam", 404), ("david", 404), ("eve", 404)])
def test_who_reads_it(cast: Cast, in_care: UUID, who: str, status: int) -> None:
    """PS-5.7: those who work with her and their manager; neither a stranger, nor her teacher, nor the police."""
    assert cast.client(who).get(page(cast)).status_code == status


def test_it_says_what_is_due_what_is_known_and_who_may_say_yes(cast: Cast, in_care: UUID) -> None:
    """PS-5.7, LAC-383-1, LAC-386-1, LAC-386-2."""
    text = read(cast, "ana", page(cast))
    for said in (
        "Health assessment", "Jade sees a dentist", "Jade’s missing immunisations", "What does CAMHS say about Jade?",
        "Dr Le Sueur: the report is here", "An eye test", "A dentist by Easter", "Two fillings", "Missing: Measles, mumps and rubella (MMR)",
        "19 of 40, filled in by the carer", "Referred to CAMHS", "No answer yet", "Allergies: Nuts", "Medicines: Blue inhaler",
        "Treatment in an emergency: the social worker",
    ):  # fmt: skip
        assert said in text, said
    cast.tell("jade", "health-referral-answered", 1, of=str(referral(cast)), said="waiting", meanwhile="School nurse")
    assert "The child is on their waiting list" in read(cast, "ana", page(cast))
    assert "All of their health" in read(cast, "ana", f"/records/{cast.jade}/care/")


def referral(cast: Cast) -> UUID:
    return cast.tell("jade", "health-referral-made", 2, to="CAMHS", why="Still cannot sleep")


def test_of_an_earlier_day_it_says_what_was_so_then_and_leads_to_no_form(cast: Cast, in_care: UUID) -> None:
    """PS-5.7."""
    then = read(cast, "ana", f"{page(cast)}?on={cast.ago(175)}")
    assert "the report is still to come" in then and "fillings" not in then and "Write it down" not in then
    assert cast.client("ana").get(f"{page(cast)}?on={cast.ago(201)}").status_code == 404


def test_it_asks_little_of_the_database_however_long_the_record(cast: Cast, in_care: UUID) -> None:
    """Eighteen years: a check every half year, and a note for each week."""
    cast.tell_many("jade", "health-check-had", 36, what="eyes", result="fine")
    cast.tell_many("jade", "day-written", 900, did="A quiet day")
    for address in (page(cast), f"/records/{cast.jade}/care/", f"/records/{cast.jade}/care/days/"):
        client = cast.client("ana")
        client.get(address)
        with counted() as asked:
            client.get(address)
        assert len([one for one in asked if not one.startswith(("SAVEPOINT", "RELEASE"))]) <= MOST, address
