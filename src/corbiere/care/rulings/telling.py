"""Is what a child in care and the family are told, asked and given whole enough to help them?"""

from corbiere.care.entries import (
    AdvocacyInformationGiven,
    ConnectedCarersExplored,
    DisruptionConsidered,
    HomeMovePlanned,
    HomeMoveTold,
    ReturnInterviewOffered,
    WorkerContactGiven,
)
from corbiere.care.entries.knowing import CouldCare
from corbiere.care.entries.missing import TalkAnswer
from corbiere.care.entries.placement_meetings import PLACEMENT_MEETINGS
from corbiere.care.episodes import in_care_on
from corbiere.care.rulings.coming_into_care import not_looked_after
from corbiere.ledger.entry import Entry
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.meetings.parts import AGENCIES, Sector
from corbiere.statute.calendar import in_words

WAYS = {"mobile": "your mobile", "email": "your email", "office": "the office", "other": "another number for when you are away"}


@ruling(WorkerContactGiven, now=True)
def may_be_reached_in_one_way_alone(asked: Proposal, entry: WorkerContactGiven) -> Ruling | None:
    """PS-5.9: email, mobile, office and another number."""
    missing = [words for name, words in WAYS.items() if not getattr(entry, name)]
    why = f"Not given: {', '.join(missing)}. Write it, or why they cannot have it."
    return should(not missing, why, "PS-5.9", next((name for name in WAYS if not getattr(entry, name)), ""))


@ruling(AdvocacyInformationGiven, now=True)
def may_tell_half(asked: Proposal, entry: AdvocacyInformationGiven) -> Ruling | None:
    """PS-5.12: of an advocate, and of Mind Of My Own."""
    both = entry.advocacy and entry.mind_of_my_own
    why = "Tell them of both, an advocate and Mind Of My Own. Or why could you not?"
    return should(both, why, "PS-5.12", "mind_of_my_own" if entry.advocacy else "advocacy")


@ruling(ConnectedCarersExplored, now=True)
def may_ask_nobody_of_the_family(asked: Proposal, entry: ConnectedCarersExplored) -> Ruling | None:
    """PS-5.5: at least one is thought of, or it is said why there is nobody."""
    why = "Write who was thought of. If nobody: why is there nobody to ask?"
    return must(bool(entry.carers or entry.nobody), why, "PS-5.5", "carers")


@ruling(ConnectedCarersExplored, now=True)
def may_pass_over_somebody(asked: Proposal, entry: ConnectedCarersExplored) -> Ruling | None:
    """PS-5.5: what came of asking each is explained, so that nobody asks them again for nothing."""
    silent = [one.who for one in entry.carers if one.found in (CouldCare.CANNOT, CouldCare.NOT_SAFE, CouldCare.NOT_ASKED) and not one.why]
    return should(not silent, f"{' and '.join(silent)}: write why.", "PS-5.5", "carers")


@ruling(HomeMovePlanned, now=True)
def may_plan_a_move_that_is_over(asked: Proposal, entry: HomeMovePlanned) -> Ruling | None:
    """ISS-A-12: a move that has happened is written down as one."""
    why = "That day is before this one. Where they have moved already, write down that they did."
    return must(entry.day >= asked.happened, why, "ISS-A-12", "day")


@ruling(HomeMovePlanned, now=True)
def may_plan_a_move_outside_care(asked: Proposal, entry: HomeMovePlanned) -> Ruling | None:
    """ISS-A-12: homes in care are planned for whoever is looked after."""
    return must(in_care_on(asked.standing.lines, asked.happened) is not None, not_looked_after(asked), "ISS-A-12")


@ruling(HomeMovePlanned, now=True)
def may_plan_a_move_unheard(asked: Proposal, entry: HomeMovePlanned) -> Ruling | None:
    """PS-5.10: a child has a part in where they live."""
    return should(entry.views is not None, "What do they say, or show, about it? Or why is it not known?", "PS-5.10", "views")


@ruling(HomeMoveTold, now=True)
def may_have_told_nobody(asked: Proposal, entry: HomeMoveTold) -> Ruling | None:
    """ISS-A-12: each of them was told on a day, or is not to be told, and why."""
    open_ = [str(one) for one in entry.told if not one.is_settled]
    return must(not open_, f"{', '.join(open_)}: write when they were told, or why they are not to be told.", "ISS-A-12", "told")


@ruling(HomeMoveTold, DisruptionConsidered, now=True)
def may_speak_of_a_home_before_it(asked: Proposal, entry: HomeMoveTold | DisruptionConsidered) -> Ruling | None:
    """ISS-A-12: it is about a home that there was by then."""
    moved = asked.standing.entry(entry.of)
    since = in_words(moved.happened) if moved else ""
    why = f"They moved there on {since}, which is later. Check the day." if moved else "Choose which home it was."
    return must(moved is not None and moved.happened <= asked.happened, why, "ISS-A-12", "of")


@ruling(ReturnInterviewOffered, now=True)
def may_offer_a_talk_before_they_are_back(asked: Proposal, entry: ReturnInterviewOffered) -> Ruling | None:
    """PS-7.5: it is offered to a child who is back."""
    back = asked.standing.entry(entry.of)
    why = "Choose after which return. It is offered on the day they came back, or later."
    return must(back is not None and back.happened <= asked.happened, why, "PS-7.5", "of")


@ruling(ReturnInterviewOffered, now=True)
def may_offer_a_talk_with_nobody(asked: Proposal, entry: ReturnInterviewOffered) -> Ruling | None:
    """PS-7.5: whoever wants to talk is told with whom; of whoever does not it is written why, and who else listens."""
    if entry.wish is TalkAnswer.YES:
        return must(bool(entry.by or entry.practitioner), "Write who is to talk with them.", "PS-7.5", "by")
    return must(bool(entry.why_not), "Write why not, and who else listens to them.", "PS-7.5", "why_not")


@ruling(ReturnInterviewOffered, now=True)
def may_talk_with_their_carer(asked: Proposal, entry: ReturnInterviewOffered) -> Ruling | None:
    """PS-7.5: a child can say more to somebody who does not care for them."""
    why = "Somebody who does not care for them talks with them. Or why this one, did they choose them?"
    return should(entry.wish is TalkAnswer.NO or entry.independent is True, why, "PS-7.5", "independent")


@ruling(PLACEMENT_MEETINGS.family.held, now=True)
def may_plan_a_home_alone(asked: Proposal, entry: Entry) -> Ruling | None:
    """PS-5.3: at least one other agency is there."""
    others = AGENCIES - {Sector.SOCIAL_CARE}
    came = any(one.came and one.sector in others for one in getattr(entry, "attended", ()))
    return should(came, "No other agency was there. Why not, and how do they know what was planned?", "PS-5.3", "attended")
