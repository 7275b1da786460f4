"""Visits of the island, seen and not seen; the worries that began it all; and what is kept besides."""

from datetime import timedelta

from corbiere.island import mixed, sayings
from corbiere.island.help_plan_stories import help_runs, leader, led
from corbiere.island.help_words import NOT_SAFE, WORRIED_AGAIN
from corbiere.island.meeting_stories import life, views
from corbiere.island.telling import Answers, StoryTelling, tells
from corbiere.statute.facts import Fact

WHY_NOT_SEEN = {
    "nobody at home": "no-access",
    "not let in": "no-access",
    "everyone had gone to the beach": "away",
    "family on the boat to St Malo": "away",
    "child at a friend's": "other",
}


@tells("child-seen")
def child_seen(told: StoryTelling, fact: Fact) -> Answers:
    seen, spoken = dict(fact.attributes), sayings.of_age(told.age(fact.day))
    answers: Answers = {
        "where": "home" if "bedroom" in seen or told.happens(0.5) else "school" if told.age(fact.day) >= 4 else "home",
        "purpose": told.one_of(sayings.PURPOSES),
        "views": views(told, fact.day),
        "work": told.one_of(spoken.did),
        "observed": [told.stated(told.one_of(sayings.SEEN))],
        "present": told.parents[:1],
    }
    if "bedroom" in seen:
        answers["bedroom_like"] = told.one_of(spoken.bedroom if seen["bedroom"] == "yes" else sayings.NOT_IN_THE_BEDROOM)
    if seen.get("alone") == "no":
        answers["why_not_alone"] = told.one_of(sayings.NOT_ALONE)
    if told.happens(0.6):
        answers["life"] = life(told, fact.day)
    if told.on_plan_since and spoken.says and told.happens(0.3):
        answers["plan_told"] = told.one_of(mixed.PLAN_TOLD)
    if spoken.says:
        answers["confirmed"] = told.happens(0.85)
    return answers


@tells("visit-failed")
def visit_failed(told: StoryTelling, fact: Fact) -> Answers:
    why = dict(fact.attributes).get("reason", "nobody at home")
    return {
        "reason": f"{why[0].upper()}{why[1:]}",
        "difficulty": WHY_NOT_SEEN.get(why, "no-access"),
        "where": "home",
        "attempts": [{"what": told.one_of(mixed.TRIES)}, {"what": told.one_of(mixed.CALLS)}],
        "what": [told.stated(f"{why[0].upper()}{why[1:]}.")],
        "told": [{"who": str(told.circle.lead.name), "how": "at once, by telephone"}],
        "next_try": fact.day + timedelta(days=1),
    }


@tells("concern-received")
def concern_received(told: StoryTelling, fact: Fact) -> Answers:
    if help_runs(told):
        return {"concern": told.one_of(NOT_SAFE), "told_by": str(leader(told, led(told, fact)).name)}
    by = str(told.circle.teacher.name) if dict(fact.attributes).get("from") == "professional" else told.parents[0]
    first = "concern-received" not in told.said
    return {"concern": told.say(told.worry.concern) if first else told.one_of(WORRIED_AGAIN), "told_by": by}


@tells("concern-decided")
def concern_decided(told: StoryTelling, fact: Fact) -> Answers:
    answers: Answers = {"why": told.say(told.worry.cause)}
    if dict(fact.attributes).get("outcome") == "assessment":
        answers["taken_by"] = told.circle.assessor.id
    before = told.said.get("concern-received")
    return answers | {"of": before} if before else answers


@tells("referrer-told")
def referrer_told(told: StoryTelling, fact: Fact) -> Answers:
    return {"told": told.say("That we will talk to {name} and the family this week, and thank you."), "how": "by telephone"}


@tells("significant-incident")
def significant_incident(told: StoryTelling, fact: Fact) -> Answers:
    what = told.stated("{name} fell from a wall and broke a wrist; friends were there and fetched help.", "reported", told.parents[0])
    return {"what": [what], "done": told.say("The doctor is content with how it came about. {mum} stayed at the hospital with {him}.")}


@tells("note-made")
def note_made(told: StoryTelling, fact: Fact) -> Answers:
    title, text = sayings.NOTES[int(told.random.random() * len(sayings.NOTES))]
    return {"title": title, "statements": [told.stated(text, "reported", told.parents[0])]}


@tells("contact-had")
def contact_had(told: StoryTelling, fact: Fact) -> Answers:
    return {
        "with": f"{told.parents[0]}, parent",
        "person": told.home.adults[0].person.id,
        "how": "telephone" if told.happens(0.7) else "message",
        "said": [told.stated(told.one_of(sayings.FAMILY_SAYS), "reported", told.parents[0])],
    }
