"""Acts of a carer, each on one short page: the day, a worry, a question, something to be proud of, that the child is missing, or back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID, uuid4

from corbiere.access.viewing import Viewer
from corbiere.care.entries.daily import ASKED, DAY, WORRY
from corbiere.care.entries.life_story import AchievementNoted
from corbiere.care.pages.carers.page import BACK, GONE, KnownChild
from corbiere.desk.forms.binding import FormState, shown
from corbiere.desk.forms.bound_fields import BoundQuestion, summary
from corbiere.desk.forms.entry_form import CorrectionReason
from corbiere.desk.forms.form_data import Typed, added, is_answered, one, removed, spread
from corbiere.desk.forms.parsing import GENERAL, Faults, read_entry
from corbiere.desk.forms.questions import Control, Option, Question, questions_of
from corbiere.desk.forms.recording import written
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing

WHEN, KEY, TODAY, YESTERDAY = "when", "key", "today", "yesterday"


@dataclass(frozen=True, kw_only=True)
class CarersAct:
    """One thing that a carer writes: the kind, what is asked at once, what is folded below, and what stands above and on the button.
    `of_now`: no day is asked for."""

    kind: str
    called: str
    sends: str
    first: tuple[str, ...]
    more: tuple[str, ...] = ()
    says: str = ""
    done: str
    of_now: bool = False

    @property
    def model(self) -> type[Entry]:
        return kind_called(self.kind)


ACTS: Mapping[str, CarersAct] = {
    "day": CarersAct(
        kind=DAY,
        called="How was the day, or the night?",
        sends="Save",
        first=("said", "did", "well", "worry"),
        more=("hurt_or_ill", "medicines", "ate", "slept", "family_with", "family_went", "school"),
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
        of_now=True,
    ),
    "ask": CarersAct(
        kind=ASKED,
        called="Ask whether something may be",
        sends="Ask their worker",
        first=("asks", "child_says", "by"),
        says="What you may decide yourself stands on the child’s page. For anything else, ask here: the answer comes to the same page.",
        done="Their worker has been asked. The answer comes here.",
        of_now=True,
    ),
    "proud": CarersAct(
        kind=AchievementNoted.kind,
        called="Something to be proud of",
        sends="Save",
        first=("what", "says", "marked"),
        done="It is written down, for their life story too.",
    ),
    "missing": CarersAct(
        kind=GONE,
        called="The child is missing",
        sends="Tell their worker now",
        first=("last_seen", "police", "looks", "danger"),
        says="Ring the police first: 999. Then write here; their worker and the manager see it at once.",
        done="Their worker and the manager see now that the child is missing. Ring them too.",
        of_now=True,
    ),
    "back": CarersAct(
        kind=BACK,
        called="The child is back",
        sends="Tell their worker now",
        first=("where", "safe"),
        done="Their worker and the manager see now that the child is back.",
    ),
}
ACT_OF = {act.kind: name for name, act in ACTS.items()}
DAYS = Question(WHEN, WHEN, Control.CHOICE, "Which day?", options=(Option(TODAY, "Today"), Option(YESTERDAY, "Yesterday")))


@dataclass
class CarersForm:
    """A form of one act, with what was typed and what is wrong. `corrects` is what the carer wrote before, and puts right."""

    act: CarersAct
    child: KnownChild
    corrects: Line | None = None
    typed: Typed = field(default_factory=dict)
    faults: Faults = field(default_factory=dict)
    item_pressed: bool = False

    def begun(self) -> "CarersForm":
        """Empty; or with what was written before."""
        before = spread(questions_of(self.act.model), self.corrects.body) if self.corrects else {}
        self.typed = {**before, KEY: [str(uuid4())], WHEN: [TODAY]}
        return self

    @cached_property
    def _asked(self) -> dict[str, Question]:
        """Without the clauses, whose pages are closed to them."""
        asked = (*questions_of(self.act.model), *questions_of(CorrectionReason))
        return {question.key: replace(question.of(self.child.called), cites=()) for question in asked}

    def _shown(self, names: Sequence[str]) -> list[BoundQuestion]:
        return shown([self._asked[name] for name in names], FormState(self.typed, self.faults))

    @cached_property
    def fields(self) -> list[BoundQuestion]:
        return self._shown((*(question.key for question in questions_of(CorrectionReason) if self.corrects), *self.act.first))

    @cached_property
    def more(self) -> list[BoundQuestion]:
        return self._shown(self.act.more)

    @cached_property
    def when(self) -> list[BoundQuestion]:
        """Not asked of what stays on its day."""
        return [] if self.act.of_now or self.corrects else shown([DAYS], FormState(self.typed, self.faults))

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
        return self.item_pressed or any(question.faults or is_answered(self.typed, question.name) for question in self.more)

    def pressed(self, button: Mapping[str, str]) -> bool:
        """One medicine more, or one less."""
        if name := button.get("add"):
            self.typed = added(self.typed, name)
        elif name := button.get("remove"):
            self.typed = removed(self.typed, name)
        self.item_pressed = bool(name)
        return self.item_pressed

    def recorded(self, viewer: Viewer) -> bool:
        """Writes it; or says at each question what is wrong, and loses nothing. A correction that says what stands was sent before."""
        entry, self.faults = read_entry(self.act.model, self.typed)
        why, wrong = read_entry(CorrectionReason, self.typed) if self.corrects else (None, {})
        self.faults |= wrong
        if entry is None or wrong:
            return False
        if self.corrects and dict(self.corrects.body) == entry.body():
            return True
        try:
            written([self._writing(entry, why.correcting if why else "", viewer.on)], viewer, f"{self.child.id}-{self.key}")
        except NotRecorded as fault:
            self.faults = {told.field or GENERAL: [told.why] for told in (*fault.refusals, *fault.wanted)}
            return False
        except KeyTaken:
            self.faults = {GENERAL: ["This was sent before, and has been changed since. Go back, and write the rest anew."]}
            return False
        return True

    def _writing(self, entry: Entry, why: str, today: date) -> Writing:
        before = self.corrects
        if before is None:
            return Writing(entry=entry, about=self.child.id, happened=_day(self.typed, today))
        return Writing(entry=entry, about=self.child.id, happened=before.happened, time=before.time, replaces=before.id, why=why)


def _day(typed: Typed, today: date) -> date:
    return today - timedelta(days=1) if one(typed, WHEN) == YESTERDAY else today


def to_correct(lines: Sequence[Line], root: UUID, act: str, who: UUID) -> Line | None:
    """The note that a carer wrote themselves, and may put right."""
    return next((line for line in lines if line.root == root and line.practitioner == who and ACT_OF.get(line.kind) == act), None)
