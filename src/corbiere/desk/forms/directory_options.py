"""Practitioners, teams and agencies that a question can point at. Everybody who works here may read the directory."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Case, Model, OuterRef, Q, QuerySet, Subquery, When

from corbiere.agencies.absence import absences
from corbiere.agencies.directory import loads, names
from corbiere.agencies.entries import Profession
from corbiere.agencies.fits import fitting
from corbiere.agencies.models import Agency, Allocation, Practitioner, Team, TeamMember
from corbiere.agencies.work import places_on, work_on
from corbiere.desk.components.words import day_in_words
from corbiere.desk.forms.form_author import MOST_FOUND, FormAuthor, Wanted
from corbiere.desk.forms.questions import Option
from corbiere.ledger.fits import Choosing, Fit
from corbiere.ledger.periods import Periods
from corbiere.people.readings import person_of

MOST_WORDS = 5  # of a search
M = TypeVar("M", bound=Model)


def colleagues(asking: FormAuthor, wanted: Wanted) -> list[Option]:
    """Offers the viewer, those allocated to the child and the groups around it, as far as they may be chosen."""
    ids = [str(id) for id in _near(asking)]
    found = {option.value: option for option in _practitioners(_who_fit(asking, wanted).filter(subject__in=ids), asking.viewer.on)}
    return [found[id] for id in ids if id in found]


def practitioners_found(asking: FormAuthor, wanted: Wanted, search: str) -> list[Option]:
    """Finds those who work with the child first."""
    found = _near_first(_alike(_who_fit(asking, wanted), search), _near(asking))
    return _practitioners(found[:MOST_FOUND], asking.viewer.on)


def practitioners_named(asking: FormAuthor, ids: Sequence[UUID]) -> list[Option]:
    return _practitioners(Practitioner.objects.filter(subject__in=ids), asking.viewer.on) if ids else []


def _who_fit(asking: FormAuthor, wanted: Wanted) -> Periods[Practitioner]:
    fit = wanted.reference.may
    return fitting(fit, wanted.choosing(asking)) if fit else Practitioner.objects.on(asking.viewer.on)


def who_fit(fit: Fit, choosing: Choosing, near: Collection[UUID], words: str, most: int | None = MOST_FOUND) -> list[Option]:
    """Offers those who fit and are called so, the near ones first; without words all who fit."""
    return _practitioners(_near_first(_alike(fitting(fit, choosing), words), near)[:most], choosing.on)


def _near_first(found: QuerySet[Practitioner], near: Collection[UUID]) -> QuerySet[Practitioner]:
    return found.order_by(Case(When(subject__in=near, then=0), default=1), "name")


def why_nobody(fit: Fit, words: str, on: date) -> str:
    """Says why the name fits nobody who may be chosen, and whom to ask."""
    works_here = _alike(Practitioner.objects.on(on), words).values_list("name", flat=True).first()
    if works_here:
        return f"{works_here} works here, and is not somebody who {fit.who}. {fit.ask}".strip()
    return f"Nobody who {fit.who} is called “{words}”. {fit.ask}".strip()


def _near(asking: FormAuthor) -> list[UUID]:
    """By the record where it is before us, else by the table of who works with whom."""
    on, ids = asking.viewer.on, [asking.viewer.practitioner]
    if asking.lines:
        ids += [held.practitioner for held in work_on(asking.lines, on).all() if held.practitioner and held.on(on)]
        ids += [place.practitioner for _, place in places_on(asking.lines, on)]
    elif asking.subject is not None:
        held = Allocation.objects.on(on).filter(subject=asking.subject)
        ids += [who for who in held.values_list("practitioner", flat=True) if who]
    return list(dict.fromkeys(ids))


def _practitioners(found: QuerySet[Practitioner], on: date) -> list[Option]:
    """Each with what they are, where, and with how many children they work."""
    at = Subquery(Agency.objects.filter(subject=OuterRef("agency")).values("name")[:1])
    rows = list(found.annotate(at=at).values_list("subject", "name", "profession", "at"))
    ids = [subject for subject, *_ in rows]
    held, away = (loads(ids, on), absences(ids, on)) if rows else ({}, {})
    gone = {id: f"away until {day_in_words(one.until, on)}; ask {one.ask}" for id, one in away.items()}
    return [Option(str(id), name, _about(profession, at or "", held.get(id, 0), gone.get(id, ""))) for id, name, profession, at in rows]


def _about(profession: str, agency: str, children: int, away: str) -> str:
    said = [Profession(profession).label, agency, f"{children} {'child' if children == 1 else 'children'}" if children else "", away]
    return " · ".join(part for part in said if part)


def own_teams(asking: FormAuthor, wanted: Wanted) -> list[Option]:
    own = TeamMember.objects.on(asking.viewer.on).filter(subject=asking.viewer.practitioner).values("team")
    return _teams(Team.objects.filter(subject__in=own).order_by("name"))


def teams_found(asking: FormAuthor, wanted: Wanted, search: str) -> list[Option]:
    return _teams(_alike(Team.objects.all(), search)[:MOST_FOUND])


def teams_named(asking: FormAuthor, ids: Sequence[UUID]) -> list[Option]:
    return _teams(Team.objects.filter(subject__in=ids)) if ids else []


def _teams(found: Iterable[Team]) -> list[Option]:
    teams = list(found)
    agencies = names({team.agency for team in teams}) if teams else {}
    return [Option(str(team.subject), team.name, agencies.get(team.agency, "")) for team in teams]


def first_agencies(asking: FormAuthor, wanted: Wanted) -> list[Option]:
    """Offers first those that know the child already, with whom there (WT-continuum-10)."""
    known = _who_knows(asking)
    there = {found.subject: found for found in Agency.objects.filter(subject__in=known)}
    first = [Option(str(id), there[id].name, ", ".join(why)) for id, why in known.items() if id in there]
    return [*first, *_agencies(Agency.objects.exclude(subject__in=known).order_by("name")[:MOST_FOUND])]


def _who_knows(asking: FormAuthor) -> dict[UUID, list[str]]:
    """The agencies of those who work with the child or are around them, with what each is to the child."""
    near = [id for id in _near(asking) if id != asking.viewer.practitioner] if asking.subject else []
    rows = Practitioner.objects.on(asking.viewer.on).filter(subject__in=near).values_list("subject", "agency", "profession") if near else ()
    by = {subject: (agency, profession) for subject, agency, profession in rows}
    called = person_of(asking.subject, asking.lines).called if asking.subject and asking.lines else "the child"
    found: dict[UUID, list[str]] = {}
    for agency, profession in (by[id] for id in near if id in by):
        why = f"{Profession(profession).label} of {called}"
        if why not in found.setdefault(agency, []):
            found[agency].append(why)
    return found


def agencies_found(asking: FormAuthor, wanted: Wanted, search: str) -> list[Option]:
    return _agencies(_alike(Agency.objects.all(), search)[:MOST_FOUND])


def agencies_named(asking: FormAuthor, ids: Sequence[UUID]) -> list[Option]:
    return _agencies(Agency.objects.filter(subject__in=ids)) if ids else []


def _agencies(found: Iterable[Agency]) -> list[Option]:
    return [Option(str(agency.subject), agency.name, agency.get_sort_display()) for agency in found]


def _alike(found: QuerySet[M], search: str) -> QuerySet[M]:
    """Of one or two letters, where a word of the name begins with them; of more, where they stand anywhere in it."""
    for word in search.split()[:MOST_WORDS]:
        begins = Q(name__istartswith=word) | Q(name__icontains=f" {word}") | Q(name__icontains=f"-{word}")
        found = found.filter(begins if len(word) < ANYWHERE_FROM else Q(name__icontains=word))
    return found.order_by("name")


ANYWHERE_FROM = 3
