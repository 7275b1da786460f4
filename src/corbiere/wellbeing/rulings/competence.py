"""May a child agree, or not, by themselves?"""

from corbiere.ledger.rulings import Proposal, Ruling, ruling
from corbiere.people.competence import can_decide
from corbiere.wellbeing.entries import AssessmentAgreementNoted


@ruling(AssessmentAgreementNoted)
def may_take_a_childs_answer(asked: Proposal, entry: AssessmentAgreementNoted) -> Ruling | None:
    """WT-202-1, WT-203-1, WT-205-1: from sixteen they decide; below, it is judged; where it is not clear, advice comes first."""
    return can_decide(asked, entry.competence, "competence")
