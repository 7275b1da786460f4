"""Documents that were given to somebody: which, to whom, how, and under which seal."""

from typing import Annotated
from uuid import UUID

from corbiere.ledger.entry import CHILD, Choice, Entry, ask
from corbiere.ledger.fields import AgencyId, DocumentName, Text, Words, entry_of
from corbiere.ledger.whose import PAPERS


class Paper(Choice):
    """What can be printed of the work to keep a child safe."""

    MINUTES = "minutes", "Minutes"
    LETTER = "letter", "Letter to the parents"
    CHILDS_LETTER = "childs-letter", "Letter to the child"
    NOTES = "notes", "Core group notes with the written agreement"
    PLAN = "plan", "The plan"
    CHILDS_PLAN = "childs-plan", "The child’s own plan"


PRINTED = ("conference-held", "strategy-discussion-held", "core-group-held", "protection-plan-written", "protection-childs-plan-written")


class ProtectionDocumentGiven(
    Entry,
    kind="protection-document-given",
    whose=PAPERS,
    about=CHILD,
    called="Document given to somebody",
    category="protection",
    before_birth=True,
):
    """A document about keeping the child safe was given to somebody. Its seal tells for ever which entries it printed."""

    paper: Paper = ask("Which document?", in_line=True, cites=("CPP-71", "CPP-75"))
    of: Annotated[UUID, entry_of(*PRINTED)] = ask("Of what?", cites="CPP-75")
    to: Words = ask("To whom?", in_line=True, cites=("CPP-71", "CPP-75", "ISS-7-C9"))
    how: Words | None = ask("How was it given, and explained?", hint="By hand, by secure email, read aloud", cites=("CPP-71", "CPP-75"))
    language: Words | None = ask("If not in English: in which language?", cites="CPP-71")
    without: Words | None = ask("What was left out of this copy?", hint="For example: the address", cites="ISS-7-C9")
    seal: Words | None = ask("Its seal", hint="It stands at the end of the document, and is filled in where you came from it")
    why_not: Text | None = ask("If they would not take it, why?", cites="CPP-75")


class ProtectionDocumentReceived(
    Entry,
    kind="protection-document-received",
    whose=PAPERS,
    about=CHILD,
    called="Document received",
    category="protection",
    before_birth=True,
):
    """A document about keeping the child safe came in: a report to a meeting, a letter. It is kept as it came."""

    what: Words = ask("What is it?", hint="For example: report of the school", in_line=True, cites="PS-3.12")
    from_: Words = ask("Who wrote it?", alias="from", in_line=True, cites="ISS-7-C3")
    agency: AgencyId | None = ask("From which agency?", cites="ISS-7-C3")
    of: Annotated[UUID, entry_of("protection-report-received", "conference-arranged", "protection-meeting-arranged")] | None = ask(
        "Which report or meeting does it belong to?", cites="ISS-7-C3"
    )
    document: DocumentName = ask(
        "The file",
        hint="PDF, Word (.docx) or JPEG, 20 MB at most. It is kept as it came. Whoever takes a photograph from here gets it without where "
        "and when it was taken; from a PDF or Word document nothing is removed.",
    )
