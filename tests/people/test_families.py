"""Who belongs to whom, and who lives with whom, on a day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from pydantic import ValidationError

from corbiere.ledger.folding import rebuild
from corbiere.people.entries import (
    AddressEnded,
    AddressNoted,
    AddressSort,
    Closeness,
    FamilyHistoryRead,
    NetworkMemberNoted,
    Parish,
    RelationshipEnded,
    RelationshipNoted,
    Sex,
    YesNoUnknown,
)
from corbiere.people.families import household, relatives
from corbiere.people.kinship import Relation, back, in_words, plain
from corbiere.people.models import Address, Relationship
from people.cast import add, refused, tell

ON = date(2026, 3, 2)
HOME = {"lines": ["4 La Rue du Moulin", "St Aubin"], "parish": Parish.ST_BRELADE, "postcode": "je3 8aa", "sort": AddressSort.HOME}


@pytest.mark.parametrize("relation", Relation)
def test_every_word_has_a_word_for_the_way_back_and_the_way_back_leads_home(relation):
    assert plain(back(back(relation))) == plain(relation)
    assert in_words(relation, "", unborn=True).endswith(", not yet born")


@pytest.mark.django_db
def test_a_relationship_is_seen_from_both_sides_in_the_words_of_each():
    """PS-2.6."""
    luc = add("Luc", "Le Brocq", "2018-11-03", sex=Sex.MALE)
    sofia = add("Sofia", "Pereira", "1989-04-20", sex=Sex.FEMALE)
    told = RelationshipNoted(
        other=sofia, relation=Relation.MOTHER, parental_responsibility=YesNoUnknown.YES, how_known="birth certificate", lives_with=True
    )
    entry = tell(luc, told, "2018-11-03")

    (mother,), (son,) = relatives(luc, ON), relatives(sofia, ON)
    assert (mother.person, mother.words, mother.responsible, mother.how_known) == (sofia, "Mother", sofia, "birth certificate")
    assert (son.person, son.words, son.responsible, son.lives_with) == (luc, "Son", sofia, True)
    assert son.told_on == (luc,) and son.entries == (entry,)


@pytest.mark.django_db
def test_a_tie_told_on_both_records_is_one_relative_and_what_is_known_goes_before_what_is_not():
    luc, sofia = add("Luc", "Le Brocq"), add("Sofia", "Pereira")
    tell(luc, RelationshipNoted(other=sofia, relation=Relation.MOTHER, parental_responsibility=YesNoUnknown.UNKNOWN))
    tell(sofia, RelationshipNoted(other=luc, relation=Relation.CHILD, parental_responsibility=YesNoUnknown.YES, how_known="she says so"))

    (mother,) = relatives(luc, ON)
    assert (mother.words, mother.parental_responsibility, mother.responsible) == ("Mother", YesNoUnknown.YES, sofia)
    assert set(mother.told_on) == {luc, sofia}


@pytest.mark.django_db
def test_a_sister_who_is_not_yet_born_is_said_to_be_so_until_she_is():
    luc, baby = add("Luc", "Le Brocq", "2018-11-03"), add(family="Pereira", expected=date(2026, 6, 20))
    tell(baby, RelationshipNoted(other=luc, relation=Relation.HALF_SIBLING))

    (sibling,) = relatives(luc, ON)
    assert sibling.words == "Half-brother or half-sister, not yet born"


@pytest.mark.django_db
def test_who_has_parental_responsibility_is_data_and_how_it_is_known_goes_with_it():
    """PS-5.6."""
    luc, carer = add("Luc", "Le Brocq", "2018-11-03"), add("Ann", "Renouf")
    tell(
        luc, RelationshipNoted(other=carer, relation=Relation.FOSTER_CARER, parental_responsibility=YesNoUnknown.NO, how_known="the order")
    )

    assert relatives(luc, ON)[0].responsible is None
    with pytest.raises(ValidationError, match="how it is known"):
        RelationshipNoted(other=carer, relation=Relation.FATHER, parental_responsibility=YesNoUnknown.YES)


@pytest.mark.django_db
def test_a_relationship_ends_and_was_there_before():
    sofia, tomek = add("Sofia", "Pereira"), add("Tomek", "Zawada")
    noted = tell(sofia, RelationshipNoted(other=tomek, relation=Relation.PARTNER), "2024-01-06")
    assert "before" in refused(sofia, RelationshipEnded(of=noted), "2023-12-31")
    tell(sofia, RelationshipEnded(of=noted, why="They parted"), "2025-01-06")

    assert "already recorded" in refused(sofia, RelationshipEnded(of=noted), "2025-02-01")
    assert [relative.words for relative in relatives(tomek, date(2025, 1, 5))] == ["Wife, husband or partner"]
    assert relatives(tomek, date(2025, 1, 6)) == []
    tell(sofia, RelationshipNoted(other=tomek, relation=Relation.PARTNER), "2026-01-06")
    assert len(relatives(sofia, ON)) == 1


@pytest.mark.django_db
def test_nobody_is_related_to_themselves_nor_twice_in_the_same_way():
    luc, jade = add("Luc", "Le Brocq"), add("Jade", "Le Brocq")
    assert "themselves" in refused(luc, RelationshipNoted(other=luc, relation=Relation.SIBLING))
    tell(luc, RelationshipNoted(other=jade, relation=Relation.SISTER))

    assert "already recorded" in refused(luc, RelationshipNoted(other=jade, relation=Relation.SISTER))
    with pytest.raises(IntegrityError, match="related_to_themselves"), transaction.atomic():
        Relationship.objects.create(subject=luc, entry=luc, other=luc, relation="sister", during=DateRange(ON, None))


@pytest.mark.django_db
def test_who_shares_an_address_on_a_day_is_a_household():
    """PS-2.8."""
    luc, jade, sofia = add("Luc", "Le Brocq"), add("Jade", "Le Brocq"), add("Sofia", "Pereira")
    tell(luc, AddressNoted(**HOME), "2024-01-06")
    tell(jade, AddressNoted(**HOME | {"lines": ["4, La Rue du Moulin,", "St. Aubin"], "postcode": None}), "2024-01-06")
    tell(sofia, AddressNoted(**HOME, until=date(2025, 12, 31)), "2024-01-06")

    assert {held.subject for held in household(luc, date(2025, 12, 31))} == {jade, sofia}
    assert [held.subject for held in household(luc, date(2026, 1, 1))] == [jade]
    assert not household(luc, date(2024, 1, 5))
    assert Address.objects.get(subject=luc).postcode == "JE3 8AA"


@pytest.mark.django_db
def test_a_hospital_ward_and_a_letter_box_make_no_household():
    luc, stranger = add("Luc", "Le Brocq"), add("A", "Stranger")
    for subject, sort in ((luc, AddressSort.HOSPITAL), (stranger, AddressSort.HOSPITAL), (stranger, AddressSort.POST)):
        tell(subject, AddressNoted(**HOME | {"sort": sort}))
    assert not household(luc, ON)


@pytest.mark.django_db
def test_moving_ends_the_last_home_and_no_other_address():
    jade = add("Jade", "Le Brocq", "2012-07-09")
    tell(jade, AddressNoted(**HOME), "2020-01-06")
    tell(jade, AddressNoted(**HOME | {"lines": ["Vovó’s"], "sort": AddressSort.RELATIVES}), "2021-01-06")
    tell(jade, AddressNoted(lines=["9 Gorey Pier"], parish=Parish.ST_MARTIN, sort=AddressSort.HOME, moved=True), "2026-02-01")

    ends = {held.lines[0]: held.during.upper for held in Address.objects.filter(subject=jade)}
    assert ends == {"4 La Rue du Moulin": date(2026, 2, 1), "Vovó’s": None, "9 Gorey Pier": None}


@pytest.mark.django_db
def test_an_address_ends_once_and_not_before_it_began():
    luc = add("Luc", "Le Brocq", "2018-11-03")
    noted = tell(luc, AddressNoted(**HOME), "2024-01-06")
    assert "cannot have ended" in refused(luc, AddressNoted(**HOME, until=date(2024, 1, 5)), "2024-01-06")
    assert "cannot have ended" in refused(luc, AddressEnded(of=noted), "2024-01-05")
    tell(luc, AddressEnded(of=noted), "2025-01-06")

    assert "already recorded" in refused(luc, AddressEnded(of=noted), "2025-02-06")
    assert Address.objects.get(subject=luc).during == DateRange(date(2024, 1, 6), date(2025, 1, 6))


@pytest.mark.django_db
def test_nobody_has_an_address_before_they_are_born():
    assert "before the birth" in refused(add("Luc", "Le Brocq", "2018-11-03"), AddressNoted(**HOME), "2018-11-02")


def test_a_withheld_address_says_from_whom():
    with pytest.raises(ValidationError, match="who this address must be withheld from"):
        AddressNoted(**HOME, withheld=True)
    assert AddressNoted(**HOME, withheld=True, withheld_from="Philippe").withheld


@pytest.mark.django_db
def test_every_reading_of_a_family_is_what_its_entries_make():
    luc, sofia = add("Luc", "Le Brocq", "2018-11-03", known_as="Lu"), add("Sofia", "Pereira", expected=None)
    tell(luc, AddressNoted(**HOME, until=date(2025, 12, 31)), "2024-01-06")
    tell(luc, RelationshipNoted(other=sofia, relation=Relation.MOTHER, lives_with=True), "2018-11-03")

    assert [sentence for _, said in rebuild(check=True) for sentence in said] == []


def test_whose_history_was_read_and_who_is_in_the_network_are_said():
    with pytest.raises(ValidationError, match="choose whose history you read"):
        FamilyHistoryRead(what="The file of 2019", means="Nothing for Luc")
    with pytest.raises(ValidationError, match="choose the person who is on record, or write a name"):
        NetworkMemberNoted(is_to_child="Neighbour", does="Minds him after school", closeness=Closeness.HELPS)


@pytest.mark.django_db
def test_through_whom_somebody_belongs_to_the_family_is_kept():
    luc, sofia, lurdes = add("Luc", "Le Brocq"), add("Sofia", "Pereira"), add("Lurdes", "Pereira")
    tell(luc, RelationshipNoted(other=lurdes, relation=Relation.GRANDPARENT, through=sofia))
    assert Relationship.objects.get(subject=luc).through == sofia
    assert [sentence for _, said in rebuild(check=True) for sentence in said] == []
