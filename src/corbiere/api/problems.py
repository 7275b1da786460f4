"""Answers when something is wrong: problem details (RFC 9457), in sentences that say what would be right."""

import logging
from collections.abc import Callable, Sequence
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.db import DataError, InterfaceError, OperationalError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import BaseModel, Field

from corbiere.access.access_log import NotVisible
from corbiere.access.recording import RECORD
from corbiere.api.sentences import FaultPlace, fault_of
from corbiere.ledger import checks
from corbiere.ledger.faults import TRY_AGAIN, may_be_recorded
from corbiere.ledger.rulings import NotRecorded, Ruling
from corbiere.ledger.writing import KeyTaken
from corbiere.people.search import Match

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
CLOSED = checks.not_yours().refusals[0].name
MOST_FAULTS = 100
OURS = "urn:corbiere:problem:"


class Fault(FaultPlace):
    """One thing that is wrong in what was sent, and where."""

    sentence: str


class RulingSentence(BaseModel):
    """What a ruling says. A reason for a ruling in `reasons_wanted` is sent as `reasons`, under its name."""

    name: str
    sentence: str
    clause: str = Field(default="", description="The clause that asks it, if a source does.")
    pointer: str = Field(default="", description="The answer that it stands beside, as a JSON pointer into what was sent.")


class PersonLike(BaseModel):
    """Somebody on record who may be the one about to be added."""

    subject: UUID
    name: str
    born: date | None = None
    why: list[str] = Field(description="In which way they are alike.")


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(description="What sort of problem; about:blank where the status says it all.")
    title: str
    status: int
    detail: str = Field(description="What is wrong and what would be right.")
    errors: list[Fault] = Field(default=[], description="Every answer that cannot be taken as it is.")
    refusals: list[RulingSentence] = Field(default=[], description="The rulings that refuse this.")
    matches: list[PersonLike] = Field(default=[], description="Who may be the same person, the likeliest first.")
    reasons_wanted: list[RulingSentence] = Field(default=[], description="The rulings that ask for a reason; send it, and this is taken.")


def reads(model: type[BaseModel]) -> dict[str, Any]:
    """Declares what a route that only reads may answer."""
    return {"response": {200: model}, "openapi_extra": _may_answer(401, 403, 404, 405, 422, 429, 500, 503)}


def writes(model: type[BaseModel]) -> dict[str, Any]:
    """Declares a recording route's answers: 201, or 200 where it had been recorded before."""
    told = _may_answer(400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503)
    return {"response": {201: model, 200: model}, "openapi_extra": told}


def _may_answer(*statuses: int) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}}}
    return {"responses": {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}}


class NotTaken(Exception):
    """Refuses what was asked, and says why."""

    def __init__(self, status: HTTPStatus, detail: str, faults: Sequence[Fault] = ()) -> None:
        self.status, self.detail, self.faults = status, detail, list(faults)
        super().__init__(self.status, self.detail, self.faults)

    def __str__(self) -> str:
        return self.detail


def problem(status: int, detail: str, type: str = "", **more: Any) -> HttpResponse:
    told = Problem(type=OURS + type if type else "about:blank", title=HTTPStatus(status).phrase, status=status, detail=detail, **more)
    response = HttpResponse(told.model_dump_json(exclude_defaults=True), status=status, content_type=MEDIA_TYPE)
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="corbiere"'
    return response


def not_found() -> HttpResponse:
    """The one answer for what is not there and for what is not to be seen."""
    return problem(404, "This is not here, or it is not something that you can see.")


def not_recorded(told: NotRecorded) -> HttpResponse:
    """Nothing was written: what refuses it, and what a reason would answer."""
    if any(ruling.name == CLOSED for ruling in told.refusals):
        return not_found()
    if others := [ruling for ruling in told.refusals if ruling.name == RECORD]:
        return problem(403, f"This was not recorded. {others[0].why}", "not-yours-to-record", refusals=list(map(_told, others)))
    wanted = list(map(_told, told.wanted))
    if told.refusals:
        detail = "This was not recorded. " + " ".join(ruling.why for ruling in told.refusals)
    else:
        detail = "This was not recorded yet: it needs a reason. Send it again with `reasons`, by the names given here."
    return problem(409, detail, "not-recorded", refusals=list(map(_told, told.refusals)), reasons_wanted=wanted)


def likely_matches_first(matches: Sequence[Match]) -> HttpResponse:
    """Nothing was written: somebody like this is on record."""
    detail = "A similar person is already on record. Use their record; or say why it is none of them, as `although`, and send it again."
    like = [PersonLike(subject=one.person.subject, name=one.person.called, born=one.person.born, why=list(one.why)) for one in matches]
    return problem(409, detail, "likely-matches", matches=like)


def _told(ruling: Ruling) -> RulingSentence:
    return RulingSentence(name=ruling.name, sentence=ruling.why, clause=ruling.clause, pointer=_pointer(ruling.field))


def _pointer(field: str) -> str:
    if not field:
        return ""
    return f"#/{field}" if field in ("happened", "time") else f"#/entry/{field}"


def _shape(faults: Sequence[dict[str, Any]]) -> HttpResponse:
    found = [Fault(**fault_of(fault)) for fault in faults[:MOST_FAULTS]]
    if any(fault["type"] == "json_invalid" for fault in faults):
        return problem(400, "What was sent is not JSON that can be read.", "not-json", errors=found)
    return problem(422, "This cannot be taken as it is; `errors` says what to change.", "shape", errors=found)


def _too_many(told: Throttled) -> HttpResponse:
    return problem(429, "Too many calls in a short time. Wait as long as Retry-After says, and go on.")


def _out_of_reach(error: OperationalError | InterfaceError) -> HttpResponse:
    log.error("the database could not answer a call", exc_info=error)
    _take_back()
    recorded = "and we cannot tell whether this was recorded" if may_be_recorded(error) else "and nothing was recorded"
    told = problem(
        503, f"The record cannot be reached now, {recorded}. Send it again in a while, with the same Idempotency-Key: it is recorded once."
    )
    told["Retry-After"] = str(TRY_AGAIN)
    return told


def _take_back() -> None:
    if transaction.get_connection().in_atomic_block:
        transaction.set_rollback(True)


def _unforeseen(error: Exception) -> HttpResponse:
    log.error("a call could not be answered", exc_info=error)
    _take_back()
    return problem(500, "Something went wrong here, and nothing was recorded. Try again; if it stays so, tell whoever runs this system.")


Answer = Callable[[Any], HttpResponse]
ANSWERS: dict[type[Exception], Answer] = {
    NotTaken: lambda told: problem(told.status, told.detail, "shape" if told.faults else "", errors=told.faults),
    NotVisible: lambda told: not_found(),
    Http404: lambda told: not_found(),
    NotRecorded: not_recorded,
    KeyTaken: lambda told: problem(
        409, "This Idempotency-Key came with other content before. Use a new key for something new.", "key-taken"
    ),
    ValidationError: lambda told: _shape(told.errors),
    AuthenticationError: lambda told: problem(401, "Send a token that is in force, as `Authorization: Bearer …`."),
    Throttled: _too_many,
    HttpError: lambda told: problem(told.status_code, str(told)),
    RequestDataTooBig: lambda told: too_large(),
    OperationalError: _out_of_reach,
    InterfaceError: _out_of_reach,
    DataError: lambda told: problem(422, "A number, a day or a text in this is larger than can be kept.", "shape"),
    Exception: _unforeseen,
}


def too_large() -> HttpResponse:
    return problem(413, "This is more than 1 MB. Send less at a time.")


def answer(error: Exception) -> HttpResponse:
    """The problem that an error is told as."""
    return next(ANSWERS[kind](error) for kind in type(error).__mro__ if kind in ANSWERS)


def _handle(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(error)


def told_by(api: NinjaAPI) -> None:
    """Every error of the API is told as a problem."""
    for kind in ANSWERS:
        api.add_exception_handler(kind, _handle)
