"""Registers over HTTP, each by its name: for those who keep it, each list with a reason that is noted for every child in it."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from corbiere.access.access_log import open_record
from corbiere.api.authentication import ApiRequest
from corbiere.api.problems import reads
from corbiere.api.queries import Day, Known, NameQuery, On
from corbiere.ledger.fields import SEEN
from corbiere.registers.models import RegisterPlace
from corbiere.registers.numbers import numbers_on
from corbiere.registers.register import Register, Time, on_register, register_called, times_of
from corbiere.registers.rights import LONGEST_REASON, closed_on_register, keeps_register, sees_numbers, taken_out
from corbiere.registers.transactions import transactions
from corbiere.statute.calendar import in_words

router = Router(tags=["Registers"])
HERE = "/registers/{name}"

Reason = Annotated[
    Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_REASON, strip_whitespace=True), SEEN],
    NameQuery(..., description="What the list is needed for. It is kept beside each child in it, and the family can read it: name nobody."),
]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z-]{1,60}$")]
First = Annotated[Day, NameQuery(..., alias="from", description="The first day.")]
Last = Annotated[Day, NameQuery(..., alias="to", description="The last day.")]


class OnRegister(BaseModel):
    """What one register says beside this, such as who leads, follows under its own names."""

    model_config = ConfigDict(extra="allow")

    subject: UUID
    name: str
    born: date | None
    expected: date | None
    sex: str
    category: str
    category_in_words: str = Field(description="Which it is, where it is none of those that have a name.")
    registered: date = Field(description="Since when, this time.")
    number: int = Field(description="Which time on the register: the first, the second…")
    came: str = Field(description="What put the child on it.")


class RegisterAsAt(BaseModel):
    on: date
    known: datetime | None
    children: list[OnRegister] = Field(description="By name. Those you said you know are not among them.")


class RegisterChange(BaseModel):
    day: date
    what: str
    child: OnRegister
    before: str = Field(description="The category before, where it changed.")
    before_in_words: str
    why_removed: str


class Changes(BaseModel):
    known: datetime | None
    changes: list[RegisterChange] = Field(description="In date order.")


class RegisterCounts(BaseModel):
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


@router.get(HERE, **reads(RegisterAsAt), operation_id="register_as_at")
def as_at(request: ApiRequest, name: Name, reason: Reason, on: On, known: Known) -> RegisterAsAt:
    """Who was on the register as a day closed, as known at a moment."""
    held, day = _kept(request, name), _past(on)
    places = on_register(held, day, known, closed_on_register(request.auth))
    taken_out(request.auth, held, {place.subject for place in places}, f"on {in_words(day)}", reason)
    return RegisterAsAt(on=day, known=known, children=[_told(held, place) for place in places])


@router.get(f"{HERE}/transactions", **reads(Changes), operation_id="register_transactions")
def changes(request: ApiRequest, name: Name, reason: Reason, first: First, last: Last, known: Known) -> Changes:
    """Gives what changed between two days, both included: put on, category changed, taken off, with the reason."""
    held = _kept(request, name)
    found = transactions(held, first, last, known, closed_on_register(request.auth))
    subjects = {told.place.subject for told in found}
    taken_out(request.auth, held, subjects, f"changes from {in_words(first)} to {in_words(last)}", reason)
    told = [
        RegisterChange(
            day=one.day, what=one.sort, child=_told(held, one.place), before=one.place.before, before_in_words=one.place.before_in_words,
            why_removed=one.place.why_removed if one.place.last and one.day == one.place.removed else "",
        )
        for one in found
    ]  # fmt: skip
    return Changes(known=known, changes=told)


@router.get(f"{HERE}/numbers", **reads(RegisterCounts), operation_id="register_numbers")
def counts(request: ApiRequest, name: Name, on: On, known: Known) -> RegisterCounts:
    """How many were on the register, by category, age, sex, time on it and which time."""
    viewer, held, day = request.auth, _called(name), _past(on)
    if not sees_numbers(viewer, held):
        raise Http404
    told = numbers_on(held, day, known, closed_on_register(viewer), whole=keeps_register(viewer, held))
    return RegisterCounts(on=day, known=known, total=told.total, by={counted.called: counted.counts for counted in told.by})


@router.get(f"{HERE}/children/{{subject}}", **reads(ChildOnRegister), operation_id="register_of_child")
def child(request: ApiRequest, name: Name, subject: UUID, on: On, known: Known) -> ChildOnRegister:
    """Whether one child was on the register as a day closed, since when, under what, and how often before."""
    held = _kept(request, name)
    open_record(request.auth, subject, f"{held.called.lower()}, a question")
    day = _past(on)
    times = times_of(held, [subject], day, known).get(subject, [])
    return ChildOnRegister(
        on=day, known=known, registered=any(time.removed is None for time in times), times=[_time(held, time) for time in times]
    )


def _called(name: str) -> Register[Any]:
    try:
        return register_called(name)
    except KeyError as fault:
        raise Http404 from fault


def _kept(request: ApiRequest, name: str) -> Register[Any]:
    """Of that name, for those who keep it."""
    register = _called(name)
    if not keeps_register(request.auth, register):
        raise Http404
    return register


def _past(on: date | None) -> date:
    """Of a day still to come nothing is known."""
    today = timezone.localdate()
    return min(on or today, today)


def _told(register: Register[Any], place: RegisterPlace) -> OnRegister:
    return OnRegister(**{name: getattr(place, name) for name in (*OnRegister.model_fields, *register.columns)})


def _time(register: Register[Any], time: Time[Any]) -> TimeOnRegister:
    return TimeOnRegister(
        number=time.number, registered=time.registered, came=time.came, removed=time.removed, why_removed=time.why_removed,
        categories=[_told(register, place) for place in time.categories],
    )  # fmt: skip
