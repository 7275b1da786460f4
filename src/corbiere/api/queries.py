"""How what is asked is read: bodies as strict JSON, parameters by their names alone, days and moments within reason."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time
from http import HTTPStatus
from types import GenericAlias
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.params.models import Body, BodyModel, Header, Query, QueryModel
from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema

from corbiere.api.problems import Fault, NotTaken
from corbiere.ledger.characters import seen
from corbiere.ledger.reading import JERSEY

# The years that may be asked about. Defaults: the record begins with nobody born before 1900, and the law is not known so far ahead.
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
JSON = "application/json"
LONGEST_NAME = 60  # of a name that is said back
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def list_of(held: Any) -> Any:
    """The type of a list, of a type that is made while the server starts."""
    return GenericAlias(list, (held,))


class JsonModel(BodyModel):
    """Reads the body as strict JSON: a number is no day, and "true" is no true."""

    @classmethod
    def resolve(cls, request: HttpRequest, api: NinjaAPI, path_params: dict[str, Any]) -> Any:
        if request.content_type != JSON or (request.content_params or {}).get("charset", "utf-8").lower() != "utf-8":
            raise NotTaken(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Send JSON in UTF-8, as Content-Type: {JSON}.")
        _one_meaning(request.body)
        ((name, field),) = cls.model_fields.items()
        sent: Any = field.annotation
        return cls.model_construct(**{name: sent.model_validate_json(request.body, strict=True)})


def _one_meaning(body: bytes) -> None:
    """Refuses what programs read differently: a name that stands twice in one object, and numbers that JSON has not."""
    with suppress(ValueError, RecursionError):  # what is no JSON at all is said where it is read
        json.loads(body, object_pairs_hook=_each_once, parse_constant=_no_number)


def _each_once(pairs: list[tuple[str, Any]]) -> None:
    names = Counter(name for name, _ in pairs)
    if twice := [name for name, number in names.items() if number > 1]:
        raise _refused(f"“{seen(twice[0][:LONGEST_NAME])}” stands in one object {names[twice[0]]} times; send it once.")


def _no_number(constant: str) -> None:
    raise _refused(f"{constant} is no number in JSON; leave it out.")


def _refused(sentence: str) -> NotTaken:
    return NotTaken(HTTPStatus.UNPROCESSABLE_ENTITY, f"This cannot be taken as it is: {sentence}", [Fault(sentence=sentence)])


class Json(Body):  # type: ignore[misc]  # a parameter of ninja is a FieldInfo, which pydantic marks as final
    _model = JsonModel

    @classmethod
    def _param_source(cls) -> str:
        return "body"


class NamedModel(QueryModel):
    """Takes each parameter once, and none that nothing asks for: a misspelt `known` would show what was not asked."""

    __ninja_flatten_map__: Mapping[str, Any]

    @classmethod
    def resolve(cls, request: HttpRequest, api: NinjaAPI, path_params: dict[str, Any]) -> Any:
        unknown = [_told(name, "no such parameter is known here") for name in request.GET if name not in cls.__ninja_flatten_map__]
        twice = [_told(name, "send this once") for name in request.GET if len(request.GET.getlist(name)) > 1]
        if unknown or twice:
            raise ValidationError([*unknown, *twice])
        return super().resolve(request, api, path_params)


class NameQuery(Query):  # type: ignore[misc]  # a parameter of ninja is a FieldInfo, which pydantic marks as final
    _model = NamedModel

    @classmethod
    def _param_source(cls) -> str:
        return "query"


def _told(name: str, sentence: str) -> dict[str, Any]:
    return {"type": "value_error", "loc": ("query", name), "msg": sentence}


def _day(value: object) -> object:
    """A day as 2026-03-16 and in no other way."""
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise ValueError("write the day as 2026-03-16")
    try:
        return date.fromisoformat(value)
    except ValueError as fault:
        raise ValueError("there is no such day; write one as 2026-03-16") from fault


def _within_reason(day: date) -> date:
    if not FIRST <= day <= LAST:
        raise ValueError(f"ask about a day from {FIRST.year} to {LAST.year}")
    return day


def _moment(value: object) -> object:
    """A moment, or a day: then its end in Jersey."""
    if isinstance(value, str) and DAY.fullmatch(value):
        day = _day(value)
        assert isinstance(day, date)
        return datetime.combine(_within_reason(day), time.max, JERSEY)
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None:
        raise ValueError("write a day as 2026-03-16, or a moment as 2026-03-16T09:30:00+00:00")
    _within_reason(moment.date())
    return moment if moment.tzinfo else moment.replace(tzinfo=JERSEY)


def _time(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(TIME, value, re.ASCII):
        raise ValueError("write the time as 14:30, in Jersey")
    return time.fromisoformat(value)


TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"
MOMENT = {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}

AnyDay = Annotated[date, BeforeValidator(_day)]
Day = Annotated[date, AfterValidator(_within_reason), BeforeValidator(_day)]
TimeOfDay = Annotated[time, BeforeValidator(_time), WithJsonSchema({"type": "string", "pattern": TIME})]
Moment = Annotated[datetime, BeforeValidator(_moment), WithJsonSchema(MOMENT)]

# Parameters, as the routes name them.
On = Annotated[Day | None, NameQuery(None, description="The day asked about; today if left out.")]
Known = Annotated[Moment | None, NameQuery(None, description="Only what was recorded by this moment, or by the end of this day in Jersey.")]
KindName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")]
Kind = Annotated[KindName | None, NameQuery(None, description="Only entries of this kind.")]
After = Annotated[UUID | None, NameQuery(None, description="The last entry of the page before.")]
Key = Annotated[
    Annotated[str, StringConstraints(pattern=r"^[!-~]{1,200}$")] | None,
    Header(
        None,
        alias="Idempotency-Key",
        description="A word of your own for this act. Sent again with the same content, it writes nothing more.",
    ),
]
