"""Who may assess, and who may give an assessment to somebody: a truth table over professions and roles."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from agencies.workplace import SPRING, agency, allocated, covers, manages, practitioner, team
from agencies.workplace import child as a_child
from clock import today
from corbiere.access.viewing import viewer
from corbiere.agencies.entries import AgencySort, Profession
from corbiere.ledger.entry import kind_called
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from corbiere.wellbeing.rulings.assessors import (
    may_assess,
    may_assess_instead_of_the_best_known,
    may_assess_untrained,
    may_finish_anothers,
    may_give_the_assessment,
)

pytestmark = pytest.mark.django_db
WHY = "She is tired at school"
REASONS = dict.fromkeys(
    ("finish-without-family", "finish-unheard", "leave-indicators-blank", "finish-with-agencies-silent", "finish-without-agreement",
     "finish-unseen", "leave-worries-unanswered", "weigh-no-views"), "There was no time"
)  # fmt: skip


class Place:
    """Ana leads for Mia and Sue works with her too; Ben manages both. Claire is a health visitor of another service."""

    def __init__(self) -> None:
        self.care, self.clinic = agency(), agency("Family Nursing", AgencySort.HEALTH)
        self.team = team("Assessment", self.care)
        self.ana = practitioner("Ana Pires", self.care, Profession.SOCIAL_WORKER, "SW 4711", self.team)
        self.sue = practitioner("Sue Blampied", self.care, Profession.FAMILY_SUPPORT_WORKER, None, self.team)
        self.ben = practitioner("Ben Carter", self.care, Profession.MANAGER)
        manages(self.ben, self.team)
        self.claire = practitioner("Claire Hacquoil", self.clinic, Profession.HEALTH_VISITOR)
        self.mia = a_child("Mia")
        allocated(self.mia, self.ana)
        allocated(self.mia, self.sue, role="second-worker")
        allocated(self.mia, self.claire, role="second-worker")

    def record(self, by: str, kind: str, on: date = SPRING, reasons: dict[str, str] | None = None, **body: Any) -> UUID:
        entry = kind_called(kind).model_validate(body)
        author = viewer(getattr(self, by), on).author
        return record(entry, about=self.mia, happened=on, by=author, reasons=reasons or {}).id

    def start(self, by: str = "ana", level: str = "health-or-development", **more: Any) -> UUID:
        best = {"best_known": str(self.care)} if level == "wellbeing" else {}
        return self.record(by, "assessment-started", level=level, why=WHY, **{**best, **more})


@pytest.fixture
def place() -> Place:
    return Place()


def refused(place: Place, by: str, kind: str, **more: Any) -> str:
    with pytest.raises(NotRecorded) as said:
        place.start(by, **more) if kind == "assessment-started" else place.record(by, kind, **more)
    return str(said.value)


@pytest.mark.parametrize("profession", [one for one in Profession if one is not Profession.FOSTER_CARER])
def test_three_professions_make_an_assessment_of_health_or_development_and_no_other(place: Place, profession: Profession) -> None:
    """WT-104-1, WT-101-1, WT-continuum-15."""
    place.sue = practitioner("Kim Renouf", place.care, profession, None, place.team)
    allocated(place.mia, place.sue, role="second-worker")
    if profession in (Profession.SOCIAL_WORKER, Profession.PAEDIATRICIAN, Profession.CAMHS_PRACTITIONER):
        assert place.start("sue")
    else:
        assert "only a social worker, a paediatrician or a practitioner of CAMHS" in refused(place, "sue", "assessment-started")
    assert may_assess.__doc__ and may_assess.__doc__.startswith("WT-104-1")


@pytest.mark.parametrize("by", ["ana", "sue", "ben", "claire"])
def test_anybody_at_work_with_the_child_makes_an_early_help_assessment(place: Place, by: str) -> None:
    """WT-request-4."""
    best = {"best_known": str(place.clinic if by == "claire" else place.care)}
    assert place.start(by, "wellbeing", **best)


@pytest.mark.parametrize(("by", "allowed"), [("ana", True), ("ben", True), ("sue", False), ("claire", False)])
def test_the_lead_or_a_manager_gives_it_to_somebody_else(place: Place, by: str, allowed: bool) -> None:
    """WT-100-1."""
    other = practitioner("Kim Renouf", place.care, Profession.SOCIAL_WORKER, None, place.team)
    if allowed:
        assert place.start(by, assessor=str(other))
    else:
        assert "Only the lead social worker or a manager gives" in refused(place, by, "assessment-started", assessor=str(other))
    assert may_give_the_assessment.__doc__


def test_another_service_than_the_best_known_says_why_it_assesses(place: Place) -> None:
    """WT-request-4, WT-request-5."""
    assert "Say which service knows the child best" in refused(place, "ana", "assessment-started", level="wellbeing", best_known=None)
    other = {"level": "wellbeing", "best_known": str(place.clinic)}
    assert "Another service knows the child best" in refused(place, "ana", "assessment-started", **other)
    assert place.start("ana", **other, why_another="Claire is on leave until May")
    assert may_assess_instead_of_the_best_known.__doc__


def finish(place: Place, by: str, of: UUID, on: date = SPRING) -> UUID:
    body = {"of": str(of), "analysis": "All is well", "level_found": "universal", "next": "Nothing"}
    return place.record(by, "assessment-submitted", on, REASONS, **body)


@pytest.mark.parametrize("by", ["ana", "sue", "ben"])
def test_whoever_makes_it_finishes_it(place: Place, by: str) -> None:
    """WT-104-1."""
    of = place.start()
    if by == "ana":
        assert finish(place, by, of)
    else:
        with pytest.raises(NotRecorded):
            finish(place, by, of)
    assert may_finish_anothers.__doc__


@pytest.mark.parametrize(("by", "to", "allowed"), [("ben", "sue", False), ("ben", "claire", False), ("sue", "sue", False)])
def test_a_manager_hands_it_over_to_one_of_the_three(place: Place, by: str, to: str, allowed: bool) -> None:
    """WT-104-1, WT-100-1."""
    of = place.start()
    assert refused(place, by, "assessor-changed", of=str(of), to=str(getattr(place, to)))
    other = practitioner("Kim Renouf", place.care, Profession.SOCIAL_WORKER, None, place.team)
    assert place.record("ben", "assessor-changed", of=str(of), to=str(other))


def test_whoever_acts_for_the_assessor_finishes_it(place: Place) -> None:
    other = practitioner("Kim Renouf", place.care, Profession.SOCIAL_WORKER, None, place.team)
    place.kim = other
    of = place.start()
    covers(other, place.ana, SPRING, today())
    assert finish(place, "kim", of)


def test_whoever_leads_an_assessment_is_trained_in_the_practice_framework_or_it_is_said_why_not(place: Place) -> None:
    """WT-principles-3: asked of whoever is named, and of whoever takes it over."""
    rose = practitioner("Rose Amy", place.care, Profession.SOCIAL_WORKER, "SW 4712", place.team, trained=False)
    allocated(place.mia, rose, role="second-worker")
    assert may_assess_untrained.__doc__
    untrained = "Nobody has written down that they are trained in the practice framework. Choose somebody who is, or write why they assess."
    asked, reasons = {"assessor": str(rose)}, {"assess-untrained": "She is on the next course"}

    assert untrained in refused(place, "ben", "assessment-started", **asked)
    started = place.record("ben", "assessment-started", reasons=reasons, level="health-or-development", why=WHY, **asked)
    mae = practitioner("Mae Le Feuvre", place.care, Profession.SOCIAL_WORKER, "SW 4713", place.team, trained=False)
    assert untrained in refused(place, "ben", "assessor-changed", of=str(started), to=str(mae))
    assert place.record("ben", "assessor-changed", of=str(started), to=str(place.ana))
