"""Before the minutes of a conference go out, the chair agrees them."""

from corbiere.ledger.rulings import Proposal, Ruling, ruling, should
from corbiere.protection.entries import ConferenceMinutesCirculated


@ruling(ConferenceMinutesCirculated, now=True)
def may_send_before_chair_agrees(asked: Proposal, entry: ConferenceMinutesCirculated) -> Ruling | None:
    """ISS-A-7: minutes are proper once the chair has agreed them. Who agreed them once need not do so for each later copy."""
    why = "The chair has not agreed these minutes. Tick that they have, or write why the minutes go out before that."
    return should(entry.agreed_by_chair is True or _agreed_before(asked, entry), why, "ISS-A-7", "agreed_by_chair")


def _agreed_before(asked: Proposal, entry: ConferenceMinutesCirculated) -> bool:
    sent = asked.standing.of_kind(entry.kind, upto=asked.happened)
    return any(line.body.get("of") == str(entry.of) and line.body.get("agreed_by_chair") for line in sent)
