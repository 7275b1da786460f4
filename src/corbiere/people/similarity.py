"""How like what was typed a person is, from 0 to 1, and why, in words that a reader can check."""

from collections.abc import Iterable
from datetime import date
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from corbiere.people.birthdays import Birthday
from corbiere.people.name_keys import mistyped, swapped
from corbiere.people.nicknames import families_of
from corbiere.people.normalise import readings, slots, sounds

NAME_WEIGHS = 0.65  # of a name and a date of birth together
NEARLY, ONE_LETTER, SOUNDS, SHORT, INITIAL, UNLIKE = 0.8, 0.8, 0.9, 0.95, 0.85, 0.7  # how like two words are, beneath which they are not
LEFT_OUT = 0.03  # for a name that was not typed
SWAPPED, MISTYPED, UNKNOWN, NEAR_YEAR = 0.9, 0.85, 0.5, 0.7  # how like two dates of birth are
AGREES, OTHERWISE = "born then", 0.8  # how much less like somebody is who was born on another day than was said in part
STRANGER = 0.75  # of a name that was typed whole with one word more, which may be anything
YEAR = 366
Reading = tuple[tuple[str, ...], ...]


class Likeness(NamedTuple):
    score: float
    why: tuple[str, ...]


class BirthdayPart(NamedTuple):
    """Part of a birthday, and the day on which it was said."""

    part: Birthday
    asked: date


class TypedName:
    """A typed name, held against one name after another. Words are compared once, however many people have them."""

    def __init__(self, words: str, born: date | None, said: BirthdayPart | None = None) -> None:
        self.readings = readings(words) if words else ((),)
        self.words = self.readings[0]
        self.born, self.said = born, said
        self._near = frozenset(mistyped(born)) if born else frozenset()
        self._swapped = swapped(born) if born else None
        self._whole = words.replace(" ", "")
        self._alike: dict[tuple[str, ...], dict[tuple[str, ...], tuple[float, str]]] = {
            word: {} for reading in self.readings for word in reading
        }

    def likeness(self, plain: str, born: date | None, former: str, guessed: bool) -> Likeness:
        """`plain` is `first names, last name`; `former` says what sort of name it is, if not today's."""
        name, why = self.of_name(plain)
        if self.born:
            day, said = self.of_day(born, guessed)
            name, why = (NAME_WEIGHS * name + (1 - NAME_WEIGHS) * day, (*why, said)) if self.words else (day, (said,))
        elif self.said and born and not (guessed and self.said.part.age is None):
            agrees = self.said.part.agrees(born, self.said.asked)
            name, why = (name, (*why, AGREES)) if agrees else (OTHERWISE * name, (*why, "different date of birth"))
        return Likeness(name, (*why, former) if former and self.words else why)

    def of_name(self, plain: str) -> tuple[float, tuple[str, ...]]:
        given, _, family = plain.partition(", ")
        first, last = readings(given.strip(","))[0], slots(family)
        names = [*first, *last]
        if not self.words or not names:
            return 0.0, ()
        if plain.replace(", ", "").replace(" ", "") == self._whole:
            return 1.0, ("same name",)
        return max((self._assigned(reading, names, len(first)) for reading in self.readings), key=lambda found: found[0])

    def _assigned(self, reading: Reading, names: list[tuple[str, ...]], given: int) -> tuple[float, tuple[str, ...]]:
        """Each word typed to the name most like it, the surest first."""
        held = sorted(
            ((*self._compared(word, name), place, spot) for place, word in enumerate(reading) for spot, name in enumerate(names)),
            key=lambda one: (-one[0], abs(one[2] - one[3])),
        )
        taken: dict[int, tuple[int, float, str]] = {}
        for score, why, place, spot in held:
            if place not in taken and all(spot != used for used, _, _ in taken.values()):
                taken[place] = spot, score, why
        total, strange = self._total(reading, taken)
        missing = max(0, len(names) - len(reading))
        said = dict.fromkeys(why for _, score, why in (taken[place] for place in sorted(taken)) if score >= UNLIKE)
        return max(0.0, total - LEFT_OUT * min(missing, 2)), (*self._order(taken, given, len(names)), *self._same(said), *strange)

    def _total(self, reading: Reading, taken: dict[int, tuple[int, float, str]]) -> tuple[float, tuple[str, ...]]:
        """Of the whole reading; or without words that are like nothing, where all the others, and more than one, are the very names."""
        weights = [0.3 if len(word[0]) == 1 else 1.0 for word in reading]
        scores = [taken[place][1] if place in taken else 0.0 for place in range(len(reading))]
        total = sum(weight * score for weight, score in zip(weights, scores, strict=True)) / sum(weights)
        strange = [word[0] for word, score in zip(reading, scores, strict=True) if score < UNLIKE]
        the_same = sum(score >= SHORT for score in scores)
        if strange and the_same > 1 and the_same + len(strange) == len(scores) and total < STRANGER:
            return STRANGER, (f"“{' '.join(strange)}” is not in the name",)
        return total, ()

    def _order(self, taken: dict[int, tuple[int, float, str]], given: int, names: int) -> tuple[str, ...]:
        """Whether a last name was typed before a first name, when both were meant."""
        spots = [taken[place][0] for place in sorted(taken) if taken[place][1] >= UNLIKE]
        turned = 0 < given < names and len(spots) > 1 and spots[0] >= given > spots[-1]
        return ("first and last name swapped",) if turned else ()

    def _same(self, said: dict[str, None]) -> tuple[str, ...]:
        others = tuple(why for why in said if why != "same name")
        return others or tuple(said)

    def _compared(self, word: tuple[str, ...], name: tuple[str, ...]) -> tuple[float, str]:
        known = self._alike[word]
        if name not in known:
            pairs = _comparable(word, name) if word == self.readings[-1][0] and len(self.readings) > 1 else product(word, name)
            known[name] = max((_alike(one, other) for one, other in pairs), key=lambda alike: alike[0], default=(0.0, ""))
        return known[name]

    def of_day(self, born: date | None, guessed: bool) -> tuple[float, str]:
        asked = self.born or date.min
        if born is None:
            return UNKNOWN, "date of birth not known"
        if born == asked:
            return 1.0, "same date of birth"
        if born == self._swapped:
            return SWAPPED, "day and month swapped"
        if born in self._near:
            return MISTYPED, "one digit of the date of birth differs"
        if guessed and abs((born - asked).days) <= YEAR:
            return NEAR_YEAR, "date of birth is an estimate"
        return 0.0, "different date of birth"


def _comparable(typed: tuple[str, ...], name: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """Parts of a last name to compare where it was typed first, with little words before it: never without them, lest any last
    name be found by a first name that was taken for one."""
    if len(name) > 1:
        before, held = typed[0].removesuffix(typed[-1]), name[0].removesuffix(name[-1])
        return product(typed, name) if held.endswith(before) else ()
    return [(typed[0], name[0])] if name[0] != typed[-1] and abs(len(name[0]) - len(typed[0])) <= 1 else ()


def _alike(one: str, other: str) -> tuple[float, str]:
    if one == other:
        return 1.0, "same name"
    if families_of(one) & families_of(other):
        return SHORT, "another form of the same name"
    if len(one) == 1 or len(other) == 1:
        return (INITIAL, "initial") if one[0] == other[0] else (0.0, "")
    near = float(JaroWinkler.similarity(one, other))
    if near < ONE_LETTER and OSA.distance(one, other, score_cutoff=1) <= 1:
        near = ONE_LETTER  # which Jaro-Winkler makes too much of in a short name
    if near >= UNLIKE and sounds(one) & sounds(other):
        return max(near, SOUNDS), "sounds alike"
    if near >= NEARLY:
        return near, "spelt almost the same"
    return (near, "spelt similarly") if near >= UNLIKE else (0.0, "")
