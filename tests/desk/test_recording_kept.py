"""Nothing that was typed is ever lost, and nothing is recorded twice."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from PIL import Image

from agencies.workplace import allocated, child, ended
from clock import now, today
from corbiere.access.viewing import looking_as, viewer
from corbiere.agencies.working import AllocationRole
from corbiere.desk.forms import drafts
from corbiere.desk.models import Draft
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from desk.at_desk import SINCE, Desk, Page, gone_on
from markup import markup

NOTE = {"title": "A note", "statements-0-text": "Mia drew a boat.", "statements-0-ground": "observed"}


def kept() -> list[Draft]:
    """Everybody's drafts, beneath every person's view."""
    with without_row_security():
        return list(Draft.objects.all())


def one_kept() -> Draft:
    (draft,) = kept()
    return draft


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()


def test_what_is_typed_is_saved_and_each_tab_has_its_own(desk: Desk) -> None:
    first, second = desk.open("note-made"), desk.open("note-made")
    assert first.action != second.action
    said = markup(desk.client.post(f"{first.action}save/", {**first.fields, "title": "Half a th"}, headers={"hx-request": "true"}))
    assert re.search(r"Saved \d\d:\d\d", said)
    assert Page(desk.client.get(first.action)).one("title") == "Half a th"
    assert desk.client.get(second.action).status_code == 404
    with looking_as(desk.ana, today()):
        assert [draft.address for draft in drafts.drafts_of(viewer(desk.ana, today()))] == [first.action]


def test_a_form_is_kept_for_later_and_its_owner_alone_finds_it(desk: Desk) -> None:
    """CPP-103."""
    page = desk.open("note-made")
    assert desk.send(page, send="later", title="Unfinished").url == "/"
    assert Page(desk.client.get(page.action)).one("title") == "Unfinished"
    assert desk.signed_in(desk.ben).get(page.action).status_code == 404
    assert desk.signed_in(desk.ben).post(page.action, page.fields).status_code == 404
    assert list(drafts.drafts_of(viewer(desk.ben, today()))) == []


def test_the_key_that_stands_for_enter_keeps_and_records_nothing(desk: Desk) -> None:
    page = Page(desk.send(desk.open("note-made"), send="keep", **NOTE))
    assert "Saved as a draft. Nothing is recorded yet." in page.words
    assert desk.entries("note-made") == []


def test_a_form_sent_after_the_session_ended_is_written_by_nobody_and_goes_on_after_signing_in(desk: Desk) -> None:
    page = desk.open("note-made")
    desk.client.logout()
    sent = desk.send(page, **NOTE)
    assert (sent.status_code, len(kept())) == (401, 0)
    assert "Nothing is lost, and nothing is recorded yet." in markup(sent)
    shown = Page(gone_on(sent, desk.signed_in(desk.ana)))
    assert (shown.one("title"), shown.one("statements-0-text")) == ("A note", "Mia drew a boat.")
    assert desk.entries("note-made") == []


def test_saving_as_one_types_writes_nothing_once_the_session_ended_and_says_so(desk: Desk) -> None:
    page = desk.open("note-made")
    desk.client.logout()
    said = desk.client.post(f"{page.action}save/", {**page.fields, **NOTE}, headers={"hx-request": "true"})
    assert said.status_code == 401 and "Your words are kept in this window." in markup(said)
    assert len(kept()) == 0


@pytest.mark.parametrize("kept_before", [True, False])
@pytest.mark.parametrize("part", ["", "save/"])
def test_the_token_of_a_form_lets_nobody_else_write(desk: Desk, part: str, kept_before: bool) -> None:
    """L: a token is no key; whoever finds one, signed in or not, writes nothing with it."""
    page = desk.open("note-made")
    if kept_before:
        desk.client.post(f"{page.action}save/", {**page.fields, "title": "Mine"})
    allocated(desk.mia, desk.ben, SINCE, AllocationRole.SECOND)  # who sees the record as Ana does
    answers = [client.post(f"{page.action}{part}", {**page.fields, **NOTE}).status_code for client in (Client(), desk.signed_in(desk.ben))]
    assert answers == [401, 404]
    assert [draft.typed["title"] for draft in kept()] == ([["Mine"]] if kept_before else [])


@pytest.mark.parametrize("part", ["", "save/"])
def test_whose_work_with_the_child_has_ended_writes_no_draft_and_has_the_words_back(desk: Desk, part: str) -> None:
    noor = child("Noor", date(2019, 5, 7))
    work = allocated(noor, desk.ana, SINCE)
    page = desk.open("note-made", noor)
    ended(noor, work, today() - timedelta(days=1))
    back = desk.client.post(f"{page.action}{part}", {**page.fields, **NOTE})
    assert back.status_code == 404 and "Mia drew a boat." in markup(back)
    assert len(kept()) == 0


def test_a_form_from_before_another_sign_in_is_kept_too(desk: Desk) -> None:
    page = desk.open("note-made")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = desk.client.cookies
    refused = strict.post(page.action, {**page.fields, **NOTE, "send": "record", "csrfmiddlewaretoken": "a" * 64})
    assert refused.status_code == 403 and page.action in markup(refused)
    assert Page(desk.client.get(page.action)).one("title") == "A note"


def test_saving_goes_on_in_a_page_that_is_older_than_the_last_sign_in(desk: Desk) -> None:
    page = desk.open("note-made")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = desk.client.cookies
    sent = {**page.fields, **NOTE, "csrfmiddlewaretoken": "a" * 64}
    assert "Saved" in markup(strict.post(f"{page.action}save/", sent, headers={"hx-request": "true"}))
    assert strict.post(f"{page.action}save/", {**sent, "title": "Gone on"}).url == page.action
    assert one_kept().typed["title"] == ["Gone on"]
    assert strict.post(f"{page.action}save/", {**sent, "draft": "made-up"}).status_code == 403


@pytest.mark.parametrize("token", ["", "made-up", "eyJpZCI6IjEifQ:1abc:xyz"])
def test_without_its_token_nothing_is_kept_of_a_form(desk: Desk, token: str) -> None:
    page = desk.open("note-made")
    desk.client.logout()
    assert desk.send(page, draft=token, **NOTE).url.startswith("/sign-in/")
    assert len(kept()) == 0


def test_more_than_a_draft_can_hold_is_said_and_comes_back_whole(desk: Desk) -> None:
    page = desk.open("note-made")
    long = "x" * (drafts.LARGEST + 1)
    back = Page(desk.send(page, **{**NOTE, "statements-0-text": long}))
    assert back.status == 422 and "more than can be kept" in back.words
    assert back.one("statements-0-text") == long


def test_a_form_sent_twice_is_recorded_once_and_shows_the_same_page(desk: Desk) -> None:
    page = desk.open("note-made")
    first, second = desk.send(page, **NOTE), desk.send(page, **NOTE)
    assert first.url == second.url
    assert len(desk.entries("note-made")) == 1
    assert desk.client.get(page.action).url == first.url
    assert one_kept().typed == {}


def test_a_form_changed_after_it_was_recorded_keeps_its_words_in_a_draft_of_its_own(desk: Desk) -> None:
    page = desk.open("note-made")
    desk.send(page, **NOTE)
    back = Page(desk.send(page, **{**NOTE, "title": "Another thought"}))
    assert back.status == 422 and "You recorded this form at" in back.words
    assert back.action != page.action and back.one("title") == "Another thought"
    assert desk.send(back, **{"statements-0-ground": "observed"}).status_code == 302
    assert [body["title"] for body in desk.entries("note-made")] == ["A note", "Another thought"]


def test_two_hundred_of_the_same_at_once_are_recorded_once(own_database: str) -> None:
    desk = Desk()
    page = desk.open("note-made")
    cookies = desk.client.cookies

    def send(_: int) -> str:
        client = Client()
        client.cookies = cookies
        try:
            return str(desk.send(page, client, **NOTE).url)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as together:
        addresses = set(together.map(send, range(200)))
    assert addresses == {f"/recorded/{one_kept().id}/"}
    assert len(desk.entries("note-made")) == 1


def test_what_cannot_be_seen_comes_back_whole_with_a_sentence(desk: Desk) -> None:
    page = Page(
        desk.send(desk.open("note-made"), title="Le\u202eo", **{"statements-0-text": "Mia drew.", "statements-0-ground": "observed"})
    )
    told = "“What is it about?” contains a character that cannot be seen (U+202E) after “Le”; take it out."
    assert (page.status, page.one("title")) == (422, "Le\u202eo")
    assert [said for _, said in page.summary] == [told]


# Putting right what was recorded.


def recorded(desk: Desk) -> str:
    desk.send(desk.open("note-made"), **NOTE)
    with without_row_security():
        return str(EntryRow.objects.filter(kind="note-made").latest("order").id)


def test_a_correction_begins_with_the_old_answers_and_asks_why(desk: Desk) -> None:
    id = recorded(desk)
    page = Page(desk.client.get(f"/entries/{id}/correct/"))
    assert (page.one("title"), page.one("statements-0-text")) == ("A note", "Mia drew a boat.")
    back = Page(desk.send(page, title="A better note", **{"statements-0-ground": "observed"}))
    assert back.summary == [("id_correcting", "“Why are you correcting this?” is not answered yet. Write your answer in your own words.")]
    sent = desk.send(back, correcting="I had the wrong title.", **{"statements-0-ground": "observed"})
    assert "(corrected)" in Page(desk.client.get(sent.url)).words
    assert [body["title"] for body in desk.entries("note-made")] == ["A better note"]
    late = Page(desk.client.get(f"/entries/{id}/correct/"))
    assert late.status == 409 and "Correct the newer one" in late.words


def test_of_two_corrections_at_once_the_second_keeps_its_words(desk: Desk) -> None:
    id = recorded(desk)
    first, second = (Page(desk.client.get(f"/entries/{id}/correct/")) for _ in range(2))
    more = {"statements-0-ground": "observed", "correcting": "A slip."}
    assert desk.send(first, title="First", **more).status_code == 302
    back = Page(desk.send(second, title="Second", **more))
    assert back.status == 422 and back.one("title") == "Second"
    assert "Somebody has already corrected this entry. Correct the newer one." in back.words
    again = Page(desk.send(back, send="newer"))
    assert again.one("title") == "Second" and "It is now a correction of the newer entry." in again.words
    assert [body["title"] for body in desk.entries("note-made")] == ["First"]
    assert desk.send(again, **more).status_code == 302
    assert [body["title"] for body in desk.entries("note-made")] == ["Second"]


def test_a_draft_is_thrown_away_by_its_owner_once_they_say_so_twice(desk: Desk) -> None:
    page = desk.open("note-made")
    desk.send(page, send="later", title="Never mind", **{"statements-0-text": "She came late, or so I thought."})
    away = f"{page.action}throw-away/"
    assert desk.signed_in(desk.ben).post(away).status_code == 404
    asked = Page(desk.client.get(away))
    assert "She came late, or so I thought." in asked.words
    assert Page(desk.client.get(page.action)).one("title") == "Never mind"
    assert desk.client.post(away).url == "/"
    assert desk.client.get(page.action).status_code == 404
    assert desk.entries("note-made") == []


def test_an_entry_is_withdrawn_with_a_reason(desk: Desk) -> None:
    id = recorded(desk)
    blank = desk.client.post(f"/entries/{id}/withdraw/", {"why": " "})
    assert "“Why are you withdrawing this entry?” is not answered yet." in Page(blank).words
    assert desk.client.post(f"/entries/{id}/withdraw/", {"why": "It was about Leo."}).status_code == 302
    assert desk.entries("note-made") == []
    assert Page(desk.client.get(f"/entries/{id}/withdraw/")).status == 409


def test_an_entry_that_is_closed_cannot_be_corrected_or_withdrawn(desk: Desk) -> None:
    id, stranger = recorded(desk), desk.signed_in(desk.ben)
    for address in (f"/entries/{id}/correct/", f"/entries/{id}/withdraw/", f"/entries/{uuid4()}/correct/"):
        assert stranger.get(address).status_code == 404
    assert stranger.post(f"/entries/{id}/withdraw/", {"why": "Because."}).status_code == 404


# One visit, several children.


def test_one_visit_to_two_children_is_one_act_with_a_form_for_each(desk: Desk) -> None:
    page = desk.open("child-seen")
    assert "Leo Renouf" in page.words
    first = desk.send(
        page, also=str(desk.leo), where="home", alone="yes", announced="no", life="Mia laughs a lot.", **{"happened-time": "00:01"}
    )
    second = Page(desk.client.get(first.url))
    assert (second.one("life"), second.one("happened-time"), second.fields["where"], second.fields["announced"]) == (
        "",
        "00:01",
        ["home"],
        ["no"],
    )
    assert "alone" not in second.fields and "Save to the record for both children" in second.words
    assert desk.entries("child-seen") == []
    sent = desk.send(second, alone="yes", life="Leo keeps watch.")
    after = Page(desk.client.get(sent.url))
    assert "Mia Renouf: Child seen" in after.words and "Leo Renouf: Child seen" in after.words
    assert [desk.entries("child-seen", one)[0]["life"] for one in (desk.mia, desk.leo)] == ["Mia laughs a lot.", "Leo keeps watch."]
    with without_row_security():
        assert EntryRow.objects.filter(kind="child-seen").values("occasion").distinct().count() == 1
    assert desk.send(second, alone="yes", life="Leo keeps watch.").url.startswith("/recorded/")
    assert len(desk.entries("child-seen", desk.leo)) == 1


def test_what_is_wrong_with_one_childs_form_stops_all_of_them(desk: Desk) -> None:
    first = desk.send(desk.open("child-seen"), also=str(desk.leo), where="home", alone="yes")
    back = Page(desk.send(Page(desk.client.get(first.url)), alone="no"))
    assert back.status == 422 and "Why not?" in back.words
    assert desk.entries("child-seen") == [] and desk.entries("child-seen", desk.leo) == []


# The urgent path.


def test_a_worry_about_one_of_ones_own_children_needs_one_answer(desk: Desk) -> None:
    page = Page(desk.client.get("/concern/"))
    assert "Mia Renouf" in page.words
    back = Page(desk.send(page, whom=str(desk.mia)))
    assert [id for id, _ in back.summary] == ["id_concern"]
    assert desk.send(back, concern="Bruises on both arms.", whom=str(desk.mia)).status_code == 302
    assert [body["concern"] for body in desk.entries("concern-received")] == ["Bruises on both arms."]


def test_a_name_beside_a_chosen_child_is_one_child_more_and_is_not_lost(desk: Desk) -> None:
    for name in ("Mia", "Zoë ʻOkina-O’Neill"):
        page = Page(desk.client.get("/concern/"))
        assert desk.send(page, concern="No coat.", whom=str(desk.mia), name=name).status_code == 302
    assert len(desk.entries("concern-received")) == 2
    with without_row_security():
        (other,) = EntryRow.objects.filter(kind="worry-arrived")
        assert other.body["name"] == "Zoë ʻOkina-O’Neill"


def test_what_can_wait_stays_folded_unless_something_is_written_there(desk: Desk) -> None:
    page = Page(desk.client.get("/concern/"))
    folded, opened = (Page(desk.send(page, **typed)).html for typed in ({}, {"school": "Plat Douet"}))
    assert '<details class="govuk-details" open>' not in folded
    assert '<details class="govuk-details" open>' in opened


@pytest.mark.parametrize(
    "typed",
    [{"name": "Noah Vibert", "born-day": "3", "born-month": "June", "born-year": "2019"}, {"name": "Khloe"}, {}],
)
def test_a_worry_about_a_child_who_is_not_found_yet_begins_nobodys_record(desk: Desk, typed: dict[str, str]) -> None:
    page = Page(desk.client.get("/concern/"))
    first, second = (desk.send(page, concern="A child alone on the beach at night.", **typed) for _ in range(2))
    assert first.status_code == 302 and first.url == second.url
    after = Page(desk.client.get(first.url))
    assert "A child who is to be found: Worry that came in" in after.words
    with without_row_security():
        begun = EntryRow.objects.get(kind="worry-arrived")
        assert begun.body.get("name") == typed.get("name")
        assert set(EntryRow.objects.filter(subject=begun.subject_id).values_list("kind", flat=True)) == {"worry-arrived"}


def test_somebody_who_works_with_no_child_can_still_tell_of_a_worry(desk: Desk) -> None:
    client = desk.signed_in(desk.ben)
    page = Page(client.get("/concern/"))
    sent = desk.send(page, client, concern="A child alone on the beach at night.", whom=str(desk.mia))
    assert sent.status_code == 302
    assert desk.entries("concern-received") == []
    assert (
        desk.send(
            Page(client.get("/concern/")), client, concern="x", **{"born-day": "31", "born-month": "2", "born-year": "2019"}
        ).status_code
        == 422
    )


def test_a_worry_half_typed_when_the_session_ended_is_there_after_signing_in(desk: Desk) -> None:
    page = Page(desk.client.get("/concern/"))
    desk.client.logout()
    sent = desk.send(page, concern="Bruises.", name="Khloe")
    again = Page(gone_on(sent, desk.signed_in(desk.ana)))
    assert (again.one("concern"), again.one("name")) == ("Bruises.", "Khloe")


# What cannot be taken in.


def test_a_gigabyte_is_refused_before_it_is_read(desk: Desk) -> None:
    page = desk.open("photo-added")
    answer = desk.client.generic("POST", page.action, b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(2**30))
    assert answer.status_code == 413 and "too large to send" in markup(answer)
    more = desk.client.post(page.action, {**page.fields, "agreed": "x" * 5_300_000})
    assert more.status_code == 413


def photo(size: tuple[int, int] = (40, 40)) -> SimpleUploadedFile:
    held = BytesIO()
    Image.new("RGB", size, "navy").save(held, "PNG")
    return SimpleUploadedFile("mia.png", held.getvalue())


@pytest.fixture
def kept_apart(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.usefixtures("kept_apart")
def test_a_photo_that_is_none_gives_a_sentence_and_one_that_is_stays_while_the_rest_is_put_right(desk: Desk) -> None:
    page = desk.open("photo-added")
    back = Page(desk.send(page, agreed="Mia", **{"photo-file": SimpleUploadedFile("virus.png", b"MZ not a picture")}))
    assert back.summary == [("id_photo", "That file is not a picture that we can read. Choose a JPEG, PNG or WebP file.")]
    assert back.one("agreed") == "Mia"
    back = Page(desk.send(page, **{"photo-file": photo()}))
    assert [id for id, _ in back.summary] == ["id_agreed"] and len(back.one("photo")) == 64
    assert desk.send(back, agreed="Mia and her mum").status_code == 302
    assert [body["photo"] for body in desk.entries("photo-added")] == [back.one("photo")]


def test_a_time_later_today_is_refused_at_the_time(desk: Desk) -> None:
    later = timezone.localtime(now()) + timedelta(minutes=10)
    if later.date() != today():
        pytest.skip("it is ten to midnight")
    back = Page(desk.send(desk.open("note-made"), **NOTE, **{"happened-time": f"{later:%H:%M}"}))
    assert back.summary == [("id_happened-time", "That time is later than now. Write the time at which it happened.")]
