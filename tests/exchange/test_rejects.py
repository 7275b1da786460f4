"""The file of what was refused can be opened in a spreadsheet without harm."""

import csv

import pytest

from corbiere.exchange.rejects import Reject, refusing, safe


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_is_never_a_formula(start):
    assert safe(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("cell", ["", "1=1", "2026-03-16", " =1", 7])
def test_other_cells_are_left_as_they_are(cell):
    assert safe(cell) == str(cell)


def test_a_long_cell_is_cut():
    assert safe("x" * 201) == "x" * 200 + "… (201 characters)"
    assert safe("x" * 200) == "x" * 200


REJECT = Reject("a.csv", 3, '=HYPERLINK("x")', "DOB", 'a "b",\nc', "not a date", "wrong", "right", "DOB")


def test_rows_are_read_back_as_they_were(tmp_path):
    with refusing(tmp_path / "refused.csv") as rejects:
        rejects.add(REJECT)
    with (tmp_path / "refused.csv").open(encoding="utf-8", newline="") as file:
        first, row = csv.reader(file)
    assert first == list(Reject._fields)
    assert row == ["a.csv", "3", '\'=HYPERLINK("x")', "DOB", 'a "b",\nc', "not a date", "wrong", "right", "DOB"]


def test_a_failure_leaves_what_was_there(tmp_path):
    path = tmp_path / "refused.csv"
    path.write_text("kept")
    with pytest.raises(ZeroDivisionError), refusing(path) as rejects:
        rejects.add(REJECT)
        raise ZeroDivisionError
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("refused.csv", "kept")]


def test_without_a_file_refusals_are_counted():
    with refusing(None) as rejects:
        rejects.add(REJECT)
    assert rejects.by_reason == {"not a date": 1}
