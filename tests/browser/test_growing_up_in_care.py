"""Ella Le Marquand grows up in care: 14, 16, 18 and 21, with Jo Falle, her personal adviser, who writes what she says."""

from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from browser.marquands import Years, marquands
from browser.screens import Screens, follow, picture
from browser.serving import Clock, Site
from browser.writing import button, choose, opened, record, write
from cast import Cast

CAME = date(2027, 10, 13)
FOURTEEN, SIXTEEN, EIGHTEEN, TWENTY_ONE = (date(2014 + years, 1, 20) for years in (14, 16, 18, 21))


@pytest.fixture(scope="module")
def cast(place: None, clock: Clock) -> Cast:
    """Three months in care, with Meg."""
    cast = marquands(clock, CAME)
    lead = {"role": "lead-social-worker", "practitioner": str(cast.ana), "team": str(cast.team)}
    cast.tell("ella", "allocated", 0, by="ben", **lead)
    cast.tell("ella", "care-started", 0, status="in-care", order="Interim care order")
    cast.tell("ella", "placement-started", 0, type="foster-care", carer="Meg Renouf", sort="planned")
    return cast


class GrowingUp(Years):
    """From the 14th birthday to the 21st."""

    def leaving(self, who: str, *said: str) -> None:
        self.has(who, *said, where=f"{self.record('ella')}leaving-care/")

    def at_14_she_has_an_adviser(self) -> None:
        """A manager is asked for one, and nobody else; in one act the record is Jo’s too."""
        self.on(FOURTEEN)
        self.leaving(
            "ana", "Looked after", "1 day in care between 14 and 18, of which 91 are needed", "in care, and 14 or older: in all cases"
        )
        self.has("ana", "Appoint a personal adviser")
        with self.screens.page_as("ben") as page:
            self.take(page, "Appoint Appoint a personal adviser")
            choose(page, "practitioner", "Jo Falle")
            write(page, suits="They met twice, and Ella laughed", child_told="Over pancakes")
            record(page, "Ella chose her")
        self.leaving("jo", "Jo Falle", "Not agreed yet")
        self.has("jo", "Agree with Ella how to stay in touch")

    def at_16_she_is_eligible(self) -> None:
        """The days are counted, and say why; she says how she wants to be in touch."""
        self.on(SIXTEEN)
        self.leaving("jo", "Looked after, and a care leaver when care ends", "732 days in care between 14 and 18")
        with self.screens.page_as("jo") as page:
            self.take(page, "Agree with Ella how to stay in touch")
            write(page, said="Text me, do not ring", how="message", how_often="monthly", why="She starts college", look_again=EIGHTEEN)
            record(page)
            self.take(page, "Explain")
            for told in ("offer", "reach", "complaints", "until_25"):
                write(page, **{told: "yes"})
            write(page, said="Can I stay with Meg?")
            record(page)
            picture(page, "explained")

    def at_18_jo_leads(self) -> None:
        """Care is over, and what she asks for is answered."""
        self.on(EIGHTEEN)
        self.leaving("jo", "Care leaver", "Who leads: Personal adviser", "They are 18 or older.")
        with self.screens.page_as("jo") as page:
            opened(page, self.cast.ella, "leaving-help-asked")
            write(page, what="setting-up-home-allowance", said="A bed, and pans", items__0="Bed")
            record(page)
            self.take(page, "Setting Up Home Allowance")
            write(page, answer="refused")
            follow(button(page))
            expect(page.locator(".govuk-error-summary")).to_contain_text("Write why not")
            write(page, answer="given", what_given="A bed and a pan set", given_on=EIGHTEEN)
            record(page)
            opened(page, self.cast.ella, "adviser-contact")
            write(page, how="message", said="I got the job!")
            record(page)
            picture(page, "in-touch")

    def at_21_she_is_still_theirs(self) -> None:
        self.on(TWENTY_ONE)
        self.leaving("jo", "Care leaver", "care leaver under 22: in all cases", "I got the job!")
        self.has("jo", "Be in touch with Ella")
        with self.screens.page_as("jo") as page:
            page.goto(f"{self.record('ella')}leaving-care/")
            picture(page, "twenty-one")


def test_ella_grows_up_in_care(browser: Browser, site: Site, clock: Clock) -> None:
    screens = Screens(browser, site)
    story = GrowingUp(screens, site.cast, clock)
    story.at_14_she_has_an_adviser()
    story.at_16_she_is_eligible()
    story.at_18_jo_leads()
    story.at_21_she_is_still_theirs()
    assert screens.faults == []
