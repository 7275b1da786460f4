"""The child protection plans of the island, as core groups worked them out, told to each child in words of their own."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from corbiere.island.households import identifier
from corbiere.island.taking_up import plan_written
from corbiere.island.telling import Answers, Beside, StoryTelling
from corbiere.protection.entries.plans import (
    AROUND_PLAN,
    ProtectionActionNoted,
)
from corbiere.protection.planning import PLAN
from corbiere.statute.facts import Fact

READS = 5  # years of age from which a child is given a plan of their own
SPEAKS = 3
MOST_WORDS = 300
HOW_OFTEN = {7: "every week", 10: "every ten days", 14: "every two weeks"}


def plan(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    """At the first core group the plan is worked out in detail, and the child hears of it in the week after."""
    if told.core_groups != 1:
        return
    lead, after = told.circle.lead, fact.day + timedelta(days=4)
    own = identifier(made, "plan")
    yield Beside(plan_written(told, PLAN, _in_detail(told, fact.day, made), fact.day, own), fact.day, lead, "plan")
    yield Beside(AROUND_PLAN.answered.model_validate({"people": list(_answers(told))}), fact.day, lead, "plan answered")
    yield from _done(told, fact.day)
    age = told.age(fact.day)
    if age >= SPEAKS:
        explained = {
            "how": told.say("With the picture of the house, in {his} own room"),
            "explained_by": str(lead.name),
            "agrees": told.happens(0.8),
        }
        yield Beside(AROUND_PLAN.explained.model_validate(explained), after, lead, "plan explained")
    if age >= READS:
        yield Beside(AROUND_PLAN.own.model_validate(_own(told)), after, lead, "child’s plan")
        given = {"to": told.child.name.given, "side": "child", "form": "plain-words", "language": "English", "how": "Read together"}
        yield Beside(AROUND_PLAN.given.model_validate(given), after, lead, "plan given")


def _done(told: StoryTelling, day: date) -> Iterator[Beside]:
    """Most of what was agreed is done by its day or a little after, and some of it waits."""
    for place, step in enumerate(told.worry.steps):
        when = day + timedelta(days=28 * (place + 1) - 6 + int(told.random.random() * 12))
        if told.happens(0.75):
            told.done[step.action] = when
            noted = {"what": told.say(step.action), "doing": "done", "told": told.say(step.well)}
            yield Beside(ProtectionActionNoted.model_validate(noted), when, told.circle.lead, f"done {place}")


def _in_detail(told: StoryTelling, day: date, made: UUID) -> Answers:
    worry, circle = told.worry, told.circle
    return {
        "stage": "detailed",
        "of": made,
        "harm": worry.harm,
        "safe_from": [{"what": told.say(worry.cause)[:MOST_WORDS], "harm": worry.harm}],
        "needs": [{"area": "health", "what": told.say("{name} needs sleep, meals and somebody who takes {him} to appointments")}],
        "outcomes": [_outcome(told, place, day) for place in range(len(worry.steps))],
        "wanted": [{"side": "parents", "who": told.parents[0], "change": told.say(worry.change), "needs": "Somebody to talk to"}],
        "support": [
            {
                "what": "Help at home, twice a week",
                "whom": "parents",
                "provider": circle.helper.agency.name,
                "starts": day + timedelta(days=3),
            }
        ],
        "contingency": [{"if": told.say(worry.slips), "by": day + timedelta(days=75), "then": told.say(worry.then)}],
        "visit_days": told.visit_days,
        "roles": [{"who": str(person.name), "side": "professionals", "part": part} for person, part in circle.group()],
    }


def _outcome(told: StoryTelling, place: int, day: date) -> Answers:
    step = told.worry.steps[place]
    by = day + timedelta(days=28 * (place + 1))
    action: Answers = {"what": told.say(step.action), "who": told.say(step.who), "by": by, "known_by": told.say(step.well)}
    action["against"] = told.worry.harm
    measure = told.say("{name} says so, and those who see {him} do")
    return {"what": told.say(step.outcome), "measure": measure, "by": day + timedelta(days=90), "aims": ["safety"], "actions": [action]}


def _answers(told: StoryTelling) -> Iterator[Answers]:
    for place, name in enumerate(told.parents):
        accepts = place == 0 or told.happens(0.7)
        said: Answers = {"who": name, "side": "parents", "understands": True, "accepts": accepts, "willing": accepts, "knows_part": True}
        yield said | ({"signed": "on-paper"} if accepts else {"why": "Not all of it: the evenings are too much with the late shifts."})


def _own(told: StoryTelling) -> Answers:
    worry, circle, often = told.worry, told.circle, HOW_OFTEN[told.visit_days]
    lead = circle.lead.name.given
    return {
        "language": "English",
        "language_code": "en",
        "worry": "We want you to be safe, and to have what you need every day.",
        "better": [told.say(step.outcome) for step in worry.steps],
        "we_will": [f"{lead} comes to see you {often}.", f"{circle.teacher.name.given} at school listens when you want to talk."],
        "family_will": [told.say(worry.change)],
        "you_can": ["Say what you think. Nobody will be cross.", "Ask us anything you do not understand."],
        "who_comes": f"{lead} comes {often}, and sometimes without saying before.",
        "tell": f"{lead}, or anybody at school whom you like.",
    }
