"""Taking back an entry that should never have been made; and asking a second person to correct one or take it back."""

from typing import Annotated
from uuid import UUID

from corbiere.ledger.entry import ANY, Choice, Entry, ask
from corbiere.ledger.fields import Text, Words, entry_of
from corbiere.ledger.whose import ANYBODY


class Withdrawn(Entry, kind="withdrawn", whose=(ANYBODY,), about=ANY, called="Entry withdrawn", before_birth=True):
    """An entry was made in error, for example about the wrong child. It stays in the record, marked; nothing is worked out from it."""


class ToDo(Choice):
    CORRECT = "correct", "Correct it"
    WITHDRAW = "withdraw", "Withdraw it"


class CorrectionAsked(
    Entry,
    kind="correction-asked",
    whose=(ANYBODY,),
    about=ANY,
    called="Second person’s agreement requested",
    category="privileged",
    before_birth=True,
    own_page=True,
    short_form=(),
):
    """Somebody asks that an entry which begins or ends a legal state be corrected or withdrawn. A second person agrees, or does not."""

    entry: Words = ask("Which entry?", hint="Its id; to restore a withdrawn entry, that of the withdrawal")
    what: ToDo = ask("What should be done with it?", in_line=True)
    why: Text = ask("Why?", in_line=True)
    day: Words | None = ask("On which day did it happen?", hint="As a correction says: year-month-day")
    time: Words | None = ask("At what time?")
    words: Text | None = ask("What should it say?", hint="Of a correction: the whole new entry, as JSON")


class CorrectionDeclined(
    Entry,
    kind="correction-declined",
    whose=(ANYBODY,),
    about=ANY,
    called="Second person’s agreement declined",
    category="privileged",
    before_birth=True,
    own_page=True,
):
    """Somebody else was asked to agree to a correction or a withdrawal, and did not. The entry stays as it is."""

    of: Annotated[UUID, entry_of("correction-asked")] = ask("What was asked?")
    why: Text = ask("Why not?", in_line=True)


# Filed where the entry is that they are about, so that whoever sees the one sees the others.
FILED_WITH_ANOTHER = (Withdrawn, CorrectionAsked, CorrectionDeclined)
