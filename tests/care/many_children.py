"""A whole load of children in care, brought in as an import brings them: for pages that must be as quick and as short with all of them."""

from uuid import UUID, uuid4

from cast import Cast
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Author
from corbiere.ledger.writing import Writing, record_batch

OFFICE = Author(system="import tests")


def children_in_care(cast: Cast, number: int, *more: tuple[str, dict[str, object]]) -> list[UUID]:
    """So many, in care for eighty days. `more` are kinds with what they say of each, ten days later; {number} stands for which child it is."""
    children = [uuid4() for _ in range(number)]
    record_batch([one for place, child in enumerate(children) for one in _life(cast, child, place, more)], by=OFFICE, otherwise="Told")
    return children


def _life(cast: Cast, child: UUID, place: int, more: tuple[tuple[str, dict[str, object]], ...]) -> list[Writing]:
    days = (
        (3650, "person-identified", {"given": f"Child {place:02}", "family": "Renouf"}),
        (3650, "born", {}),
        (80, "care-started", {"status": "in-care"}),
    )
    told = [*days, *((70, kind, body) for kind, body in more)]
    return [
        Writing(
            entry=kind_called(kind).model_validate(_of(place, body)),
            about=child,
            happened=cast.ago(days),
            opens=kind == "person-identified",
        )
        for days, kind, body in told
    ]


def _of(place: int, body: dict[str, object]) -> dict[str, object]:
    return {key: said.format(number=place) if isinstance(said, str) else said for key, said in body.items()}
