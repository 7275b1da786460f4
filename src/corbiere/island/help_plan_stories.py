"""Plans of help of the island: entitled, led by somebody who said yes, with help that providers give or refuse, reviewed and ended."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

from corbiere.agencies.taking import StepAccepted
from corbiere.island.help_words import (
    AFTER,
    ANOTHER_WAY,
    REFUSES,
    REVIEW_CHILD,
    REVIEW_SAYS,
    SHOWN,
    TAKEN_UP,
    TAKEN_UP_SAFE,
    WHY_BEST,
    WHY_LEAD,
)  # fmt: skip
from corbiere.island.households import identifier
from corbiere.island.staff import InventedPractitioner
from corbiere.island.taking_up import plan_written
from corbiere.island.telling import Answers, Beside, StoryTelling, tells
from corbiere.island.told_back import told_back
from corbiere.island.written_by import led_by_health
from corbiere.people.needs import Indicator
from corbiere.statute.facts import Fact
from corbiere.wellbeing.entries import HelpActionNoted, HelpPlanEntitlementDecided, InterventionAnswered
from corbiere.wellbeing.help_plan import PLAN
from corbiere.work.childs_voice import SPEAKS_FROM

OF_HELP = {"early-help": "wellbeing", "child-in-need": "health-or-development"}
REFUSED, REROUTED = 0.15, 0.75
"""Of all help that is asked for, how much its provider refuses; for how many such plans another way is found before they begin."""
WRITTEN_BEFORE = timedelta(days=5)
SERVES = (Indicator.NURTURED, Indicator.ACHIEVING, Indicator.INCLUDED)


def sort_of(fact: Fact) -> str:
    return dict(fact.attributes).get("type", "")


def leader(told: StoryTelling, sort: str) -> InventedPractitioner:
    return told.circle.health if led_by_health(told.home, sort) else told.circle.lead


def required(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    """The family’s agreement and the entitlement; the plan as it was written with them, and what each provider said."""
    sort, signed = sort_of(fact), told.said.get("assessment-completed")
    level = OF_HELP.get(sort)
    if level is None or signed is None:
        return
    yield Beside(
        HelpPlanEntitlementDecided.model_validate(_entitled(told, level, signed)), fact.day, told.circle.assessment_manager, "entitled"
    )
    agreed = told.ahead("plan-agreed", fact.day, fact.day + timedelta(days=60), type=sort)
    if agreed is None or agreed.day - WRITTEN_BEFORE <= fact.day:
        return
    written, plan, by = agreed.day - WRITTEN_BEFORE, identifier(made, "help-plan-written"), leader(told, sort)
    yield Beside(plan_written(told, PLAN, _plan(told, agreed, signed), written, plan), written, by, "help-plan-written")
    refused = []
    for place, (what, who) in enumerate(_helps(told)):
        day, key = written + timedelta(days=1 + place), f"answered {place}"
        said: Answers = {"of": plan, "what": what, "answer": "agreed", "who": str(who.name)}
        if told.own(day, key) or (place and Random(f"answer {plan} {place}").random() < REFUSED):
            said |= {"answer": "refused", "why": told.one_of(REFUSES)}
            told.refused.add(what)
            refused.append(place)
        else:
            told.refused.discard(what)
        yield Beside(InterventionAnswered.model_validate(said), day, by, key)
    before = agreed.day - timedelta(days=1)
    if refused and (told.own(before, "another way") or Random(f"another way {plan}").random() < REROUTED):
        yield _another_way(told, refused, before, by, made)


def _another_way(told: StoryTelling, refused: list[int], day: date, by: InventedPractitioner, made: UUID) -> Beside:
    """The plan again, in which the family does what a provider does not give."""
    assert told.plan
    body, again = told.plan.version.holds.body(), "help-plan-written again"
    for place in refused:
        body["outcomes"][place]["actions"] = [{"what": told.one_of(ANOTHER_WAY), "who": told.parents[0]} | told.own(day, "another way")]
    told.said["help-plan-written"] = identifier(made, again)
    said = {name: one for name, one in body.items() if name not in ("carries", "carried")}
    return Beside(plan_written(told, PLAN, said, day, identifier(made, again)), day, by, again)


def help_runs(told: StoryTelling) -> bool:
    """Whether a plan of help has been agreed that has not ended yet."""
    return "help-plan-written" in told.said and "plan-agreed" in told.said and "plan-ended" not in told.said


def _entitled(told: StoryTelling, level: str, signed: UUID) -> Answers:
    parents = [{"who": name, "answer": "agreed", "how": "At home, when we had read the assessment"} for name in told.parents]
    answers: Answers = {
        "of": signed, "level": level, "parents": parents, "outcome": "entitled", "they_agree": True, "child_agrees": True,
        "best": {"why_best": told.say(WHY_BEST), "wanted": told.say("{name} wants somebody to come."), "followed": "yes"},
        "told": "On the day, by telephone, and in a letter", "taken_by": told.circle.lead.id,
    }  # fmt: skip
    if level == "wellbeing":
        answers |= {
            "other_action": "The breakfast club does half of it. The evenings are left.", "not_met_otherwise": True, "can_be_met": True,
            "proposed": ["Help at home"], "provider": told.circle.health.agency.id, "provider_who": str(told.circle.health.name),
        }  # fmt: skip
    return answers | ({} if level == "wellbeing" else {"minister": told.circle.assessor.id})


def _helps(told: StoryTelling) -> list[tuple[str, InventedPractitioner]]:
    hands = (told.circle.helper, told.circle.teacher, told.circle.health)
    return [(told.say(step.action), hand) for step, hand in zip(told.worry.steps, hands, strict=True)]


def _plan(told: StoryTelling, agreed: Fact, signed: UUID) -> Answers:
    goals = []
    for place, (step, indicator, (what, who)) in enumerate(zip(told.worry.steps, SERVES, _helps(told), strict=True)):
        by = agreed.day + timedelta(days=42 * (place + 1))
        action: Answers = {
            "what": what, "who": str(who.name), "agency": who.agency.id, "manner": "Twice a week in term time, at home or at the club",
            "achieves": told.say(step.outcome), "by": by, "known_by": told.say(step.well),
        }  # fmt: skip
        goals.append(
            {"what": told.say(step.outcome), "indicators": [indicator], "measure": told.say(step.well), "by": by, "actions": [action]}
        )
    words, how = REVIEW_CHILD[told.child.id.int % len(REVIEW_CHILD)]
    return {
        "assessment": signed, "why_needed": told.say(told.worry.cause), "circumstances": told.say(told.worry.history), "outcomes": goals,
        "needs": [{"area": "wellbeing", "what": told.say(SHOWN[one].needed), "indicator": one} for one in SERVES],
        "views": {"own_words": words, "how": how} if told.age(agreed.day) > SPEAKS_FROM else None,
        "consulted": [{"side": "parents", "who": name, "says": told.say(told.worry.change)} for name in told.parents],
        "review_format": "Round the family’s table, with the school", "review_schedule": "About every three months",
        "review_why": "Often enough to see whether it helps, and no more", "review_asked": told.parents,
    }  # fmt: skip


# Who leads it.


@tells("lead-worker-appointed")
def appointed(told: StoryTelling, fact: Fact) -> Answers:
    sort = led(told, fact)
    if sort not in OF_HELP or fact.recorded > fact.day:
        return {"type": sort or None, **({} if sort == "early-help" else {"profession": "social worker"})}
    asked = [{"side": "parents", "who": told.parents[0], "wish": "Somebody who comes already"}]
    asked += [{"side": "child", "wish": "The one I know"}] if told.age(fact.day) > SPEAKS_FROM else []
    answers: Answers = {"type": sort, "taken_by": leader(told, sort).id, "asked": asked, "first_choice": True, "factors": ["relation"]}
    return answers | {"suitable": told.say(WHY_LEAD), "profession": None}


def led(told: StoryTelling, fact: Fact) -> str:
    """The sort of plan for which somebody is found."""
    found = [one for one in told.facts if one.kind == "plan-required" and one.day <= fact.day]
    return sort_of(max(found, key=lambda one: one.day)) if found else ""


def asked_to_lead(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    """The yes of the Lead Worker, who was there when they were asked."""
    sort = led(told, fact)
    if sort in OF_HELP and fact.recorded == fact.day:
        yield Beside(StepAccepted.model_validate({"of": made}), fact.day, leader(told, sort), f"accepted {made}")


# Its course.


@tells("plan-agreed")
def agreed(told: StoryTelling, fact: Fact) -> Answers:
    of = told.said.get("help-plan-written") if sort_of(fact) in OF_HELP else None
    return {"of": of, "fits": True} if of else {}


def given(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    """The help that was given of all that was agreed to: most of it, and they came."""
    of = told.said.get("help-plan-written") if sort_of(fact) in OF_HELP else None
    for place, (what, who) in enumerate(_helps(told) if of else ()):
        luck = Random(f"given {made} {place}")
        if what not in told.refused and luck.random() < 0.85:
            came = "came" if luck.random() < 0.85 else "not-taken-up"
            noted: Answers = {"of": of, "what": what, "doing": "begun", "came": came, "told": told.say(told.worry.steps[place].well)}
            day = fact.day + timedelta(days=14 + 9 * place + luck.randrange(12))
            yield Beside(HelpActionNoted.model_validate(noted), day, who, f"given {place}")


@tells("plan-reviewed")
def reviewed(told: StoryTelling, fact: Fact) -> Answers:
    if sort_of(fact) not in OF_HELP:
        return {}
    ends = dict(fact.attributes).get("outcome") == "end"
    words, how = _new(told, REVIEW_CHILD)
    answers: Answers = {
        "need_accurate": True, "need_says": told.one_of(REVIEW_SAYS), "reached": ends, "transfer_needed": False,
        "helps": [{"what": what, "still_right": True} for what, _ in _helps(told) if what not in told.refused],
        "consulted": [{"side": "parents", "who": name, "says": told.say(told.worry.later)} for name in told.parents[:1]],
        "in_plain_words": "We stop here, and you know whom to ring." if ends else "We go on as agreed, and meet again in three months.",
    }  # fmt: skip
    if ends:
        answers |= {"no_more_needed": True, "reached_says": told.say(told.worry.later)}
    return answers | ({"views": {"own_words": words, "how": how}} if told.age(fact.day) > SPEAKS_FROM else {})


def after_review(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    """The telling of what came of what the child said; and where the plan ends, that its help was given."""
    if sort_of(fact) not in OF_HELP:
        return
    yield from told_back(told, fact, made, leader(told, sort_of(fact)))
    of = told.said.get("help-plan-written") if dict(fact.attributes).get("outcome") == "end" else None
    for place, (what, who) in enumerate(_helps(told) if of else ()):
        if what not in told.refused:
            noted: Answers = {"of": of, "what": what, "doing": "done", "came": "came", "told": told.say(told.worry.steps[place].well)}
            yield Beside(HelpActionNoted.model_validate(noted), fact.day, who, f"given in full {place}")


def _new(told: StoryTelling, choices: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    words = told.one_of(tuple(words for words, _ in choices))
    return next(one for one in choices if one[0] == words)


@tells("plan-ended")
def ended(told: StoryTelling, fact: Fact) -> Answers:
    if sort_of(fact) not in OF_HELP:
        return {}
    if dict(fact.attributes).get("reason") == "protection":
        return {"why": TAKEN_UP, "safe": told.say(TAKEN_UP_SAFE), "approves": "One plan is enough for one child."}
    best = {"why_best": told.say(WHY_BEST), "wanted": told.say("{name} says that it is enough now."), "followed": "yes"}
    met = Random(f"ended {told.child.id} {fact.day}").random() < 0.8
    answers: Answers = {"best": best, "after": told.one_of(AFTER), "contact": "The Children and Families Hub"}
    if met and "plan-reviewed" in told.said:
        return answers | {"reason": "met", "of": told.said["plan-reviewed"]}
    why = "They no longer came, and said that they would rather manage by themselves."
    return answers | {
        "reason": "not-taking-part",
        "why": why,
        "safe": told.say("The school sees {name} every day."),
        "approves": "I agree.",
    }
