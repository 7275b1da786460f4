"""Documents that were given to somebody: which, to whom, how, and under which seal; and those that came in."""

from typing import Annotated
from uuid import UUID

from corbiere.documents import entries as any_document
from corbiere.ledger.entry import CHILD, Choice, ask
from corbiere.ledger.fields import entry_of
from corbiere.ledger.whose import PAPERS


class PaperKind(Choice):
    """What can be printed of the work to keep a child safe."""

    MINUTES = "minutes", "Minutes"
    LETTER = "letter", "Letter to the parents"
    CHILDS_LETTER = "childs-letter", "Letter to the child"
    NOTES = "notes", "Core group notes with the written agreement"
    PLAN = "plan", "The plan"
    CHILDS_PLAN = "childs-plan", "The child’s own plan"


PRINTED = ("conference-held", "strategy-discussion-held", "core-group-held", "protection-plan-written", "protection-childs-plan-written")
CAME_WITH = entry_of("protection-report-received", "conference-arranged", "protection-meeting-arranged")


class ProtectionDocumentGiven(
    any_document.DocumentGiven,
    kind="protection-document-given",
    whose=PAPERS,
    about=CHILD,
    called="Document shared",
    verb="Share",
    category="protection",
    before_birth=True,
    also=("minutes sent", "copy"),
    story=False,
):
    """A document about keeping the child safe was given to somebody. Its seal shows for ever which entries are in it."""

    paper: PaperKind = ask("Which document?", in_line=True, cites=("CPP-71", "CPP-75"))
    of: Annotated[UUID, entry_of(*PRINTED)] = ask("Which entry was it made from?", cites="CPP-75")


class ProtectionDocumentReceived(
    any_document.DocumentReceived,
    kind="protection-document-received",
    whose=PAPERS,
    about=CHILD,
    called="Document received",
    category="protection",
    before_birth=True,
    also=("letter", "scan", "attachment", "upload"),
    story=False,
):
    """A document about keeping the child safe was received, such as a report to a meeting or a letter. It is kept as it came."""

    of: Annotated[UUID, CAME_WITH] | None = ask("Which report or meeting does it belong to?", cites="ISS-7-C3")
