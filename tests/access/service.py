"""A small service for the truth tables of access, and a child on a plan in it."""

from datetime import date
from uuid import UUID

from agencies.workplace import SPRING, agency, child, manages, practitioner, team
from corbiere.access.viewing import viewer
from corbiere.access.visibility import bases_of, categories
from corbiere.agencies.entries import Profession
from corbiere.ledger.record import Author
from corbiere.ledger.writing import Writing, record_batch
from corbiere.protection.entries import ConferenceHeld

OUTLINE = {"what": "A warm coat", "who": "Ana"}


class Service:
    """Ana Pires leads for Mia; Ben manages her team; Claire is a health visitor, Dot a teacher, and Sam a stranger in the same agency."""

    def __init__(self) -> None:
        self.care = agency()
        self.assessment = team("Assessment", self.care)
        self.ana = practitioner("Ana Pires", self.care, team=self.assessment)
        self.ben = practitioner("Ben Le Sueur", self.care, Profession.MANAGER)
        manages(self.ben, self.assessment)
        self.claire = practitioner("Claire Vibert", self.care, Profession.HEALTH_VISITOR)
        self.dot = practitioner("Dot Mauger", self.care, Profession.TEACHER)
        self.sam = practitioner("Sam Okoro", self.care)
        self.mia, self.leo = child("Mia"), child("Leo")

    def sees(self, who: UUID, on: date = SPRING) -> frozenset[str]:
        return categories(bases_of(viewer(who, on), self.mia))

    def names(self, who: UUID, on: date = SPRING) -> set[str]:
        return {basis.name for basis in bases_of(viewer(who, on), self.mia)}


def on_plan(service: Service) -> None:
    """A conference puts Mia on a plan; Claire and Ana are in the core group."""
    kind = ConferenceHeld
    group = [{"practitioner": str(who), "role": "weighs her"} for who in (service.ana, service.claire)]
    plan = {"type": "initial", "outcome": "plan", "harm": "neglect", "harm_basis": "suffered", "core_group": group, "outline": [OUTLINE]}
    lead = {"lead_social_worker": str(service.ana), "lead_is_qualified": True, "first_core_group": "2026-03-10"}
    record_batch(
        [Writing(entry=kind.model_validate(plan | lead), about=service.mia, happened=SPRING)], by=Author(system="x"), otherwise="invented"
    )
