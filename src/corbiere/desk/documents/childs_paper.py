"""A plan or an assessment on paper, said to the child: one page, large, in their language, with a picture of theirs (CPP-71, WT-127-1)."""

import base64
from collections.abc import Mapping
from io import BytesIO

from PIL import Image

from corbiere.desk.documents.blocks import listed, section, text
from corbiere.desk.documents.drawings import LIGHTHOUSE, PICTURE
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.documents.document import Block, Figure, Section
from corbiere.documents.pictures import BROKEN_PICTURE
from corbiere.documents.uploads import NotADocument, given_out
from corbiere.ledger.words import words
from corbiere.people.childs_version import ChildsVersion

ENGLISH = "en-GB"  # as every other paper is in
LARGEST, WIDTH = (900, 600), 34  # points of the picture on the page, and hundredths of the line
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}">'
    '<image width="{0}" height="{1}" href="data:image/jpeg;base64,{2}"/></svg>'
)
Headed = Mapping[str, Block | None]


def language_of(held: ChildsVersion) -> str:
    language = (held.language_code or ENGLISH).lower()
    return ENGLISH if language == "en" else language


def childs_paper(given: DocumentSource, held: ChildsVersion, place: str, order: tuple[str, ...], beside: Headed) -> Built:
    """As it was written to the child, nothing added but the headings and a picture. `place` is where an app’s phrases have its title;
    `order` that of its questions; `beside` stands below what was written to one of them."""
    language = language_of(held)
    blocks: list[Block] = [_picture(held, language)]
    for key in order:
        blocks += _headed(held, key, language, beside.get(key))
    return Built(words(f"{place}.title", language), blocks, {given.line.root}, language=language)


def _headed(held: ChildsVersion, key: str, language: str, beside: Block | None) -> list[Section]:
    said = getattr(held, key)
    told: list[Block | None] = list(listed(said)) if isinstance(said, list) else [text(said)]
    return section(words(f"{held.kind}.{key}.question", language), *told, beside)


def _picture(held: ChildsVersion, language: str) -> Figure:
    """The child's own picture where it can be printed, or else a lighthouse."""
    try:
        drawn = Image.open(BytesIO(given_out(held.drawing or ""))) if (held.drawing or "").endswith(".jpg") else None
    except (FileNotFoundError, NotADocument, *BROKEN_PICTURE):
        drawn = None
    if drawn is None:
        return Figure(LIGHTHOUSE, words("picture.lighthouse", language), width=PICTURE)
    drawn.thumbnail(LARGEST)
    made = BytesIO()
    drawn.save(made, "JPEG", quality=88)
    return Figure(_SVG.format(*drawn.size, base64.b64encode(made.getvalue()).decode()), words("picture.childs", language), width=WIDTH)
