"""The number another system knows a person by, kept by an import beside what happened."""

from corbiere.ledger.entry import PERSON, Entry, ask
from corbiere.ledger.fields import Words
from corbiere.ledger.whose import IDENTIFYING


class NumberNoted(
    Entry, kind="number-noted", whose=IDENTIFYING, about=PERSON, called="Other identifier", category="identity", before_birth=True
):
    """The number by which another system knows this person. The next import finds them by it."""

    system: Words = ask("Which system?", hint="For example the Children in Need census", in_line=True)
    number: Words = ask("Which number?", in_line=True)
