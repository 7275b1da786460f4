"""The Le Marquands, three siblings who come into care one night, their parents, and those who work with them. And the years as they were lived."""

from datetime import date
from uuid import UUID, uuid4

from playwright.sync_api import Page, expect

from agencies.workplace import agency, holds, manages, practitioner, team, told
from browser.screens import Screens, follow
from browser.serving import Clock
from cast import Cast, offices
from corbiere.agencies.carers import CarerApproved
from corbiere.agencies.entries import AgencySort, Profession, Role
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.record import Line

MOTHER, FATHER = "Chloe Le Marquand", "Dean Le Marquand"
BORN = {
    "ella": date(2014, 1, 20),
    "toby": date(2018, 4, 9),
    "poppy": date(2023, 2, 27),
    "chloe": date(1992, 6, 1),
    "dean": date(1989, 11, 5),
}
SISTERS = {"ella": "sister", "poppy": "sister", "toby": "brother"}


def marquands(clock: Clock, day: date) -> Cast:
    """The family, of whom the police tell the Hub one night, and with whom nobody works yet; and the offices around them."""
    clock.set(day)
    cast = Cast(day)
    offices(cast)
    _others(cast)
    for who, born in BORN.items():
        cast.people[who] = uuid4()
        cast.tell(
            who,
            "person-identified",
            150,
            by="hana",
            opens=True,
            given=who.title(),
            family="Le Marquand",
            languages=[{"language": "English"}],
        )
        cast.tell(who, "born", (cast.today - born).days, by="hana")
    for child in SISTERS:
        for parent, relation in (("chloe", "mother"), ("dean", "father")):
            tie = {"relation": relation, "lives_with": parent == "chloe", "parental_responsibility": "yes"}
            other = str(cast.people[parent])
            cast.tell(child, "relationship-noted", 150, by="hana", how_known="Birth certificate", other=other, **tie)
        for sibling, relation in SISTERS.items():
            if sibling > child:
                tie = {"other": str(cast.people[sibling]), "relation": relation, "lives_with": True}
                cast.tell(child, "relationship-noted", 150, by="hana", **tie)
        cast.tell(
            child, "address-noted", 150, by="hana", lines=["12 La Grande Route"], parish="st-clement", postcode="JE2 6FR", sort="home"
        )
        cast.tell(child, "concern-received", 0, by="eve", concern="Their mother was taken to hospital at night", **{"from": "professional"})
    return cast


def _others(cast: Cast) -> None:
    """Those who come in later: who reviews, keeps the registers, leads the Virtual School, fosters and advises."""
    care, school = cast.agencies["ana"], cast.agencies["david"]
    service = agency("Independent Safeguarding Service")
    fostering = agency("Fostering service", AgencySort.OTHER)
    for who, name, of, profession in (
        ("rob", "Rob Ahier", service, Profession.REVIEWING_OFFICER),
        ("mo", "Mo Nowicka", service, Profession.MANAGER),
        ("kit", "Kit Renouf", service, Profession.ADMINISTRATOR),
        ("yves", "Yves Pallot", school, Profession.OTHER),
        ("jo", "Jo Falle", care, Profession.PERSONAL_ADVISER),
        ("meg", "Meg Renouf", fostering, Profession.FOSTER_CARER),
    ):
        registered = "SW 5" if profession is Profession.REVIEWING_OFFICER else None
        cast.people[who], cast.agencies[who] = practitioner(name, of, profession, registered), of
    manages(cast.mo, team("Reviewing", service))
    holds(cast.mo, Role.SERVICE_MANAGER)
    holds(cast.kit, Role.REGISTER_ADMINISTRATOR)
    holds(cast.yves, Role.VIRTUAL_SCHOOL)
    told(CarerApproved(by="The panel", children=2, youngest=3, oldest=17, until=cast.ago(-400)), cast.meg, cast.ago(60))


class Years:
    """The years as they were lived, in people's browsers. After each step it is seen on whose list the next one stands."""

    def __init__(self, screens: Screens, cast: Cast, clock: Clock) -> None:
        self.screens, self.cast, self.clock = screens, cast, clock

    def on(self, day: date, hour: int = 10) -> None:
        self.clock.set(day, hour)
        self.cast.today = day

    def has(self, who: str, *said: str, where: str = "/") -> None:
        """The next step stands on somebody's list."""
        with self.screens.page_as(who) as page:
            page.goto(where)
            for words in said:
                expect(page.locator("main")).to_contain_text(words)

    def take(self, page: Page, name: str) -> None:
        """The next step, from one's list, wherever in it it is folded."""
        page.goto("/")
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
        follow(page.get_by_role("link", name=name).first)

    def told(self, child: str, kind: str) -> Line:
        """The last entry of a kind on a child's record."""
        with without_row_security():
            return next(line for line in reversed(lines(self.cast.people[child])) if line.kind == kind)

    def root(self, child: str, kind: str) -> UUID:
        return self.told(child, kind).root

    def record(self, child: str) -> str:
        return f"/records/{self.cast.people[child]}/"
