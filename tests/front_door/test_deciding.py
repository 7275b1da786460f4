"""A decision on a worry: what each level of need asks, and what is written with it in one act."""

from typing import Any
from uuid import UUID

import pytest

from cast import Cast
from clock import today
from corbiere.access.viewing import viewer
from corbiere.access.working_with import working_with
from corbiere.front_door.entries import ConcernDecided
from corbiere.front_door.rulings import (
    may_ask_somebody_new,
    may_decide_universal,
    may_decide_universal_without_reason,
    may_leave_a_need_unassessed,
    may_leave_danger_undiscussed,
    may_leave_the_limbs_open,
    may_leave_the_matter_open,
)
from corbiere.ledger import reading
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.rulings import NotRecorded, Proposal, Rule
from corbiere.ledger.writing import record
from corbiere.protection.entries import MEETINGS
from corbiere.protection.rulings.arranging import may_arrange_at_the_hub
from desk.at_desk import Page
from protection.telling import ANA, BORN, BY_IMPORT, CLAIRE, allows

pytestmark = pytest.mark.django_db
ON = "2026-03-09"
MATTER = {"matter": "He is alone after school", "indicators": ["safe"]}
LIMBS = {"limbs": ["impaired"], "evidence": "He has not grown since May"}


@pytest.mark.parametrize(
    ("rule", "level", "said", "allowed"),
    [
        (may_decide_universal, "universal", {"outcome": "advice"}, True),
        (may_decide_universal, "universal", {"outcome": "no-further-action"}, True),
        (may_decide_universal, "universal", {"outcome": "early-help"}, False),
        (may_decide_universal, "universal", {"outcome": "assessment"}, False),
        (may_decide_universal, "wellbeing", {"outcome": "early-help"}, True),
        (may_decide_universal_without_reason, "universal", {"outcome": "advice"}, False),
        (may_decide_universal_without_reason, "universal", {"outcome": "advice", "why": "All is well at home"}, True),
        (may_decide_universal_without_reason, "wellbeing", {"outcome": "advice"}, True),
        (may_leave_the_matter_open, "wellbeing", {"outcome": "early-help"}, False),
        (may_leave_the_matter_open, "wellbeing", {"outcome": "early-help", "matter": "Alone"}, False),
        (may_leave_the_matter_open, "wellbeing", {"outcome": "early-help", **MATTER}, True),
        (may_leave_the_matter_open, "universal", {"outcome": "advice"}, True),
        (may_leave_the_limbs_open, "health-or-development", {"outcome": "assessment"}, False),
        (may_leave_the_limbs_open, "health-or-development", {"outcome": "assessment", "limbs": ["impaired"]}, False),
        (may_leave_the_limbs_open, "health-or-development", {"outcome": "assessment", **LIMBS}, True),
        (may_leave_a_need_unassessed, "health-or-development", {"outcome": "early-help", **LIMBS}, False),
        (may_leave_a_need_unassessed, "health-or-development", {"outcome": "assessment", **LIMBS}, True),
        (may_leave_a_need_unassessed, "health-or-development", {"outcome": "strategy-discussion", **LIMBS}, True),
        (may_leave_danger_undiscussed, "safeguarding", {"outcome": "assessment"}, False),
        (may_leave_danger_undiscussed, "safeguarding", {"outcome": "strategy-discussion"}, True),
    ],
)
def test_what_each_level_asks(rule: Rule, level: str, said: dict[str, Any], allowed: bool) -> None:
    """WT-continuum-7, WT-continuum-8, WT-continuum-13, WT-continuum-14, PS-3.1. What is brought in is asked nothing."""
    entry = ConcernDecided.model_validate({"level": level, **said})
    assert allows(rule, entry, ON, BORN) is allowed
    assert allows(rule, entry, ON, BORN, by=BY_IMPORT)


@pytest.mark.parametrize(("who", "allowed"), [(ANA, True), (CLAIRE, False), (None, True)])
def test_a_need_that_begins_is_met_by_those_who_know_the_child(who: UUID | None, allowed: bool) -> None:
    """WT-continuum-10: whoever wrote in the record knows the child. The same is not asked at another level."""
    told = f"{BORN}\n2026-03-02  concern-received"
    entry = ConcernDecided.model_validate({"level": "wellbeing", "outcome": "early-help", "taken_by": who})
    assert allows(may_ask_somebody_new, entry, ON, told) is allowed
    assert allows(may_ask_somebody_new, entry.model_copy(update={"level": None}), ON, told)


# In one act, by the Hub.


@pytest.fixture
def worry(cast: Cast) -> UUID:
    return cast.tell("noah", "concern-received", 1, by="david", concern="A burn on his arm", **{"from": "public"})


def decide(cast: Cast, who: str = "hana", **typed: str) -> Page:
    client = cast.client(who)
    form = Page(client.get(f"/records/{cast.noah}/record/concern-decided/", {"of": typed.pop("of", "")}))
    fields = {**form.fields, "send": "record", **{name.replace("__", "-"): value for name, value in typed.items()}}
    return Page(client.post(form.action, fields, follow=True))


def held(cast: Cast, kind: str) -> list[dict[str, Any]]:
    with without_row_security():
        return [line.body for line in reading.lines(cast.noah) if line.kind == kind]


def test_what_whoever_raised_it_may_be_told_is_offered_and_written_in_the_same_act(cast: Cast, worry: UUID) -> None:
    form = Page(cast.client("hana").get(f"/records/{cast.noah}/record/concern-decided/", {"of": str(worry)}))
    assert "we cannot say more" in form.one("tell")
    decide(
        cast, of=str(worry), level="wellbeing", matter="Alone", indicators="safe", outcome="advice", tell="Thank you. It is looked into."
    )
    (told,) = held(cast, "referrer-told")
    assert (told["of"], told["told"]) == (str(worry), "Thank you. It is looked into.")
    assert "It is looked into." in cast.client("david").get("/").content.decode()


def test_danger_opens_the_strategy_discussion_in_one_step(cast: Cast, worry: UUID) -> None:
    """PS-3.1."""
    day = {"meet-day": str(today().day), "meet-month": str(today().month), "meet-year": str(today().year), "meet_at": "23:50"}
    decide(cast, of=str(worry), level="safeguarding", outcome="strategy-discussion", taken_by=str(cast.ana), why="A burn", **day)
    (arranged,) = held(cast, "protection-meeting-arranged")
    assert (arranged["type"], arranged["for"], arranged["at"]) == ("strategy-discussion", today().isoformat(), "23:50")
    assert "Strategy discussion" in cast.client("ana").get("/").content.decode()


def test_it_begins_with_whoever_leads_the_work(cast: Cast, worry: UUID) -> None:
    """The Hub is told who works with the child while it decides, and not otherwise."""
    assert [one.name for one in working_with(viewer(cast.hana, today()), cast.noah)] == ["Ana Pires"]
    form = Page(cast.client("hana").get(f"/records/{cast.noah}/record/concern-decided/", {"of": str(worry)}))
    assert form.one("taken_by") == str(cast.ana)
    assert working_with(viewer(cast.hana, today()), cast.jade) == []
    assert working_with(viewer(cast.david, today()), cast.noah) == []


def test_what_the_level_does_not_allow_is_said_at_the_question_and_nothing_is_lost(cast: Cast, worry: UUID) -> None:
    back = decide(cast, of=str(worry), level="universal", outcome="assessment", why="He is well")
    assert back.status == 422
    assert back.one("why") == "He is well"
    assert any("At the universal level" in said for _, said in back.summary)
    assert held(cast, "concern-decided") == []


def test_the_hub_arranges_strategy_discussions_alone(cast: Cast, worry: UUID) -> None:
    """may_arrange_at_the_hub."""
    by = viewer(cast.hana, today()).author
    with pytest.raises(NotRecorded, match="The Hub arranges strategy discussions"):
        record(MEETINGS.arranged.model_validate({"type": "legal-planning", "for": today()}), about=cast.noah, happened=today(), by=by)
    discussion = MEETINGS.arranged.model_validate({"type": "strategy-discussion", "for": today()})
    record(discussion, about=cast.noah, happened=today(), by=by)
    with without_row_security():
        asked = Proposal(discussion, cast.noah, "person", today(), None, today(), by, reading.standing(cast.noah))
    told = may_arrange_at_the_hub(asked, discussion)
    assert told is not None and told.allowed
    with pytest.raises(NotRecorded):
        record(discussion, about=cast.noah, happened=today(), by=viewer(cast.sam, today()).author)
