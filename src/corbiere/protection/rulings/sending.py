"""Before the notes of a meeting go out: what it was to settle is settled, the chair agrees, and how each copy travels is said."""

from collections.abc import Iterator
from typing import NamedTuple

from corbiere.ledger.entry import Body
from corbiere.ledger.imports import not_now
from corbiere.ledger.rulings import Asked, Line, Ruling, ruling, should
from corbiere.meetings.rulings import its_meeting
from corbiere.protection.entries import ConferenceMinutesCirculated, CoreGroupNotesCirculated
from corbiere.protection.entries.conferences import ConferenceType, Decision
from corbiere.protection.registration import plan_running

Circulated = ConferenceMinutesCirculated | CoreGroupNotesCirculated
PLAN_GOES_ON = (Decision.PLAN, Decision.CONTINUE)


class Unset(NamedTuple):
    """What a meeting was to settle and did not, in words, and the clause that asks for it."""

    what: str
    clause: str


VIEWS = Unset("what the child says", "CPP-68")  # of one who is born
# fmt: off
OF_CONFERENCE = (
    ("views", VIEWS),
    ("complaints_told", Unset("how the family can complain", "ISS-7-C10")),
    ("in_plain_words", Unset("the decision in words for the family", "CPP-69")),
)
OF_CORE_GROUP = (
    ("progress", Unset("how each outcome is coming along", "CPP-62")),
    ("actions", Unset("who does what, by when", "CPP-29")),
    ("contacts", Unset("who sees the child and the family", "CPP-37")),
    ("views", VIEWS),
)
# fmt: on


def unset(held: Line, first: bool) -> Iterator[Unset]:
    """What the entry that closed a meeting leaves open. `first`: it was the first core group of a plan."""
    body = held.body
    if held.kind == "conference-held":
        yield from _dates_of_conference(body)
        yield from (said for name, said in OF_CONFERENCE if not body.get(name))
    else:
        if first and not body.get("next_meetings"):
            yield Unset("the days of the next core groups", "CPP-21")
        yield from (said for name, said in OF_CORE_GROUP if not body.get(name) and not (first and name == "progress"))
        if not body.get("disagreements") and body.get("all_agreed") is None:
            yield Unset("who disagreed, or that nobody did", "CPP-99")


def _dates_of_conference(body: Body) -> Iterator[Unset]:
    review = body.get("type") == ConferenceType.REVIEW
    if body.get("outcome") in PLAN_GOES_ON and not body.get("next_review"):
        yield Unset("the day of the next review", "ISS-3-3")
    if review and body.get("outcome") == Decision.CONTINUE and not body.get("next_core_groups"):
        yield Unset("the days of the next core groups", "CPP-22")


@ruling(ConferenceMinutesCirculated, CoreGroupNotesCirculated)
def may_send_before_closing(asked: Asked, entry: Circulated) -> Ruling | None:
    """ISS-A-7, CPP-21, CPP-22: what the meeting was to settle, its days above all, is set before its notes first go out."""
    found = its_meeting(asked, entry.of)
    if found is None or found.held is None or found.sendings or not_now(asked):
        return None
    left = [one for one in unset(found.held, _is_first(asked, found.held)) if one != VIEWS or asked.standing.born]
    listed = "; ".join(one.what for one in left)
    why = f"The meeting is not closed yet: {listed}. Set it on its Close page, or write why the notes go out without it."
    return should(not left, why, left[0].clause if left else "ISS-A-7", "of")


def _is_first(asked: Asked, held: Line) -> bool:
    """Whether no core group met on this plan before it."""
    running = plan_running(asked.standing.lines, held.happened)
    before = [line for line in asked.standing.of_kind("core-group-held", upto=held.happened) if line.root != held.root]
    return running is not None and not any(line.happened >= running.begins for line in before)


@ruling(ConferenceMinutesCirculated)
def may_send_before_chair_agrees(asked: Asked, entry: ConferenceMinutesCirculated) -> Ruling | None:
    """ISS-A-7: minutes are proper once the chair has agreed them. Who agreed them once need not do so for each later copy."""
    why = "The chair has not agreed these minutes. Tick that they have, or write why the minutes go out before that."
    return should(entry.agreed_by_chair is True or _agreed_before(asked, entry) or not_now(asked), why, "ISS-A-7", "agreed_by_chair")


def _agreed_before(asked: Asked, entry: ConferenceMinutesCirculated) -> bool:
    sent = asked.standing.of_kind(entry.kind, upto=asked.happened)
    return any(line.body.get("of") == str(entry.of) and line.body.get("agreed_by_chair") for line in sent)
