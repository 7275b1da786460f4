"""Entries about a register itself.

Who is on one is never written down: that follows from what was recorded of each child.
"""

from corbiere.ledger.entry import AGENCY, Choice, Entry, ask
from corbiere.ledger.fields import Text
from corbiere.ledger.whose import REGISTER_KEEPER


class WhichRegister(Choice):
    CHILD_PROTECTION = "child-protection", "Child Protection Register"
    LOOKED_AFTER = "looked-after", "Looked After Children Register"
    COURT = "court", "Court Proceedings Register"


class CheckOutcome(Choice):
    IN_ORDER = "in-order", "It is in order"
    TO_PUT_RIGHT = "to-put-right", "Something has to be put right"


class Oddity(Choice):
    """What should not be so of a child on a register, and may be so in life all the same."""

    NO_LEAD = "no-lead", "No lead social worker is named"
    NO_REVIEW = "no-review", "No day is set for the next review conference"
    GROWN = "grown", "Eighteen or older, or nobody knows when they were born"
    NO_CATEGORY = "no-category", "No category"
    LONG = "long", "On the register for more than two years"
    NO_HOME = "no-home", "No placement is written down"
    NO_OFFICER = "no-officer", "No reviewing officer is named"
    NO_HEARING = "no-hearing", "Nothing is listed, and no next step has a day"
    NO_GUARDIAN = "no-guardian", "No guardian is named"


class RegisterChecked(
    Entry,
    kind="register-checked",
    whose=(REGISTER_KEEPER,),
    about=AGENCY,
    called="Register checked",
    verb="Check",
    category="directory",
    own_page=True,
    short_form=("which", "agrees", "outcome", "done"),
):
    """The keeper of a register checked it against the record, and for anything odd. The record says who did, and on which day."""

    which: WhichRegister = ask("Which register?", in_line=True)
    agrees: bool = ask("Does it agree with a recount of the record?", cites="ISS-7-0a")
    odd: list[Oddity] = ask("What is odd in it?", hint="As the system finds it on that day", cites="ISS-7-0a")
    outcome: CheckOutcome = ask("What came of it?", cites="ISS-7-0a", in_line=True)
    done: Text | None = ask(
        "What was found, and who does what about it?", hint="Everybody who works here can read it: name no child", cites="ISS-7-0a"
    )
