"""Measures of worries: how soon they are decided on, taken on and answered, and how often they come again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corbiere.access.viewing import MANAGES, Viewer
from corbiere.agencies import taking
from corbiere.agencies.entries import Role
from corbiere.front_door.clock import decide_by, tell_by
from corbiere.front_door.entries import ConcernDecided, ConcernReceived
from corbiere.front_door.entries.concerns import ConcernFrom
from corbiere.front_door.worries import KINDS, WorryInHand, worries_of
from corbiere.insight.dataset import ChildHistory, Dataset, Reads, once
from corbiere.insight.measure import (
    FROM_ENGLAND,
    OUR_OWN,
    Breakdown,
    Measure,
    MeasureAnswer,
    MeasureOutcome,
    MeasureSet,
    OfOneChild,
    Part,
    by_its_day,
    declare,
)
from corbiere.people.needs import LevelOfNeed
from corbiere.statute.calendar import WORKING_DAYS, in_words, months_after

TAKEN_ON_IN = 1  # working days: the default of worry.taken-on
AGAIN_WITHIN = 12  # months
NOT_SAID = "Not recorded"


def answers_for_the_hub(viewer: Viewer) -> bool:
    """Whether they manage it: every worry comes to them as it is, and so every number may."""
    return Role.HUB in viewer.roles and MANAGES in viewer.roles


HUB = MeasureSet(
    name="front-door",
    called="Worries at the front door",
    says="How soon the Children and Families Hub decides on a worry, who takes on what follows, and who hears of it.",
    category="concern",
    whole=answers_for_the_hub,
    own=lambda viewer: Role.HUB in viewer.roles,
)
READS = Reads(
    begins=(ConcernReceived.kind,),
    kinds=frozenset({*KINDS, *taking.READS, ConcernReceived.kind, ConcernDecided.kind, "born"}),
    duties=(),
    days=30,
)
AGAIN = READS._replace(days=370)


@dataclass(frozen=True, slots=True)
class CountedWorry(OfOneChild):
    """A worry of a child; `before` is the day of the last one before it."""

    held: WorryInHand | None = None
    before: date | None = None

    @property
    def decided(self) -> date | None:
        return self.held.decided.happened if self.held and self.held.decided else None

    def by(self, outcome: MeasureOutcome) -> dict[str, tuple[Part, ...]]:
        """By the level that the decision gave and by whom it came from."""
        body = self.held.decided.body if self.held and self.held.decided else {}
        level = LevelOfNeed(body["level"]).label if body.get("level") else NOT_SAID
        return {"level": ((level, outcome),), "source": ((self.called or NOT_SAID, outcome),)}


@once
def worries(world: Dataset) -> list[CountedWorry]:
    return [worry for child, held in world.children.items() for worry in _of_child(child, held)]


def _of_child(child: UUID, held: ChildHistory) -> Iterator[CountedWorry]:
    before: date | None = None
    for one in worries_of(held.lines):
        source = one.line.body.get("from")
        yield CountedWorry(child, one.line.id, one.line.happened, ConcernFrom(source).label if source else "", one, before)
        before = one.line.happened


def decided_worries(world: Dataset) -> list[CountedWorry]:
    return [one for one in worries(world) if one.decided]


def worries_to_tell(world: Dataset) -> list[CountedWorry]:
    """Worries on which somebody else decided than whoever raised them."""
    return [one for one in decided_worries(world) if one.held and not one.held.decided_at_once]


def followed_worries(world: Dataset) -> list[CountedWorry]:
    """Worries after which somebody has a next step."""
    return [one for one in decided_worries(world) if one.held and one.held.step]


def decided_in_time(worry: CountedWorry, on: date) -> MeasureAnswer:
    """WT-167-1. By the level that was decided and by whom it came from."""
    outcome, why = by_its_day(decide_by(worry.day), worry.decided, on, "decided on")
    return MeasureAnswer(outcome, why, worry.by(outcome))


def taken_on_in_time(worry: CountedWorry, on: date) -> MeasureAnswer:
    """WT-167-1. By accepting it, or by seeing to it without being asked."""
    step = worry.held.step if worry.held else None
    assert step, "somebody has the next step"
    outcome, why = by_its_day(WORKING_DAYS.after(step.since, TAKEN_ON_IN), step.taken_on or step.ended, on, "taken on")
    return MeasureAnswer(outcome, why, worry.by(outcome))


def referrer_told_in_time(worry: CountedWorry, on: date) -> MeasureAnswer:
    """WT-167-1. Counted from the decision."""
    assert worry.decided
    assert worry.held
    outcome, why = by_its_day(tell_by(worry.decided), worry.held.told_on, on, "told")
    return MeasureAnswer(outcome, why, worry.by(outcome))


def came_again(worry: CountedWorry, on: date) -> MeasureAnswer:
    """WT-167-1. Another worry about the same child in the twelve months before."""
    again = worry.before is not None and months_after(worry.before, AGAIN_WITHIN) >= worry.day
    outcome = MeasureOutcome.YES if again else MeasureOutcome.NO
    said = f"The last before it came on {in_words(worry.before)}." if worry.before else "No worry came before it in that time."
    return MeasureAnswer(outcome, said, worry.by(outcome))


BY = (Breakdown("level", "By the level of need that was decided"), Breakdown("source", "By whom the worry came from"))
WORRIES = ("worry", "worries")

declare(
    Measure(
        id="worries-decided-in-time",
        of=HUB,
        clause="WT-167-1",
        called="Worries decided on in time",
        unit=WORRIES,
        reads=READS,
        finds=worries,
        says=decided_in_time,
        numerator="Worries that were decided on by the next working day.",
        denominator="Worries about a child that came in the quarter. One that waits past its day is late, decided or not.",
        breakdowns=BY,
        readings=(
            "A decision that names no worry answers every worry that came before it.",
            "A strategy discussion that is opened together with the worry, as from the page of a plan, is decided that day.",
        ),
        default=FROM_ENGLAND,
    ),
    Measure(
        id="worries-taken-on-in-time",
        of=HUB,
        clause="WT-167-1",
        called="Next steps taken on in time",
        unit=("next step", "next steps"),
        reads=READS,
        finds=followed_worries,
        says=taken_on_in_time,
        numerator="Next steps that somebody took on by the working day after the decision.",
        denominator="Worries that came in the quarter and whose decision asks somebody to go on.",
        breakdowns=BY,
        readings=("Whoever decides and takes it themselves has it that day. A decision of another system asks nobody: it is not counted.",),
        default=OUR_OWN,
    ),
    Measure(
        id="referrers-told-in-time",
        of=HUB,
        clause="WT-167-1",
        called="Whoever raised it told in time",
        unit=WORRIES,
        reads=READS,
        finds=worries_to_tell,
        says=referrer_told_in_time,
        numerator="Worries of which whoever raised them was told what came of it, within five working days of the decision.",
        denominator="Worries that came in the quarter and were decided on.",
        breakdowns=BY,
        readings=("Whoever decides on their own worry in one act, as from the page of a plan, knows what came of it: it is not counted.",),
        default=OUR_OWN,
    ),
    Measure(
        id="worries-that-came-again",
        of=HUB,
        clause="WT-167-1",
        called="Worries that came again",
        unit=WORRIES,
        reads=AGAIN,
        finds=worries,
        says=came_again,
        numerator="Worries about a child about whom another worry had come in the twelve months before.",
        denominator="Worries about a child that came in the quarter.",
        breakdowns=BY,
        readings=("Each worry counts by itself: the second of one week too.",),
        default="No source gives the twelve months: they are a default of our own.",
        better="fewer",
    ),
)
