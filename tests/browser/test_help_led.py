"""Maggie’s plan of help (Guidance 134): from the signed assessment to the first review, with a provider who says no.

Claire Hacquoil, a health visitor, leads; Eve Smith, a youth worker, says yes and Nina Roche, of a charity, no.
"""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from browser.holding import come, note
from browser.querees import FATHER, MOTHER, NO_REASON, Months, querees
from browser.screens import Screens, follow, picture
from browser.serving import Clock, Site
from browser.writing import add, button, choose, opened, record, write
from cast import Cast
from wellbeing import planned
from wellbeing.planned import ASSESSED, CONSULTED, HELP, SAFE

WORRY, SIGNED, LED, MET, AGREED, REVIEWED = (date(2026, *day) for day in ((9, 7), (9, 28), (9, 30), (10, 5), (10, 8), (11, 30)))
NEXT = date(2027, 1, 11)
MEET_EVE, TALK = "Meet Eve every week", "Talk with Nina every week"


@pytest.fixture(scope="module")
def cast(place: None, clock: Clock) -> Cast:
    """The assessment is signed, and Claire, who made it, is to decide with the family on a plan."""
    cast = querees(clock, WORRY)
    worry = cast.tell("maggie", "concern-received", 0, by="david", concern="She goes missing", **{"from": "professional"})
    cast.tell("maggie", "concern-decided", 0, by="hana", of=str(worry), outcome="early-help", level="wellbeing", taken_by=str(cast.ana))
    began = cast.tell("maggie", "assessment-started", 0, by="claire", level="wellbeing", assessor=str(cast.claire), why="She stays out")
    clock.set(SIGNED)
    cast.today = SIGNED
    asked = ASSESSED | {"of": str(began), "comment": "Clear", "outcome": "plan", "taken_by": str(cast.claire)}
    signed = cast.tell("maggie", "assessment-completed", 0, by="moira", **asked)
    cast.tell("maggie", "step-accepted", 0, by="claire", of=str(signed))
    return cast


class Planned(Months):
    """From the signed assessment to the review."""

    def live(self) -> None:
        self.on(LED)
        self.she_is_entitled()
        self.claire_is_asked_to_lead_and_accepts()
        self.the_team_around_her_meets()
        self.two_helps_are_proposed()
        self.one_provider_agrees_and_one_says_no()
        self.on(AGREED)
        self.another_way_is_found_and_each_agrees()
        self.eve_has_her_part()
        self.it_is_reviewed()

    def she_is_entitled(self) -> None:
        """The first test: her father would rather not, until he hears what Maggie wants."""
        self.has("claire", "Make a plan of help with Maggie and the family")
        with self.screens.page_as("claire") as page:
            page.goto("/")
            follow(page.get_by_role("link", name="Decide Make a plan of help with Maggie and the family"))
            write(page, other_action="School talked with her; she still goes missing", not_met_otherwise="yes", can_be_met="yes")
            write(page, proposed__0="Weekly work with a youth worker", provider_who="Eve Smith, youth worker", they_agree="yes")
            choose(page, "provider", "Jersey Youth Service")
            first = page.locator('[name="parents-0-person"]').first.input_value()  # both parents stand there
            her, his = ("parents__1", "parents__0") if first == str(self.cast.rob) else ("parents__0", "parents__1")
            write(page, **{f"{her}__answer": "agreed", f"{his}__answer": "refused", f"{his}__why": "I want no strangers in this"})
            write(page, child_agrees="yes", outcome="entitled", told="At home, all together", best__why_best="Eve stands by her")
            write(page, best__wanted="Somebody who is not cross", best__followed="yes")
            choose(page, "taken_by", "Moira Quenault")
            follow(button(page))
            expect(page.locator(".govuk-error-summary")).to_contain_text("The child is not entitled yet: the parents do not agree")
            heard = "On the telephone, when he had heard what she wants"
            write(page, **{f"{his}__why": "", f"{his}__answer": "agreed", f"{his}__how": heard})
            record(page, NO_REASON)
        self.has("claire", "Appoint a Lead Worker for Maggie", "Whoever was asked has not answered")

    def claire_is_asked_to_lead_and_accepts(self) -> None:
        with self.screens.page_as("moira") as page:
            page.goto("/offers/")
            follow(page.get_by_role("button", name="Accept"))
            follow(page.get_by_role("link", name="Appoint Appoint a Lead Worker for Maggie"))
            choose(page, "taken_by", "Claire Hacquoil")
            record(page, "The family knows her")
        self.has("moira", "Maggie")
        self.has("claire", "Will you take this on?")
        with self.screens.page_as("claire") as page:
            page.goto("/offers/")
            picture(page, "offers")
            follow(page.get_by_role("button", name="Accept"))
        self.has("claire", "Make the plan with Maggie and the family")

    def the_team_around_her_meets(self) -> None:
        """Maggie, her mother and her father come, and Eve, who might help."""
        with self.screens.page_as("claire") as page:
            page.goto(f"{self.record}meetings/arrange/?type=team-around")
            write(page, **{"for": MET}, at="10:00", place="The Move on Café")
            choose(page, "chairs", "Claire Hacquoil")
            follow(button(page))
            room = page.url
            follow(page.get_by_role("button", name="Invite those ticked"))
        self.has("claire", "Team around the child and family")
        self.on(MET, 9)
        with self.screens.page_as("claire") as page:
            page.goto("/")
            follow(page.get_by_role("link", name="Hold Team around the child and family"))
            for who, sector in (("Maggie", "child"), (MOTHER, "family"), (FATHER, "family"), ("Eve Smith", "other-agency")):
                come(page, who, sector)
            note(page, 1, "I just want to see my friends", "reported", "Maggie")
            page.goto(f"{room}hold/")
            picture(page, "hold")
            follow(page.get_by_role("link", name="Write down what was agreed with Maggie"))
            write(page, views__own_words="I just want to see my friends", views__weight="She knows her mind")
            write(page, decided="Eve and Nina are asked to help", in_plain_words="Eve meets Maggie every week. Nina is asked too.")
            record(page, NO_REASON)
            picture(page, "held")
        self.has("claire", "Make the plan with Maggie and the family")

    def two_helps_are_proposed(self) -> None:
        """The form begins with what the assessment found and with the meeting; nobody types either again."""
        with self.screens.page_as("claire") as page:
            page.goto("/")
            follow(page.get_by_role("link", name="Make the plan with Maggie and the family"))
            for name, kind in (("assessment", "assessment-completed"), ("of", "team-around-meeting-held")):
                expect(page.locator(f'[name="{name}"]').first).to_have_value(str(self.root(kind)))
        self.written(self.help_of("eve_smith"), self.help_of("nina") | {"what": TALK})
        self.has("claire", f"Wait for the provider’s answer: {MEET_EVE}", f"Wait for the provider’s answer: {TALK}")

    def written(self, *helps: dict[str, Any]) -> None:
        consulted = [CONSULTED[0], CONSULTED[1] | {"agency": str(self.cast.agencies["eve_smith"])}]
        also = {"assessment": str(self.root("assessment-completed")), "of": str(self.root("team-around-meeting-held"))}
        outcomes = [SAFE | {"actions": list(helps)}]
        self.cast.tell("maggie", "help-plan-written", 0, by="claire", **HELP | also | {"outcomes": outcomes, "consulted": consulted})

    def help_of(self, who: str) -> dict[str, Any]:
        by = {"agency": str(self.cast.agencies[who]), "practitioner": str(self.cast.people[who])}
        return planned.MEET_EVE | by | {"known_by": "She no longer goes missing"}

    def one_provider_agrees_and_one_says_no(self) -> None:
        for who, answer in (("eve_smith", "Yes, we give it"), ("nina", "No")):
            with self.screens.page_as(who) as page:
                page.goto("/")
                follow(page.get_by_role("link", name="Answer Will you give this help?"))
                if answer == "No":
                    page.get_by_label("If no, why?").fill("Nobody has room before spring")
                picture(page, f"asked-{who}")
                follow(page.get_by_role("button", name=answer, exact=True))
                expect(page.get_by_text("Your answer is in the record")).to_be_visible()
        self.has("claire", f"A provider said no: {TALK}", "Nobody has room before spring", "Agree the plan with Maggie and the family")
        with self.screens.page_as("nina") as page:
            assert page.goto(f"{self.record}plans/help/").status == 404

    def another_way_is_found_and_each_agrees(self) -> None:
        self.written(self.help_of("eve_smith"), {"what": "Tell Mum where she goes", "who": "Maggie"})
        with self.screens.page_as("claire") as page:
            page.goto("/")
            expect(page.locator("main")).not_to_contain_text("A provider said no")
            page.goto(f"{self.record}plans/help/")
            picture(page, "plan-proposed")
            opened(page, self.cast.maggie, "help-plan-answered")
            for place, (who, side) in enumerate((("Maggie", "child"), (MOTHER, "parents"), (FATHER, "parents"))):
                if place:
                    add(page, "people")
                write(page, **{f"people-{place}-who": who, f"people-{place}-side": side, f"people-{place}-accepts": "yes"})
            record(page)
            page.goto("/")
            follow(page.get_by_role("link", name="Agree the plan with Maggie and the family"))
            write(page, next_review=REVIEWED, fits="yes")
            picture(page, "agree")
            record(page, NO_REASON)
            page.goto(f"{self.record}plans/help/")
            picture(page, "plan-runs")
            for said in ("Early help wellbeing plan", "Eve Smith", "Looked at again"):
                expect(page.locator("main")).to_contain_text(said)

    def eve_has_her_part(self) -> None:
        """Somebody of the team around her sees the plan and writes how it goes, and nothing that is closed."""
        with self.screens.page_as("eve_smith") as page:
            page.goto("/")
            picture(page, "eve-work")
            expect(page.locator("main")).not_to_contain_text("to be told what came of it")  # the telling is not open to her
            follow(page.get_by_role("link", name="Maggie Querée").first)
            page.goto(f"{self.record}plans/help/")
            picture(page, "eve-plan")
            expect(page.locator("main")).to_contain_text("I just want to see my friends")
            expect(page.locator("main")).to_contain_text("Claire Hacquoil, since")
            expect(page.locator("main")).not_to_contain_text("Agree the plan")
            follow(page.get_by_role("link", name="Write how it goes"))
            write(page, doing="begun", came="came", told="She came twice, and laughed")
            record(page, NO_REASON)
            page.goto(f"{self.record}plans/help/")
            expect(page.locator("main")).to_contain_text("Being given")
            page.goto(f"{self.record}chronology/")
            expect(page.locator("main")).not_to_contain_text("She goes missing")
            for closed in ("plans/protection/", "record/help-plan-written/", "record/plan-ended/"):
                assert page.goto(f"{self.record}{closed}").status in (403, 404), closed

    def it_is_reviewed(self) -> None:
        """The four questions, asked of each help that was agreed."""
        self.has("claire", "Review the plan")
        with self.screens.page_as("claire") as page:
            page.goto(f"{self.record}meetings/arrange/?type=early-help-review")
            write(page, **{"for": REVIEWED}, at="15:00", place="The Move on Café")
            choose(page, "chairs", "Claire Hacquoil")
            follow(button(page))
            room = page.url
            follow(page.get_by_role("button", name="Invite those ticked"))
        with self.screens.page_as("eve_smith") as page:
            page.goto("/")
            expect(page.locator("main")).to_contain_text("team around the child and family review meeting")
            follow(page.get_by_role("link", name="Answer").first)
            picture(page, "eve-invited")
        self.on(REVIEWED, 15)
        with self.screens.page_as("claire") as page:
            page.goto(f"{room}hold/")
            for who, sector in (("Maggie", "child"), (MOTHER, "family"), ("Eve Smith", "other-agency")):
                come(page, who, sector)
            follow(page.get_by_role("link", name="Write down how it went for Maggie"))
            picture(page, "review-form")
            for place, said in enumerate(CONSULTED):
                add(page, "consulted")
                write(page, **{f"consulted-{place}-{name}": said[name] for name in ("side", "who", "says")})
            choose(page, "consulted-1-agency", "Jersey Youth Service")
            write(page, outcome="continue", views__own_words="Eve is all right", views__weight="She knows her mind")
            write(page, need_accurate="yes", reached="no", transfer_needed="no", next_review=NEXT)
            write(page, in_plain_words="Eve goes on. We look again in January.", helps__0__still_right="yes")
            record(page, NO_REASON)
            page.goto(f"{self.record}plans/help/")
            picture(page, "reviewed")
            expect(page.locator("main")).to_contain_text("11 January")


def test_help_is_planned_with_her(browser: Browser, site: Site, clock: Clock) -> None:
    screens = Screens(browser, site)
    Planned(screens, site.cast, clock).live()
    assert screens.faults == []
