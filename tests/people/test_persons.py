"""Who somebody is: as recorded, as corrected, and as it was."""

from datetime import date

import pytest
from pydantic import ValidationError

from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.writing import withdraw
from corbiere.people.communication import CommunicationNoted
from corbiere.people.entries import (
    Born,
    Died,
    Language,
    NameNoted,
    NameSort,
    PersonIdentified,
    PersonMatched,
    PhotoAdded,
)
from corbiere.people.models import Person, PersonName
from corbiere.people.readings import person_of
from people.cast import BY, add, refused, tell

pytestmark = pytest.mark.django_db


def person(subject):
    return Person.objects.get(subject=subject)


def names(subject):
    return {(name.sort, str(name), name.until) for name in PersonName.objects.filter(subject=subject)}


def test_a_person_is_called_by_the_name_they_use():
    jade = add("Jade Maria", "Le Brocq", "2012-07-09", known_as="Jay", pronouns="they/them")

    assert person(jade).called == "Jay Le Brocq"
    assert (person(jade).given, person(jade).born, person(jade).pronouns) == ("Jade Maria", date(2012, 7, 9), "they/them")
    assert names(jade) == {("legal", "Jade Maria Le Brocq", None), ("known-as", "Jay Le Brocq", None)}


def test_a_new_legal_name_ends_the_one_before_which_stays_to_be_found():
    sofia = add("Sofia", "Pereira", "1989-04-20")
    tell(sofia, NameNoted(sort=NameSort.LEGAL, family="Zawada"), "2026-02-14")

    assert person(sofia).called == "Sofia Zawada"
    assert names(sofia) == {("legal", "Sofia Zawada", None), ("legal", "Sofia Pereira", date(2026, 2, 14))}


def test_a_former_name_or_another_spelling_changes_nothing_of_what_somebody_is_called():
    sofia = add("Sofia", "Pereira", "1989-04-20")
    tell(sofia, NameNoted(sort=NameSort.FORMER, family="Silva", until=date(2010, 5, 1)), "1989-04-20")
    tell(sofia, NameNoted(sort=NameSort.SPELLING, given="Sophia"))

    assert person(sofia).called == "Sofia Pereira"
    assert {("former", "Sofia Silva", date(2010, 5, 1)), ("spelling", "Sophia Pereira", None)} < names(sofia)


def test_an_unborn_baby_has_a_record_and_then_a_birth_and_a_name():
    baby = add(family="Pereira", expected=date(2026, 6, 20))
    assert person(baby).unborn
    assert person(baby).called == "Baby Pereira, not yet born"

    tell(baby, Born(), "2026-03-01")
    tell(baby, NameNoted(sort=NameSort.LEGAL, given="Elise"))

    assert not person(baby).unborn
    assert (person(baby).called, person(baby).born) == ("Elise Pereira", date(2026, 3, 1))


def test_a_baby_without_any_name_is_still_spoken_of():
    assert person(add(expected=date(2026, 6, 20))).called == "Baby not yet born"


def test_a_person_without_a_name_and_not_expected_is_refused_with_a_sentence():
    with pytest.raises(ValidationError, match="at least one name"):
        PersonIdentified(pronouns="she/her")


def test_a_baby_cannot_be_due_in_years():
    with pytest.raises(Exception, match="Check the year"):
        add(family="Pereira", expected=date(2062, 6, 20))


def test_a_second_birth_is_refused_and_the_first_can_be_corrected():
    luc = add("Luc", "Le Brocq")
    first = tell(luc, Born(estimated=True), "2018-03-11")

    assert "already recorded: 11 March 2018" in refused(luc, Born(), "2018-11-03")
    tell(luc, Born(), "2018-11-03", replaces=first)

    assert (person(luc).born, person(luc).born_estimated) == (date(2018, 11, 3), False)


def test_a_death_before_birth_is_refused_and_so_is_a_birth_after_death():
    luc = add("Luc", "Le Brocq", "2018-11-03")
    assert "before the birth" in refused(luc, Died(), "2018-11-02")

    stranger = add("A stranger")
    tell(stranger, Died(expected=False), "2025-01-31")

    assert "died on 31 January 2025" in refused(stranger, Born(), "2025-02-01")
    assert "already recorded" in refused(stranger, Died(), "2025-02-01")
    tell(stranger, Born(estimated=True), "1950-01-01")
    assert person(stranger).died == date(2025, 1, 31)


def test_a_birth_later_than_what_is_on_record_asks_for_a_reason():
    luc = add("Luc", "Le Brocq")
    tell(luc, CommunicationNoted(needs="Pictures"), "2020-01-06")

    assert "Languages and communication" in refused(luc, Born(), "2021-01-06")
    tell(luc, Born(), "2021-01-06", reasons={"be-born-before-what-happened": "the other entry has the wrong year"})
    assert person(luc).born == date(2021, 1, 6)


def test_a_record_begins_once():
    luc = add("Luc", "Le Brocq")
    assert "already been opened" in refused(luc, PersonIdentified(given="Lucas"))


def test_the_languages_are_those_last_noted():
    """PS-2.7."""
    sofia = add("Sofia", "Pereira", languages=[Language(language="Portuguese", interpreter=True), Language(language="English")])
    assert (person(sofia).languages, person(sofia).interpreted) == (["Portuguese", "English"], ["Portuguese"])

    tell(sofia, CommunicationNoted(languages=[Language(language="Portuguese")], needs="Reads large print"))

    assert (person(sofia).languages, person(sofia).interpreted, person(sofia).needs) == (["Portuguese"], [], "Reads large print")


def test_records_are_matched_without_being_merged_and_the_match_can_be_withdrawn():
    one, other = add("Luc", "Le Brocq", "2018-11-03"), add("Luke", "Lebrocq", "2018-11-03")
    match = tell(one, PersonMatched(other=other, why="The same mother, and she says so"))

    assert person(one).matched == [other]
    assert person(other).called == "Luke Lebrocq"
    assert "already matched" in refused(one, PersonMatched(other=other, why="again"))
    assert "this same record" in refused(one, PersonMatched(other=one, why="a slip"))

    withdraw(match, one, date(2026, 3, 2), "They are cousins", by=BY)
    assert person(one).matched == []


def test_who_somebody_was_on_a_day_is_read_from_the_entries():
    sofia = add("Sofia", "Pereira", "1989-04-20")
    tell(sofia, NameNoted(sort=NameSort.LEGAL, family="Zawada"), "2026-03-03")
    with without_row_security():
        then, now = (person_of(sofia, lines(sofia, on)) for on in (date(2026, 3, 2), None))

    assert (then.called, now.called) == ("Sofia Pereira", "Sofia Zawada")


@pytest.mark.parametrize(
    "given", ["🦄", "Ł", "محمد", "שרה", "<script>alert(1)</script>", "=HYPERLINK(1)", "Zoë-Ève", "O’Neill", "李", "e\u0301" * 150]
)
def test_any_name_is_kept_as_it_was_typed_and_shown_so(given):
    subject = add(given, "Le Brocq", "2018-11-03")
    assert person(subject).called == f"{given} Le Brocq"


def test_the_last_photo_is_shown():
    luc = add("Luc", "Le Brocq", "2018-11-03")
    tell(luc, PhotoAdded(photo="a" * 64, agreed="Luc and his mother"), "2025-01-06")
    tell(luc, PhotoAdded(photo="b" * 64, agreed="Luc"), "2026-01-06")

    assert person(luc).photo == "b" * 64


def test_a_reference_is_short_enough_to_say():
    luc = person(add("Luc", "Le Brocq"))
    assert luc.reference.replace("-", "").lower() == str(luc.subject)[:8]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"given": "Jade Maria", "known_as": "Jay", "family": "Le Brocq", "name": "Jay Le Brocq"}, "Jay"),
        ({"given": "Jade", "name": "Jade"}, "Jade"),
        ({"family": "Tostevin", "name": "Tostevin", "expected": date(2027, 1, 4)}, "the baby"),
        ({"expected": date(2027, 1, 4)}, "the baby"),
        ({"family": "Tostevin", "name": "Tostevin"}, "Tostevin"),
        ({"name": "", "born": date(2026, 11, 1), "expected": date(2026, 11, 4)}, "this child"),
    ],
    ids=["the name they use", "first name", "not yet born", "not yet born and no name", "last name alone", "born and no name"],
)
def test_what_somebody_is_called_in_a_sentence(known, said):
    assert Person(**known).spoken_of == said
