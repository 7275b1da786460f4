"""How many children under eighteen live in Jersey: dated data in `children.toml`, each figure with its source."""

import tomllib
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple

PER = 10_000


class ChildPopulation(NamedTuple):
    """`example`: no statistic, but a number that stands in its place until the service enters its own."""

    on: date
    number: int
    source: str
    published: date | None = None
    example: bool = False

    @property
    def called(self) -> str:
        """`20,000`"""
        return f"{self.number:,}"

    def rate(self, counted: int) -> float:
        """How many of every PER children, to one decimal."""
        return round(PER * counted / self.number, 1)


def read_children(text: str) -> tuple[ChildPopulation, ...]:
    """The figures in order of their days. ValueError says what is wrong with a line, and what would be right."""
    lines = tomllib.loads(text).get("children", [])
    for line in lines:
        if not (isinstance(line.get("on"), date) and isinstance(line.get("number"), int) and line["number"] > 0 and line.get("source")):
            raise ValueError("a figure has on (its day), number (more than nought) and source (where it is published)")
    return tuple(sorted((ChildPopulation(**line) for line in lines), key=lambda held: held.on))


@cache
def _figures() -> tuple[ChildPopulation, ...]:
    return read_children(resources.files(__package__).joinpath("children.toml").read_text(encoding="utf-8"))


def children_on(day: date, known: date | None = None, figures: tuple[ChildPopulation, ...] | None = None) -> ChildPopulation | None:
    """The latest figure of that day or before, among those published by the day `known`; None where there is none."""
    there = [held for held in (_figures() if figures is None else figures) if held.on <= day]
    there = [held for held in there if known is None or held.published is None or held.published <= known]
    return there[-1] if there else None
