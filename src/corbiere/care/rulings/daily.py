"""May a child's day be written like this, decisions be left to a carer, and their story be kept back?"""

from corbiere.care.entries.daily import DAY, CarersQuestionAnswer, CarersQuestionAnswered, CarersWorryAnswered, DayWritten
from corbiere.care.entries.delegated import DecisionsDelegated, MayDecide
from corbiere.care.entries.life_story import Identity, IdentityConsidered, LifeStoryAdded, MayHaveIt
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should


@ruling(DayWritten)
def may_write_an_empty_day(asked: Proposal, entry: DayWritten) -> Ruling | None:
    """A day of which nothing is told is none."""
    return must(any(entry.body().values()), "Write how the day was, or what they said.", "", "did")


@ruling(CarersWorryAnswered, CarersQuestionAnswered)
def may_answer_a_carer_before_it(asked: Proposal, entry: CarersWorryAnswered | CarersQuestionAnswered) -> Ruling | None:
    held = asked.standing.entry(entry.of)
    return must(held is not None and held.happened <= asked.happened, "It came later. Check the day, and which it answers.", "", "of")


@ruling(CarersWorryAnswered)
def may_answer_a_day_without_a_worry(asked: Proposal, entry: CarersWorryAnswered) -> Ruling | None:
    """A worry is answered: one of its own, or one within a day."""
    held = asked.standing.entry(entry.of)
    worried = held is None or held.kind != DAY or bool(held.body.get("worry"))
    return must(worried, "No worry is written of that day. Choose the one that you answer.", "", "of")


@ruling(CarersQuestionAnswered)
def may_leave_a_condition_unsaid(asked: Proposal, entry: CarersQuestionAnswered) -> Ruling | None:
    """A carer can keep to no condition that they are not told."""
    told = entry.answer is CarersQuestionAnswer.YES or bool(entry.says)
    return must(told, "Write why not, or if what: the carer reads it.", "", "says")


@ruling(DecisionsDelegated)
def may_leave_a_decision_twice(asked: Proposal, entry: DecisionsDelegated) -> Ruling | None:
    """Of each thing one answer counts."""
    named = [(one.what, one.other) for one in entry.decisions]
    return must(len(named) == len(set(named)), "One thing stands there twice. Take one of the two out.", "", "decisions")


@ruling(DecisionsDelegated, now=True)
def may_delegate_with_nobody(asked: Proposal, entry: DecisionsDelegated) -> Ruling | None:
    """Whatever a parent could decide is left to another with their agreement, or it is said why without."""
    left = any(one.who_decides is not MayDecide.PARENT for one in entry.decisions)
    agreed = any(one.agrees for one in entry.agreed_with)
    return should(agreed or not left, "Nobody with parental responsibility agreed to it. Why is it so all the same?", "", "agreed_with")


@ruling(LifeStoryAdded, now=True)
def may_keep_a_story_back_without_why(asked: Proposal, entry: LifeStoryAdded) -> Ruling | None:
    """PS-5.15: it is the child's own story."""
    told = entry.may_have is not MayHaveIt.LATER or bool(entry.why_later)
    return must(told, "Write why they may see it only later, and when.", "PS-5.15", "why_later")


@ruling(IdentityConsidered, now=True)
def may_consider_part_of_who_they_are(asked: Proposal, entry: IdentityConsidered) -> Ruling | None:
    """PS-5.19: each of the six is thought of, or it is said why it was not talked about."""
    said = {one.of for one in entry.points if one.needs or one.not_discussed}
    missing = [one.label.lower() for one in Identity if one not in said]
    why = f"Not thought of yet: {', '.join(missing)}. Write what it means for them, or why it was not talked about."
    return must(not missing, why, "PS-5.19", "points")
