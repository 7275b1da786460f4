"""The rules of access once more, in plain Python and from what was told alone: day by day, with no table, fold or query of ours."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from access.worlds import Told, World

EVERYTHING = {
    "identity",
    "family",
    "protection",
    "casework",
    "work",
    "concern",
    "care",
    "daily",
    "health",
    "education",
    "learning",
    "wellbeing",
}


@dataclass
class Spell:
    """Something that lasts. It lasts out the day on which it ends."""

    what: Any
    ended: date | None = None


class Day:
    """How things stand in a world on a day: everything told of that day and those before, taken in turn."""

    def __init__(self, world: World, day: date) -> None:
        self.world, self.day = world, day
        self.work: dict[UUID, Spell] = {}
        self.offers: dict[UUID, Spell] = {}
        self.lasting: dict[str, list[Spell]] = defaultdict(list)
        self.gone: set[UUID] = set()
        self.closed: set[tuple[UUID, UUID]] = set()
        for told in sorted(world.standing, key=lambda told: (told.day, told.name == "leaves", told.place)):
            if told.day <= day and told.name in TURNS:
                TURNS[told.name](self, told)

    def now(self, spells: Any) -> list[Any]:
        return [spell.what for spell in spells if spell.ended in (None, self.day)]

    def allocated(self, told: Told) -> None:
        self.begin(told, *told.what)

    def begin(self, told: Told, job: Any, who: UUID | None, team: UUID | None) -> None:
        if job == "lead-social-worker":
            for of, spell in self.work.items():
                if spell.what[1] == job and spell.what[0] == told.subject:
                    self.end(of, told.day)
        self.work[told.root] = Spell((told.subject, job, who, team))

    def end(self, of: UUID, day: date) -> None:
        if of in self.work and self.work[of].ended is None:
            self.work[of].ended = day
            for offer in self.offers.values():
                if offer.what[2] == of and offer.ended is None:
                    offer.ended = day

    def ended(self, told: Told) -> None:
        self.end(told.what[0], told.day)

    def offered(self, told: Told) -> None:
        of, to = told.what
        if of in self.work and self.work[of].ended is None:
            self.offers[told.root] = Spell((told.subject, to, of))

    def accepted(self, told: Told) -> None:
        offer = self.offers.get(told.what[0])
        if offer and offer.ended is None:
            of = offer.what[2]
            self.end(of, told.day)
            self.begin(told, self.work[of].what[1], offer.what[1], None)

    def refused(self, told: Told) -> None:
        offer = self.offers.get(told.what[0])
        if offer and offer.ended is None:
            offer.ended = told.day

    def knows(self, told: Told) -> None:
        self.closed.add((told.subject, told.what[0]))

    def leaves(self, told: Told) -> None:
        if told.day < self.day:
            self.gone.add(told.subject)

    def starts(self, told: Told) -> None:
        """Being in a team, managing one, having a role: it goes on if it is told again."""
        spells, pair = self.lasting[STARTS[told.name]], (told.subject, told.what[0])
        if not any(spell.what == pair and spell.ended is None for spell in spells):
            spells.append(Spell(pair))

    def stops(self, told: Told) -> None:
        for spell in self.lasting[STOPS[told.name]]:
            if spell.what == (told.subject, told.what[0]) and spell.ended is None:
                spell.ended = told.day

    # The rules.

    def managed_by(self, who: UUID) -> set[UUID]:
        return {team for team, manager in self.now(self.lasting["managing"]) if manager == who}

    def staff_of(self, who: UUID) -> set[UUID]:
        return {member for member, team in self.now(self.lasting["team"]) if team in self.managed_by(who)}

    def roles_of(self, who: UUID) -> set[str]:
        return {role for holder, role in self.now(self.lasting["role"]) if holder == who}

    def acts_for(self, who: UUID) -> set[UUID]:
        covers = [(told.subject, *told.what) for told in self.world.standing if told.name == "covers"]
        return {away for away, acting, first, last in covers if acting == who and first <= self.day <= last}

    def open_to(self, who: UUID) -> dict[UUID, set[str]]:
        """What is open to a worker of each subject."""
        if who in self.gone:
            return {}
        world, found = self.world, defaultdict(set)
        for subject in (world.care, *world.teams, *world.workers):
            found[subject] |= {"directory"}
        for member in {who} | self.staff_of(who):
            found[member] |= {"staff"}
        for child in world.children:
            if (who, child) not in self.closed:
                found[child] |= self.of_child(child, who)
        return found

    def of_child(self, child: UUID, who: UUID) -> set[str]:
        works_through, roles = {who} | self.acts_for(who) | self.staff_of(who), self.roles_of(who)
        found = {"identity"} if "hub" in roles else set()
        for subject, job, worker, team in self.now(self.work.values()):
            if subject == child and (worker in works_through or team in self.managed_by(who)):
                found |= EVERYTHING | ({"privileged"} if job == "lead-social-worker" else set())
        for subject, to, _ in self.now(self.offers.values()):
            if subject == child and to == who:
                found |= {"identity", "work"}
        for subject, to, categories, first, last in self.world.opened:
            if subject == child and (to == who or to in roles) and first <= self.day <= last:
                found |= categories
        return found

    def rows_open_to(self, who: UUID) -> set[UUID]:
        held = self.open_to(who)
        return {told.id for told in self.world.kept if told.category in held.get(told.subject, ())}


STARTS = {"joins": "team", "manages": "managing", "has_role": "role"}
STOPS = {"leaves_team": "team", "stands_down": "managing", "loses_role": "role"}
TURNS = {name: getattr(Day, name) for name in ("allocated", "ended", "offered", "accepted", "refused", "knows", "leaves")}
TURNS["works"] = Day.allocated
TURNS |= dict.fromkeys(STARTS, Day.starts) | dict.fromkeys(STOPS, Day.stops)
