"""Entries written in the same act as another, at a screen and over HTTP alike, as the domain of its kind, or another one, declares them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from corbiere.ledger.entry import Entry
from corbiere.ledger.writing import Writing

Along = Callable[[Entry], Iterable[Entry]]
_ALONG: dict[str, list[Along]] = {}


def written_along(kind: str) -> Callable[[Along], Along]:
    """Registers what finds the entries to be written, on the day of writing, with a new one of this kind."""

    def register(found: Along) -> Along:
        _ALONG.setdefault(kind, []).append(found)
        return found

    return register


def with_those_along(writings: Sequence[Writing], on: date) -> list[Writing]:
    """The same, each after those that are written along with it: a page tells of a subject by what stands last.

    A correction has none, and neither has what the act says itself.
    """
    said = {_what(writing) for writing in writings}
    found: list[Writing] = []
    for writing in writings:
        for rule in () if writing.replaces else _ALONG.get(writing.entry.kind, ()):
            made = [
                replace(writing, entry=entry, happened=on, time=None, reasons={}, opens=False, id=uuid4(), along=True)
                for entry in rule(writing.entry)
            ]
            found += [along for along in made if _what(along) not in said]
        found.append(writing)
    return found


def _what(writing: Writing) -> tuple[object, ...]:
    return writing.entry.kind, writing.about, writing.entry.body().get("of")
