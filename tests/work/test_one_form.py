"""One row for what one form answers."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from corbiere.work.ordering import in_one_form, of_brothers
from corbiere.work.tasks import OFFERS, Child, Task

MIA = Child(uuid4(), "Mia Renouf", "Mia", date(2018, 6, 3))
SEE = Task(MIA, "See Mia", date(2026, 3, 27), "She was last seen.", "should", 1, "procedure", kind="child-seen", duty="cp.child-seen")
ALONE = replace(SEE, what="See Mia alone", why="She was not alone.", duty="cp.seen-alone")
BEDROOM = replace(SEE, what="See where Mia sleeps", why="She was last seen.", duty="cp.bedroom-seen")


def test_what_one_visit_does_is_one_row_with_every_reason() -> None:
    (row,) = in_one_form([SEE, ALONE, BEDROOM])
    assert row.what == "See Mia; see Mia alone; see where Mia sleeps"
    assert row.why == "She was last seen. She was not alone."


def test_what_differs_in_anything_that_is_said_of_it_stands_alone() -> None:
    leo = replace(MIA, id=uuid4())
    others = [
        replace(ALONE, due=date(2026, 3, 28)),
        replace(ALONE, force="must"),
        replace(ALONE, basis="default"),
        replace(ALONE, planned=date(2026, 3, 25)),
        replace(ALONE, kind="core-group-held"),
        replace(ALONE, child=leo),
        replace(ALONE, of=uuid4()),
    ]
    assert all(in_one_form([SEE, other]) == [SEE, other] for other in others)


def test_what_no_duty_asks_for_is_never_joined() -> None:
    worry = replace(SEE, duty="", kind="", what="A worry to decide on")
    assert len(in_one_form([worry, replace(worry)])) == 2


def test_what_is_asked_for_brothers_on_one_day_is_one_row() -> None:
    leo = Child(uuid4(), "Leo Renouf", "Leo", date(2020, 1, 9))
    families = {MIA.id: MIA.id, leo.id: MIA.id}
    his = replace(SEE, child=leo, what="See Leo", why="Leo was last seen.")
    (row,) = of_brothers([SEE, his], families)
    assert (row.child, row.others) == (MIA, (leo,))
    assert (row.what, row.why) == ("See each one", "She was last seen. Each one was last seen.")
    owed = replace(SEE, duty="", what="Give Mia your number", kind="worker-contact-given")
    (row,) = of_brothers([owed, replace(owed, child=leo, what="Give Leo your number")], families)
    assert (row.what, row.children) == ("Give each one your number", (MIA, leo))
    asks = replace(SEE, what="Will you take this on? Assess what Mia needs", duty="", kind="step-accepted", of=uuid4(), link=OFFERS)
    (row,) = of_brothers([asks, replace(asks, child=leo, what=asks.what.replace("Mia", "Leo"), of=uuid4())], families)
    assert row.children == (MIA, leo)
    apart = [
        (replace(his, due=date(2026, 3, 28)), families),
        (replace(his, of=uuid4()), families),
        (replace(his, mine=False), families),
        (replace(his, kind="core-group-held"), families),
        (his, {}),
    ]
    assert all(len(of_brothers([SEE, other], those)) == 2 for other, those in apart)
