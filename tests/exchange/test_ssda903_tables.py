"""Which files are which tables, births and reviews, and the reference date."""

from datetime import date

import pytest

from corbiere.exchange.imported import NotThisFormat
from corbiere.exchange.ssda903 import import_ssda903, reference_date
from corbiere.exchange.ssda903_tables import Row

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
    return [[Row("", 1, {"DEC": "", "DECOM": "", "REVIEW": "", column: day}) for day in days]]


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
