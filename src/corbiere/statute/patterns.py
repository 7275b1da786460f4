"""Patterns: which facts a rule speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Pattern:
    """Facts of one of `kinds` whose attributes have one of the values in `has`, and none of those in `lacks`.

    An attribute left out is unknown: it never has a value, so it fails `has` and passes `lacks`.
    """

    kinds: tuple[str, ...]
    has: tuple[tuple[str, tuple[str, ...]], ...] = ()
    lacks: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()

    def matches(self, kind: str, attributes: Mapping[str, str]) -> bool:
        return (
            kind in self.kinds
            and all(attributes.get(name) in values for name, values in self.has)
            and not any(attributes.get(name) == value for name, value in self.lacks)
            and not any(name in attributes for name in self.unknown)
        )

    def names(self) -> set[str]:
        """The attributes that it asks about."""
        return {*dict(self.has), *dict(self.lacks), *self.unknown}

    def with_value(self, name: str, value: str | None) -> "Pattern":
        """Only the facts whose attribute `name` is `value`, or unknown where that is None."""
        if value is None:
            return replace(self, unknown=(*self.unknown, name))
        return replace(self, has=(*self.has, (name, (value,))))

    def __str__(self) -> str:
        conditions = [f"{name}={'|'.join(values)}" for name, values in self.has]
        conditions += [f"not {name}={value}" for name, value in self.lacks]
        return " ".join([" or ".join(self.kinds), *conditions])


NOTHING = Pattern(())


@dataclass(frozen=True, slots=True)
class Isnt:
    value: str


def isnt(value: str) -> Isnt:
    """Any value but this one, unknown included: `quorate=isnt("no")`."""
    return Isnt(value)


def fact(*kinds: str, **attributes: str | tuple[str, ...] | Isnt) -> Pattern:
    """`fact("conference-held", type=("initial", "pre-birth"))`; a trailing underscore frees a Python word: `with_="family"`."""
    has, lacks = [], []
    for key, value in attributes.items():
        name = key.rstrip("_")
        if isinstance(value, Isnt):
            lacks.append((name, value.value))
        else:
            has.append((name, (value,) if isinstance(value, str) else value))
    return Pattern(kinds, tuple(has), tuple(lacks))
