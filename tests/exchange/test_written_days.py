"""Days as other systems write them: one meaning, and it is taken; two, and it is not."""

from datetime import date

import pytest

from corbiere.exchange.written_days import csv_day, not_a_date, xml_day

SECOND_OF_MAY = date(2025, 5, 2)


@pytest.mark.parametrize(
    "text",
    ["02/05/2025", "2/5/2025", "02-05-2025", "2.5.2025", "2025-05-02", "2025/5/2", "20250502", "02-May-2025", "2 May 2025", "02 MAY 2025",
     "2025-05-02 00:00:00", "2025-05-02T00:00:00", "02/05/2025 00:00", "2025-05-02T00:00:00.000"],
)  # fmt: skip
def test_one_meaning_is_taken_in_a_return(text):
    assert csv_day(text) == SECOND_OF_MAY


@pytest.mark.parametrize("text", ["2025-05-02", "2025-05-02Z", "2025-05-02+01:00", "2025-05-02T00:00:00", "20250502", "2 May 2025"])
def test_one_meaning_is_taken_in_xml(text):
    assert xml_day(text) == SECOND_OF_MAY


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("31/11/2025", "this is not a date that exists"),
        ("2025-02-29", "this is not a date that exists"),
        ("05/13/2025", "this is not a date that exists"),
        ("45779", "this is a spreadsheet’s number for a day"),
        ("45779.0", "this is a spreadsheet’s number for a day"),
        ("02/05/25", "the year has two digits only"),
        ("2-May-25", "the year has two digits only"),
        ("2025-05-02 23:00", "this is not written as a date here"),
        ("next Tuesday", "this is not written as a date here"),
        ("02/05-2025", "this is not written as a date here"),
    ],
)
def test_the_rest_is_refused_with_what_is_true_of_it(text, wrong):
    assert csv_day(text) is None
    assert not_a_date(text, "2026-03-16").wrong.startswith(wrong)


def test_numbers_in_xml_have_no_day_first():
    assert xml_day("05/04/2015") is None
    assert not_a_date("05/04/2015", "2026-03-16").wrong == "this may be a day before a month or a month before a day"
