"""The register over HTTP: whole for those who keep it, noted with the reason, and not there for others."""

import pytest

from agencies.workplace import holds
from api.cast import ANA, MIA, NOBODY, Caller, days_ago
from corbiere.access.models import AccessLog
from corbiere.agencies.entries import Role
from registers.telling import Child

pytestmark = pytest.mark.django_db
REGISTER = "/registers/child-protection"
PARTS = ("", "/transactions", "/numbers", f"/children/{MIA}")
WHY = {"reason": "The yearly return"}


@pytest.fixture
def leo() -> Child:
    leo = Child("Leo", "2016-02-01").begun()
    leo.plan("2024-03-04", recorded="2024-03-06", harm="physical")
    leo.review("2024-06-03", harm="emotional")
    leo.review("2024-09-02", outcome="end", why_ended="safe")
    return leo


@pytest.mark.parametrize("part", PARTS)
def test_whoever_does_not_keep_it_finds_no_register(claire: Caller, leo: Child, part: str) -> None:
    asked = {"": WHY, "/transactions": {**WHY, "from": "2024-01-01", "to": "2024-12-31"}}.get(part, {})
    answer = claire.get(f"{REGISTER}{part}", **asked)
    assert answer.status_code == 404
    assert answer.content == claire.get(f"/subjects/{NOBODY}/entries").content


def test_a_register_that_nothing_declares_is_not_there_either(ana: Caller) -> None:
    holds(ANA, Role.REGISTER_ADMINISTRATOR, days_ago(300))
    assert [ana.get(f"/registers/lighthouses{part}", **WHY).status_code for part in ("", "/numbers")] == [404, 422]
    assert ana.get("/registers/lighthouses/numbers").status_code == 404


def test_the_register_on_a_day_as_known_then_with_a_note_for_every_child_in_it(ana: Caller, leo: Child) -> None:
    holds(ANA, Role.REGISTER_ADMINISTRATOR, days_ago(300))
    told = ana.get(REGISTER, on="2024-07-01", **WHY).json()["children"]
    assert [(child["name"], child["category"], child["registered"]) for child in told] == [("Leo Renouf", "emotional", "2024-03-04")]
    assert ana.get(REGISTER, on="2024-03-05", known="2024-03-05", **WHY).json()["children"] == []
    (access,) = AccessLog.objects.filter(practitioner=ANA, subject=leo.id)
    assert access.what == "child protection register, on 1 July 2024: The yearly return"


def test_no_list_without_a_reason(ana: Caller, leo: Child) -> None:
    holds(ANA, Role.REGISTER_ADMINISTRATOR, days_ago(300))
    assert ana.get(REGISTER).status_code == ana.get(REGISTER, reason=" ").status_code == 422


def test_transactions_in_date_order(ana: Caller, leo: Child) -> None:
    holds(ANA, Role.REGISTER_ADMINISTRATOR, days_ago(300))
    told = ana.get(f"{REGISTER}/transactions", **{"from": "2024-01-01", "to": "2024-12-31"}, **WHY).json()["changes"]
    assert [(one["day"], one["what"], one["before"], one["why_removed"]) for one in told] == [
        ("2024-03-04", "registered", "", ""),
        ("2024-06-03", "category-changed", "physical", ""),
        ("2024-09-02", "removed", "physical", "safe"),
    ]


def test_numbers_and_one_child(ana: Caller, leo: Child) -> None:
    holds(ANA, Role.REGISTER_ADMINISTRATOR, days_ago(300))
    told = ana.get(f"{REGISTER}/numbers", on="2024-07-01").json()
    assert (told["total"], told["by"]["Category"]["Emotional abuse"], told["by"]["Age"]["5 to 9"]) == (1, 1, 1)
    child = ana.get(f"{REGISTER}/children/{leo.id}").json()
    assert (child["registered"], [time["removed"] for time in child["times"]]) == (False, ["2024-09-02"])
    assert [held["category"] for held in child["times"][0]["categories"]] == ["physical", "emotional"]


def test_another_form_of_harm_comes_with_its_words(ana: Caller, leo: Child) -> None:
    """WT-166-1: the words say which it is; the counts leave them out."""
    holds(ANA, Role.REGISTER_ADMINISTRATOR, days_ago(300))
    leo.plan("2025-01-06", harm="other", harm_in_words="Drawn into dealing")
    (child,) = ana.get(REGISTER, on="2025-02-01", **WHY).json()["children"]
    assert (child["category"], child["category_in_words"]) == ("other", "Drawn into dealing")
    assert "Drawn into dealing" not in ana.get(f"{REGISTER}/numbers", on="2025-02-01").text
