"""The Child Protection Register over HTTP: for those who keep it, each list with a reason that is noted for every child in it."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field, StringConstraints

from corbiere.access.access_log import open_record
from corbiere.access.viewing import Viewer
from corbiere.api.asking import Day, Known, Named, On
from corbiere.api.entrance import Asking
from corbiere.api.problems import reads
from corbiere.ledger.fields import SEEN
from corbiere.registers.models import Place
from corbiere.registers.numbers import numbers_on
from corbiere.registers.register import Time, on_register, times_of, transactions
from corbiere.registers.rights import LONGEST_REASON, closed_on_register, keeps_register, sees_numbers, taken_out
from corbiere.statute.calendar import in_words

router = Router(tags=["Registers"])
HERE = "/registers/child-protection"

Reason = Annotated[
    Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_REASON, strip_whitespace=True), SEEN],
    Named(..., description="What the list is needed for. It is kept beside each child in it, and the family can read it: name nobody."),
]
First = Annotated[Day, Named(..., alias="from", description="The first day.")]
Last = Annotated[Day, Named(..., alias="to", description="The last day.")]


class OnRegister(BaseModel):
    subject: UUID
    name: str
    born: date | None
    expected: date | None
    sex: str
    category: str
    category_in_words: str = Field(description="Which other form of harm it is, where it is none of the four.")
    registered: date = Field(description="Since when, this time.")
    number: int = Field(description="Which time on the register: the first, the second…")
    came: str = Field(description="The conference that put the child on it.")
    lead_social_worker: UUID | None
    conference: UUID | None = Field(description="The conference that decided on the category.")


class Register(BaseModel):
    on: date
    known: datetime | None
    children: list[OnRegister] = Field(description="By name. Whom you said you know is not among them.")


class Changed(BaseModel):
    day: date
    what: str
    child: OnRegister
    before: str = Field(description="The category before, where it changed.")
    before_in_words: str
    why_removed: str


class Changes(BaseModel):
    known: datetime | None
    changes: list[Changed] = Field(description="In date order.")


class Counts(BaseModel):
    on: date
    known: datetime | None
    total: int | None = Field(description="Null where it is kept back: it is small, and you do not keep the register.")
    by: dict[str, dict[str, int | None]] = Field(description="By what they are told apart, then by label; null where it is kept back.")


class TimeOnRegister(BaseModel):
    number: int
    registered: date
    came: str
    removed: date | None
    why_removed: str
    categories: list[OnRegister] = Field(description="The category at first, and each that it was changed to.")


class ChildOnRegister(BaseModel):
    on: date
    known: datetime | None
    registered: bool
    times: list[TimeOnRegister] = Field(description="Those that had begun by the day, the first one first.")


@router.get(HERE, **reads(Register), operation_id="register_as_at")
def register(request: Asking, reason: Reason, on: On, known: Known) -> Register:
    """Who was on the register as a day closed, as known at a moment."""
    viewer, day = _keeper(request), _past(on)
    places = on_register(day, known, closed_on_register(viewer))
    taken_out(viewer, {place.subject for place in places}, f"on {in_words(day)}", reason)
    return Register(on=day, known=known, children=[_told(place) for place in places])


@router.get(f"{HERE}/transactions", **reads(Changes), operation_id="register_transactions")
def changes(request: Asking, reason: Reason, first: First, last: Last, known: Known) -> Changes:
    """What changed between two days, both included: put on, category changed, taken off, with the reason."""
    viewer = _keeper(request)
    found = transactions(first, last, known, closed_on_register(viewer))
    taken_out(viewer, {told.place.subject for told in found}, f"changes from {in_words(first)} to {in_words(last)}", reason)
    told = [
        Changed(
            day=one.day, what=one.sort, child=_told(one.place), before=one.place.before, before_in_words=one.place.before_in_words,
            why_removed=one.place.why_removed if one.place.last and one.day == one.place.removed else "",
        )
        for one in found
    ]  # fmt: skip
    return Changes(known=known, changes=told)


@router.get(f"{HERE}/numbers", **reads(Counts), operation_id="register_numbers")
def counts(request: Asking, on: On, known: Known) -> Counts:
    """How many were on the register, by category, age, sex, time on it and which time."""
    viewer, day = request.auth, _past(on)
    if not sees_numbers(viewer):
        raise Http404
    told = numbers_on(day, known, closed_on_register(viewer), whole=keeps_register(viewer))
    return Counts(on=day, known=known, total=told.total, by={held.called: held.counts for held in told.by})


@router.get(f"{HERE}/children/{{subject}}", **reads(ChildOnRegister), operation_id="register_of_child")
def child(request: Asking, subject: UUID, on: On, known: Known) -> ChildOnRegister:
    """Whether one child was on the register as a day closed, since when, under what, and how often before."""
    open_record(_keeper(request), subject, "child protection register, a question")
    day = _past(on)
    times = times_of([subject], day, known).get(subject, [])
    return ChildOnRegister(
        on=day, known=known, registered=any(time.removed is None for time in times), times=[_time(time) for time in times]
    )


def _keeper(request: Asking) -> Viewer:
    if not keeps_register(request.auth):
        raise Http404
    return request.auth


def _past(on: date | None) -> date:
    """Of a day still to come nothing is known."""
    today = timezone.localdate()
    return min(on or today, today)


def _told(place: Place) -> OnRegister:
    return OnRegister(**{name: getattr(place, name) for name in OnRegister.model_fields})


def _time(time: Time) -> TimeOnRegister:
    return TimeOnRegister(
        number=time.number, registered=time.registered, came=time.came, removed=time.removed, why_removed=time.why_removed,
        categories=[_told(place) for place in time.categories],
    )  # fmt: skip
