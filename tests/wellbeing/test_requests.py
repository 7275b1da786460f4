"""May an assessment be asked for, and refused, like this? Truth tables of the rulings that read the record alone."""

from typing import Any

import pytest

from corbiere.agencies.steps import steps_of
from corbiere.wellbeing.assessment_requests import hub_spans, requests, with_the_hub
from corbiere.wellbeing.entries.requests import AssessmentRefused
from corbiere.wellbeing.five_questions import FIVE, read
from corbiere.wellbeing.rulings.refusals import (
    may_keep_the_way_to_complain,
    may_leave_the_need_unspoken,
    may_refuse_for_language,
    may_refuse_the_higher_need,
    may_refuse_with_no_help_to_communicate,
    may_refuse_without_good_reason,
    may_refuse_without_the_family,
)
from corbiere.wellbeing.rulings.requests import (
    may_ask_another_without_the_family,
    may_ask_for_another_sort,
    may_ask_nobody,
    may_ask_without_a_matter,
    may_choose_without_a_word,
    may_leave_the_five_unasked,
)
from protection.telling import ANA, BORN, BY_IMPORT, CLAIRE, allows, lines, ruled
from wellbeing.assessed import entry, told
from wellbeing.needing import ASKED, NEED, NO, REQUEST, TALK, need, refusal, request

DAY = "2026-03-06"
IN_CARE = f"{BORN}\n2026-01-05  care-started  status=in-care"


def asks(rule: Any, *before: Any, story: str = BORN, **more: Any) -> bool:
    return allows(rule, entry("assessment-requested", **{**ASKED, **more}), DAY, story, *before)


def refuses(rule: Any, *before: Any, **more: Any) -> bool:
    return allows(rule, entry("assessment-refused", **{**NO, **more}), DAY, BORN, *(before or (need(), request())))


@pytest.mark.parametrize(
    ("more", "allowed"),
    [({}, True), ({"taken_by": None}, False), ({"asks": None, "taken_by": None}, False), ({"asks": "hub", "taken_by": None}, True)],
)
def test_a_request_goes_to_somebody_or_to_the_hub(more: dict[str, Any], allowed: bool) -> None:
    """WT-request-6, WT-request-16."""
    assert asks(may_ask_nobody, **more) is allowed


@pytest.mark.parametrize(
    ("level", "story", "allowed"),
    [
        ("wellbeing", BORN, True),
        ("health-or-development", BORN, True),
        ("article-42", BORN, False),
        (None, BORN, False),
        ("wellbeing", IN_CARE, False),
    ],
)
def test_two_sorts_are_asked_for_and_of_no_child_in_care(level: str | None, story: str, allowed: bool) -> None:
    """WT-continuum-9, WT-assess-1."""
    assert asks(may_ask_for_another_sort, story=story, level=level) is allowed


@pytest.mark.parametrize(
    ("more", "allowed"),
    [
        ({}, True),
        ({"of": None}, False),
        ({"of": None, "matter": "She is tired"}, False),
        ({"of": None, "matter": "She is tired", "affected": "at-risk"}, False),
        ({"of": None, "matter": "She is tired", "affected": "at-risk", "indicators": ["healthy"]}, True),
    ],
)
def test_a_request_says_what_it_is_about_and_whether_it_is_so_now(more: dict[str, Any], allowed: bool) -> None:
    """WT-request-1, WT-request-6."""
    assert asks(may_ask_without_a_matter, **more) is allowed


@pytest.mark.parametrize(
    ("more", "allowed"), [({}, True), ({"five_1": None}, False), ({"five_1": None, "level": "health-or-development"}, True)]
)
def test_the_five_questions_are_asked_first_or_left_out_with_a_reason(more: dict[str, Any], allowed: bool) -> None:
    """WT-request-9."""
    found = ruled(may_leave_the_five_unasked, entry("assessment-requested", **{**ASKED, **more}), DAY, BORN)
    assert found is not None and (found.allowed, found.force) == (allowed, "should")


def test_their_wording_is_the_services_and_says_so() -> None:
    """WT-request-9, WT-gap-9."""
    assert "to be set by the service" in FIVE.set_by and len(FIVE.questions) == 5
    for wrong in ('set_by = "x"\nquestions = ["a"]', f'set_by = "x"\nquestions = ["a", "b", "c", "d", "{"e" * 301}"]'):
        with pytest.raises(ValueError, match="five questions"):
            read(wrong)


@pytest.mark.parametrize(
    ("more", "allowed"), [({}, True), ({"why_best": None}, False), ({"why_best": None, "asks": "hub", "taken_by": None}, True)]
)
def test_who_knows_the_child_best_is_a_judgement_with_its_reason(more: dict[str, Any], allowed: bool) -> None:
    """WT-request-4, WT-request-6, WT-continuum-10."""
    assert asks(may_choose_without_a_word, **more) is allowed


@pytest.mark.parametrize(
    ("before", "more", "allowed"),
    [
        ([need()], {}, True),
        ([need(), request()], {}, True),
        ([need(), request(), refusal(still_needed=True)], {}, False),
        ([need(), request(), refusal(still_needed=True)], {"talk": TALK}, True),
        ([need(), request(), refusal(still_needed=True, talk=TALK)], {}, True),
    ],
)
def test_after_a_refusal_the_family_is_asked_who_else_may(before: list, more: dict[str, Any], allowed: bool) -> None:
    """WT-request-15."""
    assert asks(may_ask_another_without_the_family, *before, **more) is allowed


# Refusing.


@pytest.mark.parametrize(("level", "allowed"), [("wellbeing", True), ("health-or-development", False), (None, True)])
def test_an_assessment_of_the_higher_need_is_never_refused(level: str | None, allowed: bool) -> None:
    """WT-request-13, WT-continuum-14."""
    assert refuses(may_refuse_the_higher_need, need(), request(level=level)) is allowed


@pytest.mark.parametrize(("more", "allowed"), [({}, True), ({"reason": None}, False), ({"why": None}, False), ({"of": None}, False)])
def test_a_refusal_has_a_good_reason(more: dict[str, Any], allowed: bool) -> None:
    """WT-request-13, WT-request-14."""
    assert refuses(may_refuse_without_good_reason, **more) is allowed


@pytest.mark.parametrize(
    ("why", "allowed"),
    [
        ("She is to move to Guernsey on Friday", True),
        ("The school assessed her in January, with an interpreter", True),
        ("Mum does not speak English", False),
        ("He doesn’t talk", False),
        ("There is a language barrier", False),
        ("We have no interpreter", False),
        ("He is non-verbal", False),
        ("They speak only Polish", False),
        ("Communication difficulties", False),
    ],
)
def test_language_is_never_a_reason(why: str, allowed: bool) -> None:
    """WT-present-8."""
    assert refuses(may_refuse_for_language, why=why) is allowed
    assert not any("language" in reason for reason in AssessmentRefused.model_json_schema()["$defs"]["RefusalReason"]["enum"])


INTERPRETER = told("2026-02-01", "communication-noted", languages=[{"language": "Polish", "interpreter": True}])
SIGNS = told("2026-02-01", "communication-noted", needs="Pictures and signs")
ENGLISH = told("2026-02-02", "communication-noted", languages=[{"language": "English"}])


@pytest.mark.parametrize(
    ("before", "arranged", "allowed"),
    [
        ([INTERPRETER], None, False),
        ([SIGNS], None, False),
        ([INTERPRETER], "Anna interpreted on the telephone", True),
        ([INTERPRETER, ENGLISH], None, True),
        ([], None, True),
    ],
)
def test_help_to_communicate_is_arranged_before_a_refusal(before: list, arranged: str | None, allowed: bool) -> None:
    """WT-present-8."""
    assert refuses(may_refuse_with_no_help_to_communicate, *before, need(), request(), arranged=arranged) is allowed


@pytest.mark.parametrize(
    ("more", "unspoken", "family"),
    [
        ({}, True, True),
        ({"still_needed": None}, False, True),
        ({"still_needed": True}, True, False),
        ({"still_needed": True, "talk": TALK}, True, True),
    ],
)
def test_whether_it_is_still_needed_and_what_the_family_says(more: dict[str, Any], unspoken: bool, family: bool) -> None:
    """WT-request-15."""
    assert (refuses(may_leave_the_need_unspoken, **more), refuses(may_refuse_without_the_family, **more)) == (unspoken, family)


@pytest.mark.parametrize(("said", "allowed"), [(True, True), (False, False), (None, False)])
def test_they_are_told_how_to_complain(said: bool | None, allowed: bool) -> None:
    """WT-request-13."""
    assert refuses(may_keep_the_way_to_complain, complaint_told=said) is allowed


def test_what_was_kept_when_a_reason_was_any_words_is_still_read() -> None:
    held = AssessmentRefused.read({"reason": "the family would rather not, for now"}, 1)
    assert (held.reason, held.why) == ("other", "the family would rather not, for now")
    for rule in (may_refuse_without_good_reason, may_leave_the_need_unspoken):
        assert allows(rule, entry("assessment-refused", of=None), DAY, BORN, by=BY_IMPORT)


# What became of a request.


def test_a_request_stays_with_whoever_asks_until_somebody_accepts() -> None:
    """WT-request-6, WT-request-15, WT-request-16."""
    (asked,) = steps_of(lines(BORN, need(), request()))[1:]
    assert (asked.holder, asked.offer and asked.offer.to, asked.is_open) == (ANA, CLAIRE, True)
    (refused,) = steps_of(lines(BORN, need(), request(), refusal(why="She moves away")))[1:]
    assert (refused.holder, refused.offer, refused.refused, refused.is_open) == (ANA, None, "She moves away", True)
    accepted = told("2026-03-05", "assessment-accepted", of=str(REQUEST))
    (taken,) = steps_of(
        [
            one._replace(practitioner=CLAIRE) if one.kind == "assessment-accepted" else one
            for one in lines(BORN, need(), request(), accepted)
        ]
    )[1:]
    assert (taken.holder, taken.taken_by) == (CLAIRE, CLAIRE)


def test_a_request_that_another_takes_the_place_of_is_over() -> None:
    again = told("2026-03-09", "assessment-requested", **{**ASKED, "taken_by": str(ANA)})
    held = lines(BORN, need(), request(), refusal(), again)
    first, second = requests(held)
    assert (first.step and first.step.is_open, second.step and second.step.is_open) == (False, True)


def test_the_hub_has_it_until_somebody_accepts() -> None:
    """WT-request-16."""
    to_hub = told("2026-03-09", "assessment-requested", level="wellbeing", asks="hub", of=str(NEED))
    held = lines(BORN, need(), request(), refusal(), to_hub)
    assert [last for _, _, last in hub_spans(held)] == [None] and len(with_the_hub(held)) == 1
    by_hub = told("2026-03-10", "assessment-requested", **ASKED)
    assert [one.waits_for(CLAIRE) for one in with_the_hub(lines(BORN, need(), request(), refusal(), to_hub, by_hub))] == [True]
    started = told("2026-03-12", "assessment-started", level="wellbeing", why="x")
    assert with_the_hub(lines(BORN, need(), request(), refusal(), to_hub, by_hub, started)) == []
