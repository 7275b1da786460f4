"""What a conference and a core group settle before they close. What is not decided yet is asked for as if there were to be a plan."""

from collections.abc import Iterator, Sequence
from datetime import date

from corbiere.ledger.rulings import Line
from corbiere.meetings.checklist import Closing, Settled, Words
from corbiere.protection.entries.conferences import ConferenceHeld, ConferenceType, Decision, WhyPlanEnds
from corbiere.protection.how_often import how_often
from corbiere.protection.in_care import still_open, unanswered
from corbiere.protection.limits import first_core_group_by, review_limit
from corbiere.protection.registration import plan_running

PLAN_GOES_ON = (Decision.PLAN.value, Decision.CONTINUE.value)
IN_CARE = ("ISS-2-3",)


def of_first_conference(closing: Closing) -> Iterator[Settled]:
    begins = closing.body.get("outcome", Decision.PLAN.value) == Decision.PLAN.value
    if begins:
        yield from _plan_begun(closing)
    yield from _of_conference(closing, ConferenceType.INITIAL, begins)


def of_review_conference(closing: Closing) -> Iterator[Settled]:
    yield from _of_conference(closing, ConferenceType.REVIEW, begins=False)


def _plan_begun(closing: Closing) -> Iterator[Settled]:
    body = closing.body
    number = len([*body.get("core_group", ()), *body.get("family_group", ())])
    members = (f"{number} member" if number == 1 else f"{number} members",) if number else ()
    days = body.get("core_group_days")
    first = (first_core_group_by(closing.day), " at the latest") if closing.day else ()
    yield Settled("The lead social worker", closing.named("lead_social_worker"), ("CPP-82", "CPP-1"))
    yield Settled("Their manager", closing.named("lead_manager"), ("CPP-12",))
    yield Settled("The core group", members, ("CPP-12", "CPP-4"))
    yield Settled("The first core group", _first_core_group(closing), ("CPP-15", "CPP-19"), first)
    yield Settled("How often core groups meet", (f"Every {days} days",) if days else (), ("CPP-18", "CPP-20"))
    yield Settled("What happens if nothing changes", closing.has("contingency", body.get("contingency", "")), ("CPP-54", "CPP-64"))


def _of_conference(closing: Closing, type: ConferenceType, begins: bool) -> Iterator[Settled]:
    body, held = closing.body, closing.held
    over = held is not None and plan_running(closing.lines, held.happened) is None
    if body.get("outcome", Decision.PLAN.value) in PLAN_GOES_ON and not over:
        if not begins:
            yield Settled("The next core groups", closing.days("next_core_groups"), ("CPP-22",))
        yield _visits(held)
        yield Settled("The next review conference", closing.days("next_review"), ("ISS-3-3",), _review_by(closing, type))
    if body.get("why_ended") == WhyPlanEnds.LOOKED_AFTER and _left(closing):
        yield Settled("What their care answers", _answered_in_care(closing), IN_CARE)
    if not closing.unborn:
        yield Settled("What the child says", closing.has("views", "Written down"), ("CPP-49", "CPP-68"))
    yield Settled("How to complain", closing.has("complaints_told", "They were told"), ("ISS-7-C10",))
    yield Settled("The decision in words for the family", closing.has("in_plain_words", "Written"), ("ISS-3-3",))


def _first_core_group(closing: Closing) -> Words:
    """Its day with the limit; a day beyond that does not count as set."""
    set_for = closing.days("first_core_group")
    if not set_for or closing.held is None:
        return ()
    last = first_core_group_by(closing.held.happened)
    day = set_for[0]
    return (day, ", within ten working days (", last, ")") if isinstance(day, date) and day <= last else ()


def _review_by(closing: Closing, type: ConferenceType) -> Words:
    limit = review_limit(Decision.CONTINUE if type is ConferenceType.REVIEW else Decision.PLAN, closing.day) if closing.day else None
    if limit is None:
        return ()
    duty, last = limit
    return (last, " at the latest (a default)" if duty.default else " at the latest")


def _visits(held: Line | None) -> Settled:
    """In the words of the plan and the letter, with the clause that gives the number."""
    seen = how_often(ConferenceHeld.read(held.body, held.version)) if held else None
    said = (seen.said[:1].upper() + seen.said[1:],) if seen else ()
    return Settled("How often the child is seen", said, (seen.clause,) if seen else ("CPP-88", "CPP-90"))


def _left(closing: Closing) -> list[str]:
    """What the plan left open as the conference met."""
    return still_open(_until_held(closing))


def _until_held(closing: Closing) -> Sequence[Line]:
    held = closing.held
    return [line for line in closing.lines if held is None or line.happened <= held.happened]


def _answered_in_care(closing: Closing) -> Words:
    """Whether each danger that is left is answered or has its reason."""
    held = closing.held
    answered = held is not None and not unanswered(ConferenceHeld.read(held.body, held.version), closing.lines)
    return ("Each danger has its answer, or a reason",) if answered else ()


def of_core_group(closing: Closing) -> Iterator[Settled]:
    agreed = closing.body.get("contacts")
    yield Settled("Progress on each outcome", closing.counted("progress", "outcome"), ("CPP-62", "CPP-34"))
    yield Settled("Who does what, by when", closing.counted("actions", "action"), ("CPP-29", "PS-4.1"))
    yield Settled("Who sees the child and the family", (f"{len(agreed)} agreed",) if agreed else (), ("CPP-37",))
    if not closing.unborn:
        yield Settled("What the child says", closing.has("views", "Written down"), ("CPP-68", "CPP-86"))
    dissent = closing.has("disagreements", "Written down") or closing.has("all_agreed", "Everybody agreed")
    yield Settled("Who disagreed, or that nobody did", dissent, ("CPP-99", "CPP-77"))
    yield Settled("The days of the next meetings", closing.days("next_meetings"), ("CPP-21",))
