"""What must be answered once it has happened, a line for each: what raises it, and what answers it."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from corbiere.ledger.rulings import Line
from corbiere.protection.alarm import Alarm, AlarmKind, raised
from corbiere.statute.states import Span

Raises = Callable[[Line], bool]
Answers = Callable[[Line, Alarm], bool]


class Watch(NamedTuple):
    """`on_plan`: only of a child on a plan. `once`: no second alarm while the first lasts. `chair`: the chair hears of it by name."""

    kind: AlarmKind
    raises: Raises
    answers: Answers
    on_plan: bool = False
    once: bool = False
    chair: bool = False


def _kind(*kinds: str) -> Raises:
    return lambda line: line.kind in kinds


def _saying(kind: str, name: str, value: object) -> Raises:
    return lambda line: line.kind == kind and line.body.get(name) is value


def _one_of(*tests: Raises) -> Raises:
    return lambda line: any(test(line) for test in tests)


def _about_it(*kinds: str) -> Answers:
    """Points at what raised it."""
    return lambda line, alarm: line.kind in kinds and line.body.get("of") in alarm.about


def _about_it_or_any(*kinds: str) -> Answers:
    """Points at what raised it, or at nothing, and so answers all that came before."""
    return lambda line, alarm: line.kind in kinds and (line.body.get("of") is None or line.body["of"] in alarm.about)


def _whatever(*kinds: str) -> Answers:
    return lambda line, alarm: line.kind in kinds


def _either(*tests: Answers) -> Answers:
    return lambda line, alarm: any(test(line, alarm) for test in tests)


def plan_ends(line: Line) -> bool:
    return line.kind == "died" or (line.kind == "conference-held" and line.body.get("outcome") == "end")


def _unheard(line: Line) -> bool:
    return line.kind == "child-found" and not line.body.get("views")


def _instead(line: Line, alarm: Alarm) -> bool:
    """CPP-41: a strategy discussion takes the place of the core group."""
    return line.kind == "strategy-discussion-held" and line.body.get("instead_of_core_group") is True


DECIDED_ON_STAY = _either(_about_it("next-step-decided"), _whatever("core-group-held"), _instead)
LEGAL = _one_of(
    _saying("obstacle-met", "legal_planning", True),
    _saying("safety-actions-agreed", "legal_meeting", True),
    _saying("conference-held", "legal_planning", True),
    _saying("legal-planning-decided", "needed", True),
)
# fmt: off
WATCHES = (
    Watch("new-concern", _kind("concern-received"),
          _either(_about_it("management-decision-made", "safety-actions-agreed"), _about_it_or_any("concern-decided")), on_plan=True),
    Watch("in-hospital", _saying("hospital-admitted", "planned", False),
          _either(DECIDED_ON_STAY, _about_it_or_any("hospital-discharged")), on_plan=True),
    Watch("newcomer", _kind("household-joined"), _about_it("newcomer-checked"), on_plan=True),
    Watch("missing", _kind("child-missing"), _about_it_or_any("child-found")),
    Watch("return-talk", _unheard, _either(_about_it_or_any("return-talk-held"), _whatever("views-heard", "child-missing"))),
    Watch("stuck", _saying("obstacle-met", "overcome", False),
          _either(_about_it("early-review-requested"), _whatever("conference-held")), on_plan=True),
    Watch("early-review", _kind("early-review-requested"),
          _either(_about_it("early-review-answered"), _whatever("conference-held")), on_plan=True, chair=True),
    Watch("legal-planning", LEGAL, _whatever("legal-planning-held", "legal-planning-decided"), on_plan=True, once=True),
)
# fmt: on
READS = (
    "born",
    "died",
    "conference-held",
    "core-group-held",
    "strategy-discussion-held",
    "concern-received",
    "management-decision-made",
    "safety-actions-agreed",
    "concern-decided",
    "hospital-admitted",
    "hospital-discharged",
    "next-step-decided",
    "household-joined",
    "newcomer-checked",
    "child-missing",
    "child-found",
    "return-talk-held",
    "views-heard",
    "obstacle-met",
    "early-review-requested",
    "early-review-answered",
    "legal-planning-decided",
    "legal-planning-held",
)  # fmt: skip


def watched(lines: Sequence[Line], plans: Sequence[Span]) -> Iterator[Alarm]:
    for watch in WATCHES:
        found = _watch(watch, lines, plans)
        yield from found
        if watch.kind == "in-hospital":
            yield from _went_home(lines, found)


def _watch(watch: Watch, lines: Sequence[Line], plans: Sequence[Span]) -> list[Alarm]:
    found: list[Alarm] = []
    chair: list[UUID] = []
    for line in lines:
        for alarm in found:
            if alarm.ends is None and (watch.answers(line, alarm) or plan_ends(line)):
                alarm.end(line)
        if line.kind == "conference-held" and line.body.get("chair"):
            chair = [UUID(line.body["chair"])]
        if watch.raises(line) and _counts(watch, line, plans) and not (watch.once and any(alarm.ends is None for alarm in found)):
            found.append(raised(watch.kind, line))
            found[-1].named = chair if watch.chair else []
    return found


def _counts(watch: Watch, line: Line, plans: Sequence[Span]) -> bool:
    return not watch.on_plan or any(span.begins <= line.happened <= span.last and line.happened != span.ended for span in plans)


def _went_home(lines: Sequence[Line], stays: Sequence[Alarm]) -> Iterator[Alarm]:
    """CPP-40: the child left hospital and nobody had decided whether the core group should meet."""
    home = {line.root: line for line in lines if line.kind == "hospital-discharged"}
    for stay in stays:
        left = home.get(stay.ended_by) if stay.ended_by else None
        if left:
            alarm = Alarm("home-undecided", left.happened, stay.entry, stay.told, stay.about)
            later = lines[lines.index(left) + 1 :]
            answer = next((line for line in later if DECIDED_ON_STAY(line, alarm) or plan_ends(line)), None)
            if answer:
                alarm.end(answer)
            yield alarm
