"""A next step of somebody to whom the decision is closed that it follows from: they see it, and hand it on."""

from uuid import uuid4

import pytest

from cast import Cast
from clock import today
from corbiere.access.viewing import viewer
from corbiere.ledger.entry import kind_called
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from markup import markup
from wellbeing.needing import WELLBEING as NEED

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["david", "claire"])
def test_a_partner_sees_and_hands_on_the_step_that_they_hold(cast: Cast, who: str) -> None:
    """CPP-29: a core group sees nothing of needs and help; whose step it is they are all the same, until somebody else accepts it."""
    of = cast.tell("jade", "need-identified", 1, by=who, **NEED)
    row = "Ask for an assessment of what Jade needs: who takes it?"
    page = markup(cast.client(who).get("/"))
    assert row in page and "Ask" in page and row not in markup(cast.client("eve").get("/"))
    form = cast.client(who).get(f"/records/{cast.jade}/record/step-offered/?of={of}")
    assert form.status_code == 200 and "Mum sleeps by day" not in markup(cast.client("eve").get(f"/records/{cast.jade}/"))
    record(
        kind_called("step-offered").model_validate({"of": str(of), "to": str(cast.ana)}),
        about=cast.jade,
        happened=today(),
        by=viewer(cast.people[who], today()).author,
    )
    assert "Will you take this on? Ask for an assessment of what Jade needs" in markup(cast.client("ana").get("/"))
    assert "Whoever was asked has not answered." in markup(cast.client(who).get("/"))


@pytest.mark.parametrize(("who", "of"), [("eve", "need"), ("david", "assessment"), ("david", "nothing")])
def test_nobody_hands_on_what_they_do_not_hold(cast: Cast, who: str, of: str) -> None:
    """What another decided reads like what is not there."""
    need = cast.tell("jade", "need-identified", 2, by="david", **NEED)
    began = cast.tell("jade", "need-identified", 1, by="ana", **NEED)
    asked = {"need": need, "assessment": began, "nothing": uuid4()}[of]
    entry = kind_called("step-offered").model_validate({"of": str(asked), "to": str(cast.ana)})
    with pytest.raises(NotRecorded) as told:
        record(entry, about=cast.jade, happened=today(), by=viewer(cast.people[who], today()).author)
    assert "asleep" not in str(told.value)
