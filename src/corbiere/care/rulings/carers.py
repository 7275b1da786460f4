"""May a child live with these carers, and may somebody sign in as one?"""

from corbiere.agencies.carers import approved_on, approved_person, is_for
from corbiere.agencies.directory import names
from corbiere.agencies.entries import Profession
from corbiere.agencies.models import CarerApproval
from corbiere.care.carers import living_with
from corbiere.care.entries.daily import CarerNamed
from corbiere.care.entries.placements import PlacementStarted
from corbiere.care.episodes import home_on
from corbiere.ledger.fits import Fit, Training, fits
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, ruling, should
from corbiere.people.homes import HomeSort

FOSTERED = (HomeSort.FOSTER, HomeSort.KINSHIP)
FOSTER = Training((Profession.FOSTER_CARER.value,))
NOT_APPROVED = "The carer is not approved to foster on that day, as far as it is written. Why there all the same, and who agreed to it?"
OTHER_AGE = "They are approved for children of another age. Why there all the same, and who agreed to it?"
TOO_MANY = "{who} is approved for {most}, and this makes {now}. Why all the same, and who agreed to it? (Asked by default: no source does.)"


@ruling(PlacementStarted, now=True)
def may_live_with_unapproved_carers(asked: Proposal, entry: PlacementStarted) -> Ruling | None:
    """ISS-A-12: whoever is known to us and fosters is approved to, for a child of this age; where not, it is said why."""
    if entry.type not in FOSTERED or not (entry.signs_in or entry.carer_person):
        return None
    found = _approvals(asked, entry)
    field = "signs_in" if entry.signs_in else "carer_person"
    if not all(found):
        return should(False, NOT_APPROVED, "ISS-A-12", field)
    fitting = any(is_for(one, asked.standing.born, asked.happened) for one in found if one)
    return should(fitting, OTHER_AGE, "ISS-A-12", field)


def _approvals(asked: Proposal, entry: PlacementStarted) -> list[CarerApproval | None]:
    """Of each who signs in; or of the carer on record, where none of them does."""
    if entry.signs_in or entry.carer_person is None:
        return [approved_on(who, asked.happened) for who in entry.signs_in]
    return [approved_person(entry.carer_person, asked.happened)]


@ruling(PlacementStarted, now=True)
def may_live_with_too_many(asked: Proposal, entry: PlacementStarted) -> Ruling | None:
    """ISS-A-12: a carer is approved for so many children: those who live there already, and brothers and sisters who come in the same act.
    A default: no source says what follows from the number."""
    for approval in _approvals(asked, entry) if entry.type in FOSTERED else ():
        if approval is None:
            continue
        come = [one for one in asked.following if isinstance(one, PlacementStarted) and _is_theirs(one, approval)]
        now = len(living_with(approval, asked.happened) - {asked.subject}) + 1 + len(come)
        if now > approval.children:
            most = "1 child" if approval.children == 1 else f"{approval.children} children"
            who = names([approval.subject]).get(approval.subject, "The carer")
            return should(False, TOO_MANY.format(who=who, most=most, now=now), "ISS-A-12", "signs_in" if entry.signs_in else "carer_person")
    return None


def _is_theirs(entry: PlacementStarted, approval: CarerApproval) -> bool:
    return approval.subject in entry.signs_in or (approval.person is not None and entry.carer_person == approval.person)


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
