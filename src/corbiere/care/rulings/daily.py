"""May a child's day be written like this, decisions be left to a carer, and a carer be named for a child?"""

from corbiere.agencies.approvals import approved_on, approved_person, is_for
from corbiere.agencies.entries import Profession
from corbiere.care.entries.daily import CarerNamed, CarersWorryAnswered, DayWritten
from corbiere.care.entries.delegated import DecisionsDelegated, MayDecide
from corbiere.care.entries.life_story import Identity, IdentityConsidered, LifeStoryAdded, MayHaveIt
from corbiere.care.entries.parts import HomeSort
from corbiere.care.entries.placements import PlacementStarted
from corbiere.care.episodes import home_on
from corbiere.ledger.fits import Fit, Training, fits
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, ruling, should

FOSTERED = (HomeSort.FOSTER, HomeSort.KINSHIP)
FOSTER = Training((Profession.FOSTER_CARER.value,))
NOT_APPROVED = "The carer is not approved to foster on that day, as far as it is written. Why there all the same, and who agreed to it?"
OTHER_AGE = "They are approved for children of another age. Why there all the same, and who agreed to it?"


@ruling(DayWritten)
def may_write_an_empty_day(asked: Proposal, entry: DayWritten) -> Ruling | None:
    """A day of which nothing is told is none."""
    told = any((entry.said, entry.did, entry.ate, entry.slept, entry.medicines, entry.family_with, entry.family_went, entry.school))
    return must(told, "Write how the day was, or what they said.", "", "did")


@ruling(CarersWorryAnswered)
def may_answer_a_worry_before_it(asked: Proposal, entry: CarersWorryAnswered) -> Ruling | None:
    held = asked.standing.entry(entry.of)
    return must(held is not None and held.happened <= asked.happened, "That worry came later. Check the day.", "", "of")


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


@ruling(PlacementStarted, now=True)
def may_live_with_unapproved_carers(asked: Proposal, entry: PlacementStarted) -> Ruling | None:
    """ISS-A-12: whoever is known to us and fosters is approved to, for a child of this age; where not, it is said why."""
    if entry.type not in FOSTERED or not (entry.signs_in or entry.carer_person):
        return None
    found = [approved_on(who, asked.happened) for who in entry.signs_in]
    if entry.carer_person and not found:
        found = [approved_person(entry.carer_person, asked.happened)]
    field = "signs_in" if entry.signs_in else "carer_person"
    if not all(found):
        return should(False, NOT_APPROVED, "ISS-A-12", field)
    fitting = any(is_for(one, asked.standing.born, asked.happened) for one in found if one)
    return should(fitting, OTHER_AGE, "ISS-A-12", field)


@ruling(CarerNamed)
def may_name_a_carer_without_a_home(asked: Proposal, entry: CarerNamed) -> Ruling | None:
    """ISS-A-12: a carer is named for a child who lives in a home in care on that day."""
    lives = home_on(asked.standing.lines, asked.happened) is not None
    return must(lives, "On that day they live in no home in care. Write down where they live first, or check the day.", "ISS-A-12")


@ruling(CarerNamed)
def may_name_a_carer_for_days_that_are_over(asked: Proposal, entry: CarerNamed) -> Ruling | None:
    return must(entry.until is None or entry.until >= asked.happened, "The last day is before the first. Check both.", "ISS-A-12", "until")


@gate
def may_name_somebody_who_does_not_foster(asked: Proposal) -> Ruling | None:
    """ISS-A-12: whoever signs in as a carer is one, and approved on that day: it opens the child's day to them."""
    match asked.entry:
        case CarerNamed(carer=carer):
            named, field = [carer], "carer"
        case PlacementStarted(signs_in=named):
            field = "signs_in"
        case _:
            return None
    fosters = all(approved_on(who, asked.happened) for who in named)
    return must(fosters, "Choose foster carers who are approved on that day.", "ISS-A-12", field)


APPROVED = fits(
    Fit(
        who="is a foster carer approved on that day",
        ask="The fostering service approves carers, and whoever keeps the directory writes it down.",
        training=lambda choosing: FOSTER,
    ),
    (CarerNamed, "carer"),
    (PlacementStarted, "signs_in"),
)
