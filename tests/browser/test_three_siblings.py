"""Ella, Toby and Poppy Le Marquand in the Minister’s care, clicked as those who are there for them: from the first night to a 21st birthday.

Hana Nowak is on duty at night, and Ana Pires works with them by day; Ben Carter manages them, Rob Ahier reviews, Yves Pallot leads the Virtual School, Kit Renouf
keeps the registers, Eve Moore is a police officer, Meg Renouf fosters, and Jo Falle is a personal adviser.
"""

from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from agencies.workplace import told
from browser.holding import note, unfold
from browser.marquands import FATHER, MOTHER, Years, marquands
from browser.screens import Screens, follow, picture
from browser.serving import Clock, Site
from browser.writing import button, choose, opened, record, write
from cast import Cast
from corbiere.registers.question_entries import AgencyMayAsk

NIGHT, BY_DAY, REVIEWED, MOVED = date(2027, 10, 13), date(2027, 10, 14), date(2027, 11, 9), date(2028, 1, 10)
MISSING, HOME, AFTER = date(2028, 1, 14), date(2028, 1, 17), date(2028, 1, 18)
SIBLINGS = ("ella", "toby", "poppy")


@pytest.fixture(scope="module")
def cast(place: None, clock: Clock) -> Cast:
    return marquands(clock, NIGHT)


class InCare(Years):
    """The first weeks, until two of them live elsewhere again."""

    def they_come_into_care_at_night(self) -> None:
        """Whoever is on duty writes it once for three: each parent is answered for, and one of them cannot be found."""
        self.on(NIGHT, 23)
        with self.screens.page_as("hana") as page:
            page.goto("/")
            opened(page, self.cast.ella, "care-started")
            for box in page.locator('[name="also"]').all():
                box.check()
            write(page, views__own_words="Who looks after Poppy?", status="accommodated", why="Mum was taken ill, and nobody is at home")
            write(
                page,
                consents__0__answer="agreed",
                consents__0__capacity="She said it back in her own words",
                consents__1__answer="not-found",
            )
            write(page, consents__1__why_not="His telephone is off, and nobody answers at his door", consents__0__interpreter="not-needed")
            choose(page, "manager", "Ben Carter")
            follow(button(page))
            expect(page.locator(".govuk-error-summary")).to_contain_text("Dean Le Marquand, father: choose which manager decided")
            choose(page, "consents-1-manager", "Ben Carter")
            follow(button(page))
            write(page, views__own_words="He holds his dinosaur, and Ella’s hand")
            follow(button(page))
            write(page, views__own_words="She cried, and slept in Ella’s arms")
            expect(button(page)).to_have_text("Save to the record for all 3 children")
            record(page)
            picture(page, "care-began")
            expect(page.locator("main")).to_contain_text("Whoever works with the child sees what follows from it.")

    def they_are_placed_apart(self) -> None:
        """No home has room for three: why, and how they see each other, is written for each. They have left no home in care yet."""
        with self.screens.page_as("hana") as page:
            opened(page, self.cast.ella, "placement-started")
            expect(page.locator("#question-left")).to_have_count(0)
            choose(page, "signs_in", "Meg Renouf")
            write(
                page,
                views__own_words="I want to be where Poppy is",
                type="foster-care",
                sort="emergency",
                off_island="no",
                with_siblings="no",
            )
            write(page, carer="Meg Renouf", matched="Meg has room, and lives near her school")
            follow(button(page))
            write(page, why_apart="No home has room for three tonight. They ring each other at seven.")
            record(page)
            opened(page, self.cast.toby, "placement-started", also=str(self.cast.poppy))
            write(page, type="foster-care", carer="Jo and Sam Mauger", sort="emergency", off_island="no", with_siblings="yes")
            write(page, views__own_words="Can my dinosaur come?", matched="They stay together, and the Maugers know small children")
            follow(button(page))
            write(page, views__own_words="She held on to Toby", with_siblings="yes", matched="She stays with Toby")
            record(page)
            picture(page, "homes")

    def who_reviews_is_independent(self) -> None:
        """Ben manages those who work with them, and is refused with that reason; Rob has no part in it."""
        self.on(BY_DAY)
        self.ana_has_them()
        self.has("ben", "Ella came into care")
        self.has("ana", "Have the agreement to each one’s care signed", "done by the manager of those who work with them")
        with self.screens.page_as("mo") as page:
            self.take(page, "Appoint a reviewing officer for Ella")
            opened(page, self.cast.ella, "reviewer-appointed", practitioner=str(self.cast.ben))
            write(page, experienced="yes", independent="yes")
            follow(button(page))
            expect(page.locator(".govuk-error-summary")).to_contain_text("Ben Carter has managed those who work with the child")
            page.get_by_role("button", name="Take away").click()
            choose(page, "practitioner", "Rob Ahier")
            record(page)
        for child in ("toby", "poppy"):
            appointed = {"practitioner": str(self.cast.rob), "experienced": True, "independent": True}
            self.cast.tell(child, "reviewer-appointed", 0, by="mo", **appointed)
        self.has("rob", "Ella Le Marquand", "Poppy Le Marquand", "Toby Le Marquand", where="/reviews/")

    def ana_has_them(self) -> None:
        """The Hub decides on the worry, and Ben gives the three to Ana."""
        lead = {"role": "lead-social-worker", "practitioner": str(self.cast.ana), "team": str(self.cast.team)}
        decided = {"outcome": "assessment", "level": "safeguarding", "why": "They are in care", "taken_by": str(self.cast.ana)}
        for child in SIBLINGS:
            worry = str(self.root(child, "concern-received"))
            self.cast.tell(child, "concern-decided", 0, by="hana", of=worry, **decided)
            self.cast.tell(child, "allocated", 0, by="ben", **lead)

    def the_review_is_prepared(self) -> None:
        """Ella is asked where to meet; what she and the others say comes in before, and the papers three working days before."""
        with self.screens.page_as("rob") as page:
            page.goto(f"{self.record('ella')}reviews/")
            follow(page.get_by_role("link", name="Arrange it"))
            expect(page.locator("#question-chairs")).to_contain_text("Rob Ahier")
            write(page, **{"for": REVIEWED}, at="16:30", place="Meg’s kitchen", family_prefers="Ella chose Meg’s kitchen")
            follow(button(page))
            self.room = page.url
            picture(page, "review-prepared")
            follow(page.get_by_role("button", name="Invite those ticked"))

    def what_they_say_comes_in(self) -> None:
        """Before the review: Ella in her own words, her mother and Meg; school and health say it in a line."""
        said = {"parent": "I am home again on Friday", "carer": "She laughs more", "school": "She is here every day", "health": "Well"}
        with self.screens.page_as("ana") as page:
            page.goto(f"{self.record('ella')}reviews/")
            follow(page.get_by_role("link", name="Write it down").first)
            write(page, own_words="I want to live with Poppy and Toby again")
            record(page)
            for side, words in said.items():
                opened(page, self.cast.ella, "review-consultation-received", side=side)
                write(page, says__0__text=words)
                record(page)
            page.goto(f"{self.record('ella')}reviews/")
            expect(page.locator("main")).not_to_contain_text("not yet")
            picture(page, "came-in")

    def it_is_held_where_she_chose(self) -> None:
        self.on(REVIEWED, 16)
        with self.screens.page_as("rob") as page:
            self.take(page, "Hold")
            unfold(page, "Tick who is here, and how")
            page.get_by_label(f"How does {FATHER} take part?").select_option("absent")
            follow(page.get_by_role("button", name="Everybody else is in the room"))
            note(page, 2, "She has missed them", "reported", MOTHER)
            note(page, 5, "Nothing is planned yet")
            page.goto(f"{self.room}hold/")
            follow(page.get_by_role("link", name="Close the review for Ella"))
            picture(page, "review-closing")
            write(page, views__own_words="I want to live with Poppy and Toby", views__weight="She says it each time, and she is thirteen")
            write(page, took_part="spoke", satisfied="yes", satisfied_says="She sleeps, and goes to school")
            write(page, planned="Poppy and Toby come to tea every Sunday", in_plain_words="You stay with Meg. You see them every Sunday.")
            write(page, venue_asked="yes", venue_theirs="yes", complaints_told="yes", policy="2027")
            record(page, "There is no care plan yet")
            picture(page, "reviewed")
            page.goto(f"{self.record('ella')}reviews/")
            follow(page.get_by_role("link", name="Complete it"))
            picture(page, "record-of-review")
            write(page, to__0=MOTHER)
            record(page, "The others have it by post")

    def toby_moves_off_the_island(self) -> None:
        """What its inspectors say of his school there stands beside it, and who else is told."""
        self.on(MOVED)
        with self.screens.page_as("ana") as page:
            opened(page, self.cast.toby, "placement-started")
            write(page, views__own_words="There are horses", type="residential-school", carer="Holly House", sort="planned")
            write(page, off_island="yes", place="Devon, England", left__reason="found", left__why="You asked for somewhere with animals")
            write(
                page, with_siblings="no", why_apart="Poppy stays near Mum. They see each other on a screen on Saturdays, and at half-term."
            )
            follow(button(page))
            expect(page.locator(".govuk-error-summary")).to_contain_text("what do its inspectors say")
            write(page, matched="He learns with animals, and nobody here can teach him so", school="Holly House", school_grade="Good, 2026")
            record(page)
            picture(page, "moved")

    def ella_is_missing_and_back(self) -> None:
        """She is offered a talk with somebody who does not care for her, and has it."""
        self.on(MISSING, 22)
        with self.screens.page_as("ana") as page:
            opened(page, self.cast.ella, "child-missing")
            write(page, last_seen="At the bus station at six, by Meg", police="yes")
            record(page, "She is looked for")
        self.on(MISSING, 23)
        with self.screens.page_as("ana") as page:
            opened(page, self.cast.ella, "child-found", of=str(self.root("ella", "child-missing")))
            write(page, where="At Mum’s, asleep on the sofa", safe="yes")
            record(page, "Everybody knows")
            self.take(page, "Offer Ella a talk about having been away")
            write(page, wish="yes", said="With Jo, not with you", by="Jo Falle", independent="yes", on=HOME)
            record(page)
        self.on(HOME)
        with self.screens.page_as("ana") as page:
            self.take(page, "Ella talks about having been away")
            write(page, views__own_words="I wanted to see whether Mum is better", by="Jo Falle", came_of_it="She sees Mum on Wednesdays")
            record(page, "Nothing to add")
        self.has("ana", "Ella Le Marquand")

    def poppy_goes_home(self) -> None:
        """What care owed her is owed no more; the plan at home is Ana’s, and Rob reviews her no longer."""
        with self.screens.page_as("ana") as page:
            page.goto(f"{self.record('poppy')}care/")
            follow(page.get_by_role("link", name="End the care"))
            write(
                page, views__own_words="My bed!", reason="home", why="Mum is well again, and Gran is there", to="At home with Mum and Gran"
            )
            write(page, goes_on="plan")
            record(page, "I plan it with them myself")
            picture(page, "home")
            page.goto("/")
            expect(page.locator("main")).to_contain_text("Plan the help for Poppy at home")
            expect(page.locator("main")).not_to_contain_text("Arrange family time for Poppy")
        self.on(AFTER)
        self.has("rob", "You no longer review Poppy’s care")
        with self.screens.page_as("rob") as page:
            page.goto("/reviews/")
            expect(page.locator("main")).not_to_contain_text("Poppy")

    def the_police_question_the_register(self) -> None:
        """With a name that is misspelt, and one that nobody has: until the service answers, both read alike."""
        told(AgencyMayAsk(registers=["looked-after"], why="Children at the station at night"), self.cast.agencies["eve"], self.cast.ago(30))
        waiting = [self.eve_asks("Ela", "Lemarquand"), self.eve_asks("Otto", "Nobody")]
        with self.screens.page_as("eve") as page:
            page.goto(waiting[0])
            found = page.locator("section").first.inner_text()
            page.goto(waiting[1])
            assert page.locator("section").first.inner_text() == found
        with self.screens.page_as("kit") as page:
            page.goto(waiting[1])
            expect(page.locator("main")).to_contain_text("Nobody like that has been on a register")
            page.goto("/")
            picture(page, "keeper")
            page.goto(waiting[0])
            expect(page.locator("main")).to_contain_text("Ella Le Marquand")
            picture(page, "who-may-be-meant")
            page.get_by_label("On the register", exact=True).check()
            page.locator("[name=child]").select_option(str(self.cast.ella))
            page.locator("[name=told]").fill("She is on it. Ring Ana Pires.")
            follow(page.get_by_role("button", name="Answer"))
        with self.screens.page_as("eve") as page:
            page.goto(waiting[0])
            expect(page.locator("main")).to_contain_text("She is on it. Ring Ana Pires.")
            assert page.goto(self.record("ella")).status == 404

    def eve_asks(self, given: str, family: str) -> str:
        with self.screens.page_as("eve") as page:
            page.goto("/registers/ask/")
            for name, said in (("given", given), ("family", family), ("why", "She is at the station, and will not say where she lives")):
                page.locator(f"[name={name}]").fill(said)
            page.get_by_label("Which register?").select_option("looked-after")
            page.locator('[name=reason][value="safety"]').check()
            follow(page.get_by_role("button", name="Ask"))
            picture(page, f"asked-{given.lower()}")
            return page.url

    def the_registers_agree(self) -> None:
        """Two are on it now and three were, and each change stands with its day."""
        with self.screens.page_as("kit") as page:
            page.goto("/registers/looked-after/")
            picture(page, "register")
            expect(page.locator("#numbers")).to_contain_text("2 children on the register")


def test_three_siblings_come_into_care(browser: Browser, site: Site, clock: Clock) -> None:
    screens = Screens(browser, site)
    story = InCare(screens, site.cast, clock)
    story.they_come_into_care_at_night()
    story.they_are_placed_apart()
    story.who_reviews_is_independent()
    story.the_review_is_prepared()
    story.what_they_say_comes_in()
    story.it_is_held_where_she_chose()
    story.toby_moves_off_the_island()
    story.ella_is_missing_and_back()
    story.poppy_goes_home()
    story.the_police_question_the_register()
    story.the_registers_agree()
    assert screens.faults == []
