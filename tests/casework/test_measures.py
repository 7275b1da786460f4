"""Whether children are told in time what came of what they said."""

from uuid import UUID

import pytest

from insight.telling import NO, NOT_YET, YES, Story

ANA = UUID(int=61)
TOLD_BACK = {"told": "That Mum knows", "how": "plain"}


def heard(story: Story, on: str, words: str = "I want to stay") -> UUID:
    return story.tell("Mia", on, "child-seen", by=ANA, alone=True, where="home", views={"own_words": words, "how": "talking"})


@pytest.mark.parametrize(("on", "outcome"), [("2026-03-16", YES), ("2026-03-17", NO)])
def test_a_child_is_told_in_time_within_ten_working_days(on: str, outcome: str) -> None:
    """WT-206-1."""
    story = Story()
    story.tell("Mia", on, "views-told-back", by=ANA, of=str(heard(story, "2026-03-02")), **TOLD_BACK)

    assert story.outcome("told-back-in-time", "2026-04-20") is outcome


def test_whoever_is_told_is_told_of_all_they_said_until_then() -> None:
    """WT-206-1: the first visit waits, the second is told of with it, and the third begins anew."""
    story = Story()
    heard(story, "2026-03-02")
    second = heard(story, "2026-03-09", "Not on Fridays")
    story.tell("Mia", "2026-03-12", "views-told-back", by=ANA, of=str(second), **TOLD_BACK)
    heard(story, "2026-03-23", "Better")

    assert [one.outcome for one in story.answers("told-back-in-time", "2026-03-24")] == [YES, NOT_YET]


def test_a_baby_need_not_be_told() -> None:
    story = Story()
    story.tell("Mia", "2025-12-01", "born")
    heard(story, "2026-03-02")

    assert story.answers("told-back-in-time", "2026-04-20") == []
