"""Jade Le Brocq’s time in care: who told her what, where she lives, whom she sees; by the days of her story."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from corbiere.care.entries import (
    PLACEMENT_MEETINGS,
    AdvocacyInformationGiven,
    CareExplained,
    CarePaperworkGiven,
    ConnectedCarersExplored,
    DecisionsDelegated,
    DirectWorkDone,
    FamilyTimeArranged,
    FamilyTimeHad,
    HomeMoveTold,
    IdentityConsidered,
    ImmunisationsChecked,
    PlacementStarted,
    StayingInTouchPlanned,
    WorkerContactGiven,
)
from corbiere.island.circle import Circle
from corbiere.island.households import Household, identifier
from corbiere.island.jade_plan import ToldOfJade, care_plan_of
from corbiere.island.meeting_stories import SECTORS
from corbiere.island.places import NOT_A_POSTCODE
from corbiere.island.staff import InventedPractitioner
from corbiere.island.stories import author
from corbiere.island.telling import Answers
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.writing import Writing
from corbiere.people.entries import AddressNoted

CAME, MOVED = date(2026, 4, 20), date(2026, 7, 17)
SIX = ("race", "ethnicity", "language", "disability", "gender", "sexuality")
AGREED = "Practice after school, Sunday at home, and Ana rings first."
DECISIONS = (("overnight", "carer"), ("haircut", "child"), ("routine-medical", "carer-tells"), ("off-island", "parent"), ("phone", "child"))


class JadeInCare:
    """`told` are the writings of her story so far."""

    def __init__(self, home: Household, circle: Circle, by: timedelta, told: Sequence[Writing]) -> None:
        self.jade, self.luc = home.children[:2]
        self.sofia = home.adults[0].person
        self.circle, self.by, self.told = circle, by, told

    def writings(self) -> Iterator[Writing]:
        plan = care_plan_of(self.jade, self.circle, self.by, str(self._id("care plan")))
        for one in (*self._first_days(), *self._first_weeks(), *self._homes(), *self._with_family(), *plan):
            day = one.day + self.by
            moment = datetime.combine(day, time(17, 10), JERSEY)
            key = self._id(one.key or f"{one.kind.kind} {one.day}")
            entry = one.kind.model_validate(one.answers)
            yield Writing(entry=entry, about=self.jade.id, happened=day, recorded=moment, by=author(one.by), id=key)

    def _id(self, key: str) -> UUID:
        return identifier(self.jade.id, "in care", key)

    def _first_days(self) -> Iterator[ToldOfJade]:
        lead, mother = self.circle.lead, f"{self.sofia.name}, mother"
        explained = {
            "words": "That it is for a while, that nobody is cross, and that she sees Luc every Sunday.", "said": "Who cooks for Luc?",
            "answered": "Vovó on weekdays, and Tomek. She wrote the list for the fridge with me.",
        }  # fmt: skip
        reached = {
            "mobile": "07700 900417", "email": lead.email, "office": "01632 960210", "other": "01632 960999, at night",
            "how": "Typed into her telephone, and tried out",
        }  # fmt: skip
        advocate = {"advocacy": True, "mind_of_my_own": True, "wish": "not-now", "said": "I can say it myself. Maybe later."}
        papers = {"reader": "parent", "person": self.sofia.id, "who": mother, "language": "Portuguese", "helped_by": "translated",
                  "papers": ["The agreement, signed", "What parents can decide", "How to complain"]}  # fmt: skip
        yield ToldOfJade(CAME, CareExplained, explained, lead)
        yield ToldOfJade(CAME, WorkerContactGiven, reached, lead)
        yield ToldOfJade(CAME + timedelta(days=1), CarePaperworkGiven, papers, lead)
        yield ToldOfJade(CAME + timedelta(days=4), AdvocacyInformationGiven, advocate, lead)

    def _first_weeks(self) -> Iterator[ToldOfJade]:
        lead, granny, philippe = self.circle.lead, "Lurdes Pereira, grandmother", "Philippe Le Brocq, father"
        asked = [
            {"who": granny, "found": "helps", "why": "Has Luc most days, and one room"},
            {"who": philippe, "found": "later", "why": "Works nights until autumn; has her at weekends"},
        ]
        points = [{"of": one, "not_discussed": "She did not want to talk about it today"} for one in SIX]
        points[2] = {"of": "language", "needs": "Portuguese with her grandmother; she dreams in it, she says"}
        yield ToldOfJade(date(2026, 4, 23), ConnectedCarersExplored, {"carers": asked, "child_says": "Vovó is too old for two."}, lead)
        who = {"own_words": "I’m the one who plays. And half Portuguese.", "points": points, "belonging": "The piano, Vovó, the sea wall"}
        yield ToldOfJade(date(2026, 4, 28), IdentityConsidered, who, lead)
        agreed = {
            "decisions": [{"what": what, "who_decides": decides} for what, decides in DECISIONS],
            "agreed_with": [{"person": self.sofia.id, "who": f"{self.sofia.name}, mother", "agrees": True}],
            "look_again": MOVED + self.by + timedelta(days=330),
        }  # fmt: skip
        yield ToldOfJade(date(2026, 4, 30), DecisionsDelegated, agreed, lead)
        did = {"did": "Drew her two houses as a keyboard", "learned": "Which notes are home and which are not yet. She wants both."}
        yield ToldOfJade(date(2026, 5, 20), DirectWorkDone, did, lead)
        yield ToldOfJade(date(2026, 5, 26), ImmunisationsChecked, {"up_to_date": True}, self.circle.health)
        touch = {
            "said": "Text me. I’m in practice until six.", "how_often": "half-yearly", "how": ["message", "video"],
            "why": "She is away in term time, and settles in", "look_again": MOVED + self.by + timedelta(days=300),
        }  # fmt: skip
        yield ToldOfJade(date(2026, 7, 24), StayingInTouchPlanned, touch, self.circle.adviser)

    def _homes(self) -> Iterator[ToldOfJade]:
        """Each planned with those around her, and told to whoever must know."""
        lead, manager = self.circle.lead, self.circle.manager
        at_gorey = {"lines": ["12 Chemin du Rêve"], "parish": "st-martin", "postcode": NOT_A_POSTCODE, "sort": "placement"}
        yield ToldOfJade(CAME, AddressNoted, at_gorey, lead)
        moves = {one.happened - self.by: one.id for one in self.told if isinstance(one.entry, PlacementStarted)}
        for day, met in ((CAME, date(2026, 4, 27)), (MOVED, date(2026, 7, 13))):
            key = f"meeting {day}"
            at = {"for": met + self.by, "at": "16:00", "place": "In the music room", "chairs": manager.id}
            yield ToldOfJade(met - timedelta(days=5), PLACEMENT_MEETINGS.arranged, at, lead, key)
            held = {"meeting": self._id(key), "chaired_by": manager.id, "in_plain_words": AGREED,
                    "attended": [_came(one) for one in (manager, lead, self.circle.health, self.circle.teacher)]}  # fmt: skip
            yield ToldOfJade(met, kind_called("placement-meeting-held"), held, lead)
            told = [{"whom": whom, "on": day + self.by} for whom in ("parents", "siblings", "reviewing-officer", "school", "health")]
            yield ToldOfJade(day + timedelta(days=2), HomeMoveTold, {"of": moves[day], "told": told}, lead)

    def _with_family(self) -> Iterator[ToldOfJade]:
        lead = self.circle.lead
        mother, luc = f"{self.sofia.name}, mother", f"{self.luc.name}, brother"
        for person, who, often in (
            (self.sofia.id, mother, "Three evenings a week"),
            (self.luc.id, luc, "Every Sunday"),
        ):
            best = "She asks for it, and so does he: they have not been apart before." if person == self.luc.id else "She misses her."
            arranged = {"person": person, "who": who, "allowed": "free", "how": ["meet", "video"], "how_often": often, "why_best": best,
                        "where": "At home, or on the sea wall", "child_says": "I say when."}  # fmt: skip
            yield ToldOfJade(date(2026, 4, 22), FamilyTimeArranged, arranged, lead, f"family time {who}")
        for day, went in ((date(2026, 5, 3), "well"), (date(2026, 6, 14), "they-not"), (date(2026, 8, 30), "well")):
            had: Answers = {"of": self._id(f"family time {luc}"), "went": went, "seen": "She had learned the song that he likes."}
            had |= {"why_not": "The baby came that week. She was told the evening before, and sent a card."} if went != "well" else {}
            yield ToldOfJade(day, FamilyTimeHad, had, lead)


def _came(person: InventedPractitioner) -> Answers:
    sector = SECTORS.get(person.agency.sector, "other-agency")
    return {"who": str(person.name), "sector": sector, "came": True, "how": "in-person", "practitioner": person.id}
