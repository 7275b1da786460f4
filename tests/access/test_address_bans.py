"""A ban between two people: nowhere does whoever is under it learn where the other lives, nor whoever acts for them."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from access.outsiders import caller
from access.test_withheld import everywhere
from agencies.workplace import agency, practitioner
from cast import Cast
from corbiere.access.viewing import looking_as
from corbiere.access.withheld_addresses import ban_notices
from corbiere.agencies.entries import AgencySort, Profession
from corbiere.desk.extend import Paper, every
from corbiere.ledger.reading import without_row_security
from corbiere.people.address_bans import around, passages
from desk.papers_told import papers
from documents.tags import text
from markup import markup

pytestmark = pytest.mark.django_db
SECRET = "9 La Motte"  # of the street in which the family of the papers lives
CLUE = "Plat Douet School"


@pytest.fixture(autouse=True)
def told(cast: Cast) -> Cast:
    """Paulo is Jade’s father; a firm acts for him, of whom Lena is in the core group. Jade and Noah live at one address."""
    cast.people["paulo"], firm = uuid4(), agency("Bois and Le Feuvre, Advocates", AgencySort.VOLUNTARY)
    cast.tell("paulo", "person-identified", 400, by="hana", opens=True, given="Paulo", family="Le Brocq")
    cast.people["lena"], cast.agencies["lena"] = practitioner("Lena Bois", firm, Profession.OTHER, None, None), firm
    cast.tell("jade", "relationship-noted", 300, other=str(cast.paulo), relation="father")
    for child in ("jade", "noah"):
        cast.tell(child, "address-noted", 20, by="hana", lines=[f"{SECRET} Street"], postcode="JE2 7AC", sort="home", moved=True)
        cast.tell(child, "allocated", 15, by="ben", role="second-worker", practitioner=str(cast.lena))
    return cast


def banned(cast: Cast, whom: str = "jade", **more: Any) -> UUID:
    clues = [{"what": CLUE, "sort": "school"}]
    said = {"person": str(cast.paulo), "acting": [str(cast.agencies["lena"])], "decided_by": "The Royal Court", "why": "He waited for her."}
    return cast.tell(whom, "address-withheld", 10, clues=clues, **said | more)


# On pages and in the API.


@pytest.mark.parametrize(("who", "reads"), [("ana", True), ("lena", False), ("claire", False), ("hana", False), ("sam", False)])
def test_who_reads_the_address_of_somebody_under_a_ban(cast: Cast, who: str, reads: bool) -> None:
    """Lena works with Jade, and for him from whom it is kept; Claire, in the core group, is told that there is a ban."""
    kept = cast.tell("jade", "address-noted", 19, by="hana", lines=[f"{SECRET} Street"], sort="relatives")
    banned(cast)
    assert bool(everywhere(cast, kept, who)) is reads


def test_nor_by_the_record_of_a_brother_who_lives_there(cast: Cast) -> None:
    entry = cast.tell("noah", "address-noted", 18, by="hana", lines=[f"{SECRET} Street"], postcode="JE2 7AC", sort="home", moved=True)
    client, headers = cast.client("lena"), caller(cast, "lena")
    pages = [f"/records/{cast.noah}/", f"/records/{cast.noah}/chronology/", f"/records/{cast.noah}/people/", f"/entries/{entry}/"]
    api = [f"/api/v1/subjects/{cast.noah}/entries", f"/api/v1/subjects/{cast.noah}/readings/address"]

    def said() -> str:
        return "".join([*(markup(client.get(page)) for page in pages), *(markup(Client().get(one, headers=headers)) for one in api)])

    assert SECRET in said()
    banned(cast)
    assert SECRET not in said()
    assert SECRET in markup(cast.client("ana").get(pages[0]))


def test_nor_by_the_home_in_care_and_who_cares_there(cast: Cast) -> None:
    """On the pages of care and in every paper, also where Jade’s home off the island is named."""
    cast.tell("jade", "care-started", 19, status="in-care", why="Nobody was at home")
    home = cast.tell(
        "jade", "placement-started", 18, type="foster-care", carer="The Quemerais family", off_island=True, place="Totnes in Devon"
    )
    pages = [f"/records/{cast.jade}/{page}" for page in ("", "care/", "chronology/", "education/", "reviews/")] + [f"/entries/{home}/"]

    def said(who: str) -> str:
        client = cast.client(who)
        found = "".join(markup(client.get(page)) for page in pages)
        return found + markup(Client().get(f"/api/v1/subjects/{cast.jade}/entries", headers=caller(cast, who)))

    assert "Totnes" in said("lena")
    banned(cast)
    assert "Totnes" not in said("lena") and "Quemerais" not in said("lena")
    assert "Quemerais" in said("ana")
    with without_row_security():
        held = {one.words: one.instead for one in passages(around(cast.jade, cast.today), [cast.jade])}
    assert (held["The Quemerais family"], held["Totnes in Devon"]) == ("the carers", "there")


def test_the_ban_itself_is_told_to_those_who_must_keep_to_it_and_to_nobody_from_whom_it_keeps(cast: Cast) -> None:
    ban = banned(cast)
    for who, tells in (("ana", True), ("claire", True), ("lena", False), ("hana", False)):
        page = cast.client(who).get(f"/records/{cast.jade}/")
        assert ("Do not tell" in markup(page)) is tells, who
        assert ("The Royal Court" in markup(page)) is tells, who
        with looking_as(cast.people[who], cast.today):
            assert bool(ban_notices(cast.today, [cast.jade])) is tells
    assert cast.client("lena").get(f"/entries/{ban}/").status_code == cast.client("lena").get(f"/entries/{uuid4()}/").status_code


@pytest.mark.parametrize("how", ["ended", "until", "withdrawn"])
def test_it_ends(cast: Cast, how: str) -> None:
    ban = banned(cast, until=str(cast.ago(1)) if how == "until" else None)
    if how == "ended":
        cast.tell("jade", "address-ban-ended", 0, of=str(ban), decided_by="The Royal Court", why="The order was lifted.")
    elif how == "withdrawn":
        cast.tell("jade", "withdrawn", 0, replaces=ban, why="The wrong child")
    page = markup(cast.client("lena").get(f"/records/{cast.jade}/"))
    assert SECRET in page
    assert "Do not tell" not in page


# On paper.


def printed(cast: Cast, whom: str = "jade", **asked: str) -> dict[str, str]:
    """Each document of a record, as somebody’s copy."""
    client = cast.client("ana")
    page = markup(client.get(f"/records/{cast.people[whom]}/documents/"))
    found = {}
    for href in dict.fromkeys(re.findall(r'href="(/records/[^"]+\.pdf)"', page)):
        answer = client.get(href, asked)
        if answer.status_code == 200:
            found[href] = re.sub(r"\s+", " ", text(answer.content))
    return found


RECEIVERS = ("nobody", "typed", "another", "him", "his firm", "his name")


@pytest.mark.parametrize(("whose", "receiver"), [*(("jade", receiver) for receiver in RECEIVERS), ("noah", "nobody"), ("noah", "him")])
def test_no_paper_tells_it_to_whoever_may_be_anybody(cast: Cast, whose: str, receiver: str) -> None:
    """Also by way of the child who is not under the ban, in whose papers it is written."""
    papers(cast)
    banned(cast, whose)
    asked = {
        "nobody": {},
        "typed": {"for": "A friend of the family"},
        "another": {"to": f"person:{uuid4()}", "for": "Somebody"},
        "him": {"to": f"person:{cast.paulo}", "safe": "on"},
        "his firm": {"to": f"practitioner:{cast.lena}", "safe": "on"},
        "his name": {"for": "paulo", "safe": "on"},
    }[receiver]
    found = printed(cast, **asked)
    assert {paper.name for paper in every(Paper) if any(f"/{paper.name}/" in href for href in found)} >= {"minutes", "letter"}
    for href, said in found.items():
        assert "motte" not in said.lower(), href
        assert CLUE not in said, href
        assert "left out" not in said.lower() and "withheld" not in said.lower(), href


@pytest.mark.parametrize("asked", [{"to": "marie"}, {"to": "claire"}, {"for": "Gran", "safe": "on"}, {"safe": "on"}])
def test_whoever_was_chosen_or_is_said_to_be_safe_reads_it(cast: Cast, asked: dict[str, str]) -> None:
    papers(cast)
    banned(cast)
    sort = "person" if asked.get("to") == "marie" else "practitioner"
    sent = {**asked, "to": f"{sort}:{cast.people[asked['to']]}"} if "to" in asked else asked
    assert any("motte" in said.lower() for said in printed(cast, **sent).values())


# What can be recorded of it.


def test_a_ban_is_on_somebody_else_and_stands_once(cast: Cast) -> None:
    banned(cast)
    headers = caller(cast, "ana")

    def sent(**entry: Any) -> tuple[int, str]:
        body = {"happened": str(cast.today), "entry": {"decided_by": "Ana Pires", "why": "x", **entry}}
        answer = Client().post(f"/api/v1/subjects/{cast.jade}/address-withheld", body, "application/json", headers=headers)
        return answer.status_code, markup(answer)

    assert sent(person=str(cast.paulo))[0] == 409 and "already recorded" in sent(person=str(cast.paulo))[1]
    assert "themselves" in sent(person=str(cast.jade))[1]
    assert "who must not learn it" in sent()[1]
    assert sent(name="Uncle Rui")[0] == 201
