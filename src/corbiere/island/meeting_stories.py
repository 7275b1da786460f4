"""Strategy discussions, enquiries, conferences and core groups of the island: who came, what was said and what was agreed."""

from datetime import date, timedelta

from corbiere.island import mixed, sayings
from corbiere.island.contact_stories import contacts
from corbiere.island.staff import InventedPractitioner
from corbiere.island.telling import Answers, StoryTelling, tells
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.statute.facts import Fact

OLD_ENOUGH, OF_SOME_AGE, ASKED_TO_COME = 12, 8, 10
NOT_THERE = ("on leave", "ill that day", "called to another meeting", "not asked in time")


def attended(told: StoryTelling, person: InventedPractitioner, came: bool = True) -> Answers:
    there = {"who": str(person.name), "sector": SECTORS.get(person.agency.sector, "other-agency"), "came": came, "practitioner": person.id}
    return there | {"how": "in-person"} if came else there | {"why_not": told.one_of(NOT_THERE)}


SECTORS = {sector: sector for sector in ("social-care", "health", "police", "education")}


TIES = ("mother", "father", "other", "other")


def family_came(told: StoryTelling) -> list[Answers]:
    there = zip(told.parents, TIES, strict=False)
    return [
        {"who": name, "sector": "family", "tie": tie, "came": told.happens(0.8), "complaints_told": told.happens(0.9)}
        for name, tie in there
    ]


def _child_came(told: StoryTelling, day: date) -> list[Answers]:
    """From ten on many come for part of it, or send somebody who speaks for them."""
    if told.age(day) < ASKED_TO_COME:
        return []
    how = told.one_of(("part", "in-person", "advocate"))
    there = {"who": told.child.name.given, "sector": "child", "came": told.happens(0.7), "complaints_told": told.happens(0.9)}
    return [there | {"how": how} if there["came"] else there | {"why_not": told.say("{name} would rather write a letter, and did.")}]


def views(told: StoryTelling, day: date) -> Answers:
    """The child's own words, what a baby showed, or why neither is known."""
    spoken = sayings.of_age(told.age(day))
    if not spoken.says:
        return {"shown": told.one_of(sayings.TOO_YOUNG)}
    if told.happens(0.06):
        return {"why_not": told.one_of(sayings.HELD_BACK)}
    said = {"own_words": told.one_of(spoken.says), "how": told.one_of(spoken.how), "done_about": told.one_of(sayings.DONE_ABOUT)}
    weight = sayings.WEIGHT if told.age(day) >= OF_SOME_AGE else sayings.WEIGHT_OF_THE_YOUNG
    return said | {"weight": told.one_of(weight)} if told.happens(0.5) else said


def life(told: StoryTelling, day: date) -> str:
    """The life of this child: what the worry makes of it, said once, and then a day of it."""
    of_the_worry = told.worry.later if told.better(day) else told.worry.at_first
    return told.one_of((of_the_worry,)) if told.is_new(of_the_worry) else told.one_of(mixed.DAYS)


def actions(told: StoryTelling, day: date, days: int) -> list[Answers]:
    steps = told.worry.steps
    return [{"what": told.say(step.action), "who": told.say(step.who), "by": day + timedelta(days=days)} for step in steps]


@tells("strategy-discussion-held")
def strategy_discussion(told: StoryTelling, fact: Fact) -> Answers:
    circle = told.circle
    return {
        "attended": [
            attended(told, circle.assessment_manager),
            attended(told, circle.police),
            attended(told, circle.health, told.happens(0.9)),
        ],
        "shared": [
            told.stated(told.worry.concern, "reported", str(circle.teacher.name)),
            told.stated(told.worry.history, "reported", str(circle.police.name)),
            told.stated("Nothing in the health record beyond what the school has said.", "reported", str(circle.health.name)),
        ],
        "why": told.say(
            "What is told about {name} could be significant harm if it goes on, and only talking to {him} and to the family will show it."
        ),
        "actions": [
            {"what": told.say("See {name} alone, at school first"), "who": str(circle.assessor.name), "by": fact.day + timedelta(days=2)}
        ],
    }


@tells("enquiry-started")
def enquiry_started(told: StoryTelling, fact: Fact) -> Answers:
    answers = {
        "cause": told.say(told.worry.cause),
        "allegations": [told.say(one) for one in told.worry.allegations],
        "instructions": [told.say("See {name} alone within two days")],
        "see_by": fact.day + timedelta(days=2),
        "social_worker": told.circle.assessor.id,
    }
    before = told.said.get("strategy-discussion-held")
    return answers | {"of": before} if before else answers


@tells("enquiry-concluded")
def enquiry_concluded(told: StoryTelling, fact: Fact) -> Answers:
    conference = dict(fact.attributes).get("outcome") == "conference"
    worry = told.worry
    looked = [{"into": told.say(one), "found": told.say(worry.evidence)} for one in worry.allegations]
    answers: Answers = {
        "significant": conference,
        "evidence": [told.stated(worry.evidence), told.stated("The parents understand why we are worried, and want help.", "opinion")],
        "dangers": [{"what": told.say(worry.cause), "form": worry.harm, "likelihood": "likely" if conference else "unlikely"}],
        "protective": [told.say(one) for one in worry.protective],
        "history": [{"who": name, "read": True, "found": told.say(worry.history)} for name in told.parents],
        "looked_into": [
            *looked,
            {"into": told.say("See {name} alone within two days"), "found": "Seen; what was said is in the record of that visit."},
        ],
        "views": views(told, fact.day),
        "safety": actions(told, fact.day, 10),
        "agreed_by": told.circle.assessment_manager.id,
    }
    return answers | {"harmed": "likely"} if conference else answers


@tells("conference-arranged")
def conference_arranged(told: StoryTelling, fact: Fact) -> Answers:
    asked = [*told.parents, *(str(person.name) for person, _ in told.circle.group())]
    where = {"place": "The blue room at the parish hall, with the kettle", "neutral": True, "at": told.one_of(("10:00", "13:30", "14:30"))}
    return where | {"asked": asked, "chairs": told.circle.chair.id}


@tells("conference-report-shared")
def conference_report_shared(told: StoryTelling, fact: Fact) -> Answers:
    comments = [told.stated(told.one_of(sayings.FAMILY_SAYS))] if dict(fact.attributes).get("with") == "family" else []
    answers: Answers = {"comments": comments, "analysis": told.say(told.worry.later if told.better(fact.day) else told.worry.at_first)}
    return answers | {"language": told.home.language} if told.home.language != "English" else answers


@tells("conference-held")
def conference_held(told: StoryTelling, fact: Fact) -> Answers:
    said, circle = dict(fact.attributes), told.circle
    answers: Answers = {
        "why": told.say(told.worry.later if said["outcome"] in ("end", "continue") else told.worry.evidence),
        "chair": circle.chair.id,
        "attended": [
            *(attended(told, person) for person in (circle.lead, circle.manager, circle.health, circle.teacher)),
            attended(told, circle.police, told.happens(0.6)),
            *family_came(told),
            *_child_came(told, fact.day),
        ],
        "views": views(told, fact.day),
        "parents_say": [told.stated(told.one_of(sayings.FAMILY_SAYS))],
    }
    if meeting := told.arranged.get(fact.day):
        answers["meeting"] = meeting
    answers |= _for_the_family(told, said["outcome"], fact.day)
    told.visit_days = int(said.get("visit_days", told.visit_days))
    if said.get("visit_days", "14") != "14":
        answers["visit_days_why"] = told.say("{name} asked that somebody come more often while things are new.")
    if said["outcome"] == "plan":
        answers |= _plan(told, fact.day)
    if said["outcome"] == "continue":
        answers["next_core_groups"] = [fact.day + timedelta(days=14), fact.day + timedelta(days=42)]
    return answers


def _for_the_family(told: StoryTelling, outcome: str, day: date) -> Answers:
    """The decision in plain words, and the day on which they meet again."""
    first = told.on_plan_since is None
    answers: Answers = {"in_plain_words": told.say(PLAINLY[outcome]), "complaints_told": told.happens(0.93)}
    if told.child.born <= day:
        answers["told_to_child"] = told.say(TO_THE_CHILD[outcome])
    if outcome in ("plan", "continue"):
        answers["next_review"] = working_day_by(day + timedelta(days=85 if first else 175))
    return answers


PLAINLY = {
    "plan": "We are worried about {name} and want things to get better soon. There is now a plan: it says what each of us will do for "
    "{name}, and by when. Somebody will come and see {name} often, and talk with {him} alone.",
    "no-plan": "We talked about what is hard at home and what is going well. {name} does not need a child protection plan. There is help "
    "for the whole family if you want it.",
    "continue": "Some things are better for {name}, and you have worked hard for that. Some are not safe enough yet, so the plan goes on. "
    "We meet again to look at it together.",
    "end": "{name} is safe enough now, and you have shown that it can last. The child protection plan has ended. You can still ask for "
    "help.",
}


TO_THE_CHILD = {
    "plan": "Your family and the people who met will each do something so that things get better for you. Somebody will come and see you "
    "often, and talk with you alone. You can say what you think. Nobody will be cross.",
    "no-plan": "Some things are hard at home, and some go well. Your family can have help if they want it. You can ask for help too.",
    "continue": "Some things are better for you already. Some still have to get better. We look at it again together, and we ask you what "
    "you think.",
    "end": "Things are safe enough for you now. If they get worse again, you can tell us. Then we help again.",
}


def working_day_by(day: date) -> date:
    return WORKING_DAYS.before(day + timedelta(days=1), 1)


def _plan(told: StoryTelling, day: date) -> Answers:
    circle, worry = told.circle, told.worry
    told.on_plan_since = day
    older = told.age(day) >= OLD_ENOUGH
    answers: Answers = {
        "harm": worry.harm,
        "harm_basis": "likely",
        "outline": [{"what": told.say(step.action), "against": worry.harm, "who": told.say(step.who)} for step in worry.steps],
        "contingency": told.say(worry.then),
        "lead_social_worker": circle.lead.id,
        "lead_is_qualified": True,
        "lead_explained": True,
        "lead_manager": circle.manager.id,
        "core_group": [
            {"practitioner": person.id, "agency": person.agency.id, "role": part}
            for person, part in ((circle.lead, "Leads the work and sees the child"), (circle.manager, "Manages the lead"), *circle.group())
        ],
        "family_group": [{"who": name, "relation": "parent"} for name in told.parents],
        "child_in_group": older,
        "core_group_chair": circle.lead.id,
        "first_core_group": WORKING_DAYS.after(day, 8),
        "core_group_days": 28,
    }
    why_not = told.say("{name} is too young for meetings; {his} words are brought to them.")
    return answers if older else answers | {"why_not_in_group": why_not}


@tells("conference-minutes-circulated")
def conference_minutes(told: StoryTelling, fact: Fact) -> Answers:
    return {"to": [*told.parents, *(str(person.name) for person, _ in told.circle.group())], "agreed_by_chair": True}


@tells("core-group-held")
def core_group_held(told: StoryTelling, fact: Fact) -> Answers:
    first = told.core_groups == 0
    told.core_groups += 1
    few = dict(fact.attributes).get("quorate") == "no"
    members = [person for person, _ in told.circle.group()]
    answers: Answers = {
        "attended": [
            attended(told, told.circle.lead),
            *(attended(told, person, not few and told.happens(0.85)) for person in members),
            *family_came(told),
        ],
        "chaired_by": told.circle.lead.id,
        **({"meeting": meeting} if (meeting := told.said.pop("protection-meeting-arranged", None)) else {}),
        "life": life(told, fact.day),
        "actions": _still_to_do(told, fact.day),
        "views": views(told, fact.day),
        "family_say": [told.stated(told.one_of(sayings.FAMILY_SAYS))],
        "next_meetings": [fact.day + timedelta(days=28), fact.day + timedelta(days=56)],
    }
    answers |= _first_words(told, fact.day) if first else {"progress": [_progress(told, fact.day, place) for place in range(3)]}
    told.stands_still = any(one["progress"] == "off-track" for one in answers.get("progress", ()))
    return answers | _agreement(told)


def _still_to_do(told: StoryTelling, day: date) -> list[Answers]:
    """Steps of the plan not done yet; if none is left, one to go on."""
    by = day + timedelta(days=14)
    steps = [step for step in told.worry.steps if told.done.get(step.action, date.max) > day]
    left = [{"what": told.say(step.action), "who": told.say(step.who), "by": by} for step in steps]
    return left or [{"what": "Go on as now, and ring the lead social worker on the day it slips", "who": told.parents[0]}]


def _first_words(told: StoryTelling, day: date) -> Answers:
    explained = "In their own language, and written down for them" if told.home.language != "English" else "Talked through; they see why"
    change, by = told.say(told.worry.change), day + timedelta(days=60)
    return {
        "role_explained": True,
        "expected": [{"who": name, "change": change, "by": by, "explained": explained} for name in told.parents],
        "contacts": contacts(told),
    }


def _progress(told: StoryTelling, day: date, place: int) -> Answers:
    step = told.worry.steps[place]
    stuck = told.happens(0.15 if told.better(day) else 0.45)
    how = {"outcome": told.say(step.outcome), "progress": "off-track" if stuck else "on-track"}
    return how | {"what_now": told.say(step.stuck)} if stuck else how


def _agreement(told: StoryTelling) -> Answers:
    if told.happens(0.88):
        return {"all_agreed": True}
    why = told.say("It takes {name} out of the house on the one evening when everybody is at home.")
    return {
        "disagreements": [
            {"who": told.parents[0], "about": "The evenings of the club", "why": why, "came_of_it": "Another evening was found"}
        ]
    }


@tells("core-group-notes-circulated")
def core_group_notes(told: StoryTelling, fact: Fact) -> Answers:
    accepted = [{"who": told.parents[0], "answer": "agreed", "how": "Signed at home, with the notes read aloud"}]
    return {"to": [*told.parents, *(str(person.name) for person, _ in told.circle.group())], "with_agreement": True, "accepted": accepted}
