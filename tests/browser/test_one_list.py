"""My work of a worker with nineteen children stays short: on a telephone, at a desk, and in a narrow window."""

import pytest

from agencies.workplace import child
from browser.screens import Screens, axe, picture, spills
from cast import Cast
from corbiere.ledger.reading import lines, without_row_security

NAMES = ("Ava", "Ben", "Cleo", "Dan", "Ella", "Finn", "Gia", "Hugo", "Iris", "Jon", "Kit", "Lea", "Max", "Nia", "Oli", "Pia", "Quin")


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """Ana leads for seventeen more, all on plans, of whom most are to be seen and some have been late for long."""
    with without_row_security():
        decided = next(line.body for line in lines(cast.jade) if line.kind == "conference-held")
    for place, name in enumerate(NAMES):
        who = name.lower()
        cast.people[who] = child(name)
        cast.tell(who, "allocated", 60, by="ben", role="lead-social-worker", practitioner=str(cast.ana), team=str(cast.team))
        cast.tell(who, "conference-held", 48, by="ruth", **decided)
        for ago in (36, 10):
            met = cast.tell(who, "core-group-held", ago, all_agreed=True, quorate=True)
            cast.tell(who, "core-group-notes-circulated", ago - 1, of=str(met), to=["Everybody"])
        cast.tell(who, "child-seen", 5 + place, where="home", alone=True, bedroom=True)
    return cast


@pytest.mark.parametrize(("width", "most"), [("phone", 3000), ("desk", 2500)])
def test_nineteen_children_fit_and_nothing_that_needs_her_today_is_folded(screens: Screens, width: str, most: int) -> None:
    with screens.page_as("ana", width) as page:
        page.goto("/")
        picture(page, f"one-list-{width}")
        assert "19 children" in page.locator(".desk-title").inner_text()
        height = page.evaluate("document.documentElement.scrollHeight")
        assert page.locator("#work-now details.desk-later").count() == 0
        assert axe(page) + spills(page) == []
        assert height <= most, page.locator("#work-now li").count()
        page.set_viewport_size({"width": 320, "height": 700})
        assert spills(page) == []
        for button in page.locator("#work-now .govuk-button").all()[:3]:
            box = button.bounding_box()
            assert box and box["x"] + box["width"] <= 320
