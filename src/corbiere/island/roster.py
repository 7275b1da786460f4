"""Which families have open work, of what sort, since when and with whom. It follows from the seed and the number of people alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import cycle
from random import Random
from typing import NamedTuple

from corbiere.island.apart import lives_apart
from corbiere.island.care_homes import together
from corbiere.island.cast import CastRole, cast
from corbiere.island.circle import Circle, Workforce
from corbiere.island.households import PEOPLE_OF_A_CHILD, Household, grown, household
from corbiere.island.staff import ADVISER, FAMILY_WORKER, IN_PART, MANAGER, SOCIAL_WORKER, InventedPractitioner, staff
from corbiere.island.stories import Case

CHILDREN = 18_000
"""The numbers of `AT_ONCE` are for as many; they grow and shrink with the island."""
AT_ONCE = {
    "on-plan": 50,
    "in-care": 80,
    "enquired-into": 30,
    "worried-about": 70,
    "being-assessed": 260,
    "helped-early": 430,
    "in-need": 566,
    "stepped-down": 14,
    "advised": 2400,
    "helped-once": 1600,
    "helped-through": 40,
}
AGO = {
    "on-plan": (12, 420),
    "in-care": (25, 2200),
    "enquired-into": (4, 10),
    "worried-about": (1, 5),
    "being-assessed": (6, 50),
    "helped-early": (30, 420),
    "in-need": (40, 600),
    "stepped-down": (300, 680),
    "advised": (60, 3000),
    "helped-once": (900, 4200),
    "helped-through": (660, 695),
}
"""How many days ago it began, at least and at most."""
OF_THE_LEBROCQS = {"on-plan": 1, "in-care": 1}
LE_BROCQS, QUEREES = 0, -2
"""The numbers of their households."""
EVERY_THIRD = 3
OF_ANA = 17
"""Children on plans with whom the lead social worker of the cast works, beside Luc."""
LEFT_CARE = 45
"""Young adults who left care, on an island of as many children."""
LEAVERS = (18.2, 24.5)
BEFORE_EIGHTEEN = (1.2, 5)
"""Their ages today, and how many years before their eighteenth birthday they came into care."""
OF_ALAN = 50
"""Children in care whose reviews the reviewing officer of the cast holds, Jade beside them; the others are for whoever has less time."""
NO_BABY = 4  # years
YEAR = 365.25
MARGIN = 60
"""Days of life before which a family's story does not begin."""


class Sketch(NamedTuple):
    """Facts needed to decide on a household."""

    number: int
    children: int
    eldest: int
    youngest: int


@dataclass
class Roster:
    """`last` is the number of the last household; number 0 are the Le Brocqs. `away` is on leave today, and leads a family."""

    seed: int
    today: date
    workforce: Workforce
    last: int = 0
    away: InventedPractitioner | None = None
    cases: dict[int, Case] = field(default_factory=dict)

    def home(self, number: int) -> Household:
        made, case = household(self.seed, number, self.today), self.cases.get(number)
        made = made._replace(before=None) if case and case.way in ("in-care", "left-care") else made  # they do not move with the family
        return grown(made, case.grown) if case and case.grown else made

    def circle(self, home: Household, case: Case) -> Circle:
        """Around Ana's families stand the others of the cast who are met in the demonstration."""
        around = self.workforce.around(home, case.lead, _years(home, self.today))
        players = self.workforce.cast
        if case.asked:
            return around._replace(hub=players[CastRole.HUB], assessor=case.asked)
        if case.way == "in-care":
            carer = players[CastRole.CARER] if case.number == self.with_carer else None
            return around._replace(chair=self._officer(case.number), virtual_school=players[CastRole.VIRTUAL_SCHOOL], carer=carer)
        if case.way == "left-care":
            return around._replace(adviser=case.lead)
        if case.lead.id != players[CastRole.LEAD].id:
            return around
        around = around._replace(chair=players[CastRole.REVIEWING_OFFICER], hub=players[CastRole.HUB])
        return around._replace(police=players[CastRole.POLICE], police_in_group=True) if home.number in self.with_police else around

    def _officer(self, number: int) -> InventedPractitioner:
        if number in self.of_alan:
            return self.workforce.cast[CastRole.REVIEWING_OFFICER]
        return next(person for person in self.workforce.everybody if person.id == IN_PART)

    @cached_property
    def of_alan(self) -> frozenset[int]:
        """Families whose children’s reviews the cast’s officer holds, as many as a whole post carries."""
        found, left = set[int](), OF_ALAN
        for case in self.cases.values():
            many = len(self.home(case.number).children) if case.way == "in-care" else 0
            if 0 < many <= left:
                left -= many
                found.add(case.number)
        return frozenset(found)

    @cached_property
    def with_carer(self) -> int | None:
        """The family whose two children live with the carer of the cast, neither of them a baby; or else any children who live together."""
        homes = [self.home(case.number) for case in self.cases.values() if case.way == "in-care"]
        found = [home for home in homes if together(home)] or homes
        best = min(found, key=lambda home: (len(home.children) != 2, _years_of_youngest(home, self.today) < NO_BABY), default=None)
        return best.number if best else None

    @cached_property
    def with_police(self) -> frozenset[int]:
        """Households of the cast’s lead in whose core groups its police officer sits: every third, at least one, or else the Le Brocqs."""
        lead = self.workforce.cast[CastRole.LEAD].id
        hers = [number for number, case in self.cases.items() if case.lead.id == lead]
        return frozenset(number for number in hers if number % EVERY_THIRD == 0) or frozenset(hers[:1] or [LE_BROCQS])


def roster(seed: int, people: int, today: date) -> Roster:
    players = cast(today)
    everybody = [person for person in staff(seed, people, today) if not _played(person, players)]
    made = Roster(seed, today, Workforce([*everybody, *players.values()], players))
    sketches = list(_sketches(seed, people - len(made.workforce.everybody), today))
    made.last = sketches[-1].number if sketches else 0
    random = Random(f"roster {seed}")
    random.shuffle(sketches)
    scale = people / PEOPLE_OF_A_CHILD / CHILDREN
    for way, many in AT_ONCE.items():
        wanted = max(1, round(many * scale)) - OF_THE_LEBROCQS.get(way, 0)
        leads = _leads(way, made.workforce)
        for sketch in _taken(sketches, wanted, AGO[way][0]):
            made.cases[sketch.number] = _case(random, sketch, way, leads, made.cases)
    _leavers(made, [sketch for sketch in sketches if sketch.children == 1], max(1, round(LEFT_CARE * scale)))
    _today(made, players)
    return made


def _leavers(made: Roster, alone: Sequence[Sketch], many: int) -> None:
    """Only children of families of whom the island knew from earlier days: grown up since, they left care at eighteen."""
    random = Random(f"leavers {made.seed}")
    advisers = cycle([made.workforce.cast[CastRole.ADVISER], *made.workforce.of(ADVISER, "looked-after")])
    for sketch in alone[:many]:
        age = random.uniform(*LEAVERS)
        ago = int((age - 18 + random.uniform(*BEFORE_EIGHTEEN)) * YEAR)
        made.cases[sketch.number] = Case(sketch.number, "left-care", ago, next(advisers), grown=int(age * YEAR) - sketch.eldest)


def _today(made: Roster, players: Mapping[CastRole, InventedPractitioner]) -> None:
    """A day with all of it: Ana’s largest family on a plan meets, and children of her team are with nobody since their worker left."""
    hers = [case for case in made.cases.values() if case.way == "on-plan" and case.lead.id == players[CastRole.LEAD].id]
    if hers:
        most = max(hers, key=lambda case: len(made.home(case.number).children))
        made.cases[most.number] = most._replace(meets_today=True)
    team = players[CastRole.MANAGER].team.key
    if left := next(
        (case for case in made.cases.values() if case.way == "in-need" and case.lead.team.key == team and case not in hers), None
    ):
        made.cases[left.number] = left._replace(left=True)
    _of_ana(made, players[CastRole.LEAD])


def _of_ana(made: Roster, ana: InventedPractitioner) -> None:
    """In Ana’s day: a family with an address ban, a child for whose worker she covers, and a worry that she is asked to assess."""
    cases = [case for case in made.cases.values() if not (case.left or case.meets_today or case.unseen)]
    team = [case for case in cases if case.lead.team.key == ana.team.key and case.way in ("on-plan", "in-need")]
    apart = [case for case in team if lives_apart(made.home(case.number))]
    if apart:
        banned = min(apart, key=lambda case: (case.lead.id != ana.id, case.way == "on-plan"))
        made.cases[banned.number] = banned._replace(banned=True, lead=ana)
        team.remove(banned)
    known = {person.name for person in made.workforce.cast.values()}
    if covered := next((case for case in team if case.lead.name not in known), None):
        made.cases[covered.number], made.away = covered._replace(covered_by=ana), covered.lead
    if worried := next((case for case in cases if case.way == "worried-about"), None):
        made.cases[worried.number] = worried._replace(asked=ana)


def _played(person: InventedPractitioner, players: dict[CastRole, InventedPractitioner]) -> bool:
    """Whether the cast plays this part: the manager of Ana's team."""
    return person.profession == MANAGER and person.team.key == players[CastRole.MANAGER].team.key


def _sketches(seed: int, people: int, today: date) -> Iterator[Sketch]:
    number = counted = 0
    while counted < people:
        number += 1
        home = household(seed, number, today)
        counted += len(home.children) + len(home.adults)
        ages = [(today - child.born).days for child in home.children]
        yield Sketch(number, len(ages), max(ages), min(ages))


def _taken(sketches: list[Sketch], wanted: int, least: int) -> Iterator[Sketch]:
    """Households with so many children together, taken off the list."""
    passed: list[Sketch] = []
    while wanted > 0 and sketches:
        sketch = sketches.pop()
        if sketch.children <= wanted and sketch.youngest > least + MARGIN:
            wanted -= sketch.children
            yield sketch
        else:
            passed.append(sketch)
    sketches.extend(passed)


def _case(random: Random, sketch: Sketch, way: str, leads: Callable[[int], InventedPractitioner], cases: dict[int, Case]) -> Case:
    least, most = AGO[way]
    ago = random.randint(least, min(most, sketch.youngest - MARGIN))
    of_the_same_way = [case for case in cases.values() if case.way == way] if way == "on-plan" else []
    return Case(sketch.number, way, ago, leads(sketch.children), unseen=way == "on-plan" and len(of_the_same_way) in (2, 9))


def _leads(way: str, workforce: Workforce) -> Callable[[int], InventedPractitioner]:
    """Who is next to take on so many children."""
    ana, left = workforce.cast[CastRole.LEAD], OF_ANA if way == "on-plan" else 0
    others = cycle(_team(way, workforce))

    def next_for(children: int) -> InventedPractitioner:
        nonlocal left
        if children <= left:
            left -= children
            return ana
        return next(others)

    return next_for


def _team(way: str, workforce: Workforce) -> Sequence[InventedPractitioner]:
    long_term = ("corbiere", "la-rocque", "grosnez")
    match way:
        case "on-plan" | "stepped-down" | "helped-through":
            return workforce.of(SOCIAL_WORKER, *long_term)
        case "in-need" | "helped-once":
            return workforce.of(SOCIAL_WORKER, *long_term, "assessment")
        case "in-care":
            return workforce.of(SOCIAL_WORKER, "looked-after")
        case "helped-early":
            return workforce.of(FAMILY_WORKER, "early-help")
        case "worried-about" | "advised":
            return workforce.of(SOCIAL_WORKER, "hub")
        case _:
            return workforce.of(SOCIAL_WORKER, "assessment")


def _years(home: Household, today: date) -> int:
    return (today - home.children[0].born).days // 365


def _years_of_youngest(home: Household, today: date) -> int:
    return (today - home.children[-1].born).days // 365
