"""Finding a person by what somebody typed: misspelt, swapped, an earlier name, a wrong digit in the date of birth.

Keys come first: the index gives a few people for each way that names and dates are mistyped. Only where none of them is like
enough does trigram likeness look through all names.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import F, QuerySet

from corbiere.ledger.models import Subject
from corbiere.people import keys
from corbiere.people.box import read_box
from corbiere.people.likeness import Likeness, Typed
from corbiere.people.models import Person, PersonName
from corbiere.people.spelling import plainly

LIKE_ENOUGH = 0.85  # so like that no further way of searching is tried
SHOWN_WITH_DAY, SHOWN_WITHOUT = 0.5, 0.7  # less like is not shown
THE_SAME_WITH_DAY, THE_SAME_WITHOUT = 0.72, 0.85  # so like that it may be the same person
MOST_NEAR, MOST_NAMED, MOST_ALIKE = 5000, 1000, 200  # names that one way of searching looks at
TRIGRAM = "0.4"
NAMES = {"former": "former name", "known-as": "name they use", "alias": "also known as", "spelling": "another spelling on record"}
_SET = "SELECT set_config('enable_seqscan', %s, true), set_config('pg_trgm.similarity_threshold', %s, true)"
Found = dict[UUID, Likeness]
Names = QuerySet[PersonName]


class Match(NamedTuple):
    """`score` from 0 to 1; `why` in words: `sounds alike`, `former name`, `day and month swapped`."""

    person: Person
    score: float
    why: tuple[str, ...]


def search(text: str, born: date | None = None, among: QuerySet[Subject] | None = None, limit: int = 10) -> list[Match]:
    """Who may be meant, the likeliest first. A date in the text is read as a date of birth; `born` goes before it.

    `among` are the subjects that the viewer may see: nobody else is looked at, counted, or leaves less room. None is everybody.
    """
    box = read_box(text)
    day = born or box.born
    found = _likely(box.words, day, among) | _referred_to(box.reference, among)
    return _shown(found, limit, SHOWN_WITH_DAY if day else SHOWN_WITHOUT)


def likely_matches(names: Iterable[str], born: date | None, among: QuerySet[Subject] | None = None, limit: int = 10) -> list[Match]:
    """Who may be the same person as one about to be added under these names, each `first names last name`."""
    found: Found = {}
    for name in names:
        _keep(found, _likely(plainly(name), born, among).items())
    return _shown(found, limit, THE_SAME_WITH_DAY if born else THE_SAME_WITHOUT)


def _likely(words: str, born: date | None, among: QuerySet[Subject] | None) -> Found:
    typed, found = Typed(words, born), Found()
    everybody = PersonName.objects.all() if among is None else PersonName.objects.filter(subject__in=among.values("pk"))
    with _by_index():
        for names in _ways(words, born, everybody):
            rows = names.values_list("subject", "sort", "until", "plain", "born", "guessed")
            _keep(found, ((row[0], _likeness(typed, *row[1:])) for row in rows))
            if any(likeness.score >= LIKE_ENOUGH for likeness in found.values()):
                break
    return found


@contextmanager
def _by_index() -> Iterator[None]:
    """The planner cannot know how few names have any of a hundred keys, and would rather read them all."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_SET, ["off", TRIGRAM])
        yield
        cursor.execute(_SET, ["on", TRIGRAM])


def _ways(words: str, born: date | None, everybody: Names) -> Iterator[Names]:
    """Names to look at, in one way after another, the quickest first."""
    youngest = F("born").desc(nulls_last=True)
    if born:
        yield everybody.filter(keys__overlap=keys.near(words, born)).order_by(youngest)[:MOST_NEAR]
    if " " in words:
        yield everybody.filter(keys__contains=keys.words(words)).order_by(youngest)[:MOST_NAMED]
        yield everybody.filter(keys__overlap=keys.both(words)).order_by(youngest)[:MOST_NAMED]
        yield _alike(everybody.filter(plain__trigram_similar=words), TrigramSimilarity("plain", words))
    elif words and not born:
        yield everybody.filter(keys__overlap=keys.words(words)).order_by(youngest)[:MOST_NAMED]
        yield everybody.filter(keys__overlap=keys.sounds(words)).order_by(youngest)[:MOST_NAMED]
        yield _alike(everybody.filter(plain__trigram_word_similar=words), TrigramWordSimilarity(words, "plain"))


def _alike(names: Names, likeness: Any) -> Names:
    return names.annotate(likeness=likeness).order_by("-likeness")[:MOST_ALIKE]


def _likeness(typed: Typed, sort: str, until: date | None, plain: str, born: date | None, guessed: bool) -> Likeness:
    return typed.likeness(plain, born, NAMES["former"] if until else NAMES.get(sort, ""), guessed)


def _keep(found: Found, others: Iterable[tuple[UUID, Likeness]]) -> None:
    """Of each person the likest name; of two as like, today's."""
    for subject, likeness in others:
        held = found.get(subject)
        if held is None or (likeness.score, -len(likeness.why)) > (held.score, -len(held.why)):
            found[subject] = likeness


def _referred_to(reference: str, among: QuerySet[Subject] | None) -> Found:
    if not reference:
        return {}
    people = Person.objects.filter(subject__range=(UUID(reference + "0" * 24), UUID(reference + "f" * 24)))
    if among is not None:
        people = people.filter(subject__in=among.values("pk"))
    return {subject: Likeness(1.0, ("reference",)) for subject in people.values_list("subject", flat=True)[:MOST_NAMED]}


def _shown(found: Found, limit: int, least: float) -> list[Match]:
    likeliest = sorted((item for item in found.items() if item[1].score >= least), key=lambda item: (-item[1].score, item[0]))[:limit]
    people = Person.objects.in_bulk([subject for subject, _ in likeliest])
    return [Match(people[subject], likeness.score, likeness.why) for subject, likeness in likeliest if subject in people]
