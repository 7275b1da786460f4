"""Entries about any document that goes out or comes in. An app declares kinds of its own from these, under its own category."""

from typing import Annotated
from uuid import UUID

from corbiere.ledger.entry import Entry, Section, ask
from corbiere.ledger.fields import AgencyId, DocumentName, Text, Words, entry_of


class DocumentGiven(
    Entry,
    short_form=("of", "paper", "to", "how"),
    sections=(
        Section("In which language, and what was left out", ("language", "without")),
        Section("Its seal, or why they would not take it", ("seal", "why_not")),
    ),
):
    """A document was given to somebody. Its seal tells for ever which entries it printed."""

    paper: Words = ask("Which document?", in_line=True, cites=("CPP-71", "CPP-75"))
    of: Annotated[UUID, entry_of()] = ask("Which entry was it made from?", cites="CPP-75")
    to: Words = ask("Who to?", in_line=True, cites=("CPP-71", "CPP-75", "ISS-7-C9"))
    how: Words | None = ask("How was it given, and explained?", hint="By hand, by secure email, read aloud", cites=("CPP-71", "CPP-75"))
    language: Words | None = ask("In which language?", hint="Where it is not English", cites="CPP-71")
    without: Words | None = ask("What was left out of this copy?", hint="For example: the address", cites="ISS-7-C9")
    seal: Words | None = ask("Its seal", hint="It is printed at the end of the document, and is filled in if you came from there")
    why_not: Text | None = ask("Why would they not take it?", cites="CPP-75")


class DocumentReceived(Entry, called="Document received", short_form=("document", "what", "from", "agency", "of")):
    """A document was received, such as a report to a meeting or a letter. It is kept as it came."""

    what: Words = ask("What is it?", hint="For example: school report", in_line=True, cites="PS-3.12")
    from_: Words = ask("Who wrote it?", alias="from", in_line=True, cites="ISS-7-C3")
    agency: AgencyId | None = ask("From which agency?", cites="ISS-7-C3")
    of: Annotated[UUID, entry_of()] | None = ask("What does it belong to?", cites="ISS-7-C3")
    document: DocumentName = ask(
        "The file",
        hint="PDF, Word (.docx) or JPEG, 20 MB at most. It is kept as it came. A photograph is given out without where "
        "and when it was taken; nothing is removed from a PDF or Word document.",
    )
