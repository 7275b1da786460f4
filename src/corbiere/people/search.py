"""Finding a person by what somebody typed: misspelt, swapped, an earlier name, a wrong digit in the date of birth.

Keys come first: the index gives a few people for each way that names and dates are mistyped. Only where none of them is like
enough does trigram likeness look through all names.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from corbiere.ledger.models import Subject
from corbiere.people import search_keys
from corbiere.people.birthdays import Birthday
from corbiere.people.models import Address, AddressBan, Person
from corbiere.people.normalise import plainly
from corbiere.people.search_keys import Name, ways
from corbiere.people.search_query import read_box
from corbiere.people.similarity import BirthdayPart, Likeness, TypedName

ELSEWHERE = 0.02  # how much less likely somebody is who is not known to live at the postcode that was typed beside the name
SHOWN_WITH_DAY, SHOWN_WITHOUT = 0.5, 0.7  # less like is not shown
THE_SAME_WITH_DAY, THE_SAME_WITHOUT = 0.72, 0.85  # so like that it may be the same person
CERTAIN = 0.999  # the very name and the very day
NAMES = {"former": "former name", "known-as": "name they use", "alias": "also known as", "spelling": "another spelling on record"}
Found = dict[UUID, Likeness]
LATELY = timedelta(days=365)  # who was born so long ago is still looked at for a baby; default
UNBORN = re.compile(r"\b(?:baby|not yet born)\b")  # what is said of one before there is a first name, around the last name


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
    found = _likely(box.words, day, among, box.part) | _referred_to(box.reference, among)
    _keep(found, _unborn(box.words, day, among).items())
    least = SHOWN_WITH_DAY if day else SHOWN_WITHOUT
    found |= _at_home(box.postcode, {one: said for one, said in found.items() if said.score >= least}, among, least)
    return _shown(found, limit, least)


def begun(text: str, among: QuerySet[Subject] | None = None) -> list[UUID]:
    """Whose names have words that begin as these few letters do: present names first, then in their order."""
    words = plainly(text)
    names = search_keys.begun(words).names(among) if words else []
    fits = [name for name in names if _begins(name[3].split(), words.split())]
    return list(dict.fromkeys(name[0] for name in sorted(fits, key=lambda name: (name[2] is not None, name[3]))))


def _begins(name: list[str], words: list[str]) -> bool:
    return all(any(part.startswith(word) for part in name) for word in words)


def likely_matches(names: Iterable[str], born: date | None, among: QuerySet[Subject] | None = None, limit: int = 10) -> list[Match]:
    """Who may be the same person as one about to be added under these names, each `first names last name`."""
    found: Found = {}
    for name in names:
        _keep(found, _likely(plainly(name), born, among).items())
    return _shown(found, limit, THE_SAME_WITH_DAY if born else THE_SAME_WITHOUT)


def beyond_doubt(name: str, born: date) -> UUID | None:
    """The one person who has this very name, first and last, and was born on this very day; None where somebody else may be meant.

    It asks one question of the database, whoever is found.
    """
    words, found = plainly(name), Found()
    typed = TypedName(words, born)
    _keep(found, ((held[0], _likeness(typed, held)) for held in next(ways(words, born)).names(None)))
    like = [subject for subject, likeness in found.items() if likeness.score >= THE_SAME_WITH_DAY]
    return like[0] if len(like) == 1 and found[like[0]].score >= CERTAIN else None


def newborn(among: QuerySet[Subject], on: date) -> QuerySet[Subject]:
    """Narrows to those who may be a baby without a name: not yet born, born lately, or on record without a first name or a day."""
    nameless = Q(born=None, given="", known_as="")
    babies = Person.objects.filter(Q(born__gt=on - LATELY) | Q(born=None, expected__isnull=False) | nameless)
    return among.filter(id__in=babies.values("subject"))


def _likely(words: str, born: date | None, among: QuerySet[Subject] | None, part: Birthday | None = None) -> Found:
    typed, found = TypedName(words, born, part and BirthdayPart(part, localdate())), Found()
    for way in ways(words, born):
        _keep(found, ((name[0], _likeness(typed, name)) for name in way.names(among)))
        if any(likeness.score >= way.suffices for likeness in found.values()):
            break
    return found


def _unborn(words: str, born: date | None, among: QuerySet[Subject] | None) -> Found:
    """Babies meant by `Baby Tostevin, not yet born`, as the pages call them."""
    if "baby" not in words.split():
        return {}
    family = plainly(UNBORN.sub(" ", words))
    babies = Person.objects.filter(born=None, expected__isnull=False, given="", known_as="")
    if family:
        likely = _likely(family, born, among)
        return {subject: likely[subject] for subject in babies.filter(subject__in=likely).values_list("subject", flat=True)}
    nameless = babies.filter(family="")
    if among is not None:
        nameless = nameless.filter(subject__in=among.values("pk"))
    return {subject: Likeness(1.0, ("not yet born",)) for subject in nameless.order_by("expected").values_list("subject", flat=True)[:100]}


def _likeness(typed: TypedName, name: Name) -> Likeness:
    _, sort, until, plain, born, guessed = name
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
    return {subject: Likeness(1.0, ("reference",)) for subject in people.values_list("subject", flat=True)[:100]}


def _at_home(postcode: str, found: Found, among: QuerySet[Subject] | None, least: float) -> Found:
    """Of those who are like enough, those who live at a postcode; everybody who does, where nobody is. A withheld address finds nobody."""
    if not postcode:
        return {}
    today = localdate()
    homes = Address.objects.filter(postcode__in=(postcode, postcode.replace(" ", "")), during__contains=today, withheld=False)
    homes = homes.exclude(postcode="").exclude(subject__in=AddressBan.objects.on(today).values("subject"))
    if among is not None:
        homes = homes.filter(subject__in=among.values("pk"))
    there = homes.filter(subject__in=found) if found else homes
    here = f"lives at {postcode}"
    live = set(there.values_list("subject", flat=True)[:100])
    if not found:
        return {one: Likeness(1.0, (here,)) for one in live}
    others = {one: Likeness(max(least, said.score - ELSEWHERE), said.why) for one, said in found.items() if live and one not in live}
    return others | {one: Likeness(found[one].score, (*found[one].why, here)) for one in live}


def _shown(found: Found, limit: int, least: float) -> list[Match]:
    likeliest = sorted((item for item in found.items() if item[1].score >= least), key=lambda item: (-item[1].score, item[0]))[:limit]
    people = {person.subject: person for person in _people([subject for subject, _ in likeliest])}
    return [Match(people[subject], likeness.score, likeness.why) for subject, likeness in likeliest if subject in people]


_COLUMNS = [field.attname for field in Person._meta.concrete_fields]
_PEOPLE = f"SELECT {', '.join(_COLUMNS)} FROM {Person._meta.db_table} WHERE subject = ANY(%s)"  # noqa: S608 - the names are our own


def _people(subjects: list[UUID]) -> list[Person]:
    """Without a query set, whose making takes as long as all the rest of a search."""
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, [subjects])
        return [Person.from_db(connection.alias, _COLUMNS, row) for row in cursor.fetchall()]
