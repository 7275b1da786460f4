"""May this be said, asked for, given or ended of somebody who leaves care? The last lawful day, and the first unlawful one."""

from typing import Any

import pytest

from care.leavers import ADVISER, ANA, BORN, IN_CARE, LEFT_AT_17, NEXT, appointed, days_in_care, entry, leads, told
from corbiere.care.rulings.advisers import (
    may_appoint_an_adviser_for_whom_there_is_none,
    may_appoint_an_adviser_unasked,
    may_appoint_no_adviser,
    may_appoint_without_handover,
    may_ask_as_no_care_leaver,
    may_ask_for_an_adviser_outside_22_to_24,
    may_be_led_by_nobody,
    may_decide_who_leads_when_it_is_settled,
    may_decide_who_leads_without_why,
    may_decline_under_22,
    may_decline_without_knowing_the_way_back,
    may_meet_nobody,
    may_sign_for_another,
)
from corbiere.care.rulings.leaving import (
    may_answer_twice,
    may_ask_after_25,
    may_be_a_leaver_by_days_before_16,
    may_be_a_leaver_without_having_left,
    may_be_in_touch_as_it_suits_us,
    may_be_in_touch_less_than_yearly,
    may_be_in_touch_without_a_word,
    may_close_under_22,
    may_close_without_the_way_back,
    may_decide_by_an_order_unnamed,
    may_decide_what_is_counted,
    may_explain_half_of_it,
    may_give_nothing_in_particular,
    may_leave_them_somewhere_unsuitable,
    may_move_with_half_a_plan,
    may_never_look_at_it_again,
    may_refuse_without_why,
    may_try_again_never,
)
from protection.telling import allows

BEST = {"why_best": "They trust each other", "wanted": "Yes, now", "followed": "yes"}
NOBODY = "personal-adviser-appointed"


def appoints(rule: Any, on: str, *story: Any, who: Any = ADVISER) -> bool:
    return allows(rule, entry(NOBODY, **({"practitioner": str(who)} if who else {})), on, *story)


@pytest.mark.parametrize(
    ("story", "on", "allowed"),
    [
        (f"{BORN}\n2023-03-01  care-started", "2024-01-09", False),
        (f"{BORN}\n2023-03-01  care-started", "2024-01-10", True),
        (LEFT_AT_17, "2027-06-01", True),
        (LEFT_AT_17, "2035-01-09", True),
        (LEFT_AT_17, "2035-01-10", False),
        (days_in_care(90), "2027-01-10", False),
        ("2024-03-01  care-started", "2025-03-01", False),
    ],
)
def test_an_adviser_is_for_whom_there_is_one(story: str, on: str, allowed: bool) -> None:
    """LAC-434T-1, LAC-435-1, LAC-393-6."""
    assert appoints(may_appoint_an_adviser_for_whom_there_is_none, on, story) is allowed


def test_an_appointment_names_somebody() -> None:
    """GL-24."""
    assert appoints(may_appoint_no_adviser, "2025-01-10", IN_CARE)
    assert not appoints(may_appoint_no_adviser, "2025-01-10", IN_CARE, who=None)


@pytest.mark.parametrize(
    ("on", "wishes", "allowed"),
    [
        ("2032-01-09", [], True),
        ("2032-01-10", [], False),
        ("2032-03-01", [told("2032-02-01", "personal-adviser-asked", wish="first")], True),
        ("2032-01-31", [told("2032-02-01", "personal-adviser-asked", wish="first")], False),
        (
            "2032-03-01",
            [told("2032-02-01", "personal-adviser-asked", wish="first"), told("2032-02-20", "personal-adviser-declined")],
            False,
        ),
    ],
)
def test_from_22_one_is_appointed_only_if_they_ask(on: str, wishes: list[Any], allowed: bool) -> None:
    """LAC-435-2."""
    assert appoints(may_appoint_an_adviser_unasked, on, LEFT_AT_17, *wishes) is allowed


@pytest.mark.django_db
def test_whoever_goes_signs_before_the_role_passes() -> None:
    """LAC-437-1."""
    rule = may_appoint_without_handover
    signed = told("2025-02-01", "adviser-handover-signed", **{"as": "outgoing"}, says="She rings on Sundays")
    assert appoints(rule, "2025-02-02", IN_CARE)
    assert appoints(rule, "2025-02-02", IN_CARE, appointed())
    assert not appoints(rule, "2025-02-02", IN_CARE, appointed(), who=NEXT)
    assert not appoints(rule, "2025-02-02", IN_CARE, appointed(), signed, who=NEXT)  # Ana signed, who is not the adviser
    assert appoints(rule, "2025-02-02", IN_CARE, appointed(), signed._replace(practitioner=ADVISER), who=NEXT)


def test_whom_they_met_is_written() -> None:
    """LAC-434-3."""
    rule = may_meet_nobody
    assert allows(rule, entry("personal-adviser-met", who="Jo, who helps at 18"), "2023-12-01", IN_CARE)
    assert not allows(rule, entry("personal-adviser-met"), "2023-12-01", IN_CARE)


@pytest.mark.parametrize(
    ("wish", "on", "allowed"),
    [
        ("first", "2032-01-09", False),
        ("first", "2032-01-10", True),
        ("again", "2032-01-09", False),
        ("again", "2035-01-09", True),
        ("again", "2035-01-10", False),
        ("stay", "2031-01-09", False),
        ("stay", "2031-01-10", True),
    ],
)
def test_one_is_asked_for_from_22_to_the_eve_of_25(wish: str, on: str, allowed: bool) -> None:
    """LAC-434T-1, LAC-435-2, GL-26."""
    assert allows(may_ask_for_an_adviser_outside_22_to_24, entry("personal-adviser-asked", wish=wish), on, LEFT_AT_17) is allowed


def test_only_a_care_leaver_asks() -> None:
    """LAC-435-1."""
    rule = may_ask_as_no_care_leaver
    assert allows(rule, entry("personal-adviser-asked", wish="first"), "2032-02-01", LEFT_AT_17)
    assert not allows(rule, entry("personal-adviser-asked", wish="first"), "2032-02-01", days_in_care(40))


@pytest.mark.parametrize(("on", "allowed"), [("2032-01-09", False), ("2032-01-10", True)])
def test_nobody_declines_under_22(on: str, allowed: bool) -> None:
    """GL-25."""
    assert allows(may_decline_under_22, entry("personal-adviser-declined"), on, LEFT_AT_17) is allowed


@pytest.mark.parametrize(("told_so", "allowed"), [(None, False), (False, False), (True, True)])
def test_whoever_declines_knows_the_way_back(told_so: bool | None, allowed: bool) -> None:
    """PS-6.12."""
    said = entry("personal-adviser-declined", **({} if told_so is None else {"return_told": told_so}))
    assert allows(may_decline_without_knowing_the_way_back, said, "2032-02-01", LEFT_AT_17) is allowed


def considered(**body: Any) -> Any:
    return entry("adviser-lead-considered", **body)


def test_an_earlier_lead_is_a_key_decision() -> None:
    """LAC-443-1, WT-principles-2."""
    rule = may_decide_who_leads_without_why
    assert allows(rule, considered(early=False), "2027-09-01", IN_CARE)
    assert not allows(rule, considered(early=True), "2027-09-01", IN_CARE)
    assert not allows(rule, considered(early=True, **{"from": "2027-11-01"}), "2027-09-01", IN_CARE)
    assert allows(rule, considered(early=True, **{"from": "2027-11-01"}, best=BEST), "2027-09-01", IN_CARE)


@pytest.mark.parametrize(("from_", "allowed"), [("2028-01-09", True), ("2028-01-10", False)])
def test_from_18_nobody_decides_who_leads(from_: str, allowed: bool) -> None:
    """LAC-442-1."""
    said = considered(early=True, **{"from": from_}, best=BEST)
    assert allows(may_decide_who_leads_when_it_is_settled, said, "2027-09-01", IN_CARE) is allowed


def test_somebody_must_be_there_to_lead() -> None:
    """LAC-443-1."""
    said = considered(early=True, **{"from": "2027-11-01"}, best=BEST)
    assert not allows(may_be_led_by_nobody, said, "2027-09-01", IN_CARE)
    assert allows(may_be_led_by_nobody, said, "2027-09-01", IN_CARE, appointed())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("part", "story", "allowed"),
    [
        ("outgoing", [appointed()], False),
        ("outgoing", [appointed(who=ANA)], True),
        ("incoming", [appointed(who=ANA)], True),
        ("social-worker", [appointed(), leads()], True),
        ("social-worker", [appointed()], False),
        ("incoming", [], False),
    ],
)
def test_each_signs_for_themselves(part: str, story: list[Any], allowed: bool) -> None:
    """LAC-437-1."""
    said = entry("adviser-handover-signed", **{"as": part}, says="It is whole")
    assert allows(may_sign_for_another, said, "2025-02-02", IN_CARE, *story) is allowed


# Care leaver by decision.

ORDER = {"route": "order", "leaver": True, "order": "Order 2025, article 3", "description": "Left at 13", "why": "As it says"}


def test_the_order_is_cited() -> None:
    """LAC-368-4."""
    rule = may_decide_by_an_order_unnamed
    assert allows(rule, entry("care-leaver-decided", **ORDER), "2027-09-01", LEFT_AT_17)
    for missing in ("order", "description"):
        said = {name: answer for name, answer in ORDER.items() if name != missing}
        assert not allows(rule, entry("care-leaver-decided", **said), "2027-09-01", LEFT_AT_17)


@pytest.mark.parametrize(
    ("story", "on", "allowed"),
    [(LEFT_AT_17, "2027-06-01", True), (LEFT_AT_17, "2027-05-31", False), (IN_CARE, "2028-02-01", False), (BORN, "2028-02-01", False)],
)
def test_the_order_is_for_whoever_left_care_before_18(story: str, on: str, allowed: bool) -> None:
    """LAC-368-4."""
    assert allows(may_be_a_leaver_without_having_left, entry("care-leaver-decided", **ORDER), on, story) is allowed


@pytest.mark.parametrize(("number", "allowed"), [(84, False), (85, True), (97, True), (98, False)])
def test_a_person_decides_near_91_days_alone(number: int, allowed: bool) -> None:
    """LAC-368-3."""
    said = entry("care-leaver-decided", route="days", leaver=True, why="The letter of 2025 has the day")
    assert allows(may_decide_what_is_counted, said, "2026-02-01", days_in_care(number)) is allowed


@pytest.mark.parametrize(("number", "leaver", "allowed"), [(90, False, True), (91, False, False), (200, False, False), (200, True, True)])
def test_the_order_takes_nothing_from_whom_the_days_make_a_care_leaver(number: int, leaver: bool, allowed: bool) -> None:
    """LAC-368-3, LAC-368-4."""
    said = entry("care-leaver-decided", **{**ORDER, "leaver": leaver})
    assert allows(may_decide_what_is_counted, said, "2026-02-01", days_in_care(number)) is allowed


@pytest.mark.parametrize(
    ("born", "on", "allowed"),
    [
        ("2010-01-10", "2026-01-09", False),
        ("2010-01-10", "2026-01-10", True),
        ("2012-02-29", "2028-02-28", False),
        ("2012-02-29", "2028-02-29", True),
    ],
)
def test_nobody_is_a_care_leaver_by_days_before_16(born: str, on: str, allowed: bool) -> None:
    """LAC-368-3: the eve of sixteen is too early; the Order names no age."""
    days = entry("care-leaver-decided", route="days", leaver=True, why="The letter of 2025 has the day")
    assert allows(may_be_a_leaver_by_days_before_16, days, on, f"{born}  born") is allowed
    assert allows(may_be_a_leaver_by_days_before_16, entry("care-leaver-decided", **ORDER), on, f"{born}  born")


# In touch.


@pytest.mark.parametrize(
    ("often", "on", "allowed"),
    [
        ("yearly", "2032-01-09", True),
        ("two-years", "2032-01-09", False),
        ("on-request", "2032-01-09", False),
        ("two-years", "2032-01-10", True),
        ("on-request", "2032-01-10", True),
    ],
)
def test_not_less_than_yearly_until_22(often: str, on: str, allowed: bool) -> None:
    """LAC-448-2, LAC-439-8."""
    said = entry("staying-in-touch-planned", how_often=often, how=["in-person"])
    assert allows(may_be_in_touch_less_than_yearly, said, on, LEFT_AT_17) is allowed


def test_how_often_is_weighed_and_looked_at_again() -> None:
    """LAC-447-1, LAC-448-1."""
    half = entry("staying-in-touch-planned", how_often="monthly", how=["telephone"], look_again="2027-09-01")
    whole = entry(
        "staying-in-touch-planned", how_often="monthly", how=["telephone"], said="Text me", why="New flat", look_again="2027-09-02"
    )
    assert not allows(may_be_in_touch_as_it_suits_us, half, "2027-09-01", LEFT_AT_17)
    assert allows(may_be_in_touch_as_it_suits_us, whole, "2027-09-01", LEFT_AT_17)
    assert not allows(may_be_in_touch_as_it_suits_us, whole.model_copy(update={"how": []}), "2027-09-01", LEFT_AT_17)
    assert not allows(may_never_look_at_it_again, half, "2027-09-01", LEFT_AT_17)
    assert allows(may_never_look_at_it_again, whole, "2027-09-01", LEFT_AT_17)


@pytest.mark.parametrize(
    ("body", "allowed"),
    [
        ({}, False),
        ({"how": "letter"}, False),
        ({"said": "All fine"}, False),
        ({"how": "letter", "said": "All fine"}, True),
        ({"how": "letter", "advice": "Bank"}, True),
    ],
)
def test_a_contact_says_how_and_what(body: dict[str, Any], allowed: bool) -> None:
    """LAC-439-9."""
    assert allows(may_be_in_touch_without_a_word, entry("adviser-contact", **body), "2027-09-01", LEFT_AT_17) is allowed


@pytest.mark.parametrize(("again", "allowed"), [("2027-09-01", False), ("2027-09-02", True)])
def test_what_could_not_be_is_tried_again(again: str, allowed: bool) -> None:
    """LAC-439-8."""
    said = entry("adviser-contact-missed", why="At sea", tried="Rang twice", again=again)
    assert allows(may_try_again_never, said, "2027-09-01", LEFT_AT_17) is allowed


def test_all_four_are_told_or_why_not() -> None:
    """PS-6.1, PS-6.4, PS-6.6, PS-6.11, PS-6.12."""
    four = {"offer": True, "reach": True, "complaints": True, "until_25": True}
    assert allows(may_explain_half_of_it, entry("leaving-care-explained", **four), "2027-09-01", LEFT_AT_17)
    for one in four:
        assert not allows(may_explain_half_of_it, entry("leaving-care-explained", **{**four, one: False}), "2027-09-01", LEFT_AT_17)


# Asked for, and answered.

KIT = told("2027-09-01", "leaving-help-asked", what="home-starter-kit")


def answers(rule: Any, *story: Any, on: str = "2027-09-20", **body: Any) -> bool:
    return allows(rule, entry("leaving-help-answered", of=str(KIT.root), **body), on, LEFT_AT_17, KIT, *story)


@pytest.mark.parametrize(("on", "allowed"), [("2035-01-09", True), ("2035-01-10", False)])
def test_nothing_is_asked_for_from_25(on: str, allowed: bool) -> None:
    """GL-02, PS-6.12."""
    assert allows(may_ask_after_25, entry("leaving-help-asked", what="home-starter-kit"), on, LEFT_AT_17) is allowed


def test_a_request_that_was_given_is_not_answered_again() -> None:
    """LAC-440-2."""
    given = told("2027-09-10", "leaving-help-answered", of=str(KIT.root), answer="given", what_given="The kit", given_on="2027-09-10")
    refused = told("2027-09-10", "leaving-help-answered", of=str(KIT.root), answer="refused", why="No home yet")
    rule = may_answer_twice
    assert answers(rule, answer="not-wanted")
    assert not answers(rule, given, answer="not-wanted")
    assert answers(rule, refused, answer="not-wanted")
    assert not answers(rule, answer="not-wanted", on="2027-08-31")


def test_a_refusal_has_its_reason_and_how_to_complain() -> None:
    """LAC-440-2, PS-6.11."""
    rule = may_refuse_without_why
    assert answers(rule, answer="given")
    assert not answers(rule, answer="refused")
    assert not answers(rule, answer="refused", why="No home yet")
    assert answers(rule, answer="refused", why="No home yet", told="By telephone; she has the leaflet")


def test_what_is_given_is_said() -> None:
    """PS-6.8."""
    rule = may_give_nothing_in_particular
    assert answers(rule, answer="refused")
    assert not answers(rule, answer="given", what_given="The kit")
    assert not answers(rule, answer="partly", given_on="2027-09-10")
    assert answers(rule, answer="given", what_given="The kit", given_on="2027-09-10")


def test_something_is_done_about_a_home_that_is_not_suitable() -> None:
    """PS-6.7."""
    rule = may_leave_them_somewhere_unsuitable
    assert allows(rule, entry("leaver-home-noted", sort="none"), "2027-09-01", LEFT_AT_17)
    assert not allows(rule, entry("leaver-home-noted", sort="none", suitable=False, why="A sofa"), "2027-09-01", LEFT_AT_17)
    whole = entry("leaver-home-noted", sort="none", suitable=False, why="A sofa", next_step="A room from Monday")
    assert allows(rule, whole, "2027-09-01", LEFT_AT_17)


WHOLE = {
    "views": {"own_words": "My own door"},
    "occupation": "College goes on",
    "health": "Keeps her doctor",
    "locality": "Near Gran",
    "sort": "social-housing",
    "compliant": "Checked by the landlord’s surveyor",
}


@pytest.mark.parametrize("missing", [*WHOLE, "landlord", ""])
def test_a_move_is_planned_whole(missing: str) -> None:
    """PS-6.7: seven things, the landlord where the home is private."""
    said = {name: answer for name, answer in WHOLE.items() if name != missing} | ({"sort": "private"} if missing == "landlord" else {})
    allowed = allows(may_move_with_half_a_plan, entry("independence-move-planned", **said), "2027-09-01", LEFT_AT_17)
    assert allowed is (missing == "")


@pytest.mark.parametrize(
    ("on", "body", "allowed"),
    [
        ("2035-01-09", {"told_return": False}, False),
        ("2035-01-09", {"told_return": True}, False),
        ("2035-01-09", {"told_return": True, "how_to_return": "01534 445500"}, True),
        ("2035-01-10", {"told_return": False}, True),
    ],
)
def test_at_closing_they_know_the_way_back(on: str, body: dict[str, Any], allowed: bool) -> None:
    """PS-6.12."""
    said = entry("leaving-support-ended", reason="other", told_complain=True, **body)
    assert allows(may_close_without_the_way_back, said, on, LEFT_AT_17) is allowed


@pytest.mark.parametrize(
    ("on", "reason", "allowed"), [("2032-01-09", "other", False), ("2032-01-10", "their-wish", True), ("2032-01-09", "not-a-leaver", True)]
)
def test_nothing_is_closed_under_22(on: str, reason: str, allowed: bool) -> None:
    """GL-25."""
    said = entry("leaving-support-ended", reason=reason, told_return=True, told_complain=True)
    assert allows(may_close_under_22, said, on, LEFT_AT_17) is allowed
