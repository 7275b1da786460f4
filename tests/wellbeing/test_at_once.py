"""A strategy discussion opened from the page of a plan, in one act: who may, whose it is then, and what the Hub sees."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from cast import Cast
from corbiere.access.viewing import viewer
from corbiere.front_door.models import HubWorry
from corbiere.front_door.rulings import may_decide_from_a_plan
from corbiere.ledger.checks import not_here
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import lines, standing, without_row_security
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded, Proposal
from corbiere.ledger.writing import Writing, record_together
from corbiere.protection.rulings.arranging import may_arrange_as_lead_worker
from corbiere.statute.calendar import WORKING_DAYS
from wellbeing.maggie import help_is_planned

pytestmark = pytest.mark.django_db
BRUISES = "She has bruises on both arms"
OPENS = {"outcome": "strategy-discussion", "level": "safeguarding"}


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


@pytest.mark.parametrize(("own", "body", "said"), [
    (True, OPENS, ""),
    (True, {"outcome": "advice"}, "The Hub decides on worries."),
    (False, OPENS, "The Hub decides on worries."),
])  # fmt: skip
def test_what_a_lead_worker_decides_on_a_worry(planned: Cast, own: bool, body: dict[str, str], said: str) -> None:
    """WT-141-2: a strategy discussion, on the worry that they tell with it (may_decide_from_a_plan)."""
    of = uuid4()
    decision = ("concern-decided", uuid4(), body | ({"of": str(of)} if own else {}))
    told = written(planned, "claire", ("concern-received", of, {"concern": "Bruises"}), decision)
    assert said in told and bool(told) is bool(said)


@pytest.mark.parametrize("who", ["ana", "hana"])
def test_the_hub_and_whoever_leads_the_work_decide_as_ever(planned: Cast, who: str) -> None:
    """may_decide_from_a_plan says nothing of them."""
    of = planned.tell("noah", "concern-received", 1, by="claire", concern="No coat")
    assert may_decide_from_a_plan(proposed(planned, who, "concern-decided", {"outcome": "advice", "of": str(of)})) is None


@pytest.mark.parametrize(("who", "type", "allowed"), [
    ("claire", "strategy-discussion", True),
    ("claire", "core-group", False),
    ("claire", "legal-planning", False),
    ("ana", "core-group", None),
])  # fmt: skip
def test_what_a_lead_worker_arranges(planned: Cast, who: str, type: str, allowed: bool | None) -> None:
    """PS-3.1: strategy discussions alone. None: whoever leads the work arranges what they arrange (may_arrange_as_lead_worker)."""
    found = may_arrange_as_lead_worker(proposed(planned, who, "protection-meeting-arranged", {"type": type, "for": str(planned.today)}))
    assert (found and found.allowed) is allowed


def proposed(cast: Cast, who: str, kind: str, body: dict[str, Any]) -> Proposal:
    with without_row_security():
        stands = standing(cast.noah)
    by = viewer(cast.people[who], cast.today).author
    return Proposal(kind_called(kind).model_validate(body), cast.noah, "person", cast.today, None, cast.today, by, stands)


def written(cast: Cast, who: str, *made: tuple[str, UUID, dict[str, Any]]) -> str:
    """What is said to whoever writes these in one act."""
    together = [
        Writing(entry=kind_called(kind).model_validate(body), about=cast.noah, happened=cast.today, id=id) for kind, id, body in made
    ]
    try:
        record_together(together, by=viewer(cast.people[who], cast.today).author)
    except NotRecorded as told:
        return str(told)
    return ""


@pytest.mark.parametrize("since", ["nothing", "decided", "corrected", "withdrawn", "never there"])
def test_a_worry_of_ones_own_that_is_told_already_reads_like_one_that_is_not_there(planned: Cast, since: str) -> None:
    """Whether anything came of it is not to be found out by pointing at it, alone or with another of the same act."""
    cast = planned
    of = cast.tell("noah", "concern-received", 2, by="claire", concern="No coat") if since != "never there" else uuid4()
    if since == "decided":
        cast.tell("noah", "concern-decided", 1, by="hana", of=str(of), outcome="advice", why="He has one")
    if since == "corrected":
        cast.tell("noah", "concern-received", 1, by="hana", concern="A coat", replaces=of, why="Misheard")
    if since == "withdrawn":
        cast.tell("noah", "withdrawn", 1, by="hana", replaces=of, why="Of another child")
    decision = ("concern-decided", uuid4(), OPENS | {"of": str(of), "meet": str(cast.today)})
    another = ("concern-received", uuid4(), {"concern": "No hat"})
    alone, together = written(cast, "claire", decision), written(cast, "claire", another, decision)
    assert alone == together == str(not_here("of"))


def test_what_was_written_under_the_id_of_a_closed_entry_opens_no_way_to_it(planned: Cast) -> None:
    """An act may not pass off another’s entry as its own."""
    cast = planned
    of = cast.tell("noah", "concern-received", 2, by="hana", concern="No coat")
    same = ("concern-received", of, {"concern": "Mine"})
    decision = ("concern-decided", uuid4(), OPENS | {"of": str(of), "meet": str(cast.today)})
    assert written(cast, "claire", same, decision) == str(not_here("of"))


def test_whoever_has_left_points_at_nothing(planned: Cast) -> None:
    cast = planned
    cast.tell("claire", "left", 1, by="ben")
    own = uuid4()
    decision = ("concern-decided", uuid4(), OPENS | {"of": str(own), "meet": str(cast.today)})
    assert written(cast, "claire", ("concern-received", own, {"concern": "Bruises"}), decision)
    assert held(cast, "concern-decided") == []
