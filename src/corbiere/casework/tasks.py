"""The work that casework brings somebody: days they planned, what other agencies were asked, and children to be told what came of it."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.agencies.work import work_on
from corbiere.casework.entries import AgencyAnswered, AgencyAsked, Planned, PlannedWhat
from corbiere.casework.telling import ViewsToldBack
from corbiere.ledger.record import Line
from corbiere.statute.calendar import in_words
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work import owed, roles, waiting, workload
from corbiere.work.childs_voice import TELL_WITHIN, tell_by, to_tell
from corbiere.work.tasks import ASKED, Child, OwnDay, Task, declare_own_day

TOLD_WITHIN = f"They are told within {TELL_WITHIN} working days, which is a default."


def to_tell_back(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """WT-206-1, WT-gov-24: whoever heard a child tells them what came of it; where they work with the child no more, whoever leads.

    A child with whom nobody works any more is not waiting, nor one who died.
    """
    heard = to_tell(lines)
    if heard is None or not roles.held_on(lines, on).holders or any(line.kind == "died" for line in lines):
        return
    what, why = f"Tell {child.called} what came of what they said", f"They were heard on {in_words(heard.happened)}. {TOLD_WITHIN}"
    yield Task(
        child, what, tell_by(heard.happened), why, "should", ORDINARY_RANK, "default",
        kind=ViewsToldBack.kind, of=heard.root, whom=_still_works(lines, on, heard.practitioner),
    )  # fmt: skip


def to_answer(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """WT-209-2: what a child asked and nobody could answer waits until somebody tells them."""
    told = [line for line in lines if line.kind == ViewsToldBack.kind]
    answered = {line.body["of"] for line in told}
    for line in told if roles.held_on(lines, on).holders else ():
        open_ = [one["question"] for one in line.body.get("questions", ()) if not one.get("answer")]
        if open_ and str(line.root) not in answered:
            why = f"{child.called} asked on {in_words(line.happened)}, and has no answer yet: “{open_[0]}”"
            whom = _still_works(lines, on, line.practitioner)
            yield Task(
                child, f"Answer what {child.called} asked", line.happened, why, ASKED, ORDINARY_RANK,
                kind=ViewsToldBack.kind, of=line.root, whom=whom,
            )  # fmt: skip


def _still_works(lines: Sequence[Line], on: date, practitioner: UUID | None) -> UUID | None:
    return practitioner if any(held.practitioner == practitioner and held.on(on) for held in work_on(lines, on).all()) else None


def waits_to_be_told(lines: Sequence[Line], on: date) -> bool:
    """Whether a child has waited longer than they should to be told what came of what they said."""
    heard = to_tell(lines)
    return heard is not None and tell_by(heard.happened) < on


declare_own_day(OwnDay(Planned.kind, day="for", what="what", offered=tuple(PlannedWhat)))
workload.declare(waiting.OpenQuestion(asked=AgencyAsked.kind, answered=AgencyAnswered.kind))
workload.declare(workload.Tally("not told back", "Not told back in time", waits_to_be_told))
TELLS = frozenset({roles.LEAD, roles.DUTY})
owed.declare(owed.BesideTheLaw(to_tell_back, TELLS))
owed.declare(owed.BesideTheLaw(to_answer, TELLS))
