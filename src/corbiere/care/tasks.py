"""The work that a child in care brings whoever leads it: what follows from coming into care, from a move, and from having been missing."""

from collections.abc import Iterator, Sequence
from datetime import date

from corbiere.agencies.work import work_on
from corbiere.care.entries.family_time import FamilyTimeArranged
from corbiere.care.entries.knowing import ConnectedCarersExplored
from corbiere.care.entries.missing import ReturnInterviewOffered, TalkAnswer
from corbiere.care.entries.moves import DisruptionConsidered, HomeMoveTold
from corbiere.care.entries.telling import (
    AdvocacyInformationGiven,
    AdvocacyWish,
    CareExplained,
    CarePaperworkGiven,
    WorkerContactGiven,
)
from corbiere.care.episodes import Home, entry_of, home_on, homes, in_care_on, statuses
from corbiere.care.placement_meeting import PLACEMENT_MEETING
from corbiere.care.stays import STARTED, staying_on, stays
from corbiere.ledger.record import Line
from corbiere.statute.calendar import WORKING_DAYS, days_after, in_words
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.statute.states import Span
from corbiere.work import owed
from corbiere.work.roles import DUTY, LEAD
from corbiere.work.tasks import ASKED, Child, Task

LEADERS = frozenset({LEAD, DUTY})
SAFETY, SOON = 1, 2
ENGLAND = "working days, a default from the Care Planning, Placement and Case Review (England) Regulations 2010."
# Defaults, in working days: no Jersey source gives a number.
MEETING_WITHIN = 5  # England, regulation 9: where a home could not be planned before
TOLD_WITHIN = 5  # England, regulation 14: after a move in an emergency
TALKED_WITHIN = 3  # days: England's guidance on children who run away or go missing says 72 hours after they are back
FIRST_STEPS = 10  # to explain, to ask the family, to give the papers: ours
LOOKS_AT_PLAN = ("conference-held", "conference-arranged", "early-review-requested")
AT_HOME = ("with-own-parents", "young-offender-institution-or-prison")


def began_here(span: Span, lines: Sequence[Line]) -> bool:
    """Whether it was written down here that care began. Of a past that was brought in nobody owes the first steps."""
    began = entry_of(span, lines)
    return began is not None and "why" in began.body and not began.brought_in


def coming_into_care(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-368-2, PS-5.5, PS-5.12, PS-5.13: what everybody who comes into care is owed once, and again each time they come."""
    span = in_care_on(lines, on)
    if span is None:
        return
    yield from _to_write_down(child, span, lines)
    since = [line for line in lines if span.begins <= line.happened <= on]
    yield from _advocate(child, since)
    yield from _not_signed(child, lines, since)
    if not began_here(span, lines):
        return
    due = WORKING_DAYS.after(span.begins, FIRST_STEPS)
    for kind, what, why, rank in FIRST:
        if not any(line.kind == kind for line in since):
            yield Task(child, what.format(name=child.called), due, f"{why} {TEN_DAYS}", "should", rank, "default", kind=kind)


TEN_DAYS = f"Within {FIRST_STEPS} working days of coming into care, which is a default: no source gives a number."
SINCE_THEN = f"Within {FIRST_STEPS} working days, which is a default: no source gives a number."
FIRST = (
    (CareExplained.kind, "Explain to {name} why they are in care", "A child knows why, in words that they understand (PS-5.5).", SOON),
    (
        ConnectedCarersExplored.kind,
        "Ask who of {name}’s family and friends could care for them",
        "Family and friends are asked first (PS-5.5).",
        SOON,
    ),
    (
        AdvocacyInformationGiven.kind,
        "Tell {name} about an advocate and Mind Of My Own",
        "Somebody can speak with and for them (PS-5.12).",
        ORDINARY_RANK,
    ),
    (
        CarePaperworkGiven.kind,
        "Give {name}’s parents the papers about coming into care",
        "Parents have on paper what it means (PS-5.13).",
        ORDINARY_RANK,
    ),
)


def away_for_a_night(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-368-2: until 24 hours have passed somebody says whether the child is home."""
    stay = staying_on(lines, on)
    if stay and stay.looked_after_from and in_care_on(lines, on) is None:
        at = f" at {stay.given.time:%H:%M}" if stay.given.time else ""
        why = f"They were given somewhere to stay on {in_words(stay.given.happened)}{at}. After more than 24 hours they are looked after."
        what = f"Is {child.called} home again?"
        yield Task(child, what, stay.looked_after_from, why, "must", SAFETY, "guidance", kind="accommodation-over", of=stay.given.root)


def _to_write_down(child: Child, span: Span, lines: Sequence[Line]) -> Iterator[Task]:
    """LAC-368-2: a stay that went on for more than 24 hours is care, and nobody has said under what, nor who agrees."""
    for stay in stays(lines):
        if stay.looked_after_from == span.begins and not any(line.kind == STARTED and line.happened >= span.begins for line in lines):
            why = "They have been away from home for more than 24 hours, and are looked after. Under what, and who agrees?"
            what = f"Write down how {child.called} came into care"
            yield Task(child, what, span.begins, why, "must", SAFETY, "guidance", kind=STARTED, of=stay.given.root)


def _advocate(child: Child, since: Sequence[Line]) -> Iterator[Task]:
    told = [line for line in since if line.kind == AdvocacyInformationGiven.kind]
    if told and told[-1].body.get("wish") == AdvocacyWish.WANTS and not told[-1].body.get("referred"):
        why = f"{child.called} would like one, and nobody has been asked yet (PS-5.12)."
        yield Task(
            child, f"Ask an advocate to meet {child.called}", told[-1].happened, why, ASKED, SOON, kind=AdvocacyInformationGiven.kind
        )


def _not_signed(child: Child, lines: Sequence[Line], since: Sequence[Line]) -> Iterator[Task]:
    """PS-5.6: while a child is accommodated, whoever agreed signs."""
    now = statuses(lines)[-1] if statuses(lines) else None
    if now is None or now.status != "accommodated":
        return
    answers = {one["who"]: one["answer"] for line in since for one in line.body.get("consents", ()) if line.happened >= now.since}
    waiting = sorted(who for who, answer in answers.items() if answer == "agreed")
    if waiting:
        why = f"They agreed, and have not signed: {', '.join(waiting)} (PS-5.6)."
        what = f"Have the agreement to {child.called}’s care signed"
        yield Task(child, what, now.since, why, ASKED, SOON, kind="care-consent-given")


def homes_and_moves(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """ISS-A-12, PS-5.3, PS-5.4: where a child lives is known, planned with those around them, and told to whoever must know."""
    span = in_care_on(lines, on)
    if span is None:
        return
    home = home_on(lines, on)
    if home is None and began_here(span, lines):
        why = f"{child.called} is looked after since {in_words(span.begins)}, and it is not on record where they live."
        yield Task(child, f"Write down where {child.called} lives", span.begins, why, "must", SAFETY, "standard", kind="placement-started")
    if home is not None and "sort" in home.started.body:
        yield from _of_home(child, home, lines, on)
    for left in homes(lines):
        if left.why_left.get("disrupted") and left.until and left.until >= span.begins:
            yield from _learned(child, left, lines)


def _of_home(child: Child, home: Home, lines: Sequence[Line], on: date) -> Iterator[Task]:
    since = [line for line in lines if home.since <= line.happened <= on]
    address = [line for line in since if line.kind == "address-noted" and line.body.get("sort") in ("placement", "custody", "school")]
    if not address and home.sort not in AT_HOME:
        why = "Its address is not on record, nor from whom it is to be kept."
        what = f"Write down the address of {child.called}’s home"
        yield Task(child, what, home.since, why, ASKED, SOON, kind="address-noted", of=None)
    yield from _planned(child, home, lines)
    told = [one for line in since if line.kind in (home.started.kind, HomeMoveTold.kind) for one in line.body.get("told", ())]
    if not any(one.get("on") or one.get("why_not") for one in told):
        due = WORKING_DAYS.after(home.since, TOLD_WITHIN)
        why = f"School, health, family and the reviewing officer are told. Within {TOLD_WITHIN} {ENGLAND}"
        what = f"Tell others that {child.called} has moved"
        yield Task(child, what, due, why, "should", ORDINARY_RANK, "default", kind=HomeMoveTold.kind, of=home.started.root)


def _planned(child: Child, home: Home, lines: Sequence[Line]) -> Iterator[Task]:
    """PS-5.3: before the move, or soon after one that could not wait. A meeting about this home is one after they left the last."""
    before = max((one.since for one in homes(lines) if one.since < home.since), default=date.min)
    held = PLACEMENT_MEETING.family
    if any(line.kind in (held.arranged, held.held) and line.happened > before for line in lines):
        return
    due = WORKING_DAYS.after(home.since, MEETING_WITHIN)
    why = f"Those around {child.called} plan the home together (PS-5.3). Within {MEETING_WITHIN} {ENGLAND}"
    what = f"Meet about {child.called}’s new home"
    yield Task(child, what, due, why, "should", SOON, "default", sort=PLACEMENT_MEETING.name, kind=held.arranged)


def _learned(child: Child, left: Home, lines: Sequence[Line]) -> Iterator[Task]:
    of = str(left.started.root)
    if left.until and not any(line.kind == DisruptionConsidered.kind and line.body.get("of") == of for line in lines):
        what = f"Look at why {child.called}’s last home ended"
        why = "It ended against the plan. What does the next home need, so that it lasts?"
        yield Task(child, what, left.until, why, ASKED, ORDINARY_RANK, kind=DisruptionConsidered.kind, of=left.started.root)


def family_time(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """PS-5.4, LAC-390-2: with whom a child in care stays in touch is arranged, and looked at again on the day that was set."""
    span = in_care_on(lines, on)
    if span is None:
        return
    arranged = [line for line in lines if line.kind == FamilyTimeArranged.kind and span.begins <= line.happened <= on]
    if not arranged and began_here(span, lines):
        due = WORKING_DAYS.after(span.begins, FIRST_STEPS)
        why = f"Their family and friends stay in their life, where that is good for them (PS-5.4). {TEN_DAYS}"
        yield Task(child, f"Arrange family time for {child.called}", due, why, "should", SOON, "default", kind=FamilyTimeArranged.kind)
    last = {line.body.get("person") or line.body["who"]: line for line in arranged}
    for line in last.values():
        if (again := line.body.get("look_again")) and date.fromisoformat(again) <= on:
            what = f"Look again at {child.called}’s time with {line.body['who']}"
            why = "It was to be looked at again on that day (PS-5.4)."
            yield Task(child, what, date.fromisoformat(again), why, ASKED, ORDINARY_RANK, kind=FamilyTimeArranged.kind, of=line.root)


def back_from_missing(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """PS-7.5: a child in care who is back is offered a talk, and has it, or it is said why not."""
    back = [line for line in lines if line.kind == "child-found" and line.happened <= on and in_care_on(lines, line.happened)]
    if not back or back[-1].brought_in or any(line.kind == "return-talk-held" and line.happened >= back[-1].happened for line in lines):
        return
    found = back[-1]
    offers = [line for line in lines if line.kind == ReturnInterviewOffered.kind and line.body["of"] == str(found.root)]
    due = days_after(found.happened, TALKED_WITHIN)
    hours = "Within 72 hours of coming back, which is a default from England’s guidance on children who go missing."
    if not offers:
        what = f"Offer {child.called} a talk about having been away"
        yield Task(child, what, due, hours, "should", SAFETY, "default", kind=ReturnInterviewOffered.kind, of=found.root)
    elif offers[-1].body["wish"] != TalkAnswer.NO:
        day = date.fromisoformat(offers[-1].body["on"]) if offers[-1].body.get("on") else due
        who = offers[-1].body.get("by", "whoever they chose")
        what = f"{child.called} talks about having been away"
        yield Task(child, what, day, f"With {who}. {hours}", "should", SAFETY, "default", kind="return-talk-held", of=found.root)


def how_to_reach(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """PS-5.9: whenever another worker has the child, the child has their number."""
    span = in_care_on(lines, on)
    if span is None or not began_here(span, lines):
        return
    held = work_on(lines, on).held.values()
    since = max([span.begins, *(work.begins for work in held if work.role == LEAD)])
    if not any(line.kind == WorkerContactGiven.kind and line.happened >= since for line in lines):
        what = f"Give {child.called} your number"
        why = f"Their worker is new to them, or they have just come into care: they know how to reach you (PS-5.9). {SINCE_THEN}"
        due = WORKING_DAYS.after(since, FIRST_STEPS)
        yield Task(child, what, due, why, "should", ORDINARY_RANK, "default", kind=WorkerContactGiven.kind)


def both_plans(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """ISS-2-2: a child who is looked after needs no child protection plan beside it, as a rule: the conference says why it goes on."""
    span = in_care_on(lines, on)
    held = [line for line in lines if line.kind == "conference-held" and line.happened <= on]
    plan = next((line for line in reversed(held) if line.body.get("outcome") in ("plan", "end", "no-plan")), None)
    if span is None or plan is None or plan.body["outcome"] != "plan":
        return
    since = max(span.begins, plan.happened)
    looked_at = any(line.kind in LOOKS_AT_PLAN and line.happened >= since and line.root != plan.root for line in lines)
    if not looked_at:
        what = f"Does {child.called} still need a child protection plan?"
        why = "Looked after and on a plan at once is not usual. A review conference decides, and says why (ISS-2-2): ask the chair for it."
        yield Task(child, what, since, why, ASKED, SOON, kind="early-review-requested")


for asks in (away_for_a_night, coming_into_care, homes_and_moves, family_time, back_from_missing, how_to_reach, both_plans):
    owed.declare(owed.BesideTheLaw(asks, LEADERS))
