"""What is written to a child: the form says how easily it is read, and refuses nothing; the paper is one page with their own picture."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from PIL import Image

from cast import Cast
from corbiere.documents.uploads import keep_document
from desk.at_desk import Page
from documents.tags import elements, faults, opened, text
from markup import markup

pytestmark = pytest.mark.django_db
LONG = "We all sat down together on that day and we talked for a long time about what could make things better at home for you."
KIND = "protection-childs-plan-written"


@pytest.fixture(autouse=True)
def _files(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_the_guide_is_said_where_it_is_written_and_marks_what_is_long(cast: Cast) -> None:
    """WT-127-1, CPP-71: said by the server, without a script; a draft that comes back says it again."""
    client = cast.client("ana")
    form = Page(client.get(f"/records/{cast.jade}/record/{KIND}/"))
    page = markup(client.post(form.action, form.fields | {"language": "English", "worry": LONG, "add": "better"}))
    assert "English like this can be read from about" in page and "a guide" in page
    assert f"<mark>{LONG}</mark>" in page


def test_long_words_refuse_nothing(cast: Cast) -> None:
    client = cast.client("ana")
    form = Page(client.get(f"/records/{cast.jade}/record/{KIND}/"))
    sent = client.post(form.action, form.fields | {"language": "English", "worry": LONG, "send": "record"}, follow=True)
    assert "The child’s own plan" in markup(sent)
    assert cast.client("ana").get(f"/records/{cast.jade}/documents/").status_code == 200


def test_the_guide_answers_whoever_is_signed_in_and_keeps_nothing(cast: Cast) -> None:
    answer = cast.client("sam").post("/reads/", {"text": f"<b>{LONG}</b>"})
    assert answer.status_code == 200 and "&lt;b&gt;We all sat" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert Client().post("/reads/", {"text": LONG}).status_code in (302, 401)
    assert cast.client("sam").get("/reads/").status_code == 405
    assert cast.client("sam").post("/reads/").content.strip() == b""


@pytest.mark.parametrize(
    ("kind", "paper", "said"),
    [
        (KIND, "childs-plan", {"worry": "We want you to be safe.", "better": ["You sleep well."]}),
        (
            "childs-assessment-written",
            "childs-assessment",
            {"why": "School told us that you are tired.", "good": ["Gran."], "hard": ["Nights."]},
        ),
    ],
)
@pytest.mark.parametrize("drawn", [True, False])
def test_the_childs_paper_is_one_page_in_their_language_with_their_picture(
    cast: Cast, kind: str, paper: str, said: dict[str, object], drawn: bool
) -> None:
    """CPP-71, WT-127-1, WT-110-9."""
    picture = BytesIO()
    Image.new("RGB", (1600, 1200), "orange").save(picture, "JPEG")
    own = {"drawing": keep_document(BytesIO(picture.getvalue()))} if drawn else {}
    root = cast.tell("jade", kind, 3, language="Portuguese", language_code="pt", **said, **own)
    page = cast.client("ana").get(f"/records/{cast.jade}/documents/{paper}/{root}.pdf")
    assert page.status_code == 200 and faults(page.content) == []
    shown = text(page.content)
    heading = {"childs-plan": "Porque há um plano", "childs-assessment": "O que é bom na tua vida"}[paper]
    assert heading.replace(" ", "") in shown.replace(" ", "").replace("\n", "")
    pdf = opened(page.content)
    assert len(pdf.pages) == 1
    pictured = [str(node.Alt) for sort, node in elements(pdf) if sort == "Figure"]
    assert pictured == ["Uma imagem para ti" if drawn else "Um farol numa rocha no mar, com a luz acesa"]
