"""A worry about a child: that it cannot wait (WT-141-2), and waits for the Hub until somebody decides."""

import pytest
from pydantic import ValidationError

from corbiere.front_door.entries import ConcernReceived
from corbiere.front_door.entries.concerns import Pathway
from corbiere.front_door.tasks import worries
from corbiere.ledger.entry import declared
from corbiere.people.needs import Harm
from corbiere.work.tasks import Child
from protection.telling import MIA, ON_PLAN, lines

MIA_RENOUF = Child(MIA, "Mia Renouf", "Mia", None)


def test_a_worry_needs_one_answer_and_nothing_else() -> None:
    needed = [name for name, field in ConcernReceived.model_fields.items() if field.is_required()]
    assert needed == ["concern"]
    assert ConcernReceived.urgent
    assert [kind.kind for kind in declared().values() if kind.urgent] == ["concern-received", "worry-arrived"]


@pytest.mark.parametrize(
    ("at_risk", "pathway", "allowed"),
    [(None, None, True), (False, None, True), (True, None, False), *((True, one, True) for one in Pathway), (None, Pathway.POLICE, True)],
)
def test_a_worry_that_cannot_wait_says_whom_was_told(at_risk: bool | None, pathway: Pathway | None, allowed: bool) -> None:
    """WT-141-2: nothing else may hold it up."""
    told = {"concern": "Alone at night", "at_risk": at_risk, "pathway": pathway}
    if allowed:
        assert ConcernReceived.model_validate(told).pathway is pathway
    else:
        with pytest.raises(ValidationError, match="somebody must act in time"):
            ConcernReceived.model_validate(told)


def test_a_worry_can_name_several_forms_of_harm_and_another_in_words() -> None:
    """WT-166-1: the four, and another form of harm with its own words."""
    assert [harm.value for harm in Harm] == ["neglect", "emotional", "physical", "sexual", "other"]
    worry = ConcernReceived(concern="Alone at night", harms=[Harm.NEGLECT, Harm.OTHER], other_harm="Drawn into dealing")
    assert worry.body()["harms"] == ["neglect", "other"]


def test_a_worry_waits_until_somebody_decides() -> None:
    told = lines(ON_PLAN, ("2026-03-10", ConcernReceived(concern="Cold")))
    assert [task.verb for task in worries(MIA_RENOUF, told)] == ["Decide"]
    decided = lines(ON_PLAN, ("2026-03-10", ConcernReceived(concern="Cold")), "2026-03-11  concern-decided  outcome=advice level=wellbeing")
    assert list(worries(MIA_RENOUF, decided)) == []
