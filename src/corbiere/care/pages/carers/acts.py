"""Acts of a carer, each on one short page: the day, a worry, something to be proud of, that the child is missing, and is back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID, uuid4

from corbiere.access.viewing import Viewer
from corbiere.care.entries.daily import DAY, WORRY
from corbiere.care.entries.life_story import AchievementNoted
from corbiere.desk.forms.binding import FormState, shown
from corbiere.desk.forms.bound_fields import BoundQuestion, summary
from corbiere.desk.forms.form_data import Typed, added, one, removed
from corbiere.desk.forms.parsing import GENERAL, Faults, read_entry
from corbiere.desk.forms.questions import Control, Option, Question, questions_of
from corbiere.desk.forms.recording import written
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing

WHEN, KEY, TODAY, YESTERDAY = "when", "key", "today", "yesterday"


@dataclass(frozen=True, kw_only=True)
class CarersAct:
    """One thing that a carer writes: the kind, what is asked at once, what is folded below, and what stands above and on the button."""

    kind: str
    called: str
    sends: str
    first: tuple[str, ...]
    more: tuple[str, ...] = ()
    says: str = ""
    done: str
    in_danger: bool = False

    @property
    def model(self) -> type[Entry]:
        return kind_called(self.kind)


ACTS: Mapping[str, CarersAct] = {
    "day": CarersAct(
        kind=DAY,
        called="How was the day, or the night?",
        sends="Save",
        first=("said", "did", "ate", "slept"),
        more=("medicines", "family_with", "family_went", "school"),
        says="Write as much or as little as there is to say. Their worker reads it.",
        done="It is written down.",
    ),
    "worry": CarersAct(
        kind=WORRY,
        called="Something worries you",
        sends="Tell their worker now",
        first=("worry", "said"),
        says="Is the child in danger now? Ring 999 first. Their worker and the manager see what you write at once.",
        done="Their worker and the manager see it now.",
        in_danger=True,
    ),
    "proud": CarersAct(
        kind=AchievementNoted.kind,
        called="Something to be proud of",
        sends="Save",
        first=("what", "says", "marked"),
        done="It is written down, for their life story too.",
    ),
    "missing": CarersAct(
        kind="child-missing",
        called="The child is missing",
        sends="Tell their worker now",
        first=("last_seen", "police", "looks", "danger"),
        says="Ring the police first: 999. Then write here; their worker and the manager see it at once.",
        done="Their worker and the manager see now that the child is missing. Ring them too.",
        in_danger=True,
    ),
    "back": CarersAct(
        kind="child-found",
        called="The child is back",
        sends="Tell their worker now",
        first=("where", "safe"),
        done="Their worker and the manager see now that the child is back.",
    ),
}
DAYS = Question(WHEN, WHEN, Control.CHOICE, "Which day?", options=(Option(TODAY, "Today"), Option(YESTERDAY, "Yesterday")))


@dataclass
class CarersForm:
    """A form of one act, with what was typed and what is wrong."""

    act: CarersAct
    typed: Typed = field(default_factory=lambda: {KEY: [str(uuid4())], WHEN: [TODAY]})
    faults: Faults = field(default_factory=dict)

    @cached_property
    def _asked(self) -> dict[str, Question]:
        """Without the clauses, whose pages are closed to them."""
        return {question.key: replace(question, cites=()) for question in questions_of(self.act.model)}

    def _shown(self, names: tuple[str, ...]) -> list[BoundQuestion]:
        return shown([self._asked[name] for name in names], FormState(self.typed, self.faults))

    @cached_property
    def fields(self) -> list[BoundQuestion]:
        return self._shown(self.act.first)

    @cached_property
    def more(self) -> list[BoundQuestion]:
        return self._shown(self.act.more)

    @cached_property
    def when(self) -> list[BoundQuestion]:
        return shown([DAYS], FormState(self.typed, self.faults))

    @property
    def key(self) -> str:
        return one(self.typed, KEY)

    @property
    def general(self) -> list[str]:
        return summary([*self.fields, *self.more], self.faults)[0]

    @property
    def summary(self) -> list[tuple[str, str]]:
        return summary([*self.fields, *self.more], self.faults)[1]

    @property
    def opens_more(self) -> bool:
        return any(question.faults or question.items or any(self.typed.get(question.name, ())) for question in self.more)

    def pressed(self, button: Mapping[str, str]) -> bool:
        """One medicine more, or one less."""
        if name := button.get("add"):
            self.typed = added(self.typed, name)
        elif name := button.get("remove"):
            self.typed = removed(self.typed, name)
        return bool(name)

    def recorded(self, viewer: Viewer, child: UUID) -> bool:
        """Writes it; or says at each question what is wrong, and loses nothing."""
        entry, self.faults = read_entry(self.act.model, self.typed)
        if entry is None:
            return False
        writing = Writing(entry=entry, about=child, happened=_day(self.typed, viewer.on))
        try:
            written([writing], viewer, f"{child}-{self.key}")
        except NotRecorded as fault:
            self.faults = {told.field or GENERAL: [told.why] for told in (*fault.refusals, *fault.wanted)}
            return False
        except KeyTaken:
            self.faults = {GENERAL: ["This was sent before, and has been changed since. Go back, and write the rest anew."]}
            return False
        return True


def _day(typed: Typed, today: date) -> date:
    return today - timedelta(days=1) if one(typed, WHEN) == YESTERDAY else today
