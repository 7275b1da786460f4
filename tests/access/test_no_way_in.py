"""Every address of the site, asked for what is closed and for what is not there: both are answered alike."""

import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from access.outsiders import INSIDE, NOBODY, OUTSIDERS, browser, draft_of, entry_of, said, secrets_of, with_outsiders
from cast import Cast
from corbiere.access.models import AccessLog
from corbiere.desk.forms.drafts import token_of
from corbiere.desk.models import Draft
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from markup import markup
from meetings.asking import asked_for_reports

pytestmark = pytest.mark.django_db

# What the identifier in an address is of. An address that is new is asked for too, once it is said here.
PEOPLE, COLLEAGUES, ENTRIES, DRAFTS, MEETINGS, REPORTS = "people", "colleagues", "entries", "drafts", "meetings", "reports"
OF = {
    "team/<uuid:practitioner>/": COLLEAGUES,
    "team/<uuid:practitioner>/away/": COLLEAGUES,
    "team/<uuid:practitioner>/hand-over/": COLLEAGUES,
    "team/<uuid:practitioner>/back/": COLLEAGUES,
    "team/<uuid:practitioner>/<slug:act>/colleagues/<slug:name>/": COLLEAGUES,
    "entries/<uuid:id>/": ENTRIES,
    "entries/<uuid:id>/add/": ENTRIES,
    "entries/<uuid:id>/correct/": ENTRIES,
    "entries/<uuid:id>/withdraw/": ENTRIES,
    "corrections/<uuid:id>/": ENTRIES,
    "drafts/<uuid:id>/": DRAFTS,
    "drafts/<uuid:id>/parts/<int:number>/": DRAFTS,
    "drafts/<uuid:id>/save/": DRAFTS,
    "drafts/<uuid:id>/throw-away/": DRAFTS,
    "recorded/<uuid:id>/": DRAFTS,
    "concern/<uuid:id>/": DRAFTS,
}
OF |= {
    f"records/<uuid:subject>/{page}": PEOPLE
    for page in ("", "chronology/", "chronology.csv", "people/", "access/", "photo/", "record/", "record/<slug:kind>/")
}
OF |= {
    f"records/<uuid:subject>/{page}": PEOPLE
    for page in (
        "trouble/",
        "trouble/<uuid:root>/",
        "trouble/<uuid:root>/told/",
        "differences/<uuid:root>/",
        "asked/<uuid:id>/",
        "assessments/",
        "care/",
        "care/days/",
        "care/health/",
        "reviews/",
        "leaving-care/",
        "education/",
        "assessments/<uuid:root>/",
        "assessments/<uuid:root>/standards/",
        "plans/<slug:name>/",
        "plans/<slug:name>/versions/",
        "plans/<slug:name>/asked/<uuid:mark>/",
        "plan/own/",
        "people/add/",
        "people/added/<uuid:new>/",
        "people/tree/",
        "people/network/",
        "people/history/",
        "documents/",
        "documents/check/",
        "help/<uuid:mark>/",
        "help/worry/",
        "documents/received/<uuid:id>/",
        "documents/<str:paper>/<uuid:root>.pdf",
        "meetings/",
        "meetings/arrange/",
        "meetings/arrange/<uuid:draft>/",
    )
}
OF |= {
    f"meetings/<uuid:id>/{page}": MEETINGS
    for page in (
        "",
        "hold/",
        "said/",
        "close/",
        "after/",
        "record/<slug:kind>/",
        "drafts/<uuid:draft>/",
        "calendar.ics",
        "invited/",
        "invited/calendar.ics",
        "ask/",
        "ask-reports/",
        "send/",
    )
}
OF |= {f"reports/<uuid:id>/{page}": REPORTS for page in ("", "correct/", "drafts/<uuid:draft>/")}
OF |= {"asked/<uuid:id>/": ENTRIES}
OF |= {f"my-children/<uuid:subject>/{page}": PEOPLE for page in ("", "here/", "<slug:act>/", "<slug:act>/<uuid:entry>/")}
OF |= {f"hub/<uuid:root>/{page}": ENTRIES for page in ("", "have/", "is/", "begin/", "off/")}
WITHOUT = {
    "",
    "hub/",
    "team/",
    "offers/",
    "people/",
    "people/new/",
    "people/twice/",
    "concern/",
    "law/",
    "law/clauses/",
    "sign-in/",
    "sign-out/",
    "not-open/",
    "password/",
}
WITHOUT |= {"measures/", "measures/groups/", "my-children/", "reviews/", "reviewing-officers/", "virtual-school/"}
OF_THE_LAW = {"law/duties/<str:id>/", "law/clauses/<str:id>/"}
OF_MEASURES = {"measures/<str:id>/", "measures/<str:id>/table.csv", "measures/<str:id>/who/"}
OF_REGISTERS = {"registers/", *(f"registers/<slug:name>/{page}" for page in ("", "out/", "check/"))}
OF_REGISTERS |= {
    "registers/ask/",
    "registers/questions/",
    *(f"registers/questions/<uuid:id>/{page}" for page in ("", "answer/", "review/")),
}
"""Questions to the registers are tried in desk/test_register_questions."""
OF_FORMS = {"suggestions/<slug:kind>/<slug:name>/", "reads/"}
"""What forms ask for as somebody types: tried in test_suggestions and desk/test_reads."""
KINDS = ("child-seen", "concern-received", "note-made", "knows-declared")


def patterns() -> Iterator[tuple[str, URLPattern]]:
    def within(found: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, URLPattern]]:
        for pattern in found:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from within(pattern.url_patterns, route)
            else:
                yield route, pattern

    yield from within(get_resolver().url_patterns, "")


MOVED = {"^children/(?P<rest>[0-9a-f-]{36}/.*)$", "records/<uuid:subject>/plan/", "records/<uuid:subject>/plan/versions/"}
"""Says where a page of a record is now, whether there is one or not."""
SITE = sorted(OF.keys() | WITHOUT | MOVED | OF_THE_LAW | OF_MEASURES | OF_REGISTERS | OF_FORMS)


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    return with_outsiders(cast)


def test_every_address_is_among_those_that_are_tried() -> None:
    assert sorted(route for route, _ in patterns() if not route.startswith("api/")) == SITE
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    told = {path.removeprefix("/").replace("{", "<").replace("}", ">") for path in paths}
    assert {route for route, _ in patterns() if route.startswith("api/")} - told == {"api/v1/", "api/v1/openapi.json"}


@pytest.mark.parametrize("who", OUTSIDERS)
def test_the_register_names_nobody(cast: Cast, who: str) -> None:
    """Its own name stands on it, for those who see its numbers."""
    client, own = browser(cast, who), "Child Protection Register"
    before = AccessLog.objects.count()
    taken = {"what": "list", "on": str(cast.today), "form": "paper", "reason": "To know"}
    for asked in ({}, {"q": "Jad Lebrock"}, {"q": f"{str(cast.jade)[:8]}"}, {"on": "2026-03-01"}):
        body = markup(client.get("/registers/child-protection/", asked))
        assert [secret for secret in secrets_of(cast) if secret in body and secret != own] == []
    answer = client.post("/registers/child-protection/out/", taken)
    shut = (302,) if who in (NOBODY, "lena") else (404,)
    assert answer.status_code in shut
    check = "/registers/child-protection/check/"
    assert client.get(check).status_code in shut and client.post(check, {"outcome": "in-order"}).status_code in shut
    assert AccessLog.objects.count() == before


# The site.


def address(route: str, asked: object, kind: str = KINDS[0]) -> str:
    return "/" + re.sub(r"<uuid:\w+>", str(asked), route).replace("<str:paper>", "minutes").replace("<slug:name>", "protection").replace(
        "<slug:kind>", kind
    ).replace("<slug:act>", "away").replace("<int:number>", "1")


def closed_of(cast: Cast, route: str) -> UUID:
    match OF[route]:
        case "people":
            return cast.jade
        case "colleagues":
            return cast.ana
        case "entries":
            return entry_of(cast)
        case "meetings":
            return entry_of(cast, "conference-held")
        case "reports":
            return asked_for_reports(cast, "claire")["jade"].request
        case _:
            return draft_of(cast, "ana", sent=route.startswith("recorded"))


EARLIER = {"on": "2026-03-01", "known": "2026-03-01", "gone": "on"}
FORM = {"send": "record", "why": "It was wrong", "happened-day": "1", "happened-month": "3", "happened-year": "2026", "life": "x"}


@pytest.mark.parametrize("who", OUTSIDERS)
@pytest.mark.parametrize("route", sorted(OF))
def test_what_is_closed_reads_like_what_is_not_there(cast: Cast, who: str, route: str) -> None:
    closed, unknown, client = closed_of(cast, route), uuid4(), browser(cast, who)
    in_each = browser if who == "lena" else lambda *_: client  # she is signed out at the first page that she asks for
    before = AccessLog.objects.count()
    for kind in KINDS if "kind" in route else KINDS[:1]:
        for method, given in (("get", {}), ("post", FORM), ("get", EARLIER)):
            there, not_there = (
                said(getattr(in_each(cast, who), method)(address(route, asked, kind), given), asked) for asked in (closed, unknown)
            )
            assert there == not_there, f"{route} tells {who} apart"
            assert there.status in ((302, 405) if who in (NOBODY, "lena") else (404, 405))
            assert [secret for secret in secrets_of(cast) if secret in there.body] == []
    assert AccessLog.objects.count() == before


@pytest.mark.parametrize("who", OUTSIDERS)
@pytest.mark.parametrize("route", sorted(WITHOUT - {"sign-out/"}))
def test_no_page_names_anybody_of_the_family(cast: Cast, who: str, route: str) -> None:
    draft_of(cast, "ines")
    client = browser(cast, who)
    before = AccessLog.objects.filter(subject__in=[cast.jade, cast.noah, cast.marie]).count()
    born = f"{cast.today.year - 8}-12-02"
    own = "Child Protection Register" if route in ("measures/groups/", "law/") else ""  # which says that there is one
    asking: tuple[dict[str, str], ...] = (
        {}, {"q": "Jad Lebrock"}, {"q": f"{str(cast.jade)[:8]}"}, {"about": str(cast.jade)}, {"copy": "life", "find": "with"},
        {"on": "2026-03-01"},
    )  # fmt: skip
    for asked in asking:
        body = markup(client.get(f"/{route}", asked)).replace("Child Protection Register</a>", "")
        assert [secret for secret in secrets_of(cast) if secret in body and secret != own] == []
    person = {"given": "Jad", "family": "Lebroc", "born": born, "key": str(uuid4()), "child": str(cast.jade), "relation": "sister"}
    for typed in (person, {**person, "child": "", "relation": ""}, {"whom": str(cast.jade), "concern": "Cold", "about": str(cast.jade)}):
        answer = client.post(f"/{route}", typed)
        assert [secret for secret in secrets_of(cast) if secret in markup(answer) and secret != own] == []
    assert AccessLog.objects.filter(subject__in=[cast.jade, cast.noah, cast.marie]).count() == before


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
    with without_row_security():
        assert not EntryRow.objects.filter(subject=cast.jade, practitioner=cast.people[who], kind="concern-received").exists()


@pytest.mark.parametrize("who", INSIDE)
@pytest.mark.parametrize("save", ["", "save/"])
def test_a_form_of_a_closed_record_is_written_nowhere(cast: Cast, who: str, save: str) -> None:
    """Its signed token is the form's own, from a day when the record was open."""
    client, before = browser(cast, who), AccessLog.objects.count()
    told = []
    for about in (cast.jade, uuid4()):
        draft = Draft(id=uuid4(), practitioner=cast.people[who], subject=about, kind="child-seen")
        told.append(
            said(client.post(f"/drafts/{draft.id}/{save}", {**FORM, "draft": token_of(draft), "also": str(cast.noah)}), draft.id, about)
        )
    assert told[0] == told[1]
    assert told[0].status == 404
    with without_row_security():
        assert not Draft.objects.filter(kind="child-seen", practitioner=cast.people[who]).exists()
    assert AccessLog.objects.count() == before


def test_what_somebody_recorded_while_they_could_names_nobody_now(cast: Cast) -> None:
    own, client = draft_of(cast, "ines", sent=True), browser(cast, "ines")
    page = client.get(f"/recorded/{own}/")
    assert page.status_code == 200
    assert [secret for secret in secrets_of(cast) if secret in markup(page)] == []


def test_a_token_of_somebody_else_opens_no_draft(cast: Cast) -> None:
    draft = Draft(id=uuid4(), practitioner=cast.ana, subject=cast.jade, kind="child-seen")
    for page in (f"/drafts/{draft.id}/", f"/drafts/{draft.id}/save/", f"/concern/{draft.id}/"):
        assert browser(cast, "sam").post(page, {**FORM, "draft": token_of(draft)}).status_code == 404
    with without_row_security():
        assert not Draft.objects.filter(id=draft.id).exists()


@pytest.mark.parametrize("question", ["other", "other-search"])
def test_a_form_points_at_nobody_who_is_closed(cast: Cast, question: str) -> None:
    client, told = browser(cast, "hugo"), []
    for other in (cast.jade, uuid4()):
        begun = client.get(f"/records/{cast.kim}/record/relationship-noted/", {question: str(other)})
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
