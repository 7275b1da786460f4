"""What is counted of homes, being missing, family time, health and leaving care: a child on each side of each border."""

from typing import Any
from uuid import UUID

import pytest

from corbiere.insight.measure import MeasureOutcome
from corbiere.insight.quarters import closings
from insight.telling import LEFT_OUT, NO, NOT_YET, UNKNOWN, YES, Story, day

LATE = "2026-06-30"
MOVED, ONE_HOME, MISSING, TALKS, FAMILY = (
    "moved-three-times-in-a-year", "two-years-in-one-home", "children-missing", "return-talks-in-time", "family-time-kept",
)  # fmt: skip
ASSESSED, TEETH, IMMUNISED, SCORED = "health-assessments-in-time", "teeth-checked", "immunised", "questionnaires-scored"
TOUCH, HOUSED, WORKS = "leavers-in-touch", "leavers-suitably-housed", "leavers-in-education-or-work"


@pytest.fixture
def story() -> Story:
    return Story()


def in_care(story: Story, since: str = "2026-01-05", born: str = "2016-05-01", name: str = "Mia", until: str | None = None) -> None:
    story.tell(name, born, "born")
    story.tell(name, since, "care-started", status="in-care")
    if until:
        story.tell(name, until, "care-ended")


def lives(story: Story, *moves: str, name: str = "Mia") -> None:
    """In one home after the other; from the second on they left the one before."""
    for place, on in enumerate(moves):
        left = {"left": {"reason": "nearer"}} if place else {}
        story.tell(name, on, "placement-started", type="foster-care", carer=f"Carer {place}", **left)


def latest(story: Story, measure: str, on: str = LATE) -> MeasureOutcome:
    """Of the last unit."""
    return story.answers(measure, on)[-1].outcome


def test_a_quarter_closes_on_its_last_day_and_one_that_lasts_on_the_day_itself() -> None:
    assert [str(one) for one in closings(day("2025-12-31"), day("2026-04-01"))] == ["2025-12-31", "2026-03-31", "2026-04-01"]
    assert list(closings(day("2026-04-01"), day("2026-03-31"))) == []


# Homes.


@pytest.mark.parametrize(("first", "outcome"), [("2025-06-30", NO), ("2025-07-01", YES)])
def test_three_moves_in_twelve_months_are_many_and_one_a_day_earlier_is_not_of_them(
    story: Story, first: str, outcome: MeasureOutcome
) -> None:
    """SP-MIN-3."""
    in_care(story, "2025-01-06")
    lives(story, "2025-01-06", first, "2025-10-01", "2026-06-30")

    assert latest(story, MOVED) is outcome


def test_the_home_in_which_care_begins_is_no_move_nor_one_that_was_theirs_already(story: Story) -> None:
    """SP-MIN-3: care that began and ended and began again is counted each by itself."""
    in_care(story, "2026-01-05", until="2026-02-02")
    story.tell("Mia", "2026-02-09", "care-started", status="in-care")
    lives(story, "2026-01-05", "2026-01-12")
    lives(story, "2026-02-09", "2026-02-16", "2026-03-16")
    story.tell("Mia", "2026-04-13", "placement-started", type="foster-care", began="before", left={"reason": "nearer"})

    assert story.answers(MOVED, LATE)[-1].why == "They moved twice."


def test_a_child_is_counted_in_each_quarter_in_which_they_are_looked_after_as_it_closes(story: Story) -> None:
    """SP-MIN-3: one who came and left between is in none, and who leaves on the last day is not in it."""
    in_care(story, "2025-11-03")
    in_care(story, "2026-01-05", name="Leo", until="2026-03-30")
    in_care(story, "2026-01-05", name="Zoe", until="2026-03-31")
    in_care(story, "2026-01-05", born="2008-04-01", name="Ines")

    assert [story.figure(MOVED, quarter, LATE).of for quarter in ("2025-q4", "2026-q1", "2026-q2")] == [1, 2, 1]


@pytest.mark.parametrize(
    ("since", "home", "born", "outcome"),
    [
        ("2023-12-30", "2024-06-30", "2016-05-01", YES),
        ("2023-12-30", "2024-07-01", "2016-05-01", NO),
        ("2023-12-31", "2024-06-30", "2016-05-01", None),
        ("2023-12-30", "2024-06-30", "2010-06-30", None),
        ("2023-12-30", "2024-06-30", "2010-07-01", YES),
        ("2023-12-30", None, "2016-05-01", UNKNOWN),
    ],
)
def test_two_years_in_one_home_are_asked_of_who_is_under_16_and_in_care_for_two_and_a_half(
    story: Story, since: str, home: str | None, born: str, outcome: MeasureOutcome | None
) -> None:
    """SP-MIN-3."""
    in_care(story, since, born=born)
    if home:
        lives(story, since, home)

    assert [answer.outcome for answer in story.answers(ONE_HOME, LATE)] == ([outcome] if outcome else [])


# Missing, and back.


def missing(story: Story, on: str, back: str | None = None, name: str = "Mia") -> UUID | None:
    of = story.tell(name, on, "child-missing", last_seen="At the bus stop", police=True)
    return story.tell(name, back, "child-found", where="At a friend’s", safe=True, of=str(of)) if back else None


def test_children_who_were_missing_are_counted_once_for_each_quarter_with_how_often(story: Story) -> None:
    """ISS-2-3: one who was in care for a part of the quarter is counted too, and being missing before care is not."""
    in_care(story, "2026-01-05", until="2026-05-04")
    missing(story, "2026-01-04", "2026-01-04")
    missing(story, "2026-04-01", "2026-04-02")
    missing(story, "2026-05-03", "2026-05-05")
    in_care(story, "2026-06-30", name="Leo")

    assert [story.figure(MISSING, quarter, LATE)[:2] for quarter in ("2026-q1", "2026-q2")] == [(0, 1), (1, 1)]
    assert [answer.by for answer in story.answers(MISSING, LATE)] == [{}, {"often": (("Twice", YES),)}, {}]


@pytest.mark.parametrize(
    ("talked", "outcome", "came_of_it"),
    [("2026-04-05", YES, "They talked in time"), ("2026-04-06", NO, "They talked later"), (None, NO, "Nobody offered it")],
)
def test_a_talk_is_in_time_within_three_days_of_coming_back(
    story: Story, talked: str | None, outcome: MeasureOutcome, came_of_it: str
) -> None:
    """PS-7.5."""
    in_care(story)
    missing(story, "2026-04-01", "2026-04-02")
    if talked:
        story.tell("Mia", talked, "return-talk-held", views={"own_words": "I missed Dad", "how": "talking"})
    (answer,) = story.answers(TALKS, LATE)

    assert (answer.outcome, answer.by) == (outcome, {"came": ((came_of_it, outcome),)})


def test_a_child_who_does_not_want_to_talk_stays_in_the_whole_and_is_told_apart(story: Story) -> None:
    """PS-7.5: and a talk that names another return is not about this one."""
    in_care(story)
    first, second = missing(story, "2026-04-01", "2026-04-02"), missing(story, "2026-04-03", "2026-04-04")
    story.tell("Mia", "2026-04-03", "return-interview-offered", of=str(first), wish="no", why_not="He says he is tired")
    story.tell("Mia", "2026-04-05", "return-talk-held", of=str(second), views={"own_words": "I missed Dad", "how": "talking"})

    assert [answer.by["came"] for answer in story.answers(TALKS, LATE)] == [
        (("They did not want to", NO),),
        (("They talked in time", YES),),
    ]
    assert [latest(story, TALKS, on) for on in ("2026-04-02", "2026-04-05")] == [NOT_YET, YES]


def test_family_time_is_kept_where_it_was_had_and_not_cut_short(story: Story) -> None:
    """PS-5.4: of children who are looked after."""
    in_care(story, until="2026-04-13")
    of = story.tell("Mia", "2026-02-02", "family-time-arranged", who="Joana, mum", allowed="free", why_best="She misses her")
    for on, went in (("2026-04-01", "well"), ("2026-04-06", "short"), ("2026-04-08", "they-not"), ("2026-04-20", "well")):
        story.tell("Mia", on, "family-time-had", of=str(of), went=went)

    assert [answer.outcome for answer in story.answers(FAMILY, LATE)] == [YES, NO, NO]


# Health.


@pytest.mark.parametrize(("on", "outcome"), [("2026-02-02", YES), ("2026-02-03", NO)])
def test_health_is_assessed_in_time_within_twenty_working_days_of_coming_into_care(story: Story, on: str, outcome: MeasureOutcome) -> None:
    """PS-5.7."""
    in_care(story)
    story.tell("Mia", on, "health-assessment-completed")

    assert story.answers(ASSESSED, LATE)[0].outcome is outcome


def test_it_is_assessed_again_in_six_months_under_five_and_in_twelve_from_five_on(story: Story) -> None:
    """PS-5.7: who has left care before is left out."""
    for name, born in (("Zoe", "2021-02-03"), ("Leo", "2021-02-02")):
        in_care(story, born=born, name=name, until="2026-12-31")
        story.tell(name, "2026-02-02", "health-assessment-completed")

    assert sorted(str(one.unit.day) for one in story.told(ASSESSED, LATE)) == ["2026-02-02", "2026-02-02", "2026-08-02", "2027-02-02"]
    assert [one.answer.outcome for one in story.told(ASSESSED, "2027-03-01")] == [YES, YES, NO, LEFT_OUT]


@pytest.mark.parametrize(
    ("on", "result", "outcome"),
    [("2025-06-30", "fine", NO), ("2025-07-01", "treatment", YES), ("2026-06-30", "fine", YES), ("2026-05-04", "not-seen", NO)],
)
def test_teeth_are_checked_where_a_dentist_saw_them_in_twelve_months(story: Story, on: str, result: str, outcome: MeasureOutcome) -> None:
    """PS-5.7."""
    in_care(story, "2024-01-08")
    said = {"needs": "A filling"} if result == "treatment" else {"why_not": "Afraid"} if result == "not-seen" else {}
    story.tell("Mia", on, "health-check-had", what="teeth", result=result, **said)
    story.tell("Mia", "2026-06-01", "health-check-had", what="eyes", result="fine")

    assert latest(story, TEETH) is outcome


@pytest.mark.parametrize(("since", "counted"), [("2025-06-30", 1), ("2025-07-01", 0)])
def test_health_as_a_quarter_closes_is_asked_of_who_has_been_in_care_for_a_year(story: Story, since: str, counted: int) -> None:
    """PS-5.7."""
    in_care(story, since)

    assert [story.figure(measure, "2026-q2", LATE).of for measure in (TEETH, IMMUNISED, SCORED)] == [counted] * 3


def test_immunisations_are_as_they_were_last_checked_and_not_known_where_they_never_were(story: Story) -> None:
    """PS-5.7."""
    in_care(story, "2024-06-03")
    story.tell("Mia", "2025-10-01", "immunisations-checked", up_to_date=False, missing=["mmr"])
    story.tell("Mia", "2026-01-12", "immunisations-checked", up_to_date=True)

    assert [story.figure(IMMUNISED, quarter, LATE)[:3] for quarter in ("2025-q3", "2025-q4", "2026-q1")] == [
        (0, 0, 1), (0, 1, 0), (1, 0, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(("born", "counted"), [("2022-06-30", 1), ("2022-07-01", 0), ("2009-07-01", 1), ("2009-06-30", 0)])
def test_a_questionnaire_is_asked_of_who_is_from_4_to_16(story: Story, born: str, counted: int) -> None:
    """LAC-386-2."""
    in_care(story, "2024-06-03", born=born)
    story.tell("Mia", "2026-05-04", "strengths-questionnaire-scored", score=9, filled_in_by="carer")
    figure = story.figure(SCORED, "2026-q2", LATE)

    assert (figure.yes, figure.of) == (counted, counted)


def test_why_there_is_no_questionnaire_is_told(story: Story) -> None:
    """LAC-386-2."""
    in_care(story, "2024-06-03")
    story.tell("Mia", "2026-05-04", "strengths-questionnaire-not-done", why="child", instead="She draws")

    assert story.answers(SCORED, LATE)[-1].by == {"why": (("The child did not wish it", NO),)}


# Leaving care.


def left_care(story: Story, born: str = "2007-06-15", name: str = "Lily") -> None:
    in_care(story, "2022-01-10", born=born, name=name, until="2025-01-13")


@pytest.mark.parametrize(("on", "outcome"), [("2026-01-14", YES), ("2026-01-15", NO)])
def test_a_leaver_is_in_touch_in_time_within_a_year_of_leaving(story: Story, on: str, outcome: MeasureOutcome) -> None:
    """LAC-439-8, LAC-448-2."""
    left_care(story)
    story.tell("Lily", on, "adviser-contact", how="telephone")

    assert [story.answers(TOUCH, on)[0].outcome for on in ("2026-01-13", LATE)] == [NOT_YET, outcome]


def test_where_it_could_not_be_made_it_is_still_owed_and_told_apart(story: Story) -> None:
    """LAC-439-8."""
    left_care(story)
    story.tell("Lily", "2026-01-05", "adviser-contact-missed", why="No answer", tried="Five calls", again="2026-02-02")
    (answer,) = story.answers(TOUCH, LATE)

    assert answer.by == {"age": (("18 years", NO),), "tried": (("Somebody tried, and wrote why it could not be", NO),)}


@pytest.mark.parametrize(("born", "counted"), [("2004-07-01", 1), ("2004-06-30", 0), ("2010-06-30", 1), ("2010-07-01", 0)])
def test_leavers_are_counted_from_16_until_they_turn_22(story: Story, born: str, counted: int) -> None:
    """PS-6.7, PS-6.10: those who were 91 days in care between 14 and 18."""
    story.tell("Lily", born, "born")
    story.tell("Lily", "2022-01-10", "care-started", status="in-care")
    story.tell("Lily", "2026-04-13", "care-ended")

    assert [story.figure(measure, "2026-q2", LATE).of for measure in (HOUSED, WORKS)] == [counted] * 2


def test_a_leaver_born_on_29_february_turns_22_on_1_march(story: Story) -> None:
    """PS-6.7."""
    in_care(story, "2021-10-04", born="2004-02-29", until="2022-01-31")

    assert [story.figure(HOUSED, "2026-q1", on).of for on in ("2026-02-28", "2026-03-01")] == [1, 0]


@pytest.mark.parametrize(
    ("on", "said", "outcome"),
    [
        ("2025-07-01", {"suitable": True}, YES),
        ("2025-06-30", {"suitable": True}, UNKNOWN),
        ("2026-05-04", {"suitable": False}, NO),
        ("2026-05-04", {}, UNKNOWN),
    ],
)
def test_a_home_suits_them_as_it_was_last_written_in_twelve_months(
    story: Story, on: str, said: dict[str, Any], outcome: MeasureOutcome
) -> None:
    """PS-6.7."""
    left_care(story)
    story.tell("Lily", on, "leaver-home-noted", sort="social-housing", **said)

    assert latest(story, HOUSED) is outcome


@pytest.mark.parametrize(
    ("what", "outcome"),
    [("higher-education", YES), ("apprenticeship", YES), ("work", YES), ("none-parent", NO), ("none", NO), ("not-known", UNKNOWN)],
)
def test_who_studies_trains_or_works(story: Story, what: str, outcome: MeasureOutcome) -> None:
    """PS-6.10."""
    left_care(story)
    story.tell("Lily", "2026-05-04", "leaver-occupation-noted", what=what)

    assert latest(story, WORKS) is outcome
    assert story.answers(WORKS, LATE)[-1].by["what"][0][1] is outcome
