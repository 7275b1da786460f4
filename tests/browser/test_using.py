"""The pages that the guide for everybody speaks of, as high as it says, and at a desk within the budget of a form."""

import re
from pathlib import Path

import pytest

from agencies.workplace import holds
from browser.screens import WIDTHS, Screens, picture
from cast import Cast
from corbiere.agencies.entries import Role

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "using.md"
HIGHEST, OFF = 2_500, 0.1
HIGH = "document.documentElement.scrollHeight"


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """Ana arranges conferences herself here; one for Jade is arranged."""
    holds(cast.people["ana"], Role.CONFERENCE_ADMINISTRATOR)
    day = {"for": str(cast.ago(-20))}
    cast.people["meeting"] = cast.tell("jade", "conference-arranged", 3, by="ruth", type="review", chairs=str(cast.ruth), **day)
    return cast


def said() -> dict[str, dict[str, int]]:
    """By page and width, what the guide says."""
    rows = re.findall(r"^\| ([^|]+) \| ([\d,]+) \| ([\d,]+) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    return {page: dict(zip(WIDTHS, (int(high.replace(",", "")) for high in both), strict=True)) for page, *both in rows}


def pages(cast: Cast) -> dict[str, str]:
    meeting = f"/meetings/{cast.people['meeting']}/"
    form = f"/records/{cast.jade}/record/"
    return {
        "visit": f"{form}child-seen/",
        "visit that failed": f"{form}visit-failed/",
        "contact": f"{form}contact-had/",
        "worry": f"/concern/?about={cast.jade}",
        "conference, prepared": meeting,
        "conference, held": f"{meeting}hold/",
        "decision about a child": f"{form}conference-held/",
        "plan": f"/records/{cast.jade}/plans/protection/",
        "plan, to write": f"{form}protection-plan-written/",
        "cover": f"/team/{cast.ana}/away/",
        "handing over": f"/team/{cast.ana}/hand-over/",
        "new baby": f"/records/{cast.jade}/people/add/?as=baby",
    }


@pytest.mark.parametrize("width", WIDTHS)
def test_each_page_is_as_high_as_the_guide_says(screens: Screens, width: str) -> None:
    cast, found = screens.site.cast, dict[str, int]()
    with screens.page_as("ana", width) as page:
        for name, address in pages(cast).items():
            answer = page.goto(address)
            assert answer is not None and answer.status == 200, name
            found[name] = page.evaluate(HIGH)
            picture(page, f"using-{name.replace(' ', '-')}-{width}")
    told = {name: high[width] for name, high in said().items()}
    assert told.keys() == found.keys(), found
    assert {name: (told[name], high) for name, high in found.items() if abs(told[name] - high) > OFF * high} == {}
    assert width != "desk" or max(found.values()) <= HIGHEST
