"""A form’s budget: as first shown on a screen of 1280 pixels, no form is longer than a person can take in, or asks more than they can do.

Every kind is opened, for somebody of every age and for every sort of its meeting, by somebody who may record it. Pages that are alike
but for whom they are about are measured once.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple
from uuid import uuid4

import pytest

from browser.screens import Screens
from cast import Cast
from corbiere.desk.forms.questions import questions_of
from corbiere.ledger.checks import GROWN
from corbiere.ledger.conditions import has_conditions
from corbiere.ledger.entry import PERSON, Entry, declared
from corbiere.meetings.types import part_of

HIGHEST, MOST = 2_500, 40
AGES, ORDINARY = (0, 1, 7, 12, 16, 30), (7, 30)
WHO = ("ana", "ben", "hana", "ruth", "claire", "david", "eve", "sam")
SORT = "type"
PUT = """(html) => {
  document.querySelector('main').outerHTML = new DOMParser().parseFromString(html, 'text/html').querySelector('main').outerHTML;
  document.querySelector('main').dispatchEvent(new Event('change', {bubbles: true}));
  return {
    height: document.documentElement.scrollHeight,
    controls: [...document.querySelectorAll('main input:not([type=hidden]), main select, main textarea, main button')]
      .filter((one) => one.checkVisibility() && one.tabIndex >= 0).length,
  };
}"""
ITS_OWN = re.compile(r'value="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|nonce="[^"]*"|<h1.*?</h1>', re.DOTALL)


class Opened(NamedTuple):
    """The page of a form, and what it was opened for."""

    kind: str
    case: str
    html: str


@pytest.fixture(scope="module")
def cast(place: None, cast: Cast) -> Cast:
    """With somebody of each age, whom Ana leads."""
    for age in AGES:
        who = f"aged {age}"
        cast.people[who] = uuid4()
        cast.tell(who, "person-identified", age * 365 + 60, by="hana", opens=True, given="Luc", family="Mauger")
        cast.tell(who, "born", age * 365 + 60, by="hana")
        cast.tell(who, "allocated", 50, by="ben", role="lead-social-worker", practitioner=str(cast.ana), team=str(cast.team))
        cast.tell(who, "allocated", 50, by="ben", role="reviewing-officer", practitioner=str(cast.ruth))
        if age < GROWN:
            day = {"for": str(cast.today)}
            cast.tell(who, "conference-arranged", 3, by="ruth", type="initial", chairs=str(cast.ruth), **day)
    cast.people["matter"] = uuid4()
    cast.tell("matter", "worry-arrived", 0, by="david", opens=True, concern="Bruises on both arms", name="Jad Lebrock")
    cast.tell("jade", "conference-arranged", 3, by="ruth", type="review", chairs=str(cast.ruth), **{"for": str(cast.today)})
    return cast


def about(cast: Cast, kind: type[Entry]) -> dict[str, str]:
    """Whom it is opened for."""
    if kind.about.sort == PERSON.sort:
        ages = AGES if has_conditions(kind) else ORDINARY
        return {**{who: str(cast.people[who]) for age in ages if (who := f"aged {age}")}, "on a plan": str(cast.jade)}
    held = {
        "practitioner": cast.ana, "team": cast.team, "agency": cast.agencies["ana"], "any": cast.jade, "matter": cast.people["matter"]
    }  # fmt: skip
    return {kind.about.value: str(held[kind.about.sort])}


def sorts(kind: type[Entry]) -> list[str]:
    """What the address brings along for each sort of meeting."""
    asked = next((question for question in questions_of(kind) if question.key == SORT and part_of(kind.kind)), None)
    return ["", *(f"?{SORT}={option.value}" for option in asked.options)] if asked else [""]


def opened(cast: Cast) -> Iterator[Opened]:
    """Each page that differs from the others of its kind, as the first sees it who may record it."""
    clients = {who: cast.client(who) for who in WHO}
    for kind in declared().values():
        seen = set()
        for (who, subject), sort in product(about(cast, kind).items(), sorts(kind)):
            address = f"/records/{subject}/record/{kind.kind}/{sort}"
            for by in list(clients):
                answer = clients[by].get(address)
                if answer.status_code == 200:
                    clients = {by: clients.pop(by), **clients}
                    break
            else:
                break
            html = answer.content.decode()
            if (alike := ITS_OWN.sub("", html[html.index("<main") :])) not in seen:
                seen.add(alike)
                yield Opened(kind.kind, f"{who} {sort}".strip(), html)


@pytest.mark.timeout(1200)  # it opens some thousand forms
def test_every_form_keeps_its_budget(screens: Screens) -> None:
    with screens.page_as("ana") as page:
        page.goto(f"/records/{screens.site.cast.jade}/record/child-seen/")
        found = [(form.kind, form.case, *page.evaluate(PUT, form.html).values()) for form in opened(screens.site.cast)]
    over = [
        f"{kind}, {case}: {height} px, {controls} controls" for kind, case, height, controls in found if height > HIGHEST or controls > MOST
    ]
    assert over == []
    assert len({kind for kind, *_ in found}) > 100
