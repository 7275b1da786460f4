"""May this be said, asked for, answered or ended of a young person who leaves care (Guidance 368 to 449, Standard 6)?"""

from datetime import date

from corbiere.care.entries.independence import FOR_THE_MOVE, IndependenceMovePlanned, LeaverHomeNoted, OwnHomeSort
from corbiere.care.entries.leaving import (
    CareLeaverDecided,
    HelpAnswer,
    LeaverRoute,
    LeavingCareExplained,
    LeavingHelpAnswered,
    LeavingHelpAsked,
    LeavingSupportEnded,
    WhySupportEnds,
)
from corbiere.care.entries.staying_in_touch import LONGER_THAN_YEARLY, AdviserContact, AdviserContactMissed, StayingInTouchPlanned
from corbiere.care.episodes import times_in_care
from corbiere.care.leaving import BORDERLINE, GROWN_UP, LAST_BIRTHDAY, NEEDED, ON_REQUEST_FROM, SIXTEEN, leaving_care
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.statute.calendar import birthday, day_before, in_words


@ruling(CareLeaverDecided, now=True)
def may_decide_by_an_order_unnamed(asked: Proposal, entry: CareLeaverDecided) -> Ruling | None:
    """LAC-368-4: a decision by the Order cites it, and how it describes them."""
    if entry.route is not LeaverRoute.ORDER or not entry.leaver:
        return None
    field = "order" if not entry.order else "description"
    return must(bool(entry.order and entry.description), "Cite the Order, and how it describes them.", "LAC-368-4", field)


@ruling(CareLeaverDecided, now=True)
def may_be_a_leaver_without_having_left(asked: Proposal, entry: CareLeaverDecided) -> Ruling | None:
    """LAC-368-4: the Order is for those who were looked after before 18, and ceased to be before it."""
    born = asked.standing.born
    if entry.route is not LeaverRoute.ORDER or not entry.leaver or born is None:
        return None
    over = [span for span in times_in_care(asked.standing.lines) if span.ended and span.ended <= asked.happened]
    left = any(span.ended and span.ended < birthday(born, GROWN_UP) for span in over)
    why = "The Order is for somebody who was in care and left it before turning 18, and no such time is on record. Check the times in care."
    return must(left, why, "LAC-368-4", "route")


@ruling(CareLeaverDecided, now=True)
def may_decide_what_is_counted(asked: Proposal, entry: CareLeaverDecided) -> Ruling | None:
    """LAC-368-3, GAP-10: the days are counted; a person decides only from 85 to 97, and not by the Order against the count."""
    held = leaving_care(asked.standing.lines, asked.happened)
    days = held.days if held else 0
    if entry.route is LeaverRoute.ORDER:
        why = f"{days} days in care between 14 and 18 are on record, so they need no Order. Near 91 decide by the days."
        return must(entry.leaver or days < NEEDED, why, "LAC-368-3", "route")
    why = (
        f"{days} days in care between 14 and 18 are on record. From {BORDERLINE[0]} to {BORDERLINE[-1]} a manager confirms what it is; "
        "else the count decides. Where it is wrong, correct the times in care."
    )
    return must(days in BORDERLINE, why, "LAC-368-3", "route")


@ruling(CareLeaverDecided, now=True)
def may_be_a_leaver_by_days_before_16(asked: Proposal, entry: CareLeaverDecided) -> Ruling | None:
    """LAC-368-3: by days nobody is a care leaver before the 16th birthday, and care may come again until then."""
    born = asked.standing.born
    if entry.route is not LeaverRoute.DAYS or born is None:
        return None
    day = birthday(born, SIXTEEN)
    why = f"By days in care nobody is a care leaver before 16. They turn 16 on {in_words(day)}: decide it on that day or later."
    return must(asked.happened >= day, why, "LAC-368-3", "happened")


# Told, and in touch.


@ruling(LeavingCareExplained, now=True)
def may_explain_half_of_it(asked: Proposal, entry: LeavingCareExplained) -> Ruling | None:
    """PS-6.1, PS-6.4, PS-6.6, PS-6.11, PS-6.12: all four are told; or why not yet."""
    told = {"offer": entry.offer, "reach": entry.reach, "complaints": entry.complaints, "until_25": entry.until_25}
    left = [name for name, said in told.items() if not said]
    return should(not left, "Tell them all four. Or why could you not, and when do you?", "PS-6.4", left[0] if left else "")


@ruling(StayingInTouchPlanned, now=True)
def may_be_in_touch_less_than_yearly(asked: Proposal, entry: StayingInTouchPlanned) -> Ruling | None:
    """LAC-448-2, LAC-439-8: not less than once a year until the 22nd birthday."""
    born = asked.standing.born
    under = born is None or asked.happened < birthday(born, ON_REQUEST_FROM)
    why = "Until they turn 22, the Law asks for at least once a year, even of somebody who wants no help. Choose every year or more often."
    return must(not (under and entry.how_often in LONGER_THAN_YEARLY), why, "LAC-448-2", "how_often")


@ruling(StayingInTouchPlanned, now=True)
def may_be_in_touch_as_it_suits_us(asked: Proposal, entry: StayingInTouchPlanned) -> Ruling | None:
    """LAC-447-1, PS-6.6: how they like it, how they live, and what they need, are weighed."""
    missing = next((name for name in ("said", "how", "why") if not getattr(entry, name)), "")
    why = "Write how they like it, in which ways you are in touch, and why so often. Or why is that not known?"
    return should(not missing, why, "LAC-447-1", missing)


@ruling(StayingInTouchPlanned, now=True)
def may_never_look_at_it_again(asked: Proposal, entry: StayingInTouchPlanned) -> Ruling | None:
    """LAC-448-1: how often is looked at again on a day."""
    ahead = entry.look_again is not None and entry.look_again > asked.happened
    return must(ahead, "Set the day on which you look at it again together, after this one.", "LAC-448-1", "look_again")


@ruling(AdviserContact, now=True)
def may_be_in_touch_without_a_word(asked: Proposal, entry: AdviserContact) -> Ruling | None:
    """LAC-439-9: a written record of each contact: how, what was said, and what was done."""
    if entry.how is None:
        return must(False, "Write how you were in touch.", "LAC-439-9", "how")
    why = "Write what they said, or what you advised or helped with."
    return must(bool(entry.said or entry.advice), why, "LAC-439-9", "said")


@ruling(AdviserContactMissed, now=True)
def may_try_again_never(asked: Proposal, entry: AdviserContactMissed) -> Ruling | None:
    """LAC-439-8, GAP-09: it stays owed, and is tried again on a day."""
    return must(entry.again > asked.happened, "Set a later day on which you try again.", "LAC-439-8", "again")


# Asked for, and answered.


@ruling(LeavingHelpAsked, now=True)
def may_ask_after_25(asked: Proposal, entry: LeavingHelpAsked) -> Ruling | None:
    """GL-02, PS-6.12: until the day before the 25th birthday."""
    born = asked.standing.born
    last = day_before(birthday(born, LAST_BIRTHDAY)) if born else date.max
    why = (
        f"They could ask until the day before they turned 25, {in_words(last)}. Check the day; else help them to ask elsewhere."
        if born
        else ""
    )
    return must(asked.happened <= last, why, "GL-02", "happened")


@ruling(LeavingHelpAnswered, now=True)
def may_answer_twice(asked: Proposal, entry: LeavingHelpAnswered) -> Ruling | None:
    """LAC-440-2: a request that was given in full, or is wanted no more, is answered."""
    of = asked.standing.entry(entry.of)
    if of is None or of.happened > asked.happened:
        return must(False, "Choose a request that was made by that day.", "LAC-440-2", "of")
    over = (HelpAnswer.GIVEN, HelpAnswer.NOT_WANTED)
    answered = [
        line
        for line in asked.standing.of_kind(LeavingHelpAnswered.kind)
        if line.body["of"] == str(of.root) and line.body["answer"] in over and (not asked.replaces or line.root != asked.replaces.root)
    ]
    since = in_words(answered[0].happened) if answered else ""
    return must(not answered, f"It was answered on {since}. Correct that answer, or write down a new request.", "LAC-440-2", "of")


@ruling(LeavingHelpAnswered, now=True)
def may_refuse_without_why(asked: Proposal, entry: LeavingHelpAnswered) -> Ruling | None:
    """LAC-440-2, PS-6.11: a refusal has its reason, and was told with how to complain."""
    if entry.answer not in (HelpAnswer.REFUSED, HelpAnswer.PARTLY):
        return None
    if not entry.why:
        return must(False, "Write why not, or why not all of it, so that it can be told to them.", "LAC-440-2", "why")
    return should(bool(entry.told), "How were they told, and how to complain? Or why were they not told yet?", "PS-6.11", "told")


@ruling(LeavingHelpAnswered, now=True)
def may_give_nothing_in_particular(asked: Proposal, entry: LeavingHelpAnswered) -> Ruling | None:
    """PS-6.8: what is given, and on which day they have it."""
    if entry.answer not in (HelpAnswer.GIVEN, HelpAnswer.PARTLY):
        return None
    field = "what_given" if not entry.what_given else "given_on"
    return must(bool(entry.what_given and entry.given_on), "Write what is given, and on which day they have it.", "PS-6.8", field)


@ruling(LeaverHomeNoted, now=True)
def may_leave_them_somewhere_unsuitable(asked: Proposal, entry: LeaverHomeNoted) -> Ruling | None:
    """PS-6.7: a home that is not suitable has its reason, and something that is done about it."""
    if entry.suitable is not False:
        return None
    field = "why" if not entry.why else "next_step"
    return must(bool(entry.why and entry.next_step), "Write what is wrong with it, and what is done about it.", "PS-6.7", field)


@ruling(IndependenceMovePlanned, now=True)
def may_move_with_half_a_plan(asked: Proposal, entry: IndependenceMovePlanned) -> Ruling | None:
    """PS-6.7: all of it is there before the day of the move."""
    missing = [name for name in FOR_THE_MOVE if not getattr(entry, name)]
    if entry.sort is OwnHomeSort.PRIVATE and not entry.landlord:
        missing.append("landlord")
    if not missing:
        return None
    fields = type(entry).model_fields
    unsaid = " ".join(str(fields[name].title) for name in missing[:3])
    return should(False, f"Not yet written: {unsaid} Write it, or who sees to it before the move.", "PS-6.7", missing[0])


@ruling(LeavingSupportEnded, now=True)
def may_close_without_the_way_back(asked: Proposal, entry: LeavingSupportEnded) -> Ruling | None:
    """PS-6.12: at closing they know that they can come back until 25, and how; nobody of 25 can."""
    born = asked.standing.born
    if born is None or asked.happened >= birthday(born, LAST_BIRTHDAY):
        return None
    told = entry.told_return and bool(entry.how_to_return)
    why = "Tell them that they can come back until they turn 25, and whom to ring, before you close. Write whom."
    return must(told, why, "PS-6.12", "told_return" if not entry.told_return else "how_to_return")


@ruling(LeavingSupportEnded, now=True)
def may_close_under_22(asked: Proposal, entry: LeavingSupportEnded) -> Ruling | None:
    """GL-25: a care leaver under 22 has an adviser in all cases, so nothing is closed."""
    held = leaving_care(asked.standing.lines, asked.happened)
    if held is None or not held.is_leaver or entry.reason is WhySupportEnds.NOT_A_LEAVER:
        return None
    day = birthday(held.born, ON_REQUEST_FROM)
    why = f"Under 22 they have a personal adviser in all cases, until {in_words(day_before(day))}. Agree how to stay in touch."
    return must(asked.happened >= day, why, "GL-25", "reason")
