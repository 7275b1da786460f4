"""Words that must not stand in somebody's copy, taken out wherever in a document they are."""

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

SHORTEST = 4  # letters; what is shorter would be found within other words
INSTEAD = "[left out]"

T = TypeVar("T")


def pattern(passages: Iterable[str]) -> re.Pattern[str] | None:
    """Finds each passage however it is spaced, punctuated and capitalised; None where there is nothing to find."""
    words = [re.findall(r"\w+", one) for one in passages]
    found = sorted({r"\W*".join(map(re.escape, one)) for one in words if sum(map(len, one)) >= SHORTEST}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE) if found else None


def left_out(part: T, gone: re.Pattern[str] | None) -> T:
    """The same part of a document without those words."""
    made: T = part if gone is None else _without(part, gone)
    return made


def _without(part: Any, gone: re.Pattern[str]) -> Any:
    """Whatever is handed in comes back as its own type."""
    made = part
    if isinstance(part, str):
        made = gone.sub(INSTEAD, part)
    elif isinstance(part, list | tuple):
        made = type(part)(_without(one, gone) for one in part)
    elif is_dataclass(part) and not isinstance(part, type):
        made = replace(part, **{field.name: _without(getattr(part, field.name), gone) for field in fields(part)})
    return made
