"""A document that came in is checked by what it is and kept as it came; what cannot be kept is refused with a sentence."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.conf import LazySettings
from PIL import Image

from corbiere.documents.uploads import (
    BROKEN,
    HAS_MACROS,
    LARGEST_DOCUMENT,
    NOT_TAKEN,
    TOO_LARGE,
    UNFOLDS,
    NotADocument,
    document_path,
    keep_document,
)

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def word(*more: tuple[str, bytes], body: str = "word/document.xml") -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as parts:
        for name, held in (("[Content_Types].xml", b"<Types/>"), ("_rels/.rels", b"<x/>"), (body, b"<w:document/>"), *more):
            parts.writestr(name, held)
    return made.getvalue()


def picture(kind: str = "JPEG") -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize(("held", "ending"), [(PDF, "pdf"), (word(), "docx"), (picture(), "jpg")], ids=["pdf", "docx", "jpg"])
def test_a_document_is_kept_as_it_came(held: bytes, ending: str) -> None:
    name = keep_document(BytesIO(held))
    assert name.endswith(f".{ending}")
    assert document_path(name).read_bytes() == held
    assert keep_document(BytesIO(held)) == name


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (b"", NOT_TAKEN),
        (b"<!doctype html><script>alert(1)</script>", NOT_TAKEN),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', NOT_TAKEN),
        (b"MZ" + b"\x00" * 300, NOT_TAKEN),
        (picture("PNG"), NOT_TAKEN),
        (word(body="evil.xml"), NOT_TAKEN),
        (b"plain words", NOT_TAKEN),
        (b"<html>" + PDF, NOT_TAKEN),
        (PDF[:-7], BROKEN),
        (word()[:-30], BROKEN),
        (picture()[:20], BROKEN),
        (word(("word/vbaProject.bin", b"x")), HAS_MACROS),
        (word(("word/media/large.bin", b"\x00" * 201_000_000)), UNFOLDS),
        (PDF + b"\x00" * LARGEST_DOCUMENT, TOO_LARGE),
    ],
    ids=[
        "empty",
        "html",
        "svg",
        "program",
        "png",
        "zip",
        "text",
        "polyglot",
        "half-pdf",
        "half-word",
        "half-jpeg",
        "macro",
        "bomb",
        "large",
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_kept(held: bytes, why: str, folder: Path) -> None:
    with pytest.raises(NotADocument) as told:
        keep_document(BytesIO(held))
    assert str(told.value) == why
    assert list(folder.rglob("*.*")) == []
