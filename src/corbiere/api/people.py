"""Finding a person by what somebody typed."""

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Router
from pydantic import BaseModel, Field, StringConstraints

from corbiere.access.listings_log import log_listed
from corbiere.access.visibility import subjects_visible_to
from corbiere.api.authentication import ApiRequest
from corbiere.api.problems import reads
from corbiere.api.queries import Day, NameQuery
from corbiere.people.search import Match, search

Typed = Annotated[
    Annotated[str, StringConstraints(min_length=1, max_length=200)],
    NameQuery(..., description="A name as it was heard or typed, perhaps with a date of birth, or the short reference of a record."),
]
BornOn = Annotated[Day | None, NameQuery(None, description="The date of birth, if it is known.")]


class PersonFound(BaseModel):
    subject: UUID
    reference: str = Field(description="Short enough to read out on the telephone; a search finds it.")
    name: str
    born: date | None
    expected: date | None = Field(description="When an unborn baby is due.")
    likeness: float = Field(description="From 0 to 1.")
    why: list[str] = Field(description="In which way what was typed is like it: sounds alike, former name, day and month swapped.")


class PeopleFound(BaseModel):
    people: list[PersonFound] = Field(description="The likeliest first, of those whose record is open to you.")


def add_routes(router: Router) -> None:
    router.get("/people", **reads(PeopleFound), operation_id="find_people", tags=["Reading"])(find)


def find(request: ApiRequest, q: Typed, born: BornOn) -> PeopleFound:
    """Finds those whom somebody may mean: misspelt, swapped, by an earlier name, with a wrong digit in the date of birth."""
    found = search(q, born, subjects_visible_to(request.auth))
    log_listed(request.auth, {match.person.subject for match in found}, "search")
    return PeopleFound(people=[person_found(match) for match in found])


def person_found(match: Match) -> PersonFound:
    person = match.person
    return PersonFound(
        subject=person.subject,
        reference=person.reference,
        name=person.called,
        born=person.born,
        expected=person.expected,
        likeness=match.score,
        why=list(match.why),
    )
