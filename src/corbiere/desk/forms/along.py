"""Entries written in the same act as that of a form, as the domain of its kind, or another one, declares them."""

from collections.abc import Callable, Iterable

from corbiere.access.viewing import Viewer
from corbiere.ledger.writing import Writing

Along = Callable[[Writing, Viewer], Iterable[Writing]]
_ALONG: dict[str, list[Along]] = {}


def written_along(kind: str) -> Callable[[Along], Along]:
    """Registers what finds the entries to be written with a new one of this kind."""

    def register(found: Along) -> Along:
        _ALONG.setdefault(kind, []).append(found)
        return found

    return register


def with_those_along(writings: Iterable[Writing], viewer: Viewer) -> list[Writing]:
    """The same, each after those that are written along with it: a page tells of a subject by what stands last. A correction has none."""
    found: list[Writing] = []
    for writing in writings:
        rules = () if writing.replaces else _ALONG.get(writing.entry.kind, ())
        found += [*(along for rule in rules for along in rule(writing, viewer)), writing]
    return found
