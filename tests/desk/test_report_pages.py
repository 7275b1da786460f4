"""A report that somebody is asked for: on My work, written, sent, put right; for brothers and sisters side by side."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from agencies.workplace import practitioner
from cast import Cast
from corbiere.agencies.entries import Profession
from corbiere.desk.components.words import age_in_words
from corbiere.desk.models import Draft
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.writing import withdraw
from desk.test_meeting_pages import action, fields, words
from markup import markup
from meetings.asking import AskedFor, asked_for_reports, report

pytestmark = pytest.mark.django_db
RECEIVED = "protection-report-received"


def page(cast: Cast, asked: AskedFor, who: str = "david") -> Any:
    return cast.client(who).get(f"/reports/{asked.request}/")


def sent(cast: Cast, asked: AskedFor, text: str = "She comes hungry.", *, part: str = "", send: str = "record", **more: str) -> Any:
    client = cast.client("david")
    shown = client.get(f"/reports/{asked.request}/{part}")
    typed = fields(shown) | {"says-0-text": text, "says-0-ground": "observed", "send": send, **more}
    return client.post(action(shown), typed, follow=True)


def reports(cast: Cast, child: str = "jade") -> list[dict[str, Any]]:
    with without_row_security():
        return [line.body for line in lines(cast.people[child]) if line.kind == RECEIVED]


# My work.


def test_my_work_lists_what_is_wanted_by_when_and_leads_to_it(cast: Cast) -> None:
    asked = asked_for_reports(cast, wanted=3)["jade"]
    work = cast.client("david").get("/")
    assert "Your report to the review conference" in words(work)
    assert "in 3 days" in words(work) and "Write Your report" in words(work)
    assert f'href="/reports/{asked.request}/"' in markup(work)


@pytest.mark.parametrize(("wanted", "said"), [(0, "today"), (-1, "1 day late")])
def test_the_last_day_in_time_and_the_first_that_is_late(cast: Cast, wanted: int, said: str) -> None:
    """ISS-7-C4."""
    asked = asked_for_reports(cast, wanted=wanted)["jade"]
    work = words(cast.client("david").get("/"))
    assert said in work and ("late" in work) == (wanted < 0)
    assert ("Late" in words(page(cast, asked))) == (wanted < 0)


def test_nobody_else_has_it_on_their_work(cast: Cast) -> None:
    asked_for_reports(cast)
    for who in ("eve", "sam", "claire"):
        assert "Your report to" not in words(cast.client(who).get("/"))


def test_one_that_was_sent_stays_there_to_be_put_right(cast: Cast) -> None:
    sent(cast, asked_for_reports(cast)["jade"])
    assert "Your report to the review conference is in" in words(cast.client("david").get("/"))


@pytest.mark.parametrize(("ahead", "listed"), [(0, True), (-1, False)])
def test_it_leaves_my_work_when_the_meeting_is_over_and_can_still_be_sent_late(cast: Cast, ahead: int, listed: bool) -> None:
    """ISS-7-C3."""
    asked = asked_for_reports(cast, ahead=ahead, wanted=-3, ago=9)["jade"]
    assert ("Your report to" in words(cast.client("david").get("/"))) is listed
    assert ("Did not come" in words(page(cast, asked))) is not listed
    if not listed:
        cast.tell("jade", "conference-held", 1, meeting=str(asked.meeting), type="review", outcome="continue")
    prepared = words(cast.client("ana").get(f"/meetings/{asked.meeting}/"))
    assert ("Did not come" in prepared, "days late" in prepared) == (not listed, listed)
    sent(cast, asked)
    assert ("After the meeting" in words(cast.client("ana").get(f"/meetings/{asked.meeting}/"))) is not listed
    assert "is in" in words(cast.client("david").get("/"))


# Who sees the page.


def test_a_stranger_a_colleague_and_another_agency_are_told_what_is_told_of_nothing(cast: Cast) -> None:
    asked = asked_for_reports(cast)["jade"]
    cast.people["nora"] = practitioner("Nora Bisson", cast.agencies["david"], Profession.TEACHER)
    nothing = cast.client("sam").get(f"/reports/{UUID(int=5)}/")
    for who in ("nora", "sam", "eve", "ana"):
        closed = page(cast, asked, who)
        assert (closed.status_code, words(closed)) == (404, words(nothing))
        assert cast.client(who).get(f"/reports/{asked.request}/correct/").status_code == 404


def test_the_page_says_whom_it_is_about_and_what_for_and_nothing_else(cast: Cast) -> None:
    """PS-3.13."""
    asked = asked_for_reports(cast)["jade"]
    asked_for_reports(cast, "eve", ago=4)
    shown = words(page(cast, asked))
    for said in ("Report about Jade Le Brocq", "Review conference", "What a report holds", "PS-3.13", "default"):
        assert said in shown
    for secret in ("Eve Moore", "Noah", "Marie", "Rue des Prés", "Ana Pires", "Child Protection Register", "neglect"):
        assert secret not in shown


def test_it_is_closed_once_the_request_is_withdrawn_or_the_meeting_called_off_or_the_weeks_are_over(cast: Cast) -> None:
    first = asked_for_reports(cast)["jade"]
    withdraw(first.request, cast.jade, cast.today, "Another teacher", by=Author(system="x"))
    second = asked_for_reports(cast, ago=4)["jade"]
    assert page(cast, second).status_code == 200
    cast.tell("jade", "protection-meeting-called-off", 1, of=str(second.meeting), why="not-needed")
    over = asked_for_reports(cast, children=("noah",), ahead=-29, wanted=-30, ago=40)["noah"]
    assert [page(cast, asked).status_code for asked in (first, second, over)] == [404] * 3
    assert "Your report to" not in words(cast.client("david").get("/"))


def test_the_four_hundred_and_four_shows_what_was_typed_when_it_closed_meanwhile(cast: Cast) -> None:
    asked = asked_for_reports(cast)["jade"]
    client = cast.client("david")
    shown = client.get(f"/reports/{asked.request}/")
    withdraw(asked.request, cast.jade, cast.today, "Another teacher", by=Author(system="x"))
    typed = fields(shown) | {"says-0-text": "She comes hungry.", "says-0-ground": "observed", "send": "record"}
    closed = client.post(action(shown), typed)
    assert closed.status_code == 404 and "She comes hungry." in words(closed)
    assert reports(cast) == []


# Writing.


def test_it_is_sent_with_what_the_request_says_and_read_by_who_prepares(cast: Cast) -> None:
    """ISS-7-C3, PS-3.12."""
    asked = asked_for_reports(cast)["jade"]
    done = sent(cast, asked, recommends="Breakfast club")
    assert "Your report about Jade is in." in words(done)
    assert "What you sent" in words(done) and "She comes hungry." in words(done) and "Who reads it" in words(done)
    (body,) = reports(cast)
    assert (body["of"], body["asked"], body["agency"], body["from"]) == (
        str(asked.meeting), str(asked.request), str(cast.agencies["david"]), "David Vibert",
    )  # fmt: skip
    assert "Recommends: Breakfast club" in words(cast.client("ana").get(f"/meetings/{asked.meeting}/"))


def test_the_same_form_sent_twice_is_one_report(cast: Cast) -> None:
    asked = asked_for_reports(cast)["jade"]
    client = cast.client("david")
    shown = client.get(f"/reports/{asked.request}/")
    typed = fields(shown) | {"says-0-text": "She comes hungry.", "says-0-ground": "observed", "send": "record"}
    assert [client.post(action(shown), typed).status_code for _ in range(2)] == [302, 302]
    assert len(reports(cast)) == 1


def test_an_empty_form_says_what_is_missing_and_keeps_the_rest(cast: Cast) -> None:
    asked = asked_for_reports(cast)["jade"]
    done = sent(cast, asked, "", recommends="Breakfast club", **{"says-0-ground": ""})
    assert done.status_code == 422 and "“Your report” is not answered yet" in words(done) and "Breakfast club" in markup(done)


def test_what_was_told_names_who_told_it(cast: Cast) -> None:
    """PS-7.8."""
    asked = asked_for_reports(cast)["jade"]
    told = {"says-0-ground": "reported"}
    assert "say who told you this" in words(sent(cast, asked, "Gran is worried.", **told)).lower()
    assert reports(cast) == []
    sent(cast, asked, "Gran is worried.", **told, **{"says-0-reported_by": "Gran, Mum’s mother"})
    assert [body["says"][0]["reported_by"] for body in reports(cast)] == ["Gran, Mum’s mother"]


def test_a_draft_waits_on_its_own_page_and_on_my_work(cast: Cast) -> None:
    asked = asked_for_reports(cast)["jade"]
    sent(cast, asked, "Half a sentence", send="later")
    assert "Half a sentence" in markup(page(cast, asked))
    draft = Draft.objects.get(practitioner=cast.david, subject=cast.jade)
    assert cast.client("david").get(f"/drafts/{draft.id}/").headers["Location"] == f"/reports/{asked.request}/"
    assert reports(cast) == []


def test_what_was_sent_is_put_right_and_stays_on_its_day(cast: Cast) -> None:
    asked = asked_for_reports(cast)["jade"]
    sent(cast, asked)
    done = sent(cast, asked, "She comes hungry on Mondays.", part="correct/", correcting="It is Mondays")
    assert "is corrected" in words(done) and "on Mondays." in words(done)
    assert [body["says"][0]["text"] for body in reports(cast)] == ["She comes hungry on Mondays."]


def test_what_the_office_typed_is_not_shown_and_not_asked_again(cast: Cast) -> None:
    asked = asked_for_reports(cast)["jade"]
    cast.tell("jade", RECEIVED, 0, **report(asked, "As read to me on the telephone."))
    shown = page(cast, asked)
    assert "Somebody else recorded that it came" in words(shown) and "telephone" not in words(shown)
    assert cast.client("david").get(f"/reports/{asked.request}/correct/").status_code == 404


def test_what_was_being_typed_when_another_way_brought_it_in_is_shown_back(cast: Cast) -> None:
    asked = asked_for_reports(cast)["jade"]
    client = cast.client("david")
    shown = client.get(f"/reports/{asked.request}/")
    cast.tell("jade", RECEIVED, 0, **report(asked, "As read to me on the telephone."))
    typed = fields(shown) | {"says-0-text": "In my own words.", "says-0-ground": "observed", "send": "record"}
    refused = client.post(action(shown), typed)
    assert refused.status_code == 422 and "already been answered" in words(refused) and "In my own words." in markup(refused)
    assert "What you had begun to write" in words(page(cast, asked)) and "In my own words." in words(page(cast, asked))
    assert len(reports(cast)) == 1


# Brothers and sisters.


def test_brothers_and_sisters_stand_side_by_side_and_have_a_report_each(cast: Cast) -> None:
    asked = asked_for_reports(cast, children=("jade", "noah"))
    work = cast.client("david").get("/")
    assert len(re.findall(r"/reports/[^/]+/\">Write", markup(work))) == 1
    assert "Jade Le Brocq" in words(work) and "Noah Le Brocq" in words(work)
    done = sent(cast, asked["jade"])
    assert "Write about Noah" in words(done)
    assert (len(reports(cast)), reports(cast, "noah")) == (1, [])
    other = page(cast, asked["noah"])
    assert "She comes hungry." not in markup(other)
    jade = age_in_words(date(cast.today.year - 8, 12, 1), cast.today)
    assert f"Jade Le Brocq , {jade} Sent" in words(other) and "Noah Le Brocq , 6 months To be written" in words(other)


def test_what_was_written_of_one_is_taken_for_the_other_only_if_that_is_chosen(cast: Cast) -> None:
    asked = asked_for_reports(cast, children=("jade", "noah"))
    sent(cast, asked["jade"], recommends="Breakfast club")
    client = cast.client("david")
    shown = client.get(f"/reports/{asked['noah'].request}/")
    taken = client.post(action(shown), fields(shown) | {"take": str(asked["jade"].request)})
    assert "This is what you wrote about Jade" in words(taken)
    assert fields(taken)["says-0-text"] == ["She comes hungry."] and fields(taken)["recommends"] == ["Breakfast club"]
    assert reports(cast, "noah") == []


def test_a_child_whom_the_writer_knows_is_not_among_them(cast: Cast) -> None:
    asked = asked_for_reports(cast, children=("jade", "noah"))
    cast.tell("david", "knows-declared", 1, by="david", person=str(cast.noah), how="my nephew")
    assert "Noah" not in words(page(cast, asked["jade"]))
    assert page(cast, asked["noah"]).status_code == 404


def test_somebody_in_the_core_group_who_is_asked_writes_on_the_same_page(cast: Cast) -> None:
    """What they see of the record already stands beside nothing here: no other agency's report."""
    first = asked_for_reports(cast, "eve")["jade"]
    cast.tell("jade", RECEIVED, 0, by="eve", **report(first, "Two calls at night."))
    asked = asked_for_reports(cast, "claire", ago=4)["jade"]
    shown = page(cast, asked, "claire")
    assert shown.status_code == 200 and "Two calls at night." not in words(shown)
    typed = fields(shown) | {"says-0-text": "She gains weight.", "says-0-ground": "observed", "send": "record"}
    done = cast.client("claire").post(action(shown), typed, follow=True)
    assert "She gains weight." in words(done)
