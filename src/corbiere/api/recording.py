"""Recording over HTTP: a route for each kind, new subjects, and several entries in one act. All end in the ledger's one way in."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any
from uuid import UUID, uuid4, uuid5

from django.http import HttpResponse
from ninja import Router
from ninja.responses import Status
from pydantic import BaseModel, ConfigDict, Field, create_model

from corbiere.access.access_log import NotVisible, filed, open_record
from corbiere.access.rulings import SOMEBODY_ELSE
from corbiere.access.similar_people import kept_although, likely_before_adding
from corbiere.access.viewing import Viewer
from corbiere.api.authentication import ApiRequest
from corbiere.api.problems import likely_matches_first, not_recorded, writes
from corbiere.api.queries import Json, Key, list_of
from corbiere.api.schemas import (
    MOST_TOGETHER,
    DutyChange,
    Happening,
    NewEntry,
    RecordedTogether,
    RecordingResult,
    any_sent,
    changed,
    opening_of,
    sent_of,
)
from corbiere.ledger.along import with_those_along
from corbiere.ledger.entry import Entry, declared
from corbiere.ledger.fields import Words
from corbiere.ledger.models import DUTIES
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import Writing, Written, record_together
from corbiere.people.search import Match

BIRTH = "born"
# Two records of one child tell their story apart.
ALTHOUGH: Any = (
    Words | None,
    Field(default=None, description="If a similar person is already on record: why it is none of them. It is kept with the entry."),
)


def add_routes(router: Router) -> None:
    """The routes of everything that is declared by now."""
    _route_for_several(router)
    for found in declared().values():
        if found.opens:
            _route_to_open(router, found, found.opens)
    for found in declared().values():
        _route_for(router, found)


def _route_for(router: Router, kind: type[Entry]) -> None:
    def record_one(request: ApiRequest, response: HttpResponse, subject: UUID, sent: Any, key: Key) -> Any:
        return _recorded(request, response, [sent.writing(subject)], key, _alone)

    record_one.__annotations__["sent"] = Annotated[sent_of(kind), Json(...)]
    named = kind.kind.replace("-", "_")
    _post(router, f"/subjects/{{subject}}/{kind.kind}", RecordingResult, record_one, f"record_{named}", kind)


def _route_to_open(router: Router, kind: type[Entry], place: str) -> None:
    """The route that makes a new subject; of a person, with the birth in the same act."""
    born = {"born": (opening_of(declared()[BIRTH]) | None, Field(default=None, description="The birth, if its day is known."))}
    opening = opening_of(kind, **({**born, "although": ALTHOUGH} if place == "people" else {}))

    def open_record(request: ApiRequest, response: HttpResponse, sent: Any, key: Key) -> Any:
        subject = uuid5(request.auth.practitioner, key) if key else uuid4()
        if place == "people":
            matches, before = _likely(request.auth, sent), kept_although(subject)
            if matches and before is None and sent.although is None:
                return likely_matches_first(matches)
            if sent.although is not None and (matches if before is None else before):
                sent = sent.model_copy(update={"reasons": {**sent.reasons, SOMEBODY_ELSE: sent.although}})
        parts: list[Happening] = [sent, *([sent.born] if getattr(sent, "born", None) else [])]
        return _recorded(request, response, [part.writing(subject, opens=True) for part in parts], key, _alone)

    open_record.__annotations__["sent"] = Annotated[opening, Json(...)]
    _post(router, f"/{place}", RecordingResult, open_record, f"open_{kind.about.value}", kind)


def _likely(viewer: Viewer, sent: Any) -> list[Match]:
    """Who may be the same person."""
    person = sent.entry
    names = [f"{given} {person.family or ''}".strip() for given in (person.given, person.known_as) if given]
    born = sent.born.happened if sent.born else person.expected
    return likely_before_adding(viewer, names or [person.family or ""], born, baby=not sent.born and bool(born)).every


def _route_for_several(router: Router) -> None:
    entries: Any = (list_of(any_sent()), Field(min_length=1, max_length=MOST_TOGETHER))
    several = create_model("Occasion", __config__=ConfigDict(extra="forbid", frozen=True), entries=entries)

    def record_several(request: ApiRequest, response: HttpResponse, sent: Any, key: Key) -> Any:
        """Several entries, about one subject or several, made in one act: all are recorded, or none."""
        return _recorded(request, response, [part.writing(part.subject) for part in sent.entries], key, _together)

    record_several.__annotations__["sent"] = Annotated[several, Json(...)]
    router.post("/occasions", **writes(RecordedTogether), operation_id="record_together", tags=["Recording"])(record_several)


def _post(router: Router, path: str, answer: type[BaseModel], view: Callable[..., Any], named: str, kind: type[Entry]) -> None:
    said = " ".join((kind.__doc__ or "").split())
    tags = [f"Recording: {kind.category}"]
    router.post(path, **writes(answer), operation_id=named, summary=kind.called, description=said, tags=tags)(view)


Answering = Callable[[list[NewEntry], list[NewEntry], Written, list[DutyChange]], BaseModel]
NOTHING: frozenset[str] = frozenset()


def _recorded(request: ApiRequest, response: HttpResponse, writings: list[Writing], key: str | None, answering: Answering) -> Any:
    """201 and what was written; 200 if it had been written before; else the problem, with the sight of the record logged all the same."""
    seen = _seen(request.auth, writings)
    writings = with_those_along(writings, request.auth.on)
    try:
        written = record_together(writings, by=request.auth.author, key=key)
    except NotRecorded as told:
        return not_recorded(told)
    made, along = _made(writings, written)
    if not written.again:
        response["Location"] = f"/api/v1/entries/{made[0].id}"
    changes = [changed(change) for change in written.changes if filed(DUTIES[change.duty]) <= seen.get(change.subject, NOTHING)]
    return Status(200 if written.again else 201, answering(made, along, written, changes))


def _seen(viewer: Viewer, writings: Sequence[Writing]) -> dict[UUID, frozenset[str]]:
    """The categories that are open of each record written in. A danger to a child may be told by somebody to whom nothing is."""
    found: dict[UUID, frozenset[str]] = {}
    for writing in writings:
        if not writing.opens and writing.about not in found:
            try:
                found[writing.about] = frozenset(open_record(viewer, writing.about, f"recording: {writing.entry.kind}").categories)
            except NotVisible:
                if not writing.entry.urgent or writing.replaces:
                    raise
    return found


def _alone(made: list[NewEntry], along: list[NewEntry], written: Written, changes: list[DutyChange]) -> RecordingResult:
    return RecordingResult(id=made[0].id, subject=made[0].subject, along=along, changes=changes)


def _together(made: list[NewEntry], along: list[NewEntry], written: Written, changes: list[DutyChange]) -> RecordedTogether:
    return RecordedTogether(occasion=written.occasion, entries=made, along=along, changes=changes)


def _made(writings: Sequence[Writing], written: Written) -> tuple[list[NewEntry], list[NewEntry]]:
    """The entries that were sent, in order, and those that were written along with them."""
    found: tuple[list[NewEntry], list[NewEntry]] = ([], [])
    for id, writing in zip(written.ids, writings, strict=True):
        found[writing.along].append(NewEntry(id=id, kind=writing.entry.kind, subject=writing.about))
    return found
