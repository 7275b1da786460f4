"""Two brothers and a baby not yet born: what seven people do for them from the first conference to the end of the plan, and what is then on record.

Ana Pires leads, Ben Carter manages her, Ruth Le Sueur chairs, Nora Bisson arranges, minutes and keeps the register; Claire Hacquoil is the health
visitor, David Vibert teaches Leo, Eve Moore is a police officer. Paul, the boys' father, must not learn where they live.
"""

import re
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from agencies.workplace import holds, practitioner
from browser.holding import come, note
from browser.screens import Screens, follow
from browser.serving import Clock, Site
from browser.writing import add, button, choose, opened, record, write
from cast import Cast, offices
from corbiere.agencies.entries import Profession, Role

DISCUSSED, ARRANGED, CONFERENCE, LAST_DAY, CORE_GROUP = (date(2026, 3, day) for day in (2, 9, 16, 30, 31))
UNSEEN, UNSEEN_AGAIN, BORN, STUCK, STUCK_AGAIN, ASKED, EARLY, OVER = (
    date(2026, *day) for day in ((4, 8), (4, 9), (5, 20), (4, 28), (5, 26), (5, 27), (6, 8), (11, 23))
)
SECRET = "9 La Motte"
CHILDREN = ("leo", "finn", "baby")


@pytest.fixture(scope="module")
def cast(place: None, clock: Clock) -> Cast:
    """The Renoufs up to the end of the enquiry."""
    clock.set(DISCUSSED)
    cast = Cast(DISCUSSED)
    offices(cast)
    cast.agencies["nora"] = cast.agencies["ruth"]
    cast.people["nora"] = practitioner("Nora Bisson", cast.agencies["nora"], Profession.ADMINISTRATOR, None)
    for role in (Role.CONFERENCE_ADMINISTRATOR, Role.REGISTER_ADMINISTRATOR):
        holds(cast.people["nora"], role)
    _renoufs(cast)
    _enquiry(cast)
    return cast


def _renoufs(cast: Cast) -> None:
    people = {"elena": ("Elena", date(1996, 2, 1)), "paul": ("Paul", date(1994, 7, 9)), "leo": ("Leo", date(2016, 9, 30)), "finn": ("Finn", date(2020, 12, 5))}  # fmt: skip
    for who, (given, born) in people.items():
        cast.people[who] = uuid4()
        cast.tell(who, "person-identified", 60, by="hana", opens=True, given=given, family="Renouf")
        cast.tell(who, "born", (cast.today - born).days, by="hana")
    cast.people["baby"] = uuid4()
    cast.tell("baby", "person-identified", 20, by="hana", opens=True, family="Renouf", expected="2026-05-24")
    for child in CHILDREN:
        for parent, relation in (("elena", "mother"), ("paul", "father")):
            cast.tell(child, "relationship-noted", 20, by="hana", other=str(cast.people[parent]), relation=relation, lives_with=parent == "elena")  # fmt: skip
        cast.tell(child, "allocated", 14, by="ben", role="lead-social-worker", practitioner=str(cast.ana), team=str(cast.team))
    for child in ("leo", "finn"):
        cast.tell(child, "address-noted", 10, lines=[SECRET], sort="home", moved=True, withheld=True, withheld_from="Their father, Paul Renouf")  # fmt: skip
    cast.tell("leo", "relationship-noted", 20, by="hana", other=str(cast.finn), relation="brother", lives_with=True)
    for child in ("leo", "finn"):
        cast.tell(child, "relationship-noted", 20, by="hana", other=str(cast.baby), relation="sibling", lives_with=False)


def _enquiry(cast: Cast) -> None:
    for child in CHILDREN:
        came = [{"who": "Eve Moore", "sector": "police", "came": True}, {"who": "Claire Hacquoil", "sector": "health", "came": True}]
        cast.tell(child, "strategy-discussion-held", 0, outcome="enquiry", attended=came)
        cast.tell(child, "enquiry-started", 0)
    for child in ("leo", "finn"):
        cast.tell(child, "child-seen", 0, where="school", alone=True, views={"own_words": "I hide with Finn when they shout.", "how": "drawing"})  # fmt: skip


class Months:
    """The months as they were lived by the seven, in their browsers."""

    def __init__(self, screens: Screens, site: Site, clock: Clock) -> None:
        self.screens, self.cast, self.clock = screens, site.cast, clock
        self.room = ""
        self.said: dict[str, str] = {}

    def live(self) -> None:
        self.enquiry_ends()
        self.nora_arranges_one_conference_for_three()
        self.they_confer()
        self.ruth_decides_for_each()
        self.nora_sends_the_minutes()
        self.first_core_group_comes_late()
        self.nobody_opens_twice()
        self.two_core_groups_are_stuck()
        self.the_review_comes_early()
        self.it_ends()

    def on(self, day: date, hour: int = 10) -> None:
        self.clock.set(day, hour)
        self.cast.today = day

    def enquiry_ends(self) -> None:
        self.on(ARRANGED)
        found: dict[str, Any] = {"outcome": "conference", "harmed": "likely", "significant": True}
        for child in CHILDREN:
            self.cast.tell(child, "enquiry-concluded", 0, **found, evidence=[{"text": "Broken doors", "ground": "observed"}],
                           history=[{"who": "Elena", "read": True}], looked_into=[{"into": "Fights at night", "found": "True"}])  # fmt: skip

    def nora_arranges_one_conference_for_three(self) -> None:
        self.on(ARRANGED, 11)
        with self.screens.page_as("nora") as page:
            page.goto(f"/records/{self.cast.leo}/meetings/arrange/?type=initial-conference")
            write(page, **{"for": CONFERENCE, "at": "14:00", "place": "St Paul’s Centre"})
            choose(page, "chairs", "Ruth Le Sueur")
            for child in ("finn", "baby"):
                page.locator(f'[name="children"][value="{self.cast.people[child]}"]').check()
            follow(button(page))
            expect(page.get_by_role("heading", level=1)).to_contain_text("Initial conference")
            self.room = page.url
            self.said["prepare"] = page.locator("main").inner_text()
            for box in page.locator('[name="ask"]').all():
                box.check()
            follow(page.get_by_role("button", name="Invite those ticked"))
            follow(page.get_by_role("link", name="Ask an agency for its report"))
            write(page, elsewhere="Plat Douet School", **{"from": "David Vibert"})
            follow(button(page))
            follow(page.get_by_role("link", name="Record that it came in").first)
            write(page, says__0__text="Leo falls asleep in class.", says__0__ground="observed")
            follow(button(page))
            self.said["prepared"] = page.locator("main").inner_text()

    def they_confer(self) -> None:
        """The administrator minutes while the chair writes too; neither loses a word."""
        self.on(CONFERENCE, 14)
        with self.screens.page_as("nora") as nora, self.screens.page_as("ruth", "phone") as ruth:
            for page in (nora, ruth):
                page.goto(f"{self.room}hold/")
            for who, sector in (("Ana Pires", "social-care"), ("Claire Hacquoil", "health"), ("David Vibert", "education")):
                come(nora, who, sector)
            note(ruth, 1, "Both boys know where the neighbour's key is.", "opinion")
            note(nora, 1, "The police were called on four nights.", "reported", "Eve Moore")
            nora.goto(f"{self.room}hold/?point=1")
            self.said["hold"] = nora.locator("main").inner_text()

    def ruth_decides_for_each(self) -> None:
        with self.screens.page_as("ruth") as page:
            page.goto(f"{self.room}hold/")
            follow(page.get_by_role("link", name="Decide for Leo"))
            for child in CHILDREN:
                self._decide(page, child)
            assert "/recorded/" in page.url, page.locator("main").inner_text()
            page.goto(f"{self.room}hold/")
            self.said["decided"] = page.locator("main").inner_text()

    def _decide(self, page: Page, child: str) -> None:
        name = child.capitalize() if child != "baby" else "The baby"
        write(page, outcome="plan", harm="emotional", harm_basis="likely", why=f"{name} is not safe from what happens at night.")
        write(page, in_plain_words=f"{name} must be safe at night.", lead_is_qualified="yes", first_core_group=LAST_DAY - timedelta(days=3))
        write(page, contingency="They stay with their aunt.", next_review=date(2026, 6, 8), complaints_told="yes")
        add(page, "outline")
        write(page, outline__0__what="A safe place each night", outline__0__who="Elena and Ana Pires", outline__0__against="emotional")
        write(page, family_group__0__who="Elena Renouf", family_group__0__relation="Mother")
        choose(page, "lead_social_worker", "Ana Pires")
        choose(page, "core_group-0-practitioner", "Claire Hacquoil")
        write(page, core_group__0__role="Sees the boys and the baby")
        if child == "finn":
            add(page, "disagreements")
            write(page, disagreements__0__who="Paul Renouf", disagreements__0__about="That Finn is on a plan", disagreements__0__why="He sleeps through it.")  # fmt: skip
        sends = page.locator('.desk-form__end button[name="send"][value="record"]')
        follow(sends)
        for reason in page.locator(".desk-why-not:not([hidden]) textarea").all():
            reason.fill("We talked it over in the room.")
        if page.locator(".desk-why-not:not([hidden]) textarea").count():
            follow(sends)

    def nora_sends_the_minutes(self) -> None:
        self.on(CONFERENCE + timedelta(days=7))
        with self.screens.page_as("nora") as page:
            page.goto(f"{self.room}send/")
            for group in page.locator(".desk-recipients:not([open]) > summary").all():
                group.click()
            for row in page.locator("fieldset", has=page.locator('[name^="give-"]')).all():
                row.locator('[name^="give-"][value="send"]').check()
                if not row.locator('[name^="how-"]').is_visible():
                    row.locator("summary").click()
                row.locator('[name^="how-"]').fill("By secure email")
                if "Paul Renouf" in row.inner_text():
                    row.locator('[name^="without-"]').fill("where the boys live")
            page.get_by_label("The chair has agreed these minutes").check()
            follow(button(page))
            for reason in page.locator("textarea[name^='reason-']").all():
                reason.fill("They were told in the room, and it is written in the letter.")
            if page.locator("textarea[name^='reason-']").count():
                follow(button(page))
            page.goto(f"{self.room}after/")
            self.said["after"] = page.locator("main").inner_text()

    def first_core_group_comes_late(self) -> None:
        self.on(LAST_DAY - timedelta(days=7))
        with self.screens.page_as("ana") as page:
            page.goto(f"/records/{self.cast.leo}/meetings/arrange/?type=core-group")
            write(page, **{"for": LAST_DAY - timedelta(days=3), "at": "10:00"})
            follow(button(page))
            follow(page.get_by_role("link", name="Put it off, or call it off"))
            write(page, why="family-asked", to=CORE_GROUP, more="Elena’s mother was buried that day.")
            follow(button(page))
        self.on(CORE_GROUP)
        came = [{"who": who, "sector": sector, "came": True} for who, sector in (("Ana Pires", "social-care"), ("Claire Hacquoil", "health"))]  # fmt: skip
        for child in CHILDREN:
            self.cast.tell(child, "core-group-held", 0, quorate=True, attended=came, all_agreed=True, next_meetings=[str(STUCK)])
        with self.screens.page_as("ana") as page:
            page.goto(f"/records/{self.cast.leo}/meetings/")
            self.said["late"] = page.locator("main").inner_text()

    def nobody_opens_twice(self) -> None:
        for day in (UNSEEN, UNSEEN_AGAIN):
            self.on(day, 16)
            with self.screens.page_as("ana", "phone") as page:
                opened(page, self.cast.leo, "visit-failed")
                write(page, reason="Nobody opened")
                record(page)
        with self.screens.page_as("ben") as page:
            page.goto("/")
            self.said["alarm"] = page.locator("main").inner_text()

    def two_core_groups_are_stuck(self) -> None:
        stuck = [{"outcome": "A safe place each night", "progress": "off-track", "what_now": "Ask the aunt again"}]
        for day in (STUCK, STUCK_AGAIN):
            self.on(day)
            for child in CHILDREN:
                self.cast.tell(child, "core-group-held", 0, quorate=True, all_agreed=True, progress=stuck)
            if day == STUCK:
                self.on(BORN)
                self.cast.tell("baby", "born", 0)
        self.on(ASKED)
        with self.screens.page_as("ana") as page:
            page.goto(f"/records/{self.cast.leo}/meetings/")
            self.said["drift"] = page.locator("main").inner_text()
            opened(page, self.cast.leo, "obstacle-met")
            write(page, what="Nobody can take the boys at night", tried="The aunt, the family fund, a refuge", overcome="no", legal_planning="yes")  # fmt: skip
            record(page)
            opened(page, self.cast.leo, "early-review-requested")
            write(page, wanted_by=EARLY, why="Leo was hurt in the doorway.")
            record(page)

    def the_review_comes_early(self) -> None:
        with self.screens.page_as("ruth") as page:
            page.goto("/")
            self.said["chair"] = page.locator("main").inner_text()
            opened(page, self.cast.leo, "early-review-answered")
            page.locator('[name="of"]').first.check()
            write(page, answer="agreed", **{"for": EARLY})
            record(page)
        self.on(EARLY)
        changed = [{"what": "The boys sleep at their aunt’s", "who": "Aunt Rosa", "against": "emotional"}]
        for child in CHILDREN:
            self.cast.tell(child, "conference-held", 0, by="ruth", type="review", outcome="continue", changes=changed,
                           attended=[{"who": "Ana Pires", "sector": "social-care", "came": True}])  # fmt: skip
        with self.screens.page_as("ana") as page:
            page.goto(f"/records/{self.cast.leo}/plans/protection/versions/")
            self.said["changed"] = page.locator("main").inner_text()

    def it_ends(self) -> None:
        self.on(OVER)
        for child in CHILDREN:
            self.cast.tell(child, "conference-held", 0, by="ruth", type="review", outcome="end", why="They are safe with their aunt.")


@pytest.fixture(scope="module")
def months(browser: Browser, site: Site, clock: Clock) -> Months:
    screens = Screens(browser, site)
    months = Months(screens, site, clock)
    months.live()
    assert screens.faults == []
    return months


def test_one_conference_is_prepared_for_all_three_and_the_father_is_not_told_where_they_live(months: Months) -> None:
    assert "Paul Renouf" in months.said["prepare"] and "Not to know the address" in months.said["prepare"]
    assert SECRET not in months.said["prepare"]
    assert "Leo falls asleep" not in months.said["prepared"] and "In time received" in re.sub(r"\s+", " ", months.said["prepared"])


def test_what_two_wrote_at_once_stands_beside_each_other(months: Months) -> None:
    assert "neighbour's key" in months.said["hold"] and "four nights" in months.said["hold"]
    assert "Enough are here" in months.said["hold"]


def test_each_child_has_a_decision_of_their_own_and_one_a_dissent(months: Months) -> None:
    assert months.said["decided"].count("A child protection plan") == len(CHILDREN)
    assert months.said["decided"].count("Somebody disagreed") == 1


def test_the_minutes_say_what_was_left_out_of_whose_copy(months: Months) -> None:
    assert "where the boys live" in months.said["after"]
    assert SECRET not in months.said["after"]


def test_why_the_first_core_group_was_late_is_on_record(months: Months) -> None:
    assert "31 March" in months.said["late"]
    with months.screens.page_as("ana") as page:
        page.goto(f"/records/{months.cast.leo}/chronology/?all=on")
        expect(page.locator("main")).to_contain_text(re.compile("the family asked for it", re.IGNORECASE))


def test_two_visits_that_failed_reach_the_manager(months: Months) -> None:
    assert "Leo was not seen, twice running" in months.said["alarm"]


def test_a_stuck_outcome_is_seen_and_the_chair_hears_that_the_review_is_wanted_early(months: Months) -> None:
    assert "Stuck or slow" in months.said["drift"] and "Drift" in months.said["drift"]
    assert "An early review is requested for Leo" in months.said["chair"]


def test_only_the_review_changed_the_plan(months: Months) -> None:
    assert "The boys sleep at their aunt’s" in months.said["changed"]


@pytest.mark.parametrize(
    ("on", "children"),
    [
        (CONFERENCE - timedelta(days=1), 0), (CONFERENCE, 3), (CORE_GROUP, 3), (BORN, 3), (EARLY, 3),
        (OVER - timedelta(days=1), 3), (OVER + timedelta(days=1), 0),
    ],
)  # fmt: skip
def test_the_register_is_right_on_each_day(months: Months, on: date, children: int) -> None:
    months.on(OVER + timedelta(days=2))
    with months.screens.page_as("nora") as page:
        page.goto(f"/registers/child-protection/?on={on}")
        expect(page.locator("main")).to_contain_text(re.compile(rf"\b{children or 'No|0'} child"))


def test_the_register_as_it_was_known_the_night_before_the_conference(months: Months) -> None:
    months.on(OVER + timedelta(days=2))
    with months.screens.page_as("nora") as page:
        page.goto(f"/registers/child-protection/?on={CONFERENCE}&known={CONFERENCE - timedelta(days=1)}")
        expect(page.locator("main")).to_contain_text(re.compile(r"\b(No|0) child"))


def test_a_stranger_meets_nothing_of_it(months: Months) -> None:
    with months.screens.page_as("sam") as page:
        for address in (months.room, f"/records/{months.cast.leo}/plans/protection/", f"/records/{months.cast.leo}/documents/", "/registers/child-protection/"):  # fmt: skip
            answer = page.goto(address)
            assert answer is not None and answer.status == 404
