"""May this be written in an assessment? Truth tables, and what the record makes of many hands."""

import pytest

from corbiere.people.needs import Indicator
from corbiere.wellbeing.assessment import AssessmentState, assessments, refusing
from corbiere.wellbeing.rulings.assessment_parts import (
    may_carry_without_a_word,
    may_change_what_is_over,
    may_find_in_no_time,
    may_say_nothing,
    may_show_it_to_nobody,
    may_stand_nowhere,
    may_tell_before_it_is_signed,
    may_tell_nothing,
    may_write_while_it_is_read,
)
from protection.telling import ANA, BEN, BORN, allows, asked, line, lines, named
from wellbeing.assessed import FULL, SENT, SIGNATURE, STARTED, entry, part, started, told

SIGNED = told("2026-04-02", "assessment-completed", **SIGNATURE)
BACK = told("2026-03-31", "assessment-returned", why="Dad was not asked")
SAW = {"evidence": [{"text": "The door was open", "ground": "observed"}]}


@pytest.mark.parametrize(
    ("rule", "answers", "allowed"),
    [
        (may_say_nothing, {"indicator": "safe"}, False),
        (may_say_nothing, {"indicator": "safe", **SAW}, True),
        (may_say_nothing, {"indicator": "safe", "strengths": ["Gran is near"]}, True),
        (may_stand_nowhere, SAW, False),
        (may_stand_nowhere, {"indicator": "safe", "context": "home", **SAW}, False),
        (may_stand_nowhere, {"context": "finances", **SAW}, True),
        (may_find_in_no_time, {"indicator": "safe", "finding": "affected"}, False),
        (may_find_in_no_time, {"indicator": "safe", "tense": "is-being"}, False),
        (may_find_in_no_time, {"indicator": "safe", "finding": "affected", "tense": "would-be"}, True),
        (may_carry_without_a_word, {"indicator": "safe", "carried": str(STARTED)}, False),
        (may_carry_without_a_word, {"indicator": "safe", "carried": str(STARTED), "carried_how": "confirmed"}, True),
    ],
)
def test_a_part_says_something_of_one_thing(rule, answers: dict, allowed: bool) -> None:
    """WT-carry-2, WT-carry-3, WT-carry-4, WT-carry-5, WT-carry-14, WT-105-1, WT-106-1, WT-wellbeing-5."""
    assert allows(rule, entry("assessment-part-written", **answers), "2026-03-09", BORN, started()) is allowed


@pytest.mark.parametrize(("after", "allowed"), [([], True), ([SENT], False), ([SENT, BACK], True), ([SENT, SIGNED], False)])
def test_nothing_is_added_to_what_the_manager_reads(after: list, allowed: bool) -> None:
    """WT-carry-2, PS-1.2."""
    made = entry("assessment-part-written", indicator="safe", **SAW)
    assert allows(may_write_while_it_is_read, made, "2026-04-09", BORN, started(), *after) is allowed


def test_what_is_wrong_in_a_signed_assessment_can_be_put_right() -> None:
    made = entry("assessment-part-written", indicator="safe", **SAW)
    question = asked(made, "2026-04-09", BORN, started(), SENT, SIGNED)
    object.__setattr__(question, "corrects", STARTED)
    assert may_write_while_it_is_read(question, made) is None


def test_two_people_in_one_box_both_keep_their_words() -> None:
    """WT-carry-2, WT-gov-18: nobody's words take the place of another's."""
    mine, hers = part("nurtured", strengths=["Warm"]), part("nurtured", needs=["A bedtime"])
    (held,) = assessments(lines(BORN, started(), mine, hers))
    assert [written.body.get("strengths") or written.body.get("needs") for written in held.of(Indicator.NURTURED)] == [
        ["Warm"],
        ["A bedtime"],
    ]
    assert held.unexplored == [one for one in Indicator if one is not Indicator.NURTURED]


@pytest.mark.parametrize(
    ("after", "state"),
    [
        ([], AssessmentState.OPEN),
        ([SENT], AssessmentState.SUBMITTED),
        ([SENT, BACK], AssessmentState.RETURNED),
        ([SENT, SIGNED], AssessmentState.SIGNED),
        ([told("2026-03-09", "assessment-ended", reason="superseded", why="x")], AssessmentState.ENDED),
    ],
)
def test_how_far_it_is_follows_from_what_was_written(after: list, state: AssessmentState) -> None:
    (held,) = assessments(lines(BORN, started(), *after))
    assert held.state is state


def test_an_older_signature_without_a_name_is_under_the_last_open_one_of_its_level() -> None:
    story = f"{BORN}\n2025-01-06  assessment-started  level=wellbeing\n2025-02-03  assessment-completed  level=wellbeing need=no"
    first, second = assessments(lines(story, started()))
    assert (first.state, second.state) == (AssessmentState.SIGNED, AssessmentState.OPEN)


def test_another_hand_takes_it_on() -> None:
    """WT-100-1."""
    (held,) = assessments(lines(BORN, started(assessor=ANA), told("2026-03-20", "assessor-changed", to=BEN)))
    assert (held.assessor, [who for _, who in held.assessors]) == (BEN, [ANA, BEN])


def test_what_is_still_so_has_its_strengths_and_needs_again_and_not_what_was_said_a_year_ago() -> None:
    """WT-106-1."""
    first = f"{BORN}\n2025-01-06  assessment-started  level=wellbeing ref=first"
    was = line("2025-01-10", entry("assessment-part-written", of=named("first"), indicator="safe", strengths=["Gran"], needs=["A lock"],
                                   finding="affected", tense="is-being", views={"own_words": "I hide"}))  # fmt: skip
    _, held = assessments(lines(first, was, started(), part("safe", carried=str(was.root), carried_how="confirmed")))
    body = held.of(Indicator.SAFE)[0].body
    assert (body["strengths"], body["needs"], body["finding"]) == (["Gran"], ["A lock"], "affected")
    assert held.childs_words == [] and held.finding(Indicator.SAFE) is not None


# A parent who agrees and then does not.

AGREES = told("2026-03-03", "assessment-agreement-noted", party="parent", who="Dad", answer="agreed")
NO_LONGER = told("2026-03-12", "assessment-agreement-noted", party="parent", who="Dad", answer="refused", why="Too many visits")
MUM = told("2026-03-03", "assessment-agreement-noted", party="parent", who="Mum", answer="agreed")
HERSELF = told("2026-03-03", "assessment-agreement-noted", party="child", answer="agreed")


@pytest.mark.parametrize(
    ("said", "age", "against"),
    [
        ([AGREES, MUM], 7, []),
        ([AGREES, MUM, NO_LONGER], 7, ["Dad"]),
        ([AGREES, MUM, NO_LONGER, HERSELF], 7, ["Dad"]),
        ([AGREES, MUM, NO_LONGER, HERSELF], 15, ["Dad"]),
        ([AGREES, MUM, NO_LONGER, HERSELF], 16, []),
        ([AGREES, MUM, NO_LONGER], 16, ["Dad"]),
    ],
)
def test_the_last_answer_of_each_counts_and_somebody_of_sixteen_decides_for_themselves(said: list, age: int, against: list) -> None:
    """WT-carry-1."""
    (held,) = assessments(lines(BORN, started("wellbeing"), *said))
    assert [written.body["who"] for written in refusing(held, age)] == against


@pytest.mark.parametrize("kind", ["assessor-changed", "assessment-agreement-noted"])
def test_nobody_agrees_to_or_takes_on_what_is_over(kind: str) -> None:
    made = entry(kind, to=BEN) if kind == "assessor-changed" else entry(kind, party="child", answer="agreed")
    assert allows(may_change_what_is_over, made, "2026-03-09", BORN, started())
    assert not allows(may_change_what_is_over, made, "2026-05-09", BORN, started(), SENT, SIGNED)


@pytest.mark.parametrize(
    ("answers", "allowed"), [({}, False), ({"asked": [{"who": "Mum"}]}, True), ({"cannot_wait": "She is not safe tonight"}, True)]
)
def test_the_family_is_asked_or_it_is_said_why_it_cannot_wait(answers: dict, allowed: bool) -> None:
    """WT-110-10."""
    assert allows(may_show_it_to_nobody, entry("assessment-comment-asked", **answers), "2026-03-27", BORN, started()) is allowed


@pytest.mark.parametrize(
    ("answers", "allowed"),
    [
        ({}, False),
        ({"told": "A plan"}, True),
        ({"withheld": "He must not know where they are"}, True),
        ({"told": "x", "withheld": "x"}, False),
    ],
)
def test_it_is_known_what_somebody_was_told_or_why_not(answers: dict, allowed: bool) -> None:
    """PS-2.4, PS-2.19, WT-110-9."""
    assert allows(may_tell_nothing, entry("assessment-told", to="parent", **answers), "2026-04-03", BORN, started()) is allowed


def test_what_was_found_is_told_once_it_is_signed() -> None:
    """PS-2.19."""
    made = entry("assessment-told", to="parent", told="A plan")
    assert not allows(may_tell_before_it_is_signed, made, "2026-04-01", *FULL, SENT)
    assert allows(may_tell_before_it_is_signed, made, "2026-04-02", *FULL, SENT, SIGNED)
    assert line("2026-04-02", made).kind == "assessment-told"
