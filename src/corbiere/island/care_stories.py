"""Children in care on the island: with whom they live and why there, what their reviews found, who helps them towards adult life."""

from datetime import timedelta
from random import Random

from corbiere.island import care_words as words
from corbiere.island.care_homes import FOSTERED, home_of, said_of, together
from corbiere.island.meeting_stories import attended, views
from corbiere.island.staff import InventedPractitioner
from corbiere.island.telling import Answers, StoryTelling, tells
from corbiere.statute.facts import Fact

SPEAKS_FROM, COMES_FROM = 3, 7
EMERGENCY = 0.2  # of all moves, as the island has it
FOSTERING = "The island’s fostering service"
NEXT_REVIEW = timedelta(days=168)
TOLD, ASKED_WHERE, THERE = 0.93, 0.85, 0.8  # how often all were told how to complain, a child was asked where to meet, and met there


@tells("care-started")
def care_started(told: StoryTelling, fact: Fact) -> Answers:
    answers: Answers = {"why": told.one_of(words.WHY_CARE), "views": views(told, fact.day), "explained": told.say(words.EXPLAINED)}
    match said_of(fact, "status"):
        case "accommodated":
            mother = told.home.adults[0].person
            who = {"person": mother.id, "who": f"{mother.name}, mother", "answer": "signed", "on": fact.day, "interpreter": "not-needed"}
            answers["consents"] = [who]
        case "in-care":
            answers["order"] = f"Interim care order of the Royal Court of {fact.day:%-d %B %Y}"
        case _:
            answers["custody"] = "secure"
    return answers


@tells("reviewer-appointed")
def reviewer_appointed(told: StoryTelling, fact: Fact) -> Answers:
    """By name, where whoever reviews their care today was here already."""
    return appointed(told.circle.chair) if told.circle.chair.joined <= fact.day else {}


def appointed(officer: InventedPractitioner) -> Answers:
    return {"practitioner": officer.id, "experienced": True, "independent": True}


@tells("placement-started")
def placement_started(told: StoryTelling, fact: Fact) -> Answers:
    home = home_of(told, fact)
    siblings, whole = len(told.home.children) > 1, together(told.home) and not home.away
    emergency = Random(f"sort {told.child.id} {fact.day}").random() < EMERGENCY
    answers: Answers = {
        "type": home.sort, "carer": home.carer, "provider": FOSTERING if home.sort == FOSTERED else None,
        "sort": "emergency" if emergency else "planned", "off_island": "yes" if home.away else "no",
        "matched": told.one_of(words.RIGHT), "looked_at": ["safe", "school", "lasts"], "views": views(told, fact.day),
    }  # fmt: skip
    if siblings:
        answers |= {"with_siblings": True} if whole else {"with_siblings": False, "why_apart": told.one_of(words.APART)}
    if home.away:
        answers["place"], answers["school"], answers["school_grade"] = home.away
    return answers


@tells("placement-ended")
def placement_ended(told: StoryTelling, fact: Fact) -> Answers:
    reason, disrupted, why, learned = Random(f"left {told.child.id} {fact.day}").choice(words.LEFT)
    answers: Answers = {"reason": reason, "why": told.say(why), "disrupted": disrupted}
    return answers | {"sort": "emergency" if disrupted else "planned", "learned": learned}


@tells("review-held")
def review_held(told: StoryTelling, fact: Fact) -> Answers:
    circle, age = told.circle, told.age(fact.day)
    followed = Random(f"followed {told.child.id} {fact.day}").random() < 0.8
    decision: Answers = {"decided": told.one_of(words.DECIDED), "why_best": told.one_of(words.BEST)}
    if age > SPEAKS_FROM:
        decision |= {"wanted": told.one_of(words.WANTED), "followed": "yes" if followed else "partly"}
        decision |= {} if followed else {"why_not_followed": told.say("Not all at once: {name} knows which part comes first.")}
    else:
        decision["not_known"] = told.say("{He} is too small to say. We saw how {he} is with those who look after {him}.")
    answers: Answers = {
        "views": views(told, fact.day), "decisions": [decision], "satisfied": followed or age < COMES_FROM,
        "satisfied_says": told.one_of(words.SATISFIED), "planned": told.one_of(words.DECIDED),
        "in_plain_words": told.one_of(words.PLAIN),
        "next_review": fact.day + NEXT_REVIEW, "chair": circle.chair.id,
        "complaints_told": Random(f"complaints {told.child.id} {fact.day}").random() < TOLD,
        "attended": [attended(told, person) for person in (circle.chair, circle.lead, circle.health)],
        "actions": [
            {"what": "Ask about the place at the club", "who": str(circle.lead.name), "practitioner": circle.lead.id,
             "by": fact.day + timedelta(days=30)},
        ],
    }  # fmt: skip
    return answers | _took_part(told, fact, age) | _venue(told, fact, age)


def _venue(told: StoryTelling, fact: Fact, age: int) -> Answers:
    """Whether they were asked where to meet, and met there."""
    luck = Random(f"venue {told.child.id} {fact.day}")
    asked = age > SPEAKS_FROM and luck.random() < ASKED_WHERE
    return {"venue_asked": True, "venue_theirs": luck.random() < THERE} if asked else {"venue_asked": False}


def _took_part(told: StoryTelling, fact: Fact, age: int) -> Answers:
    match said_of(fact, "participated"):
        case "yes":
            ways = ("spoke", "spoke", "part", "link", "with-advocate") if age >= COMES_FROM else ("part", "beforehand")
            return {"took_part": told.one_of(ways) if age > SPEAKS_FROM else "observed"}
        case "no":
            return {"not_there": told.one_of(words.NOT_THERE)}
    return {}


@tells("review-form-completed")
def review_form_completed(told: StoryTelling, fact: Fact) -> Answers:
    return {"to": [str(told.circle.lead.name), *told.parents]}


@tells("education-plan-agreed")
def education_plan_agreed(told: StoryTelling, fact: Fact) -> Answers:
    circle = told.circle
    target = {"what": told.one_of(words.TARGETS), "who": f"{circle.teacher.name}, twice a week", "by": fact.day + timedelta(days=80)}
    return {
        "views": views(told, fact.day), "hopes": told.one_of(words.HOPES), "teacher": str(circle.teacher.name), "targets": [target],
        "effective": True, "next_review": fact.day + timedelta(days=90),
        "attended": [attended(told, person) for person in (circle.teacher, circle.lead)],
    }  # fmt: skip


@tells("personal-adviser-met")
def adviser_met(told: StoryTelling, fact: Fact) -> Answers:
    adviser = told.circle.adviser
    said = {"how": "A walk to the harbour, and chips", "said": "“Are you like a social worker?”", "who": str(adviser.name)}
    return said | ({"practitioner": adviser.id} if adviser.joined <= fact.day else {})


@tells("personal-adviser-appointed")
def adviser_appointed(told: StoryTelling, fact: Fact) -> Answers:
    adviser = told.circle.adviser
    if adviser.joined > fact.day:
        return {}
    return {"practitioner": adviser.id, "suits": told.say("{name} had met them, and said yes."), "child_told": "In person, over breakfast"}


@tells("adviser-contact")
def adviser_contact(told: StoryTelling, fact: Fact) -> Answers:
    return {
        "how": told.one_of(("in-person", "telephone", "message")), "said": told.one_of(words.LEAVER_SAYS),
        "advice": told.one_of(words.ADVICE), "going": told.one_of(words.GOING), "next": fact.day + timedelta(days=90),
    }  # fmt: skip


@tells("care-ended")
def care_ended(told: StoryTelling, fact: Fact) -> Answers:
    return {
        "reason": "eighteen", "why": told.say("{name} is grown up, and stays with us as a care leaver."), "goes_on": "adviser",
        "to": told.say("A flat of {his} own, with somebody to ring"), "views": views(told, fact.day),
    }  # fmt: skip


@tells("proceedings-issued")
def proceedings_issued(told: StoryTelling, fact: Fact) -> Answers:
    return {
        "application": "care-order", "court": "family-division", "reference": f"FD {fact.day.year}/{told.home.number:04}",
        "applicant": "The Minister", "why": told.one_of(words.WHY_CARE), "views": views(told, fact.day),
    }  # fmt: skip


@tells("hearing-listed")
def hearing_listed(told: StoryTelling, fact: Fact) -> Answers:
    return {"purpose": "Interim order", "at": "10:00, Royal Court, room 2"} | _of(told, "proceedings-issued")


@tells("order-made")
def order_made(told: StoryTelling, fact: Fact) -> Answers:
    until = fact.day + timedelta(days=240) if "interim" in said_of(fact, "order") else None
    return {"until": until} | _of(told, "proceedings-issued")


@tells("proceedings-ended")
def proceedings_ended(told: StoryTelling, fact: Fact) -> Answers:
    made = told.said.get("order-made")
    how: Answers = {"how": "order", "order": made} if made else {"how": "no-order"}
    return how | {"told": told.say("{name} was told on the day, by whoever works with {him}: nothing changes tonight.")}


def _of(told: StoryTelling, kind: str) -> Answers:
    return {"of": told.said[kind]} if kind in told.said else {}
