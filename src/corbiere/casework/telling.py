"""Entries on what a child was told: what came of what they said, and whether they were understood rightly."""

from typing import Annotated
from uuid import UUID

from pydantic import model_validator

from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import OwnText, Part, Text, Words, entry_of
from corbiere.ledger.phases import VISITS
from corbiere.ledger.whose import SAID, SEEING
from corbiere.work.childs_voice import TOLD_BACK


class ToldHow(Choice):
    """How it was told, so that the child could follow (WT-207-1)."""

    PLAIN = "plain", "In words for their age"
    OTHER_WAYS = "other-ways", "With pictures, play or a story"
    SPECIALIST = "specialist", "With somebody who signs, interprets or knows how they communicate"
    WRITING = "writing", "In a letter or a message"
    OTHER = "other", "In another way"


class UnderstoodRightly(Choice):
    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"


class QuestionOfChild(Part):
    """Something that the child asked, and what they were answered. Without an answer it waits on a list."""

    question: OwnText = ask("What did {child} ask?", cites=("WT-209-1", "WT-147-2"))
    answer: Text | None = ask("What did you answer?", hint="Leave empty what you could not answer yet", cites="WT-209-2", default=None)

    def __str__(self) -> str:
        return f"“{self.question}” {self.answer or 'Not answered yet'}"


class ViewsToldBack(
    Entry,
    kind=TOLD_BACK,
    story="{by} told {child} what came of what they said",
    whose=SEEING,
    about=PERSON,
    called="Told what came of it",
    verb="Tell",
    category="casework",
    act=SAID,
    phase=VISITS,
    often=6,
    followed_by=("views-heard",),
    also=("feedback to the child", "explained the decision", "told back", "you said we did"),
    short_form=("of", "told", "how", "right", "in_their_words", "questions"),
    sections=(Section("The language, and whether they could follow", ("language", "understood", "invited")),),
):
    """The child or young person was told what came of what they said, and asked whether you had understood them rightly."""

    of: Annotated[UUID, entry_of()] = ask(
        "What does it answer?", hint="What they said, or what was decided", cites=("WT-gov-24", "LAC-396-2")
    )
    told: Text = ask("What did you tell {child}?", cites=("WT-206-1", "WT-gov-24", "WT-147-1", "PS-5.10"))
    how: ToldHow = ask("How?", cites=("WT-207-1", "WT-gov-25", "WT-principles-7"), in_line=True)
    right: UnderstoodRightly | None = ask(
        "You told {child} how you understood what they said. Was that right?", cites=("PS-7.5", "WT-191-2", "LAC-396-1")
    )
    in_their_words: OwnText | None = ask("What did {child} say to it?", cites="PS-7.5")
    questions: list[QuestionOfChild] = ask("What did {child} ask?", cites=("WT-209-1", "WT-209-2"))
    language: Words | None = ask("In which language?", cites="WT-gov-25", lasts=True)
    understood: bool | None = ask("Could {child} follow it?", cites="WT-206-1")
    invited: bool | None = ask("Were they asked whether they have questions?", cites="WT-209-1")

    @model_validator(mode="after")
    def _put_right(self) -> "ViewsToldBack":
        if self.right in (UnderstoodRightly.PARTLY, UnderstoodRightly.NO) and not self.in_their_words:
            raise ValueError("you had not understood all of it: write what the child says it should be, in their words")
        return self
