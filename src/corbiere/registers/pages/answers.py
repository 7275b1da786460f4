"""The answer to a question about one child: on the register that day or not, since when, under what, with whom, how often before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.access.visibility import subjects_visible_to
from corbiere.desk.components.words import day_in_words, distance
from corbiere.desk.record.display import Names, name_in
from corbiere.desk.record.names import colleagues
from corbiere.people.models import Person
from corbiere.people.search import search
from corbiere.registers.models import RegisterPlace
from corbiere.registers.pages.question import RegisterQuery
from corbiere.registers.register import PlaceFact, Register, Time, joined_with, on_which_others, times_of
from corbiere.registers.rights import closed_on_register

MOST_FOUND = 10
TURNS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True)
class RegisterAnswer:
    """`rows` are of the time that lasts; `before` are the times that were over by the day. `others` are those who belong together with
    them on this register, and `also` the other registers that they are on."""

    person: Person
    why: tuple[str, ...]
    on_it: bool
    rows: list[dict[str, str]]
    before: list[str]
    others: list[RegisterPlace]
    also: list[str]


def answers(register: Register[Any], viewer: Viewer, asking: RegisterQuery) -> list[RegisterAnswer]:
    """Of everybody who may be meant. A name that has stood in the register can be found by those who keep it."""
    found = search(asking.words, among=subjects_visible_to(viewer), limit=MOST_FOUND)
    subjects = [match.person.subject for match in found]
    times = times_of(register, subjects, asking.on, asking.known)
    places = [place for held in times.values() for time in held for place in time.places]
    others = joined_with(register, places, asking.on, asking.known, closed_on_register(viewer))
    also = on_which_others(register, subjects, asking.on, asking.known)
    telling = RegisterTeller(register, named(register, places), asking.on, others, also)
    return [telling.of(match.person, match.why, times.get(match.person.subject, [])) for match in found]


def named(register: Register[Any], places: Iterable[RegisterPlace]) -> Names:
    """The practitioners of whom the places speak."""
    told = (fact.value(place) for place in places for fact in register.words.more)
    return colleagues({value for value in told if isinstance(value, UUID)})


def fact_in_words(fact: PlaceFact[Any], place: RegisterPlace, called: Names, as_of: date) -> str:
    value = fact.value(place)
    if isinstance(value, UUID):
        return name_in(called, value) or fact.none
    return day_in_words(value, as_of) if isinstance(value, date) else value or fact.none


@dataclass(frozen=True, slots=True)
class RegisterTeller:
    """How one register tells of its places on a day."""

    register: Register[Any]
    called: Names
    on: date
    others: list[Any]
    also: dict[UUID, list[str]]

    def of(self, person: Person, why: tuple[str, ...], times: list[Time[Any]]) -> RegisterAnswer:
        lasting = next((time for time in times if time.removed is None), None)
        rows = list(self._rows(lasting)) if lasting else []
        before = [self._over(time) for time in times if time.removed is not None]
        also = self.also.get(person.subject, [])
        return RegisterAnswer(person, why, lasting is not None, rows, before, self._joined(lasting), also)

    def _joined(self, time: Time[Any] | None) -> list[RegisterPlace]:
        column = self.register.words.joined
        if time is None or not column:
            return []
        value, subject = getattr(time.now, column), time.now.subject
        return [place for place in self.others if getattr(place, column) == value and place.subject != subject]

    def _rows(self, time: Time[Any]) -> Iterable[dict[str, str]]:
        words = self.register.words
        yield {"key": "Since", "value": f"{day_in_words(time.registered, self.on)}, for {distance(time.registered, self.on)}"}
        yield {"key": words.category, "value": self._categories(time)}
        for fact in words.more:
            yield {"key": fact.called, "value": fact_in_words(fact, time.now, self.called, self.on)}
        yield {"key": words.came, "value": words.came_called(time.came)}
        yield {"key": "Which time", "value": f"The {TURNS[min(time.number, len(TURNS)) - 1]}"}

    def _categories(self, time: Time[Any]) -> str:
        """The last first, each with the day from which it was so."""
        told = [f"{self._category(place)}, since {day_in_words(place.begins, self.on)}" for place in time.categories]
        return "\n".join(reversed(told))

    def _category(self, place: RegisterPlace) -> str:
        return self.register.words.category_called(place.category, place.category_in_words)

    def _under(self, place: RegisterPlace) -> str:
        plain = self.register.words.category_called(place.category, "").lower()
        return plain + (f" ({place.category_in_words})" if place.category_in_words else "")

    def _over(self, time: Time[Any]) -> str:
        assert time.removed is not None
        days = f"{day_in_words(time.registered, self.on)} to {day_in_words(time.removed, self.on)}"
        under = ", then ".join(self._under(place) for place in time.categories)
        return f"{days} ({distance(time.registered, time.removed)}): {under}. {self.register.words.why_called(time.why_removed)}."
