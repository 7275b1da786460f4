"""From a Document to a file: tagged PDF that is PDF/UA-1 and PDF/A-2a at once, the same bytes for the same Document.

What a document says reaches typst as JSON and never as markup, so that no text can be taken for an instruction.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from corbiere.documents.document import Document
from corbiere.documents.plainly import named, plain, without

TEMPLATE = Path(__file__).parent / "template.typ"
FACES = frozenset({"Corbière Figures", "Atkinson Hyperlegible", "Atkinson Hyperlegible Extended"})
TRIES = 3  # typst names every character that it lacks at once, within what it has laid out so far

_NOT_DISPLAYED = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")


class CannotPrint(RuntimeError):
    """The document could not be made; says why, and what to do, in a sentence."""


def render(document: Document) -> bytes:
    """The PDF. CannotPrint says why there is none."""
    told, missing = plain(document), frozenset[str]()
    for _ in range(TRIES):
        try:
            return _compiled({**without(told, missing), "missing": named(missing)}, document)
        except typst.TypstError as fault:
            lacking = frozenset(_lacking(fault)) - missing
            if not lacking:
                raise CannotPrint(f"The document could not be made: {fault}.") from fault
            missing |= lacking
    raise CannotPrint("The document holds more characters that our typefaces do not have than can be told.")


def _compiled(told: dict[str, Any], document: Document) -> bytes:
    made: bytes = typst.compile(
        str(TEMPLATE),
        font_paths=_fonts(settings.DOCUMENT_FONTS),
        sys_inputs={"document": json.dumps(told, ensure_ascii=False)},
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime.combine(document.made, time(), UTC),
    )
    return made


@cache
def _fonts(folder: Path) -> typst.Fonts:
    """Our typeface, and those that typst brings for letters that it lacks; none of the machine's own, which differ from place to place."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)] if folder.is_dir() else [])
    if not set(fonts.families()) >= FACES:
        raise CannotPrint(
            "The typeface of our documents, Atkinson Hyperlegible, is not on this machine, and no other is put in its place. "
            "Run python -m corbiere.desk.assets, then start the service again."
        )
    return fonts


def _lacking(fault: typst.TypstError) -> Iterator[str]:
    """The characters that no typeface has, as typst names them."""
    for text in _NOT_DISPLAYED.findall(fault.diagnostic):
        yield from _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
