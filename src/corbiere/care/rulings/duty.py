"""May whoever is on duty at the Hub write down that a child comes into care, and where they live, while nobody else is there?"""

from corbiere.access.recording import Ties, acts_only_as
from corbiere.access.viewing import viewer
from corbiere.care.entries import CareStarted, PlacementStarted
from corbiere.care.episodes import home_on
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, not_now
from corbiere.ledger.whose import HUB_DECIDING


def _on_duty(asked: Proposal) -> bool:
    """Whether it is theirs to write by the worry alone on which the Hub decides."""
    who = asked.by.practitioner
    return (
        who is not None
        and not not_now(asked)
        and acts_only_as(HUB_DECIDING, type(asked.entry), Ties(viewer(who, asked.today), asked.subject))
    )


@gate
def may_come_into_care_with_no_manager_told(asked: Proposal) -> Ruling | None:
    """PS-4.13, PS-1.3: whoever is on duty agrees it with a manager at once, who then writes down the decision."""
    if not isinstance(asked.entry, CareStarted) or asked.entry.manager or not _on_duty(asked):
        return None
    why = "Choose the manager who agreed to it: yours, or whoever is on call. The child’s own manager hears of it from here."
    return must(False, why, "PS-4.13", "manager")


@gate
def may_move_on_from_the_hub(asked: Proposal) -> Ruling | None:
    """ISS-A-12: whoever is on duty writes down the first home in care. From there on it is decided by those who lead the work."""
    if not isinstance(asked.entry, PlacementStarted) or not _on_duty(asked):
        return None
    why = "They live in a home in care already. Ask the lead social worker, or their manager, to write down the move."
    return must(home_on(asked.standing.lines, asked.happened) is None, why, "ISS-A-12")
