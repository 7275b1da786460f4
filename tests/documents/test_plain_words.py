"""How easily a child reads a text: a guide, for English, that says which sentences are long."""

import pytest

from corbiere.documents.plain_words import plain_words, syllables

PLAIN = "We want you to be safe. Mum gets help at night. You can ring Ana."
OFFICE = (
    "The conference determined that a multi-agency intervention is required to mitigate the identified risks, and will undertake visits."
)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("the", 1),
        ("safe", 1),
        ("asked", 1),
        ("wanted", 2),
        ("table", 2),
        ("wishes", 2),
        ("people", 2),
        ("family", 3),
        ("Mum’s", 1),
        ("7", 1),
    ],
)
def test_syllables_are_counted_by_their_vowels(word: str, number: int) -> None:
    assert syllables(word) == number


def test_short_words_in_short_sentences_are_for_younger_children() -> None:
    """WT-127-1, CPP-71."""
    plain, office = plain_words(PLAIN), plain_words(OFFICE)
    assert plain and office and plain.age <= 7 and office.age >= 16
    assert plain.long == () and office.long == (OFFICE,)


@pytest.mark.parametrize("text", ["", "   ", "Hi.", "…!?", "You are safe."])
def test_nothing_is_said_of_a_text_that_is_too_short(text: str) -> None:
    assert plain_words(text) is None


def test_a_very_long_text_is_answered_at_once_and_only_as_far_as_an_answer_goes() -> None:
    found = plain_words("a. " * 400_000)
    assert found and found.long == ()
    assert plain_words("aeiou " * 400_000)
