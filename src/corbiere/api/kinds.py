"""The kinds of entry: what each is about and what it asks."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from ninja import Router
from pydantic import BaseModel, Field

from corbiere.access.access_log import NotVisible, open_record
from corbiere.access.bases import ABOUT_PEOPLE, is_wide
from corbiere.access.recording import Ties, may_record
from corbiere.api.authentication import ApiRequest
from corbiere.api.problems import NotTaken, reads
from corbiere.ledger.conditions import condition_of
from corbiere.ledger.entry import Entry, cites, declared, in_line
from corbiere.ledger.field_types import own

router = Router(tags=["Kinds"])


class KindOfEntry(BaseModel):
    kind: str
    called: str = Field(description="Its name for people.")
    says: str = Field(description="What is recorded with it.")
    about: str = Field(description="child, person, practitioner, team, agency or any.")
    category: str = Field(description="The category by which access is decided.")
    version: int
    before_birth: bool = Field(description="Whether it may happen before a child is born.")
    urgent: bool = Field(description="Whether nothing but its own questions may hold it up.")
    whose: list[str] = Field(description="Whose act it is: one of these ties or roles is needed to record it.")


class Kinds(BaseModel):
    kinds: list[KindOfEntry]


class OthersAct(BaseModel):
    """A kind that is another's to record."""

    kind: str
    sentence: str = Field(description="Whom to ask.")


class KindsHere(BaseModel):
    kinds: list[KindOfEntry] = Field(description="Those that you may record here.")
    others: list[OthersAct] = Field(description="Those that are another’s to record.")


class KindQuestion(BaseModel):
    name: str
    question: str
    hint: str
    needed: bool
    in_line: bool = Field(description="Whether the answer stands in the chronology’s line.")
    lasts: bool = Field(description="Whether the answer of the last entry may be taken over. Evidence never is.")
    asked_only_if: str = Field(description="Of what age, or after which answer, it is asked; empty where it always is.")
    cites: list[str] = Field(description="The clauses that it comes from.")


class KindInFull(KindOfEntry):
    questions: list[KindQuestion]
    shared: list[str] = Field(description="The questions answered alike for brothers and sisters of one visit or meeting.")
    followed_by: list[str] = Field(description="The kinds that are offered after it.")
    clauses: list[str] = Field(description="Every clause that a question comes from.")
    json_schema: dict[str, Any] = Field(description="The JSON Schema of an `entry` of this kind.")


@router.get("/kinds", **reads(Kinds), operation_id="list_kinds")
def kinds(request: ApiRequest) -> Kinds:
    """Every kind of entry that can be recorded."""
    return Kinds(kinds=[KindOfEntry(**_of(kind)) for kind in declared().values()])


@router.get("/kinds/{kind}", **reads(KindInFull), operation_id="show_kind")
def kind(request: ApiRequest, kind: str) -> KindInFull:
    """One kind, with its questions and its JSON Schema."""
    if kind not in declared():
        raise NotTaken(HTTPStatus.NOT_FOUND, "There is no such kind. GET /api/v1/kinds lists them.")
    found = declared()[kind]
    asked = [_question(name, found) for name in found.model_fields]
    clauses = list(dict.fromkeys(clause for question in asked for clause in question.cites))
    after = list(dict.fromkeys(following.kind for following in found.followed_by))
    more = {"shared": list(found.shared_questions), "followed_by": after, "json_schema": found.model_json_schema()}
    return KindInFull(**_of(found), questions=asked, clauses=clauses, **more)


@router.get("/subjects/{subject}/kinds", **reads(KindsHere), operation_id="list_kinds_to_record")
def kinds_here(request: ApiRequest, subject: UUID) -> KindsHere:
    """The kinds that you may record of this person, and of every other kind whose act it is, in a sentence."""
    access = open_record(request.auth, subject, "what to record")
    ties = Ties(request.auth, subject)
    if not is_wide(access.bases) or not ABOUT_PEOPLE & set(access.categories):
        raise NotVisible
    about = [kind for kind in declared().values() if kind.about.sort == "person"]
    told = {kind.kind: may_record(kind, ties) for kind in about}
    others = [OthersAct(kind=kind, sentence=ruling.why) for kind, ruling in told.items() if not ruling.allowed]
    return KindsHere(kinds=[KindOfEntry(**_of(kind)) for kind in about if told[kind.kind].allowed], others=others)


def _of(kind: type[Entry]) -> dict[str, Any]:
    return {
        "kind": kind.kind,
        "called": kind.called,
        "says": " ".join((kind.__doc__ or "").split()),
        "about": kind.about.value,
        "category": kind.category,
        "version": kind.version,
        "before_birth": kind.before_birth,
        "urgent": kind.urgent,
        "whose": [whose.value for whose in kind.whose],
    }


def _question(name: str, kind: type[Entry]) -> KindQuestion:
    field = kind.model_fields[name]
    condition = condition_of(field)
    return KindQuestion(
        name=field.alias or name,
        question=field.title or name,
        hint=field.description or "",
        needed=field.is_required(),
        in_line=in_line(field),
        lasts=bool(own(field).get("lasts")),
        asked_only_if=f"It {condition.said_of(kind)}." if condition else "",
        cites=list(cites(field)),
    )
