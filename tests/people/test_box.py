"""One search box: words, a date, a reference."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corbiere.people.name_keys import mistyped, near, stored, swapped
from corbiere.people.normalise import plainly, slots
from corbiere.people.search_query import SearchQuery, read_box

JUNE = date(2018, 6, 3)


@pytest.mark.parametrize(
    "written",
    [
        "3/6/2018", "03/06/2018", "3.6.2018", "03-06-2018", "3 / 6 / 2018", "3/6/18", "2018-06-03", "2018/6/3", "3 June 2018", "3rd June 2018",
        "3rd of June 2018", "June 3, 2018", "jun 3 2018", "3-Jun-2018", "3 JUNE, 2018", "3 6 2018", "03 06 2018",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written_and_wherever_it_stands(written):
    for text in (f"Chloe Le Brocq {written}", f"{written} Chloe Le Brocq", f"Chloe {written} Le Brocq"):
        assert read_box(text) == SearchQuery("chloe le brocq", JUNE)
    assert read_box(written) == SearchQuery("", JUNE)


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("13/6/2018", SearchQuery("", date(2018, 6, 13))),
        ("6/13/2018", SearchQuery("", date(2018, 6, 13))),
        ("Ann 31/6/2018", SearchQuery("ann")),
        ("Ann 3/6/45", SearchQuery("ann", date(1945, 6, 3))),
        ("June Renouf", SearchQuery("june renouf")),
        ("May 3", SearchQuery("may 3")),
        ("03062018", SearchQuery("", JUNE, "03062018")),
        ("4F2A-91BC", SearchQuery("", None, "4f2a91bc")),
        ("4f2a91bc-1111-4222-8333-444455556666", SearchQuery("", None, "4f2a91bc")),
        ("Abba-Dada", SearchQuery("abba dada", None, "abbadada")),
        ("Zoë O’Neill-Łukasz", SearchQuery("zoe oneill lukasz")),
        ("🦄", SearchQuery("🦄")),
        ("", SearchQuery("")),
    ],
)  # fmt: skip
def test_what_is_typed_is_taken_apart(text, box):
    assert read_box(text) == box


@given(st.text(max_size=300))
def test_any_text_can_be_typed(text):
    box = read_box(text)
    assert plainly(box.words) == box.words


@given(st.text(max_size=60), st.text(max_size=60), st.dates(date(1900, 1, 1), date(2026, 1, 1)))
def test_a_name_typed_as_it_is_kept_shares_a_key_with_it(given_, family, born):
    first, last = plainly(given_), plainly(family)
    if slots(first) and slots(last):
        assert set(near(f"{first} {last}", born)) & set(stored(first, last, born, estimated=False))
        assert set(near(f"{last} {first}", swapped(born) or born)) & set(stored(first, last, born, estimated=False))


@given(st.dates(date(1900, 1, 1), date(2029, 12, 31)), st.integers(2, 7), st.sampled_from("0123456789"))
def test_a_day_with_one_digit_wrong_is_among_those_looked_for(born, place, digit):
    text = f"{born:%Y%m%d}"
    try:
        typed = date.fromisoformat(text[:place] + digit + text[place + 1 :])
    except ValueError:
        return
    assert born in mistyped(typed)
