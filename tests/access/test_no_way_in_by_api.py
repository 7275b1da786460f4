"""Every route of the API, asked for what is closed and for what is not there, and sent bodies that point at either: all are answered alike."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from access.outsiders import INSIDE, NOBODY, OUTSIDERS, caller, entry_of, said, secrets_of, with_outsiders
from cast import Cast
from corbiere.access.models import AccessLog
from corbiere.ledger.entry import declared
from markup import markup

pytestmark = pytest.mark.django_db

# A worry may be told about any child, by whoever holds the child's identifier; nothing is answered but that it was taken (ADR 10).
TOLD_BY_ANYBODY = {"concern-received"}


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    return with_outsiders(cast)


@cache
def routes() -> list[tuple[str, str]]:
    """Every path and method that the API says it has."""
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    return sorted((path, method) for path, methods in paths.items() for method in methods)


def least(schema: dict[str, Any], defs: dict[str, Any]) -> Any:
    """The least that a JSON Schema of ours takes."""
    if "$ref" in schema:
        return least(defs[schema["$ref"].rpartition("/")[2]], defs)
    if "anyOf" in schema:
        return least(schema["anyOf"][0], defs)
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    if schema.get("type") == "object":
        return {name: least(schema["properties"][name], defs) for name in schema.get("required", ())}
    if schema.get("type") == "array":
        return [least(schema["items"], defs)] * schema.get("minItems", 0)
    plain = {"boolean": True, "integer": max(schema.get("minimum", 1), schema.get("exclusiveMinimum", 0) + 1), "number": 1}
    formats = {"date": "2026-03-02", "uuid": str(UUID(int=7)), "date-time": "2026-03-02T10:00:00+00:00"}
    return plain.get(str(schema.get("type")), formats.get(str(schema.get("format")), "Abc"))


@cache
def body_of(path: str) -> dict[str, Any]:
    kind = declared()[path.rpartition("/")[2]]
    schema = kind.model_json_schema()
    sent = {"happened": "2026-03-02", "entry": least(schema, schema.get("$defs", {}))}
    return sent | ({"replaces": str(UUID(int=8)), "why": "An error"} if kind.kind == "withdrawn" else {})


def call(headers: dict[str, str], path: str, method: str, body: object = None, **more: str) -> Any:
    client = Client()
    if method == "get":
        return client.get(path, more, headers=headers)
    return client.post(path, json.dumps(body), content_type="application/json", headers=headers | more)


@pytest.mark.parametrize("who", OUTSIDERS)
def test_every_route_answers_alike_of_what_is_closed_and_what_is_not_there(cast: Cast, who: str) -> None:
    headers, before = caller(cast, who), AccessLog.objects.count()
    closed = {"subject": cast.jade, "entry": entry_of(cast)}
    statuses: dict[int, int] = {}
    for path, method in routes():
        named = next((name for name in closed if f"{{{name}}}" in path), None)
        if named is None or (path.rpartition("/")[2] in TOLD_BY_ANYBODY and who in INSIDE):
            continue
        body = body_of(path) if method == "post" else None
        there, not_there = (
            said(call(headers, path.replace(f"{{{named}}}", str(asked)), method, body), asked) for asked in (closed[named], uuid4())
        )
        assert there == not_there, f"{method} {path} tells {who} apart"
        assert [secret for secret in secrets_of(cast) if secret in there.body] == []
        statuses[there.status] = statuses.get(there.status, 0) + 1
    wanted = {NOBODY: 401, "lena": 403}.get(who, 404)
    assert statuses.keys() <= {wanted, 422}
    assert statuses[wanted] > 0.85 * sum(statuses.values()), "too many of the bodies made here are not taken in at all"
    assert AccessLog.objects.count() == before


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_list_of_the_api_holds_anybody_of_the_family(cast: Cast, who: str) -> None:
    headers, before = caller(cast, who), AccessLog.objects.filter(subject=cast.jade).count()
    for path, asked in (("/people", {"q": "Jade Le Brocq"}), ("/people", {"q": str(cast.jade)[:8]}), ("/my/work", {}), ("/kinds", {})):
        answer = call(headers, f"/api/v1{path}", "get", **asked)
        assert [secret for secret in secrets_of(cast) if secret in markup(answer) and "kinds" not in path] == []
    person = {
        "happened": str(cast.today),
        "entry": {"given": "Jade", "family": "Le Brocq"},
        "born": {"happened": f"{cast.today.year - 8}-12-01", "entry": {}},
    }
    made = call(headers, "/api/v1/people", "post", person)
    assert made.status_code == (401 if who == NOBODY else 403 if who == "lena" else 201)
    assert AccessLog.objects.filter(subject=cast.jade).count() == before


def bodies(cast: Cast) -> Iterator[tuple[str, str, Any]]:
    """What Hugo, who works with Kim, may send of Kim while he points at what is Jade's, or at nothing: `ASKED` stands for it."""
    on = str(cast.ago(1))
    kim = f"/api/v1/subjects/{cast.kim}"
    yield "person", f"{kim}/relationship-noted", {"happened": on, "entry": {"other": "ASKED", "relation": "sister"}}
    yield "person", f"{kim}/person-matched", {"happened": on, "entry": {"other": "ASKED", "why": "The same"}}
    yield "person", f"{kim}/allocated", {"happened": on, "entry": {"role": "duty", "practitioner": "ASKED", "reason": "x"}}
    yield "entry", f"{kim}/address-ended", {"happened": on, "entry": {"of": "ASKED"}}
    note = {"title": "x", "statements": [{"text": "x", "ground": "observed"}]}
    yield "entry", f"{kim}/note-made", {"happened": on, "entry": note, "replaces": "ASKED", "why": "x"}
    yield "entry", f"{kim}/concern-received", {"happened": on, "entry": {"concern": "x"}, "replaces": "ASKED", "why": "x"}
    yield "entry", f"{kim}/withdrawn", {"happened": on, "entry": {}, "replaces": "ASKED", "why": "x"}
    told = {"kind": "note-made", "happened": on, "entry": note}
    yield "person", "/api/v1/occasions", {"entries": [told | {"subject": str(cast.kim)}, told | {"subject": "ASKED"}]}
    late = told | {"subject": str(cast.kim), "happened": "2199-01-01"}
    tie = {"kind": "relationship-noted", "happened": on, "subject": str(cast.kim), "entry": {"other": "ASKED", "relation": "sister"}}
    yield "person", "/api/v1/occasions", {"entries": [late, tie]}
    worry = {"kind": "concern-received", "happened": on, "entry": {"concern": "x"}, "replaces": "ASKED", "why": "x"}
    yield "entry", "/api/v1/occasions", {"entries": [worry | {"subject": str(cast.jade)}]}


def test_nothing_in_a_body_tells_what_is_closed_from_what_is_not_there(cast: Cast) -> None:
    headers, before = caller(cast, "hugo"), AccessLog.objects.filter(subject=cast.jade).count()
    closed = {"person": [cast.jade], "entry": [entry_of(cast), entry_of(cast, "concern-received"), entry_of(cast, "address-noted")]}
    for sort, path, body in bodies(cast):
        for one in closed[sort]:
            there, not_there = (
                said(call(headers, path, "post", json.loads(json.dumps(body).replace("ASKED", str(asked)))), asked)
                for asked in (one, uuid4())
            )
            assert there == not_there, f"{path} tells a closed {sort} apart: {body}"
            assert there.status in (404, 409)
    assert AccessLog.objects.filter(subject=cast.jade).count() == before


def test_a_list_is_not_gone_on_with_after_an_entry_of_another_child(cast: Cast) -> None:
    headers, path = caller(cast, "hugo"), f"/api/v1/subjects/{cast.kim}/entries"
    there, not_there = (said(call(headers, path, "get", after=str(after)), after) for after in (entry_of(cast), uuid4()))
    assert there == not_there
    assert there.status == 422


def test_anothers_key_is_ones_own(cast: Cast) -> None:
    """The same key with the same words: Sam is told neither that Ana used it nor what became of it."""
    body = {"happened": str(cast.today), "entry": {"concern": "No coat"}}
    path = f"/api/v1/subjects/{cast.jade}/concern-received"
    ana = call(caller(cast, "ana"), path, "post", body, **{"Idempotency-Key": "one"})
    karl = [
        call(caller(cast, "karl"), f"/api/v1/subjects/{cast.jade}/note-made", "post", body, **{"Idempotency-Key": key})
        for key in ("one", "two")
    ]
    assert ana.status_code == 201
    assert said(karl[0]) == said(karl[1])
    opened = {"happened": str(cast.today), "entry": {"given": "Lou", "family": "Vautier"}}
    made = [call(caller(cast, who), "/api/v1/people", "post", opened, **{"Idempotency-Key": "lou"}) for who in ("sam", "david")]
    assert [answer.status_code for answer in made] == [201, 201]
    assert made[0].json()["subject"] != made[1].json()["subject"]


def test_a_worry_told_about_a_closed_record_is_taken_and_shows_nothing(cast: Cast) -> None:
    body = {"happened": str(cast.today), "entry": {"concern": "No coat"}}
    answer = call(caller(cast, "sam"), f"/api/v1/subjects/{cast.jade}/concern-received", "post", body)
    assert (answer.status_code, answer.json()["changes"]) == (201, [])
    grown = call(caller(cast, "sam"), f"/api/v1/subjects/{cast.marie}/concern-received", "post", body)
    assert said(grown) == said(call(caller(cast, "sam"), f"/api/v1/subjects/{uuid4()}/concern-received", "post", body))
    own = {**body, "replaces": answer.json()["id"], "why": "I was wrong"}
    assert call(caller(cast, "sam"), f"/api/v1/subjects/{cast.jade}/concern-received", "post", own).status_code == 404
