"""Somebody who is on record already comes into a family: chosen where one adds, by a search, or from those who are like them.

Rosa is told of on Jade's record alone, and her own is closed to all who work with the children. Paul's is open to Ana.
"""

import re
from typing import Any
from uuid import uuid4

import pytest

from access.test_naming import add
from cast import Cast
from corbiere.access.models import AccessLog
from corbiere.ledger.models import EntryRow, Subject
from corbiere.ledger.reading import lines, without_row_security
from desk.at_desk import Page
from markup import markup

pytestmark = pytest.mark.django_db
Ties = set[tuple[str, str]]


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    add(cast, "rosa", "Rosa", "Pereira")
    cast.tell("jade", "relationship-noted", 9, by="hana", other=str(cast.rosa), relation="grandparent")
    add(cast, "paul", "Paul", "Quibell")
    cast.tell("paul", "allocated", 5, by="hana", role="lead-social-worker", practitioner=str(cast.ana), team=str(cast.team))
    add(cast, "odile", "Odile", "Vardon")
    return cast


def where(cast: Cast, whom: str = "noah") -> str:
    return f"/records/{cast.people[whom]}/people/add/"


def begun(cast: Cast, whom: str = "noah", **typed: Any) -> dict[str, Any]:
    return {**Page(cast.client("ana").get(where(cast, whom))).fields, **typed}


def posted(cast: Cast, fields: dict[str, Any], who: str = "ana", whom: str = "noah") -> Any:
    return cast.client(who).post(where(cast, whom), fields)


def ties(cast: Cast, whom: str) -> Ties:
    with without_row_security():
        told = [line.body for line in lines(cast.people[whom]) if line.kind == "relationship-noted"]
    return {(body["other"], body["relation"]) for body in told}


def written() -> int:
    with without_row_security():
        return EntryRow.objects.count()


def test_whoever_is_chosen_comes_into_the_family_and_stays_as_closed(cast: Cast) -> None:
    """Written once, however often it is pressed: on the child's record, and nothing on hers."""
    people, hers = Subject.objects.count(), ties(cast, "rosa")
    fields = begun(cast, other=str(cast.rosa), relation="grandparent")
    pages = [Page(cast.client("ana").post(where(cast), fields, follow=True)) for _ in range(2)]
    with without_row_security():
        told = [line.body for line in lines(cast.noah) if line.body.get("other") == str(cast.rosa)]
    assert told == [{"other": str(cast.rosa), "relation": "grandparent"}]
    assert (Subject.objects.count(), ties(cast, "rosa")) == (people, hers)
    assert all("Rosa Pereira" in page.words and "Their own record stays as closed as it was" in page.words for page in pages)
    assert cast.client("ana").get(f"/records/{cast.rosa}/").status_code == 404


def test_a_child_on_record_comes_to_the_parents_and_to_brothers_and_sisters(cast: Cast) -> None:
    """On the records on which one writes; of the others it is said that it was not written."""
    answer = posted(cast, begun(cast, "jade", other=str(cast.paul), relation="brother"), whom="jade")
    assert answer.status_code == 302
    assert (str(cast.paul), "brother") in ties(cast, "jade") and (str(cast.paul), "brother") in ties(cast, "noah")
    assert (str(cast.marie), "mother") in ties(cast, "paul")


def test_what_cannot_be_written_anywhere_is_said(cast: Cast) -> None:
    """Her record is closed, and nobody works with the mother: whose child she is stays unsaid."""
    page = Page(cast.client("ana").post(where(cast), begun(cast, other=str(cast.rosa), relation="half-sibling"), follow=True))
    assert "What they are to Marie Louise Le Brocq is not written" in page.words
    assert (str(cast.rosa), "half-sibling") in ties(cast, "noah")


def test_somebody_both_chosen_and_written_new_is_neither(cast: Cast) -> None:
    before = written()
    answer = posted(cast, begun(cast, other=str(cast.rosa), relation="grandparent", given="Odette", family="Quibell"))
    page = Page(answer)
    assert answer.status_code == 422
    assert [(href, said[:35]) for href, said in page.summary] == [("id_given", "Somebody on record is chosen above.")]
    assert (page.one("other"), page.one("given")) == (str(cast.rosa), "Odette")
    assert written() == before


def test_nobody_chosen_and_nobody_written(cast: Cast) -> None:
    answer = posted(cast, begun(cast, relation="grandparent", family=""))
    assert answer.status_code == 422
    assert "Write at least one name" in markup(answer)


def test_a_name_left_in_the_box_is_no_choice(cast: Cast) -> None:
    before = written()
    answer = posted(cast, {**begun(cast, relation="grandparent", given="Odette"), "other-search": "Rosa"})
    assert answer.status_code == 422
    assert "“Rosa” is written at “Are they on record already?”, and nothing is chosen by it" in Page(answer).words
    assert written() == before


def test_without_javascript_it_is_a_search(cast: Cast) -> None:
    """What is typed beside stays; who was found is chosen, taken away again, and chosen."""
    fields = begun(cast, relation="grandparent", family="Pereira", lives_here="on")
    found = posted(cast, {**fields, "other-search": "pereira", "find": "other"})
    assert found.status_code == 200
    assert re.search(rf'type="radio"[^>]* value="{cast.rosa}"', markup(found))
    kept = Page(found)
    assert (kept.one("relation"), kept.one("family"), kept.one("lives_here")) == ("grandparent", "Pereira", "on")
    chosen = {**kept.fields, "other": str(cast.rosa), "other-search": ""}
    away = Page(posted(cast, {**chosen, "take-away": f"other={cast.rosa}"}))
    assert (away.status, away.one("other"), away.one("key")) == (200, "", kept.one("key"))
    assert posted(cast, chosen).status_code == 302
    assert (str(cast.rosa), "grandparent") in ties(cast, "noah")


@pytest.mark.parametrize("words", ["Vardon", "Zzyzx"])
def test_a_search_tells_nothing_of_who_may_not_be_named(cast: Cast, words: str) -> None:
    page = markup(posted(cast, {**begun(cast), "other-search": words, "find": "other"}))
    assert str(cast.odile) not in page
    assert f"Nobody whom you may see is called “{words}”" in page


@pytest.mark.parametrize("given", ["", "Odette"])
@pytest.mark.parametrize("whom", ["odile", "nobody", "nonsense"])
def test_a_wrong_identifier_is_refused_in_one_sentence(cast: Cast, whom: str, given: str) -> None:
    """Somebody closed, nobody, and no identifier at all cannot be told apart."""
    before = written()
    sent = {"odile": str(cast.odile), "nobody": str(uuid4()), "nonsense": "<b>"}[whom]
    answer = posted(cast, begun(cast, other=sent, relation="grandparent", given=given))
    assert answer.status_code == 422
    assert "“Are they on record already?” names somebody or something that is not in the list" in Page(answer).words
    assert written() == before


def test_nobody_is_related_to_themselves(cast: Cast) -> None:
    answer = posted(cast, begun(cast, other=str(cast.noah), relation="sibling"))
    assert answer.status_code == 422
    assert "Nobody is related to themselves" in markup(answer)


def test_this_one_of_those_who_are_like_them_is_chosen_at_once(cast: Cast) -> None:
    """What was written of a new person is dropped; their own record says it."""
    people = Subject.objects.count()
    fields = begun(cast, relation="grandparent", given="Rosa", family="Pereira")
    page = posted(cast, fields)
    assert re.search(rf'name="other"\s+value="{cast.rosa}">This one', markup(page))
    assert posted(cast, {**Page(page).fields, "other": ["", str(cast.rosa)]}).status_code == 302
    assert (str(cast.rosa), "grandparent") in ties(cast, "noah")
    assert Subject.objects.count() == people


@pytest.mark.parametrize(("who", "status"), [("claire", 403), ("hana", 403), ("david", 404), ("sam", 404), ("eve", 404)])
def test_whose_act_it_is(cast: Cast, who: str, status: int) -> None:
    before = written()
    sent = begun(cast, "jade", other=str(cast.rosa), relation="friend")
    assert posted(cast, sent, who, "jade").status_code == status
    assert written() == before


def test_who_is_shown_by_a_search_is_a_sight(cast: Cast) -> None:
    posted(cast, {**begun(cast), "other-search": "Rosa", "find": "other"})
    assert AccessLog.objects.filter(practitioner=cast.ana, what="search", subject=cast.jade).exists()
