"""What a decision that changes a child's life says: why it is best for them, what they wanted, and what became of that."""

import pytest
from pydantic import ValidationError

from corbiere.ledger.entry import in_words
from corbiere.ledger.fields import AtStake, BestInterests, KeyDecision

WHY = "She sleeps at Gran’s, where it is quiet, and keeps her school."
NOT_ALL = "Gran has no room for the dog."


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"wanted": "To stay with Gran", "followed": "yes"}, ""),
        ({"wanted": "To stay with Gran, and the dog", "followed": "partly", "why_not_followed": NOT_ALL}, ""),
        ({"wanted": "To go home", "followed": "no", "why_not_followed": "It is not safe there yet"}, ""),
        ({"not_known": "She is not born yet; her midwife and her father were asked"}, ""),
        ({"wanted": "To go home", "followed": "no"}, "say why what the child wanted was not followed"),
        ({"wanted": "To go home", "followed": "partly"}, "say why what the child wanted was not followed"),
        ({"wanted": "To go home"}, "say whether what the child wanted was followed"),
        ({}, "write what the child wanted"),
    ],
)
def test_a_decision_says_what_the_child_wanted_and_why_it_was_not_followed(said: dict[str, str], wrong: str) -> None:
    """LAC-401-5, WT-gov-17, WT-208-1: a wish that was not followed has its reason, one that is not known how it was judged."""
    if not wrong:
        assert KeyDecision(decided="Mia lives with Gran.", why_best=WHY, **said)
        return
    with pytest.raises(ValidationError, match=wrong):
        BestInterests(why_best=WHY, **said)


@pytest.mark.parametrize("left_out", ["decided", "why_best"])
def test_nothing_is_decided_without_saying_what_and_why(left_out: str) -> None:
    """WT-gov-13, WT-principles-2."""
    said = {"decided": "Mia lives with Gran.", "why_best": WHY, "wanted": "That", "followed": "yes"}
    with pytest.raises(ValidationError, match=left_out):
        KeyDecision(**{**said, left_out: ""})


def test_what_is_weighed_is_offered_and_never_asked_for() -> None:
    """WT-gov-19, WT-gov-20: not every element is of every case."""
    none = KeyDecision(decided="Mia lives with Gran.", why_best=WHY, wanted="That", followed="yes")
    some = none.model_copy(update={"at_stake": [AtStake.FAMILY, AtStake.EDUCATION]})
    assert none.at_stake == [] and len(some.at_stake) == 2 and in_words(none) == "Mia lives with Gran."
