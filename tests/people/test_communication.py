"""How to understand each other: kept with the person, and said where somebody plans to meet them or to hear what they say."""

import pytest
from pydantic import ValidationError

from cast import Cast
from corbiere.people.communication import CommunicationNoted, to_communicate
from markup import markup
from protection.telling import lines

NOTED = CommunicationNoted.model_validate(
    {
        "languages": [{"language": "Portuguese", "interpreter": True}, {"language": "English"}],
        "ways": ["pictures", "other"],
        "adjustments": "Breaks every ten minutes",
        "specialist": "Lia Gomes, 01534 000000",
    }
)


def test_what_is_said_beside_a_form_is_the_last_that_was_noted() -> None:
    """WT-197-1, WT-gov-26, WT-198-1."""
    told = lines(("2026-01-02", CommunicationNoted(needs="Slowly")), ("2026-03-02", NOTED))
    assert to_communicate(told) == [
        "Interpreter for Portuguese",
        "Pictures or symbols",
        "Breaks every ten minutes",
        "Ask Lia Gomes, 01534 000000",
    ]
    assert to_communicate([]) == []


def test_an_old_entry_keeps_its_meaning_and_an_empty_one_says_what_is_missing() -> None:
    """WT-196-2."""
    assert CommunicationNoted.read({"languages": [{"language": "Polish"}]}, 1).needs is None
    with pytest.raises(ValidationError, match="write a language"):
        CommunicationNoted()


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "said"), [("views-heard", True), ("child-seen", True), ("planned", True), ("address-noted", False)])
def test_it_stands_beside_the_forms_that_ask_what_they_say(cast: Cast, kind: str, said: bool) -> None:
    """WT-197-1."""
    cast.tell("jade", "communication-noted", 3, **NOTED.body())
    page = markup(cast.client("ana").get(f"/records/{cast.jade}/record/{kind}/"))
    assert ("To understand each other with" in page and "Breaks every ten minutes" in page) is said
