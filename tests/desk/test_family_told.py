"""A worker is told when somebody else names the person they work with on another record: that, and who, but not on whose if it is closed."""

from uuid import uuid4

import pytest

from agencies.workplace import covers
from cast import Cast
from desk.test_one_list import leads, page, rows
from statements import counted

pytestmark = pytest.mark.django_db
TOLD = "told how Jade belongs to"


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """Rosa is somebody with whom Sam works, and nobody else here."""
    cast.people["rosa"] = uuid4()
    cast.tell("rosa", "person-identified", 90, by="hana", opens=True, given="Rosa", family="Pereira")
    cast.tell("rosa", "allocated", 80, by="ben", role="lead-social-worker", practitioner=str(cast.sam))
    return cast


def told(cast: Cast, days: int = 1, whom: str = "rosa", by: str = "sam", relation: str = "cousin") -> None:
    cast.tell(whom, "relationship-noted", days, by=by, other=str(cast.jade), relation=relation)


def of_ties(cast: Cast, who: str) -> list[str]:
    return [row for row in rows(page(cast, who)) if TOLD in row]


def test_the_worker_is_told_and_not_on_whose_record_it_stands(cast: Cast) -> None:
    told(cast)
    (row,) = of_ties(cast, "ana")
    assert "Sam Syvret told how Jade belongs to a family whose record is closed to you" in row
    assert "Ask Sam Syvret what it means for Jade" in row and "two weeks after it was told, which is a default" in row
    html = page(cast, "ana")
    assert not any(word in html for word in ("Rosa", "Pereira", str(cast.rosa), "ousin"))
    assert cast.client("ana").get(f"/records/{cast.rosa}/").status_code == 404


@pytest.mark.parametrize("who", ["sam", "hana", "david", "eve", "ruth"])
def test_neither_the_author_nor_anybody_who_does_not_work_with_them_is_told(cast: Cast, who: str) -> None:
    told(cast)
    assert of_ties(cast, who) == []


def test_a_health_visitor_of_the_core_group_works_with_the_child_too(cast: Cast) -> None:
    told(cast)
    assert len(of_ties(cast, "claire")) == 1


def test_where_the_other_record_is_open_it_is_named_and_leads_to_the_family(cast: Cast) -> None:
    told(cast, whom="noah", by="hana")
    (row,) = of_ties(cast, "ana")
    assert "Hana Nowak told how Jade belongs to Noah Le Brocq" in row
    html = page(cast, "ana")
    assert (f"/records/{cast.jade}/people/", "Read") in [(href, verb.strip()) for href, verb in leads(html)]
    assert f'href="/records/{cast.noah}/"' in html


def test_it_is_told_once_for_several_ties_of_a_day_and_ends_by_age(cast: Cast) -> None:
    cast.people["luis"] = uuid4()
    cast.tell("luis", "person-identified", 90, by="hana", opens=True, given="Luis", family="Pereira")
    told(cast, 15, relation="other-relative")
    assert of_ties(cast, "ana") == []
    told(cast, 14, relation="friend")
    assert len(of_ties(cast, "ana")) == 1
    told(cast, 3)
    told(cast, 3, whom="luis")
    assert len(of_ties(cast, "ana")) == 2


def test_whoever_acts_for_the_worker_is_told(cast: Cast) -> None:
    told(cast)
    covers(cast.sam, cast.ana, cast.ago(2), cast.ago(-9))
    assert of_ties(cast, "sam") == []
    covers(cast.eve, cast.ana, cast.ago(2), cast.ago(-9))
    assert len(of_ties(cast, "eve")) == 1


def test_a_tie_that_is_put_right_is_told_again(cast: Cast) -> None:
    first = cast.tell("rosa", "relationship-noted", 40, by="sam", other=str(cast.jade), relation="cousin")
    assert of_ties(cast, "ana") == []
    cast.tell("rosa", "relationship-noted", 40, late=38, by="sam", other=str(cast.jade), relation="aunt-or-uncle",
              replaces=first, why="She is her aunt")  # fmt: skip
    assert len(of_ties(cast, "ana")) == 1


def test_it_asks_nothing_more_of_the_database_where_there_is_nothing(cast: Cast) -> None:
    client = cast.client("ana")
    client.get("/")
    with counted() as asked:
        client.get("/")
    assert not any("access_told_elsewhere" in question and "UNION" not in question for question in asked)
