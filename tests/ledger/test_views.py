"""A child's views: in words, drawn or shown, or why they could not be learned; never because the child is young."""

import pytest
from pydantic import ValidationError

from corbiere.ledger.entry import in_words
from corbiere.ledger.fields import Views

DRAWING = f"{'a' * 64}.jpg"
WORDS, SHOWN = {"own_words": "I like Gran."}, {"shown": "He reached for Gran and laughed."}


@pytest.mark.parametrize(
    ("said", "known"),
    [(WORDS, True), (SHOWN, True), ({"drawing": DRAWING}, True), ({"why_not": "She asked us to come back on Friday."}, False), ({}, None)],
)
def test_a_child_is_heard_in_words_in_a_drawing_or_in_what_they_show(said: dict[str, str], known: bool | None) -> None:
    """WT-196-1, LAC-401-7, PS-7.5."""
    if known is None:
        with pytest.raises(ValidationError, match="own words, or say why"):
            Views(**said)
        return
    assert Views(**said).are_known is known and in_words(Views(**said))


@pytest.mark.parametrize(
    "why",
    ["Too young.", "He is too  little to ask", "Six weeks old", "Non-verbal", "She is pre verbal", "He can’t talk yet", "No words yet"],
)
def test_to_be_young_or_without_words_is_no_reason_for_no_views(why: str) -> None:
    """WT-196-1: what the child showed stands for words; and an entry that was kept is read as it was written."""
    why = " ".join(why.split())
    with pytest.raises(ValidationError, match="is no reason: write what the child showed you"):
        Views(why_not=why)
    assert Views(why_not=why, **SHOWN).are_known
    assert Views.as_kept({"why_not": why}).why_not == why


def test_the_four_of_the_model_each_have_their_answers_and_an_old_entry_keeps_its_meaning() -> None:
    """WT-194-1, WT-197-2, WT-200-1: space, voice, audience, influence."""
    old = Views.as_kept({**WORDS, "how": "drawing", "weight": "A lot: she is ten", "done_about": "She stays"})
    assert (old.how, old.weight, old.done_about) == ("drawing", "A lot: she is ten", "She stays")
    whole = Views(
        **WORDS, how="walking", supported_by="Her advocate", weight="A lot: she is ten", heard_by="The chair", done_about="She stays"
    )
    assert in_words(whole) == in_words(old) == "“I like Gran.”"
