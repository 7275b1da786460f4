"""May somebody be approved to foster, or their approval end?"""

from corbiere.agencies.carers import CarerApprovalEnded, CarerApproved, approval, fosters
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling


@ruling(CarerApproved)
def may_approve_somebody_who_is_no_carer(asked: Proposal, entry: CarerApproved) -> Ruling:
    """ISS-A-12: an approval is of a foster carer, who joined by then."""
    joined = asked.standing.last("joined", "left", upto=asked.happened)
    carer = joined is not None and joined.kind == "joined" and fosters(joined.body)
    return must(carer, "They have not joined as a foster carer by that day. Record that first, or check the day.", "ISS-A-12")


@ruling(CarerApproved)
def may_approve_for_no_time(asked: Proposal, entry: CarerApproved) -> Ruling:
    """ISS-A-12: it is for some time, and some ages."""
    if entry.until < asked.happened:
        return must(False, "The last day is before the first. Change one of the two.", "ISS-A-12", "until")
    return must(entry.youngest <= entry.oldest, "The youngest age is above the oldest. Change one of the two.", "ISS-A-12", "oldest")


@ruling(CarerApprovalEnded)
def may_end_an_approval_that_is_none(asked: Proposal, entry: CarerApprovalEnded) -> Ruling:
    """ISS-A-12: what ends is an approval that runs on that day."""
    held = approval(asked.standing.lines)
    runs = held is not None and held.first <= asked.happened <= held.last
    return must(runs, "They are not approved on that day. Check the day.", "ISS-A-12")
