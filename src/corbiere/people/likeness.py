"""How like what was typed a person is, from 0 to 1, and why, in words that a reader can check."""

from datetime import date
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from corbiere.people.keys import mistyped, swapped
from corbiere.people.nicknames import families_of
from corbiere.people.spelling import PARTICLES, slots, sounds

NAME_WEIGHS = 0.65  # of a name and a date of birth together
NEARLY, ONE_LETTER, SOUNDS, SHORT, INITIAL, UNLIKE = 0.8, 0.8, 0.9, 0.95, 0.85, 0.7  # how like two words are, beneath which they are not
LEFT_OUT = 0.03  # for a name that was not typed
SWAPPED, MISTYPED, UNKNOWN, NEAR_YEAR = 0.9, 0.85, 0.5, 0.7  # how like two dates of birth are
YEAR = 366


class Likeness(NamedTuple):
    score: float
    why: tuple[str, ...]


class Typed:
    """What was typed, held against one name after another. Words are compared once, however many people have them."""

    def __init__(self, words: str, born: date | None) -> None:
        self.words = slots(words)
        self.born = born
        self._near = frozenset(mistyped(born)) if born else frozenset()
        self._swapped = swapped(born) if born else None
        self._whole = words.replace(" ", "")
        self._alike: dict[tuple[str, ...], dict[tuple[str, ...], tuple[float, str]]] = {word: {} for word in self.words}

    def likeness(self, plain: str, born: date | None, former: str, guessed: bool) -> Likeness:
        """`plain` is `first names, last name`; `former` says what sort of name it is, if not today's."""
        name, why = self.of_name(plain)
        if self.born:
            day, said = self.of_day(born, guessed)
            name, why = (NAME_WEIGHS * name + (1 - NAME_WEIGHS) * day, (*why, said)) if self.words else (day, (said,))
        return Likeness(name, (*why, former) if former and self.words else why)

    def of_name(self, plain: str) -> tuple[float, tuple[str, ...]]:
        given, _, family = plain.partition(", ")
        first, last = slots(given.strip(",")), slots(family)
        names = [*first, *last]
        if not self.words or not names:
            return 0.0, ()
        if plain.replace(", ", "").replace(" ", "") == self._whole:
            return 1.0, ("same name",)
        return self._assigned(names, len(first))

    def _assigned(self, names: list[tuple[str, ...]], given: int) -> tuple[float, tuple[str, ...]]:
        """Each word typed to the name most like it, the surest first."""
        held = sorted(
            ((*self._compared(word, name), place, spot) for place, word in enumerate(self.words) for spot, name in enumerate(names)),
            key=lambda one: (-one[0], abs(one[2] - one[3])),
        )
        taken: dict[int, tuple[int, float, str]] = {}
        for score, why, place, spot in held:
            if place not in taken and all(spot != used for used, _, _ in taken.values()):
                taken[place] = spot, score, why
        weights = [0.3 if len(word[0]) == 1 or word[0] in PARTICLES else 1.0 for word in self.words]
        total = sum(weights[place] * score for place, (_, score, _) in taken.items()) / sum(weights)
        missing = max(0, len(names) - len(self.words))
        said = dict.fromkeys(why for _, score, why in (taken[place] for place in sorted(taken)) if score >= UNLIKE)
        return max(0.0, total - LEFT_OUT * min(missing, 2)), (*self._order(taken, given, len(names)), *self._same(said))

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
            known[name] = max((_alike(one, other) for one in word for other in name), key=lambda alike: alike[0])
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
            return NEAR_YEAR, "date of birth is a guess"
        return 0.0, "another date of birth"


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
        return near, "spelled nearly so"
    return (near, "spelled somewhat so") if near >= UNLIKE else (0.0, "")
