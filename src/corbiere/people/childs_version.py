"""Entries that say a plan or an assessment to the child it is about. An app declares kinds of its own from these, under its own category.

The questions are headings to the child, with keys for their translation. Their texts are `ToChild`: how old one must be to read them is
said while they are written.
"""

from typing import Annotated
from uuid import UUID

from corbiere.ledger.entry import Entry, Section, ask
from corbiere.ledger.fields import DocumentName, OwnText, Text, Words, entry_of
from corbiere.ledger.words import phrases

phrases("picture", lighthouse="A lighthouse on a rock in the sea, with its lamp lit", childs="A picture for you")


class ForChild:
    """Marks what is written to a child, so that the form says how easily it is read."""


def is_for_child(mark: object) -> bool:
    return isinstance(mark, ForChild)


ToChild = Annotated[Text, ForChild()]
HOW = Section("A drawing, and how it was explained", ("drawing", "explained"))


class ChildsVersion(Entry):
    """Something that concerns a child, said to them in their language."""

    of: Annotated[UUID, entry_of()] | None = ask("Of what is it?")
    language: Words = ask("In which language is it?", in_line=True, cites=("CPP-71", "WT-gov-25"), lasts=True)
    language_code: Words | None = ask(
        "The code of that language", hint="For example pt, pl or en, so that it is read aloud well", cites="CPP-44", lasts=True
    )
    drawing: DocumentName | None = ask(
        "A picture for it", hint="What {child} drew, or a photograph that helps them: JPEG, 20 MB at most", cites="WT-127-1"
    )
    explained: Words | None = ask(
        "How was it explained to {child}, and by whom?", hint="Read aloud, with pictures, at home with Gran", cites=("CPP-70", "WT-110-9")
    )


class ChildsAssessmentWritten(
    ChildsVersion,
    short_form=("language", "why", "good", "hard", "you_said", "next"),
    sections=(
        Section("Whom you can tell", ("tell",)),
        HOW,
        Section("The language for reading aloud, and which assessment it is", ("language_code", "of")),
    ),
):
    """What was found out with a child about their life, to the child. Write it as you would say it to them."""

    why: ToChild = ask("Why we talked with you", hint="For example: School told us that you are often tired.", cites="WT-110-9")
    good: list[ToChild] = ask("What is good in your life", cites="WT-110-9")
    hard: list[ToChild] = ask("What is hard for you", cites="WT-110-9")
    you_said: OwnText | None = ask("What you told us", cites=("WT-carry-7", "PS-7.5"))
    next: list[ToChild] = ask("What happens now", cites="WT-110-9")
    tell: ToChild | None = ask("Who you can tell", hint="A name, and how to reach them", cites="WT-110-9", lasts=True)
