"""ISS-7-C3, C5, C6, C7, C8 and C10: who sent a report, was heard, came, was missing and was told; and what the record does not say."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from corbiere.insight.measure import MeasureOutcome
from insight.telling import ENOUGH, LEFT_OUT, NO, NURSES, SCHOOL, TEACHER, UNKNOWN, YES, Story, arranged, came, child, conference, day

C3, C5, C6, C7, C8, C10 = (
    "reports-received", "views-represented", "young-people-present", "parents-present", "inquorate-conferences", "told-how-to-complain",
)  # fmt: skip
ON = "2026-07-31"
HELD = "2026-06-22"


@pytest.fixture
def story() -> Story:
    return Story()


def asked_for_report(story: Story, name: str, of: UUID, agency: UUID = SCHOOL, received: str | None = None) -> None:
    said = {"of": str(of), "agency": str(agency), "from": "Whoever writes"}
    asked = story.tell(name, "2026-06-04", "protection-report-asked", wanted_by="2026-06-17", **said)
    if received:
        story.tell(name, received, "protection-report-received", asked=str(asked), **said)


# C3.


@pytest.mark.parametrize(("received", "outcome"), [("2026-06-22", YES), ("2026-06-23", NO), (None, NO)])
def test_a_report_counts_as_received_on_the_day_of_the_conference_and_no_longer_after_it(
    story: Story, received: str | None, outcome: MeasureOutcome
):
    """ISS-7-C3."""
    of = arranged(story, "Mia", "2026-06-03", HELD)
    asked_for_report(story, "Mia", of, received=received)
    conference(story, "Mia", HELD, meeting=str(of))

    assert story.outcome(C3, ON) is outcome


def test_each_agency_counts_once_for_brothers_and_sisters_and_has_answered_when_the_last_report_is_in(story: Story):
    """ISS-7-C3."""
    act, held = uuid4(), uuid4()
    for name in ("Mia", "Leo"):
        of = arranged(story, name, "2026-06-03", HELD, act=act)
        asked_for_report(story, name, of, SCHOOL, "2026-06-15")
        asked_for_report(story, name, of, NURSES, "2026-06-15" if name == "Mia" else None)
        conference(story, name, HELD, meeting=str(of), act=held)

    assert sorted((answer.by["agency"] for answer in story.answers(C3, ON)), key=str) == [((SCHOOL, YES),), ((NURSES, NO),)]
    assert all(len(one.unit.children) == 2 for one in story.told(C3, ON))


def test_no_report_counts_for_a_conference_that_was_not_held(story: Story):
    asked_for_report(story, "Mia", arranged(story, "Mia", "2026-06-03", HELD), received="2026-06-15")

    assert story.answers(C3, ON) == []


# C5.


@pytest.mark.parametrize(
    ("views", "outcome"),
    [
        ({"own_words": "I want to stay with Gran."}, YES),
        ({"why_not": "He would not talk that day"}, NO),
        ({"shown": "He turned to Gran"}, YES),
        (None, UNKNOWN),
    ],
)
def test_the_childs_views_are_heard_where_the_record_says_what_they_are(
    story: Story, views: dict[str, str] | None, outcome: MeasureOutcome
):
    """ISS-7-C5."""
    conference(story, "Mia", HELD, **({"views": views} if views else {}))

    assert story.outcome(C5, ON) is outcome


def test_to_have_been_in_the_room_is_not_to_have_been_heard(story: Story):
    """ISS-7-C5."""
    conference(story, "Mia", HELD, attended=[*ENOUGH, came("Mia", "child", how="in-person")])

    assert story.outcome(C5, ON) is UNKNOWN


@pytest.mark.parametrize(
    ("there", "how"),
    [
        (came("Mia", "child", how="link"), "The child was there"),
        (came("Mia", "child", how="advocate"), "Somebody spoke for the child"),
        (came("Mia", "child", False, how="in-writing"), "In writing"),
        (came("Mum", "family"), "Their words were brought to the conference"),
    ],
)
def test_how_the_child_was_heard_is_told(story: Story, there: dict[str, Any], how: str):
    conference(story, "Mia", HELD, views={"own_words": "Stop shouting."}, attended=[*ENOUGH, there])
    (answer,) = story.answers(C5, ON)

    assert answer.by["how"] == ((how, YES),)


# C6.


@pytest.mark.parametrize(("born", "outcome"), [("2016-06-21", NO), ("2016-06-22", LEFT_OUT)])
def test_over_ten_is_after_the_tenth_birthday_and_not_on_it(story: Story, born: str, outcome: MeasureOutcome):
    """ISS-7-C6."""
    story.tell("Mia", born, "born")
    conference(story, "Mia", HELD, attended=ENOUGH)

    assert story.outcome(C6, ON) is outcome


@pytest.mark.parametrize(
    ("there", "outcome"),
    [
        (came("Mia", "child", how="part"), YES),
        (came("Mia", "child", how="link"), YES),
        (came("Mia", "child"), YES),
        (came("Mia", "child", how="advocate"), NO),
        (came("Mia", "child", how="in-writing"), NO),
        (came("Mia", "child", False), NO),
    ],
)
def test_a_young_person_is_present_in_the_room_or_by_link_for_all_or_part(story: Story, there: dict[str, Any], outcome: MeasureOutcome):
    """ISS-7-C6."""
    story.tell("Mia", "2012-01-01", "born")
    conference(story, "Mia", HELD, attended=[*ENOUGH, there])

    assert story.outcome(C6, ON) is outcome


def test_where_nobody_is_listed_it_is_not_known_whether_the_young_person_came(story: Story):
    story.tell("Mia", "2012-01-01", "born")
    conference(story, "Mia", HELD)

    assert story.outcome(C6, ON) is UNKNOWN


@pytest.mark.parametrize("born", [None, "2026-07-01"])
def test_a_child_of_no_known_age_or_not_born_yet_is_left_out(story: Story, born: str | None):
    if born:
        story.tell("Mia", born, "born")
    conference(story, "Mia", HELD, "pre-birth", attended=ENOUGH)

    assert story.outcome(C6, ON) is LEFT_OUT


# C7.


@pytest.mark.parametrize(
    ("there", "outcome"),
    [
        ([came("Mum", "family", tie="mother")], YES),
        ([came("Sam", "family", tie="responsible", how="link")], YES),
        ([came("Mum", "family", tie="mother", how="in-writing")], NO),
        ([came("Mum", "family", False, tie="mother")], NO),
        ([came("Gran", "family", tie="other")], NO),
        ([came("Marie", "family")], UNKNOWN),
        ([], NO),
    ],
)
def test_one_parent_is_enough_and_who_is_not_said_to_be_one_is_not_known(
    story: Story, there: list[dict[str, Any]], outcome: MeasureOutcome
):
    """ISS-7-C7."""
    conference(story, "Mia", HELD, attended=[*ENOUGH, *there])

    assert story.outcome(C7, ON) is outcome


def test_an_old_conference_without_a_list_is_not_known_for_each_parent(story: Story):
    conference(story, "Mia", HELD)
    (answer,) = story.answers(C7, ON)

    assert answer.outcome is UNKNOWN
    assert {outcome for _, outcome in answer.by["parent"]} == {UNKNOWN}


@pytest.mark.parametrize(("kept_out", "beside"), [(("mother", "father"), 1), (("father",), 0)])
def test_where_every_parent_was_kept_out_it_is_shown_apart_and_still_counts(story: Story, kept_out: tuple[str, ...], beside: int):
    """ISS-7-C7."""
    of = arranged(story, "Mia", "2026-06-03", HELD)
    invited = [
        {"who": tie, "sector": "family", "why": "Parent", "tie": tie, **({"kept_out": "A court order"} if tie in kept_out else {})}
        for tie in ("mother", "father")
    ]
    story.tell("Mia", "2026-06-05", "protection-invitations-sent", of=str(of), asked=invited)
    conference(story, "Mia", HELD, meeting=str(of), attended=ENOUGH)
    counted = story.figure(C7, "2026-q2", ON)

    assert (counted.of, counted.no, counted.beside) == (1, 1, beside)


def test_each_parent_is_told_apart(story: Story):
    conference(story, "Mia", HELD, attended=[came("Mum", "family", tie="mother"), came("Dad", "family", False, tie="father")])
    (answer,) = story.answers(C7, ON)

    assert [outcome for _, outcome in answer.by["parent"]] == [YES, NO, NO]


# C8. The numerator are those with too few.


@pytest.mark.parametrize(("attended", "outcome"), [(ENOUGH, NO), (ENOUGH[:2], YES), (ENOUGH[1:], YES), ([], UNKNOWN)])
def test_a_conference_wants_social_care_and_two_other_agencies(story: Story, attended: list[dict[str, Any]], outcome: MeasureOutcome):
    """ISS-7-C8."""
    conference(story, "Mia", HELD, attended=attended)

    assert story.outcome(C8, ON) is outcome


def test_the_agencies_that_were_missing_are_told_by_name_or_by_sort(story: Story):
    missing = [came("David", "education", False, practitioner=TEACHER), came("Eve", "police", False)]
    conference(story, "Mia", HELD, attended=[*ENOUGH[:2], *missing])
    (answer,) = story.answers(C8, ON)

    assert set(answer.by["absent"]) == {(SCHOOL, YES), ("Police", YES)}


@pytest.mark.parametrize(("called_off", "counted"), [(HELD, 1), ("2026-06-19", 0)])
def test_a_conference_that_was_stopped_on_its_day_was_convened_and_one_called_off_before_was_not(
    story: Story, called_off: str, counted: int
):
    """ISS-7-C8."""
    of = arranged(story, "Mia", "2026-06-03", HELD)
    story.tell("Mia", called_off, "protection-meeting-called-off", of=str(of), why="too-few", to="2026-06-30")

    assert story.figure(C8, "2026-q2", ON)[:2] == (counted, 0)


# C10.


@pytest.mark.parametrize(
    ("flags", "at_once", "outcome"),
    [
        ((True, True), None, YES),
        ((True, False), None, NO),
        ((True, None), None, UNKNOWN),
        ((True, None), True, YES),
        ((None, None), False, NO),
        ((), True, YES),
        ((), None, UNKNOWN),
    ],
)
def test_everybody_of_the_family_was_told_how_to_complain(
    story: Story, flags: tuple[bool | None, ...], at_once: bool | None, outcome: MeasureOutcome
):
    """ISS-7-C10."""
    people = [came(f"Parent {number}", "family", complaints_told=flag) for number, flag in enumerate(flags)]
    told = {} if at_once is None else {"complaints_told": at_once}
    conference(story, "Mia", HELD, attended=[*ENOUGH, *people], **told)

    assert story.outcome(C10, ON) is outcome


def test_who_did_not_come_and_whoever_came_for_an_agency_need_not_be_told(story: Story):
    conference(story, "Mia", HELD, attended=[*ENOUGH, came("Mum", "family", complaints_told=True), came("Dad", "family", False)])

    assert story.outcome(C10, ON) is YES


def test_one_of_the_children_who_was_not_told_is_enough_for_the_whole_conference(story: Story):
    """ISS-7-C10."""
    act = uuid4()
    for name, flag in (("Mia", True), ("Leo", False)):
        conference(
            story,
            name,
            HELD,
            act=act,
            attended=[came("Mum", "family", tie="mother", complaints_told=True), came(name, "child", complaints_told=flag)],
        )
    (one,) = story.told(C10, ON)

    assert (one.answer.outcome, set(one.unit.children)) == (NO, {child("Mia"), child("Leo")})
    assert sorted(one.answer.by["participant"]) == [("Mother", YES), ("The child themselves", NO), ("The child themselves", YES)]


def test_a_conference_counts_in_the_quarter_in_which_it_was_held(story: Story):
    conference(story, "Mia", "2026-06-30")
    conference(story, "Leo", "2026-07-01")

    for measure in (C5, C7, C8, C10):
        assert [story.figure(measure, quarter, ON).of for quarter in ("2026-q1", "2026-q2", "2026-q3")] == [0, 1, 1]
    assert day(ON) > day("2026-07-01")
