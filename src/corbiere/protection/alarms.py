"""Alarms in protecting a child, to be heard of at once: what raises each, what answers it, and what it says to whom."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.protection import difficulties, ladder, reflection
from corbiere.protection.models import Alert
from corbiere.protection.planning import action_states, versions, without_plan
from corbiere.protection.registration import PLAN_KINDS, ends_a_plan, times_on_plan
from corbiere.work import alarms as of_work
from corbiere.work import owed
from corbiere.work.alarms import (
    Alarm,
    AlarmRecord,
    Answers,
    Chronicle,
    Raises,
    Watch,
    about_it,
    about_it_or_any,
    either,
    of_kind,
    one_of,
    raised_in,
    saying,
    sentence,
    whatever,
)
from corbiere.work.roles import HEARS, LEAD
from corbiere.work.tasks import Child, Task


def _unheard(line: Line) -> bool:
    return line.kind == "child-found" and not line.body.get("views")


def _instead(line: Line, raised: AlarmRecord) -> bool:
    """CPP-41: a strategy discussion takes the place of the core group."""
    return line.kind == "strategy-discussion-held" and line.body.get("instead_of_core_group") is True


def _chair(line: Line) -> list[UUID] | None:
    """The chair of the last conference that names one."""
    return [UUID(line.body["chair"])] if line.kind == "conference-held" and line.body.get("chair") else None


def _watch(raises: Raises, answers: Answers, *, on_plan: bool = False, once: bool = False, chair: bool = False) -> Watch:
    """`on_plan`: only of a child on a plan. `once`: no second alarm while the first lasts. `chair`: the chair hears of it by name."""
    names = _chair if chair else lambda line: None
    return Watch(raises=raises, answers=answers, during=times_on_plan if on_plan else None, over=ends_a_plan, once=once, names=names)


DECIDED_ON_STAY = either(about_it("next-step-decided"), whatever("core-group-held"), _instead)
LEGAL = one_of(
    saying("obstacle-met", "legal_planning", True),
    saying("safety-actions-agreed", "legal_meeting", True),
    saying("conference-held", "legal_planning", True),
    saying("legal-planning-decided", "needed", True),
)
NEW_CONCERN = _watch(
    of_kind("concern-received"),
    either(about_it("management-decision-made", "safety-actions-agreed"), about_it_or_any("concern-decided")),
    on_plan=True,
)
IN_HOSPITAL = _watch(
    saying("hospital-admitted", "planned", False), either(DECIDED_ON_STAY, about_it_or_any("hospital-discharged")), on_plan=True
)


def _went_home(told: Chronicle) -> Iterator[AlarmRecord]:
    """CPP-40: the child left hospital and nobody had decided whether the core group should meet."""
    home = {line.root: line for line in told.lines if line.kind == "hospital-discharged"}
    for stay in IN_HOSPITAL(told):
        left = home.get(stay.ended_by) if stay.ended_by else None
        if left:
            raised = AlarmRecord(left.happened, stay.entry, stay.told, stay.about)
            later = told.lines[told.lines.index(left) + 1 :]
            answer = next((line for line in later if DECIDED_ON_STAY(line, raised) or ends_a_plan(line)), None)
            if answer:
                raised.end(answer)
            yield raised


# fmt: off
ALARMS = (
    Alarm(name="two-failed-visits", called="Not seen, twice running", raised=difficulties.unseen,
          what="{name} was not seen, twice running", why="See {name}, and decide with your manager what to do",
          answer="child-seen", managers="next-step-decided"),
    Alarm(name="unseen-undecided", called="Not seen twice, and nothing decided", raised=difficulties.undecided,
          what="Decide what to do: nobody could see {name}, twice running", why="Lead social worker and manager decide together",
          answer="next-step-decided", rank=1),
    Alarm(name="new-concern", called="New worry", raised=NEW_CONCERN,
          what="A new worry about {name}’s safety", why="Decide what keeps {name} safe now",
          answer="safety-actions-agreed", managers="management-decision-made"),
    Alarm(name="in-hospital", called="Unplanned hospital admission", raised=IN_HOSPITAL,
          what="{name} is in hospital: should the core group meet before the child goes home?",
          why="Decide with your manager before {name} leaves",
          answer="next-step-decided"),
    Alarm(name="home-undecided", called="Home from hospital, and nothing decided", raised=_went_home,
          what="{name} left hospital, and nobody had decided on a core group", why="Decide now, with your manager",
          answer="next-step-decided"),
    Alarm(name="newcomer", called="Somebody new in the home",
          raised=_watch(of_kind("household-joined"), about_it("newcomer-checked"), on_plan=True),
          what="Somebody new in {name}’s home to look into", why="Find out who they are and what they mean for {name}",
          answer="newcomer-checked", rank=1),
    Alarm(name="missing", called="Missing", raised=_watch(of_kind("child-missing"), about_it_or_any("child-found")),
          what="{name} is missing", why="Work with the police until {name} is found",
          answer="child-found"),
    Alarm(name="return-talk", called="Returned from being missing",
          raised=_watch(_unheard, either(about_it_or_any("return-talk-held"), whatever("views-heard", "child-missing"))),
          what="{name} is back: offer a return home interview", why="Hear from {name} what happened and what would help",
          answer="return-talk-held", rank=1),
    Alarm(name="stuck", called="The plan is stuck",
          raised=_watch(saying("obstacle-met", "overcome", False),
                        either(about_it("early-review-requested"), whatever("conference-held")), on_plan=True),
          what="{name}’s plan is stuck", why="Ask the chair for an early review",
          answer="early-review-requested", rank=1),
    Alarm(name="reflection", called="Complex, stuck or drifting: reflective supervision not considered", raised=reflection.unconsidered,
          what="{name}’s plan is stuck or drifting: reflect on it together?",
          why="It is complex, stuck or drifting: decide whether reflective supervision is held, and write down why or why not",
          answer="reflective-supervision-decided", rank=2),
    Alarm(name="early-review", called="Early review requested",
          raised=_watch(of_kind("early-review-requested"),
                        either(about_it("early-review-answered"), whatever("conference-held")), on_plan=True, chair=True),
          what="An early review is requested for {name}", why="Decide whether it is brought forward, and to which day",
          answer="early-review-answered", rank=1, by_name=True),
    Alarm(name="legal-planning", called="Legal planning needed",
          raised=_watch(LEGAL, whatever("legal-planning-held", "legal-planning-decided"), on_plan=True, once=True),
          what="Legal planning for {name}", why="Decide on the meeting, hold it, and record what came of it",
          answer="legal-planning-decided", rank=2),
    Alarm(name="difference", called="Professional disagreement", raised=ladder.unsettled,
          what="Professional disagreement about {name}", why="Take the next step to resolve it",
          answer="difference-step-taken", rank=2),
)
# fmt: on
_WATCHED = (
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
READS = tuple(dict.fromkeys((*PLAN_KINDS, *_WATCHED, *difficulties.READS, *reflection.READS, *ladder.READS)))
of_work.declare(Alert, *ALARMS)


@folded
def alarms(lines: Sequence[Line]) -> list[AlarmRecord]:
    """Every alarm there ever was, in the order in which they were raised."""
    return raised_in(lines, ALARMS)


# What is asked beside the law, and is no alarm.


def unplanned(child: Child, lines: Sequence[Line], on: date) -> list[Task]:
    """WT-115-2, PS-4.0: whoever is on the register has a plan. One without stands red before the lead social worker and the manager."""
    since = without_plan(lines, on)
    if since is None:
        return []
    what, why = (
        sentence(f"{child.called} is on the register without a plan"),
        f"A child on the register must have a plan. Write {child.called}’s.",
    )
    return [Task(child, what, since, why, "must", 1, basis="guidance", kind="protection-plan-written")]


def to_agree_anew(child: Child, lines: Sequence[Line], on: date) -> list[Task]:
    """CPP-58: what somebody cannot do as the plan says, for the lead to agree anew before its day."""
    if not any(line.kind == "protection-action-noted" for line in lines):
        return []
    states = action_states(versions(lines), lines)
    return [
        Task(
            child,
            f"Re-agree for {child.called}: {state.action.what}",
            state.due or state.noted or state.since,
            f"{state.who} cannot do it as the plan says. {state.told}",
            "must",
            2,
            basis="procedure",
            kind="protection-action-agreed-anew",
        )
        for state in states
        if state.cannot and state.noted
    ]


owed.declare(owed.BesideTheLaw(unplanned, HEARS, urgent=True))
owed.declare(owed.BesideTheLaw(to_agree_anew, frozenset({LEAD})))
