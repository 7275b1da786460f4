"""May a provider answer so, of whichever plan? (Guidance 131, 153, 378.)"""

from collections.abc import Sequence

from corbiere.ledger.rulings import Proposal, Ruling, must, ruling
from corbiere.people.consulting import not_consulted
from corbiere.plans.help import Consulted, TargetedHelp
from corbiere.plans.interventions import holds, is_targeted
from corbiere.plans.parts import Voice
from corbiere.plans.providers import ProviderAnswered, ProviderReply
from corbiere.plans.types import types
from corbiere.plans.versions import versions


def _asked_about(asked: Proposal, entry: ProviderAnswered) -> TargetedHelp | None:
    made = asked.standing.entry(entry.of)
    sort = next((one for one in types() if one.replied is type(entry)), None)
    found = versions(asked.standing.lines, sort) if sort and made else []
    version = next((one for one in found if made and one.root == made.root), None)
    held = holds(version).actions if version else ()
    return next((one for one in held if one.known_as == entry.known_as and is_targeted(one)), None)


@ruling(ProviderAnswered)
def may_answer_for_other_help(asked: Proposal, entry: ProviderAnswered) -> Ruling | None:
    """WT-131-1, LAC-378-2: what is answered is what that version proposes to a provider."""
    found = _asked_about(asked, entry)
    return must(
        found is not None, "That version of the plan proposes no such help to a provider. Open it from the plan.", entry.clause, "what"
    )


@ruling(ProviderAnswered)
def may_say_no_without_why(asked: Proposal, entry: ProviderAnswered) -> Ruling | None:
    """WT-131-1, LAC-378-2: a refusal keeps its reason."""
    return must(entry.answer is not ProviderReply.REFUSED or bool(entry.why), "Write why the provider says no.", entry.clause, "why")


@ruling(ProviderAnswered, now=True)
def may_answer_without_a_name(asked: Proposal, entry: ProviderAnswered) -> Ruling | None:
    """WT-131-1, WT-153-1, LAC-378-3: of an agreement it is known who gave it, and as what."""
    found = _asked_about(asked, entry)
    own = found is not None and found.practitioner == asked.by.practitioner
    return must(own or bool(entry.who), "Write who says so for the provider, and what their role is.", entry.clause, "who")


def heard(consulted: Sequence[Consulted], side: Voice) -> bool:
    """Whether somebody of that side was asked, and each who was asked is heard or has a reason why not."""
    of_side = [one for one in consulted if one.side is side]
    return bool(of_side) and all(one.is_heard for one in of_side)


def parents_heard(asked: Proposal, consulted: Sequence[Consulted]) -> bool:
    """Whether the parents are heard, or it stands that one of them is not asked and no other is named (WT-211-1, WT-212-1)."""
    named = any(one.side is Voice.PARENTS for one in consulted)
    return heard(consulted, Voice.PARENTS) or (not named and bool(not_consulted(asked.standing.lines, asked.happened)))
