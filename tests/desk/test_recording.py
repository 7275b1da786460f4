"""Recording, page by page, as a social worker does it."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest

from agencies.workplace import child, told
from clock import today
from corbiere.ledger.declaration import FollowUp
from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from corbiere.protection.entries import ConferenceArranged
from desk.at_desk import Desk, Page
from markup import markup

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()


def test_a_visit_is_recorded_and_the_page_after_says_what_it_changed(desk: Desk) -> None:
    page = desk.open("child-seen")
    assert (page.status, page.one("happened-year")) == (200, str(today().year))
    sent = desk.send(page, where="home", alone="yes", views__own_words="I like it when Gran picks me up.", views__how="drawing")
    assert sent.status_code == 302, Page(sent).summary
    assert [body["where"] for body in desk.entries("child-seen")] == ["home"]
    after = Page(desk.client.get(sent.url))
    assert "It is in the record" in after.words and "Mia Renouf: Child seen" in after.words


def test_the_form_of_every_kind_about_a_child_opens(desk: Desk) -> None:
    links = re.findall(rf"/records/{desk.mia}/record/([a-z0-9-]+)/", markup(desk.client.get(f"/records/{desk.mia}/record/")))
    assert len(links) > 40
    assert [kind for kind in dict.fromkeys(links) if desk.open(kind).status != 200] == []


def test_a_worry_comes_first_and_what_one_records_most_next(desk: Desk) -> None:
    desk.send(desk.open("note-made"), title="A note", statements__0__text="Calm.", statements__0__ground="observed")
    html = markup(desk.client.get(f"/records/{desk.mia}/record/"))
    kinds = re.findall(rf"/records/{desk.mia}/record/([a-z0-9-]+)/", html)
    assert html.index("?about=") < html.index("You are likely to want") < html.index("/record/note-made/")
    assert {"child-seen", "note-made"} < set(kinds[:8])


def test_a_child_that_is_closed_reads_like_one_that_is_not_there(desk: Desk) -> None:
    stranger = desk.signed_in(desk.ben)
    for address in ("record/", "record/child-seen/"):
        closed, absent = (stranger.get(f"/records/{id}/{address}") for id in (desk.mia, uuid4()))
        assert (closed.status_code, absent.status_code) == (404, 404)
        assert Page(closed).words == Page(absent).words
    assert desk.client.get(f"/records/{desk.mia}/record/no-such-kind/").status_code == 404


def test_what_is_wrong_is_said_at_its_question_and_nothing_typed_is_lost(desk: Desk) -> None:
    page = desk.open("note-made")
    typed = {"title": "x" * 301, "statements-0-text": "<script>alert('é👋 عائشة')</script>", "happened-day": "31", "happened-month": "2"}
    back = Page(desk.send(page, **typed))
    assert back.status == 422
    assert {name: back.one(name) for name in typed} == typed
    year = today().year
    assert back.summary == [
        ("id_happened-day", f"“When did it happen?” needs a day that there is: there is no 31 February {year}."),
        ("id_title", "“What is it about?” is 301 characters long and can be 300. Shorten it by 1."),
        (
            "id_statements-0-ground",
            "“Is this what you saw, what you were told, or what you think?” is not answered yet. Choose one of the answers.",
        ),
    ]
    assert all(f'id="{id}"' in back.html for id, _ in back.summary)
    assert "<script>alert" not in back.html and back.html.count("<title>Error:") == 1
    assert desk.entries("note-made") == []
    assert Page(desk.client.get(back.action)).one("title") == typed["title"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (None, "is in the future"),
        (date(2018, 6, 2), "is before the birth on 3 June 2018"),
        (date(1899, 1, 1), "is too long ago"),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_the_day(desk: Desk, day: date | None, said: str) -> None:
    day = day or today() + timedelta(days=1)
    page = desk.open("child-seen")
    back = Page(desk.send(page, alone="yes", happened__day=day.day, happened__month=day.month, happened__year=day.year))
    assert back.status == 422
    assert any(id == "id_happened-day" and said in text for id, text in back.summary)


def test_what_should_be_done_asks_why_not_beside_its_question_and_the_reason_is_kept(desk: Desk) -> None:
    page = desk.open("child-seen")
    back = Page(desk.send(page, alone="no", life="Mia hides her drawings."))
    assert back.status == 422 and "Why not?" in back.words and "PS-5.10" in back.words
    (reason,) = [name for name in back.fields if name.startswith("reason-") and not name.endswith(".asked")]
    assert back.one("life") == "Mia hides her drawings."
    further = Page(desk.send(back, alone="no", life="x" * 20_001, **{reason: "Her brother would not leave the room."}))
    assert further.one(reason) == "Her brother would not leave the room."
    sent = desk.send(further, alone="no", life="Mia hides her drawings.")
    assert sent.status_code == 302
    with without_row_security():
        (row,) = EntryRow.objects.filter(subject=desk.mia, kind="child-seen")
    assert [held["reason"] for held in row.departures.values()] == ["Her brother would not leave the room."]


def test_items_are_added_and_removed_without_a_script_and_the_others_keep_their_words(desk: Desk) -> None:
    page = desk.open("note-made")
    page = Page(desk.send(page, add="statements", title="Visit", **{"statements-0-text": "She drew a boat."}))
    assert (page.status, page.one("title"), page.one("statements-0-text")) == (200, "Visit", "She drew a boat.")
    page = Page(desk.send(page, add="statements", **{"statements-1-text": "Gran says she sleeps badly."}))
    page = Page(desk.send(page, remove="statements-0"))
    assert "statements-0-text" not in page.fields
    assert (page.one("statements-1-text"), page.fields["statements-item"]) == ("Gran says she sleeps badly.", ["1", "2"])
    sent = desk.send(page, **{"statements-1-ground": "reported", "statements-1-reported_by": "Gran"})
    assert sent.status_code == 302
    assert [len(body["statements"]) for body in desk.entries("note-made")] == [1]


def test_last_times_answers_stand_beside_the_new_form_and_what_lasts_can_be_copied(desk: Desk) -> None:
    desk.send(desk.open("child-seen"), alone="yes", purpose="To see her room", life="Mia laughs a lot.")
    page = desk.open("child-seen")
    assert "Mia laughs a lot." in page.words and page.one("life") == ""
    page = Page(desk.send(page, copy="purpose", present__0="Gran"))
    assert (page.one("life"), page.one("purpose"), page.one("present-0")) == ("", "To see her room", "Gran")


def test_what_was_seen_or_said_another_time_is_never_copied(desk: Desk) -> None:
    desk.send(desk.open("child-seen"), alone="yes", purpose="To see her room", present__0="Gran", life="Mia laughs a lot.")
    page = desk.open("child-seen")
    assert re.findall(r'name="copy" value="(\w+)"', page.html) == ["purpose"]
    for evidence in ("life", "present"):
        again = Page(desk.send(page, copy=evidence))
        assert (again.one("life"), again.one("present-0")) == ("", "")


def test_somebody_else_is_found_without_a_script(desk: Desk) -> None:
    page = desk.open("core-group-joined")
    assert "Ana Pires" in page.words and "Ben Vibert" not in page.words
    page = Page(desk.send(page, find="practitioner", **{"practitioner-search": "vib", "role": "weighs the baby"}))
    assert f'value="{desk.ben}"' in page.html and page.one("role") == "weighs the baby"


def test_nobody_can_point_at_somebody_whom_they_may_not_know_of(desk: Desk) -> None:
    closed = child("Noah", date(2019, 1, 1))
    said = {
        text
        for id in (closed, uuid4())
        for _, text in Page(desk.send(desk.open("contact-had"), **{"with": "Noah", "how": "in-person", "person": str(id)})).summary
    }
    assert said == {
        "“Whom were you in touch with?” names somebody or something that is not in the list. Choose one from the list, or search again."
    }
    assert desk.entries("contact-had") == []


def test_whom_one_was_in_touch_with_is_chosen_or_written_and_the_record_says_who_it_is_in_words(desk: Desk) -> None:
    page = desk.open("contact-had")
    assert [at for at in (desk.mia, desk.leo) if f'value="{at}"' in page.html] == [desk.mia, desk.leo]
    assert desk.send(page, how="telephone", person=str(desk.leo)).status_code == 302
    assert desk.send(desk.open("contact-had"), how="telephone", person=str(desk.mia)).status_code == 302
    assert desk.send(desk.open("contact-had"), how="telephone", **{"person": str(desk.leo), "with": "Leo’s friend"}).status_code == 302
    assert desk.send(desk.open("contact-had"), how="letter", **{"with": "The dentist"}).status_code == 302
    said = [(body["with"], body.get("person")) for body in desk.entries("contact-had")]
    leo, mia = str(desk.leo), str(desk.mia)
    assert said == [("Leo Renouf, brother", leo), ("Mia Renouf", mia), ("Leo’s friend", leo), ("The dentist", None)]


def test_a_contact_with_nobody_chosen_or_named_says_so_where_it_is_written(desk: Desk) -> None:
    back = Page(desk.send(desk.open("contact-had"), how="telephone"))
    said = "Choose somebody at “Whom were you in touch with?”, or write here who it was and who they are to the child."
    assert back.summary == [("id_with", said)]
    assert desk.entries("contact-had") == []


def test_another_records_entry_cannot_be_pointed_at(desk: Desk) -> None:
    desk.send(desk.open("concern-received", desk.leo), concern="Leo came without a coat.")
    with without_row_security():
        of = EntryRow.objects.get(subject=desk.leo, kind="concern-received").id
    back = Page(desk.send(desk.open("referrer-told"), of=str(of)))
    assert [id for id, _ in back.summary] == ["id_of"]
    assert desk.send(desk.open("referrer-told", desk.leo), of=str(of)).status_code == 302


def test_the_page_after_tells_the_dates_that_began_with_their_reasons_and_those_that_were_met(desk: Desk) -> None:
    asked = Page(desk.send(desk.open("enquiry-started"), cause="Bruises."))
    reasons = {name: "It could not wait." for name in asked.fields if name.startswith("reason-") and not name.endswith(".asked")}
    begun = Page(desk.client.get(desk.send(asked, **reasons).url))
    assert "Mia is the subject of an Article 42 enquiry." in begun.words
    assert "Now due" in begun.words and "because" in begun.words
    met = Page(desk.client.get(desk.send(desk.open("child-seen"), where="home", alone="yes").url))
    assert re.search(r"Done .*in time", met.words)


def test_what_must_not_be_is_said_with_its_clause_beside_its_question(desk: Desk) -> None:
    told(ConferenceArranged.model_validate({"type": "initial", "chairs": str(desk.ana)}), desk.mia)
    back = Page(desk.send(desk.open("conference-held"), type="initial", outcome="plan"))
    assert ("id_lead_social_worker", "Name the lead social worker: a plan needs one from its first day. (CPP-82)") in back.summary
    assert desk.entries("conference-held") == []


def test_the_page_after_offers_what_the_kind_says_may_follow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    following = (
        FollowUp("contact-had", "Ask {name} again", begins=(("with", "=Mia"),)),
        FollowUp("views-heard"),
        FollowUp("conference-arranged"),
    )
    monkeypatch.setattr(kind_called("rights-explained"), "followed_by", following)
    after = Page(desk.client.get(desk.send(desk.open("rights-explained"), what="To be heard.").url))
    assert "What may come next Ask Mia again In their own words" in after.words
    assert f"/records/{desk.mia}/record/contact-had/?with=Mia" in after.html
    assert "/record/conference-arranged/" not in after.html.partition("What may come next")[2].partition("</ul>")[0]
