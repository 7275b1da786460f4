"""What a family may read has a key, so that its translation stands in a file beside the kind; a file cannot say what nothing declares."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corbiere.ledger import words as told
from corbiere.ledger.entry import declared
from corbiere.ledger.rulings import must, rules_named
from corbiere.ledger.words import english, languages, load, phrases, ruling_words, words
from invented_kinds import LampLit

KIND = LampLit.kind
POLISH = f"""
[{KIND}]
called = "Zapalono lampę"
colour.question = "Jaki kolor?"
colour.choice.red = "Czerwony, nad skałami"
remark.reported_by.question = "Kto ci to powiedział?"

[ruling]
light-red = "Czerwone światło wymaga powodu."
"""


@pytest.fixture(autouse=True)
def words_of_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a test translates is known in that test alone."""
    with monkeypatch.context() as patch:
        patch.setattr(told, "_TRANSLATED", {code: dict(held) for code, held in told._TRANSLATED.items()})
        patch.setattr(told, "_PHRASES", dict(told._PHRASES))
        yield


def file(directory: Path, text: str, name: str = "pl.toml") -> Path:
    (directory / name).write_text(text, encoding="utf-8")
    return directory


def test_words_are_in_the_language_that_is_asked_for_and_else_in_english(tmp_path: Path) -> None:
    load(file(tmp_path, POLISH))
    assert words(f"{KIND}.called", "pl") == "Zapalono lampę"
    assert words(f"{KIND}.colour.choice.red", "pl-PL") == "Czerwony, nad skałami"
    assert words(f"{KIND}.remark.reported_by.question", "PL") == "Kto ci to powiedział?"
    assert words(f"{KIND}.colour.choice.white", "pl") == "White"
    assert words(f"{KIND}.says", "pt") == "The keeper lit the lamp."
    assert "pl" in languages() and languages("pl-PL", "gd") == ["pl-PL"]


def test_a_ruling_is_said_in_another_language_by_its_name_and_in_english_as_it_was_found(tmp_path: Path) -> None:
    load(file(tmp_path, POLISH))
    found = replace(must(False, "A red light is for a ship in danger.", ""), name="light-red")
    assert ruling_words(found, "pl") == "Czerwone światło wymaga powodu."
    assert ruling_words(found, "pt") == ruling_words(found) == "A red light is for a ship in danger."
    assert words("ruling.light-red") == "A red lamp needs a reason."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f'[{KIND}]\ncalld = "Lampa"', f"{KIND}.calld is declared by no kind, ruling or phrase"),
        (f'[{KIND}]\ncolour.choice.green = "Zielony"', "colour.choice.green is declared by no kind"),
        ('[ruling]\nlight-green = "x"', "ruling.light-green is declared by no kind"),
        (f'[{KIND}]\ncalled = ""', "must be text, and not empty"),
        (f"[{KIND}]\ncalled = 3", "must be text, and not empty"),
        (f'[{KIND}]\ncalled = "Lampa {{name}}"', "must name nothing in braces"),
        ("called =", "this is not TOML"),
    ],
)
def test_a_file_that_cannot_be_is_refused_with_a_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        load(file(tmp_path, text))


def test_a_translation_names_what_the_english_names(tmp_path: Path) -> None:
    phrases("lighthouse", greeting="Good night, {name}")
    with pytest.raises(ValueError, match="must name name in braces"):
        load(file(tmp_path, '[lighthouse]\ngreeting = "Dobranoc"'))
    load(file(tmp_path, '[lighthouse]\ngreeting = "Dobranoc, {name}"'))
    assert words("lighthouse.greeting", "pl").format(name="Ana") == "Dobranoc, Ana"
    with pytest.raises(ValueError, match="is said elsewhere already"):
        phrases("lighthouse", greeting="Good morning, {name}")


def test_a_file_is_called_after_its_language(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="called after its language"):
        load(file(tmp_path, POLISH, "polish.toml"))


def test_every_question_answer_and_ruling_can_be_addressed() -> None:
    for kind in declared().values():
        for key, field in kind.model_fields.items():
            name = field.alias or key
            assert english(f"{kind.kind}.{name}.question") == field.title
    assert all(english(f"ruling.{name}") for name in rules_named())
    with pytest.raises(KeyError, match="nothing declares the words tide.high"):
        words("tide.high")
