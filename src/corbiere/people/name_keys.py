"""The keys by which an index finds a name: what is stored with it, and what a search asks for. Both sides are made here, so that they meet.

A key is short text: `d20180603` a day of birth; `KL@20180603` one word's sound with it; `pKL+SM0` two sounds, in whichever order the
names were typed; `uKL+SM0` the same of somebody whose day of birth is unknown or guessed; `sKL` one sound; `wchloe` one word.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations

from corbiere.people.normalise import codes, codes_of, is_form, readings, slots
from corbiere.people.normalise import sounds as sounds_of

MOST_KEYS = 400
EARLIEST = 1900


def stored(given: str, family: str, born: date | None, estimated: bool) -> list[str]:
    """The keys of one name of a person, both its parts as `plainly` writes them; sorted, so that a name always makes the same."""
    first, last = codes_of(given), codes_of(family)
    initials = {f"^{slot[0][0]}" for reading in readings(given) for slot in reading}
    pairs = {_pair(one, other) for one in first | initials for other in last}
    found = {f"p{pair}" for pair in pairs} | {f"s{code}" for code in first | last | initials}
    found |= {f"w{word}" for word in _words(given) | _words(family)}
    if born is None or estimated:
        found |= {f"u{pair}" for pair in pairs}
    if born is not None:
        day = f"{born:%Y%m%d}"
        found |= {f"d{day}"} | {f"{code}@{day}" for code in first | last if not is_form(code)}
    return sorted(found)[:MOST_KEYS]


def near(words: str, born: date) -> list[str]:
    """Who was born that day or with day and month swapped; whose day differs in one digit, if one word sounds right; and who has no day."""
    heard = {code for reading in readings(words) for slot in reading for one in slot for code in sounds_of(one)}
    days = [f"{day:%Y%m%d}" for day in mistyped(born)]
    surely = [f"d{day:%Y%m%d}" for day in (born, swapped(born)) if day]
    return [*surely, *(f"{code}@{day}" for code in heard for day in days), *(f"u{pair}" for pair in _pairs(words))]


def both(words: str) -> list[str]:
    """Whose names have two of these sounds."""
    return [f"p{pair}" for pair in _pairs(words)]


def words(reading: Iterable[tuple[str, ...]]) -> list[str]:
    """Who has these words in a name, as they are written."""
    return [f"w{slot[0]}" for slot in reading]


def sounds(plain: str) -> list[str]:
    """Who has a name that sounds like one of these words."""
    return [f"s{code}" for slot in slots(plain) for one in slot for code in _asked(one)]


def _words(plain: str) -> set[str]:
    return {word for reading in readings(plain) for slot in reading for word in slot} | ({plain.replace(" ", "")} if plain else set())


def _asked(one: str) -> Iterable[str]:
    """A single letter asks for an initial."""
    return {f"^{one}", *codes(one)} if len(one) == 1 else codes(one)


def _pairs(words: str) -> set[str]:
    """Of any two words typed, and of one with the two after it together (`Anne Marie Renouf`)."""
    return {pair for reading in readings(words) for pair in _pairs_of(reading)}


def _pairs_of(reading: Sequence[tuple[str, ...]]) -> set[str]:
    held = [[code for one in slot for code in _asked(one)] for slot in reading]
    found = {_pair(a, b) for one, other in combinations(held, 2) for a in one for b in other}
    texts = [slot[0] for slot in reading]
    if len(texts) > 2:
        front, back = codes("".join(texts[:2])), codes("".join(texts[-2:]))
        found |= {_pair(a, b) for a in front for b in held[-1]} | {_pair(a, b) for a in held[0] for b in back}
    return found


def _pair(one: str, other: str) -> str:
    return f"{one}+{other}" if one <= other else f"{other}+{one}"


# Days as people mistype them.


def swapped(born: date) -> date | None:
    """Day and month swapped, if that is another day."""
    return born.replace(day=born.month, month=born.day) if born.day <= 12 and born.day != born.month else None


@lru_cache(maxsize=1000)
def mistyped(born: date) -> tuple[date, ...]:
    """The day itself, swapped, with one digit wrong, or with two digits side by side changed over."""
    text = f"{born:%Y%m%d}"
    ways = {text[:place] + digit + text[place + 1 :] for place in range(2, 8) for digit in "0123456789"}
    ways |= {text[:place] + text[place + 1] + text[place] + text[place + 2 :] for place in (2, 4, 6)}
    ways |= {f"{19 if text[:2] == '20' else 20}{text[2:]}"}
    days = {day for way in ways if (day := _day(way))} | ({swap} if (swap := swapped(born)) else set())
    return tuple(sorted(days))


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
