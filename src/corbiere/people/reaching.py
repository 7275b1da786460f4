"""Entries on how somebody is reached: their telephone numbers, and where they work or learn."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.entry import PERSON, Choice, Entry, ask
from corbiere.ledger.fields import Words, entry_of
from corbiere.ledger.telephones import TelephoneNumber
from corbiere.ledger.whose import TELLING


class CallSafety(Choice):
    SAFE = "safe", "Yes, and a message may be left"
    NO_MESSAGE = "no-message", "Yes, but leave no message"
    ASK_FIRST = "ask-first", "Only at a time agreed with them"


class TelephoneNoted(
    Entry,
    kind="telephone-noted",
    whose=TELLING,
    about=PERSON,
    called="Telephone number",
    category="family",
    story=False,
    verb="Note",
    short_form=("number", "answers", "safety", "when"),
):
    """A number at which this person can be reached, from this day."""

    number: TelephoneNumber = ask("Which number?", hint="For example 01534 960 123 or 07700 900 123", in_line=True)
    answers: Words | None = ask("Who answers it, if it is not their own?", hint="Her sister, the school office", in_line=True)
    safety: CallSafety = ask("Is it safe to ring?", default=CallSafety.SAFE)
    when: Words | None = ask("When can they be reached?", hint="After three, not while he is at home")


class TelephoneEnded(
    Entry,
    kind="telephone-ended",
    whose=TELLING,
    about=PERSON,
    called="Telephone number ended",
    category="family",
    story=False,
    verb="End",
    short_form=("of", "why"),
):
    """They can no longer be reached at this number, from this day."""

    of: Annotated[UUID, entry_of("telephone-noted")] = ask("Which number?")
    why: Words | None = ask("Why?", in_line=True)


class WorkplaceNoted(
    Entry,
    kind="workplace-noted",
    whose=TELLING,
    about=PERSON,
    called="Place of work",
    category="family",
    story=False,
    verb="Note",
    short_form=("place", "does", "number", "until"),
):
    """Where this person works, or learns, from this day."""

    place: Words = ask("Where?", in_line=True)
    does: Words | None = ask("As what?", hint="For example: cook, nights; in year 12", in_line=True)
    number: TelephoneNumber | None = ask("Its telephone number", hint="For example 01534 960 123")
    until: date | None = ask("Until when were they there?", hint="Where they no longer are")
