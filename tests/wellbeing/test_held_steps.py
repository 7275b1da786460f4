"""A next step of somebody to whom the decision is closed that it follows from: they see it, and hand it on."""

from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse

from cast import Cast
from clock import today
from corbiere.access.viewing import viewer
from corbiere.access.visibility import bases_of, categories
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from corbiere.statute.calendar import WORKING_DAYS
from markup import markup
from wellbeing.maggie import help_is_planned
from wellbeing.needing import WELLBEING as NEED

pytestmark = pytest.mark.django_db


def offers(cast: Cast, who: str, child: str, of: UUID, to: str) -> None:
    entry = kind_called("step-offered").model_validate({"of": str(of), "to": str(cast.people[to])})
    record(entry, about=cast.people[child], happened=today(), by=viewer(cast.people[who], today()).author)


def work(cast: Cast, who: str) -> str:
    return markup(cast.client(who).get("/"))


def form(cast: Cast, who: str, child: str, of: UUID) -> HttpResponse:
    return cast.client(who).get(f"/records/{cast.people[child]}/record/step-offered/?of={of}")


def test_a_partner_sees_and_hands_on_the_step_that_they_hold(cast: Cast) -> None:
    """CPP-29: a core group sees nothing of needs and help; whose step it is they are all the same, until somebody else accepts it."""
    of = cast.tell("jade", "need-identified", 1, by="claire", **NEED)
    row = "Ask for an assessment of what Jade needs: who takes it?"
    assert row in work(cast, "claire") and row not in work(cast, "eve")
    assert str(of) in markup(form(cast, "claire", "jade", of))
    assert "wellbeing" not in categories(bases_of(viewer(cast.claire, today()), cast.jade))
    offers(cast, "claire", "jade", of, "ana")
    assert "Will you take this on? Ask for an assessment of what Jade needs" in work(cast, "ana")
    assert "Whoever was asked has not answered." in work(cast, "claire")
    cast.tell("jade", "step-declined", 0, by="ana", of=str(of), why="I have 24 children")
    assert "The last who was asked can’t: I have 24 children" in work(cast, "claire")
    offers(cast, "claire", "jade", of, "sam")
    cast.tell("jade", "step-accepted", 0, by="sam", of=str(of))
    assert row not in work(cast, "claire")
    with pytest.raises(NotRecorded):
        offers(cast, "claire", "jade", of, "ana")
    assert form(cast, "claire", "jade", of).status_code == 403


@pytest.mark.parametrize("born", [True, False])
def test_a_lead_worker_offers_on_the_discussion_that_they_opened(cast: Cast, born: bool) -> None:
    """WT-141-2: where there is no social worker, or before birth."""
    help_is_planned(cast, "noah", lead="claire", helper="eve")
    with without_row_security():
        begun = {line.kind: line.root for line in lines(cast.noah) if line.kind in ("allocated", "born")}
    cast.tell("noah", "allocation-ended", 1, by="ben", of=str(begun["allocated"]), reason="work-done")
    if not born:
        cast.tell("noah", "withdrawn", 1, by="hana", replaces=begun["born"], why="Not yet")
    href = f"/records/{cast.noah}/help/worry/"
    cast.client("claire").post(href, {"worry": "Bruises", "open": "1", "meet": str(WORKING_DAYS.after(cast.today, 1)), "at": "14:30"})
    with without_row_security():
        of = next(line.root for line in lines(cast.noah) if line.kind == "concern-decided")
    assert "Hold a strategy discussion about Noah: who takes it?" in work(cast, "claire")
    assert str(of) in markup(form(cast, "claire", "noah", of))
    offers(cast, "claire", "noah", of, "sam")
    assert "Will you take this on? Hold a strategy discussion about Noah" in work(cast, "sam")
    assert "Hold a strategy discussion about Noah: not accepted yet" in work(cast, "claire")


@pytest.mark.parametrize(("who", "of"), [("eve", "hers"), ("claire", "another’s"), ("claire", "nothing")])
def test_nobody_hands_on_what_they_do_not_hold(cast: Cast, who: str, of: str) -> None:
    """What another decided reads like what is not there."""
    hers = cast.tell("jade", "need-identified", 2, by="claire", **NEED)
    asked = {"hers": hers, "another’s": cast.tell("jade", "need-identified", 1, by="ana", **NEED), "nothing": uuid4()}[of]
    with pytest.raises(NotRecorded) as told:
        offers(cast, who, "jade", asked, "ana")
    assert "Mum sleeps" not in str(told.value)
