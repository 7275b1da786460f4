"""A pathway plan as its page shows it, and in short at the head of the page of leaving care."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.care.entries import (
    AROUND_PATHWAY,
    MEETINGS,
    PathwayPlanAgreed,
    PathwayPlanEnded,
    PathwayPlanReviewed,
    PathwayPlanWritten,
    PathwayReviewAsked,
    StayingPutConsidered,
    SupervisorAnswered,
    SupervisorAsked,
)
from corbiere.care.entries.pathway_help import StayingPutAnswer
from corbiere.care.pages.leaving.requests import request_rows
from corbiere.care.pathway import PLAN, holds, is_for_them, lead_of, running, staying_put, versions, with_supervisor
from corbiere.care.requests import requests_of
from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.extend import PlanPage, declare
from corbiere.desk.plans.helps import help_rows, providers
from corbiere.desk.record.display import Names, name_in
from corbiere.desk.record.record import Record
from corbiere.plans.plan import PlanState

SIDES: Sequence[tuple[str, Mapping[str, str]]] = (
    (
        "Where they live",
        {
            "home": "Now",
            "next_home": "Next",
            "staying_put": "Staying with the carers",
            "living": "Help to live alone",
            "offer": "The care leavers’ offer",
        },
    ),
    (
        "Health, study and work, money",
        {
            "health": "Health",
            "feelings": "Feelings, and getting on with others",
            "occupation": "Study, training and work",
            "money": "Money",
            "budget": "A budget of their own",
            "skills": "Looking after oneself",
        },
    ),
    (
        "Who they are, and who is there for them",
        {"identity": "Who they are, and where they belong", "people": "Family, friends, whom to ring", "other": "Anything else"},
    ),
)


class StayingPutRow(NamedTuple):
    answer: str
    tone: str
    on: date
    said: str
    href: str


def sides_of(plan: PathwayPlanWritten) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each side of their life of which the plan says something, with what it says."""
    for heading, named in SIDES:
        if said := [(label, str(getattr(plan, name))) for name, label in named.items() if getattr(plan, name)]:
            yield heading, said


def _named(record: Record) -> Collection[UUID]:
    lead, asked = lead_of(record.lines, record.shown.on), requests_of(record.lines)
    return providers(record, PLAN) | {one.owner for one in asked if one.owner} | ({lead} if lead else set())


def _build(viewer: Viewer, record: Record, plan: PlanState, names: Names) -> dict[str, object]:
    runs, lead = running(record.lines, record.shown.on), lead_of(record.lines, record.shown.on)
    found = versions(record.lines)
    held = holds(found[-1]) if found else None
    return {
        "next_review": runs.next_review if runs else None,
        "leads": name_in(names, lead),
        "sides": list(sides_of(held)) if held else [],
        "eight": [(one, one.indicator.label) for one in held.needs if one.indicator] if held else [],
        "helps": list(help_rows(record, PLAN, names)),
        "requests": request_rows(record),
        "staying": staying_row(record),
        "brought": [(line.happened, line.body["what"], entry_address(line.id)) for line in with_supervisor(record.lines, record.shown.on)],
        "more": (),
    }


def staying_row(record: Record) -> StayingPutRow | None:
    """The last word on staying with the carers."""
    line = staying_put(record.lines, record.shown.on)
    if line is None:
        return None
    answer = StayingPutAnswer(line.body["answer"])
    tone = {StayingPutAnswer.ARRANGED: "good", StayingPutAnswer.NOT_WANTED: "plain"}.get(answer, "needs-you")
    return StayingPutRow(answer.label, tone, line.happened, line.body.get("said", ""), entry_address(line.id))


def _steps(record: Record, plan: PlanState) -> Iterable[tuple[str, str, str]]:
    here, runs = record.subject, running(record.lines, record.shown.on)
    if runs is None:
        yield PathwayPlanAgreed.kind, "Agree the plan", form_address(here, PathwayPlanAgreed.kind)
        return
    yield PathwayPlanReviewed.kind, "Review the plan", form_address(here, PathwayPlanReviewed.kind)
    yield PathwayReviewAsked.kind, f"{record.called} asks for a review", form_address(here, PathwayReviewAsked.kind)
    yield SupervisorAsked.kind, "Bring it to the supervisor", form_address(here, SupervisorAsked.kind)
    for line in with_supervisor(record.lines, record.shown.on):
        yield SupervisorAnswered.kind, "Answer as supervisor", form_address(here, SupervisorAnswered.kind, of=line.root)
    yield PathwayPlanEnded.kind, "End the plan", form_address(here, PathwayPlanEnded.kind)


declare(PlanPage(name=PLAN.name, template="care/pathway.html", build=_build, named=_named, steps=_steps))


# In short, on the page of leaving care.


class PathwayInShort(NamedTuple):
    """How the plan stands. `says`: that it runs, is prepared, or is not there; `hopes` in their words; `wants` what needs somebody now."""

    says: str
    tone: str
    next_review: date | None
    hopes: str
    wants: list[str]
    href: str
    staying: StayingPutRow | None
    acts: list[tuple[str, str]]


def in_short(record: Record) -> PathwayInShort | None:
    """Nothing where there is no plan and is to be none."""
    on, found, runs = record.shown.on, versions(record.lines), running(record.lines, record.shown.on)
    if not (found or runs or is_for_them(record.lines, on)):
        return None
    state = PlanState(PLAN, record.lines, on)
    says, tone = ("Agreed, and runs", "good") if runs else ("Being prepared", "needs-you") if state.goes_on and found else ("", "")
    return PathwayInShort(
        says or ("Ended" if found else "No pathway plan yet"),
        tone or ("plain" if found else "needs-you"),
        runs.next_review if runs else None,
        holds(found[-1]).hopes or "" if found else "",
        state.wants if runs else [],
        record.address("desk:plan", PLAN.name) if found else "",
        staying_row(record),
        list(_acts(record, bool(found), runs is not None)),
    )


def _acts(record: Record, written: bool, runs: bool) -> Iterator[tuple[str, str]]:
    """Leads to what can be written down of it now, of those acts that are theirs who look."""
    now = [
        (PathwayPlanWritten.kind, "Work out the plan" if written else "Plan the pathway"),
        *([(PathwayPlanAgreed.kind, "Agree the plan")] if written and not runs else []),
        *([(PathwayPlanReviewed.kind, "Review the plan"), (PathwayReviewAsked.kind, "They ask for a review")] if runs else []),
        (MEETINGS.arranged.kind, "Arrange a meeting about it"),
        *([(AROUND_PATHWAY.given.kind, "They were given the plan")] if written else []),
        (StayingPutConsidered.kind, "Staying with their carers"),
    ]
    if record.shown.is_now:
        yield from ((said, form_address(record.subject, kind)) for kind, said in now if record.may(kind))
