"""Maggie’s plan of help steps up to safeguarding and down again, carries all along, and ends with what it was for.

Claire Hacquoil leads the plan, Ana Pires is her social worker, Eve Smith helps. Whose it is next is asked after every step.
"""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from browser.querees import NO_REASON, Months, querees
from browser.screens import Screens, follow, picture
from browser.serving import Clock, Site
from browser.writing import add, button, opened, record, write
from cast import Cast
from wellbeing.maggie import help_is_planned
from wellbeing.planned import AGREED, CONSULTED, HIGHER, SAFE

RUNS, UP, HELD, CONFERENCE, DOWN, ENDED = (date(2026, *day) for day in ((3, 2), (4, 7), (4, 8), (4, 28), (7, 21), (11, 2)))
NEED = "To be safe after school"


@pytest.fixture(scope="module")
def cast(place: None, clock: Clock) -> Cast:
    """The plan runs, and Ana leads the work with her."""
    cast = querees(clock, RUNS)
    cast.tell("maggie", "allocated", 50, by="ben", role="lead-social-worker", practitioner=str(cast.ana), team=str(cast.team))
    help_is_planned(cast, "maggie", lead="claire", helper="eve_smith")
    return cast


class Steps(Months):
    """Up to safeguarding, down to a plan of help, and to its end."""

    def live(self) -> None:
        self.on(UP)
        self.claire_opens_a_strategy_discussion()
        self.the_hub_reads_it_and_ana_holds_it()
        self.on(CONFERENCE)
        self.the_plan_of_protection_takes_it_up()
        self.on(DOWN)
        self.a_plan_of_help_takes_that_up()
        self.on(ENDED)
        self.it_ends_with_what_it_was_for()

    def claire_opens_a_strategy_discussion(self) -> None:
        with self.screens.page_as("claire") as page:
            page.goto(f"{self.record}plans/help/")
            follow(page.get_by_role("link", name="I am worried that Maggie is not safe"))
            picture(page, "worry")
            page.get_by_label("What worries you?").fill("A man drives her home at night, and she has a new telephone")
            page.get_by_label("At what time?").fill("14:30")
            follow(page.get_by_role("button", name="Open the strategy discussion, and tell the Hub"))
            expect(page.locator("main")).to_contain_text("Ana Pires is asked to hold it")
            expect(page.locator("main")).to_contain_text("Early help wellbeing plan")
        self.has("ana", "Will you take this on? Hold a strategy discussion about Maggie", "Strategy discussion")
        with self.screens.page_as("eve_smith") as page:
            page.goto(f"{self.record}plans/help/")
            expect(page.locator("main")).not_to_contain_text("A man drives her home")

    def the_hub_reads_it_and_ana_holds_it(self) -> None:
        with self.screens.page_as("hana") as page:
            page.goto("/hub/")
            expect(page.locator("#hub-unread")).to_contain_text("Maggie Querée")
            follow(page.get_by_role("link", name="Maggie Querée"))
            expect(page.locator("main")).to_contain_text("Goal: Maggie keeps herself safe")
            picture(page, "hub-unread")
            follow(page.get_by_role("button", name="We have read it"))
            expect(page.locator("#hub-unread")).to_have_count(0)
        with self.screens.page_as("ana") as page:
            page.goto("/offers/")
            follow(page.get_by_role("button", name="Accept"))
        self.on(HELD, 15)
        with self.screens.page_as("ana") as page:
            page.goto("/")
            follow(page.get_by_role("link", name="Hold a strategy discussion about Maggie").first)
            for place, (who, sector) in enumerate((("Ana Pires", "social-care"), ("Eve Moore", "police"), ("Claire Hacquoil", "health"))):
                add(page, "attended")
                write(page, **{f"attended-{place}-{name}": said for name, said in (("who", who), ("sector", sector), ("came", "yes"))})
            write(page, outcome="enquiry", why="She may be groomed")
            record(page, NO_REASON)
        self.has("ana", "Start the enquiry about Maggie")
        with self.screens.page_as("ana") as page:
            page.goto("/")
            follow(page.get_by_role("link", name="Start the enquiry about Maggie").first)
            record(page, NO_REASON)

    def confers(self, **decided: Any) -> None:
        came = [
            {"who": who, "sector": sector, "came": True} for who, sector in (("Ana Pires", "social-care"), ("Claire Hacquoil", "health"))
        ]
        self.cast.tell("maggie", "conference-held", 0, by="ruth", attended=came, chair=str(self.cast.ruth), **decided)

    def the_plan_of_protection_takes_it_up(self) -> None:
        """Goals, needs and people stand in it; nobody types them; what was said stays with its day."""
        self.cast.tell("maggie", "enquiry-concluded", 5, outcome="conference", harmed="likely", significant=True)
        group = [{"practitioner": str(self.cast.claire), "role": "Health visitor"}]
        harm = {"harm": "sexual", "harm_basis": "likely", "why": "She is drawn in by men", "contingency": "She goes to her aunt"}
        people = {"lead_social_worker": str(self.cast.ana), "lead_is_qualified": True, "core_group": group}
        outline = [{"what": "The police speak with the men", "who": "Eve Moore", "against": "sexual"}]
        self.confers(type="initial", outcome="plan", outline=outline, first_core_group=str(date(2026, 5, 8)), **harm, **people)
        with self.screens.page_as("ana") as page:
            opened(page, self.cast.maggie, "protection-plan-written")
            picture(page, "protection-form")
            record(page, NO_REASON)
            page.goto(f"{self.record}plans/protection/")
            picture(page, "protection-plan")
            for said in (SAFE["what"], NEED, "Meet Eve every week"):
                expect(page.locator("main")).to_contain_text(said)
        carried = self.told("protection-plan-written").body
        assert carried["carries"] == str(self.root("help-plan-written"))
        assert carried["carried"].endswith("1 goal, 1 need, 1 person")
        with self.screens.page_as("claire") as page:
            page.goto(f"{self.record}plans/help/")
            expect(page.locator("main")).to_contain_text("takes this plan up")
            picture(page, "taken-up")
        with self.screens.page_as("ben") as page:
            opened(page, self.cast.maggie, "plan-ended")
            write(page, reason="protection", best__why_best="One plan", best__wanted="To tell it once", best__followed="yes")
            write(page, why="It is part of the plan of protection", safe="The core group sees to it", approves="One plan")
            record(page, NO_REASON)

    def a_plan_of_help_takes_that_up(self) -> None:
        """The second test; a social worker leads now, for the need is higher."""
        self.confers(type="review", outcome="end", why_ended="safe")
        began = self.cast.tell("maggie", "assessment-started", 0, level="health-or-development", assessor=str(self.cast.ana))
        signed = {
            "level": "health-or-development",
            "level_found": "health-or-development",
            "need": True,
            "outcome": "plan",
            "comment": "Clear",
        }
        found = self.cast.tell("maggie", "assessment-completed", 0, by="ben", of=str(began), **signed)
        asked = HIGHER | {"of": str(found), "minister": str(self.cast.ana)}
        self.cast.tell("maggie", "help-plan-entitlement-decided", 0, **asked)
        with self.screens.page_as("ana") as page:
            page.goto("/")
            follow(page.get_by_role("link", name="Appoint a Lead Worker for Maggie").first)
            expect(page.locator("#question-taken_by .desk-chosen")).to_contain_text("Ana Pires")
            record(page, "Maggie asked for her")
        self.has("ana", "Make the plan with Maggie and the family")
        with self.screens.page_as("ana") as page:
            opened(page, self.cast.maggie, "help-plan-written")
            follow(button(page))
            expect(page.get_by_role("heading", name="It is in the record")).to_be_visible()
            page.goto(f"{self.record}plans/help/")
            picture(page, "help-again")
            for said in (SAFE["what"], NEED, "Meet Eve every week"):
                expect(page.locator("main")).to_contain_text(said)
        assert self.told("help-plan-written").body["carries"] == str(self.root("protection-plan-written"))

    def it_ends_with_what_it_was_for(self) -> None:
        of = str(self.root("help-plan-written"))
        self.cast.tell("maggie", "plan-agreed", 90, **AGREED | {"of": of, "type": "child-in-need", "next_review": str(ENDED)})
        self.has("ana", "Review the plan")
        with self.screens.page_as("ana") as page:
            opened(page, self.cast.maggie, "plan-reviewed")
            write(page, outcome="end", no_more_needed="yes", need_accurate="yes", reached="yes", reached_says="She has not gone missing")
            write(
                page,
                transfer_needed="no",
                views__own_words="I know whom to ring",
                views__weight="It is hers to say",
                in_plain_words="We stop, and you know whom to ring.",
            )
            add(page, "consulted")
            write(page, consulted__0__side="parents", consulted__0__who=CONSULTED[0]["who"], consulted__0__says=CONSULTED[0]["says"])
            record(page, NO_REASON)
        self.has("ana", "End Maggie’s plan, as the review decided")
        with self.screens.page_as("ana") as page:
            page.goto("/")
            follow(page.get_by_role("link", name="End Maggie’s plan, as the review decided"))
            write(
                page, reason="met", best__why_best="She is safe, and knows whom to ring", best__wanted="To be let be", best__followed="yes"
            )
            write(page, after="Eve stays her friend at the café", contact="Ana, on 01534 000000 (invented)")
            picture(page, "end")
            record(page, NO_REASON)
            page.goto(f"{self.record}plans/help/")
            picture(page, "ended")
            page.goto("/")
            expect(page.locator("main")).not_to_contain_text("End Maggie’s plan")


def test_a_plan_steps_up_and_down_and_carries_all(browser: Browser, site: Site, clock: Clock) -> None:
    """WT-141-1, WT-141-2, WT-continuum-3, WT-157-1, PS-3.1."""
    screens = Screens(browser, site)
    Steps(screens, site.cast, clock).live()
    assert screens.faults == []
