"""Maggie, fifteen, whose teacher is worried (Guidance 134): what people do for her from a mis-spelt name to an assessment that is signed.

David Vibert teaches her, Hana Nowak is at the Hub, Ana Pires takes it from there and Ben Carter manages her;
Claire Hacquoil, a health visitor who knows the family from the baby, assesses. Eve Smith is a youth worker.
"""

from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from browser.querees import FATHER, MOTHER, NO_REASON, Months, querees
from browser.screens import Screens, follow
from browser.serving import Clock, Site
from browser.writing import choose, record, write
from cast import Cast
from corbiere.people.needs import Indicator

WORRY, TOGETHER, SIGNED = (date(2026, *day) for day in ((9, 7), (9, 14), (9, 28)))


@pytest.fixture(scope="module")
def cast(place: None, clock: Clock) -> Cast:
    return querees(clock, WORRY)


class Worried(Months):
    """From the worry to the signed assessment."""

    notebook = ""

    def live(self) -> None:
        self.on(WORRY)
        self.a_teacher_is_worried()
        self.the_hub_finds_her_and_decides()
        self.ana_takes_it_on_and_asks_a_youth_worker()
        self.the_youth_worker_refuses_for_a_good_reason()
        self.a_health_visitor_accepts()
        self.on(TOGETHER)
        self.her_father_does_not_agree()
        self.two_hands_write()
        self.on(SIGNED)
        self.claire_finishes()
        self.her_manager_signs()

    def a_teacher_is_worried(self) -> None:
        with self.screens.page_as("david") as page:
            page.goto("/concern/")
            page.get_by_label("What worries you?").fill("She goes missing after school, and comes back with older men.")
            page.get_by_label("The child’s name, or what you know of it").fill("Magy Keree")
            follow(page.get_by_role("button", name="Send"))
            expect(page.get_by_text("finds out which child it is")).to_be_visible()
        self.has("hana", "Nobody has this", "Magy Keree", where="/hub/")

    def the_hub_finds_her_and_decides(self) -> None:
        with self.screens.page_as("hana") as page:
            page.goto("/hub/")
            follow(page.get_by_role("link", name="Magy Keree"))
            expect(page.locator("main")).to_contain_text("sounds alike")
            follow(page.get_by_role("button", name="It is Maggie"))
            expect(page.get_by_text("It is on Maggie’s record now")).to_be_visible()
            follow(page.get_by_role("link", name="Decide", exact=False).first)
            write(
                page,
                level="wellbeing",
                outcome="early-help",
                matter="She is not safe after school",
                indicators="safe",
                why="Nobody helps yet",
            )
            write(page, tell="Somebody talks with Maggie and her family this week")
            choose(page, "taken_by", "Ana Pires")
            record(page, "Nobody works with her yet")
        self.has("hana", "Not accepted yet by Ana Pires", where="/hub/")
        self.has("david", "Somebody talks with Maggie")

    def ana_takes_it_on_and_asks_a_youth_worker(self) -> None:
        with self.screens.page_as("ana") as page:
            page.goto("/")
            follow(page.get_by_role("link", name="Answer Will you take this on?"))
            follow(page.get_by_role("button", name="Accept"))
            follow(page.get_by_role("link", name="Ask Find early help for Maggie"))
            write(page, five_1="Nobody at home knows where she is", why_best="Eve meets her friends")
            choose(page, "taken_by", "Eve Smith")
            record(page, NO_REASON)
        self.has("ana", "Assess what Maggie needs: not accepted yet")

    def the_youth_worker_refuses_for_a_good_reason(self) -> None:
        with self.screens.page_as("eve_smith") as page:
            page.goto("/")
            follow(page.get_by_role("link", name="Answer Will you assess what Maggie needs?"))
            page.get_by_text("We have a good reason not to").click()
            page.get_by_label("The request is not the right one").check()
            page.get_by_label("What is the good reason?").fill("I never met her parents; the health visitor knows the house")
            write(page, still_needed="yes", complaint_told="yes")
            write(page, talk__day=WORRY, talk__who=MOTHER, talk__options="Claire, who weighs Theo")
            follow(page.get_by_role("button", name="Refuse"))
            expect(page.get_by_text("You refused")).to_be_visible()
        self.has("ana", "Assess what Maggie needs: who takes it?")

    def a_health_visitor_accepts(self) -> None:
        with self.screens.page_as("ana") as page:
            page.goto("/")
            follow(page.get_by_role("link", name="Ask Assess what Maggie needs: who takes it?"))
            write(page, why_best="She has known the house since Theo was born")
            choose(page, "taken_by", "Claire Hacquoil")
            record(page, NO_REASON)
        with self.screens.page_as("claire") as page:
            page.goto("/")
            follow(page.get_by_role("link", name="Answer Will you assess what Maggie needs?"))
            follow(page.get_by_role("button", name="Accept"))
            follow(page.get_by_role("link", name="Start the assessment"))
            write(page, why="She stays out, and nobody at home knows where")
            record(page, NO_REASON)
            follow(page.get_by_role("link", name="Go on with the assessment"))
            self.notebook = page.url.partition("?")[0].partition("#")[0]
        self.has("claire", "Assess what Maggie needs")

    def her_father_does_not_agree(self) -> None:
        with self.screens.page_as("claire") as page:
            for who, said in ((MOTHER, {"answer": "agreed"}), (FATHER, {"answer": "refused", "why": "I want no strangers in this"})):
                page.goto(self.notebook)
                follow(page.get_by_role("link", name=f"Ask {who}"))
                write(page, **said)
                record(page, NO_REASON)
            page.goto(self.notebook)
            expect(page.locator("main")).to_contain_text("I want no strangers in this")
        for manager in ("ben", "moira"):
            self.has(manager, "Somebody does not agree to the assessment of Maggie")
        no = self.root("assessment-agreement-noted")
        self.cast.tell(
            "maggie", "management-decision-made", 0, by="ben", of=str(no), decision="It goes on", why="Her mother and Maggie want it"
        )

    def two_hands_write(self) -> None:
        """Claire hears Maggie, and Ana writes beside her what she saw."""
        with self.screens.page_as("claire") as claire, self.screens.page_as("ana") as ana:
            for page, text, sort in (
                (claire, "I just want to see my friends", "The child’s own words"),
                (ana, "She was in town at eleven at night", "What I saw or heard myself"),
            ):
                page.goto(self.notebook)
                place = page.locator("#at-0")
                if place.get_attribute("open") is None:
                    place.locator("summary").first.click()
                place.get_by_label("What do you want to write?").fill(text)
                place.get_by_label("What is it?").select_option(label=sort)
                place.get_by_role("button", name="Add this").click()
                expect(place.locator(".desk-notes")).to_contain_text(text)
            expect(ana.locator("#said-0")).to_contain_text("I just want to see my friends")
        for indicator in list(Indicator)[1:]:
            said = {"evidence": [{"text": "All is well", "ground": "observed"}]}
            self.cast.tell("maggie", "assessment-part-written", 0, by="claire", of=self.of, indicator=indicator.value, **said)
        views = [{"who": MOTHER, "view": "We want our Maggie back"}]
        self.cast.tell(
            "maggie",
            "assessment-part-written",
            0,
            by="claire",
            of=self.of,
            indicator="safe",
            parents=views,
            needs=["To be safe after school"],
        )
        self.has("claire", "Assess what Maggie needs")

    @property
    def of(self) -> str:
        return str(self.root("assessment-started"))

    def claire_finishes(self) -> None:
        asked = [{"who": who} for who in ("Maggie", MOTHER, FATHER)]
        self.cast.tell("maggie", "assessment-comment-asked", 0, by="claire", of=self.of, asked=asked)
        self.cast.tell("maggie", "assessment-commented", 0, by="claire", of=self.of, who=MOTHER, agrees="agrees")
        with self.screens.page_as("claire") as page:
            page.goto(self.notebook)
            follow(page.get_by_role("button", name="Finish, and send it to the manager"))
            page.get_by_label("What does it all mean").fill("She looks for friends where nobody looks after her")
            page.locator("input[name=level_found][value=wellbeing]").check()
            page.get_by_label("What should happen next, and why?").fill("A plan with Maggie and her mother")
            record(page, "Her mother and Maggie want it")
        self.has("claire", "The assessment of Maggie is with the manager")

    def her_manager_signs(self) -> None:
        self.has("moira", "Read the assessment of Maggie, and sign it")
        with self.screens.page_as("ben") as page:
            page.goto("/")
            follow(page.get_by_role("link", name="Read the assessment of Maggie, and sign it"))
            follow(page.get_by_role("button", name="Sign it"))
            page.get_by_label("What do you say of the assessment?").fill("Clear, and Maggie speaks in it")
            page.locator("input[name=outcome][value=plan]").check()
            record(page, NO_REASON)
        self.has("ben", "Make a plan of help with Maggie and the family", "yours until somebody else accepts it")


def test_from_a_mis_spelt_name_to_a_signed_assessment_nothing_is_without_an_owner(browser: Browser, site: Site, clock: Clock) -> None:
    """WT-134-1, WT-request-13, WT-request-15, WT-carry-1, WT-110-5."""
    screens = Screens(browser, site)
    Worried(screens, site.cast, clock).live()
    assert screens.faults == []
