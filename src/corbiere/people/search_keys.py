"""The ways in which names are looked up, the quickest first."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from corbiere.ledger.models import Subject
from corbiere.people import name_keys
from corbiere.people.normalise import PARTICLES, readings, slots

# So like what was typed that the next way is not gone: after the day of birth, after the sounds. The words alone never suffice.
BY_DAY_SUFFICES, BY_SOUND_SUFFICES, WITH_ANOTHER_DAY, NEVER = 0.75, 0.75, 0.6, 2.0
TRIGRAMS_FROM = "0.4"
Name = tuple[UUID, str, date | None, str, date | None, bool]  # subject, sort, until, plain, born, guessed


class Way(NamedTuple):
    """`suffices`: how like the likeliest must be for the next way to be left out. `begins`: what it says to the database first."""

    text: str
    values: list[Any]
    suffices: float
    begins: tuple[str, list[Any]] | None = None

    def names(self, among: QuerySet[Subject] | None) -> list[Name]:
        """Names of the subjects in `among`: restricted where they are looked up, so that nobody else takes a place."""
        text, values = self.text.format(among="true"), self.values
        if among is not None:
            try:
                subjects, theirs = among.values("pk").query.sql_with_params()
            except EmptyResultSet:  # Django sees that nobody can be in it
                return []
            text, values = self.text.format(among=f"subject IN ({subjects})"), [values[0], *theirs, *values[1:]]
        with connection.cursor() as cursor:
            if self.begins is None:
                return _asked(cursor, text, values)
            with transaction.atomic():
                cursor.execute(*self.begins)
                return _asked(cursor, text, values)


def _asked(cursor: CursorWrapper, text: str, values: list[Any]) -> list[Name]:
    cursor.execute(text, values)
    names: list[Name] = cursor.fetchall()
    return names


_NAMES = "SELECT subject, sort, until, plain, born, guessed FROM access_names('{how}', %s) WHERE {{among}}"
_YOUNGEST = "ORDER BY born DESC NULLS LAST LIMIT 1000"
_BY_DAY = f"{_NAMES.format(how='any')} LIMIT 5000"
_ALL_KEYS = f"{_NAMES.format(how='all')} {_YOUNGEST}"
_ANY_KEY = f"{_NAMES.format(how='any')} {_YOUNGEST}"
_ALIKE = f"{_NAMES.format(how='alike')} ORDER BY similarity(plain, %s) DESC LIMIT 200"
_BEGUN = f"{_NAMES.format(how='begun')} ORDER BY word_similarity(%s, plain) DESC LIMIT 200"
_THRESHOLD = ("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [TRIGRAMS_FROM])


def begun(words: str) -> Way:
    """Names that hold words which begin as these do."""
    return Way(_BEGUN, [words, words], NEVER)


def ways(words: str, born: date | None) -> Iterator[Way]:
    """`words` as `plainly` writes them."""
    if born:
        yield Way(_BY_DAY, [" ".join(name_keys.near(words, born))], BY_DAY_SUFFICES)
    if " " in words:
        for reading in readings(words):
            yield Way(_ALL_KEYS, [" ".join(name_keys.words(reading))], NEVER)
        yield Way(_ANY_KEY, [" ".join(name_keys.both(words))], WITH_ANOTHER_DAY if born else BY_SOUND_SUFFICES)
        yield Way(_ALIKE, [words, words], NEVER, begins=_THRESHOLD)
        bare = [word for word in words.split() if word not in PARTICLES]
        if 0 < len(bare) < len(words.split()):
            yield Way(_ANY_KEY, [" ".join(name_keys.sounds(" ".join(bare)))], NEVER)  # `Le Brok`: a last name alone, of two words
    elif words and not born:
        yield Way(_ANY_KEY, [" ".join(name_keys.words(slots(words)))], NEVER)
        yield Way(_ANY_KEY, [" ".join(name_keys.sounds(words))], BY_SOUND_SUFFICES)
        yield begun(words)
