"""A Document as plain values that typst reads, with nothing in its texts that a page cannot show."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from corbiere.documents.document import Document
from corbiere.documents.sealing import DocumentSeal

STANDS_FOR_NONE = "□"
MOST_NAMED = 5  # of the characters that could not be printed, by their Unicode names; a default
UNSEEN = frozenset(
    {"Cc", "Cf", "Cs", "Co", "Cn"}
)  # what has no shape of its own: controls, marks of direction, halves, private and unused ones
KEPT = frozenset("\n\u200c\u200d\u00ad")  # the ends of lines, and what joins or parts letters


def plain(document: Document) -> dict[str, Any]:
    """Each part says what it `is`."""
    told = _plain(document)
    assert isinstance(told, dict)
    return told


def _plain(value: object) -> Any:
    match value:
        case str():
            return shown(value)
        case DocumentSeal():
            return {"digest": value.digest, "code": value.code, "keywords": value.keywords}
        case date():
            return value.isoformat()
        case bool() | int():
            return value
        case list() | tuple():
            return [_plain(part) for part in value]
    if is_dataclass(value):
        return {"is": type(value).__name__} | {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"a document cannot print {value!r}")


def shown(text: str) -> str:
    """The text without what cannot be seen; letters and their accents as one where they can be."""
    told = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    return "".join(one for one in told if one in KEPT or unicodedata.category(one) not in UNSEEN)


def without(value: Any, missing: Collection[str]) -> Any:
    """The same with a box in place of every character that is missing."""
    if not missing:
        return value
    boxes = str.maketrans(dict.fromkeys(missing, STANDS_FOR_NONE))
    match value:
        case str():
            return value.translate(boxes)
        case list():
            return [without(part, missing) for part in value]
        case Mapping():
            return {name: without(part, missing) for name, part in value.items()}
        case _:
            return value


def named(missing: Collection[str]) -> str:
    """A sentence that says what the boxes stand for; empty where there are none."""
    if not missing:
        return ""
    names = [unicodedata.name(one, f"U+{ord(one):04X}").lower() for one in sorted(missing)]
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return (
        f"{STANDS_FOR_NONE} marks a character that the typefaces of this document do not have: {', '.join(names[:MOST_NAMED])}{more}. "
        "The record holds the text as it was written."
    )
