"""The family, the network and the family's history, as those who may open them meet them."""

import re
from html import unescape
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from cast import Cast
from corbiere.access.models import AccessLog
from kinfolk import kinfolk
from markup import markup

pytestmark = pytest.mark.django_db
PAGES = ("tree/", "network/", "history/")
MOST_QUERIES = 40  # three say whose session it is, four that an adoption is looked for beneath the row rules


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    return kinfolk(cast)


def words(response: HttpResponse) -> str:
    body = markup(response)
    text = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body[body.index("<main") :])))
    return re.sub(r" ([,.:’])", r"\1", text)


def about(child: UUID, page: str) -> str:
    return f"/records/{child}/people/{page}"


def links(response: HttpResponse) -> list[tuple[str, str]]:
    """The people in the drawing: where each leads, and what it is called."""
    return [
        (href, unescape(said))
        for href, said in re.findall(r'<a class="kin-person[^"]*" href="([^"]+)"><title>([^<]+)</title>', markup(response))
    ]


@pytest.mark.parametrize(
    ("who", "status"), [("ana", 200), ("ben", 200), ("claire", 200), ("hana", 200), ("david", 404), ("eve", 404), ("sam", 404)]
)
@pytest.mark.parametrize("page", PAGES)
def test_who_may_open_which_page(cast: Cast, who: str, status: int, page: str) -> None:
    assert cast.client(who).get(about(cast.jade, page)).status_code == status


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_made_with_few_questions_and_is_strict_about_style(cast: Cast, page: str) -> None:
    client = cast.client("ana")
    client.get(about(cast.jade, page))
    with CaptureQueriesContext(connection) as asked:
        response = client.get(about(cast.jade, page))
    assert len(asked) <= MOST_QUERIES, [query["sql"][:120] for query in asked.captured_queries]
    assert " style=" not in markup(response)


# The family tree.


def test_the_tree_says_everybody_twice_once_drawn_and_once_in_words(cast: Cast) -> None:
    """PS-7.0."""
    page = cast.client("ana").get(about(cast.jade, "tree/"))
    drawn = [said.split(",")[0] for _, said in links(page)]
    assert sorted(drawn) == sorted(["Jade Le Brocq", "Noah Le Brocq", "Marie Louise Le Brocq", "Paul Le Brocq", "Tomek Zawada", "Rosa Pereira", "Jean Le Brocq",
                                    "Adelina Maria Pereira-Le Sueur", "Mika Le Brocq", "Kit Zawada", "Lena Renouf", "Baby Zawada"])  # fmt: skip
    listed = re.findall(r'<li id="kin-[^"]+">(?:<a[^>]*>|<strong>)([^<]+)<', markup(page))
    assert [name.split(",")[0] for name in listed] == drawn
    assert "Child of Marie Louise Le Brocq and Paul Le Brocq" in words(page)


def test_whoever_is_closed_is_told_by_what_this_record_says_and_no_more(cast: Cast) -> None:
    page = cast.client("ana").get(about(cast.jade, "tree/"))
    said = {name.split(",")[0]: (href, name) for href, name in links(page)}
    href, name = said["Paul Le Brocq"]
    assert href == f"#kin-{cast.paul}"
    assert name == "Paul Le Brocq, father, record closed to you"
    assert said["Jean Le Brocq"][1] == "Jean Le Brocq, grandfather, record closed to you", "as the list of relatives says it"
    assert "former partner of" not in words(page).lower(), "that is told on Paul’s record alone"
    assert said["Mika Le Brocq"] == (f"/records/{cast.mika}/", "Mika Le Brocq, half-brother, age 3")


def test_who_sees_only_this_child_sees_no_tie_that_is_told_elsewhere(cast: Cast) -> None:
    """Claire is in Jade's core group alone: Mika's mother and Kit are told of on records that are closed to her."""
    drawn = {said.split(",")[0] for _, said in links(cast.client("claire").get(about(cast.jade, "tree/")))}
    assert {"Mika Le Brocq", "Paul Le Brocq", "Tomek Zawada"} <= drawn
    assert not {"Lena Renouf", "Kit Zawada", "Baby Zawada"} & drawn


def test_the_family_is_closed_to_the_hub_once_a_worry_is_decided(cast: Cast) -> None:
    page = cast.client("hana").get(about(cast.jade, "tree/"))
    assert "The family is not open to you." in words(page)
    assert links(page) == []


def test_whoever_is_shown_and_open_is_noted_once_a_day(cast: Cast) -> None:
    client = cast.client("ben")
    for _ in range(2):
        client.get(about(cast.jade, "tree/"))
    seen = AccessLog.objects.filter(practitioner=cast.ben, what="family tree").exclude(subject=cast.jade)
    assert sorted(seen.values_list("subject", flat=True)) == sorted([cast.noah, cast.mika, cast.kit, cast.baby])


def test_the_tree_of_an_earlier_day_shows_who_belonged_then_and_how_old_they_were(cast: Cast) -> None:
    page = cast.client("ana").get(about(cast.jade, f"tree/?on={cast.ago(100)}"))
    said = [name for _, name in links(page)]
    assert sorted(name.split(",")[0] for name in said) == ["Jade Le Brocq", "Marie Louise Le Brocq", "Noah Le Brocq"]
    assert any("months" in name or "weeks" in name for name in said if name.startswith("Noah"))
    assert f"on={cast.ago(100)}" in next(href for href, name in links(page) if name.startswith("Noah"))


def test_as_known_on_an_earlier_day_relatives_records_tell_too_where_they_are_open(cast: Cast) -> None:
    def drawn(who: str, days: int) -> set[str]:
        page = cast.client(who).get(about(cast.jade, f"tree/?known={cast.ago(days)}"))
        return {name.split(",")[0] for _, name in links(page)}

    assert {"Paul Le Brocq", "Lena Renouf", "Kit Zawada"} <= drawn("ana", 10)
    assert "Paul Le Brocq" in drawn("claire", 10)
    assert not {"Lena Renouf", "Kit Zawada"} & drawn("claire", 10)
    assert "Paul Le Brocq" not in drawn("ana", 45), "nobody had written it down yet"


def test_the_people_page_leads_to_the_tree(cast: Cast) -> None:
    page = cast.client("ana").get(f"/records/{cast.jade}/people/")
    assert about(cast.jade, "tree/") in markup(page)
    assert "kin-drawing--small" in markup(page)


# The network.


def test_the_network_says_who_is_there_and_what_they_do(cast: Cast) -> None:
    """PS-2.6."""
    cast.tell("jade", "network-member-noted", 5, name="Mr Coutanche", is_to_child="Football coach", does="Fetches her on Saturdays",
              closeness="helps", child_says="He lets me be in goal")  # fmt: skip
    cast.tell(
        "jade",
        "network-member-noted",
        5,
        person=str(cast.rosa),
        is_to_child="Granny",
        does="Jade sleeps there when Mum works nights",
        closeness="mixed",
    )
    page = words(cast.client("ana").get(about(cast.jade, "network/")))
    assert "Mr Coutanche, Football coach Helps, and can be relied on Fetches her on Saturdays" in page
    assert "Jade: “He lets me be in goal”" in page
    assert "Rosa Pereira, grandmother Helps at times, and is difficult at times Jade sleeps there when Mum works nights" in page
    assert "Claire Hacquoil Core group: Weighs Noah, talks with Mum about sleep" in page
    assert "Tomek Zawada, stepfather, in the same household What they do for Jade is not written down." in page


def test_who_is_no_longer_there_is_not_in_the_network(cast: Cast) -> None:
    told = {"name": "Sheila next door", "is_to_child": "Neighbour", "does": "Minds the cat", "closeness": "helps"}
    cast.tell("noah", "network-member-noted", 9, **told)
    assert "Sheila" in words(cast.client("ana").get(about(cast.noah, "network/")))
    cast.tell("noah", "network-member-noted", 4, **told, until=str(cast.ago(6)))
    assert "Sheila" not in words(cast.client("ana").get(about(cast.noah, "network/")))
    assert "Sheila" in words(cast.client("ana").get(about(cast.noah, f"network/?on={cast.ago(8)}")))


# The family's history.


def test_a_history_that_nobody_has_read_says_so_until_somebody_writes_that_they_did(cast: Cast) -> None:
    """CPP-101."""
    page = cast.client("ana").get(about(cast.jade, "history/"))
    assert "Tomek Zawada stepfather Not read yet Nobody has recorded that they read it." in words(page)
    assert f"/records/{cast.jade}/record/family-history-read/?whose={cast.tomek}" in markup(page)

    cast.tell(
        "jade",
        "family-history-read",
        2,
        whose=[str(cast.tomek)],
        what="Kit’s file of 2019",
        means="He was gentle with Kit; no worry for Jade",
    )
    page = words(cast.client("ana").get(about(cast.jade, "history/")))
    assert "Tomek Zawada stepfather Read by Ana Pires on" in page
    assert "What it means for Jade: He was gentle with Kit; no worry for Jade" in page


def test_children_of_the_adults_who_live_elsewhere_are_told_with_what_their_records_say(cast: Cast) -> None:
    """PS-2.10."""
    cast.tell("kit", "concern-received", 25, by="hana", concern="Bruises on his arm", **{"from": "professional"})
    page = words(cast.client("ana").get(about(cast.jade, "history/")))
    assert "Children who do not live here Kit Zawada 9 Worries raised: 1, the last on" in page
    assert "Kit" not in words(cast.client("claire").get(about(cast.jade, "history/")))


def test_children_of_an_earlier_household_are_found_by_the_address_they_shared(cast: Cast) -> None:
    """CPP-101."""

    def lives(who: str, first: int, last: int) -> None:
        cast.tell(
            who, "address-noted", first, by="hana", lines=["9 Bellozanne Road"], parish="st-helier", sort="home", until=str(cast.ago(last))
        )

    cast.tell(
        "mika", "address-noted", 900, by="hana", lines=["9 Bellozanne Road"], parish="st-helier", sort="home", until=str(cast.ago(500))
    )
    lives("paul", 1000, 600)
    assert "9 Bellozanne Road" not in words(cast.client("ana").get(about(cast.jade, "history/"))), (
        "where a closed record says he lived is closed"
    )

    cast.tell("paul", "allocated", 30, by="ben", role="lead-practitioner", practitioner=str(cast.ana), team=str(cast.team))
    page = words(cast.client("ana").get(about(cast.jade, "history/")))
    assert "Earlier households 9 Bellozanne Road" in page
    assert page.partition("9 Bellozanne Road")[2].split("Mika Le Brocq")[0].count("Le Brocq") == 0


def test_the_overview_has_a_small_tree_that_costs_one_question(cast: Cast) -> None:
    client = cast.client("ana")
    client.get(f"/records/{cast.jade}/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"/records/{cast.jade}/")
    assert "kin-drawing--small" in markup(page)
    among = [query["sql"] for query in asked.captured_queries if "people_relationship" in query["sql"]]
    assert len(among) == 2, "the relatives as before, and the ties among them"


def test_the_small_tree_of_an_earlier_day_shows_that_day(cast: Cast) -> None:
    page = markup(cast.client("ana").get(f"/records/{cast.jade}/people/?on={cast.ago(100)}"))
    assert "Family tree of Jade Le Brocq, 3 people" in page


def test_a_tie_is_ended_or_corrected_from_its_row_by_whoever_may(cast: Cast) -> None:
    tie = cast.tell("jade", "relationship-noted", 3, other=str(cast.noah), relation="cousin")
    links = {who: markup(cast.client(who).get(f"/records/{cast.jade}/people/")) for who in ("ana", "ben", "claire")}
    ends, corrects = f"relationship-ended/?of={tie}", f"/entries/{tie}/correct/"
    assert {who: (ends in page, corrects in page) for who, page in links.items()}["ana"] == (True, True)
    assert corrects not in links["claire"]
    assert cast.client("ana").get(f"/records/{cast.jade}/record/relationship-ended/", {"of": str(tie)}).status_code == 200
    assert cast.client("ana").get(f"/entries/{tie}/correct/").status_code == 200
