"""The child’s own plan: as it was written to the child, under headings in their language."""

from corbiere.desk.documents.blocks import listed, section, text
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.documents.document import Block, Figure, Section
from corbiere.ledger.words import words
from corbiere.protection.entries.plans import ProtectionChildsPlanWritten
from corbiere.protection.pages.papers.drawings import LIGHTHOUSE, PICTURE
from corbiere.protection.pages.papers.ringing import who_to_ring

ENGLISH = "en-GB"  # as every other paper is in


def of_childs_plan(given: DocumentSource) -> Built:
    """As it was written to the child: large letters, their language, nothing added but the headings and a drawing (CPP-71)."""
    held = ProtectionChildsPlanWritten.read(given.line.body, given.line.version)
    language = (held.language_code or ENGLISH).lower()
    language = ENGLISH if language == "en" else language

    def headed(key: str, *said: Block | None) -> list[Section]:
        return section(words(f"{held.kind}.{key}.question", language), *said)

    blocks: list[Block] = [
        Figure(LIGHTHOUSE, words("lighthouse.alt", language), width=PICTURE),
        *headed("worry", text(held.worry)),
        *headed("better", *listed(held.better)),
        *headed("we_will", *listed(held.we_will)),
        *headed("family_will", *listed(held.family_will)),
        *headed("you_can", *listed(held.you_can)),
        *headed("who_comes", text(held.who_comes)),
        *headed("tell", text(held.tell), who_to_ring(given, language)),
        *headed("if_not", text(held.if_not)),
    ]
    return Built(words("childs-plan.title", language), blocks, {given.line.root}, language=language)
