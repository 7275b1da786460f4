"""An adoption in the family tree: told in the child’s own, and in no tree that the family by birth may be shown."""

import re
from html import unescape

import pytest

from cast import Cast
from kinfolk import ADOPTED_AGO, adopted_twins
from markup import markup

pytestmark = pytest.mark.django_db
THEIRS = ("Olga", "Piet", "Bram", "Coutanche")


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    return adopted_twins(cast)


def told(cast: Cast, of: str, page: str = "tree/", who: str = "ana") -> str:
    body = markup(cast.client(who).get(f"/records/{cast.people[of]}/people/{page}"))
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body[body.index("<h2") :])))


@pytest.mark.parametrize("page", ["tree/", "network/", "history/"])
@pytest.mark.parametrize("of", ["nadia", "sunny"])
def test_the_family_by_birth_is_not_told_who_adopted_them_nor_their_new_name(cast: Cast, of: str, page: str) -> None:
    assert [name for name in THEIRS if name in told(cast, of, page)] == []


@pytest.mark.parametrize("of", ["nadia", "sunny"])
def test_the_children_stand_there_by_the_names_they_had_and_whoever_works_with_them_reads_where_the_rest_is(cast: Cast, of: str) -> None:
    tree = told(cast, of)
    assert "Ivy Vautier" in tree
    assert "Iris Vautier" in tree
    assert "is in each child’s own tree and not in this one" in tree


def test_as_known_later_and_as_it_was_before_it_is_not_told_either(cast: Cast) -> None:
    for days in (ADOPTED_AGO - 5, ADOPTED_AGO + 5):
        for asked in ("on", "known"):
            assert [name for name in THEIRS if name in told(cast, "sunny", f"tree/?{asked}={cast.ago(days)}")] == []


def test_the_childs_own_tree_tells_of_both_families_and_warns_whoever_shows_it(cast: Cast) -> None:
    tree = told(cast, "ivy")
    assert "Has Piet Coutanche and Olga Coutanche as adoptive parents" in tree
    assert "Identical twin of Iris Coutanche" in tree
    assert "Daughter of Nadia Vautier" in tree
    assert "Before you show or print it" in tree


def test_the_adoptive_parents_tree_tells_of_the_children_they_adopted(cast: Cast) -> None:
    tree = told(cast, "olga")
    assert "Adoptive parent of I" in tree
    assert "Ivy Coutanche" in tree
    assert "Iris Coutanche" in tree


def test_an_adoption_that_ended_is_still_not_told_to_the_family_by_birth(cast: Cast) -> None:
    of = cast.tell("sunny", "relationship-noted", 300, by="hana", other=str(cast.olga), relation="adoptive-parent")
    cast.tell("sunny", "relationship-ended", 200, by="hana", of=str(of))
    assert "Olga" not in told(cast, "nadia")
