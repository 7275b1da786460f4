"""A health visitor in a core group has four acts, and finds them under those words (CPP-33, CPP-37, CPP-108, PS-7.5)."""

import re

import pytest

from cast import Cast
from markup import markup

pytestmark = pytest.mark.django_db


def headings(cast: Cast, who: str) -> list[str]:
    page = markup(cast.client(who).get(f"/records/{cast.jade}/record/"))
    return [re.sub(r"<[^>]+>", "", heading).strip() for heading in re.findall(r"<h2[^>]*>(.*?)</h2>", page, re.DOTALL)]


def test_a_partner_finds_the_four_acts_and_nothing_else(cast: Cast) -> None:
    acts = ["I saw", "The child said", "I am worried", "My part of the plan"]
    assert [heading for heading in headings(cast, "claire") if heading in acts] == acts
    assert "Child protection" not in headings(cast, "claire")


def test_the_lead_finds_the_whole_list(cast: Cast) -> None:
    assert {"Child protection", "Work with them"} & set(headings(cast, "ana")) and "I saw" not in headings(cast, "ana")
