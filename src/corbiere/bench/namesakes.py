"""Invented people of a mixed island by the hundred thousand, and how their names and dates of birth are mistyped. Nobody here exists."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import NamedTuple

from corbiere.people.name_keys import swapped
from corbiere.people.nicknames import forms

OLDEST, YOUNGEST, GROWN = date(1936, 1, 1), date(2026, 6, 30), date(2008, 6, 30)
BEGINNINGS = "b br c ch cl d f fr g gr h j k l le m n p ph qu r s sh sz st t th v w z da".split()
MIDDLES = "a ai ão é e ea i ie o ou oi u y".split()
ENDINGS = "c ck ff g ld ll m n nd ng nt que r rd rt s ska ski sse st t th tz va vich x es eau ey".split()
FAMILY_NAMES = 30_000
PARTICLES = ("", "", "", "", "", "", "Le ", "De ", "da ", "O'")
NEIGHBOURS = {"a": "s", "e": "r", "i": "o", "o": "p", "n": "m", "t": "y", "s": "d", "r": "t", "l": "k", "d": "f"}
ALIKE = (
    ("ph", "f"),
    ("c", "k"),
    ("y", "i"),
    ("sz", "sh"),
    ("ll", "l"),
    ("s", "z"),
    ("ie", "y"),
    ("ou", "u"),
    ("th", "t"),
    ("e", "a"),
    ("n", "nn"),
)


class Somebody(NamedTuple):
    given: str
    family: str
    born: date
    former: str = ""


class NamesakeQuery(NamedTuple):
    """A search for a person, and the kinds of mistake in it."""

    given: str
    family: str
    born: date
    mistakes: tuple[str, ...]
    turned: bool = False

    @property
    def name(self) -> str:
        return f"{self.family} {self.given}" if self.turned else f"{self.given} {self.family}"


def invented(number: int, seed: int) -> Iterator[Somebody]:
    """Few names are common and most are rare, as on any island; one in eight had another last name before."""
    random = Random(seed)
    given = sorted({form for name, others in forms().items() for form in (name, *others)})
    random.shuffle(given)
    families = sorted({_family(random) for _ in range(FAMILY_NAMES)})
    random.shuffle(families)
    firsts, lasts = _falling(len(given)), _falling(len(families))
    for _ in range(number):
        (first,), (last, before) = random.choices(given, cum_weights=firsts), random.choices(families, cum_weights=lasts, k=2)
        opens = GROWN if random.random() < 0.5 else OLDEST
        born = opens + timedelta(days=random.randrange((YOUNGEST - opens).days))
        yield Somebody(first.title(), last, born, before if random.random() < 0.125 else "")


def _falling(number: int) -> list[float]:
    """The n-th name is borne by 1/(n+20) as many: the most common by one in a hundred or so."""
    return list(accumulate(1 / (place + 20) for place in range(number)))


def _family(random: Random) -> str:
    parts = [random.choice(BEGINNINGS) + random.choice(MIDDLES) for _ in range(random.choice((1, 2, 2, 3)))]
    last = "".join(parts) + random.choice(ENDINGS)
    doubled = f"-{random.choice(BEGINNINGS).title()}{random.choice(MIDDLES)}{random.choice(ENDINGS)}" if random.random() < 0.05 else ""
    return random.choice(PARTICLES) + last.title() + doubled


# How they are mistyped. Each takes what would be typed and the person, and gives it back with one mistake more.

Mistake = Callable[[Random, NamesakeQuery, Somebody], NamesakeQuery]


def _letter(random: Random, word: str) -> str:
    """One letter left out, doubled, missed by a key, or changed over with the next; the first mostly stays."""
    place = random.randrange(0 if random.random() < 0.1 else min(1, len(word) - 1), len(word))
    letter, rest = word[place], word[place + 1 :]
    return word[:place] + random.choice((rest, letter + letter + rest, NEIGHBOURS.get(letter, "e") + rest, rest[:1] + letter + rest[1:]))


def _heard(random: Random, word: str) -> str:
    fitting = [(a, b) for pair in ALIKE for a, b in (pair, pair[::-1]) if a in word.lower()]
    if not fitting:
        return _letter(random, word)
    old, new = random.choice(fitting)
    return word.lower().replace(old, new, 1).title()


def _first_name(random: Random, asking: NamesakeQuery, person: Somebody) -> NamesakeQuery:
    return asking._replace(given=_letter(random, asking.given))


def _last_name(random: Random, asking: NamesakeQuery, person: Somebody) -> NamesakeQuery:
    return asking._replace(family=_letter(random, asking.family))


def _sounds(random: Random, asking: NamesakeQuery, person: Somebody) -> NamesakeQuery:
    if random.random() < 0.5:
        return asking._replace(given=_heard(random, asking.given))
    return asking._replace(family=_heard(random, asking.family))


def _turned(random: Random, asking: NamesakeQuery, person: Somebody) -> NamesakeQuery:
    return asking._replace(turned=True)


def _former(random: Random, asking: NamesakeQuery, person: Somebody) -> NamesakeQuery:
    return asking._replace(family=person.former or asking.family)


def _other_form(random: Random, asking: NamesakeQuery, person: Somebody) -> NamesakeQuery:
    others = [form for name, forms_ in forms().items() for form in (name, *forms_) if person.given.lower() in (name, *forms_)]
    return asking._replace(given=random.choice(others).title())


def _day_and_month(random: Random, asking: NamesakeQuery, person: Somebody) -> NamesakeQuery:
    return asking._replace(born=swapped(asking.born) or asking.born)


def _digit(random: Random, asking: NamesakeQuery, person: Somebody) -> NamesakeQuery:
    text = f"{asking.born:%Y%m%d}"
    while True:
        place = random.randrange(2, 8)
        try:
            return asking._replace(born=date.fromisoformat(text[:place] + random.choice("0123456789") + text[place + 1 :]))
        except ValueError:
            continue


def _unmarked(random: Random, asking: NamesakeQuery, person: Somebody) -> NamesakeQuery:
    """Without accents, hyphens and spaces."""
    return asking._replace(
        family=asking.family.replace("ã", "a").replace("é", "e").replace("-", " ").replace("Le ", "Le").replace("'", " ")
    )


MISTAKES: dict[str, Mistake] = {
    "first name": _first_name,
    "last name": _last_name,
    "as it sounds": _sounds,
    "first and last swapped": _turned,
    "former name": _former,
    "another form of the name": _other_form,
    "day and month swapped": _day_and_month,
    "a digit": _digit,
    "accents and spaces": _unmarked,
}
TWO_AT_ONCE, NONE = 0.2, 0.05


def askings(people: list[Somebody], seed: int) -> Iterator[tuple[Somebody, NamesakeQuery]]:
    """One of each person: most with one mistake, a fifth with two, and a few with none."""
    random, kinds = Random(seed), list(MISTAKES)
    for place, person in enumerate(people):
        number = 0 if random.random() < NONE else 2 if random.random() < TWO_AT_ONCE else 1
        chosen = tuple(dict.fromkeys([kinds[place % len(kinds)], *random.sample(kinds, 1)][:number]))
        asking = NamesakeQuery(person.given, person.family, person.born, chosen)
        for mistake in sorted(chosen, key=kinds.index, reverse=True):  # the former name is taken before its letters are mistyped
            asking = MISTAKES[mistake](random, asking, person)
        yield person, asking
