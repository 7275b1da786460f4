"""Changes for a child while a plan of help runs, each of which may call for a review before its day (Guidance 136, 140). Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.wellbeing.entries.plan_course import EarlyReviewConsidered
from corbiere.wellbeing.entries.plans import HelpActionNoted
from corbiere.wellbeing.help_plan import AGREED, REVIEWED, ends, of_help
from corbiere.wellbeing.leading import TRANSFERRED

# What changes the level, the household, the school, the risk, or is an incident: in words, and where it was so.
TOLD: dict[str, str] = {
    "assessment-completed": "the child’s needs were assessed anew",
    "concern-received": "there is a new worry",
    "significant-incident": "there was an incident",
    "child-missing": "the child was missing",
    "hospital-admitted": "the child was taken to hospital",
    "address-noted": "the child lives elsewhere",
    "household-joined": "somebody joined the household",
    "relationship-ended": "a tie of the family ended",
    "network-member-noted": "somebody was added to the child’s network",
    "care-started": "the child came into care",
    "care-ended": "the child left care",
}


class Change(NamedTuple):
    """One change, in words, by the entry that tells of it."""

    line: Line
    words: str


class Course(NamedTuple):
    """As a plan of help runs: the changes that nobody has considered, and the urgent transfer that no review followed."""

    changes: list[Change]
    passed_on: Line | None


@folded
def course(lines: Sequence[Line]) -> Course:
    changes: list[Change] = []
    passed_on, runs = None, False
    for line in lines:
        if line.kind in (AGREED, REVIEWED) and of_help(line):
            changes, passed_on, runs = [], None, True
        elif ends(line):
            changes, passed_on, runs = [], None, False
        elif line.kind == EarlyReviewConsidered.kind:
            changes = []
        elif runs and line.kind == TRANSFERRED and line.body.get("at_once"):
            passed_on = line
        elif runs and (words := _told(line)):
            changes.append(Change(line, words))
    return Course(changes, passed_on)


def _told(line: Line) -> str:
    if line.kind != HelpActionNoted.kind:
        return TOLD.get(line.kind, "")
    if line.body.get("doing") == "cannot":
        return f"“{line.body['what']}” is no longer given"
    return f"a service is short with “{line.body['what']}”" if line.body.get("short_effect") else ""
