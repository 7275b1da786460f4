"""Children put on the register, in a few lines: what was recorded of them, on which day and when it was written down."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.record import Author
from corbiere.ledger.writing import Writing, record_batch

IMPORT = Author(system="import of the register before")


def day(text: str) -> date:
    return date.fromisoformat(text)


def moment(on: date, at: time = time(17)) -> datetime:
    return datetime.combine(on, at, JERSEY)


def evening(text: str) -> datetime:
    """The end of a day."""
    return moment(day(text), time(23, 59))


@dataclass
class Child:
    """Tells entries of one child; each is written down on its own day, or on `recorded`."""

    name: str = "Mia"
    born: str | None = "2018-06-03"
    id: UUID = field(default_factory=uuid4)

    def begun(self, recorded: str = "2019-01-07", **more: Any) -> "Child":
        self.tell("person-identified", recorded, given=self.name, family="Renouf", sex="female", opens=True, **more)
        if self.born:
            self.tell("born", self.born, recorded)
        return self

    def tell(self, kind: str, happened: str, recorded: str = "", *, replaces: UUID | None = None, opens: bool = False, **body: Any) -> UUID:
        id = uuid4()
        made = Writing(
            entry=kind_called(kind).model_validate(body),
            about=self.id,
            happened=day(happened),
            id=id,
            recorded=moment(day(recorded or happened)),
            replaces=replaces,
            why="It was wrong" if replaces else "",
            opens=opens,
        )
        record_batch([made], by=IMPORT, otherwise="brought in")
        return id

    def plan(self, happened: str, recorded: str = "", harm: str | None = "neglect", type: str = "initial", **more: Any) -> UUID:
        return self.tell("conference-held", happened, recorded, type=type, outcome="plan", harm=harm, **more)

    def review(self, happened: str, recorded: str = "", outcome: str = "continue", **more: Any) -> UUID:
        return self.tell("conference-held", happened, recorded, type="review", outcome=outcome, **more)

    def taken_back(self, entry: UUID, happened: str, recorded: str) -> UUID:
        return self.tell("withdrawn", happened, recorded, replaces=entry)
