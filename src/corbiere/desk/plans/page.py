"""The plan as its page shows it: what stands out, and where what is recorded. Pure but for the names that come in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from pydantic import BaseModel

from corbiere.desk.addresses import form_address
from corbiere.desk.extend import PlanPage, every
from corbiere.desk.forms.questions import questions_of
from corbiere.desk.record.display import AnswerDisplay, Names, answers, name_in
from corbiere.desk.record.record import Record
from corbiere.plans.parts import Outcome, PlannedAction, Progress, Voice
from corbiere.plans.picture import Picture, drawn
from corbiere.plans.plan import OutcomeState, PlanState
from corbiere.plans.progress import ActionState

TONES = {Progress.OFF_TRACK.value: "needs-you", Progress.DONE.value: "good", Progress.ON_TRACK.value: "good"}


class OutcomeRow(NamedTuple):
    """`more` is what this type of plan asks of an outcome, and no other does."""

    state: OutcomeState
    tone: str
    picture: Picture | None
    more: Sequence[AnswerDisplay]


class ActionRow(NamedTuple):
    """An action with the agency it is for, and where to write how it goes; `more` as of an outcome."""

    state: ActionState
    agency: str
    late: bool
    note: str
    anew: str
    more: Sequence[AnswerDisplay]

    @property
    def said(self) -> str:
        return f"Late: {self.state.said.lower()}" if self.late else self.state.said

    @property
    def tone(self) -> str:
        return "needs-you" if self.late or self.state.cannot else "good" if self.state.done else "plain"


class ActionRows(NamedTuple):
    """`by_person`: those with something late first; `promised`: what the service of whoever looks has promised (CPP-39)."""

    by_person: Sequence[tuple[str, Sequence[ActionRow]]]
    promised: Sequence[ActionRow]


def own_answers(held: BaseModel, common: type[BaseModel], names: Names) -> list[AnswerDisplay]:
    """The answers to the questions that a type of plan has of its own."""
    own = {question.label for question in questions_of(type(held)) if question.field not in common.model_fields}
    return [answer for answer in answers(held, names, "") if answer.question in own]


def outcomes(plan: PlanState, names: Names) -> list[OutcomeRow]:
    found = [(one, TONES.get(one.last.value, "plain") if one.last else "plain") for one in plan.outcomes]
    return [OutcomeRow(one, tone, drawn(one.steps), own_answers(one.outcome, Outcome, names)) for one, tone in found]


def actions(record: Record, plan: PlanState, agency: UUID | None, names: Names) -> ActionRows:
    """The nearest day first, what is done last."""
    states = sorted(plan.actions, key=lambda state: (state.done, state.due or date.max))
    shown = [_action(record, plan, state, names) for state in states]
    found: dict[str, list[ActionRow]] = defaultdict(list)
    for one in shown:
        found[one.state.who].append(one)
    by_person = sorted(found.items(), key=lambda pair: (not any(one.late for one in pair[1]), pair[0].casefold()))
    return ActionRows(by_person, [one for one in shown if agency is not None and one.state.action.agency == agency])


def _action(record: Record, plan: PlanState, state: ActionState, names: Names) -> ActionRow:
    type, root, here = plan.type, plan.version.root if plan.version else None, record.subject
    note = agree = ""
    if record.shown.is_now and plan.runs:
        if type.noted and not state.done and record.may(type.noted.kind):
            note = form_address(here, type.noted.kind, what=state.action.what, mark=state.action.known_as, of=root)
        if type.anew and state.cannot and record.may(type.anew.kind):
            agree = form_address(here, type.anew.kind, of=state.cannot)
    more = own_answers(state.action, PlannedAction, names)
    return ActionRow(state, name_in(names, state.action.agency), state.late(plan.on), note, agree, more)


def steps(record: Record, plan: PlanState) -> list[tuple[str, str]]:
    """The next things to do about the plan that whoever looks may do. Only today’s page has any, and none once the plan has ended."""
    begun_elsewhere = plan.version or plan.type.since
    if not record.shown.is_now or (begun_elsewhere and not plan.goes_on):
        return []
    return [(said, href) for kind, said, href in _steps(record, plan) if record.may(kind)]


def _steps(record: Record, plan: PlanState) -> Iterable[tuple[str, str, str]]:
    """Each by the kind that it records."""
    here, type = record.subject, plan.type
    yield type.wrote.kind, "Work out the plan" if plan.version else "Write the plan down", form_address(here, type.wrote.kind)
    if plan.version is None:
        return
    of, born = plan.version.root, record.is_person and not record.person.unborn
    for page in pages_of(plan):
        yield from page.steps(record, plan)
    if type.answered:
        yield type.answered.kind, "Who accepts it", form_address(here, type.answered.kind, of=of)
    if type.explained and born:
        yield type.explained.kind, f"Explained to {record.called}", form_address(here, type.explained.kind, of=of)
    if type.given:
        side = Voice.CHILD.value if born else ""
        yield type.given.kind, "Shared with somebody", form_address(here, type.given.kind, of=of, side=side)


def pages_of(plan: PlanState) -> list[PlanPage]:
    """Additions by a domain to this type's page: one or none."""
    return [page for page in every(PlanPage) if page.name == plan.type.name]
