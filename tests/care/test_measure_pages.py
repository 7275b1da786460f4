"""The measures of children in care on their pages: whose numbers they are, and what a page asks of the database."""

import pytest

from agencies.workplace import holds
from care.reviewing import reviewed
from cast import Cast
from corbiere.agencies.entries import Role
from corbiere.care.measures.sets import HEALTH, HOMES, LEAVING, REVIEWS
from corbiere.education.measures import EDUCATION
from markup import markup
from statements import asked, counted

pytestmark = pytest.mark.django_db
MOST = 30
SETS = (REVIEWS, HOMES, HEALTH, LEAVING, EDUCATION)
NOBODYS, EVERYONE, OPEN = "for those who answer for them", "Counted over everyone", "whose record is open to you today"


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """Jade is reviewed: Mo manages the service, Ben her worker’s team, Rob reviews, Claire is a partner, and Hana leads the Virtual School."""
    holds(reviewed(cast).hana, Role.VIRTUAL_SCHOOL)
    return cast


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("mo", (EVERYONE, EVERYONE, EVERYONE, NOBODYS, NOBODYS)),
        ("kit", (EVERYONE, EVERYONE, EVERYONE, NOBODYS, NOBODYS)),
        ("ben", (OPEN,) * 5),
        ("mona", (OPEN,) * 5),
        ("hana", (NOBODYS, NOBODYS, NOBODYS, NOBODYS, EVERYONE)),
        ("rob", (NOBODYS,) * 5),
        ("claire", (NOBODYS,) * 5),
        ("sam", (NOBODYS,) * 5),
    ],
)
def test_each_set_is_whole_to_whoever_answers_for_it(cast: Cast, who: str, said: tuple[str, ...]) -> None:
    """ISS-7-L1, PS-5.17: and all others read what is counted."""
    client = cast.client(who)
    for of, words in zip(SETS, said, strict=True):
        assert words in markup(client.get("/measures/", {"of": of.name}))
    named = client.get("/measures/children-missing/who/").status_code
    assert named == (404 if said[1] == NOBODYS else 200)


def test_a_page_asks_as_much_of_the_database_for_one_child_as_for_all(cast: Cast) -> None:
    client = cast.client("mo")
    for of in (REVIEWS, HOMES, HEALTH):
        client.get("/measures/", {"of": of.name})
        with counted() as told:
            client.get("/measures/", {"of": of.name})
        assert len(asked(told)) <= MOST, of.name
