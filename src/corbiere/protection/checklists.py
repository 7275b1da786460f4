"""Points to settle before a conference or a core group closes. What is not decided yet is asked for as if there were to be a plan."""

from collections.abc import Iterator, Sequence
from datetime import date

from corbiere.ledger.record import Line
from corbiere.meetings.checklist import Closing, Settlement, Words
from corbiere.protection.entries.conferences import ConferenceHeld, ConferenceType, Decision, WhyPlanEnds
from corbiere.protection.how_often import how_often
from corbiere.protection.in_care import still_open, unanswered
from corbiere.protection.limits import first_core_group_by, review_limit
from corbiere.protection.registration import plan_running

PLAN_GOES_ON = (Decision.PLAN.value, Decision.CONTINUE.value)
IN_CARE = ("ISS-2-3",)


def of_first_conference(closing: Closing) -> Iterator[Settlement]:
    begins = closing.body.get("outcome", Decision.PLAN.value) == Decision.PLAN.value
    if begins:
        yield from _plan_begun(closing)
    yield from _of_conference(closing, ConferenceType.INITIAL, begins)


def of_review_conference(closing: Closing) -> Iterator[Settlement]:
    yield from _of_conference(closing, ConferenceType.REVIEW, begins=False)


def _plan_begun(closing: Closing) -> Iterator[Settlement]:
    body = closing.body
    number = len([*body.get("core_group", ()), *body.get("family_group", ())])
    members = (f"{number} member" if number == 1 else f"{number} members",) if number else ()
    days = body.get("core_group_days")
    first = (first_core_group_by(closing.day), " at the latest") if closing.day else ()
    yield Settlement("The lead social worker", closing.named("lead_social_worker"), ("CPP-82", "CPP-1"), asks=("lead_social_worker",))
    yield Settlement("Their manager", closing.named("lead_manager"), ("CPP-12",), asks=("lead_manager",))
    yield Settlement("The core group", members, ("CPP-12", "CPP-4"), asks=("core_group", "family_group"))
    yield Settlement("The first core group", _first_core_group(closing), ("CPP-15", "CPP-19"), first, asks=("first_core_group",))
    often = (f"Every {days} days",) if days else ()
    yield Settlement("How often core groups meet", often, ("CPP-18", "CPP-20"), asks=("core_group_days",))
    contingency = closing.has("contingency", body.get("contingency", ""))
    yield Settlement("What happens if nothing changes", contingency, ("CPP-54", "CPP-64"), asks=("contingency",))


def _of_conference(closing: Closing, type: ConferenceType, begins: bool) -> Iterator[Settlement]:
    body, held = closing.body, closing.held
    over = held is not None and plan_running(closing.lines, held.happened) is None
    if body.get("outcome", Decision.PLAN.value) in PLAN_GOES_ON and not over:
        if not begins:
            groups = closing.days("next_core_groups")
            coming = "the dates of the next core groups"
            yield Settlement("The next core groups", groups, ("CPP-22",), (), coming, "CPP-22", ("next_core_groups",))
        yield _visits(held)
        limit = _review_by(closing, type)
        review = closing.days("next_review")
        yield Settlement(
            "The next review conference", review, ("ISS-3-3",), limit, "the day of the next review", "ISS-3-3", ("next_review",)
        )
    if body.get("why_ended") == WhyPlanEnds.LOOKED_AFTER and _left(closing):
        yield Settlement("What the care plan covers", _answered_in_care(closing), IN_CARE)
    if not closing.unborn:
        yield _views(closing, ("CPP-49", "CPP-68"))
    best = closing.has("best", "Written down")
    yield Settlement("Why it is best for the child, and what they wanted", best, ("WT-gov-13", "LAC-401-5"), asks=("best",))
    told, words = closing.has("complaints_told", "They were told"), closing.has("in_plain_words", "Written")
    yield Settlement("How to complain", told, ("ISS-7-C10",), (), "how the family can complain", "ISS-7-C10", ("complaints_told",))
    plain = "the decision in words for the family"
    yield Settlement("The decision in words for the family", words, ("ISS-3-3",), (), plain, "CPP-69", ("in_plain_words",))


def _views(closing: Closing, cites: tuple[str, ...]) -> Settlement:
    """Of one who is born."""
    return Settlement("What the child says", closing.has("views", "Written down"), cites, (), "what the child says", "CPP-68", ("views",))


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


def _visits(held: Line | None) -> Settlement:
    """In the words of the plan and the letter, with the clause that gives the number."""
    seen = how_often(ConferenceHeld.read(held.body, held.version)) if held else None
    said = (seen.said[:1].upper() + seen.said[1:],) if seen else ()
    return Settlement("How often the child is seen", said, (seen.clause,) if seen else ("CPP-88", "CPP-90"), asks=("visit_days",))


def _left(closing: Closing) -> list[str]:
    """The plan's open points as the conference met."""
    return still_open(_until_held(closing))


def _until_held(closing: Closing) -> Sequence[Line]:
    held = closing.held
    return [line for line in closing.lines if held is None or line.happened <= held.happened]


def _answered_in_care(closing: Closing) -> Words:
    """Whether each danger that is left is answered or has its reason."""
    held = closing.held
    answered = held is not None and not unanswered(ConferenceHeld.read(held.body, held.version), closing.lines)
    return ("Each danger is covered, or has a reason",) if answered else ()


def of_core_group(closing: Closing) -> Iterator[Settlement]:
    """The first core group of a plan has no progress to speak of yet, and is the one that sets the days of those to come."""
    first, agreed = _is_first(closing), closing.body.get("contacts")
    next_ones = closing.days("next_meetings")
    progress, actions = closing.counted("progress", "outcome"), closing.counted("actions", "action")
    dissent = closing.has("disagreements", "Written down") or closing.has("all_agreed", "Everybody agreed") or _nobody_asked(closing)
    going = "" if first else "how each outcome is coming along"
    coming = "the dates of the next core groups" if first else ""
    seen = (f"{len(agreed)} agreed",) if agreed else ()
    yield Settlement("The dates of the next meetings", next_ones, ("CPP-21",), (), coming, "CPP-21", ("next_meetings",))
    yield Settlement("Progress on each outcome", progress, ("CPP-62", "CPP-34"), (), going, "CPP-62", ("progress",))
    who = "who does what, by when"
    yield Settlement("Who does what, by when", actions, ("CPP-29", "PS-4.1"), (), who, "CPP-29", ("actions",))
    whom = "who sees the child and the family"
    yield Settlement("Who sees the child and the family", seen, ("CPP-37",), (), whom, "CPP-37", ("contacts",))
    if not closing.unborn:
        yield _views(closing, ("CPP-68", "CPP-86"))
    nobody, asks = "who disagreed, or that nobody did", ("all_agreed", "disagreements")
    yield Settlement("Who disagreed, or that nobody did", dissent, ("CPP-99", "CPP-77"), (), nobody, "CPP-99", asks)


def _nobody_asked(closing: Closing) -> Words:
    """Answered with no, and nobody named: it is answered."""
    return ("Not everybody agreed",) if closing.body.get("all_agreed") is False else ()


def _is_first(closing: Closing) -> bool:
    """Whether no core group met on this plan before it."""
    held = closing.held
    running = plan_running(closing.lines, held.happened) if held else None
    if held is None or running is None:
        return False
    before = [line for line in closing.lines if line.kind == held.kind and line.root != held.root and line.happened <= held.happened]
    return not any(line.happened >= running.begins for line in before)
