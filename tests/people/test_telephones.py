"""Telephone numbers: as people write them, as they are dialled, on the pages about a child and on what is written for a family."""

import re

import pytest

from access.test_address_bans import banned, told
from cast import Cast
from corbiere.agencies.reaching import WorkTelephoneNoted
from corbiere.ledger.telephones import link, written
from corbiere.ledger.writing import Writing, record_batch
from desk.papers_told import papers, root_of
from documents.tags import text
from markup import markup

__all__ = ["told"]


@pytest.mark.parametrize(
    ("typed", "kept", "dialled"),
    [
        ("960 123", "01534 960123", "tel:+441534960123"),
        ("01534-960123", "01534 960123", "tel:+441534960123"),
        ("(01632) 960 123", "01632 960123", "tel:+441632960123"),
        ("07700 900123", "07700 900123", "tel:+447700900123"),
        ("+44 (0)7700 900123", "07700 900123", "tel:+447700900123"),
        ("0044 7700 900123", "07700 900123", "tel:+447700900123"),
        ("+351 912 345 678", "+351912345678", "tel:+351912345678"),
    ],
)
def test_a_number_is_taken_as_people_write_it(typed: str, kept: str, dialled: str) -> None:
    assert written(typed) == kept
    assert link(kept) == dialled


@pytest.mark.parametrize("typed", ["", "12", "ask mum", "01534 96", "+0 123 456 789", "07700 900 123 456"])
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match="for example 01534 960 123"):
        written(typed)


@pytest.mark.django_db
def test_numbers_stand_on_the_record_and_the_people_page_as_links(cast: Cast) -> None:
    cast.tell("jade", "telephone-noted", 3, number="07700 900 123", safety="no-message")
    cast.tell("noah", "workplace-noted", 3, place="Puddleducks Nursery", number="01632 960555")
    _work_number(cast, "07700 900456")
    head = markup(cast.client("ana").get(f"/records/{cast.jade}/"))
    assert 'href="tel:+447700900123"' in head and "leave no message" in head
    people = markup(cast.client("ana").get(f"/records/{cast.jade}/people/"))
    assert 'href="tel:+441632960555"' in people and "Puddleducks Nursery" in people
    assert 'href="tel:+447700900456"' in people
    ended = cast.tell("jade", "telephone-noted", 2, number="07700 900 999")
    cast.tell("jade", "telephone-ended", 1, of=str(ended))
    assert "900999" not in markup(cast.client("ana").get(f"/records/{cast.jade}/"))


@pytest.mark.django_db
def test_a_number_is_kept_from_whoever_must_not_learn_the_address(cast: Cast) -> None:
    for kind, said in (("telephone-noted", {"number": "01632 960321"}), ("workplace-noted", {"place": "The bakery in Gorey"})):
        cast.tell("jade", kind, 3, **said)
    pages = [
        f"/records/{cast.jade}/",
        f"/records/{cast.jade}/people/",
        f"/records/{cast.jade}/chronology/",
        f"/records/{cast.noah}/people/",
    ]

    def seen(who: str) -> str:
        return "".join(markup(cast.client(who).get(page)) for page in pages)

    assert "960321" in seen("lena") and "bakery" in seen("lena")
    banned(cast)
    assert "960321" not in seen("lena") and "bakery" not in seen("lena")
    assert "960321" in seen("ana")


@pytest.mark.django_db
def test_a_family_is_told_whom_to_ring(cast: Cast) -> None:
    """PS-5.9: the letters to the child and to the parents have the worker’s number."""
    papers(cast)
    _work_number(cast, "07700 900456")
    for paper in ("childs-letter", "letter"):
        answer = cast.client("ana").get(f"/records/{cast.jade}/documents/{paper}/{root_of(cast, 'conference-held')}.pdf")
        assert "YoucanringAnaPires:07700900456." in re.sub(r"\s+", "", text(answer.content)), paper
    written = {"childs-plan": "protection-childs-plan-written", "plan": "protection-plan-written", "notes": "core-group-held"}
    for paper, kind in written.items():
        answer = cast.client("ana").get(f"/records/{cast.jade}/documents/{paper}/{root_of(cast, kind)}.pdf")
        assert "AnaPires:07700900456." in re.sub(r"\s+", "", text(answer.content)), paper


def test_a_family_is_told_whom_to_ring_after_a_review_that_leaves_the_lead_as_it_was(cast: Cast) -> None:
    """PS-5.9."""
    _work_number(cast, "07700 900456")
    came = [{"who": "Ana Pires", "sector": "social-care", "came": True}]
    held = cast.tell("jade", "conference-held", 1, by="ruth", type="review", outcome="continue", why="It lasts", attended=came)
    for paper in ("childs-letter", "letter"):
        answer = cast.client("ana").get(f"/records/{cast.jade}/documents/{paper}/{held}.pdf")
        assert "YoucanringAnaPires:07700900456." in re.sub(r"\s+", "", text(answer.content)), paper


def _work_number(cast: Cast, number: str) -> None:
    entry = Writing(entry=WorkTelephoneNoted(number=number), about=cast.ana, happened=cast.ago(3), by=cast.by("ana"))
    record_batch([entry], by=cast.by("ana"), otherwise="It could not be done that day")


@pytest.mark.django_db
def test_numbers_stand_in_the_network_and_with_the_people_of_a_meeting(cast: Cast) -> None:
    _work_number(cast, "07700 900456")
    noah = cast.tell("noah", "telephone-noted", 3, number="01632 960444")
    assert noah
    network = markup(cast.client("ana").get(f"/records/{cast.jade}/people/network/"))
    assert 'href="tel:+447700900456"' in network and 'href="tel:+441632960444"' in network
