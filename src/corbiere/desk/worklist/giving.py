"""Giving a worker's children to others: for some days while they are away, or for good, many at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID, uuid4

from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.agencies.entries import CoverArranged
from corbiere.agencies.models import HandoverPending, Practitioner
from corbiere.agencies.working import ChildCovered, HandoverOffered
from corbiere.desk.forms.days import NoDay, day_typed
from corbiere.desk.forms.form_data import DAY_PARTS, Typed, joined, one
from corbiere.desk.worklist.colleagues import Colleague, WorkersChild, children_of, chosen, colleagues
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, record_together

SAME = ""  # of one child: as for all
LONGEST_NOTE = 20_000
TWICE = "This was sent before, with other answers. Look at the team’s page: it says what was written down."


@dataclass
class GivingForm:
    """The page of one act about a worker's children. `typed` is what was sent, and `faults` what is wrong with it, by name."""

    viewer: Viewer
    worker: Practitioner
    typed: Typed
    faults: dict[str, str] = field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """The mark that makes a second press of the button the same act."""
        return one(self.typed, "key")[:36] or str(uuid4())

    @property
    def own(self) -> bool:
        return self.worker.subject == self.viewer.practitioner

    @cached_property
    def colleagues(self) -> list[Colleague]:
        """Nobody is offered to themselves where they arrange for another."""
        return [held for held in colleagues(self.worker, self.viewer) if held.id != self.viewer.practitioner]

    @property
    def nearby(self) -> list[Colleague]:
        return [held for held in self.colleagues if held.nearby]

    @property
    def others(self) -> list[Colleague]:
        return [held for held in self.colleagues if not held.nearby]

    @cached_property
    def children(self) -> list[WorkersChild]:
        return children_of(self.worker.subject, self.viewer.on, self._offered())

    def _offered(self) -> Mapping[UUID, str]:
        pending = list(HandoverPending.objects.filter(giver=self.worker.subject).values_list("of", "to"))
        called = names(to for _, to in pending)
        return {of: called.get(to, "a colleague") for of, to in pending}

    @property
    def rows(self) -> list[tuple[WorkersChild, bool, str, str]]:
        """Each child: whether it is ticked, who was chosen for it, and what was written of it."""
        ticked = self.typed.get("child", [])
        return [
            (held, str(held.work) in ticked, one(self.typed, f"to-{held.work}"), one(self.typed, f"note-{held.work}"))
            for held in self.children
        ]

    @property
    def all(self) -> str:
        return one(self.typed, "all")

    def receiver(self, held: WorkersChild) -> Colleague | None:
        """Who was chosen for one child, or for all of them."""
        text = one(self.typed, f"to-{held.work}")
        found = chosen(text or self.all, self.colleagues)
        if found is None:
            name = f"to-{held.work}" if text else "all"
            self.faults[name] = "Choose a colleague who is here from the list."
        return found

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
        general = chosen(self.all, self.colleagues)
        if general is None:
            self.faults["all"] = "Choose who covers. Somebody who is away cannot."
        if first and last and last < first:
            self.faults["until"] = "The last day is before the first. Change one of the two days."
        elif last and last < self.viewer.on:
            self.faults["until"] = "The last day is past. Write the last day on which they are away."
        if self.faults or first is None or last is None or general is None:
            return False
        days = {"from": first, "to": last}
        made = CoverArranged.model_validate({"acting": general.id, "reason": one(self.typed, "reason").strip()[:300] or None, **days})
        writings = [Writing(entry=made, about=self.worker.subject, happened=self.viewer.on)]
        writings += [writing for held in self._each() if (writing := self._instead(held, general, days))]
        return not self.faults and self.written(writings)

    def _each(self) -> list[WorkersChild]:
        return list({held.id: held for held in self.children}.values())

    def _instead(self, held: WorkersChild, general: Colleague, days: dict[str, date]) -> Writing | None:
        to = self.receiver(held)
        if to is None or to == general:
            return None
        made = ChildCovered.model_validate({"for": self.worker.subject, "acting": to.id, **days})
        return Writing(entry=made, about=held.id, happened=self.viewer.on)


class HandOverForm(GivingForm):
    """Children that are ticked, to whom each is offered, and what the receiver needs to know."""

    @property
    def note(self) -> str:
        return one(self.typed, "note")

    def sent(self) -> bool:
        ticked = [held for held in self.children if str(held.work) in self.typed.get("child", []) and not held.offered]
        if not ticked:
            self.faults["child"] = "Tick the children that are to be handed over."
        writings = [writing for held in ticked if (writing := self._offer(held))]
        return not self.faults and self.written(writings)

    def _offer(self, held: WorkersChild) -> Writing | None:
        to, own = self.receiver(held), one(self.typed, f"note-{held.work}").strip()
        note = "\n\n".join(part for part in (self.note.strip(), own) if part)
        if not note:
            self.faults["note"] = "Write what they need to know first: dangers, promises made, what the child hopes for."
        elif len(note) > LONGEST_NOTE:
            self.faults["note"] = "The note is too long. Write the most important, and leave the rest to the record."
        if to is None or self.faults:
            return None
        return Writing(entry=HandoverOffered(of=held.work, to=to.id, note=note), about=held.id, happened=self.viewer.on)
