"""Finding somebody, and beginning a record."""

import re
from uuid import uuid4

import pytest

from cast import Cast
from corbiere.ledger.models import Subject
from corbiere.people.models import Person
from markup import markup

pytestmark = pytest.mark.django_db
NEW = "/people/new/"


def form(**said: object) -> dict[str, object]:
    return {
        "key": str(uuid4()),
        "given": "",
        "family": "",
        "known_as": "",
        "born": "",
        "expected": "",
        "sex": "",
        "child": "",
        "relation": "",
        **said,
    }


def test_a_misspelt_name_is_found_and_only_by_those_who_may_know(cast: Cast) -> None:
    found = {
        who: "Jade Le Brocq" in markup(cast.client(who).get("/people/", {"q": "jaid lebrock"}))
        for who in ("ana", "claire", "hana", "sam", "david")
    }
    assert found == {"ana": True, "claire": True, "hana": True, "sam": False, "david": False}


def test_what_was_searched_for_is_shown_as_text(cast: Cast) -> None:
    page = markup(cast.client("ana").get("/people/", {"q": "<script>alert(1)</script>\u202e😀"}))
    assert "<script>alert" not in page
    assert "Nobody that is open to you" in page


def test_likely_matches_are_shown_before_anything_is_written(cast: Cast) -> None:
    jade, before = Person.objects.get(subject=cast.jade), Subject.objects.count()
    sent = form(given="Jaide", family="Le Brock", born=jade.born.isoformat())
    page = cast.client("hana").post(NEW, sent)
    assert "Is it one of these?" in markup(page)
    assert Subject.objects.count() == before
    assert cast.client("hana").post(NEW, {**sent, "nobody": "on"}).status_code == 302
    assert Subject.objects.count() == before + 1


def test_what_was_written_can_be_changed_before_anything_is(cast: Cast) -> None:
    jade, before = Person.objects.get(subject=cast.jade), Subject.objects.count()
    sent = form(given="Jaide", family="Le Brock", born=jade.born.isoformat(), change="on")
    page = cast.client("hana").post(NEW, sent)
    assert page.status_code == 200 and 'value="Jaide"' in markup(page)
    assert Subject.objects.count() == before


def test_what_was_looked_for_begins_the_form(cast: Cast) -> None:
    page = markup(cast.client("hana").get(NEW, {"q": "Mary Ann Renouf 3 6 2018"}))
    assert 'value="Mary Ann"' in page and 'value="Renouf"' in page
    assert [re.search(f'name="born-{part}"[^>]*value="([^"]*)"', page)[1] for part in ("day", "month", "year")] == ["3", "6", "2018"]


def test_a_birth_to_come_is_refused_at_its_question(cast: Cast) -> None:
    page = cast.client("ana").post(NEW, form(given="Luc", born=cast.ago(-1).isoformat(), takes_on="on"))
    assert page.status_code == 422
    assert "This day is in the future" in markup(page)


def test_a_match_that_the_viewer_may_not_know_of_is_not_shown(cast: Cast) -> None:
    jade = Person.objects.get(subject=cast.jade)
    page = cast.client("sam").post(NEW, form(given="Jade", family="Le Brocq", born=jade.born.isoformat(), takes_on="on"))
    assert page.status_code == 302


def test_the_same_form_sent_twice_begins_one_record(cast: Cast) -> None:
    client, sent, before = (
        cast.client("ana"),
        form(given="Tomás", family="Vibert", born="2019-05-04", takes_on="on", nobody="on"),
        Subject.objects.count(),
    )
    first, second = client.post(NEW, sent), client.post(NEW, sent)
    assert Subject.objects.count() == before + 1
    assert first.headers["Location"] == second.headers["Location"]
    assert "Tomás Vibert" in markup(client.get(first.headers["Location"]))


def test_somebody_of_the_family_is_begun_with_their_tie_to_the_child(cast: Cast) -> None:
    sent = form(given="Rosa", family="Pereira", child=str(cast.jade), relation="grandparent")
    assert cast.client("ana").post(NEW, sent).status_code == 302
    assert "Rosa Pereira" in markup(cast.client("ana").get(f"/records/{cast.jade}/people/"))


def test_an_unborn_baby_needs_no_name(cast: Cast) -> None:
    due = cast.ago(-60)
    client = cast.client("ana")
    begun = client.post(NEW, form(expected=due.isoformat(), takes_on="on", nobody="on"))
    assert begun.status_code == 302
    page = markup(client.get(begun.headers["Location"]))
    assert "Everybody around <bdi>the baby</bdi>" in page and "Not born yet, due" in page
    assert "What the baby says" not in page and "date of birth not known" not in page


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({}, "Write at least one name"),
        ({"given": "A", "born": "31/02/2020"}, "Enter the date as a day"),
        ({"given": "A", "born-day": "29", "born-month": "2", "born-year": "2013"}, "There is no 29 February 2013"),
        ({"given": "A", "born": "2999-01-01"}, "2999"),
        ({"given": "A", "born": "0001-01-01"}, "Enter a date of birth after"),
        ({"given": "A", "relation": "mother"}, "Choose both the child"),
        ({"given": "A", "child": str(uuid4()), "relation": "mother"}, "Select a valid choice"),
        ({"given": "A" * 301}, "300"),
        ({"given": "\u200b"}, "“First names” contains nothing that can be seen (U+200B); write it in letters."),
        ({"given": "Le\u202eo"}, "“First names” contains a character that cannot be seen (U+202E) after “Le”; take it out."),
        ({"given": "A\x00"}, "“First names” contains a character that cannot be seen (U+0000) after “A”; take it out."),
        ({"given": "A", "expected": "2999-01-01"}, "cannot be known of yet"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost_or_written(cast: Cast, said: dict[str, str], fault: str) -> None:
    before = Subject.objects.count()
    page = cast.client("ana").post(NEW, form(family="Gallichan", takes_on="on", **said) if said else form())
    assert (page.status_code, Subject.objects.count()) == (422, before)
    assert not said or "Gallichan" in markup(page)
    assert "There is a problem" in markup(page)
    assert fault in markup(page)
