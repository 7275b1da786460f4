"""Between reviews: what the officer watches and challenges, and how far a recommendation goes that the Lead Worker does not follow."""

from typing import Any
from uuid import UUID

import pytest

from corbiere.care.entries.escalation import EscalationStep
from corbiere.care.escalation import STEP_DAYS, disputed, words_of
from corbiere.care.review_alarms import raised
from corbiere.care.review_tasks import no_longer_independent, over, waiting
from corbiere.care.rulings.monitoring import (
    may_answer_twice,
    may_decide_twice,
    may_disagree_without_reasons,
    may_escalate_before_meeting,
    may_go_on_to_nobody,
    may_meet_without_a_word,
    may_refer_while_something_is_left_to_try,
    may_speak_with_the_child_and_write_nothing,
    may_take_further_what_is_settled,
    may_watch_and_not_say_whether_it_works,
    may_watch_outside_care,
)
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.record import Line
from corbiere.work.ladders import CameOfIt
from corbiere.work.tasks import Child
from protection.telling import ANA, BEN, BORN, CLAIRE, MIA, allows, line, lines, ruled
from protection.telling import day as on_day

ROB = UUID(int=51)
IN_CARE = f"{BORN}\n2026-03-02  care-started  status=accommodated"
RECOMMENDED, DISPUTED, CHALLENGED, BROUGHT, REFERRED = (UUID(int=number) for number in range(81, 86))
NAMED = Child(MIA, "Mia Renouf", "Mia", on_day("2018-06-03"))


def made(kind: str, **body: Any) -> Entry:
    return kind_called(kind).model_validate({name.rstrip("_"): said for name, said in body.items()})


def told(happened: str, kind: str, id: UUID | None = None, by: UUID = ROB, **body: Any) -> Line:
    return line(happened, made(kind, **body), id=id)._replace(practitioner=by)


LEADS = told("2026-03-02", "allocated", role="lead-social-worker", practitioner=str(ANA))
OFFICER = told("2026-03-05", "reviewer-appointed", practitioner=str(ROB))
RECOMMENDS = told("2026-04-01", "review-recommendation-made", RECOMMENDED, what="A tutor at home", why="She falls behind")
DISAGREES = told(
    "2026-04-02", "review-recommendation-answered", DISPUTED, ANA, of=str(RECOMMENDED), answer="disputed", why="School says no"
)
STORY = (IN_CARE, LEADS, OFFICER, RECOMMENDS, DISAGREES)


def step(on: str, rung: str, outcome: str = "not-settled", **more: Any) -> Line:
    return told(on, "review-dispute-step-taken", of=str(DISPUTED), step=rung, outcome=outcome, what="We met", **more)


def stepping(rung: str, outcome: str = "not-settled", **more: Any) -> Entry:
    said = {"what": "We met, and she still sees it otherwise", "next_with": [str(BEN)], **more}
    return made("review-dispute-step-taken", of=str(DISPUTED), step=rung, outcome=outcome, **said)


# The log.


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-01", False), ("2026-03-02", True), ("2026-06-30", True), ("2026-07-01", False)])
def test_may_watch_outside_care(on: str, allowed: bool) -> None:
    """LAC-409-1."""
    entry = made("review-recommendation-made", what="A tutor", why="She falls behind")
    assert allows(may_watch_outside_care, entry, on, IN_CARE, "2026-06-30  care-ended") is allowed


def test_may_speak_with_the_child_and_write_nothing() -> None:
    """LAC-412-1."""
    rule = may_speak_with_the_child_and_write_nothing
    assert allows(rule, made("reviewer-contact-had", with_="child", views={"own_words": "I like Jo"}), "2026-04-01")
    assert not allows(rule, made("reviewer-contact-had", with_="child", said="All is well"), "2026-04-01")
    assert allows(rule, made("reviewer-contact-had", with_="carer", said="All is well"), "2026-04-01")
    assert not allows(rule, made("reviewer-contact-had", with_="carer"), "2026-04-01")


def test_may_watch_and_not_say_whether_it_works() -> None:
    """LAC-416-2, LAC-415-1, LAC-412-1."""
    rule = may_watch_and_not_say_whether_it_works
    assert allows(rule, made("care-plan-monitored", looked_at="The tutor", effective=False, says="None came"), "2026-04-01")
    assert not allows(rule, made("care-plan-monitored", looked_at="The tutor", says="None came"), "2026-04-01")
    assert not allows(rule, made("care-plan-monitored", looked_at="The tutor", effective=True), "2026-04-01")


def alarm(name: str, *story: Any) -> Any:
    return next((one for one in raised(lines(IN_CARE, LEADS, OFFICER, *story)) if one.kind == name), None)


def test_a_plan_that_does_not_work_has_a_review_to_arrange_on_the_officers_list() -> None:
    """LAC-416-2."""
    found = alarm("review-to-arrange", told("2026-04-01", "care-plan-monitored", looked_at="The tutor", effective=False, says="None"))
    assert (found.named, found.ends) == ([ROB], None)
    again = told("2026-04-03", "care-review-meeting-arranged", **{"for": "2026-04-20"})
    checked = told("2026-04-01", "care-plan-monitored", looked_at="The tutor", effective=False, says="None")
    assert alarm("review-to-arrange", checked, again).ends == on_day("2026-04-03")
    assert alarm("review-to-arrange", told("2026-04-01", "care-plan-monitored", looked_at="The tutor", effective=True, says="Goes")) is None


def test_a_challenge_is_answered_by_whoever_is_asked_within_the_days_that_were_agreed() -> None:
    """LAC-416-1."""
    asked = told("2026-04-01", "review-challenge-made", CHALLENGED, what="No tutor", to=str(BEN), answer_by="2026-04-20")
    found = alarm("review-challenge", asked)
    assert (found.named, found.due, found.by_default) == ([BEN], on_day("2026-04-20"), False)
    default = alarm("review-challenge", told("2026-04-01", "review-challenge-made", CHALLENGED, what="No tutor"))
    assert (default.named, default.due, default.by_default) == ([], on_day("2026-04-10"), True)
    answer = told("2026-04-08", "review-challenge-answered", by=BEN, of=str(CHALLENGED), says="One comes on Monday")
    assert alarm("review-challenge", asked, answer).ends == on_day("2026-04-08")


def test_what_is_brought_to_the_officer_stays_until_they_decide() -> None:
    """LAC-408-1."""
    brought = told("2026-04-01", "reviewer-asked", BROUGHT, ANA, missed="She is not at school", tried="The nurture class")
    assert alarm("reviewer-asked", brought).named == [ROB]
    decided = told("2026-04-03", "reviewer-answered", of=str(BROUGHT), decision="review", why="It cannot wait")
    assert alarm("reviewer-asked", brought, decided).ends == on_day("2026-04-03")
    assert alarm("review-to-arrange", brought, decided).since == on_day("2026-04-03")
    entry = made("reviewer-answered", of=str(BROUGHT), decision="nothing", why="It waits")
    assert allows(may_decide_twice, entry, "2026-04-04", IN_CARE, brought)
    assert not allows(may_decide_twice, entry, "2026-04-04", IN_CARE, brought, decided)


# A recommendation.


def test_a_recommendation_stands_on_the_lead_workers_list_until_they_agree_or_say_why_not() -> None:
    """LAC-417-1, LAC-417-4."""
    assert alarm("recommendation", RECOMMENDS).ends is None
    assert alarm("recommendation", RECOMMENDS).due == on_day("2026-04-10")
    assert alarm("recommendation", RECOMMENDS, DISAGREES).ends == on_day("2026-04-02")
    agrees = made("review-recommendation-answered", of=str(RECOMMENDED), answer="accepted")
    disputes = made("review-recommendation-answered", of=str(RECOMMENDED), answer="disputed")
    assert allows(may_disagree_without_reasons, agrees, "2026-04-02", *STORY[:4])
    assert not allows(may_disagree_without_reasons, disputes, "2026-04-02", *STORY[:4])
    assert allows(may_answer_twice, agrees, "2026-04-02", *STORY[:4])
    assert not allows(may_answer_twice, agrees, "2026-04-03", *STORY)


def test_a_dispute_goes_from_step_to_step_to_the_director_general_each_with_somebody_and_a_day() -> None:
    """LAC-417-2, LAC-417-3, LAC-418-1, LAC-418-2: the reading of GAP-11."""
    (one,) = disputed(lines(*STORY))
    assert (one.rung, one.due, one.is_default) == (EscalationStep.MEETING, on_day("2026-04-13"), True)
    assert words_of(one, lines(*STORY)) == "A tutor at home"
    assert STEP_DAYS == 5
    climbed = (
        step("2026-04-07", "meeting", next_with=[str(BEN)]),
        step("2026-04-14", "supervisor", next_with=[str(CLAIRE)], answer_by="2026-04-30"),
        step("2026-05-01", "service-manager"),
        step("2026-05-08", "court-advisory"),
    )
    expected = [EscalationStep.SUPERVISOR, EscalationStep.SERVICE_MANAGER, EscalationStep.COURT_ADVISORY, EscalationStep.DIRECTOR_GENERAL]
    for place, rung in enumerate(expected, start=1):
        (one,) = disputed(lines(*STORY, *climbed[:place]))
        assert one.rung is rung
    (one,) = disputed(lines(*STORY, *climbed[:2]))
    assert (one.due, one.is_default) == (on_day("2026-04-30"), False)
    found = next(held for held in raised(lines(*STORY, *climbed[:2])) if held.kind == "review-dispute")
    assert found.named == [ROB, CLAIRE]
    last = step("2026-05-20", "director-general", "settled")
    (one,) = disputed(lines(*STORY, *climbed, last))
    assert (one.settled, one.due) == (on_day("2026-05-20"), None)
    (one,) = disputed(lines(*STORY, *climbed, step("2026-05-20", "director-general", "waiting")))
    assert one.is_at_its_last


def test_what_was_accepted_is_no_dispute() -> None:
    agreed = told("2026-04-02", "review-recommendation-answered", DISPUTED, ANA, of=str(RECOMMENDED), answer="accepted")
    assert disputed(lines(IN_CARE, LEADS, OFFICER, RECOMMENDS, agreed)) == []


@pytest.mark.parametrize(
    ("taken", "rung", "force"),
    [
        ((), "meeting", None),
        ((), "supervisor", "must"),
        ((), "director-general", "must"),
        (("meeting",), "supervisor", None),
        (("meeting",), "court-advisory", "should"),
        (("meeting", "supervisor"), "director-general", "should"),
        (("meeting", "supervisor", "service-manager"), "director-general", None),
        (("meeting", "supervisor", "service-manager"), "court-advisory", None),
    ],
)
def test_may_escalate_before_meeting(taken: tuple[str, ...], rung: str, force: str | None) -> None:
    """LAC-417-2, LAC-417-3, LAC-418-1: the court's advisers may be left out; nobody above the Lead Worker comes before them."""
    before = tuple(step("2026-04-07", name) for name in taken)
    found = ruled(may_escalate_before_meeting, stepping(rung), "2026-04-14", *STORY, *before)
    assert (found.force if found and not found.allowed else None) == force


def test_may_take_further_what_is_settled() -> None:
    """LAC-417-2."""
    rule = may_take_further_what_is_settled
    assert allows(rule, stepping("meeting"), "2026-04-07", *STORY)
    assert not allows(rule, stepping("meeting"), "2026-04-07", *STORY[:4])
    assert not allows(rule, stepping("supervisor"), "2026-04-09", *STORY, step("2026-04-07", "meeting", "settled"))


def test_may_meet_without_a_word_only_while_an_answer_is_awaited() -> None:
    """LAC-417-2."""
    assert not allows(may_meet_without_a_word, stepping("meeting", what=None), "2026-04-07", *STORY)
    assert allows(may_meet_without_a_word, stepping("meeting", CameOfIt.WAITING.value, what=None), "2026-04-07", *STORY)


def test_may_go_on_to_nobody_only_after_the_last_step() -> None:
    """LAC-417-3, LAC-418-2."""
    assert allows(may_go_on_to_nobody, stepping("meeting"), "2026-04-07", *STORY)
    assert not allows(may_go_on_to_nobody, stepping("meeting", next_with=[]), "2026-04-07", *STORY)
    assert allows(may_go_on_to_nobody, stepping("director-general", next_with=[]), "2026-04-07", *STORY)
    assert not allows(may_go_on_to_nobody, stepping("director-general", "waiting", next_with=[]), "2026-04-07", *STORY)


def test_may_refer_while_something_is_left_to_try() -> None:
    """ISS-9-1, ISS-9-2, ISS-9-4: it is asked why, and never refused."""
    rule = may_refer_while_something_is_left_to_try
    whole = made("court-advisory-referral-made", why="No school", rights="To learn", tried="All steps", protocol="2026")
    assert allows(rule, whole, "2026-05-20", *STORY)
    found = ruled(rule, whole, "2026-05-20", IN_CARE)
    assert found is not None
    assert (found.allowed, found.force) == (False, "should")
    assert not allows(rule, made("court-advisory-referral-made", why="No school", tried="All steps"), "2026-05-20", *STORY)
    referred = told("2026-05-20", "court-advisory-referral-made", REFERRED, why="No school")
    assert alarm("court-advisory", referred).named == [ROB]
    answered = told("2026-06-01", "court-advisory-answered", of=str(REFERRED), says="A guardian is asked for")
    assert alarm("court-advisory", referred, answered).ends == on_day("2026-06-01")


# Whose work it is.


def test_a_child_without_an_officer_is_asked_for_from_the_first_day() -> None:
    """LAC-410-1."""
    (task,) = waiting(NAMED, lines(IN_CARE))
    assert (task.due, task.by, task.kind) == (on_day("2026-03-02"), on_day("2026-03-09"), "reviewer-appointed")
    assert list(waiting(NAMED, lines(BORN))) == []


def test_an_officer_who_gets_a_part_in_the_work_after_all_is_to_be_replaced_and_it_says_why() -> None:
    """LAC-411-2, LAC-411-3: as when another system's record comes in."""
    came_in = told("2026-04-01", "allocated", role="second-worker", practitioner=str(ROB))
    (task,) = no_longer_independent(NAMED, lines(*STORY, came_in), on_day("2026-04-05"))
    assert task.why.startswith(
        "The reviewing officer has worked with the child (second worker) since 1 April 2026, and so is not independent"
    )
    assert no_longer_independent(NAMED, lines(*STORY), on_day("2026-04-05")) == []
    another = told("2026-04-06", "reviewer-appointed", practitioner=str(CLAIRE))
    assert no_longer_independent(NAMED, lines(*STORY, came_in, another), on_day("2026-04-06")) == []


def test_reviewing_ends_with_care_once_the_last_record_is_complete() -> None:
    """LAC-409-1, ISS-7-L3."""
    held = UUID(int=91)
    review = told("2026-03-30", "review-held", held)
    ended = "2026-06-30  care-ended"
    assert over(NAMED, lines(*STORY, review), on_day("2026-06-01")) == []
    assert over(NAMED, lines(*STORY, review, ended), on_day("2026-07-01")) == []
    record = told("2026-07-02", "review-form-completed", of=str(held))
    (task,) = over(NAMED, lines(*STORY, review, ended, record), on_day("2026-07-02"))
    assert (task.kind, task.of, task.whom) == ("allocation-ended", OFFICER.root, ROB)


def test_an_appeal_to_the_director_general_waits_on_the_list_of_whoever_made_it() -> None:
    """ISS-6-3: the manager of the service’s own act, by the day that was set or five working days, of which 25 May 2026 is none."""
    appealed = told("2026-05-20", "direct-appeal-made", REFERRED, BEN, ground="rights", why="No school for a year", answer_by="2026-05-29")
    soon = told("2026-05-20", "direct-appeal-made", REFERRED, BEN, ground="safety", why="Sent home too early")
    answered = told("2026-05-28", "direct-appeal-answered", by=BEN, of=str(REFERRED), says="A place from Monday")

    waiting_for_it = alarm("direct-appeal", appealed)
    assert (waiting_for_it.named, waiting_for_it.due, waiting_for_it.by_default) == ([BEN], on_day("2026-05-29"), False)
    assert (alarm("direct-appeal", soon).due, alarm("direct-appeal", soon).by_default) == (on_day("2026-05-28"), True)
    assert alarm("direct-appeal", appealed, answered).ends == on_day("2026-05-28")
