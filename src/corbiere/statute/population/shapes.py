"""Shapes of facts: a kind with its attributes, which is all that a rule can tell about a fact. Each is looked at once."""

import json
from collections.abc import Callable
from functools import lru_cache

import polars as pl

from corbiere.statute.kinds import KINDS, parse_day
from corbiere.statute.law import Law
from corbiere.statute.population.days import distinct

# Numberings of their own: the same text has the same number in every piece, and no other column's texts come between.
KIND_NAMES = pl.Enum(list(KINDS))
ATTRIBUTES = pl.Categorical(pl.Categories.random())
NAMES = pl.Categorical(pl.Categories.random())  # one numbering for `ref` and `of`, so that a pointer and its name are the same number
_HELD = [pl.Series(values=[], dtype=numbering) for numbering in (ATTRIBUTES, NAMES)]  # it is forgotten with the last column that has it
MOST_SHAPES = 500_000


def coded(facts: pl.DataFrame) -> pl.DataFrame:
    """EVENTS with numbers for the texts that come again and again. An unknown kind becomes null."""
    kind = pl.col("kind").cast(KIND_NAMES, strict=False)
    return facts.with_columns(kind, pl.col("attributes").cast(ATTRIBUTES), pl.col("ref", "of").cast(NAMES))


def pairs(facts: pl.DataFrame) -> pl.Series:
    """A number for the shape of each fact of a coded table, the same in every piece; null without a known kind, or attributes."""
    kind, attributes = (facts[name].to_physical().cast(pl.Int64) for name in ("kind", "attributes"))
    return attributes * len(KINDS) + kind


def told(pairs: list[int]) -> list[tuple[str, str]]:
    """The kind and the attributes that such numbers stand for."""
    kinds = list(KINDS)
    texts = pl.Series(values=[pair // len(KINDS) for pair in pairs], dtype=pl.UInt32).cat.to(ATTRIBUTES).cast(pl.String)
    return [(kinds[pair % len(KINDS)], text) for pair, text in zip(pairs, texts, strict=True)]


class Shapes:
    """The shapes that a law has met, numbered in the order in which they were met."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.texts: dict[str, int] = {}
        self.patterns: dict[frozenset[int], int] = {}
        self._numbers: dict[int, int] = {}
        self._has: list[dict[str, str]] = []
        self._columns: dict[object, pl.Series] = {}
        self._phases: list[int] = []
        self._matching: list[int] = []

    def __len__(self) -> int:
        return len(self._has)

    def numbered(self, facts: pl.DataFrame) -> pl.Series:
        """The number of each fact's shape."""
        found = distinct(pairs(facts))
        held = found.values.to_list()
        new = [pair for pair in held if pair not in self._numbers]
        for pair, (kind, attributes) in zip(new, told(new), strict=True):
            has: dict[str, str] = json.loads(attributes)
            self._numbers[pair] = len(self._has)
            self._has.append(has)
            self._phases.append(KINDS[kind].phase_of(has.items(), belongs=False))
            matching = frozenset(self.law.matching(kind, tuple(has.items())))
            self._matching.append(self.patterns.setdefault(matching, len(self.patterns)))
        return pl.Series(values=[self._numbers[pair] for pair in held], dtype=pl.UInt32)[found.places]

    @property
    def phases(self) -> pl.Series:
        """For each shape the place of such facts within their day, where they point at no other."""
        return self._column("phases", lambda start: self._phases[start:])

    @property
    def matching(self) -> pl.Series:
        """For each shape the number in `patterns` of those that it matches."""
        return self._column("matching", lambda start: self._matching[start:])

    def codes(self, attribute: str) -> pl.Series:
        """For each shape the text of an attribute, as a number in `texts`, or null."""
        return self._column(attribute, lambda start: [self._code(has.get(attribute)) for has in self._has[start:]])

    def days(self, attribute: str) -> pl.Series:
        """For each shape the day that an attribute names, or null."""
        return self._column((attribute,), lambda start: [_day(has.get(attribute)) for has in self._has[start:]])

    def _column(self, name: object, grown: Callable[[int], list[int] | list[int | None]]) -> pl.Series:
        held = self._columns.get(name, pl.Series(values=[], dtype=pl.Int32))
        if len(held) < len(self):
            held = self._columns[name] = pl.concat([held, pl.Series(values=grown(len(held)), dtype=pl.Int32)], rechunk=True)
        return held

    def _code(self, text: str | None) -> int | None:
        return None if text is None else self.texts.setdefault(text, len(self.texts))


def _day(text: str | None) -> int | None:
    day = parse_day(text) if text else None
    return day.toordinal() if day else None


def shapes_for(law: Law) -> Shapes:
    """Shapes the law has met before; begun anew when they are too many."""
    if len(_shapes(law)) > MOST_SHAPES:
        _shapes.cache_clear()
    return _shapes(law)


@lru_cache(maxsize=4)
def _shapes(law: Law) -> Shapes:
    return Shapes(law)
