"""How a fact of an invented child's story becomes an entry with words in it: who the child is, who is around, and what was said before."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from random import Random
from typing import Any, NamedTuple
from uuid import UUID

from corbiere.island.circle import Circle, school_named
from corbiere.island.households import Household, InventedPerson, InventedRelation
from corbiere.island.staff import InventedPractitioner
from corbiere.island.worries import Worry
from corbiere.ledger.entry import Entry, kind_called
from corbiere.plans.carrying import EarlierPlan
from corbiere.statute.facts import Fact

Answers = dict[str, Any]
OwnWords = dict[tuple[date, str], Answers]
"""Answers of a story’s own by day, and by the kind or the key of what is written."""
Teller = Callable[["StoryTelling", Fact], Answers]
_TELLERS: dict[str, Teller] = {}


def tells(kind: str) -> Callable[[Teller], Teller]:
    """Registers what is answered about a fact of this kind, beside what the law reads."""

    def register(teller: Teller) -> Teller:
        _TELLERS[kind] = teller
        return teller

    return register


class Beside(NamedTuple):
    """An entry that goes with a fact of the story. `key` tells it from the others of the same fact; `by` wrote it."""

    entry: Entry
    day: date
    by: InventedPractitioner
    key: str


class StoryTelling:
    """One child's story while it is told.

    `facts` are all of the story, so that what leads to something can be told before it. `said` holds the last entry of each kind: what
    others answer to. `arranged` are the conferences by the day they are set for. `stands_still`: the last core group found something
    stuck. `done` is the day on which each action of the plan was done. `visit_days`: how often the last conference wants the child seen.
    `assessing` are the assessments that are open, by level, each from its day; `signed` the last that was signed; `refused` the help that
    nobody gives; `plan` the plan that was written last; `words` what is said in words of the story’s own.
    """

    def __init__(self, home: Household, child: InventedPerson, worry: Worry, circle: Circle, random: Random) -> None:
        self.home, self.child, self.worry, self.circle, self.random = home, child, worry, circle, random
        self.on_plan_since: date | None = None
        self.facts: Sequence[Fact] = ()
        self.assessing: dict[str, list[tuple[date, UUID]]] = {}
        self.signed: UUID | None = None
        self.refused: set[str] = set()
        self.plan: EarlierPlan | None = None
        self.words: OwnWords = {}
        self.core_groups = 0
        self.visit_days = 14
        self.stands_still = False
        self.done: dict[str, date] = {}
        self.said: dict[str, UUID] = {}
        self.arranged: dict[date, UUID] = {}
        self._names = _names(home, child)
        self._told: set[str] = set()

    def entry(self, fact: Fact, ids: dict[str, UUID]) -> Entry:
        """`ids` are the entries that the story has named so far."""
        kind = kind_called(fact.kind)
        answers: Answers = dict(fact.attributes)
        if fact.of and fact.of in ids:
            answers["of"] = ids[fact.of]
        teller = _TELLERS.get(fact.kind)
        return kind.model_validate((answers | teller(self, fact) if teller else answers) | self.own(fact.day, fact.kind))

    def own(self, day: date, named: str) -> Answers:
        return self.words.get((day, named), {})

    def all_ahead(self, kind: str, day: date) -> Iterator[Fact]:
        """Facts of a kind on a day or later."""
        return (fact for fact in sorted(self.facts, key=lambda fact: fact.day) if fact.kind == kind and fact.day >= day)

    def ahead(self, kind: str, first: date, last: date, **said: str) -> Fact | None:
        """The first of a kind between two days, if it says so."""
        found = (fact for fact in self.all_ahead(kind, first) if fact.day <= last)
        return next((fact for fact in found if said.items() <= dict(fact.attributes).items()), None)

    def say(self, text: str) -> str:
        """The sentence with the names of this family in it."""
        return text.format_map(self._names)

    def one_of(self, choices: tuple[str, ...], luck: Random | None = None) -> str:
        """One that was not told of this child yet, as long as there is one. With luck of its own the rest of the story stays as it is."""
        first = int((luck or self.random).random() * len(choices))
        turns = (choices[(first + turn) % len(choices)] for turn in range(len(choices)))
        text = next((one for one in turns if one not in self._told), choices[first])
        self._told.add(text)
        return self.say(text)

    def is_new(self, text: str) -> bool:
        return text not in self._told

    def happens(self, probability: float) -> bool:
        return self.random.random() < probability

    def age(self, day: date) -> int:
        """In years; a child not yet born is nought."""
        born = self.child.born
        return max(0, day.year - born.year - ((day.month, day.day) < (born.month, born.day)))

    def school(self, day: date) -> str:
        return school_named(self.home.number, self.age(day))

    def better(self, day: date) -> bool:
        """Whether it is late enough in the plan for things to have changed."""
        return self.on_plan_since is not None and (day - self.on_plan_since).days > 100

    @property
    def parents(self) -> list[str]:
        return [str(adult.person.name) for adult in self.home.adults if adult.relation is not InventedRelation.GRANDPARENT]

    def stated(self, text: str, ground: str = "observed", by: str | None = None) -> Answers:
        told = {"text": self.say(text), "ground": ground}
        return told | {"reported_by": by} if by else told


def _names(home: Household, child: InventedPerson) -> dict[str, str]:
    first = home.adults[0].person.name.given
    others = [adult.person.name.given for adult in home.adults[1:]]
    names = {"name": child.name.given, "he": child.he, "his": child.his, "him": child.him, "mum": first}
    names["himself"] = "herself" if child.female else "himself"
    names["other"] = others[0] if others else f"{first}’s partner"
    return names | {word.capitalize(): names[word].capitalize() for word in ("he", "his", "him")}
