"""PS-3.8: what agencies are asked, and answer."""

from uuid import UUID

import pytest
from pydantic import ValidationError

from corbiere.casework.entries import AgencyAnswered, AgencyAsked, NoteMade
from corbiere.casework.rulings import may_answer, may_ask_agency
from protection.telling import BORN, allows, lines, ruled

ASKED = AgencyAsked(elsewhere="A school in Kent", what="Attendance since September")


@pytest.mark.parametrize(
    ("entry", "allowed"),
    [
        (AgencyAsked(what="Attendance"), False),
        (ASKED, True),
        (AgencyAsked(agency=UUID(int=21), what="Attendance"), True),
        (AgencyAsked(practitioner=UUID(int=22), what="Attendance"), True),
    ],
)
def test_it_is_known_which_agency_was_asked(entry: AgencyAsked, allowed: bool) -> None:
    """PS-3.8."""
    assert allows(may_ask_agency, entry, "2026-03-02", BORN) is allowed


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-01", False), ("2026-03-02", True)])
def test_an_answer_comes_after_its_question(on: str, allowed: bool) -> None:
    """PS-3.8."""
    (question,) = lines(("2026-03-02", ASKED))
    answer = AgencyAnswered.model_validate({"of": str(question.id), "answer": "nothing-held"})
    found = ruled(may_answer, answer, on, question)
    assert found is not None
    assert found.allowed is allowed
    assert found.why.startswith("They were asked on 2 March 2026.")


def test_a_note_says_something() -> None:
    with pytest.raises(ValidationError):
        NoteMade(title="Telephone call", statements=[])
