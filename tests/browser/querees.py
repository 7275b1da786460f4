"""The Querées, of whom Guidance 134 tells: Maggie, fifteen, her brother Theo, their parents, and those who help. And the months as they were lived."""

from datetime import date
from uuid import UUID, uuid4

from playwright.sync_api import expect

from agencies.workplace import agency, manages, practitioner, team, told
from browser.screens import Screens
from browser.serving import Clock
from cast import Cast, offices
from corbiere.agencies.entries import AgencySort, Profession, TeamJoined
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.record import Line

MOTHER, FATHER = "Samantha Querée", "Robert Querée"
BORN = {"maggie": date(2011, 6, 3), "samantha": date(1985, 2, 11), "rob": date(1983, 8, 30), "theo": date(2026, 3, 2)}
GIVEN = {"maggie": "Maggie", "samantha": "Samantha", "rob": "Robert", "theo": "Theo"}
NO_REASON = "There was no time"


def querees(clock: Clock, day: date) -> Cast:
    """The family, whom the island knows from Theo's birth, and with whom nobody works; and the offices around them."""
    clock.set(day)
    cast = Cast(day)
    offices(cast)
    nursing = team("Health visitors, East", cast.agencies["claire"])
    told(TeamJoined(team=nursing), cast.claire, day)
    cast.agencies |= {
        "eve_smith": agency("Jersey Youth Service", AgencySort.OTHER),
        "nina": agency("The Listening Lounge", AgencySort.VOLUNTARY),
        "moira": cast.agencies["claire"],
    }
    cast.people["moira"] = practitioner("Moira Quenault", cast.agencies["moira"], Profession.MANAGER, None, nursing)
    manages(cast.moira, nursing)
    cast.people["eve_smith"] = practitioner("Eve Smith", cast.agencies["eve_smith"], Profession.YOUTH_WORKER, None)
    cast.people["nina"] = practitioner("Nina Roche", cast.agencies["nina"], Profession.OTHER, None)
    for who, born in BORN.items():
        cast.people[who] = uuid4()
        cast.tell(who, "person-identified", 150, by="hana", opens=True, given=GIVEN[who], family="Querée")
        cast.tell(who, "born", (cast.today - born).days, by="hana")
    for child in ("maggie", "theo"):
        for parent, relation in (("samantha", "mother"), ("rob", "father")):
            tie = {
                "other": str(cast.people[parent]),
                "relation": relation,
                "lives_with": parent == "samantha",
                "parental_responsibility": "yes",
            }
            cast.tell(child, "relationship-noted", 150, by="hana", how_known="Birth certificate", **tie)
    cast.tell("maggie", "relationship-noted", 150, by="hana", other=str(cast.theo), relation="brother", lives_with=True)
    return cast


class Months:
    """The months as they were lived, in people's browsers. After each step it is seen on whose list the next one stands."""

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

    def told(self, kind: str) -> Line:
        """The last entry of a kind on Maggie’s record."""
        with without_row_security():
            return next(line for line in reversed(lines(self.cast.maggie)) if line.kind == kind)

    def root(self, kind: str) -> UUID:
        return self.told(kind).root

    @property
    def record(self) -> str:
        return f"/records/{self.cast.maggie}/"
