"""Finding a person by what somebody typed."""

from datetime import date
from uuid import UUID

import pytest

from corbiere.ledger.models import Subject
from corbiere.people.entries import NameNoted, NameSort
from corbiere.people.models import Person
from corbiere.people.search import likely_matches, search
from people.cast import add, tell

pytestmark = pytest.mark.django_db
BORN = "2018-06-03"


@pytest.fixture
def chloe() -> UUID:
    for given, family, born in (("Ann", "Renouf", "2018-06-04"), ("Tomek", "Zawada", "2017-06-03"), ("Sofia", "Pereira", "1989-04-20")):
        add(given, family, born)
    return add("Chloe", "Le Brocq", BORN)


def found(text: str, **how: object) -> dict[UUID, tuple[str, ...]]:
    return {match.person.subject: match.why for match in search(text, **how)}


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Chloe Le Brocq", "same name"),
        ("Khloe Le Brocq", "another form of the same name"),
        ("Cloey Lebrock", "sounds alike"),
        ("Le Brocq, Chloe", "first and last name swapped"),
        ("LEBROCQ CHLOE", "first and last name swapped"),
        ("Chleo Le Brocq", "sounds alike"),
        ("Chloe Le Brpcq", "spelt almost the same"),
        ("chloé le-brocq", "same name"),
        ("Chloe", "same name"),
        ("Le Brok", "sounds alike"),
        ("Brocq", "same name"),
        ("Brok", "sounds alike"),
        ("C Le Brocq", "initial"),
        ("Chloe Le Brocq 3/6/2018", "same date of birth"),
        ("3 June 2018 Chloe Le Brocq", "same date of birth"),
        ("Chloe Le Brocq 2018-03-06", "day and month swapped"),
        ("Chloe Le Brocq 03.06.2013", "one digit of the date of birth differs"),
        ("Chlxe Le Brxcq 3/6/18", "same date of birth"),
        ("Kloe Le Brog 3rd June, 2019", "one digit of the date of birth differs"),
        ("Chloe Le Brocq 25 December 1990", "different date of birth"),
        ("03/06/2018", "same date of birth"),
        ("06/03/2018", "day and month swapped"),
    ],
)
def test_a_child_is_found_however_she_is_typed_and_the_answer_says_why(chloe, typed, why):
    assert why in found(typed).get(chloe, ())
    assert next(iter(found(typed))) == chloe


def test_beginning_to_type_a_name_finds_it(chloe):
    assert chloe in found("Chlo")


@pytest.mark.parametrize(
    "typed", ["", "   ", "31/2/2018", "Mohammed Khan", "Mohammed Khan 1/1/1950", "%", "' OR true --", "\x00", "x" * 5000]
)
def test_what_is_like_nobody_finds_nobody(chloe, typed):
    assert found(typed) == {}


def test_a_former_name_finds_her_and_is_said_to_be_one(chloe):
    tell(chloe, NameNoted(sort=NameSort.LEGAL, family="Vautier"))

    assert "former name" in found("Chloe Le Brocq")[chloe]
    assert found("Chloe Vautier")[chloe] == ("same name",)
    assert "former name" in found(f"Chloe Lebrok {BORN}")[chloe]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Robert", "Bob"), ("Elizabeth", "Betty"), ("Katarzyna", "Kasia"), ("João", "John"), ("Ion", "Jean"), ("Małgorzata", "Gosia"),
        ("Guilherme", "William"), ("Łukasz", "Lucas"), ("Stephen", "Szczepan"), ("Anne-Marie", "Annemarie"), ("Shaun", "Seán"),
    ],
)  # fmt: skip
def test_a_name_is_found_by_its_other_forms(name, typed):
    subject = add(name, "Renouf", BORN)
    assert subject in found(f"{typed} Renouf")
    assert subject in found(f"{typed} Renouf 3/6/2018")


@pytest.mark.parametrize(
    ("family", "typed"), [("O’Neill", "O Neill"), ("de la Haye", "Delahaye"), ("Le Quesne", "LeQuesne"), ("da Silva", "Silva")]
)
def test_a_last_name_is_found_written_apart_or_together(family, typed):
    assert add("Ann", family) in found(f"Ann {typed}")


@pytest.mark.parametrize("given", ["🦄", "محمد", "שרה", "李", "J", "<b>Luc</b>", "=1+1", "Ørsted"])
def test_a_name_in_any_writing_is_found_as_it_is_typed(given):
    subject = add(given, "Renouf", BORN)
    assert subject in found(f"{given} Renouf")
    assert subject in found(given)


def test_a_name_without_a_last_name_is_found():
    assert add("محمد") in found("محمد")
    assert add("🦄") in found("🦄")


def test_twins_are_both_found_and_told_apart():
    ada, ida = add("Ada", "Renouf", BORN), add("Ida", "Renouf", BORN)

    assert list(found("Ada Renouf 3/6/2018")) == [ada, ida]
    assert list(found("Ida Renouf 3/6/2018")) == [ida, ada]
    first, second = search("Ida Renouf 3/6/2018")
    assert first.score > second.score


def test_an_unborn_baby_is_found_by_the_day_it_is_due_and_by_the_mothers_name():
    baby = add(family="Pereira", expected=date(2026, 6, 20))

    assert baby in found("20 June 2026")
    assert baby in found("Pereira")


@pytest.mark.parametrize("typed", ["Baby Pereira", "baby pereira", "Baby Pereira, not yet born", "Baby Perera", "Baby Pereira 20 6 2026"])
def test_an_unborn_baby_is_found_by_what_the_pages_call_it(typed):
    baby, sister = add(family="Pereira", expected=date(2026, 6, 20)), add("Sofia", "Pereira", "1989-04-20")

    assert Person.objects.get(subject=baby).called == "Baby Pereira, not yet born"
    assert baby in found(typed)
    assert sister not in found(typed)


def test_an_unborn_baby_without_any_name_is_found_only_by_those_who_may_know():
    baby, other = add(expected=date(2026, 6, 20)), add(expected=date(2026, 7, 20))

    assert found("Baby not yet born", among=Subject.objects.filter(id=baby)).keys() == {baby}
    assert found("baby").keys() == {baby, other}


def test_somebody_whose_birth_is_unknown_is_found_beside_somebody_born_that_day(chloe):
    undated, guessed = add("Chloe", "Le Brocq"), add("Chloe", "Le Brocq", "2018-01-01", estimated=True)

    assert set(found("Chloe Le Brocq 3/6/2018")) == {chloe, undated, guessed}
    assert next(iter(found("Chloe Le Brocq 3/6/2018"))) == chloe


def test_a_record_is_found_by_its_short_reference(chloe):
    for written in (str(chloe), str(chloe)[:8], Person(subject=chloe).reference, f"ref {Person(subject=chloe).reference}"):
        assert "reference" in found(written)[chloe]


def test_nobody_but_those_one_may_see_is_found_nor_takes_a_place(chloe):
    for _ in range(12):
        add("Chloe", "Le Brocq", BORN)
    seen = Subject.objects.filter(pk=chloe)

    for typed in (
        "Chloe Le Brocq",
        "Khloe Lebrok",
        "Chloe",
        "Chlo",
        "Chloe Le Brocq 3/6/2018",
        "3/6/2018",
        str(chloe)[:8],
        "Chlxe Lx Brxcq",
    ):
        assert set(found(typed, among=seen)) <= {chloe}
    assert list(found("Chloe Le Brocq 3/6/2018", among=seen, limit=1)) == [chloe]
    assert found("Chloe", among=Subject.objects.none()) == {}


def test_only_as_many_as_asked_for_are_given(chloe):
    for _ in range(12):
        add("Chloe", "Le Brocq", BORN)
    assert len(found("Chloe Le Brocq")) == 10
    assert len(found("Chloe Le Brocq", limit=3)) == 3


def test_likely_matches_are_shown_before_a_second_record_is_made(chloe):
    def likely(*names: str, born: str | None = BORN) -> list[UUID]:
        return [match.person.subject for match in likely_matches(names, born and date.fromisoformat(born))]

    assert likely("Khloe Lebrocq") == [chloe]
    assert likely("Chloe Le Brocq", born="2018-03-06") == [chloe]
    assert likely("Chloe Le Brocq", born=None) == [chloe]
    assert likely("Somebody Else", "Cloe Brocq") == [chloe]
    assert likely("Chloe Le Brocq", born="1961-11-29") == []
    assert likely("Ann Vautier") == []


def test_a_name_corrected_is_no_longer_found_by_what_it_never_was():
    subject = add("Luc", "Renouf", BORN)
    spelled = tell(subject, NameNoted(sort=NameSort.SPELLING, family="Wrongly"))
    tell(subject, NameNoted(sort=NameSort.SPELLING, family="Renoulf"), replaces=spelled)

    assert found("Luc Wrongly") == {}
    assert subject in found("Luc Renoulf")
