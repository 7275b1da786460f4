"""Whose a decision is: from sixteen on theirs, below by judgement, and never while that is not clear."""

from typing import Any
from uuid import uuid4

import pytest
from pydantic import ValidationError

from corbiere.people.competence import Competence
from corbiere.wellbeing.entries import AssessmentAgreementNoted
from corbiere.wellbeing.rulings.assessments import may_take_a_childs_answer
from protection.telling import BY_IMPORT, allows

SEVEN, SIXTEEN = "2018-06-03  born", "2010-03-02  born"
ON = "2026-03-02"  # on which the elder is sixteen
ASSESSED = {"assessed_by": "Dr Le Feuvre", "assessed_on": "2026-02-20"}
MUM = {"in_their_place": "Marie, her mum", "regard": "She wants it too"}


def agreed(**said: Any) -> AssessmentAgreementNoted:
    own = {"competence": said} if said else {}
    return AssessmentAgreementNoted.model_validate({"of": str(uuid4()), "party": "child", "answer": "agreed", **own})


@pytest.mark.parametrize(
    ("born", "said", "allowed"),
    [
        (SIXTEEN, {}, True),
        (SIXTEEN, {"can": "yes"}, True),
        (SIXTEEN, {"can": "no", "basis": "She was very ill"}, False),
        (SIXTEEN, {"can": "no", "basis": "She was very ill", **ASSESSED}, True),
        (SEVEN, {}, True),
        (SEVEN, {"can": "yes"}, False),
        (SEVEN, {"can": "yes", "basis": "She explained it to me"}, True),
        (SEVEN, {"can": "no", "basis": "She is seven, and did not follow it"}, False),
        (SEVEN, {"can": "no", "basis": "She is seven, and did not follow it", **MUM}, True),
        (SIXTEEN, {"can": "unclear"}, False),
        (SEVEN, {"can": "unclear"}, False),
        (SEVEN, {"can": "unclear", "advice": "Ruth; section 4 of the guidance"}, True),
    ],
)
def test_who_decides(born: str, said: dict[str, Any], allowed: bool) -> None:
    """WT-202-1, WT-203-1, WT-205-1; sixteen itself is able to (WT-gap-45)."""
    assert allows(may_take_a_childs_answer, agreed(**said), ON, born) is allowed


def test_what_another_system_held_is_kept_as_it_was() -> None:
    assert allows(may_take_a_childs_answer, agreed(can="unclear"), ON, SEVEN, by=BY_IMPORT)


def test_that_a_child_cannot_decide_has_its_basis() -> None:
    """WT-203-1, WT-202-1."""
    with pytest.raises(ValidationError, match="say what it is based on"):
        Competence.model_validate({"can": "no"})
