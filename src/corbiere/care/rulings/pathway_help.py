"""May this be said of staying with one's carers, and brought to the adviser's supervisor (Guidance 381, 408)?"""

from corbiere.care.entries.pathway_help import (
    CarersReply,
    StayingPutAnswer,
    StayingPutConsidered,
    StayingPutWish,
    SupervisorAnswered,
    SupervisorsAnswer,
)
from corbiere.care.leaving import FOURTEEN
from corbiere.care.pathway import with_supervisor
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.statute.calendar import birthday, in_words


@ruling(StayingPutConsidered, now=True)
def may_ask_to_stay_before_14(asked: Proposal, entry: StayingPutConsidered) -> Ruling | None:
    """LAC-381-1: from the 14th birthday."""
    born = asked.standing.born
    day = birthday(born, FOURTEEN) if born else asked.happened
    return must(asked.happened >= day, f"It is thought about from 14 on. They turn 14 on {in_words(day)}.", "LAC-381-1", "happened")


@ruling(StayingPutConsidered, now=True)
def may_arrange_to_stay_without_both(asked: Proposal, entry: StayingPutConsidered) -> Ruling | None:
    """LAC-381-1: they stay where both want it; that it cannot be, or is open, has its reason and its day."""
    match entry.answer:
        case StayingPutAnswer.ARRANGED:
            both = entry.wish is StayingPutWish.STAY and entry.carers is CarersReply.YES
            field = "wish" if entry.wish is not StayingPutWish.STAY else "carers"
            return must(
                both, "They stay where they and the carers both say yes. Choose that it is open, until they do.", "LAC-381-1", field
            )
        case StayingPutAnswer.NOT_POSSIBLE:
            return must(bool(entry.why), "Write why it cannot be.", "LAC-381-1", "why")
        case StayingPutAnswer.LATER:
            ahead = entry.look_again is not None and entry.look_again > asked.happened
            return must(ahead, "Set a later day on which you look at it again.", "LAC-381-1", "look_again")
    return None


@ruling(StayingPutConsidered, now=True)
def may_settle_staying_unasked(asked: Proposal, entry: StayingPutConsidered) -> Ruling | None:
    """LAC-381-1: the young person says it for themselves, and the carers are asked before it is settled that it cannot be."""
    if not entry.said:
        return should(False, "Write what they say about it. Or why could they not be asked?", "LAC-381-1", "said")
    unasked = entry.answer is StayingPutAnswer.NOT_POSSIBLE and entry.carers is CarersReply.NOT_ASKED
    return should(not unasked, "The carers were not asked. Ask them first, or why can they not be?", "LAC-381-1", "carers")


@ruling(SupervisorAnswered, now=True)
def may_answer_what_nobody_brought(asked: Proposal, entry: SupervisorAnswered) -> Ruling | None:
    """LAC-408-1: what is answered waits for an answer."""
    waiting = {one for line in with_supervisor(asked.standing.lines, asked.happened) for one in (line.root, line.id)}
    why = "It has an answer, or nobody had brought it by that day. Choose what waits."
    return must(entry.of in waiting or asked.replaces is not None, why, "LAC-408-1", "of")


@ruling(SupervisorAnswered, now=True)
def may_do_nothing_untold(asked: Proposal, entry: SupervisorAnswered) -> Ruling | None:
    """PS-6.11: where nothing more can be done, they are told, and how to complain; else a day is set."""
    if entry.answer is SupervisorsAnswer.NOTHING:
        return should(bool(entry.told), "How were they told, and how to complain? Or why were they not told yet?", "PS-6.11", "told")
    wanted = entry.answer in (SupervisorsAnswer.DONE, SupervisorsAnswer.ANOTHER_WAY)
    return must(not wanted or entry.by is not None, "Set the day by which it is done.", "LAC-408-1", "by")
