"""May an assessment begin? Truth tables of the rulings that read the record alone."""

import pytest

from corbiere.wellbeing.rulings.assessments import (
    may_copy_the_worry,
    may_disagree_without_reason,
    may_end_a_duty,
    may_end_what_is_over,
    may_leave_earlier_unread,
    may_start_another,
    may_start_for_another_child,
    may_start_while_looked_after,
    may_start_without_level,
)
from protection.telling import BORN, BY_IMPORT, allows, line, lines, named, ruled
from wellbeing.assessed import COMPLETED, SENT, SIGNATURE, STARTED, WHY, entry, started, told

IN_CARE = f"{BORN}\n2026-01-05  care-started  status=in-care"
SIGNED = line("2026-04-02", entry("assessment-completed", **SIGNATURE), id=COMPLETED)


@pytest.mark.parametrize(("level", "by_import", "allowed"), [(None, False, False), (None, True, True), ("article-42", False, True)])
def test_an_assessment_is_of_one_sort(level: str | None, by_import: bool, allowed: bool) -> None:
    """WT-continuum-4: what came from another system has the sort that it had, or none."""
    more = {"by": BY_IMPORT} if by_import else {}
    assert allows(may_start_without_level, entry("assessment-started", level=level), "2026-03-02", BORN, **more) is allowed


@pytest.mark.parametrize(
    ("level", "story", "allowed"),
    [
        ("wellbeing", BORN, True),
        ("wellbeing", IN_CARE, False),
        ("health-or-development", IN_CARE, False),
        ("looked-after", IN_CARE, True),
        ("article-42", IN_CARE, True),
        ("health-or-development", f"{IN_CARE}\n2026-03-01  care-ended", True),
    ],
)
def test_a_child_who_is_looked_after_is_assessed_as_that(level: str, story: str, allowed: bool) -> None:
    """WT-assess-1."""
    found = ruled(may_start_while_looked_after, entry("assessment-started", level=level), "2026-03-02", story)
    assert (found is None or found.allowed) is allowed
    assert allowed or "Choose “Assessment of a looked-after child”" in (found.why if found else "")


@pytest.mark.parametrize(
    ("level", "before", "allowed"),
    [
        ("health-or-development", [], True),
        ("health-or-development", [started()], False),
        ("wellbeing", [started()], True),
        ("health-or-development", [started(), SENT, SIGNED], True),
        ("health-or-development", [started(), told("2026-03-09", "assessment-ended", reason="left-jersey", why="France")], True),
    ],
)
def test_one_assessment_of_a_level_is_open_at_a_time(level: str, before: list, allowed: bool) -> None:
    """WT-110-4."""
    assert allows(may_start_another, entry("assessment-started", level=level), "2026-05-02", BORN, *before) is allowed


@pytest.mark.parametrize(
    ("earlier", "allowed"),
    [
        ([], False),
        ([{"of": str(STARTED), "use": "builds-on"}], True),
        ([{"of": str(COMPLETED), "use": "read"}], True),
        ([{"of": str(STARTED), "use": "not-relevant", "why": "It was about another school"}], True),
    ],
)
def test_each_earlier_assessment_is_spoken_of(earlier: list, allowed: bool) -> None:
    """WT-carry-18, WT-108-1, WT-110-4, WT-gov-30."""
    asked = entry("assessment-started", level="wellbeing", earlier=earlier)
    found = ruled(may_leave_earlier_unread, asked, "2026-05-02", BORN, started(), SENT, SIGNED)
    assert found is not None and (found.allowed, found.force) == (allowed, "should")


WORRY = f"{BORN}\n2026-02-27  concern-received  from=professional ref=worry"


def worried(text: str) -> list:
    return [held._replace(body={"concern": text}) if held.kind == "concern-received" else held for held in lines(WORRY)]


@pytest.mark.parametrize(
    ("why", "allowed"),
    [
        (None, False),
        ("Came without a coat, three times", False),
        ("came WITHOUT a coat three times!", False),
        (f"Came without a coat, three times. {WHY}", False),
        (WHY, True),
    ],
)
def test_why_it_is_made_is_said_anew_and_not_copied_from_the_worry(why: str | None, allowed: bool) -> None:
    """PS-2.1."""
    asked = entry("assessment-started", level="article-42", why=why, of=named("worry"))
    assert allows(may_copy_the_worry, asked, "2026-03-02", *worried("Came without a coat, three times.")) is allowed


def test_what_led_to_it_came_before_it() -> None:
    asked = entry("assessment-started", level="article-42", of=named("worry"))
    assert allows(may_start_for_another_child, asked, "2026-02-27", WORRY)
    assert not allows(may_start_for_another_child, asked, "2026-02-26", WORRY)


@pytest.mark.parametrize(
    ("answer", "more", "allowed"),
    [
        ("agreed", {}, True),
        ("refused", {}, False),
        ("refused", {"why": "He wants no strangers in the house"}, True),
        ("refused", {"words": "Leave us alone"}, True),
        ("not-sought", {}, False),
        ("not-sought", {"why": "It would put Mia in danger"}, True),
    ],
)
def test_whoever_does_not_agree_is_heard(answer: str, more: dict, allowed: bool) -> None:
    """WT-carry-1."""
    asked = entry("assessment-agreement-noted", party="parent", who="Dad", answer=answer, **more)
    assert allows(may_disagree_without_reason, asked, "2026-03-09", BORN, started()) is allowed


@pytest.mark.parametrize(
    ("level", "reason", "allowed"),
    [
        ("wellbeing", "agreement-withdrawn", True),
        ("health-or-development", "agreement-withdrawn", False),
        ("article-42", "agreement-withdrawn", False),
        ("health-or-development", "superseded", True),
        ("health-or-development", "looked-after", True),
    ],
)
def test_only_early_help_ends_because_somebody_disagrees(level: str, reason: str, allowed: bool) -> None:
    """WT-continuum-14, WT-100-1."""
    asked = entry("assessment-ended", reason=reason, why="Talked it over twice")
    assert allows(may_end_a_duty, asked, "2026-03-09", BORN, started(level)) is allowed


def test_what_is_over_does_not_end_again() -> None:
    asked = entry("assessment-ended", reason="died", why="x")
    assert allows(may_end_what_is_over, asked, "2026-03-09", BORN, started())
    assert not allows(may_end_what_is_over, asked, "2026-05-09", BORN, started(), SENT, SIGNED)
