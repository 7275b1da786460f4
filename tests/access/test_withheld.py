"""An address that somebody must not learn of: nowhere for those who do not work with the person, nor for whoever it is kept from."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from access.outsiders import caller, entry_of
from cast import Cast
from corbiere.access.viewing import viewer
from corbiere.access.visibility import visible_to
from corbiere.ledger.reading import without_row_security
from markup import markup

pytestmark = pytest.mark.django_db
SECRET = "9 La Motte"
KEPT: dict[str, Any] = {"lines": [SECRET], "sort": "home", "moved": True, "withheld": True, "withheld_from": "Her uncle, Carter (Ben)"}


def everywhere(cast: Cast, entry: UUID, who: str) -> dict[str, str]:
    """Whatever somebody can read of Jade, by where they read it."""
    client, headers, child = cast.client(who), caller(cast, who), f"/records/{cast.jade}"
    early = {"on": str(cast.ago(1)), "known": str(cast.ago(1))}
    pages = [
        f"{child}/{page}" for page in ("", "chronology/", "chronology.csv", "people/", "record/address-noted/", "record/address-ended/")
    ]
    pages += [f"/entries/{entry}/", f"/entries/{entry}/correct/", f"/entries/{entry}/withdraw/", "/", f"/people/?q={SECRET}"]
    found = {page: markup(client.get(page)) for page in pages}
    found |= {f"{page} then": markup(client.get(page, early)) for page in pages[:4]}
    for asked in ({"gone": "on"}, {"words": "motte"}, {"print": ""}):
        found[f"chronology {asked}"] = markup(client.get(f"{child}/chronology/", asked))
    api = f"/api/v1/subjects/{cast.jade}"
    for path in (f"{api}/entries", f"{api}/readings/address", f"/api/v1/entries/{entry}", f"{api}/findings"):
        found[path] = markup(Client().get(path, headers=headers))
    found["entries then"] = markup(Client().get(f"{api}/entries", {"known": str(cast.ago(1))}, headers=headers))
    return {
        where: said
        for where, said in found.items()
        if SECRET in said.replace("q=9", "").replace(f'value="{SECRET}"', "").replace(f"{SECRET}: people", "")
    }


@pytest.mark.parametrize(("who", "reads"), [("ana", True), ("claire", False), ("ben", False), ("hana", False), ("sam", False)])
def test_an_address_that_is_kept_back(cast: Cast, who: str, reads: bool) -> None:
    """Ben manages the team and is named as the one to keep it from; Claire is in the core group; Hana sees who Jade is."""
    kept = cast.tell("jade", "address-noted", 3, **KEPT)
    found = everywhere(cast, kept, who)
    if reads:
        assert {
            f"/entries/{kept}/",
            f"/records/{cast.jade}/chronology.csv",
            f"/api/v1/entries/{kept}",
            f"/records/{cast.jade}/",
        } <= found.keys()
    else:
        assert found == {}


@pytest.mark.parametrize("ways", [("withheld",), ("withheld", "withdrawn"), ("withheld", "withheld")])
def test_what_was_written_openly_before_is_kept_back_too(cast: Cast, ways: tuple[str, ...]) -> None:
    """Also on the page as it was known then; and it stays so when the entry is taken back."""
    entry = cast.tell("jade", "address-noted", 3, lines=[SECRET], sort="home")
    assert everywhere(cast, entry, "claire")
    written = [entry]
    for way in ways:
        body: dict[str, Any] = {**KEPT} if way == "withheld" else {}
        kind = "address-noted" if way == "withheld" else "withdrawn"
        written.append(cast.tell("jade", kind, 0, replaces=written[-1], why=f"Not {SECRET} any more", **body))
    for one in written:
        assert everywhere(cast, one, "claire") == {}
    assert everywhere(cast, written[0], "ana")


def test_an_address_that_is_safe_again_is_shown(cast: Cast) -> None:
    kept = cast.tell("jade", "address-noted", 3, **KEPT)
    again = cast.tell("jade", "address-noted", 1, replaces=kept, why="He knows by now", lines=["10 La Motte"], sort="home")
    page = markup(cast.client("claire").get(f"/records/{cast.jade}/"))
    assert "10 La Motte" in page and SECRET not in page
    with without_row_security():
        seen = set(visible_to(viewer(cast.claire, cast.today)).filter(subject=cast.jade, kind="address-noted").values_list("id", flat=True))
    assert again in seen and kept not in seen


def test_who_lives_there_is_kept_back_as_well(cast: Cast) -> None:
    """Marie lives openly where Jade is hidden: Claire, to whom both are open, is not told that they share an address, nor the other way."""
    cast.tell("noah", "allocated", 5, by="ben", role="second-worker", practitioner=str(cast.claire))
    for child in ("jade", "noah"):
        address: dict[str, Any] = {**KEPT, "withheld": child == "jade", "withheld_from": "Her uncle" if child == "jade" else None}
        cast.tell(child, "address-noted", 3, **address)
    for one, other in ((cast.jade, "Noah Le Brocq"), (cast.noah, "Jade Le Brocq")):
        seen = {who: at_the_same_address(cast, who, one) for who in ("ana", "claire")}
        assert other in seen["ana"]
        assert seen["claire"] == ""


def at_the_same_address(cast: Cast, who: str, child: UUID) -> str:
    return markup(cast.client(who).get(f"/records/{child}/people/")).partition("At the same address")[2].partition("</section>")[0]


@pytest.mark.parametrize(("who", "status"), [("claire", 403), ("ben", 409)])
def test_what_is_kept_back_cannot_be_corrected_ended_or_told_from_what_is_not_there(cast: Cast, who: str, status: int) -> None:
    """To end an address is not Claire's act, and would be Ben's, from whom this one is kept."""
    kept, unknown = cast.tell("jade", "address-noted", 3, **KEPT), entry_of(cast, "note-made")
    headers, on = caller(cast, who), str(cast.today)
    address = {"lines": ["x"], "sort": "home"}
    for path, body, expected in (
        ("address-noted", {"happened": on, "entry": address, "replaces": "ASKED", "why": "x"}, 409),
        ("withdrawn", {"happened": on, "entry": {}, "replaces": "ASKED", "why": "x"}, 409),
        ("address-ended", {"happened": on, "entry": {"of": "ASKED"}}, status),
    ):
        told = []
        for asked in (kept, *([unknown] if who == "claire" else []), UUID(int=5)):
            sent = json.loads(json.dumps(body).replace("ASKED", str(asked)))
            answer = Client().post(
                f"/api/v1/subjects/{cast.jade}/{path}", json.dumps(sent), content_type="application/json", headers=headers
            )
            told.append((answer.status_code, answer.content))
        assert set(told) == {told[0]}
        assert told[0][0] == expected


@pytest.mark.parametrize("who", ["claire", "ben"])
@pytest.mark.parametrize("since", ["corrected", "withdrawn", "put back"])
def test_nor_is_it_told_that_somebody_changed_it_since(cast: Cast, who: str, since: str) -> None:
    """An older wording, and a withdrawal that was taken back, are answered like what was never there."""
    kept = cast.tell("jade", "address-noted", 3, **KEPT)
    named = [kept]
    if since == "corrected":
        named.append(cast.tell("jade", "address-noted", 2, replaces=kept, why="x", **KEPT))
    else:
        named.append(cast.tell("jade", "withdrawn", 2, replaces=kept, why="x"))
    if since == "put back":
        named.append(cast.tell("jade", "withdrawn", 1, replaces=named[-1], why="x"))
    told = set()
    for asked in (*named, UUID(int=5)):
        sent = {"happened": str(cast.today), "entry": {"lines": ["x"], "sort": "home"}, "replaces": str(asked), "why": "x"}
        answer = Client().post(f"/api/v1/subjects/{cast.jade}/address-noted", sent, "application/json", headers=caller(cast, who))
        told.add((answer.status_code, answer.content))
    assert [status for status, _ in told] == [409]


@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        ("note-made", {"title": "x", "statements": [{"text": "x", "ground": "observed"}]}),
        ("views-heard", {"views": {"own_words": "x", "how": "talking"}}),
    ],
)
def test_a_kind_that_is_closed_is_corrected_by_nobody_whether_it_is_there_or_not(cast: Cast, kind: str, entry: dict[str, Any]) -> None:
    """Claire may write a note that she cannot read; by correcting she learns of none."""
    told = set()
    older = cast.tell("jade", kind, 3, **entry)
    newer = cast.tell("jade", kind, 2, replaces=older, why="x", **entry)
    for asked in (older, newer, UUID(int=5)):
        sent = {"happened": str(cast.today), "entry": entry, "replaces": str(asked), "why": "x"}
        answer = Client().post(f"/api/v1/subjects/{cast.jade}/{kind}", sent, "application/json", headers=caller(cast, "claire"))
        told.add((answer.status_code, answer.content))
    assert [(status, b"You cannot record" in said) for status, said in told] == [(409, True)]
