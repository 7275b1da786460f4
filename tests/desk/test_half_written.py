"""What a meeting finds there already: a decision that was begun and not sent, and those who are to come though nobody asked them."""

import re
from html import unescape
from typing import Any

import pytest

from cast import Cast
from corbiere.desk.models import Draft
from desk.test_meeting_pages import action, arranged, fields, said, words
from markup import markup

pytestmark = pytest.mark.django_db


def begun(cast: Cast) -> tuple[str, str]:
    """Ana began to write how the core group about Jade went, and left it for later. The meeting’s address, and that of the form."""
    address, client = arranged(cast, both=False), cast.client("ana")
    link = unescape(re.search(r'href="([^"]+core-group-held/[^"]+)"', markup(client.get(f"{address}hold/")))[1])
    form = client.get(link)
    client.post(action(form), fields(form) | {"life": "She sleeps.", "send": "later"})
    return address, link


def my_work(cast: Cast) -> str:
    return words(cast.client("ana").get("/"))


def test_a_decision_that_was_begun_goes_on_and_is_not_begun_again(cast: Cast) -> None:
    address, link = begun(cast)
    draft, client = Draft.objects.get(kind="core-group-held"), cast.client("ana")
    for part in ("hold/", "close/"):
        page: Any = client.get(f"{address}{part}")
        assert "Continue your draft for Jade" in words(page)
        assert f'href="/drafts/{draft.id}/"' in markup(page)
        assert "core-group-held/?" not in markup(page)
    assert client.get(link).headers["Location"] == f"/drafts/{draft.id}/"
    assert "Continue your draft" not in words(cast.client("ben").get(f"{address}hold/"))


def test_a_draft_is_named_by_its_meeting_and_the_child(cast: Cast) -> None:
    begun(cast)
    assert re.search(r"Jade Le Brocq \d+ Core group of \d+ \w+ \d{4} begun, not sent", my_work(cast))


def test_a_draft_that_was_overtaken_leads_to_what_is_there_and_can_be_thrown_away(cast: Cast) -> None:
    address, _ = begun(cast)
    draft, client = Draft.objects.get(kind="core-group-held"), cast.client("ana")
    id = cast.tell("jade", "core-group-held", 0, by="ben", meeting=address.split("/")[2], all_agreed=True)
    assert "Somebody else recorded this before your draft" in words(client.get(f"{address}hold/"))
    page = client.get(f"/drafts/{draft.id}/")
    assert f'href="/entries/{id}/"' in markup(page)
    assert "Delete what you began" in words(page)
    client.post(f"/drafts/{draft.id}/throw-away/")
    assert "overtaken" not in words(client.get(f"{address}hold/"))


def test_where_nobody_was_asked_the_core_group_and_the_lead_stand_there_to_be_ticked(cast: Cast) -> None:
    address, client = arranged(cast, both=False), cast.client("ana")
    page = client.get(f"{address}hold/")
    assert "No one was invited to this meeting." in words(page)
    row = re.search(r'aria-label="How does Claire Hacquoil take part\?"', markup(page))
    assert row and 'aria-label="How does Ana Pires take part?"' in markup(page)
    name = re.search(r'name="(here-[0-9a-f]+)" aria-label="How does Claire Hacquoil', markup(page))[1]
    sent = fields(page, "desk-room") | {name: "link", "do": "here"}
    assert client.post(f"{address}hold/", sent).status_code == 302
    (entry,) = said("protection-attendance-taken", cast.jade)
    assert [(one["who"], one["how"], one.get("practitioner")) for one in entry["attended"]] == [
        ("Claire Hacquoil", "link", str(cast.claire))
    ]
