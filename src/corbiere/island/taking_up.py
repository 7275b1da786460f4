"""A plan of the island that takes up the plan of another type that ran before it, as its form would."""

from datetime import date
from uuid import UUID

from corbiere.island.telling import Answers, StoryTelling
from corbiere.plans.carrying import EarlierPlan, carried_over
from corbiere.plans.entries import PlanWritten
from corbiere.plans.types import PlanType
from corbiere.plans.versions import Version

SAID_ONCE = ("needs", "outcomes")


def plan_written(told: StoryTelling, type: PlanType, answers: Answers, day: date, made: UUID) -> PlanWritten:
    """The plan with what goes along from the one before; `made` is its entry."""
    before = told.plan if told.plan and told.plan.type is not type else None
    entry = type.wrote.model_validate(_taking_up(answers, before, type) if before else answers)
    told.plan = EarlierPlan(type, Version(1, entry.stage, day, entry.of, made, made, True, entry, ()))
    return entry


def _taking_up(answers: Answers, before: EarlierPlan, type: PlanType) -> Answers:
    """Needs and outcomes that both have are said once; of the rest, what the plan says itself comes first."""
    carried = carried_over(before, type.wrote)
    both = {name: _together(answers.get(name, []), carried.get(name, [])) for name in SAID_ONCE}
    return {**carried, **answers, **both}


def _together(own: list[Answers], carried: list[Answers]) -> list[Answers]:
    said = {one["what"] for one in own}
    return [*own, *(one for one in carried if one["what"] not in said)]
