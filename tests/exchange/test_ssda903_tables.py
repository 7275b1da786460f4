"""Which files are which tables, births and reviews, and the reference date."""

from datetime import date

import pytest

from corbiere.exchange.import_result import NotThisFormat
from corbiere.exchange.ssda903 import import_ssda903, reference_date
from corbiere.exchange.ssda903_tables import ReturnRow
from exchange.conftest import read_back

FIRST = b"CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n"
ROW = b"Kit,01/05/2024,S,V2,U6,01/07/2024,E8\n"


@pytest.mark.parametrize(
    ("code", "told"),
    [("PN0", ""), ("PN1", " participated=yes"), ("PN2", " participated=yes"), ("PN3", " participated=yes"), ("PN4", " participated=no"),
     ("PN5", " participated=yes"), ("PN6", " participated=yes"), ("PN7", " participated=no")],
)  # fmt: skip
def test_reviews(kit, code, told):
    assert kit(reviews=f"Kit,01/05/2012,01/06/2024,{code}").facts == [f"2024-06-01 review-held{told}"]


def test_reviews_that_cannot_be_true(kit):
    rows = ["01/06/2024,PN1", "01/06/2024,PN1", "01/04/2025,PN1", "30/04/2012,PN0", ",PN1", "02/06/2024,PN9"]
    result = kit(reviews="\n".join(f"Kit,01/05/2012,{row}" for row in rows))
    assert result.facts == ["2024-06-01 review-held participated=yes", "2024-06-02 review-held"]
    assert result.reasons == ["given twice", "after the reference date", "before birth", "missing", "unknown code"]


def test_births_come_from_the_header_and_disagreement_is_refused(returned):
    reviews = "Kit,02/05/2012,01/06/2024,PN1\nZoe,03/05/2012,01/06/2024,PN1"
    result = returned(episodes=FIRST + ROW, header="Kit,2,01/05/2012,WBRI,,,", reviews=reviews)
    assert [fact for fact in result.facts if "born" in fact] == ["2012-05-01 born", "2012-05-03 born"]
    assert result.reasons == ["births disagree"]
    assert result.imported.children == 2


def test_a_child_twice_in_the_header(returned):
    result = returned(episodes=FIRST + ROW, header="Kit,2,01/05/2012,WBRI,,,\nKit,2,01/05/2013,WBRI,,,")
    assert result.reasons == ["child appears twice"]


def test_a_birth_that_is_no_date(returned):
    assert returned(episodes=FIRST + ROW, header="Kit,2,31/04/2012,WBRI,,,").reasons == ["not a date"]


def test_without_a_header(returned):
    result = returned(episodes=FIRST + ROW)
    assert result.imported.notes[0].startswith("There is no header table")
    assert len(result.facts) == 4


def test_children_and_facts_are_counted(returned):
    result = returned(episodes=FIRST + ROW.replace(b"Kit", b"Zoe") + ROW)
    assert result.imported.children == 2
    assert result.imported.facts == 8


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + FIRST + ROW,
        (FIRST + ROW).replace(b"\n", b"\r\n"),
        b"rec,Dec,PLACE,ls,RNE,decom,Child,SHOES\nE8,2024-07-01,U6,V2,S,2024-05-01, Kit ,3\n",
        FIRST + ROW + b"\n,,,,,,\n",
    ],
)
def test_what_a_spreadsheet_writes_is_read(returned, content):
    result = returned(episodes=content)
    assert (len(result.facts), result.refused) == (4, [])


def test_columns_and_files_that_are_not_of_the_return_are_noted(returned):
    result = returned(
        episodes=b"SHOES," + FIRST + b"3," + ROW, other=b"a,b\n1,2\n", uasc=b"CHILD,SEX,DOB,DUC\nKit,2,01/05/2012,01/05/2030\n"
    )
    assert "Columns of episodes.csv that are not of the return, ignored: SHOES." in result.imported.notes
    assert "Not a table of the return: other.csv." in result.imported.notes
    assert any("unaccompanied asylum-seeking children (1 rows" in note for note in result.imported.notes)


@pytest.mark.parametrize(
    "content",
    [
        (FIRST + ROW).replace(b",", b";"),
        (FIRST + ROW).replace(b",", b"\t"),
        b"sep=,\r\n" + (FIRST + ROW).replace(b"\n", b"\r\n"),
        b'\xef\xbb\xbf"sep=;"\n' + (FIRST + ROW).replace(b",", b";"),
        FIRST + ROW.replace(b"\n", b",,,\n"),
        FIRST.replace(b"\n", b",,\n") + ROW,
        (FIRST + ROW).replace(b"Kit", "Kit\u00a0".encode()),
    ],
)
def test_what_other_spreadsheets_write_is_read(returned, content):
    result = returned(episodes=content)
    assert (len(result.facts), result.refused) == (4, [])


XML = b"""<?xml version="1.0" encoding="utf-8"?>
<EXPSSDA903><CHILD><HEADER><CHILDID>Kit</CHILDID><SEX>2</SEX><DOB>01/05/2012</DOB><ETHNIC>WBRI</ETHNIC>
<AREVIEW><REVIEW>01/06<!-- checked -->/2024</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW></HEADER>
<EPISODE><DECOM>01/05/2024</DECOM><RNE>S</RNE><LS>V2</LS><CIN>N1</CIN><PL>U6</PL><PL_POST>JE3 1AA</PL_POST><DEC>01/07/2024</DEC><REC>E8</REC></EPISODE>
<EPISODE><DECOM>31/11/2024</DECOM><RNE>S</RNE><LS>V2</LS><PL>U6</PL><DEC/><REC/></EPISODE></CHILD></EXPSSDA903>"""


@pytest.mark.parametrize("alone", [True, False])
def test_the_return_as_xml(tmp_path, alone):
    """As a file by itself, or in the folder where the CSV files would be."""
    folder, out, rejects = tmp_path / "return", tmp_path / "events.parquet", tmp_path / "refused.csv"
    folder.mkdir()
    (folder / "return.xml").write_bytes(XML)
    result = read_back(import_ssda903(folder / "return.xml" if alone else folder, out, rejects), out, rejects)
    assert result.facts == [
        "2012-05-01 born",
        "2024-05-01 care-started status=accommodated",
        "2024-05-01 placement-started off_island=no type=foster-care",
        "2024-07-01 placement-ended",
        "2024-07-01 care-ended",
        "2024-06-01 review-held participated=yes",
    ]
    assert [(reject["line"], reject["element"], reject["wrong"]) for reject in result.refused] == [
        ("5", "DECOM", "this is not a date that exists")
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<Message><CHILD/></Message>", "the outermost element is Message; a looked-after return begins with EXPSSDA903"),
        (b"<EXPSSDA903></EXPSSDA903>", "there is no Child element in it"),
        (b"<Message><Header/></Message>", "the outermost element is Message; a looked-after return begins with EXPSSDA903"),
        (XML[:-40], "breaks off or is damaged"),
        (XML.replace(b"<EXP", b'<!DOCTYPE m [<!ENTITY a "b">]><EXP', 1), "DOCTYPE"),
        (b"PK\x03\x04", "no file in it holds the episodes"),
    ],
)
def test_xml_that_is_no_return(tmp_path, content, says):
    (tmp_path / "return.xml").write_bytes(content)
    with pytest.raises(NotThisFormat) as caught:
        import_ssda903(tmp_path, tmp_path.parent / "events.parquet")
    assert says in str(caught.value)


def test_a_workbook_is_named(tmp_path):
    (tmp_path / "episodes.xlsx").write_bytes(b"PK\x03\x04 and more")
    with pytest.raises(NotThisFormat, match=r"This is a workbook and was not read: episodes\.xlsx; open it and save each of its sheets"):
        import_ssda903(tmp_path, tmp_path.parent / "events.parquet")


def test_months_before_days_are_told(returned):
    result = returned(episodes=FIRST + b"Kit,05/13/2024,S,V2,U6,06/01/2024,E8\n" + ROW.replace(b"Kit", b"Zoe"))
    assert result.reasons == ["not a date"]
    assert any("only with the month first" in note and note.endswith(" 1.") for note in result.imported.notes)


def test_nothing_at_all_is_said_loudly(returned):
    assert returned(episodes=FIRST + ROW).imported.nothing == ""
    assert returned(episodes=FIRST + ROW.replace(b"2024", b"24")).imported.nothing.startswith("NOTHING WAS IMPORTED")


@pytest.mark.parametrize(("birth", "told"), [("01/04/1999", False), ("31/03/1999", True), ("01/05/1915", True)])
def test_somebody_much_too_old_is_counted(returned, birth, told):
    """The reference date of this return is 31 March 2025."""
    notes = returned(episodes=FIRST + ROW, header=f"Kit,2,{birth},WBRI,,,").imported.notes
    assert any("26 or older" in note for note in notes) == told


@pytest.mark.parametrize(
    ("row", "reason"),
    [(b"Kit,1\n", "wrong number of cells"), (b",01/05/2024,S,V2,U6,,\n", "missing"), (b"\x1b,1,1,1,1,1,1\n", "unprintable name")],
)
def test_a_row_that_cannot_be_read_is_refused_alone(returned, row, reason):
    result = returned(episodes=FIRST + row + ROW)
    assert (len(result.facts), result.reasons, result.refused[0]["line"]) == (4, [reason], "2")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (FIRST + ROW + "Zoë".encode("latin-1"), "byte 72 (0xEB), on line 3, is not UTF-8 text"),
        ((FIRST + ROW).decode().encode("utf-16"), "byte 0 begins UTF-16"),
        (FIRST + b"Kit\0", "byte 36, on line 2, is zero"),
        (FIRST + b"x" * 1_000_001, "line 2 is longer than 1,000,000 bytes"),
        (FIRST + b'"' + b"x" * 200_000, "line 2 cannot be read as CSV"),
        (FIRST.replace(b"REC", b"REC,REC") + ROW, "gives the column REC twice"),
        (b"CHILD,DOB\n", "no file in it holds the episodes"),
        (b"", "no file in it holds the episodes"),
    ],
)
def test_not_a_return(returned, tmp_path, content, says):
    for name in ("events.parquet", "refused.csv"):
        (tmp_path / name).write_text("kept")
    with pytest.raises(NotThisFormat) as caught:
        returned(episodes=content)
    assert says in str(caught.value)
    assert [(tmp_path / name).read_text() for name in ("events.parquet", "refused.csv")] == ["kept", "kept"]
    assert len(list(tmp_path.iterdir())) == 3


def test_two_files_with_one_table(returned):
    with pytest.raises(NotThisFormat, match=r"again.csv and episodes.csv both hold the table episodes"):
        returned(episodes=FIRST + ROW, again=FIRST + ROW)


def test_no_such_folder(tmp_path):
    with pytest.raises(NotThisFormat, match="cannot be read"):
        import_ssda903(tmp_path / "none", tmp_path / "events.parquet")


def rows(column, *days):
    return [[ReturnRow("", 1, {"DEC": "", "DECOM": "", "REVIEW": "", column: day}) for day in days]]


@pytest.mark.parametrize(
    ("ends", "reference"),
    [
        (("31/03/2024",), date(2024, 3, 31)),
        (("01/04/2024",), date(2025, 3, 31)),
        (("01/05/2023", "01/06/2023", "01/05/2081"), date(2024, 3, 31)),
        (("01/05/2023", "01/06/2023", "01/05/2024", "01/06/2024"), date(2025, 3, 31)),
        (("01/05/2023", "01/05/2024"), date(2025, 3, 31)),
    ],
)
def test_the_reference_date_follows_the_year_in_which_episodes_ended(ends, reference):
    assert reference_date(rows("DEC", *ends), rows("REVIEW", "01/01/2030", "01/01/2030", "01/01/2030")) == reference


def test_where_no_episode_ended_other_dates_stand_in():
    assert reference_date(rows("DECOM", "01/05/2023"), rows("REVIEW", "01/05/2024", "01/06/2024")) == date(2025, 3, 31)
    assert reference_date([], []) is None


@pytest.mark.parametrize(
    "first",
    [
        b"CHILDID,DECOM,RNE,LS,PL,DEC,REC\n",
        b"Child_ID;decom;rne;ls;Place;dec;rec\n",
        b"\xef\xbb\xbfCHILD,DECOM,RNE,LS,PLACE,DEC,REC\r\n",
        b'"CHILD","DECOM","RNE","LS","PLACE","DEC","REC"\n',
    ],
)
def test_headings_of_other_years_and_programs(returned, first):
    row = ROW.replace(b",", b";") if b";" in first else ROW
    assert len(returned(episodes=first + row).facts) == 4


def test_a_list_of_headings_alone_is_nothing(returned):
    result = returned(episodes=FIRST, header="", reviews="")
    assert result.facts == [] and "no row of this file tells of anything that happened" in result.imported.nothing


def test_a_table_that_lacks_a_column_is_named_with_it(tmp_path):
    (tmp_path / "episodes.csv").write_bytes(b"CHILD,DECOM,RNE,LS,PLACE,DEC\nKit,01/05/2024,S,V2,U6,\n")
    with pytest.raises(NotThisFormat, match="episodes.csv would be the episodes, and has no column REC"):
        import_ssda903(tmp_path, tmp_path / "out.parquet")
