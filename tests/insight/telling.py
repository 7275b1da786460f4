"""Tells a small world of conferences as entries, with no database, and asks a measure about it."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from corbiere.insight.counts import Proportion, UnitAnswer, figure, told, within
from corbiere.insight.dataset import Dataset, held
from corbiere.insight.measure import MeasureAnswer, MeasureOutcome, measure_called
from corbiere.insight.quarters import Quarter, quarter_called
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import happening
from corbiere.ledger.record import Line

HERE = UUID(int=7)
YES, NO, UNKNOWN, NOT_YET, LEFT_OUT = MeasureOutcome
RUTH, OLA = UUID(int=31), UUID(int=32)  # a chair, and the administrator who sends minutes
SCHOOL, NURSES = UUID(int=41), UUID(int=42)
TEACHER, NURSE = UUID(int=51), UUID(int=52)
WORKS_FOR = {TEACHER: SCHOOL, NURSE: NURSES}


def day(text: str) -> date:
    return date.fromisoformat(text)


def child(name: str) -> UUID:
    return uuid5(HERE, name)


class Story:
    """What was recorded of some children: `story.tell("Mia", "2026-03-02", "born")`. Gives the root of each entry."""

    def __init__(self) -> None:
        self.lines: dict[UUID, list[Line]] = {}
        self.order = 0

    def tell(self, name: str, happened: str, kind: str, /, *, act: UUID | None = None, by: UUID = OLA, **body: Any) -> UUID:
        entry = kind_called(kind).model_validate(body)
        self.order, id = self.order + 1, uuid4()
        on = day(happened)
        line = Line(self.order, id, id, kind, entry.version, on, None, on, by, None, act, entry.body())
        self.lines.setdefault(child(name), []).append(line)
        return id

    def world(self, on: str, reads: Any) -> Dataset:
        children = {id: sorted((line for line in lines if line.happened <= day(on)), key=happening) for id, lines in self.lines.items()}
        return Dataset(day(on), {id: held(reads, id, lines, day(on)) for id, lines in children.items()}, WORKS_FOR)

    def told(self, measure: str, on: str) -> list[UnitAnswer]:
        return told(measure_called(measure), self.world(on, measure_called(measure).reads))

    def answers(self, measure: str, on: str) -> list[MeasureAnswer]:
        return [one.answer for one in self.told(measure, on)]

    def outcome(self, measure: str, on: str) -> MeasureOutcome:
        """Of the only unit there is."""
        (answer,) = self.answers(measure, on)
        return answer.outcome

    def figure(self, measure: str, quarter: str, on: str) -> Proportion:
        return figure(within(named(quarter), self.told(measure, on)))


def named(quarter: str) -> Quarter:
    found = quarter_called(quarter)
    assert found
    return found


# What conferences need said.


def conference(story: Story, name: str, on: str, type: str = "initial", outcome: str = "plan", **more: Any) -> UUID:
    return story.tell(name, on, "conference-held", **{"type": type, "outcome": outcome, "chair": str(RUTH), **more})


def arranged(story: Story, name: str, on: str, for_: str, type: str = "initial", **more: Any) -> UUID:
    return story.tell(name, on, "conference-arranged", **{"type": type, "for": for_, **more})


def came(who: str, sector: str, came: bool = True, **more: Any) -> dict[str, Any]:
    return {
        "who": who,
        "sector": sector,
        "came": came,
        **{name: str(value) if isinstance(value, UUID) else value for name, value in more.items()},
    }


ENOUGH = [came("Ana Pires", "social-care"), came("Claire Hacquoil", "health"), came("David Vibert", "education")]
