"""Mia Renouf comes into care, told in entries with no database. Joana is her mother, and Carlos her father."""

from typing import Any
from uuid import UUID

from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.record import Line
from protection.telling import BEN, BORN, line

JOANA, CARLOS = UUID(int=31), UUID(int=32)
HOME, NEXT = UUID(int=301), UUID(int=302)
IN_CARE = f"{BORN}\n2026-03-02  care-started  status=in-care"
BY_AGREEMENT = f"{BORN}\n2026-03-02  care-started  status=accommodated"
SIGNED = {"person": str(JOANA), "who": "Joana, mum", "answer": "signed", "capacity": "Sober, said it back", "interpreter": "used"}
GONE = {"person": str(CARLOS), "who": "Carlos, dad", "answer": "not-found", "why_not": "Two letters to Funchal", "manager": str(BEN)}


def entry(kind: str, **body: Any) -> Entry:
    return kind_called(kind).model_validate(body)


def told(happened: str, kind: str, id: UUID | None = None, **body: Any) -> Line:
    return line(happened, entry(kind, **body), id=id)


def parents(*responsible: UUID) -> list[Line]:
    tied = {"relation": "mother", "parental_responsibility": "yes", "how_known": "birth certificate"}
    return [told("2018-06-03", "relationship-noted", **{**tied, "other": str(who)}) for who in responsible]


def moved(happened: str, id: UUID | None = None, **body: Any) -> Line:
    return told(happened, "placement-started", id, **{"type": "foster-care", "carer": "the Renoufs", **body})


AWAY = {"off_island": True, "place": "Devon, England", "school": "Dartmoor School", "school_grade": "Good, 2025"}
LEFT = {"reason": "nearer"}
