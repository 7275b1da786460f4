"""Who somebody is in the law's terms: said by them, not asked, or kept to themselves; on their page and on no list."""

from datetime import date
from typing import Any

import pytest

from cast import Cast
from corbiere.people.characteristics import Characteristic, CharacteristicsNoted, SaidAnswer, characteristics_of
from corbiere.people.rulings import may_say_what_they_keep_to_themselves
from markup import markup
from protection.telling import BORN, allows, lines

DAY = date(2026, 3, 2)
SAID = {
    "race": "Portuguese and Jersey",
    "disability": True,
    "disability_words": "Deaf in one ear",
    "declined": ["religion"],
    "said_by": "themselves",
}


def noted(**answers: Any) -> CharacteristicsNoted:
    return CharacteristicsNoted.model_validate({**SAID, **answers})


def test_each_of_the_seven_is_known_declined_or_not_asked() -> None:
    """WT-gov-5, WT-gov-6, PS-2.7."""
    held = characteristics_of(lines(BORN, ("2026-03-01", noted())), date(2018, 6, 3), "female", DAY)
    told = {one.characteristic.value: (one.answer.value, one.words) for one in held.each}
    assert list(told)[:7] == ["race", "sex", "sexual-orientation", "gender-reassignment", "pregnancy", "age", "disability"]
    assert (told["race"], told["age"], told["sex"]) == (("known", "Portuguese and Jersey"), ("known", "7"), ("known", "Female"))
    assert (told["religion"][0], told["pregnancy"][0]) == ("declined", "not-asked")
    assert told["disability"] == ("known", "Yes: Deaf in one ear")
    assert [held.number(answer) for answer in SaidAnswer] == [4, 1, 4]


def test_what_is_said_last_holds_and_as_of_an_earlier_day_what_held_then() -> None:
    """WT-vision-4: through the years, on one record."""
    told = lines(BORN, ("2026-03-01", noted()), ("2029-03-01", noted(race="Jersey", declined=[])))
    for day, race in ((date(2026, 2, 28), None), (DAY, "Portuguese and Jersey"), (date(2029, 3, 1), "Jersey")):
        held = characteristics_of(told, date(2018, 6, 3), "", day)
        assert next(one.words for one in held.each if one.characteristic is Characteristic.RACE) == (race or "Not asked")


def test_something_is_said_or_declined() -> None:
    with pytest.raises(ValueError, match="rather not say"):
        CharacteristicsNoted.model_validate({"said_by": "parent"})


@pytest.mark.parametrize(("declined", "allowed"), [(["religion"], True), (["race"], False), (["disability", "age"], False), ([], True)])
def test_what_they_would_rather_not_say_is_not_written_all_the_same(declined: list[str], allowed: bool) -> None:
    """WT-gov-5, WT-gov-6."""
    assert allows(may_say_what_they_keep_to_themselves, noted(declined=declined), "2026-03-02", BORN) is allowed


@pytest.mark.django_db
def test_it_stands_on_the_person_and_on_no_list(cast: Cast) -> None:
    """WT-gov-6, PS-2.7."""
    cast.tell("jade", "characteristics-noted", 3, **SAID)
    page = markup(cast.client("ana").get(f"/records/{cast.jade}/"))
    assert "Portuguese and Jersey" in page and "would rather not say" in page and "not asked" in page
    for address in ("/", "/people/?q=Jade"):
        assert "Portuguese and Jersey" not in markup(cast.client("ana").get(address))
    assert cast.client("sam").get(f"/records/{cast.jade}/").status_code == 404
    form = markup(cast.client("ana").get(f"/records/{cast.jade}/record/characteristics-noted/"))
    assert 'value="Portuguese and Jersey"' in form
