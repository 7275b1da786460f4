"""May a child come into care like this, be looked after under something else, or leave care?"""

from datetime import date, timedelta

from corbiere.care.entries import AccommodationOver, CareConsentWithdrawn, CareEnded, CareStarted, CareStatusChanged
from corbiere.care.entries.coming_into_care import AfterWithdrawal, CareGoesOn
from corbiere.care.entries.parts import CareStatus
from corbiere.care.episodes import StatusTime, in_care_on, statuses, times_in_care
from corbiere.care.stays import DAY, between
from corbiere.ledger.entry import Entry
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.statute.calendar import birthday, in_words
from corbiere.statute.states import Span

GROWN_UP = 18


def status_on(asked: Proposal) -> StatusTime | None:
    """Under what they are looked after as the day closes."""
    day = asked.happened
    return next((time for time in statuses(asked.standing.lines) if time.since <= day and (not time.until or day < time.until)), None)


def _running(asked: Proposal) -> Span | None:
    """The time in care that an entry of this day may be about: one that a birthday ends on it too."""
    held = times_in_care(asked.standing.lines)
    return next((span for span in reversed(held) if span.begins <= asked.happened and not _over(span, asked.happened)), None)


def _over(span: Span, day: date) -> bool:
    return span.ended is not None and (span.ended < day or (span.ended == day and span.last == day))


def not_looked_after(asked: Proposal) -> str:
    """Why nothing of care can be written on the day: what is wrong, and what would be right."""
    later = [span.begins for span in times_in_care(asked.standing.lines) if span.begins > asked.happened]
    if later:
        return f"Care began on {in_words(later[0])}, which is after that day. Choose a day from then on."
    before = [span.ended for span in times_in_care(asked.standing.lines) if span.ended]
    if before:
        return f"Care ended on {in_words(before[-1])}, and they are not looked after on that day. Choose an earlier day."
    return "They are not looked after. Write down first that they came into care."


@ruling(CareStarted, now=True)
def may_come_into_care_twice(asked: Proposal, entry: CareStarted) -> Ruling | None:
    """LAC-368-1: care that runs is not begun again; what it is under can change."""
    running = in_care_on(asked.standing.lines, asked.happened)
    since = in_words(running.begins) if running else ""
    why = f"They are looked after already, since {since}. If it is under something else now, write down that; else check the day."
    return must(running is None, why, "LAC-368-1", "happened")


@ruling(CareStarted, now=True)
def may_come_into_care_grown_up(asked: Proposal, entry: CareStarted) -> Ruling | None:
    """LAC-368-1: nobody comes into care from the eighteenth birthday on."""
    born = asked.standing.born
    child = born is None or asked.happened < birthday(born, GROWN_UP)
    return must(child, "They were 18 by that day, and no child any more. Check the day, or the date of birth.", "LAC-368-1", "happened")


@ruling(CareStarted, now=True)
def may_come_into_care_under_nothing(asked: Proposal, entry: CareStarted) -> Ruling | None:
    """LAC-368-1: each way of being looked after is another, and one of them it is."""
    return must(entry.status is not None, "Choose under what they are looked after.", "LAC-368-1", "status")


@ruling(CareStarted, now=True)
def may_come_into_care_unexplained(asked: Proposal, entry: CareStarted) -> Ruling | None:
    """PS-5.5: the child can be told why only where somebody wrote it."""
    return must(bool(entry.why), "Write why they cannot be at home, so that it can be told to them.", "PS-5.5", "why")


@ruling(CareStarted, now=True)
def may_come_into_care_unheard(asked: Proposal, entry: CareStarted) -> Ruling | None:
    """PS-7.5: what the child says or shows on that day is written, or why not."""
    why = "Write what they say or show about it. Or why is that not known?"
    return should(entry.views is not None, why, "PS-7.5", "views")


@ruling(CareStarted, CareStatusChanged, now=True)
def may_leave_the_order_unnamed(asked: Proposal, entry: CareStarted | CareStatusChanged) -> Ruling | None:
    """LAC-368-1: whoever is in the care of the Minister is so by an order."""
    named = entry.status is not CareStatus.IN_CARE or bool(entry.order)
    return should(named, "Which order, of which court? Or why is it not known yet?", "LAC-368-1", "order")


@ruling(CareStarted, CareStatusChanged, now=True)
def may_leave_the_place_of_custody_unnamed(asked: Proposal, entry: CareStarted | CareStatusChanged) -> Ruling | None:
    """LAC-368-1: custody makes a child looked after in secure accommodation, a young offender institution or the prison."""
    named = entry.status is not CareStatus.CUSTODY or entry.custody is not None
    why = "Choose where they are held: only there does custody make a child looked after."
    return must(named, why, "LAC-368-1", "custody")


@ruling(CareStatusChanged, now=True)
def may_change_what_does_not_run(asked: Proposal, entry: CareStatusChanged) -> Ruling | None:
    """LAC-368-1: only a child who is looked after is so under something else."""
    running = in_care_on(asked.standing.lines, asked.happened)
    return must(running is not None, not_looked_after(asked), "LAC-368-1", "happened")


@ruling(CareStatusChanged, now=True)
def may_change_to_the_same(asked: Proposal, entry: CareStatusChanged) -> Ruling | None:
    """LAC-368-1: what is not another is no change; another order is one."""
    now = status_on(asked)
    same = now is not None and now.status == entry.status and not entry.order
    why = "That is what they are looked after under already. Choose another, or write which order is new."
    return must(not same, why, "LAC-368-1", "status")


@ruling(CareConsentWithdrawn, now=True)
def may_withdraw_what_was_not_agreed(asked: Proposal, entry: CareConsentWithdrawn) -> Ruling | None:
    """PS-5.6: only being accommodated rests on agreement."""
    now = status_on(asked)
    if now and now.status == CareStatus.ACCOMMODATED:
        return None
    if now is None:
        return must(False, not_looked_after(asked), "PS-5.6", "happened")
    under = f"They are looked after under something else: {CareStatus(now.status).label.lower()}."
    return must(False, f"{under} Nobody’s agreement is needed for that, so none can be withdrawn.", "PS-5.6", "happened")


@ruling(CareConsentWithdrawn, now=True)
def may_ask_the_court_without_anybody(asked: Proposal, entry: CareConsentWithdrawn) -> Ruling | None:
    """PS-5.6: while nobody agrees and nobody has asked the court, a child is kept without a right: somebody has it at once."""
    somebody = entry.taken_by or entry.team or entry.outcome is AfterWithdrawal.AGREES_AGAIN
    return must(bool(somebody), "Choose who does that, or which team’s manager finds somebody.", "PS-5.6", "taken_by")


@ruling(CareEnded, now=True)
def may_end_care_that_does_not_run(asked: Proposal, entry: CareEnded) -> Ruling | None:
    """LAC-368-1: care ends on its first day or later, and once."""
    return must(_running(asked) is not None, not_looked_after(asked), "LAC-368-1", "happened")


@ruling(CareEnded, now=True)
def may_end_care_without_why(asked: Proposal, entry: CareEnded) -> Ruling | None:
    """ISS-A-12: why a child left care is on record."""
    return must(entry.reason is not None, "Choose why care ends.", "ISS-A-12", "reason")


@ruling(CareEnded, now=True)
def may_end_care_to_nowhere(asked: Proposal, entry: CareEnded) -> Ruling | None:
    """ISS-A-12: where a child goes is on record."""
    return must(bool(entry.to), "Write where they live from now on, and with whom.", "ISS-A-12", "to")


@ruling(CareEnded, now=True)
def may_end_care_to_nobody(asked: Proposal, entry: CareEnded) -> Ruling | None:
    """LAC-399-1: somebody goes on with a child who leaves care, or it is said why nobody does."""
    if entry.goes_on is None:
        return must(False, "Choose who goes on with them.", "LAC-399-1", "goes_on")
    named = entry.goes_on not in (CareGoesOn.OTHERS, CareGoesOn.NOBODY) or bool(entry.goes_on_why)
    return must(named, "Write who it is, or why it is nobody.", "LAC-399-1", "goes_on_why")


@ruling(CareEnded, now=True)
def may_end_care_within_a_day(asked: Proposal, entry: CareEnded) -> Ruling | None:
    """LAC-368-2: a child who was accommodated for 24 hours or less was never looked after."""
    running, began = _running(asked), _accommodated(asked)
    if running is None or began is None:
        return None
    lasted = between(began.happened, began.time, asked.happened, asked.time)
    short = asked.happened == began.happened or (lasted is not None and lasted <= DAY)
    why = "It was 24 hours or less, which makes no child looked after. Take the coming into care back, or write why it counts."
    return should(not short, why, "LAC-368-2")


def _accommodated(asked: Proposal) -> Line | None:
    """The entry with which the care began that runs, where they were accommodated and no stay came before."""
    running = _running(asked)
    began = asked.standing.of_kind(CareStarted.kind)
    found = [line for line in began if running and line.happened == running.begins and line.body.get("status") == CareStatus.ACCOMMODATED]
    return found[-1] if found and not found[-1].body.get("stay") else None


@ruling(AccommodationOver)
def may_be_over_before_it_began(asked: Proposal, entry: AccommodationOver) -> Ruling | None:
    """LAC-368-2: a stay ends after it began, and once."""
    given = asked.standing.entry(entry.of)
    if given is None:
        return must(False, "Choose the stay that is over.", "LAC-368-2", "of")
    twice = any(line.body["of"] == str(given.root) for line in asked.standing.of_kind(AccommodationOver.kind))
    lasted = between(given.happened, given.time, asked.happened, asked.time)
    before = asked.happened < given.happened or (lasted is not None and lasted < timedelta())
    why = (
        "That stay is over already." if twice else f"It began on {in_words(given.happened)}, and cannot be over before. Check day and time."
    )
    return must(not (twice or before), why, "LAC-368-2", "of")


@ruling(AccommodationOver, now=True)
def may_leave_the_hours_uncounted(asked: Proposal, entry: AccommodationOver) -> Ruling | None:
    """LAC-368-2: on the day after, only the times tell whether it was more than 24 hours."""
    given = asked.standing.entry(entry.of)
    if given is None or asked.happened != given.happened + timedelta(days=1):
        return None
    timed = asked.time is not None and given.time is not None
    why = "Write at what time, here and where the stay began: after more than 24 hours they were looked after. Or say how long it was."
    return should(timed, why, "LAC-368-2")


@ruling("conference-held", now=True)
def may_have_two_plans(asked: Proposal, entry: Entry) -> Ruling | None:
    """ISS-2-2: a child who is looked after needs no child protection plan beside it, as a rule; else it is said why."""
    goes_on = entry.body().get("outcome") in ("plan", "continue")
    both = goes_on and in_care_on(asked.standing.lines, asked.happened) is not None
    why = "They are looked after, and need no separate plan as a rule. Why is one needed beside it?"
    return should(not both, why, "ISS-2-2", "outcome")
