"""The cast of the tests and of the screenshots: the Le Brocq family and those who work with them, all invented, told around one day.

Jade is seven and on a plan; Noah is her baby brother, known and not on one; Marie is their mother. Ana Pires leads, Ben Carter manages her,
Claire Hacquoil visits for health, David Vibert teaches, Eve Moore is a police officer, Ruth Le Sueur reviews. Sam Syvret is a stranger.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.test import Client

from agencies.workplace import agency, holds, manages, practitioner, team
from clock import today
from corbiere.access.models import Account
from corbiere.agencies.entries import AgencySort, Profession, Role
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Author
from corbiere.ledger.writing import Writing, record_batch
from corbiere.statute.calendar import WORKING_DAYS
from records import told_once

JERSEY = ZoneInfo("Europe/Jersey")
PASSWORD = "seven gulls at dawn"


@dataclass
class Cast:
    """Everybody by name. `today` is the day around which the story is told; days before it are given as numbers."""

    today: date
    people: dict[str, UUID] = field(default_factory=dict)
    agencies: dict[str, UUID] = field(default_factory=dict)
    team: UUID | None = None

    def __getattr__(self, name: str) -> UUID:
        if name.startswith("__") or name not in self.__dict__.get("people", {}):
            raise AttributeError(name)
        return self.people[name]

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def by(self, who: str) -> Author:
        return Author(self.people[who], self.agencies[who])

    def tell(self, whom: str, kind: str, days: int, *, by: str = "ana", late: int = 0, **body: Any) -> UUID:
        """Records an entry so many days before today, written down `late` days after it happened. Gives its id."""
        more = {name: body.pop(name) for name in (("replaces", "why") if "replaces" in body else ("opens", "time")) if name in body}
        id, happened = uuid4(), self.ago(days)
        entry = kind_called(kind).model_validate(body)
        recorded = datetime.combine(happened + timedelta(days=late), time(17, 10), JERSEY)
        made = Writing(entry=entry, about=self.people[whom], happened=happened, id=id, recorded=recorded, by=self.by(by), **more)
        record_batch([made], by=self.by(by), otherwise="It could not be done that day")
        return id

    def tell_many(self, whom: str, kind: str, number: int, *, by: str = "ana", **body: Any) -> None:
        """The same entry so many times, all yesterday."""
        entry, subject = kind_called(kind).model_validate(body), self.people[whom]
        made = [Writing(entry=entry, about=subject, happened=self.ago(1), by=self.by(by)) for _ in range(number)]
        record_batch(made, by=self.by(by), otherwise="It could not be done that day")

    def client(self, who: str) -> Client:
        """Somebody's browser, signed in."""
        email = f"{who}@corbiere.example"
        account = Account.objects.filter(email=email).first() or Account.objects.create_user(email, PASSWORD, practitioner=self.people[who])
        client = Client()
        client.force_login(account)
        return client


def offices(cast: Cast) -> None:
    """The agencies, the team and those who work there."""
    care = agency("Children’s Social Care", AgencySort.SOCIAL_CARE)
    cast.team = team("Safeguarding East", care)
    elsewhere = team("Safeguarding West", care)
    works = {
        "ana": ("Ana Pires", care, Profession.SOCIAL_WORKER, cast.team),
        "ben": ("Ben Carter", care, Profession.MANAGER, cast.team),
        "ruth": ("Ruth Le Sueur", care, Profession.REVIEWING_OFFICER, None),
        "sam": ("Sam Syvret", care, Profession.SOCIAL_WORKER, elsewhere),
        "hana": ("Hana Nowak", care, Profession.SOCIAL_WORKER, None),
        "claire": ("Claire Hacquoil", agency("Family Nursing", AgencySort.HEALTH), Profession.HEALTH_VISITOR, None),
        "david": ("David Vibert", agency("Plat Douet School", AgencySort.EDUCATION), Profession.TEACHER, None),
        "eve": ("Eve Moore", agency("States of Jersey Police", AgencySort.POLICE), Profession.POLICE_OFFICER, None),
    }
    for who, (name, of, profession, within) in works.items():
        registration = "SW 4711" if profession in (Profession.SOCIAL_WORKER, Profession.REVIEWING_OFFICER) else None
        cast.people[who], cast.agencies[who] = practitioner(name, of, profession, registration, within), of
    manages(cast.people["ben"], cast.team)
    holds(cast.people["hana"], Role.HUB)


def family(cast: Cast) -> None:
    """Who the Le Brocqs are, and where they live."""
    born = {"marie": date(1994, 4, 12), "jade": date(cast.today.year - 8, 12, 1), "noah": cast.ago(200)}
    given = {"marie": "Marie Louise", "jade": "Jade", "noah": "Noah"}
    for who, day in born.items():
        cast.people[who] = uuid4()
        began = min((cast.today - day).days, 900)
        languages = [{"language": "English"}, {"language": "Portuguese", "interpreter": who == "marie"}]
        pronouns = "he/him" if who == "noah" else "she/her"
        cast.tell(
            who,
            "person-identified",
            began,
            by="hana",
            opens=True,
            given=given[who],
            family="Le Brocq",
            pronouns=pronouns,
            languages=languages,
        )
        cast.tell(who, "born", (cast.today - day).days, by="hana")
        cast.tell(who, "address-noted", began, by="hana", lines=["4 Rue des Prés"], parish="st-saviour", postcode="JE2 7AB", sort="home")
    tie = {
        "other": str(cast.marie),
        "relation": "mother",
        "parental_responsibility": "yes",
        "how_known": "Birth certificate",
        "lives_with": True,
    }
    for child in ("jade", "noah"):
        cast.tell(child, "relationship-noted", 190, by="hana", **tie)
    cast.tell("jade", "relationship-noted", 190, by="hana", other=str(cast.noah), relation="brother", lives_with=True)


def work(cast: Cast) -> None:
    """How Jade came to be on a plan, and what happened since."""
    for child in ("jade", "noah"):
        cast.tell(child, "allocated", 70, by="ben", role="lead-social-worker", practitioner=str(cast.ana), team=str(cast.team))
    # The worry, the enquiry and the conference.
    cast.tell(
        "jade",
        "concern-received",
        72,
        by="hana",
        concern="Came to school without a coat, third time this month",
        **{"from": "professional"},
    )
    cast.tell(
        "jade", "concern-decided", 71, by="hana", outcome="strategy-discussion", level="safeguarding", why="The third worry in a month"
    )
    came = [
        {"who": who, "sector": sector, "came": True}
        for who, sector in (("Ana Pires", "social-care"), ("Eve Moore", "police"), ("Claire Hacquoil", "health"))
    ]
    cast.tell("jade", "strategy-discussion-held", 68, outcome="enquiry", attended=came)
    cast.tell("jade", "enquiry-started", 68)
    cast.tell(
        "jade",
        "child-seen",
        67,
        where="school",
        alone=True,
        bedroom=False,
        views={"own_words": "I look after Noah when Mum sleeps.", "how": "talking at school"},
    )
    cast.tell("jade", "enquiry-concluded", 55, outcome="conference", harmed="likely", significant=True,
              evidence=[{"text": "No food in the house on three visits", "ground": "observed"}],
              history=[{"who": "Mum", "read": True}], looked_into=[{"into": "left alone at night", "found": "True on two nights"}])  # fmt: skip
    conference(cast)
    cast.tell("jade", "core-group-held", 33, quorate=True, attended=came, all_agreed=True,
              progress=[{"outcome": "Jade has breakfast every day", "progress": "on-track"},
                        {"outcome": "Mum has help with sleep", "progress": "off-track", "what_now": "Ask the doctor again"}],
              actions=[{"what": "Breakfast club", "who": "School"}])  # fmt: skip
    cast.tell("jade", "child-seen", 26, late=6, where="home", alone=True, bedroom=True, announced=False,
              views={"own_words": "I like it when Gran picks me up.", "how": "drawing"},
              life="She listens for Noah before she answers.",
              observed=[{"text": "The fridge was full.", "ground": "observed"},
                        {"text": "Jade is often tired on Mondays.", "ground": "reported", "reported_by": "David Vibert, her teacher"},
                        {"text": "Jade is on her guard when her uncle is named.", "ground": "opinion"}])  # fmt: skip
    cast.tell(
        "jade",
        "agency-asked",
        20,
        what="School report for Jade’s review conference",
        elsewhere="Plat Douet School",
        wanted_by=str(cast.ago(-3)),
    )
    cast.tell(
        "jade", "note-made", 12, by="david", title="Tired in class", statements=[{"text": "Fell asleep twice.", "ground": "observed"}]
    )
    cast.tell("noah", "child-seen", 30, where="home", awake=True, bedroom=True)


def conference(cast: Cast) -> None:
    attended = [{"who": who, "sector": sector, "came": True} for who, sector in
                (("Ana Pires", "social-care"), ("Claire Hacquoil", "health"), ("David Vibert", "education"), ("Marie Le Brocq", "family"))]  # fmt: skip
    places = [{"practitioner": str(cast.people[who]), "role": role} for who, role in
              (("ana", "Leads the plan"), ("ben", "Manages"), ("claire", "Weighs Noah, talks with Mum about sleep"))]  # fmt: skip
    cast.tell("jade", "conference-held", 48, by="ruth", type="initial", outcome="plan", attended=attended, harm="neglect", harm_basis="likely",
              outline=[{"what": "Breakfast club every day", "against": "neglect", "who": "Mum and school"}], why="Jade goes without food and sleep",
              contingency="Gran takes Jade and Noah for the week", lead_social_worker=str(cast.people["ana"]), lead_is_qualified=True,
              lead_manager=str(cast.people["ben"]), core_group=places, chair=str(cast.people["ruth"]),
              family_group=[{"who": "Marie Le Brocq", "relation": "Mum"}], first_core_group=str(min(cast.ago(34), WORKING_DAYS.after(cast.ago(48), 10))))  # fmt: skip


def told_around(today: date) -> Cast:
    """The whole story, in the test's database."""
    cast = Cast(today)
    offices(cast)
    family(cast)
    work(cast)
    return cast


# Told once on each day of a run: every file of tests has a copy.


@contextmanager
def the_cast() -> Iterator[Cast]:
    """The whole story in a database of its own, in which what is committed stays."""
    with told_once("cast", lambda: asdict(told_around(today()))) as held:
        people, agencies = ({who: UUID(id) for who, id in held[which].items()} for which in ("people", "agencies"))
        yield Cast(date.fromisoformat(held["today"]), people, agencies, UUID(held["team"]))
