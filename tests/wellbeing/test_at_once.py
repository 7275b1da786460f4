"""A strategy discussion opened from the page of a plan, in one act: who may, whose it is then, and what the Hub sees."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from cast import Cast
from corbiere.access.viewing import viewer
from corbiere.front_door.models import HubWorry
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from corbiere.statute.calendar import WORKING_DAYS
from wellbeing.maggie import help_is_planned

pytestmark = pytest.mark.django_db
BRUISES = "She has bruises on both arms"


def held(cast: Cast, kind: str, child: str = "noah") -> list[Line]:
    with without_row_security():
        return [line for line in lines(cast.people[child]) if line.kind == kind]


def opened(cast: Cast, who: str, meet: date | None = None, at: str = "14:30", child: str = "noah", **more: str) -> Any:
    href = f"/records/{cast.people[child]}/help/worry/"
    day = meet or WORKING_DAYS.after(cast.today, 1)
    return cast.client(who).post(href, {"worry": BRUISES, "open": "1", "meet": str(day), "at": at} | more, follow=True)


def shown(cast: Cast, who: str, address: str) -> str:
    return cast.client(who).get(address, follow=True).content.decode()


@pytest.fixture
def planned(cast: Cast) -> Cast:
    help_is_planned(cast, "noah", lead="claire", helper="eve")
    return cast


def test_a_lead_worker_opens_it_and_the_social_worker_is_asked(planned: Cast) -> None:
    """WT-141-1, WT-141-2, PS-3.1: nobody stands between; whose it is never is nobody."""
    cast = planned
    answer = opened(cast, "claire")
    assert "Ana Pires is asked to hold it" in answer.content.decode()
    (worry,), (decided,), (arranged,) = (
        held(cast, kind) for kind in ("concern-received", "concern-decided", "protection-meeting-arranged")
    )
    assert (decided.body["outcome"], decided.body["level"], decided.body["of"]) == ("strategy-discussion", "safeguarding", str(worry.root))
    assert (arranged.body["type"], arranged.body["at"]) == ("strategy-discussion", "14:30")
    assert worry.body["at_risk"] and "led by Claire Hacquoil" in worry.body["concern"]
    assert "Hold a strategy discussion about Noah" in shown(cast, "ana", "/")
    assert "Early help wellbeing plan" in shown(cast, "claire", f"/records/{cast.noah}/plans/help/")


def test_the_lead_social_worker_holds_what_they_open(planned: Cast) -> None:
    answer = opened(planned, "ana")
    assert "You hold it" in answer.content.decode()
    assert "Hold a strategy discussion about Noah" in shown(planned, "ana", "/")


def test_the_hub_is_told_and_has_it_until_somebody_there_has_read_it(planned: Cast) -> None:
    """WT-167-1."""
    cast = planned
    opened(cast, "ana")
    assert "opened at once: read it" in shown(cast, "hana", "/hub/")
    worry = held(cast, "concern-received")[0].root
    page = shown(cast, "hana", f"/hub/{worry}/")
    assert BRUISES in page and "We have read it" in page and "by whoever" in page
    assert cast.client("hana").post(f"/hub/{worry}/have/").status_code == 302
    with without_row_security():
        assert not HubWorry.objects.filter(subject=cast.noah).exists()
    assert "opened at once" not in shown(cast, "hana", "/hub/")


def test_where_nobody_leads_the_work_the_lead_worker_has_it_and_the_hub_sees_so(planned: Cast) -> None:
    cast = planned
    work = held(cast, "allocated")[0].root
    cast.tell("noah", "allocation-ended", 1, by="ben", of=str(work), reason="work-done")
    answer = opened(cast, "claire")
    assert "The Hub finds who holds it" in answer.content.decode()
    assert "Hold a strategy discussion about Noah" in shown(cast, "claire", "/")
    assert "Noah" in shown(cast, "hana", "/hub/")


@pytest.mark.parametrize(("said", "fault"), [
    ({"meet": "1999-01-01"}, "Choose the day on which the agencies talk."),
    ({"at": "half past"}, "Write the time as hours and minutes"),
    ({"worry": " "}, "Write what worries you."),
])  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_is_written(planned: Cast, said: dict[str, str], fault: str) -> None:
    answer = opened(planned, "claire", **{"at": "14:30"} | said) if "at" not in said else opened(planned, "claire", at=said["at"])
    assert answer.status_code == 422
    assert fault in answer.content.decode()
    assert held(planned, "concern-received") == [] == held(planned, "protection-meeting-arranged")


@pytest.mark.parametrize("who", ["eve"])
def test_a_member_of_the_team_tells_the_hub_alone(planned: Cast, who: str) -> None:
    """WT-141-1: everybody may raise it; the Hub decides."""
    cast = planned
    assert "When do the agencies talk?" not in shown(cast, who, f"/records/{cast.noah}/help/worry/")
    opened(cast, who)
    assert len(held(cast, "concern-received")) == 1
    assert held(cast, "concern-decided") == [] == held(cast, "protection-meeting-arranged")


@pytest.mark.parametrize(("kind", "body"), [
    ("concern-decided", {"outcome": "advice", "why": "He has a coat"}),
    ("concern-decided", {"outcome": "strategy-discussion", "level": "safeguarding"}),
    ("protection-meeting-arranged", {"type": "core-group"}),
])  # fmt: skip
def test_a_lead_worker_decides_nothing_else(planned: Cast, kind: str, body: dict[str, Any]) -> None:
    cast = planned
    worry: UUID = cast.tell("noah", "concern-received", 1, by="hana", concern="No coat")
    entry = kind_called(kind).model_validate(body | ({"of": str(worry)} if kind == "concern-decided" else {"for": str(cast.today)}))
    with pytest.raises(NotRecorded):
        record(entry, about=cast.noah, happened=cast.today, by=viewer(cast.claire, cast.today).author)
