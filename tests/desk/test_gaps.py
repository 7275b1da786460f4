"""A question that an entry left open is asked on its own, and answered without a correction; what it said stays, and so do the states."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest

from cast import Cast
from corbiere.access.viewing import viewer
from corbiere.desk.models import Draft
from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import standing, without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from desk.test_meeting_pages import action, fields, words
from markup import markup

pytestmark = pytest.mark.django_db
QUESTION = "next_review"


def conference(cast: Cast) -> Any:
    with without_row_security():
        return standing(cast.jade).last("conference-held")


def review(cast: Cast) -> dict[str, str]:
    day = cast.ago(-20)
    return {f"{QUESTION}-day": str(day.day), f"{QUESTION}-month": str(day.month), f"{QUESTION}-year": str(day.year)}


def address(cast: Cast, *asked: str) -> str:
    return f"/entries/{conference(cast).id}/add/?" + "&".join(f"ask={name}" for name in asked or (QUESTION,))


def test_only_what_was_left_open_is_asked_and_to_answer_it_is_no_correction(cast: Cast) -> None:
    client, before = cast.client("ruth"), conference(cast)
    page = client.get(address(cast) + "&back=/meetings/00000000-0000-0000-0000-000000000001/close/")
    assert page.status_code == 200 and "The day of the next review conference" in words(page)
    assert "Why are you correcting" not in words(page) and "What was decided for this child?" not in words(page)
    sent = fields(page) | review(cast) | {"send": "record"}
    done = client.post(action(page), sent)
    assert done.headers["Location"] == "/meetings/00000000-0000-0000-0000-000000000001/close/"
    after = conference(cast)
    assert after.body == before.body | {QUESTION: cast.ago(-20).isoformat()}
    with without_row_security():
        row = EntryRow.objects.get(id=after.id)
    assert row.replaces == before.id
    assert Draft.objects.get(replaces=before.id).sent


def test_nothing_is_written_where_nothing_was_answered_and_no_other_answer_is_taken_along(cast: Cast) -> None:
    client, before = cast.client("ruth"), conference(cast)
    page = client.get(address(cast))
    assert client.post(action(page), fields(page) | {"send": "record"}).status_code == 422
    assert conference(cast) == before
    client.post(action(page), fields(page) | review(cast) | {"outcome": "no-plan", "happened-day": "1", "send": "record"})
    after = conference(cast)
    assert (after.body["outcome"], after.happened) == (before.body["outcome"], before.happened)


def test_what_is_answered_already_is_corrected_as_ever(cast: Cast) -> None:
    there = cast.client("ruth").get(address(cast, "outcome"))
    assert there.status_code == 302 and there.headers["Location"].endswith("/correct/")


@pytest.mark.parametrize("who", ["sam", "eve", "david", "claire"])
def test_nobody_fills_what_is_not_theirs_to_correct(cast: Cast, who: str) -> None:
    page = cast.client(who).get(address(cast))
    assert page.status_code in (403, 404)
    assert QUESTION not in conference(cast).body


def test_what_is_begun_goes_on_and_stands_in_nobody_elses_way(cast: Cast) -> None:
    client = cast.client("ruth")
    page = client.get(address(cast))
    client.post(action(page), fields(page) | {f"{QUESTION}-day": "31", f"{QUESTION}-month": "Half", "send": "later"})
    draft = Draft.objects.get(replaces=conference(cast).id)
    there = client.get(f"/drafts/{draft.id}/")
    assert fields(client.get(unescape(there.headers["Location"])))[f"{QUESTION}-month"] == ["Half"]
    assert fields(cast.client("ana").get(address(cast)))[f"{QUESTION}-month"] == [""]


# record() asks the same.


def written(cast: Cast, who: str, day: date | None = None, **more: Any) -> None:
    """What else it left undone keeps its reason."""
    line = conference(cast)
    entry = kind_called("conference-held").model_validate(line.body | more)
    said: dict[str, Any] = {"about": cast.jade, "happened": day or line.happened, "time": line.time, "replaces": line.id, "why": "Added"}
    by = viewer(cast.people[who], cast.today).author
    try:
        record(entry, by=by, **said)
    except NotRecorded as fault:
        if fault.refusals:
            raise
        record(entry, by=by, reasons={told.name: "As before" for told in fault.wanted}, **said)


def test_a_gap_needs_no_second_person_and_whatever_else_does(cast: Cast) -> None:
    with pytest.raises(NotRecorded, match="a second person must agree"):
        written(cast, "ruth", next_review=cast.ago(-20).isoformat(), harm="physical")
    with pytest.raises(NotRecorded, match="a second person must agree"):
        written(cast, "ruth", next_review=cast.ago(-20).isoformat(), outcome="no-plan")
    with pytest.raises(NotRecorded, match="a second person must agree"):
        written(cast, "ruth", day=conference(cast).happened + timedelta(days=1), next_review=cast.ago(-20).isoformat())
    with pytest.raises(NotRecorded):
        written(cast, "david", next_review=cast.ago(-20).isoformat())
    written(cast, "ruth", next_review=cast.ago(-20).isoformat())
    assert conference(cast).body[QUESTION] == cast.ago(-20).isoformat()


def test_the_checklist_leads_to_the_one_question_and_back_and_asks_what_must_be_answered_too(cast: Cast) -> None:
    meeting = cast.tell("jade", "conference-arranged", 3, by="ruth", type="review", chairs=str(cast.ruth), **{"for": str(cast.ago(1))})
    cast.tell("jade", "conference-held", 1, by="ruth", type="review", outcome="continue", meeting=str(meeting), attended=[])
    client, close = cast.client("ruth"), f"/meetings/{meeting}/close/"
    links = [unescape(href) for href in re.findall(r'href="(/entries/[^"]+/add/[^"]+)"', markup(client.get(close)))]
    page = client.get(next(href for href in links if "ask=in_plain_words" in href))
    sent = fields(page) | {"in_plain_words": "The plan goes on.", "send": "record"}
    again = client.post(action(page), sent)
    assert again.status_code == 422 and "The day of the next review conference" in words(again)
    assert "The plan goes on." in markup(again)
    done = client.post(action(again), fields(again) | review(cast) | {"send": "record"})
    assert done.status_code == 302, words(done)[:900]
    assert done.headers["Location"] == close
    assert "ask=in_plain_words" not in markup(client.get(close))
