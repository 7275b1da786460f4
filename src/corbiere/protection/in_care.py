"""Points left open by a plan ending because the child is looked after, and what in care answers them (ISS-2-3). Pure."""

from collections.abc import Sequence

from corbiere.ledger.record import Line
from corbiere.plans.parts import Progress
from corbiere.plans.progress import progress
from corbiere.plans.versions import Version, current
from corbiere.protection import planning
from corbiere.protection.entries.conferences import ConferenceHeld, Decision, WhyPlanEnds
from corbiere.protection.entries.parts import AnsweredInCare


def still_open(lines: Sequence[Line]) -> list[str]:
    """In words, what the child's plan must still keep them safe from, and what is to be better and is not done yet.

    A plan that says neither leaves its main form of harm open.
    """
    found = planning.versions(lines)
    version = current(found)
    if version is None:
        return []
    plan = planning.holds(version)
    named = [danger.what for danger in plan.safe_from] + _not_done(lines, found, version)
    return list(dict.fromkeys(named)) or ([plan.harm.label] if plan.harm else [])


def _not_done(lines: Sequence[Line], found: Sequence[Version], version: Version) -> list[str]:
    steps = progress(found, planning.spoken(lines))
    last = {mark: said[-1].value for mark, said in steps.items()}
    return [one.what for one in version.holds.outcomes if last.get(one.known_as) != Progress.DONE.value]


def ends_in_care(held: ConferenceHeld) -> bool:
    return held.outcome is Decision.END and held.why_ended is WhyPlanEnds.LOOKED_AFTER


def unanswered(held: ConferenceHeld, lines: Sequence[Line]) -> list[str]:
    """Points still open, neither answered in the child's care nor left with a reason."""
    said = {_words(one.danger) for one in held.answered_in_care}
    return [one for one in still_open(lines) if _words(one) not in said]


def taken_into_care(lines: Sequence[Line]) -> list[AnsweredInCare]:
    """Answers in care from the conference that ended the last plan, where care was why."""
    held = next((line for line in reversed(lines) if line.kind == ConferenceHeld.kind), None)
    if held is None or held.body.get("outcome") != Decision.END:
        return []
    ended = ConferenceHeld.read(held.body, held.version)
    return ended.answered_in_care if ends_in_care(ended) else []


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
