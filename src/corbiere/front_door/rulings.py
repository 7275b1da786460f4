"""May this be recorded at the front door? Nothing holds up a worry: only who joins one to a child, and to whom, is asked about."""

from corbiere.agencies.entries import Role
from corbiere.agencies.models import RoleHeld
from corbiere.front_door.entries import WorryJoined, WorryWords
from corbiere.front_door.worries import JOINED
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling

CARRIED = ("from_matter", "raised_by")


@ruling(WorryWords)
def may_carry_a_worry_over(asked: Proposal, entry: WorryWords) -> Ruling | None:
    """Only the Hub says that a worry came in as another one, or from somebody else."""
    there, said = asked.replaces.body if asked.replaces else {}, entry.body()
    author = asked.by.practitioner
    if author is None or asked.invented or all(said.get(name) in (None, there.get(name)) for name in CARRIED):
        return None
    at_hub = RoleHeld.objects.on(asked.today).filter(subject=author, role=Role.HUB).exists()
    return must(at_hub, "Only the Children and Families Hub joins a worry that came in to a child.", "WT-167-1")


@ruling(WorryJoined)
def may_join_again(asked: Proposal, entry: WorryJoined) -> Ruling:
    """A worry stands on a child's record once."""
    joined = {line.body["child"] for line in asked.standing.of_kind(JOINED)}
    return must(str(entry.child) not in joined, "This worry is joined to this child already.", "WT-167-1", "child")
