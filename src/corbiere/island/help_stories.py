"""Assessments of the island: asked for, now and then refused, written by several hands, shown to the family, signed and told."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

from corbiere.island.help_words import (
    AGREES,
    COMMENTS,
    DISAGREES,
    MEANS,
    NEXT,
    REFUSED,
    SAYS,
    SHOWN,
    SIGNED,
    TALK,
    TOLD_CHILD,
    TOLD_PARENT,
    WISHES,
    IndicatorWords,
)  # fmt: skip
from corbiere.island.staff import InventedPractitioner
from corbiere.island.telling import Answers, Beside, StoryTelling, tells
from corbiere.island.told_back import told_back
from corbiere.people.needs import Indicator
from corbiere.statute.facts import Fact
from corbiere.wellbeing.entries import (
    AssessmentAccepted,
    AssessmentAgreementNoted,
    AssessmentCommentAsked,
    AssessmentCommented,
    AssessmentPartWritten,
    AssessmentSubmitted,
    AssessmentTold,
)
from corbiere.work.childs_voice import SPEAKS_FROM

REFUSAL_WITHIN, DISAGREE, LONGEST = timedelta(days=5), 0.08, 40
"""How soon a refusal follows, how many parents do not agree, and for how many days an open assessment is written; the island's habits."""
LEVELS = {"wellbeing": "wellbeing", "health-or-development": "health-or-development", "article-42": "health-or-development"}


def level_of(fact: Fact) -> str:
    return dict(fact.attributes).get("level", "health-or-development")


def assessor(told: StoryTelling, level: str) -> InventedPractitioner:
    """Finds who assesses: whoever knows the child best at the first level, a social worker at any other."""
    return told.circle.health if level == "wellbeing" else told.circle.assessor


# Asked for.


@tells("assessment-requested")
def requested(told: StoryTelling, fact: Fact) -> Answers:
    refused = told.ahead("assessment-refused", fact.day, fact.day + REFUSAL_WITHIN)
    asked = told.circle.teacher if refused else assessor(told, level_of(fact))
    again = "assessment-refused" in told.said
    answers: Answers = {
        "asks": "provider", "taken_by": asked.id, "best_known": asked.agency.id, "why_best": told.say("They see {name} most weeks."),
        "matter": told.say(told.worry.cause), "affected": "is", "indicators": ["nurtured", "healthy"],
        "wanted_by": "parent" if told.random.random() < 0.3 else "practitioner",
    }  # fmt: skip
    return answers | ({"talk": _talk(told, fact.day)} if again else {})


def _talk(told: StoryTelling, day: date) -> Answers:
    return {"day": day, "who": told.parents[0], "options": told.one_of(TALK), "wish": told.one_of(WISHES)}


@tells("assessment-refused")
def refused(told: StoryTelling, fact: Fact) -> Answers:
    said: Answers = {"reason": "other", "why": told.one_of(REFUSED), "arranged": "An interpreter was on the telephone"}
    said |= {"still_needed": True, "talk": _talk(told, fact.day), "complaint_told": True}
    before = told.said.get("assessment-requested")
    return said | {"of": before} if before else said


def accepted(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    """The yes of whoever was asked, some days later."""
    if told.ahead("assessment-refused", fact.day, fact.day + REFUSAL_WITHIN) is None:
        by = assessor(told, level_of(fact))
        yield Beside(AssessmentAccepted(of=made), fact.day + timedelta(days=int(made.int % 3)), by, AssessmentAccepted.kind)


# Made.


@tells("assessment-started")
def started(told: StoryTelling, fact: Fact) -> Answers:
    level = level_of(fact)
    by = assessor(told, level)
    answers: Answers = {"why": told.say(told.worry.cause), "assessor": by.id}
    if level == "wellbeing":
        answers["best_known"] = by.agency.id
    led = (told.said.get("assessment-accepted") and told.said.get("assessment-requested")) or told.said.get("concern-received")
    earlier = told.said.get("assessment-completed")
    answers |= {"of": led} if led else {}
    return answers | ({"earlier": [{"of": earlier, "use": "builds-on"}]} if earlier else {})


def written(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    """Parts by several hands until it was signed, or until today."""
    level = level_of(fact)
    signed = next((one for one in told.all_ahead("assessment-completed", fact.day) if level_of(one) == level), None)
    told.assessing.setdefault(level, []).append((fact.day, made))
    if fact.recorded > fact.day or (signed and (signed.day - fact.day).days < 8):
        return
    luck, by = Random(f"assessed {made}"), assessor(told, level)
    until = signed.day if signed else fact.day + timedelta(days=LONGEST)
    yield from _agreed(told, fact.day, made, luck, by)
    days = max(1, (until - fact.day).days - 7)
    for place, indicator in enumerate(Indicator):
        hand = (by, told.circle.teacher, by, told.circle.health)[place % 4]
        part = _part(told, made, indicator, luck, fact.day)
        yield Beside(part, fact.day + timedelta(days=1 + place * days // len(Indicator)), hand, f"part {indicator}")
    if signed:
        yield from _finished(told, fact, made, luck, by, signed)


def _agreed(told: StoryTelling, day: date, made: UUID, luck: Random, by: InventedPractitioner) -> Iterator[Beside]:
    for place, name in enumerate(told.parents):
        said: Answers = {"of": made, "party": "parent", "who": name, "explained": told.say("What it is for, and what may come of it.")}
        if place and luck.random() < DISAGREE:
            said |= {"answer": "refused", "why": DISAGREES, "words": DISAGREES}
        else:
            said |= {"answer": "agreed", "words": AGREES[place % len(AGREES)]}
        yield Beside(AssessmentAgreementNoted.model_validate(said), day, by, f"agreement {place}")


def _part(told: StoryTelling, made: UUID, indicator: Indicator, luck: Random, day: date) -> AssessmentPartWritten:
    shown: IndicatorWords = SHOWN[indicator]
    answers: Answers = {
        "of": made, "indicator": indicator, "evidence": [told.stated(told.one_of(shown.evidence))], "strengths": [told.say(shown.strong)],
        "needs": [told.say(shown.needed)], "finding": luck.choice(("promoted", "supported", "affected")), "tense": "is-being",
    }  # fmt: skip
    if indicator is Indicator.NURTURED:
        answers["parents"] = [{"who": name, "view": told.say(told.worry.change)} for name in told.parents[:1]]
    if indicator in (Indicator.RESPECTED, Indicator.ACTIVE) and told.age(day) > SPEAKS_FROM:
        words, how = luck.choice(SAYS)
        answers["views"] = {"own_words": words, "how": how}
    return AssessmentPartWritten.model_validate(answers)


def _finished(told: StoryTelling, fact: Fact, made: UUID, luck: Random, by: InventedPractitioner, signed: Fact) -> Iterator[Beside]:
    asked = [{"who": name, "how": "Read together at the kitchen table"} for name in told.parents]
    until = signed.day - timedelta(days=2)
    shown: Answers = {"of": made, "asked": asked, "until": until, "complaint_told": True}
    yield Beside(AssessmentCommentAsked.model_validate(shown), signed.day - timedelta(days=5), by, "comment asked")
    if luck.random() < 0.8:
        said, changed = luck.choice(COMMENTS)
        comment: Answers = {
            "of": made,
            "who": told.parents[0],
            "agrees": luck.choice(("agrees", "partly")),
            "said": said,
            "changed": changed,
        }
        yield Beside(AssessmentCommented.model_validate(comment), signed.day - timedelta(days=3), by, "commented")
    need = dict(signed.attributes).get("need") != "no"
    sent: Answers = {"of": made, "analysis": told.one_of(MEANS), "next": NEXT if need else "Nothing more than every child has."}
    sent |= {
        "answers": [{"worry": told.say(told.worry.cause), "found": told.say(told.worry.at_first)}],
        **found(told, level_of(fact), need),
    }
    if need:
        sent["needs"] = [{"what": told.say("Somebody regular for {name}"), "next_step": "Help at home"}]
    yield Beside(AssessmentSubmitted.model_validate(sent), signed.day - timedelta(days=1), by, "submitted")


def found(told: StoryTelling, level: str, need: bool) -> Answers:
    """The level of need that is found, and what makes it one."""
    said = LEVELS.get(level, "health-or-development") if need else "universal"
    limbs = [{"limb": "without-services", "evidence": told.say(told.worry.cause)}] if said == "health-or-development" else []
    return {"level_found": said, "limbs": limbs}


# Signed and told.


@tells("assessment-completed")
def completed(told: StoryTelling, fact: Fact) -> Answers:
    level, need = level_of(fact), dict(fact.attributes).get("need") != "no"
    planned = told.ahead("plan-required", fact.day, fact.day + timedelta(days=60))
    answers: Answers = {
        "comment": told.one_of(SIGNED),
        "outcome": "plan" if planned and need else "nothing-more",
        **found(told, level, need),
    }
    if planned and need:
        answers["taken_by"] = told.circle.lead.id
    begun = [one for one in told.assessing.get(level, ()) if one[0] <= fact.day]  # what was written down late may be of another begun since
    told.signed = begun[-1][1] if begun else None
    if begun:
        told.assessing[level].remove(begun[-1])
    return answers | {"of": told.signed} if begun else answers


def heard(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    """The child and the first parent hear what was found, mostly in time; now and then nobody has told them yet."""
    of, luck = told.signed, Random(f"told {made}")
    if of is None or luck.random() < 0.07:
        return
    by = assessor(told, level_of(fact))
    for to, who, words in (("parent", told.parents[0], TOLD_PARENT), ("child", told.child.name.given, TOLD_CHILD)):
        if to == "parent" or told.age(fact.day) > SPEAKS_FROM:
            said: Answers = {"of": of, "to": to, "who": who, "told": told.one_of(words, luck), "how": "At home, with the pages in hand"}
            yield Beside(AssessmentTold.model_validate(said), fact.day + timedelta(days=1 + luck.randrange(9)), by, f"told {to}")
    yield from told_back(told, fact, made, by)
