"""Worries of the island that come to the Hub with no child: found and joined, closed with what was tried, or open today."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random
from typing import NamedTuple
from uuid import UUID

from corbiere.front_door.entries import (
    ConcernDecided,
    ConcernReceived,
    MatterDecided,
    ReferrerTold,
    WorryArrived,
    WorryJoined,
)
from corbiere.island.circle import school_named
from corbiere.island.households import Household, InventedPerson, identifier
from corbiere.island.roster import Roster
from corbiere.island.staff import SOCIAL_WORKER, InventedPractitioner
from corbiere.island.stories import author, in_order
from corbiere.island.telling import Answers
from corbiere.ledger.entry import Entry
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.writing import Writing
from corbiere.statute.calendar import WORKING_DAYS

FOUND, CLOSED, OPEN = 14, 90, 200
"""Of as many families once advised, one was found so in the last two years, one never was, and one is looked for today."""
STILL = 3  # at the least, are looked for today
TWO_YEARS = 690
YOUNGEST = 4  # years: who is seen without a grown-up, or goes to school
MISSPELT = 2  # of those that are open, as many are about a child of whom another worry came this week
WORDS = (
    "A boy of about {age} sits on the wall by the car park every evening until it is dark. Yesterday it rained and he had no coat.",
    "I hear a child crying through the wall most nights, and then it stops all at once. It has gone on since half term.",
    "A girl of about {age} asked me for food outside the shop and ran away when I asked her name.",
    "There are children on the beach below us after eleven at night, and one of them is very small.",
    "Somebody at the pool shouted at {name} so that everybody turned round. It was not the first time.",
    "{name} came to the sports club with a mark on the arm and said that it was nothing.",
    "I drive the school bus. {name} has not been met at the stop for two weeks, and walks along the main road.",
)
TRIED = (
    "Asked at both schools and at the surgery; nobody knows a child like that. The caller did not leave a number.",
    "Went by twice in the evening and met nobody. The parish has no family of that name in the lane.",
)
TOLD = "Thank you. We will look into it, and may not be able to tell you more."


class Arrived(NamedTuple):
    """A worry on the day on which it came, and whose hands it came into."""

    number: int
    day: date
    by: InventedPractitioner
    answers: Answers

    @property
    def matter(self) -> UUID:
        return identifier("matter", self.number)


class _Hub:
    def __init__(self, planned: Roster) -> None:
        self.planned, self.today = planned, planned.today
        self.hands = planned.workforce.of(SOCIAL_WORKER, "hub")
        self.random = Random(f"matters {planned.seed}")

    def writings(self) -> Iterator[Writing]:
        advised, numbers = self._homes("advised"), count(1)
        for home in map(self.planned.home, advised[::FOUND]):
            day = self._ago(TWO_YEARS)
            if child := out_and_about(home, day):
                yield from self._joined(self._arrived(next(numbers), day, home, child), child)
        for _ in advised[::CLOSED]:
            yield from self._closed(self._arrived(next(numbers), self._ago(TWO_YEARS)))
        for _ in range(len(advised) // OPEN + STILL):
            yield from self._came(self._arrived(next(numbers), self._ago(3)))
        day = self.today - timedelta(days=1)
        for home in map(self.planned.home, self._homes("worried-about")[:MISSPELT]):
            if child := out_and_about(home, day):
                yield from self._came(self._arrived(next(numbers), day, home, child, spelt_wrongly=True))

    def _homes(self, way: str) -> list[int]:
        return [case.number for case in self.planned.cases.values() if case.way == way]

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=1 + self.random.randrange(days))

    def _arrived(
        self, number: int, day: date, home: Household | None = None, child: InventedPerson | None = None, *, spelt_wrongly: bool = False
    ) -> Arrived:
        by = self.hands[number % len(self.hands)]
        age = (day - child.born).days // 365 if child else 5 + number % 8
        given = child.name.given if child else "the child"
        called = misspelt(given) if spelt_wrongly else given
        answers: Answers = {
            "concern": WORDS[number % len(WORDS)].format(age=age, name=called), "from": "public",
            "way": ("public-form", "telephone")[number % 2], "age": age, "told_by": "A neighbour, who did not give a name",
        }  # fmt: skip
        if child and home:
            known = {"name": f"{called} {child.name.family}", "address": home.address.line, "school": school_named(home.number, age)}
            answers |= known
        return Arrived(number, day, by, answers)

    def _came(self, one: Arrived) -> Iterator[Writing]:
        yield self._write(one, WorryArrived.model_validate(one.answers), one.matter, one.day, "came", opens=True)

    def _joined(self, one: Arrived, child: InventedPerson) -> Iterator[Writing]:
        """Found on the next working day, and advice given on the day after."""
        found, decided = WORKING_DAYS.after(one.day, 1), WORKING_DAYS.after(one.day, 2)
        yield from self._came(one)
        if decided >= self.today:
            return
        yield self._write(one, WorryJoined(child=child.id, why="The school and the street fit."), one.matter, found, "joined")
        words = {name: said for name, said in one.answers.items() if name in ConcernReceived.model_fields or name == "from"}
        received = ConcernReceived.model_validate(words | {"from_matter": one.matter})
        yield self._write(one, received, child.id, one.day, "received", recorded=found)
        worry = identifier(one.matter, "received")
        why = "The family knew of it and had seen to it. They were told of the club, and went."
        answers = {"of": worry, "outcome": "advice", "level": "universal", "why": why}
        yield self._write(one, ConcernDecided.model_validate(answers), child.id, decided, "decided")
        told = ReferrerTold.model_validate({"of": worry, "told": TOLD, "how": "by telephone"})
        yield self._write(one, told, child.id, decided, "told")

    def _closed(self, one: Arrived) -> Iterator[Writing]:
        yield from self._came(one)
        decided = WORKING_DAYS.after(one.day, 2)
        if decided < self.today:
            said = MatterDecided.model_validate({"outcome": "nobody-found", "tried": TRIED[one.number % len(TRIED)], "told": TOLD})
            yield self._write(one, said, one.matter, decided, "decided")

    def _write(
        self, one: Arrived, entry: Entry, about: UUID, day: date, key: str, *, recorded: date | None = None, opens: bool = False
    ) -> Writing:
        moment = datetime.combine(recorded or day, time(16, 20 + len(key) % 9), JERSEY)
        id = identifier(one.matter, key)
        return Writing(entry=entry, about=about, happened=day, recorded=moment, by=author(one.by), id=id, opens=opens)


def out_and_about(home: Household, day: date) -> InventedPerson | None:
    """The first of a family's children who is old enough to be met by a stranger on that day."""
    return next((child for child in home.children if (day - child.born).days // 365 >= YOUNGEST), None)


def misspelt(given: str) -> str:
    """The name as somebody heard it."""
    return f"{given[0]}{given[2]}{given[1]}{given[3:]}" if len(given) > 3 else f"{given}h"


def matters(planned: Roster) -> list[Writing]:
    return in_order(_Hub(planned).writings())
