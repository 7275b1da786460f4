"""Stories: how a chronology is read, and the sentence that each fault is given (the contract's section 1)."""

import codecs
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corbiere.statute.facts import Fact
from corbiere.statute.kinds import KINDS
from corbiere.statute.story import Faults, StoryFault, parse, read

EXAMPLE = """
== Maggie                                   # a new subject starts
2012-02-29  born
2026-03-02  conference-held   type=initial outcome=plan  ref=icpc
2026-03-16  core-group-held   quorate=yes  ref=cg1
2026-03-24  core-group-notes-circulated  of=cg1  recorded=2026-03-30
"""


def told(text: str | bytes) -> dict[str, list[Fact]]:
    return parse(text if isinstance(text, bytes) else text.encode(), "f.txt", "f")


def facts(text: str | bytes) -> list[Fact]:
    return told(text)["f"]


def faults(text: str | bytes) -> list[str]:
    with pytest.raises(Faults) as raised:
        told(text)
    return str(raised.value).splitlines()


def test_the_example_of_the_contract() -> None:
    notes = Fact(date(2026, 3, 24), "core-group-notes-circulated", (), date(2026, 3, 30), None, "cg1", 3)
    conference = (("outcome", "plan"), ("type", "initial"))

    assert list(told(EXAMPLE)) == ["Maggie"]
    assert told(EXAMPLE)["Maggie"][1] == Fact(date(2026, 3, 2), "conference-held", conference, date(2026, 3, 2), "icpc", None, 1)
    assert told(EXAMPLE)["Maggie"][3] == notes


def test_without_a_subject_the_story_is_about_the_name_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "robin.story.txt").write_text("2026-03-02 born\n")

    assert list(read(tmp_path / "robin.story.txt")) == ["robin.story"]


def test_a_name_may_come_again_later() -> None:
    found = told("== A\n2026-03-02 born\n== B\n2026-03-03 born\n== A ==\n2026-03-04 child-seen\n")

    assert {name: [(fact.kind, fact.order) for fact in held] for name, held in found.items()} == {
        "A": [("born", 0), ("child-seen", 1)],
        "B": [("born", 0)],
    }


def test_lines_before_the_first_name_are_about_the_file() -> None:
    assert list(told("2026-03-02 born\n== A B\n2026-03-02 born\n")) == ["f", "A B"]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n   # more\n", "\ufeff", " \t \r\n"])
def test_an_empty_file_is_about_nobody(text: str) -> None:
    assert told(text) == {}


def test_a_subject_without_facts_has_none() -> None:
    assert told("== A\n") == {"A": []}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line_is_understood_and_counted(end: str) -> None:
    lines = end.join(["2026-03-02 born", "", "2026-03-02 bron"])

    assert faults(lines)[0].startswith("f.txt:3: ")
    assert len(facts(end.join(["2026-03-02 born", "2026-03-03 child-seen", ""]))) == 2


def test_a_mark_at_the_start_of_the_file_is_passed_over() -> None:
    assert facts(codecs.BOM_UTF8 + b"2026-03-02 born")[0].kind == "born"


@pytest.mark.parametrize(
    "line",
    [
        "2026-03-02 child-seen alone=yes",
        "  2026-03-02    child-seen   alone=yes  ",
        "2026-03-02\tchild-seen\talone=yes",
        "2026-03-02\tchild-seen alone=yes",
        "2026-03-02 child-seen\talone=yes",
        '2026-03-02 child-seen alone="yes"',
        "2026-03-02 child-seen alone=yes# seen at school",
        "2026-03-02 child-seen alone=yes # \"it's #1",
    ],
)
def test_spaces_tabs_quotes_and_comments_do_not_matter(line: str) -> None:
    assert facts(line) == [Fact(date(2026, 3, 2), "child-seen", (("alone", "yes"),), date(2026, 3, 2), None, None, 0)]


@pytest.mark.parametrize(
    ("value", "read"),
    [('"no one in"', "no one in"), ('"a # b"', "a # b"), ("a#b", "a"), ('"it\'s"', "it's"), ("née", "née"), ('"a=b"', "a=b"), ('" "', " ")],
)
def test_values_with_spaces_go_in_double_quotes(value: str, read: str) -> None:
    assert dict(facts(f"2026-03-02 visit-failed reason={value}")[0].attributes) == {"reason": read}


def test_the_first_and_the_last_year_are_years() -> None:
    days = [fact.day for fact in facts("0001-01-01 born\n9999-12-31 died recorded=9999-12-31")]

    assert days == [date.min, date.max]


def test_facts_may_stand_in_any_order_and_a_pointer_before_its_name() -> None:
    found = facts("2026-03-24 core-group-notes-circulated of=cg\n2026-03-16 core-group-held ref=cg")

    assert [(fact.of, fact.ref, fact.order) for fact in found] == [("cg", None, 0), (None, "cg", 1)]


def test_names_of_lines_belong_to_their_subject() -> None:
    two = "== A\n2026-03-16 core-group-held ref=cg\n== B\n2026-03-16 core-group-held {}\n2026-03-17 core-group-notes-circulated of=cg"

    assert len(told(two.format("ref=cg"))) == 2
    assert faults(two.format("")) == ["f.txt:5: of=cg points at no line; name the line with ref=cg"]


AGAIN = "2026-03-02 core-group-held ref=a\n"
SENTENCES = [
    ("2026-11-31 born", "1: 2026-11-31 is not a day: there is no 31 November 2026; write a day that the calendar has"),
    ("2025-02-29 born", "1: 2025-02-29 is not a day: there is no 29 February 2025; write a day that the calendar has"),
    ("2026-3-2 born", "1: 2026-3-2 is not a date; write the year, month and day as 2026-03-16"),
    ("02/03/2026 born", "1: 02/03/2026 is not a date; write the year, month and day as 2026-03-16"),
    ("2026-13-01 born", "1: 2026-13-01 is not a date; write the year, month and day as 2026-03-16"),
    ("2026-03-02", "1: no kind of fact follows the date; write for example 2026-03-02 born"),
    ("2026-03-02 conference-hold", "1: conference-hold is no kind of fact; did you mean conference-held"),
    ("2026-03-02 Born", "1: Born is no kind of fact; did you mean born"),
    ("2026-03-02 born hospital=yes", "1: born has no hospital=; it has no attributes of its own"),
    ("2026-03-02 child-seen Alone=yes", "1: child-seen has no Alone=; it has alone=, bedroom=, awake=, announced="),
    ("2026-03-02 child-seen alone=maybe", "1: alone=maybe is not known here; it is one of yes or no"),
    ("2026-03-02 child-seen alone=", "1: alone= is not known here; it is one of yes or no"),
    ("2026-03-02 conference-arranged for=soon", "1: for=soon is not a date; write it as 2026-03-16"),
    ("2026-03-02 conference-held visit_days=0", "1: visit_days=0 is not a whole number of days; write for example visit_days=14"),
    ("2026-03-02 visit-failed reason=", "1: reason= has no value; give one or leave it out"),
    ("2026-03-02 child-seen alone", "1: alone is not key=value; a value with spaces goes in double quotes"),
    ("2026-03-02 child-seen alone=yes alone=yes", "1: alone= is given twice; give it once"),
    ("2026-03-02 child-seen ref=a ref=b", "1: ref= is given twice; give it once"),
    ("2026-03-02 child-seen ref=", "1: ref= and of= need a name; write for example ref=cg1"),
    ('2026-03-02 child-seen of=""', "1: ref= and of= need a name; write for example ref=cg1"),
    ("2026-03-02 child-seen of=cg", "1: of=cg points at no line; name the line with ref=cg"),
    (AGAIN + "2026-03-02 child-seen of=b", "2: of=b points at no line; name the line with ref=b"),
    (AGAIN + AGAIN, "2: ref=a names line 1 already; give each line a name of its own"),
    (
        "2026-03-02 born recorded=2026-03-01",
        "1: recorded=2026-03-01 is before the day of the fact; it is written down on that day or later",
    ),
    ("2026-03-02 born recorded=now", "1: recorded=now is not a date; write the year, month and day as 2026-03-16"),
    ("2026-03-02 born\n\n2026-03-02 born", "3: f was born already in line 1; a story has one born"),
    ("==  # nobody", "1: == names nobody; write == and the name"),
    ("\n\n\0", "3: this is not a text file; a story is plain text, one dated fact a line"),
]


@pytest.mark.parametrize(("text", "says"), SENTENCES, ids=[says[:60] for _, says in SENTENCES])
def test_a_fault_says_what_is_wrong_and_what_would_be_right(text: str, says: str) -> None:
    assert faults(text) == [f"f.txt:{says}"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_with_a_letter_missing_is_answered_with_the_nearest_kind(kind: str) -> None:
    assert faults(f"2026-03-02 {kind[:-2]}{kind[-1]}") == [f"f.txt:1: {kind[:-2]}{kind[-1]} is no kind of fact; did you mean {kind}"]


def test_a_quote_that_is_not_closed_is_a_fault() -> None:
    assert 'f.txt:1: reason="no is not key=value; a value with spaces goes in double quotes' in faults(
        '2026-03-02 visit-failed reason="no one'
    )


def test_every_fault_of_a_file_is_told_at_once_in_the_order_of_its_lines() -> None:
    text = "2026-11-31 born\n2026-03-02 child-seen of=x alone=maybe\n2026-03-02 bron\n== B\n2026-03-02 child-seen of=y\n31 November born"

    assert [fault.split(":")[1] for fault in faults(text)] == ["1", "2", "2", "3", "5", "6", "6", "6"]


def test_a_fault_begins_with_the_file_as_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "a story.txt"
    path.write_text("2026-03-02 bron\n")
    with pytest.raises(Faults) as raised:
        read(path)

    assert str(raised.value) == f"{path}:1: bron is no kind of fact; did you mean born"


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"2026-03-02 born\n2026-03-03 visit-failed reason=n\xe9e", "f.txt:2: byte 49 of the file (0xe9)"),
        ("2026-03-02 born".encode("utf-16"), "f.txt:1: byte 1 of the file (0xff)"),
        (b"PK\x03\x04\n\x80", "f.txt:2: byte 6 of the file (0x80)"),
    ],
)
def test_text_that_is_not_utf_8_is_refused_at_its_first_wrong_byte(content: bytes, where: str) -> None:
    assert faults(content) == [f"{where} is not UTF-8 text; save the file as plain text in UTF-8"]


def test_a_line_of_200_megabytes_is_refused() -> None:
    assert faults(b"x" * 200_000_000) == ["f.txt:1: the file is larger than 64 MiB; give it in parts"]


def test_a_line_of_60_megabytes_is_refused() -> None:
    assert faults(b"x" * 60_000_000) == ["f.txt:1: the line is 60,000,000 characters long; a fact takes one short line"]


@pytest.mark.parametrize("text", ['"', "=", "a=", 'a="', '"a" ', "# ", " ", 'a="b" '])
def test_a_long_line_of_anything_is_read_or_refused(text: str) -> None:
    line = "2026-03-02 child-seen " + text * (9_900 // len(text))

    assert (line.split("#")[0].strip() == "2026-03-02 child-seen" and facts(line)) or faults(line)


def test_a_hundred_thousand_facts_are_read() -> None:
    lines = (f"2026-03-02 core-group-held ref=r{place}\n2026-03-03 core-group-notes-circulated of=r{place}" for place in range(50_000))

    assert len(facts("\n".join(lines))) == 100_000


WORDS = st.sampled_from(
    [*KINDS, "2026-03-02", "2026-11-31", "==", "#", '"', "=", "ref=a", "of=a", "alone=yes", "recorded=2026-03-02", "\t", "\r"]
)
LINES = st.lists(st.lists(WORDS | st.text(max_size=5), max_size=7).map(" ".join), max_size=12).map("\n".join)


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode) | LINES.map(lambda text: text.encode("utf-8", "replace")))
def test_anything_at_all_is_read_or_refused_line_by_line(content: bytes) -> None:
    found, refused = read_or_refused(content)

    assert [fault.line for fault in refused] == sorted(fault.line for fault in refused)
    assert all(str(fault).startswith("f.txt:") and ";" in fault.says for fault in refused)
    assert all(fact.kind in KINDS and fact.recorded >= fact.day for held in found.values() for fact in held)


def read_or_refused(content: bytes) -> tuple[dict[str, list[Fact]], list[StoryFault]]:
    try:
        return told(content), []
    except Faults as refused:
        return {}, refused.faults
