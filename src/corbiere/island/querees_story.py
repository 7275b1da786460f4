"""Maggie’s story, after Guidance paragraph 134: what happened on which day, and what was said. Nobody here exists."""

from datetime import date
from typing import Any

from corbiere.island.circle import Circle
from corbiere.island.households import identifier
from corbiere.island.staff import InventedPractitioner
from corbiere.island.telling import Answers, OwnWords
from corbiere.island.worries import Goal, Worry

MATTER = identifier("querees", "the worry")
MAGGIE = """\
== Maggie
2025-09-08  concern-received  from=professional  ref=town           # Her teacher, with the name as he heard it
2025-09-09  concern-decided  level=wellbeing outcome=early-help
2025-09-11  assessment-requested  level=wellbeing
2025-09-12  referrer-told  of=town
2025-09-15  assessment-refused  reason=other                        # Her school, which has never met her parents
2025-09-16  assessment-requested  level=wellbeing
2025-09-18  assessment-started  level=wellbeing                     # Grace, who weighs Theo
2025-10-17  assessment-completed  level=wellbeing need=yes
2025-10-20  plan-required  type=early-help                          # Her father would rather not, until he hears what she wants
2025-10-22  lead-worker-appointed
2025-11-03  plan-agreed  type=early-help next_review=2026-01-19     # Her school said no to its part; another way was found
2026-01-19  plan-reviewed  type=early-help outcome=continue next_review=2026-04-20
2026-02-23  concern-received  from=professional  ref=car            # A man drives her home at night
2026-02-23  concern-decided  level=safeguarding outcome=strategy-discussion
2026-02-24  strategy-discussion-held  outcome=enquiry
2026-02-25  enquiry-started
2026-02-26  child-seen  alone=yes awake=yes announced=yes
2026-02-26  referrer-told  of=car
2026-03-09  enquiry-concluded  outcome=conference
2026-03-09  conference-arranged  type=initial for=2026-03-17
2026-03-11  conference-report-shared  with=family for=2026-03-17
2026-03-11  conference-report-shared  with=chair for=2026-03-17
2026-03-17  conference-held  type=initial outcome=plan visit_days=14  ref=initial
2026-03-17  plan-required  type=child-protection
2026-03-24  child-seen  alone=yes bedroom=yes awake=yes announced=yes
2026-03-27  core-group-held  quorate=yes  ref=group-1               # The plan of protection takes up the plan of help
2026-03-30  plan-agreed  type=child-protection
2026-04-01  core-group-notes-circulated  of=group-1
2026-04-02  plan-ended  type=early-help
2026-04-07  child-seen  alone=yes awake=yes announced=no
2026-04-10  conference-minutes-circulated  of=initial
2026-04-21  child-seen  alone=yes awake=yes announced=yes
2026-04-24  core-group-held  quorate=yes  ref=group-2
2026-04-29  core-group-notes-circulated  of=group-2
2026-05-05  child-seen  alone=yes bedroom=yes awake=yes announced=yes
2026-05-11  conference-arranged  type=review for=2026-06-09
2026-05-19  child-seen  alone=yes awake=yes announced=no
2026-05-22  core-group-held  quorate=yes  ref=group-3
2026-05-27  core-group-notes-circulated  of=group-3
2026-06-01  conference-report-shared  with=family for=2026-06-09
2026-06-01  conference-report-shared  with=chair for=2026-06-09
2026-06-02  child-seen  alone=yes awake=yes announced=yes
2026-06-09  conference-held  type=review outcome=end  ref=review    # Safe enough: the men are in court, and she is at home by nine
2026-06-10  plan-ended  type=child-protection
2026-06-10  assessment-started  level=health-or-development
2026-06-26  conference-minutes-circulated  of=review
2026-07-10  assessment-completed  level=health-or-development need=yes
2026-07-13  plan-required  type=child-in-need
2026-07-15  lead-worker-appointed
2026-07-20  child-seen  alone=yes awake=yes announced=yes
2026-07-27  plan-agreed  type=child-in-need next_review=2026-10-05
2026-08-24  child-seen  alone=yes awake=yes announced=yes
2026-09-28  child-seen  alone=yes awake=yes announced=yes
2026-10-05  plan-reviewed  type=child-in-need outcome=end           # What it was for is there: to end it is left to whoever looks
"""
WORRIED = (
    "Maggie goes missing after school, and comes back late with older men whom nobody here knows. She has a new telephone and will not say "
    "from whom. Her mother has a baby and does not know where she is. She used to draw in every break, and does not any more."
)
DRAWN_IN = Worry(
    "drawn in by older men",
    "sexual",
    WORRIED,
    "{name} is out until late with older men, and nobody at home knows where.",
    ("{name} is driven home at night by men of over thirty", "{name} has been given a telephone and clothes"),
    "{name} was met in town at eleven at night, in a car with two men. She says that they are friends. Her mother had rung her nine times.",
    "Nobody had worked with the family before. {mum} has been alone with both since {other} moved out in the spring.",
    ("{name} still talks with her mother on Sundays", "{mum} rings when {name} is not home by nine", "{other} comes when he is asked"),
    (
        Goal("{name} meets her friends in a safe place", "Meet the youth worker every week at the café by the harbour", "the youth worker",
             "She came four times of five, and laughed", "She came once, and sat by the door"),
        Goal("{name} has somebody at school to go to", "Talk with the same teacher every week", "the school",
             "She draws again, in the break", "Nobody has found the time"),
        Goal("{name} and her mother talk again", "An evening for the two of them, while Theo is looked after", "the health visitor",
             "They went to the cinema, and argued about the film", "Theo was ill, and it did not come about"),
    ),
    "Know where {name} is after school, and ring her before she has to be asked for",
    "{name} is at home to sleep. She listens to the telephone more than to anybody here, and has stopped drawing.",
    "{name} is home by nine on most days. She draws in the kitchen while Theo sits on the table, and talks about the lifeboat station.",
    "{name} is out after nine twice in a week",
    "We meet the same week, with the police, and think about where else she can stay.",
)  # fmt: skip


def words(circle: Circle) -> OwnWords:
    """Answers of this story alone, by its own days."""
    helper, health = circle.helper, circle.health
    around = [
        {"who": str(health.name), "side": "professionals", "part": "Comes for Theo, and asks after Maggie", "practitioner": health.id},
        {"who": str(helper.name), "side": "professionals", "part": "Meets Maggie every week", "practitioner": helper.id},
    ]
    return {**_agreed(helper.name.given), **_helped(helper, around)}


def _agreed(helps: str) -> OwnWords:
    """Until there is a plan: the school would not assess her, and her father did not want it."""
    why = "Maggie is here every day, and none of us has ever met her parents. Grace knows the house since Theo was born."
    no = {"answer": "refused", "why": "I want no strangers in this.", "words": "I want no strangers in this. We manage."}
    best = {
        "why_best": f"Maggie is safer with {helps} beside her than alone in town",
        "wanted": "Somebody who is not cross",
        "followed": "yes",
    }
    parents = [
        {"who": "Samantha Querée", "answer": "agreed", "how": "At home, when we had read the assessment"},
        {"who": "Robert Querée", "answer": "agreed", "how": "On the telephone, when he had heard what Maggie wants"},
    ]
    return {
        (date(2025, 9, 8), "concern-received"): {"from_matter": MATTER},
        (date(2025, 9, 15), "assessment-refused"): {"why": why},
        (date(2025, 9, 18), "agreement 1"): no,
        (date(2025, 10, 20), "entitled"): {"proposed": ["Weekly meetings with a youth worker"], "parents": parents, "best": best},
    }


def _helped(helper: InventedPractitioner, around: list[Answers]) -> OwnWords:
    """Two plans of help: one that a provider partly refused and that was not enough, and one that was."""
    helps, unsafe = helper.name.given, "A man drove Maggie home at two this morning, and she has marks on both wrists."
    gate = {"what": f"{helps} is at the school gate on Tuesdays, and Maggie can stop for a word", "who": str(helper.name)}
    reached = "Maggie says so, her mother says so, and she was not missing once since June"
    home = {"need_says": "She has been home by nine since June", "reached_says": reached}
    return {
        (date(2025, 10, 29), "help-plan-written"): {"views": _views("I just want to see my friends"), "roles": around},
        (date(2025, 10, 31), "answered 1"): {"answer": "refused", "why": "Nobody has room before spring."},
        (date(2025, 11, 2), "another way"): gate,
        (date(2026, 1, 19), "plan-reviewed"): {"views": _views(f"{helps} is all right"), "need_says": "Missing once since Christmas"},
        (date(2026, 2, 23), "concern-received"): {"concern": f"{unsafe} I lead her plan: it is not enough any more."},
        (date(2026, 7, 22), "help-plan-written"): {"views": _views(f"Less of you, please. And keep {helps}."), "roles": around},
        (date(2026, 10, 5), "plan-reviewed"): {"views": _views("I know whom to ring. You can stop."), **home},
    }


def _views(said: str) -> dict[str, Any]:
    return {"own_words": said, "how": "Walking along the harbour", "weight": "She knows her mind, and it decides what we do next."}
