"""Whom somebody may name whose record is closed to them: the family that an open record tells of, and nobody else."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from agencies.workplace import knows
from cast import Cast
from corbiere.access.models import AccessLog
from corbiere.access.naming import people_to_name
from corbiere.access.viewing import viewer
from corbiere.ledger.models import Subject
from corbiere.ledger.rulings import NotRecorded, may_be_named
from corbiere.ledger.writing import record
from corbiere.people.entries import RelationshipNoted
from corbiere.people.kinship import Relation
from corbiere.people.models import Person
from markup import markup

pytestmark = pytest.mark.django_db
CAST = ("ana", "ben", "claire", "david", "eve", "sam", "hana")


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    told_families(cast)
    return cast


def told_families(cast: Cast) -> None:
    """Rosa is told of on Jade's record alone. David, the teacher, is in the core group of Noah and of nobody else."""
    add(cast, "rosa", "Rosa", "Pereira")
    cast.tell("jade", "relationship-noted", 9, by="hana", other=str(cast.rosa), relation="grandparent")
    places = [{"practitioner": str(cast.people[who]), "role": "helps"} for who in ("ana", "david")]
    cast.tell("noah", "conference-held", 8, by="ruth", type="initial", outcome="plan", harm="neglect", harm_basis="likely",
              outline=[{"what": "A cot of his own", "who": "Mum"}], core_group=places, lead_social_worker=str(cast.ana),
              lead_is_qualified=True, first_core_group=str(cast.ago(-1)), why="He sleeps on the sofa", contingency="Gran")  # fmt: skip


def add(cast: Cast, who: str, given: str, family: str) -> None:
    cast.people[who] = uuid4()
    cast.tell(who, "person-identified", 20, by="hana", opens=True, given=given, family=family, sex="female")
    cast.tell(who, "born", 60 * 365, by="hana")


def may_name(cast: Cast, who: str, whom: str) -> bool:
    """By the search and by the ruling, which agree."""
    person = cast.people[whom]
    offered = people_to_name(viewer(cast.people[who], cast.today)).filter(id=person).exists()
    assert bool(may_be_named(cast.by(who), uuid4(), frozenset({person}))) is offered
    return offered


def searched(cast: Cast, who: str, words: str, child: str = "noah") -> str:
    """The answer to a search in the relationship form of a child."""
    client, form = cast.client(who), f"/records/{cast.people[child]}/record/relationship-noted/"
    page = client.get(form)
    if page.status_code != 200:
        return ""
    held = {name: value for tag in re.findall(r"<input[^>]*>", markup(page)) for name, value in _hidden(tag)}
    draft = re.search(r'action="(/drafts/[^"]+)"', markup(page))
    assert draft
    return markup(client.post(draft[1], {**held, "find": "other", "other-search": words}))


def _hidden(tag: str) -> list[tuple[str, str]]:
    name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
    return [(name[1], value[1])] if 'type="hidden"' in tag and name and value else []


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize("whom", ["rosa", "marie"])
def test_who_may_name_whom(cast: Cast, who: str, whom: str) -> None:
    """Ana leads for both and Ben manages; Claire is in Jade's core group, David in Noah's; Hana takes in worries and knows of everybody."""
    to_rosa = {"ana", "ben", "claire", "hana"}
    assert may_name(cast, who, whom) is (who in (to_rosa if whom == "rosa" else {*to_rosa, "david"}))


@pytest.mark.parametrize(("who", "finds"), [("ana", True), ("ben", True), ("david", False), ("sam", False), ("claire", False)])
def test_the_search_of_the_brothers_form_finds_her_by_name(cast: Cast, who: str, finds: bool) -> None:
    page = searched(cast, who, "Rosa Pereira")
    assert ("Jade Le Brocq’s family: grandmother" in page) is finds
    assert (str(cast.rosa) in page) is finds
    assert "born" not in page.partition("Jade Le Brocq’s family")[2][:40]


def test_the_family_of_a_sister_is_offered_before_anything_is_searched(cast: Cast) -> None:
    form = f"/records/{cast.noah}/record/relationship-noted/"
    assert str(cast.rosa) in markup(cast.client("ana").get(form))
    assert str(cast.rosa) not in markup(cast.client("david").get(form))


def test_a_sight_of_the_record_that_tells_of_her_is_noted(cast: Cast) -> None:
    searched(cast, "ana", "Rosa Pereira")
    assert AccessLog.objects.filter(practitioner=cast.ana, what="search", subject=cast.jade).exists()
    assert not AccessLog.objects.filter(practitioner=cast.ana, subject=cast.rosa).exists()


def test_her_record_stays_closed(cast: Cast) -> None:
    assert cast.client("ana").get(f"/records/{cast.rosa}/").status_code == 404


def test_she_is_recorded_for_the_brother_too_and_not_by_somebody_who_may_not_know_of_her(cast: Cast) -> None:
    tie = RelationshipNoted(other=cast.rosa, relation=Relation.GRANDPARENT)
    with pytest.raises(NotRecorded, match="is not known"):
        record(tie, about=cast.noah, happened=cast.today, by=cast.by("david"))
    record(tie, about=cast.noah, happened=cast.today, by=cast.by("ana"))
    assert "Rosa Pereira" in markup(cast.client("ana").get(f"/records/{cast.noah}/people/"))


def test_whom_the_viewer_said_they_know_is_not_offered(cast: Cast) -> None:
    knows(cast.ana, cast.rosa)
    assert not people_to_name(viewer(cast.ana, cast.today)).filter(id=cast.rosa).exists()


def test_somebody_from_whom_an_address_is_kept_by_name_is_not_offered_the_person(cast: Cast) -> None:
    kept = {"lines": ["9 La Motte"], "sort": "home", "withheld": True, "withheld_from": "Ana Pires"}
    cast.tell("rosa", "address-noted", 3, by="hana", **kept)
    assert not may_name(cast, "ana", "rosa")
    assert may_name(cast, "ben", "rosa")


def test_the_new_name_of_somebody_who_was_adopted_is_not_given_away(cast: Cast) -> None:
    add(cast, "ivy", "Ivy", "Coutanche")
    cast.tell("jade", "relationship-noted", 9, by="hana", other=str(cast.ivy), relation="half-sibling")
    assert may_name(cast, "ana", "ivy")
    cast.tell("ivy", "relationship-noted", 5, by="hana", other=str(cast.rosa), relation="adoptive-parent")
    assert not may_name(cast, "ana", "ivy")


def test_somebody_no_longer_of_the_family_is_not_offered(cast: Cast) -> None:
    add(cast, "lena", "Lena", "Renouf")
    tie = cast.tell("jade", "relationship-noted", 9, by="hana", other=str(cast.lena), relation="step-parent")
    cast.tell("jade", "relationship-ended", 2, by="hana", of=str(tie))
    assert not people_to_name(viewer(cast.ana, cast.today)).filter(id=cast.lena).exists()


# Before a person is added.


def adding(cast: Cast, who: str, **more: str) -> tuple[Client, Any]:
    client, rosa = cast.client(who), Person.objects.get(subject=cast.rosa)
    sent = {"key": str(uuid4()), "given": "Rosa", "family": "Pereira", "born": str(rosa.born), **more}
    return client, client.post("/people/new/", sent)


@pytest.mark.parametrize("who", ["ana", "ben", "claire"])
def test_she_is_a_likely_match_for_those_who_may_name_her(cast: Cast, who: str) -> None:
    before = Subject.objects.count()
    client, page = adding(cast, who)
    assert "family: grandmother" in markup(page)
    assert Subject.objects.count() == before
    assert _this_one(client, page).status_code == 200


@pytest.mark.parametrize("who", ["david", "sam", "eve"])
def test_she_is_no_match_for_others(cast: Cast, who: str) -> None:
    _, page = adding(cast, who, takes_on="on")
    assert page.status_code == 302


def test_this_one_leads_to_the_form_of_the_child_with_her_chosen(cast: Cast) -> None:
    client, page = adding(cast, "ana", child=str(cast.noah), relation="grandparent")
    form = markup(_this_one(client, page))
    assert re.search(rf'<input type="hidden" name="other" value="{cast.rosa}"', form)
    assert AccessLog.objects.filter(practitioner=cast.ana, what="likely matches", subject=cast.jade).exists()


def _this_one(client: Client, page: Any) -> Any:
    link = re.search(r'href="([^"]+)">This one', markup(page))
    assert link
    return client.get(link[1].replace("&amp;", "&"))
