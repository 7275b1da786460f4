"""May an assessment go to the manager, and may it be signed? Truth tables."""

import pytest

from corbiere.wellbeing.rulings.signing import (
    may_send_back_what_was_not_sent,
    may_sign_before_the_family_spoke,
    may_sign_need_and_no_level,
    may_sign_no_limb,
    may_sign_own,
    may_sign_what_was_not_named,
    may_sign_what_was_not_sent,
    may_sign_without_a_word,
    may_sign_without_what_follows,
)
from corbiere.wellbeing.rulings.submitting import (
    may_find_need_and_name_none,
    may_find_no_limb,
    may_finish_twice,
    may_finish_unheard,
    may_finish_unseen,
    may_finish_with_agencies_silent,
    may_finish_without_agreement,
    may_finish_without_family,
    may_leave_a_need_without_next_step,
    may_leave_indicators_blank,
    may_leave_worries_unanswered,
    may_pass_over_a_parish_hall,
    may_weigh_no_views,
)
from protection.telling import ANA, BORN, BY_ANA, BY_IMPORT, against, allows, named, ruled
from wellbeing.assessed import ANALYSIS, BY_BEN, FULL, SENT, SHOWN, SIGNATURE, entry, part, started, told

ON = "2026-03-30"


def finished(**answers):
    return entry("assessment-submitted", **{**ANALYSIS, **answers})


def signed(**answers):
    return entry("assessment-completed", **{**SIGNATURE, **answers})


def test_a_careful_assessment_goes_to_the_manager_and_is_signed_without_a_question() -> None:
    """PS-2.0, PS-2.21."""
    asked = told("2026-03-05", "assessment-agreement-noted", party="child", answer="agreed")
    whole = finished(differing="They do not", answers=[{"worry": "No coat", "found": "There is one now"}])
    assert against(whole, ON, *FULL, asked) == []
    assert against(signed(), "2026-04-02", *FULL, SHOWN, SENT, by=BY_BEN) == []


@pytest.mark.parametrize(
    ("after", "allowed"), [([], True), ([SENT], False), ([SENT, told("2026-03-31", "assessment-returned", why="Ask Dad")], True)]
)
def test_it_goes_to_the_manager_once_until_it_comes_back(after: list, allowed: bool) -> None:
    """PS-2.21."""
    assert allows(may_finish_twice, finished(), "2026-04-01", *FULL, *after) is allowed


@pytest.mark.parametrize("limbs", [[], ANALYSIS["limbs"]])
@pytest.mark.parametrize("found", ["universal", "wellbeing", "health-or-development", "safeguarding"])
def test_a_need_of_health_or_development_is_one_of_four_things(found: str, limbs: list) -> None:
    """WT-103-1."""
    needs_one = found == "health-or-development" and not limbs
    held = limbs if found == "health-or-development" else []
    assert allows(may_find_no_limb, finished(level_found=found, limbs=held), ON, *FULL) is not needs_one
    assert allows(may_sign_no_limb, signed(level_found=found, limbs=held), ON, *FULL, SENT) is not needs_one


@pytest.mark.parametrize(
    ("answers", "allowed"), [({}, True), ({"parish_hall": False}, True), ({"parish_hall": True}, False), ({"parish_hall": True, "parish_hall_weighed": "A dare"}, True)]
)  # fmt: skip
def test_a_probation_officers_assessment_is_weighed(answers: dict, allowed: bool) -> None:
    """WT-carry-17, WT-107-1."""
    assert allows(may_pass_over_a_parish_hall, finished(**answers), ON, *FULL) is allowed


def test_what_is_blank_is_named() -> None:
    """WT-carry-4, WT-105-1, WT-110-3."""
    assert allows(may_leave_indicators_blank, finished(), ON, *FULL)
    found = ruled(may_leave_indicators_blank, finished(), ON, BORN, started(), part("safe"), part("healthy"))
    assert found is not None and not found.allowed
    assert "Achieving, Nurtured, Active, Respected, Responsible, Included" in found.why


@pytest.mark.parametrize(
    ("rule", "level", "held", "allowed"),
    [
        (may_finish_unheard, "wellbeing", [part()], False),
        (may_finish_unheard, "wellbeing", [part(views={"own_words": "I am fine"})], True),
        (may_finish_unheard, "wellbeing", [part(views={"why_not": "She slept"})], False),
        (may_finish_without_family, "wellbeing", [part()], False),
        (may_finish_without_family, "wellbeing", [part(parents=[{"who": "Mum", "view": "Tired"}])], True),
        (may_finish_without_family, "wellbeing", [told("2026-03-28", "assessment-commented", who="Dad", agrees="agrees")], True),
        (may_finish_without_agreement, "wellbeing", [], False),
        (may_finish_without_agreement, "health-or-development", [], True),
        (
            may_finish_without_agreement,
            "wellbeing",
            [told("2026-03-03", "assessment-agreement-noted", party="child", answer="agreed")],
            True,
        ),
        (may_finish_unseen, "health-or-development", [part()], False),
        (may_finish_unseen, "wellbeing", [part()], True),
        (may_finish_unseen, "health-or-development", ["2026-03-10  child-seen  alone=yes"], True),
        (may_finish_unseen, "health-or-development", ["2026-02-10  child-seen  alone=yes"], False),
        (may_finish_with_agencies_silent, "wellbeing", [part()], False),
        (may_finish_with_agencies_silent, "wellbeing", [part(practitioners=[{"who": "Teacher", "view": "Tired"}])], True),
    ],
)
def test_what_the_sources_ask_of_it_takes_a_reason_where_it_is_left_out(rule, level: str, held: list, allowed: bool) -> None:
    """WT-carry-1, WT-carry-7, WT-109-1, WT-110-2, WT-110-6, WT-wellbeing-8, PS-2.3, PS-2.5, PS-2.12."""
    found = ruled(rule, finished(), ON, BORN, started(level), *held)
    assert (found is None or found.allowed) is allowed
    assert found is None or found.force == "should"


def test_before_birth_nobody_is_seen_alone_or_quoted() -> None:
    for rule in (may_finish_unseen, may_finish_unheard):
        assert allows(rule, finished(), ON, started(), part())


def test_a_service_that_has_not_answered_is_waited_for_or_it_is_said_why_not() -> None:
    """WT-carry-19, WT-108-2."""
    question = ("2026-03-05", entry("agency-asked", what="School report"))
    found = ruled(may_finish_with_agencies_silent, finished(), ON, *FULL, question)
    assert found is not None and "One service has not answered" in found.why


@pytest.mark.parametrize(("answers", "allowed"), [([], False), ([{"worry": "No coat", "found": "There is one now"}], True)])
def test_each_worry_that_led_to_it_has_its_answer(answers: list, allowed: bool) -> None:
    """PS-2.20."""
    worry = f"{BORN}\n2026-02-27  concern-received  from=professional ref=worry"
    assert allows(may_leave_worries_unanswered, finished(answers=answers), ON, worry, started(of=named("worry"))) is allowed


@pytest.mark.parametrize(
    ("rule", "answers", "allowed"),
    [
        (may_leave_a_need_without_next_step, {"needs": [{"what": "Sleep"}]}, False),
        (may_leave_a_need_without_next_step, {}, True),
        (may_find_need_and_name_none, {"needs": []}, False),
        (may_find_need_and_name_none, {"needs": [], "level_found": "universal", "limbs": []}, True),
        (may_weigh_no_views, {}, False),
        (may_weigh_no_views, {"differing": "Mum thinks it is school"}, True),
    ],
)
def test_needs_have_next_steps_and_views_are_weighed(rule, answers: dict, allowed: bool) -> None:
    """WT-110-7, PS-2.14, WT-request-2, WT-carry-8, WT-109-2."""
    assert allows(rule, finished(**answers), ON, *FULL) is allowed


# The signature.


@pytest.mark.parametrize(
    ("rule", "answers", "allowed"),
    [
        (may_sign_what_was_not_named, {"of": None}, False),
        (may_sign_what_was_not_named, {"level": "wellbeing"}, False),
        (may_sign_what_was_not_named, {"need": None}, False),
        (may_sign_what_was_not_named, {}, True),
        (may_sign_without_a_word, {"comment": None}, False),
        (may_sign_without_a_word, {}, True),
        (may_sign_need_and_no_level, {"level_found": None, "limbs": []}, False),
        (may_sign_need_and_no_level, {"need": False}, False),
        (may_sign_need_and_no_level, {"need": False, "level_found": "universal", "limbs": []}, True),
        (may_sign_need_and_no_level, {"need": True, "level_found": "universal", "limbs": []}, False),
        (may_sign_without_what_follows, {"outcome": None}, False),
        (may_sign_without_what_follows, {"outcome": "nothing-more"}, False),
        (may_sign_without_what_follows, {"outcome": "safeguarding"}, True),
    ],
)
def test_a_signature_says_what_is_found_what_is_thought_and_what_follows(rule, answers: dict, allowed: bool) -> None:
    """PS-1.2, PS-2.20, PS-2.21, WT-request-2, WT-110-11."""
    assert allows(rule, signed(**answers), "2026-04-02", *FULL, SENT, by=BY_BEN) is allowed
    assert allows(rule, signed(**answers), "2026-04-02", *FULL, SENT, by=BY_IMPORT)


@pytest.mark.parametrize(
    ("by", "allowed"), [(BY_ANA, False), (BY_BEN, True), (BY_IMPORT, True)], ids=["whoever made it", "the manager", "another system"]
)
def test_nobody_signs_what_they_made(by, allowed: bool) -> None:
    """PS-1.2, WT-110-11."""
    assert allows(may_sign_own, signed(), "2026-04-02", *FULL, SENT, by=by) is allowed


def test_whoever_made_it_before_another_took_it_on_does_not_sign_it_either() -> None:
    handed = told("2026-03-20", "assessor-changed", to=ANA)
    made = (BORN, started(assessor=BY_BEN.practitioner), handed, SENT)
    assert not allows(may_sign_own, signed(), "2026-04-02", *made, by=BY_BEN)


def test_only_what_was_sent_is_signed_or_sent_back() -> None:
    """PS-2.21, PS-1.2."""
    back = entry("assessment-returned", why="Ask Dad")
    for rule, made in ((may_sign_what_was_not_sent, signed()), (may_send_back_what_was_not_sent, back)):
        assert not allows(rule, made, "2026-04-02", *FULL, by=BY_BEN)
        assert allows(rule, made, "2026-04-02", *FULL, SENT, by=BY_BEN)


@pytest.mark.parametrize(
    ("shown", "allowed"),
    [([], False), ([SHOWN], True), ([told("2026-03-27", "assessment-comment-asked", cannot_wait="She is not safe tonight")], True)],
)
def test_the_family_may_comment_before_anything_follows(shown: list, allowed: bool) -> None:
    """WT-110-10."""
    found = ruled(may_sign_before_the_family_spoke, signed(), "2026-04-02", *FULL, *shown, SENT, by=BY_BEN)
    assert found is not None and (found.allowed, found.force) == (allowed, "should")
