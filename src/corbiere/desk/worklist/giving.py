"""Giving a worker's children to others: for some days while they are away, or for good, many at once."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import ClassVar
from uuid import UUID, uuid4

from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.agencies.entries import CoverArranged
from corbiere.agencies.models import HandoverPending, Practitioner, TeamMember
from corbiere.agencies.rulings import COVERS, taking_over
from corbiere.agencies.working import ChildCovered, HandoverOffered
from corbiere.desk.forms.days import NoDay, day_typed
from corbiere.desk.forms.form_data import DAY_PARTS, Typed, joined, one
from corbiere.desk.forms.questions import Option
from corbiere.desk.worklist.colleagues import ColleagueBox, Colleagues, WorkersChild, children_of
from corbiere.ledger.fits import Choosing, Training
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, record_together

ALL = "all"  # the name of the box for all children
LONGEST_NOTE = 20_000
TWICE = "This was sent before, with other answers. Look at the team’s page: it says what was written down."


@dataclass
class GivingForm(ABC):
    """The page of one act about a worker's children. `typed` is what was sent, and `faults` what is wrong with it, by name.

    `asks` and `asks_of` ask who is chosen for all of the children and for one, and `choose` is said where nobody is.
    """

    asks: ClassVar[str]
    asks_of: ClassVar[str]
    choose: ClassVar[str]

    viewer: Viewer
    worker: Practitioner
    typed: Typed
    faults: dict[str, str] = field(default_factory=dict)
    _among: dict[Training, Colleagues] = field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """The mark that makes a second press of the button the same act."""
        return one(self.typed, "key")[:36] or str(uuid4())

    @property
    def own(self) -> bool:
        return self.worker.subject == self.viewer.practitioner

    @abstractmethod
    def colleagues(self, held: WorkersChild | None = None) -> Colleagues:
        """Who may be chosen for one child, or for all that are given."""

    @property
    def _choosing(self) -> Choosing:
        return Choosing(self.worker.subject, self.viewer.practitioner, self.viewer.on)

    @cached_property
    def _near(self) -> set[UUID]:
        """Finds those in a team with the worker."""
        members = TeamMember.objects.on(self.viewer.on)
        teams = members.filter(subject=self.worker.subject).values("team")
        return set(members.filter(team__in=teams).values_list("subject", flat=True))

    def box(self, name: str, label: str, among: Colleagues, *, team: bool = False) -> ColleagueBox:
        offered = among.team if team else among.all
        words = one(self.typed, joined(name, "search"))
        return ColleagueBox(name, label, words, among.chosen(one(self.typed, name)), offered, self.faults.get(name, ""))

    @property
    def of_all(self) -> ColleagueBox:
        return self.box(ALL, self.asks, self.colleagues())

    def named(self, name: str) -> Colleagues | None:
        """Who may be chosen in a box; None where there is no such box."""
        held = next((held for held in self.children if name == joined("to", held.key)), None)
        return self.colleagues(held) if held or name == ALL else None

    @cached_property
    def children(self) -> list[WorkersChild]:
        return children_of(self.worker.subject, self.viewer.on, self._offered())

    def _offered(self) -> Mapping[UUID, str]:
        pending = list(HandoverPending.objects.filter(giver=self.worker.subject).values_list("of", "to"))
        called = names(to for _, to in pending)
        return {of: called.get(to, "a colleague") for of, to in pending}

    @property
    def ticked(self) -> list[WorkersChild]:
        return [held for held in self.children if held.key in self.typed.get("child", []) and not held.offered]

    @property
    def rows(self) -> list[tuple[WorkersChild, bool, ColleagueBox, str]]:
        """Each child: whether it is ticked, who is chosen for it, and what was written of it."""
        ticked = self.ticked
        return [
            (
                held,
                held in ticked,
                self.box(joined("to", held.key), self.asks_of.format(held.name), self.colleagues(held), team=True),
                one(self.typed, joined("note", held.key)),
            )
            for held in self.children
        ]

    def receiver(self, held: WorkersChild | None = None) -> Option | None:
        """Who was chosen for one child, or for all of them."""
        name = joined("to", held.key) if held and self._has_own(held) else ALL
        among = self.colleagues(held)
        found = among.chosen(one(self.typed, name))
        if found is None:
            self.faults[name] = self._not_chosen(name, among)
        return found

    def _has_own(self, held: WorkersChild) -> bool:
        name = joined("to", held.key)
        return bool(one(self.typed, name) or one(self.typed, joined(name, "search")).strip())

    def _not_chosen(self, name: str, among: Colleagues) -> str:
        """Says why nobody is chosen: nobody of the name that was typed fits, or none was pressed."""
        words = one(self.typed, joined(name, "search")).strip()
        if words and not among.called(words):
            return among.nobody(words)
        return self.choose

    def written(self, writings: list[Writing]) -> bool:
        """Writes all of it or nothing, and once however often it is sent."""
        try:
            record_together(writings, by=self.viewer.author, key=self.key)
        except NotRecorded as fault:
            for ruling in (*fault.refusals, *fault.wanted):
                self.faults[{"to": "until", "acting": "all"}.get(ruling.field, "all")] = ruling.why
        except KeyTaken:
            self.faults["all"] = TWICE
        return not self.faults


class AwayForm(GivingForm):
    """From when to when somebody is away, and who covers: one for all, and others for some."""

    asks, asks_of, choose = "Who covers?", "Who covers with {}?", "Choose who covers. Somebody who is away cannot."

    def colleagues(self, held: WorkersChild | None = None) -> Colleagues:
        """Finds those who are here on the days that are typed."""
        return self._here

    @cached_property
    def _here(self) -> Colleagues:
        names = {"from": "from", "to": "until"}
        days = {joined(asked, part): one(self.typed, joined(name, part)) for asked, name in names.items() for part in DAY_PARTS}
        return Colleagues(COVERS, self._choosing._replace(answers=days), self._near)

    def boxes(self, name: str) -> list[tuple[str, str, str, int]]:
        """The boxes of a day: name, label, what stands in it, and width. The first day begins as today."""
        today = self.viewer.on
        preset = {"day": str(today.day) if name == "from" else "", "month": str(today.month), "year": str(today.year)}
        return [
            (
                joined(name, part),
                part.capitalize(),
                one(self.typed, joined(name, part)) if self.typed else preset[part],
                4 if part == "year" else 2,
            )
            for part in DAY_PARTS
        ]

    @property
    def first_day(self) -> list[tuple[str, str, str, int]]:
        return self.boxes("from")

    @property
    def last_day(self) -> list[tuple[str, str, str, int]]:
        return self.boxes("until")

    def _day(self, name: str, called: str) -> date | None:
        try:
            found = day_typed(self.typed, name)
        except NoDay as fault:
            self.faults[name] = f"{called} {fault}."
            return None
        if found is None:
            self.faults[name] = f"{called} is needed. Write it as 27 3 2026."
        return found

    def sent(self) -> bool:
        first, last = self._day("from", "The first day"), self._day("until", "The last day")
        general = self.receiver()
        if first and last and last < first:
            self.faults["until"] = "The last day is before the first. Change one of the two days."
        elif last and last < self.viewer.on:
            self.faults["until"] = "The last day is past. Write the last day on which they are away."
        if self.faults or first is None or last is None or general is None:
            return False
        days = {"from": first, "to": last}
        made = CoverArranged.model_validate({"acting": general.value, "reason": one(self.typed, "reason").strip()[:300] or None, **days})
        writings = [Writing(entry=made, about=self.worker.subject, happened=self.viewer.on)]
        writings += [writing for held in self._each() if (writing := self._instead(held, general, days))]
        return not self.faults and self.written(writings)

    def _each(self) -> list[WorkersChild]:
        return list({held.id: held for held in self.children}.values())

    def _instead(self, held: WorkersChild, general: Option, days: dict[str, date]) -> Writing | None:
        to = self.receiver(held)
        if to is None or to == general:
            return None
        made = ChildCovered.model_validate({"for": self.worker.subject, "acting": to.value, **days})
        return Writing(entry=made, about=held.id, happened=self.viewer.on)


class HandOverForm(GivingForm):
    """Children that are ticked, to whom each is offered, and what the receiver needs to know."""

    asks, asks_of, choose = (
        "Who to?",
        "Who is {} handed over to?",
        "Choose a colleague who is here. A lead social worker is registered as one.",
    )

    def colleagues(self, held: WorkersChild | None = None) -> Colleagues:
        """Finds those who may take over one child, or all that are ticked and have no receiver of their own; else all."""
        given = [held] if held else [child for child in self.ticked if not self._has_own(child)] or self.children
        fit = taking_over({child.role for child in given})
        return self._among.setdefault(fit.training(self._choosing), Colleagues(fit, self._choosing, self._near))

    @property
    def note(self) -> str:
        return one(self.typed, "note")

    def sent(self) -> bool:
        if not self.ticked:
            self.faults["child"] = "Tick the children that are to be handed over."
        writings = [writing for held in self.ticked if (writing := self._offer(held))]
        return not self.faults and self.written(writings)

    def _offer(self, held: WorkersChild) -> Writing | None:
        to, own = self.receiver(held), one(self.typed, joined("note", held.key)).strip()
        note = "\n\n".join(part for part in (self.note.strip(), own) if part)
        if not note:
            self.faults["note"] = "Write what they need to know first: dangers, promises made, what the child hopes for."
        elif len(note) > LONGEST_NOTE:
            self.faults["note"] = "The note is too long. Write the most important, and leave the rest to the record."
        if to is None or self.faults:
            return None
        return Writing(entry=HandoverOffered(of=held.work, to=UUID(to.value), note=note), about=held.id, happened=self.viewer.on)
