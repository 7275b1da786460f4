"""Finding a person by what somebody typed: misspelt, swapped, an earlier name, a wrong digit in the date of birth.

Keys come first: the index gives a few people for each way that names and dates are mistyped. Only where none of them is like
enough does trigram likeness look through all names.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, transaction
from django.db.models import QuerySet

from corbiere.ledger.models import Subject
from corbiere.people import keys
from corbiere.people.box import Box, read_box
from corbiere.people.likeness import Likeness, Typed
from corbiere.people.models import Person, PersonName
from corbiere.people.spelling import plainly

LIKE_ENOUGH = 0.85  # so like that no further way of searching is tried
SHOWN_FROM, SHOWN_WITHOUT_DAY = 0.5, 0.7  # less like is not shown
ALREADY_HERE = 0.72  # so like that it may be the same person: the same name and no date of birth, or a name nearly so and the day
LOOKED_AT = 1000  # names of one key that are looked at
TRIGRAM = "0.4"
FIELDS = ("subject", "sort", "until", "plain", "born", "keys__len")
Found = dict[UUID, Likeness]


class Match(NamedTuple):
    """`score` from 0 to 1; `why` in words: `sounds alike`, `former name`, `day and month swapped`."""

    person: Person
    score: float
    why: tuple[str, ...]


def search(text: str, born: date | None = None, among: QuerySet[Subject] | None = None, limit: int = 10) -> list[Match]:
    """Who may be meant, the likeliest first. A date in the text is read as one; `born` goes before it.

    `among` are the subjects that the viewer may see: nobody else is looked at, counted or cut off for. None is everybody.
    """
    box = read_box(text)
    found = _by_reference(box, among) | _likely(Typed(box.words, born or box.born), box.words, among, limit)
    return _shown(found, limit, SHOWN_FROM if born or box.born else SHOWN_WITHOUT_DAY)


def likely_matches(names: Iterable[str], born: date | None, among: QuerySet[Subject] | None = None, limit: int = 10) -> list[Match]:
    """Who may be the same person as one about to be added under these names, each `first names last name`."""
    found: Found = {}
    for name in names:
        words = plainly(name)
        _better(found, _likely(Typed(words, born), words, among, limit))
        if born:
            _better(found, _of_unknown_age(words, among))
    return _shown(found, limit, ALREADY_HERE)
