"""Whatever is written into a form is shown as it was written: as text, wherever it is shown, and as no formula in a spreadsheet."""

import csv
import re
from io import StringIO
from uuid import UUID, uuid4

import pytest

from answers import is_asked
from cast import Cast
from corbiere.desk.forms.questions import Control, Question, questions_of
from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from desk.at_desk import Page
from markup import markup

pytestmark = pytest.mark.django_db
HTML = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>'--{{7*7}}{%now%}"
FORMULA = '=HYPERLINK("http://evil.example";"x")'
LIVE = re.compile(r"<script>alert|<img src=x|onerror=alert\(2\)>|--49", re.IGNORECASE)


def filled(questions: tuple[Question, ...], text: str, before: str = "") -> dict[str, str]:
    """Something in every question that takes words, and the first answer of every other that must be answered."""
    typed: dict[str, str] = {}
    for question in questions:
        name = f"{before}{question.key}"
        if not is_asked(question, before.removesuffix("-"), {held: [value] for held, value in typed.items()}):
            continue
        match question.control:
            case Control.WORDS | Control.TEXT:
                typed[name] = text[: question.longest] if question.longest else text
            case Control.GROUP:
                typed |= filled(question.parts, text, f"{name}-")
            case Control.REPEATED if question.each and question.each.parts:
                typed |= filled(question.each.parts, text, f"{name}-0-")
            case Control.REPEATED:
                typed[f"{name}-0"] = text
            case Control.CHOICE:
                typed[name] = question.options[0].value
            case Control.YES_NO:
                typed[name] = "yes"
    return typed


def everywhere(cast: Cast, entry: UUID) -> dict[str, str]:
    client, child = cast.client("ana"), f"/records/{cast.jade}"
    pages = [f"{child}/{page}" for page in ("", "chronology/", "chronology/?print", "chronology/?gone=on", "people/", "access/", "record/")]
    pages += [f"{child}/record/child-seen/", f"/entries/{entry}/", f"/entries/{entry}/correct/", f"/entries/{entry}/withdraw/", "/"]
    return {page: markup(client.get(page)) for page in pages}


def visit(cast: Cast, text: str) -> UUID:
    client = cast.client("ana")
    page = Page(client.get(f"/records/{cast.jade}/record/child-seen/"))
    asked_of_her = [question for question in questions_of(kind_called("child-seen")) if re.search(rf'"{question.key}["-]', page.html)]
    typed = filled(asked_of_her, text)
    asked = Page(client.post(page.action, {**page.fields, **typed, "send": "record"}))
    reasons = dict.fromkeys(re.findall(r'name="(reason-[\w-]+)"', asked.html), text)
    sent = client.post(page.action, {**page.fields, **asked.fields, **typed, **reasons, "send": "record"}) if reasons else None
    with without_row_security():
        made = EntryRow.objects.filter(subject=cast.jade, kind="child-seen").latest("order")
    assert text[:20] in str(made.body), (asked.summary, sent)
    return made.id


def test_every_text_of_a_visit_is_shown_as_text(cast: Cast) -> None:
    pages = everywhere(cast, visit(cast, HTML))
    assert [page for page, html in pages.items() if LIVE.search(html)] == []
    shown = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&gt;&lt;img src=x"
    assert all(
        shown in pages[page] for page in pages if page.startswith("/entries/") or page.endswith(("/record/child-seen/", "chronology/"))
    )


def test_a_name_is_shown_as_text(cast: Cast) -> None:
    cast.tell("jade", "name-noted", 1, sort="known-as", given=HTML[:200])
    cast.tell("jade", "name-noted", 1, sort="legal", given=HTML[:200], family=HTML[:200])
    cast.tell("jade", "agency-asked", 1, what=HTML, elsewhere=HTML[:200], wanted_by=str(cast.ago(-3)))
    with without_row_security():
        entry = EntryRow.objects.filter(subject=cast.jade, kind="name-noted").latest("order").id
    pages = everywhere(cast, entry)
    for who, address, asked in (
        ("ana", "/people/", {"q": HTML}),
        ("ana", "/people/", {"q": "Jade Le Brocq"}),
        ("ana", "/people/new/", {"q": HTML}),
        ("ana", "/concern/", {"about": HTML}),
        ("ana", f"/records/{cast.jade}/record/child-seen/", {"life": HTML}),
        ("ana", f"/records/{cast.jade}/chronology/", {"words": HTML, "since": HTML, "who": HTML, "page": HTML}),
        ("ana", f"/records/{cast.jade}/", {"on": HTML, "known": HTML}),
        ("ana", "/law/clauses/", {"words": HTML, "source": HTML}),
        ("ben", f"/team/{cast.ana}/", {}),
        ("ben", "/team/", {}),
    ):
        pages[f"{address} {asked}"] = markup(cast.client(who).get(address, asked))
    assert [page for page, html in pages.items() if LIVE.search(html)] == []
    assert "&lt;script&gt;" in pages["/"] and "&lt;script&gt;" in pages[f"/records/{cast.jade}/"]


def test_a_new_person_and_likely_matches_are_shown_as_text(cast: Cast) -> None:
    person = {"given": HTML[:200], "family": "Vautier", "born": "2018-06-03", "takes_on": "on"}
    first = cast.client("hana").post("/people/new/", {**person, "key": str(uuid4())}, follow=True)
    again = cast.client("hana").post("/people/new/", {**person, "key": str(uuid4())})
    wrong = cast.client("hana").post("/people/new/", {**person, "born": HTML, "sex": HTML, "key": HTML})
    assert "Is it one of these?" in markup(again)
    assert [LIVE.search(markup(answer)) for answer in (first, again, wrong)] == [None] * 3


def test_no_cell_of_the_table_is_a_formula(cast: Cast) -> None:
    for text in (FORMULA, "+1", "-1", "@SUM(1)", "＝1"):
        cast.tell("jade", "note-made", 1, title=text, statements=[{"text": text, "ground": "observed"}])
        cast.tell("jade", "address-noted", 1, lines=[text], sort="relatives")
    cast.tell("jade", "name-noted", 1, sort="legal", given=FORMULA, family="x")
    table = markup(cast.client("ana").get(f"/records/{cast.jade}/chronology.csv"))
    cells = [cell for row in csv.reader(StringIO(table.removeprefix("\ufeff"))) for cell in row]
    assert any(FORMULA in cell for cell in cells)
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")] == []
