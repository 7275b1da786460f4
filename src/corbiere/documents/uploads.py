"""Documents that came in: a PDF, a Word document or a picture of a page. Checked by what it is, kept as it came, given out as a file.

What is kept is the evidence: the digest in the entry is of the very bytes that came, and a court may ask where and when a bruise was
photographed. What is given out must not tell a father where a foster home is. So a photograph is made anew whenever it is given out, those
kept long ago too, and no page leads to it as it came: only whoever keeps the server has that, for a court. Out of a PDF or a Word document
nothing is taken: it may be signed, and its marks are too many to find each one; the page of documents says so.
"""

from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

import filetype
from PIL import Image

from corbiere.documents.pictures import BROKEN_PICTURE, made_anew
from corbiere.ledger.kept_files import NotKept, keep, path_of

LARGEST_DOCUMENT = 20_000_000  # bytes; default: no source gives it
LARGEST_UNFOLDED = 200_000_000  # bytes of everything inside a Word document; default
MOST_PARTS = 5_000  # of a Word document; default
MOST_PIXELS = 100_000_000  # a page photographed closely; default
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDINGS = {"application/pdf": "pdf", WORD: "docx", "image/jpeg": "jpg"}
SERVED = {ending: mime for mime, ending in ENDINGS.items()}
NOT_TAKEN = "That is not a type of file that we can keep. Choose a PDF, a Word document (.docx) or a photograph of the page (JPEG)."
TOO_LARGE = "That file is larger than 20 MB. Save it in a smaller size, or send it in parts."
BROKEN = "That file cannot be opened: it is damaged, or has a password. Ask for it again without one, or save it as PDF."
HAS_MACROS = "That Word document has a program in it (a macro). Save it as PDF, and choose that."
UNFOLDS = "That file would unpack to more than we can keep. Save it as PDF, and choose that."
NOT_GIVEN = "This photograph is damaged. Where it was taken cannot be removed, so it is not given out. Ask the sender for it again."
FOLDER = "documents"


class NotADocument(NotKept):
    """A sentence that says what is wrong with the file and what would be right."""


def keep_document(upload: IO[bytes]) -> str:
    """The name under which the document is kept from now on: its digest and its ending. NotADocument says why it cannot be."""
    held = upload.read(LARGEST_DOCUMENT + 1)
    if len(held) > LARGEST_DOCUMENT:
        raise NotADocument(TOO_LARGE)
    ending = _ending(held)
    _CHECKS[ending](held)
    return f"{keep(held, FOLDER, ending)}.{ending}"


def document_path(name: str) -> Path:
    """Where a kept document lies."""
    digest, _, ending = name.partition(".")
    return path_of(digest, FOLDER, ending)


def given_out(name: str) -> bytes:
    """A kept document as everybody is given it. FileNotFoundError if it is kept no more; NotADocument if it cannot be given out safely."""
    held = document_path(name).read_bytes()
    if not name.endswith(".jpg"):
        return held
    try:
        return made_anew(held)
    except BROKEN_PICTURE:
        raise NotADocument(NOT_GIVEN) from None


def _ending(held: bytes) -> str:
    """By the first bytes of the file, whatever its name says."""
    kind = filetype.guess(held)
    if kind is None or kind.mime not in ENDINGS:
        raise NotADocument(NOT_TAKEN)
    return ENDINGS[kind.mime]


def _check_pdf(held: bytes) -> None:
    if b"%%EOF" not in held[-2048:]:
        raise NotADocument(BROKEN)


def _check_docx(held: bytes) -> None:
    """Without unfolding it: the list at its end says how large each part is. Nothing of ours ever opens a part."""
    try:
        with ZipFile(BytesIO(held)) as parts:
            inside = parts.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise NotADocument(BROKEN) from None
    names = {part.filename for part in inside}
    if len(inside) > MOST_PARTS or sum(part.file_size for part in inside) > LARGEST_UNFOLDED:
        raise NotADocument(UNFOLDS)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotADocument(HAS_MACROS)
    if "word/document.xml" not in names:
        raise NotADocument(NOT_TAKEN)


def _check_jpeg(held: bytes) -> None:
    """To its last point: what cannot be made anew could never be given out."""
    try:
        with Image.open(BytesIO(held), formats=["JPEG"]) as picture:
            too_many = picture.width * picture.height > MOST_PIXELS
        if not too_many:
            made_anew(held)
    except BROKEN_PICTURE:
        raise NotADocument(BROKEN) from None
    if too_many:
        raise NotADocument(UNFOLDS)


_CHECKS = {"pdf": _check_pdf, "docx": _check_docx, "jpg": _check_jpeg}
