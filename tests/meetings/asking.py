"""A conference about Jade and Noah is arranged, and David, their teacher, who sees nothing of them, is asked for his report."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from cast import Cast
from corbiere.ledger.entry import kind_called
from corbiere.ledger.writing import Writing, record_batch


class AskedFor(NamedTuple):
    """The entries on one child's record: what arranged the meeting, and what asks for the report to it."""

    meeting: UUID
    request: UUID


def tell_each(cast: Cast, kind: str, days: int, bodies: dict[str, dict[str, Any]], by: str = "ana") -> dict[str, UUID]:
    """One entry for each of these children, in one act. Gives their ids."""
    act, ids = uuid4(), {child: uuid4() for child in bodies}
    made = [
        Writing(
            entry=kind_called(kind).model_validate(body), about=cast.people[child], happened=cast.ago(days), id=ids[child],
            occasion=act, by=cast.by(by),
        )
        for child, body in bodies.items()
    ]  # fmt: skip
    record_batch(made, by=cast.by(by), otherwise="It could not be done that day")
    return ids


def asked_for_reports(
    cast: Cast, who: str = "david", children: tuple[str, ...] = ("jade",), *, ahead: int = 9, wanted: int = 3, ago: int = 5
) -> dict[str, AskedFor]:
    """The conference lies so many days ahead, and the report is wanted in so many; it was asked for some days ago."""
    day: date = cast.ago(-ahead)
    meetings = {child: {"type": "review" if child == "jade" else "initial", "for": day.isoformat(), "at": "14:30"} for child in children}
    arranged = tell_each(cast, "conference-arranged", ago, meetings)
    report = {"agency": str(cast.agencies[who]), "from": "The class teacher", "practitioner": str(cast.people[who])}
    report["wanted_by"] = cast.ago(-wanted).isoformat()
    asked = tell_each(cast, "protection-report-asked", ago, {child: report | {"of": str(arranged[child])} for child in children})
    return {child: AskedFor(arranged[child], asked[child]) for child in children}


def report(asked: AskedFor, text: str = "He comes hungry on Mondays.", **more: Any) -> dict[str, Any]:
    """A report as it is recorded."""
    says = [{"text": text, "ground": "observed"}]
    return {"of": str(asked.meeting), "asked": str(asked.request), "from": "David Vibert", "says": says, **more}
