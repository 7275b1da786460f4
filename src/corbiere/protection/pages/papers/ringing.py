"""Numbers that a family or a child can ring, on the papers that are written for them."""

from corbiere.desk.documents.source import DocumentSource
from corbiere.documents.document import Paragraph
from corbiere.ledger.words import ENGLISH, words


def who_to_ring(given: DocumentSource, language: str = ENGLISH) -> Paragraph | None:
    """The number of whoever leads the work with the child, where they have one (PS-5.9)."""
    name, number = given.name(given.lead), given.telephone(given.lead)
    return Paragraph(words("childs-letter.ring", language).format(name=name, telephone=number)) if name and number else None
