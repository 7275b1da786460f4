"""Judges what shows only when a whole child is read: plans that overlap, conferences of one day, closures while other work is open."""

from bisect import bisect_left
from datetime import date
from itertools import accumulate

from corbiere.exchange.cin_child import IN_NEED, CensusChild, CensusConference, CensusSpan
from corbiere.exchange.rejects import SourceFault
from corbiere.statute.calendar import birthday, days_after, in_words
from corbiere.statute.facts import Attributes

Conferences = dict[date, tuple[int, Attributes]]

# Days that are stated for one conference and differ are taken for one: no child has two initial conferences in a week, and a plan
# begins at its conference. Both spans are defaults: no source gives them.
ONE_CONFERENCE = 7
BEFORE_ITS_PLAN = 28
DISAGREE = (
    "Initial conferences of which the census states more than one day (in the enquiry, beside it, or as the beginning of the plan); "
    "each was taken once, on the day that stands nearest to its plan or in its enquiry"
)

PLAN, NONE = "plan", ""


def settle(child: CensusChild) -> None:
    conferences: Conferences = {}
    _protection(child, conferences)
    _initial(child, conferences)
    for day, (place, attributes) in conferences.items():
        child.tell(day, "conference-held", attributes, place)
    _in_need(child)
    _closures(child)


def _kept(child: CensusChild, plans: list[CensusSpan], name: str, touching: bool) -> list[CensusSpan]:
    """In order of their beginning; a plan that begins while another runs is refused. `touching`: may begin the day another ends."""
    kept: list[CensusSpan] = []
    for plan in sorted(plans, key=lambda plan: (plan.begin, plan.place)):
        until = kept[-1].end or date.max if kept else date.min
        if kept and (plan.begin < until or (plan.begin == until and not touching)):
            running = f"the plan that began on {in_words(kept[-1].begin)} " + (
                f"ran until {in_words(until)}" if kept[-1].end else "has no end"
            )
            child.refuse(plan.element, SourceFault("overlaps an earlier record", running, "one plan of a kind at a time"), name)
        else:
            kept.append(plan)
    return kept


def _in_need(child: CensusChild) -> None:
    for plan in _kept(child, child.in_need, "CINPlanDates", touching=True):
        child.tell(plan.begin, "plan-agreed", IN_NEED, plan.place)
        if plan.end is not None:
            child.tell(plan.end, "plan-ended", IN_NEED, plan.end_place)


def _protection(child: CensusChild, conferences: Conferences) -> None:
    lasting = []
    for plan in child.protection:
        if plan.end == plan.begin and plan.end_element is not None:
            fault = SourceFault(
                "ends the day it begins", "one conference cannot agree the plan and end it", "the day of a later conference"
            )
            child.refuse(plan.end_element, fault, "ChildProtectionPlans")
        else:
            lasting.append(plan)
    before = date.min
    for plan in _kept(child, lasting, "ChildProtectionPlans", touching=False):
        held = _held(child, plan, before)
        conferences[held] = plan.place, _conference(_first(child, held), PLAN)
        _reviews(child, plan, conferences)
        if plan.end is not None and not _ends_by_itself(child, plan.end):
            conferences[plan.end] = plan.end_place, _conference("review", "end")
        before = plan.end or date.max


def _held(child: CensusChild, plan: CensusSpan, before: date) -> date:
    """The day of the conference that agreed a plan: the one stated nearest to its beginning, or its beginning where none is.

    The stated days that are of this conference are taken out, so that none is told as another.
    """
    until = min([day for day, _, _ in plan.reviews if day > plan.begin] + ([plan.end] if plan.end else []), default=date.max)
    near = [stated for stated in child.conferences if before < stated.day < until and _is_near(stated.day, plan.begin)]
    if not near:
        return plan.begin
    held = min(
        near, key=lambda stated: (stated.day != plan.begin, stated.day > plan.begin, not stated.of_enquiry, abs(stated.day - plan.begin))
    )
    own = [stated for stated in near if abs((stated.day - held.day).days) <= ONE_CONFERENCE]
    child.conferences = [stated for stated in child.conferences if stated not in own]
    child.census.notes[DISAGREE] += any(stated.day != plan.begin for stated in own)
    return held.day


def _is_near(stated: date, begin: date) -> bool:
    return days_after(begin, -BEFORE_ITS_PLAN) <= stated <= days_after(begin, ONE_CONFERENCE)


def _reviews(child: CensusChild, plan: CensusSpan, conferences: Conferences) -> None:
    for day, element, place in plan.reviews:
        if day <= plan.begin or (plan.end is not None and day > plan.end):
            wrong = "the review is not between the beginning and the end of its plan"
            child.refuse(element, SourceFault("outside its plan", wrong, "a day after CPPstartDate and on or before CPPendDate"))
        elif day != plan.end or _ends_by_itself(child, day):
            conferences[day] = place, _conference("review", NONE if _is_over(child, day) else "continue")


def _initial(child: CensusChild, conferences: Conferences) -> None:
    """A conference on the day a plan begins is that plan's conference. What another one decided, the census does not say."""
    for day, element, place, _ in _one_by_one(child):
        if day not in conferences:
            conferences[day] = place, _conference(_first(child, day), NONE)
        elif ("type", "review") in conferences[day][1]:
            wrong = "a review conference was held on this day; an initial conference cannot be held on the same day"
            child.refuse(element, SourceFault("two conferences in a day", wrong, "the day of the initial conference"))


def _one_by_one(child: CensusChild) -> list[CensusConference]:
    """The stated conferences, each once: of the days stated within a week, the one that its enquiry states."""
    found: list[CensusConference] = []
    for stated in sorted(child.conferences, key=lambda stated: stated.day):
        if not found or (stated.day - found[-1].day).days > ONE_CONFERENCE:
            found.append(stated)
            continue
        child.census.notes[DISAGREE] += stated.day != found[-1].day
        if stated.of_enquiry and not found[-1].of_enquiry:
            found[-1] = stated
    return sorted(found, key=lambda stated: stated.place)


def _first(child: CensusChild, day: date) -> str:
    return "pre-birth" if child.life.before_birth(day) else "initial"


def _conference(kind: str, outcome: str) -> Attributes:
    return (("outcome", outcome), ("type", kind)) if outcome else (("type", kind),)


def _is_over(child: CensusChild, day: date) -> bool:
    """Whether no plan goes on from the day. What a review then decided, the census does not say."""
    life = child.life
    return (life.death is not None and day >= life.death) or (life.birth is not None and day >= birthday(life.birth, 18))


def _ends_by_itself(child: CensusChild, day: date) -> bool:
    """A plan ends with the child's life and on the 18th birthday, and no conference ends it."""
    return day == child.life.death or (child.life.birth is not None and day == birthday(child.life.birth, 18))


def _closures(child: CensusChild) -> None:
    """Closing one episode does not end the involvement while another is open."""
    episodes = sorted(child.closures, key=lambda episode: episode.begin)
    begins = [episode.begin for episode in episodes]
    latest = list(accumulate((episode.end or date.max for episode in episodes), max))
    for episode in child.closures:
        if episode.end is None:
            continue
        earlier = bisect_left(begins, episode.end)
        if earlier and latest[earlier - 1] > episode.end and episode.end_element is not None:
            wrong = "another episode of this child is open on this day, so the involvement does not end"
            child.refuse(episode.end_element, SourceFault("another episode is open", wrong, "close the episodes one after another"))
        else:
            child.tell(episode.end, "involvement-ended", (), episode.end_place)
