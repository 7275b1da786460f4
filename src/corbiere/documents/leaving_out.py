"""Words that must not stand in somebody's copy, taken out wherever in a document they are. Nothing in it says that they were."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

SHORTEST = 4  # letters; what is shorter would be found within other words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Replacements:
    """Finds passages, and what is said in the stead of each. Several in a row that are said alike are said once."""

    found: re.Pattern[str]
    instead: dict[str, str]

    def said(self, match: re.Match[str]) -> str:
        return self.instead[match.lastgroup or ""]


def replacements(passages: Iterable[tuple[str, str]]) -> Replacements | None:
    """Finds each passage however it is spaced, punctuated and capitalised; None where there is nothing to find."""
    alike: dict[str, set[str]] = {}
    for passage, said in passages:
        words = re.findall(r"\w+", passage)
        if sum(map(len, words)) >= SHORTEST:
            alike.setdefault(said, set()).add(r"\W*".join(map(re.escape, words)))
    if not alike:
        return None
    groups = {f"said{place}": said for place, said in enumerate(alike)}
    told = "|".join(f"(?P<{group}>{_any_of(alike[said])})" for group, said in groups.items())
    return Replacements(re.compile(rf"(?<!\w)(?:{told})(?!\w)", re.IGNORECASE), groups)


def _any_of(passages: set[str]) -> str:
    one = "|".join(sorted(passages, key=len, reverse=True))
    return rf"(?:{one})(?:\W+(?:{one})(?!\w))*"


def left_out(part: T, gone: Replacements | None) -> T:
    """The same part of a document without those words."""
    made: T = part if gone is None else _without(part, gone)
    return made


def _without(part: Any, gone: Replacements) -> Any:
    """Whatever is handed in comes back as its own type."""
    made = part
    if isinstance(part, str):
        made = gone.found.sub(gone.said, part)
    elif isinstance(part, list | tuple):
        made = type(part)(_without(one, gone) for one in part)
    elif is_dataclass(part) and not isinstance(part, type):
        made = replace(part, **{field.name: _without(getattr(part, field.name), gone) for field in fields(part)})
    return made
