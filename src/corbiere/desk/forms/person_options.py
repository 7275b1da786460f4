"""People that a question can point at: the family first, the others by a search; never anybody whom the viewer may not know of."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from uuid import UUID

from django.db.models import Q

from corbiere.access.listings_log import log_listed
from corbiere.access.naming import people_to_name, told_of
from corbiere.access.reach import opened
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import categories_open, visible_to
from corbiere.agencies.directory import caseload, covered_by
from corbiere.desk.components.words import age_in_words
from corbiere.desk.forms.by_name import ByName, by_name, by_name_near
from corbiere.desk.forms.form_author import MOST_FOUND, FormAuthor, Wanted
from corbiere.desk.forms.questions import Option
from corbiere.people.entries import Parish
from corbiere.people.families import Relative, household, relatives
from corbiere.people.kinship import Relation, back, in_words
from corbiere.people.living_away import away_since
from corbiere.people.models import Address, Person, Relationship
from corbiere.people.search import begun
from corbiere.people.search import search as people_like

TO_BE_NAMED = "family, to be named"
THEMSELVES = "themselves"
LIKE_FROM = 4  # letters: a name is not like another by fewer


def likely_family(asking: FormAuthor, wanted: Wanted) -> list[Option]:
    """The person, where the nearest are wanted; their relatives, then people told of in the records of the family and the household."""
    ties = family(asking)
    near, about = wanted.reference.near, asking.subject
    people = {person.subject: person for person in Person.objects.filter(subject__in=[*ties, *([about] if near and about else [])])}
    own = [Option(str(id), people[id].called, tie.words) for id, tie in ties.items() if id in people and not (near and people[id].died)]
    themselves = [Option(str(one.subject), one.called, THEMSELVES) for one in people.values() if one.subject == about]
    return themselves + own + _of_their_families(asking, ties)


def _of_their_families(asking: FormAuthor, ties: Mapping[UUID, Relative]) -> list[Option]:
    """People told of in the records of the family and the household, and not in this one. Each of those records is a sight."""
    found = by_name_near(asking.viewer, {*ties, *_living_with(asking)} - {asking.subject})
    more = [one for id, one in found.items() if id not in ties and id != asking.subject][:MOST_FOUND]
    log_listed(asking.viewer, {one.child.subject for one in more}, TO_BE_NAMED, daily=True)
    return [_by_name(one) for one in more]


def _living_with(asking: FormAuthor) -> set[UUID]:
    """The others at the same address today, as far as the viewer sees the entries that say so of both."""
    if asking.subject is None:
        return set()
    here = {address.entry: address for address in Address.objects.filter(subject=asking.subject, during__contains=asking.viewer.on)}
    there = {address.entry: address for address in household(asking.subject, asking.viewer.on)} if here else {}
    seen = set(visible_to(asking.viewer).filter(root__in=[*here, *there]).values_list("root", flat=True)) if there else set()
    places = {address.place for entry, address in here.items() if entry in seen}
    return {address.subject for entry, address in there.items() if entry in seen and address.place in places}


def family(asking: FormAuthor) -> dict[UUID, Relative]:
    """Relatives of the person today, as far as the viewer sees the entries that say so."""
    if asking.subject is None:
        return {}
    ties = relatives(asking.subject, asking.viewer.on, away=away_since(asking.lines, asking.viewer.on))
    told = [entry for tie in ties for entry in tie.entries]
    rows = visible_to(asking.viewer).filter(Q(id__in=told) | Q(root__in=told)).values_list("id", "root")
    seen = {id for row in rows for id in row}
    return {tie.person: tie for tie in ties if seen & set(tie.entries)}


def people_found(asking: FormAuthor, wanted: Wanted, search: str) -> list[Option]:
    """Searches among those whom the viewer may name."""
    found = people_like(search, among=people_to_name(asking.viewer), limit=MOST_FOUND)
    return _listed([match.person.subject for match in found], asking, "search", daily=False)


def people_begun(asking: FormAuthor, wanted: Wanted, search: str) -> list[Option]:
    """Offers those whose names begin so, the family before others; where nobody's do, whoever a search finds."""
    among = people_to_name(asking.viewer)
    found = begun(search, among)
    if not found and len(search) >= LIKE_FROM:
        found = [match.person.subject for match in people_like(search, among=among, limit=MOST_FOUND)]
    told = told_of(asking.viewer)
    found.sort(key=lambda person: _own_tie(asking, told, person) is None)
    return _listed(found[:MOST_FOUND], asking, TO_BE_NAMED, daily=True)


def _own_tie(asking: FormAuthor, told: Mapping[UUID, Sequence[Relationship]], person: UUID) -> Relation | None:
    """Says what they are to whom the form is about, by either of the two records."""
    of_them = (Relation(tie.relation) for tie in told.get(person, ()) if tie.subject == asking.subject)
    of_whom = (back(Relation(tie.relation)) for tie in told.get(asking.subject, ()) if tie.subject == person) if asking.subject else ()
    return next(chain(of_them, of_whom), None)


def _listed(found: Iterable[UUID], asking: FormAuthor, what: str, *, daily: bool) -> list[Option]:
    """Each with what tells them from another. Of those who are closed only what an open record tells; each of the two is a sight."""
    ids = [person for person in found if person != asking.subject]
    told = told_of(asking.viewer)
    telling = {person: told[person][0].subject for person in ids if person in told}
    rows = opened(asking.viewer, {*ids, *telling.values()}) if ids else []
    open_here = {row.subject for row in rows}
    people = {person.subject: person for person in Person.objects.filter(subject__in=[*ids, *telling.values()])} if ids else {}
    sights = {person if person in open_here else telling[person] for person in ids if person in open_here or person in telling}
    log_listed(asking.viewer, sights, what, daily=daily, rows=[row for row in rows if row.subject in sights])
    named = [people[id] for id in ids if id in people and (id in open_here or telling.get(id) in people)]
    homes = _parishes([one.subject for one in named if one.subject in open_here], asking) if _alike(named) else {}
    return [_option(one, asking, homes, None if one.subject in open_here else people[telling[one.subject]]) for one in named]


def _option(person: Person, asking: FormAuthor, homes: Mapping[UUID, str], teller: Person | None) -> Option:
    """`teller` is whose record tells of somebody who is closed."""
    told = told_of(asking.viewer)
    own = _own_tie(asking, told, person.subject)
    tie = in_words(own, person.sex, person.unborn) if own else ""
    if teller and not tie:
        return _by_name(ByName(person, teller, Relation(told[person.subject][0].relation)))
    said = [tie] if teller else [tie, _age(person, asking), homes.get(person.subject, "")]
    return Option(str(person.subject), person.called, " · ".join(part for part in said if part))


def _alike(people: Sequence[Person]) -> bool:
    """Whether two have one name."""
    return len({person.called for person in people}) < len(people)


def people_named(asking: FormAuthor, ids: Sequence[UUID]) -> list[Option]:
    if not ids:
        return []
    ties = family(asking)
    allowed = {*ties, *people_to_name(asking.viewer).filter(id__in=ids).values_list("id", flat=True)}
    told = by_name(asking.viewer, ids)
    people = Person.objects.filter(subject__in=allowed & set(ids))
    return [
        _by_name(told[person.subject])
        if person.subject in told
        else Option(str(person.subject), person.called, ties[person.subject].words)
        if person.subject in ties
        else Option(str(person.subject), person.called, _age(person, asking))
        for person in people
    ]


def _by_name(one: ByName) -> Option:
    return Option(str(one.person.subject), one.person.called, one.words)


def _age(person: Person, asking: FormAuthor) -> str:
    """The two of one name are told apart by it."""
    if person.born is None or person.died:
        return f"born {person.born:%-d %B %Y}" if person.born else ""
    return f"{age_in_words(person.born, asking.viewer.on)}, born {person.born:%-d %B %Y}"


def _parishes(people: Sequence[UUID], asking: FormAuthor) -> dict[UUID, str]:
    """Where each lives today, no nearer than the parish, as far as their address is open to the viewer and not kept back."""
    homes = Address.objects.filter(subject__in=people, during__contains=asking.viewer.on, withheld=False).exclude(parish="")
    return {subject: Parish(parish).label for subject, parish in homes.values_list("subject", "parish")}


def own_children(viewer: Viewer) -> list[Option]:
    """The children with whom the viewer works, or works today for somebody else; none whom they said they know."""
    held = {allocation.subject for found in (caseload, covered_by) for allocation in found(viewer.practitioner, viewer.on)}
    held &= categories_open(viewer, held).keys()
    people = Person.objects.filter(subject__in=held, died=None).order_by("name")
    return [Option(str(person.subject), person.called, f"born {person.born:%-d %B %Y}" if person.born else "") for person in people]
