"""The day of a personal adviser: what leaving care brings, beside the law, whoever is to see to it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from corbiere.care.entries.advisers import (
    AdviserHandoverSigned,
    AdviserLeadConsidered,
    PersonalAdviserAppointed,
    PersonalAdviserAsked,
    PersonalAdviserDeclined,
    SignsAs,
)
from corbiere.care.entries.independence import FOR_THE_MOVE, IndependenceMovePlanned, LeaverHomeNoted, Occupation, OccupationNoted
from corbiere.care.entries.leaving import (
    CareLeaverDecided,
    LeavingCareExplained,
    LeavingHelp,
    LeavingHelpAnswered,
    LeavingHelpAsked,
    LeavingSupportEnded,
)
from corbiere.care.handovers import adviser_handover
from corbiere.care.leaving import (
    ADVISER,
    GROWN_UP,
    LAST_BIRTHDAY,
    ON_REQUEST_FROM,
    SIXTEEN,
    AdviserBecause,
    LeavingCare,
    adviser_on,
    advisers,
    is_owed_an_adviser,
    last_wish,
    leaving_care,
)
from corbiere.care.requests import is_settled, requests_of
from corbiere.care.touch import Touch, touch
from corbiere.ledger.record import Line
from corbiere.statute.calendar import birthday, day_before, days_after, in_words, months_after
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work import owed
from corbiere.work.roles import DUTY, HEARS, LEAD, MANAGES
from corbiere.work.tasks import ASKED, Child, Task

SOON = 2
# Defaults, as no source gives a number.
WEEKS_BEFORE_22, MONTHS_BEFORE_18, TELL_WITHIN, TELL_AGAIN_FROM, ANSWER_WITHIN = 8, 6, 20, 20, 10
WITH_THEM = frozenset({ADVISER, LEAD, DUTY})
KNOWN_WITHIN = 6  # months after which a home or an occupation is asked about again


def an_adviser(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """GL-25, LAC-435-2, LAC-368-3: a care leaver who is to have an adviser has one; near 91 days a manager confirms what it is."""
    held = leaving_care(lines, on)
    if held is None or _closed(lines, on):
        return
    if held.waits_for_a_person:
        why = f"{held.why} From 85 to 97 days a person looks at it (LAC-368-3)."
        yield Task(child, f"Confirm whether {child.called} is a care leaver", on, why, ASKED, SOON, kind=CareLeaverDecided.kind)
    if held.is_leaver and is_owed_an_adviser(held, lines) and adviser_on(lines, on) is None:
        since = _without(held, lines)
        why = f"{child.called} is a care leaver and has no personal adviser (GL-25). {held.why}"
        yield Task(
            child,
            f"Appoint a personal adviser for {child.called}",
            since,
            why,
            "must",
            SOON,
            "guidance",
            kind=PersonalAdviserAppointed.kind,
        )


def _without(held: LeavingCare, lines: Sequence[Line]) -> date:
    """The first day of being without one that is known: the last adviser’s last day, the day they asked, or the first as a leaver."""
    before = advisers(lines, held.on)
    wish = last_wish(lines, held.on) if held.adviser is AdviserBecause.ON_REQUEST else None
    days = [held.since, before[-1].last if before else None, wish.happened if wish else None]
    return min(max((day for day in days if day), default=held.on), held.on)


def keep_or_not(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """GL-26, LAC-435-2: before 22 they are asked whether they keep the adviser, and nothing ends before that (GAP-07)."""
    held = leaving_care(lines, on)
    now = adviser_on(lines, on)
    if held is None or now is None or not held.is_leaver:
        return
    day = birthday(held.born, ON_REQUEST_FROM)
    asked_from = day - timedelta(weeks=WEEKS_BEFORE_22)
    wish = last_wish(lines, on)
    if on < asked_from:
        return
    if wish is None or wish.happened < asked_from - timedelta(days=365):
        why = f"From 22, on {in_words(day)}, they have an adviser only if they ask (GL-26). {WEEKS_BEFORE_22} weeks before is a default."
        what = f"Ask {child.called} whether to keep the personal adviser"
        yield Task(child, what, day_before(day), why, "should", SOON, "guidance", kind=PersonalAdviserAsked.kind)
    elif wish.kind == PersonalAdviserDeclined.kind:
        what, why = (
            f"End the work of {child.called}’s personal adviser",
            "They want none from now on, and can come back until 25 (LAC-435-2).",
        )
        yield Task(child, what, max(wish.happened, day), why, ASKED, ORDINARY_RANK, kind="allocation-ended", of=now.entry)


def who_leads(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-443-1: before 18 it is thought about when the adviser leads."""
    held = leaving_care(lines, on)
    if held is None or adviser_on(lines, on) is None:
        return
    grown = birthday(held.born, GROWN_UP)
    if not months_after(grown, -MONTHS_BEFORE_18) <= on < grown or any(line.kind == AdviserLeadConsidered.kind for line in lines):
        return
    why = f"At 18 the personal adviser leads; it can be earlier (LAC-443-1). {MONTHS_BEFORE_18} months before is a default."
    what = f"Think about when the personal adviser leads for {child.called}"
    yield Task(child, what, day_before(grown), why, "should", ORDINARY_RANK, "guidance", kind=AdviserLeadConsidered.kind)


def handing_over(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-437-1: whoever comes, and the social worker in care, sign the handover; whoever goes does so before the role passes."""
    found = adviser_handover(lines, on)
    for part in found.missing if found else ():
        if found and part is not SignsAs.OUTGOING:
            why = f"The personal adviser changed on {in_words(found.since)}: each of them signs that the handover is whole (LAC-437-1)."
            what = f"Sign the handover of {child.called}’s personal adviser"
            yield Task(
                child,
                what,
                found.since,
                why,
                "should",
                ORDINARY_RANK,
                "guidance",
                kind=AdviserHandoverSigned.kind,
                whom=found.signers[part],
            )


def staying_in_touch(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-439-7, LAC-448-1, LAC-439-8: how often is agreed, kept to, and looked at again."""
    now = adviser_on(lines, on)
    if now is None:
        return
    held = touch(lines, on)
    if held.planned is None:
        due = days_after(now.begins, TELL_WITHIN)
        why = f"How often, and how, is agreed with them (LAC-447-1). {TELL_WITHIN} days after the appointment is a default."
        yield Task(
            child,
            f"Agree with {child.called} how to stay in touch",
            due,
            why,
            "should",
            ORDINARY_RANK,
            "default",
            kind="staying-in-touch-planned",
        )
        return
    if held.look_again and held.look_again <= on:
        what, why = f"Look again at how often you are in touch with {child.called}", "It was to be looked at again on that day (LAC-448-1)."
        yield Task(child, what, held.look_again, why, ASKED, ORDINARY_RANK, kind="staying-in-touch-planned", of=held.planned.root)
    yield from _next(child, held)


def _next(child: Child, held: Touch) -> Iterator[Task]:
    if held.due is None or held.yearly:
        return
    again = " You could not be in touch, and set this day." if held.tried_since else ""
    why = f"As agreed with them: {held.often}.{again}"
    yield Task(child, f"Be in touch with {child.called}", held.due, why, "should", SOON, "guidance", kind="adviser-contact")


def told(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """PS-6.4, PS-6.6, PS-6.11, PS-6.12: from 16 they know what they can have; and once more before 21."""
    held = leaving_care(lines, on)
    if held is None or not (SIXTEEN <= held.age < LAST_BIRTHDAY) or not (held.in_care or held.is_leaver) or _closed(lines, on):
        return
    since = max(birthday(held.born, SIXTEEN), held.in_care.begins if held.in_care else held.since or on)
    said = [line.happened for line in lines if line.kind == LeavingCareExplained.kind and line.happened <= on]
    kind, what = LeavingCareExplained.kind, f"Go through what {child.called} can have when leaving care"
    again = birthday(held.born, TELL_AGAIN_FROM)
    if not said:
        why = f"What the offer gives, whom to ring, how to complain, until when (PS-6.4). {TELL_WITHIN} days are a default."
        yield Task(child, what, days_after(since, TELL_WITHIN), why, "standard", ORDINARY_RANK, "standard", kind=kind)
    elif on >= again and max(said) < again:
        why = "Before 21 they are told once more that they can come back until 25 (PS-6.12)."
        yield Task(child, what, day_before(birthday(held.born, 21)), why, "standard", ORDINARY_RANK, "standard", kind=kind)


def requests(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-382-1, LAC-440-2: each request waits for whoever answers it; a no is looked at again on its day."""
    for one in requests_of(lines):
        if one.answer is None:
            due = one.by or days_after(one.asked.happened, ANSWER_WITHIN)
            default = "" if one.by else f" {ANSWER_WITHIN} days are a default."
            why = f"They asked on {in_words(one.asked.happened)} (LAC-382-1).{default}"
            what = f"Answer {child.called}: {one.what.label}"
            yield Task(child, what, due, why, "should", SOON, "guidance", kind=LeavingHelpAnswered.kind, of=one.asked.root, whom=one.owner)
        elif one.look_again and one.look_again <= on and not is_settled(one.what, lines):
            why = "It was to be looked at again on that day (LAC-440-2)."
            what = f"Look again at what {child.called} asked for: {one.what.label}"
            yield Task(
                child, what, one.look_again, why, ASKED, ORDINARY_RANK, kind=LeavingHelpAnswered.kind, of=one.asked.root, whom=one.owner
            )


def moving_out(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """PS-6.7, PS-6.8, PS-6.9: a move has its plan and its allowance; whoever studies, the bursary and a home in the vacations."""
    moves = [line for line in lines if line.kind == IndependenceMovePlanned.kind and line.happened <= on]
    day = date.fromisoformat(moves[-1].body["day"]) if moves and moves[-1].body.get("day") else None
    if day and not _moved(lines, day, on):
        if any(not moves[-1].body.get(name) for name in FOR_THE_MOVE):
            why = "All of it is there before the day of the move (PS-6.7)."
            what = f"Finish the plan for {child.called}’s move"
            yield Task(child, what, day_before(day), why, "standard", SOON, "standard", kind=IndependenceMovePlanned.kind)
        yield from _wants(child, LeavingHelp.SETTING_UP, lines, day_before(day), "They move to a home of their own (PS-6.8).")
    doing = [line for line in lines if line.kind == OccupationNoted.kind and line.happened <= on]
    if doing and doing[-1].body["what"] == Occupation.HIGHER:
        why = "They are in higher education (PS-6.9). Write down that it is asked for, or that they do not want it."
        yield from _wants(child, LeavingHelp.BURSARY, lines, doing[-1].happened, why)
        yield from _wants(child, LeavingHelp.VACATION, lines, doing[-1].happened, why)


def _moved(lines: Sequence[Line], day: date, on: date) -> bool:
    return any(line.kind == LeaverHomeNoted.kind and day <= line.happened <= on for line in lines)


def _wants(child: Child, what: LeavingHelp, lines: Sequence[Line], due: date, why: str) -> Iterator[Task]:
    """A row for what nobody has asked for yet."""
    if not any(one.what is what for one in requests_of(lines)):
        yield Task(
            child, f"Ask for {child.called}: {what.label}", due, why, "standard", ORDINARY_RANK, "standard", kind=LeavingHelpAsked.kind
        )


def known(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """PS-6.7, PS-6.10, LAC-449-1: where a care leaver lives and what they do is on record, and not older than half a year."""
    held = leaving_care(lines, on)
    if held is None or not held.is_leaver or adviser_on(lines, on) is None:
        return
    for kind, what, clause in (
        (LeaverHomeNoted.kind, "where {name} lives", "PS-6.7"),
        (OccupationNoted.kind, "what {name} does", "PS-6.10"),
    ):
        said = [line.happened for line in lines if line.kind == kind and line.happened <= on]
        due = months_after(said[-1], KNOWN_WITHIN) if said else held.since or on
        if due <= on:
            why = f"It was last written on {in_words(said[-1])}" if said else "It is not on record since they left care"
            words = f"{why} ({clause}). Half a year is a default."
            yield Task(child, f"Write down {what.format(name=child.called)}", due, words, "standard", ORDINARY_RANK, "default", kind=kind)


def at_the_end(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """GL-02, PS-6.12: at 25 the work ends, and they know who goes on."""
    held = leaving_care(lines, on)
    now = adviser_on(lines, on)
    if held is None or now is None or held.age < LAST_BIRTHDAY:
        return
    day = birthday(held.born, LAST_BIRTHDAY)
    closed = _closed(lines, on)
    what = f"End the work of {child.called}’s personal adviser" if closed else f"Close the leaving care support of {child.called}"
    kind, of = ("allocation-ended", now.entry) if closed else (LeavingSupportEnded.kind, None)
    yield Task(child, what, day, "They are 25 (GL-02).", ASKED, ORDINARY_RANK, kind=kind, of=of)


def _closed(lines: Sequence[Line], on: date) -> bool:
    """Whether support ended, and nobody asked to come back since."""
    found = [line.kind for line in lines if line.kind in (LeavingSupportEnded.kind, PersonalAdviserAsked.kind) and line.happened <= on]
    return bool(found) and found[-1] == LeavingSupportEnded.kind


owed.declare(owed.BesideTheLaw(an_adviser, HEARS | {ADVISER}))
owed.declare(owed.BesideTheLaw(who_leads, frozenset({LEAD, MANAGES})))
for asks in (keep_or_not, handing_over, staying_in_touch, told, requests, moving_out, known, at_the_end):
    owed.declare(owed.BesideTheLaw(asks, WITH_THEM))
