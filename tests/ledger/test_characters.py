"""Text of which a reader sees every character: what is refused, in which words, and what a script or a picture needs."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, get_args, get_origin

import pytest
from pydantic import BaseModel, ValidationError

from corbiere.ledger.characters import amiss, first_unseen, seen
from corbiere.ledger.entry import Entry, declared
from corbiere.ledger.fields import SEEN, Part, Statement, Text, Words
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, record, withdraw
from invented_kinds import BY, DAY, Colour, LampLit, lit, someone

TURNS_ROUND = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
UNSEEN = {
    **{f"U+{ord(character):04X}": character for character in TURNS_ROUND},
    "zero-width space": "\u200b", "word joiner": "\u2060", "byte order mark": "\ufeff", "soft hyphen": "\u00ad", "NUL": "\x00",
    "backspace": "\x08", "escape": "\x1b", "C1": "\x85", "a return alone": "\r", "line separator": "\u2028", "tag letter": "\U000e0061",
    "Hangul filler": "\u3164", "Hangul choseong filler": "\u115f", "half-width filler": "\uffa0", "braille blank": "\u2800",
    "grapheme joiner": "\u034f", "variation selector": "\ufe0f", "another of those": "\U000e0100", "a joiner": "\u200d",
    "one that keeps apart": "\u200c", "not a character": "\ufffe",
}  # fmt: skip
NEEDED = {
    "a tab and new lines": "one\ttwo\nthree\r\nfour",
    "Persian": "می\u200cخواهم",
    "Hindi": "क्\u200dष",
    "Malayalam, at the end of a word": "അവന്\u200d",
    "a family": "👨\u200d👩\u200d👧",
    "a heart": "❤\ufe0f",
    "the rainbow flag": "🏳\ufe0f\u200d🌈",
    "a nurse": "👩🏽\u200d⚕\ufe0f",
    "the flag of Wales": "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "a keycap": "1\ufe0f\u20e3",
    "a Chinese name in one of its forms": "葛\U000e0100",
    "Arabic": "مريم الخطيب",
    "a number sign of Arabic": "\u0600١٢",
    "Hawaiian": "Kaʻahumanu",
    "accents apart from their letters": "Zoe\u0308",
    "spaces of other widths": "12\u00a0000 ou 12\u202f000",
}  # fmt: skip


@pytest.mark.parametrize("character", UNSEEN.values(), ids=UNSEEN)
def test_what_cannot_be_seen_is_refused_and_said_where(character: str) -> None:
    told = f"contains a character that cannot be seen (U+{ord(character):04X}) after “Le”; take it out"
    assert amiss(f"Mia Le{character}Brocq") == told
    assert first_unseen(f"Mia Le{character}Brocq") == 6
    assert amiss(f"{character}Le") == told.replace("after “Le”", "at the beginning")
    assert amiss(f" {character} ") == f"contains nothing that can be seen (U+{ord(character):04X}); write it in letters"
    assert seen(f"Le{character}Brocq") == "LeBrocq"


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_what_a_script_or_a_picture_needs_is_taken(text: str) -> None:
    assert amiss(text) == ""
    assert seen(text) == text.replace("\r\n", "\n")


@pytest.mark.parametrize("text", ["\u0301", "\u0301\u0308"])
def test_marks_on_no_letter_are_nothing(text: str) -> None:
    assert amiss(text) == "contains nothing that can be seen; write it in letters"


@pytest.mark.parametrize("flag", ["🏴\U000e0068\U000e0069", "x\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"])
def test_letters_of_a_flag_hide_no_words(flag: str) -> None:
    assert amiss(flag).startswith("contains a character that cannot be seen (U+E00")


def test_every_control_and_format_character_is_one_or_is_drawn() -> None:
    """By the categories of Unicode itself, so that a later version of it is followed."""
    every = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cc", "Cf")]
    drawn = [character for character in every if first_unseen(f"a{character}a") is None]
    assert len(every) > 200
    names = [unicodedata.name(character) for character in drawn if character not in "\t\n"]
    assert names and all(re.search("NUMBER|SIGN|MARK|AYAH|SAMVAT", name) for name in names)
    assert not set(TURNS_ROUND) & set(drawn)


# In the record.


def texts(annotation: Any, marks: Sequence[object]) -> Iterator[Sequence[object]]:
    """What is demanded of each text that an answer of this type can hold."""
    if get_origin(annotation) is Annotated:
        yield from texts(get_args(annotation)[0], [*marks, *get_args(annotation)[1:]])
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for field in annotation.model_fields.values():
            yield from texts(field.annotation, field.metadata)
    elif annotation is str:
        yield marks
    else:
        for part in get_args(annotation):
            yield from texts(part, marks)


@pytest.mark.parametrize("kind", declared().values(), ids=declared())
def test_every_question_that_takes_text_asks_for_text_that_is_seen(kind: type[Entry]) -> None:
    for marks in texts(kind, ()):
        assert SEEN in marks or any(getattr(mark, "pattern", None) for mark in marks)


@pytest.mark.parametrize("model", [Words, Text])
def test_an_answer_is_refused_and_what_is_in_the_record_is_read(model: object) -> None:
    class Said(Part):
        text: model

    with pytest.raises(ValidationError, match="after “a”; take it out"):
        Said(text="a\u202eb")
    assert Said.as_kept({"text": "a\u202eb"}).text == "a\u202eb"


def test_what_was_kept_before_keeps_its_reading() -> None:
    kept = {"colour": "white", "remark": {"text": "Fog.\u200b", "ground": "observed"}}
    read = LampLit.read(kept, 1)
    assert isinstance(read, Entry)
    assert read.remark == Statement.as_kept(kept["remark"])


@pytest.mark.django_db
def test_a_reason_and_a_correction_say_what_can_be_read() -> None:
    subject, first = someone()
    with pytest.raises(NotRecorded, match="Your reason contains a character that cannot be seen"):
        lit(subject, colour=Colour.RED, reasons={"light-red": "fog\u202e"})
    with pytest.raises(NotRecorded, match="Why this is corrected contains a character"):
        withdraw(first.id, subject, DAY, "not\u2060lit", by=BY)


# The key of a submission.


@pytest.mark.django_db
@pytest.mark.parametrize("other", [{"reasons": {"light-red": "smoke"}}, {"reasons": {"light-red": "fog", "more": "x"}}])
def test_the_same_key_with_another_reason_is_refused(other: dict[str, object]) -> None:
    subject, _ = someone()
    said = {"about": subject, "happened": DAY, "by": BY, "key": "k"}
    written = record(LampLit(colour=Colour.RED), reasons={"light-red": "fog"}, **said)
    assert record(LampLit(colour=Colour.RED), reasons={"light-red": "fog"}, **said).ids == written.ids
    with pytest.raises(KeyTaken):
        record(LampLit(colour=Colour.RED), **(said | other))
