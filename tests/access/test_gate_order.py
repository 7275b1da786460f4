"""To whom a record is closed, a correction tells nothing of what is in it."""

from uuid import uuid4

import pytest

from clock import now
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from invented_kinds import DAY, Colour, LampLit, someone


@pytest.mark.django_db
def test_a_correction_of_what_is_there_and_of_what_is_not_are_refused_alike() -> None:
    subject, written = someone()
    told = set()
    for aimed_at in (written.id, uuid4()):
        with pytest.raises(NotRecorded) as error:
            record(
                LampLit(colour=Colour.WHITE),
                about=subject,
                happened=DAY,
                by=Author(uuid4(), uuid4()),
                replaces=aimed_at,
                why=f"{now()}",
            )
        told.add(str(error.value))
    assert len(told) == 1
