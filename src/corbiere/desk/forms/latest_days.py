"""The latest lawful day of a question that sets one: it stands beside it, it is begun with, and a later one is explained in place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corbiere.desk.components.words import day_in_words
from corbiere.desk.forms.form_data import Typed, as_value, is_answered, one, spread_one
from corbiere.desk.forms.parsing import read_happened
from corbiere.desk.forms.questions import Control, Question
from corbiere.ledger.conditions import Condition
from corbiere.ledger.day_limits import DayLimit
from corbiere.ledger.record import Line
from corbiere.ledger.standing import facts_of, spans
from corbiere.statute.calendar import WORKING_DAYS, days_after
from corbiere.statute.duties import Duty
from corbiere.statute.engine import findings
from corbiere.statute.facts import Fact
from corbiere.statute.limits import DAY, Input, Latest
from corbiere.statute.starting import Each

Holds = Callable[[Condition | None], bool]


@dataclass(frozen=True, slots=True)
class LatestDay:
    """`last` is lawful, and `working` the last day up to it on which people work. `waits`: after which answers it is so."""

    law: Duty | None
    last: date
    working: date
    on: date
    waits: str = ""
    reason: str = ""
    why: str = ""
    begins: bool = True

    @property
    def offered(self) -> str:
        """The day with which the question begins when it opens, where it is not over."""
        return self.working.isoformat() if self.begins and self.working >= self.on else ""

    @property
    def says(self) -> str:
        """`At the latest Sun 13 December; latest working day Fri 11 December.`"""
        working = f"; latest working day {day_in_words(self.working, self.on)}" if self.working != self.last else ""
        return f"At the latest {day_in_words(self.last, self.on)}{working}."

    @property
    def is_default(self) -> bool:
        return self.law is None or bool(self.law.default)

    @property
    def cites(self) -> tuple[str, ...]:
        return self.law.cites if self.law else ()

    @property
    def input(self) -> str:
        return f"reason-{self.reason}"


def latest(limit: DayLimit, lines: Sequence[Line], day: date) -> date | None:
    """The day by which it is to be, of an entry on `day`."""
    if limit.law is None:
        return WORKING_DAYS.after(day, limit.working_days)
    facts = facts_of(lines)
    if not limit.of_record:
        if not _begins(limit.law, lines, facts, day):
            return None
        return limit.law.due.due(*(day if wanted == DAY else _stated(wanted, facts) for wanted in limit.law.due.inputs))
    held = findings("", facts, day, duties={limit.duty})
    return next((found.due for found in held if found.status in ("open", "overdue")), None)


def _begins(law: Duty, lines: Sequence[Line], facts: Sequence[Fact], day: date) -> bool:
    """Whether the clock starts with such an entry, where it does only with the first in a time, or only with a later one."""
    (starting, *more) = law.starts
    if more or not isinstance(starting, Each) or starting.only is None or law.during is None:
        return True
    since = next((span.begins for span in spans(lines, law.during) if span.begins <= day <= span.last), day)
    told = (fact for fact in facts if since <= fact.day <= day)
    before = any(starting.pattern.matches(fact.kind, dict(fact.attributes)) for fact in told)
    return before is (starting.only == "later")


def _stated(wanted: Input, facts: Sequence[Fact]) -> str | None:
    """The number of days that the record set at last."""
    if not isinstance(wanted, Latest):
        return None
    said = [dict(fact.attributes) for fact in facts if wanted.pattern.matches(fact.kind, dict(fact.attributes))]
    return said[-1].get(wanted.attribute) if said else None


def latest_days(
    question: Question, lines: Sequence[Line], day: date, typed: Typed, waits: Callable[[Condition], str], *, in_pages: bool
) -> list[LatestDay]:
    found = []
    for limit in question.by:
        if limit.after and in_pages and not _holds(limit.after, typed):
            continue  # the answer stands on another page
        if last := latest(limit, lines, day):
            after = waits(limit.after) if limit.after else ""
            why = one(typed, f"reason-{limit.reason}") if limit.reason else ""
            found.append(LatestDay(limit.law, last, working_day(last), day, after, limit.reason, why, limit.begins))
    return found


def preset(questions: Iterable[Question], lines: Sequence[Line], typed: Typed, on: date) -> Typed:
    """Days that a new form begins with: the latest working day, where it is known by now which one it is, and it is not over."""
    day = read_happened(typed, on)[0]
    found: Typed = {}
    for question in questions:
        if not question.by or is_answered(typed, question.key) or not _holds(question.only_if, typed):
            continue
        held = (latest(limit, lines, day) for limit in question.by if limit.begins and _holds(limit.after, typed))
        last = next((last for last in held if last), None)
        if last and last >= on:
            found |= spread_one(question, _as_answer(question, max(on, working_day(last))), question.key)
    return found


def _as_answer(question: Question, day: date) -> str | list[str]:
    return day.isoformat() if question.control is Control.DAY else [day.isoformat()]


def working_day(last: date) -> date:
    """The last day up to that one on which people work."""
    return WORKING_DAYS.before(days_after(last, 1), 1)


def _holds(condition: Condition | None, typed: Typed) -> bool:
    """Whether the answers hold that it waits for."""
    return condition is None or all(one(typed, wait.question) in map(as_value, wait.answers) for wait in condition.after)
