"""The forms with which help is asked for: who knows the child stands first, with why; requests that look alike are told apart."""

import re

import pytest

from cast import Cast
from corbiere.wellbeing.entries import AssessmentRequested
from markup import markup
from wellbeing.maggie import help_is_planned

pytestmark = pytest.mark.django_db


def options(text: str, name: str) -> list[str]:
    """What can be chosen at a question, in order, with its hints."""
    found = re.findall(rf'<input[^>]*name="{name}"[^>]*>\s*<label[^>]*>(.*?)</label>(.*?)</div>\s*</?(?:div|fieldset)', text, re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", " ".join(one)).split()) for one in found]


def test_services_that_know_the_child_are_offered_first_with_why(cast: Cast) -> None:
    """WT-continuum-10, WT-request-4: Claire, a health visitor, is in Jade’s core group."""
    text = markup(cast.client("ana").get(f"/records/{cast.jade}/record/assessment-requested/"))
    found = options(text, "best_known")
    assert "Health visitor of Jade" in found[0] or "Health visitor of Jade" in found[1], found


def test_two_requests_that_look_alike_are_told_apart_by_whom(cast: Cast) -> None:
    said = {"level": "wellbeing", "asks": "hub", "matter": "She is tired", "affected": "is", "indicators": ["safe"]}
    for who in ("ana", "ben"):
        cast.tell("jade", "assessment-requested", 1, by=who, **said)
    text = markup(cast.client("ana").get(f"/records/{cast.jade}/record/assessment-started/"))
    assert "By Ana Pires" in text and "By Ben" in text


def test_what_goes_along_is_no_question_of_a_part(cast: Cast) -> None:
    help_is_planned(cast, "jade")
    answer = cast.client("claire").get(f"/records/{cast.jade}/record/help-plan-written/")
    assert answer.status_code == 200 and "Which earlier plan does it take up?" not in markup(answer)


def test_only_the_two_levels_that_can_be_asked_for_are_offered(cast: Cast) -> None:
    """WT-continuum-9, WT-assess-1: the others begin in another way; one that is kept is read as before."""
    text = markup(cast.client("ana").get(f"/records/{cast.jade}/record/assessment-requested/"))
    assert re.findall(r'name="level"[^>]*value="([^"]+)"', text) == ["wellbeing", "health-or-development"]
    assert AssessmentRequested.read({"level": "looked-after"}, 1).level == "looked-after"
