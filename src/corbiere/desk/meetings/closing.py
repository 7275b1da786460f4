"""Closing a meeting: for each child, what must be set before it is closed, by which clause, and where that is done."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst

from corbiere.desk.addresses import entry_address
from corbiere.desk.components.words import counted, day_in_words
from corbiere.desk.meetings import open_drafts, prefill
from corbiere.desk.meetings.room import Room, Seat
from corbiere.desk.record.display import label_of
from corbiere.protection.entries.conferences import ConferenceHeld, Decision, WhyPlanEnds
from corbiere.protection.entries.enquiries import StrategyOutcome
from corbiere.protection.how_often import how_often
from corbiere.protection.in_care import still_open, unanswered
from corbiere.protection.meetings import REVIEW as REVIEW_CONFERENCE
from corbiere.protection.registration import plan_running
from corbiere.protection.rulings.closing import review_limit
from corbiere.protection.rulings.conferences import FIRST_CORE_GROUP
from corbiere.statute.calendar import WORKING_DAYS

Body = dict[str, Any]
NOT_SET = "Not set yet"
GO_ON = "Go on with your draft for {}"
IN_CARE = ("ISS-2-3",)
FIRST, REVIEW = "The first core group", "The next review conference"
PLAN_GOES_ON = (Decision.PLAN.value, Decision.CONTINUE.value)


class Check(NamedTuple):
    """One thing to be set. `said` is what was set, or what is wanted; `href` is where it is done."""

    what: str
    done: bool
    said: str
    cites: tuple[str, ...]
    href: str


class Decided(NamedTuple):
    """What was decided for a child: by whom, in short and in plain words; or that it is not decided yet.

    `in_care` is the form that ends the plan because the child is looked after (ISS-2-3); `draft`: where the viewer goes on with theirs.
    """

    seat: Seat
    href: str
    outcome: str
    by: str
    day: date | None
    plain: str
    why: str
    dissent: list[tuple[str, str, str]]
    entry: str
    checks: list[Check]
    in_care: str = ""
    draft: str = ""

    @property
    def act(self) -> str:
        return GO_ON.format(self.seat.called) if self.draft else self.seat.meeting.type.ending.act.format(child=self.seat.called)

    @property
    def is_closed(self) -> bool:
        return all(check.done for check in self.checks)


def decisions(room: Room, names: dict[UUID, str]) -> list[Decided]:
    begun = open_drafts.of_room(room)
    return [_decided(room, seat, names, begun.get(seat.subject, "")) for seat in room.seats]


def _decided(room: Room, seat: Seat, names: dict[UUID, str], draft: str) -> Decided:
    held = seat.meeting.held
    may = bool(seat.meeting.type.family.held) and seat.may(seat.meeting.type.family.held)
    href = (draft or prefill.address(room, seat.subject)) if may else ""
    body: Body = held.body if held else {}
    dissent = [(one["who"], one["about"], one["why"]) for one in body.get("disagreements", ())]
    return Decided(
        seat=seat,
        href=href,
        outcome=_outcome(body),
        by=names.get(held.practitioner, "") if held and held.practitioner else "",
        day=held.happened if held else None,
        plain=body.get("in_plain_words", ""),
        why=body.get("why", ""),
        dissent=dissent,
        entry=entry_address(held.id) if held else "",
        checks=list(_checks(room, seat, body, names, reverse("desk:correct", args=[held.id]) if held else href)),
        in_care=prefill.address_in_care(room, seat.subject) if may and held is None and _reviews_plan(seat) else "",
        draft=draft,
    )


def _reviews_plan(seat: Seat) -> bool:
    return seat.meeting.type is REVIEW_CONFERENCE


def _outcome(body: Body) -> str:
    value = body.get("outcome")
    for choices in (Decision, StrategyOutcome):
        if value in {choice.value for choice in choices}:
            return label_of(choices, value)
    return "Written up" if body else ""


def _checks(room: Room, seat: Seat, body: Body, names: dict[UUID, str], there: str) -> Iterator[Check]:
    """`there` is the form in which it is set."""
    held = seat.meeting.held
    ending = seat.meeting.type.ending
    yield Check(ending.done, held is not None, _outcome(body) or ending.not_yet, ending.cites, there)
    limits = _limits(seat)
    for what, wanted, said, cites in _asked_of(seat, body, names):
        if wanted:
            yield Check(what, bool(said), said or limits.get(what, NOT_SET), cites, there)
    unnoted = [point.name for point in seat.meeting.unnoted]
    if seat.meeting.type.locked:
        said = "Each has a note" if not unnoted else f"Nothing is written yet under: {'; '.join(unnoted)}"
        cites = tuple(dict.fromkeys(cite for point in seat.meeting.type.locked for cite in point.cites))
        yield Check("The points that must be spoken of", not unnoted, said, cites, room.page("hold/"))


def _limits(seat: Seat) -> dict[str, str]:
    """What is still to be set, with the day by which."""
    day = seat.meeting.day
    if day is None or seat.meeting.type.family.held != "conference-held":
        return {}
    decision = Decision.CONTINUE if seat.meeting.type.answer == "review" else Decision.PLAN
    review = review_limit(decision, day)
    found = {FIRST: f"{NOT_SET}: {day_in_words(WORKING_DAYS.after(day, FIRST_CORE_GROUP), day)} at the latest"}
    if review:
        duty, last = review
        said = "at the latest (a default)" if duty.default else "at the latest"
        found[REVIEW] = f"{NOT_SET}: {day_in_words(last, day)} {said}"
    return found


Asked = tuple[str, bool, str, tuple[str, ...]]


def _asked_of(seat: Seat, body: Body, names: dict[UUID, str]) -> Iterable[Asked]:
    """What this type of meeting settles. What is not decided yet is asked for as if a plan were."""
    return _BY_KIND.get(seat.meeting.type.family.held, _nothing)(seat, body, names)


def _nothing(seat: Seat, body: Body, names: dict[UUID, str]) -> Iterable[Asked]:
    return ()


def _conference(seat: Seat, body: Body, names: dict[UUID, str]) -> Iterable[Asked]:
    begins = body.get("outcome", Decision.PLAN.value) == Decision.PLAN.value and seat.meeting.type.answer != "review"
    over = seat.meeting.held and plan_running(seat.lines, seat.meeting.held.happened) is None
    runs = body.get("outcome", Decision.PLAN.value) in PLAN_GOES_ON and not over
    lead = body.get("lead_social_worker")
    group = [*body.get("core_group", ()), *body.get("family_group", ())]
    yield "The lead social worker", begins, _name(lead, names), ("CPP-82", "CPP-1")
    yield "Their manager", begins, _name(body.get("lead_manager"), names), ("CPP-12",)
    yield "The core group", begins, counted(len(group), "member") if group else "", ("CPP-12", "CPP-4")
    yield FIRST, begins, _first_core_group(seat, body), ("CPP-15", "CPP-19")
    yield "The next core groups", runs and not begins, _days(body.get("next_core_groups", ()), seat), ("CPP-22",)
    yield "How often core groups meet", begins, _every(body.get("core_group_days")), ("CPP-18", "CPP-20")
    yield "How often the child is seen", runs, *_visits(seat)
    yield "What happens if nothing changes", begins, body.get("contingency", ""), ("CPP-54", "CPP-64")
    yield REVIEW, runs, _days([body["next_review"]], seat) if body.get("next_review") else "", ("ISS-3-3",)
    in_care = body.get("why_ended") == WhyPlanEnds.LOOKED_AFTER
    yield "What their care answers", in_care and bool(_left(seat)), _in_care(seat), IN_CARE
    yield "What the child says", not seat.person.unborn, "Written down" if body.get("views") else "", ("CPP-49", "CPP-68")
    yield "How to complain", True, "They were told" if body.get("complaints_told") else "", ("ISS-7-C10",)
    yield "The decision in words for the family", True, "Written" if body.get("in_plain_words") else "", ("ISS-3-3",)


def _left(seat: Seat) -> list[str]:
    """What the plan left open as the conference met."""
    held = seat.meeting.held
    return still_open([line for line in seat.lines if held is None or line.happened <= held.happened])


def _in_care(seat: Seat) -> str:
    """Whether each danger that is left is answered or has its reason."""
    line = seat.meeting.held
    held = ConferenceHeld.read(line.body, line.version) if line else None
    return "Each danger has its answer, or a reason" if held and not unanswered(held, seat.lines) else ""


def _core_group(seat: Seat, body: Body, names: dict[UUID, str]) -> Iterable[Asked]:
    yield "Progress on each outcome", True, _count(body, "progress", "outcome"), ("CPP-62", "CPP-34")
    yield "Who does what, by when", True, _count(body, "actions", "action"), ("CPP-29", "PS-4.1")
    yield "Who sees the child and the family", True, f"{len(body['contacts'])} agreed" if body.get("contacts") else "", ("CPP-37",)
    yield "What the child says", not seat.person.unborn, "Written down" if body.get("views") else "", ("CPP-68", "CPP-86")
    dissent = "Written down" if body.get("disagreements") else "Everybody agreed" if body.get("all_agreed") else ""
    yield "Who disagreed, or that nobody did", True, dissent, ("CPP-99", "CPP-77")
    yield "The days of the next meetings", True, _days(body.get("next_meetings", ()), seat), ("CPP-21",)


_BY_KIND: dict[str, Callable[[Seat, Body, dict[UUID, str]], Iterable[Asked]]] = {
    "conference-held": _conference,
    "core-group-held": _core_group,
}


def _name(id: str | None, names: dict[UUID, str]) -> str:
    return (names.get(UUID(id)) or "Named") if id else ""


def _first_core_group(seat: Seat, body: Body) -> str:
    """Its day; the limit is said where it is still to be set, and a day beyond it does not count as set."""
    held = seat.meeting.held
    if not body.get("first_core_group") or held is None:
        return ""
    day, last = date.fromisoformat(body["first_core_group"]), WORKING_DAYS.after(held.happened, FIRST_CORE_GROUP)
    return f"{day_in_words(day, held.happened)}, within ten working days ({day_in_words(last, held.happened)})" if day <= last else ""


def _count(body: Body, name: str, noun: str) -> str:
    return counted(len(body[name]), noun) if body.get(name) else ""


def _days(days: Iterable[str], seat: Seat) -> str:
    asked = seat.meeting.day or date.max
    return ", ".join(day_in_words(date.fromisoformat(day), asked) for day in days)


def _every(days: int | None) -> str:
    return f"Every {days} days" if days else ""


def _visits(seat: Seat) -> tuple[str, tuple[str, ...]]:
    """In the words of the plan and the letter, with the clause that gives the number."""
    held = seat.meeting.held
    seen = how_often(ConferenceHeld.read(held.body, held.version)) if held else None
    return (capfirst(seen.said), (seen.clause,)) if seen else ("", ("CPP-88", "CPP-90"))


def named_in(room: Room) -> set[UUID]:
    """The practitioners whom the decisions name."""
    found = set()
    for seat in room.seats:
        if held := seat.meeting.held:
            ids = [held.body.get(name) for name in ("lead_social_worker", "lead_manager")]
            found |= {UUID(id) for id in ids if id} | ({held.practitioner} if held.practitioner else set())
    return found
