"""The content of a document, not its looks: sections of paragraphs, lists, tables, quotes, signatures and pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from corbiere.documents.sealing import DocumentSeal


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`lead` stands before it in bold: who said it, or what it is about."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    items: Sequence[str]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of what is asked and what is so."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has as many cells as there are headers. `widths` are shares of the page."""

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words; `by` says whose, and how they came to be known."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign; or, where it is known already, what somebody answered and how."""

    who: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    places: Sequence[Signature]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as SVG. `alt` says what it shows to those who do not see it, and may not be empty. `width` is in hundredths of the line."""

    svg: str
    alt: str
    caption: str = ""
    width: int = 100

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a picture needs words that say what it shows")


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    blocks: Sequence["Block"]


Block: TypeAlias = Paragraph | Items | Facts | Table | Quote | Signatures | Figure | Section


class Readership(StrEnum):
    """Whom a document is written for, by which its page is laid out."""

    OFFICE = "office"
    PARENTS = "parents"
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class Document:
    """`about` is whom it is about, and stands before `title`. `standing` says as of which day, and as known when; `made` dates the file.

    A child’s is large, begins with its title and has nothing about it but what is said to them. A paper for a family has a short code at
    its foot where the office’s has the whole seal. `printed` says when and by whom.
    """

    about: str
    title: str
    blocks: Sequence[Block]
    standing: str
    made: date
    confidential: str
    seal: DocumentSeal
    language: str = "en-GB"
    readers: Readership = Readership.OFFICE
    printed: str = ""
