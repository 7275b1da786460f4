"""Notes of a child's days in care, as those who write and those who read them see them: the child's words, the rest and the answer."""

from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import NamedTuple
from uuid import UUID

from corbiere.care.daily_tasks import answered_with
from corbiere.care.entries.daily import ASKED, DAY, WORRY, CarersQuestionAnswered, CarersWorryAnswered
from corbiere.care.entries.life_story import AchievementNoted
from corbiere.desk.forms.questions import questions_of
from corbiere.ledger.entry import in_words, kind_called
from corbiere.ledger.record import Line

# What is written of the days, with the question that has the child's own words.
CHILD_SAYS = {DAY: "said", WORRY: "said", ASKED: "child_says", AchievementNoted.kind: "says"}


class AnswerInWords(NamedTuple):
    question: str
    said: Sequence[str]


class DayNote(NamedTuple):
    """Something that was written of a day. `answered_by` is the kind that answers what is asked in it, if anything is; `answer` what was
    said to it."""

    line: Line
    called: str
    child_says: str
    said: Sequence[AnswerInWords]
    answered_by: str
    answer: str

    @property
    def day(self) -> date:
        return self.line.happened

    @property
    def at(self) -> time | None:
        return self.line.time

    @property
    def root(self) -> UUID:
        return self.line.root

    @property
    def waits(self) -> bool:
        return bool(self.answered_by) and not self.answer


def day_notes(lines: Sequence[Line], called: str) -> list[DayNote]:
    """The last first, in the words of the form with the name that the child goes by."""
    answers = _answers(lines)
    written = sorted((line for line in lines if line.kind in CHILD_SAYS), key=lambda line: (line.happened, line.order), reverse=True)
    return [_note(line, called, answers) for line in written]


def _answers(lines: Sequence[Line]) -> dict[str, str]:
    """Answers to those that ask for one, by their roots."""
    found = {}
    for line in lines:
        if line.kind == CarersWorryAnswered.kind:
            found[line.body["of"]] = line.body["done"]
        elif line.kind == CarersQuestionAnswered.kind:
            found[line.body["of"]] = CarersQuestionAnswered.read(line.body, line.version).in_a_sentence
    return found


def _note(line: Line, called: str, answers: dict[str, str]) -> DayNote:
    own = CHILD_SAYS[line.kind]
    said = [one for key, one in answers_of(line, called) if key != own]
    return DayNote(line, kind_called(line.kind).called, line.body.get(own, ""), said, answered_with(line), answers.get(str(line.root), ""))


def answers_of(line: Line, called: str) -> Iterator[tuple[str, AnswerInWords]]:
    """The questions that were answered, by their keys."""
    entry = kind_called(line.kind).read(line.body, line.version)
    for question in questions_of(type(entry)):
        value = getattr(entry, question.field)
        said = [in_words(part) for part in value] if isinstance(value, list) else [in_words(value)] if value is not None else []
        if said:
            yield question.key, AnswerInWords(question.of(called).label, said)
