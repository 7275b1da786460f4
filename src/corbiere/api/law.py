"""Routes to the law: every duty, and every clause with how it is met."""

from typing import Annotated

from ninja import Router
from pydantic import BaseModel, Field

from corbiere.api.authentication import ApiRequest
from corbiere.api.problems import reads
from corbiere.api.queries import NameQuery
from corbiere.statute.catalogue import CATALOGUE
from corbiere.statute.clauses import Clause, clauses
from corbiere.statute.duties import Basis, Duty, Force

router = Router(tags=["The law"])


class DutyOfLaw(BaseModel):
    id: str
    force: Force
    basis: Basis
    owner: str
    asks: str = Field(description="What is asked, by when, and what starts the clock.")
    cites: list[str]
    default: str = Field(description="Said wherever its day is shown, if no source in Jersey gives the number.")


class Duties(BaseModel):
    duties: list[DutyOfLaw]


class ClauseOfLaw(BaseModel):
    id: str
    source: str
    paragraph: str
    force: str
    asks: str = Field(description="What it asks, in our own words.")
    met_by: str
    where: list[str] = Field(description="What in the system meets it.")
    note: str


class Clauses(BaseModel):
    clauses: list[ClauseOfLaw]


@router.get("/law/duties", **reads(Duties), operation_id="list_duties")
def duties(request: ApiRequest) -> Duties:
    """Every duty of the catalogue."""
    return Duties(duties=[_duty(duty) for duty in CATALOGUE])


@router.get("/law/clauses", **reads(Clauses), operation_id="list_clauses")
def all_clauses(request: ApiRequest, source: Annotated[str | None, NameQuery(None, description="Only of this source.")]) -> Clauses:
    """Every clause of the sources, and what meets it."""
    return Clauses(clauses=[_clause(clause) for clause in clauses().values() if source in (None, clause.source)])


def _duty(duty: Duty) -> DutyOfLaw:
    return DutyOfLaw(
        id=duty.id,
        force=duty.force,
        basis=duty.basis,
        owner=duty.owner,
        asks=duty.in_general,
        cites=list(duty.cites),
        default=duty.default,
    )


def _clause(clause: Clause) -> ClauseOfLaw:
    return ClauseOfLaw(
        id=clause.id,
        source=clause.source,
        paragraph=clause.paragraph,
        force=clause.force,
        asks=clause.asks,
        met_by=clause.met_by,
        where=list(clause.where),
        note=clause.note,
    )
