"""Suggestions show those whom the search shows to the one who types, and nobody else; each name shown is a sight."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from access.test_naming import add, told_families
from agencies.workplace import knows
from cast import Cast
from corbiere.access.models import AccessLog
from markup import markup
from statements import counted

pytestmark = pytest.mark.django_db
MOST = 10
AROUND = re.compile(r"SAVEPOINT|RELEASE|SELECT (set_config|current_setting)\(")  # of the transaction, not of what is asked


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    told_families(cast)
    return cast


def suggested(cast: Cast, who: str, words: str, about: UUID | str = "", kind: str = "relationship-noted", name: str = "other") -> Any:
    return cast.client(who).post(reverse("desk:suggestions", args=[kind, name]), {"words": words, "about": str(about)})


def names(answer: Any) -> list[str]:
    return re.findall(r'class="desk-option__who"><bdi>([^<]+)</bdi>', markup(answer))


@pytest.mark.parametrize(("who", "found"), [("ana", True), ("ben", True), ("hana", True), ("david", False)])
def test_rosa_is_suggested_to_those_who_may_name_her(cast: Cast, who: str, found: bool) -> None:
    """David teaches Noah; Rosa is told of on his sister's record alone."""
    about = "" if who == "hana" else cast.noah
    assert ("Rosa Pereira" in names(suggested(cast, who, "ro", about))) is found
    assert (str(cast.rosa) in markup(suggested(cast, who, "Rosa Pereira", about))) is found


@pytest.mark.parametrize("words", ["", "ja", "jade", "Jade Le Brocq", "zade lebrok", "ma", "no"])
def test_a_stranger_is_told_of_nobody(cast: Cast, words: str) -> None:
    before = AccessLog.objects.count()
    assert names(suggested(cast, "sam", words)) == []
    there, not_there = (suggested(cast, "sam", words, about) for about in (cast.jade, uuid4()))
    assert (there.status_code, there.content, names(there)) == (not_there.status_code, not_there.content, [])
    closed = [suggested(cast, "sam", "", about, "core-group-joined", "practitioner") for about in (cast.jade, uuid4(), "nobody")]
    assert {answer.status_code for answer in closed} == {404}
    assert AccessLog.objects.count() == before


def test_nobody_is_suggested_whom_the_viewer_said_they_know(cast: Cast) -> None:
    assert names(suggested(cast, "ana", "ro", cast.noah)) == ["Rosa Pereira"]
    knows(cast.ana, cast.rosa)
    assert names(suggested(cast, "ana", "ro", cast.noah)) == []


def test_the_family_comes_first_with_what_they_are(cast: Cast) -> None:
    page = markup(suggested(cast, "ana", "le", cast.jade))
    assert names(suggested(cast, "ana", "le", cast.jade))[:2] == ["Marie Louise Le Brocq", "Noah Le Brocq"]
    assert "Mother" in page and "Brother" in page


def test_what_a_name_sounds_like_is_found_where_none_begins_so(cast: Cast) -> None:
    assert names(suggested(cast, "hana", "Jaid le brok")) == ["Jade Le Brocq"]


def test_each_is_noted_once_a_day_and_what_was_typed_is_not(cast: Cast) -> None:
    for words in ("ja", "jad", "jade"):
        page = markup(suggested(cast, "hana", words))
        assert names(suggested(cast, "hana", words)) == ["Jade Le Brocq"]
    assert f"8, born 1 December {cast.today.year - 8}" in page or "7, born" in page
    assert AccessLog.objects.filter(practitioner=cast.hana, subject=cast.jade).count() == 1
    assert not AccessLog.objects.filter(what__icontains="jad").exists()


def test_two_of_one_name_are_told_apart_by_age_and_parish_and_no_nearer(cast: Cast) -> None:
    add(cast, "other", "Jade", "Le Brocq")
    cast.tell("other", "address-noted", 3, by="hana", lines=["9 La Motte"], parish="st-helier", sort="home")
    cast.tell("other", "allocated", 3, by="ben", role="second-worker", practitioner=str(cast.ana))
    page = markup(suggested(cast, "ana", "jade"))
    assert names(suggested(cast, "ana", "jade")) == ["Jade Le Brocq"] * 2
    assert "St Saviour" in page and "St Helier" in page and "4 Rue" not in page
    assert len(set(re.findall(r'desk-option__about">([^<]+)<', page))) == 2


def test_colleagues_come_with_what_they_are_where_and_with_how_many_children(cast: Cast) -> None:
    page = markup(suggested(cast, "ana", "pi", cast.jade, "core-group-joined", "practitioner"))
    assert "Social worker · Children’s Social Care · 2 children" in page
    page = markup(suggested(cast, "david", "pi", cast.noah, "core-group-joined", "practitioner"))
    assert "2 children" in page and "Jade" not in page


def test_a_name_of_nobody_says_whom_to_ask(cast: Cast) -> None:
    page = markup(suggested(cast, "ana", "Zed", cast.jade, "core-group-joined", "practitioner"))
    assert "Nobody who works here is called “Zed”." in page and "Whoever keeps the directory" in page
    page = markup(suggested(cast, "ana", "Zed", cast.jade))
    assert "Nobody whom you may see is called “Zed”." in page and reverse("people:new-person") in page


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("core-group-joined", "practitioner", "pi"),
        ("core-group-joined", "practitioner", "zed"),
        ("core-group-joined", "agency", "po"),
        ("relationship-noted", "other", "le"),
        ("relationship-noted", "other", "ro"),
        ("relationship-noted", "other", "ze"),
    ],
)
def test_a_letter_asks_the_database_little(cast: Cast, kind: str, name: str, words: str) -> None:
    client = cast.client("ana")
    address, sent = reverse("desk:suggestions", args=[kind, name]), {"words": words, "about": str(cast.noah)}
    client.post(address, sent)
    with counted() as told:
        client.post(address, sent)
    asked = [question for question in told if not AROUND.match(question)]
    assert len(asked) < MOST, "\n".join(question[:200] for question in asked)


def test_what_is_no_question_of_a_kind_has_no_suggestions(cast: Cast) -> None:
    client = cast.client("ana")
    for kind, name in (("no-such-kind", "other"), ("relationship-noted", "relation"), ("relationship-noted", "no-such")):
        assert client.post(reverse("desk:suggestions", args=[kind, name])).status_code == 404
    assert client.get(reverse("desk:suggestions", args=["relationship-noted", "other"])).status_code == 405
