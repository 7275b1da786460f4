"""PS-3: strategy discussions and Article 42 enquiries."""

import pytest

from corbiere.casework.entries import AgencyAnswered, AgencyAsked
from corbiere.ledger.entry import Entry
from corbiere.protection.entries import EnquiryConcluded, EnquiryStarted, SafetyActionsAgreed, StrategyDiscussionHeld
from corbiere.protection.rulings.enquiries import (
    may_agree_safety_actions,
    may_conclude_enquiry,
    may_conclude_with_agencies_silent,
    may_conclude_with_allegations_open,
    may_conclude_with_child_unseen,
    may_conclude_with_history_unread,
    may_conclude_without_judgement,
    may_hold_strategy_discussion,
    may_start_another_enquiry,
    may_start_enquiry,
)
from protection.telling import BORN, BY_IMPORT, CONCLUSION, against, allows, changed, kinds_of, lines, named, ruled, without

DISCUSSED = "2026-03-02  strategy-discussion-held  outcome=enquiry"
OPEN = f"{BORN}\n{DISCUSSED}\n2026-03-02  enquiry-started"
ENDED = f"{OPEN}\n2026-03-09  enquiry-concluded  outcome=support"
SEEN_ALONE = "2026-03-04  child-seen  alone=yes"
ALLEGED = (BORN, DISCUSSED, ("2026-03-02", EnquiryStarted(allegations=["left alone at night"])))
STARTED = EnquiryStarted()


def person(sector: str, came: bool = True) -> dict[str, object]:
    return {"who": "Somebody", "sector": sector, "came": came}


@pytest.mark.parametrize(
    ("attended", "allowed"),
    [
        ([], False),
        ([person("social-care")], False),
        ([person("social-care"), person("police", came=False)], False),
        ([person("social-care"), person("family")], False),
        ([person("social-care"), person("police")], True),
        ([person("health")], True),
    ],
)
def test_a_strategy_discussion_is_between_agencies(attended: list[dict[str, object]], allowed: bool) -> None:
    """PS-3.1."""
    entry = StrategyDiscussionHeld.model_validate({"outcome": "enquiry", "attended": attended})
    assert allows(may_hold_strategy_discussion, entry, "2026-03-02") is allowed


@pytest.mark.parametrize(
    ("before", "allowed"),
    [
        (BORN, False),
        (f"{BORN}\n2026-03-03  strategy-discussion-held  outcome=enquiry", False),
        (f"{BORN}\n{DISCUSSED}", True),
        (ENDED, False),
        (f"{ENDED}\n2026-03-10  strategy-discussion-held  outcome=enquiry", True),
    ],
)
def test_an_enquiry_without_a_strategy_discussion_gives_its_reason(before: str, allowed: bool) -> None:
    """PS-3.1."""
    on = "2026-03-12" if "enquiry-concluded" in before else "2026-03-02"
    assert allows(may_start_enquiry, STARTED, on, before) is allowed


def test_starting_an_enquiry_is_never_refused() -> None:
    assert {found.force for found in against(STARTED, "2026-03-05", OPEN)} <= {"should"}
    assert {found.force for found in against(STARTED, "2026-03-05")} <= {"should"}


@pytest.mark.parametrize(("before", "allowed"), [(OPEN, False), (ENDED, True), (f"{BORN}\n{DISCUSSED}", True)])
def test_a_second_enquiry_at_once_gives_its_reason(before: str, allowed: bool) -> None:
    """PS-3.0."""
    assert allows(may_start_another_enquiry, STARTED, "2026-03-12", before) is allowed


def test_a_second_enquiry_says_since_when_the_first_is_open() -> None:
    found = ruled(may_start_another_enquiry, STARTED, "2026-03-12", OPEN)
    assert found is not None
    assert found.why.startswith("An enquiry has been open since 2 March 2026.")


@pytest.mark.parametrize(
    ("on", "before", "allowed"),
    [("2026-03-01", OPEN, False), ("2026-03-02", OPEN, True), ("2026-03-09", ENDED, False), ("2026-03-12", BORN, False)],
)
def test_only_an_open_enquiry_can_be_concluded(on: str, before: str, allowed: bool) -> None:
    """PS-3.0."""
    found = ruled(may_conclude_enquiry, CONCLUSION, on, before)
    assert found is not None
    assert (found.force, found.allowed) == ("must", allowed)


@pytest.mark.parametrize(
    ("seen", "allowed"),
    [
        ("", False),
        ("2026-03-01  child-seen  alone=yes", False),
        ("2026-03-04  child-seen  alone=no", False),
        ("2026-03-04  child-seen", False),
        (SEEN_ALONE, True),
        ("2026-03-09  child-seen  alone=yes", True),
        ("2026-03-10  child-seen  alone=yes", False),
    ],
)
def test_an_enquiry_that_ends_without_the_child_seen_alone_gives_its_reason(seen: str, allowed: bool) -> None:
    assert allows(may_conclude_with_child_unseen, CONCLUSION, "2026-03-09", f"{OPEN}\n{seen}") is allowed


def test_nobody_is_asked_to_see_an_unborn_child_alone() -> None:
    unborn = OPEN.removeprefix(BORN)
    assert allows(may_conclude_with_child_unseen, CONCLUSION, "2026-03-09", unborn)


@pytest.mark.parametrize(
    ("history", "allowed", "says"),
    [
        ([], False, "nobody’s history is recorded as read"),
        ([{"who": "Mum", "read": True}, {"who": "Steve", "read": False}], False, "the history of Steve has not been read"),
        ([{"who": "Mum", "read": True}], True, ""),
    ],
)
def test_the_history_of_the_household_is_read_before_an_enquiry_ends(history: list[dict[str, object]], allowed: bool, says: str) -> None:
    """PS-3.7."""
    found = ruled(may_conclude_with_history_unread, changed(CONCLUSION, history=history), "2026-03-09", OPEN)
    assert found is not None
    assert (found.force, found.clause, found.allowed) == ("should", "PS-3.7", allowed)
    assert says in found.why


def test_an_agency_that_has_not_answered_is_waited_for() -> None:
    """PS-3.8."""
    asked = lines(("2026-03-03", AgencyAsked(elsewhere="A school in Kent", what="Attendance")))[0]
    answered = ("2026-03-06", AgencyAnswered.model_validate({"of": str(asked.id), "answer": "nothing-held"}))
    late = ("2026-03-10", answered[1])

    silent = ruled(may_conclude_with_agencies_silent, CONCLUSION, "2026-03-09", OPEN, asked)
    assert silent is not None
    assert (silent.allowed, silent.force) == (False, "should")
    assert silent.why.startswith("One agency has not answered")
    assert allows(may_conclude_with_agencies_silent, CONCLUSION, "2026-03-09", OPEN)
    assert allows(may_conclude_with_agencies_silent, CONCLUSION, "2026-03-09", OPEN, asked, answered)
    assert not allows(may_conclude_with_agencies_silent, CONCLUSION, "2026-03-09", OPEN, asked, late)


@pytest.mark.parametrize(
    ("entry", "allowed"),
    [
        (CONCLUSION, True),
        (changed(CONCLUSION, significant=False), True),
        (without(CONCLUSION, "significant"), False),
        (changed(CONCLUSION, evidence=[]), False),
    ],
)
def test_an_enquiry_ends_with_a_judgement_from_evidence(entry: EnquiryConcluded, allowed: bool) -> None:
    """PS-3.9."""
    assert allows(may_conclude_without_judgement, entry, "2026-03-09", OPEN) is allowed


@pytest.mark.parametrize(("looked_into", "allowed"), [([], False), ([{"into": "left alone at night", "found": "Not so"}], True)])
def test_each_allegation_has_its_answer(looked_into: list[dict[str, str]], allowed: bool) -> None:
    """PS-3.11."""
    found = ruled(may_conclude_with_allegations_open, changed(CONCLUSION, looked_into=looked_into), "2026-03-09", *ALLEGED)
    assert found is not None
    assert found.allowed is allowed
    assert "“left alone at night”" in found.why


@pytest.mark.parametrize(
    ("steps", "actions", "allowed"),
    [
        (4, [{"what": "Mia stays with Gran tonight", "who": "Gran"}], True),
        (4, [], False),
        (3, [{"what": "Mia stays with Gran tonight", "who": "Gran"}], False),
    ],
)
def test_what_keeps_a_child_safe_now_thinks_of_four_steps(steps: int, actions: list[dict[str, str]], allowed: bool) -> None:
    """CPP-110."""
    named_steps = ("strategy-discussion", "legal-action", "enquiry", "earlier-review-conference")[:steps]
    considered = [{"step": step, "taken": False, "why": "Gran has her"} for step in named_steps]
    entry = SafetyActionsAgreed.model_validate({"actions": actions, "considered": considered})
    found = ruled(may_agree_safety_actions, entry, "2026-03-09")
    assert found is not None
    assert (found.force, found.allowed) == ("should", allowed)


def test_a_careful_enquiry_is_recorded_without_a_question() -> None:
    discussion = StrategyDiscussionHeld.model_validate({"outcome": "enquiry", "attended": [person("social-care"), person("police")]})
    assert against(discussion, "2026-03-02", BORN) == []
    assert against(STARTED, "2026-03-02", f"{BORN}\n{DISCUSSED}") == []
    assert against(CONCLUSION, "2026-03-09", *ALLEGED, SEEN_ALONE) == []


@pytest.mark.parametrize("entry", [STARTED, EnquiryConcluded.model_validate({"outcome": "support"})], ids=lambda entry: entry.kind)
def test_what_another_system_held_is_taken_as_it_was(entry: Entry) -> None:
    assert against(entry, "2026-03-09", by=BY_IMPORT) == []


def test_an_empty_conclusion_asks_for_each_thing_once() -> None:
    bare = EnquiryConcluded.model_validate({"outcome": "support"})
    assert kinds_of(against(bare, "2026-03-09", *ALLEGED)) == ["PS-3.2", "PS-3.7", "PS-3.9", "PS-3.11"]


def test_a_name_of_a_story_is_the_entry_it_names() -> None:
    assert lines("2026-03-02  strategy-discussion-held  ref=talk")[0].id == named("talk")
