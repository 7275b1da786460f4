"""Every meeting: held once, written down in order, spoken of as the source asks, sent to everybody, its challenges decided."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from corbiere.agencies.entries import Role
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.record import Author, Line, Standing
from corbiere.ledger.rulings import choosing_of
from corbiere.meetings.rulings import (
    chair_of_challenged,
    closed_by,
    may_arrange_meeting,
    may_challenge_minutes,
    may_circulate_without_point,
    may_come_after_arranging,
    may_decide_challenge_then,
    may_hold_what_was_called_off,
    may_leave_somebody_without_notes,
    may_receive_report,
    may_want_report_then,
)
from corbiere.protection.entries import ConferenceArranged, ConferenceHeld
from corbiere.protection.entries.conferences import Decision
from corbiere.protection.limits import review_limit
from corbiere.protection.rulings.arranging import leading, leads_core_group, may_arrange_as_administrator, may_chair_own_work
from corbiere.protection.rulings.closing import (
    may_arrange_review_later,
    may_leave_complaints_untold,
    may_leave_family_without_words,
    may_review_later,
    may_set_next_review,
)
from corbiere.protection.rulings.core_groups import family_of, may_send_notes_alone
from protection.telling import (
    ANA,
    BEN,
    BORN,
    BY_ANA,
    BY_IMPORT,
    CLAIRE,
    MIA,
    PLAN,
    REVIEW,
    allows,
    asked,
    changed,
    line,
    named,
    ruled,
    without,
)

ADMINISTRATOR = Author(UUID(int=41), UUID(int=21), frozenset({Role.CONFERENCE_ADMINISTRATOR}))
MEETING, HELD, CHALLENGE = (named(name) for name in ("meeting", "held", "challenge"))
OF = {"of": str(MEETING)}
SAID = {"text": "It goes well", "ground": "opinion"}
POINTS = ("The child protection plan", "How far the plan has come for the child", "Whether the plan needs to change")


def made(kind: str, **answers: Any) -> Any:
    return kind_called(kind).model_validate(answers)


def told(happened: str, entry: Entry, id: UUID | None = None) -> Line:
    return line(happened, entry, id=id)


CONFERENCE = told("2026-02-16", made("conference-arranged", type="review", **{"for": "2026-03-02"}), MEETING)
GROUP = told("2026-02-16", made("protection-meeting-arranged", type="core-group", **{"for": "2026-03-02"}), MEETING)
GROUP_HELD = told("2026-03-02", made("core-group-held", meeting=str(MEETING)), HELD)
SENT = made("core-group-notes-circulated", of=str(HELD), to=["Claire"], with_agreement=True)


def test_the_entry_that_closed_a_meeting_is_found_and_another_meeting_is_not_closed_by_it() -> None:
    again = made("core-group-held", meeting=str(MEETING))
    found = closed_by(asked(again, "2026-03-02", GROUP, GROUP_HELD), again)
    assert found is not None
    assert found.root == HELD
    assert closed_by(asked(again, "2026-03-02", GROUP), again) is None
    assert closed_by(asked(made("core-group-held"), "2026-03-02", GROUP, GROUP_HELD), made("core-group-held")) is None


@pytest.mark.parametrize(("off", "allowed"), [(True, False), (False, True)])
def test_what_was_called_off_is_held_with_a_reason_alone(off: bool, allowed: bool) -> None:
    called_off = [("2026-02-20", made("protection-meeting-called-off", **OF, why="unwell"))] if off else []
    found = made("core-group-held", meeting=str(MEETING))
    assert allows(may_hold_what_was_called_off, found, "2026-03-02", GROUP, *called_off) is allowed


@pytest.mark.parametrize(("for_", "allowed"), [("2026-02-15", False), ("2026-02-16", True), (None, True)])
def test_a_meeting_is_arranged_for_a_day_ahead(for_: str | None, allowed: bool) -> None:
    assert allows(may_arrange_meeting, made("protection-meeting-arranged", type="core-group", **{"for": for_}), "2026-02-16") is allowed


ASKED = {"asked": [{"who": "Claire", "sector": "health", "why": "weighs"}]}
BELONGING = [
    made("protection-invitations-sent", **OF, **ASKED),
    made("protection-invitation-answered", **OF, who="Claire", reply="comes"),
    made("protection-report-asked", **OF, wanted_by="2026-02-25", **{"from": "Claire"}),
    made("protection-report-received", **OF, **{"from": "Claire"}),
    made("protection-attendance-taken", **OF, attended=[{"who": "Claire", "sector": "health", "came": True}]),
    made("protection-noted", **OF, point="The tide", said=SAID),
    made("protection-meeting-called-off", **OF, why="unwell"),
]


@pytest.mark.parametrize(("on", "allowed"), [("2026-02-15", False), ("2026-02-16", True)])
@pytest.mark.parametrize("entry", BELONGING, ids=lambda entry: entry.kind)
def test_what_belongs_to_a_meeting_is_not_before_its_arranging(entry: Entry, on: str, allowed: bool) -> None:
    """ISS-A-7."""
    assert allows(may_come_after_arranging, entry, on, GROUP) is allowed


@pytest.mark.parametrize(
    ("wanted_by", "force", "allowed"),
    [
        ("2026-02-17", "must", False),
        ("2026-02-18", "should", True),
        ("2026-03-02", "should", True),
        ("2026-03-03", "should", False),
    ],
)
def test_a_report_is_wanted_between_the_asking_and_the_meeting(wanted_by: str, force: str, allowed: bool) -> None:
    entry = made("protection-report-asked", **OF, wanted_by=wanted_by, **{"from": "Claire"})
    found = ruled(may_want_report_then, entry, "2026-02-18", CONFERENCE)
    assert found is not None
    assert (found.force, found.allowed) == (force, allowed)


@pytest.mark.parametrize(("on", "allowed"), [("2026-02-17", False), ("2026-02-18", True), ("2026-03-30", True)])
def test_a_report_comes_after_it_was_asked_for_and_may_come_after_the_meeting(on: str, allowed: bool) -> None:
    request = told("2026-02-18", made("protection-report-asked", **OF, wanted_by="2026-02-25", **{"from": "Claire"}), named("request"))
    entry = made("protection-report-received", **OF, asked=str(named("request")), **{"from": "Claire"})
    assert allows(may_receive_report, entry, on, CONFERENCE, request) is allowed


def noted(*points: str) -> list[Line]:
    return [told("2026-03-02", made("protection-noted", **OF, point=point, said=SAID)) for point in points]


@pytest.mark.parametrize(
    ("points", "clause"), [((), "CPP-5"), (POINTS[:1], "CPP-62"), (POINTS[:2], "CPP-62"), (POINTS[1:], "CPP-5"), (POINTS, None)]
)
def test_notes_wait_until_each_locked_point_has_one(points: tuple[str, ...], clause: str | None) -> None:
    """CPP-5, CPP-62."""
    found = ruled(may_circulate_without_point, SENT, "2026-03-03", GROUP, GROUP_HELD, *noted(*points))
    assert found is not None
    assert found.allowed is (clause is None)
    assert clause is None or (found.force, found.clause) == ("must", clause)


def test_an_answer_in_the_entry_that_closed_it_stands_for_a_note() -> None:
    progress = [{"outcome": "Breakfast", "progress": "on-track"}]
    changes = [{"text": "None", "ground": "opinion"}]
    whole = told(
        "2026-03-02",
        made("core-group-held", actions=[{"what": "Weigh", "who": "Claire"}], progress=progress, recommended=changes),
        HELD,
    )
    assert allows(may_circulate_without_point, SENT, "2026-03-03", whole)
    assert not allows(may_circulate_without_point, SENT, "2026-03-03", GROUP_HELD)
    assert allows(may_circulate_without_point, SENT, "2026-03-03", GROUP_HELD, by=BY_IMPORT)


@pytest.mark.parametrize(
    ("answers", "allowed"),
    [
        ({"to": ["Claire"]}, False),
        ({"to": ["Claire", "mum "]}, True),
        ({"sent": [{"who": "Claire"}, {"who": "Mum"}]}, True),
        ({"to": ["Claire"], "withheld": [{"who": "Mum", "why": "She has left the island"}]}, True),
    ],
)
def test_everybody_who_came_gets_the_notes_or_it_is_written_why_not(answers: dict[str, Any], allowed: bool) -> None:
    """CPP-97."""
    there = [{"who": who, "sector": "health", "came": came} for who, came in (("Claire", True), ("Mum", True), ("Dad", False))]
    taken = told("2026-03-02", made("protection-attendance-taken", **OF, attended=there))
    entry = made("core-group-notes-circulated", of=str(HELD), **answers)
    found = ruled(may_leave_somebody_without_notes, entry, "2026-03-03", GROUP, GROUP_HELD, taken)
    assert found is not None
    assert (found.force, found.clause, found.allowed) == ("should", "CPP-75", allowed)
    assert allowed or "Mum" in found.why
    assert "Dad" not in found.why


@pytest.mark.parametrize(("agreement", "allowed"), [(True, True), (False, False), (None, False)])
def test_the_written_agreement_goes_with_the_notes(agreement: bool | None, allowed: bool) -> None:
    """CPP-75."""
    entry = made("core-group-notes-circulated", of=str(HELD), with_agreement=agreement)
    assert allows(may_send_notes_alone, entry, "2026-03-03", GROUP_HELD) is allowed


def test_the_family_in_the_core_group_is_the_one_that_the_last_conference_named() -> None:
    first = told("2026-03-02", PLAN)
    review = told("2026-06-02", changed(REVIEW, family_group=[{"who": "Gran", "relation": "grandmother"}]))
    standing = Standing(MIA, [first, review], [])
    assert family_of(standing, date(2026, 6, 1)) == ["Joana Renouf"]
    assert family_of(standing, date(2026, 6, 2)) == ["Gran"]


# Challenges.


CHALLENGED = told("2026-03-05", made("protection-minutes-challenged", of=str(HELD), who="Mum", passage="noon", claims="one"), CHALLENGE)
DECIDED = made("protection-challenge-decided", of=str(CHALLENGE), decision="upheld", why="It was one", decided_by=str(CLAIRE))


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-01", False), ("2026-03-02", True)])
def test_minutes_are_challenged_from_the_day_of_the_meeting(on: str, allowed: bool) -> None:
    entry = made("protection-minutes-challenged", of=str(HELD), who="Mum", passage="noon", claims="one")
    assert allows(may_challenge_minutes, entry, on, GROUP, GROUP_HELD) is allowed


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-04", False), ("2026-03-05", True)])
def test_a_challenge_is_decided_from_the_day_on_which_it_was_made(on: str, allowed: bool) -> None:
    assert allows(may_decide_challenge_then, DECIDED, on, GROUP, GROUP_HELD, CHALLENGED) is allowed


def test_a_challenge_is_decided_once() -> None:
    """ISS-A-8."""
    found = ruled(may_decide_challenge_then, DECIDED, "2026-03-09", GROUP, GROUP_HELD, CHALLENGED, ("2026-03-06", DECIDED))
    assert found is not None
    assert (found.force, found.allowed) == ("must", False)
    assert "6 March 2026" in found.why


def test_the_chair_of_the_challenged_minutes_is_who_chaired_that_meeting() -> None:
    held = told("2026-03-02", made("core-group-held", meeting=str(MEETING), chaired_by=str(BEN)), HELD)
    assert chair_of_challenged(choosing_of(asked(DECIDED, "2026-03-09", GROUP, held, CHALLENGED))) == BEN


# Who arranges and who chairs.


@pytest.mark.parametrize(("by", "allowed"), [(ADMINISTRATOR, True), (BY_ANA, False), (BY_IMPORT, True)])
@pytest.mark.parametrize(
    "entry",
    [made("conference-arranged", type="review", **{"for": "2026-03-02"}), made("protection-invitations-sent", **OF, **ASKED)],
    ids=lambda entry: entry.kind,
)
def test_only_the_administrator_of_the_service_arranges_a_conference_and_asks_people_to_it(entry: Entry, by: Author, allowed: bool) -> None:
    """ISS-A-6."""
    found = ruled(may_arrange_as_administrator, entry, "2026-02-20", CONFERENCE, by=by)
    assert allowed or (found is not None and found.force == "must")
    assert (found is None or found.allowed) is allowed


def test_anybody_may_ask_people_to_a_core_group() -> None:
    assert allows(may_arrange_as_administrator, made("protection-invitations-sent", **OF, **ASKED), "2026-02-20", GROUP)


STORY = (BORN, ("2026-03-02", PLAN))
OTHER = uuid4()


@pytest.mark.parametrize(("who", "allowed"), [(ANA, False), (BEN, False), (OTHER, True)])
def test_the_chair_neither_leads_the_work_nor_manages_it(who: UUID, allowed: bool) -> None:
    """ISS-A-1."""
    held = changed(REVIEW, chair=str(who))
    arranged = made("conference-arranged", type="review", chairs=str(who))
    assert allows(may_chair_own_work, held, "2026-06-02", *STORY) is allowed
    assert allows(may_chair_own_work, arranged, "2026-05-02", *STORY) is allowed
    assert allows(may_chair_own_work, changed(PLAN, chair=str(who)), "2026-03-02", BORN) is allowed


@pytest.mark.parametrize(("role", "allowed"), [("second-worker", False), ("reviewing-officer", True)])
def test_whoever_is_allocated_to_the_child_does_not_chair_unless_they_review(role: str, allowed: bool) -> None:
    allocated = ("2026-01-05", made("allocated", role=role, practitioner=str(OTHER)))
    assert allows(may_chair_own_work, changed(REVIEW, chair=str(OTHER)), "2026-06-02", *STORY, allocated) is allowed


def test_the_lead_the_manager_and_whoever_was_named_to_chair_lead_the_core_group() -> None:
    question = asked(made("core-group-moved", to="2026-04-08", why="unwell", **{"from": "2026-04-07"}), "2026-04-01", *STORY)
    assert leading(question) == [ANA, BEN]
    named_too = (BORN, ("2026-03-02", changed(PLAN, core_group_chair=str(CLAIRE))))
    later = ("2026-03-20", made("allocated", role="lead-social-worker", practitioner=str(OTHER)))
    assert set(leads_core_group(asked(made("core-group-held"), "2026-04-01", *named_too, later))) == {ANA, BEN, CLAIRE, OTHER}


# What a conference settles before it closes.


@pytest.mark.parametrize(
    ("entry", "on", "last", "too_late"),
    [(PLAN, "2026-03-02", "2026-06-02", "2026-06-03"), (REVIEW, "2026-06-02", "2026-12-02", "2026-12-03")],
)
def test_the_next_review_is_set_after_this_one_and_within_the_limit_that_is_a_default(
    entry: ConferenceHeld, on: str, last: str, too_late: str
) -> None:
    """ISS-3-3."""
    bare = ruled(may_set_next_review, without(entry, "next_review"), on, BORN)
    assert bare is not None
    assert (bare.force, bare.allowed, bare.clause) == ("must", False, "ISS-3-3")
    assert "default" in bare.why
    assert not allows(may_set_next_review, changed(entry, next_review=on), on, BORN)
    assert allows(may_set_next_review, changed(entry, next_review=last), on, BORN)
    assert allows(may_review_later, changed(entry, next_review=last), on, BORN)
    late = ruled(may_review_later, changed(entry, next_review=too_late), on, BORN)
    assert late is not None
    assert (late.force, late.allowed, late.clause) == ("should", False, "ISS-7-C2")


def test_where_no_plan_runs_on_no_review_is_owed() -> None:
    assert review_limit(Decision.NO_PLAN, date(2026, 3, 2)) is None
    assert allows(may_set_next_review, changed(without(REVIEW, "next_review"), outcome="end"), "2026-06-02", BORN)
    assert allows(may_set_next_review, without(PLAN, "next_review"), "2026-03-02", BORN, by=BY_IMPORT)


@pytest.mark.parametrize(("for_", "allowed"), [("2026-06-02", True), ("2026-06-03", False)])
def test_a_review_is_arranged_within_the_limit_or_with_a_reason(for_: str, allowed: bool) -> None:
    entry = ConferenceArranged.model_validate({"type": "review", "for": for_})
    assert allows(may_arrange_review_later, entry, "2026-03-09", *STORY) is allowed
    assert allows(may_arrange_review_later, entry, "2026-03-09", BORN)


@pytest.mark.parametrize(("words", "allowed"), [("The plan goes on", True), (None, False)])
def test_the_family_reads_what_was_decided_in_plain_words(words: str | None, allowed: bool) -> None:
    found = ruled(may_leave_family_without_words, changed(PLAN, in_plain_words=words), "2026-03-02", BORN)
    assert found is not None
    assert (found.force, found.allowed) == ("should", allowed)


@pytest.mark.parametrize(
    ("answers", "family", "allowed"),
    [
        ({"complaints_told": True}, [], True),
        ({"complaints_told": False}, [], False),
        ({}, [], False),
        ({}, [("Mum", True), ("Dad", True)], True),
        ({}, [("Mum", True), ("Dad", None)], False),
    ],
)
def test_the_family_and_the_child_are_told_how_to_complain(
    answers: dict[str, Any], family: list[tuple[str, bool | None]], allowed: bool
) -> None:
    there = [{"who": who, "sector": "family", "came": True, "complaints_told": said} for who, said in family]
    entry = changed(without(PLAN, "complaints_told"), attended=[*PLAN.body()["attended"], *there], **answers)
    assert allows(may_leave_complaints_untold, entry, "2026-03-02", BORN) is allowed
