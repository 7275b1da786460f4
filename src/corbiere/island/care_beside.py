"""Entries that go with what happens to a child in care on the island: health, the questionnaire, court, and words before a review."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

from corbiere.care.entries import (
    GuardianAppointed,
    HealthCheckHad,
    HealthReferralAnswered,
    HealthReferralMade,
    HearingHeld,
    ImmunisationsChecked,
    ReviewConsulted,
    StrengthsQuestionnaireScored,
)
from corbiere.care.entries.wellbeing_screen import FilledInBy, points_to_need
from corbiere.island import care_words as words
from corbiere.island.care_homes import said_of
from corbiere.island.households import identifier
from corbiere.island.telling import Answers, Beside, StoryTelling, tells
from corbiere.island.told_back import told_back
from corbiere.statute.facts import Fact

TEETH_FROM, ASKED_FROM, ASKED_UNTIL = 1, 4, 16
SEEN, HIGH, HAS_ALL, COMES_BY_POST, CAME_IN, IS_SEEN = 0.9, 0.2, 0.85, 0.3, 0.96, 0.85


@tells("health-assessment-completed")
def health_assessed(told: StoryTelling, fact: Fact) -> Answers:
    """Findings, and who sees to what is to be done; the last report is sometimes still on its way."""
    luck = Random(f"health {told.child.id} {fact.day}")
    last = told.ahead(fact.kind, fact.day + timedelta(days=1), date.max) is None
    answers: Answers = {
        "who": f"{told.circle.health.name}, with the clinic’s doctor", "where": luck.choice(words.CLINICS),
        "health": told.one_of(words.HEALTH), "to_do": [told.say(luck.choice(words.HEALTH_TO_DO))],
        "report": "awaited" if last and luck.random() < COMES_BY_POST else "here",
    }  # fmt: skip
    return answers | ({"child_says": told.one_of(words.AT_THE_CLINIC)} if told.age(fact.day) >= ASKED_FROM else {})


def _health(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    """A dentist and the immunisations within some weeks, and once a year how they feel and get on."""
    luck, circle, age = Random(f"checks {made}"), told.circle, told.age(fact.day)
    if age >= TEETH_FROM:
        seen: Answers = {"what": "teeth", "result": "fine" if luck.random() < 0.8 else "treatment", "who": "The dentist in Tern Lane"}
        seen |= {"needs": f"One filling, in two weeks; the carers take {told.child.him}."} if seen["result"] != "fine" else {}
        if luck.random() > SEEN:
            seen = {"what": "teeth", "result": "not-seen", "why_not": "The surgery rang to put it off; there is another day next month."}
        yield Beside(HealthCheckHad.model_validate(seen), fact.day + timedelta(days=6 + luck.randrange(20)), circle.lead, "teeth")
    has: Answers = {"up_to_date": True}
    if luck.random() > HAS_ALL:
        has = {"up_to_date": False, "missing": ["mmr"], "plan": "The nurse gives it at school", "when": fact.day + timedelta(days=40)}
    yield Beside(ImmunisationsChecked.model_validate(has), fact.day, circle.health, "immunisations")
    if ASKED_FROM <= age < ASKED_UNTIL:
        yield from _feels(told, fact.day + timedelta(days=3), made, luck)


def _feels(told: StoryTelling, day: date, made: UUID, luck: Random) -> Iterator[Beside]:
    """A score, and where it points to need, a referral that is answered."""
    score = luck.randrange(18, 30) if luck.random() < HIGH else luck.randrange(3, 13)
    answers: Answers = {"score": score, "filled_in_by": "carer", "who": "The carers, at the kitchen table"}
    refers = points_to_need(score, FilledInBy.CARER)
    yield Beside(
        StrengthsQuestionnaireScored.model_validate(answers | ({"next": "refer"} if refers else {})), day, told.circle.lead, "feels"
    )
    if refers:
        asked: Answers = {"to": "CAMHS", "why": told.say(luck.choice(words.WHY_REFERRED)), "answer_by": day + timedelta(days=28)}
        yield Beside(HealthReferralMade.model_validate(asked), day + timedelta(days=2), told.circle.lead, "referred")
        came: Answers = {"of": identifier(made, "referred")}
        came |= {"said": "sees", "first_seen": day + timedelta(days=30)} if luck.random() < IS_SEEN else words.WAITS
        yield Beside(HealthReferralAnswered.model_validate(came), day + timedelta(days=21), told.circle.lead, "answered")


def _guardian(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    """Somebody speaks for the child in court, appointed some days after the application."""
    who = Random(f"guardian {made}").choice(words.GUARDIANS)
    named = GuardianAppointed.model_validate({"name": who, "reach": "Through the family court advisory service"})
    yield Beside(named, fact.day + timedelta(days=5), told.circle.lead, "guardian")


def _heard(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    day = date.fromisoformat(said_of(fact, "for"))
    luck = Random(f"hearing {made}")
    held: Answers = {"of": made, "result": luck.choice(words.HEARD), "told": told.say(words.HEARD_TOLD)}
    yield Beside(HearingHeld.model_validate(held), day, told.circle.lead, "heard")


def _reviewed(told: StoryTelling, fact: Fact, made: UUID) -> Iterator[Beside]:
    """Words of each side, which came in before it with few left out; and afterwards what the child is told."""
    luck, circle = Random(f"consulted {made}"), told.circle
    speaks = told.age(fact.day) >= ASKED_FROM
    says: dict[str, Answers] = {
        "child": {"own_words": luck.choice(words.WANTED)} if speaks else {"says": [told.stated(words.SHOWN)]},
        "parent": {"who": told.parents[0], "says": [told.stated(luck.choice(words.PARENTS_SAY))]},
        "carer": {"who": "Where they live", "says": [told.stated(luck.choice(words.CARERS_SAY))]},
        "school": {
            "who": str(circle.teacher.name),
            "says": [told.stated(luck.choice(words.SCHOOL_SAYS if speaks else words.NURSERY_SAYS))],
        },
        "health": {"who": str(circle.health.name), "says": [told.stated(luck.choice(words.HEALTH))]},
    }
    for place, (side, answers) in enumerate(says.items()):
        if luck.random() < CAME_IN:
            said = ReviewConsulted.model_validate({"side": side} | answers)
            yield Beside(said, fact.day - timedelta(days=3 + 2 * place), circle.lead, f"consulted {side}")
    yield from told_back(told, fact, made)


BESIDE: dict[str, Callable[[StoryTelling, Fact, UUID], Iterator[Beside]]] = {
    "health-assessment-completed": _health,
    "proceedings-issued": _guardian,
    "hearing-listed": _heard,
    "review-held": _reviewed,
    **dict.fromkeys(("care-ended", "education-plan-agreed"), told_back),
}
