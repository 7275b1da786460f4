"""Alarms: what somebody must hear of at once, from what raised it until it is answered.

A domain declares its own: a table, for finding those whose alarm lasts (`class Alert(Lasting)`), and what raises, answers and says each
(`declare(Alert, Alarm(name="…", …), …)`). Most are a `Watch`: raised by an entry, and answered by another.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self, TypeVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.statute.states import Span
from corbiere.work.roles import HEARS, LEAD, MANAGES, Roles
from corbiere.work.tasks import SAFETY_FORCE, Child, Task

T = TypeVar("T")


@dataclass(slots=True)
class AlarmRecord:
    """An alarm in a record. `entry` is what raised it; `told` whom its writer had told; it lasts until it is answered (`ended_by`).

    `named` hear of it whatever they are to the child. `due` is the day by which it is to be answered; `by_default`: nobody named that day.
    """

    since: date
    entry: UUID
    told: list[str] = field(default_factory=list)
    about: set[str] = field(default_factory=set)
    ends: date | None = None
    ended_by: UUID | None = None
    named: list[UUID] = field(default_factory=list)
    due: date | None = None
    by_default: bool = False
    kind: str = ""

    def end(self, line: Line) -> None:
        self.ends, self.ended_by = line.happened, line.root

    @property
    def alarm(self) -> "Alarm":
        return alarm_called(self.kind)


def raised_by(line: Line) -> AlarmRecord:
    return AlarmRecord(line.happened, line.root, told_by(line), {str(line.root)})


def told_by(line: Line) -> list[str]:
    return [told["who"] for told in line.body.get("told", ())]


class Chronicle:
    """The entries of a record that stand, in order; what several alarms ask of them is worked out once."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._made: dict[Callable[..., Any], Any] = {}

    def once(self, make: Callable[[Sequence[Line]], T]) -> T:
        if make not in self._made:
            self._made[make] = make(self.lines)
        found: T = self._made[make]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One sort of alarm. `what` and `why` are said with the `{name}` a child goes by, and `called` stands in a team's list.

    `answer` is the kind that answers it, `managers` that for a manager if it is another. `rank` is how much a child is harmed if it waits,
    0 most. `by_name`: only those who are named are to answer; the others know of it.
    """

    name: str
    called: str
    what: str
    why: str
    answer: str
    raised: Callable[[Chronicle], Iterable[AlarmRecord]]
    managers: str = ""
    rank: int = 0
    by_name: bool = False


class AlarmTable(models.Model):
    """A table of alarms, made of the entries of each child."""

    subject = models.UUIDField()
    kind = models.CharField(max_length=20)
    since = models.DateField()
    entry = models.UUIDField(help_text="what raised it")
    told = ArrayField(models.TextField(), default=list, help_text="whom the writer had told already")
    named = ArrayField(models.UUIDField(), default=list, help_text="who hears of it by name")
    due = models.DateField(null=True, help_text="by when it is to be answered, if anybody said")
    ends = models.DateField(null=True)
    ended_by = models.UUIDField(null=True, help_text="what answered it")

    class Meta:
        abstract = True

    @classmethod
    def of(cls, subject: UUID, raised: Iterable[AlarmRecord]) -> list[Self]:
        columns = ("kind", "since", "entry", "told", "named", "due", "ends", "ended_by")
        return [cls(subject=subject, **{name: getattr(one, name) for name in columns}) for one in raised]


_ALARMS: dict[str, Alarm] = {}
_TABLES: list[type[AlarmTable]] = []


def declare(table: type[AlarmTable], *alarms: Alarm) -> None:
    """Makes alarms known, and where those that last are kept. ValueError where another has the name of one."""
    for alarm in alarms:
        if _ALARMS.setdefault(alarm.name, alarm) is not alarm:
            raise ValueError(f"there is another alarm called {alarm.name}")
    if table not in _TABLES:
        _TABLES.append(table)


def alarm_called(name: str) -> Alarm:
    """KeyError for one that nothing declares."""
    return _ALARMS[name]


def alarms_known() -> Collection[Alarm]:
    return _ALARMS.values()


def lasting(on: date) -> Iterator["models.QuerySet[AlarmTable]"]:
    """The rows of alarms that last as a day closes, table by table."""
    for table in _TABLES:
        yield table._default_manager.filter(Q(ends=None) | Q(ends__gt=on), since__lte=on)


def raised_in(lines: Sequence[Line], among: Iterable[Alarm] | None = None) -> list[AlarmRecord]:
    """Every alarm there ever was in a record, in the order in which they were raised."""
    return _every(lines) if among is None else _raised(lines, among)


@folded
def _every(lines: Sequence[Line]) -> list[AlarmRecord]:
    return _raised(lines, _ALARMS.values())


def _raised(lines: Sequence[Line], among: Iterable[Alarm]) -> list[AlarmRecord]:
    told = Chronicle(lines)
    found = []
    for alarm in among:
        for one in alarm.raised(told):
            one.kind = alarm.name
            found.append(one)
    return sorted(found, key=lambda one: (one.since, one.kind))


def warnings(child: Child, lasting: Iterable[AlarmRecord], roles: Roles | None = None) -> list[Task]:
    """Alarms as tasks, for whoever leads, the manager and those who are named; every one of them without `roles`."""
    hears = roles is None or bool(HEARS & roles.mine)
    return [_warning(child, one, roles) for one in lasting if hears or (roles and roles.who & set(one.named))]


def _warning(child: Child, raised: AlarmRecord, roles: Roles | None) -> Task:
    """With what answers it. Where a day is expected, it is due on that day."""
    alarm = raised.alarm
    told = f" Already told: {', '.join(raised.told)}." if raised.told else ""
    managing = roles is not None and MANAGES in roles.mine and LEAD not in roles.mine
    return Task(
        child,
        sentence(alarm.what.format(name=child.called)),
        raised.due or raised.since,
        f"{alarm.why.format(name=child.called)}.{told}",
        "should" if raised.due else SAFETY_FORCE,
        alarm.rank,
        "default" if raised.by_default else None,
        kind=alarm.managers if managing and alarm.managers else alarm.answer,
        mine=roles is None or not alarm.by_name or not raised.named or bool(roles.who & set(raised.named)),
        of=raised.entry,
    )


def sentence(words: str) -> str:
    """Of a baby without a name they begin with “the baby”."""
    return words[:1].upper() + words[1:]


# What raises an alarm, and what answers it.

Raises = Callable[[Line], bool]
Answers = Callable[[Line, AlarmRecord], bool]


def of_kind(*kinds: str) -> Raises:
    return lambda line: line.kind in kinds


def saying(kind: str, name: str, value: object) -> Raises:
    return lambda line: line.kind == kind and line.body.get(name) is value


def one_of(*tests: Raises) -> Raises:
    return lambda line: any(test(line) for test in tests)


def about_it(*kinds: str) -> Answers:
    """Points at what raised it."""
    return lambda line, raised: line.kind in kinds and line.body.get("of") in raised.about


def about_it_or_any(*kinds: str) -> Answers:
    """Points at what raised it, or at nothing, and so answers all that came before."""
    return lambda line, raised: line.kind in kinds and (line.body.get("of") is None or line.body["of"] in raised.about)


def whatever(*kinds: str) -> Answers:
    return lambda line, raised: line.kind in kinds


def either(*tests: Answers) -> Answers:
    return lambda line, raised: any(test(line, raised) for test in tests)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Raises an alarm for an entry, unless it is a past that was brought in, and ends it with another.

    `during`: only in these times. `once`: no second alarm while the first lasts. `over` ends it unanswered. `names` tells from an entry who
    hears by name of what is raised after it, None where it says nothing of that.
    """

    raises: Raises
    answers: Answers
    during: Callable[[Sequence[Line]], Sequence[Span]] | None = None
    over: Raises = lambda line: False
    once: bool = False
    names: Callable[[Line], list[UUID] | None] = lambda line: None

    def __call__(self, told: Chronicle) -> list[AlarmRecord]:
        spans = told.once(self.during) if self.during else None
        found: list[AlarmRecord] = []
        named: list[UUID] = []
        for line in told.lines:
            for one in found:
                if one.ends is None and (self.answers(line, one) or self.over(line)):
                    one.end(line)
            named = said if (said := self.names(line)) is not None else named
            if (
                not line.brought_in
                and self.raises(line)
                and _in(spans, line)
                and not (self.once and any(one.ends is None for one in found))
            ):
                found.append(raised_by(line))
                found[-1].named = named
        return found


def _in(spans: Sequence[Span] | None, line: Line) -> bool:
    return spans is None or any(span.begins <= line.happened <= span.last and line.happened != span.ended for span in spans)
