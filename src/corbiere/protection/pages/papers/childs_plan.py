"""The child’s own plan: as it was written to the child, under headings in their language."""

from corbiere.desk.documents.childs_paper import childs_paper, language_of
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.protection.entries.plans import AROUND_PLAN
from corbiere.protection.pages.papers.ringing import who_to_ring

ORDER = ("worry", "better", "we_will", "family_will", "you_can", "who_comes", "tell", "if_not")


def of_childs_plan(given: DocumentSource) -> Built:
    """In large letters, their language, with the number of whoever leads the work (CPP-71)."""
    held = AROUND_PLAN.own.read(given.line.body, given.line.version)
    return childs_paper(given, held, "childs-plan", ORDER, {"tell": who_to_ring(given, language_of(held))})
