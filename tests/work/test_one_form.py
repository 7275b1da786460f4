"""One row for what one form answers."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from corbiere.work.ordering import in_one_form
from corbiere.work.tasks import Child, Task

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
