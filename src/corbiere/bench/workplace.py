"""An invented children's service for benchmarks: workers with accounts, and children on plans whose records have any length.

Each child has a mother and a brother, was worried about, conferred about and put on a plan, and was then seen and written about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password
from django.db import connections
from django.utils import timezone

from corbiere.access.models import Account
from corbiere.bench.browser import Browser, signed_in
from corbiere.bench.compared import TINY
from corbiere.island.making import make_island
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.record import Author
from corbiere.ledger.startup import all_are_invented
from corbiere.ledger.writing import Writing, record_batch
from corbiere.protection.planning import NOTHING_CHANGES
from corbiere.wsgi import application

OFFICE = Author(system="bench")
OPENED = 1500  # days ago
LIFE = "On that day the kitchen was warm and somebody had put drawings on the fridge. She listens for Noah before she answers. " * 4
SEEN: dict[str, Any] = {"where": "home", "alone": True, "bedroom": True, "announced": False, "life": LIFE}
SEEN |= {"views": {"own_words": "I like it when Gran picks me up.", "how": "drawing"}}
NOTED: dict[str, Any] = {
    "title": "Telephoned the school",
    "statements": [{"text": "Tired on Mondays, and eats all her lunch.", "ground": "reported"}],
}
NOTED["statements"][0]["reported_by"] = "David Vibert, her teacher"
BEST = {"why_best": "Jade sleeps better", "wanted": "Somebody who is not cross", "followed": "yes"}
WORRIED: dict[str, Any] = {"from": "professional", "told_by": "David Vibert, her teacher", "school": "Plat Douet", "age": 8}
BREAKFAST = {"what": "Breakfast club every day", "against": "neglect", "who": "Mum and school"}
IF_NOT = "Gran takes Jade for the week"
CAME = [{"who": who, "sector": sector, "came": True} for who, sector in (("Ana Pires", "social-care"), ("Claire Hacquoil", "health"))]


@dataclass
class Workplace:
    """Everything that is told stands around `today`. `office` writes what its workers do not."""

    today: date = field(default_factory=timezone.localdate)
    service: UUID = field(default_factory=uuid4)
    health: UUID = field(default_factory=uuid4)
    team: UUID = field(default_factory=uuid4)
    manager: UUID = field(default_factory=uuid4)
    visitor: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        told = [
            self._told(self.service, "agency-established", OPENED, name="Children’s Social Care", sort="social-care", opens=True),
            self._told(self.health, "agency-established", OPENED, name="Family Nursing", sort="health", opens=True),
            self._told(self.team, "team-formed", OPENED, name="Safeguarding East", agency=self.service, opens=True),
            *self._joined(self.manager, "Ben Carter", "manager", self.service, self.team),
            *self._joined(self.visitor, "Claire Hacquoil", "health-visitor", self.health, None),
            self._told(self.team, "team-manager-appointed", OPENED, practitioner=self.manager),
        ]
        self._write(told)
        self._accounts(self.manager, self.visitor)

    def workers(self, number: int) -> list[UUID]:
        """Social workers of the team, each with an account."""
        made = [uuid4() for _ in range(number)]
        self._write(
            [told for n, who in enumerate(made) for told in self._joined(who, f"Ana Pires {n}", "social-worker", self.service, self.team)]
        )
        self._accounts(*made)
        return made

    def children(self, worker: UUID, lengths: Sequence[int]) -> list[UUID]:
        """One for each length, of whom the worker is the lead social worker."""
        made = [uuid4() for _ in lengths]
        for child, length in zip(made, lengths, strict=True):
            self._write(self._family(child), *self._story(child, worker, length))
        return made

    def plans(self, worker: UUID, children: Sequence[UUID]) -> None:
        """Works out, at the first core group, the plan that the conference outlined."""
        outline: dict[str, Any] = {"harm": "neglect", "unlinked": [BREAKFAST], "contingency": [{"if": NOTHING_CHANGES, "then": IF_NOT}]}
        outline |= {"stage": "detailed", "outcomes": [{"what": "Jade is not hungry at school"}]}
        by = Author(worker, self.service)
        self._write([self._told(child, "protection-plan-written", 40, by=by, **outline) for child in children])

    def siblings(self, worker: UUID, number: int) -> list[UUID]:
        """Brothers and sisters, of whom the worker is the lead social worker, and who are on no plan."""
        first, *others = made = [uuid4() for _ in range(number)]
        self._write([*self._family(first), self._allocated(first, worker)])
        for place, other in enumerate(others):
            tie = self._told(first, "relationship-noted", 190, other=other, relation="sibling", lives_with=True)
            self._write([*self._person(other, f"Child{place}", 2500), tie, self._allocated(other, worker)])
        return made

    def hub(self) -> UUID:
        """Somebody at the Children and Families Hub, with an account."""
        who = uuid4()
        hub = self._told(who, "role-granted", OPENED, role="hub", why="It is their work")
        self._write([*self._joined(who, "Hana Nowak", "social-worker", self.service, None), hub])
        self._accounts(who)
        return who

    def worries(self, number: int) -> list[UUID]:
        """Each about a child who is not found yet, of the last nine days."""
        told = [
            self._told(uuid4(), "worry-arrived", at % 9, opens=True, concern=f"{LIFE[:300]}, {at}", name=f"Jad Lebrock {at}", **WORRIED)
            for at in range(number)
        ]
        self._write(told)
        return [one.id for one in told]

    def helped(self, worker: UUID, outcomes: int, reviews: int) -> UUID:
        """A child on a plan of help that the worker leads, with two agreed interventions for each outcome, and so many reviews."""
        (child,) = self.siblings(worker, 1)
        signed, of = self._assessed(child)
        lead = self._told(
            child, "lead-worker-appointed", 58, by=Author(self.manager, self.service), type="early-help", taken_by=worker, of=of
        )
        took = self._told(child, "step-accepted", 57, by=Author(worker, self.service), of=lead.id)
        self._write([lead, took, *self._planned(child, signed, outcomes, reviews)])
        return child

    def _assessed(self, child: UUID) -> tuple[UUID, UUID]:
        """The ids of a signed assessment and of the decision on a plan of help."""
        began = self._told(child, "assessment-started", 80, level="wellbeing", why="Tired at school", assessor=self.visitor)
        found: dict[str, Any] = {"level": "wellbeing", "need": True, "level_found": "wellbeing", "outcome": "plan"}
        signed = self._told(child, "assessment-completed", 62, of=began.id, **found)
        decided = self._told(child, "help-plan-entitlement-decided", 60, of=signed.id, level="wellbeing", outcome="entitled", best=BEST)
        self._write([began, signed, decided])
        return signed.id, decided.id

    def _planned(self, child: UUID, signed: UUID, outcomes: int, reviews: int) -> Iterator[Writing]:
        asked = {
            "who": "Claire Hacquoil",
            "agency": self.health,
            "practitioner": self.visitor,
            "manner": "Every week",
            "achieves": "Jade sleeps",
        }
        actions = [[{"what": f"Visit {at}, week {week}", **asked} for week in range(2)] for at in range(outcomes)]
        aims = [
            {"what": f"Jade sleeps through the night, {at}", "indicators": ["safe"], "actions": of_one} for at, of_one in enumerate(actions)
        ]
        plan = self._told(child, "help-plan-written", 50, assessment=signed, why_needed="She is tired", outcomes=aims, views=SEEN["views"])
        yield plan
        for action in (one for of_one in actions for one in of_one):
            yield self._told(child, "intervention-answered", 48, of=plan.id, what=action["what"], answer="agreed", who="Claire Hacquoil")
        ahead = self.today + timedelta(days=30)
        yield self._told(child, "plan-agreed", 45, type="early-help", of=plan.id, next_review=ahead, fits=True)
        for at in range(reviews):
            yield self._told(child, "plan-reviewed", 40 - 40 * at // reviews, type="early-help", outcome="continue", next_review=ahead)

    def agencies(self, number: int) -> list[tuple[UUID, UUID]]:
        """Each with somebody who works there."""
        made, told = [(uuid4(), uuid4()) for _ in range(number)], list[Writing]()
        for place, (agency, who) in enumerate(made):
            began = self._told(agency, "agency-established", OPENED, name=f"Agency {place}", sort="health", opens=True)
            told += [began, *self._joined(who, f"Worker {place}", "health-visitor", agency, None)]
        self._write(told)
        return made

    def somebody(self, name: str, profession: str, agency: str, sort: str) -> UUID:
        """With an account, in an agency where nobody else works."""
        where, who = uuid4(), uuid4()
        began = self._told(where, "agency-established", OPENED, name=agency, sort=sort, opens=True)
        self._write([began, *self._joined(who, name, profession, where, None)])
        self._accounts(who)
        return who

    def browser(self, who: UUID) -> Browser:
        return Browser(application, self.cookie(who))

    def cookie(self, who: UUID) -> str:
        account = Account.objects.get(practitioner=who)
        return signed_in(account.pk, account.get_session_auth_hash())

    def together(self, kind: str, worker: UUID, bodies: dict[UUID, dict[str, Any]]) -> dict[UUID, UUID]:
        """One act of today about several children, by the worker. The ids of its entries, by child."""
        act, by = uuid4(), Author(worker, self.service)
        made = [
            Writing(entry=kind_called(kind).model_validate(body), about=child, happened=self.today, by=by, occasion=act)
            for child, body in bodies.items()
        ]
        record_batch(made, by=by, otherwise="made for a benchmark")
        return {writing.about: writing.id for writing in made}

    # What is told.

    def _told(self, about: UUID, kind: str, days: int, *, by: Author = OFFICE, opens: bool = False, **body: Any) -> Writing:
        happened = self.today - timedelta(days=days)
        recorded = min(datetime.combine(happened, time(17), JERSEY), timezone.now())
        entry = kind_called(kind).model_validate(body)
        return Writing(entry=entry, about=about, happened=happened, opens=opens, recorded=recorded, by=by)

    def _joined(self, who: UUID, name: str, profession: str, agency: UUID, team: UUID | None) -> Iterator[Writing]:
        registration = "SW 4711" if profession == "social-worker" else None
        yield self._told(who, "joined", OPENED, opens=True, name=name, profession=profession, registration=registration, agency=agency)
        if team:
            yield self._told(who, "team-joined", OPENED, team=team)

    def _person(self, who: UUID, given: str, age: int) -> Iterator[Writing]:
        yield self._told(who, "person-identified", min(age, 900), opens=True, given=given, family="Le Brocq", pronouns="she/her")
        yield self._told(who, "born", age)
        yield self._told(
            who, "address-noted", min(age, 900), lines=["4 Rue des Prés"], parish="st-saviour", postcode="JE2 7AB", sort="home"
        )

    def _family(self, child: UUID) -> list[Writing]:
        mother, brother = uuid4(), uuid4()
        told = [*self._person(mother, "Marie", 11_000), *self._person(child, "Jade", 2900), *self._person(brother, "Noah", 400)]
        tie: dict[str, Any] = {
            "other": mother,
            "relation": "mother",
            "parental_responsibility": "yes",
            "how_known": "Birth certificate",
            "lives_with": True,
        }
        told += [self._told(each, "relationship-noted", 190, **tie) for each in (child, brother)]
        return [*told, self._told(child, "relationship-noted", 190, other=brother, relation="brother", lives_with=True)]

    def _allocated(self, child: UUID, worker: UUID) -> Writing:
        return self._told(child, "allocated", 70, role="lead-social-worker", practitioner=worker, team=self.team)

    def _story(self, child: UUID, worker: UUID, length: int) -> Iterator[list[Writing]]:
        """How the child came to be on a plan, and then what the worker wrote, a visit for every three notes; some hundred at a time."""
        by = Author(worker, self.service)
        evidence = [{"text": "No food in the house on three visits", "ground": "observed"}]
        worry: dict[str, Any] = {"concern": "Came to school without a coat, third time this month", "from": "professional"}
        decided: dict[str, Any] = {"outcome": "strategy-discussion", "level": "safeguarding", "why": "The third worry in a month"}
        group = [{"practitioner": who, "role": role} for who, role in ((worker, "Leads the plan"), (self.visitor, "Weighs Noah"))]
        held: dict[str, Any] = {
            "type": "initial",
            "outcome": "plan",
            "attended": CAME,
            "harm": "neglect",
            "harm_basis": "likely",
            "outline": [BREAKFAST],
        }
        held |= {"why": "Jade goes without food and sleep", "contingency": IF_NOT, "lead_social_worker": worker}
        held |= {"lead_is_qualified": True, "lead_manager": self.manager, "core_group": group, "chair": self.manager}
        held |= {"family_group": [{"who": "Marie Le Brocq", "relation": "Mum"}], "first_core_group": self.today - timedelta(days=38)}
        yield [
            self._allocated(child, worker),
            self._told(child, "concern-received", 72, **worry),
            self._told(child, "concern-decided", 71, **decided),
            self._told(child, "strategy-discussion-held", 68, outcome="enquiry", attended=CAME),
            self._told(child, "enquiry-started", 68, by=by),
            self._told(child, "child-seen", 67, by=by, **SEEN),
            self._told(child, "enquiry-concluded", 55, by=by, outcome="conference", harmed="likely", significant=True, evidence=evidence,
                       history=[{"who": "Mum", "read": True}], looked_into=[{"into": "left alone at night", "found": "True"}]),
            self._told(child, "conference-held", 48, **held),
            self._told(child, "core-group-held", 40, by=by, quorate=True, attended=CAME, all_agreed=True),
        ]  # fmt: skip
        told_already = 14  # of the child, those of the family among them
        for first in range(told_already, length, 400):
            yield [self._later(child, by, place, length) for place in range(first, min(length, first + 400))]

    def _later(self, child: UUID, by: Author, place: int, length: int) -> Writing:
        """Spread over the last five weeks, the last ones today."""
        days = 35 - 35 * (place + 1) // length
        if place % 4:
            return self._told(child, "note-made", days, by=by, **NOTED)
        return self._told(child, "child-seen", days, by=by, **SEEN)

    def _write(self, *parts: list[Writing]) -> None:
        for part in parts:
            record_batch(part, by=OFFICE, otherwise="made for a benchmark")

    def _accounts(self, *practitioners: UUID) -> None:
        made = [Account(email=f"{who}@example.invalid", practitioner=who, password=make_password(None)) for who in practitioners]
        Account.objects.bind(Account.objects.bulk_create(made), "a benchmark")


def island_of(people: int) -> None:
    """So many invented people beside those of the bench, so that the tables are as full as in use; nobody where it is only tried."""
    all_are_invented()
    if people >= TINY:
        make_island(people, timezone.localdate(), 2, lambda done, of: None)


def analyse() -> None:
    """As the database does by itself after a while."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")
    connections["owner"].close()
