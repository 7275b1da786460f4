"""How a type of plan is declared, and what is refused as it is."""

import pytest

from corbiere.plans import types
from corbiere.plans.entries import PlanWritten
from corbiere.plans.types import PlanType, declare, type_called, type_of


class WatchWritten(PlanWritten):
    """A sort of plan that only these tests know."""

    kind = "watch-written"


class TideWritten(PlanWritten):
    """Another."""

    kind = "tide-written"


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(types, "_TYPES", {})


def watch(name: str = "watch", wrote: type[PlanWritten] = WatchWritten) -> PlanType:
    return PlanType(name=name, called="Watch", wrote=wrote)


def test_a_type_is_found_by_its_name_and_by_its_kind() -> None:
    made = declare(watch())
    assert declare(made) is made
    assert (type_called("watch"), type_of("watch-written")) == (made, made)
    assert (type_called("tide"), type_of("tide-written")) == (None, None)


@pytest.mark.parametrize(
    ("other", "fault"),
    [
        (watch(wrote=TideWritten), "there is another type of plan called watch"),
        (watch("tide"), "watch-written writes down both the plan watch and the plan tide"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(other: PlanType, fault: str) -> None:
    declare(watch())
    with pytest.raises(ValueError, match=fault):
        declare(other)
    assert len(list(types.types())) == 1
