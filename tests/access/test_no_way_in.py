"""Every address of the site and every route of the API, asked for what is closed and for what is not there: both are answered alike."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from access.outsiders import INSIDE, NOBODY, OUTSIDERS, browser, caller, draft_of, entry_of, said, secrets_of, with_outsiders
from cast import Cast, told_around
from corbiere.access.models import Sight
from corbiere.api.routes import api
from corbiere.desk.forms.drafts import token_of
from corbiere.desk.models import Draft
from corbiere.ledger.entry import declared
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import as_ledger
from databases import fresh_database
from records import TEMPLATE, connected_to

pytestmark = pytest.mark.django_db

# What the identifier in an address is of. An address that is new is asked for too, once it is said here.
PEOPLE, COLLEAGUES, ENTRIES, DRAFTS = "people", "colleagues", "entries", "drafts"
OF = {
    "team/<uuid:practitioner>/": COLLEAGUES,
    "entries/<uuid:id>/": ENTRIES,
    "entries/<uuid:id>/correct/": ENTRIES,
    "entries/<uuid:id>/withdraw/": ENTRIES,
    "drafts/<uuid:id>/": DRAFTS,
    "drafts/<uuid:id>/save/": DRAFTS,
    "recorded/<uuid:id>/": DRAFTS,
    "concern/<uuid:id>/": DRAFTS,
}
OF |= {
    f"children/<uuid:subject>/{page}": PEOPLE
    for page in ("", "chronology/", "chronology.csv", "people/", "access/", "photo/", "record/", "record/<slug:kind>/")
}
WITHOUT = {"", "team/", "people/", "people/new/", "concern/", "law/", "law/clauses/", "sign-in/", "sign-out/", "not-open/", "password/"}
OF_THE_LAW = {"law/duties/<str:id>/", "law/clauses/<str:id>/"}
KINDS = ("child-seen", "concern-received", "note-made", "knows-declared")
# A worry may be told about any child, by whoever holds the child's identifier; nothing is answered but that it was taken (ADR 10).
TOLD_BY_ANYBODY = {"concern-received"}


def patterns() -> Iterator[tuple[str, URLPattern]]:
    def within(found: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, URLPattern]]:
        for pattern in found:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from within(pattern.url_patterns, route)
            else:
                yield route, pattern

    yield from within(get_resolver().url_patterns, "")


SITE = sorted(route for route, _ in patterns() if not route.startswith("api/"))
ROUTES = sorted((path, method) for path, methods in api.get_openapi_schema()["paths"].items() for method in methods)


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    with django_db_blocker.unblock(), fresh_database(TEMPLATE) as name, connected_to(name):
        yield with_outsiders(told_around(timezone.localdate()))


@pytest.fixture(autouse=True)
def as_many_calls_as_wanted(settings: Any) -> None:
    settings.API_CALLS_A_MINUTE = 1_000_000


def test_every_address_is_among_those_that_are_tried() -> None:
    assert set(SITE) == OF.keys() | WITHOUT | OF_THE_LAW
    told = {f"api/v1{path.removeprefix('/api/v1')}".replace("{", "<").replace("}", ">") for path, _ in ROUTES}
    assert {route for route, _ in patterns() if route.startswith("api/")} - told == {"api/v1/", "api/v1/openapi.json"}


# The site.


def address(route: str, asked: object, kind: str = KINDS[0]) -> str:
    return "/" + route.replace("<uuid:subject>", str(asked)).replace("<uuid:practitioner>", str(asked)).replace(
        "<uuid:id>", str(asked)
    ).replace("<slug:kind>", kind)


def closed_of(cast: Cast, route: str) -> UUID:
    match OF[route]:
        case "people":
            return cast.jade
        case "colleagues":
            return cast.ana
        case "entries":
            return entry_of(cast)
        case _:
            return draft_of(cast, "ana", sent=route.startswith("recorded"))


EARLIER = {"on": "2026-03-01", "known": "2026-03-01", "gone": "on"}
FORM = {"send": "record", "why": "It was wrong", "happened-day": "1", "happened-month": "3", "happened-year": "2026", "life": "x"}


@pytest.mark.parametrize("who", OUTSIDERS)
@pytest.mark.parametrize("route", sorted(OF))
def test_what_is_closed_reads_like_what_is_not_there(cast: Cast, who: str, route: str) -> None:
    closed, unknown = closed_of(cast, route), uuid4()
    before = Sight.objects.count()
    for kind in KINDS if "kind" in route else KINDS[:1]:
        for method, given in (("get", {}), ("post", FORM), ("get", EARLIER)):
            there, not_there = (
                said(getattr(browser(cast, who), method)(address(route, asked, kind), given), asked) for asked in (closed, unknown)
            )
            assert there == not_there, f"{route} tells {who} apart"
            assert there.status in ((302, 405) if who in (NOBODY, "lena") else (404, 405))
            assert [secret for secret in secrets_of(cast) if secret in there.body] == []
    assert Sight.objects.count() == before


@pytest.mark.parametrize("who", OUTSIDERS)
@pytest.mark.parametrize("route", sorted(WITHOUT - {"sign-out/"}))
def test_no_page_names_anybody_of_the_family(cast: Cast, who: str, route: str) -> None:
    draft_of(cast, "ines")
    client = browser(cast, who)
    before = Sight.objects.filter(subject__in=[cast.jade, cast.noah, cast.marie]).count()
    born = f"{cast.today.year - 8}-12-02"
    asking = (
        {}, {"q": "Jad Lebrock"}, {"q": f"{str(cast.jade)[:8]}"}, {"about": str(cast.jade)}, {"copy": "life", "find": "with"},
        {"on": "2026-03-01"},
    )  # fmt: skip
    for asked in asking:
        body = client.get(f"/{route}", asked).content.decode()
        assert [secret for secret in secrets_of(cast) if secret in body] == []
    person = {"given": "Jad", "family": "Lebroc", "born": born, "key": str(uuid4()), "child": str(cast.jade), "relation": "sister"}
    for typed in (person, {**person, "child": "", "relation": ""}, {"whom": str(cast.jade), "concern": "Cold", "about": str(cast.jade)}):
        answer = client.post(f"/{route}", typed)
        assert [secret for secret in secrets_of(cast) if secret in answer.content.decode()] == []
    assert Sight.objects.filter(subject__in=[cast.jade, cast.noah, cast.marie]).count() == before


@pytest.mark.parametrize("who", INSIDE)
def test_whom_a_worry_is_about_is_chosen_among_ones_own_alone(cast: Cast, who: str) -> None:
    client = browser(cast, who)
    closed, unknown = (said(client.get("/concern/", {"about": str(about)}), about) for about in (cast.jade, uuid4()))
    assert closed == unknown
    told = []
    for about in (cast.jade, uuid4()):
        draft = Draft(id=uuid4(), practitioner=cast.people[who], kind="concern-received")
        sent = client.post(f"/concern/{draft.id}/", {"draft": token_of(draft), "concern": "No coat", "whom": str(about)}, follow=True)
        told.append(said(sent, draft.id))
    assert told[0] == told[1]
    assert told[0].status == 200
    with as_ledger():
        assert not EntryRow.objects.filter(subject=cast.jade, practitioner=cast.people[who], kind="concern-received").exists()


@pytest.mark.parametrize("who", INSIDE)
@pytest.mark.parametrize("save", ["", "save/"])
def test_a_form_of_a_closed_record_is_kept_and_goes_nowhere(cast: Cast, who: str, save: str) -> None:
    """Its signed token is the form's own, from a day when the record was open."""
    client, before = browser(cast, who), Sight.objects.count()
    told = []
    for about in (cast.jade, uuid4()):
        draft = Draft(id=uuid4(), practitioner=cast.people[who], subject=about, kind="child-seen")
        told.append(
            said(client.post(f"/drafts/{draft.id}/{save}", {**FORM, "draft": token_of(draft), "also": str(cast.noah)}), draft.id, about)
        )
    assert told[0] == told[1]
    assert told[0].status == (200 if save else 404)
    assert Sight.objects.count() == before


def test_what_somebody_recorded_while_they_could_names_nobody_now(cast: Cast) -> None:
    own, client = draft_of(cast, "ines", sent=True), browser(cast, "ines")
    page = client.get(f"/recorded/{own}/")
    assert page.status_code == 200
    assert [secret for secret in secrets_of(cast) if secret in page.content.decode()] == []


def test_a_token_of_somebody_else_opens_no_draft(cast: Cast) -> None:
    draft = Draft(id=uuid4(), practitioner=cast.ana, subject=cast.jade, kind="child-seen")
    for page in (f"/drafts/{draft.id}/", f"/drafts/{draft.id}/save/", f"/concern/{draft.id}/"):
        assert browser(cast, "sam").post(page, {**FORM, "draft": token_of(draft)}).status_code == 404
    assert not Draft.objects.filter(id=draft.id).exists()


@pytest.mark.parametrize("question", ["other", "other-search"])
def test_a_form_points_at_nobody_who_is_closed(cast: Cast, question: str) -> None:
    client, told = browser(cast, "hugo"), []
    for other in (cast.jade, uuid4()):
        begun = client.get(f"/children/{cast.kim}/record/relationship-noted/", {question: str(other)})
        draft = Draft(id=uuid4(), practitioner=cast.hugo, subject=cast.kim, kind="relationship-noted")
        for button in ({"send": "record"}, {"find": "other", "other-search": "Jade Le Broc"}, {"copy": "other"}, {"add": "other"}):
            typed = {**FORM, "draft": token_of(draft), "relation": "sister", question: str(other), **button}
            if "find" in button:
                typed["other-search"] = "Zade Lebrok"
            told.append((other, said(begun, other), said(client.post(f"/drafts/{draft.id}/", typed), draft.id, other)))
    of_closed, of_unknown = ([rest for about, *rest in told if about == one] for one in dict.fromkeys(about for about, *_ in told))
    assert of_closed == of_unknown
    assert [secret for secret in secrets_of(cast) for _, sent in of_closed if secret in sent.body] == []


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "https:evil.example"]
)
def test_nobody_is_led_elsewhere(cast: Cast, elsewhere: str) -> None:
    cast.client("sam")
    signed = Client().post("/sign-in/", {"login": "sam@corbiere.example", "password": "seven gulls at dawn", "next": elsewhere})
    assert (signed.status_code, signed.headers["Location"]) == (302, "/")
    part = Client().get("/people/", headers={"HX-Request": "true", "HX-Current-URL": elsewhere})
    assert "evil" not in part.headers["HX-Redirect"] and part.headers["HX-Redirect"].startswith("/sign-in/?next=/")


# The API.


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
    headers, before = caller(cast, who), Sight.objects.count()
    closed = {"subject": cast.jade, "entry": entry_of(cast)}
    statuses: dict[int, int] = {}
    for path, method in ROUTES:
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
    assert statuses[wanted] > 0.9 * sum(statuses.values()), "too many of the bodies made here are not taken in at all"
    assert Sight.objects.count() == before


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_list_of_the_api_holds_anybody_of_the_family(cast: Cast, who: str) -> None:
    headers, before = caller(cast, who), Sight.objects.filter(subject=cast.jade).count()
    for path, asked in (("/people", {"q": "Jade Le Brocq"}), ("/people", {"q": str(cast.jade)[:8]}), ("/my/work", {}), ("/kinds", {})):
        answer = call(headers, f"/api/v1{path}", "get", **asked)
        assert [secret for secret in secrets_of(cast) if secret in answer.content.decode() and "kinds" not in path] == []
    person = {
        "happened": str(cast.today),
        "entry": {"given": "Jade", "family": "Le Brocq"},
        "born": {"happened": f"{cast.today.year - 8}-12-01", "entry": {}},
    }
    made = call(headers, "/api/v1/people", "post", person)
    assert made.status_code == (401 if who == NOBODY else 403 if who == "lena" else 201)
    assert Sight.objects.filter(subject=cast.jade).count() == before


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
    headers, before = caller(cast, "hugo"), Sight.objects.filter(subject=cast.jade).count()
    closed = {"person": [cast.jade], "entry": [entry_of(cast), entry_of(cast, "concern-received"), entry_of(cast, "address-noted")]}
    for sort, path, body in bodies(cast):
        for one in closed[sort]:
            there, not_there = (
                said(call(headers, path, "post", json.loads(json.dumps(body).replace("ASKED", str(asked)))), asked)
                for asked in (one, uuid4())
            )
            assert there == not_there, f"{path} tells a closed {sort} apart: {body}"
            assert there.status in (404, 409)
    assert Sight.objects.filter(subject=cast.jade).count() == before


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
