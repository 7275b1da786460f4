"""Answers to the questions of any kind, drawn from its declaration alone: whole forms, half-filled ones, odd words and long lists."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from corbiere.desk.forms.form_data import DAY_PARTS, ITEM, UNKNOWN, Typed, joined
from corbiere.desk.forms.questions import Control, Question, questions_of
from corbiere.ledger.entry import Entry
from corbiere.ledger.fields import Reference

CLOCK = "14:30"  # as the hint of a question says that wants a time of day
RINGS = "01534 960 123"  # and of one that wants a telephone number
SAID = ("No coat", "Zoë said « hello » 👋", "<b>&amp; \"quoted\" 'twice'</b>", "=1+1", "0", "Ελένη", "a - b")
LONGER = ("Two lines:\nthe second.", "\N{BULLET} one\n\n\N{BULLET} two", *SAID)
GIVEN = {"yes": True, "no": False}
DAYS = (date(2026, 3, 2), date(2024, 2, 29), date(2025, 12, 31), date(2026, 1, 1))

Pool = Callable[[Reference], Sequence[UUID]]


def somebody(reference: Reference) -> Sequence[UUID]:
    return [UUID(int=7), UUID(int=8)]


@st.composite
def answers(draw: DrawFn, kind: type[Entry], pool: Pool = somebody, days: Sequence[date] = DAYS) -> Typed:
    """What somebody types who leaves out some of what may be left out."""
    return draw(_Answers(pool, days).to_all(questions_of(kind), ""))


class _Answers:
    def __init__(self, pool: Pool, days: Sequence[date]) -> None:
        self.pool, self.days = pool, days

    def to_all(self, questions: Sequence[Question], name: str) -> SearchStrategy[Typed]:
        drawn = [self.perhaps(question, joined(name, question.key)) for question in questions]
        return st.tuples(*drawn).map(lambda parts: _fitting(questions, name, parts))

    def perhaps(self, question: Question, name: str) -> SearchStrategy[Typed]:
        answered = self.to(question, name)
        return answered if question.required else st.one_of(answered, answered, st.just({}))

    def to(self, question: Question, name: str) -> SearchStrategy[Typed]:
        match question.control:
            case Control.GROUP:
                return self.to_all(question.parts, name)
            case Control.REPEATED:
                return st.integers(question.least or 0, min(question.most or 3, 3)).flatmap(lambda many: self.items(question, name, many))
            case Control.DAY:
                return st.sampled_from(self.days).map(lambda day: _boxes(name, day))
            case Control.CHOICES:
                values = [option.value for option in question.options]
                chosen = st.lists(st.sampled_from(values), min_size=question.least or 0, unique=True)
                return chosen.map(lambda ticked: {name: [value for value in values if value in ticked]})
            case Control.REFERENCES:
                return st.lists(st.sampled_from(self.whom(question)), unique=True, max_size=2).map(lambda chosen: {name: chosen})
            case _:
                return st.sampled_from(self.plain(question)).map(lambda said: {name: [said]} if said else {})

    def items(self, question: Question, name: str, many: int) -> SearchStrategy[Typed]:
        assert question.each is not None
        each = question.each
        places = [str(place) for place in range(many)]
        drawn = st.tuples(*(self.to(each, joined(name, place)) for place in places))
        return drawn.map(lambda parts: {held: said for part in ({joined(name, ITEM): places}, *parts) for held, said in part.items()})

    def plain(self, question: Question) -> Sequence[str]:
        match question.control:
            case Control.YES_NO:
                return ("yes", "no", UNKNOWN) if question.can_be_unknown else ("yes", "no")
            case Control.NUMBER:
                least = question.least or 0
                return [str(number) for number in {least, least + 1, question.most if question.most is not None else least + 12}]
            case Control.CHOICE | Control.CARRIED if question.options:
                return [option.value for option in question.options]
            case Control.REFERENCE | Control.CARRIED:
                return self.whom(question)
            case Control.PHOTO:
                return ["0" * 64]
            case Control.FILE:
                return [f"{'0' * 64}.pdf"]
            case Control.WORDS if CLOCK in question.hint:
                return [CLOCK, "09:05"]
            case Control.WORDS if RINGS in question.hint:
                return [RINGS, "960 123", "+44 7700 900123", "+33 1 99 00 12 34"]
            case _:
                return [said[: question.longest].strip() for said in (LONGER if question.control is Control.TEXT else SAID)]

    def whom(self, question: Question) -> Sequence[str]:
        """Nothing where there is nobody to point at."""
        held = self.pool(question.reference) if question.reference else [UUID(int=7)]
        return [str(id) for id in held] or [""]


def is_asked(question: Question, name: str, typed: Typed) -> bool:
    """Whether a question, of the group of this name, is asked after what is typed so far, of somebody who is in no state of the law."""
    condition = question.only_if
    if condition is None:
        return True
    given = {one.question: [GIVEN.get(value, value) for value in typed.get(joined(name, one.question), ())] for one in condition.after}
    return condition.holds(given, None, lambda state: False)


def _fitting(questions: Sequence[Question], name: str, parts: Sequence[Typed]) -> Typed:
    """Nothing to a question that is not asked."""
    typed: Typed = {}
    for question, part in zip(questions, parts, strict=True):
        typed |= part if is_asked(question, name, typed) else {}
    return typed


def _boxes(name: str, day: date) -> Mapping[str, list[str]]:
    return {joined(name, part): [str(number)] for part, number in zip(DAY_PARTS, (day.day, day.month, day.year), strict=True)}
