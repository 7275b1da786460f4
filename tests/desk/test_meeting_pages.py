"""The pages of a meeting: arranged for several children, prepared, held, decided for each, sent out and disputed; and who sees of it what."""

import re
from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest

from agencies.workplace import holds
from cast import Cast
from corbiere.agencies.entries import Role
from corbiere.desk.models import Draft
from corbiere.ledger.reading import lines, without_row_security
from corbiere.meetings.models import Meeting
from desk.at_desk import gone_on
from markup import markup

pytestmark = pytest.mark.django_db


def words(response: Any) -> str:
    body = markup(response)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body[body.index("<main") :])))


def fields(response: Any, form: str = "desk-form") -> dict[str, list[str]]:
    """What a browser would send back of a form as it stands."""
    html = markup(response)
    html = html[html.index(f'<form class="{form}"') :]
    html = html[: html.index("</form>")]
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        held = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if held.get("type") not in ("radio", "checkbox") or " checked" in tag:
            found.setdefault(held["name"], []).append(unescape(held.get("value", "")))
    for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', html, re.DOTALL):
        found[name] = [unescape(text)]
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        found[name] = [chosen[1] if chosen else ""]
    return found


def action(response: Any, form: str = "desk-form") -> str:
    return re.search(rf'<form class="{form}" action="([^"]+)"', markup(response))[1]


def said(kind: str, subject: UUID) -> list[dict[str, Any]]:
    with without_row_security():
        return [line.body for line in lines(subject) if line.kind == kind]


def arranged(cast: Cast, who: str = "ana", type: str = "core-group", *, both: bool = True, ahead: int = 0, **more: str) -> str:
    """A meeting about Jade and, with her, Noah. Gives its address."""
    client = cast.client(who)
    page = client.get(f"/records/{cast.jade}/meetings/arrange/", {"type": type})
    day = cast.ago(-ahead)
    sent = fields(page) | {"for-day": day.day, "for-month": day.month, "for-year": day.year, "send": "record", **more}
    sent["children"] = [str(cast.jade), str(cast.noah)] if both else [str(cast.jade)]
    done = client.post(action(page), sent)
    assert done.status_code == 302, words(done)
    return str(done.headers["Location"])


def test_one_form_arranges_a_meeting_for_every_child_that_is_ticked(cast: Cast) -> None:
    address = arranged(cast, type="strategy-discussion", at="14.30", place="St Saviour’s parish hall")
    rows = Meeting.objects.filter(type="strategy-discussion", state="arranged")
    assert {row.subject for row in rows} == {cast.jade, cast.noah}
    assert len({row.occasion for row in rows}) == 1
    page = words(cast.client("ana").get(address))
    assert "Strategy discussion" in page and "Jade Le Brocq" in page and "Noah Le Brocq" in page and "14:30" in page


def test_what_is_arranged_already_is_said_and_arranging_it_again_leads_to_it_with_its_new_day(cast: Cast) -> None:
    holds(cast.ana, Role.CONFERENCE_ADMINISTRATOR)
    first = arranged(cast, "ana", "review-conference", both=False, ahead=9)
    form = cast.client("ana").get(f"/records/{cast.jade}/meetings/arrange/", {"type": "review-conference"})
    assert "It is arranged already, for" in words(form) and f'href="{first}"' in markup(form)
    assert arranged(cast, "ana", "review-conference", both=False, ahead=12) == first
    page = words(cast.client("ana").get(first))
    assert "in 12 days" in page and "was to be" in page


def test_every_part_opens(cast: Cast) -> None:
    address = arranged(cast)
    for part in ("", "hold/", "close/", "after/", "said/"):
        assert cast.client("ana").get(address + part).status_code == 200
    assert "Core group" in words(cast.client("ana").get(f"/records/{cast.jade}/meetings/"))


# Preparing.


def test_a_parent_on_record_for_one_child_alone_is_said_with_the_way_to_record_it(cast: Cast) -> None:
    cast.people["paul"] = uuid4()
    cast.tell("paul", "person-identified", 20, by="hana", opens=True, given="Paul", family="Le Brocq")
    tie = {"other": str(cast.paul), "relation": "father"}
    cast.tell("jade", "relationship-noted", 9, by="hana", **tie)
    address, client = arranged(cast), cast.client("ana")
    page = client.get(address)
    assert "Paul Le Brocq is recorded as father of Jade and not of Noah. Record it for Noah if he is" in words(page)
    link = re.search(r'href="([^"]+)">Record it for Noah', markup(page))[1]
    form = markup(client.get(unescape(link)))
    assert re.search(rf'<input type="hidden" name="other" value="{cast.paul}"', form)
    assert "is recorded as mother" not in words(page)
    cast.tell("noah", "relationship-noted", 1, by="hana", **tie)
    assert "is recorded as father" not in words(client.get(address))


def test_whose_family_is_closed_is_not_spoken_of(cast: Cast) -> None:
    cast.people["paul"] = uuid4()
    cast.tell("paul", "person-identified", 20, by="hana", opens=True, given="Paul", family="Le Brocq")
    cast.tell("jade", "relationship-noted", 9, by="hana", other=str(cast.paul), relation="father")
    address = arranged(cast)
    assert "Record it for Noah" in words(cast.client("ben").get(address))
    assert "Record it for Noah" not in words(cast.client("claire").get(address))
    assert cast.client("sam").get(address).status_code == 404


def test_who_must_come_is_said_with_the_reason_and_asked_with_one_press(cast: Cast) -> None:
    address, client = arranged(cast), cast.client("ana")
    page = client.get(address)
    assert "Not invited yet The mother" in words(page)
    assert "Marie Le Brocq Mother, with parental responsibility" in words(page)
    mother = re.search(r'name="ask" value="([0-9a-f]+)" checked><label[^>]*><strong>Marie', markup(page))[1]
    asked = {"ask": mother, "key": str(UUID(int=1))}
    for _ in range(2):
        assert client.post(f"{address}ask/", asked).status_code == 302
    assert [len(entry["asked"]) for entry in said("protection-invitations-sent", cast.jade)] == [1]
    assert [entry["asked"][0]["tie"] for entry in said("protection-invitations-sent", cast.noah)] == ["mother"]
    assert "Not invited yet The mother" not in words(client.get(address))


def test_a_report_is_asked_for_and_comes_in_for_each_child(cast: Cast) -> None:
    address, client = arranged(cast, type="strategy-discussion"), cast.client("ana")
    of = address.split("/")[2]
    page = client.get(f"{address}record/protection-report-asked/", {"of": of})
    day = cast.today
    sent = fields(page) | {"elsewhere": "Plat Douet School", "from": "David Vibert", "send": "record"}
    sent |= {
        "wanted_by-day": day.day,
        "wanted_by-month": day.month,
        "wanted_by-year": day.year,
        "children": [str(cast.jade), str(cast.noah)],
    }
    assert client.post(action(page), sent).status_code == 302
    (asked,) = said("protection-report-asked", cast.noah)
    assert asked["elsewhere"] == "Plat Douet School"
    listed = client.get(address)
    assert "Plat Douet School" in words(listed) and "Record that it came in" in words(listed)
    link = unescape(re.search(r'href="([^"]+report-received/[^"]+asked=[^"]+)"', markup(listed))[1])
    came = client.get(link)
    sent = fields(came) | {"says-0-text": "He comes hungry.", "says-0-ground": "observed", "send": "record"}
    sent["children"] = [str(cast.jade), str(cast.noah)]
    assert client.post(action(came), sent).status_code == 302
    own = {child: said("protection-report-received", child)[0]["asked"] for child in (cast.jade, cast.noah)}
    assert own[cast.jade] != own[cast.noah]
    assert "In time received" in words(client.get(address))


# Holding.


def test_who_is_here_is_written_of_each_child_and_the_quorum_follows(cast: Cast) -> None:
    address, client = arranged(cast), cast.client("ana")
    page = client.get(f"{address}hold/")
    assert "Too few are here" in words(page) and "How it went" in words(page) and "ecide" not in words(page).replace("Undecided", "")
    sent = fields(page, "desk-room") | {"new-who": "Ana Pires", "new-sector": "social-care", "new-here": "in-person", "do": "here"}
    assert client.post(f"{address}hold/", sent).status_code == 302
    page = client.get(f"{address}hold/")
    sent = fields(page, "desk-room") | {"new-who": "Claire Hacquoil", "new-sector": "health", "new-here": "link", "do": "here"}
    assert client.post(f"{address}hold/", sent).status_code == 302
    assert [len(said("protection-attendance-taken", child)) for child in (cast.jade, cast.noah)] == [2, 2]
    assert "Enough are here" in words(client.get(f"{address}hold/"))
    assert "Claire Hacquoil by video or telephone" in words(client.get(f"{address}hold/"))


def test_somebody_who_works_here_and_came_unasked_is_chosen_by_who_they_are(cast: Cast) -> None:
    address, client = arranged(cast), cast.client("ana")
    sent = fields(client.get(f"{address}hold/"), "desk-room") | {"new-practitioner": [str(cast.eve), "nobody"], "do": "here"}
    assert client.post(f"{address}hold/", sent).status_code == 302
    for child in (cast.jade, cast.noah):
        [attended] = said("protection-attendance-taken", child)[-1]["attended"]
        assert attended["who"] == "Eve Moore" and attended["sector"] == "police" and attended["practitioner"] == str(cast.eve)


def test_a_note_is_added_and_what_stands_in_the_other_boxes_stays(cast: Cast) -> None:
    address, client = arranged(cast), cast.client("ana")
    sent = fields(client.get(f"{address}hold/"), "desk-room")
    sent |= {"n1-text": "She has breakfast at school.", "n1-ground": "observed", "n2-text": "Half a sentence", "do": "note-1"}
    for _ in range(2):
        assert client.post(f"{address}hold/", sent).status_code == 302
    assert [entry["said"]["text"] for entry in said("protection-noted", cast.jade)] == ["She has breakfast at school."]
    assert len(said("protection-noted", cast.noah)) == 1
    again = fields(client.get(f"{address}hold/"), "desk-room")
    assert (again["n1-text"], again["n2-text"]) == ([""], ["Half a sentence"])


def test_two_pages_of_one_person_never_write_over_each_other(cast: Cast) -> None:
    address, desk, telephone = arranged(cast), cast.client("ana"), cast.client("ana")
    first, second = (fields(client.get(f"{address}hold/"), "desk-room") for client in (desk, telephone))
    desk.post(f"{address}hold/", first | {"n1-text": "At the desk.", "do": "keep"})
    telephone.post(f"{address}hold/", second | {"n1-text": "On the telephone.", "n2-text": "Besides.", "do": "keep"})
    desk.post(f"{address}hold/", first | {"n1-text": "At the desk, and more.", "do": "keep"})
    again = fields(desk.get(f"{address}hold/"), "desk-room")
    assert set(again["n1-text"][0].split("\n\n")) == {"At the desk, and more.", "On the telephone."}
    assert again["n2-text"] == ["Besides."] and len(again["took"]) == 2
    desk.post(f"{address}hold/", again | {"do": "keep"})
    assert Draft.objects.filter(kind="protection-noted").count() == 1
    desk.post(f"{address}hold/", again | {"n1-ground": "observed", "do": "note-1"})
    (noted,) = said("protection-noted", cast.jade)
    assert "At the desk, and more." in noted["said"]["text"] and "On the telephone." in noted["said"]["text"]
    assert fields(desk.get(f"{address}hold/"), "desk-room")["n1-text"] == [""]


def test_a_note_is_added_in_place_and_the_page_is_not_made_anew(cast: Cast) -> None:
    address, client = arranged(cast), cast.client("ana")
    page = client.get(f"{address}hold/")
    sent = fields(page, "desk-room") | {"n1-text": "She sleeps.", "n1-ground": "observed", "do": "note-1"}
    added = client.post(f"{address}hold/", sent, headers={"hx-request": "true"})
    assert added.status_code == 200 and len(added.content) < len(page.content) / 5
    assert "She sleeps." in markup(added) and 'id="said-1" hx-swap-oob' in markup(added)
    another = client.post(f"{address}hold/", sent | {"n1-key": str(uuid4()), "n1-text": "He eats."}, headers={"hx-request": "true"})
    assert "She sleeps." not in markup(another) and "2 notes" in markup(another)
    assert re.search(r'<ol hx-swap-oob="beforeend:#said-1 ol">\s*<li.*?He eats\.', markup(another), re.DOTALL)
    again = client.post(f"{address}hold/", sent, headers={"hx-request": "true"})
    assert [markup(again).count(text) for text in ("She sleeps.", "He eats.")] == [1, 1]
    wrong = client.post(f"{address}hold/", sent | {"n1-ground": ""}, headers={"hx-request": "true"})
    assert wrong.status_code == 200 and "Say whether this is a fact" in markup(wrong)
    assert "She sleeps.</textarea>" in markup(wrong)


def test_beside_each_point_is_what_is_spoken_of_and_one_point_is_open(cast: Cast) -> None:
    address, client = arranged(cast), cast.client("ana")
    page = markup(client.get(f"{address}hold/"))
    assert re.findall(r'id="point-(\d+)" open', page) == ["0"]
    point = page[page.index(". What the child says<") :]
    assert "I like it when Gran picks me up." in point[: point.index("</details>")]
    assert re.findall(r'id="point-(\d+)" open', markup(client.get(f"{address}hold/?point=4"))) == ["4"]


def test_everybody_else_is_in_the_room_with_one_press(cast: Cast) -> None:
    address, client = arranged(cast, both=False), cast.client("ana")
    sent = fields(client.get(f"{address}hold/"), "desk-room")
    first = next(name for name in sent if name.startswith("here-") and name != "here-key")
    assert client.post(f"{address}hold/", sent | {first: "absent", "do": "everybody"}).status_code == 302
    (taken,) = said("protection-attendance-taken", cast.jade)
    assert [one["came"] for one in taken["attended"]].count(False) == 1 and len(taken["attended"]) > 2


def test_a_note_about_one_child_is_not_on_the_other_ones_record(cast: Cast) -> None:
    address, client = arranged(cast), cast.client("ana")
    sent = fields(client.get(f"{address}hold/"), "desk-room")
    sent |= {"n3-text": "Jade listens for Noah.", "n3-ground": "opinion", "n3-about": str(cast.jade), "do": "note-3"}
    assert client.post(f"{address}hold/", sent).status_code == 302
    assert len(said("protection-noted", cast.jade)) == 1
    assert said("protection-noted", cast.noah) == []


def test_what_is_wrong_with_a_note_is_said_and_its_words_are_kept(cast: Cast) -> None:
    address, client = arranged(cast), cast.client("ana")
    sent = fields(client.get(f"{address}hold/"), "desk-room") | {"n1-text": "Mum is unwell.", "n1-ground": "reported", "do": "note-1"}
    page = client.post(f"{address}hold/", sent)
    assert page.status_code == 422
    assert "Write who said it." in words(page)
    assert fields(page, "desk-room")["n1-text"] == ["Mum is unwell."]
    assert said("protection-noted", cast.jade) == []


def test_others_notes_come_into_an_open_page(cast: Cast) -> None:
    address = arranged(cast, both=False)
    sent = fields(cast.client("claire").get(f"{address}hold/"), "desk-room")
    sent |= {"n1-text": "The weight is right.", "n1-ground": "observed", "do": "note-1"}
    assert cast.client("claire").post(f"{address}hold/", sent).status_code == 302
    fetched = markup(cast.client("ana").get(f"{address}said/"))
    assert "The weight is right." in fetched and "Claire Hacquoil" in fetched and 'hx-swap-oob="true"' in fetched


# Deciding and closing.


def test_the_decision_form_knows_the_meeting_and_who_came(cast: Cast) -> None:
    address, client = arranged(cast, both=False), cast.client("ana")
    sent = fields(client.get(f"{address}hold/"), "desk-room")
    client.post(f"{address}hold/", sent | {"new-who": "Ana Pires", "new-sector": "social-care", "new-here": "in-person", "do": "here"})
    page = markup(client.get(f"{address}hold/"))
    link = unescape(re.search(r'href="([^"]+core-group-held/[^"]+)"', page)[1])
    form = fields(client.get(link))
    assert form["attended-0-who"] == ["Ana Pires"]
    assert form["happened-day"] == [str(cast.today.day)]


def test_closing_says_what_is_still_to_be_set_by_which_clause(cast: Cast) -> None:
    address = arranged(cast, both=False)
    page = words(cast.client("ana").get(f"{address}close/"))
    assert "Not written down yet" in page and "The points that must be discussed" in page and "CPP-62" in page
    assert "Write down how it went for Jade" in page and "Decide" not in page


def recorded(client: Any, form: Any, typed: dict[str, Any]) -> Any:
    """Sent until it is taken, with a reason for each ruling that wants one."""
    done = form
    for _ in range(3):
        reasons = re.findall(r'<textarea[^>]* name="(reason-[^"]+)"', markup(done))
        done = client.post(action(done), fields(done) | typed | dict.fromkeys(reasons, "Known") | {"send": "record"})
        if done.status_code == 302:
            return done
    raise AssertionError(words(done))


def forms_of(cast: Cast, client: Any, address: str) -> dict[UUID, str]:
    """Where the core group is written down for each child."""
    page = markup(client.get(f"{address}hold/"))
    return {
        child: unescape(re.search(rf'href="(/records/{child}/record/core-group-held/[^"]+)"', page)[1]) for child in (cast.jade, cast.noah)
    }


def test_what_was_decided_for_one_child_can_be_copied_for_the_next_answer_by_answer(cast: Cast) -> None:
    """Never copied unasked, and never what the child says or how they live (CPP-68)."""
    address, client = arranged(cast), cast.client("ana")
    page = client.get(forms_of(cast, client, address)[cast.jade])
    assert "For Jade" not in words(page)
    jades = {"life": "Jade sleeps.", "views-own_words": "I sleep.", "all_agreed": "yes", "also": [str(cast.noah)]}
    form = client.get(recorded(client, page, jades).headers["Location"])
    assert "meeting" in set(fields(form)["begun"][0].split(",")) & set(fields(page)["begun"][0].split(","))
    assert fields(form)["views-own_words"] == [""] and "all_agreed" not in fields(form)
    assert "For Jade: Yes" in words(form) and "I sleep." not in words(form) and "Jade sleeps." not in words(form)
    copied = client.post(action(form), fields(form) | {"copy-theirs": "all_agreed"})
    assert fields(copied)["all_agreed"] == ["yes"] and "For Jade: Yes" not in words(copied)
    again = client.post(action(form), fields(form) | {"copy-theirs": "views"})
    assert fields(again)["views-own_words"] == [""]


def test_what_the_meeting_decided_for_one_child_stands_beside_the_form_of_another_for_those_who_see_both(cast: Cast) -> None:
    address, client = arranged(cast), cast.client("ana")
    of = forms_of(cast, client, address)
    assert "For Jade" not in words(client.get(of[cast.noah]))
    form = client.get(of[cast.jade].split("&")[0])
    recorded(client, form, {"all_agreed": "yes"})
    assert "For Jade: Yes" in words(client.get(of[cast.noah]))


# Who sees what.


@pytest.mark.parametrize(("who", "status"), [("ana", 200), ("ben", 200), ("claire", 200), ("eve", 404), ("sam", 404), ("david", 404)])
def test_a_meeting_is_open_to_those_to_whom_a_childs_record_is(cast: Cast, who: str, status: int) -> None:
    address = arranged(cast)
    for part in ("", "hold/", "said/", "close/", "after/"):
        assert cast.client(who).get(address + part).status_code == status


def test_a_member_of_one_childs_core_group_sees_and_writes_of_that_child_alone(cast: Cast) -> None:
    address, claire = arranged(cast), cast.client("claire")
    for part in ("", "hold/", "close/", "after/"):
        page = markup(claire.get(address + part))
        assert "Noah Le Brocq" not in page and str(cast.noah) not in page and "All of them" not in page
    sent = fields(claire.get(f"{address}hold/"), "desk-room") | {"n1-text": "Well.", "n1-ground": "observed", "do": "note-1"}
    assert claire.post(f"{address}hold/", sent).status_code == 302
    assert len(said("protection-noted", cast.jade)) == 1
    assert said("protection-noted", cast.noah) == []


def test_what_is_typed_when_the_record_is_closed_by_now_is_shown_back_and_kept_by_nobody(cast: Cast) -> None:
    address, claire = arranged(cast, both=False), cast.client("claire")
    sent = fields(claire.get(f"{address}hold/"), "desk-room") | {"n1-text": "A last observation.", "n1-ground": "observed", "do": "note-1"}
    cast.tell("jade", "core-group-left", 1, practitioner=str(cast.claire), why="Moved")
    page = claire.post(f"{address}hold/", sent)
    assert page.status_code == 404
    assert "A last observation." in words(page)
    with without_row_security():
        assert not Draft.objects.filter(practitioner=cast.claire).exists()
    assert said("protection-noted", cast.jade) == []


def test_a_form_sent_after_the_session_ended_waits_at_the_meeting(cast: Cast) -> None:
    address, client = arranged(cast), cast.client("ana")
    sent = fields(client.get(f"{address}hold/"), "desk-room") | {"n1-text": "Written too late.", "n1-ground": "observed", "do": "note-1"}
    client.logout()
    there = gone_on(client.post(f"{address}hold/", sent), cast.client("ana"))
    assert there.redirect_chain[-1][0] == f"{address}hold/"
    assert fields(cast.client("ana").get(f"{address}hold/"), "desk-room")["n1-text"] == ["Written too late."]


def held_core_group(cast: Cast, address: str) -> None:
    """The core group about Jade met, with Ana and Claire, and everything was spoken of."""
    client = cast.client("ana")
    for who, sector in (("Ana Pires", "social-care"), ("Claire Hacquoil", "health")):
        sent = fields(client.get(f"{address}hold/"), "desk-room")
        client.post(f"{address}hold/", sent | {"new-who": who, "new-sector": sector, "new-here": "in-person", "do": "here"})
    for number in ("1", "2", "3"):
        sent = fields(client.get(f"{address}hold/"), "desk-room")
        client.post(f"{address}hold/", sent | {f"n{number}-text": "Spoken of.", f"n{number}-ground": "observed", "do": f"note-{number}"})
    cast.tell(
        "jade", "core-group-held", 0, meeting=address.split("/")[2], quorate=True, all_agreed=True, next_meetings=[str(cast.ago(-20))]
    )


def test_decisions_about_several_children_are_sent_together_and_each_is_its_own(cast: Cast) -> None:
    address, client = arranged(cast, type="strategy-discussion"), cast.client("ana")
    sent = fields(client.get(f"{address}hold/"), "desk-room")
    client.post(f"{address}hold/", sent | {"new-who": "Eve Moore", "new-sector": "police", "new-here": "link", "do": "here"})
    link = unescape(re.search(r'href="([^"]+strategy-discussion-held/[^"]+)"', markup(client.get(f"{address}hold/")))[1])
    first = client.get(link)
    why = {"reason-hold-strategy-discussion-without-quorum": "They sent word"}
    sent = fields(first) | {"outcome": "enquiry", "send": "record", "also": [str(cast.noah)]} | why
    second = client.post(action(first), sent)
    for _ in range(2):  # a ruling may want a reason first
        if second.status_code != 302:
            names = re.findall(r'<textarea[^>]* name="(reason-[^"]+)"', markup(second))
            second = client.post(
                action(second),
                fields(second) | {"outcome": "enquiry", "send": "record", "also": [str(cast.noah)]} | dict.fromkeys(names, "Known"),
            )
    form = client.get(second.headers["Location"])
    assert "Noah" in words(form)
    assert fields(form)["attended-0-who"] == ["Eve Moore"]
    own = next(row.meeting for row in Meeting.objects.filter(subject=cast.noah, type="strategy-discussion"))
    assert f'value="{own}"' in markup(form)
    done = client.post(action(form), fields(form) | {"outcome": "no-enquiry", "meeting": str(own), "send": "record"})
    for _ in range(2):
        if done.status_code != 302:
            names = re.findall(r'<textarea[^>]* name="(reason-[^"]+)"', markup(done))
            done = client.post(
                action(done),
                fields(done) | {"outcome": "no-enquiry", "meeting": str(own), "send": "record"} | dict.fromkeys(names, "Known"),
            )
    assert done.headers["Location"].startswith("/recorded/"), words(done)
    assert [entry["outcome"] for entry in said("strategy-discussion-held", cast.jade)][-1] == "enquiry"
    assert [entry["outcome"] for entry in said("strategy-discussion-held", cast.noah)] == ["no-enquiry"]
    page = words(client.get(f"{address}hold/"))
    assert "Start an enquiry" in page and "No enquiry is needed" in page and "Decide for" not in page


def test_what_a_meeting_decided_is_decided_once(cast: Cast) -> None:
    address, client = arranged(cast, both=False), cast.client("ana")
    page = markup(client.get(f"{address}hold/"))
    link = unescape(re.search(r'href="([^"]+core-group-held/[^"]+)"', page)[1])
    form = client.get(link)
    held_core_group(cast, address)
    again = client.post(
        action(form),
        fields(form) | {"life": "What I wrote stays.", "meeting": address.split("/")[2], "all_agreed": "yes", "send": "record"},
    )
    assert "already been closed, by Ana Pires" in words(again)
    assert fields(again)["life"] == ["What I wrote stays."]


# Afterwards.


def test_notes_go_out_with_what_is_left_out_and_who_does_not_get_them(cast: Cast) -> None:
    address, client = arranged(cast, both=False), cast.client("ana")
    held_core_group(cast, address)
    assert "The notes are not sent yet." in words(client.get(f"{address}after/"))
    page = client.get(f"{address}send/")
    handles = handles_in(page)
    sent = fields(page) | {"send": "record", "with_agreement": "yes"} | {f"give-{handle}": "send" for handle in handles.values()}
    sent |= {f"how-{handle}": "By hand" for handle in handles.values()} | {"reason-send-before-closing": "The family wants them today"}
    sent |= {f"give-{handles['Ben Carter']}": "withhold", f"without-{handles['Claire Hacquoil']}": "the address"}
    refused = client.post(f"{address}send/", sent)
    assert refused.status_code == 422
    assert "Write why Ben Carter does not get them." in words(refused)
    sent |= {f"why-{handles['Ben Carter']}": "He is named in them"}
    for _ in range(2):
        done = client.post(f"{address}send/", sent)
        assert done.status_code == 302, words(done)
    (entry,) = [entry for entry in said("core-group-notes-circulated", cast.jade) if entry.get("with_agreement")]
    assert {one["who"]: one.get("without") for one in entry["sent"]}["Claire Hacquoil"] == "the address"
    assert entry["withheld"] == [{"who": "Ben Carter", "why": "He is named in them"}]
    assert "He is named in them" in words(client.get(f"{address}after/"))


def handles_in(page: Any) -> dict[str, str]:
    """Who is in the form, with the handle by which it speaks of them."""
    found = {}
    for row in markup(page).split("<fieldset")[1:]:
        who, handle = re.search(r"<legend[^>]*>([^<]+)", row), re.search(r'name="give-([0-9a-f]+)"', row)
        if who and handle:
            found[unescape(who[1]).strip()] = handle[1]
    return found


def test_a_challenge_stands_beside_the_minutes_with_what_was_decided(cast: Cast) -> None:
    address, client = arranged(cast, both=False), cast.client("ana")
    held_core_group(cast, address)
    link = unescape(re.search(r'href="([^"]+minutes-challenged/[^"]+)"', markup(client.get(f"{address}after/")))[1])
    form = client.get(link)
    sent = fields(form) | {"who": "Marie Le Brocq", "passage": "She slept.", "claims": "She was at work.", "send": "record"}
    assert client.post(action(form), sent).headers["Location"] == f"{address}after/"
    page = words(client.get(f"{address}after/"))
    assert "She was at work." in page and "Not decided yet" in page
    assert "a challenge to the minutes is open" in words(client.get(f"/records/{cast.jade}/meetings/"))


# Lists, calendars, refusals.


def test_conferences_are_arranged_by_the_administrator_and_asked_for_by_others(cast: Cast) -> None:
    page = words(cast.client("ana").get(f"/records/{cast.jade}/meetings/"))
    assert "Ask for a conference" in page and "Review conference" not in page.partition("To come")[0]
    refused = cast.client("ana").get(f"/records/{cast.jade}/meetings/arrange/", {"type": "review-conference"})
    assert refused.status_code == 403
    assert "Ask the administrator of the Independent Safeguarding Service to record it." in words(refused)


def test_the_calendar_file_names_no_child(cast: Cast) -> None:
    file = cast.client("ana").get(f"{arranged(cast, ahead=3)}calendar.ics")
    assert file.headers["Content-Type"].startswith("text/calendar")
    assert "Jade" not in markup(file) and "BEGIN:VEVENT" in markup(file)


def test_my_work_names_the_meetings_to_come_of_my_children(cast: Cast) -> None:
    arranged(cast, ahead=3)
    page = words(cast.client("ana").get("/"))
    assert re.search(r"Core group (?:yours )?\w+ \d+ \w+(?: \d{4})? in 3 days", page) and re.search(
        r"Jade Le Brocq \d+ , Noah Le Brocq", page
    )
    assert "Core group" not in words(cast.client("sam").get("/"))


def test_an_arranging_form_for_a_sort_that_does_not_exist_is_not_found(cast: Cast) -> None:
    assert cast.client("ana").get(f"/records/{cast.jade}/meetings/arrange/", {"type": "tea-party"}).status_code == 404
    assert cast.client("sam").get(f"/records/{cast.jade}/meetings/arrange/", {"type": "core-group"}).status_code == 404
    assert cast.client("sam").get(f"/records/{cast.jade}/meetings/").status_code == 404


def test_somebody_who_must_not_know_the_address_is_marked_from_the_beginning(cast: Cast) -> None:
    home = {"lines": ["9 Rue Secrète"], "parish": "st-saviour", "sort": "home", "withheld": True, "withheld_from": "Her mother"}
    cast.tell("noah", "address-noted", 3, **home)
    address = arranged(cast, type="strategy-discussion")
    assert "Not to know the address" in words(cast.client("ana").get(address))


def test_a_corrected_arrangement_keeps_brothers_and_sisters_together(cast: Cast) -> None:
    address, client = arranged(cast, type="strategy-discussion"), cast.client("ana")
    link = re.search(r'href="(/entries/[^"]+/correct/)"', markup(client.get(address)))[1]
    form = client.get(link)
    done = client.post(action(form), fields(form) | {"place": "Parish hall", "correcting": "Another room", "send": "record"})
    assert done.status_code == 302, words(done)
    page = words(client.get(address))
    assert "Parish hall" in page and "Noah Le Brocq" in page


def test_a_day_that_is_put_right_twice_makes_the_calendar_file_newer_each_time(cast: Cast) -> None:
    address = arranged(cast, both=False, ahead=9)
    entry, found = UUID(address.split("/")[2]), list[int]()
    for day in (8, 7, 6):
        found.append(int(re.search(r"SEQUENCE:(\d+)", markup(cast.client("ana").get(f"{address}calendar.ics")))[1]))
        body = said("protection-meeting-arranged", cast.jade)[-1] | {"for": cast.ago(-day).isoformat()}
        entry = cast.tell("jade", "protection-meeting-arranged", 0, replaces=entry, why="Another day", **body)
    assert found == sorted(set(found))


@pytest.mark.parametrize("part", ["", "hold/"])
def test_a_core_group_sees_who_agreed_to_see_whom_and_whether_they_did(cast: Cast, part: str) -> None:
    """CPP-37: beside the child on a plan, and for nobody else of the meeting."""
    agreed = [{"who": "Claire", "practitioner": str(cast.claire), "whom": "Jade", "child": True, "how_often": "At home", "every_days": 2}]
    cast.tell("jade", "core-group-held", 4, quorate=True, all_agreed=True, contacts=agreed)
    said = words(cast.client("ana").get(f"{arranged(cast)}{part}"))
    assert "Jade: who in the core group sees whom" in said
    assert "Noah: who in the core group sees whom" not in said
    assert "Jade: At home (every 2 days)" in said
    assert "Missed once" in said


@pytest.mark.parametrize("part", ["", "hold/"])
def test_other_meetings_do_not_ask_who_sees_whom(cast: Cast, part: str) -> None:
    assert "who in the core group sees whom" not in words(cast.client("ana").get(f"{arranged(cast, type='strategy-discussion')}{part}"))


def test_a_first_conference_that_makes_no_plan_is_asked_for_nothing_of_a_plan(cast: Cast) -> None:
    """Though its form begins with what a plan would need."""
    day = {"for": str(cast.today)}
    meeting = cast.tell("noah", "conference-arranged", 0, by="ruth", type="initial", chairs=str(cast.ruth), **day)
    client = cast.client("ruth")
    form = client.get(f"/records/{cast.noah}/record/conference-held/", {"meeting": str(meeting)})
    told = {"outcome": "no-plan", "why": "He is safe at home.", "in_plain_words": "There is no plan.", "complaints_told": "yes"}
    asked = client.post(action(form), fields(form) | told | {"send": "record"})
    why = dict.fromkeys(re.findall(r'<textarea[^>]* name="(reason-[^"]+)"', markup(asked)), "The others had written what they know.")
    done = client.post(action(asked), fields(asked) | why | {"send": "record"})
    assert done.status_code == 302, words(done)
    (held,) = said("conference-held", cast.noah)
    assert (held["type"], held["outcome"], held.get("first_core_group")) == ("initial", "no-plan", None)
