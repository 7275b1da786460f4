"""A name that is written from the right stands by itself on a page, and turns nothing beside it round."""

from datetime import date
from html.parser import HTMLParser
from typing import Any
from uuid import UUID, uuid4

import pytest

from agencies.workplace import allocated, told
from corbiere.casework.entries import NoteMade
from corbiere.ledger.fields import Ground, Statement
from corbiere.people.entries import Born, PersonIdentified
from desk.at_desk import SINCE, Desk
from markup import markup

MARYAM, HADDAD = "مريم", "حداد"
WORDS = "قالت إنها تحب البحر"
ALONE = ("title", "option", "textarea", "bdi", "script")


class Reader(HTMLParser):
    """Collects what stands in the text of a page, with whether it stands by itself."""

    VOID = frozenset(("input", "img", "meta", "link", "br", "hr", "path", "source", "wbr"))

    def __init__(self) -> None:
        super().__init__()
        self.within: list[bool] = []
        self.beside: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in self.VOID:
            self.within.append(tag in ALONE or dict(attrs).get("dir") == "auto")

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and self.within:
            self.within.pop()

    def handle_data(self, data: str) -> None:
        if any("\u0600" <= letter <= "\u06ff" for letter in data) and not any(self.within):
            self.beside.append(data.strip())


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()


def maryam(desk: Desk) -> UUID:
    made = uuid4()
    told(PersonIdentified(given=MARYAM, family=HADDAD), made, SINCE, opens=True)
    told(Born(), made, date(2018, 6, 3))
    allocated(made, desk.ana, SINCE)
    told(NoteMade(title=WORDS, statements=[Statement(text=WORDS, ground=Ground.OBSERVED)]), made, SINCE)
    return made


@pytest.mark.parametrize(
    "page", ["/", "/records/{}/", "/records/{}/people/", "/records/{}/chronology/", "/records/{}/access/", f"/people/?q={MARYAM}"]
)
def test_a_name_from_the_right_stands_by_itself(desk: Desk, page: str) -> None:
    answer = desk.client.get(page.format(maryam(desk)))
    html = markup(answer)
    reader = Reader()
    reader.feed(html)
    assert answer.status_code == 200 and MARYAM in html
    assert reader.beside == []
