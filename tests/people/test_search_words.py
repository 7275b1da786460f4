"""What stands beside a name, or is a little word in it, hides nobody; cases that people reported of other systems, with invented names."""

import csv
import os
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from corbiere.ledger.record import Author
from corbiere.ledger.writing import record
from corbiere.people.birthdays import Birthday
from corbiere.people.entries import AddressNoted
from corbiere.people.search import likely_matches, search
from corbiere.people.search_query import read_box
from people.cast import add

pytestmark = pytest.mark.django_db
BORN = "2010-02-03"
AGED_SIXTEEN = Birthday(age=16)


def names(text: str) -> list[str]:
    return [match.person.name for match in search(text)]


@pytest.fixture
def feuvres() -> None:
    for given in ("Anna", "Edmond", "Benjamin", "Zoe"):
        add(given, "Le Feuvre", BORN)


def test_a_little_word_that_comes_first_is_a_first_name_first(feuvres: None) -> None:
    add("Ben", "Le Feuvre", "2012-05-01")
    assert set(names("Ben Le Feuvre")[:2]) == {"Ben Le Feuvre", "Benjamin Le Feuvre"}
    assert set(names("Ben Le Feuvre")) == {"Ben Le Feuvre", "Benjamin Le Feuvre"}


@pytest.mark.parametrize(
    ("given", "family", "typed"),
    [
        ("Van", "Nguyen", "Van Nguyen"), ("Al", "Ahier", "Al Ahier"), ("Alan", "Ahier", "Al Ahier"), ("Di", "Pereira", "Di Pereira"),
        ("Ben", "Quenault", "Quenault, Ben"), ("Ben Luc", "Renouf", "Ben Renouf"),
    ],
)  # fmt: skip
def test_only_those_with_such_a_first_name_are_meant(given: str, family: str, typed: str) -> None:
    add("Sofia", family, BORN)
    add(given, family, BORN)
    assert names(typed)[0] == f"{given} {family}"
    assert f"Sofia {family}" not in names(typed)


@pytest.mark.parametrize("typed", ["Le Feuvre", "Lefeuvre", "Feuvre", "Le Feuver"])
def test_the_little_word_of_a_last_name_is_one(feuvres: None, typed: str) -> None:
    assert len(names(typed)) == 4


@pytest.mark.parametrize(("family", "typed"), [("de la Haye", "La Haye"), ("LeBrocq", "Le Brocq"), ("O’Neill", "O Neill")])
def test_a_last_name_alone_is_found_however_its_little_words_are_written(family: str, typed: str) -> None:
    add("Ann", family)
    assert names(typed) == [f"Ann {family}"]


def test_ben_is_not_refused_as_edmond(feuvres: None) -> None:
    found = likely_matches(["Ben Le Feuvre"], date.fromisoformat(BORN))
    assert [match.person.given for match in found] == ["Benjamin"]


@pytest.mark.parametrize(
    "beside",
    [
        "{} 2010", "{} Feb 2010", "{} 3 Feb", "{} 3 février", "{}, 3 de fevereiro", "{} 3 lutego", "{} 03FEB2010", "{} 3 lutego 2010",
        "{} 3 février 2010", "Mrs {}", "Mr. {}", "{}, JE3 7BB", "{} je37bb 2010", "{} swimming", "the girl {}", "Miss {}, 2010",
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_hides_nobody(beside: str) -> None:
    add("Sylvain", "Quenault", "2011-05-06")
    add("Sylvie", "Quenault", BORN)
    assert names(beside.format("Sylvie Quenault"))[0] == "Sylvie Quenault"


def live(person: UUID, postcode: str, **more: object) -> None:
    home = AddressNoted(lines=["2 Rue des Prés"], postcode=postcode, sort="home", moved=True, **more)
    record(home, about=person, happened=date(2020, 5, 1), by=Author(system="a test"))


def test_a_postcode_searches_addresses_and_puts_first_who_lives_there() -> None:
    elsewhere, here, neighbour = add("Sylvie", "Quenault", BORN), add("Sylvie", "Quenault", "2011-05-06"), add("Noah", "Vibert", BORN)
    live(here, "JE3 7BB")
    live(neighbour, "je37bb")
    assert [match.person.subject for match in search("Sylvie Quenault, JE3 7BB")][:2] == [here, elsewhere]
    assert search("Sylvie Quenault je3 7bb")[0].why[-1] == "lives at JE3 7BB"
    assert {match.person.subject for match in search("JE37BB")} == {here, neighbour}
    assert search("JE2 3AB") == []


def test_an_address_that_is_withheld_finds_nobody() -> None:
    hidden = add("Sylvie", "Quenault", BORN)
    live(hidden, "JE3 7BB", withheld=True, withheld_from="Paulo Le Brocq")
    assert search("JE3 7BB") == []
    assert search("Sylvie Quenault, JE3 7BB")[0].why == ("same name",)


def test_of_two_of_one_name_the_one_of_that_year_comes_first() -> None:
    for born in ("2008-02-03", BORN):
        add("Luc", "Le Brocq", born)
    found = search("Luc Le Brocq 2010")
    assert [(match.person.born, match.why[-1]) for match in found] == [
        (date.fromisoformat(BORN), "born then"),
        (date(2008, 2, 3), "different date of birth"),
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Luc 2010", Birthday(2010)), ("Luc Feb 2010", Birthday(2010, 2)), ("Luc 3 Feb", Birthday(None, 2, 3)), ("Luc age 16", AGED_SIXTEEN),
        ("Luc, aged 16 years", AGED_SIXTEEN), ("Luc, 16 years old", AGED_SIXTEEN), ("Luc 16 ans", AGED_SIXTEEN), ("Luc 16 lat", AGED_SIXTEEN),
        ("Luc września 2010", Birthday(2010, 9)), ("Luc 3 août", Birthday(None, 8, 3)), ("2010", None), ("June Ahier", None), ("May 3", None),
        ("Luc 200 years", None),
    ],
)  # fmt: skip
def test_part_of_a_birthday_is_read_beside_a_name(text: str, part: Birthday | None) -> None:
    assert read_box(text).part == part


@pytest.mark.parametrize(
    ("birthday", "yes", "no"),
    [
        (AGED_SIXTEEN, date(2010, 11, 30), date(2010, 12, 1)),
        (AGED_SIXTEEN, date(2009, 12, 1), date(2009, 11, 30)),
        (Birthday(2010, 2), date(2010, 2, 28), date(2010, 3, 1)),
        (Birthday(None, 2, 3), date(2001, 2, 3), date(2001, 2, 4)),
    ],
)
def test_a_birthday_agrees_to_its_last_day(birthday: Birthday, yes: date, no: date) -> None:
    asked = date(2026, 11, 30)
    assert (birthday.agrees(yes, asked), birthday.agrees(no, asked)) == (True, False)


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Đorđe", "Dorde"), ("Łukasz", "Lukasz"), ("Søren", "Soren"), ("Işıl", "Isil"), ("Þóra", "Thora"), ("Ŋala", "Ngala"),
        ("Əli", "Eli"), ("Ħamza", "Hamza"), ("Straße", "Strasse"), ("Æbbe", "Aebbe"), ("Kaʻahumanu", "Kaahumanu"), ("Séan", "Sean"),
    ],
)  # fmt: skip
def test_every_latin_letter_is_found_by_its_plain_form(kept: str, typed: str) -> None:
    add("Ann", kept)
    match = search(f"Ann {typed}")[0]
    assert (match.person.family, match.why) == (kept, ("same name",))


def test_what_cannot_be_seen_in_a_search_is_passed_over(feuvres: None) -> None:
    assert names("Anna\u200b Le\u202e Feuvre") == names("Anna Le Feuvre")


CASES = Path(os.environ.get("CORBIERE_CASES", Path(__file__).parents[2].parent / "shared" / "cases")) / "search-names.csv"
ROWS = list(csv.DictReader(CASES.open(encoding="utf-8", newline=""))) if CASES.is_file() else []


@pytest.mark.parametrize("row", [row for row in ROWS if row["born"]], ids=lambda row: row["typed"])
def test_the_cases_that_others_reported(row: dict[str, str]) -> None:
    """First, where what is typed names more than the family that another shares."""
    if row["family"]:
        add("Xenia", row["family"], "2001-01-01")
    wanted = add(row["given"] or None, row["family"] or None, row["born"])
    found = [match.person.subject for match in search(row["typed"])]
    assert wanted in (found[:1] if " " in row["typed"] else found)
