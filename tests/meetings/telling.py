"""Tells of meetings as lines of a child's record, with no database."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from meetings import beach

__all__ = ["Told", "beach"]  # a story of the beach is told in any test of meetings, alone or with the others

MIA, TOM = UUID(int=1), UUID(int=2)
ANA, CHAIR = UUID(int=11), UUID(int=12)


class Told:
    """One child's record as it is written down, line by line."""

    def __init__(self, subject: UUID = MIA) -> None:
        self.subject, self.lines = subject, list[Line]()

    def __call__(self, kind: str, happened: str, *, act: UUID | None = None, by: UUID = ANA, **body: Any) -> UUID:
        """Writes an entry down, and gives its id. `from` and `for` are given as `from_` and `for_`."""
        entry = kind_called(kind).model_validate({name.rstrip("_"): value for name, value in body.items()})
        id, day = uuid4(), date.fromisoformat(happened)
        self.lines.append(Line(len(self.lines), id, id, kind, 1, day, None, day, by, None, act, entry.body()))
        return id

    def corrects(self, root: UUID, **body: Any) -> None:
        """Another entry stands in place of one of them."""
        place, line = next((place, line) for place, line in enumerate(self.lines) if line.root == root)
        changed = kind_called(line.kind).model_validate(line.body | {name.rstrip("_"): value for name, value in body.items()})
        self.lines[place] = line._replace(id=uuid4(), body=changed.body())


def person(who: str, sector: str = "health", **more: Any) -> dict[str, Any]:
    return {"who": who, "sector": sector, **more}


def said(text: str) -> dict[str, str]:
    return {"text": text, "ground": "observed"}
