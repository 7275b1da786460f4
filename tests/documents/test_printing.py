"""A document as a file: tagged for those who listen, the same every time, and whatever is written in it printed as text."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import LazySettings

from corbiere.documents.document import (
    Block,
    Document,
    Facts,
    Figure,
    Items,
    Paragraph,
    Quote,
    Readership,
    Section,
    Signature,
    Signatures,
    Table,
)
from corbiere.documents.leaving_out import left_out, replacements
from corbiere.documents.printing import CannotPrint, render
from corbiere.documents.sealing import DocumentSeal, sealed_in
from documents.tags import faults, opened, sorts, text, untagged

SEAL = DocumentSeal("0f" * 32, (UUID(int=1), UUID(int=2)))
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="60" height="20" fill="#0f4c6b"/></svg>'
EVERYTHING: list[Block] = [
    Section("What was decided", [Paragraph("The plan goes on.\nFrom today.\n\nMum agrees.", "Decided:"), Quote("I like the club.", "Mia, 7")]),
    Section("The plan", [
        Facts([("Day", "2 March 2026"), ("Place", "")]),
        Table(("What", "Who"), [("Breakfast club", "School"), ("", "Nobody yet")], (3, 1)),
        Section("Actions", [Items(["One", "Two"]), Items(["First"], numbered=True), Figure(PICTURE, "Progress from March to May", "Progress")]),
    ]),
    Section("Who agrees", [Signatures([Signature("Marie"), Signature("Gran", "Accepts it")])]),
]  # fmt: skip
HOSTILE = [
    '#import "x.typ": *', "#panic()", "$x^2$ and *bold* and _this_", "`raw` <label> @reference", "// a comment /* and */ another",
    "\\u{41} \\ \\#", "= heading", "- list\n+ list\n/ term: x", "[a](b) {c}", '"); #sys.inputs ("', "<script>alert(1)</script>", "%PDF-1.7 endobj",
]  # fmt: skip


def a_document(*blocks: Block, about: str = "Mia Renouf") -> Document:
    return Document(about, "Minutes", blocks or EVERYTHING, "As of today.", date(2026, 3, 2), "Confidential.", SEAL)


def said(*written: str, about: str = "Mia Renouf") -> str:
    return text(render(a_document(*(Paragraph(one) for one in written), about=about)))


def plainly(words: str) -> str:
    return re.sub(r"\s+", "", words)


@pytest.mark.parametrize("readers", Readership)
def test_every_part_is_tagged_and_nothing_stands_outside_the_tags(readers: Readership) -> None:
    file = render(replace(a_document(), readers=readers))
    assert faults(file) == []
    assert {"H1", "H2", "H3", "P", "L", "LI", "Table", "TH", "TD", "BlockQuote", "Figure"} <= set(sorts(opened(file)))


def test_the_check_of_tags_finds_what_is_untagged() -> None:
    pdf = opened(render(a_document()))
    pdf.pages[0].contents_add(b"BT (x) Tj ET")
    assert untagged(pdf) == ["Tj"]


def test_the_file_says_its_language_its_title_and_its_seal() -> None:
    file = render(replace(a_document(), language="pt"))
    pdf = opened(file)
    assert str(pdf.Root.Lang) == "pt"
    assert str(pdf.docinfo.Title) == "Mia Renouf: Minutes"
    assert sealed_in(file) == SEAL
    assert SEAL.digest in text(file)


def test_a_familys_paper_has_a_short_code_at_its_foot_and_the_offices_copy_the_whole_seal() -> None:
    office, parents, child = (text(render(replace(a_document(), readers=readers))) for readers in Readership)
    assert SEAL.digest in office
    for family in (parents, child):
        assert SEAL.code in family and SEAL.digest not in family and "Seal over" not in family
    assert sealed_in(render(replace(a_document(), readers=Readership.CHILD))) == SEAL


def test_a_childs_paper_begins_with_what_it_is_and_says_nothing_of_the_office() -> None:
    said = text(render(replace(a_document(), readers=Readership.CHILD, printed="Printed on 2 March 2026")))
    assert said.startswith("Minutes")
    assert not any(word in said for word in ("Confidential", "As of today", "Printed on"))


def test_the_same_document_is_the_same_bytes() -> None:
    assert render(a_document()) == render(a_document())
    assert render(a_document()) != render(replace(a_document(), made=date(2026, 3, 3)))


@pytest.mark.parametrize("written", HOSTILE)
def test_no_text_is_read_as_an_instruction(written: str) -> None:
    parts: list[Block] = [Section(written, [
        Paragraph(written, written), Items([written]), Facts([(written, written)]), Table((written,), [(written,)]), Quote(written, written),
        Signatures([Signature(written, written)]), Figure(PICTURE, written, written),
    ])]  # fmt: skip
    file = render(a_document(*parts, about=written))
    assert plainly(text(file)).count(plainly(written)) >= 12
    assert faults(file) == []


@pytest.mark.parametrize("name", ["Łukasz Żółć", "João Simões", "Ștefan Țîrlea", "Дмитро Шевченко", "Zoë O’Hara"])
def test_names_of_the_island_are_printed_whole(name: str) -> None:
    assert plainly(name) in plainly(said(name, about=name))
    assert "marks a character" not in said(name)


def test_a_name_from_right_to_left_is_printed() -> None:
    shown = plainly(said("محمد علي"))
    assert set("محمد") <= set(shown)
    assert "marks a character" not in said("محمد علي")


def test_a_letter_that_no_typeface_has_is_a_box_and_a_sentence_says_so() -> None:
    shown = said("王小明 likes 😀")
    assert "□□□likes□" in plainly(shown)
    assert "do not have" in shown
    assert "grinning face" in shown
    assert faults(render(a_document(Paragraph("王小明 😀")))) == []


def test_what_cannot_be_seen_is_not_printed() -> None:
    assert "Paid nothing" in said("Paid \u202enothing\x07\ufeff")


def test_five_thousand_words_run_over_pages() -> None:
    file = render(a_document(Section("Long", [Paragraph("word " * 5000), Table(("A",), [("cell " * 3000,)])])))
    assert text(file).count("word") == 5000
    assert len(opened(file).pages) > 5
    assert faults(file) == []


def test_a_picture_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="words that say what it shows"):
        Figure(PICTURE, " ")


def test_a_typeface_that_is_not_there_is_said_and_not_replaced(settings: LazySettings, tmp_path: Path) -> None:
    settings.DOCUMENT_FONTS = tmp_path
    with pytest.raises(CannotPrint, match="Atkinson Hyperlegible, is not on this machine"):
        render(a_document())


@pytest.mark.parametrize(
    "written", ["9 La Motte Street", "9, la motte\nstreet", "9  LA MOTTE STREET", "9 La Motte-Street", "9 La Motte Street, JE2 7AB"]
)
def test_what_is_left_out_is_left_out_however_it_is_written_and_nothing_says_so(written: str) -> None:
    gone = replacements([("9 La Motte Street", "home"), ("JE2 7AB", "home"), ("Plat Douet", "the school")])
    part = left_out(Section("Home", [Paragraph(f"She was at {written}."), Table(("Where",), [("Plat Douet", "je27ab")])]), gone)
    assert part == Section("Home", [Paragraph("She was at home."), Table(("Where",), [("the school", "home")])])


def test_nothing_else_is_left_out() -> None:
    part = Section("Home", [Paragraph("19 La Motte Streets, and 9 other streets.")])
    assert left_out(part, replacements([("9 La Motte Street", "home"), ("9", "home"), ("", "home")])) == part
    assert replacements([]) is None
